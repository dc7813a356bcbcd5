use super::{
    drawn::{Drawn, Life},
    leaf::{leaf_view, refuse},
    prerendered::Prerendered,
};
use crate::{
    html::SafeHtml,
    platform::{nodes, timer},
};
#[cfg(feature = "ssr")]
use leptos::tachys::view::Position;
use leptos::{
    prelude::*,
    tachys::{
        hydration::Cursor,
        renderer::types::Element,
        view::{PositionState, RenderHtml},
    },
};
use send_wrapper::SendWrapper;
use std::marker::PhantomData;

/// Forgets the type of a view, and says when it is drawn: see [the table](crate::view).
pub trait IntoBoxed: RenderHtml + Sized + 'static {
    /// Both: finished pages hold it, and the application draws it anew when it changes.
    fn boxed(self) -> BoxedView {
        BoxedView(Box::new(self))
    }

    /// Every finished page holds it, such as the page itself, and the application never draws it: nothing is compiled to do so.
    fn hydrate_only(self) -> HydrateOnly {
        HydrateOnly(Box::new(self), PhantomData)
    }

    /// No finished page holds it, such as results; only the application draws it: nothing is compiled to find it in a page.
    fn client_only(self) -> ClientOnly {
        ClientOnly(Box::new(self), PhantomData)
    }
}

impl<V: RenderHtml + 'static> IntoBoxed for V {}

/// A view that finished pages hold and the application draws anew, as a whole, when it changes.
///
/// Leptos patches a changed view piece by piece, and compiles for each kind of view the code that does so. A part that is replaced as
/// a whole has nothing to patch, and keeps nothing of the old one: no open disclosure, no scrolled list. Unlike `AnyView` it brings no
/// asynchronous hydration: measured on this application, that code was a tenth of the bundle.
///
/// It has no element of its own that could carry an attribute:
/// ```compile_fail,E0080
/// use kiosque::view::IntoBoxed;
/// use leptos::{prelude::*, tachys::{html::class::class, view::add_attr::AddAnyAttr}};
///
/// let view = view! { <p>"…"</p> }.boxed();
/// view.add_any_attr(class("wide")).to_html();
/// ```
pub struct BoxedView(Box<dyn Draw>);

/// A view that every finished page holds and the application never draws.
///
/// The application cannot draw it, be it alone or inside of another view:
/// ```compile_fail,E0080
/// use kiosque::view::IntoBoxed;
/// use leptos::prelude::*;
///
/// let item = view! { <li>"…"</li> }.hydrate_only();
/// let list = view! { <ul>{item}</ul> }.client_only();
/// ```
/// It cannot be what a part of the page changes to:
/// ```compile_fail,E0308
/// use kiosque::view::{IntoBoxed, live};
/// use leptos::prelude::*;
///
/// let part = live::view(|| view! { <p>"…"</p> }.hydrate_only());
/// ```
pub struct HydrateOnly<Never = ()>(Box<dyn Hydrate>, PhantomData<fn() -> Never>);

/// A view that only the application draws. Only the gallery of parts shows it as HTML.
///
/// It is not looked for in a page, be it alone or inside of another view:
/// ```compile_fail,E0080
/// use kiosque::view::IntoBoxed;
/// use leptos::prelude::*;
///
/// let item = view! { <li>"…"</li> }.client_only();
/// let list = view! { <ul>{item}</ul> }.hydrate_only();
/// ```
pub struct ClientOnly<Never = ()>(Box<dyn Build>, PhantomData<fn() -> Never>);

/// What can be done with a view whose type is forgotten, once it exists in a finished page.
trait Hydrate: Send {
    fn find(self: Box<Self>, cursor: &Cursor, position: &PositionState) -> Drawn;
    #[cfg(feature = "ssr")]
    fn write(self: Box<Self>, html: &mut String, position: &mut Position, escape: bool);
}

/// What can be done with a view that exists nowhere yet.
trait Build: Send {
    fn build(self: Box<Self>) -> Drawn;
    #[cfg(feature = "ssr")]
    fn write(self: Box<Self>, html: &mut String, position: &mut Position, escape: bool);
}

/// Both.
trait Draw: Send {
    fn draw(self: Box<Self>, page: Option<(&Cursor, &PositionState)>) -> Drawn;
    #[cfg(feature = "ssr")]
    fn write(self: Box<Self>, html: &mut String, position: &mut Position, escape: bool);
}

impl<V: RenderHtml + 'static> Hydrate for V {
    fn find(self: Box<Self>, cursor: &Cursor, position: &PositionState) -> Drawn {
        Drawn::found(*self, cursor, position)
    }

    #[cfg(feature = "ssr")]
    fn write(self: Box<Self>, html: &mut String, position: &mut Position, escape: bool) {
        (*self).to_html_with_buf(html, position, escape, false, Vec::new());
    }
}

