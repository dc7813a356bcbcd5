use crate::catalogue::Link;
use pulldown_cmark::{CowStr, Event, HeadingLevel, Parser, Tag, TagEnd, html};

/// CommonMark as safe HTML, to stand below a page's `h1`.
///
/// Raw HTML is shown as text, links with another scheme than [`Link`] allows become their words, and so do pictures,
/// which could be requests to other hosts.
pub fn to_html(markdown: &str) -> String {
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
            let opening = Link::parse(&dest_url).map(|link| opening(&link));
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
    output
}

/// The start of a link; `rel=external` leaves other hosts to the browser.
fn opening(link: &Link) -> String {
    let mut href = String::new();
    // Writing to a string does not fail.
    let _ = pulldown_cmark_escape::escape_href(&mut href, link.as_str());
    match link.host() {
        Some(_) => format!("<a href=\"{href}\" rel=\"external\">"),
        None => format!("<a href=\"{href}\">"),
    }
}

fn below_title(level: HeadingLevel) -> HeadingLevel {
    match level {
        HeadingLevel::H1 => HeadingLevel::H2,
        level => level,
    }
}
