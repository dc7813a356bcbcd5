//! A catalogue on disk: its text, and what `kiosque` makes of it.

use crate::paths;
use crate::pictures::{self, Picture};
use anyhow::{Context, Result};
use kiosque::catalogue::{Catalogue, parse};
use std::collections::HashMap;
use std::fmt;
use std::path::Path;

/// A catalogue without a problem, the text it was read from, and its pictures by the paths that it gives.
pub struct Checked {
    pub text: String,
    pub catalogue: Catalogue,
    pub pictures: HashMap<String, Picture>,
}

/// Every problem of a catalogue; printed, it is the report of `check`.
#[derive(Debug)]
pub struct Broken {
    file: String,
    problems: Vec<String>,
}

/// Reads and checks a catalogue; the error is a [`Broken`] when the file was read and is not a catalogue.
pub fn read(file: &Path) -> Result<Checked> {
    let shown = paths::shown(file);
    let bytes = std::fs::read(file).with_context(|| format!("cannot read the catalogue {shown}"))?;
    let text = String::from_utf8(bytes).map_err(|error| not_utf8(&shown, &error))?;
    // Some editors begin a file with a byte order mark; JSON has none.
    let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
    let broken = |problems: Vec<parse::Problem>| Broken {
        file: shown,
        problems: problems.iter().map(ToString::to_string).collect(),
    };
    let folder = file.parent().unwrap_or(Path::new(""));
    let read = parse::parse(&text).and_then(|catalogue| {
        let pictures = pictures::read(&text, &catalogue, folder)?;
        Ok((catalogue, pictures))
    });
    let (catalogue, pictures) = read.map_err(broken)?;
    Ok(Checked { text, catalogue, pictures })
}

fn not_utf8(file: &str, error: &std::string::FromUtf8Error) -> Broken {
    let valid = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
    let text = String::from_utf8_lossy(valid);
    let line = text.matches('\n').count() + 1;
    let column = text.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    let problem = format!("{line}:{column} document: this byte is not UTF-8; save the file as UTF-8");
    Broken { file: file.to_owned(), problems: vec![problem] }
}

impl fmt::Display for Broken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for problem in &self.problems {
            writeln!(formatter, "{}:{problem}", self.file)?;
        }
        match self.problems.len() {
            1 => write!(formatter, "{}: 1 problem", self.file),
            number => write!(formatter, "{}: {number} problems", self.file),
        }
    }
}

impl std::error::Error for Broken {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_names_the_file_on_every_line_and_counts_at_the_end() {
        let broken = Broken { file: "a.json".into(), problems: vec!["1:2 x: y; z".into(), "3:4 x: y; z".into()] };
        assert_eq!(broken.to_string(), "a.json:1:2 x: y; z\na.json:3:4 x: y; z\na.json: 2 problems");
    }

    #[test]
    fn a_byte_that_is_not_utf8_has_a_place() {
        let error = String::from_utf8(b"{\n  \"\xc3\xa9\xff".to_vec());
        let report = error.map_err(|error| not_utf8("a.json", &error).to_string());
        assert_eq!(
            report.err().as_deref().and_then(|report| report.lines().next()).map(|line| &line[..12]),
            Some("a.json:2:5 d")
        );
    }
}
