//! The device's own way of sharing.

use leptos::prelude::window;
use wasm_bindgen_futures::JsFuture;

/// Whether the device offers to share at all.
pub fn is_offered() -> bool {
    js_sys::Reflect::has(&window().navigator(), &"share".into()).unwrap_or(false)
}

/// Opens the device's share sheet for this page; returns when the visitor has chosen or given up.
pub async fn share(title: &str) {
    share_address(title, &super::document::address()).await;
}

/// The same for another address.
pub async fn share_address(title: &str, address: &str) {
    let data = web_sys::ShareData::new();
    data.set_title(title);
    data.set_url(address);
    // Giving up is reported as an error, and is no error to the visitor.
    let _ = JsFuture::from(window().navigator().share_with_data(&data)).await;
}
