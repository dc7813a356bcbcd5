//! What the visitor is about to open.

use super::timer;
use leptos::prelude::{TimeoutHandle, document, window, window_event_listener_untyped};
use std::{cell::Cell, time::Duration};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlAnchorElement};

/// How long a link is pointed at or focused before it counts: long enough to pass over it on the way to another.
const DWELL: Duration = Duration::from_millis(50);

thread_local! {
    static PENDING: Cell<Option<TimeoutHandle>> = const { Cell::new(None) };
}

/// Calls with the path of each page of this site that the visitor reaches for: by pointer, focus or touch. Never where
/// the visitor asked to save data.
pub fn on_reach(call: impl Fn(String) + Copy + 'static) {
    for (event, dwell) in [("pointerover", DWELL), ("focusin", DWELL), ("touchstart", Duration::ZERO)] {
        let listener = window_event_listener_untyped(event, move |event| {
            if let Some(pending) = PENDING.take() {
                pending.clear();
            }
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            if let Some(path) = target.as_ref().and_then(page_path)
                && !saves_data()
            {
                PENDING.set(timer::after(dwell, move || call(path)));
            }
        });
        // The application listens as long as the page lives.
        std::mem::forget(listener);
    }
}

/// The path of the page that a link around this element leads to; nothing for what the router leaves to the browser,
/// and for the page that is shown.
fn page_path(element: &Element) -> Option<String> {
    let link: HtmlAnchorElement = element.closest("a[href]").ok()??.dyn_into().ok()?;
    let is_left = link.has_attribute("download") || link.has_attribute("target") || link.rel().contains("external");
    let here = document().location()?;
    let path = link.pathname();
    (!is_left && link.origin() == here.origin().ok()? && path != here.pathname().ok()?).then_some(path)
}

fn saves_data() -> bool {
    let get = |value: &JsValue, name: &str| js_sys::Reflect::get(value, &JsValue::from_str(name)).ok();
    let connection = get(&window().navigator(), "connection");
    connection.and_then(|connection| get(&connection, "saveData")).is_some_and(|value| value.is_truthy())
}
