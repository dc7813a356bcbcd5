//! Every address of the site, as one enum, and where the site stands.
//!
//! A route knows its path and reads it back; it does not know what its page shows.

use crate::catalogue::{EntryId, PersonId, SectionId, ThemeId};
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
    /// The donation page.
    Support,
    /// About the site.
    About,
    /// The accessibility statement.
    Accessibility,
}

/// The entries that a listing is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Every entry.
    All,
    /// Those of a section, in the section's order.
    Section(SectionId),
    /// Those of a theme.
    Theme(ThemeId),
    /// Those somebody wrote or speaks in.
    Person(PersonId),
}

/// Every entry's list; below the site's base.
pub const DOCUMENTS: &str = "documents";

/// What the paths of themes begin with; their names follow.
pub const THEMES: &str = "themes/";

/// What the paths of people begin with; their names follow.
pub const PEOPLE: &str = "auteurs/";

/// How many entries a listing shows on one page.
pub const PAGE_SIZE: usize = 24;

/// What the application must know of every entry to answer a question. It names the build it belongs to.
pub const LISTING_INDEX: &str = "documents/listing.json";

/// A file that only makes sense beside one [`LISTING_INDEX`], because it is read by positions in it. The name of that build stands in
/// the address: files of two builds cannot be mixed, and what an address has given once it gives for ever.
pub fn answer_file(build: &str, name: &str) -> String {
    ["application/answers-", build, "/", name].concat()
}

/// The file of cards with that number, among the [answer files](answer_file).
pub fn cards_file(number: usize) -> String {
    ["cards/", &number.to_string(), ".json"].concat()
}

/// A file of the search index, among the [answer files](answer_file).
pub fn search_file(name: &str) -> String {
    ["search/", name].concat()
}

/// A path as pages are told apart by it: hosts that like a slash at the end of every address mean the same page.
pub fn page_path(path: &str) -> &str {
    let short = path.trim_end_matches('/');
    if short.is_empty() { "/" } else { short }
}

/// The file of a cover, by its name. Covers stand in one folder, for there are fewer of them than entries.
pub fn cover(name: &str) -> String {
    ["couvertures/", name, ".svg"].concat()
}

/// The file of the same cover as a share card.
pub fn cover_card(name: &str) -> String {
    ["couvertures/", name, ".png"].concat()
}

impl Route {
    /// The first page of a listing.
    pub fn listing(scope: Scope) -> Self {
        Self::Listing { scope, page: NonZeroU32::MIN }
    }

    /// The path below the site's base, without a slash at either end: `documents/page/2`, and nothing for the home page.
    pub fn path(&self) -> String {
        match self {
            Self::Home => String::new(),
            Self::Listing { scope, page } if page.get() == 1 => scope.path(),
            Self::Listing { scope, page } => format!("{}/page/{page}", scope.path()),
            Self::Entry(id) => format!("documents/{id}"),
            Self::Support => "soutenir".to_owned(),
            Self::About => "a-propos".to_owned(),
            Self::Accessibility => "accessibilite".to_owned(),
        }
    }

    /// Reads a path below the site's base; slashes at either end do not matter. `None` for an address that the site
    /// never has; whether a well-formed name exists is the catalogue's to say.
    pub fn parse(path: &str) -> Option<Self> {
        let parts: Vec<&str> = path.trim_matches('/').split('/').collect();
        let (parts, page) = match parts.as_slice() {
            [parts @ .., "page", number] => (parts, page_number(number)?),
            parts => (parts, NonZeroU32::MIN),
        };
        let listing = |scope| Some(Self::Listing { scope, page });
        match parts {
            ["documents"] => listing(Scope::All),
            ["rubriques", id] => listing(Scope::Section(SectionId::parse(id)?)),
            ["themes", id] => listing(Scope::Theme(ThemeId::parse(id)?)),
            ["auteurs", id] => listing(Scope::Person(PersonId::parse(id)?)),
            _ if page.get() > 1 => None,
            [""] => Some(Self::Home),
            ["documents", id] => Some(Self::Entry(EntryId::parse(id)?)),
            ["soutenir"] => Some(Self::Support),
            ["a-propos"] => Some(Self::About),
            ["accessibilite"] => Some(Self::Accessibility),
            _ => None,
        }
    }
}

impl Scope {
    fn path(&self) -> String {
        match self {
            Self::All => DOCUMENTS.to_owned(),
            Self::Section(id) => format!("rubriques/{id}"),
            Self::Theme(id) => format!("{THEMES}{id}"),
            Self::Person(id) => format!("{PEOPLE}{id}"),
        }
    }
}

/// A page number as addresses write it: from 2, for the first page has the listing's own address.
fn page_number(text: &str) -> Option<NonZeroU32> {
    let is_canonical = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
    is_canonical.then(|| text.parse().ok())?.filter(|page: &NonZeroU32| page.get() > 1)
}

/// Where the site stands: perhaps an origin, and the path that every address begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl {
    /// Scheme and host, such as `https://example.org`; nothing when it is not known yet.
    origin: Option<String>,
    /// Starts and ends with `/`.
    path: String,
}

impl Default for BaseUrl {
    fn default() -> Self {
        Self { origin: None, path: "/".to_owned() }
    }
}

impl BaseUrl {
    /// Reads `https://example.org/dossiers/ia/`; the last slash may be missing. `None` for another scheme, a missing
    /// host, a query, a fragment, or a path with empty or dotted parts.
    pub fn parse(text: &str) -> Option<Self> {
        let (scheme, rest) = text.split_once("://").filter(|(scheme, _)| matches!(*scheme, "https" | "http"))?;
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let is_host = host.starts_with(|first| first != ':')
            && host
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b':' | b'[' | b']'));
        let is_part = |part: &str| {
            !matches!(part, "" | "." | "..")
                && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~'))
        };
        let path = path.trim_end_matches('/');
        if !is_host || !(path.is_empty() || path.split('/').all(is_part)) {
            return None;
        }
        let path = if path.is_empty() { "/".to_owned() } else { format!("/{path}/") };
        Some(Self { origin: Some(format!("{scheme}://{host}")), path })
    }

    /// The path that every address begins with: `/` or, for example, `/dossiers/ia/`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The address of a page, from the root of its host: `/dossiers/ia/documents`.
    pub fn href(&self, route: &Route) -> String {
        self.file(&route.path())
    }

    /// The address of a file of the site, from the root of its host.
    pub fn file(&self, path: &str) -> String {
        format!("{}{path}", self.path)
    }

    /// An address of the site with its origin where that is known, as feeds and share cards want it.
    pub fn absolute(&self, href: &str) -> String {
        format!("{}{href}", self.origin.as_deref().unwrap_or_default())
    }

    /// Whether [`BaseUrl::absolute`] gives complete addresses.
    pub fn has_origin(&self) -> bool {
        self.origin.is_some()
    }
}
