use crate::{
    listing::{Answer, Choice, GroupKind},
    platform::document,
    text,
    view::{IntoBoxed, live},
};
use leptos::{
    prelude::*,
    task::{spawn_local, tick},
};

/// How many options a group shows before “Afficher tout”: what fits a phone's screen together with the next legend.
const SHOWN: usize = 8;

/// A group of filters as check boxes, each with how many entries it leaves.
#[component]
pub fn FilterGroup(
    /// Which group.
    kind: GroupKind,
    /// The answer that holds its options, under the other choices.
    answer: RwSignal<Answer>,
    /// Turns an option on or off.
    toggle: Callback<(GroupKind, String)>,
) -> impl IntoView {
    let is_whole = RwSignal::new(false);
    let shown = move |answer: &Answer| -> Vec<Choice> {
        let choices = answer.choices(kind).iter().enumerate();
        let shown = choices.filter(|(index, choice)| *index < SHOWN || choice.is_on || is_whole.get());
        shown.map(|(_, choice)| choice.clone()).collect()
    };
    // A choice does not change its own group's options: the boxes stay, and with them the focus.
    let names = Memo::new(move |_| {
        let names: Vec<String> = answer.with(shown).into_iter().map(|choice| choice.name).collect();
        names.join("\n")
    });
    let find =
        move |name: &str| answer.with(|answer| answer.choices(kind).iter().find(|choice| choice.name == name).cloned());
    let option = move |choice: Choice| {
        let (counted, checked, toggled) = (choice.name.clone(), choice.name.clone(), choice.name);
        view! {
            <li>
                <label class="filter-group__option">
                    <input
                        type="checkbox"
                        prop:checked=live::flag(move || find(&checked).is_some_and(|choice| choice.is_on))
                        on:change=live::on(move |_| toggle.run((kind, toggled.clone())))
                    />
                    <span>{choice.label}</span>
                    <span class="filter-group__count">
                        {live::text(move || find(&counted).map_or(0, |choice| choice.count).to_string())}
                    </span>
                </label>
            </li>
        }
        .client_only()
    };
    let options = live::client(move || {
        // Read, not only tracked: a memo that nobody reads is never computed, and so never changes.
        names.with(|_| ());
        answer.with_untracked(shown).into_iter().map(option).collect()
    });
    let more = move || answer.with(|answer| answer.choices(kind).len().saturating_sub(shown(answer).len()));
    let show_all = live::on(move |_| {
        is_whole.set(true);
        // The button goes away, and the focus on to the first of what it has brought.
        let (group, next) = ((kind as usize + 1).to_string(), (SHOWN + 1).to_string());
        let first = [".filter-group:nth-child(", &group, ") li:nth-child(", &next, ") input"].concat();
        spawn_local(async move {
            tick().await;
            document::focus(&first);
        });
    });
    view! {
        <fieldset class="filter-group" hidden=live::flag(move || answer.with(|answer| answer.choices(kind).is_empty()))>
            <legend>{text::group(kind)}</legend>
            <ul>{options}</ul>
            <button
                type="button" class="button button--quiet" hidden=live::flag(move || more() == 0)
                on:click=show_all
            >
                {live::text(move || text::more_choices(more()))}
            </button>
        </fieldset>
    }
}
