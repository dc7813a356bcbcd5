//! Waiting, and what time it is.

use leptos::prelude::{
    IntervalHandle, TimeoutHandle, on_cleanup, request_animation_frame, request_animation_frame_with_handle,
    set_interval_with_handle, set_timeout_with_handle,
};
use std::time::Duration;

/// Calls back once, later; the handle forgets the call when cleared.
pub fn after(delay: Duration, call: impl FnOnce() + 'static) -> Option<TimeoutHandle> {
    set_timeout_with_handle(call, delay).ok()
}

/// Calls back again and again; the handle ends that when cleared.
pub fn every(period: Duration, call: impl Fn() + 'static) -> Option<IntervalHandle> {
    set_interval_with_handle(call, period).ok()
}

/// Calls back when the browser is about to paint, when it lays out the page anyway; never after whoever asks is gone.
pub fn with_next_frame(call: impl FnOnce() + 'static) {
    if let Ok(frame) = request_animation_frame_with_handle(call) {
        on_cleanup(move || frame.cancel());
    }
}

/// Calls back when the next frame is painted.
pub fn after_next_frame(call: impl FnOnce() + 'static) {
    request_animation_frame(move || {
        // Begins once the frame is done.
        after(Duration::ZERO, call);
    });
}

/// Waits.
pub async fn sleep(delay: Duration) {
    let (done, ended) = futures::channel::oneshot::channel::<()>();
    if after(delay, move || drop(done)).is_some() {
        let _ = ended.await;
    }
}

/// Milliseconds since 1970, by the device's clock.
pub fn now() -> u64 {
    js_sys::Date::now() as u64
}
