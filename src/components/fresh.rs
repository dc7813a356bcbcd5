use super::plain_view::{never_waits, takes_no_attributes};
use crate::{
    html::SafeHtml,
    platform::{
        markup::{self, Waiting},
        timer,
    },
};
use leptos::{
    prelude::*,
    tachys::{
        html::attribute::any_attribute::AnyAttribute,
        hydration::Cursor,
        renderer::types::{Element, Node},
        view::{Mountable, Position, PositionState, RenderHtml},
    },
};
use send_wrapper::SendWrapper;

/// A view that is drawn once, and replaced as a whole when it changes.
///
/// Leptos patches a changed view piece by piece, and compiles for each kind of view the code that does it. A page that
/// gives way to another has nothing to patch; drawn afresh it also keeps nothing of the old one, neither an open
/// disclosure nor a scrolled list. Unlike `AnyView` it knows no asynchronous hydration either: measured on this
/// application, that code was a tenth of the bundle.
pub struct Fresh(Box<dyn Draw>);

impl Fresh {
    /// A finished page that is not shown yet: its HTML, and the view that takes it over.
    pub fn found(html: SafeHtml, view: impl FnOnce() -> Self + Send + 'static) -> Self {
        Self(Box::new(Found(html, view)))
    }

    /// Takes over what stands in an element.
    pub fn take_over(self, root: Element) -> Drawn {
        self.0.draw(Some((&Cursor::new(root), &PositionState::default())))
    }

    /// A view with an owner of its own, a child of `parent`. What it holds is tidied up after the frame in which it gives way, so
    /// nothing that the next view has changed may be undone by that.
    pub fn owned(parent: &Owner, view: impl FnOnce() -> Self + Send + 'static) -> Self {
        Self(Box::new(Owned(parent.child(), view)))
    }

    /// Draws a view before it is shown, at the end of an element, where the browser lays it out: showing it is only letting it be
    /// seen, which must be where it stands already. Dropped before, it is gone.
    pub fn ahead(self, place: &Element) -> Self {
        let Drawn { nodes, _life, .. } = self.build();
        Self(Box::new(Ahead { nodes: SendWrapper::new(Waiting::new(nodes, place)), life: SendWrapper::new(_life) }))
    }
}

/// See [`Fresh::found`].
struct Found<F>(SafeHtml, F);

/// See [`Fresh::owned`].
struct Owned<F>(Owner, F);

/// See [`Fresh::ahead`].
struct Ahead {
    nodes: SendWrapper<Waiting>,
    life: SendWrapper<Box<dyn Life>>,
}

/// Makes a view [`Fresh`].
pub trait IntoFresh {
    /// The view, to be found in a finished page or drawn.
    fn fresh(self) -> Fresh;

    /// The same for a view that every finished page holds and the application never draws, such as the page itself: nothing
    /// is compiled to draw it.
    fn early(self) -> Fresh;

    /// The same for a view that no finished page holds, such as an answer: only the application draws it, and so nothing is
    /// compiled to find it in a page.
    fn late(self) -> Fresh;
}

impl<V: RenderHtml + 'static> IntoFresh for V {
    fn fresh(self) -> Fresh {
        Fresh(Box::new(self))
    }

    fn early(self) -> Fresh {
        Fresh(Box::new(Early(self)))
    }

    fn late(self) -> Fresh {
        Fresh(Box::new(Late(self)))
    }
}

/// See [`IntoFresh::early`].
struct Early<V>(V);

/// See [`IntoFresh::late`].
struct Late<V>(V);

/// What can be done with a view whose type is forgotten.
trait Draw: Send {
    fn draw(self: Box<Self>, page: Option<(&Cursor, &PositionState)>) -> Drawn;
    #[cfg(feature = "ssr")]
    fn write(self: Box<Self>, text: &mut String, position: &mut Position, escape: bool);
}

impl<V: RenderHtml + 'static> Draw for V {
    fn draw(self: Box<Self>, page: Option<(&Cursor, &PositionState)>) -> Drawn {
        match page {
            Some(page) => Drawn::found(*self, page),
            None => Drawn::made(*self),
        }
    }

    #[cfg(feature = "ssr")]
    fn write(self: Box<Self>, text: &mut String, position: &mut Position, escape: bool) {
        (*self).to_html_with_buf(text, position, escape, false, Vec::new());
    }
}

impl<V: RenderHtml + 'static> Draw for Early<V> {
    fn draw(self: Box<Self>, page: Option<(&Cursor, &PositionState)>) -> Drawn {
        match page {
            Some(page) => Drawn::found(self.0, page),
            None => Drawn::nothing(),
        }
    }

    #[cfg(feature = "ssr")]
    fn write(self: Box<Self>, text: &mut String, position: &mut Position, escape: bool) {
        self.0.to_html_with_buf(text, position, escape, false, Vec::new());
    }
}

