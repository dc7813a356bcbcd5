//! What one address shows: plain values that travel as JSON, beside the page.
//!
//! Everything is ready to be shown: labels are words, addresses are complete, bodies are HTML. So the browser
//! carries neither catalogue nor rules, and a page costs what it shows. Only [`build`] knows the catalogue.
//!
//! The file of a page holds its HTML and the few values that live parts read. All other values, marked below, exist only in the native
//! build: no code of the browser can read what is not there.

#[cfg(feature = "ssr")]
pub mod build;
mod entry;

pub use entry::EntryPage;
#[cfg(feature = "ssr")]
pub use entry::{Fact, MediaLink, MediaPlayer, Neighbour, Neighbours, ShortDonation, StyledReference};

use crate::{
    catalogue::{Amounts, Cents, Provider, Tax},
    html::SafeHtml,
    routes::Scope,
};
use serde::{Deserialize, Serialize};

/// The whole of one page. The browser has another type for the content, which is read where the code for it is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PageData<C = Content> {
    /// What every page shows around its content.
    pub frame: Frame,
    /// The document's title, complete; nothing in the data that the page itself carries, for it has its title already.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// What the page shows below the header.
    pub content: C,
    /// The same as HTML, `main` included, which the application puts in place and takes over; nothing until the page is written, and
    /// nothing in the data that the page itself carries.
    #[serde(default, skip_serializing_if = "SafeHtml::is_empty")]
    pub markup: SafeHtml,
}

/// What every page shows around its content.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Frame {
    /// The site's short name.
    pub name: String,
    /// The path that every address begins with; ends with `/`.
    pub base: String,
    /// The main navigation.
    #[cfg(feature = "ssr")]
    #[serde(skip)]
    pub navigation: Vec<PageLink>,
    /// The donation page, when the catalogue calls to give.
    #[cfg(feature = "ssr")]
    #[serde(skip)]
    pub support: Option<PageLink>,
    /// Which build of the site wrote the page. An application that meets another one loads the page anew.
    pub build: String,
}

/// A link: where it leads and what it says.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct PageLink {
    /// A complete address.
    pub href: String,
    /// The words of the link.
    pub label: String,
}

/// What stands in `main`, one variant for each kind of page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(clippy::large_enum_variant, reason = "one page exists at a time")]
pub enum Content {
    /// Carousel, sections, donation panel.
    Home(HomePage),
    /// A list of entries.
    Listing(ListingPage),
    /// One entry.
    Entry(EntryPage),
    /// The donation page.
    Support(SupportPage),
    /// The entries in time, and how the themes meet.
    Timeline(ProsePage),
    /// A page of text.
    Prose(ProsePage),
    /// The reading list.
    #[cfg(feature = "ssr")]
    Kept(KeptPage),
    /// The references of an entry.
    #[cfg(feature = "ssr")]
    References(ReferencesPage),
}

#[cfg(feature = "ssr")]
impl Content {
    /// Whether it is an entry.
    pub fn is_entry(&self) -> bool {
        matches!(self, Self::Entry(_))
    }
}

/// The home page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HomePage {
    /// The page's heading.
    #[cfg(feature = "ssr")]
    #[serde(skip)]
    pub heading: String,
    /// One or two sentences.
    #[cfg(feature = "ssr")]
    #[serde(skip)]
    pub description: String,
    /// The carousel.
    #[cfg(feature = "ssr")]
    #[serde(skip)]
    pub featured: CarouselData,
    /// The sections, each with its first entries.
    #[cfg(feature = "ssr")]
    #[serde(skip)]
    pub sections: Vec<HomeSection>,
    /// The themes, with the number of their entries as part of the label.
    #[cfg(feature = "ssr")]
    #[serde(skip)]
    pub themes: Vec<PageLink>,
    /// The call to give. In the browser its own code reads it.
    #[cfg(feature = "ssr")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub donation: Option<DonationPanelData>,
}

/// The carousel.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CarouselData {
    /// Its entries, in order.
    pub cards: Vec<Card>,
    /// Where all of them are, when a section has just these.
    pub all: Option<PageLink>,
}

/// A section on the home page.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq)]
pub struct HomeSection {
    /// Its name in addresses, and its anchor.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// One or two sentences.
    pub description: Option<String>,
    /// Its first entries.
    pub cards: Vec<Card>,
    /// Where all of them are; the label says how many.
    pub all: PageLink,
    /// How its entries are set, after what most of them are: a variant of the class `section`.
    pub look: String,
    /// Whether each of its entries shows its cover, and not only those that lead.
    pub covers: bool,
}

/// One entry in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Card {
    /// Its page.
    #[cfg(feature = "ssr")]
    #[serde(skip)]
    pub href: String,
    /// Its title.
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
    /// Authors and speakers, and the outlet, in words.
    #[cfg(feature = "ssr")]
    #[serde(skip)]
    pub byline: Option<String>,
    /// Its summary, where the list has room.
    #[cfg(feature = "ssr")]
    #[serde(skip)]
    pub summary: Option<String>,
    /// Its language when it is not the site's, in words.
    #[cfg(feature = "ssr")]
    #[serde(skip)]
    pub language: Option<String>,
    /// The address of its cover art, or of its picture where it has one.
    #[cfg(feature = "ssr")]
    #[serde(skip)]
    pub cover: String,
    /// Its cover art itself, where it is seen first on the page: requested, it would be painted after everything around it.
    #[cfg(feature = "ssr")]
    #[serde(skip)]
    pub drawing: Option<SafeHtml>,
    /// Its picture for ordinary and for fine screens, as `srcset` has them.
    #[cfg(feature = "ssr")]
    #[serde(skip)]
    pub picture: Option<String>,
}

