use super::text::characters;
use super::{Reading, Shape};
use crate::catalogue::flaw;
use crate::catalogue::problem::{did_you_mean, is_hidden, quoted};
use crate::catalogue::schema::Schema;
use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;

/// A language tag.
pub(in crate::catalogue) fn language() -> Code {
    Code {
        expected: "a language tag in double quotes, such as “fr”",
        pattern: "^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$",
        problem: language_problem,
    }
}

/// A Digital Object Identifier.
pub(in crate::catalogue) fn doi() -> Code {
    Code {
        expected: "a DOI in double quotes, such as “10.1000/182”",
        pattern: r"^10\.[0-9]{4,9}(\.[0-9]+)*/\S+$",
        problem: doi_problem,
    }
}

/// An International Standard Book Number of 10 or 13 digits.
pub(in crate::catalogue) fn isbn() -> Code {
    Code {
        expected: "an ISBN in double quotes, such as “978-2-07-036822-8”",
        pattern: "^(97[89](-?[0-9]){10}|[0-9](-?[0-9]){8}-?[0-9X])$",
        problem: isbn_problem,
    }
}

/// A text with rules of its own.
pub(in crate::catalogue) struct Code {
    expected: &'static str,
    pattern: &'static str,
    /// What is wrong with a text and the correction, if anything.
    problem: fn(&str) -> Option<(String, String)>,
}

impl Shape for Code {
    type Output = String;

    fn read<'d>(&self, value: &'d Value<'d>, reading: &mut Reading<'d>) -> Option<String> {
        let text = characters(value, self.expected, reading)?;
        match (self.problem)(text) {
            Some((wrong, right)) => {
                let meant = flaw::trimmed(text).filter(|text| (self.problem)(text).is_none());
                reading.report.add(value.range().start, wrong, did_you_mean(meant.as_deref(), || right));
                if let Some(meant) = meant {
                    reading.mend(value, meant);
                }
                None
            }
            None => Some(text.to_owned()),
        }
    }

    fn describe(&self) -> Schema {
        Schema::of("string").with("pattern", self.pattern)
    }
}

/// The form of BCP 47, without its registry: a language of two or three letters, then other parts.
fn language_problem(text: &str) -> Option<(String, String)> {
    let mut parts = text.split('-');
    let is_language = |part: &str| matches!(part.len(), 2..=3) && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_subtag = |part: &str| matches!(part.len(), 1..=8) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if parts.next().is_some_and(is_language) && parts.all(is_subtag) {
        return None;
    }
    let meant = text.replace('_', "-");
    let meant = (meant != text && language_problem(&meant).is_none()).then_some(meant);
    let otherwise = || "expected a BCP 47 tag, such as fr, en or pt-BR".to_owned();
    Some((format!("{} is not a language tag", quoted(text)), did_you_mean(meant.as_deref(), otherwise)))
}

fn doi_problem(text: &str) -> Option<(String, String)> {
    if is_doi(text) {
        return None;
    }
    // Most often it is the address of a resolver, with the identifier at its end.
    let meant = text.find("10.").and_then(|start| text.get(start..)).filter(|meant| is_doi(meant));
    let otherwise = || "expected one such as 10.1000/182".to_owned();
    Some((format!("{} is not a DOI", quoted(text)), did_you_mean(meant, otherwise)))
}

fn is_doi(text: &str) -> bool {
    let Some((prefix, suffix)) = text.strip_prefix("10.").and_then(|rest| rest.split_once('/')) else { return false };
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let registrant = prefix.split('.').next().unwrap_or_default();
    prefix.split('.').all(is_number)
        && matches!(registrant.len(), 4..=9)
        && !suffix.is_empty()
        && !suffix.contains(|char: char| char.is_whitespace() || is_hidden(char))
}

fn isbn_problem(text: &str) -> Option<(String, String)> {
    let shown = quoted(text);
    let not_isbn = |right: &str| Some((format!("{shown} is not an ISBN"), right.to_owned()));
    // In the ten-digit form the last character may be X, which is ten.
    let (digits, is_ten) = text.strip_suffix('X').map_or((text, false), |digits| (digits, true));
    let is_hyphenated_well = text.split('-').all(|part| !part.is_empty());
    let values: Option<Vec<u32>> = digits.chars().filter(|char| *char != '-').map(|char| char.to_digit(10)).collect();
    let mut values = values.unwrap_or_default();
    values.extend(is_ten.then_some(10));
    let Some((last, others)) = values
        .split_last()
        .filter(|(_, others)| is_hyphenated_well && (others.len() == 9 || others.len() == 12 && !is_ten))
    else {
        return not_isbn("expected 10 or 13 digits, with or without hyphens");
    };
    if others.len() == 12 && !matches!(others, [9, 7, 8 | 9, ..]) {
        return not_isbn("one of 13 digits starts with 978 or 979");
    }
    let expected = match check_digit(others) {
        digit if digit == *last => return None,
        10 => "X".to_owned(),
        digit => digit.to_string(),
    };
    Some((
        format!("{shown} is not an ISBN: its digits do not add up"),
        format!("look for a slip; if the others are right, the last one is {expected}"),
    ))
}

/// The check digit of the 9 or 12 others.
fn check_digit(others: &[u32]) -> u32 {
    let (sum, modulus) = match others.len() {
        9 => (others.iter().zip((2..=10).rev()).map(|(digit, weight)| digit * weight).sum::<u32>(), 11),
        _ => (others.iter().zip([1, 3].into_iter().cycle()).map(|(digit, weight)| digit * weight).sum(), 10),
    };
    (modulus - sum % modulus) % modulus
}
