use super::leaf::leaf_view;
use super::live::{self, LiveString};
#[cfg(feature = "ssr")]
use leptos::tachys::view::Position;
use leptos::{
    prelude::*,
    tachys::{
        hydration::Cursor,
        renderer::{
            CastFrom,
            types::{Element, Node},
        },
        view::{Mountable, PositionState},
    },
};
use std::{cell::RefCell, rc::Rc};

/// A text that changes while the page is read; made by [`live::text`]. It stands alone in its element.
///
/// It replaces the whole content of that element: a translator or an extension may have put other nodes in place of the text that
/// Leptos would otherwise update, unseen.
pub struct LiveText(LiveString);

impl LiveText {
    /// A text that follows the signals it reads.
    pub fn new(text: LiveString) -> Self {
        Self(text)
    }

    /// Keeps the text of an element right; gives back its first value.
    fn follow(self, element: Container) -> String {
        let mut text = self.0;
        let first = untrack(&mut text);
        let mut shown = first.clone();
        live::effect(move || {
            let text = text();
            if shown != text
                && let Some(element) = &*element.borrow()
            {
                element.set_text_content(Some(&text));
                shown = text;
            }
        });
        first
    }
}

/// The element that a text stands in, once that is known.
type Container = Rc<RefCell<Option<Element>>>;

/// A text in its element, or about to be put there.
pub struct Followed {
    first: String,
    element: Container,
}

impl Mountable for Followed {
    fn unmount(&mut self) {
        if let Some(element) = self.element.take() {
            element.set_text_content(None);
        }
    }

    fn mount(&mut self, parent: &Element, _: Option<&Node>) {
        parent.set_text_content(Some(&self.first));
        self.element.replace(Some(parent.clone()));
    }

    fn insert_before_this(&self, _: &mut dyn Mountable) -> bool {
        false
    }

    fn elements(&self) -> Vec<Element> {
        Vec::new()
    }
}

impl Render for LiveText {
    type State = Followed;

    fn build(self) -> Followed {
        let element = Container::default();
        Followed { first: self.follow(element.clone()), element }
    }

    fn rebuild(self, state: &mut Followed) {
        let parent = state.element.take();
        *state = self.build();
        if let Some(parent) = parent {
            state.mount(&parent, None);
        }
    }
}

impl LiveText {
    #[cfg(feature = "ssr")]
    fn write(self, html: &mut String, position: &mut Position, _: bool) {
        html.push_str(crate::html::escape(&self.follow(Container::default())).as_str());
        *position = Position::NextChild;
    }

    /// The cursor stands at the element whose first and only child the text is.
    fn find(self, cursor: &Cursor, _: &PositionState) -> Followed {
        let element = Container::new(RefCell::new(Element::cast_from(cursor.current())));
        Followed { first: self.follow(element.clone()), element }
    }
}

leaf_view!(LiveText);
