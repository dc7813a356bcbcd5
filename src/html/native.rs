use super::SafeHtml;
use crate::art::Cover;
use leptos::prelude::*;
use serde::Serialize;
use std::fmt;

/// A number, as programs write it.
pub fn number(number: impl Into<u64>) -> SafeHtml {
    SafeHtml(number.into().to_string())
}

/// A cover as an element, where it can be one: no text of a catalogue reaches it.
pub fn drawing(cover: &Cover) -> Option<SafeHtml> {
    cover.element().map(SafeHtml)
}

/// A value as JSON, for a `script` element that holds data: no text in it can end the element.
pub fn json(value: &impl Serialize) -> SafeHtml {
    // Strings, numbers, lists and structs always serialise.
    SafeHtml(serde_json::to_string(value).unwrap_or_default().replace('<', "\\u003c"))
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

impl fmt::Display for SafeHtml {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
