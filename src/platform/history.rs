//! What the browser's history remembers of a page beside its address: the scroll position and the link that had the focus.

use super::{
    document::{self, Link},
    scroll, timer,
};
use leptos::prelude::{request_animation_frame, window};
use std::{
    cell::{Cell, RefCell},
    time::Duration,
};
use web_sys::ScrollRestoration;

/// Where the visitor was in a page: what an entry of the history remembers.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ScrollPosition {
    /// How far the page was scrolled down, in CSS pixels.
    pub top: f64,
    /// The link that had the focus.
    pub focus: Option<Link>,
}

thread_local! {
    /// Whether a write is under way, so that a scroll writes once, when it rests: browsers limit how often.
    static PENDING: Cell<bool> = const { Cell::new(false) };
    /// The search for a scroll position: what the page shows meanwhile is not where the visitor is.
    static SEARCH: Turns = const { Turns(Cell::new(0)) };
}

/// Whose turn it is: each new one ends the one before, and what was begun in a turn goes on only as long as it lasts.
#[derive(Debug, Default)]
pub struct Turns(
    /// The number of the present turn, which is odd; an even one when there is none.
    Cell<u32>,
);

impl Turns {
    /// Begins a turn and gives its number.
    pub fn begin(&self) -> u32 {
        self.0.set(self.0.get().wrapping_add(1) | 1);
        self.0.get()
    }

    /// Ends the present turn, if there is one.
    pub fn end(&self) {
        self.0.set(self.0.get().wrapping_add(1) & !1);
    }

    /// Whether it is still the turn of that number.
    pub fn is(&self, turn: u32) -> bool {
        self.0.get() == turn
    }

    /// Whether it is nobody's turn.
    pub fn is_over(&self) -> bool {
        self.0.get() & 1 == 0
    }
}

/// Takes over from the browser the restoring of scroll positions between the pages of the application, which it would do before the
/// content is there, and remembers the scroll position whenever a scroll or the focus comes to rest, if the page that is shown `is_here`, where the address bar is: a new
/// page is there a little before its address.
pub fn keep_scroll_positions(is_here: impl Fn() -> bool + Copy + 'static) {
    let is_still = move || is_here() && SEARCH.with(Turns::is_over);
    leave_restoring_to(ScrollRestoration::Manual);
    // A page that is left, put away or loaded again is restored by the browser, which does it with the first paint.
    for event in ["pagehide", "pageshow", "visibilitychange"] {
        document::listen(event, move |event| {
            if event.type_() == "pagehide" || document::is_hidden() {
                if is_still() {
                    remember_scroll_position();
                }
                return leave_restoring_to(ScrollRestoration::Auto);
            }
            leave_restoring_to(ScrollRestoration::Manual);
            // WebKit brings a page that it has kept whole back at its top.
            if event.type_() == "pageshow"
                && scroll::position() == 0.0
                && let Some(position) = remembered_scroll_position()
            {
                scroll::to(position.top);
            }
        });
    }
    // A visitor who moves is not moved any more.
    for event in ["wheel", "touchmove", "keydown", "pointerdown"] {
        document::listen(event, |_| SEARCH.with(Turns::end));
    }
    for event in ["scroll", "focusin"] {
        document::listen(event, move |_| {
            if PENDING.replace(true) {
                return;
            }
            // A link that is pressed gets the focus a moment before the click: written now, it does not delay the response.
            if event == "focusin" && document::focused_link().is_some() && is_still() {
                remember_scroll_position();
            }
            let written = timer::after(Duration::from_millis(200), move || {
                PENDING.set(false);
                if is_still() {
                    remember_scroll_position();
                }
            });
            if written.is_none() {
                PENDING.set(false);
            }
        });
    }
}

thread_local! {
    /// What writes into the history once the next frame is painted.
    static UNWRITTEN: RefCell<Option<Box<dyn FnOnce()>>> = RefCell::default();
    /// Whether the visitor's presses and keys are listened to.
    static IS_LISTENING: Cell<bool> = const { Cell::new(false) };
}

