use super::name::Name;
use crate::{
    catalogue::{Catalogue, Date, Entry, Kind, Link, PersonId},
    text,
};
use unicode_normalization::UnicodeNormalization;

/// Whom an entry is cited by: its authors.
///
/// An interview is cited by the person interviewed. So its speakers are its authors, and whoever signs it without
/// being one of them asked the questions.
pub fn authors(entry: &Entry) -> &[PersonId] {
    match entry.kind {
        Kind::Entretien if !entry.speakers.is_empty() => &entry.speakers,
        _ => &entry.authors,
    }
}

/// What an entry contributes to a bibliography, with everyone in their role.
pub(super) struct Reference<'a> {
    /// Its id in the catalogue.
    pub id: &'a str,
    pub kind: Kind,
    pub title: String,
    pub series: Option<String>,
    pub outlet: Option<String>,
    pub date: Option<Date>,
    /// The document's own language, as a BCP 47 tag.
    pub language: &'a str,
    /// Whom it is cited by.
    pub cited: Vec<Name>,
    /// Who wrote it.
    pub authors: Vec<Name>,
    /// Who speaks in it.
    pub speakers: Vec<Name>,
    pub pages: Option<u32>,
    /// How long a recording runs, in seconds.
    pub running_time: Option<u32>,
    pub isbn: Option<String>,
    pub doi: Option<String>,
    /// A complete address, or `None`: a path alone leads nowhere from a bibliography.
    pub url: Option<String>,
}

impl<'a> Reference<'a> {
    /// `address` is the entry's page on this site, used when the catalogue links to no other address.
    pub(super) fn new(entry: &'a Entry, catalogue: &'a Catalogue, address: &str) -> Self {
        let names = |people: &[PersonId]| people.iter().filter_map(|id| catalogue.person(id)).map(Name::of).collect();
        Self {
            id: entry.id.as_str(),
            kind: entry.kind,
            title: plain(&entry.title),
            series: entry.series.as_deref().map(plain),
            outlet: entry.outlet.as_deref().map(plain),
            date: entry.date,
            language: entry.language.as_deref().unwrap_or(&catalogue.site.language),
            cited: names(authors(entry)),
            authors: names(&entry.authors),
            speakers: names(&entry.speakers),
            pages: entry.pages,
            running_time: entry.media.as_ref().and_then(|media| media.duration).filter(|_| is_recording(entry.kind)),
            isbn: entry.isbn.as_deref().map(plain),
            doi: entry.doi.as_deref().map(plain),
            url: [&entry.source_url, &entry.document_url]
                .into_iter()
                .flatten()
                .map(Link::as_str)
                .chain([address])
                .find(|address| address.starts_with("https://") || address.starts_with("http://"))
                .map(str::to_owned),
        }
    }

    /// Where it appeared.
    pub(super) fn place(&self) -> Place {
        let (series, outlet) = (self.series.clone(), self.outlet.clone());
        match self.kind {
            // A chapter belongs to a book, and an episode to a programme on a station.
            Kind::Chapitre | Kind::Podcast | Kind::Radio => {
                Place { container: series, collection: None, publisher: outlet }
            }
            // An interview with only an outlet appeared there.
            Kind::Entretien if series.is_some() => Place { container: series, collection: None, publisher: outlet },
            Kind::Entretien => Place { container: outlet, collection: None, publisher: None },
            // An article with only a series appeared in it.
            Kind::Editorial | Kind::Article | Kind::Tribune | Kind::Presse if outlet.is_some() => {
                Place { container: outlet, collection: series, publisher: None }
            }
            Kind::Editorial | Kind::Article | Kind::Tribune | Kind::Presse => {
                Place { container: series, collection: None, publisher: None }
            }
            Kind::Etude | Kind::Note | Kind::Briefing | Kind::Livre | Kind::Video | Kind::Replay | Kind::Evenement => {
                Place { container: None, collection: series, publisher: outlet }
            }
        }
    }

    /// The address that lasts longest.
    pub(super) fn address(&self) -> Option<String> {
        self.doi.as_ref().map(|doi| format!("https://doi.org/{doi}")).or_else(|| self.url.clone())
    }

    /// The speakers who are not authors.
    pub(super) fn voices(&self) -> Vec<Name> {
        self.speakers.iter().filter(|speaker| !self.authors.contains(speaker)).cloned().collect()
    }

    /// Everyone in the role that bibliographies give them.
    pub(super) fn roles(&self) -> Roles {
        let others = |names: Vec<Name>| names.into_iter().filter(|name| !self.cited.contains(name)).collect();
        Roles {
            authors: self.cited.clone(),
            interviewers: others(self.authors.clone()),
            performers: others(self.voices()),
        }
    }
}

/// Where a document appeared.
pub(super) struct Place {
    /// The larger whole that it is a part of: a book, a periodical, a programme.
    pub container: Option<String>,
    /// The collection that it, or the container, belongs to.
    pub collection: Option<String>,
    /// Who published or broadcast it.
    pub publisher: Option<String>,
}

/// The people of a reference, each once.
pub(super) struct Roles {
    /// The names that the entry is sorted by.
    pub authors: Vec<Name>,
    /// The interviewers.
    pub interviewers: Vec<Name>,
    /// The other voices. The catalogue does not say who hosts and who is a guest, so no format does.
    pub performers: Vec<Name>,
}

/// The name of a kind where a format's own type is less precise: an “Étude” among reports, a “Podcast” among
/// broadcasts.
pub(super) fn genre(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Article | Kind::Livre | Kind::Chapitre | Kind::Presse => None,
        _ => Some(text::kind(kind)),
    }
}

/// Whether the document itself is what plays; beside any other one plays something about it.
fn is_recording(kind: Kind) -> bool {
    matches!(kind, Kind::Podcast | Kind::Radio | Kind::Video | Kind::Replay | Kind::Entretien | Kind::Evenement)
}

/// A text on one line, with accents composed: control characters and line ends become spaces, and runs of plain
/// spaces become one.
pub(super) fn plain(text: &str) -> String {
    let text: String = text.nfc().map(|char| if char.is_control() { ' ' } else { char }).collect();
    text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
