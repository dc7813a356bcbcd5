use crate::{
    listing::{FilterOption, GroupKind, ListingResults},
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
    /// The results, with its options.
    results: RwSignal<ListingResults>,
    /// Turns an option on or off.
    toggle: Callback<(GroupKind, String)>,
) -> impl IntoView {
    let is_whole = RwSignal::new(false);
    let shown = move |results: &ListingResults| -> Vec<FilterOption> {
        let options = results.options(kind).iter().enumerate();
        let shown = options.filter(|(index, option)| *index < SHOWN || option.is_on || is_whole.get());
        shown.map(|(_, option)| option.clone()).collect()
    };
    // A choice does not change its own group's options: the boxes stay, and with them the focus.
    let names = Memo::new(move |_| {
        let names: Vec<String> = results.with(shown).into_iter().map(|option| option.name).collect();
        names.join("\n")
    });
    let find = move |name: &str| {
        results.with(|results| results.options(kind).iter().find(|option| option.name == name).cloned())
    };
    let item = move |option: FilterOption| {
        let (counted, checked, toggled) = (option.name.clone(), option.name.clone(), option.name);
        view! {
            <li>
                <label class="filter-group__option">
                    <input
                        type="checkbox"
                        prop:checked=live::flag(move || find(&checked).is_some_and(|option| option.is_on))
                        on:change=live::on(move |_| toggle.run((kind, toggled.clone())))
                    />
                    <span>{option.label}</span>
                    <span class="filter-group__count">
                        {live::text(move || find(&counted).map_or(0, |option| option.count).to_string())}
                    </span>
                </label>
            </li>
        }
        .client_only()
    };
    let items = live::client(move || {
        // Read, not only tracked: a memo that nobody reads is never computed, and so never changes.
        names.with(|_| ());
        results.with_untracked(shown).into_iter().map(item).collect()
    });
    let more = move || results.with(|results| results.options(kind).len().saturating_sub(shown(results).len()));
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
        <fieldset class="filter-group" hidden=live::flag(move || results.with(|results| results.options(kind).is_empty()))>
            <legend>{text::group(kind)}</legend>
            <ul>{items}</ul>
            <button
                type="button" class="button button--quiet" hidden=live::flag(move || more() == 0)
                on:click=show_all
            >
                {live::text(move || text::more_options(more()))}
            </button>
        </fieldset>
    }
}
