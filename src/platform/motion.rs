//! Motion: the old page fading out over the new one, and whether the visitor asked for less of it.

use super::timer;
use futures::channel::oneshot::channel;
use js_sys::{Function, Promise};
use leptos::{
    prelude::{document, window},
    task::spawn_local,
};
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue, prelude::*};
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// A document as [View Transitions](https://www.w3.org/TR/css-view-transitions-1/) extend it; not every browser's is one.
    type FadingDocument;
    /// A change of a document that is faded.
    type ViewTransition;
    #[wasm_bindgen(method, catch, js_name = startViewTransition)]
    fn start_view_transition(this: &FadingDocument, update: &JsValue) -> Result<ViewTransition, JsValue>;
    #[wasm_bindgen(method, getter)]
    fn ready(this: &ViewTransition) -> Promise;
}

/// How long a browser may take to show a page, in milliseconds, for the next one to fade: two frames at 60 Hz. The picture of
/// the old page that a fade begins with takes a frame; where frames are long, the page comes first.
const QUICK: u64 = 34;

thread_local! {
    /// Whether the last page was shown within that time.
    static IS_QUICK: Cell<bool> = const { Cell::new(false) };
}

/// Whether the visitor asked the device for less motion.
pub fn is_reduced() -> bool {
    matches!(window().match_media("(prefers-reduced-motion: reduce)"), Ok(Some(query)) if query.matches())
}

/// While this lives, what changes is not shown yet. Dropped, it lets what was shown before fade out over what is there.
pub struct Fade(Function);

impl Drop for Fade {
    fn drop(&mut self) {
        let _ = self.0.call0(&JsValue::UNDEFINED);
    }
}

/// Has the browser make a picture of what is shown. Nothing where the browser cannot, the visitor wants less motion, or the
/// browser took long to show the last page.
pub async fn fade() -> Option<Fade> {
    if !IS_QUICK.get() || is_reduced() {
        return None;
    }
    let (begin, begun) = channel();
    let update = Closure::once_into_js(move || {
        let mut begin = Some(begin);
        Promise::new(&mut |done, _| {
            if let Some(begin) = begin.take() {
                let _ = begin.send(Fade(done));
            }
        })
    });
    let transition = document().unchecked_ref::<FadingDocument>().start_view_transition(&update).ok()?;
    // Refused where the next page comes before the picture is made, or nobody looks at the tab: then there is no fade, and no error.
    spawn_local(async move {
        let _ = JsFuture::from(transition.ready()).await;
    });
    begun.await.ok()
}

/// Looks how long the browser takes to show what is being changed.
pub fn watch() {
    let since = timer::now();
    timer::after_next_frame(move || IS_QUICK.set(timer::now().saturating_sub(since) <= QUICK));
}
