//! The browser's way in.

fn main() {
    // In the browser nothing happens before the page's data is there.
    #[cfg(not(feature = "hydrate"))]
    eprintln!("This program runs in the browser; `cargo xtask serve` builds it and shows the site.");
}

/// Takes over the page that the browser shows; the loader calls it with the page's data, as text.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn start(page_data: String) {
    kiosque::app::start(page_data);
}