/// An entry in a list of results: its card as HTML, in pieces around what may be marked in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ResultCard {
    /// Its page.
    pub href: String,
    /// Its title.
    pub title: String,
    /// The language of its title when it is not the page's, as a BCP 47 tag; or else nothing.
    pub title_language: String,
    /// Its summary.
    pub summary: String,
    /// What it is and from when, where there is only room for that.
    pub note: String,
    /// The HTML before the title.
    pub before: SafeHtml,
    /// The HTML between title and summary.
    pub between: SafeHtml,
    /// The HTML after the summary.
    pub after: SafeHtml,
}

/// A date for people and for machines.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DateLabel {
    /// As HTML's `datetime` wants it.
    pub iso: String,
    /// In words.
    pub label: String,
}

/// A list of entries.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ListingPage {
    /// The way here from the home page; the last one is this page.
    #[cfg(feature = "ssr")]
    #[serde(skip)]
    pub breadcrumb: Vec<PageLink>,
    /// The page's heading.
    pub heading: String,
    /// One or two sentences, or what a person does.
    #[cfg(feature = "ssr")]
    #[serde(skip)]
    pub description: Option<String>,
    /// How many entries of each kind a person has, in words.
    #[cfg(feature = "ssr")]
    #[serde(skip)]
    pub kinds: Option<String>,
    /// The person's own page.
    #[cfg(feature = "ssr")]
    #[serde(skip)]
    pub website: Option<PageLink>,
    /// The timeline, for the list of all entries.
    #[cfg(feature = "ssr")]
    #[serde(skip)]
    pub timeline: Option<PageLink>,
    /// The other people or themes of these entries, for the listing of one.
    #[cfg(feature = "ssr")]
    #[serde(skip)]
    pub companions: Option<Companions>,
    /// What the listing is about.
    pub scope: Scope,
    /// How many entries there are on all pages.
    pub total: u32,
    /// Those of this page.
    #[cfg(feature = "ssr")]
    #[serde(skip)]
    pub cards: Vec<Card>,
    /// Which page this is, from 1.
    pub page: u32,
    /// The address of the first page.
    pub first: String,
    /// Feeds of this listing.
    pub feed: Option<PageLink>,
}

/// Whom a person appears with, or which themes a theme meets.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq)]
pub struct Companions {
    /// What they are.
    pub heading: String,
    /// Those that share the most entries, most first.
    pub most: Vec<Companion>,
    /// How many others there are, in words.
    pub others: Option<String>,
}

/// A person or a theme that shares entries with another.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq)]
pub struct Companion {
    /// Its own listing.
    pub page: PageLink,
    /// The entries that the two share; only the application can list them.
    pub shared: PageLink,
}

/// The donation panel.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DonationPanelData {
    /// Its heading.
    #[cfg(feature = "ssr")]
    #[serde(skip)]
    pub title: String,
    /// Why to give.
    #[cfg(feature = "ssr")]
    #[serde(skip)]
    pub text: String,
    /// The amounts offered.
    pub amounts: Amounts,
    /// The least one may give at once.
    pub minimum: Cents,
    /// The most one may give at once.
    pub maximum: Cents,
    /// Who takes the payment.
    pub provider: Provider,
    /// What the law gives back.
    pub tax: Option<Tax>,
    /// When that was checked, in words.
    pub checked_on: Option<DateLabel>,
    /// The donation page, where this is not it.
    #[cfg(feature = "ssr")]
    #[serde(skip)]
    pub page: Option<PageLink>,
}

/// The donation page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SupportPage {
    /// The way here from the home page.
    #[cfg(feature = "ssr")]
    #[serde(skip)]
    pub breadcrumb: Vec<PageLink>,
    /// The page's heading.
    #[cfg(feature = "ssr")]
    #[serde(skip)]
    pub heading: String,
    /// The panel.
    pub panel: DonationPanelData,
    /// Why giving matters, what it costs, questions and answers.
    #[cfg(feature = "ssr")]
    #[serde(skip)]
    pub body: SafeHtml,
}

/// A page of text: about, accessibility, not found; also the timeline, whose content is all made at build time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProsePage {
    /// The way here from the home page.
    #[cfg(feature = "ssr")]
    #[serde(skip)]
    pub breadcrumb: Vec<PageLink>,
    /// The page's heading.
    #[cfg(feature = "ssr")]
    #[serde(skip)]
    pub heading: String,
    /// The text.
    #[cfg(feature = "ssr")]
    #[serde(skip)]
    pub body: SafeHtml,
}

/// The references of an entry in every style.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct ReferencesPage {
    /// The way here from the home page, through the entry.
    #[serde(skip)]
    pub breadcrumb: Vec<PageLink>,
    /// The entry's title.
    #[serde(skip)]
    pub title: String,
    /// The language of its title when it is not the page's, as a BCP 47 tag.
    #[serde(skip)]
    pub title_language: Option<String>,
    /// The reference in each style.
    #[serde(skip)]
    pub references: Vec<StyledReference>,
    /// The citation for reference managers.
    #[serde(skip)]
    pub citation_files: Vec<PageLink>,
}

/// The reading list: only the device knows what is in it.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct KeptPage {
    /// The way here from the home page.
    #[serde(skip)]
    pub breadcrumb: Vec<PageLink>,
    /// The list of all entries.
    #[serde(skip)]
    pub documents: PageLink,
}
