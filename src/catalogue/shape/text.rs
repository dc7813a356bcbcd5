use super::{Reading, Shape, refuse, wrong_type};
use crate::catalogue::flaw::{self, Examined, Writing};
use crate::catalogue::problem::{did_you_mean, is_direction_override, quoted};
use crate::catalogue::repair::Mend;
use crate::catalogue::schema::Schema;
use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;

/// Checks the characters of a value; every text of a catalogue passes through here.
pub(super) fn characters<'d>(value: &'d Value<'d>, expected: &str, reading: &mut Reading<'_>) -> Option<&'d str> {
    let Value::StringLit(text) = value else {
        return wrong_type(value, expected, reading);
    };
    match text.value.chars().find(|char| is_direction_override(*char)) {
        Some(char) => {
            let wrong = format!("the invisible character U+{:04X} turns the direction of the text", u32::from(char));
            refuse(value, wrong, "remove it", reading)
        }
        None => Some(&text.value),
    }
}

/// A text on one line.
pub(in crate::catalogue) fn line() -> Text {
    Text { may_be_blank: false, writing: Writing::Line }
}

/// A text, possibly on several lines and with tabs.
pub(in crate::catalogue) fn prose() -> Text {
    Text { may_be_blank: false, writing: Writing::Prose }
}

/// A text in CommonMark.
pub(in crate::catalogue) fn markdown() -> Text {
    Text { may_be_blank: false, writing: Writing::Markdown }
}

#[derive(Debug, Clone, Copy)]
pub(in crate::catalogue) struct Text {
    may_be_blank: bool,
    writing: Writing,
}

impl Text {
    /// Accepts a blank text as the empty text.
    pub(in crate::catalogue) fn or_empty(self) -> Self {
        Self { may_be_blank: true, ..self }
    }

    fn report_flaws(self, value: &Value<'_>, text: &str, reading: &mut Reading<'_>) {
        let Examined { flaws, mended } = flaw::examine(text, self.writing);
        flaws.into_iter().for_each(|flaw| reading.report.add_flaw(value.range().start, flaw));
        reading.mends.extend(mended.and_then(|after| Mend::new(value, after)));
    }

    fn has_lines(self) -> bool {
        self.writing != Writing::Line
    }

    fn allows(self, char: char) -> bool {
        match char {
            '\n' | '\t' | '\u{2028}' | '\u{2029}' => self.has_lines(),
            _ => !char.is_control(),
        }
    }
}

impl Shape for Text {
    type Output = String;

    fn read<'d>(&self, value: &'d Value<'d>, reading: &mut Reading<'d>) -> Option<String> {
        let text = characters(value, "a text in double quotes", reading)?;
        self.report_flaws(value, text, reading);
        match text.chars().find(|char| !self.allows(*char)) {
            Some('\n' | '\u{2028}' | '\u{2029}') => {
                return refuse(value, "the text has a line break", "write it on one line", reading);
            }
            Some('\r') => {
                let right = if self.has_lines() { "a line ends with \\n alone" } else { "write it on one line" };
                return refuse(value, "the text holds a carriage return (\\r)", right, reading);
            }
            Some(char) => {
                let wrong = format!("the text holds the control character U+{:04X}", u32::from(char));
                return refuse(value, wrong, "remove it, or put a space in its place", reading);
            }
            None => {}
        }
        match text.trim().is_empty() {
            true if self.may_be_blank => Some(String::new()),
            true => refuse(value, "the text is empty", "it takes at least one word", reading),
            false => Some(text.to_owned()),
        }
    }

    fn describe(&self) -> Schema {
        let text = Schema::of("string");
        match (self.has_lines(), self.may_be_blank) {
            // A point matches any character but a line break.
            (false, false) => text.with("pattern", r"^.*\S.*$"),
            (false, true) => text.with("pattern", "^.*$"),
            (true, false) => text.with("pattern", r"\S"),
            (true, true) => text,
        }
    }
}

/// One of a few words, each standing for a value; `what` names them in a report.
pub(in crate::catalogue) fn one_of<T: Copy>(
    what: &'static str,
    words: impl IntoIterator<Item = (&'static str, T)>,
) -> OneOf<T> {
    OneOf { what, words: words.into_iter().collect() }
}

pub(in crate::catalogue) struct OneOf<T> {
    what: &'static str,
    words: Vec<(&'static str, T)>,
}

impl<T: Copy> Shape for OneOf<T> {
    type Output = T;

    fn read<'d>(&self, value: &'d Value<'d>, reading: &mut Reading<'d>) -> Option<T> {
        let word = characters(value, &format!("a {} in double quotes", self.what), reading)?;
        let find = |word: &str| self.words.iter().find(|(known, _)| *known == word);
        if let Some((_, meant)) = find(word) {
            return Some(*meant);
        }
        let known: Vec<&str> = self.words.iter().map(|(known, _)| *known).collect();
        let trimmed = flaw::trimmed(word).filter(|word| find(word).is_some());
        let meant = trimmed.as_deref().or_else(|| reading.nearest_names.nearest(word, known.iter().copied()));
        let right = did_you_mean(meant, || format!("expected one of {}", known.join(", ")));
        reading.report.add(value.range().start, format!("there is no {} {}", self.what, quoted(word)), right);
        if let Some(meant) = trimmed {
            reading.mend(value, meant);
        }
        None
    }

    fn describe(&self) -> Schema {
        Schema::of("string").with("enum", self.words.iter().map(|(word, _)| *word).collect::<Vec<_>>())
    }
}
