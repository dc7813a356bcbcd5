//! Repairs what a program can: replaces each flawed string, and leaves every other byte unchanged.

use super::location::Walker;
use super::problem::revealed;
use jsonc_parser::ast::Value;
use std::fmt;
use std::ops::Range;

/// A string, and its replacement.
#[derive(Debug)]
pub(super) struct Mend {
    /// Its bytes, quotation marks included.
    range: Range<usize>,
    before: String,
    after: String,
}

impl Mend {
    /// `None` for a value that is not a string.
    pub(super) fn new(value: &Value<'_>, after: String) -> Option<Self> {
        let Value::StringLit(text) = value else { return None };
        Some(Self { range: text.range.start..text.range.end, before: text.value.clone().into_owned(), after })
    }
}

/// A catalogue after its repair.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repaired {
    /// All of it.
    pub text: String,
    /// What changed, in the order of the text.
    pub repairs: Vec<Repair>,
}

/// One repaired text.
///
/// Printed as one line: `12:5 entries[3].title: “L&#8217;Europe” → “L’Europe”`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// The line it stands on, from 1.
    pub line: usize,
    /// The column it starts at, from 1, in characters.
    pub column: usize,
    /// The path inside the document.
    pub path: String,
    /// The changed piece, before.
    pub before: String,
    /// The changed piece, after.
    pub after: String,
}

impl fmt::Display for Repair {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, column, path, before, after } = self;
        write!(formatter, "{line}:{column} {path}: {} → {}", revealed(before), revealed(after))
    }
}

/// Writes each repair into the text.
pub(super) fn apply(text: &str, mut mends: Vec<Mend>) -> Repaired {
    mends.sort_by_key(|mend| mend.range.start);
    let mut repaired = String::with_capacity(text.len());
    let mut repairs = Vec::new();
    let mut end = 0;
    let mut walker = Walker::new(text);
    // A field that an object has twice is read once; nothing is changed twice.
    for Mend { range, before, after } in mends {
        let (Some(kept), Some(written)) = (text.get(end..range.start), text.get(range.clone())) else { continue };
        let location = walker.location_at(range.start);
        let (changed, now) = difference(&before, &after);
        repairs.push(Repair {
            line: location.line,
            column: location.column,
            path: location.path,
            before: changed,
            after: now,
        });
        repaired.push_str(kept);
        repaired.push_str(&rewritten(written, &before, &after));
        end = range.end;
    }
    repaired.push_str(text.get(end..).unwrap_or_default());
    Repaired { text: repaired, repairs }
}

/// A JSON string for `after` to replace `written`, which stands for `before`: the common start and end keep their
/// spelling.
fn rewritten(written: &str, before: &str, after: &str) -> String {
    let signs = signs(written);
    if !signs.iter().map(|(char, _)| *char).eq(before.chars()) {
        return format!("\"{}\"", escaped(after, written));
    }
    let new: Vec<char> = after.chars().collect();
    let (start, end) = common(&signs.iter().map(|(char, _)| *char).collect::<Vec<_>>(), &new);
    let kept = |from: usize, to: usize| -> String {
        signs.get(from..to).unwrap_or_default().iter().map(|(_, written)| *written).collect()
    };
    let changed: String = new.get(start..new.len() - end).unwrap_or_default().iter().collect();
    format!("\"{}{}{}\"", kept(0, start), escaped(&changed, written), kept(signs.len() - end, signs.len()))
}

/// The characters of a JSON string, each with its spelling.
fn signs(written: &str) -> Vec<(char, &str)> {
    let mut rest = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or_default();
    let mut signs = Vec::new();
    while let Some(first) = rest.chars().next() {
        let length = match (first, rest.as_bytes().get(1)) {
            ('\\', Some(b'u')) => {
                // A character beyond the first 65,536 takes two escapes.
                let is_first =
                    matches!(rest.as_bytes().get(2..4), Some([b'd' | b'D', b'8' | b'9' | b'a'..=b'b' | b'A'..=b'B']));
                if is_first { 12 } else { 6 }
            }
            ('\\', _) => 2,
            _ => first.len_utf8(),
        };
        let Some((sign, after)) = rest.split_at_checked(length) else { break };
        let meant =
            if length == first.len_utf8() { Some(first) } else { serde_json::from_str(&format!("\"{sign}\"")).ok() };
        let Some(meant) = meant else { break };
        signs.push((meant, sign));
        rest = after;
    }
    signs
}

/// The content of a JSON string, escaped in the style of the one it replaces.
fn escaped(text: &str, before: &str) -> String {
    let plain = serde_json::to_string(text).unwrap_or_default();
    let plain = plain.strip_prefix('"').and_then(|plain| plain.strip_suffix('"')).unwrap_or_default();
    let has_escapes = before.is_ascii() && before.contains("\\u");
    let has_slashes = before.contains("\\/");
    let mut escaped = String::with_capacity(plain.len());
    for char in plain.chars() {
        match char {
            '/' if has_slashes => escaped.push_str("\\/"),
            _ if has_escapes && !char.is_ascii() => {
                char.encode_utf16(&mut [0; 2]).iter().for_each(|unit| escaped.push_str(&format!("\\u{unit:04x}")));
            }
            _ => escaped.push(char),
        }
    }
    escaped
}

/// How many characters two texts share at the start, and how many of the rest at the end.
fn common(old: &[char], new: &[char]) -> (usize, usize) {
    let start = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let most = old.len().min(new.len()) - start;
    let end = old.iter().rev().zip(new.iter().rev()).take(most).take_while(|(old, new)| old == new).count();
    (start, end)
}

/// The pieces in which two texts differ, with a few letters around them.
fn difference(before: &str, after: &str) -> (String, String) {
    const AROUND: usize = 12;
    let (old, new): (Vec<char>, Vec<char>) = (before.chars().collect(), after.chars().collect());
    let (start, end) = common(&old, &new);
    let piece = |text: &[char]| {
        let (from, to) = (start.saturating_sub(AROUND), (text.len() - end + AROUND).min(text.len()));
        let piece: String = text.get(from..to).unwrap_or_default().iter().collect();
        let (before, after) = (if from > 0 { "…" } else { "" }, if to < text.len() { "…" } else { "" });
        format!("{before}{piece}{after}")
    };
    (piece(&old), piece(&new))
}
