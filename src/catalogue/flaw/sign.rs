//! Characters that are invisible or not what they seem: soft hyphens, zero-width characters, decomposed accents,
//! misplaced spaces, and letters decoded with the wrong encoding.

use super::edit::{Edit, applied};
use super::kind::{Finding, Kind};
use super::{Writing, entity::windows};
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Whether a character has no width and no meaning in western European languages.
fn is_unseen(char: char) -> bool {
    matches!(char, '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// The replacement for a character that a program could not read.
const LOST: char = '\u{fffd}';

/// The lost letters of a text.
pub(super) fn lost(text: &str) -> Option<Finding> {
    text.contains(LOST).then(|| Finding { kind: Kind::Lost, written: "U+FFFD".to_owned(), meant: String::new() })
}

/// Repairs the characters of a piece of a text, in order. Of overlapping edits only the first is returned; the next
/// pass finds the others. `is_right_to_left` describes the whole text.
pub(super) fn edits(text: &str, writing: Writing, is_right_to_left: bool) -> Vec<Edit> {
    let mut edits = misread(text);
    edits.extend(stray_unseen(text, is_right_to_left));
    edits.extend(pieces_apart(text));
    edits.extend(odd_blanks(text, writing != Writing::Markdown));
    // Wrongly decoded letters come first: their bytes look like anything.
    edits.sort_by_key(|edit| edit.range.start);
    let mut end = 0;
    edits.retain(|edit| {
        let is_apart = end <= edit.range.start;
        end = if is_apart { edit.range.end } else { end };
        is_apart
    });
    edits
}

/// How a report shows one of them.
pub(super) fn finding(text: &str, Edit { range, right, kind }: &Edit) -> Finding {
    let written = text.get(range.clone()).unwrap_or_default();
    let (written, meant) = match kind {
        Kind::Unseen => (written.chars().map(|char| format!("U+{:04X}", u32::from(char))).collect(), String::new()),
        Kind::AtEnd | Kind::Doubled | Kind::Exotic | Kind::Binding => (around(text, range), String::new()),
        _ => (written.to_owned(), right.clone()),
    };
    Finding { kind: *kind, written, meant }
}

/// Whether a text has right-to-left letters.
pub(super) fn has_right_to_left(text: &str) -> bool {
    text.chars().any(|char| matches!(char, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fefc}'))
}

/// The text without invisible characters that nothing needs.
pub(super) fn without_unseen(text: &str) -> String {
    applied(text, &stray_unseen(text, has_right_to_left(text)))
}

/// The ranges of invisible characters that nothing needs. Joiners inside other scripts and between emoji, line-break
/// opportunities in scripts without spaces, and direction marks beside right-to-left letters have a meaning.
fn stray_unseen(text: &str, is_right_to_left: bool) -> Vec<Edit> {
    let is_western = |char: Option<char>| char.is_none_or(|char| char < '\u{250}' || char.is_ascii_punctuation());
    // Thai and Lao, Burmese, Khmer and Mongolian.
    let is_spaceless = |char: Option<char>| {
        char.is_some_and(
            |char| matches!(char, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{18af}'),
        )
    };
    let mut before = None;
    let mut edits = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((offset, char)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let is_stray = match char {
            '\u{200c}' | '\u{200d}' => is_western(before) && is_western(next),
            '\u{200e}' | '\u{200f}' => !is_right_to_left,
            '\u{200b}' | '\u{180e}' => !(is_spaceless(before) && is_spaceless(next)),
            char => is_unseen(char),
        };
        if is_stray {
            edits.push(Edit { range: offset..offset + char.len_utf8(), right: String::new(), kind: Kind::Unseen });
        } else {
            before = Some(char);
        }
    }
    edits
}

/// The decomposed letters of a text, and the composed form of each. Does not replace a single character with a
/// canonical variant.
fn pieces_apart(text: &str) -> Vec<Edit> {
    let is_continued = |char: char| is_combining_mark(char) || matches!(char, '\u{1160}'..='\u{11ff}');
    let mut edits = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, first)) = chars.next() {
        let mut end = start + first.len_utf8();
        while let Some((offset, char)) = chars.next_if(|(_, char)| is_continued(*char)) {
            end = offset + char.len_utf8();
        }
        let piece = text.get(start..end).unwrap_or_default();
        if end > start + first.len_utf8() {
            let whole: String = piece.nfc().collect();
            edits.extend((whole != piece).then_some(Edit { range: start..end, right: whole, kind: Kind::Apart }));
        }
    }
    edits
}

/// UTF-8 letters decoded as Windows-1252, `Ã©`, and the original of each. Some languages have the same characters
/// side by side, such as an accent before a no-break space and a closing quotation mark: only sequences that no words
/// contain count as wrong.
fn misread(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut before = None;
    for (start, first) in text.char_indices() {
        let length = match first {
            'Â' | 'Ã' | 'Ä' | 'Å' => 2,
            'â' => 3,
            'ð' => 4,
            _ => {
                before = Some(first);
                continue;
            }
        };
        let mut rest = text.get(start..).unwrap_or_default().char_indices().skip(length);
        let (end, after) = rest.next().map_or((text.len(), None), |(offset, char)| (start + offset, Some(char)));
        let piece = text.get(start..end).unwrap_or_default();
        let bytes: Option<Vec<u8>> = piece.chars().map(windows_byte).collect();
        let meant = bytes.and_then(|bytes| String::from_utf8(bytes).ok()).filter(|meant| meant.chars().count() == 1);
        let is_mark = |char| matches!(char, '\u{2000}'..='\u{22ff}');
        if let Some(meant) = meant
            && (length != 3 || meant.chars().all(is_mark))
            && !may_be_meant(before, piece, after)
        {
            edits.push(Edit { range: start..end, right: meant, kind: Kind::Misread });
        }
        before = Some(first);
    }
    edits
}

/// Whether two characters that look wrongly decoded may be the last letter of a word and a mark: `«\u{a0}AMANHû` in
/// Portuguese, `”PÅ”` in Swedish.
fn may_be_meant(before: Option<char>, piece: &str, after: Option<char>) -> bool {
    let is_after_small = before.is_some_and(char::is_lowercase);
    let is_after_capital = before.is_some_and(char::is_uppercase);
    let is_at_end = !after.is_some_and(char::is_alphabetic);
    let has_mark = piece.ends_with(['…', '»', '”', '’', '“', '«', '‘', '–', '—']) && !is_after_small;
    let has_blank = piece.ends_with('\u{a0}') && is_after_capital;
    piece.starts_with(['Ã', 'Ä', 'Å']) && is_at_end && (has_mark || has_blank)
}

fn windows_byte(char: char) -> Option<u8> {
    (128..=255).find(|byte| windows(*byte) == char)
}

/// The odd spaces of a text, in order; without `all`, only no-break ones between words.
fn odd_blanks(text: &str, all: bool) -> Vec<Edit> {
    let is_blank = |char: char| char.is_whitespace() && !matches!(char, '\n' | '\t' | '\u{2028}' | '\u{2029}');
    let mut odd = Vec::new();
    let mut rest = 0;
    while let Some(start) = text.get(rest..).and_then(|after| after.find(is_blank)).map(|offset| rest + offset) {
        let after = text.get(start..).unwrap_or_default();
        let end = after.find(|char| !is_blank(char)).map_or(text.len(), |length| start + length);
        let (before, run, after) = (
            text.get(..start).unwrap_or_default(),
            text.get(start..end).unwrap_or_default(),
            text.get(end..).unwrap_or_default(),
        );
        let breaks = ['\n', '\u{2028}', '\u{2029}'];
        let is_at_end = before.is_empty() || after.is_empty() || before.ends_with(breaks) || after.starts_with(breaks);
        let found = match all {
            true if is_at_end => Some((Kind::AtEnd, String::new())),
            true if run.chars().count() > 1 => Some((Kind::Doubled, single(run, before, after).into())),
            _ if run.starts_with(['\u{a0}', '\u{202f}']) && is_needless(before, after) => {
                Some((Kind::Binding, ' '.into()))
            }
            true if run.starts_with(is_fixed) => Some((Kind::Exotic, ' '.into())),
            _ => None,
        };
        odd.extend(found.map(|(kind, right)| Edit { range: start..end, right, kind }));
        rest = end;
    }
    odd
}

/// The one space that several in a row stand for.
fn single(run: &str, before: &str, after: &str) -> char {
    let binding = ['\u{202f}', '\u{a0}'].into_iter().find(|char| run.contains(*char));
    binding.filter(|_| !is_needless(before, after)).unwrap_or(' ')
}

/// Whether nothing calls for a no-break space: it follows a comma, or separates two words of three letters or more,
/// the second in lower case.
fn is_needless(before: &str, after: &str) -> bool {
    let letters = |char: &char| char.is_alphabetic();
    let last: Vec<char> = before.chars().rev().take_while(letters).collect();
    let next: Vec<char> = after.chars().take_while(letters).collect();
    let is_small = |word: &[char]| word.len() > 2 && word.iter().all(|char| char.is_lowercase());
    // The word before it may start a sentence.
    let is_word = last.len() > 2 && last.iter().rev().skip(1).all(|char| char.is_lowercase());
    before.ends_with(',') || (is_word && is_small(&next))
}

/// Fixed-width spaces that no French rule calls for; a thin one is sometimes meant.
fn is_fixed(char: char) -> bool {
    matches!(char, '\u{1680}' | '\u{2000}'..='\u{2008}' | '\u{205f}' | '\u{3000}')
}

/// A space with a few letters on both sides.
fn around(text: &str, range: &Range<usize>) -> String {
    const LETTERS: usize = 8;
    let before = text.get(..range.start).unwrap_or_default();
    let start = before.char_indices().rev().take(LETTERS).last().map_or(range.start, |(offset, _)| offset);
    let after = text.get(range.end..).unwrap_or_default();
    let end = after.char_indices().nth(LETTERS).map_or(text.len(), |(offset, _)| range.end + offset);
    text.get(start..end).unwrap_or_default().to_owned()
}
