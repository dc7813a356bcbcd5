//! HTML tags in plain text, which pages show as typed.

use super::Writing;
use super::edit::Edit;
use super::kind::{Finding, Kind};
use std::collections::HashMap;
use std::ops::Range;

/// A tag of a known HTML element.
#[derive(Debug)]
pub(super) struct Tag {
    pub range: Range<usize>,
    name: String,
    is_end: bool,
    attributes: Attributes,
}

/// The attributes of a tag, by how much would be lost with them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Attributes {
    /// None, or only settings.
    Settings,
    /// Words for people, such as a `title`.
    Words,
    /// Something that is no attribute with a value: `<b et c>`.
    Doubtful,
}

/// Elements that style words, by start and end tag.
const SHAPES: [&str; 29] = [
    "abbr", "acronym", "b", "big", "center", "cite", "code", "dfn", "div", "em", "font", "h1", "h2", "h3", "h4", "h5",
    "h6", "i", "kbd", "mark", "p", "samp", "section", "small", "span", "strong", "tt", "u", "var",
];
/// Those of them, and of the others, that start a line.
const BLOCKS: [&str; 12] = ["br", "center", "div", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "p", "section"];
/// Elements without an end tag.
const ALONE: [&str; 3] = ["br", "hr", "wbr"];
/// Elements with a meaning of their own, by start and end tag.
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

/// The tags of a text. `<3` and `<sic>` are not tags.
pub(super) fn find(text: &str) -> Vec<Tag> {
    text.match_indices('<').filter_map(|(start, _)| tag(text, start)).collect()
}

fn tag(text: &str, start: usize) -> Option<Tag> {
    let rest = text.get(start + 1..)?;
    let (is_end, rest_of_name) = rest.strip_prefix('/').map_or((false, rest), |rest| (true, rest));
    let end_of_name = rest_of_name.find(|char: char| !char.is_ascii_alphanumeric())?;
    let (name, rest) = rest_of_name.split_at_checked(end_of_name)?;
    let name = name.to_ascii_lowercase();
    let is_known = [&SHAPES[..], &ALONE, &CONTENTS, &OTHERS].iter().any(|names| names.contains(&name.as_str()));
    if !is_known || !rest.starts_with([' ', '\t', '\n', '>', '/']) {
        return None;
    }
    // Outside its quotation marks a tag contains no `<`. Giving up at the next one keeps the work linear in the text,
    // however many unfinished tags it holds.
    let mut quote = None;
    let (end, last) = rest.char_indices().find(|(_, char)| {
        match (quote, *char) {
            (None, '>' | '<') => return true,
            (None, '"' | '\'') => quote = Some(*char),
            (Some(open), char) if open == char => quote = None,
            _ => {}
        }
        false
    })?;
    let attributes = rest.get(..end).filter(|_| last == '>')?;
    let attributes = match is_end {
        true if attributes.trim().is_empty() => Attributes::Settings,
        true => Attributes::Doubtful,
        false => sort(attributes),
    };
    let length = 1 + usize::from(is_end) + end_of_name + end + 1;
    Some(Tag { range: start..start + length, name, is_end, attributes })
}

/// The attributes of a tag.
fn sort(attributes: &str) -> Attributes {
    let mut sort = Attributes::Settings;
    let mut rest = attributes;
    loop {
        rest = rest.trim_start_matches(|char: char| char.is_ascii_whitespace() || char == '/');
        if rest.is_empty() {
            return sort;
        }
        let Some((name, value)) = rest.split_once('=') else { return Attributes::Doubtful };
        let name = name.trim_end();
        if name.is_empty() || name.contains(char::is_whitespace) {
            return Attributes::Doubtful;
        }
        if ["title", "alt", "aria-label"].iter().any(|words| name.eq_ignore_ascii_case(words)) {
            sort = Attributes::Words;
        }
        let value = value.trim_start();
        let quoted = value.chars().next().filter(|char| matches!(char, '"' | '\''));
        rest = match quoted.and_then(|quote| value.get(1..)?.split_once(quote)) {
            Some((_, rest)) => rest,
            None => value.find(char::is_whitespace).and_then(|end| value.get(end..)).unwrap_or_default(),
        };
    }
}

