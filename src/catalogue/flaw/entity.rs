//! HTML entities in plain text: `&eacute;`, `&#8217;`, `&#x2019;`.

use super::super::problem::Weight;
use super::{Flaw, listed};
use html_escape::NAMED_ENTITIES;
use std::ops::Range;

/// An entity, and what a browser shows in its place.
pub(super) struct Entity {
    pub range: Range<usize>,
    pub meaning: String,
}

/// The entities of a text that end with a semicolon: without one, an ampersand is most often meant.
pub(super) fn find(text: &str) -> Vec<Entity> {
    let find = |(start, _): (usize, &str)| {
        let mut entity = Entity { range: start..start + 1, meaning: "&".to_owned() };
        // What was escaped twice, `&amp;eacute;`, stands for what it was before.
        while entity.meaning == "&"
            && let Some(rest) = text.get(entity.range.end..)
            && let Some(name) = rest.find(';').and_then(|end| rest.get(..end))
            && let Some(meaning) = meaning(name)
        {
            entity = Entity { range: start..entity.range.end + name.len() + 1, meaning };
        }
        Some(entity).filter(|entity| entity.range.len() > 1)
    };
    text.match_indices('&').filter_map(find).collect()
}

/// What the name between `&` and `;` stands for.
fn meaning(name: &str) -> Option<String> {
    let Some(number) = name.strip_prefix('#') else {
        let place = NAMED_ENTITIES.binary_search_by(|(known, _)| (*known).cmp(name.as_bytes())).ok()?;
        return NAMED_ENTITIES.get(place).map(|(_, meaning)| (*meaning).to_owned());
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
    // A line end or a tabulation is a blank to a browser.
    let is_blank = matches!(char, '\t' | '\n' | '\r' | '\u{c}');
    (is_blank || !char.is_control()).then(|| if is_blank { ' ' } else { char }.into())
}

/// The text with every entity as the sign it stands for.
pub(super) fn decoded(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut end = 0;
    for entity in find(text) {
        decoded.push_str(text.get(end..entity.range.start).unwrap_or_default());
        decoded.push_str(&entity.meaning);
        end = entity.range.end;
    }
    decoded + text.get(end..).unwrap_or_default()
}

/// What is wrong with the entities of a text.
pub(super) fn flaw(text: &str) -> Option<Flaw> {
    let entities = find(text);
    let names = entities.iter().filter_map(|entity| text.get(entity.range.clone())).map(str::to_owned);
    let names = listed(names);
    let meanings = listed(entities.iter().map(|entity| entity.meaning.clone()));
    (!entities.is_empty()).then(|| Flaw {
        weight: Weight::Problem,
        wrong: format!("pages show HTML entities as they are written: {names}"),
        right: format!("write {meanings}"),
        is_mended: true,
    })
}

/// The character of a byte in Windows-1252, which is what browsers take the numbers 128 to 159 for.
pub(super) fn windows(byte: u8) -> char {
    const FROM_128: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    byte.checked_sub(128).and_then(|place| FROM_128.get(usize::from(place)).copied()).unwrap_or(char::from(byte))
}
