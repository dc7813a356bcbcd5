//! What is heard: recordings, and pages that the device reads out. Few visitors ask for it, so its code is a chunk, which comes when the
//! pointer or the focus is on a button that plays. Until then, and where the chunk does not come, only those buttons are listened to.
#![cfg_attr(not(feature = "ssr"), allow(unsafe_code, reason = "wasm_split declares what links the chunks"))]

#[cfg(not(feature = "ssr"))]
mod bar;
#[cfg(not(feature = "ssr"))]
mod heard;
#[cfg(not(feature = "ssr"))]
mod recording;
#[cfg(not(feature = "ssr"))]
mod words;

use crate::{
    loading::{code, policy::LoadError},
    platform::{document, nodes},
};
use leptos::tachys::renderer::types::Element;

/// Listens for the buttons that play, as long as the document lives.
pub fn listen() {
    document::listen_inside("[data-player]", &["pointerover", "focusin", "click"], |event, button, _| {
        let is_pressed = event == "click";
        let place = nodes::around(&button, "header, div").filter(|_| is_pressed);
        code::run(Box::pin(reach(button, is_pressed)), place);
    });
}

/// Plays what a button is for; gets ready to, where it is not pressed yet.
///
/// # Errors
/// When the code does not come.
#[cfg(not(feature = "ssr"))]
#[leptos::wasm_split::wasm_split(player, wasm_split_path = leptos::wasm_split, fallible)]
fn reach(button: Element, is_pressed: bool) -> Result<(), LoadError> {
    heard::reach(&button, is_pressed);
    Ok(())
}

/// Natively, nothing is heard.
#[cfg(feature = "ssr")]
async fn reach(_: Element, _: bool) -> Result<(), LoadError> {
    Ok(())
}
