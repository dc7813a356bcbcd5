//! What the visitor is about to open.

use super::{nodes, timer};
use leptos::prelude::{TimeoutHandle, document, window};
use std::{cell::Cell, time::Duration};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlAnchorElement};

/// How long a link is pointed at or focused before it counts: long enough to pass over it on the way to another.
const DWELL: Duration = Duration::from_millis(50);

/// How long the page stands still before its cards count as looked at, and not as passed by.
const REST: Duration = Duration::from_millis(500);

thread_local! {
    static PENDING: Cell<Option<TimeoutHandle>> = const { Cell::new(None) };
    static RESTING: Cell<Option<TimeoutHandle>> = const { Cell::new(None) };
}

/// What tells that the visitor may open a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NavigationIntent {
    /// The page stands still with a link to it in view, one of those that were asked for. Never on a 2G network, by the rule that the
    /// loader has.
    InView,
    /// The pointer or the focus is on a link, or a button or a finger comes down on it.
    Reached,
}

/// Whether the visitor asked to save data.
pub fn is_saving_data() -> bool {
    connection("saveData").is_truthy()
}

/// Calls with the path of each page of this site that the visitor may open. Whether it is in view is asked of the links that fit
/// the selector `looked_at`; `other` is the selector of something else, and what to do when that is in view. Never where the visitor
/// asked to save data.
pub fn on_intent(
    looked_at: &'static str,
    call: impl Fn(String, NavigationIntent) + Copy + 'static,
    other: (&'static str, fn()),
) {
    if is_saving_data() {
        return;
    }
    for (event, dwell) in [("pointerover", DWELL), ("focusin", DWELL), ("pointerdown", Duration::ZERO)] {
        super::document::listen(event, move |event| {
            if let Some(pending) = PENDING.take() {
                pending.clear();
            }
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            if let Some(path) = target.as_ref().and_then(page_path) {
                PENDING.set(timer::after(dwell, move || call(path, NavigationIntent::Reached)));
            }
        });
    }
    if connection("effectiveType").as_string().is_some_and(|network| network.ends_with("2g")) {
        return;
    }
    let look = move || {
        in_view(looked_at, &|link| {
            if let Some(path) = page_path(link) {
                call(path, NavigationIntent::InView);
            }
        });
        in_view(other.0, &|_| other.1());
    };
    let rest = move || {
        if let Some(resting) = RESTING.replace(timer::after(REST, look)) {
            resting.clear();
        }
    };
    rest();
    // A page that comes gives its heading the focus.
    for event in ["scroll", "focusin"] {
        super::document::listen(event, move |_| rest());
    }
}

/// Calls with each element in view that fits a selector and can be reached: not with those of a carousel's slides out of view.
fn in_view(selector: &str, call: &dyn Fn(&Element)) {
    let height = document().document_element().map_or(0, |root| root.client_height());
    for element in nodes::all(&[selector, ":not([inert] *)"].concat()) {
        let top = element.get_bounding_client_rect().top();
        if top > 0.0 && top < height.into() {
            call(&element);
        }
    }
}

/// The path of the page that a link around this element leads to; nothing for what the router leaves to the browser,
/// and for the page that is shown.
fn page_path(element: &Element) -> Option<String> {
    let link: HtmlAnchorElement = element.closest("a[href]").ok()??.dyn_into().ok()?;
    let is_left = link.matches("[download], [target], [rel~=external]").unwrap_or_default();
    let here = document().location()?;
    let path = link.pathname();
    let is_here = here.pathname().ok()?.trim_end_matches('/') == path.trim_end_matches('/');
    (!is_left && link.origin() == here.origin().ok()? && !is_here).then_some(path)
}

/// What the browser tells of the network; undefined where it tells nothing.
fn connection(name: &str) -> JsValue {
    let get = |value: &JsValue, name: &str| js_sys::Reflect::get(value, &JsValue::from_str(name)).unwrap_or_default();
    get(&get(&window().navigator(), "connection"), name)
}
