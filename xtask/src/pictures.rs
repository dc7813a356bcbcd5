//! The pictures that a catalogue names, as files in its own folder or in `public`, and the files of `public` that it
//! links.

use crate::output::inside;
use crate::paths;
use anyhow::{Context, Error, Result, anyhow};
use kiosque::catalogue::parse::{Problem, problem};
use kiosque::catalogue::{Catalogue, Link};
use kiosque::picture::{PictureError, Pictures, Size};
use percent_encoding::percent_decode_str;
use rayon::prelude::*;
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use unicode_normalization::UnicodeNormalization;

/// A picture of the site.
#[derive(Debug, Clone)]
pub struct Picture {
    /// Its path below the site's folder.
    pub path: String,
    /// Its file.
    pub file: PathBuf,
    /// Its size in pixels.
    pub size: Size,
}

impl Picture {
    /// Its bytes.
    pub fn read(&self) -> Result<Vec<u8>> {
        fs::read(&self.file).with_context(|| {
            format!("cannot read the picture {}; put it back, or make it readable", paths::shown(&self.file))
        })
    }

    /// Why no picture can be made from it, and what to do.
    pub fn unusable(&self, error: &PictureError) -> Error {
        anyhow!("cannot make other sizes of the picture {}: {error}; {}", paths::shown(&self.file), error.remedy())
    }
}

/// Why a picture cannot be shown: what is wrong, and the correction.
type Fault = (String, String);

/// Finds and reads every picture of a catalogue in `folder`; keyed by the paths that the catalogue gives.
pub fn read(text: &str, catalogue: &Catalogue, folder: &Path) -> Result<HashMap<String, Picture>, Vec<Problem>> {
    let images = catalogue.entries.iter().enumerate().filter_map(|(index, entry)| {
        let link = &entry.image.as_ref()?.src;
        link.host().is_none().then_some((index, link))
    });
    let found: Vec<(usize, &Link, Result<Picture, Fault>)> = images
        .collect::<Vec<_>>()
        .into_par_iter()
        .map(|(index, link)| (index, link, find(link.as_str(), folder)))
        .collect();
    let (mut pictures, mut problems) = (HashMap::new(), Vec::new());
    for (index, link, found) in found {
        match found {
            Ok(picture) => drop(pictures.insert(link.as_str().to_owned(), picture)),
            Err((wrong, right)) => problems.push(problem(text, format!("entries[{index}].image.src"), wrong, right)),
        }
    }
    for (index, entry) in catalogue.entries.iter().enumerate() {
        let media = entry.media.as_ref().map(|media| &media.url);
        for (field, link) in [
            ("source_url", entry.source_url.as_ref()),
            ("document_url", entry.document_url.as_ref()),
            ("media.url", media),
        ] {
            let fault = link.filter(|link| link.host().is_none()).and_then(|link| linked(link.as_str()));
            let fault = fault.map(|(wrong, right)| problem(text, format!("entries[{index}].{field}"), wrong, right));
            problems.extend(fault);
        }
    }
    problems.sort_by_key(|problem| (problem.line, problem.column));
    if problems.is_empty() { Ok(pictures) } else { Err(problems) }
}

/// What is wrong with a link to the site itself: a file of `public` has almost that name. Other paths may exist on
/// the host without being ours.
fn linked(address: &str) -> Option<Fault> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let path = percent_decode_str(path.trim_matches('/')).decode_utf8().ok().filter(|path| inside(path).is_ok())?;
    match look_for(&path, &paths::public()) {
        Found::Nearly(real) => Some(other_name(&path, &real)),
        Found::Exactly(_) | Found::Nothing => None,
    }
}

/// The sizes of pictures, for pages.
pub fn sizes(pictures: &HashMap<String, Picture>) -> Pictures {
    pictures.iter().map(|(path, picture)| (path.clone(), picture.size)).collect()
}

fn find(address: &str, folder: &Path) -> Result<Picture, Fault> {
    let shown = format!("“{address}”");
    let plain = "write the path of a file, such as /images/plage.jpg";
    let path = percent_decode_str(address.trim_start_matches('/')).decode_utf8();
    let Some((path, relative)) =
        path.ok().and_then(|path| inside(&path).ok().map(|relative| (path.into_owned(), relative)))
    else {
        return Err((format!("{shown} cannot be a file of the site"), plain.to_owned()));
    };
    let folders = [folder.to_path_buf(), paths::public()];
    let file = match folders.each_ref().map(|folder| look_for(&path, folder)) {
        [Found::Exactly(file), _] | [_, Found::Exactly(file)] => file,
        [Found::Nearly(name), _] | [_, Found::Nearly(name)] => return Err(other_name(&path, &name)),
        [Found::Nothing, Found::Nothing] => {
            let right = format!("put the file there: {}", paths::shown(&folder.join(&relative)));
            return Err((format!("there is no picture {shown}"), right));
        }
    };
    let bytes = fs::read(&file).map_err(|error| {
        (format!("{shown} cannot be read: {error}"), format!("make {} readable", paths::shown(&file)))
    })?;
    match Size::read(&bytes) {
        Ok(size) => Ok(Picture { path, file, size }),
        Err(error) => {
            let what = match error {
                PictureError::Format | PictureError::Unusual(_) | PictureError::Unwritable(_) => {
                    "is not a picture that pages show"
                }
                PictureError::TooLarge => "is larger than pages need",
                PictureError::Broken(_) => "is not a whole picture",
            };
            Err((format!("{shown} {what}: {error}"), error.remedy().to_owned()))
        }
    }
}

