//! Nodes of the document: read from HTML, inserted, removed.

use super::object;
use crate::html::SafeHtml;
use leptos::prelude::document;
use std::iter::successors;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlTemplateElement, Node, NodeList};

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

/// The nearest element around what an event is about that fits a selector.
pub fn target(event: &Event, selector: &str) -> Option<Element> {
    around(event.target()?.dyn_ref()?, selector)
}

/// Whether a click asks the browser for a tab, a window or a download of a link.
pub fn is_for_browser(click: &Event) -> bool {
    ["ctrlKey", "metaKey", "shiftKey", "altKey"].iter().any(|key| object::get(click, key).is_truthy())
}

/// Whether an event is that key.
pub fn is_key(event: &Event, key: &str) -> bool {
    object::get(event, "key").as_string().as_deref() == Some(key)
}

/// The first element of a piece of HTML.
pub fn first_element_of(html: &SafeHtml) -> Option<Element> {
    read(html)?.first_element_child()
}

/// Whether an element is inside of another.
pub fn holds(around: &Element, element: &Element) -> bool {
    around.contains(Some(element))
}

/// Gives an element the focus, without scrolling.
pub fn give_focus(element: &Element) {
    super::document::give_focus(element.unchecked_ref());
}

/// The text at the beginning of an element, without blanks around it.
pub fn first_text(element: &Element) -> String {
    element.first_child().and_then(|first| first.text_content()).unwrap_or_default().trim().to_owned()
}

/// Gives an element a text in place of all that it holds.
pub fn set_text(element: &Element, text: &str) {
    element.set_text_content(Some(text));
}

/// Gives an element other content.
pub fn set_html(element: &Element, html: &SafeHtml) {
    element.set_inner_html(html.as_str());
}

/// Ticks a check box, or not.
pub fn set_checked(field: &Element, is_checked: bool) {
    object::set(field, "checked", &is_checked.into());
}

/// Puts a value, encoded, in the place that the links inside of an element keep for it.
pub fn complete_links(root: &Element, place: &str, value: &str) {
    let value = String::from(js_sys::encode_uri_component(value));
    let Ok(links) = root.query_selector_all("a") else { return };
    for link in (0..links.length()).filter_map(|index| links.get(index)?.dyn_into::<Element>().ok()) {
        let address = link.get_attribute("href").unwrap_or_default();
        set(&link, "href", &address.replace(place, &value));
    }
}

/// What fits the words of [`alert`].
const ALERT: &str = "span[role=alert]";

/// Says at the end of an element what went wrong there, unless that is said already.
pub fn alert(place: &Element, words: &str) {
    if find(place, ALERT).is_none()
        && let Some(alert) = add(place, "span", words)
    {
        set(&alert, "role", "alert");
    }
}

/// Takes back what [`alert`] said.
pub fn clear_alert(place: &Element) {
    if let Some(alert) = find(place, ALERT) {
        remove(&alert);
    }
}

/// What a field holds.
pub fn value(field: &Element) -> String {
    object::get(field, "value").as_string().unwrap_or_default()
}

/// Has a field hold something else.
pub fn set_value(field: &Element, value: &str) {
    object::set(field, "value", &value.into());
}

/// Gives an element an attribute. One that is as it should be is not touched, for observers would see that.
pub fn set(element: &Element, name: &str, value: &str) {
    if element.get_attribute(name).as_deref() != Some(value) {
        let _ = element.set_attribute(name, value);
    }
}

/// Gives an element the attribute that another has, or takes it away.
pub fn copy_attribute(from: &Element, to: &Element, name: &str) {
    match from.get_attribute(name) {
        Some(value) => set(to, name, &value),
        None => set_flag(to, name, false),
    }
}

/// Calls back at every event of these names on an element.
pub fn listen(element: &Element, events: &[&str], call: impl Fn(Event) + 'static) {
    let call = object::function(move |event| call(event.unchecked_into()));
    for event in events {
        let _ = element.add_event_listener_with_callback(event, call.unchecked_ref());
    }
}

/// Scrolls no further than it takes to see an element.
pub fn bring_into_view(element: &Element, is_smooth: bool) {
    let options = object::with("block", &"nearest".into());
    object::set(&options, "behavior", &if is_smooth { "smooth" } else { "auto" }.into());
    object::call(element, "scrollIntoView", &[options]);
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

/// Puts a node in front of another.
pub fn insert_before(node: &Node, next: &Node) {
    if let Some(parent) = next.parent_element() {
        insert(node, &parent, Some(next));
    }
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
