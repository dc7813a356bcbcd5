//! Every address of the site: of its pages and of the files beside them, and the site's base.
//!
//! Addresses are spelled here and nowhere else (`tests/suite/architecture.rs` checks it): whoever makes one, parses
//! one, or writes the file behind it asks this room. It does not know what a page shows or a file holds.
//!
//! The browser needs few of them, and only as text; what it calls joins strings and formats nothing.

mod base;
mod feed;
mod files;
pub mod parameter;
mod passage;

use crate::catalogue::{EntryId, PersonId, SectionId, ThemeId};
pub use base::BaseUrl;
pub use feed::{Feed, KINDS, SITE_FEED, feed_in};
pub use files::{
    APPLICATION_FILES, CATALOGUE, CATALOGUE_SCHEMA, CitationFormat, HEADERS, ICON, LISTING_INDEX, MANIFEST,
    NGINX_HEADERS, NOT_FOUND, OPENSEARCH, PAGE_FILE, ROBOTS, SITEMAP, actions_beside, actions_file, answer_file,
    cards_file, cover, cover_card, data_beside, data_file, is_citation, page_file, picture_card, read_page_file,
    search_file, shared_file, sitemap_part, smaller_picture,
};
pub use passage::passage;
use serde::{Deserialize, Serialize};
use std::num::NonZeroU32;

/// One page of the site.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Route {
    /// Carousel, sections, donation panel.
    Home,
    /// A list of entries, page by page.
    Listing {
        /// Which entries.
        scope: Scope,
        /// Which page of them, from 1.
        page: NonZeroU32,
    },
    /// One entry.
    Entry(EntryId),
    /// The references of an entry in every style. The browser opens it, never the application.
    References(EntryId),
    /// The donation page.
    Support,
    /// About the site.
    About,
    /// The entries in time, and how the themes meet.
    Timeline,
    /// The accessibility statement.
    Accessibility,
    /// The reading list, which only the device knows.
    Kept,
}

/// The entries of a listing. Part of a listing's page data.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// Every entry.
    All,
    /// Those of a section, in the section's order.
    Section(SectionId),
    /// Those of a theme.
    Theme(ThemeId),
    /// Those that a person wrote or speaks in.
    Person(PersonId),
}

/// A path in the folder of all entries.
macro_rules! documents {
    ($rest:literal) => {
        concat!("documents", $rest)
    };
}
use documents;

/// The list of all entries, and the folder of each.
pub const DOCUMENTS: &str = documents!("");

/// The folder of sections.
const SECTIONS: &str = "rubriques";

/// The folder of themes.
pub const THEMES: &str = "themes";

/// The folder of people.
pub const PEOPLE: &str = "auteurs";

const SUPPORT: &str = "soutenir";
const ABOUT: &str = "a-propos";
const TIMELINE: &str = "chronologie";
const ACCESSIBILITY: &str = "accessibilite";

/// The reading list.
pub const KEPT: &str = "ma-liste";

/// The page of references, in an entry's folder.
const REFERENCES: &str = "citer";

/// Between a listing's own address and the number of a further page.
const FURTHER: &str = "/page/";

/// How many entries a listing shows on one page.
pub const PAGE_SIZE: usize = 24;

/// The page with that name in one of the folders.
pub fn named(folder: &str, name: &str) -> String {
    [folder, "/", name].concat()
}

/// A page of the listing whose first page is `first`; pages count from 1.
pub fn listing_page(first: &str, page: usize) -> String {
    if page > 1 { [first, FURTHER, &page.to_string()].concat() } else { first.to_owned() }
}

/// A listing narrowed by one filter. Ids, kinds and years need no encoding.
pub fn filtered(listing: &str, parameter: &str, value: &str) -> String {
    [listing, "?", parameter, "=", value].concat()
}

/// Whether a path is a page of the listing whose first page is `first`, with or without a trailing slash.
pub fn is_page_of(path: &str, first: &str) -> bool {
    let rest = path.strip_prefix(first);
    rest.is_some_and(|rest| rest.trim_end_matches('/').is_empty() || rest.starts_with(FURTHER))
}

