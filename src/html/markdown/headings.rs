//! The headings of a text: the id of each, and which one a fragment means.

use crate::{
    catalogue::{Catalogue, Entry, slug},
    routes::Route,
};
use percent_encoding::percent_decode_str;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use std::{borrow::Cow, collections::HashSet};

/// Ids of elements in our pages: no heading of a text gets one of them.
pub const TAKEN: [&str; 19] = [
    "a-la-une",
    "a-lire-aussi",
    "app",
    "autre-montant",
    "autre-montant-erreur",
    "avec",
    "citer",
    "contenu",
    "don",
    "filtres",
    "lecteur",
    "page-data",
    "partage",
    "q",
    "resultats",
    "soutenir",
    "suggestions",
    "themes",
    "tri",
];

/// The headings of a text, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Headings(Vec<Heading>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Heading {
    /// Its words as an id.
    words: String,
    /// The same, with a number if the id is taken. Letters, digits and hyphens need no escaping.
    id: String,
    /// Whether it may be a link to itself: it says something, and holds no link.
    is_linkable: bool,
}

impl Headings {
    /// The headings of a CommonMark text.
    pub fn of(markdown: &str) -> Self {
        Self::of_all([markdown])
    }

    /// The headings of an entry: of its body, then of its transcript.
    pub fn of_entry(entry: &Entry) -> Self {
        Self::of_all(entry.texts().into_iter().flatten())
    }

    /// The headings of the texts of one page.
    pub(super) fn of_all<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut headings = Vec::new();
        let mut taken: HashSet<String> = TAKEN.map(str::to_owned).into();
        let mut written = None::<String>;
        let mut has_link = false;
        for event in texts.into_iter().flat_map(Parser::new) {
            match (event, &mut written) {
                (Event::Start(Tag::Heading { .. }), _) => (written, has_link) = (Some(String::new()), false),
                (Event::Start(Tag::Link { .. }), _) => has_link = true,
                (Event::Text(text) | Event::Code(text) | Event::InlineHtml(text), Some(written)) => {
                    written.push_str(&text);
                }
                (Event::SoftBreak | Event::HardBreak, Some(written)) => written.push(' '),
                (Event::End(TagEnd::Heading(_)), _) => {
                    let written = written.take().unwrap_or_default();
                    let words = slug(&written);
                    let is_linkable = !has_link && !words.is_empty();
                    let words = if words.is_empty() { "partie".to_owned() } else { words };
                    let numbered = (2..).map(|number| format!("{words}-{number}"));
                    let id = std::iter::once(words.clone()).chain(numbered).find(|id| !taken.contains(id));
                    let heading = id.map(|id| Heading { words: words.clone(), id, is_linkable });
                    taken.extend(heading.iter().map(|heading| heading.id.clone()));
                    headings.extend(heading);
                }
                _ => {}
            }
        }
        Self(headings)
    }

    /// The ids, in order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|heading| heading.id.as_str())
    }

    /// The same, each with whether its heading may be a link to itself.
    pub fn ids_and_linkable(&self) -> impl Iterator<Item = (&str, bool)> {
        self.0.iter().map(|heading| (heading.id.as_str(), heading.is_linkable))
    }

    /// The id of the heading that a fragment (without `#`) means: the one with exactly that id, or else with those
    /// words, however an address writes accents, capitals and spaces.
    pub fn find(&self, fragment: &str) -> Option<&str> {
        let words = spoken(fragment);
        let has_id = |id: &str| self.0.iter().find(|heading| heading.id == id);
        let heading = has_id(fragment).or_else(|| has_id(&words));
        // “Contenu” has a number, for the page itself has an element with that id.
        let heading = heading.or_else(|| self.0.iter().find(|heading| heading.words == words));
        heading.map(|heading| heading.id.as_str())
    }
}

/// A fragment as we would write it: its words, without regard to accents, capitals, spaces and percent-encoding.
pub(super) fn spoken(fragment: &str) -> String {
    slug(&percent_decode_str(fragment).decode_utf8_lossy())
}

/// A path on the site; one to an entry's heading gets that heading's exact id.
pub fn exact<'a>(path: &'a str, catalogue: &Catalogue) -> Cow<'a, str> {
    let id = || {
        let (page, fragment) = path.split_once('#')?;
        let Some(Route::Entry(id)) = Route::parse(page.split('?').next()?) else { return None };
        let headings = Headings::of_entry(catalogue.entry(&id)?);
        Some(format!("{page}#{}", headings.find(fragment)?))
    };
    id().map_or(Cow::Borrowed(path), Cow::Owned)
}
