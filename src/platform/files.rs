//! Files that a visitor saves and chooses.

use super::timer;
use js_sys::{Array, Reflect};
use leptos::prelude::document;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Element, HtmlAnchorElement, HtmlInputElement, Url};

#[wasm_bindgen]
extern "C" {
    type ReadableFile;
    #[wasm_bindgen(method, catch)]
    fn text(this: &ReadableFile) -> Result<js_sys::Promise, JsValue>;
}

/// How long a saved file stays available: Safari fetches it only after the click.
const AVAILABLE: Duration = Duration::from_secs(60);

/// Has the browser save a text as a file of that name; whether it took it.
pub fn save(name: &str, kind: &str, text: &str) -> bool {
    offer(name, kind, text).is_some()
}

fn offer(name: &str, kind: &str, text: &str) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlAnchorElement = document().create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    timer::after(AVAILABLE, move || {
        let _ = Url::revoke_object_url(&address);
    });
    Some(())
}

/// Takes the file that was chosen in a field, and empties the field, so that the same file can be chosen again.
pub fn take_chosen(field: &Element) -> Option<ChosenFile> {
    let field: &HtmlInputElement = field.dyn_ref()?;
    let files = Reflect::get(field, &"files".into()).ok()?;
    let file: Blob = Reflect::get_u32(&files, 0).ok()?.dyn_into().ok()?;
    field.set_value("");
    Some(ChosenFile(file))
}

/// A file that a visitor chose.
pub struct ChosenFile(Blob);

impl ChosenFile {
    /// How many bytes it has.
    pub fn size(&self) -> f64 {
        self.0.size()
    }

    /// What it says; `None` if it cannot be read.
    pub async fn text(self) -> Option<String> {
        let text = self.0.unchecked_ref::<ReadableFile>().text().ok()?;
        JsFuture::from(text).await.ok()?.as_string()
    }
}
