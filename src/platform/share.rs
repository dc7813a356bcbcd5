//! The device's own way of sharing.

use super::object;
use leptos::prelude::window;
use wasm_bindgen_futures::JsFuture;

/// Whether the device offers to share at all.
pub fn is_offered() -> bool {
    js_sys::Reflect::has(&window().navigator(), &"share".into()).unwrap_or(false)
}

/// Opens the device's share sheet for an address; returns when the visitor has chosen or given up, with `false` where the device refuses.
pub async fn share(title: &str, address: &str) -> bool {
    let data = web_sys::ShareData::new();
    data.set_title(title);
    data.set_url(address);
    match JsFuture::from(window().navigator().share_with_data(&data)).await {
        Ok(_) => true,
        // Giving up is reported as an error, and is no error to the visitor.
        Err(error) => object::get(&error, "name").as_string().as_deref() == Some("AbortError"),
    }
}