/// How to treat each tag: pairs, and elements without an end tag, were left by an HTML editor.
fn kinds(tags: &[Tag]) -> Vec<Kind> {
    let mut kinds = vec![Kind::Doubtful; tags.len()];
    let mut set = |index: usize, kind: Kind| kinds.iter_mut().skip(index).take(1).for_each(|it| *it = kind);
    // By name: exports often cross two pairs.
    let mut open: HashMap<&str, Vec<(usize, Attributes)>> = HashMap::new();
    for (index, tag) in tags.iter().enumerate() {
        let name = tag.name.as_str();
        if ALONE.contains(&name) {
            set(index, kind_of(Kind::Shape, tag.attributes));
        } else if !tag.is_end {
            open.entry(name).or_default().push((index, tag.attributes));
        } else if let Some((start, attributes)) = open.get_mut(name).and_then(Vec::pop) {
            let kind = match name {
                name if SHAPES.contains(&name) => Kind::Shape,
                name if CONTENTS.contains(&name) => Kind::Content,
                _ => Kind::Doubtful,
            };
            let kind = kind_of(kind, attributes.max(tag.attributes));
            set(start, kind);
            set(index, kind);
        }
    }
    kinds
}

/// The kind of a tag, once its attributes are considered.
fn kind_of(kind: Kind, attributes: Attributes) -> Kind {
    match (kind, attributes) {
        (kind, Attributes::Settings) => kind,
        (Kind::Shape, Attributes::Words) => Kind::Content,
        (kind, Attributes::Words) => kind,
        (_, Attributes::Doubtful) => Kind::Doubtful,
    }
}

/// The tags that only style words of a plain text, and the space or line break that some leave.
pub(super) fn edits(text: &str, writing: Writing) -> Vec<Edit> {
    let tags = find(text);
    let (gap, is_gap): (&str, fn(char) -> bool) = match writing {
        Writing::Prose => ("\n", |char| char == '\n'),
        Writing::Line | Writing::Markdown => (" ", char::is_whitespace),
    };
    let mut edits = Vec::new();
    let (mut end, mut is_after_gap) = (0, true);
    for (tag, _) in tags.iter().zip(kinds(&tags)).filter(|(_, kind)| *kind == Kind::Shape) {
        // A tag inside the quotation marks of another goes with it.
        let Some(words) = text.get(end..tag.range.start) else { continue };
        let after = text.get(tag.range.end..).unwrap_or_default();
        // Spaces beside a line break are dropped.
        let (words, after) = match writing {
            Writing::Prose => (words.trim_end_matches(' '), after.trim_start_matches(' ')),
            Writing::Line | Writing::Markdown => (words, after),
        };
        is_after_gap = if words.is_empty() { is_after_gap } else { words.ends_with(is_gap) };
        let is_apart = is_after_gap || after.is_empty() || after.starts_with(is_gap);
        let is_block = BLOCKS.contains(&tag.name.as_str());
        let right = if is_block && !is_apart { gap } else { "" };
        is_after_gap |= !right.is_empty();
        edits.push(Edit { range: tag.range.clone(), right: right.to_owned(), kind: Kind::Shape });
        end = tag.range.end;
    }
    edits
}

/// The tags of a text; in CommonMark, of its HTML.
pub(super) fn findings(text: &str) -> Vec<Finding> {
    let tags = find(text);
    let found = tags.iter().zip(kinds(&tags));
    let found = found.map(|(tag, kind)| (kind, text.get(tag.range.clone()).unwrap_or_default().to_owned()));
    found.map(|(kind, written)| Finding { kind, written, meant: String::new() }).collect()
}
