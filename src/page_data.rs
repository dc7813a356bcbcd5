//! What one address shows: plain values that travel as JSON, beside the page.
//!
//! Everything is ready to be shown: labels are words, addresses are complete, bodies are HTML. So the browser
//! carries neither catalogue nor rules, and a page costs what it shows. Only [`build`] knows the catalogue.
//!
//! A page travels twice, as values and as the HTML made from them: what never changes the application takes from the HTML,
//! and so it reads only the values of what lives. The others, marked below, are there for whoever else reads the file.

#[cfg(feature = "ssr")]
pub mod build;

use crate::{
    catalogue::{Amounts, Cents, MediaKind, Provider, Tax},
    html::SafeHtml,
    routes::Scope,
};
use serde::{Deserialize, Serialize};

/// The whole of one page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PageData {
    /// What every page shows around its content.
    pub frame: Frame,
    /// The document's title, complete.
    pub title: String,
    /// What the page shows below the header.
    pub content: Content,
    /// The same as HTML, `main` included, which the application puts in place and takes over; nothing until the page is written.
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
    pub navigation: Vec<PageLink>,
    /// The donation page, when the catalogue calls to give.
    pub support: Option<PageLink>,
    /// Which build of the site wrote the page. An application that meets another one loads the page anew.
    pub build: String,
}

/// A link: where it leads and what it says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
    /// A page of text.
    Prose(ProsePage),
}

/// The home page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HomePage {
    /// The page's heading.
    #[cfg_attr(not(feature = "ssr"), serde(skip_deserializing))]
    pub heading: String,
    /// One or two sentences.
    #[cfg_attr(not(feature = "ssr"), serde(skip_deserializing))]
    pub description: String,
    /// The carousel's entries.
    pub featured: Vec<Card>,
    /// Where all of them are, when a section has just these.
    #[cfg_attr(not(feature = "ssr"), serde(skip_deserializing))]
    pub all_featured: Option<PageLink>,
    /// The sections, each with its first entries.
    #[cfg_attr(not(feature = "ssr"), serde(skip_deserializing))]
    pub sections: Vec<HomeSection>,
    /// The themes, with the number of their entries as part of the label.
    #[cfg_attr(not(feature = "ssr"), serde(skip_deserializing))]
    pub themes: Vec<PageLink>,
    /// The call to give.
    pub donation: Option<DonationPanelData>,
}

/// A section on the home page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
    #[cfg_attr(not(feature = "ssr"), serde(skip_deserializing))]
    pub href: String,
    /// Its title.
    pub title: String,
    /// What it is, in words.
    #[cfg_attr(not(feature = "ssr"), serde(skip_deserializing))]
    pub kind: String,
    /// When, if that is known.
    #[cfg_attr(not(feature = "ssr"), serde(skip_deserializing))]
    pub date: Option<DateLabel>,
    /// Authors and speakers, and the outlet, in words.
    #[cfg_attr(not(feature = "ssr"), serde(skip_deserializing))]
    pub byline: Option<String>,
    /// Its summary, where the list has room.
    #[cfg_attr(not(feature = "ssr"), serde(skip_deserializing))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// Its language when it is not the site's, in words.
    #[cfg_attr(not(feature = "ssr"), serde(skip_deserializing))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The address of its cover art, or of its picture where it has one.
    #[cfg_attr(not(feature = "ssr"), serde(skip_deserializing))]
    pub cover: String,
    /// Its picture for ordinary and for fine screens, as `srcset` has them.
    #[cfg_attr(not(feature = "ssr"), serde(skip_deserializing))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub picture: Option<String>,
}

