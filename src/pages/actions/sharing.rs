//! Sharing the page: by the device's own way, or by what a small menu offers. A selected passage has a link of its own.

use super::{ACTIONS, citing::material, report, say};
use crate::{
    platform::{clipboard, dismissal, document, nodes, selection, share},
    routes, text,
};
use leptos::{tachys::renderer::types::Element, task::spawn_local};
use std::cell::{Cell, RefCell};

/// The menu.
const MENU: &str = ".sharing";

/// The button that opens it.
const OPENER: &str = "[value=share]";

thread_local! {
    /// The address of the passage that was selected when the pointer or the focus came to the buttons: a finger that presses one takes
    /// the selection away before.
    static PASSAGE: RefCell<Option<String>> = const { RefCell::new(None) };
    static IS_FOLLOWING: Cell<bool> = const { Cell::new(false) };
}

/// Follows what is selected while the visitor moves on by key: WebKit gives up a selection when the focus moves. Whoever presses
/// something else gives it up, too. Only the first call counts: it holds for every page.
pub fn follow() {
    if IS_FOLLOWING.replace(true) {
        return;
    }
    document::listen("keydown", |event| {
        if nodes::is_key(&event, "Tab") {
            note_passage(true);
        }
    });
    document::listen("pointerdown", |event| {
        if nodes::target(&event, ACTIONS).is_none() {
            PASSAGE.set(None);
        }
    });
}

/// Notes which passage of the text is selected when the pointer comes to the buttons, if any. Whoever comes by key, or to the menu that
/// offers it, keeps the one before.
pub fn approach(actions: &Element, is_key: bool) {
    note_passage(is_key || nodes::find(actions, ".sharing:not([hidden])").is_some());
}

fn note_passage(is_kept: bool) {
    let selected = selection::inside(".entry__text");
    let passage = selected.and_then(|it| routes::passage(&it.before, &it.passage, &it.after));
    if passage.is_some() || !is_kept {
        PASSAGE.set(passage.map(|fragment| document::own_address() + &fragment));
    }
}

/// Shares the page: at once where the device can and no passage is selected, else by the menu.
pub fn share(actions: Element) {
    note_passage(true);
    if share::is_offered() && !has_passage() {
        return by_device(actions);
    }
    match nodes::find(&actions, ".sharing:not([hidden])") {
        Some(menu) => close(&actions, &menu),
        None => offer(actions),
    }
}

/// Opens the menu, which is fetched first if it is not there yet.
fn offer(actions: Element) {
    if let Some(menu) = nodes::find(&actions, MENU) {
        return open(&actions, &menu);
    }
    say(&actions, "", "status");
    spawn_local(async move {
        let menu = material(&actions, MENU).await;
        // The visitor may have gone to another page meanwhile, or may have pressed twice.
        if !nodes::is_in_document(&actions) || nodes::find(&actions, MENU).is_some() {
            return;
        }
        let (Some(menu), Some(opener)) = (menu, nodes::find(&actions, OPENER)) else {
            return say(&actions, text::NO_ACTION, "alert");
        };
        nodes::set(&opener, "aria-controls", &menu.id());
        nodes::insert(&menu, &actions, opener.next_sibling().as_ref());
        dismissal::listen_once(".sharing, [value=share]", dismiss);
        open(&actions, &menu);
    });
}

/// Does what an item of the menu says.
pub fn take(way: &str, actions: Element) {
    match way {
        "device" => by_device(actions.clone()),
        "passage" => {
            let address = PASSAGE.take().unwrap_or_default();
            report(actions.clone(), text::PASSAGE_COPIED, async move { clipboard::copy(&address).await });
        }
        "link" => {
            report(actions.clone(), text::ADDRESS_COPIED, async { clipboard::copy(&document::own_address()).await });
        }
        _ => return,
    }
    if let Some(menu) = nodes::find(&actions, MENU) {
        close(&actions, &menu);
        nodes::focus(&actions, OPENER);
    }
}

/// Shares the page by the device's own way, or by the menu where the device refuses.
fn by_device(actions: Element) {
    spawn_local(async move {
        if !share::share(&document::heading(), &document::own_address()).await {
            offer(actions);
        }
    });
}

/// Whether a passage of this page is selected, and not of the one before.
fn has_passage() -> bool {
    let address = document::own_address();
    PASSAGE.with_borrow(|passage| {
        let passage = passage.as_deref().and_then(|passage| passage.strip_prefix(address.as_str()));
        passage.is_some_and(|fragment| fragment.starts_with('#'))
    })
}

fn open(actions: &Element, menu: &Element) {
    for (way, is_there) in [("[value=passage]", has_passage()), ("[value=device]", share::is_offered())] {
        if let Some(item) = nodes::find(menu, way).and_then(|button| nodes::around(&button, "li")) {
            nodes::set_flag(&item, "hidden", !is_there);
        }
    }
    nodes::complete_links(menu, "{url}", &document::own_address());
    show(actions, menu, true);
}

fn close(actions: &Element, menu: &Element) {
    PASSAGE.set(None);
    show(actions, menu, false);
}

fn show(actions: &Element, menu: &Element, is_open: bool) {
    nodes::set_flag(menu, "hidden", !is_open);
    if let Some(opener) = nodes::find(actions, OPENER) {
        nodes::set(&opener, "aria-expanded", if is_open { "true" } else { "false" });
    }
}

/// Closes the menu that is open; `by_key` leads back to the button that opened it.
fn dismiss(by_key: bool) {
    for menu in nodes::all(".sharing:not([hidden])") {
        let Some(actions) = nodes::around(&menu, ACTIONS) else { return };
        close(&actions, &menu);
        if by_key {
            nodes::focus(&actions, OPENER);
        }
    }
}
