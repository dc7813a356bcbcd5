//! French typography of the interface, the pages of text and the real catalogue.

use crate::{
    rendered::{OWN_SITE, read},
    source::{files, filled, sources},
};
use serde_json::Value;

const NO_BREAK: char = '\u{a0}';
const NARROW: char = '\u{202f}';

/// Violations of French typography in a text.
fn problems(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let chars: Vec<char> = text.chars().collect();
    let at = |index: usize| chars.get(index).copied();
    let mut complain = |what: &str, index: usize| {
        let around: String = chars[index.saturating_sub(12)..(index + 12).min(chars.len())].iter().collect();
        found.push(format!("{what} in {around:?}"));
    };
    for (index, char) in chars.iter().copied().enumerate() {
        let before = index.checked_sub(1).and_then(at).unwrap_or(' ');
        let after = at(index + 1);
        match char {
            '\'' => complain("a straight apostrophe", index),
            '"' => complain("straight quotation marks", index),
            '.' if before == '.' => complain("points instead of an ellipsis", index),
            '«' if after != Some(NO_BREAK) => complain("no no-break space after «", index),
            '»' if before != NO_BREAK => complain("no no-break space before »", index),
            // No space in times, ratios, schemes and ports; a space before a colon that ends a word.
            ':' if before != NO_BREAK && !after.is_some_and(|after| after.is_alphanumeric() || after == '/') => {
                complain("no no-break space before :", index);
            }
            ';' | '!' | '?' if before != NARROW && !matches!(before, '!' | '?') => {
                complain("no narrow no-break space before", index);
            }
            // A text may continue after a link, so its first character may be punctuation.
            ',' | '.' | ')' if index > 0 && before.is_whitespace() => complain("a space too many", index),
            ' ' if index > 0 && before == ' ' => complain("two spaces", index),
            ' ' if after == Some('€') || after == Some('%') => complain("a space that breaks", index),
            '-' if before == ' ' && after == Some(' ') => complain("a hyphen instead of a dash", index),
            _ => {}
        }
    }
    found
}

/// Markdown without link addresses, markup and placeholders.
fn prose(markdown: &str) -> String {
    let mut text = String::new();
    for line in markdown.lines() {
        let line = line.trim_start_matches(['#', '-', '>']).trim_start();
        let mut rest = line;
        while let Some((before, after)) = rest.split_once("](") {
            text.push_str(before);
            rest = after.split_once(')').map_or("", |(_, rest)| rest);
        }
        text.push_str(rest);
        text.push('\n');
    }
    text.replace(['[', ']', '*', '`', '{', '}'], "")
}

#[track_caller]
fn check(texts: impl IntoIterator<Item = (String, String)>) {
    let mut count = 0;
    let mut lines = Vec::new();
    for (path, text) in texts {
        count += 1;
        lines.extend(problems(&text).into_iter().map(|problem| format!("{path}: {problem}")));
    }
    assert!(count > 0 && lines.is_empty(), "{} of {count} texts:\n{}", lines.len(), lines.join("\n"));
}

/// The texts of the interface, with a number in each placeholder.
fn interface() -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for source in sources().iter().filter(|source| source.room() == "text") {
        for token in source.tokens.iter().filter(|token| !token.is_attribute) {
            if let Some(text) = &token.string {
                texts.push((format!("src/{}:{}", source.path, token.line), filled(text, "0")));
            }
        }
    }
    texts
}

#[test]
fn the_words_of_the_interface_follow_french_typography() {
    let texts = interface();
    assert!(texts.len() > 150, "only {} texts are found", texts.len());
    check(texts);
}

#[test]
fn the_pages_of_text_follow_french_typography() {
    let paths = files("src/page_data/prose", ".md");
    check(paths.into_iter().map(|path| {
        let text = prose(&read(&format!("src/page_data/prose/{path}")));
        (path, text)
    }));
}

