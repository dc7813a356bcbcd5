//! The only way in: from the text of a catalogue to a [`Catalogue`], or to everything that is wrong with it.

use super::location::Walker;
use super::problem::Report;
pub use super::problem::{NearestNames, Problem, Weight, did_you_mean, quoted};
pub use super::repair::{Repair, Repaired};
use super::schema::Schema;
use super::shape::{Reading, Shape, object};
use super::{Catalogue, repair, syntax, wire};

/// Parses the text of a catalogue, with or without a byte order mark.
///
/// # Errors
///
/// Every problem at once, in the order of the text; at least one. Only a JSON syntax error hides the problems after
/// the point where reading stops.
pub fn parse(text: &str) -> Result<Catalogue, Vec<Problem>> {
    let Examined { catalogue, mut problems } = examine(text);
    catalogue.ok_or_else(|| {
        problems.retain(|problem| problem.weight == Weight::Problem);
        problems
    })
}

/// The result of reading a text, with everything to report about it.
#[derive(Debug)]
pub struct Examined {
    /// The catalogue, if there is no problem.
    pub catalogue: Option<Catalogue>,
    /// Problems and warnings, in the order of the text.
    pub problems: Vec<Problem>,
}

/// Parses the text of a catalogue like [`parse`], and also returns warnings.
pub fn examine(text: &str) -> Examined {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    read(text, |catalogue, reading| Examined {
        catalogue: catalogue.filter(|_| reading.report.has_no_problem()),
        problems: reading.report.into_problems(text),
    })
}

/// Repairs the texts of a catalogue where a program can, and leaves every other byte unchanged. Does not change a
/// text that is not JSON.
pub fn repair(text: &str) -> Repaired {
    let mark = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let (mark, text) = text.split_at_checked(mark).unwrap_or(("", text));
    let Repaired { text, repairs } = read(text, |_, reading| repair::apply(text, reading.mends));
    Repaired { text: [mark, &text].concat(), repairs }
}

fn read<T>(text: &str, then: impl FnOnce(Option<Catalogue>, Reading<'_>) -> T) -> T {
    let mut report = Report::default();
    let document = syntax::read(text, &mut report);
    let mut reading = Reading::new(report);
    let catalogue = document.as_ref().and_then(|document| object(wire::catalogue).read(document, &mut reading));
    reading.resolve_references();
    then(catalogue, reading)
}

/// A problem in a catalogue that was read, which only the outside world shows, such as a missing picture. `path` is
/// the path inside the document, such as `entries[3].image.src`.
pub fn problem(text: &str, path: String, wrong: String, right: String) -> Problem {
    let (line, column) = Walker::new(text).find_text(&path).unwrap_or((1, 1));
    Problem { weight: Weight::Problem, line, column, path, wrong, right, is_repairable: false }
}

/// Warnings about texts of a catalogue that was read, in the order of the document, which only other rooms can find.
/// Each has the path inside the document, what is wrong, and a correction.
pub fn warnings(text: &str, found: impl IntoIterator<Item = (String, String, String)>) -> Vec<Problem> {
    let mut walker = Walker::new(text);
    let warnings = found.into_iter().map(|(path, wrong, right)| {
        let location = walker.find_text(&path);
        if location.is_none() {
            walker = Walker::new(text);
        }
        let (line, column) = location.unwrap_or((1, 1));
        Problem { weight: Weight::Warning, line, column, path, wrong, right, is_repairable: false }
    });
    warnings.collect()
}

/// The JSON Schema (2020-12) of a catalogue, for completion and hints in editors: the content of
/// `public/catalogue.schema.json`. Only [`parse`] checks that references resolve, amounts keep their limits, days
/// exist and texts hold nothing invisible.
pub fn schema() -> String {
    let schema = Schema::default()
        .with("$schema", "https://json-schema.org/draft/2020-12/schema")
        .with("title", "Catalogue")
        .with("description", "One catalogue: the site, its sections, its themes, its people and its entries.")
        .and(object(wire::catalogue).describe());
    // Only a map with keys that are not strings fails to serialise, and a schema has none.
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}
