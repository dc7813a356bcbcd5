//! Flaws of a CommonMark text, outside its code. Entities are legal there, spaces belong to its structure, and its
//! addresses are left alone.

use super::edit::{Edit, applied, beside_addresses};
use super::kind::{Finding, Kind};
use super::{ROUNDS, Writing, entity, sign, tag};
use pulldown_cmark::{Event, Parser, Tag, TagEnd, TextMergeWithOffset};
use std::ops::Range;

/// Every flaw of a text.
pub(super) fn findings(text: &str) -> Vec<Finding> {
    // A pair of tags may be split over several pieces.
    let mut html = String::new();
    let mut findings: Vec<Finding> = Vec::new();
    let mut is_code = false;
    let events = TextMergeWithOffset::new(Parser::new(text).into_offset_iter()).map(|(event, _)| event);
    for event in events {
        is_code = is_in_code(&event, is_code);
        match event {
            Event::Html(piece) | Event::InlineHtml(piece) => {
                findings.extend(entities(&piece));
                html.push_str(&piece);
            }
            Event::Text(words) if !is_code => findings.extend(entities(&words)),
            _ => {}
        }
    }
    findings.extend(tag::findings(&html));
    findings.extend(edits(text).iter().map(|edit| sign::finding(text, edit)));
    findings.extend(pieces(text).into_iter().filter_map(|range| sign::lost(text.get(range)?)).take(1));
    findings
}

/// The text with repaired characters, where that leaves its structure unchanged.
pub(super) fn mended(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..ROUNDS {
        let edits = faithful(&text, &beside_addresses(&text, edits(&text)));
        if edits.is_empty() {
            break;
        }
        text = applied(&text, &edits);
    }
    text
}

/// The entities that remain entities after CommonMark has been read.
fn entities(words: &str) -> impl Iterator<Item = Finding> {
    entity::find(words).into_iter().map(|entity| Finding {
        kind: Kind::Entity,
        written: words.get(entity.range).unwrap_or_default().to_owned(),
        meant: entity.meaning,
    })
}

/// The flaws of characters in words.
fn edits(text: &str) -> Vec<Edit> {
    let is_right_to_left = sign::has_right_to_left(text);
    let of_piece = |piece: Range<usize>| {
        let edits = sign::edits(text.get(piece.clone()).unwrap_or_default(), Writing::Markdown, is_right_to_left);
        edits.into_iter().map(move |Edit { range, right, kind }| {
            let range = piece.start + range.start..piece.start + range.end;
            Edit { range, right, kind }
        })
    };
    pieces(text).into_iter().flat_map(of_piece).collect()
}

/// The ranges of words that are read exactly as written, without code.
fn pieces(text: &str) -> Vec<Range<usize>> {
    let mut is_code = false;
    let mut pieces: Vec<Range<usize>> = Vec::new();
    for (event, range) in Parser::new(text).into_offset_iter() {
        is_code = is_in_code(&event, is_code);
        match event {
            Event::Text(words) if !is_code && text.get(range.clone()) == Some(&*words) => match pieces.last_mut() {
                Some(last) if last.end == range.start => last.end = range.end,
                _ => pieces.push(range),
            },
            _ => {}
        }
    }
    pieces
}

/// Whether the event belongs to a block of code, or after it what follows.
fn is_in_code(event: &Event<'_>, was: bool) -> bool {
    match event {
        Event::Start(Tag::CodeBlock(_)) => true,
        Event::End(TagEnd::CodeBlock) => false,
        _ => was,
    }
}

/// Keeps the edits that change only words: `\u{200b}# …` is not a heading and must not become one.
fn faithful(text: &str, edits: &[Edit]) -> Vec<Edit> {
    // Most often all are kept. Otherwise tries halves, up to a fixed amount of parsing; the rest is left to the
    // editor.
    const BYTES: usize = 4_000_000;
    let mut tries = (BYTES / text.len().max(1)).clamp(8, 256);
    let mut kept = Vec::new();
    let mut groups = vec![edits];
    while let Some(group) = groups.pop().filter(|_| tries > 0) {
        if group.is_empty() {
            continue;
        }
        tries -= 1;
        let before = kept.len();
        kept.extend_from_slice(group);
        if outline(Parser::new(&applied(text, &kept)).map(|event| (event, None))) != expected(text, &kept) {
            kept.truncate(before);
            if let Some((first, second)) = group.split_at_checked(group.len() / 2).filter(|_| group.len() > 1) {
                groups.extend([second, first]);
            }
        }
    }
    kept
}

/// The structure of a text: its words, and what is between them.
#[derive(Debug, PartialEq)]
enum Part<'t> {
    Words(String),
    Code(String),
    Mark(Event<'t>),
}

/// The expected structure after edits of the words.
fn expected<'t>(text: &'t str, edits: &[Edit]) -> Vec<Part<'t>> {
    let events = Parser::new(text).into_offset_iter();
    outline(events.map(|(event, range)| {
        let written = text.get(range.clone()).unwrap_or_default();
        let edits = edits.get(edits.partition_point(|edit| edit.range.start < range.start)..).unwrap_or_default();
        let edits = edits
            .iter()
            .take_while(|edit| edit.range.end <= range.end)
            .map(|edit| Edit { range: edit.range.start - range.start..edit.range.end - range.start, ..edit.clone() });
        let edits: Vec<Edit> = edits.collect();
        let words = matches!(&event, Event::Text(words) if **words == *written && !edits.is_empty());
        (event, words.then(|| applied(written, &edits)))
    }))
}

/// The structure of a text, from its events, some with other words in their place. Ignores spaces at the start or end
/// of a line, as pages do.
fn outline<'t>(events: impl Iterator<Item = (Event<'t>, Option<String>)>) -> Vec<Part<'t>> {
    const BLANKS: [char; 2] = [' ', '\t'];
    let mut outline: Vec<Part<'t>> = Vec::new();
    let (mut is_code, mut is_start) = (false, true);
    for (event, other) in events {
        is_code = is_in_code(&event, is_code);
        let is_inline = matches!(
            event,
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. })
                | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link | TagEnd::Image)
                | Event::Code(_)
                | Event::InlineHtml(_)
        );
        match (event, outline.last_mut()) {
            (Event::Text(words), Some(Part::Code(code))) if is_code => code.push_str(&words),
            (Event::Text(words), _) if is_code => outline.push(Part::Code(words.into_string())),
            (Event::Text(words), last) => {
                let words = other.as_deref().unwrap_or(&words);
                let words = if is_start { words.trim_start_matches(BLANKS) } else { words };
                is_start &= words.is_empty();
                match last {
                    Some(Part::Words(before)) => before.push_str(words),
                    _ if words.is_empty() => {}
                    _ => outline.push(Part::Words(words.to_owned())),
                }
            }
            (mark, last) => {
                if let (Some(Part::Words(words)), false) = (last, is_inline) {
                    words.truncate(words.trim_end_matches(BLANKS).len());
                }
                if matches!(outline.last(), Some(Part::Words(words)) if words.is_empty()) {
                    outline.pop();
                }
                is_start = !is_inline;
                outline.push(Part::Mark(mark));
            }
        }
    }
    outline
}