#[test]
fn the_words_of_finished_pages_follow_french_typography() {
    for file in [
        "index.html",
        "documents/index.html",
        "soutenir/index.html",
        "chronologie/index.html",
        "a-propos/index.html",
        "accessibilite/index.html",
        "404.html",
    ] {
        let page = OWN_SITE.page(file);
        let texts = page.html.root_element().descendants().filter_map(|node| {
            let text = node.value().as_text()?;
            let parent = node.parent()?.value().as_element()?.name();
            (!["script", "style", "noscript"].contains(&parent)).then(|| (file.to_owned(), text.to_string()))
        });
        let labels = page.all("[aria-label], [alt], [placeholder], [title]").into_iter().flat_map(|element| {
            ["aria-label", "alt", "placeholder", "title"].into_iter().filter_map(move |name| element.attr(name))
        });
        check(texts.chain(labels.map(|label| (file.to_owned(), label.to_owned()))));
    }
}

#[test]
fn the_texts_of_the_catalogue_follow_french_typography() {
    const WORDS: [&str; 12] = [
        "title",
        "summary",
        "body",
        "series",
        "outlet",
        "name",
        "role",
        "description",
        "notice",
        "text",
        "condition",
        "alt",
    ];
    fn collect(path: &str, value: &Value, texts: &mut Vec<(String, String)>) {
        match value {
            Value::Object(fields) => {
                // A title in another language follows that language's rules.
                let is_foreign = fields.get("language").is_some_and(|language| language != "fr");
                let path =
                    fields.get("id").and_then(Value::as_str).map_or(path.to_owned(), |id| format!("{path} {id}"));
                for (name, value) in fields {
                    let is_words = WORDS.contains(&name.as_str())
                        && !(is_foreign && matches!(name.as_str(), "title" | "series" | "outlet"));
                    match value.as_str() {
                        Some(text) if is_words => texts.push((format!("{path}.{name}"), prose(text))),
                        Some(_) => {}
                        None if name == "parameters" => {}
                        None => collect(&format!("{path}.{name}"), value, texts),
                    }
                }
            }
            Value::Array(values) => values.iter().for_each(|value| collect(path, value, texts)),
            _ => {}
        }
    }
    let catalogue: Value = serde_json::from_str(&read("public/catalogue.json")).unwrap();
    let mut texts = Vec::new();
    collect("", &catalogue, &mut texts);
    assert!(texts.len() > 100);
    check(texts);
}

#[test]
fn a_summary_has_forty_to_ninety_words() {
    let catalogue: Value = serde_json::from_str(&read("public/catalogue.json")).unwrap();
    let mut problems = Vec::new();
    for entry in catalogue["entries"].as_array().unwrap() {
        let summary = entry["summary"].as_str().unwrap();
        let words = summary.split(|char: char| char.is_whitespace() || matches!(char, NO_BREAK | NARROW));
        let count = words.filter(|word| word.contains(char::is_alphanumeric)).count();
        if !(40..=90).contains(&count) {
            problems.push(format!("{} has {count}", entry["id"]));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn a_body_has_two_to_four_paragraphs() {
    let catalogue: Value = serde_json::from_str(&read("public/catalogue.json")).unwrap();
    for entry in catalogue["entries"].as_array().unwrap() {
        let Some(body) = entry["body"].as_str() else { continue };
        let paragraphs = body.split("\n\n").filter(|block| !block.starts_with('#')).count();
        assert!((2..=4).contains(&paragraphs), "{} has {paragraphs}", entry["id"]);
    }
}

#[test]
fn broken_rules_are_noticed() {
    for text in [
        "l'ère",
        "\"mot\"",
        "suite...",
        "« mot »",
        "«mot»",
        "mot :",
        "mot : suite",
        "mot:",
        "mot ;",
        "mot!",
        "mot ?",
        "mot , suite",
        "10 %",
        "34 €",
        "deux  mots",
        "un - deux",
        "mot\u{a0};",
    ] {
        assert!(!problems(text).is_empty(), "{text}");
    }
    for text in [
        "l’ère",
        "«\u{a0}mot\u{a0}»",
        "suite…",
        "mot\u{a0}: suite",
        "mot\u{202f}; suite",
        "mot\u{202f}?!",
        "à 12:30",
        "34\u{a0}€",
        "https://example.org",
        "demi-mot",
        "un – deux",
        "2,5\u{a0}%",
    ] {
        assert_eq!(problems(text), [""; 0], "{text}");
    }
}
