//! Nodes of the document: read from HTML, put somewhere, taken away.

use leptos::prelude::document;
use send_wrapper::SendWrapper;
use std::iter::successors;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTemplateElement, Node};

/// The nodes of a piece of HTML, in an element that stands nowhere. In a template nothing is loaded before it is shown.
pub fn read(html: &str) -> Option<Element> {
    let template: HtmlTemplateElement = document().create_element("template").ok()?.dyn_into().ok()?;
    template.set_inner_html(&["<div>", html, "</div>"].concat());
    template.content().first_element_child()
}

/// A node of the page, to be set aside.
pub type Piece = SendWrapper<Node>;

/// The first element that fits a selector.
pub fn find(selector: &str) -> Option<Piece> {
    document().query_selector(selector).ok()?.map(|element| SendWrapper::new(element.into()))
}

/// A node that shows nothing.
pub fn nothing() -> Node {
    document().create_comment("").into()
}

thread_local! {
    /// Where single nodes are made, on their way to where they belong.
    static BENCH: Option<Element> = place();
}

/// The one node that something puts into an element.
pub fn node_of(put: impl FnOnce(&Element)) -> Node {
    BENCH
        .with(|bench| {
            let bench = bench.as_ref()?;
            put(bench);
            bench.last_child()
        })
        .unwrap_or_else(nothing)
}

/// An element that stands nowhere, to put nodes into.
pub fn place() -> Option<Element> {
    document().create_element("div").ok()
}

/// The nodes of an element.
pub fn nodes_in(element: &Element) -> Vec<Node> {
    successors(element.first_child(), Node::next_sibling).collect()
}

/// The nodes from the first one in `before`, or the one after it, to `last`.
pub fn nodes_after(before: &Node, is_inside: bool, last: &Node) -> Vec<Node> {
    let mut nodes = Vec::new();
    let mut next = if is_inside { before.first_child() } else { before.next_sibling() };
    while let Some(node) = next {
        next = if node == *last { None } else { node.next_sibling() };
        nodes.push(node);
    }
    nodes
}

/// Puts a node into an element, before a `marker` or at the end.
pub fn put(node: &Node, parent: &Element, marker: Option<&Node>) {
    let _ = parent.insert_before(node, marker);
}

/// Takes a node out of the document.
pub fn take_away(node: &Node) {
    if let Some(parent) = node.parent_node() {
        let _ = parent.remove_child(node);
    }
}
