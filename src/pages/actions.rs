//! What a reader does with an entry. Many readers do nothing of it, so its code is a chunk that comes when the buttons are in view, when the
//! pointer or the focus reaches them, and when the device remembers a style of citations. The buttons are part of the finished page.
#![allow(unsafe_code, reason = "wasm_split declares what links the chunk")]

mod citing;
mod sharing;

use super::ACTIONS;
use crate::{
    loading::{code, policy::LoadError},
    platform::{document, nodes, storage},
    text,
};
use leptos::{tachys::renderer::types::Element, task::spawn_local, wasm_split::wasm_split};

/// Where the device keeps the word for the style.
const STYLE: &str = "kiosque.style";

/// What happens to the buttons besides the browser's events: they are drawn, with the page.
const DRAWN: &str = "drawn";

/// They are in view.
const IN_VIEW: &str = "in-view";

/// Hears what happens to the buttons of every entry, as long as the document lives.
pub fn listen() {
    document::listen_inside(ACTIONS, &["pointerover", "focusin", "click", "change"], |event, actions, target| {
        let place = (event == "click").then(|| actions.clone());
        code::run(Box::pin(act(event, actions, target)), place);
    });
}

/// Shows the citation of the entry that has come in the style that the device remembers.
pub fn recall() {
    if storage::get(STYLE).is_some() {
        tell(DRAWN);
    }
}

/// Fetches the code for buttons that are in view: Safari copies nothing once it has waited for code after the press.
pub fn prepare() {
    tell(IN_VIEW);
}

fn tell(event: &'static str) {
    if let Some(root) = document::root() {
        let root = Element::from(root);
        code::run(Box::pin(act(event, root.clone(), root)), None);
    }
}

#[wasm_split(actions, wasm_split_path = leptos::wasm_split, fallible)]
fn act(event: &'static str, actions: Element, target: Element) -> Result<(), LoadError> {
    nodes::all(ACTIONS).iter().for_each(citing::take_over);
    sharing::follow();
    match event {
        "click" => press(actions, &target),
        "change" => citing::choose(&actions),
        IN_VIEW => {}
        DRAWN => nodes::all(ACTIONS).into_iter().for_each(|actions| citing::offer_styles(actions, false)),
        event => sharing::approach(&actions, event == "focusin"),
    }
    Ok(())
}

fn press(actions: Element, target: &Element) {
    nodes::clear_alert(&actions);
    let value = nodes::around(target, "button").and_then(|button| button.get_attribute("value"));
    match value.as_deref() {
        Some("copy") => citing::copy(actions),
        Some("share") => sharing::share(actions),
        Some(way) => sharing::take(way, actions),
        None => {}
    }
}

/// Says whether something was copied, and says it anew each time, or a second copy would not be announced.
fn report(actions: Element, success: &'static str, copy: impl Future<Output = bool> + 'static) {
    say(&actions, "", "status");
    spawn_local(async move {
        let is_copied = copy.await;
        say(&actions, if is_copied { success } else { text::NOT_COPIED }, "status");
    });
}

fn say(actions: &Element, message: &str, role: &str) {
    if let Some(place) = nodes::find(actions, ".entry-actions__message") {
        nodes::set(&place, "role", role);
        nodes::set_text(&place, message);
    }
}