/// What a folder has for a path.
enum Found {
    /// The file.
    Exactly(PathBuf),
    /// A file with a different name that many systems treat as the same; its real path.
    Nearly(String),
    Nothing,
}

/// Looks for a file by the real names in its folders: a system that ignores capitals or Unicode forms finds files
/// that servers will not find.
fn look_for(path: &str, folder: &Path) -> Found {
    // A catalogue named without a folder is in the current one.
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    // The system's canonical path is right if it equals the given one; a link on the way changes it, too.
    let exact = folder.join(path);
    if exact.is_file() && exact.canonicalize().is_ok_and(|real| real.ends_with(path)) {
        return Found::Exactly(exact);
    }
    let (mut file, mut names) = (folder.to_path_buf(), Vec::new());
    for part in path.split('/') {
        let entries = fs::read_dir(&file).into_iter().flatten().flatten();
        let found = entries.filter_map(|entry| entry.file_name().into_string().ok());
        let mut found: Vec<String> = found.filter(|name| alike(name) == alike(part)).collect();
        // The exact name, or else always the same one of several.
        found.sort_by_key(|name| (name != part, name.clone()));
        let Some(name) = found.into_iter().next() else { return Found::Nothing };
        file.push(&name);
        names.push(name);
    }
    let real = names.join("/");
    match file.is_file() {
        true if real == path => Found::Exactly(file),
        true => Found::Nearly(real),
        false => Found::Nothing,
    }
}

/// A name without what some systems ignore: capitals, and whether an accent is a character of its own.
fn alike(name: &str) -> String {
    name.nfc().flat_map(char::to_lowercase).nfc().collect()
}

/// What to say of a path that differs from the file's real one only in ways that some systems ignore.
fn other_name(path: &str, real: &str) -> Fault {
    let composed: String = real.nfc().collect();
    if path.nfc().collect::<String>() != composed {
        let wrong = format!("the file of “/{path}” is called “/{real}”, and servers tell capitals from small letters");
        return (wrong, format!("did you mean “/{composed}”?"));
    }
    let wrong = format!(
        "“/{path}” and the name of its file hold the same letters in two forms of Unicode, which servers tell apart"
    );
    let name = composed.rsplit('/').next().unwrap_or(&composed);
    let right = if real == composed {
        format!("write the accents here as one character each (NFC), as the file’s name has them: “/{composed}”")
    } else {
        format!("give the file a name with accents as one character each (NFC): “{name}”")
    };
    (wrong, right)
}

#[cfg(test)]
mod tests {
    use super::*;
    use kiosque::catalogue::parse::parse;

    const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/fixtures/pictures");