impl<V: RenderHtml + 'static> Build for V {
    fn build(self: Box<Self>) -> Drawn {
        Drawn::made(*self)
    }

    #[cfg(feature = "ssr")]
    fn write(self: Box<Self>, html: &mut String, position: &mut Position, escape: bool) {
        (*self).to_html_with_buf(html, position, escape, false, Vec::new());
    }
}

impl<V: RenderHtml + 'static> Draw for V {
    fn draw(self: Box<Self>, page: Option<(&Cursor, &PositionState)>) -> Drawn {
        match page {
            Some((cursor, position)) => Drawn::found(*self, cursor, position),
            None => Drawn::made(*self),
        }
    }

    #[cfg(feature = "ssr")]
    fn write(self: Box<Self>, html: &mut String, position: &mut Position, escape: bool) {
        (*self).to_html_with_buf(html, position, escape, false, Vec::new());
    }
}

/// A view with an owner of its own. What it holds is disposed of one frame after the view is replaced, so nothing that the next view
/// has changed may be undone by that.
struct Owned<F>(Owner, F);

impl HydrateOnly {
    /// A view with an owner of its own, a child of `parent`.
    pub fn owned(parent: &Owner, view: impl FnOnce() -> Self + Send + 'static) -> Self {
        Self(Box::new(Owned(parent.child(), view)), PhantomData)
    }

    /// Takes over what stands in an element.
    pub fn take_over(self, root: Element) -> Drawn {
        self.0.find(&Cursor::new(root), &PositionState::default())
    }

    /// As the first state of a part that changes, for [`slot`](super::live::slot), which never draws it.
    pub(super) fn into_first(self) -> BoxedView {
        BoxedView(Box::new(First(self.0)))
    }
}

impl<F: FnOnce() -> HydrateOnly + Send> Hydrate for Owned<F> {
    fn find(self: Box<Self>, cursor: &Cursor, position: &PositionState) -> Drawn {
        let Self(owner, view) = *self;
        owner.with(|| view().0.find(cursor, position)).with(owner)
    }

    #[cfg(feature = "ssr")]
    fn write(self: Box<Self>, html: &mut String, position: &mut Position, escape: bool) {
        let Self(owner, view) = *self;
        owner.with(|| view().0.write(html, position, escape));
    }
}

/// See [`HydrateOnly::into_first`].
struct First(Box<dyn Hydrate>);

impl Draw for First {
    fn draw(self: Box<Self>, page: Option<(&Cursor, &PositionState)>) -> Drawn {
        page.map_or_else(Drawn::nothing, |(cursor, position)| self.0.find(cursor, position))
    }

    #[cfg(feature = "ssr")]
    fn write(self: Box<Self>, html: &mut String, position: &mut Position, escape: bool) {
        self.0.write(html, position, escape);
    }
}

impl ClientOnly {
    /// Nothing to show.
    pub fn nothing() -> Self {
        ().client_only()
    }

    /// A view with an owner of its own, a child of `parent`.
    pub fn owned(parent: &Owner, view: impl FnOnce() -> Self + Send + 'static) -> Self {
        Self(Box::new(Owned(parent.child(), view)), PhantomData)
    }

    /// HTML that the build has written, and the view that takes it over once it is wanted.
    pub fn from_html(html: SafeHtml, view: impl FnOnce() -> HydrateOnly + Send + 'static) -> Self {
        Self(Box::new(FromHtml(html, view)), PhantomData)
    }

    /// Draws the view before it is wanted, at the end of an element, where the browser lays it out of sight: showing it is then only
    /// letting it be seen, which must be where it stands already. Dropped before, it is gone.
    pub fn prerendered(self, container: &Element) -> Self {
        let (nodes, life) = self.0.build().into_parts();
        let nodes = SendWrapper::new(Prerendered::new(nodes, container));
        Self(Box::new(Ahead { nodes, life: SendWrapper::new(life) }), PhantomData)
    }

    /// As a later state of a part that changes, for [`slot`](super::live::slot).
    pub(super) fn into_later(self) -> BoxedView {
        BoxedView(Box::new(Later(self.0)))
    }

    /// As what fills a container that is empty in finished pages, for [`client`](super::live::client).
    pub(super) fn into_boxed_list(views: Vec<Self>) -> BoxedView {
        BoxedView(Box::new(List(views)))
    }
}

impl<F: FnOnce() -> ClientOnly + Send> Build for Owned<F> {
    fn build(self: Box<Self>) -> Drawn {
        let Self(owner, view) = *self;
        owner.with(|| view().0.build()).with(owner)
    }

    #[cfg(feature = "ssr")]
    fn write(self: Box<Self>, html: &mut String, position: &mut Position, escape: bool) {
        let Self(owner, view) = *self;
        owner.with(|| view().0.write(html, position, escape));
    }
}

