use super::{
    drawn::Drawn,
    leaf::{leaf_view, refuse},
};
#[cfg(not(feature = "ssr"))]
use leptos::tachys::renderer::{CastFrom, types::Element};
#[cfg(feature = "ssr")]
use leptos::tachys::view::{Position, RenderHtml};
use leptos::{
    prelude::*,
    tachys::{hydration::Cursor, view::PositionState},
};
use std::marker::PhantomData;

/// Static markup that only the build renders, which is most of every page: one node (an element, a text, or the comment that Leptos
/// writes for nothing), with no handlers and nothing reactive. Made by [`ssr_only!`](crate::view::ssr_only).
///
/// The application steps over the node. It cannot draw it, be it alone or inside of another view:
/// ```compile_fail,E0080
/// use kiosque::view::{IntoBoxed, ssr_only};
/// use leptos::prelude::*;
///
/// let results = view! { <ul>{ssr_only!(view! { <li>"…"</li> })}</ul> }.client_only();
/// ```
/// Nor can it be what a part of the page changes to:
/// ```compile_fail,E0080
/// use kiosque::view::{IntoBoxed, live, ssr_only};
/// use leptos::prelude::*;
///
/// let part = live::view(|| ssr_only!(view! { <p>"…"</p> }).boxed());
/// ```
/// It has no element of its own that could carry an attribute:
/// ```compile_fail,E0080
/// use kiosque::view::ssr_only;
/// use leptos::{prelude::*, tachys::{html::class::class, view::add_attr::AddAnyAttr}};
///
/// ssr_only!(view! { <p>"…"</p> }).add_any_attr(class("wide")).to_html();
/// ```
pub struct SsrOnly<Never = ()> {
    #[cfg(feature = "ssr")]
    write: Box<dyn FnOnce() -> String + Send>,
    #[cfg(not(feature = "ssr"))]
    then: Then,
    never: PhantomData<fn() -> Never>,
}

/// What is done with the node when the application steps over it.
#[cfg(not(feature = "ssr"))]
enum Then {
    Nothing,
    /// The HTML of the element around it is kept, for what hydrates it later.
    Keep(StoredValue<String>),
    /// A function gets it, which listens to it.
    Give(Box<dyn FnOnce(Element) + Send>),
}

/// A view of one static node that only the build renders: see [`SsrOnly`]. In the application the macro expands to nothing but a step over
/// that node, so what stands in it is not compiled, and may use data that exists only natively.
#[cfg(feature = "ssr")]
#[macro_export]
#[doc(hidden)]
macro_rules! __ssr_only {
    ($($view:tt)*) => {
        $crate::view::SsrOnly::new(move || { $($view)* })
    };
}

/// See the native one.
#[cfg(not(feature = "ssr"))]
#[macro_export]
#[doc(hidden)]
macro_rules! __ssr_only {
    ($($view:tt)*) => {
        $crate::view::SsrOnly::in_place()
    };
}

pub use __ssr_only as ssr_only;

/// A view of one node that finished pages hold with all that hydration needs, and that the application steps over at first: another part of
/// the code hydrates it later, once it is there. The node stands alone in the element of a [`Later`](crate::view::Later), whose `sent` is the first argument.
#[cfg(feature = "ssr")]
#[macro_export]
#[doc(hidden)]
macro_rules! __hydrated_later {
    ($sent:expr, $($view:tt)*) => {{
        let _: leptos::prelude::StoredValue<String> = $sent;
        $crate::view::IntoBoxed::hydrate_only({ $($view)* })
    }};
}

/// See the native one.
#[cfg(not(feature = "ssr"))]
#[macro_export]
#[doc(hidden)]
macro_rules! __hydrated_later {
    ($sent:expr, $($view:tt)*) => {
        $crate::view::SsrOnly::kept_in($sent)
    };
}

pub use __hydrated_later as hydrated_later;

/// A view of one static element that only the build renders, and that the application gives to a function when it steps over it: what
/// listens to it needs no view. The function, or the closure, exists in the application only.
#[cfg(feature = "ssr")]
#[macro_export]
#[doc(hidden)]
macro_rules! __taken_over {
    ($take_over:expr, $($view:tt)*) => {
        $crate::view::ssr_only!($($view)*)
    };
}

/// See the native one.
#[cfg(not(feature = "ssr"))]
#[macro_export]
#[doc(hidden)]
macro_rules! __taken_over {
    ($take_over:expr, $($view:tt)*) => {
        $crate::view::SsrOnly::given_to($take_over)
    };
}

pub use __taken_over as taken_over;

impl SsrOnly {
    /// What the macro makes natively.
    #[cfg(feature = "ssr")]
    #[doc(hidden)]
    pub fn new<V: RenderHtml>(view: impl FnOnce() -> V + Send + 'static) -> Self {
        Self { write: Box::new(|| super::static_node::html_of(view())), never: PhantomData }
    }

    /// What the macro makes in the application.
    #[cfg(not(feature = "ssr"))]
    #[doc(hidden)]
    pub fn in_place() -> Self {
        Self { then: Then::Nothing, never: PhantomData }
    }

    /// What stands in place, and what it was when the application stepped over it.
    #[cfg(not(feature = "ssr"))]
    #[doc(hidden)]
    pub fn kept_in(sent: StoredValue<String>) -> Self {
        Self { then: Then::Keep(sent), never: PhantomData }
    }

    /// What stands in place and is listened to.
    #[cfg(not(feature = "ssr"))]
    #[doc(hidden)]
    pub fn given_to(take_over: impl FnOnce(Element) + Send + 'static) -> Self {
        Self { then: Then::Give(Box::new(take_over)), never: PhantomData }
    }
}

impl<Never: 'static> Render for SsrOnly<Never> {
    type State = Drawn;

    fn build(self) -> Drawn {
        refuse!(Never, "only finished pages hold this markup: `StaticNode` is drawn by the application, too");
        Drawn::nothing()
    }

    fn rebuild(self, _: &mut Drawn) {
        refuse!(Never, "only finished pages hold this markup: `StaticNode` is drawn by the application, too");
    }
}

impl<Never> SsrOnly<Never> {
    #[cfg(feature = "ssr")]
    fn write(self, html: &mut String, position: &mut Position, _: bool) {
        html.push_str(&(self.write)());
        *position = Position::NextChild;
    }

    fn find(self, cursor: &Cursor, position: &PositionState) -> Drawn {
        let node = Drawn::next_node(cursor, position);
        // Not later: translators come between any two steps, and the loader presses again what was pressed meanwhile.
        #[cfg(not(feature = "ssr"))]
        match self.then {
            Then::Nothing => {}
            Then::Keep(sent) => {
                if let Some(around) = cursor.current().parent_element() {
                    sent.set_value(around.inner_html());
                }
            }
            Then::Give(take_over) => {
                if let Some(element) = Element::cast_from(cursor.current()) {
                    take_over(element);
                }
            }
        }
        node
    }
}

leaf_view!(SsrOnly<Never>);
