//! Finds a part of a page by the role and the accessible name that the browser computes, and uses it.

use super::engine::{Engine, engine};
use super::page::Page;
use super::plain;
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;
use thirtyfour::action_chain::ActionChain;
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::prelude::*;
use thirtyfour::{RequestData, SessionId, TypingData};

/// An element of a page.
pub struct Element<'page> {
    page: &'page Page,
    element: WebElement,
}

/// Where to look for elements: the whole page, or one element.
pub trait Find<'page> {
    /// The page, and the element to look into.
    fn scope(&self) -> (&'page Page, Option<&WebElement>);

    /// The visible elements with a role, asked for one by one; with words, only those whose text, label or name contains
    /// them.
    fn each(&self, role: &str, words: Option<&str>) -> impl Iterator<Item = Element<'page>> {
        let (page, inside) = self.scope();
        let inside = inside.map_or(json!(null), |element| element.to_json().expect("an element has a JSON form"));
        let candidates = page.elements(CANDIDATES, vec![inside, json!(selector(role)), json!(words)]);
        let candidates = candidates.into_iter().map(move |element| Element { page, element });
        candidates.filter(move |part| part.role() == role)
    }

    /// The same; with a name, only those of that name.
    fn each_named(&self, role: &str, name: Option<&str>) -> impl Iterator<Item = Element<'page>> {
        self.each(role, name).filter(move |part| name.is_none_or(|name| part.name() == plain(name)))
    }

    /// The visible elements with a role; with a name, only those of that name.
    fn all(&self, role: &str, name: Option<&str>) -> Vec<Element<'page>> {
        self.each_named(role, name).collect()
    }

    /// The first element with that role and name, as soon as it is visible.
    #[track_caller]
    fn find(&self, role: &str, name: &str) -> Element<'page> {
        let (page, _) = self.scope();
        page.until(&format!("the {role} “{name}”"), || self.each_named(role, Some(name)).next())
    }

    /// The visible filters of a listing; with words, only those whose label contains them.
    fn filters(&self, words: Option<&str>) -> Vec<Element<'page>> {
        self.filter_lists().iter().flat_map(|list| list.each("checkbox", words).collect::<Vec<_>>()).collect()
    }

    /// The first visible filter of a listing.
    fn first_filter(&self) -> Option<Element<'page>> {
        self.filter_lists().iter().find_map(|list| list.each("checkbox", None).next())
    }

    /// Where filters are looked for: what is behind a dialog is not available.
    fn filter_lists(&self) -> Vec<Element<'page>> {
        let dialogs = self.all("dialog", None);
        if dialogs.is_empty() { self.all("main", None) } else { dialogs }
    }

    /// Whether such an element is visible now.
    fn shows(&self, role: &str, name: &str) -> bool {
        self.each_named(role, Some(name)).next().is_some()
    }

    /// The link with that name.
    #[track_caller]
    fn link(&self, name: &str) -> Element<'page> {
        self.find("link", name)
    }

    /// The button with that name.
    #[track_caller]
    fn button(&self, name: &str) -> Element<'page> {
        self.find("button", name)
    }

    /// The radio button with that name.
    #[track_caller]
    fn radio(&self, name: &str) -> Element<'page> {
        self.find("radio", name)
    }

    /// The region with that name.
    #[track_caller]
    fn region(&self, name: &str) -> Element<'page> {
        self.find("region", name)
    }

    /// The navigation with that name.
    #[track_caller]
    fn navigation(&self, name: &str) -> Element<'page> {
        self.find("navigation", name)
    }

    /// The text of the first `role="status"`.
    fn status(&self) -> String {
        self.each("status", None).next().map(|status| status.spoken()).unwrap_or_default()
    }
}

impl<'page> Find<'page> for &'page Page {
    fn scope(&self) -> (&'page Page, Option<&WebElement>) {
        (self, None)
    }
}

impl<'page> Find<'page> for Element<'page> {
    fn scope(&self) -> (&'page Page, Option<&WebElement>) {
        (self.page, Some(&self.element))
    }
}

impl<'page> Element<'page> {
    /// The element as WebDriver knows it.
    pub fn new(page: &'page Page, element: WebElement) -> Self {
        Self { page, element }
    }

    /// Clicks it as a mouse does: whatever covers it gets the click.
    #[track_caller]
    pub fn click(&self) {
        self.page.run(self.element.click()).unwrap_or_else(|error| panic!("cannot click {self}: {error}"));
    }

    /// Clicks it unless it has gone or something covers it; tells whether it did.
    pub fn is_clicked(&self) -> bool {
        self.page.run(self.element.click()).is_ok()
    }

    /// Clicks it while a key is held down.
    #[track_caller]
    pub fn click_with(&self, key: Key) {
        let chain = self.element.handle().action_chain().key_down(key.clone()).click_element(&self.element).key_up(key);
        self.page.run(chain.perform()).unwrap_or_else(|error| panic!("cannot click {self}: {error}"));
    }

    /// Touches it with a finger, in a window of any size.
    #[track_caller]
    pub fn touch(&self) {
        let in_view = "arguments[0].scrollIntoView({ block: 'center' })";
        let element = self.element.to_json().expect("an element has a JSON form");
        let touched = self.page.run(async {
            self.page.execute(in_view, vec![element.clone()]).await?;
            self.element.handle().cmd(Touch(element)).await
        });
        touched.unwrap_or_else(|error| panic!("cannot touch {self}: {error}"));
    }

    /// Moves the mouse onto it, from the corner of the window: a mouse that is there already would not enter it.
    #[track_caller]
    pub fn point_at(&self) {
        let at_once = Some(Duration::ZERO);
        let chain = ActionChain::new_with_delay(Arc::clone(self.element.handle()), at_once, at_once);
        let chain = chain.move_to(0, 0).move_to_element_center(&self.element);
        self.page.run(chain.perform()).unwrap_or_else(|error| panic!("cannot point at {self}: {error}"));
    }

