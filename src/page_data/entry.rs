#[cfg(feature = "ssr")]
use super::{Card, DateLabel, PageLink};
#[cfg(feature = "ssr")]
use crate::{catalogue::Player, html::SafeHtml};
use serde::{Deserialize, Serialize};

/// One entry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EntryPage {
    /// The way here from the home page; the last one is this page.
    #[cfg(feature = "ssr")]
    #[serde(skip)]
    pub breadcrumb: Vec<PageLink>,
    /// Its title.
    #[cfg(feature = "ssr")]
    #[serde(skip)]
    pub title: String,
    /// The language of its title when it is not the page's, as a BCP 47 tag.
    #[cfg(feature = "ssr")]
    #[serde(skip)]
    pub title_language: Option<String>,
    /// What it is, in words.
    #[cfg(feature = "ssr")]
    #[serde(skip)]
    pub kind: String,
    /// When, if that is known.
    #[cfg(feature = "ssr")]
    #[serde(skip)]
    pub date: Option<DateLabel>,
    /// Who wrote it.
    #[cfg(feature = "ssr")]
    #[serde(skip)]
    pub authors: Vec<PageLink>,
    /// Who speaks in it.
    #[cfg(feature = "ssr")]
    #[serde(skip)]
    pub speakers: Vec<PageLink>,
    /// Collection, publisher, language, pages, ISBN, DOI: name and value.
    #[cfg(feature = "ssr")]
    #[serde(skip)]
    pub facts: Vec<Fact>,
    /// One paragraph.
    #[cfg(feature = "ssr")]
    #[serde(skip)]
    pub summary: String,
    /// More to read. In the file it stands in the HTML only: it is the longest value there is, and an entry has to stay small.
    #[cfg(feature = "ssr")]
    #[serde(skip)]
    pub body: Option<SafeHtml>,
    /// What is said in it.
    #[cfg(feature = "ssr")]
    #[serde(skip)]
    pub transcript: Option<SafeHtml>,
    /// Its subjects.
    #[cfg(feature = "ssr")]
    #[serde(skip)]
    pub themes: Vec<PageLink>,
    /// Where it was published; the label is the host.
    #[cfg(feature = "ssr")]
    #[serde(skip)]
    pub source: Option<PageLink>,
    /// The document itself; the label is the host.
    #[cfg(feature = "ssr")]
    #[serde(skip)]
    pub document: Option<PageLink>,
    /// Sound or film.
    #[cfg(feature = "ssr")]
    #[serde(skip)]
    pub media: Option<MediaLink>,
    /// Its picture with the credit.
    #[cfg(feature = "ssr")]
    #[serde(skip)]
    pub picture: Option<SafeHtml>,
    /// The address of its cover art, where it has no picture.
    #[cfg(feature = "ssr")]
    #[serde(skip)]
    pub cover: Option<String>,
    /// Its cover art itself, where it can be an element of the page.
    #[cfg(feature = "ssr")]
    #[serde(skip)]
    pub drawing: Option<SafeHtml>,
    /// How to cite it, as one sentence; its title marked where it is in another language.
    #[cfg(feature = "ssr")]
    #[serde(skip)]
    pub citation: SafeHtml,
    /// The citation for reference managers.
    #[cfg(feature = "ssr")]
    #[serde(skip)]
    pub citation_files: Vec<PageLink>,
    /// The page of its references in every style.
    #[cfg(feature = "ssr")]
    #[serde(skip)]
    pub references: String,
    /// Its neighbours in a section.
    #[cfg(feature = "ssr")]
    #[serde(skip)]
    pub neighbours: Option<Neighbours>,
    /// Entries that share themes or people with it.
    #[cfg(feature = "ssr")]
    #[serde(skip)]
    pub related: Vec<Card>,
    /// The call to give, in its short form.
    #[cfg(feature = "ssr")]
    #[serde(skip)]
    pub donation: Option<ShortDonation>,
}

/// An entry's reference in one style.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq)]
pub struct StyledReference {
    /// The word for the style; empty for the one that the page shows.
    pub word: &'static str,
    /// The name of the style.
    pub label: &'static str,
    /// The reference.
    pub text: SafeHtml,
}

/// Something known of an entry.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// What it is.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// Sound or film.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq)]
pub struct MediaLink {
    /// Where it plays: the page that does, or the file.
    pub href: String,
    /// The words of the link: what one does there, the host of another site, the duration.
    pub label: String,
    /// What plays the file in the page.
    pub player: Option<MediaPlayer>,
}

/// What plays a file in the page.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq)]
pub struct MediaPlayer {
    /// The element.
    pub kind: Player,
    /// The words of the button, the duration included.
    pub label: String,
    /// The duration in seconds.
    pub seconds: Option<u32>,
}

/// What stands before and after an entry in a section.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq)]
pub struct Neighbours {
    /// The section.
    pub section: PageLink,
    /// The entry before.
    pub previous: Option<Neighbour>,
    /// The entry after.
    pub next: Option<Neighbour>,
}

/// An entry beside another in a section.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq)]
pub struct Neighbour {
    /// Its page.
    pub href: String,
    /// Its title.
    pub title: String,
    /// The language of its title when it is not the page's, as a BCP 47 tag.
    pub title_language: Option<String>,
}

/// The call to give at the end of an entry.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq)]
pub struct ShortDonation {
    /// Its heading.
    pub title: String,
    /// The donation page.
    pub page: PageLink,
}