    /// The report on the fixture with another address for its picture.
    fn report(address: &str) -> Result<Vec<String>> {
        let text = fs::read_to_string(format!("{FOLDER}/catalogue.json"))?.replace("/images/plage.png", address);
        let catalogue = parse(&text).map_err(|problems| anyhow::anyhow!("{problems:?}"))?;
        let problems = read(&text, &catalogue, Path::new(FOLDER)).err().unwrap_or_default();
        Ok(problems.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn a_picture_beside_the_catalogue_is_found_and_measured() -> Result<()> {
        let text = fs::read_to_string(format!("{FOLDER}/catalogue.json"))?;
        let catalogue = parse(&text).map_err(|problems| anyhow::anyhow!("{problems:?}"))?;
        let pictures =
            read(&text, &catalogue, Path::new(FOLDER)).map_err(|problems| anyhow::anyhow!("{problems:?}"))?;
        let size = pictures.get("/images/plage.png").map(|picture| picture.size);
        assert_eq!(size, Some(Size { width: 1200, height: 800 }));
        Ok(())
    }

    #[test]
    fn a_picture_that_cannot_be_shown_is_a_problem_with_a_location() -> Result<()> {
        for (address, expected) in [
            (
                "/images/absente.png",
                "entries[0].image.src: there is no picture “/images/absente.png”; put the file there: ",
            ),
            ("/catalogue.json", "entries[0].image.src: “/catalogue.json” is not a picture that pages show: "),
            ("/images/tronquee.png", "entries[0].image.src: “/images/tronquee.png” is not a whole picture: "),
            ("/../secret.png", "entries[0].image.src: “/../secret.png” cannot be a file of the site; "),
            ("/%2e%2e/secret.png", "entries[0].image.src: “/%2e%2e/secret.png” cannot be a file of the site; "),
            ("/images/plage.png?v=2", "entries[0].image.src: there is no picture “/images/plage.png?v=2”; "),
            ("/images", "entries[0].image.src: there is no picture “/images”; "),
            (
                "/Images/Plage.PNG",
                "entries[0].image.src: the file of “/Images/Plage.PNG” is called “/images/plage.png”, and servers tell capitals from \
                 small letters; did you mean “/images/plage.png”?",
            ),
        ] {
            let report = report(address)?;
            let [line] = report.as_slice() else { anyhow::bail!("{address}: {report:?}") };
            assert!(line.contains(expected) && !line.starts_with("1:1 "), "{line}");
        }
        Ok(())
    }

    #[test]
    fn a_picture_that_is_lost_while_the_site_is_made_is_named_with_what_to_do() -> Result<()> {
        let file = PathBuf::from("/absente/plage.png");
        let picture = Picture { path: "images/plage.png".into(), file, size: Size { width: 1, height: 1 } };
        let error = format!("{:#}", picture.read().err().context("it is read")?);
        let start = "cannot read the picture /absente/plage.png; put it back, or make it readable: ";
        assert!(error.starts_with(start), "{error}");
        assert_eq!(
            picture.unusable(&PictureError::TooLarge).to_string(),
            "cannot make other sizes of the picture /absente/plage.png: it has too many pixels; save it with at most 10,000 pixels a side"
        );
        Ok(())
    }

    #[test]
    fn a_link_to_a_file_of_the_site_that_is_nearly_there_is_a_problem() -> Result<()> {
        let text = fs::read_to_string(format!("{FOLDER}/catalogue.json"))?;
        for (field, expected) in [
            (
                r#""document_url": "/Favicon.svg#x""#,
                Some("entries[1].document_url: the file of “/Favicon.svg” is called “/favicon.svg”"),
            ),
            (
                r#""media": { "type": "video", "url": "/FAVICON.SVG" }"#,
                Some("entries[1].media.url: the file of “/FAVICON.SVG” is called"),
            ),
            (r#""document_url": "/favicon.svg""#, None),
            (r#""document_url": "/ailleurs/etude.pdf""#, None),
            (r#""source_url": "https://example.org/Favicon.svg""#, None),
        ] {
            let text = text.replace(r#""id": "houle","#, &format!("\"id\": \"houle\", {field},"));
            let catalogue = parse(&text).map_err(|problems| anyhow::anyhow!("{problems:?}"))?;
            let problems = read(&text, &catalogue, Path::new(FOLDER)).err().unwrap_or_default();
            let report: Vec<String> = problems.iter().map(ToString::to_string).collect();
            match expected {
                Some(expected) => {
                    assert!(report.len() == 1 && report.iter().all(|line| line.contains(expected)), "{report:?}")
                }
                None => assert!(report.is_empty(), "{report:?}"),
            }
        }
        Ok(())
    }

    #[test]
    fn a_catalogue_named_without_a_folder_has_its_pictures_beside_it() {
        // Tests run in the folder of their package.
        assert!(matches!(look_for("src/main.rs", Path::new("")), Found::Exactly(_)));
        assert!(matches!(look_for("src/Main.rs", Path::new("")), Found::Nearly(name) if name == "src/main.rs"));
    }

    #[test]
    fn a_name_in_another_form_of_unicode_is_found_out() -> Result<()> {
        let (composed, parted) = ("été.png", "e\u{301}te\u{301}.png");
        assert_ne!(composed, parted);
        let folder = std::env::temp_dir().join(format!("kiosque-pictures-{}", std::process::id()));
        let at = |file: &str, address: &str| -> Result<Result<Picture, Fault>> {
            fs::create_dir_all(&folder)?;
            fs::copy(format!("{FOLDER}/images/plage.png"), folder.join(file))?;
            let found = find(address, &folder);
            fs::remove_dir_all(&folder)?;
            Ok(found)
        };
        for name in [composed, parted] {
            assert!(at(name, &format!("/{name}"))?.is_ok(), "{name}");
            let encoded = percent_encoding::utf8_percent_encode(name, percent_encoding::NON_ALPHANUMERIC);
            assert!(at(name, &format!("/{encoded}"))?.is_ok(), "{encoded}");
        }
        for (file, address, right) in [
            (
                composed,
                parted,
                "write the accents here as one character each (NFC), as the file’s name has them: “/été.png”",
            ),
            (parted, composed, "give the file a name with accents as one character each (NFC): “été.png”"),
        ] {
            let Err((wrong, found)) = at(file, &format!("/{address}"))? else { anyhow::bail!("{address} is found") };
            assert!(wrong.contains("two forms of Unicode"), "{wrong}");
            assert_eq!(found, right);
        }
        // Both differ: the report names the capitals, and suggests the composed name.
        let Err((wrong, found)) = at(composed, "/E\u{301}te\u{301}.png")? else { anyhow::bail!("it is found") };
        assert!(wrong.contains("capitals") && found == "did you mean “/été.png”?", "{wrong}; {found}");
        Ok(())
    }
}
