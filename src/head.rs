//! What machines read of a page: its title and description, its address, what a shared link shows, and what search
//! engines and reference managers know of the entry.
//!
//! Each fact stands where its readers look for it, and once where one tag serves two of them:
//!
//! - browsers and search engines read `title`, `description` and the canonical address;
//! - whoever shows a shared link reads Open Graph (<https://ogp.me>), and `twitter:card` for its size;
//! - search engines read schema.org's vocabulary as JSON-LD, see `structured`;
//! - Google Scholar and reference managers read the tags of Highwire Press, see `highwire`.
//!
//! All of them say what the catalogue says and nothing more. What needs a complete address is left out while the
//! site's origin is unknown. There is no `hreflang`: no page has a translation.

mod excerpt;
mod highwire;
mod locale;
mod series;
mod structured;

pub use excerpt::{excerpt, shorten};
pub use locale::locale;
use series::numbered;

use crate::{
    art,
    catalogue::Entry,
    html::{SafeHtml, escape, fill, number},
    page_data::{
        PageData,
        build::{
            PageBuilder,
            picture::{cover_of, site_cover},
        },
    },
    routes::{Feed, Route, Scope, cover_card},
    text,
};

/// The length of a description, in characters: search engines show no more.
const DESCRIPTION: usize = 160;

/// What a page says of itself to machines, as elements for its `head`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// What all pages of a kind say alike.
    pub shared: SafeHtml,
    /// What only this page says.
    pub own: SafeHtml,
}

impl Head {
    /// The head of a page; `route` is `None` for the page of unknown addresses.
    pub fn new(builder: &PageBuilder, page: &PageData, route: Option<&Route>) -> Self {
        let entry = match route {
            Some(Route::Entry(id)) => builder.catalogue().entry(id),
            _ => None,
        };
        Self { shared: shared(builder, entry.is_some()), own: own(builder, page, route, entry) }
    }
}

fn shared(builder: &PageBuilder, is_entry: bool) -> SafeHtml {
    let site = &builder.catalogue().site;
    let kind = if is_entry { "article" } else { "website" };
    let locale = locale(&site.language);
    [
        Some(property("og:type", kind)),
        Some(property("og:site_name", &site.name)),
        locale.map(|locale| property("og:locale", &locale)),
        Some(named("twitter:card", "summary_large_image")),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn own(builder: &PageBuilder, page: &PageData, route: Option<&Route>, entry: Option<&Entry>) -> SafeHtml {
    let description = excerpt(&builder.description(page), DESCRIPTION);
    let heading = text::without_site(&page.title, &builder.catalogue().site.name);
    let title = [
        fill("<title>{}</title>", [&escape(&page.title)]),
        fill("<meta name=\"description\" property=\"og:description\" content=\"{}\">", [&escape(&description)]),
    ];
    let tags = match entry {
        Some(entry) => highwire::tags(builder, entry),
        None => property("og:title", heading),
    };
    let data = route.and_then(|route| structured::data(builder, page, route));
    let feeds = feeds(builder, route).into_iter().map(|(path, title)| {
        fill(
            "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"{}\" href=\"{}\">",
            [&escape(&title), &escape(&builder.base().file(&path))],
        )
    });
    let address = address(builder, route);
    title.into_iter().chain([tags, address, share_card(builder, entry)]).chain(feeds).chain(data).collect()
}

/// The complete address by which the page is known, where the site's origin is. The page of unknown addresses has none; it and those
/// that say nothing of their own stay out of search engines.
fn address(builder: &PageBuilder, route: Option<&Route>) -> SafeHtml {
    let Some(route) = route else { return named("robots", "noindex") };
    let robots = if route.is_indexed() { SafeHtml::default() } else { named("robots", "noindex") };
    let Some(address) = builder.base().complete(&builder.base().href(&route.canonical())) else { return robots };
    let link = fill("<link rel=\"canonical\" href=\"{}\">", [&escape(&address)]);
    SafeHtml::concat([&robots, &link, &property("og:url", &address)])
}

/// What others show of a page when it is shared: the card of the entry's picture or of its cover's motif, or else the
/// site's.
fn share_card(builder: &PageBuilder, entry: Option<&Entry>) -> SafeHtml {
    let (base, catalogue) = (builder.base(), builder.catalogue());
    let picture = entry.and_then(|entry| builder.picture(entry));
    let cover = || entry.map_or_else(|| site_cover(catalogue), |entry| cover_of(entry, catalogue).of_motif());
    let card = || base.file(&cover_card(&cover().name()));
    let image = picture.as_ref().map_or_else(card, |picture| picture.share_card());
    let (width, height) = art::CARD_SIZE;
    fill(
        "<meta property=\"og:image\" content=\"{}\"><meta property=\"og:image:width\" content=\"{}\">\
         <meta property=\"og:image:height\" content=\"{}\"><meta property=\"og:image:alt\" content=\"{}\">",
        [
            &escape(&base.absolute(&image)),
            &number(width),
            &number(height),
            &escape(picture.as_ref().map_or(text::COVER, |picture| picture.alt())),
        ],
    )
}

/// The feeds that a page links: the site's, and its own listing's.
fn feeds(builder: &PageBuilder, route: Option<&Route>) -> Vec<(String, String)> {
    let site = &builder.catalogue().site;
    let mut feeds = vec![(Feed::SITE.path(), site.name.clone())];
    // An empty listing has no feed.
    if let Some(Route::Listing { scope, .. }) = route
        && builder.has_entries(scope)
    {
        let catalogue = builder.catalogue();
        let title = match scope {
            Scope::All => None,
            Scope::Section(id) => catalogue.section(id).map(|section| &section.title),
            Scope::Theme(id) => catalogue.theme(id).map(|theme| &theme.title),
            Scope::Person(id) => catalogue.person(id).map(|person| &person.name),
        };
        let path = Feed::Listing(scope.clone()).path();
        feeds.extend(title.map(|title| (path, format!("{} – {title}", site.name))));
    }
    feeds
}

/// A tag that is known by its name.
fn named(name: &'static str, content: &str) -> SafeHtml {
    fill("<meta name=\"{}\" content=\"{}\">", [&escape(name), &escape(content)])
}

/// A tag of Open Graph.
fn property(name: &'static str, content: &str) -> SafeHtml {
    fill("<meta property=\"{}\" content=\"{}\">", [&escape(name), &escape(content)])
}
