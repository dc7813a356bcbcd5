//! Flaws of a text in CommonMark, outside of its code. Its entities are signs to a page, its blanks belong to its form, and its
//! addresses are left alone.

use super::{Flaw, Writing, entity, listed, sign, tag};
use crate::catalogue::problem::Weight;
use pulldown_cmark::{Event, Parser, Tag, TagEnd, TextMergeWithOffset};
use std::ops::Range;

/// Everything in a text that nobody meant, each kind once.
pub(super) fn flaws(text: &str) -> Vec<Flaw> {
    // One pair of tags may stand in several pieces.
    let mut html = String::new();
    let mut entities: Vec<String> = Vec::new();
    let mut is_code = false;
    let events = TextMergeWithOffset::new(Parser::new(text).into_offset_iter()).map(|(event, _)| event);
    for event in events {
        match event {
            Event::Start(Tag::CodeBlock(_)) => is_code = true,
            Event::End(TagEnd::CodeBlock) => is_code = false,
            Event::Html(piece) | Event::InlineHtml(piece) => {
                entities.extend(written(&piece));
                html.push_str(&piece);
            }
            Event::Text(words) if !is_code => entities.extend(written(&words)),
            _ => {}
        }
    }
    let mut flaws = tag::flaws(&html, Writing::Markdown);
    if !entities.is_empty() {
        flaws.push(Flaw {
            weight: Weight::Problem,
            wrong: format!("pages show HTML entities as they are written: {}", listed(entities)),
            right: "write the signs that they stand for".to_owned(),
            is_mended: false,
        });
    }
    let words: Vec<&str> = pieces(text).into_iter().filter_map(|range| text.get(range)).collect();
    let words = words.join("\n");
    flaws.extend(sign::flaws(&words));
    flaws.extend(sign::binding_blanks(&words));
    flaws
}

/// The text with the signs of its words put right.
pub(super) fn mended(text: &str) -> String {
    let mut mended = String::with_capacity(text.len());
    let mut end = 0;
    for range in pieces(text) {
        mended.push_str(text.get(end..range.start).unwrap_or_default());
        mended.push_str(&sign::without_binding_blanks(&sign::mended(text.get(range.clone()).unwrap_or_default())));
        end = range.end;
    }
    mended + text.get(end..).unwrap_or_default()
}

/// The entities that are still entities once CommonMark has been read.
fn written(words: &str) -> Vec<String> {
    entity::find(words).into_iter().filter_map(|entity| words.get(entity.range)).map(str::to_owned).collect()
}

/// Where words stand in the text exactly as they are read, code left out.
fn pieces(text: &str) -> Vec<Range<usize>> {
    let mut is_code = false;
    let mut pieces: Vec<Range<usize>> = Vec::new();
    for (event, range) in Parser::new(text).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(_)) => is_code = true,
            Event::End(TagEnd::CodeBlock) => is_code = false,
            Event::Text(words) if !is_code && text.get(range.clone()) == Some(&*words) => match pieces.last_mut() {
                Some(last) if last.end == range.start => last.end = range.end,
                _ => pieces.push(range),
            },
            _ => {}
        }
    }
    pieces
}
