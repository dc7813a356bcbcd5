//! Atom feeds (RFC 4287): of the site, and of each section, theme, person and kind.
//!
//! A feed announces what has come into the catalogue, which is not when an event is held or a book came out. That day
//! is, in this order:
//! - `entries[].published`;
//! - what an earlier render announced ([`Memory`]); an entry that no earlier render had came on the day of this one;
//! - without a memory, the entry's own date, so that a site's first feed does not announce years of documents as the
//!   news of one day. A future date counts as the day of the render.
//!
//! No day is after the render, and an entry keeps its day from render to render. Hence:
//! - `updated`, which Atom requires, is the first day of the known date, at midnight UTC. An entry without a date has
//!   1 January 1970: plainly no publication date, last in every reader as it is last in the feed, and the same at
//!   every render, so that no reader announces an old document as news. A feed has the day of its newest entry.
//! - `published` exists only if the day is known.
//!
//! An `id` is a UUID made from what a site keeps when it moves: the organisation's address, the site's name, the
//! page's path below the site. If feeds have used other ids before, above all addresses, those stay: as
//! `site.feed_ids` says, or the memory of the last render, or the feed of a version without memory.

mod memory;

pub use memory::Memory;

use super::xml::Xml;
use crate::{
    catalogue::{Catalogue, Date, Entry, EntryId, Kind, Link, Person, PersonId, SectionId},
    html::markdown,
    listing::ListingQuery,
    routes::{BaseUrl, Feed, ICON, Route, Scope},
    text,
};
use sha2::{Digest, Sha256};
use std::{
    cmp::Reverse,
    collections::{HashMap, HashSet},
};

/// The most entries in a feed: readers fetch it often, so it must not grow with the catalogue.
pub const LENGTH: usize = 50;

/// Every feed with entries: newest arrival first, those without a day last, at most [`LENGTH`]. Entries of one day
/// are in the order of their own dates, then of the catalogue.
pub fn all<'a>(catalogue: &'a Catalogue, memory: &Memory) -> Vec<(Feed, Vec<&'a Entry>)> {
    let mut sections: HashMap<&EntryId, Vec<&SectionId>> = HashMap::new();
    for section in &catalogue.sections {
        for entry in &section.entries {
            sections.entry(entry).or_default().push(&section.id);
        }
    }
    let mut newest: Vec<&Entry> = catalogue.entries.iter().collect();
    let first_day = |date: Option<Date>| date.map(|date| date.first_day());
    newest.sort_by_cached_key(|entry| Reverse((first_day(memory.day(entry)), first_day(entry.date))));
    // One pass for all feeds: a pass per feed would cost entries × people.
    let mut members: HashMap<Feed, Vec<&Entry>> = HashMap::new();
    for entry in newest {
        let sections = sections.get(&entry.id).into_iter().flatten().map(|&id| Scope::Section(id.clone()));
        let themes = entry.themes.iter().cloned().map(Scope::Theme);
        let people = entry.people().into_iter().cloned().map(Scope::Person);
        let listings = sections.chain(themes).chain(people).map(Feed::Listing);
        let feeds: HashSet<Feed> = [Feed::SITE, Feed::Kind(entry.kind)].into_iter().chain(listings).collect();
        for feed in feeds {
            let entries = members.entry(feed).or_default();
            if entries.len() < LENGTH {
                entries.push(entry);
            }
        }
    }
    let sections = catalogue.sections.iter().map(|section| Scope::Section(section.id.clone()));
    let themes = catalogue.themes.iter().map(|theme| Scope::Theme(theme.id.clone()));
    let people = catalogue.people.iter().map(|person| Scope::Person(person.id.clone()));
    let listings = [Scope::All].into_iter().chain(sections).chain(themes).chain(people).map(Feed::Listing);
    listings
        .chain(Kind::ALL.into_iter().map(Feed::Kind))
        .filter_map(|feed| members.remove(&feed).map(|entries| (feed, entries)))
        .collect()
}

/// The address of the page that lists the same entries.
fn page(feed: &Feed, base: &BaseUrl) -> String {
    let listing = |scope| base.href(&Route::listing(scope));
    match feed {
        Feed::Listing(Scope::All) => base.href(&Route::Home),
        Feed::Listing(scope) => listing(scope.clone()),
        Feed::Kind(kind) => {
            let question = ListingQuery { kinds: vec![kind.as_str().to_owned()], ..ListingQuery::default() };
            listing(Scope::All) + &question.to_query_string()
        }
    }
}

/// The feed's title, and a sentence about it.
fn subject<'a>(feed: &Feed, catalogue: &'a Catalogue) -> (Option<&'a str>, Option<&'a str>) {
    match feed {
        Feed::Listing(Scope::All) => (None, Some(&catalogue.site.description)),
        Feed::Listing(Scope::Section(id)) => {
            let section = catalogue.section(id);
            (section.map(|section| &*section.title), section.and_then(|section| section.description.as_deref()))
        }
        Feed::Listing(Scope::Theme(id)) => {
            let theme = catalogue.theme(id);
            (theme.map(|theme| &*theme.title), theme.and_then(|theme| theme.description.as_deref()))
        }
        Feed::Listing(Scope::Person(id)) => {
            let person = catalogue.person(id);
            (person.map(|person| &*person.name), person.and_then(|person| person.role.as_deref()))
        }
        Feed::Kind(kind) => (Some(text::kind(*kind)), None),
    }
}

