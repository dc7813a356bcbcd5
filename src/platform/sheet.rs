//! A sheet over the page: a modal dialog that borrows what a disclosure holds, where there is no room to open it in its place.
//!
//! The browser does the rest: it keeps the focus inside, closes the sheet on Escape and on the way back of a phone, and gives the
//! focus back to what had it before.

use super::{document::give_focus, markup::find};
use leptos::prelude::window;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlElement};

/// The disclosure of a part, its dialog, and what the one lends the other.
fn pieces(part: &Element) -> Option<(Element, HtmlDialogElement, Element)> {
    let dialog = find(part, "dialog")?.unchecked_into();
    Some((find(part, "details")?, dialog, find(part, "[data-lent]")?))
}

/// Whether the window is at least 64 rem wide, the width at which style sheets put things side by side.
fn is_wide() -> bool {
    matches!(window().match_media("(min-width: 64rem)"), Ok(Some(query)) if query.matches())
}

/// Opens the disclosure of a part where the window is wide enough for it to stand beside something.
pub fn open_beside(part: &Element) {
    if is_wide() && let Some(disclosure) = find(part, "details") {
        let _ = disclosure.set_attribute("open", "");
    }
}

/// Shows in a sheet what the disclosure of a part holds; whether it does. It does not where the disclosure can open in its place, or
/// is open already.
pub fn open(part: &Element) -> bool {
    let Some((disclosure, dialog, lent)) = pieces(part) else { return false };
    if is_wide() || disclosure.has_attribute("open") {
        return false;
    }
    // Some browsers do not give the focus to what is pressed, and could not give it back.
    if let Some(opener) = find(&disclosure, "summary") {
        give_focus(opener.unchecked_ref::<HtmlElement>());
    }
    let is_open = dialog.show_modal().is_ok();
    if is_open {
        let _ = dialog.insert_before(&lent, dialog.last_child().as_ref());
    }
    is_open
}

/// Closes the sheet of a part.
pub fn close(part: &Element) {
    if let Some((_, dialog, _)) = pieces(part) {
        dialog.close();
    }
}

/// Gives the disclosure of a part back what it has lent.
pub fn give_back(part: &Element) {
    if let Some((disclosure, dialog, lent)) = pieces(part)
        // It may have been opened again meanwhile.
        && !dialog.open()
    {
        let _ = disclosure.append_child(&lent);
    }
}
