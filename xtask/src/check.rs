//! `cargo xtask check FILE`: one line for a catalogue without problems, or the whole report. With `--fix`, first
//! repairs in the file what a program can.

mod rewrite;

use crate::catalogue::{self, Broken, Checked};
use crate::paths;
use crate::progress::count;
use anyhow::Result;
use kiosque::catalogue::parse::{self, Repaired};
use rewrite::rewrite;
use std::path::Path;
use std::process::ExitCode;

pub fn run(file: &Path, is_fixing: bool) -> Result<ExitCode> {
    // The report is the result, so it goes to standard output.
    let (report, code) = report(file, is_fixing)?;
    report.iter().for_each(|line| println!("{line}"));
    Ok(code)
}

fn report(file: &Path, is_fixing: bool) -> Result<(Vec<String>, ExitCode)> {
    let shown = paths::shown(file);
    let mut lines = Vec::new();
    if is_fixing {
        match fix(file) {
            Ok(repairs) => {
                lines.extend(repairs.iter().map(|repair| format!("{shown}:{repair}")));
                lines.push(match repairs.len() {
                    0 => format!("{shown}: nothing to repair"),
                    number => format!("{shown}: {} repaired", count(number, "text", "texts")),
                });
            }
            Err(error) => {
                lines.push(error.downcast::<Broken>()?.to_string());
                return Ok((lines, ExitCode::FAILURE));
            }
        }
    }
    match catalogue::read(file) {
        Ok(Checked { catalogue, warnings, .. }) => {
            lines.extend(warnings.lines());
            lines.push(format!(
                "{shown}: {}, {}, {}, {}; {}",
                count(catalogue.entries.len(), "entry", "entries"),
                count(catalogue.sections.len(), "section", "sections"),
                count(catalogue.themes.len(), "theme", "themes"),
                count(catalogue.people.len(), "person", "people"),
                warnings.sum(),
            ));
            Ok((lines, ExitCode::SUCCESS))
        }
        Err(error) => {
            lines.push(error.downcast::<Broken>()?.to_string());
            Ok((lines, ExitCode::FAILURE))
        }
    }
}

/// Repairs the file; returns the changes, line by line.
fn fix(file: &Path) -> Result<Vec<String>> {
    let old = catalogue::text(file)?;
    let Repaired { text, repairs } = parse::repair(&old);
    if !repairs.is_empty() {
        rewrite(file, &old, &text)?;
    }
    Ok(repairs.iter().map(ToString::to_string).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    const EXPORT: &str = include_str!("../../tests/fixtures/cms-export.json");

    /// A copy of the export in a folder of its own, deleted at the end.
    struct Copy(std::path::PathBuf);

    impl Copy {
        fn new(name: &str, text: &str) -> Result<Self> {
            let folder = std::env::temp_dir().join(format!("kiosque-check-{}-{name}", std::process::id()));
            fs::create_dir_all(&folder)?;
            fs::write(folder.join("catalogue.json"), text)?;
            Ok(Self(folder))
        }

        fn file(&self) -> std::path::PathBuf {
            self.0.join("catalogue.json")
        }
    }

    impl Drop for Copy {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    fn names(folder: &Path) -> Result<Vec<String>> {
        let names = fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()));
        names.collect()
    }

    #[test]
    fn check_alone_changes_nothing() -> Result<()> {
        let copy = Copy::new("alone", EXPORT)?;
        let (report, code) = report(&copy.file(), false)?;
        assert_eq!(code, ExitCode::FAILURE);
        assert!(report.iter().any(|line| line.contains("check --fix")), "{report:?}");
        assert_eq!(fs::read_to_string(copy.file())?, EXPORT);
        Ok(())
    }

    #[test]
    fn fix_writes_the_file_and_tells_what_it_left() -> Result<()> {
        let copy = Copy::new("fix", EXPORT)?;
        let (first, code) = report(&copy.file(), true)?;
        // Dates in words are left to the editor.
        assert_eq!(code, ExitCode::FAILURE);
        let repaired = fs::read_to_string(copy.file())?;
        assert_eq!(repaired, parse::repair(EXPORT).text);
        assert!(first.iter().any(|line| line.contains(" → ")) && !first.concat().contains("check --fix"), "{first:?}");
        assert_eq!(names(&copy.0)?, ["catalogue.json"]);

        let (second, _) = report(&copy.file(), true)?;
        assert!(second.first().is_some_and(|line| line.ends_with("nothing to repair")), "{second:?}");
        assert_eq!(fs::read_to_string(copy.file())?, repaired);
        Ok(())
    }

    #[test]
    fn fix_ends_well_once_nothing_is_left() -> Result<()> {
        let good = include_str!("../../tests/fixtures/every-field.json")
            .replace("/images/maree.jpg", "https://a.example/b.jpg");
        let copy = Copy::new("well", &good.replace("La houle", " La houle&nbsp;"))?;
        let (report, code) = report(&copy.file(), true)?;
        assert_eq!(code, ExitCode::SUCCESS, "{report:?}");
        assert_eq!(fs::read_to_string(copy.file())?, good);
        Ok(())
    }

    #[test]
    fn check_tells_of_a_link_that_its_page_will_not_have() -> Result<()> {
        let good = include_str!("../../tests/fixtures/every-field.json")
            .replace("/images/maree.jpg", "https://a.example/b.jpg")
            .replace("## Un titre", "[plus bas](#un-tire)\\n\\n## Un titre");
        let copy = Copy::new("link", &good)?;
        let (report, code) = report(&copy.file(), false)?;
        assert_eq!(code, ExitCode::SUCCESS, "{report:?}");
        let wrong = "the link “#un-tire” leads to no heading of this text; did you mean “#un-titre”?";
        assert!(report.iter().any(|line| line.ends_with(&format!(".body: warning: {wrong}"))), "{report:?}");
        assert!(report.last().is_some_and(|sum| sum.ends_with("no problem, 1 warning")), "{report:?}");
        Ok(())
    }

    #[test]
    fn fix_leaves_alone_what_is_no_catalogue_at_all() -> Result<()> {
        let text = "{ \"site\": { \"name\": \"L&#8217;Europe\" ";
        let copy = Copy::new("no-catalogue", text)?;
        assert_eq!(report(&copy.file(), true)?.1, ExitCode::FAILURE);
        assert_eq!(fs::read_to_string(copy.file())?, text);
        Ok(())
    }
}
