//! A catalogue on disk: its text, and what `kiosque` reads from it.

use crate::paths;
use crate::pictures::{self, Picture};
use crate::progress::count;
use anyhow::{Context, Result};
use kiosque::catalogue::Catalogue;
use kiosque::catalogue::parse::{self, Examined, Problem, Weight};
use kiosque::html::markdown::{self, Loss};
use std::collections::HashMap;
use std::fmt;
use std::path::Path;

/// A catalogue without problems, its text, and its pictures by the paths it gives.
pub struct Checked {
    pub text: String,
    pub catalogue: Catalogue,
    pub pictures: HashMap<String, Picture>,
    /// Warnings for its editor.
    pub warnings: Report,
}

/// A catalogue with a problem; displays as the report of `check`.
#[derive(Debug)]
pub struct Broken(Report);

/// The report on a catalogue: a line for each problem and warning, in the order of the file.
#[derive(Debug, Default)]
pub struct Report {
    file: String,
    lines: Vec<String>,
    problems: usize,
    warnings: usize,
    /// How many of them `check --fix` repairs.
    repairable: usize,
}

/// Reads and checks a catalogue; the error is a [`Broken`] if the file was read and has problems.
pub fn read(file: &Path) -> Result<Checked> {
    let shown = paths::shown(file);
    let text = text(file)?;
    // Some editors start a file with a byte order mark; JSON has none.
    let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
    let folder = file.parent().unwrap_or(Path::new(""));
    let Examined { catalogue, mut problems } = parse::examine(&text);
    let read = catalogue.map(|catalogue| {
        problems.extend(lost(&text, &catalogue));
        (pictures::read(&text, &catalogue, folder), catalogue)
    });
    let in_order = |problem: &Problem| (problem.line, problem.column);
    problems.sort_by_key(in_order);
    match read {
        Some((Ok(pictures), catalogue)) => {
            Ok(Checked { text, catalogue, pictures, warnings: Report::new(shown, &problems) })
        }
        Some((Err(missing), _)) => {
            problems.extend(missing);
            problems.sort_by_key(in_order);
            Err(Broken(Report::new(shown, &problems)).into())
        }
        None => Err(Broken(Report::new(shown, &problems)).into()),
    }
}

/// Warnings about links and pictures in bodies and transcripts that pages will not show.
fn lost(text: &str, catalogue: &Catalogue) -> Vec<Problem> {
    let losses = markdown::losses(catalogue).into_iter();
    let place = |Loss { entry, field, wrong, right }| (format!("entries[{entry}].{field}"), wrong, right);
    parse::warnings(text, losses.map(place))
}

/// The text of a catalogue, as in the file.
pub fn text(file: &Path) -> Result<String> {
    let shown = paths::shown(file);
    let bytes = std::fs::read(file)
        .with_context(|| format!("cannot read the catalogue {shown}; name a file that is there and may be read"))?;
    Ok(String::from_utf8(bytes).map_err(|error| not_utf8(shown, &error))?)
}

fn not_utf8(file: String, error: &std::string::FromUtf8Error) -> Broken {
    let valid = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
    let text = String::from_utf8_lossy(valid);
    let line = text.matches('\n').count() + 1;
    let column = text.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    let problem = format!("{line}:{column} document: this byte is not UTF-8; save the file as UTF-8");
    Broken(Report { file, lines: vec![problem], problems: 1, ..Report::default() })
}

impl Report {
    fn new(file: String, problems: &[Problem]) -> Self {
        let number = |is_counted: fn(&Problem) -> bool| problems.iter().filter(|problem| is_counted(problem)).count();
        Self {
            file,
            lines: problems.iter().map(ToString::to_string).collect(),
            problems: number(|problem| problem.weight == Weight::Problem),
            warnings: number(|problem| problem.weight == Weight::Warning),
            repairable: number(|problem| problem.is_repairable),
        }
    }

    /// Its lines, each starting with the file's name.
    pub fn lines(&self) -> impl Iterator<Item = String> {
        self.lines.iter().map(|line| format!("{}:{line}", self.file))
    }

    /// “1 problem, 2 warnings”, and how to repair those that need no judgement.
    pub fn sum(&self) -> String {
        let problems = match self.problems {
            0 => "no problem".to_owned(),
            number => count(number, "problem", "problems"),
        };
        let warnings = match self.warnings {
            0 => String::new(),
            number => format!(", {}", count(number, "warning", "warnings")),
        };
        let repairable = match self.repairable {
            0 => String::new(),
            number => format!("; `cargo xtask check --fix {}` repairs {number} of them", self.file),
        };
        format!("{problems}{warnings}{repairable}")
    }
}

impl fmt::Display for Broken {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(report) = self;
        report.lines().try_for_each(|line| writeln!(formatter, "{line}"))?;
        write!(formatter, "{}: {}", report.file, report.sum())
    }
}

impl std::error::Error for Broken {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_names_the_file_on_every_line_and_counts_at_the_end() {
        let lines = vec!["1:2 x: y; z".into(), "3:4 x: warning: y; z".into()];
        let report = |problems, warnings, repairable| {
            Broken(Report { file: "a.json".into(), lines: lines.clone(), problems, warnings, repairable }).to_string()
        };
        assert_eq!(report(2, 0, 0), "a.json:1:2 x: y; z\na.json:3:4 x: warning: y; z\na.json: 2 problems");
        assert!(report(1, 1, 0).ends_with("\na.json: 1 problem, 1 warning"));
        assert!(report(1, 2, 3).ends_with("1 problem, 2 warnings; `cargo xtask check --fix a.json` repairs 3 of them"));
    }

    #[test]
    fn a_byte_that_is_not_utf8_has_a_location() {
        let error = String::from_utf8(b"{\n  \"\xc3\xa9\xff".to_vec());
        let report = error.map_err(|error| not_utf8("a.json".into(), &error).to_string());
        assert_eq!(
            report.err().as_deref().and_then(|report| report.lines().next()).map(|line| &line[..12]),
            Some("a.json:2:5 d")
        );
    }
}
