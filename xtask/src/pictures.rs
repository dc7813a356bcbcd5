//! The pictures that a catalogue names, as files: in its own folder, or among those of `public`.

use crate::output::inside;
use crate::paths;
use anyhow::Result;
use kiosque::catalogue::parse::{Problem, problem};
use kiosque::catalogue::{Catalogue, Link};
use kiosque::picture::{PictureError, Pictures, Size};
use percent_encoding::percent_decode_str;
use rayon::prelude::*;
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

/// A picture of the site.
#[derive(Debug, Clone)]
pub struct Picture {
    /// Its path below the site's folder.
    pub path: String,
    /// The file it is.
    pub file: PathBuf,
    /// How large it is.
    pub size: Size,
}

/// Why a picture cannot be shown: what is wrong, and what would be right.
type Fault = (String, String);

/// Finds and reads every picture of a catalogue whose file stands in `folder`; by the paths that the catalogue gives.
pub fn read(text: &str, catalogue: &Catalogue, folder: &Path) -> Result<HashMap<String, Picture>, Vec<Problem>> {
    let images = catalogue.entries.iter().enumerate().filter_map(|(place, entry)| {
        let link = &entry.image.as_ref()?.src;
        link.host().is_none().then_some((place, link))
    });
    let found: Vec<(usize, &Link, Result<Picture, Fault>)> = images
        .collect::<Vec<_>>()
        .into_par_iter()
        .map(|(place, link)| (place, link, find(link.as_str(), folder)))
        .collect();
    let (mut pictures, mut problems) = (HashMap::new(), Vec::new());
    for (place, link, found) in found {
        match found {
            Ok(picture) => drop(pictures.insert(link.as_str().to_owned(), picture)),
            Err((wrong, right)) => problems.push(problem(text, format!("entries[{place}].image.src"), wrong, right)),
        }
    }
    if problems.is_empty() { Ok(pictures) } else { Err(problems) }
}

/// The sizes of pictures, as pages want them.
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
    let places = [folder.join(&relative), paths::public().join(&relative)];
    let Some(file) = places.iter().find(|file| file.is_file()).cloned() else {
        let [beside, _] = places.each_ref().map(|file| paths::shown(file));
        return Err((format!("there is no picture {shown}"), format!("put the file there: {beside}")));
    };
    let bytes = fs::read(&file).map_err(|error| {
        (format!("{shown} cannot be read: {error}"), format!("make {} readable", paths::shown(&file)))
    })?;
    match Size::read(&bytes) {
        Ok(size) => Ok(Picture { path, file, size }),
        Err(error @ PictureError::Format) => Err((
            format!("{shown} is not a picture that pages show: {error}"),
            "save it as JPEG, PNG or WebP".to_owned(),
        )),
        Err(error) => Err((format!("{shown} is not a whole picture: {error}"), "save it again".to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kiosque::catalogue::parse::parse;

    const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/fixtures/pictures");

    /// The report on the fixture with another address in the place of its picture's.
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
    fn a_picture_that_cannot_be_shown_is_a_problem_with_a_place() -> Result<()> {
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
        ] {
            let report = report(address)?;
            let [line] = report.as_slice() else { anyhow::bail!("{address}: {report:?}") };
            assert!(line.contains(expected) && !line.starts_with("1:1 "), "{line}");
        }
        Ok(())
    }
}
