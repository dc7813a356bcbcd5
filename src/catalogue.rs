//! The catalogue: entries, sections, themes, people, the donation block, and their values.
//!
//! Everything here has been checked once, by [`parse`] or by the constructor of its type; the rest of the code never
//! meets an unchecked id, date or link. This room knows no page, no address and no browser.

mod date;
mod donation;
#[cfg(feature = "ssr")]
mod flaw;
mod id;
mod kind;
mod link;
#[cfg(feature = "ssr")]
mod location;
mod media;
mod money;
mod name;
#[cfg(feature = "ssr")]
pub mod parse;
#[cfg(feature = "ssr")]
mod problem;
#[cfg(feature = "ssr")]
mod repair;
#[cfg(feature = "ssr")]
mod schema;
#[cfg(feature = "ssr")]
mod shape;
mod sharing;
#[cfg(feature = "ssr")]
mod syntax;
#[cfg(feature = "ssr")]
mod wire;

pub use date::Date;
pub use donation::{
    Above, AmountParameter, AmountUnit, Amounts, Donation, DonationFact, Frequency, FrequencyParameter, Provider,
    ProviderLink, Regime, RegimeId, Tax,
};
pub use id::{EntryId, PersonId, SectionId, ThemeId};
pub use kind::Kind;
pub use link::Link;
pub use media::{Media, MediaKind};
#[cfg(feature = "ssr")]
pub use media::{Player, Source};
pub use money::{Cents, Rate};
pub use name::NameParts;
#[cfg(feature = "ssr")]
pub use problem::slug;
pub use sharing::{Network, NoShareTemplate, ShareTemplate};

use std::{cmp::Reverse, collections::HashMap};

/// A whole catalogue in which every reference resolves; only [`parse`] makes one.
#[derive(Debug, Clone, PartialEq)]
pub struct Catalogue {
    /// The site as a whole.
    pub site: Site,
    /// The entries of the carousel, in order; never empty.
    pub featured: Vec<EntryId>,
    /// The sections of the home page, in order.
    pub sections: Vec<Section>,
    /// Every theme, in the catalogue's order.
    pub themes: Vec<Theme>,
    /// Every person, in the catalogue's order.
    pub people: Vec<Person>,
    /// Every entry, in the catalogue's order.
    pub entries: Vec<Entry>,
    // The position of each id in its list.
    entry_positions: HashMap<EntryId, usize>,
    section_positions: HashMap<SectionId, usize>,
    theme_positions: HashMap<ThemeId, usize>,
    person_positions: HashMap<PersonId, usize>,
}

impl Catalogue {
    /// Joins what has been checked together: ids are unique and references resolve.
    #[cfg(feature = "ssr")]
    fn new(
        site: Site,
        featured: Vec<EntryId>,
        sections: Vec<Section>,
        themes: Vec<Theme>,
        people: Vec<Person>,
        entries: Vec<Entry>,
    ) -> Self {
        Self {
            entry_positions: positions(&entries, |entry| &entry.id),
            section_positions: positions(&sections, |section| &section.id),
            theme_positions: positions(&themes, |theme| &theme.id),
            person_positions: positions(&people, |person| &person.id),
            site,
            featured,
            sections,
            themes,
            people,
            entries,
        }
    }

    /// The entry with that id; `None` only for an id of another catalogue.
    pub fn entry(&self, id: &EntryId) -> Option<&Entry> {
        self.entries.get(*self.entry_positions.get(id)?)
    }

    /// The positions of the entries in the catalogue, newest first and those without a date last: the order of lists,
    /// and of everything read by position.
    pub fn newest(&self) -> Vec<usize> {
        let mut newest: Vec<(usize, &Entry)> = self.entries.iter().enumerate().collect();
        newest.sort_by_key(|(_, entry)| Reverse(entry.date.map(|date| date.first_day())));
        newest.into_iter().map(|(position, _)| position).collect()
    }

    /// The section with that id.
    pub fn section(&self, id: &SectionId) -> Option<&Section> {
        self.sections.get(*self.section_positions.get(id)?)
    }

    /// The theme with that id.
    pub fn theme(&self, id: &ThemeId) -> Option<&Theme> {
        self.themes.get(*self.theme_positions.get(id)?)
    }

    /// The person with that id.
    pub fn person(&self, id: &PersonId) -> Option<&Person> {
        self.people.get(*self.person_positions.get(id)?)
    }
}

#[cfg(feature = "ssr")]
fn positions<T, Id: Clone + Eq + std::hash::Hash>(items: &[T], id: fn(&T) -> &Id) -> HashMap<Id, usize> {
    items.iter().enumerate().map(|(position, item)| (id(item).clone(), position)).collect()
}

