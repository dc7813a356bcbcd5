use crate::platform::nodes;
use leptos::tachys::renderer::types::{Element, Node};

/// Nodes that stand in the document before they are wanted. The styles keep them out of sight and out of reach, in the size that they
/// will have, so that the browser lays them out while it has time.
pub(super) struct Prerendered(Vec<Node>);

impl Prerendered {
    /// Puts nodes at the end of an element.
    pub(super) fn new(nodes: Vec<Node>, container: &Element) -> Self {
        for node in &nodes {
            nodes::set_flag(node, "data-waiting", true);
            nodes::insert(node, container, None);
        }
        Self(nodes)
    }

    /// Lets them be seen.
    pub(super) fn show(mut self) -> Vec<Node> {
        let nodes = std::mem::take(&mut self.0);
        for node in &nodes {
            nodes::set_flag(node, "data-waiting", false);
        }
        nodes
    }
}

impl Drop for Prerendered {
    fn drop(&mut self) {
        for node in &self.0 {
            nodes::remove(node);
        }
    }
}
