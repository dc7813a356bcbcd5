//! Marks the words of a query in a text.

use super::query::{Query, Typed};
use super::stem::stem;
use super::words::{LONGEST_UNIT, Word, compound, words};
use crate::html::{self, SafeHtml};

/// The text in pieces, matches marked with `true`; joined they are the text, unchanged.
///
/// Marks whole words, without their elided article; quoted words only where they stand side by side.
pub fn highlight<'a>(text: &'a str, query: &Query) -> Vec<(&'a str, bool)> {
    let mut pieces = Vec::new();
    let mut from = 0;
    for mark in marks(&words(text), query, &query.read_as) {
        for (to, is_match) in [(mark.start, false), (mark.end, true)] {
            if let Some(piece) = text.get(from..to).filter(|piece| !piece.is_empty()) {
                pieces.push((piece, is_match));
                from = to;
            }
        }
    }
    if let Some(piece) = text.get(from..).filter(|piece| !piece.is_empty()) {
        pieces.push((piece, false));
    }
    pieces
}

/// A text as HTML, with matching words in `mark` elements.
pub fn marked(text: &str, query: &Query) -> SafeHtml {
    html::marked(if query.is_empty() { vec![(text, false)] } else { highlight(text, query) })
}

/// The part of a text, at most so many bytes long (without ellipses), that holds most of the query's words; its
/// beginning when it holds none; all of it when it is short.
pub fn excerpt(text: &str, query: &Query, most: usize) -> String {
    let mut excerpt = String::new();
    if text.len() <= most {
        excerpt.push_str(text);
        return excerpt;
    }
    let found = words(text);
    let marks = marks(&found, query, &query.read_as);
    let (mut best, mut from) = (0, 0);
    for mark in &marks {
        // A few words before the match give context; near the beginning, start there.
        let wish = if mark.end < most / 4 * 3 { 0 } else { mark.start.saturating_sub(most / 4) };
        let space = text.bytes().skip(wish).position(|byte| byte == b' ');
        let begin = space.filter(|_| wish > 0).map_or(0, |space| wish + space + 1).min(mark.start);
        let mut terms = 0u32;
        for other in &marks {
            if other.start >= begin && other.end <= begin + most {
                terms |= 1 << other.term;
            }
        }
        if terms.count_ones() > best {
            (best, from) = (terms.count_ones(), begin);
        }
    }
    let mut to = text.len();
    if to > from + most {
        let last = found.iter().rev().find(|word| word.end <= from + most);
        to = last.map_or(from, |word| word.end.max(from));
    }
    if from > 0 {
        excerpt.push('…');
    }
    excerpt.push_str(text.get(from..to).unwrap_or_default());
    if to < text.len() {
        excerpt.push('…');
    }
    excerpt
}

/// A range of the text, in bytes, and the position of the term it matches.
pub(super) struct Mark {
    pub start: usize,
    pub end: usize,
    pub term: usize,
}

/// The matching ranges, by their start; some terms, by their position, also match other stems.
pub(super) fn marks(found: &[Word], query: &Query, read_as: &[(usize, Vec<u8>)]) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    for (index, word) in found.iter().enumerate() {
        let here = found.get(index..).unwrap_or_default();
        let mut forms = vec![(1, word.text.clone())];
        forms.extend(compound(here, LONGEST_UNIT));
        let synonyms = query.synonyms.iter().map(|(number, term)| (*number, term));
        for (number, term) in query.terms.iter().enumerate().chain(synonyms) {
            for (length, form) in &forms {
                let (form, mut last) = (form.as_bytes(), length - 1);
                let stem = stem(form);
                let is_match = match term.words.as_slice() {
                    [typed] => {
                        let is_typed = |typed: &Typed| typed.matches(form, &stem).is_some();
                        let mut corrections = read_as.iter();
                        is_typed(typed)
                            || term.whole.as_ref().is_some_and(is_typed)
                            || corrections.any(|(position, other)| *position == number && *other == stem)
                    }
                    phrase => {
                        let first = phrase.first().map_or(0, |typed| typed.offset);
                        phrase.iter().all(|typed| {
                            last = typed.offset - first;
                            here.get(last).is_some_and(|word| typed.matches(word.text.as_bytes(), &[]).is_some())
                        })
                    }
                };
                if let Some(last) = here.get(last).filter(|_| is_match) {
                    marks.push(Mark { start: word.start, end: last.end, term: number });
                    break;
                }
            }
        }
    }
    marks
}
