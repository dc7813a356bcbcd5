//! Copying text.

use js_sys::{Array, Object, Reflect};
use leptos::prelude::window;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Clipboard, ClipboardItem, Element};

/// Copies a text; whether the browser did it. It refuses outside secure contexts and without a visitor's gesture.
pub async fn copy(text: &str) -> bool {
    let Some(clipboard) = clipboard() else { return false };
    JsFuture::from(clipboard.write_text(text)).await.is_ok()
}

/// Copies what an element says, with its italics where the browser and the program that it is pasted into know them; whether the
/// browser did it.
pub async fn copy_content(element: &Element) -> bool {
    let Some(clipboard) = clipboard() else { return false };
    let text = element.text_content().unwrap_or_default();
    if let Ok(item) = item([("text/html", &element.inner_html()), ("text/plain", &text)])
        && JsFuture::from(clipboard.write(&Array::of1(&item))).await.is_ok()
    {
        return true;
    }
    copy(&text).await
}

fn clipboard() -> Option<Clipboard> {
    let navigator = window().navigator();
    let has_clipboard = Reflect::has(&navigator, &"clipboard".into()).unwrap_or(false);
    has_clipboard.then(|| navigator.clipboard())
}

/// The same in several types. An error where the browser knows no such thing.
fn item<const N: usize>(types: [(&str, &str); N]) -> Result<ClipboardItem, JsValue> {
    let content = Object::new();
    for (name, text) in types {
        let options = BlobPropertyBag::new();
        options.set_type(name);
        let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options)?;
        Reflect::set(&content, &name.into(), &blob)?;
    }
    ClipboardItem::new_with_record_from_str_to_blob_promise(&content)
}
