use crate::platform::nodes;
use leptos::{
    prelude::*,
    tachys::{
        hydration::Cursor,
        renderer::types::{Element, Node},
        view::{Mountable, Position, PositionState, RenderHtml},
    },
};

/// A view that stands in the document or is about to: its nodes, and whatever keeps them alive.
///
/// Nodes are moved without asking the view what it is made of, which would be code for each kind of view. They are those that the view
/// had at first, so what changes must be an element, or stand inside of one.
pub struct Drawn {
    nodes: Vec<Node>,
    /// Whether they stand already where they will be mounted.
    is_placed: bool,
    _life: Box<dyn Life>,
}

/// Anything: it is only kept.
pub(super) trait Life {}

impl<T> Life for T {}

impl Drawn {
    pub(super) fn new(nodes: Vec<Node>, life: impl Life + 'static) -> Self {
        Self { nodes, is_placed: false, _life: Box::new(life) }
    }

    /// One node that nothing keeps alive.
    pub(super) fn node(node: Node) -> Self {
        Self::new(vec![node], ())
    }

    /// No node at all.
    pub(super) fn nothing() -> Self {
        Self::new(Vec::new(), ())
    }

    /// A view that the page holds where the cursor stands.
    pub(super) fn found(view: impl RenderHtml + 'static, cursor: &Cursor, position: &PositionState) -> Self {
        let (before, is_inside) = (cursor.current(), position.get() == Position::FirstChild);
        let life = view.hydrate::<true>(cursor, position);
        Self::new(nodes::after(&before, is_inside, &cursor.current()), life)
    }

    /// The next node of the page, whatever it is. Moves the cursor as an element's own hydration does.
    pub(super) fn next_node(cursor: &Cursor, position: &PositionState) -> Self {
        match position.get() {
            Position::FirstChild => cursor.child(),
            Position::Current => {}
            _ => cursor.sibling(),
        }
        position.set(Position::NextChild);
        Self::node(cursor.current())
    }

    /// A view drawn anew.
    pub(super) fn made(view: impl Render + 'static) -> Self {
        let mut life = view.build();
        let Some(container) = nodes::container() else { return Self::nothing() };
        life.mount(&container, None);
        Self::new(nodes::inside(&container), life)
    }

    /// The same nodes, with something more to keep alive.
    pub(super) fn with(self, life: impl Life + 'static) -> Self {
        Self { _life: Box::new((self._life, life)), ..self }
    }

    /// Views one after the other.
    pub(super) fn joined(views: Vec<Self>) -> Self {
        let nodes = views.iter().flat_map(|view| view.nodes.iter().cloned()).collect();
        Self::new(nodes, views)
    }

    /// The nodes, and what keeps them alive.
    pub(super) fn into_parts(self) -> (Vec<Node>, Box<dyn Life>) {
        (self.nodes, self._life)
    }

    /// Nodes that stand already where they will be mounted: moved, they would have to be laid out again.
    pub(super) fn placed(nodes: Vec<Node>, life: Box<dyn Life>) -> Self {
        Self { nodes, is_placed: true, _life: life }
    }

    /// Mounts `new` in place of this; gives back the old one, out of the document but still alive.
    pub(super) fn replace_with(&mut self, mut new: Self) -> Self {
        self.insert_before_this(&mut new);
        self.unmount();
        std::mem::replace(self, new)
    }
}

impl Mountable for Drawn {
    fn unmount(&mut self) {
        for node in self.nodes.iter() {
            nodes::remove(node);
        }
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        if std::mem::take(&mut self.is_placed) {
            return;
        }
        for node in self.nodes.iter() {
            nodes::insert(node, parent, marker);
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
