use super::plain_view::{never_waits, takes_no_attributes};
use crate::{html::SafeHtml, platform::markup};
use leptos::{
    prelude::*,
    tachys::{
        html::attribute::any_attribute::AnyAttribute,
        hydration::Cursor,
        renderer::types::{Element, Node},
        view::{Mountable, Position, PositionState, RenderHtml},
    },
};

/// A piece of a page without life: nothing in it listens, and nothing in it changes. It is one node: an element, a text, or the
/// comment that Leptos writes for nothing.
///
/// Where the node stands already there is nothing to do for it: the application steps over it without looking inside, and does
/// not even make the view.
pub struct Written(Box<dyn FnOnce() -> Made + Send>);

/// A node that is HTML already.
pub fn finished(html: SafeHtml) -> Written {
    Written(Box::new(move || {
        #[cfg(feature = "ssr")]
        return html.into_inner_html();
        #[cfg(not(feature = "ssr"))]
        markup::item(&html)
    }))
}

/// What a view becomes: HTML where finished pages are written, a node in the browser.
#[cfg(feature = "ssr")]
type Made = String;
#[cfg(not(feature = "ssr"))]
type Made = Node;

/// A view of one node without life, which the application may have to draw where no finished page holds it, such as an answer.
pub fn written<V: RenderHtml>(view: impl FnOnce() -> V + Send + 'static) -> Written {
    Written(Box::new(|| {
        #[cfg(feature = "ssr")]
        return without_marks(view().to_html());
        #[cfg(not(feature = "ssr"))]
        markup::node_of(|place| view().build().mount(place, None))
    }))
}

/// HTML without the marks by which hydration would find its way inside. Texts have no bare `<`.
#[cfg(feature = "ssr")]
fn without_marks(html: String) -> String {
    const MARK: &str = "<!>";
    if html == MARK { html } else { html.replace(MARK, "") }
}

/// A view of one node without life that only finished pages hold, which is most of every page. The application never makes
/// it, so its code is not in the bundle, and what it shows need not be there.
pub fn still<V: RenderHtml>(view: impl FnOnce() -> V + Send + 'static) -> Written {
    #[cfg(feature = "ssr")]
    return written(view);
    #[cfg(not(feature = "ssr"))]
    {
        drop(view);
        Written(Box::new(markup::nothing))
    }
}

/// Its node.
pub struct Standing(Node);

impl Mountable for Standing {
    fn unmount(&mut self) {
        markup::take_away(&self.0);
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        markup::put(&self.0, parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let parent = self.0.parent_element();
        parent.is_some_and(|parent| {
            child.mount(&parent, Some(&self.0));
            true
        })
    }

    fn elements(&self) -> Vec<Element> {
        Vec::new()
    }
}

impl Render for Written {
    type State = Standing;

    fn build(self) -> Standing {
        #[cfg(feature = "ssr")]
        return Standing(markup::nothing());
        #[cfg(not(feature = "ssr"))]
        Standing((self.0)())
    }

    fn rebuild(self, state: &mut Standing) {
        let mut new = self.build();
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

takes_no_attributes!(Written);

impl RenderHtml for Written {
    never_waits!();

    #[cfg_attr(not(feature = "ssr"), allow(unused_variables, reason = "only the native build writes HTML"))]
    fn to_html_with_buf(
        self,
        text: &mut String,
        position: &mut Position,
        _escape: bool,
        _mark_branches: bool,
        _extra_attributes: Vec<AnyAttribute>,
    ) {
        #[cfg(feature = "ssr")]
        text.push_str(&(self.0)());
        *position = Position::NextChild;
    }

    /// Moves the cursor to the next node, as an element's own hydration does.
    fn hydrate<const FROM_SERVER: bool>(self, cursor: &Cursor, position: &PositionState) -> Standing {
        match position.get() {
            Position::FirstChild => cursor.child(),
            Position::Current => {}
            _ => cursor.sibling(),
        }
        position.set(Position::NextChild);
        Standing(cursor.current())
    }
}
