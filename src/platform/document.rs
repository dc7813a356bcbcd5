//! The document around the application: its title, its head, its focus, its data.

use super::nodes;
use leptos::prelude::{document, window, window_event_listener_untyped};
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, FocusOptions, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition, UrlSearchParams,
};

/// Gives the document another title.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Gives the document another canonical address, on the same host.
pub fn set_canonical(path: &str) {
    if let Ok(Some(link)) = document().query_selector("link[rel=canonical]")
        && let Some(address) = link.get_attribute("href")
        && let Ok(address) = web_sys::Url::new(&address)
    {
        address.set_pathname(path);
        let _ = link.set_attribute("href", &address.href());
    }
}

/// Takes from the head what it says about the page that was loaded: whoever reads it later, such as a reference manager, would save
/// that page under the address of another.
pub fn forget_loaded_page() {
    let told = "head :is([property], [name^=citation], [name=author], [name='dc.type'], [type$=json])";
    while let Some(tag) = find(told) {
        tag.remove();
    }
}

/// Whether robots may index the page: all but the page of unknown addresses.
pub fn is_indexed() -> bool {
    matches!(document().query_selector("meta[name=robots]"), Ok(None))
}

/// Marks, of the links that fit a selector, those that lead to the page at a path.
pub fn mark_current(links: &str, path: &str) {
    for link in nodes::all(links) {
        let address = link.get_attribute("href").unwrap_or_default();
        // With and without a slash at its end it is the same page.
        let _ = match address.trim_end_matches('/') == path.trim_end_matches('/') {
            true => link.set_attribute("aria-current", "page"),
            false => link.remove_attribute("aria-current"),
        };
    }
}

/// Moves the focus without scrolling to the first element that fits a selector.
pub fn focus(selector: &str) {
    if let Some(element) = find(selector)
        && let Some(element) = element.dyn_ref()
    {
        give_focus(element);
    }
}

/// Moves the focus without scrolling; whether the element has it now.
pub fn give_focus(element: &HtmlElement) -> bool {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
    document().active_element().as_ref() == Some(element)
}

/// Takes the focus from whatever has it. An element that is taken away with the focus makes browsers lay out the page at once, the
/// old and the new content together: measured, half the time until the page is there.
pub fn let_go_of_focus() {
    if let Some(element) = document().active_element().and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.blur();
    }
}

/// A link of the page. The same address may be linked more than once: an entry is in the carousel and in its section.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Where it leads, as it is written.
    pub address: String,
    /// Its index among the links with that address.
    pub index: usize,
}

/// The link that has the focus.
pub fn focused_link() -> Option<Link> {
    let link = document().active_element()?;
    let address = link.get_attribute("href")?;
    let index = links_to(&address).iter().position(|other| *other == link)?;
    Some(Link { address, index })
}

/// Moves the focus without scrolling to that link, or else to the next one with its address that can have the focus; whether there
/// was one.
pub fn focus_link(link: &Link) -> bool {
    let links = links_to(&link.address);
    let (before, after) = links.split_at(link.index.min(links.len()));
    after.iter().chain(before).any(|link| give_focus(link.unchecked_ref()))
}

/// The browser looks for them: asked for one by one, all links of a page take milliseconds.
fn links_to(address: &str) -> Vec<Element> {
    // No address of ours has a character that would end the text in the selector.
    match address.bytes().any(|byte| matches!(byte, b'"' | b'\\')) {
        true => Vec::new(),
        false => nodes::all(&["a[href=\"", address, "\"]"].concat()),
    }
}

/// Moves the focus to the first element that fits a selector, and scrolls so that what it begins is seen: of themselves browsers
/// scroll no further than the element.
pub fn lead_to(selector: &str) {
    focus(selector);
    if let Some(element) = find(selector) {
        element.scroll_into_view();
    }
}

/// Moves the focus to the element that the fragment of an address names, `#` included, and scrolls there; whether there is one.
pub fn lead_to_fragment(fragment: &str) -> bool {
    let element = fragment.strip_prefix('#').and_then(|id| document().get_element_by_id(id));
    let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) else { return false };
    if !give_focus(&element) {
        element.set_tab_index(-1);
        give_focus(&element);
    }
    element.scroll_into_view();
    true
}

/// Presses the element of that name, as a click would.
pub fn press(id: &str) {
    if let Some(element) = document().get_element_by_id(id)
        && let Some(element) = element.dyn_ref::<HtmlElement>()
    {
        element.click();
    }
}