/// Calls back once the next frame is painted, for what writes into the history: a new entry takes a phone 15 ms, as long as drawing the results
/// of a filter. What still waited goes first. The visitor's next press or key does not find it waiting: what they do may lead elsewhere.
pub fn write_soon(write: impl FnOnce() + 'static) {
    write_now();
    UNWRITTEN.set(Some(Box::new(write)));
    if !IS_LISTENING.replace(true) {
        for event in ["pointerdown", "keydown"] {
            document::listen(event, |_| write_now());
        }
    }
    timer::after_next_frame(write_now);
}

/// Calls back what waits to be written, if anything does.
pub fn write_now() {
    if let Some(write) = UNWRITTEN.take() {
        write();
    }
}

/// Says who scrolls to where the visitor was: the browser, or the application.
fn leave_restoring_to(who: ScrollRestoration) {
    if let Ok(history) = window().history() {
        let _ = history.set_scroll_restoration(who);
    }
}

/// Writes the present scroll position into the history's present page, unless it is there: writing takes a browser several milliseconds.
pub fn remember_scroll_position() {
    let Ok(history) = window().history() else { return };
    let now = ScrollPosition { top: scroll::position(), focus: document::focused_link() };
    if remembered_scroll_position().as_ref() == Some(&now) {
        return;
    }
    let state = js_sys::Array::of1(&now.top.into());
    if let Some(link) = now.focus {
        state.push(&link.address.into());
        state.push(&link.index.into());
    }
    let _ = history.replace_state(&state, "");
}

/// The scroll position that the history's present page remembers.
pub fn remembered_scroll_position() -> Option<ScrollPosition> {
    let state = window().history().ok()?.state().ok()?;
    let state = js_sys::Array::is_array(&state).then(|| js_sys::Array::from(&state))?;
    let focus =
        state.get(1).as_string().map(|address| Link { address, index: state.get(2).as_f64().unwrap_or(0.0) as usize });
    Some(ScrollPosition { top: state.get(0).as_f64()?, focus })
}

/// Calls back whenever the visitor goes back or forward; not for a link to another part of the same page, which is the browser's.
pub fn on_travel(call: impl Fn() + 'static) {
    document::listen("popstate", move |_| {
        if remembered_scroll_position().is_some() || document::fragment().is_empty() {
            call();
        }
    });
}

/// How many frames a page gets to become as long as it was, and to have its links again: about a second and a half.
const FRAMES: u32 = 90;

/// Scrolls to the position that the history remembers, and gives the focus back, as soon as the page is long enough and its results are
/// there.
pub fn restore_scroll_position() {
    seek(remembered_scroll_position().unwrap_or_default());
}

/// On a page that was loaded again or come back to: the browser has scrolled to where the visitor was in the page as it was sent. Goes on
/// from there, for the results of a question may be longer, unless the visitor has moved since.
pub fn resume() {
    if let Some(ScrollPosition { top, .. }) = remembered_scroll_position()
        && (scroll::position() - top.min(scroll::limit())).abs() <= 1.0
    {
        seek(ScrollPosition { top, focus: None });
    }
}

/// Scrolls to a position and gives the focus back, in a later frame, unless the visitor moves or another position is sought meanwhile.
fn seek(position: ScrollPosition) {
    fn scroll_there(position: ScrollPosition, frames: u32, turn: u32) {
        if !SEARCH.with(|search| search.is(turn)) {
            return;
        }
        if frames > 0 && (scroll::limit() + 1.0 < position.top || document::is_busy()) {
            return request_animation_frame(move || scroll_there(position, frames - 1, turn));
        }
        scroll::to(position.top);
        give_focus(position.focus, frames, turn);
    }
    /// The results that hold the link may take longer than the page.
    fn give_focus(link: Option<Link>, frames: u32, turn: u32) {
        if !SEARCH.with(|search| search.is(turn)) {
            return;
        }
        match link {
            Some(link) if !document::focus_link(&link) && frames > 0 && document::focused_link().is_none() => {
                request_animation_frame(move || give_focus(Some(link), frames - 1, turn));
            }
            _ => SEARCH.with(Turns::end),
        }
    }
    let turn = SEARCH.with(Turns::begin);
    request_animation_frame(move || scroll_there(position, FRAMES, turn));
}
