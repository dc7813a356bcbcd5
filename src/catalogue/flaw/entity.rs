//! HTML entities in plain text: `&eacute;`, `&#8217;`, `&#x2019;`.

use super::edit::{Edit, applied, harmless};
use super::kind::{Finding, Kind};
use html_escape::NAMED_ENTITIES;
use std::ops::Range;

/// An entity, and its character.
pub(super) struct Entity {
    pub range: Range<usize>,
    pub meaning: String,
    /// Whether it was escaped twice, `&amp;eacute;`; its character is then that of the inner entity.
    is_twice: bool,
}

impl Entity {
    /// Whether the text may be about it: a doubly escaped HTML character is how a text mentions its entity.
    fn is_doubtful(&self) -> bool {
        self.is_twice && self.meaning.is_ascii()
    }

    fn edit(self) -> Edit {
        Edit { range: self.range, right: self.meaning, kind: Kind::Entity }
    }
}

/// The entities of a text that end with a semicolon: without one, an ampersand is most often meant.
pub(super) fn find(text: &str) -> Vec<Entity> {
    let find = |(start, _): (usize, &str)| {
        let mut entity = Entity { range: start..start + 1, meaning: "&".to_owned(), is_twice: false };
        while entity.meaning == "&"
            && let Some(name) = text.get(entity.range.end..).and_then(name)
            && let Some(meaning) = meaning(name)
        {
            let is_twice = entity.range.len() > 1;
            entity = Entity { range: start..entity.range.end + name.len() + 1, meaning, is_twice };
        }
        Some(entity).filter(|entity| entity.range.len() > 1)
    };
    text.match_indices('&').filter_map(find).collect()
}

/// The text before a semicolon that may name an entity; the longest name has 31 letters.
fn name(rest: &str) -> Option<&str> {
    const LONGEST: usize = 40;
    let is_of_name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'#';
    let end = rest.bytes().take(LONGEST).position(|byte| !is_of_name(&byte))?;
    rest.get(..end).filter(|_| rest.as_bytes().get(end) == Some(&b';'))
}

/// The character named between `&` and `;`.
fn meaning(name: &str) -> Option<String> {
    let Some(number) = name.strip_prefix('#') else {
        let index = NAMED_ENTITIES.binary_search_by(|(known, _)| (*known).cmp(name.as_bytes())).ok()?;
        // To a browser a line end or a tab is a space.
        return NAMED_ENTITIES.get(index).map(|(_, meaning)| meaning.replace(['\t', '\n'], " "));
    };
    let is_number = |digits: &str, radix| !digits.is_empty() && digits.chars().all(|digit| digit.is_digit(radix));
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) if is_number(digits, 16) => u32::from_str_radix(digits, 16).ok()?,
        None if is_number(number, 10) => number.parse().ok()?,
        _ => return None,
    };
    let char = match u8::try_from(code) {
        Ok(byte) => windows(byte),
        Err(_) => char::from_u32(code)?,
    };
    let is_blank = matches!(char, '\t' | '\n' | '\r' | '\u{c}');
    (is_blank || !char.is_control()).then(|| if is_blank { ' ' } else { char }.into())
}

/// The text with every entity replaced by its character.
pub(super) fn decoded(text: &str) -> String {
    let edits: Vec<Edit> = find(text).into_iter().map(Entity::edit).collect();
    applied(text, &edits)
}

/// The entities of a plain text that can only mean their character.
pub(super) fn edits(text: &str) -> Vec<Edit> {
    find(text).into_iter().filter(|entity| !entity.is_doubtful()).map(Entity::edit).collect()
}

/// The entities of a plain text; escaped tags are reported whole.
pub(super) fn findings(text: &str) -> Vec<Finding> {
    let all: Vec<Edit> = find(text).into_iter().map(Entity::edit).collect();
    let decoded = harmless(text, all.clone());
    let is_of_tag = |edit: &Edit| {
        ["<", ">"].contains(&edit.right.as_str())
            && decoded.binary_search_by_key(&edit.range.start, |other| other.range.start).is_err()
    };
    let mut findings = Vec::new();
    let mut edits = all.into_iter().peekable();
    while let Some(edit) = edits.next() {
        let is_tag = is_of_tag(&edit);
        let end = edits.next_if(|next| is_tag && edit.right == "<" && next.right == ">" && is_of_tag(next));
        let range = edit.range.start..end.map_or(edit.range.end, |end| end.range.end);
        let written = text.get(range).unwrap_or_default().to_owned();
        let kind = if is_tag { Kind::EscapedTag } else { Kind::Entity };
        findings.push(Finding { kind, written, meant: edit.right });
    }
    findings
}

/// The character of a byte in Windows-1252, in which browsers read the numbers 128 to 159.
pub(super) fn windows(byte: u8) -> char {
    const FROM_128: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    byte.checked_sub(128).and_then(|index| FROM_128.get(usize::from(index)).copied()).unwrap_or(char::from(byte))
}
