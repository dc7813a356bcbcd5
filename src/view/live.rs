//! Parts of views that change, behind a few common types.
//!
//! Leptos compiles its machinery anew for every closure that a view or an effect holds, 1.5 to 3 kB each. Boxed, they
//! share one copy for each kind of value.

use super::{BoxedView, ClientOnly, HydrateOnly, IntoBoxed, LiveText};
use leptos::prelude::*;

/// An attribute that is there or not.
pub type LiveFlag = Box<dyn FnMut() -> bool + Send>;

/// An attribute that has one of a few values, or is not there.
pub type LiveWord = Box<dyn FnMut() -> Option<&'static str> + Send>;

/// What an attribute or a [text](text) says.
pub type LiveString = Box<dyn FnMut() -> String + Send>;

/// A part of the page that is drawn anew as a whole.
pub type LiveView = Box<dyn FnMut() -> BoxedView + Send>;

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

/// A view that finished pages hold, drawn anew whenever a signal that it reads changes.
pub fn view(draw: impl FnMut() -> BoxedView + Send + 'static) -> LiveView {
    Box::new(draw)
}

/// A list that finished pages hold, drawn anew whenever a signal that it reads changes.
pub fn list(mut draw: impl FnMut() -> Vec<BoxedView> + Send + 'static) -> LiveView {
    Box::new(move || draw().boxed())
}

/// Views that only the application draws, drawn anew whenever a signal that they read changes. Finished pages hold none of them.
pub fn client(mut draw: impl FnMut() -> Vec<ClientOnly> + Send + 'static) -> LiveView {
    Box::new(move || ClientOnly::into_boxed_list(draw()))
}

/// What every finished page holds until `changes` changes; then what `next` gives for its value takes its place.
pub fn slot<T: Clone + Send + Sync + 'static>(
    first: HydrateOnly,
    changes: RwSignal<T>,
    mut next: impl FnMut(T) -> ClientOnly + Send + 'static,
) -> HydrateOnly {
    let mut first = Some(first);
    view(move || {
        let value = changes.get();
        match first.take() {
            Some(first) => first.into_first(),
            None => next(value).into_later(),
        }
    })
    .hydrate_only()
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
