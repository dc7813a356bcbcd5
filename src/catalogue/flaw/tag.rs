//! HTML tags in plain text, which pages show as they are written.

use super::super::problem::Weight;
use super::{Flaw, Writing, listed};
use std::ops::Range;

/// A tag of an element that HTML knows.
#[derive(Debug)]
pub(super) struct Tag {
    pub range: Range<usize>,
    name: String,
    is_end: bool,
}

/// How a tag is to be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sense {
    /// It only shapes the words around it, and says nothing without them.
    Shape,
    /// It says something that the words do not: a link, a list, a deletion.
    Content,
    /// It may be what the text is about.
    Doubtful,
}

/// Elements that shape words, by start and end.
const SHAPES: [&str; 29] = [
    "abbr", "acronym", "b", "big", "center", "cite", "code", "dfn", "div", "em", "font", "h1", "h2", "h3", "h4", "h5",
    "h6", "i", "kbd", "mark", "p", "samp", "section", "small", "span", "strong", "tt", "u", "var",
];
/// Those of them, and of the others, that begin a line.
const BLOCKS: [&str; 12] = ["br", "center", "div", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "p", "section"];
/// Elements without an end.
const ALONE: [&str; 3] = ["br", "hr", "wbr"];
/// Elements with a meaning of their own, by start and end.
const CONTENTS: [&str; 19] = [
    "a",
    "blockquote",
    "del",
    "figure",
    "figcaption",
    "ins",
    "li",
    "ol",
    "pre",
    "q",
    "s",
    "strike",
    "sub",
    "sup",
    "table",
    "td",
    "th",
    "tr",
    "ul",
];
const OTHERS: [&str; 23] = [
    "audio", "body", "button", "embed", "footer", "form", "head", "header", "html", "iframe", "img", "input", "link",
    "main", "meta", "nav", "object", "script", "style", "svg", "tbody", "thead", "video",
];

/// The tags of a text. `<3` and `<sic>` are none.
pub(super) fn find(text: &str) -> Vec<Tag> {
    text.match_indices('<').filter_map(|(start, _)| tag(text, start)).collect()
}

fn tag(text: &str, start: usize) -> Option<Tag> {
    let rest = text.get(start + 1..)?;
    let (is_end, rest_of_name) = rest.strip_prefix('/').map_or((false, rest), |rest| (true, rest));
    let end_of_name = rest_of_name.find(|char: char| !char.is_ascii_alphanumeric())?;
    let (name, attributes) = rest_of_name.split_at_checked(end_of_name)?;
    let name = name.to_ascii_lowercase();
    let is_known = [&SHAPES[..], &ALONE, &CONTENTS, &OTHERS].iter().any(|names| names.contains(&name.as_str()));
    if !is_known || !attributes.starts_with([' ', '>', '/']) {
        return None;
    }
    let mut quote = None;
    let end = attributes.char_indices().find_map(|(place, char)| {
        match (quote, char) {
            (None, '>') => return Some(place),
            (None, '"' | '\'') => quote = Some(char),
            (Some(open), _) if open == char => quote = None,
            _ => {}
        }
        None
    })?;
    let length = 1 + usize::from(is_end) + end_of_name + end + 1;
    Some(Tag { range: start..start + length, name, is_end })
}

/// How each tag is to be taken: those of pairs, or alone by nature, are what an editor of HTML left.
fn senses(tags: &[Tag]) -> Vec<Sense> {
    let mut senses = vec![Sense::Doubtful; tags.len()];
    let mut open: Vec<(usize, &str)> = Vec::new();
    for (place, tag) in tags.iter().enumerate() {
        let mut set = |place: usize, sense: Sense| senses.iter_mut().skip(place).take(1).for_each(|it| *it = sense);
        if ALONE.contains(&tag.name.as_str()) {
            set(place, Sense::Shape);
        } else if !tag.is_end {
            open.push((place, &tag.name));
        } else if let Some(level) = open.iter().rposition(|(_, name)| *name == tag.name) {
            let sense = match tag.name.as_str() {
                name if SHAPES.contains(&name) => Sense::Shape,
                name if CONTENTS.contains(&name) => Sense::Content,
                _ => Sense::Doubtful,
            };
            open.iter().skip(level).take(1).for_each(|(start, _)| set(*start, sense));
            set(place, sense);
            open.truncate(level);
        }
    }
    senses
}

/// The text without the tags that only shape its words.
pub(super) fn without(text: &str) -> String {
    let tags = find(text);
    let mut plain = String::with_capacity(text.len());
    let mut end = 0;
    for (tag, _) in tags.iter().zip(senses(&tags)).filter(|(_, sense)| *sense == Sense::Shape) {
        plain.push_str(text.get(end..tag.range.start).unwrap_or_default());
        let is_after_blank = plain.is_empty() || plain.ends_with(char::is_whitespace);
        let is_before_blank = text.get(tag.range.end..).is_none_or(|rest| rest.starts_with(char::is_whitespace));
        if BLOCKS.contains(&tag.name.as_str()) && !is_after_blank && !is_before_blank {
            plain.push(' ');
        }
        end = tag.range.end;
    }
    plain + text.get(end..).unwrap_or_default()
}

/// What is wrong with the tags of a text; in CommonMark, of the HTML in it.
pub(super) fn flaws(text: &str, writing: Writing) -> Vec<Flaw> {
    let tags = find(text);
    let senses = senses(&tags);
    let written = |sense: Sense| {
        let tags = tags.iter().zip(&senses).filter(move |(_, its)| **its == sense);
        listed(tags.filter_map(|(tag, _)| text.get(tag.range.clone())).map(str::to_owned))
    };
    let flaw = |sense: Sense, weight: Weight, right: &str, in_markdown: &str| {
        senses.contains(&sense).then(|| Flaw {
            weight,
            wrong: format!("pages show HTML tags as they are written: {}", written(sense)),
            right: if writing == Writing::Plain { right } else { in_markdown }.to_owned(),
            is_mended: sense == Sense::Shape && writing == Writing::Plain,
        })
    };
    let markdown = "write Markdown: *…*, **…**, # …, and an empty line between paragraphs";
    let contents = "write Markdown: [words](address), - for the elements of a list, > before a quotation";
    let doubtful = "remove them, unless the text is about them";
    let flaws = [
        flaw(Sense::Shape, Weight::Problem, "write the words without them", markdown),
        flaw(Sense::Content, Weight::Problem, "say the same in words; a link has a field of its own", contents),
        flaw(Sense::Doubtful, Weight::Warning, doubtful, doubtful),
    ];
    flaws.into_iter().flatten().collect()
}
