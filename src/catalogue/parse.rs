//! The one way in: from the text of a catalogue to a [`Catalogue`], or to everything that is wrong with it.

use super::place::Walker;
pub use super::problem::Problem;
use super::problem::Report;
use super::schema::Schema;
use super::shape::{Reading, Shape, object};
use super::{Catalogue, syntax, wire};

/// Reads the text of a catalogue, with or without a byte order mark.
///
/// # Errors
///
/// Every problem at once, in the order of the text; never none. Only a text that is not JSON hides those after the
/// place where reading stops.
pub fn parse(text: &str) -> Result<Catalogue, Vec<Problem>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut report = Report::default();
    let document = syntax::read(text, &mut report);
    let mut reading = Reading::new(report);
    let catalogue = document.as_ref().and_then(|document| object(wire::catalogue).read(document, &mut reading));
    reading.resolve_references();
    match catalogue {
        Some(catalogue) if reading.report.is_empty() => Ok(catalogue),
        _ => Err(reading.report.into_problems(text)),
    }
}

/// A problem of a text in a catalogue that was read: one that only the world around the catalogue tells, such as a picture that is missing.
/// `path` is the text's place inside the document, such as `entries[3].image.src`.
pub fn problem(text: &str, path: String, wrong: String, right: String) -> Problem {
    let (line, column) = Walker::new(text).find_text(&path).unwrap_or((1, 1));
    Problem { line, column, path, wrong, right }
}

/// The JSON Schema (2020-12) of a catalogue, for the completion and the hints of editors: what
/// `public/catalogue.schema.json` holds. Only [`parse`] tells whether references resolve, amounts keep their limits,
/// days exist and texts hold nothing invisible.
pub fn schema() -> String {
    let schema = Schema::default()
        .with("$schema", "https://json-schema.org/draft/2020-12/schema")
        .with("title", "Catalogue")
        .with("description", "One catalogue: the site, its sections, its themes, its people and its entries.")
        .and(object(wire::catalogue).describe());
    // Only a map whose keys are not texts cannot be written as JSON, and a schema has none.
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}
