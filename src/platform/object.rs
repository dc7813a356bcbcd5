//! Objects of the browser by the names of their properties, for what few pages need.
//!
//! Each function that `web-sys` declares puts a line into the main module's script, though only a chunk calls it. These go through the
//! few that are there already.

use js_sys::{Array, Function, Object, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

/// A property; undefined where there is none.
pub fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}

/// Gives a property another value.
pub fn set(object: &JsValue, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &name.into(), value);
}

/// An object with one property.
pub fn with(name: &str, value: &JsValue) -> JsValue {
    let object = Object::new().into();
    set(&object, name, value);
    object
}

/// Calls a method; `None` where there is none, or it fails.
pub fn call(object: &JsValue, name: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let method: Function = get(object, name).dyn_into().ok()?;
    let apply: Function = get(&method, "apply").unchecked_into();
    apply.call2(&method, object, &list(arguments)).ok()
}

/// A new object of a class; `None` where the browser knows no such class, or refuses.
pub fn make(class: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let class: Function = get(&window(), class).dyn_into().ok()?;
    let construct: Function = get(&get(&window(), "Reflect"), "construct").unchecked_into();
    construct.call2(&JsValue::UNDEFINED, &class, &list(arguments)).ok()
}

/// A function for the browser to call, with its first argument; it lives as long as the page.
pub fn function(call: impl Fn(JsValue) + 'static) -> JsValue {
    let call: Box<dyn FnMut(JsValue)> = Box::new(call);
    Closure::wrap(call).into_js_value()
}

fn list(values: &[JsValue]) -> Array {
    let list = Array::new();
    for value in values {
        list.push(value);
    }
    list
}
