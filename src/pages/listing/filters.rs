//! What a list is asked with, as the page shows it: words, order, filters.

use crate::{
    components::{filter_option, filter_tag, shown_options},
    listing::{FilterOption, GroupKind, ListingQuery, ListingResults, Sort},
    platform::{document, form, nodes},
    routes::parameter,
    text,
};
use leptos::tachys::renderer::types::Element;

/// What fits a group of filters.
pub const GROUP: &str = ".filter-group";

/// What fits the part that opens the filters.
pub const SUMMARY: &str = ".filter-panel summary";

/// Has the fields say a question.
pub fn show_question(tools: &Element, question: &ListingQuery) {
    if form::text(tools, parameter::WORDS).trim() != question.words {
        form::set_text(tools, parameter::WORDS, &question.words);
    }
    let has_words = !question.words.is_empty();
    let default = if has_words { Sort::Relevance } else { Sort::Recent };
    // Relevance is offered only where words are asked for.
    if let Some(relevance) = nodes::find(tools, "option") {
        nodes::set_flag(&relevance, "hidden", !has_words);
    }
    form::select(tools, parameter::SORT, question.sort.unwrap_or(default).as_str());
}

/// Shows the filters that results can be narrowed by, and those that are on. `is_whole` tells of each group whether it shows all of its
/// options.
pub fn show(tools: &Element, is_whole: [bool; 4], before: &ListingResults, now: &ListingResults) {
    let groups = nodes::find_all(tools, GROUP);
    for ((group, kind), is_whole) in groups.iter().zip(GroupKind::ALL).zip(is_whole) {
        show_group(group, is_whole, before.options(kind), now.options(kind));
    }
    let (before, now) = (before.filters_on(), now.filters_on());
    if before == now {
        return;
    }
    if let Some(active) = nodes::find(tools, ".listing-tools__active") {
        nodes::set_flag(&active, "hidden", now.is_empty());
        if let Some(list) = nodes::find(&active, "ul") {
            nodes::set_html(&list, &now.iter().map(filter_tag).collect());
        }
    }
    if let Some(summary) = nodes::find(tools, "summary") {
        nodes::set_text(&summary, &text::filters(now.len()));
    }
}

/// Shows all options of a group from now on, and gives the focus to the first one that this brings.
pub fn show_whole(group: &Element, options: &[FilterOption], first: usize) {
    draw_options(group, options, true);
    if let Some(first) = nodes::find_all(group, "input").get(first) {
        nodes::give_focus(first);
    }
}

fn show_group(group: &Element, is_whole: bool, before: &[FilterOption], now: &[FilterOption]) {
    let (old, new) = (shown_options(before, is_whole), shown_options(now, is_whole));
    // A choice seldom changes its own group's options: the boxes stay, and with them the focus.
    let is_same = old.len() == new.len() && old.iter().zip(&new).all(|(old, new)| old.name == new.name);
    if !is_same || before.len() != now.len() {
        return draw_options(group, now, is_whole);
    }
    let (boxes, counts) = (nodes::find_all(group, "input"), nodes::find_all(group, ".filter-group__count"));
    for (((check_box, count), old), new) in boxes.iter().zip(&counts).zip(old).zip(new) {
        nodes::set_checked(check_box, new.is_on);
        if old.count != new.count {
            nodes::set_text(count, &new.count.to_string());
        }
    }
}

fn draw_options(group: &Element, options: &[FilterOption], is_whole: bool) {
    let shown = shown_options(options, is_whole);
    let more = options.len() - shown.len();
    let focused = nodes::find(group, "input:focus").map(|check_box| {
        let index = nodes::find_all(group, "input").iter().position(|other| *other == check_box);
        (nodes::value(&check_box), index.unwrap_or_default())
    });
    nodes::set_flag(group, "hidden", options.is_empty());
    if let Some(list) = nodes::find(group, "ul") {
        nodes::set_html(&list, &shown.into_iter().map(filter_option).collect());
    }
    // The focus stays on its option, or where that stood: on the next one, or the last.
    if let Some((name, index)) = focused {
        let boxes = nodes::find_all(group, "input");
        let own = boxes.iter().find(|check_box| nodes::value(check_box) == name);
        match own.or_else(|| boxes.get(index)).or(boxes.last()) {
            Some(check_box) => nodes::give_focus(check_box),
            None => document::focus(SUMMARY),
        }
    }
    if let Some(button) = nodes::find(group, "button") {
        nodes::set_flag(&button, "hidden", more == 0);
        nodes::set_text(&button, &text::more_options(more));
    }
}
