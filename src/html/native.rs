use super::SafeHtml;
use crate::art::Cover;
use leptos::prelude::*;
use std::fmt;

/// A template of ours with a piece of HTML in each `{}`. Templates are string literals in the code: a test checks
/// that.
pub fn fill<const N: usize>(template: &'static str, pieces: [&SafeHtml; N]) -> SafeHtml {
    let mut html = String::new();
    let mut pieces = pieces.into_iter();
    for text in template.split_inclusive("{}") {
        match text.strip_suffix("{}") {
            Some(text) => html.extend([text, pieces.next().map_or("", SafeHtml::as_str)]),
            None => html.push_str(text),
        }
    }
    SafeHtml(html)
}

/// A number, as programs write it.
pub fn number(number: impl Into<u64>) -> SafeHtml {
    SafeHtml(number.into().to_string())
}

/// A cover as an element, where it can be one: no text of a catalogue reaches it.
pub fn drawing(cover: &Cover) -> Option<SafeHtml> {
    cover.element().map(SafeHtml)
}

/// The HTML of a view: Leptos escapes its texts and attribute values. Its hydration markers, `<!>`, become the
/// comments that browsers read them as: HTML does not allow comments that short.
pub fn of_view(view: impl RenderHtml) -> SafeHtml {
    SafeHtml(view.to_html().replace("<!>", "<!---->"))
}

/// See [`SafeHtml::slot`].
const SLOT: &str = "<!--slot-->";

impl SafeHtml {
    /// The part from the first `start` to the last `end`, both included; empty if one of them is missing.
    pub fn between(&self, start: &str, end: &str) -> Self {
        let ends = self.0.find(start).zip(self.0.rfind(end));
        let part = ends.and_then(|(start, last)| self.0.get(start..last + end.len()));
        Self(part.unwrap_or_default().to_owned())
    }

    /// What remains without another piece.
    pub fn without(&self, other: &Self) -> Self {
        Self(self.0.replace(&other.0, ""))
    }

    /// Where something else will stand: a comment, for which no text can be taken.
    pub fn slot() -> Self {
        Self(SLOT.to_owned())
    }

    /// The parts before and after the first slot; all of it and nothing where there is none. They stay safe as long as they are put
    /// together again in that order.
    pub fn split_at_slot(&self) -> (Self, Self) {
        let (before, after) = self.0.split_once(SLOT).unwrap_or((&self.0, ""));
        (Self(before.to_owned()), Self(after.to_owned()))
    }
}

impl FromIterator<SafeHtml> for SafeHtml {
    fn from_iter<I: IntoIterator<Item = SafeHtml>>(pieces: I) -> Self {
        Self(pieces.into_iter().map(|piece| piece.0).collect())
    }
}

impl fmt::Display for SafeHtml {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
