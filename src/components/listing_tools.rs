use super::{FilterGroup, IntoFresh};
use crate::{
    listing::{Answer, GroupKind, ListingQuery, Sort},
    platform::timer,
    text,
};
use leptos::prelude::*;
use std::time::Duration;

/// How long typing rests before the question is asked again.
const REST: Duration = Duration::from_millis(120);

/// What a listing is asked with: words, filters, order. Without the application it is not shown.
#[component]
pub fn ListingTools(
    /// The question, as the address tells it.
    query: Memo<ListingQuery>,
    /// Its answer, once there is one.
    answer: RwSignal<Answer>,
    /// Asks another question; `true` keeps the history as it is, for words being typed.
    ask: Callback<(ListingQuery, bool)>,
) -> impl IntoView {
    let is_open = RwSignal::new(false);
    let pending = StoredValue::new(None::<TimeoutHandle>);
    let type_words = move |words: String| {
        if let Some(handle) = pending.get_value() {
            handle.clear();
        }
        let handle = timer::after(REST, move || {
            ask.run((ListingQuery { words: words.trim().to_owned(), page: 1, ..query.get_untracked() }, true));
        });
        pending.set_value(handle);
    };
    let toggle = Callback::new(move |(kind, name): (GroupKind, String)| {
        ask.run((query.with_untracked(|query| query.toggled(kind, &name)), false));
    });
    let order = move |word: String| {
        ask.run((ListingQuery { sort: Sort::parse(&word), page: 1, ..query.get_untracked() }, false));
    };
    let groups = GroupKind::ALL.map(|kind| {
        let choices = Signal::derive(move || {
            answer.with(|answer| {
                let group = answer.groups.iter().find(|group| group.kind == kind);
                group.map(|group| group.choices.clone()).unwrap_or_default()
            })
        });
        view! { <FilterGroup legend=text::group(kind) kind choices toggle/> }.fresh()
    });
    let active = move || {
        answer.with(|answer| {
            let mut active = Vec::new();
            for group in &answer.groups {
                for choice in group.choices.iter().filter(|choice| choice.is_on) {
                    active.push((group.kind, choice.name.clone(), choice.label.clone()));
                }
            }
            active
        })
    };
    let tag = move |(kind, name, label): (GroupKind, String, String)| {
        view! {
            <li>
                <button type="button" class="tag" on:click=move |_| toggle.run((kind, name.clone()))>
                    <span class="visually-hidden">"Retirer le filtre "</span>
                    <span>{label}</span>
                </button>
            </li>
        }
        .fresh()
    };
    let sorts = Sort::ALL.map(|sort| {
        let is_offered = move || sort != Sort::Relevance || query.with(|query| !query.words.is_empty());
        let is_chosen = move || {
            query.with(|query| {
                let default = if query.words.is_empty() { Sort::Recent } else { Sort::Relevance };
                query.sort.unwrap_or(default) == sort
            })
        };
        view! {
            <option value=sort.as_str() hidden=move || !is_offered() prop:selected=is_chosen>{text::sort(sort)}</option>
        }
        .fresh()
    });
    view! {
        <div class="listing-tools needs-app">
            <form
                class="listing-tools__search" role="search"
                on:submit=move |event| event.prevent_default()
            >
                <label for="q">"Rechercher"</label>
                <input
                    id="q" name="q" type="search" autocomplete="off" enterkeyhint="search"
                    prop:value=move || query.with(|query| query.words.clone())
                    on:input=move |event| type_words(event_target_value(&event))
                />
            </form>
            <div class="listing-tools__sort">
                <label for="tri">"Trier par"</label>
                <select id="tri" on:change=move |event| order(event_target_value(&event))>{sorts.collect_view()}</select>
            </div>
            <details class="listing-tools__filters" prop:open=move || is_open.get()>
                <summary>{move || text::filters(query.with(ListingQuery::filters))}</summary>
                {groups.collect_view()}
            </details>
            <ul class="listing-tools__active" hidden=move || active().is_empty()>
                {move || active().into_iter().map(tag).collect_view().fresh()}
                <li>
                    <button
                        type="button" class="button button--quiet"
                        on:click=move |_| ask.run((ListingQuery { words: query.with(|query| query.words.clone()), ..ListingQuery::default() }, false))
                    >"Effacer les filtres"</button>
                </li>
            </ul>
        </div>
    }
}
