//! An entry as others cite it: a French sentence, BibTeX, RIS and CSL-JSON.
//!
//! All four are written from one `Reference`, so they never disagree. They state what the catalogue says of the
//! document and nothing more: no access date (the build has no clock), no abstract or keywords (summaries and themes
//! are this site's words, not the authors'), no publisher deduced from the site. This room knows no page and no file.
//!
//! Alternatives:
//! - `biblatex` 0.12, which the tests use to read the result, writes BibTeX too. It leaves `Études` as it is, which
//!   classic BibTeX sorts behind `z`, and writes a brace as `\{`, which BibTeX counts as one. It knows neither RIS
//!   nor CSL-JSON.
//! - `hayagriva` 0.10 writes sentences in any of 2,600 styles, and needs 86 crates. Its only file format is its own
//!   YAML.

mod bibtex;
mod csl;
mod key;
mod latex;
mod name;
mod ris;
mod sentence;

pub use bibtex::bibtex;
pub use csl::csl_json;
pub use key::Keys;
pub use ris::ris;
pub use sentence::{Sentence, sentence};

use crate::{
    catalogue::{Catalogue, Date, Entry, Kind, Link, Person, PersonId},
    text,
};
use name::Name;
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

/// A name as formats that part names by commas write it: family name, given name and suffix. A comma inside would
/// split the name, and such formats cannot escape one: a name that is not split loses its comma.
pub fn inverted(person: &Person) -> String {
    Name::of(person).inverted()
}

/// What an entry contributes to a bibliography, with everyone in their role.
struct Reference<'a> {
    /// Its id in the catalogue.
    id: &'a str,
    title: String,
    series: Option<String>,
    outlet: Option<String>,
    date: Option<Date>,
    /// The document's own language, as a BCP 47 tag.
    language: &'a str,
    /// Whom it is cited by.
    cited: Vec<Name>,
    /// Who wrote it.
    authors: Vec<Name>,
    /// Who speaks in it.
    speakers: Vec<Name>,
    pages: Option<u32>,
    isbn: Option<String>,
    doi: Option<String>,
    /// A complete address, or `None`: a path alone leads nowhere from a bibliography.
    url: Option<String>,
}

impl<'a> Reference<'a> {
    /// `address` is the entry's page on this site, used when the catalogue links to no other address.
    fn new(entry: &'a Entry, catalogue: &'a Catalogue, address: &str) -> Self {
        let names = |people: &[PersonId]| people.iter().filter_map(|id| catalogue.person(id)).map(Name::of).collect();
        Self {
            id: entry.id.as_str(),
            title: plain(&entry.title),
            series: entry.series.as_deref().map(plain),
            outlet: entry.outlet.as_deref().map(plain),
            date: entry.date,
            language: entry.language.as_deref().unwrap_or(&catalogue.site.language),
            cited: names(authors(entry)),
            authors: names(&entry.authors),
            speakers: names(&entry.speakers),
            pages: entry.pages,
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

    /// The speakers who are not authors.
    fn voices(&self) -> Vec<Name> {
        self.speakers.iter().filter(|speaker| !self.authors.contains(speaker)).cloned().collect()
    }

    /// Everyone in the role that bibliographies give them.
    fn roles(&self) -> Roles {
        let others = |names: Vec<Name>| names.into_iter().filter(|name| !self.cited.contains(name)).collect();
        Roles {
            authors: self.cited.clone(),
            interviewers: others(self.authors.clone()),
            performers: others(self.voices()),
        }
    }
}

/// The people of a reference, each once.
struct Roles {
    /// The names that the entry is sorted by.
    authors: Vec<Name>,
    /// The interviewers.
    interviewers: Vec<Name>,
    /// The other voices. The catalogue does not say who hosts and who is a guest, so no format does.
    performers: Vec<Name>,
}

/// The name of a kind where a format's own type is less precise: an “Étude” among reports, a “Podcast” among
/// broadcasts.
fn genre(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Article | Kind::Livre | Kind::Chapitre | Kind::Presse => None,
        _ => Some(text::kind(kind)),
    }
}

/// A text on one line, with accents composed: control characters and line ends become spaces, and runs of plain
/// spaces become one.
fn plain(text: &str) -> String {
    let text: String = text.nfc().map(|char| if char.is_control() { ' ' } else { char }).collect();
    text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
