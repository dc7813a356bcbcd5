//! Closing what has opened over a page.

use super::{document::listen, nodes::around};
use std::cell::Cell;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

thread_local! {
    static IS_LISTENING: Cell<bool> = const { Cell::new(false) };
}

/// Calls when the visitor presses Escape, with `true`, and when they press or focus something that is not inside of what fits a
/// selector, with `false`. Only the first call counts: it holds for every page.
pub fn listen_once(inside: &'static str, dismiss: fn(bool)) {
    if IS_LISTENING.replace(true) {
        return;
    }
    for event in ["click", "focusin"] {
        listen(event, move |event| {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            if target.is_none_or(|target| around(&target, inside).is_none()) {
                dismiss(false);
            }
        });
    }
    listen("keydown", move |event| {
        if event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape") {
            dismiss(true);
        }
    });
}
