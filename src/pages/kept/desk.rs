//! The page of the list: its entries in order, their notes, and what is done with them.

use super::{
    details::{self, page_of},
    marks::{refresh, remove},
    memory, notice, shared, takeaway,
};
use crate::{
    catalogue::EntryId,
    kept::{Direction, Item, ReadingList},
    platform::{document, nodes, observe::Arrivals, storage, timer},
    text,
};
use leptos::{prelude::TimeoutHandle, tachys::renderer::types::Element, task::spawn_local};
use std::{cell::Cell, time::Duration};

/// How long after the last key a note is stored.
const REST: Duration = Duration::from_millis(400);

/// Says that the device does not have what a note says.
const UNSAVED: &str = "data-unsaved";

thread_local! {
    /// What asks for the details of entries that come into view.
    static ARRIVALS: Arrivals = Arrivals::new(describe);
    /// The storing of a note that is still being typed.
    static PENDING: Cell<Option<TimeoutHandle>> = const { Cell::new(None) };
}

/// Shows the list as it stands in storage, where its page is open.
pub fn show() {
    let Some(desk) = nodes::first(".kept__desk") else { return };
    if let Some(page) = nodes::around(&desk, ".kept") {
        nodes::clear_alert(&page);
    }
    // Reading sets aside what is no list.
    let list = memory::read();
    show_storage(&desk);
    match list {
        Ok(list) => {
            show_items(&desk, &list);
            shared::show(&desk);
        }
        Err(trouble) => {
            notice::warn(&trouble.words());
            // Of a list that cannot be read nothing is said or offered.
            for part in nodes::find_all(&desk, ".kept__count, [data-filled]") {
                nodes::set_flag(&part, "hidden", true);
            }
        }
    }
    nodes::set_flag(&desk, "hidden", false);
}

/// Shows it where the page has just come.
pub fn show_new() {
    if nodes::first(".kept__desk[hidden]").is_some() {
        show();
    }
}

/// Listens to the page, as long as the document lives.
pub fn listen() {
    document::listen_inside("[data-do]", &["click"], |_, button, _| {
        if let Some(act) = button.get_attribute("data-do") {
            perform(&act, &button);
        }
    });
    document::listen_inside(".kept__desk [type=file]", &["change"], |_, field, _| takeaway::import(&field));
    document::listen_inside(".kept-item textarea", &["input"], |_, note, _| {
        nodes::set_flag(&note, UNSAVED, true);
        let later = timer::after(REST, move || store_note(&note));
        if let Some(before) = PENDING.replace(later) {
            before.clear();
        }
    });
    document::listen_inside(".kept-item textarea", &["change"], |_, note, _| store_note(&note));
    // The page may go before a note has rested.
    document::listen("pagehide", |_| nodes::all(".kept-item [data-unsaved]").iter().for_each(store_note));
    // Neither a pasted fragment nor a link to the same page draws it anew.
    document::listen("hashchange", |_| show());
    document::listen_inside(".site-header__nav a", &["click"], |_, _, _| timer::after_next_frame(show));
}

/// Gives the focus to the title of an entry.
pub fn focus_item(id: &EntryId) {
    focus(id, "a[href], textarea");
}

fn perform(act: &str, button: &Element) {
    match act {
        "up" => shift(button, Direction::Up),
        "down" => shift(button, Direction::Down),
        "remove" => {
            if let Some((_, id)) = item_around(button) {
                remove(&id, button);
                notice::focus_undo();
            }
        }
        "retry" => {
            if let Some((item, _)) = item_around(button) {
                describe(item);
            }
        }
        "remove-all" => remove_all(),
        "keep-shared" => shared::keep(),
        "retry-shared" => shared::retry(),
        "save-damaged" => takeaway::save_damaged(),
        "forget-damaged" => {
            memory::forget_damaged();
            notice::clear();
            refresh();
            document::focus(".kept__count");
        }
        "print" => document::print(),
        "undo" => notice::undo(),
        "close" => {
            notice::clear();
            document::focus("main h1");
        }
        act => takeaway::perform(act),
    }
}

/// What the device allows, and what it held that is no list.
fn show_storage(desk: &Element) {
    let damaged = memory::damaged();
    for (part, is_shown) in [(".kept__forbidden", !storage::is_allowed()), (".kept__damaged", damaged.is_some())] {
        if let Some(part) = nodes::find(desk, part) {
            nodes::set_flag(&part, "hidden", !is_shown);
        }
    }
}

fn show_items(desk: &Element, list: &ReadingList) {
    let (Some(items), Some(blank)) = (nodes::find(desk, ".kept__items"), nodes::find(desk, ".kept__blank .kept-item"))
    else {
        return;
    };
    let mut old: Vec<Element> = nodes::children(&items);
    let mut before = items.first_element_child();
    for (position, item) in list.items().iter().enumerate() {
        let known = old.iter().position(|element| id_of(element).as_ref() == Some(&item.id));
        let element = known.map(|known| old.remove(known)).or_else(|| made(&blank, item));
        let Some(element) = element else { continue };
        update(&element, item, position, list.items().len());
        match before == Some(element.clone()) {
            true => before = element.next_element_sibling(),
            false => nodes::insert(&element, &items, before.as_deref()),
        }
    }
    old.iter().for_each(|gone| nodes::remove(gone));
    let count = list.items().len();
    if let Some(heading) = nodes::find(desk, ".kept__count") {
        nodes::set_text(&heading, &text::documents(count));
        nodes::set_flag(&heading, "hidden", false);
    }
    for part in nodes::find_all(desk, "[data-filled]") {
        nodes::set_flag(&part, "hidden", count == 0);
    }
    if let Some(empty) = nodes::find(desk, ".kept__empty") {
        nodes::set_flag(&empty, "hidden", count > 0);
    }
}

