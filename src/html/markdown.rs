//! CommonMark as safe HTML or as plain text. Native only: pages carry the result.

mod headings;
mod lost;

pub use headings::{Headings, TAKEN, exact};
pub use lost::{Loss, losses};

use super::{SafeHtml, escape};
use crate::{catalogue::Link, routes::Route};
use pulldown_cmark::{CowStr, Event, HeadingLevel, Parser, Tag, TagEnd, html};

/// CommonMark as safe HTML, to go below a page's `h1`. `address` completes a path on the site; `page` is the address
/// of the text's own page, empty if the text is shown there.
///
/// Headings get ids made of their words, which links such as `[…](#des-mots)` refer to ([`Headings::find`]), and on the text's own page
/// each is a link to itself, for readers who pass on its address. Raw HTML
/// is shown as text. Links with another scheme than [`Link`] allows become their words, and so do pictures, which
/// could be requests to other hosts.
pub fn to_html(markdown: &str, page: &str, address: impl Fn(&str) -> String) -> SafeHtml {
    let headings = Headings::of(markdown);
    written(markdown, &headings, &mut headings.ids_and_linkable(), page, &address)
}

/// The texts of one page in the form of [`to_html`]: no two of their headings have the same id, and each may link to the headings
/// of all.
pub fn all_to_html<const N: usize>(
    texts: [Option<&str>; N],
    page: &str,
    address: impl Fn(&str) -> String,
) -> [Option<SafeHtml>; N] {
    let headings = Headings::of_all(texts.into_iter().flatten());
    let mut ids = headings.ids_and_linkable();
    texts.map(|text| text.map(|text| written(text, &headings, &mut ids, page, &address)))
}

/// A text whose headings get the next `ids`.
fn written<'a>(
    markdown: &str,
    headings: &'a Headings,
    ids: &mut impl Iterator<Item = (&'a str, bool)>,
    page: &str,
    address: &impl Fn(&str) -> String,
) -> SafeHtml {
    // For each open link, whether it was dropped.
    let mut dropped = Vec::new();
    let mut last_level = HeadingLevel::H1;
    // Of the open heading, the id that it links to.
    let mut own_link = None;
    let events = Parser::new(markdown).filter_map(|event| match event {
        Event::Html(html) | Event::InlineHtml(html) => Some(Event::Text(html)),
        Event::Start(Tag::Heading { level, classes, attrs, .. }) => {
            last_level = below(last_level, level);
            let heading = ids.next();
            own_link = heading.filter(|(_, is_linkable)| *is_linkable && page.is_empty()).map(|(id, _)| id);
            Some(match own_link {
                // A fragment of the page is left to the browser, with everything that goes with it.
                Some(id) => {
                    Event::InlineHtml(format!("<{last_level} id=\"{id}\"><a href=\"#{id}\" target=\"_self\">").into())
                }
                None => {
                    let id = heading.map(|(id, _)| CowStr::from(id));
                    Event::Start(Tag::Heading { level: last_level, id, classes, attrs })
                }
            })
        }
        Event::End(TagEnd::Heading(_)) => Some(match own_link {
            Some(_) => Event::InlineHtml(format!("</a></{last_level}>\n").into()),
            None => Event::End(TagEnd::Heading(last_level)),
        }),
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => None,
        Event::Start(Tag::HtmlBlock) => Some(Event::Start(Tag::Paragraph)),
        Event::End(TagEnd::HtmlBlock) => Some(Event::End(TagEnd::Paragraph)),
        Event::Start(Tag::Link { dest_url, .. }) => {
            let opening = match Target::of(&dest_url, headings) {
                // A fragment of the page is left to the browser, with everything that goes with it.
                Target::Heading(id) if page.is_empty() => Some(format!("<a href=\"#{id}\" target=\"_self\">")),
                Target::Heading(id) => Some(format!("<a href=\"{}#{id}\">", escape(page))),
                Target::Elsewhere(link) => Some(opening(&link, address)),
                Target::Nowhere => None,
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

/// The target of a link in a text.
enum Target<'a> {
    /// The heading of the same text with this id.
    Heading(&'a str),
    /// Another page, or its own by a complete address.
    Elsewhere(Link),
    /// None: the link becomes its words.
    Nowhere,
}

impl<'a> Target<'a> {
    fn of(address: &str, headings: &'a Headings) -> Self {
        match address.strip_prefix('#') {
            Some(fragment) => headings.find(fragment).map_or(Self::Nowhere, Self::Heading),
            None => Link::parse(address).map_or(Self::Nowhere, Self::Elsewhere),
        }
    }
}

/// A link, in the form of [`to_html`].
pub fn link(link: &Link, label: &str, address: impl Fn(&str) -> String) -> SafeHtml {
    SafeHtml([&opening(link, address), escape(label).as_str(), "</a>"].concat())
}

/// The words of a text, without markup.
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
    // Writing to a string never fails.
    let _ = pulldown_cmark_escape::escape_href(&mut href, &target);
    format!("<a href=\"{href}\"{rel}>")
}

/// The level of a heading below the page's `h1` that skips none after the previous heading.
fn below(last: HeadingLevel, level: HeadingLevel) -> HeadingLevel {
    match last {
        HeadingLevel::H1 => HeadingLevel::H2,
        HeadingLevel::H2 => level.clamp(HeadingLevel::H2, HeadingLevel::H3),
        HeadingLevel::H3 => level.clamp(HeadingLevel::H2, HeadingLevel::H4),
        HeadingLevel::H4 => level.clamp(HeadingLevel::H2, HeadingLevel::H5),
        HeadingLevel::H5 | HeadingLevel::H6 => level.max(HeadingLevel::H2),
    }
}
