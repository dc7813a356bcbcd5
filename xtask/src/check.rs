//! `cargo xtask check FILE`: one line about a catalogue without a problem, or every problem it has.

use crate::catalogue::{self, Broken, Checked};
use crate::paths;
use crate::progress::count;
use anyhow::Result;
use std::path::Path;
use std::process::ExitCode;

pub fn run(file: &Path) -> Result<ExitCode> {
    let Checked { catalogue, .. } = match catalogue::read(file) {
        Ok(checked) => checked,
        Err(error) => {
            // The report is what was asked for, so it goes where answers go.
            println!("{}", error.downcast::<Broken>()?);
            return Ok(ExitCode::FAILURE);
        }
    };
    println!(
        "{}: {}, {}, {}, {}; no problem",
        paths::shown(file),
        count(catalogue.entries.len(), "entry", "entries"),
        count(catalogue.sections.len(), "section", "sections"),
        count(catalogue.themes.len(), "theme", "themes"),
        count(catalogue.people.len(), "person", "people"),
    );
    Ok(ExitCode::SUCCESS)
}
