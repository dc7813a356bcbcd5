//! What exports and word processors leave in texts and nobody means: what each would be right as, and the text without what can be
//! put right by a program.

mod entity;
mod markdown;
mod sign;
mod tag;

use super::problem::{Weight, revealed};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// What a text of the catalogue is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Writing {
    /// Plain text: every sign stands for itself.
    Plain,
    /// CommonMark, in which entities are signs too and blanks mean something.
    Markdown,
}

/// Something in a text that nobody meant.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Flaw {
    pub weight: Weight,
    pub wrong: String,
    pub right: String,
    /// Whether [`mended`] puts it right.
    pub is_mended: bool,
}

/// Everything in a text that nobody meant, each kind once.
pub(super) fn flaws(text: &str, writing: Writing) -> Vec<Flaw> {
    // What most texts are needs no second look.
    if text.trim().is_empty() || is_ordinary(text, writing) {
        return Vec::new();
    }
    match writing {
        Writing::Plain => {
            let mut flaws: Vec<Flaw> = entity::flaw(text).into_iter().collect();
            flaws.extend(tag::flaws(text, Writing::Plain));
            flaws.extend(sign::flaws(text));
            flaws.extend(sign::blanks(text));
            flaws
        }
        Writing::Markdown => markdown::flaws(text),
    }
}

/// The text without the flaws that a program can put right; `None` when it has none of them.
pub(super) fn mended(text: &str, writing: Writing) -> Option<String> {
    if text.trim().is_empty() || is_ordinary(text, writing) {
        return None;
    }
    let mut current = Cow::Borrowed(text);
    // One flaw may hide another, such as `&amp;eacute;`: four layers are more than anybody exports.
    for _ in 0..4 {
        let next = match writing {
            Writing::Plain => sign::without_odd_blanks(&sign::mended(&tag::without(&entity::decoded(&current)))),
            Writing::Markdown => markdown::mended(&current),
        };
        if next == *current {
            break;
        }
        current = Cow::Owned(next);
    }
    match current {
        Cow::Owned(mended) if !mended.trim().is_empty() => Some(mended),
        _ => None,
    }
}

/// A link, a date or another text with rules of its own, without blanks around it and characters that nobody sees in it; `None` when it
/// has neither.
pub(super) fn trimmed(text: &str) -> Option<String> {
    let visible: String = text.chars().filter(|char| !sign::is_unseen(*char)).collect();
    let trimmed = visible.trim();
    (trimmed != text).then(|| trimmed.to_owned())
}

/// An address without the HTML entities in it, blanks around it and characters that nobody sees; `None` when it has none.
pub(super) fn mended_address(text: &str) -> Option<String> {
    let decoded = entity::decoded(text);
    trimmed(&decoded).or_else(|| (decoded != text).then_some(decoded))
}

/// Whether a text has nothing that any flaw is made of: letters of western Europe and usual marks, single spaces inside, no `&` and no `<`.
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

/// Some examples, each once and not too many: `“&#8217;”, “&amp;”…`.
fn listed(examples: impl IntoIterator<Item = String>) -> String {
    const MOST: usize = 4;
    let mut seen = BTreeSet::new();
    let examples: Vec<String> = examples.into_iter().filter(|example| seen.insert(example.clone())).collect();
    let more = if examples.len() > MOST { "…" } else { "" };
    let shown: Vec<String> = examples.iter().take(MOST).map(|example| revealed(example)).collect();
    shown.join(", ") + more
}
