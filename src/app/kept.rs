//! The reading list on every page. Most visitors keep nothing, so its code is a chunk that comes with the first press of a button, or
//! by itself where the device has a list or the page shows it.
#![cfg_attr(not(feature = "ssr"), allow(unsafe_code, reason = "wasm_split declares what links the chunks"))]

use crate::{
    components::KEEP_BUTTONS,
    kept::KEY,
    loading::{code, policy::LoadError},
    platform::{document, nodes, storage},
    routes::{KEPT, page_path},
};
use leptos::tachys::renderer::types::Element;

/// Listens to the buttons that keep an entry, as long as the page lives.
pub fn listen() {
    begin();
    // The names of the buttons on cards come with the code.
    document::listen_inside(KEEP_BUTTONS, &["focusin", "click"], |event, button, _| {
        start((event == "click").then_some(button));
    });
}

/// Shows what is kept, where there may be something to show.
pub fn begin() {
    if storage::get(KEY).is_some() || page_path(&document::path()).ends_with(KEPT) {
        start(None);
    }
}

/// Shows what is kept, and does what a button that was pressed is for. If the code does not come, says so beside the button, or else on
/// the page of the list.
fn start(pressed: Option<Element>) {
    let place = match &pressed {
        Some(button) => button.parent_element(),
        None => nodes::first(".kept"),
    };
    code::run(Box::pin(keep(pressed)), place);
}

#[cfg(not(feature = "ssr"))]
#[leptos::wasm_split::wasm_split(list, wasm_split_path = leptos::wasm_split, fallible)]
fn keep(pressed: Option<Element>) -> Result<(), LoadError> {
    crate::pages::kept::begin();
    if let Some(button) = pressed {
        crate::pages::kept::press(&button);
    }
    Ok(())
}

/// Natively, nothing is kept.
#[cfg(feature = "ssr")]
async fn keep(_: Option<Element>) -> Result<(), LoadError> {
    Ok(())
}