/// A path in the form that identifies a page: with and without a trailing slash, it is the same page.
pub fn page_path(path: &str) -> &str {
    let short = path.trim_end_matches('/');
    if short.is_empty() { "/" } else { short }
}

impl Route {
    /// The first page of a listing.
    pub fn listing(scope: Scope) -> Self {
        Self::Listing { scope, page: NonZeroU32::MIN }
    }

    /// The path below the site's base, without slashes at its ends: `documents/page/2`, and empty for the home page.
    pub fn path(&self) -> String {
        match self {
            Self::Home => String::new(),
            Self::Listing { scope, page } => listing_page(&scope.path(), page.get() as usize),
            Self::Entry(id) => named(DOCUMENTS, id.as_str()),
            Self::References(id) => [DOCUMENTS, id.as_str(), REFERENCES].join("/"),
            Self::Support => SUPPORT.to_owned(),
            Self::About => ABOUT.to_owned(),
            Self::Timeline => TIMELINE.to_owned(),
            Self::Accessibility => ACCESSIBILITY.to_owned(),
            Self::Kept => KEPT.to_owned(),
        }
    }

    /// Whether search engines should list it: not what every visitor sees differently, nor what is said of an entry elsewhere.
    pub fn is_indexed(&self) -> bool {
        !matches!(self, Self::Kept | Self::References(_))
    }

    /// Whether the application can open it: what only readers without scripts ask for is no more than a page.
    pub fn has_data(&self) -> bool {
        !matches!(self, Self::References(_))
    }

    /// The page under whose address search engines and shared links know this one.
    pub fn canonical(&self) -> Self {
        match self {
            Self::References(id) => Self::Entry(id.clone()),
            route => route.clone(),
        }
    }

    /// Parses a path below the site's base; ignores slashes at its ends. `None` for an address that the site never
    /// has; whether a well-formed name exists is up to the catalogue.
    pub fn parse(path: &str) -> Option<Self> {
        let path = path.trim_matches('/');
        // An entry may be called “page”.
        if let [DOCUMENTS, id, REFERENCES] = path.split('/').collect::<Vec<_>>().as_slice() {
            return Some(Self::References(EntryId::parse(id)?));
        }
        let (path, page) = match path.rsplit_once(FURTHER) {
            Some((first, number)) => (first, page_number(number)?),
            None => (path, NonZeroU32::MIN),
        };
        let parts: Vec<&str> = path.split('/').collect();
        let listing = |scope| Some(Self::Listing { scope, page });
        match parts.as_slice() {
            [DOCUMENTS] => listing(Scope::All),
            [SECTIONS, id] => listing(Scope::Section(SectionId::parse(id)?)),
            [THEMES, id] => listing(Scope::Theme(ThemeId::parse(id)?)),
            [PEOPLE, id] => listing(Scope::Person(PersonId::parse(id)?)),
            _ if page.get() > 1 => None,
            [""] => Some(Self::Home),
            [DOCUMENTS, id] => Some(Self::Entry(EntryId::parse(id)?)),
            [SUPPORT] => Some(Self::Support),
            [ABOUT] => Some(Self::About),
            [TIMELINE] => Some(Self::Timeline),
            [ACCESSIBILITY] => Some(Self::Accessibility),
            [KEPT] => Some(Self::Kept),
            _ => None,
        }
    }
}

impl Scope {
    /// The path of the first page of its listing, below the site's base.
    fn path(&self) -> String {
        match self {
            Self::All => DOCUMENTS.to_owned(),
            Self::Section(id) => named(SECTIONS, id.as_str()),
            Self::Theme(id) => named(THEMES, id.as_str()),
            Self::Person(id) => named(PEOPLE, id.as_str()),
        }
    }
}

/// A page number in addresses: from 2, since the first page has the listing's own address.
fn page_number(text: &str) -> Option<NonZeroU32> {
    let is_canonical = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
    is_canonical.then(|| text.parse().ok())?.filter(|page: &NonZeroU32| page.get() > 1)
}
