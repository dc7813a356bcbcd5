//! Edits of a text, and which of them are safe.

use super::kind::Kind;
use super::{entity, tag};
use std::ops::Range;

/// A range of a text, and its replacement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edit {
    pub range: Range<usize>,
    pub right: String,
    pub kind: Kind,
}

/// The text after edits, which are in order and do not overlap.
pub(super) fn applied(text: &str, edits: &[Edit]) -> String {
    let mut after = String::with_capacity(text.len());
    let mut end = 0;
    for Edit { range, right, .. } in edits {
        after.push_str(text.get(end..range.start).unwrap_or_default());
        after.push_str(right);
        end = range.end;
    }
    after + text.get(end..).unwrap_or_default()
}

/// Drops edits that would turn words into a tag or an entity, which the next repair would remove, and edits inside a
/// tag.
pub(super) fn harmless(text: &str, mut edits: Vec<Edit>) -> Vec<Edit> {
    // Dropping one edit may uncover another tag; a text that keeps doing so is left alone.
    const ROUNDS: usize = 8;
    for _ in 0..ROUNDS {
        let markup = markup(&applied(text, &edits));
        let number = edits.len();
        let (mut added, mut removed, mut next) = (0, 0, 0);
        edits.retain(|Edit { range, right, .. }| {
            let start = range.start + added - removed;
            let end = start + right.len();
            added += right.len();
            removed += range.len();
            while markup.get(next).is_some_and(|mark| mark.end <= start) {
                next += 1;
            }
            markup.get(next).is_none_or(|mark| end <= mark.start)
        });
        if edits.len() == number {
            return edits;
        }
    }
    Vec::new()
}

/// The ranges of tags and entities in a text, in order; overlapping ones are merged.
fn markup(text: &str) -> Vec<Range<usize>> {
    let tags = tag::find(text).into_iter().map(|tag| tag.range);
    let mut ranges: Vec<Range<usize>> = tags.chain(entity::find(text).into_iter().map(|entity| entity.range)).collect();
    ranges.sort_unstable_by_key(|range| range.start);
    let mut markup: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match markup.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => markup.push(range),
        }
    }
    markup
}

/// Drops edits of addresses in the text: what looks like a flaw there may be part of the address.
pub(super) fn beside_addresses(text: &str, mut edits: Vec<Edit>) -> Vec<Edit> {
    let addresses = addresses(text);
    edits.retain(|Edit { range, .. }| {
        let next = addresses.partition_point(|address| address.end <= range.start);
        addresses.get(next).is_none_or(|address| range.end <= address.start)
    });
    edits
}

/// The words of a text that contain `://`.
fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut addresses: Vec<Range<usize>> = Vec::new();
    for (offset, _) in text.match_indices("://") {
        if addresses.last().is_some_and(|last| offset < last.end) {
            continue;
        }
        let (before, after) = text.split_at_checked(offset).unwrap_or_default();
        let end = after.find(char::is_whitespace).map_or(text.len(), |length| offset + length);
        let blank = before.char_indices().rev().find(|(_, char)| char.is_whitespace());
        addresses.push(blank.map_or(0, |(offset, char)| offset + char.len_utf8())..end);
    }
    addresses
}
