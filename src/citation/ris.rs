use super::reference::{Reference, genre};
use crate::{
    catalogue::{Catalogue, Entry, Kind},
    text,
};

/// An entry as one RIS record in UTF-8: lines such as `TY  - RPRT`, each ended by CR LF.
///
/// Uses tags that both EndNote and Zotero read for the type. RIS has no type for an interview or an event (its
/// `PCOMM` is a private letter), so these are `GEN`, which claims nothing. `address` is the entry's page, used as the
/// last resort.
pub fn ris(entry: &Entry, catalogue: &Catalogue, address: &str) -> String {
    let reference = Reference::new(entry, catalogue, address);
    let (series, outlet) = (reference.series.clone(), reference.outlet.clone());
    let roles = reference.roles();
    let medium = genre(entry.kind).map(str::to_owned);
    // The tag of the other voices: performers of a sound, cast of a film, second authors of the generic type. A text
    // has none: Zotero would read an editor or a translator.
    let (kind, others, details) = match entry.kind {
        Kind::Etude | Kind::Note | Kind::Briefing => {
            ("RPRT", None, vec![("M3", medium), ("T2", series), ("PB", outlet)])
        }
        Kind::Livre => ("BOOK", None, vec![("T2", series), ("PB", outlet)]),
        // A chapter belongs to a book.
        Kind::Chapitre => ("CHAP", None, vec![("T2", series), ("PB", outlet)]),
        Kind::Editorial | Kind::Article | Kind::Tribune | Kind::Presse => {
            let kind = if matches!(entry.kind, Kind::Tribune | Kind::Presse) { "NEWS" } else { "JOUR" };
            match outlet {
                Some(outlet) => (kind, None, vec![("T2", Some(outlet)), ("T3", series)]),
                None => (kind, None, vec![("T2", series)]),
            }
        }
        Kind::Podcast | Kind::Radio => ("SOUND", Some("A2"), vec![("T3", series), ("PB", outlet)]),
        Kind::Video | Kind::Replay => ("VIDEO", Some("C1"), vec![("T2", series), ("PB", outlet)]),
        Kind::Entretien | Kind::Evenement => ("GEN", Some("A2"), vec![("T2", series), ("PB", outlet)]),
    };
    let mut record = String::new();
    let mut line = |tag: &str, value: &str| record.push_str(&format!("{tag}  - {value}\r\n"));
    line("TY", kind);
    line("ID", reference.id);
    line("TI", &reference.title);
    roles.authors.iter().for_each(|author| line("AU", &author.inverted()));
    if let Some(tag) = others {
        roles.interviewers.iter().chain(&roles.performers).for_each(|other| line(tag, &other.inverted()));
    }
    details.iter().for_each(|(tag, value)| value.iter().for_each(|value| line(tag, value)));
    if let Some(date) = &reference.date {
        line("PY", &format!("{:04}", date.year()));
        // Year, month and day between slashes; unknown parts stay empty.
        if let Some(month) = date.month() {
            let day = date.day().map_or(String::new(), |day| format!("{day:02}"));
            line("DA", &format!("{:04}/{month:02}/{day}/", date.year()));
        }
    }
    // In an article or a chapter the same tag names the page on which it starts.
    let is_whole = matches!(kind, "BOOK" | "RPRT");
    let pages = reference.pages.filter(|_| is_whole).map(|pages| pages.to_string());
    // Only the type of cinema films has a tag for it.
    let note = reference.running_time.map(|seconds| format!("Durée\u{a0}: {}", text::duration(seconds)));
    let language = Some(reference.language.to_owned());
    let ends = [
        ("N1", note),
        ("SP", pages),
        ("SN", reference.isbn),
        ("DO", reference.doi),
        ("UR", reference.url),
        ("LA", language),
    ];
    ends.iter().for_each(|(tag, value)| value.iter().for_each(|value| line(tag, value)));
    line("ER", "");
    record
}
