//! The buttons of entries, and the number beside the link to the list, on every page.

use super::{desk, memory, notice};
use crate::{
    catalogue::EntryId,
    components::KEEP_BUTTONS,
    kept::{Item, ReadingList},
    platform::{document, nodes, observe, styles, timer},
    routes::{self, page_path},
    text,
};
use leptos::{tachys::renderer::types::Element, task::spawn_local};
use std::{
    cell::{Cell, RefCell},
    time::Duration,
};

/// Says, for styles, that an entry is kept.
const KEPT: &str = "data-kept";

thread_local! {
    /// The path that every address begins with; empty until the chunk has begun.
    static BASE: RefCell<String> = const { RefCell::new(String::new()) };

    /// Whether presses that waited for the chunk are still to come.
    static IS_AWAITED: Cell<bool> = const { Cell::new(false) };
}

/// The address of a page or a file of the site.
pub fn address(path: &str) -> String {
    BASE.with_borrow(|base| [base, path].concat())
}

/// Shows what is kept, now and whenever the page or the list changes.
pub fn begin() {
    if BASE.with_borrow(String::is_empty) {
        BASE.set(base().unwrap_or_default());
        if let Some(root) = document::root() {
            observe::on_change(&root, || {
                mark();
                desk::show_new();
            });
        }
        for event in ["storage", "pageshow"] {
            document::listen(event, |_| refresh());
        }
        desk::listen();
        IS_AWAITED.set(true);
        timer::after(Duration::ZERO, || IS_AWAITED.set(false));
    }
    spawn_local(async {
        styles::load_on_demand().await;
        notice::begin();
        refresh();
    });
}

/// The beginning of every address, by the link to the list that every page has.
fn base() -> Option<String> {
    let link = ["a[href$=\"/", routes::KEPT, "\"]"].concat();
    Some(nodes::first(&link)?.get_attribute("href")?.strip_suffix(routes::KEPT)?.to_owned())
}

/// Shows the list as it stands in storage.
pub fn refresh() {
    mark();
    desk::show();
}

/// Keeps the entry of a button, or lets go of it: what the button said when it was pressed.
pub fn press(button: &Element) {
    if let Some(place) = button.parent_element() {
        nodes::clear_alert(&place);
    }
    let Some(item) = item_of(button) else { return };
    let (id, title) = (item.id.clone(), item.title.clone());
    // While the chunk was on its way, every button said that it keeps.
    if button.has_attribute(KEPT) && !IS_AWAITED.get() {
        return remove(&id, button);
    }
    match memory::change(|list| list.add(item)) {
        Ok(merged) if merged.left_out > 0 => notice::warn(&text::list_is_full()),
        Ok(_) => notice::say(&text::kept(&title)),
        Err(trouble) => notice::warn(&trouble.words()),
    }
    refresh();
}

/// Removes an entry, and offers to put it back. The button that was pressed then gets the focus, if it is still there.
pub fn remove(id: &EntryId, button: &Element) {
    let button = button.clone();
    match memory::change(|list| list.remove(id)) {
        Ok(Some((position, item))) => {
            let title = item.title.clone();
            notice::say_removed(&text::let_go(&title), move || {
                let id = item.id.clone();
                match memory::change(|list| list.restore(position, item)) {
                    Ok(()) => notice::say(&text::restored(&title)),
                    Err(trouble) => notice::warn(&trouble.words()),
                }
                refresh();
                desk::focus_item(&id);
                nodes::give_focus(&button);
            });
        }
        Ok(None) => {}
        Err(trouble) => notice::warn(&trouble.words()),
    }
    refresh();
}

/// Marks what is kept.
fn mark() {
    let Ok(list) = memory::read() else { return };
    for button in nodes::all(KEEP_BUTTONS) {
        if let Some(item) = item_of(&button) {
            set_mark(&button, &item, list.position(&item.id).is_some());
        }
    }
    count(&list);
}

fn set_mark(button: &Element, item: &Item, is_kept: bool) {
    nodes::set_flag(button, KEPT, is_kept);
    let action = if is_kept { text::LET_GO } else { text::KEEP };
    if nodes::around(button, ".card").is_some() {
        nodes::set(button, "aria-label", &text::about_title(action, &item.title));
    }
    if nodes::text(button) != action {
        nodes::set_text(button, action);
    }
}

/// The number beside the link to the list.
fn count(list: &ReadingList) {
    let link = [".site-header__nav a[href=\"", &address(routes::KEPT), "\"]"].concat();
    let (Some(link), count) = (nodes::first(&link), list.items().len()) else { return };
    if count == 0 {
        let _ = link.remove_attribute("data-count");
        let _ = link.remove_attribute("aria-label");
    } else {
        nodes::set(&link, "data-count", &text::number(count as u64));
        nodes::set(&link, "aria-label", &text::kept_count(count));
    }
}

/// The entry of a button: that of the card around it, or else of the page.
fn item_of(button: &Element) -> Option<Item> {
    match nodes::around(button, ".card") {
        Some(card) => {
            let link = nodes::find(&card, ".card__title a")?;
            item(&link.get_attribute("href")?, &link)
        }
        None => item(&document::path(), &nodes::first("main h1")?),
    }
}

/// The entry at a path, whose title an element shows.
fn item(path: &str, title: &Element) -> Option<Item> {
    let (_, name) = page_path(path).rsplit_once('/')?;
    Item::new(EntryId::parse(name)?, &nodes::text(title), title.get_attribute("lang"))
}