impl<F: FnOnce() -> Fresh + Send> Draw for Found<F> {
    fn draw(self: Box<Self>, _: Option<(&Cursor, &PositionState)>) -> Drawn {
        let Self(html, view) = *self;
        markup::read(&html).map_or_else(Drawn::nothing, |root| view().take_over(root))
    }

    #[cfg(feature = "ssr")]
    fn write(self: Box<Self>, text: &mut String, _: &mut Position, _: bool) {
        text.push_str(self.0.as_str());
    }
}

impl<F: FnOnce() -> Fresh + Send> Draw for Owned<F> {
    fn draw(self: Box<Self>, page: Option<(&Cursor, &PositionState)>) -> Drawn {
        let Self(owner, view) = *self;
        let Drawn { nodes, is_placed, _life } = owner.with(|| view().0.draw(page));
        Drawn { nodes, is_placed, _life: Box::new((_life, owner)) }
    }

    #[cfg(feature = "ssr")]
    fn write(self: Box<Self>, text: &mut String, position: &mut Position, escape: bool) {
        let Self(owner, view) = *self;
        owner.with(|| view().0.write(text, position, escape));
    }
}

impl Draw for Ahead {
    fn draw(self: Box<Self>, _: Option<(&Cursor, &PositionState)>) -> Drawn {
        let Self { nodes, life } = *self;
        Drawn { nodes: nodes.take().show(), is_placed: true, _life: life.take() }
    }

    #[cfg(feature = "ssr")]
    fn write(self: Box<Self>, _: &mut String, _: &mut Position, _: bool) {}
}

impl<V: RenderHtml + 'static> Draw for Late<V> {
    fn draw(self: Box<Self>, _: Option<(&Cursor, &PositionState)>) -> Drawn {
        Drawn::made(self.0)
    }

    /// Only for the gallery of parts: finished pages hold none.
    #[cfg(feature = "ssr")]
    fn write(self: Box<Self>, text: &mut String, position: &mut Position, escape: bool) {
        self.0.to_html_with_buf(text, position, escape, false, Vec::new());
    }
}

/// A view that stands in the document, or is about to: its nodes, and whatever keeps them alive.
///
/// Nodes are moved without asking the view what it is made of, which would be code for each kind of view. They are those
/// that the view had at first, so what changes must be an element, or stand inside of one.
pub struct Drawn {
    nodes: Vec<Node>,
    /// Whether they stand already where they are put next.
    is_placed: bool,
    _life: Box<dyn Life>,
}

/// Anything: it is only kept.
trait Life {}

impl<T> Life for T {}

impl Drawn {
    fn new(nodes: Vec<Node>, life: impl Life + 'static) -> Self {
        Self { nodes, is_placed: false, _life: Box::new(life) }
    }

    fn found(view: impl RenderHtml + 'static, (cursor, position): (&Cursor, &PositionState)) -> Self {
        let (before, is_inside) = (cursor.current(), position.get() == Position::FirstChild);
        let life = view.hydrate::<true>(cursor, position);
        Self::new(markup::nodes_after(&before, is_inside, &cursor.current()), life)
    }

    fn made(view: impl RenderHtml + 'static) -> Self {
        let mut life = view.build();
        let Some(place) = markup::place() else { return Self::nothing() };
        life.mount(&place, None);
        Self::new(markup::nodes_in(&place), life)
    }

    fn nothing() -> Self {
        Self::new(Vec::new(), ())
    }
}

impl Mountable for Drawn {
    fn unmount(&mut self) {
        for node in self.nodes.iter() {
            markup::take_away(node);
        }
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        // Moved, they would have to be laid out again.
        if std::mem::take(&mut self.is_placed) {
            return;
        }
        for node in self.nodes.iter() {
            markup::put(node, parent, marker);
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let Some(node) = self.nodes.first() else { return false };
        let parent = node.parent_element();
        parent.is_some_and(|parent| {
            child.mount(&parent, Some(node));
            true
        })
    }

    fn elements(&self) -> Vec<Element> {
        Vec::new()
    }
}

impl Render for Fresh {
    type State = Drawn;

    fn build(self) -> Drawn {
        self.0.draw(None)
    }

    fn rebuild(self, state: &mut Drawn) {
        let mut new = self.build();
        state.insert_before_this(&mut new);
        state.unmount();
        // What the old view held is tidied up when the visitor has the new one.
        let old = std::mem::replace(state, new);
        timer::after_next_frame(move || drop(old));
    }
}

takes_no_attributes!(Fresh);

impl RenderHtml for Fresh {
    never_waits!();

    #[cfg_attr(not(feature = "ssr"), allow(unused_variables, reason = "only the native build writes HTML"))]
    fn to_html_with_buf(
        self,
        text: &mut String,
        position: &mut Position,
        escape: bool,
        _mark_branches: bool,
        _extra_attributes: Vec<AnyAttribute>,
    ) {
        #[cfg(feature = "ssr")]
        self.0.write(text, position, escape);
    }

    fn hydrate<const FROM_SERVER: bool>(self, cursor: &Cursor, position: &PositionState) -> Drawn {
        self.0.draw(Some((cursor, position)))
    }
}
