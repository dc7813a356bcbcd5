//! What changes in the document, and what comes into view.

use super::object;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

/// How far from the window an element counts as in view.
const NEAR: &str = "600px";

/// Calls back after elements inside of another have come or gone, once for all that happened together; as long as the page lives.
pub fn on_change(root: &Element, call: impl Fn() + 'static) {
    let options = object::with("subtree", &JsValue::TRUE);
    object::set(&options, "childList", &JsValue::TRUE);
    if let Some(observer) = object::make("MutationObserver", &[object::function(move |_| call())]) {
        object::call(&observer, "observe", &[root.into(), options]);
    }
}

/// Tells of elements when they come into view, or near it.
pub struct Arrivals(Option<JsValue>);

impl Arrivals {
    /// Calls with each element that is in view.
    pub fn new(call: impl Fn(Element) + 'static) -> Self {
        let call = object::function(move |entries| {
            for entry in entries.unchecked_into::<Array>().iter() {
                if object::get(&entry, "isIntersecting").is_truthy() {
                    call(object::get(&entry, "target").unchecked_into());
                }
            }
        });
        let options = object::with("rootMargin", &NEAR.into());
        Self(object::make("IntersectionObserver", &[call, options]))
    }

    /// Watches an element.
    pub fn watch(&self, element: &Element) {
        self.tell("observe", element);
    }

    /// Watches it no longer.
    pub fn leave(&self, element: &Element) {
        self.tell("unobserve", element);
    }

    fn tell(&self, what: &str, element: &Element) {
        if let Some(observer) = &self.0 {
            object::call(observer, what, &[element.into()]);
        }
    }
}
