//! A sheet over the page: a modal dialog that borrows what a disclosure holds, where there is no room to open it in its place.
//!
//! The browser does the rest: it keeps the focus inside, closes the sheet on Escape and on the way back of a phone, and gives the
//! focus back to what had it before.

use super::{document::give_focus, nodes::find, object};
use leptos::prelude::window;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement};

/// Whether the window is at least 64 rem wide, the width at which style sheets put things side by side.
fn is_wide() -> bool {
    matches!(window().match_media("(min-width: 64rem)"), Ok(Some(query)) if query.matches())
}

/// Opens the disclosure of a part where the window is wide enough for it to stand beside something. Elsewhere one that was opened
/// before the application started becomes a sheet.
pub fn begin(part: &Element) {
    let Some(disclosure) = find(part, "details") else { return };
    if is_wide() {
        let _ = disclosure.set_attribute("open", "");
    } else if disclosure.has_attribute("open") {
        let _ = disclosure.remove_attribute("open");
        open(part);
    }
}

/// Shows in a sheet what the disclosure of a part holds; whether it does. It does not where the disclosure can open in its place, or
/// is open already.
pub fn open(part: &Element) -> bool {
    let (Some(disclosure), Some(dialog), Some(lent)) =
        (find(part, "details"), find(part, "dialog"), find(part, "[data-lent]"))
    else {
        return false;
    };
    if disclosure.has_attribute("open") {
        return false;
    }
    if is_wide() {
        let _ = disclosure.append_child(&lent);
        return false;
    }
    // Some browsers do not give the focus to what is pressed, and could not give it back.
    if let Some(opener) = find(&disclosure, "summary") {
        give_focus(opener.unchecked_ref());
    }
    // Shown before it is filled, so that its first button gets the focus.
    let is_shown = dialog.unchecked_ref::<HtmlDialogElement>().show_modal().is_ok();
    if is_shown {
        let _ = dialog.insert_before(&lent, dialog.last_child().as_ref());
    }
    is_shown
}

/// Closes the sheet of a part.
pub fn close(part: &Element) {
    if let Some(dialog) = find(part, "dialog") {
        object::call(&dialog, "close", &[]);
    }
}