    /// Types into it.
    #[track_caller]
    pub fn fill(&self, text: impl Into<TypingData>) {
        self.page.run(self.element.send_keys(text)).unwrap_or_else(|error| panic!("cannot type into {self}: {error}"));
    }

    /// Clears it as a person does.
    #[track_caller]
    pub fn clear(&self) {
        self.fill(Key::Control + "a");
        self.fill(Key::Delete);
    }

    /// Focuses it.
    #[track_caller]
    pub fn focus(&self) {
        self.page.run(self.element.focus()).unwrap_or_else(|error| panic!("cannot focus {self}: {error}"));
    }

    /// Its computed role; empty once it is gone.
    pub fn role(&self) -> String {
        let role = self.computed("computedrole");
        let is = |name: &str| self.page.run(self.element.tag_name()).is_ok_and(|tag| tag == name);
        // No standard names the role of a `summary`, and WebKit's driver has its own for the button of a menu.
        match role.as_str() {
            "DisclosureTriangle" => "disclosure".to_owned(),
            "" if is("summary") => "disclosure".to_owned(),
            "button" if engine() == Engine::WebKit && is("select") => "combobox".to_owned(),
            _ => role,
        }
    }

    /// Its computed name; empty once it is gone.
    pub fn name(&self) -> String {
        self.computed("computedlabel")
    }

    /// Its visible text; empty once it is gone.
    pub fn text(&self) -> String {
        self.page.run(self.element.text()).map(|text| plain(&text)).unwrap_or_default()
    }

    /// Its text, visible or not; empty once it is gone.
    pub fn spoken(&self) -> String {
        self.page.run(self.element.prop("textContent")).ok().flatten().map(|text| plain(&text)).unwrap_or_default()
    }

    /// Its value.
    pub fn value(&self) -> String {
        self.page.run(self.element.value()).ok().flatten().unwrap_or_default()
    }

    /// One of its attributes; an address on this site as a path.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let value = self.page.run(self.element.attr(name)).ok().flatten()?;
        // WebKit's driver makes addresses absolute.
        Some(value.strip_prefix(self.page.site()).map(str::to_owned).unwrap_or(value))
    }

    /// Whether it is checked.
    pub fn is_on(&self) -> bool {
        self.page.run(self.element.is_selected()).unwrap_or_default()
    }

    fn computed(&self, what: &'static str) -> String {
        let question = Computed { what, element: self.element.element_id().to_string() };
        let answer = self.page.run(async { self.element.handle().cmd(question).await?.value::<String>() });
        answer.map(|text| plain(&text)).unwrap_or_default()
    }
}

impl std::fmt::Display for Element<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{} “{}”", self.role(), self.name())
    }
}

/// The elements that may have a role, for the browser to confirm: native ones and those with a `role`.
fn selector(role: &str) -> String {
    let native = match role {
        "article" => "article",
        "banner" => "header",
        "button" => "button",
        "checkbox" => "input[type=checkbox]",
        "combobox" => "select",
        "complementary" => "aside",
        "contentinfo" => "footer",
        "dialog" => "dialog",
        "group" => "fieldset, details",
        "heading" => "h1, h2, h3, h4",
        "link" => "a[href]",
        "list" => "ol, ul",
        "main" => "main",
        "navigation" => "nav",
        "radio" => "input[type=radio]",
        "region" => "section",
        "searchbox" => "input[type=search]",
        "slider" => "input[type=range]",
        "status" => "output",
        "textbox" => "input[type=text], input:not([type]), textarea",
        "disclosure" => "summary",
        _ => "",
    };
    let said = format!("[role={role}]");
    if native.is_empty() { said } else { format!("{native}, {said}") }
}

/// The visible elements that match a selector and contain the words of a name: in their text, their labels, or what
/// they refer to. Saves asking the browser for the name of every link of a page.
const CANDIDATES: &str = r#"
    const [inside, selector, name] = arguments;
    const squeeze = (text) => (text || "").replace(/\s+/g, "");
    const referred = (part) => (part.getAttribute("aria-labelledby") || "").split(" ")
        .map((id) => document.getElementById(id)?.textContent);
    const words = (part) => [part.getAttribute("aria-label"), part.textContent, part.alt,
        ...[...(part.labels || [])].map((label) => label.textContent), ...referred(part)];
    return [...(inside || document).querySelectorAll(selector)]
        .filter((part) => part.checkVisibility({ visibilityProperty: true }))
        .filter((part) => name === null || words(part).some((text) => squeeze(text).includes(squeeze(name))));
"#;

/// WebDriver's commands for roles and names, which the client does not support yet.
#[derive(Debug)]
struct Computed {
    what: &'static str,
    element: String,
}

impl FormatRequestData for Computed {
    fn format_request(&self, session: &SessionId) -> RequestData {
        RequestData::new(http::Method::GET, format!("session/{session}/element/{}/{}", self.element, self.what))
    }
}

/// A finger that comes down on the middle of an element and leaves it; the client knows only a mouse.
#[derive(Debug)]
struct Touch(Value);

impl FormatRequestData for Touch {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let way = json!([
            { "type": "pointerMove", "duration": 0, "origin": self.0, "x": 0, "y": 0 },
            { "type": "pointerDown", "button": 0 },
            { "type": "pointerUp", "button": 0 },
        ]);
        let finger =
            json!({ "type": "pointer", "id": "finger", "parameters": { "pointerType": "touch" }, "actions": way });
        let request = RequestData::new(http::Method::POST, format!("session/{session}/actions"));
        request.add_body(json!({ "actions": [finger] }))
    }
}
