//! Text for LaTeX.

use unicode_normalization::UnicodeNormalization;

/// Escapes LaTeX's special characters, and writes accented letters as commands: `{\'E}tudes`.
///
/// Classic BibTeX works on bytes. It sorts a non-ASCII letter behind `z` and cuts it in half when a style abbreviates
/// a name; a command sorts like a plain letter. Biber and reference managers turn it back into the letter. Other
/// characters stay: nothing cuts them, and LaTeX reads UTF-8. Braces become commands: BibTeX counts them even behind
/// a backslash. So do signs that LaTeX's own fonts print as others (`¡3` for `<3`), and signs in a row that LaTeX prints
/// as one are kept apart.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut before = ' ';
    for char in text.chars() {
        if matches!((before, char), ('-', '-') | ('\'', '\'') | (',', ',') | ('`' | '?' | '!', '`')) {
            escaped.push_str("{}");
        }
        before = char;
        match char {
            '&' | '%' | '$' | '#' | '_' => escaped.extend(['\\', char]),
            '{' => escaped.push_str("{\\textbraceleft}"),
            '}' => escaped.push_str("{\\textbraceright}"),
            '~' => escaped.push_str("{\\textasciitilde}"),
            '^' => escaped.push_str("{\\textasciicircum}"),
            '\\' => escaped.push_str("{\\textbackslash}"),
            '<' => escaped.push_str("{\\textless}"),
            '>' => escaped.push_str("{\\textgreater}"),
            '|' => escaped.push_str("{\\textbar}"),
            _ if char.is_ascii() => escaped.push(char),
            _ => match command(char) {
                Some(command) => escaped.push_str(&format!("{{\\{command}}}")),
                None => escaped.push(char),
            },
        }
    }
    escaped
}

/// The command for a non-ASCII letter, for those that every LaTeX knows.
fn command(char: char) -> Option<String> {
    let letter = match char {
        'œ' => "oe",
        'Œ' => "OE",
        'æ' => "ae",
        'Æ' => "AE",
        'ø' => "o",
        'Ø' => "O",
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
        '\u{30a}' => 'r',
        '\u{30b}' => 'H',
        '\u{30c}' => 'v',
        '\u{327}' => 'c',
        _ => return None,
    };
    // A command named by a letter ends at the braces.
    Some(if accent.is_ascii_alphabetic() { format!("{accent}{{{letter}}}") } else { format!("{accent}{letter}") })
}

/// An address or a DOI, which is read verbatim; percent-encodes only what would end the field.
pub(super) fn verbatim(text: &str) -> String {
    text.replace('{', "%7B").replace('}', "%7D").replace('\\', "%5C")
}

/// A title with braces around the words whose capitals a style must keep: “{IA}”, “{DeepSeek}”, the start of a second
/// sentence, and in French, where a capital inside a sentence marks a proper noun, “{États-Unis}”. English titles
/// capitalise most words, so there the first letter says nothing.
///
/// Styles themselves keep the very first character and whatever follows a colon and a space. They would write
/// “« le sommet” for “« Le sommet”, because the guillemet is the first character.
pub(super) fn protect(title: &str, language: &str) -> String {
    let is_french = language.split('-').next() == Some("fr");
    let is_word = |char: char| char.is_alphanumeric() || char == '-';
    let mut protected = String::with_capacity(title.len() + 16);
    let (mut starts_sentence, mut is_kept) = (true, true);
    let mut rest = title;
    while !rest.is_empty() {
        let (word, after) = rest.split_at(rest.find(|char| !is_word(char)).unwrap_or(rest.len()));
        let (between, after) = after.split_at(after.find(is_word).unwrap_or(after.len()));
        let capitals = word.chars().filter(|char| char.is_uppercase()).count();
        let is_capitalised = word.chars().next().is_some_and(char::is_uppercase);
        let is_proper = is_capitalised && !is_kept && (is_french || starts_sentence);
        let has_figures = capitals > 0 && word.contains(|char: char| char.is_ascii_digit());
        if capitals > usize::from(is_capitalised) || has_figures || is_proper {
            protected.push_str(&format!("{{{}}}", escape(word)));
        } else {
            protected.push_str(&escape(word));
        }
        protected.push_str(&escape(between));
        // The space distinguishes the end of a sentence from the point of “n.d.” or the apostrophe of “l’”.
        starts_sentence = (word.is_empty() && starts_sentence)
            || between.contains(['.', '?', '!', '…', ':', '«', '“', '–', '—']) && between.contains(char::is_whitespace);
        is_kept = between.ends_with(": ");
        rest = after;
    }
    protected
}
