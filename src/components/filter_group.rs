use super::IntoFresh;
use crate::listing::{Choice, GroupKind};
use leptos::prelude::*;

/// How many options a group shows before “Afficher tout”: what fits a phone's screen together with the next legend.
const SHOWN: usize = 8;

/// A group of filters as check boxes, each with how many entries it leaves.
#[component]
pub fn FilterGroup(
    /// The group's name.
    legend: &'static str,
    /// Which group.
    kind: GroupKind,
    /// The options, under the other choices.
    choices: Signal<Vec<Choice>>,
    /// Turns an option on or off.
    toggle: Callback<(GroupKind, String)>,
) -> impl IntoView {
    let is_whole = RwSignal::new(false);
    let names = Memo::new(move |_| {
        choices.with(|choices| {
            let shown = choices.iter().enumerate().filter(|(place, choice)| {
                *place < SHOWN || choice.is_on || is_whole.get()
            });
            shown.map(|(_, choice)| (choice.name.clone(), choice.label.clone())).collect::<Vec<_>>()
        })
    });
    let more = move || choices.with(Vec::len).saturating_sub(names.with(Vec::len));
    let find = move |name: &str| choices.with(|choices| choices.iter().find(|choice| choice.name == name).cloned());
    let option = move |(name, label): (String, String)| {
        let (counted, checked, toggled) = (name.clone(), name.clone(), name);
        view! {
            <li>
                <label class="filter-group__option">
                    <input
                        type="checkbox"
                        prop:checked=move || find(&checked).is_some_and(|choice| choice.is_on)
                        on:change=move |_| toggle.run((kind, toggled.clone()))
                    />
                    <span>{label}</span>
                    <span class="filter-group__count">
                        {move || find(&counted).map_or(0, |choice| choice.count).to_string()}
                    </span>
                </label>
            </li>
        }
        .fresh()
    };
    view! {
        <fieldset class="filter-group" hidden=move || choices.with(Vec::is_empty)>
            <legend>{legend}</legend>
            <ul>
                {move || names.get().into_iter().map(option).collect_view().fresh()}
            </ul>
            <button
                type="button" class="button button--quiet" hidden=move || more() == 0
                on:click=move |_| is_whole.set(true)
            >
                {move || { let mut text = String::from("Afficher tout ("); text.push_str(&more().to_string()); text.push_str(" de plus)"); text }}
            </button>
        </fieldset>
    }
}
