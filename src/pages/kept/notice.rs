//! Says what has happened to the list, and offers to take back a removal.

use crate::{
    platform::{nodes, timer},
    text,
};
use leptos::{prelude::TimeoutHandle, tachys::renderer::types::Element};
use std::{
    cell::{Cell, RefCell},
    time::Duration,
};

/// How long a notice stays; longer while the pointer or the focus is on it.
const STAY: Duration = Duration::from_secs(10);

/// What takes back a removal.
pub type Undo = Box<dyn FnOnce()>;

thread_local! {
    static UNDO: RefCell<Option<Undo>> = const { RefCell::new(None) };
    static CLOSING: Cell<Option<TimeoutHandle>> = const { Cell::new(None) };
}

/// Makes the place where notices appear, where the page has none: a screen reader announces only what comes into a place that was
/// there before.
pub fn begin() {
    if nodes::first(".kept-notice").is_none() {
        let notice = nodes::first("body").and_then(|body| nodes::add(&body, "div", ""));
        if let Some(notice) = notice {
            nodes::set(&notice, "class", "kept-notice");
            for role in ["status", "alert"] {
                if let Some(place) = nodes::add(&notice, "div", "") {
                    nodes::set(&place, "role", role);
                }
            }
        }
    }
}

/// Says what was done.
pub fn say(words: &str) {
    show("status", words, None);
}

/// Says what was removed, and offers to take it back.
pub fn say_removed(words: &str, undo: impl FnOnce() + 'static) {
    show("status", words, Some(Box::new(undo)));
}

/// Says what went wrong; stays until something else is said.
pub fn warn(words: &str) {
    show("alert", words, None);
}

/// Takes back the last removal.
pub fn undo() {
    clear();
    if let Some(undo) = UNDO.take() {
        undo();
    }
}

/// Gives the focus to the button that takes back a removal.
pub fn focus_undo() {
    if let Some(notice) = nodes::first(".kept-notice") {
        nodes::focus(&notice, "button");
    }
}

fn show(role: &'static str, words: &str, undo: Option<Undo>) {
    begin();
    clear();
    let Some(place) = place(role) else { return };
    nodes::add(&place, "p", words);
    let (act, label) = match (&undo, role) {
        (Some(_), _) => ("undo", text::UNDO),
        (None, "alert") => ("close", text::CLOSE),
        (None, _) => ("", ""),
    };
    if !act.is_empty()
        && let Some(button) = nodes::add(&place, "button", label)
    {
        nodes::set(&button, "type", "button");
        nodes::set(&button, "class", "kept-notice__button");
        nodes::set(&button, "data-do", act);
    }
    UNDO.set(undo);
    if role == "status" {
        close_later();
    }
}

fn close_later() {
    let close = || match nodes::first(".kept-notice:is(:hover, :focus-within)") {
        Some(_) => close_later(),
        None => clear(),
    };
    if let Some(before) = CLOSING.replace(timer::after(STAY, close)) {
        before.clear();
    }
}

/// Says nothing any more.
pub fn clear() {
    for role in ["status", "alert"] {
        if let Some(place) = place(role) {
            nodes::set_text(&place, "");
        }
    }
}

fn place(role: &str) -> Option<Element> {
    nodes::first(&[".kept-notice [role=", role, "]"].concat())
}
