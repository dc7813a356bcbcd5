//! The reading list on every page. Most visitors keep nothing, so its code is a chunk that comes with the first press of a button, or
//! at once on a device that has a list.
#![cfg_attr(not(feature = "ssr"), allow(unsafe_code, reason = "wasm_split declares what links the chunks"))]

use crate::{
    components::KEEP_BUTTONS,
    kept::KEY,
    loading::policy::LoadError,
    platform::{document, nodes, storage},
    text,
};
use leptos::{tachys::renderer::types::Element, task::spawn_local};

/// Listens to the buttons that keep an entry, as long as the page lives.
pub fn listen(base: &str) {
    if storage::get(KEY).is_some() {
        start(base.to_owned(), None);
    }
    let base = base.to_owned();
    document::listen_at("click", KEEP_BUTTONS, move |button| start(base.clone(), Some(button)));
}

/// Where the code does not come, the page says so beside the button, and the next press tries again.
fn start(base: String, pressed: Option<Element>) {
    spawn_local(async move {
        let outcome = keep(base, pressed.clone()).await;
        if let Some(button) = pressed {
            nodes::alert_after(&button, outcome.err().map(|_| text::NO_LIST));
        }
    });
}

#[cfg(not(feature = "ssr"))]
#[leptos::wasm_split::wasm_split(list, wasm_split_path = leptos::wasm_split, fallible)]
fn keep(base: String, pressed: Option<Element>) -> Result<(), LoadError> {
    crate::pages::kept::begin(&base);
    if let Some(button) = pressed {
        crate::pages::kept::press(&button);
    }
    Ok(())
}

/// Natively, nothing is kept.
#[cfg(feature = "ssr")]
async fn keep(_: String, _: Option<Element>) -> Result<(), LoadError> {
    Ok(())
}