/// A feed as an Atom document. `entries` are those that [`all`] returns with it.
///
/// Without an origin its links start with `/` and are relative to the feed's own host, as Atom allows.
pub fn atom(catalogue: &Catalogue, base: &BaseUrl, memory: &Memory, feed: &Feed, entries: &[&Entry]) -> String {
    let site = &catalogue.site;
    let (subject, description) = subject(feed, catalogue);
    let title = subject.map_or(site.name.clone(), |subject| format!("{subject} – {}", site.name));
    let updated = entries.iter().filter_map(|entry| memory.day(entry)).max_by_key(Date::first_day);
    let language = [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", &site.language)];
    Xml::document("feed", &language, |xml| {
        xml.text("id", &[], &memory.id(&feed.path()));
        xml.text("title", &[], &title);
        if let Some(description) = description {
            xml.text("subtitle", &[], description);
        }
        xml.text("updated", &[], &instant(updated));
        let address = base.absolute(&base.file(&feed.path()));
        xml.empty("link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", &address)]);
        xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &base.absolute(&page(feed, base)))]);
        xml.element("author", &[], |xml| match &site.organisation {
            Some(organisation) => {
                xml.text("name", &[], &organisation.name);
                xml.text("uri", &[], &address_of(&organisation.url, base));
            }
            None => xml.text("name", &[], &site.name),
        });
        xml.text("generator", &[("version", env!("CARGO_PKG_VERSION"))], "Kiosque");
        xml.text("icon", &[], &base.absolute(&base.file(ICON)));
        for entry in entries {
            xml.element("entry", &[], |xml| write_entry(xml, catalogue, base, memory, entry));
        }
    })
}

fn write_entry(xml: &mut Xml, catalogue: &Catalogue, base: &BaseUrl, memory: &Memory, entry: &Entry) {
    let route = Route::Entry(entry.id.clone());
    let page = base.absolute(&base.href(&route));
    let day = memory.day(entry);
    xml.text("id", &[], &memory.id(&route.path()));
    let language = text::title_language(entry).map(|language| ("xml:lang", language));
    xml.text("title", language.as_slice(), &entry.title);
    xml.text("updated", &[], &instant(day));
    if day.is_some_and(|day| day.day().is_some()) {
        xml.text("published", &[], &instant(day));
    }
    let people = |ids: &[PersonId]| ids.iter().filter_map(|id| catalogue.person(id)).collect::<Vec<_>>();
    for author in people(&entry.authors) {
        write_person(xml, "author", base, author);
    }
    // An entry without an author inherits the feed's, which would credit a newspaper's article to the organisation.
    if let Some(outlet) = entry.outlet.as_deref().filter(|_| entry.authors.is_empty()) {
        xml.element("author", &[], |xml| xml.text("name", &[], outlet));
    }
    for speaker in people(&entry.speakers) {
        write_person(xml, "contributor", base, speaker);
    }
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &page)]);
    for link in [&entry.source_url, &entry.document_url].into_iter().flatten() {
        xml.empty("link", &[("rel", "related"), ("href", &address_of(link, base))]);
    }
    if let Some(media) = &entry.media {
        let address = address_of(&media.url, base);
        match media.mime_type() {
            Some(media_type) => {
                xml.empty("link", &[("rel", "enclosure"), ("type", media_type), ("href", &address)]);
            }
            // A page that plays the media: a podcast reader could not download it.
            None => xml.empty("link", &[("rel", "related"), ("href", &address)]),
        }
    }
    xml.empty("category", &[("term", entry.kind.as_str()), ("label", text::kind(entry.kind))]);
    for theme in entry.themes.iter().filter_map(|id| catalogue.theme(id)) {
        xml.empty("category", &[("term", theme.id.as_str()), ("label", &theme.title)]);
    }
    xml.text("summary", &[], &entry.summary);
    if let Some(body) = &entry.body {
        // Outside the site, every address must be absolute.
        let address = |path: &str| base.absolute(&base.file(markdown::exact(path, catalogue).trim_start_matches('/')));
        xml.text("content", &[("type", "html")], markdown::to_html(body, &page, address).as_str());
    }
}

fn write_person(xml: &mut Xml, role: &str, base: &BaseUrl, person: &Person) {
    xml.element(role, &[], |xml| {
        xml.text("name", &[], &person.name);
        xml.text("uri", &[], &base.absolute(&base.href(&Route::listing(Scope::Person(person.id.clone())))));
    });
}

/// A UUID from the name of a site and a path on it. Version 8 with SHA-256, as RFC 9562 (appendix B.2) describes:
/// version 5 would need SHA-1.
fn uuid(site: &str, path: &str) -> String {
    /// The name space for URLs (RFC 9562, section 6.6).
    const ADDRESSES: [u8; 16] =
        [0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8];
    let hash = Sha256::new().chain_update(ADDRESSES).chain_update(format!("{site}\n{path}")).finalize();
    let mut number = hash.iter().take(16).fold(0_u128, |number, byte| (number << 8) | u128::from(*byte));
    number = (number & !(0xf << 76)) | (0x8 << 76);
    number = (number & !(0b11 << 62)) | (0b10 << 62);
    let group = |shift: u32, digits: usize| format!("{:0digits$x}", (number >> shift) & ((1 << (4 * digits)) - 1));
    format!("urn:uuid:{}", [group(96, 8), group(80, 4), group(64, 4), group(48, 4), group(0, 12)].join("-"))
}

/// The first day of a date in Atom's format; 1 January 1970 without one.
fn instant(date: Option<Date>) -> String {
    let (year, month, day) = date.map_or((1970, 1, 1), |date| date.first_day());
    format!("{year:04}-{month:02}-{day:02}T00:00:00Z")
}

/// A link for use outside the site: a path gets the site's address.
fn address_of(link: &Link, base: &BaseUrl) -> String {
    match link.as_str().strip_prefix('/') {
        Some(path) => base.absolute(&base.file(path)),
        None => link.as_str().to_owned(),
    }
}
