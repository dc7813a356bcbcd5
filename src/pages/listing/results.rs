//! What a list shows: heading, status, items, pages, feed, and what helps where nothing came.

use super::{Listed, Shown, feed_link};
use crate::{
    components::{alert, pagination, result_item},
    html::{SafeHtml, escape, fill},
    listing::Loosening,
    platform::nodes,
    text,
    view::KeyedList,
};
use leptos::tachys::renderer::types::Element;

/// The items of the list: none until other ones than those of the finished page are shown.
pub type Items = Option<KeyedList>;

/// Has a page show something else.
pub fn show(page: &Element, list: &Listed, base: &str, items: &mut Items, before: &Shown, now: &Shown) {
    let say = |place: &str, before: String, now: String| {
        if before != now
            && let Some(place) = nodes::find(page, place)
        {
            nodes::set_text(&place, &now);
        }
    };
    say("h1", before.heading(list), now.heading(list));
    say(".listing__status", before.status(list), now.status(list));
    let [old, new] = [before, now].map(|shown| shown.count(list.total));
    say(".filter-panel__bar p", text::count(old), text::count(new));
    say(".filter-panel__bar button", text::see_results(old), text::see_results(new));
    if let (Shown::Finished, Shown::Finished) = (before, now) {
        return;
    }
    show_advice(page, list, now);
    show_items(page, items, now);
    show_pages(page, list, now);
    let feed = now.feed(list, base);
    if feed != before.feed(list, base)
        && let Some(place) = nodes::find(page, ".listing__feed")
    {
        nodes::set_html(&place, &feed.iter().map(feed_link).collect());
    }
}

fn show_items(page: &Element, items: &mut Items, shown: &Shown) {
    if items.is_none() {
        let list = nodes::find(page, ".listing__cards");
        *items = list.map(|list| KeyedList::new(list, |href| item_key(href, "")));
    }
    let Some(items) = items else { return };
    match shown {
        Shown::Finished => items.show_first(),
        Shown::Results { question, cards, words, .. } => {
            items.show(cards.iter().map(|card| (item_key(&card.href, &question.words), || result_item(card, words))));
        }
        Shown::Failed(_) => items.show([].map(|key| (key, SafeHtml::default)).into_iter()),
    }
}

/// Items of the list that look the same: an entry, and what is marked in it.
fn item_key(href: &str, words: &str) -> String {
    [href, "?", words].concat()
}

/// The links to other pages of what is shown.
fn show_pages(page: &Element, list: &Listed, shown: &Shown) {
    let (current, pages) = shown.pages(list);
    let links = pagination(current, pages, |page| shown.address(list, page));
    replace(page, ".pagination", &links, ".listing__feed");
}

/// What helps where no results came, or none match.
fn show_advice(page: &Element, list: &Listed, shown: &Shown) {
    let advice = match shown {
        Shown::Failed(error) => alert(error.words()),
        Shown::Results { total: 0, loosenings, .. } => {
            let link = |part: &Loosening| {
                let href = list.asked(&part.query);
                let label = text::loosening(part.without, part.count);
                fill("<li><a href=\"{}\">{}</a></li>", [&escape(&href), &escape(&label)])
            };
            fill(
                "<div class=\"listing__empty\"><p>{}</p><ul>{}</ul></div>",
                [&escape(text::NOTHING_FITS), &loosenings.iter().map(link).collect()],
            )
        }
        _ => SafeHtml::default(),
    };
    replace(page, ".alert, .listing__empty", &advice, ".listing__cards");
}

/// Puts an element, where there is one, in place of the one before, which stands in front of `next`.
fn replace(page: &Element, before: &str, now: &SafeHtml, next: &str) {
    if let Some(before) = nodes::find(page, before) {
        nodes::remove(&before);
    }
    if let (Some(now), Some(next)) = (nodes::first_element_of(now), nodes::find(page, next)) {
        nodes::insert_before(&now, &next);
    }
}
