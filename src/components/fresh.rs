use leptos::{
    prelude::*,
    tachys::{
        html::attribute::{Attribute, any_attribute::AnyAttribute},
        hydration::Cursor,
        renderer::{
            CastFrom,
            types::{Element, Node},
        },
        view::{Mountable, Position, PositionState, RenderHtml, add_attr::AddAnyAttr},
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
    /// Draws a view before it is shown, so that showing it is only putting it into the document. It lives until it is dropped,
    /// in the document or not.
    pub fn ahead(parent: &Owner, draw: impl FnOnce() -> Self) -> Self {
        let owner = parent.child();
        let drawn = owner.with(|| draw().build());
        Self(Box::new(Ahead { drawn: SendWrapper::new(drawn), _owner: owner }))
    }
}

/// See [`Fresh::ahead`].
struct Ahead {
    drawn: SendWrapper<Drawn>,
    /// Whose signals and handlers the view has.
    _owner: Owner,
}

/// Makes a view [`Fresh`].
pub trait IntoFresh {
    /// The view, to be drawn once.
    fn fresh(self) -> Fresh;

    /// The same for a view that no finished page holds, such as an answer: only the application draws it, and so nothing is
    /// compiled to find it in a page.
    fn late(self) -> Fresh;
}

impl<V: RenderHtml + 'static> IntoFresh for V {
    fn fresh(self) -> Fresh {
        Fresh(Box::new(self))
    }

    fn late(self) -> Fresh {
        Fresh(Box::new(Late(self)))
    }
}

/// A view of one element without life: nothing in it listens, and nothing in it changes.
///
/// In a finished page there is nothing to do for it, so the application steps over its element without looking inside, and
/// does not even make the view. That is most of every page: it is what makes starting cheap.
pub fn still<V: RenderHtml + 'static>(view: impl FnOnce() -> V + Send + 'static) -> Fresh {
    Fresh(Box::new(Still(view)))
}

/// See [`still`].
struct Still<F>(F);

/// A view that no finished page holds.
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
            Some((cursor, position)) => Drawn(Box::new((*self).hydrate::<true>(cursor, position))),
            None => Drawn(Box::new((*self).build())),
        }
    }

    #[cfg(feature = "ssr")]
    fn write(self: Box<Self>, text: &mut String, position: &mut Position, escape: bool) {
        (*self).to_html_with_buf(text, position, escape, false, Vec::new());
    }
}

impl<V: RenderHtml + 'static, F: FnOnce() -> V + Send> Draw for Still<F> {
    fn draw(self: Box<Self>, page: Option<(&Cursor, &PositionState)>) -> Drawn {
        match page {
            Some((cursor, position)) => step_over(cursor, position),
            None => Drawn(Box::new((self.0)().build())),
        }
    }

    #[cfg(feature = "ssr")]
    fn write(self: Box<Self>, text: &mut String, position: &mut Position, escape: bool) {
        (self.0)().to_html_with_buf(text, position, escape, false, Vec::new());
    }
}

impl Draw for Ahead {
    fn draw(self: Box<Self>, _page: Option<(&Cursor, &PositionState)>) -> Drawn {
        Drawn(self)
    }

    #[cfg(feature = "ssr")]
    fn write(self: Box<Self>, _text: &mut String, _position: &mut Position, _escape: bool) {}
}

impl Mountable for Ahead {
    fn unmount(&mut self) {
        self.drawn.unmount();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.drawn.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.drawn.insert_before_this(child)
    }

    fn elements(&self) -> Vec<Element> {
        self.drawn.elements()
    }
}

/// Moves the cursor to the next element of a finished page, as an element's own hydration does.
fn step_over(cursor: &Cursor, position: &PositionState) -> Drawn {
    match position.get() {
        Position::FirstChild => cursor.child(),
        Position::Current => {}
        _ => cursor.sibling(),
    }
    position.set(Position::NextChild);
    match Element::cast_from(cursor.current()) {
        Some(element) => Drawn(Box::new(element)),
        // Not the page that was expected; there is nothing to hold.
        None => Drawn(Box::new(())),
    }
}

impl<V: RenderHtml + 'static> Draw for Late<V> {
    fn draw(self: Box<Self>, _: Option<(&Cursor, &PositionState)>) -> Drawn {
        Drawn(Box::new(self.0.build()))
    }

    /// Only for the gallery of parts: finished pages hold none.
    #[cfg(feature = "ssr")]
    fn write(self: Box<Self>, text: &mut String, position: &mut Position, escape: bool) {
        self.0.to_html_with_buf(text, position, escape, false, Vec::new());
    }
}

/// A view that stands in the document.
pub struct Drawn(Box<dyn Mountable>);

impl Mountable for Drawn {
    fn unmount(&mut self) {
        self.0.unmount();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.0.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.0.insert_before_this(child)
    }

    fn elements(&self) -> Vec<Element> {
        self.0.elements()
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
        *state = new;
    }
}

impl AddAnyAttr for Fresh {
    type Output<NewAttr: Attribute> = Self;

    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Self {
        self
    }
}

impl RenderHtml for Fresh {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

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

    fn into_owned(self) -> Self {
        self
    }
}
