//! The API of `wasm-streams` that Leptos names, without the behaviour: nothing in Kiosque calls a server function.

use futures_util::stream::{Empty, Stream, empty};
use wasm_bindgen::{JsCast, JsValue};

/// A browser stream that carries nothing.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Wraps a browser stream.
    pub fn from_raw(stream: web_sys::ReadableStream) -> Self {
        Self(stream)
    }

    /// A stream that is never read.
    pub fn from_stream<S: Stream<Item = Result<JsValue, JsValue>> + 'static>(_: S) -> Self {
        Self(JsValue::UNDEFINED.unchecked_into())
    }

    /// The browser stream.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// No items.
    pub fn into_stream(self) -> Empty<Result<JsValue, JsValue>> {
        empty()
    }
}
