//! What the browser's history remembers of a page beside its address: where it was scrolled to and what had the focus.

use super::{
    document::{self, Link},
    scroll, timer,
};
use leptos::prelude::{request_animation_frame, window};
use std::{cell::Cell, time::Duration};
use web_sys::ScrollRestoration;

/// What a page of the history remembers.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Place {
    /// How far it was scrolled down, in CSS pixels.
    pub position: f64,
    /// The link that had the focus.
    pub focus: Option<Link>,
}

thread_local! {
    /// Whether a write is under way, so that a scroll writes once, when it rests: browsers limit how often.
    static PENDING: Cell<bool> = const { Cell::new(false) };
    /// Whether a place is being sought: what the page shows meanwhile is not where the visitor is.
    static SEEKING: Cell<bool> = const { Cell::new(false) };
}

/// Takes over from the browser the restoring of scroll positions, which it does before the content is there, and
/// remembers the place whenever a scroll or the focus comes to rest, if the page that is shown `is_here`, where the address bar is: a new
/// page is there a little before its address.
pub fn keep_places(is_here: impl Fn() -> bool + Copy + 'static) {
    if let Ok(history) = window().history() {
        let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
    }
    for event in ["scroll", "focusin"] {
        document::listen(event, move |_| {
            if PENDING.replace(true) {
                return;
            }
            // A link that is pressed gets the focus a moment before the click: written now, it does not delay the answer.
            if event == "focusin" && document::focused_link().is_some() && is_here() && !SEEKING.get() {
                remember_place();
            }
            let written = timer::after(Duration::from_millis(200), move || {
                PENDING.set(false);
                if is_here() && !SEEKING.get() {
                    remember_place();
                }
            });
            if written.is_none() {
                PENDING.set(false);
            }
        });
    }
}

/// Writes the present place into the history's present page, unless it is there: writing takes a browser several milliseconds.
pub fn remember_place() {
    let Ok(history) = window().history() else { return };
    let now = Place { position: scroll::position(), focus: document::focused_link() };
    if place().as_ref() == Some(&now) {
        return;
    }
    let state = js_sys::Array::of1(&now.position.into());
    if let Some(link) = now.focus {
        state.push(&link.address.into());
        state.push(&link.place.into());
    }
    let _ = history.replace_state(&state, "");
}

/// The place that the history's present page remembers.
pub fn place() -> Option<Place> {
    let state = window().history().ok()?.state().ok()?;
    let state = js_sys::Array::is_array(&state).then(|| js_sys::Array::from(&state))?;
    let focus =
        state.get(1).as_string().map(|address| Link { address, place: state.get(2).as_f64().unwrap_or(0.0) as u32 });
    Some(Place { position: state.get(0).as_f64()?, focus })
}

/// Calls back whenever the visitor goes back or forward.
pub fn on_travel(call: impl Fn() + 'static) {
    document::listen("popstate", move |_| call());
}

/// How many frames a page gets to become as long as it was, and to have its links again: about a second and a half.
const FRAMES: u32 = 90;

/// Scrolls to the place that the history remembers, and gives the focus back, as soon as the page is long enough.
pub fn restore_place() {
    fn attempt(place: Place, frames: u32) {
        if scroll::limit() + 1.0 < place.position && frames > 0 {
            return request_animation_frame(move || attempt(place, frames - 1));
        }
        scroll::to(place.position);
        seek(place.focus, frames);
    }
    /// The answer that holds the link may take longer than the page.
    fn seek(link: Option<Link>, frames: u32) {
        match link {
            Some(link) if !document::focus_link(&link) && frames > 0 && document::focused_link().is_none() => {
                request_animation_frame(move || seek(Some(link), frames - 1));
            }
            _ => SEEKING.set(false),
        }
    }
    let place = place().unwrap_or_default();
    SEEKING.set(true);
    request_animation_frame(move || attempt(place, FRAMES));
}
