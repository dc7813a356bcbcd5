//! What changes in the document, and what comes into view.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};
use web_sys::Element;

#[wasm_bindgen]
extern "C" {
    type MutationObserver;
    #[wasm_bindgen(constructor)]
    fn new(call: &Function) -> MutationObserver;
    #[wasm_bindgen(method)]
    fn observe(this: &MutationObserver, root: &Element, options: &Object);

    type IntersectionObserver;
    #[wasm_bindgen(constructor)]
    fn new(call: &Function, options: &Object) -> IntersectionObserver;
    #[wasm_bindgen(method)]
    fn observe(this: &IntersectionObserver, element: &Element);
    #[wasm_bindgen(method)]
    fn unobserve(this: &IntersectionObserver, element: &Element);
}

/// How far from the window an element counts as in view.
const NEAR: &str = "600px";

/// Calls back after elements inside of another have come or gone, once for all that happened together; as long as the page lives.
pub fn on_change(root: &Element, call: impl FnMut() + 'static) {
    let call = Closure::<dyn FnMut()>::new(call).into_js_value();
    let options = Object::new();
    for option in ["childList", "subtree"] {
        let _ = Reflect::set(&options, &option.into(), &JsValue::TRUE);
    }
    MutationObserver::new(call.unchecked_ref()).observe(root, &options);
}

/// Tells of elements when they first come into view, or near it.
pub struct Arrivals(IntersectionObserver);

impl Arrivals {
    /// Calls with each element that comes into view.
    pub fn new(call: impl Fn(Element) + 'static) -> Self {
        let call = Closure::<dyn FnMut(Array, IntersectionObserver)>::new(
            move |entries: Array, observer: IntersectionObserver| {
                for entry in entries.iter() {
                    let get = |name: &str| Reflect::get(&entry, &name.into()).unwrap_or_default();
                    if get("isIntersecting").is_truthy()
                        && let Ok(element) = get("target").dyn_into::<Element>()
                    {
                        observer.unobserve(&element);
                        call(element);
                    }
                }
            },
        );
        let options = Object::new();
        let _ = Reflect::set(&options, &"rootMargin".into(), &NEAR.into());
        Self(IntersectionObserver::new(call.into_js_value().unchecked_ref(), &options))
    }

    /// Watches an element.
    pub fn watch(&self, element: &Element) {
        self.0.observe(element);
    }
}
