//! Nodes of the document: read from HTML, inserted, removed.

use crate::html::SafeHtml;
use js_sys::Reflect;
use leptos::prelude::document;
use std::iter::successors;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlTemplateElement, Node, NodeList};

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

/// The first element of the document that fits a selector.
pub fn first(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok()?
}

/// The elements of the document that fit a selector.
pub fn all(selector: &str) -> Vec<Element> {
    document().query_selector_all(selector).map(elements).unwrap_or_default()
}

/// The elements inside of another that fit a selector.
pub fn find_all(root: &Element, selector: &str) -> Vec<Element> {
    root.query_selector_all(selector).map(elements).unwrap_or_default()
}

/// The children of an element.
pub fn children(parent: &Element) -> Vec<Element> {
    successors(parent.first_element_child(), Element::next_element_sibling).collect()
}

fn elements(found: NodeList) -> Vec<Element> {
    (0..found.length()).filter_map(|index| found.get(index)?.dyn_into().ok()).collect()
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

/// Gives an element another role.
pub fn set_role(element: &Element, role: &str) {
    let _ = element.set_attribute("role", role);
}

/// Makes an element with a text, and puts it at the end of another.
pub fn add(parent: &Element, name: &str, text: &str) -> Option<Element> {
    let element = document().create_element(name).ok()?;
    set_text(&element, text);
    parent.append_child(&element).ok()?;
    Some(element)
}

/// A copy of an element with all that it holds.
pub fn copy(element: &Element) -> Option<Element> {
    element.clone_node_with_deep(true).ok()?.dyn_into().ok()
}

/// The text of an element.
pub fn text(element: &Element) -> String {
    element.text_content().unwrap_or_default()
}

/// Gives an element a text in place of all that it holds.
pub fn set_text(element: &Element, text: &str) {
    element.set_text_content(Some(text));
}

/// Gives an element an attribute, unless it has it already.
pub fn set(element: &Element, name: &str, value: &str) {
    if element.get_attribute(name).as_deref() != Some(value) {
        let _ = element.set_attribute(name, value);
    }
}

/// What is typed into a field.
pub fn value(field: &Element) -> String {
    Reflect::get(field, &"value".into()).ok().and_then(|value| value.as_string()).unwrap_or_default()
}

/// Gives a field another text.
pub fn set_value(field: &Element, value: &str) {
    let _ = Reflect::set(field, &"value".into(), &value.into());
}

/// Says beside an element what went wrong with it, unless that is said already.
pub fn alert_beside(element: &Element, words: &str) {
    if let Some(parent) = element.parent_element()
        && find(&parent, "[role=alert]").is_none()
        && let Some(alert) = add(&parent, "span", words)
    {
        set_role(&alert, "alert");
    }
}

/// Takes back what [`alert_beside`] said.
pub fn clear_alert_beside(element: &Element) {
    if let Some(alert) = element.parent_element().and_then(|parent| find(&parent, "[role=alert]")) {
        remove(&alert);
    }
}

/// Puts a piece of HTML at the end of an element.
pub fn append(html: &SafeHtml, parent: &Element) {
    let _ = parent.insert_adjacent_html("beforeend", html.as_str());
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
