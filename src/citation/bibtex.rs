use super::{Reference, genre, name::Name};
use crate::catalogue::{Catalogue, Entry, Kind};

/// An entry as BibLaTeX, in UTF-8: `@report{velliet-2024-financer, …}`.
///
/// BibLaTeX rather than the older BibTeX, for its `date` knows partial dates and its `@audio` and `@video` exist;
/// styles that do not know a type treat it as `@misc`. `address` is that of the entry's page, used as the last resort.
pub fn bibtex(entry: &Entry, catalogue: &Catalogue, address: &str) -> String {
    let reference = Reference::new(entry, catalogue, address);
    let roles = reference.roles();
    let medium = genre(entry.kind).map(escape);
    let series = reference.series.as_deref().map(escape);
    let outlet = reference.outlet.as_deref().map(escape);
    let (kind, mut fields) = match entry.kind {
        Kind::Etude | Kind::Note | Kind::Briefing => {
            ("report", vec![("type", medium), ("institution", outlet), ("series", series)])
        }
        Kind::Livre => ("book", vec![("publisher", outlet), ("series", series)]),
        // What a chapter belongs to is its book.
        Kind::Chapitre => ("incollection", vec![("booktitle", series), ("publisher", outlet)]),
        Kind::Editorial | Kind::Article | Kind::Tribune | Kind::Presse => {
            let is_press = matches!(entry.kind, Kind::Tribune | Kind::Presse);
            let (journal, series) = if outlet.is_some() { (outlet, series) } else { (series, None) };
            let subtype = is_press.then(|| "newspaper".to_owned());
            ("article", vec![("entrysubtype", subtype), ("journaltitle", journal), ("series", series)])
        }
        Kind::Podcast | Kind::Radio => ("audio", vec![("type", medium), ("series", series), ("organization", outlet)]),
        Kind::Video | Kind::Replay => ("video", vec![("type", medium), ("series", series), ("organization", outlet)]),
        Kind::Entretien | Kind::Evenement => {
            ("misc", vec![("type", medium), ("series", series), ("organization", outlet)])
        }
    };
    // The one role of BibLaTeX's own list that claims neither writing nor hosting.
    let others = [roles.interviewers, roles.performers].concat();
    let role = (!others.is_empty()).then(|| "collaborator".to_owned());
    fields.splice(
        0..0,
        [
            ("author", names(&roles.authors)),
            ("title", Some(protect(&reference.title, reference.language))),
            ("editora", names(&others)),
            ("editoratype", role),
        ],
    );
    fields.extend([
        ("date", reference.date.map(|date| date.to_string())),
        ("pagetotal", reference.pages.map(|pages| pages.to_string())),
        ("isbn", reference.isbn.as_deref().map(escape)),
        ("doi", reference.doi.as_deref().map(verbatim)),
        ("url", reference.url.as_deref().map(verbatim)),
        ("langid", babel(reference.language).map(str::to_owned)),
    ]);
    let mut text = format!("@{kind}{{{},\n", reference.key);
    for (name, value) in fields {
        if let Some(value) = value {
            text.push_str(&format!("  {name} = {{{value}}},\n"));
        }
    }
    text + "}\n"
}

fn names(names: &[Name]) -> Option<String> {
    let name = |name: &Name| match name {
        Name::Parts { .. } => escape(&name.inverted()),
        // Braces keep commas and “and” from being read as structure.
        Name::Literal(name) => format!("{{{}}}", escape(name)),
    };
    (!names.is_empty()).then(|| names.iter().map(name).collect::<Vec<_>>().join(" and "))
}

/// A text as LaTeX reads it. Braces become commands: BibTeX counts them even behind a backslash.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '&' | '%' | '$' | '#' | '_' => escaped.extend(['\\', char]),
            '{' => escaped.push_str("{\\textbraceleft}"),
            '}' => escaped.push_str("{\\textbraceright}"),
            '~' => escaped.push_str("{\\textasciitilde}"),
            '^' => escaped.push_str("{\\textasciicircum}"),
            '\\' => escaped.push_str("{\\textbackslash}"),
            _ => escaped.push(char),
        }
    }
    escaped
}

/// An address or a DOI, which BibLaTeX reads as it stands; only what would end the field is percent-encoded.
fn verbatim(text: &str) -> String {
    text.replace('{', "%7B").replace('}', "%7D").replace('\\', "%5C")
}

/// A title with braces around the words whose capitals a style must not lower: “{IA}”, “{DeepSeek}”, and in French,
/// where a capital inside a sentence marks a proper noun, “{États-Unis}”. English titles capitalise most words, so
/// there the first letter says nothing.
fn protect(title: &str, language: &str) -> String {
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

/// The name that LaTeX's babel gives to a language.
fn babel(language: &str) -> Option<&'static str> {
    Some(match language.split('-').next()? {
        "fr" => "french",
        "en" => "english",
        "de" => "german",
        "es" => "spanish",
        "it" => "italian",
        "pt" => "portuguese",
        "nl" => "dutch",
        "pl" => "polish",
        "ru" => "russian",
        "uk" => "ukrainian",
        "ar" => "arabic",
        "ja" => "japanese",
        "zh" => "chinese",
        _ => return None,
    })
}