/// A new entry, whose details come when it is seen.
fn made(blank: &Element, item: &Item) -> Option<Element> {
    let element = nodes::copy(blank)?;
    nodes::set(&element, "data-id", item.id.as_str());
    show_title(&element, item);
    ARRIVALS.with(|arrivals| arrivals.watch(&element));
    Some(element)
}

fn show_title(element: &Element, item: &Item) {
    let Some(link) = nodes::find(element, "a") else { return };
    nodes::set_text(&link, &item.title);
    nodes::set(&link, "href", &page_of(&item.id));
    if let Some(language) = &item.language {
        nodes::set(&link, "lang", language);
    }
    if let Some(place) = nodes::find(element, ".kept-item__address") {
        nodes::set_text(&place, &document::complete(&page_of(&item.id)));
    }
    for (act, label) in [("up", text::MOVE_UP), ("down", text::MOVE_DOWN), ("remove", text::REMOVE)] {
        if let Some(button) = nodes::find(element, &["[data-do=", act, "]"].concat()) {
            nodes::set(&button, "aria-label", &text::about_title(label, &item.title));
        }
    }
    if let Some(note) = nodes::find(element, "textarea") {
        nodes::set(&note, "aria-label", &text::about_title(text::NOTE, &item.title));
    }
}

/// Shows the note of an entry, and which ways it can move. A note that is being written stays.
fn update(element: &Element, item: &Item, position: usize, count: usize) {
    if let Some(note) = nodes::find(element, "textarea:not(:focus, [data-unsaved])")
        && nodes::value(&note) != item.note
    {
        nodes::set_value(&note, &item.note);
    }
    if let Some(printed) = nodes::find(element, ".kept-item__printed") {
        nodes::set_text(&printed, &item.note);
    }
    for (act, is_end) in [("up", position == 0), ("down", position + 1 == count)] {
        if let Some(button) = nodes::find(element, &["[data-do=", act, "]"].concat()) {
            match is_end {
                true => nodes::set(&button, "aria-disabled", "true"),
                false => nodes::set(&button, "aria-disabled", "false"),
            }
        }
    }
}

/// Shows what the site says of an entry.
fn describe(element: Element) {
    ARRIVALS.with(|arrivals| arrivals.leave(&element));
    let Some(id) = id_of(&element) else { return };
    spawn_local(async move {
        let fetched = details::fetch(&id).await;
        let is_gone = matches!(fetched, Err(error) if details::is_gone(error));
        for (part, is_shown) in [(".kept-item__gone", is_gone), (".kept-item__late", fetched.is_err() && !is_gone)] {
            if let Some(part) = nodes::find(&element, part) {
                nodes::set_flag(&part, "hidden", !is_shown);
            }
        }
        if is_gone && let Some(link) = nodes::find(&element, "a") {
            let _ = link.remove_attribute("href");
        }
        if let (Ok(details), Some(about)) = (fetched, nodes::find(&element, ".kept-item__meta")) {
            nodes::set_text(&about, &details.about);
        }
    });
}

fn shift(button: &Element, direction: Direction) {
    let Some((_, id)) = item_around(button) else { return };
    match memory::change(|list| Some((list.shift(&id, direction)?, list.items().len()))) {
        Ok(Some((position, count))) => {
            refresh();
            let title = memory::read().ok().and_then(|list| Some(list.items().get(position)?.title.clone()));
            notice::say(&text::moved(&title.unwrap_or_default(), position + 1, count));
            focus(&id, if direction == Direction::Up { "[data-do=up]" } else { "[data-do=down]" });
        }
        Ok(None) => {}
        Err(trouble) => notice::warn(&trouble.words()),
    }
}

fn remove_all() {
    match memory::change(std::mem::take) {
        Ok(list) => {
            notice::say_removed(text::ALL_REMOVED, move || {
                match memory::change(|now| {
                    for (position, item) in list.items().iter().cloned().enumerate() {
                        now.restore(position, item);
                    }
                }) {
                    Ok(()) => notice::say(text::ALL_RESTORED),
                    Err(trouble) => notice::warn(&trouble.words()),
                }
                refresh();
                document::focus(".kept__count");
            });
            refresh();
            notice::focus_undo();
        }
        Err(trouble) => notice::warn(&trouble.words()),
    }
}

/// Stores a note as it stands in its field.
fn store_note(note: &Element) {
    let Some((item, id)) = item_around(note).filter(|_| note.has_attribute(UNSAVED)) else { return };
    let words = nodes::value(note);
    match memory::change(|list| list.annotate(&id, &words)) {
        Ok(_) => {
            nodes::set_flag(note, UNSAVED, false);
            if let Some(printed) = nodes::find(&item, ".kept-item__printed") {
                nodes::set_text(&printed, &words);
            }
        }
        Err(_) => notice::warn(text::NOTE_NOT_STORED),
    }
}

fn focus(id: &EntryId, part: &str) {
    if let Some(item) = nodes::first(&[".kept-item[data-id=\"", id.as_str(), "\"]"].concat()) {
        nodes::focus(&item, part);
    }
}

fn item_around(element: &Element) -> Option<(Element, EntryId)> {
    let item = nodes::around(element, ".kept-item")?;
    let id = id_of(&item)?;
    Some((item, id))
}

fn id_of(item: &Element) -> Option<EntryId> {
    EntryId::parse(&item.get_attribute("data-id")?)
}
