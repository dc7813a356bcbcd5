//! What there is to read out of an entry.

use crate::platform::nodes;
use leptos::tachys::renderer::types::Element;

/// What is read out of an entry: its title, its date, its people, its summary, its body. Not the transcript, which somebody says already.
const READ_OUT: &str =
    "h1, .people, .entry__date, .entry__summary, .entry__text > div :is(h2, h3, h4, h5, h6, p, li, pre, th, td)";

/// The elements that are read out, in order.
pub fn paragraphs(article: &Element) -> Vec<Element> {
    let mut paragraphs: Vec<Element> = Vec::new();
    for element in nodes::find_all(article, READ_OUT) {
        let is_inside = paragraphs.last().is_some_and(|last| nodes::holds(last, &element));
        // What holds paragraphs is read by them.
        if !is_inside && nodes::find(&element, "p").is_none() && !of(&element).trim().is_empty() {
            paragraphs.push(element);
        }
    }
    paragraphs
}

/// What is read of an element: of people their names, which nothing parts in the markup.
pub fn of(element: &Element) -> String {
    match nodes::find(element, ".people__label") {
        Some(label) => [&nodes::text(&label), " ", &names(element)].concat(),
        None => nodes::text(element),
    }
}

/// The names of the people in a part of a page.
pub fn names(part: &Element) -> String {
    nodes::find_all(part, ".people a").iter().map(nodes::text).collect::<Vec<_>>().join(", ")
}
