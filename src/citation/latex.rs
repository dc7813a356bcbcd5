//! Texts as LaTeX reads them.

use unicode_normalization::UnicodeNormalization;

/// A text with LaTeX's own characters escaped, and letters with accents as commands: `{\'E}tudes`.
///
/// Classic BibTeX works on bytes. It sorts a letter beyond ASCII behind `z` and cuts it in half where a style shortens a name;
/// as a command it is a letter like the others. Biber and reference managers make the letter of it again. Other signs stay as they are:
/// nothing cuts them, and LaTeX reads UTF-8. Braces become commands: BibTeX counts them even behind a backslash.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '&' | '%' | '$' | '#' | '_' => escaped.extend(['\\', char]),
            '{' => escaped.push_str("{\\textbraceleft}"),
            '}' => escaped.push_str("{\\textbraceright}"),
            '~' => escaped.push_str("{\\textasciitilde}"),
            '^' => escaped.push_str("{\\textasciicircum}"),
            '\\' => escaped.push_str("{\\textbackslash}"),
            _ if char.is_ascii() => escaped.push(char),
            _ => match command(char) {
                Some(command) => escaped.push_str(&format!("{{\\{command}}}")),
                None => escaped.push(char),
            },
        }
    }
    escaped
}

/// The command for a letter beyond ASCII, for those that every LaTeX knows.
fn command(char: char) -> Option<String> {
    let letter = match char {
        'œ' => "oe",
        'Œ' => "OE",
        'æ' => "ae",
        'Æ' => "AE",
        'ø' => "o",
        'Ø' => "O",
        'å' => "aa",
        'Å' => "AA",
        'ł' => "l",
        'Ł' => "L",
        'ß' => "ss",
        _ => "",
    };
    if !letter.is_empty() {
        return Some(letter.to_owned());
    }
    let mut pieces = std::iter::once(char).nfd();
    let (letter, accent) = (pieces.next().filter(char::is_ascii_alphabetic)?, pieces.next()?);
    let accent = match accent {
        _ if pieces.next().is_some() => return None,
        '\u{300}' => '`',
        '\u{301}' => '\'',
        '\u{302}' => '^',
        '\u{303}' => '~',
        '\u{304}' => '=',
        '\u{306}' => 'u',
        '\u{307}' => '.',
        '\u{308}' => '"',
        '\u{30b}' => 'H',
        '\u{30c}' => 'v',
        '\u{327}' => 'c',
        _ => return None,
    };
    // The name of a command that is a letter ends where the braces begin.
    Some(if accent.is_ascii_alphabetic() { format!("{accent}{{{letter}}}") } else { format!("{accent}{letter}") })
}

/// An address or a DOI, which is read as it stands; only what would end the field is percent-encoded.
pub(super) fn verbatim(text: &str) -> String {
    text.replace('{', "%7B").replace('}', "%7D").replace('\\', "%5C")
}

/// A title with braces around the words whose capitals a style must not lower: “{IA}”, “{DeepSeek}”, and in French,
/// where a capital inside a sentence marks a proper noun, “{États-Unis}”. English titles capitalise most words, so
/// there the first letter says nothing.
pub(super) fn protect(title: &str, language: &str) -> String {
    let is_french = language.split('-').next() == Some("fr");
    let is_word = |char: char| char.is_alphanumeric() || char == '-';
    let mut protected = String::with_capacity(title.len() + 16);
    let mut starts_sentence = true;
    let mut rest = title;
    while !rest.is_empty() {
        let (word, after) = rest.split_at(rest.find(|char| !is_word(char)).unwrap_or(rest.len()));
        let (between, after) = after.split_at(after.find(is_word).unwrap_or(after.len()));
        let capitals = word.chars().filter(|char| char.is_uppercase()).count();
        let is_capitalised = word.chars().next().is_some_and(char::is_uppercase);
        let is_proper = is_capitalised && is_french && !starts_sentence;
        let has_figures = capitals > 0 && word.contains(|char: char| char.is_ascii_digit());
        if capitals > usize::from(is_capitalised) || has_figures || is_proper {
            protected.push_str(&format!("{{{}}}", escape(word)));
        } else {
            protected.push_str(&escape(word));
        }
        protected.push_str(&escape(between));
        // The space tells a sentence's end from the point of “n.d.” or the apostrophe of “l’”.
        starts_sentence = (word.is_empty() && starts_sentence)
            || between.contains(['.', '?', '!', '…', ':', '«', '“', '–', '—']) && between.contains(char::is_whitespace);
        rest = after;
    }
    protected
}
