use super::latex::{escape, protect, verbatim};
use super::{
    Keys,
    name::Name,
    reference::{Reference, genre},
};
use crate::{
    catalogue::{Catalogue, Date, Entry, Kind, NameParts},
    text,
};

/// An entry as BibTeX, for classic BibTeX and for biber alike: `@techreport{velliet-2024-financer, …}`.
///
/// Types and fields are those that classic BibTeX styles know: `@techreport` and `@misc`, which biber accepts, rather
/// than `@report`, `@audio` and `@video`; `journal` rather than `journaltitle`; `year` and `month` rather than
/// `date`, with a `day` that biber reads and classic styles ignore. Classic styles print `howpublished` for a
/// `@misc`. `address` is the entry's page, used as the last resort.
pub fn bibtex(entry: &Entry, catalogue: &Catalogue, keys: &Keys, address: &str) -> String {
    let reference = Reference::new(entry, catalogue, address);
    let roles = reference.roles();
    let medium = genre(entry.kind).map(escape);
    let series = reference.series.as_deref().map(escape);
    let outlet = reference.outlet.as_deref().map(escape);
    let (kind, mut fields) = match entry.kind {
        Kind::Etude | Kind::Note | Kind::Briefing => ("techreport", vec![("type", medium), ("institution", outlet)]),
        Kind::Livre => ("book", vec![("publisher", outlet), ("series", series)]),
        // A chapter belongs to a book.
        Kind::Chapitre => ("incollection", vec![("booktitle", series), ("publisher", outlet)]),
        Kind::Editorial | Kind::Article | Kind::Tribune | Kind::Presse => {
            let is_press = matches!(entry.kind, Kind::Tribune | Kind::Presse);
            let (journal, series) = if outlet.is_some() { (outlet, series) } else { (series, None) };
            let subtype = is_press.then(|| "newspaper".to_owned());
            ("article", vec![("entrysubtype", subtype), ("journal", journal), ("series", series)])
        }
        Kind::Podcast | Kind::Radio | Kind::Video | Kind::Replay | Kind::Entretien | Kind::Evenement => {
            let published: Vec<String> = [medium, series, outlet].into_iter().flatten().collect();
            ("misc", vec![("howpublished", (!published.is_empty()).then(|| published.join(", ")))])
        }
    };
    // No style has a field for the series of a report, for other voices or a running time, and every style prints a note.
    let is_report = matches!(entry.kind, Kind::Etude | Kind::Note | Kind::Briefing);
    let voices = [("propos recueillis par", &roles.interviewers), ("avec", &roles.performers)];
    let voices = voices.into_iter().filter_map(|(role, names)| Some(format!("{role} {}", enumerate(names)?)));
    let running_time = reference.running_time.map(|seconds| escape(&text::duration(seconds)));
    let series = reference.series.iter().filter(|_| is_report).map(|series| escape(series));
    let notes: Vec<String> = series.chain(voices).chain(running_time).collect();
    let author = names(&roles.authors);
    // Classic styles sort and label by this key when there is no author.
    let sorted_by = author.is_none().then(|| escape(&reference.title));
    fields.splice(
        0..0,
        [("author", author), ("key", sorted_by), ("title", Some(protect(&reference.title, reference.language)))],
    );
    fields.extend([
        ("year", reference.date.map(|date| format!("{:04}", date.year()))),
        ("month", reference.date.and_then(month).map(str::to_owned)),
        ("day", reference.date.and_then(|date| date.day()).map(|day| day.to_string())),
        ("note", (!notes.is_empty()).then(|| notes.join(", "))),
        ("pagetotal", reference.pages.map(|pages| pages.to_string())),
        ("isbn", reference.isbn.as_deref().map(escape)),
        ("doi", reference.doi.as_deref().map(verbatim)),
        ("url", reference.url.as_deref().map(verbatim)),
        ("langid", babel(reference.language).map(str::to_owned)),
    ]);
    let mut text = format!("@{kind}{{{},\n", keys.get(&entry.id));
    for (name, value) in fields {
        match value {
            // A word that each style translates.
            Some(value) if name == "month" => text.push_str(&format!("  {name} = {value},\n")),
            Some(value) => text.push_str(&format!("  {name} = {{{value}}},\n")),
            None => {}
        }
    }
    text + "}\n"
}

/// All names as printed: “A, B et C”.
fn enumerate(names: &[Name]) -> Option<String> {
    let names: Vec<String> = names.iter().map(|name| escape(&name.printed)).collect();
    let (last, others) = names.split_last()?;
    Some(if others.is_empty() { last.clone() } else { format!("{} et {last}", others.join(", ")) })
}

/// The month as the three letters that every style knows.
fn month(date: Date) -> Option<&'static str> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    MONTHS.get(usize::from(date.month()?).checked_sub(1)?).copied()
}

fn names(names: &[Name]) -> Option<String> {
    let name = |name: &Name| match &name.parts {
        NameParts::Person { given: None, suffix: None, .. } => whole(&name.full_family().unwrap_or_default()),
        NameParts::Person { given, particle, family, suffix } => {
            let family = match particle {
                Some(particle) if !particle.ends_with(['’', '\'']) => {
                    format!("{} {}", piece(particle), surname(family))
                }
                _ => surname(&name.full_family().unwrap_or_default()),
            };
            let others = [suffix, given].into_iter().flatten().map(|part| piece(part));
            std::iter::once(family).chain(others).collect::<Vec<_>>().join(", ")
        }
        NameParts::Organisation | NameParts::Unknown => whole(&name.printed),
    };
    (!names.is_empty()).then(|| names.iter().map(name).collect::<Vec<_>>().join(" and "))
}

/// A name that is not split: braces keep its spaces, commas, “and” and “others” from being read as structure.
fn whole(name: &str) -> String {
    let is_structure = ["and", "others"].iter().any(|word| name.eq_ignore_ascii_case(word));
    let is_word = name.chars().all(char::is_alphanumeric);
    if is_word && !is_structure { escape(name) } else { format!("{{{}}}", escape(name)) }
}

/// A family name. BibTeX reads a small word inside as the end of a particle: “Ortega y Gasset” as Gasset.
fn surname(family: &str) -> String {
    let mut inner = family.split_whitespace().rev().skip(1);
    match inner.any(|word| word.starts_with(char::is_lowercase)) {
        true => format!("{{{}}}", escape(family)),
        false => piece(family),
    }
}

/// A part of a name, in which only commas and “and” could be read as structure.
fn piece(part: &str) -> String {
    let is_structure = part.contains(',') || part.split_whitespace().any(|word| word.eq_ignore_ascii_case("and"));
    if is_structure { format!("{{{}}}", escape(part)) } else { escape(part) }
}

/// The name of a language in LaTeX's babel.
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
