//! Signs that nobody sees or that are not what they seem: soft hyphens, characters without width, accents apart from their letters,
//! blanks in odd places, and letters that were read in the wrong encoding.

use super::super::problem::Weight;
use super::{Flaw, entity::windows, listed};
use std::ops::Range;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Whether a character has no width and no meaning in the languages of western Europe.
pub(super) fn is_unseen(char: char) -> bool {
    matches!(char, '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// What stands for a character that a program could not read.
const LOST: char = '\u{fffd}';

/// What is wrong with the signs of a text, blanks aside.
pub(super) fn flaws(text: &str) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    let mut add = |weight, wrong: String, right: String, is_mended| {
        flaws.push(Flaw { weight, wrong, right, is_mended });
    };
    let misread = misread(text);
    if !misread.is_empty() {
        let (were, are): (Vec<String>, Vec<String>) =
            misread.into_iter().map(|(range, meant)| (text.get(range).unwrap_or_default().to_owned(), meant)).unzip();
        let wrong = format!("letters were read in the wrong encoding: {}", listed(were));
        add(Weight::Problem, wrong, format!("write {}", listed(are)), true);
    }
    if text.contains(LOST) {
        let right = "look up what stood there, and write it";
        add(Weight::Problem, "U+FFFD stands where a letter was lost".to_owned(), right.to_owned(), false);
    }
    let unseen = stray_unseen(text);
    let unseen = unseen.iter().filter_map(|place| text.get(*place..)?.chars().next());
    let mut names: Vec<String> = unseen.map(|char| format!("U+{:04X}", u32::from(char))).collect();
    names.sort_unstable();
    names.dedup();
    if !names.is_empty() {
        let what = if names == ["U+00AD"] { "soft hyphens, which nobody sees" } else { "characters that nobody sees" };
        add(Weight::Warning, format!("the text holds {what}: {}", names.join(", ")), "remove them".to_owned(), true);
    }
    if !is_nfc(text) {
        let apart = pieces_apart(text);
        let (were, are): (Vec<String>, Vec<String>) = apart.into_iter().unzip();
        let wrong = format!("letters and their accents are written apart: {}", listed(were));
        add(Weight::Warning, wrong, format!("write each as one character: {}", listed(are)), true);
    }
    flaws
}

/// The text with letters whole and without what nobody sees.
pub(super) fn mended(text: &str) -> String {
    let mut read = String::with_capacity(text.len());
    let mut end = 0;
    for (range, meant) in misread(text) {
        read.push_str(text.get(end..range.start).unwrap_or_default());
        read.push_str(&meant);
        end = range.end;
    }
    read.push_str(text.get(end..).unwrap_or_default());
    let unseen = stray_unseen(&read);
    let seen = read.char_indices().filter(|(place, _)| unseen.binary_search(place).is_err()).map(|(_, char)| char);
    seen.nfc().collect()
}

/// Where characters stand that nobody sees and nothing needs. Joiners inside other scripts and between pictures, and marks of direction
/// beside letters that run from right to left, mean something.
fn stray_unseen(text: &str) -> Vec<usize> {
    let has_right_to_left = text.chars().any(|char| matches!(char, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fefc}'));
    let is_western = |char: Option<char>| char.is_none_or(|char| char < '\u{250}' || char.is_ascii_punctuation());
    let mut before = None;
    let mut places = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((place, char)) = chars.next() {
        let is_stray = match char {
            '\u{200c}' | '\u{200d}' => is_western(before) && is_western(chars.peek().map(|(_, next)| *next)),
            '\u{200e}' | '\u{200f}' => !has_right_to_left,
            char => is_unseen(char),
        };
        if is_stray {
            places.push(place);
        } else {
            before = Some(char);
        }
    }
    places
}

/// The letters of a text that are written in pieces, and what each is as one character.
fn pieces_apart(text: &str) -> Vec<(String, String)> {
    let mut pieces: Vec<String> = Vec::new();
    for char in text.chars() {
        match pieces.last_mut() {
            Some(piece) if unicode_normalization::char::is_combining_mark(char) => piece.push(char),
            _ => pieces.push(char.into()),
        }
    }
    let whole =
        pieces.into_iter().map(|piece| (piece.nfc().collect::<String>(), piece)).map(|(whole, piece)| (piece, whole));
    whole.filter(|(piece, whole)| piece != whole).collect()
}

/// Letters that are UTF-8 read as Windows-1252, `Ã©`, and what each was. French has the same characters side by side, such as an accent
/// before a non-breaking space and a closing quotation mark: only sequences that no words hold are taken for a mistake.
fn misread(text: &str) -> Vec<(Range<usize>, String)> {
    let mut found: Vec<(Range<usize>, String)> = Vec::new();
    for (start, first) in text.char_indices() {
        let length = match first {
            'Â' | 'Ã' | 'Ä' | 'Å' => 2,
            'â' => 3,
            'ð' => 4,
            _ => continue,
        };
        let chars = text.get(start..).unwrap_or_default().char_indices().take(length);
        let bytes: Option<Vec<u8>> = chars.clone().map(|(_, char)| windows_byte(char)).collect();
        let end = chars.last().map_or(start, |(place, char)| start + place + char.len_utf8());
        let meant = bytes.and_then(|bytes| String::from_utf8(bytes).ok()).filter(|meant| meant.chars().count() == 1);
        let is_mark = |char| matches!(char, '\u{2000}'..='\u{22ff}');
        if let Some(meant) = meant
            && (length != 3 || meant.chars().all(is_mark))
        {
            found.push((start..end, meant));
        }
    }
    found
}

fn windows_byte(char: char) -> Option<u8> {
    (128..=255).find(|byte| windows(*byte) == char)
}

/// A blank that is one with its neighbours, or stands where none belongs.
struct OddBlank {
    range: Range<usize>,
    /// What belongs there, if anything.
    right: Option<char>,
    sense: BlankSense,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum BlankSense {
    AtEnd,
    Doubled,
    /// A blank of a fixed width.
    Exotic,
    /// It keeps words together that need not stand together.
    Binding,
}

/// What is wrong with the blanks of a plain text.
pub(super) fn blanks(text: &str) -> Vec<Flaw> {
    let odd = odd_blanks(text, true);
    let flaw = |sense: BlankSense, wrong: &str, right: &str| {
        let around: Vec<String> =
            odd.iter().filter(|blank| blank.sense == sense).map(|blank| around(text, &blank.range)).collect();
        (!around.is_empty()).then(|| Flaw {
            weight: Weight::Warning,
            wrong: format!("{wrong}: {}", listed(around)),
            right: right.to_owned(),
            is_mended: true,
        })
    };
    let flaws = [
        flaw(BlankSense::AtEnd, "a line begins or ends with a space", "remove it"),
        flaw(BlankSense::Doubled, "several spaces stand side by side", "write one"),
        flaw(BlankSense::Exotic, "a space has a fixed width", "write an ordinary one"),
        binding(flaw),
    ];
    flaws.into_iter().flatten().collect()
}

fn binding(flaw: impl Fn(BlankSense, &str, &str) -> Option<Flaw>) -> Option<Flaw> {
    flaw(BlankSense::Binding, "a non-breaking space stands between ordinary words", "write an ordinary space")
}

/// What is wrong with the non-breaking spaces of a text in which other blanks mean something.
pub(super) fn binding_blanks(text: &str) -> Option<Flaw> {
    let odd = odd_blanks(text, false);
    binding(|_, wrong, right| {
        let around: Vec<String> = odd.iter().map(|blank| around(text, &blank.range)).collect();
        let (wrong, right) = (format!("{wrong}: {}", listed(around)), right.to_owned());
        (!odd.is_empty()).then_some(Flaw { weight: Weight::Warning, wrong, right, is_mended: true })
    })
}

/// A plain text with ordinary blanks.
pub(super) fn without_odd_blanks(text: &str) -> String {
    replaced(text, odd_blanks(text, true))
}

/// A text whose other blanks mean something, without odd non-breaking ones.
pub(super) fn without_binding_blanks(text: &str) -> String {
    replaced(text, odd_blanks(text, false))
}

fn replaced(text: &str, odd: Vec<OddBlank>) -> String {
    let mut ordinary = String::with_capacity(text.len());
    let mut end = 0;
    for OddBlank { range, right, .. } in odd {
        ordinary.push_str(text.get(end..range.start).unwrap_or_default());
        ordinary.extend(right);
        end = range.end;
    }
    ordinary + text.get(end..).unwrap_or_default()
}

/// The odd blanks of a text, in order; only non-breaking ones between words unless `all` are looked for.
fn odd_blanks(text: &str, all: bool) -> Vec<OddBlank> {
    let is_blank = |char: char| char.is_whitespace() && !matches!(char, '\n' | '\t' | '\u{2028}' | '\u{2029}');
    let mut odd = Vec::new();
    let mut rest = 0;
    while let Some(start) = text.get(rest..).and_then(|after| after.find(is_blank)).map(|place| rest + place) {
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
            true if is_at_end => Some((BlankSense::AtEnd, None)),
            true if run.chars().count() > 1 => Some((BlankSense::Doubled, Some(single(run, before, after)))),
            _ if run.starts_with(['\u{a0}', '\u{202f}']) && is_needless(before, after) => {
                Some((BlankSense::Binding, Some(' ')))
            }
            true if run.starts_with(is_fixed) => Some((BlankSense::Exotic, Some(' '))),
            _ => None,
        };
        odd.extend(found.map(|(sense, right)| OddBlank { range: start..end, right, sense }));
        rest = end;
    }
    odd
}

/// The one blank that several side by side stand for.
fn single(run: &str, before: &str, after: &str) -> char {
    let binding = ['\u{202f}', '\u{a0}'].into_iter().find(|char| run.contains(*char));
    binding.filter(|_| !is_needless(before, after)).unwrap_or(' ')
}

/// Whether nothing asks for a non-breaking space: it stands after a comma, or between two words of three letters or more of which the second
/// begins with a small one.
fn is_needless(before: &str, after: &str) -> bool {
    let letters = |char: &char| char.is_alphabetic();
    let last: Vec<char> = before.chars().rev().take_while(letters).collect();
    let next: Vec<char> = after.chars().take_while(letters).collect();
    let is_small = |word: &[char]| word.len() > 2 && word.iter().all(|char| char.is_lowercase());
    // The word before it may begin a sentence.
    let is_word = last.len() > 2 && last.iter().rev().skip(1).all(|char| char.is_lowercase());
    before.ends_with(',') || (is_word && is_small(&next))
}

/// Blanks of a fixed width that no French rule asks for; a thin one is sometimes meant.
fn is_fixed(char: char) -> bool {
    matches!(char, '\u{1680}' | '\u{2000}'..='\u{2008}' | '\u{205f}' | '\u{3000}')
}

/// A blank with a few letters on both sides.
fn around(text: &str, range: &Range<usize>) -> String {
    const LETTERS: usize = 8;
    let before = text.get(..range.start).unwrap_or_default();
    let start = before.char_indices().rev().take(LETTERS).last().map_or(range.start, |(place, _)| place);
    let after = text.get(range.end..).unwrap_or_default();
    let end = after.char_indices().nth(LETTERS).map_or(text.len(), |(place, _)| range.end + place);
    text.get(start..end).unwrap_or_default().to_owned()
}
