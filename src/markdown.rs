//! CommonMark, as safe HTML or as plain text. Native only: pages carry the result.

use crate::catalogue::Link;
use pulldown_cmark::{CowStr, Event, HeadingLevel, Parser, Tag, TagEnd, html};

/// CommonMark as safe HTML, to stand below a page's `h1`. `address` makes a path on the site a complete address.
///
/// Raw HTML is shown as text. Links with another scheme than [`Link`] allows become their words, and so do pictures, which
/// could be requests to other hosts.
pub fn to_html(markdown: &str, address: impl Fn(&str) -> String) -> String {
    // Whether each link that is open was dropped.
    let mut dropped = Vec::new();
    let events = Parser::new(markdown).filter_map(|event| match event {
        Event::Html(html) | Event::InlineHtml(html) => Some(Event::Text(html)),
        Event::Start(Tag::Heading { level, id, classes, attrs }) => {
            Some(Event::Start(Tag::Heading { level: below_title(level), id, classes, attrs }))
        }
        Event::End(TagEnd::Heading(level)) => Some(Event::End(TagEnd::Heading(below_title(level)))),
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => None,
        Event::Start(Tag::HtmlBlock) => Some(Event::Start(Tag::Paragraph)),
        Event::End(TagEnd::HtmlBlock) => Some(Event::End(TagEnd::Paragraph)),
        Event::Start(Tag::Link { dest_url, .. }) => {
            let link = Link::parse(&dest_url);
            dropped.push(link.is_none());
            link.map(|link| Event::InlineHtml(CowStr::from(opening(&link, &address))))
        }
        Event::End(TagEnd::Link) => {
            let is_dropped = dropped.pop().unwrap_or(true);
            (!is_dropped).then_some(Event::InlineHtml(CowStr::Borrowed("</a>")))
        }
        event => Some(event),
    });
    let mut output = String::new();
    html::push_html(&mut output, events);
    output
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

/// The start of a link; `rel=external` leaves other hosts to the browser.
fn opening(link: &Link, address: impl Fn(&str) -> String) -> String {
    let (target, rel) = match link.host() {
        Some(_) => (link.as_str().to_owned(), " rel=\"external\""),
        None => (address(link.as_str()), ""),
    };
    let mut href = String::new();
    // Writing to a string does not fail.
    let _ = pulldown_cmark_escape::escape_href(&mut href, &target);
    format!("<a href=\"{href}\"{rel}>")
}

fn below_title(level: HeadingLevel) -> HeadingLevel {
    match level {
        HeadingLevel::H1 => HeadingLevel::H2,
        level => level,
    }
}
