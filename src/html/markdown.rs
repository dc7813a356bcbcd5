//! CommonMark, as safe HTML or as plain text. Native only: pages carry the result.

use super::{SafeHtml, escape};
use crate::{
    catalogue::{Link, slug},
    routes::Route,
};
use pulldown_cmark::{CowStr, Event, HeadingLevel, Parser, Tag, TagEnd, html};

/// Names that elements of our pages have: a heading of a text takes none of them.
pub const TAKEN: [&str; 16] = [
    "a-la-une",
    "a-lire-aussi",
    "app",
    "autre-montant",
    "autre-montant-erreur",
    "citer",
    "contenu",
    "don",
    "fermer",
    "filtres",
    "q",
    "resultats",
    "soutenir",
    "suggestions",
    "themes",
    "tri",
];

/// CommonMark as safe HTML, to stand below a page's `h1`. `address` makes a path on the site a complete address.
///
/// Headings have ids made of their words, and links such as `[…](#des-mots)` lead there. Raw HTML is shown as text. Links with another
/// scheme than [`Link`] allows become their words, and so do pictures, which could be requests to other hosts.
pub fn to_html(markdown: &str, address: impl Fn(&str) -> String) -> SafeHtml {
    let ids = heading_ids(markdown);
    let mut next_ids = ids.iter();
    // Whether each link that is open was dropped.
    let mut dropped = Vec::new();
    let mut last_level = HeadingLevel::H1;
    let events = Parser::new(markdown).filter_map(|event| match event {
        Event::Html(html) | Event::InlineHtml(html) => Some(Event::Text(html)),
        Event::Start(Tag::Heading { level, classes, attrs, .. }) => {
            last_level = below(last_level, level);
            let id = next_ids.next().map(|id| CowStr::from(id.as_str()));
            Some(Event::Start(Tag::Heading { level: last_level, id, classes, attrs }))
        }
        Event::End(TagEnd::Heading(_)) => Some(Event::End(TagEnd::Heading(last_level))),
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => None,
        Event::Start(Tag::HtmlBlock) => Some(Event::Start(Tag::Paragraph)),
        Event::End(TagEnd::HtmlBlock) => Some(Event::End(TagEnd::Paragraph)),
        Event::Start(Tag::Link { dest_url, .. }) => {
            let heading = dest_url.strip_prefix('#').filter(|id| ids.iter().any(|other| other == id));
            // The browser itself leads to a place on the page, with all that belongs to it.
            let opening = match heading {
                Some(id) => Some(format!("<a href=\"#{id}\" target=\"_self\">")),
                None => Link::parse(&dest_url).map(|link| opening(&link, &address)),
            };
            dropped.push(opening.is_none());
            opening.map(|opening| Event::InlineHtml(CowStr::from(opening)))
        }
        Event::End(TagEnd::Link) => {
            let is_dropped = dropped.pop().unwrap_or(true);
            (!is_dropped).then_some(Event::InlineHtml(CowStr::Borrowed("</a>")))
        }
        event => Some(event),
    });
    let mut output = String::new();
    html::push_html(&mut output, events);
    SafeHtml(output)
}

/// The id of each heading, in order: its words as an address has them, with a number where another has the same. Ids of letters and
/// digits need no escaping.
fn heading_ids(markdown: &str) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    let mut words = None::<String>;
    for event in Parser::new(markdown) {
        match (event, &mut words) {
            (Event::Start(Tag::Heading { .. }), _) => words = Some(String::new()),
            (Event::Text(text) | Event::Code(text) | Event::InlineHtml(text), Some(words)) => words.push_str(&text),
            (Event::SoftBreak | Event::HardBreak, Some(words)) => words.push(' '),
            (Event::End(TagEnd::Heading(_)), _) => {
                let id = slug(&words.take().unwrap_or_default());
                let id = if id.is_empty() { "partie".to_owned() } else { id };
                let is_free = |id: &String| !TAKEN.contains(&id.as_str()) && !ids.contains(id);
                let numbered = (2..).map(|number| format!("{id}-{number}"));
                ids.extend(std::iter::once(id.clone()).chain(numbered).find(is_free));
            }
            _ => {}
        }
    }
    ids
}

/// A link as [`to_html`] writes it.
pub fn link(link: &Link, label: &str, address: impl Fn(&str) -> String) -> SafeHtml {
    SafeHtml([&opening(link, address), escape(label).as_str(), "</a>"].concat())
}

/// The words of a text, without its marks.
pub fn to_plain_text(markdown: &str) -> String {
    let mut text = String::new();
    for event in Parser::new(markdown) {
        match event {
            Event::Text(words) | Event::Code(words) => text.push_str(&words),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item) => {
                text.push(' ');
            }
            _ => {}
        }
    }
    text
}

/// The start of a link; `rel=external` leaves other hosts, and files of the site, to the browser.
fn opening(link: &Link, address: impl Fn(&str) -> String) -> String {
    let target = if link.host().is_none() { address(link.as_str()) } else { link.as_str().to_owned() };
    let path = link.as_str().split(['?', '#']).next().unwrap_or_default();
    let is_page = link.host().is_none() && Route::parse(path).is_some();
    let rel = if is_page { "" } else { " rel=\"external\"" };
    let mut href = String::new();
    // Writing to a string does not fail.
    let _ = pulldown_cmark_escape::escape_href(&mut href, &target);
    format!("<a href=\"{href}\"{rel}>")
}

/// The level of a heading under the page's `h1` that skips none after the last one.
fn below(last: HeadingLevel, level: HeadingLevel) -> HeadingLevel {
    match last {
        HeadingLevel::H1 => HeadingLevel::H2,
        HeadingLevel::H2 => level.clamp(HeadingLevel::H2, HeadingLevel::H3),
        HeadingLevel::H3 => level.clamp(HeadingLevel::H2, HeadingLevel::H4),
        HeadingLevel::H4 => level.clamp(HeadingLevel::H2, HeadingLevel::H5),
        HeadingLevel::H5 | HeadingLevel::H6 => level.max(HeadingLevel::H2),
    }
}
