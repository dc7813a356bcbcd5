//! Flaws: what exports and word processors leave in texts and nobody means. Finds each with its correction, and
//! repairs those that a program can repair.

mod edit;
mod entity;
mod kind;
mod markdown;
mod sign;
mod tag;

use super::problem::Weight;
use edit::{applied, beside_addresses, harmless};
use kind::Finding;

/// The format of a text in the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Writing {
    /// Plain text on one line: every character stands for itself.
    Line,
    /// Plain text, possibly on several lines.
    Prose,
    /// CommonMark, in which entities are allowed and spaces have a meaning.
    Markdown,
}

/// Something in a text that nobody meant.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Flaw {
    pub weight: Weight,
    pub wrong: String,
    pub right: String,
    /// Whether a program can repair it.
    pub is_mended: bool,
}

/// What there is to report about a text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Examined {
    /// Every flaw, each kind once, or twice if a program can repair only part of it.
    pub flaws: Vec<Flaw>,
    /// The text without the flaws that a program can repair; `None` if it has none of them.
    pub mended: Option<String>,
}

/// Finds every flaw of a text.
pub(super) fn examine(text: &str, writing: Writing) -> Examined {
    // Most texts need no closer look.
    if text.trim().is_empty() || is_ordinary(text, writing) {
        return Examined::default();
    }
    let find = if writing == Writing::Markdown { markdown::findings } else { findings };
    let found = find(text);
    if found.is_empty() {
        return Examined::default();
    }
    let mended = if writing == Writing::Markdown { markdown::mended(text) } else { mended(text, writing) };
    let mended = Some(mended).filter(|mended| mended != text && !mended.trim().is_empty());
    let left = find(mended.as_deref().unwrap_or(text));
    Examined { flaws: kind::flaws(&found, &left, writing), mended }
}

/// How often to check a text again for flaws that a repair uncovers, such as two spaces around a removed character.
const ROUNDS: usize = 8;

/// Every flaw of a plain text.
fn findings(text: &str) -> Vec<Finding> {
    let mut findings = entity::findings(text);
    findings.extend(tag::findings(text));
    let edits = sign::edits(text, Writing::Line, sign::has_right_to_left(text));
    findings.extend(edits.iter().map(|edit| sign::finding(text, edit)));
    findings.extend(sign::lost(text));
    findings
}

/// A plain text after repair. Only tags typed as such are removed: what an entity or an invisible character keeps
/// from being a tag reads as words.
fn mended(text: &str, writing: Writing) -> String {
    let mut text = applied(text, &harmless(text, tag::edits(text, writing)));
    for _ in 0..ROUNDS {
        let decoded = applied(&text, &harmless(&text, entity::edits(&text)));
        let edits = sign::edits(&decoded, writing, sign::has_right_to_left(&decoded));
        let next = applied(&decoded, &harmless(&decoded, beside_addresses(&decoded, edits)));
        if next == text {
            break;
        }
        text = next;
    }
    text
}

/// A link, a date or another text with rules of its own, trimmed and without invisible characters; `None` if it has
/// none of these.
pub(super) fn trimmed(text: &str) -> Option<String> {
    let visible = sign::without_unseen(text);
    let trimmed = visible.trim();
    (trimmed != text).then(|| trimmed.to_owned())
}

/// An address or a date, trimmed and without HTML entities and invisible characters; `None` if it has none of these.
pub(super) fn decoded_and_trimmed(text: &str) -> Option<String> {
    let decoded = entity::decoded(text);
    trimmed(&decoded).or_else(|| (decoded != text).then_some(decoded))
}

/// Whether a text cannot contain a flaw: western European letters and usual punctuation, single spaces inside, no `&`
/// and no `<`.
fn is_ordinary(text: &str, writing: Writing) -> bool {
    let mut is_after_blank = true;
    for char in text.chars() {
        let is_blank = char == ' ';
        match char {
            ' ' | '\n' | '\t' if writing == Writing::Markdown => {}
            ' ' if is_after_blank => return false,
            '&' | '<' | '\n' | '\t' => return false,
            ' '..='\u{7e}' | 'à'..='ö' | 'ø'..='ÿ' | '’' | '«' | '»' => {}
            _ => return false,
        }
        is_after_blank = is_blank;
    }
    writing == Writing::Markdown || !is_after_blank
}
