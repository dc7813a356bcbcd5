use crate::text;
use leptos::prelude::*;

/// Light, dark, or as the device has it.
///
/// It stands outside the application: the page's own script reads the choice and keeps it, so the switch answers at once.
#[component]
pub fn ThemeSwitch() -> impl IntoView {
    // An empty value asks for nothing.
    let choices = [("", text::APPEARANCE_SYSTEM), ("light", text::APPEARANCE_LIGHT), ("dark", text::APPEARANCE_DARK)];
    let choices = choices.map(|(value, label)| {
        view! {
            <label><input type="radio" name="apparence" value=value checked=value.is_empty()/>{label}</label>
        }
    });
    view! {
        <fieldset class="theme-switch needs-app">
            <legend>{text::APPEARANCE}</legend>
            {choices.collect_view()}
        </fieldset>
    }
}