/// The site as a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Site {
    /// The short name that ends every page title.
    pub name: String,
    /// The heading of the home page.
    pub title: String,
    /// One or two sentences for search engines and share cards.
    pub description: String,
    /// The language of the texts, as a BCP 47 tag.
    pub language: String,
    /// Where the site will stand, when known: an absolute address that ends with `/`.
    pub base_url: Option<Link>,
    /// The start of ids in feeds, if readers know them by an address.
    pub feed_ids: Option<Link>,
    /// The publisher of the entries.
    pub organisation: Option<Organisation>,
    /// Plain text for the footer.
    pub notice: Option<String>,
    /// The donation block.
    pub donation: Option<Donation>,
    /// Synonyms: a search for one word of a group finds the others.
    pub synonyms: Vec<Vec<String>>,
    /// The networks by which visitors may share an entry.
    pub sharing: Vec<Network>,
}

/// The organisation that publishes the entries.
#[derive(Debug, Clone, PartialEq)]
pub struct Organisation {
    /// Its name.
    pub name: String,
    /// Its own website.
    pub url: Link,
    /// Its postal address.
    pub address: Option<String>,
}

/// A group of entries of the home page, such as the publications.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// Its name in addresses.
    pub id: SectionId,
    /// Its heading.
    pub title: String,
    /// One or two sentences.
    pub description: Option<String>,
    /// Its entries, in order.
    pub entries: Vec<EntryId>,
}

/// A subject that entries share.
#[derive(Debug, Clone, PartialEq)]
pub struct Theme {
    /// Its name in addresses.
    pub id: ThemeId,
    /// Its heading.
    pub title: String,
    /// One or two sentences.
    pub description: Option<String>,
}

/// Someone who wrote or speaks: a person, or a body such as a commission.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    /// Their name in addresses.
    pub id: PersonId,
    /// Their name as printed.
    pub name: String,
    /// The parts of the name.
    pub parts: NameParts,
    /// What they do.
    pub role: Option<String>,
    /// Their own page.
    pub url: Option<Link>,
}

/// One publication, interview, podcast, film or event.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its name in addresses.
    pub id: EntryId,
    /// Its title.
    pub title: String,
    /// Its kind.
    pub kind: Kind,
    /// One paragraph of plain text.
    pub summary: String,
    /// More to read, in CommonMark.
    pub body: Option<String>,
    /// What is said in it, in CommonMark.
    pub transcript: Option<String>,
    /// The collection it belongs to.
    pub series: Option<String>,
    /// When it was published or held, as precisely as known.
    pub date: Option<Date>,
    /// The day it came into the catalogue, which feeds announce.
    pub published: Option<Date>,
    /// Its own language when it is not the site's, as a BCP 47 tag.
    pub language: Option<String>,
    /// Who wrote it.
    pub authors: Vec<PersonId>,
    /// Who speaks in it.
    pub speakers: Vec<PersonId>,
    /// The publisher or station.
    pub outlet: Option<String>,
    /// Its subjects.
    pub themes: Vec<ThemeId>,
    /// Where it was published.
    pub source_url: Option<Link>,
    /// The document itself.
    pub document_url: Option<Link>,
    /// Sound or film.
    pub media: Option<Media>,
    /// A picture.
    pub image: Option<Image>,
    /// How many pages it has.
    pub pages: Option<u32>,
    /// International Standard Book Number, as printed.
    pub isbn: Option<String>,
    /// Digital Object Identifier, without a resolver's address.
    pub doi: Option<String>,
}

impl Entry {
    /// What there is to read of it, in CommonMark: its body, then its transcript.
    pub fn texts(&self) -> [Option<&str>; 2] {
        [self.body.as_deref(), self.transcript.as_deref()]
    }

    /// Its authors, then its speakers, each person once.
    pub fn people(&self) -> Vec<&PersonId> {
        let mut people: Vec<&PersonId> = Vec::new();
        for person in self.authors.iter().chain(&self.speakers) {
            if !people.contains(&person) {
                people.push(person);
            }
        }
        people
    }
}

/// A picture that belongs to an entry.
#[derive(Debug, Clone, PartialEq)]
pub struct Image {
    /// Where it is.
    pub src: Link,
    /// Its alternative text.
    pub alt: String,
    /// Its credit.
    pub credit: Option<String>,
    /// Its focal point, which stays visible when it is cropped; the middle by default.
    pub focus: Option<Point>,
}

/// A point of a picture, measured from its upper left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// The distance from the left, as a share of the width.
    pub x: Rate,
    /// The distance from the top, as a share of the height.
    pub y: Rate,
}
