//! Styles that come with what a visitor asks for.

use js_sys::Promise;
use leptos::prelude::document;
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;

/// Where the loader says what file they are in.
const ADDRESS: &str = "data-on-demand";

/// Loads the styles of what a page shows only on demand, once; returns when they apply, or do not come.
pub async fn load_on_demand() {
    let (Some(link), Some(head)) = (link(), document().head()) else { return };
    let loaded = Promise::new(&mut |done, _| {
        for event in ["load", "error"] {
            let _ = link.add_event_listener_with_callback(event, &done);
        }
        let _ = head.insert_before(&link, None);
    });
    let _ = JsFuture::from(loaded).await;
}

/// The link to the file; nothing if it was made before.
fn link() -> Option<Element> {
    let html = document().document_element()?;
    let address = html.get_attribute(ADDRESS)?;
    html.remove_attribute(ADDRESS).ok()?;
    let link = document().create_element("link").ok()?;
    link.set_attribute("rel", "stylesheet").ok()?;
    link.set_attribute("href", &address).ok()?;
    Some(link)
}