/// An entry in an answer: its card as HTML, in pieces around what may be marked in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AnswerCard {
    /// Its page.
    pub href: String,
    /// Its title.
    pub title: String,
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
    #[cfg_attr(not(feature = "ssr"), serde(skip_deserializing))]
    pub breadcrumb: Vec<PageLink>,
    /// The page's heading.
    pub heading: String,
    /// One or two sentences, or what a person does.
    #[cfg_attr(not(feature = "ssr"), serde(skip_deserializing))]
    pub description: Option<String>,
    /// The person's own page.
    #[cfg_attr(not(feature = "ssr"), serde(skip_deserializing))]
    pub website: Option<PageLink>,
    /// What the listing is about.
    pub scope: Scope,
    /// How many entries there are on all pages.
    pub total: u32,
    /// Those of this page.
    #[cfg_attr(not(feature = "ssr"), serde(skip_deserializing))]
    pub cards: Vec<Card>,
    /// Which page this is, from 1.
    pub page: u32,
    /// The address of the first page.
    pub first: String,
    /// Feeds of this listing.
    pub feed: Option<PageLink>,
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EntryPage {
    /// The way here from the home page; the last one is this page.
    #[cfg_attr(not(feature = "ssr"), serde(skip_deserializing))]
    pub breadcrumb: Vec<PageLink>,
    /// Its title.
    pub title: String,
    /// What it is, in words.
    #[cfg_attr(not(feature = "ssr"), serde(skip_deserializing))]
    pub kind: String,
    /// When, if that is known.
    #[cfg_attr(not(feature = "ssr"), serde(skip_deserializing))]
    pub date: Option<DateLabel>,
    /// Who wrote it.
    #[cfg_attr(not(feature = "ssr"), serde(skip_deserializing))]
    pub authors: Vec<PageLink>,
    /// Who speaks in it.
    #[cfg_attr(not(feature = "ssr"), serde(skip_deserializing))]
    pub speakers: Vec<PageLink>,
    /// Collection, publisher, language, pages, ISBN, DOI: name and value.
    #[cfg_attr(not(feature = "ssr"), serde(skip_deserializing))]
    pub facts: Vec<Fact>,
    /// One paragraph.
    #[cfg_attr(not(feature = "ssr"), serde(skip_deserializing))]
    pub summary: String,
    /// More to read. In the file it stands in the HTML only: it is the longest value there is, and an entry has to stay small.
    #[cfg_attr(not(feature = "ssr"), serde(skip_deserializing))]
    #[serde(skip_serializing)]
    pub body: Option<SafeHtml>,
    /// Its subjects.
    #[cfg_attr(not(feature = "ssr"), serde(skip_deserializing))]
    pub themes: Vec<PageLink>,
    /// Where it was published; the label is the host.
    #[cfg_attr(not(feature = "ssr"), serde(skip_deserializing))]
    pub source: Option<PageLink>,
    /// The document itself; the label is the host.
    #[cfg_attr(not(feature = "ssr"), serde(skip_deserializing))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<PageLink>,
    /// Sound or film.
    #[cfg_attr(not(feature = "ssr"), serde(skip_deserializing))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub media: Option<MediaLink>,
    /// Its picture with the credit.
    #[cfg_attr(not(feature = "ssr"), serde(skip_deserializing))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub picture: Option<SafeHtml>,
    /// The address of its cover art, where it has no picture.
    #[cfg_attr(not(feature = "ssr"), serde(skip_deserializing))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cover: Option<String>,
    /// How to cite it, as one sentence.
    pub citation: String,
    /// The citation for reference managers.
    #[cfg_attr(not(feature = "ssr"), serde(skip_deserializing))]
    pub citation_files: Vec<PageLink>,
    /// Its neighbours in a section.
    #[cfg_attr(not(feature = "ssr"), serde(skip_deserializing))]
    pub neighbours: Option<Neighbours>,
    /// Entries that share themes or people with it.
    #[cfg_attr(not(feature = "ssr"), serde(skip_deserializing))]
    pub related: Vec<Card>,
    /// The call to give, in its short form.
    #[cfg_attr(not(feature = "ssr"), serde(skip_deserializing))]
    pub donation: Option<ShortDonation>,
}

/// Something known of an entry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fact {
    /// What it is.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// Sound or film.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MediaLink {
    /// Sound or film.
    pub kind: MediaKind,
    /// Where it plays.
    pub href: String,
    /// The words of the link, the duration included.
    pub label: String,
}

/// What stands before and after an entry in a section.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Neighbours {
    /// The section.
    pub section: PageLink,
    /// The entry before.
    pub previous: Option<PageLink>,
    /// The entry after.
    pub next: Option<PageLink>,
}

/// The call to give at the end of an entry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ShortDonation {
    /// Its heading.
    pub title: String,
    /// The donation page.
    pub page: PageLink,
}

/// The donation panel.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DonationPanelData {
    /// Its heading.
    #[cfg_attr(not(feature = "ssr"), serde(skip_deserializing))]
    pub title: String,
    /// Why to give.
    #[cfg_attr(not(feature = "ssr"), serde(skip_deserializing))]
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
    #[cfg_attr(not(feature = "ssr"), serde(skip_deserializing))]
    pub page: Option<PageLink>,
}

/// The donation page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SupportPage {
    /// The way here from the home page.
    #[cfg_attr(not(feature = "ssr"), serde(skip_deserializing))]
    pub breadcrumb: Vec<PageLink>,
    /// The page's heading.
    #[cfg_attr(not(feature = "ssr"), serde(skip_deserializing))]
    pub heading: String,
    /// The panel.
    pub panel: DonationPanelData,
    /// Why giving matters, what it costs, questions and answers.
    #[cfg_attr(not(feature = "ssr"), serde(skip_deserializing))]
    pub body: SafeHtml,
}

/// A page of text: about, accessibility, not found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProsePage {
    /// The way here from the home page.
    #[cfg_attr(not(feature = "ssr"), serde(skip_deserializing))]
    pub breadcrumb: Vec<PageLink>,
    /// The page's heading.
    #[cfg_attr(not(feature = "ssr"), serde(skip_deserializing))]
    pub heading: String,
    /// The text.
    #[cfg_attr(not(feature = "ssr"), serde(skip_deserializing))]
    pub body: SafeHtml,
}