/// Scrolls no further than it takes to see the whole element of that name.
pub fn bring_into_view(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// The feed of what is shown: it comes after the site's own, which every page names first.
const FEED: &str = "link[rel=alternate] ~ link[rel=alternate]";

/// Names the feed of what is shown, address and title, in place of the one named before.
pub fn set_feed(href: &str, title: &str) {
    let another = || {
        let first = find("link[rel=alternate]")?;
        let link: Element = first.clone_node().ok()?.dyn_into().ok()?;
        first.after_with_node_1(&link).ok()?;
        Some(link)
    };
    if let Some(link) = find(FEED).or_else(another) {
        let _ = link.set_attribute("href", href);
        let _ = link.set_attribute("title", title);
    }
}

/// Names the site's own feed alone.
pub fn forget_feed() {
    if let Some(link) = find(FEED) {
        link.remove();
    }
}

fn find(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok().flatten()
}

/// The address under which the page is known, without question and fragment: the canonical one, or else the one in the address bar.
pub fn own_address() -> String {
    let canonical = || find("link[rel=canonical]")?.get_attribute("href");
    let shown = || {
        let location = window().location();
        Some([location.origin().ok()?, location.pathname().ok()?].concat())
    };
    canonical().or_else(shown).unwrap_or_default()
}

/// The words of the page's heading.
pub fn heading() -> String {
    find("h1").and_then(|heading| heading.text_content()).unwrap_or_default()
}

/// The complete address of a path of this site.
pub fn complete(path: &str) -> String {
    window().location().origin().unwrap_or_default() + path
}

/// The fragment in the address bar, with its mark; nothing without one.
pub fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// Whether the page cannot be seen, because its tab or its window is put away.
pub fn is_hidden() -> bool {
    document().hidden()
}

/// Whether a part of the page says that it is about to change.
pub fn is_busy() -> bool {
    find("[aria-busy=true]").is_some()
}

/// The site's name, as the head of every page says it.
pub fn site_name() -> String {
    find(".site-header__name").map(|name| nodes::text(&name)).unwrap_or_default()
}

/// Puts an element after everything else, unless it is there.
pub fn add_at_end(element: &Element) {
    if let Some(body) = find("body").filter(|_| !element.is_connected()) {
        nodes::insert(element, &body, None);
    }
}

/// Puts another skip link after those that are there, unless it is one of them.
pub fn add_skip_link(link: &Element) {
    if let (Some(body), Some(app)) = (find("body"), find("#app").filter(|_| !link.is_connected())) {
        nodes::insert(link, &body, Some(&app));
    }
}

/// The path in the address bar.
pub fn path() -> String {
    window().location().pathname().unwrap_or_default()
}

/// Every value that a query string gives a parameter, decoded. The router's map of them decodes what is decoded already, and `%41` in a
/// visitor's words would become `A`.
pub fn parameter_values(query: &str, name: &str) -> Vec<String> {
    let Ok(parameters) = UrlSearchParams::new_with_str(query) else { return Vec::new() };
    parameters.get_all(name).iter().filter_map(|value| value.as_string()).collect()
}

/// The element that the application takes over.
pub fn root() -> Option<HtmlElement> {
    document().get_element_by_id("app")?.dyn_into().ok()
}

/// Says, for styles and for the loader, that the application runs.
pub fn mark_running() {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("data-app", "running");
    }
}

/// Opens the browser's print dialog.
pub fn print() {
    let _ = window().print();
}

/// Lets the browser itself load an address, as it would without the application.
pub fn load(address: &str) {
    let _ = window().location().assign(address);
}

/// Has the browser load the present address anew, the question included.
pub fn load_again() {
    // An empty address is the present one.
    load("");
}

/// Calls back at every event of that name that reaches the window, as long as the page lives.
pub fn listen(event: &'static str, call: impl Fn(Event) + 'static) {
    // Leptos' own code for it once, not for each closure.
    fn listen(event: &'static str, call: Box<dyn Fn(Event)>) {
        std::mem::forget(window_event_listener_untyped(event, call));
    }
    listen(event, Box::new(call));
}

/// Calls back at every event of these names inside of an element that fits a selector: with the name, that element, and the one where
/// it happens.
pub fn listen_inside(
    selector: &'static str,
    events: &'static [&'static str],
    call: fn(&'static str, Element, Element),
) {
    for name in events {
        listen(name, move |event| {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            if let Some(target) = target
                && let Ok(Some(around)) = target.closest(selector)
            {
                call(name, around, target);
            }
        });
    }
}
