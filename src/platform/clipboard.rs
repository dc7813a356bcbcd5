//! Copying text.

use leptos::prelude::window;
use wasm_bindgen_futures::JsFuture;

/// Copies a text; whether the browser did it. It refuses outside secure contexts and without a visitor's gesture.
pub async fn copy(text: &str) -> bool {
    let navigator = window().navigator();
    let has_clipboard = js_sys::Reflect::has(&navigator, &"clipboard".into()).unwrap_or(false);
    has_clipboard && JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}
