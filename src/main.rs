//! The browser's way in.

fn main() {
    // In the browser nothing happens before the page's data is there.
    #[cfg(not(feature = "hydrate"))]
    eprintln!("This program runs in the browser; `cargo xtask serve` builds it and shows the site.");
}

/// Reads the data that the page carries, and gives the loader what takes the page over, once the code for it is here.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub async fn prepare(page_data: String) -> wasm_bindgen::JsValue {
    use wasm_bindgen::{JsValue, prelude::Closure};

    kiosque::app::prepare(page_data)
        .await
        .map_or(JsValue::UNDEFINED, |take_over| Closure::<dyn FnMut()>::new(take_over).into_js_value())
}
