//! Nodes of the document: read from HTML, inserted, removed.

use crate::html::SafeHtml;
use leptos::prelude::document;
use std::iter::successors;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlTemplateElement, Node};

/// The nodes of a piece of HTML, in an element that is not in the document. In a template nothing is loaded before it is shown.
pub fn read(html: &SafeHtml) -> Option<Element> {
    let template: HtmlTemplateElement = document().create_element("template").ok()?.dyn_into().ok()?;
    template.set_inner_html(&["<div>", html.as_str(), "</div>"].concat());
    template.content().first_element_child()
}

/// The first node of a piece of HTML.
pub fn first_of(html: &SafeHtml) -> Node {
    read(html).and_then(|root| root.first_child()).unwrap_or_else(nothing)
}

/// The first element inside of another that fits a selector.
pub fn find(root: &Element, selector: &str) -> Option<Element> {
    root.query_selector(selector).ok()?
}

/// The nearest element around another that fits a selector.
pub fn around(element: &Element, selector: &str) -> Option<Element> {
    element.closest(selector).ok()?
}

/// Whether a node is part of the document.
pub fn is_in_document(node: &Node) -> bool {
    node.is_connected()
}

/// Clicks an element, as a visitor does.
pub fn click(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        element.click();
    }
}

/// Gives the focus to the first element inside of another that fits a selector.
pub fn focus(root: &Element, selector: &str) {
    if let Some(element) = find(root, selector)
        && let Some(element) = element.dyn_ref::<HtmlElement>()
    {
        let _ = element.focus();
    }
}

/// All elements of the document that fit a selector.
pub fn all(selector: &str) -> Vec<Element> {
    let Ok(found) = document().query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|index| found.get(index)?.dyn_into().ok()).collect()
}

/// Gives an attribute another value.
pub fn set_word(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

/// Gives an element another text.
pub fn set_text(element: &Element, text: &str) {
    element.set_text_content(Some(text));
}

/// Puts a value, encoded, in the place that the links inside of an element keep for it.
pub fn complete_links(root: &Element, place: &str, value: &str) {
    let value = String::from(js_sys::encode_uri_component(value));
    let Ok(links) = root.query_selector_all("a") else { return };
    for link in (0..links.length()).filter_map(|index| links.get(index)?.dyn_into::<Element>().ok()) {
        let address = link.get_attribute("href").unwrap_or_default();
        set_word(&link, "href", &address.replace(place, &value));
    }
}

/// Gives an element the content of another one.
pub fn copy_content(from: &Element, to: &Element) {
    to.set_inner_html(&from.inner_html());
}

/// The address of the first link inside of a node, as it is written.
pub fn first_link(node: &Node) -> Option<String> {
    find(node.dyn_ref()?, "a")?.get_attribute("href")
}

/// A node that shows nothing.
pub fn nothing() -> Node {
    document().create_comment("").into()
}

thread_local! {
    /// Where single nodes are built, on their way into the document.
    static SCRATCH: Option<Element> = container();
}

/// The one node that something puts into an element.
pub fn node_of(put: impl FnOnce(&Element)) -> Node {
    SCRATCH
        .with(|scratch| {
            let scratch = scratch.as_ref()?;
            put(scratch);
            scratch.last_child()
        })
        .unwrap_or_else(nothing)
}

/// An element that is not in the document, to put nodes into.
pub fn container() -> Option<Element> {
    document().create_element("div").ok()
}

/// The nodes of an element.
pub fn inside(element: &Element) -> Vec<Node> {
    successors(element.first_child(), Node::next_sibling).collect()
}

/// The nodes from the first one in `before`, or the one after it, to `last`.
pub fn after(before: &Node, is_inside: bool, last: &Node) -> Vec<Node> {
    let mut nodes = Vec::new();
    let mut next = if is_inside { before.first_child() } else { before.next_sibling() };
    while let Some(node) = next {
        next = if node == *last { None } else { node.next_sibling() };
        nodes.push(node);
    }
    nodes
}

/// Puts a node into an element, before a `marker` or at the end.
pub fn insert(node: &Node, parent: &Element, marker: Option<&Node>) {
    let _ = parent.insert_before(node, marker);
}

/// Takes a node out of the document.
pub fn remove(node: &Node) {
    if let Some(parent) = node.parent_node() {
        let _ = parent.remove_child(node);
    }
}

/// Sets or removes an attribute without a value, where the node is an element.
pub fn set_flag(node: &Node, name: &str, is_set: bool) {
    if let Some(element) = node.dyn_ref::<Element>() {
        let _ = element.toggle_attribute_with_force(name, is_set);
    }
}