/// See [`ClientOnly::from_html`].
struct FromHtml<F>(SafeHtml, F);

impl<F: FnOnce() -> HydrateOnly + Send> Build for FromHtml<F> {
    fn build(self: Box<Self>) -> Drawn {
        let Self(html, view) = *self;
        nodes::read(&html).map_or_else(Drawn::nothing, |root| view().take_over(root))
    }

    #[cfg(feature = "ssr")]
    fn write(self: Box<Self>, html: &mut String, _: &mut Position, _: bool) {
        html.push_str(self.0.as_str());
    }
}

/// See [`ClientOnly::prerendered`].
struct Ahead {
    nodes: SendWrapper<Prerendered>,
    life: SendWrapper<Box<dyn Life>>,
}

impl Build for Ahead {
    fn build(self: Box<Self>) -> Drawn {
        let Self { nodes, life } = *self;
        Drawn::placed(nodes.take().show(), life.take())
    }

    #[cfg(feature = "ssr")]
    fn write(self: Box<Self>, _: &mut String, _: &mut Position, _: bool) {}
}

/// See [`ClientOnly::into_later`].
struct Later(Box<dyn Build>);

impl Draw for Later {
    fn draw(self: Box<Self>, _: Option<(&Cursor, &PositionState)>) -> Drawn {
        self.0.build()
    }

    #[cfg(feature = "ssr")]
    fn write(self: Box<Self>, html: &mut String, position: &mut Position, escape: bool) {
        self.0.write(html, position, escape);
    }
}

/// See [`ClientOnly::into_boxed_list`]. A node after the views marks where they go while there are none.
struct List(Vec<ClientOnly>);

impl Draw for List {
    fn draw(self: Box<Self>, page: Option<(&Cursor, &PositionState)>) -> Drawn {
        let mut views: Vec<Drawn> = self.0.into_iter().map(|view| view.0.build()).collect();
        let end = match page {
            Some((cursor, position)) => Drawn::found((), cursor, position),
            None => Drawn::node(nodes::nothing()),
        };
        for view in &mut views {
            end.insert_before_this(view);
        }
        views.push(end);
        Drawn::joined(views)
    }

    #[cfg(feature = "ssr")]
    fn write(self: Box<Self>, html: &mut String, position: &mut Position, _: bool) {
        for view in self.0 {
            view.0.write(html, position, true);
        }
        ().to_html_with_buf(html, position, true, false, Vec::new());
    }
}

impl Render for BoxedView {
    type State = Drawn;

    fn build(self) -> Drawn {
        self.0.draw(None)
    }

    fn rebuild(self, state: &mut Drawn) {
        let old = state.replace_with(self.build());
        // What the old view holds is disposed of when the visitor has the new one.
        timer::after_next_frame(move || drop(old));
    }
}

impl BoxedView {
    #[cfg(feature = "ssr")]
    fn write(self, html: &mut String, position: &mut Position, escape: bool) {
        self.0.write(html, position, escape);
    }

    fn find(self, cursor: &Cursor, position: &PositionState) -> Drawn {
        self.0.draw(Some((cursor, position)))
    }
}

leaf_view!(BoxedView);

impl<Never: 'static> Render for HydrateOnly<Never> {
    type State = Drawn;

    fn build(self) -> Drawn {
        refuse!(Never, "finished pages hold this view, and the application never draws it: `.boxed()` does both");
        Drawn::nothing()
    }

    fn rebuild(self, _: &mut Drawn) {
        refuse!(Never, "finished pages hold this view, and the application never draws it: `.boxed()` does both");
    }
}

impl<Never> HydrateOnly<Never> {
    #[cfg(feature = "ssr")]
    fn write(self, html: &mut String, position: &mut Position, escape: bool) {
        self.0.write(html, position, escape);
    }

    fn find(self, cursor: &Cursor, position: &PositionState) -> Drawn {
        self.0.find(cursor, position)
    }
}

leaf_view!(HydrateOnly<Never>);

impl<Never: 'static> Render for ClientOnly<Never> {
    type State = Drawn;

    fn build(self) -> Drawn {
        self.0.build()
    }

    fn rebuild(self, state: &mut Drawn) {
        let old = state.replace_with(self.build());
        timer::after_next_frame(move || drop(old));
    }
}

impl<Never> ClientOnly<Never> {
    #[cfg(feature = "ssr")]
    fn write(self, html: &mut String, position: &mut Position, escape: bool) {
        self.0.write(html, position, escape);
    }

    fn find(self, _: &Cursor, _: &PositionState) -> Drawn {
        refuse!(
            Never,
            "no finished page holds this view, so it is not looked for in one: `live::client` shows it, `.boxed()` does both"
        );
        Drawn::nothing()
    }
}

leaf_view!(ClientOnly<Never>);
