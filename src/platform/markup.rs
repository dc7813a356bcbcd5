//! Nodes of the document: read from HTML, put somewhere, taken away.

use crate::html::SafeHtml;
use leptos::prelude::document;
use std::iter::successors;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTemplateElement, Node};

/// The nodes of a piece of HTML, in an element that stands nowhere. In a template nothing is loaded before it is shown.
pub fn read(html: &SafeHtml) -> Option<Element> {
    let template: HtmlTemplateElement = document().create_element("template").ok()?.dyn_into().ok()?;
    template.set_inner_html(&["<div>", html.as_str(), "</div>"].concat());
    template.content().first_element_child()
}

/// The one node of a piece of HTML.
pub fn item(html: &SafeHtml) -> Node {
    read(html).and_then(|root| root.first_child()).unwrap_or_else(nothing)
}

/// A list whose items are HTML. What stays from one answer to the next stays where it is, with its picture and the focus: the browser
/// lays out only what comes, goes or moves.
pub struct Items {
    list: Element,
    /// Those that it had at first.
    first: Vec<Item>,
    shown: Vec<Item>,
}

#[derive(Clone)]
struct Item {
    /// Items with the same key look the same.
    key: String,
    node: Node,
}

impl Items {
    /// The list as it stands; the key of each item is made of the address that its first link has.
    pub fn of(list: Element, key: impl Fn(&str) -> String) -> Self {
        let address = |node: &Node| node.dyn_ref::<Element>()?.query_selector("a").ok()??.get_attribute("href");
        let first = nodes_in(&list).into_iter();
        let first: Vec<Item> = first.map(|node| Item { key: key(&address(&node).unwrap_or_default()), node }).collect();
        Self { list, shown: first.clone(), first }
    }

    /// Shows the items that the list had at first.
    pub fn show_first(&mut self) {
        self.arrange(self.first.clone());
    }

    /// Shows others, given as keys and what makes their HTML.
    pub fn show<F: FnOnce() -> SafeHtml>(&mut self, items: impl Iterator<Item = (String, F)>) {
        let mut wanted = Vec::new();
        for (key, html) in items {
            let known = self.shown.iter().chain(&self.first).find(|item| item.key == key);
            wanted.push(known.cloned().unwrap_or_else(|| Item { node: item(&html()), key }));
        }
        self.arrange(wanted);
    }

    fn arrange(&mut self, wanted: Vec<Item>) {
        for Item { key, node } in &self.shown {
            if !wanted.iter().any(|item| item.key == *key) {
                take_away(node);
            }
        }
        let mut next = self.list.first_child();
        for Item { node, .. } in &wanted {
            match next {
                Some(there) if there == *node => next = there.next_sibling(),
                _ => put(node, &self.list, next.as_ref()),
            }
        }
        // An empty list is no list to a screen reader.
        let _ = self.list.toggle_attribute_with_force("hidden", wanted.is_empty());
        self.shown = wanted;
    }
}

/// The first element inside of another that fits a selector.
pub fn find(root: &Element, selector: &str) -> Option<Element> {
    root.query_selector(selector).ok()?
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

/// Nodes that stand in the document and wait to be seen. The styles keep them out of sight and out of reach, in the size that they
/// will have, so that the browser lays them out while it has time.
pub struct Waiting(Vec<Node>);

impl Waiting {
    /// Puts nodes at the end of an element.
    pub fn new(nodes: Vec<Node>, place: &Element) -> Self {
        for node in &nodes {
            set_waiting(node, true);
            put(node, place, None);
        }
        Self(nodes)
    }

    /// Lets them be seen.
    pub fn show(mut self) -> Vec<Node> {
        let nodes = std::mem::take(&mut self.0);
        for node in &nodes {
            set_waiting(node, false);
        }
        nodes
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        for node in &self.0 {
            take_away(node);
        }
    }
}

fn set_waiting(node: &Node, is_waiting: bool) {
    if let Some(element) = node.dyn_ref::<Element>() {
        let _ = element.toggle_attribute_with_force("data-waiting", is_waiting);
    }
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
