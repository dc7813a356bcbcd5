//! Parts of views that change, behind a few common types.
//!
//! Leptos compiles its machinery anew for every closure that a view or an effect holds, 1.5 to 3 kB each. Boxed, they
//! share one copy for each kind of value.

use super::{Fresh, IntoFresh, LiveText};
use leptos::prelude::*;

/// An attribute that is there or not.
pub type LiveFlag = Box<dyn FnMut() -> bool + Send>;

/// An attribute that has one of a few values, or is not there.
pub type LiveWord = Box<dyn FnMut() -> Option<&'static str> + Send>;

/// What an attribute or a [text](text) says.
pub type LiveString = Box<dyn FnMut() -> String + Send>;

/// A part of the page that is drawn afresh.
pub type LiveView = Box<dyn FnMut() -> Fresh + Send>;

/// What is called when something happens on the page.
pub type Handler<E> = Box<dyn FnMut(E)>;

/// An attribute that is there while `is_on`.
pub fn flag(is_on: impl FnMut() -> bool + Send + 'static) -> LiveFlag {
    Box::new(is_on)
}

/// An attribute that follows the signals it reads, and is left out where they give nothing.
pub fn word(value: impl FnMut() -> Option<&'static str> + Send + 'static) -> LiveWord {
    Box::new(value)
}

/// A text that follows the signals it reads, alone in its element.
pub fn text(value: impl FnMut() -> String + Send + 'static) -> LiveText {
    LiveText::new(string(value))
}

/// The value of an attribute that follows the signals it reads.
pub fn string(value: impl FnMut() -> String + Send + 'static) -> LiveString {
    Box::new(value)
}

/// A view that is drawn afresh whenever a signal that it reads changes.
pub fn view(draw: impl FnMut() -> Fresh + Send + 'static) -> LiveView {
    Box::new(draw)
}

/// A list that is drawn afresh whenever a signal that it reads changes.
pub fn list(mut draw: impl FnMut() -> Vec<Fresh> + Send + 'static) -> LiveView {
    Box::new(move || draw().fresh())
}

/// Does something on an event.
pub fn on<E: 'static>(act: impl FnMut(E) + 'static) -> Handler<E> {
    Box::new(act)
}

/// Does something after the first render, in the browser only, and again whenever a signal that it reads changes.
pub fn effect(act: impl FnMut() + 'static) {
    fn run(mut act: Box<dyn FnMut()>) {
        Effect::new(move |_: Option<()>| act());
    }
    run(Box::new(act));
}
