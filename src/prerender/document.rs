//! The HTML document around the application's markup.

use super::{page, policy, scripts::EARLY, shell::Shell};
use crate::{
    art,
    components::SiteFooter,
    html::{SafeHtml, escape, of_view},
    page_data::{PageData, PageLink, build::PageBuilder, build::picture::cover_of},
    routes::{self, Feed, Route, Scope},
    text,
};
use leptos::prelude::*;
use serde::Serialize;

/// A page and its data as JSON.
pub struct Twins {
    pub html: String,
    pub json: String,
}

/// A value as JSON.
pub fn json(value: &impl Serialize) -> String {
    // Strings, numbers, lists and structs always serialise.
    serde_json::to_string(value).unwrap_or_default()
}

/// The whole document of a page, and its data; `route` is `None` for the page of unknown addresses.
pub fn document(builder: &PageBuilder, shell: &Shell, mut data: PageData, route: Option<&Route>) -> Twins {
    let (site, base) = (&builder.catalogue().site, builder.base());
    let href = route.map_or_else(|| base.file(routes::NOT_FOUND), |route| base.href(route));
    let styles = shell.sheets(&data.content);
    let (style, others) = (&styles.carried, base.file(&styles.others.path));
    let markup = page::markup(&data, &href, &others);
    let title = escape(&data.title);
    let description = escape(&builder.description(&data));
    let language = escape(&site.language);
    let locale = locale(&site.language).map(|locale| format!("<meta property=\"og:locale\" content=\"{locale}\">"));
    let locale = locale.unwrap_or_default();
    // The page has its title and its markup, and carries the rest: its own data is not fetched.
    let carried = json(&PageData { title: String::new(), ..data.clone() }).replace('<', "\\u003c");
    data.markup = page::main(&markup, &others);
    let json = json(&data);
    // Pages of a kind start alike, which lets `xtask` compress thousands of them faster.
    let kind = if matches!(route, Some(Route::Entry(_))) { "article" } else { "website" };
    let common = format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\
         <meta property=\"og:type\" content=\"{kind}\"><meta property=\"og:site_name\" content=\"{}\">\
         {locale}<meta name=\"twitter:card\" content=\"summary_large_image\">\
         <link rel=\"icon\" type=\"image/svg+xml\" href=\"{}\">\
         <link rel=\"manifest\" href=\"{}\">\
         <link rel=\"search\" type=\"application/opensearchdescription+xml\" title=\"{}\" href=\"{}\">",
        policy::in_page(style),
        escape(&site.name),
        base.file(routes::ICON),
        base.file(routes::MANIFEST),
        escape(&site.name),
        base.file(routes::OPENSEARCH)
    );
    let mut own = String::new();
    let mut tag = |text: String| own.push_str(&text);
    tag(format!(
        "<title>{title}</title><meta name=\"description\" property=\"og:description\" content=\"{description}\">\
         <meta property=\"og:title\" content=\"{title}\">"
    ));
    match route {
        Some(_) if base.has_origin() => {
            let address = escape(&base.absolute(&href));
            tag(format!("<link rel=\"canonical\" href=\"{address}\"><meta property=\"og:url\" content=\"{address}\">"));
        }
        Some(_) => {}
        None => tag("<meta name=\"robots\" content=\"noindex\">".to_owned()),
    }
    tag(share_card(builder, route));
    for (path, title) in feeds(builder, route) {
        tag(format!(
            "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"{}\" href=\"{}\">",
            escape(&title),
            base.file(&path)
        ));
    }
    let html = format!(
        "<!doctype html><html lang=\"{language}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1, viewport-fit=cover\">\
         {common}<script>{early}</script><style>{style}</style>{own}\
         <noscript><link rel=\"stylesheet\" media=\"print\" href=\"{others}\"></noscript></head><body>\
         <a class=\"skip-link\" href=\"#contenu\" target=\"_self\">{skip}</a>\
         <div id=\"app\">{markup}</div>{footer}\
         <script type=\"application/json\" id=\"page-data\" data-loader=\"{loader}\" data-styles=\"{others}\" \
         data-elements=\"{elements}\">{carried}</script>\
         </body></html>\n",
        skip = text::SKIP_TO_CONTENT,
        footer = footer(builder),
        elements = page::elements(markup.as_str()),
        early = *EARLY,
        loader = base.file(&shell.loader().path),
    );
    Twins { html, json }
}

/// A language as Open Graph writes it, `language_TERRITORY` (<https://ogp.me/#optional>): with the territory of the
/// tag, or else the one where most of its readers are. `None` for languages without an obvious territory.
pub fn locale(tag: &str) -> Option<String> {
    const TERRITORIES: [(&str, &str); 8] = [
        ("de", "DE"),
        ("en", "US"),
        ("es", "ES"),
        ("fr", "FR"),
        ("it", "IT"),
        ("nl", "NL"),
        ("pl", "PL"),
        ("pt", "PT"),
    ];
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default().to_ascii_lowercase();
    let is_territory = |part: &&str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let named = parts.find(is_territory).map(str::to_ascii_uppercase);
    let usual =
        || TERRITORIES.iter().find(|(other, _)| *other == language).map(|(_, territory)| (*territory).to_owned());
    Some(format!("{language}_{}", named.or_else(usual)?))
}

/// What others show of a page when it is shared: the card of the entry's picture or of its cover's motif, or else the
/// site's.
fn share_card(builder: &PageBuilder, route: Option<&Route>) -> String {
    let base = builder.base();
    let entry = match route {
        Some(Route::Entry(id)) => builder.catalogue().entry(id),
        _ => None,
    };
    let picture = entry.and_then(|entry| builder.picture(entry));
    let catalogue = builder.catalogue();
    let cover = || entry.map_or_else(|| super::site_cover(catalogue), |entry| cover_of(entry, catalogue).of_motif());
    let card = || base.file(&routes::cover_card(&cover().name()));
    let image = picture.as_ref().map_or_else(card, |picture| picture.share_card());
    let (width, height) = art::CARD_SIZE;
    let words = picture.as_ref().map_or(text::COVER, |picture| picture.alt());
    format!(
        "<meta property=\"og:image\" content=\"{}\"><meta property=\"og:image:width\" content=\"{width}\">\
         <meta property=\"og:image:height\" content=\"{height}\"><meta property=\"og:image:alt\" content=\"{}\">",
        escape(&base.absolute(&image)),
        escape(words)
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

fn footer(builder: &PageBuilder) -> SafeHtml {
    let (site, base) = (&builder.catalogue().site, builder.base());
    let link = |href: String, label: &str| PageLink { href, label: label.to_owned() };
    let pages =
        vec![link(base.href(&Route::About), text::ABOUT), link(base.href(&Route::Accessibility), text::ACCESSIBILITY)];
    let files =
        vec![link(base.file(&Feed::SITE.path()), text::FEED), link(base.file(routes::CATALOGUE), text::CATALOGUE)];
    let organisation =
        site.organisation.as_ref().map(|organisation| link(builder.address(&organisation.url), &organisation.name));
    let address = site.organisation.as_ref().and_then(|organisation| organisation.address.clone());
    let notice = site.notice.clone();
    Owner::new_root(None).with(|| of_view(view! { <SiteFooter organisation address notice pages files/> }))
}
