//! The sentence follows French usage: given name first, guillemets around a part of a larger whole, a book's title
//! bare (italics are the reader's to add), commas between the parts, and a full stop.

use super::{name::Name, reference::Reference};
use crate::{
    catalogue::{Catalogue, Entry, Kind},
    text,
};
use std::fmt;

/// A bibliographic sentence; its title apart, for it may be in another language than the rest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// The authors, and what opens the title.
    pub before: String,
    /// The title.
    pub title: String,
    /// What closes the title, and everything else.
    pub after: String,
}

impl fmt::Display for Sentence {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { before, title, after } = self;
        write!(formatter, "{before}{title}{after}")
    }
}

/// An entry as a French bibliographic sentence:
/// “Mathilde Velliet, « Financer son rival. […] », Études de l’Ifri, 3 juillet 2024, https://….”
///
/// Leaves out what the catalogue does not say, except for a missing date: the conventional “s. d.” (sans date) says
/// that nobody knows it here, not that somebody forgot to copy it. The address is that of the DOI, else of the source
/// or the document, else `address` (the entry's page) if it is complete.
pub fn sentence(entry: &Entry, catalogue: &Catalogue, address: &str) -> Sentence {
    let reference = Reference::new(entry, catalogue, address);
    let title = tighten(&reference.title);
    let series = reference.series.as_deref().map(tighten);
    let (opening, title, closing) = match entry.kind {
        Kind::Livre => ("", title, ""),
        _ => ("«\u{a0}", nest(&title), "\u{a0}»"),
    };
    let parts = [
        match (medium(entry.kind), enumerate(&reference.voices())) {
            (Some(medium), Some(voices)) => Some(format!("{medium} avec {voices}")),
            (Some(medium), None) => Some(medium.to_owned()),
            (None, voices) => voices.map(|voices| format!("avec {voices}")),
        },
        match entry.kind {
            Kind::Chapitre => series.map(|series| format!("dans {series}")),
            _ => series,
        },
        reference.outlet.as_deref().map(tighten),
        Some(reference.date.as_ref().map_or("s.\u{a0}d.".to_owned(), text::date)),
        reference.pages.map(|pages| format!("{}\u{a0}p.", text::number(u64::from(pages)))),
        reference.address(),
    ];
    let authors = enumerate(&reference.authors).map(|authors| authors + ", ");
    let mut after = closing.to_owned();
    for part in parts.into_iter().flatten() {
        after.push_str(", ");
        after.push_str(&part);
    }
    if !after.ends_with('.') {
        after.push('.');
    }
    Sentence { before: authors.unwrap_or_default() + opening, title, after }
}

/// The medium of a document that is not read, in running text.
pub(super) fn medium(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Entretien => Some("entretien"),
        Kind::Podcast => Some("podcast"),
        Kind::Radio => Some("émission de radio"),
        Kind::Video => Some("vidéo"),
        Kind::Replay => Some("replay"),
        Kind::Evenement => Some("événement"),
        _ => None,
    }
}

/// “A”, “A et B”, “A, B et C”, and beyond three “A et al.”, as ISO 690 allows; the files name everyone.
pub(super) fn enumerate(names: &[Name]) -> Option<String> {
    match names {
        [] => None,
        [one] => Some(one.printed.clone()),
        [one, two] => Some(format!("{} et {}", one.printed, two.printed)),
        [one, two, three] => Some(format!("{}, {} et {}", one.printed, two.printed, three.printed)),
        [one, ..] => Some(format!("{} et\u{a0}al.", one.printed)),
    }
}

/// Makes the spaces of French punctuation no-break. Adds none: a text without them may be in another language.
pub(super) fn tighten(text: &str) -> String {
    let mut tight = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        tight.push(match (char, tight.chars().next_back(), chars.peek()) {
            (' ', Some('«' | '°'), _) | (' ', _, Some(':' | '»')) => '\u{a0}',
            (' ', _, Some(';' | '?' | '!')) => '\u{202f}',
            _ => char,
        });
    }
    tight
}

/// Guillemets inside guillemets become the inner French marks, which take no spaces: “…”.
pub(super) fn nest(title: &str) -> String {
    let spaces = ["\u{a0}", "\u{202f}", ""];
    spaces.iter().fold(title.to_owned(), |title, space| {
        title.replace(&format!("«{space}"), "“").replace(&format!("{space}»"), "”")
    })
}
