use crate::platform::markup;
use leptos::{
    prelude::*,
    tachys::{
        html::attribute::{Attribute, any_attribute::AnyAttribute},
        hydration::Cursor,
        renderer::types::{Element, Node},
        view::{Mountable, Position, PositionState, RenderHtml, add_attr::AddAnyAttr},
    },
};

/// A piece of a page without life: nothing in it listens, and nothing in it changes. It is one node, an element or the comment that
/// Leptos writes for nothing.
///
/// Where the node stands already there is nothing to do for it: the application steps over it without looking inside, and does
/// not even make the view. Where it does not, the browser reads it from HTML at once, which is quicker than making it node by
/// node, and takes less code.
pub struct Written(Box<dyn FnOnce() -> String + Send>);

/// A view of one node without life, which the application may have to show where no finished page holds it, such as an answer.
pub fn written<V: RenderHtml>(view: impl FnOnce() -> V + Send + 'static) -> Written {
    Written(Box::new(|| view().to_html()))
}

/// A view of one node without life that only finished pages hold, which is most of every page. The application never makes
/// it, so its code is not in the bundle, and what it shows need not be there.
pub fn still<V: RenderHtml>(view: impl FnOnce() -> V + Send + 'static) -> Written {
    #[cfg(feature = "ssr")]
    return written(view);
    #[cfg(not(feature = "ssr"))]
    {
        drop(view);
        Written(Box::new(String::new))
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
        Standing(markup::first_node(&(self.0)()))
    }

    fn rebuild(self, state: &mut Standing) {
        let mut new = self.build();
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

impl AddAnyAttr for Written {
    type Output<NewAttr: Attribute> = Self;

    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Self {
        self
    }
}

impl RenderHtml for Written {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        text: &mut String,
        position: &mut Position,
        _escape: bool,
        _mark_branches: bool,
        _extra_attributes: Vec<AnyAttribute>,
    ) {
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

    fn into_owned(self) -> Self {
        self
    }
}
