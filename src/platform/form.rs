//! What a visitor has typed and chosen in a form, possibly before the application started.
//!
//! Fields are left to the browser and read when they change: setting them from the application's first state would
//! undo what was done before it was there.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement};

fn input(form: &Element, selector: &str) -> Option<HtmlInputElement> {
    form.query_selector(selector).ok()??.dyn_into().ok()
}

fn named(name: &str, rest: &str) -> String {
    ["input[name=\"", name, "\"]", rest].concat()
}

/// The value of the radio button that is on.
pub fn chosen(form: &Element, name: &str) -> Option<String> {
    input(form, &named(name, ":checked")).map(|input| input.value())
}

/// Turns on the radio button of that value; with nothing, turns off the one that is on.
pub fn choose(form: &Element, name: &str, value: Option<&str>) {
    match value {
        Some(value) => {
            if let Some(input) = input(form, &named(name, &["[value=\"", value, "\"]"].concat())) {
                input.set_checked(true);
            }
        }
        None => {
            if let Some(input) = input(form, &named(name, ":checked")) {
                input.set_checked(false);
            }
        }
    }
}

/// Whether something in a form has the focus.
pub fn has_focus(form: &Element) -> bool {
    matches!(form.query_selector(":focus"), Ok(Some(_)))
}

/// Puts the content of an element back as it was, unless it still is: what hydrates it counts on its nodes. What is typed and chosen
/// stays, and so does the focus in a field.
pub fn restore(container: &Element, content: &str) {
    if container.inner_html() == content {
        return;
    }
    let fields: Vec<Field> = inputs(container).map(|input| Field::of(&input)).collect();
    container.set_inner_html(content);
    for field in fields {
        field.restore(container);
    }
}

/// A field as the visitor left it.
struct Field {
    selector: String,
    value: String,
    is_on: bool,
    has_focus: bool,
}

impl Field {
    fn of(field: &HtmlInputElement) -> Self {
        let value = field.value();
        let own = if field.type_() == "radio" { ["[value=\"", &value, "\"]"].concat() } else { String::new() };
        let has_focus = matches!(field.matches(":focus"), Ok(true));
        Self { selector: named(&field.name(), &own), value, is_on: field.checked(), has_focus }
    }

    fn restore(&self, container: &Element) {
        let Some(field) = input(container, &self.selector) else { return };
        field.set_value(&self.value);
        field.set_checked(self.is_on);
        if self.has_focus {
            let _ = field.focus();
        }
    }
}

fn inputs(container: &Element) -> impl Iterator<Item = HtmlInputElement> {
    let list = container.query_selector_all("input").ok();
    let length = list.as_ref().map_or(0, |list| list.length());
    (0..length).filter_map(move |index| list.as_ref()?.get(index)?.dyn_into().ok())
}

/// The text of a field.
pub fn text(form: &Element, name: &str) -> String {
    input(form, &named(name, "")).map(|input| input.value()).unwrap_or_default()
}

/// Gives a field another text, unless it already has it: setting the same one would still move the caret.
pub fn set_text(form: &Element, name: &str, text: &str) {
    if let Some(input) = input(form, &named(name, ""))
        && input.value() != text
    {
        input.set_value(text);
    }
}

/// The option of a list that is chosen.
pub fn selected(form: &Element, name: &str) -> String {
    let select = form.query_selector(&["select[name=\"", name, "\"]"].concat()).ok().flatten();
    select
        .and_then(|select| select.dyn_into::<HtmlSelectElement>().ok())
        .map(|select| select.value())
        .unwrap_or_default()
}

/// Chooses an option of a list, unless it is already.
pub fn select(form: &Element, name: &str, value: &str) {
    if let Ok(Some(select)) = form.query_selector(&["select[name=\"", name, "\"]"].concat())
        && let Some(select) = select.dyn_ref::<HtmlSelectElement>()
        && select.value() != value
    {
        select.set_value(value);
    }
}
