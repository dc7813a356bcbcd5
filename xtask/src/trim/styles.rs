//! Short names for the custom properties of the style sheets: `--color-accent` becomes `--a`.
//!
//! Every page carries its styles, so each name costs every page. Nothing but the style sheets knows these names: no
//! script reads a custom property, and the markup has no styles of its own.

use std::collections::BTreeMap;
use std::ops::Range;

/// Gives every custom property of these sheets (path and text) a short name, the same in all; the most frequent ones
/// get the shortest.
pub fn shorten(sheets: &mut BTreeMap<String, String>) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for text in sheets.values() {
        for name in custom_properties(text).filter_map(|range| text.get(range)) {
            *counts.entry(name).or_default() += 1;
        }
    }
    let mut names: Vec<(&str, usize)> = counts.into_iter().collect();
    names.sort_by_key(|(_, count)| usize::MAX - count);
    let names = names.into_iter().enumerate();
    let short: BTreeMap<String, String> =
        names.map(|(number, (name, _))| (name.to_owned(), format!("--{}", super::letters(number)))).collect();
    for text in sheets.values_mut() {
        *text = renamed(text, &short);
    }
}

/// The sheet with other names for its custom properties.
fn renamed(text: &str, names: &BTreeMap<String, String>) -> String {
    let mut changed = String::with_capacity(text.len());
    let mut end = 0;
    for range in custom_properties(text) {
        let name = text.get(range.clone()).unwrap_or_default();
        changed.push_str(text.get(end..range.start).unwrap_or_default());
        changed.push_str(names.get(name).map_or(name, String::as_str));
        end = range.end;
    }
    changed.push_str(text.get(end..).unwrap_or_default());
    changed
}

/// Where custom properties are named: an identifier that begins with two hyphens, in no string, comment or class.
fn custom_properties(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut rest = text.char_indices().peekable();
    let mut before = ' ';
    std::iter::from_fn(move || {
        while let Some((start, char)) = rest.next() {
            let previous = std::mem::replace(&mut before, char);
            match (char, rest.peek()) {
                ('"' | '\'', _) => {
                    let mut is_escaped = false;
                    rest.find(|(_, other)| {
                        let is_end = !is_escaped && *other == char;
                        is_escaped = !is_escaped && *other == '\\';
                        is_end
                    });
                }
                ('/', Some((_, '*'))) => {
                    rest.next();
                    let mut last = ' ';
                    rest.find(|(_, other)| std::mem::replace(&mut last, *other) == '*' && *other == '/');
                }
                ('-', Some((_, '-'))) if !is_of_name(previous) && !['.', '#', '\\'].contains(&previous) => {
                    let mut end = start + 1;
                    while let Some((position, other)) = rest.next_if(|(_, other)| is_of_name(*other)) {
                        end = position + other.len_utf8();
                        before = other;
                    }
                    if end > start + 2 {
                        return Some(start..end);
                    }
                }
                _ => {}
            }
        }
        None
    })
}

/// Whether an identifier may hold this character.
fn is_of_name(char: char) -> bool {
    char.is_ascii_alphanumeric() || ['-', '_'].contains(&char) || !char.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shortened<const N: usize>(texts: [&str; N]) -> Vec<String> {
        let mut sheets = texts.iter().enumerate().map(|(at, text)| (at.to_string(), (*text).to_owned())).collect();
        shorten(&mut sheets);
        sheets.into_values().collect()
    }

    #[test]
    fn custom_properties_have_the_same_short_names_in_all_sheets() {
        let sheets = [
            ":root{--color-ink:#000;--space:calc(2*var(--space-m))}",
            "p{color:var(--color-ink,var(--space));margin:0 var(--color-ink)}",
        ];
        assert_eq!(
            shortened(sheets),
            [":root{--a:#000;--b:calc(2*var(--c))}", "p{color:var(--a,var(--b));margin:0 var(--a)}"]
        );
    }

    #[test]
    fn classes_texts_and_comments_stay_as_they_are() {
        for text in [
            ".section--press>.section__cards{order:1}",
            "[class*=\"--\"],[class*='\\'--x']{order:1}",
            "p::after{content:\"a \\\" var(--x)\"}",
            "/* var(--x) ***/ .--x{order:calc(1 - -1)}<!-- -->",
            ".a\\--b{order:1}",
            "p{content:'unended --x",
            "/* unended --x",
        ] {
            assert_eq!(shortened([text]), [text]);
        }
        assert_eq!(shortened(["/* é */p{--été:1;top:var(--été)}"]), ["/* é */p{--a:1;top:var(--a)}"]);
    }
}
