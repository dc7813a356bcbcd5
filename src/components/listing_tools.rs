use super::FilterPanel;
use crate::{
    listing::{FilterOn, GroupKind, ListingQuery, ListingResults, Sort},
    platform::{document, form, timer},
    routes::parameter,
    text,
    view::{IntoBoxed, live, ssr_only},
};
use leptos::{html, prelude::*};
use std::time::Duration;

/// How long typing rests before the question is asked again.
const REST: Duration = Duration::from_millis(120);

/// What a listing is asked with: words, filters, order. Without the application it is not shown.
#[component]
pub fn ListingTools(
    /// The question, as the address tells it.
    query: Memo<ListingQuery>,
    /// Its results, once there are some.
    results: RwSignal<ListingResults>,
    /// How many entries the list has; nothing where no results came.
    count: impl Fn() -> Option<usize> + Copy + Send + 'static,
    /// Asks another question; `true` keeps the history as it is, for words being typed.
    ask: Callback<(ListingQuery, bool)>,
) -> impl IntoView {
    let tools = NodeRef::<html::Div>::new();
    let pending = StoredValue::new(None::<TimeoutHandle>);
    let ask_words = move |words: String| {
        ask.run((ListingQuery { words: words.trim().to_owned(), page: 1, ..query.get_untracked() }, true));
    };
    let type_words = live::on(move |event| {
        let words = event_target_value(&event);
        if let Some(handle) = pending.get_value() {
            handle.clear();
        }
        pending.set_value(timer::after(REST, move || ask_words(words)));
    });
    let toggle = Callback::new(move |(kind, name): (GroupKind, String)| {
        ask.run((query.with_untracked(|query| query.toggled(kind, &name)), false));
    });
    let order = live::on(move |event| {
        let sort = Sort::parse(&event_target_value(&event));
        ask.run((ListingQuery { sort, page: 1, ..query.get_untracked() }, false));
    });
    let clear = live::on(move |_| {
        let ListingQuery { words, sort, .. } = query.get_untracked();
        keep_focus();
        ask.run((ListingQuery { words, sort, ..ListingQuery::default() }, false));
    });

    // The fields follow the address, but words typed and an order chosen before the application started become the question.
    let mut is_first = true;
    live::effect(move || {
        let question = query.get();
        let Some(tools) = tools.get_untracked() else { return };
        if std::mem::take(&mut is_first) {
            let typed = form::text(&tools, parameter::WORDS);
            if !typed.is_empty() {
                return ask_words(typed);
            }
            let chosen = Sort::parse(&form::selected(&tools, parameter::SORT));
            if question.sort.is_none() && chosen != Some(Sort::Recent) {
                return ask.run((ListingQuery { sort: chosen, page: 1, ..question }, true));
            }
        }
        if form::text(&tools, parameter::WORDS).trim() != question.words {
            form::set_text(&tools, parameter::WORDS, &question.words);
        }
        let default = if question.words.is_empty() { Sort::Recent } else { Sort::Relevance };
        form::select(&tools, parameter::SORT, question.sort.unwrap_or(default).as_str());
    });

    let tag = move |filter: FilterOn| {
        let take_back = live::on(move |_| {
            keep_focus();
            toggle.run((filter.group, filter.name.clone()));
        });
        view! {
            <li>
                <button type="button" class="tag" on:click=take_back>
                    <span class="visually-hidden">{text::remove_filter(filter.group)}</span>
                    <span>{filter.label}</span>
                </button>
            </li>
        }
        .client_only()
    };
    let tags = live::client(move || results.with(ListingResults::filters_on).into_iter().map(tag).collect());
    let sorts = Sort::ALL.map(|sort| {
        let is_useless = move || sort == Sort::Relevance && query.with(|query| query.words.is_empty());
        view! { <option value=sort.as_str() selected=sort == Sort::Recent hidden=live::flag(is_useless)>{text::sort(sort)}</option> }.hydrate_only()
    });
    // Those that mean something: an address may name filters that the catalogue does not have.
    let filters = move || results.with(|results| results.filters_on().len());
    view! {
        <div class="listing-tools needs-app" node_ref=tools>
            <form class="listing-tools__search" role="search" aria-label=text::THIS_LIST on:submit=live::on(|event: leptos::ev::SubmitEvent| event.prevent_default())>
                {ssr_only!(view! { <label for="q">{text::SEARCH_FIELD}</label> })}
                <input id="q" name=parameter::WORDS type="search" autocomplete="off" enterkeyhint="search" on:input=type_words/>
            </form>
            <div class="listing-tools__sort">
                {ssr_only!(view! { <label for="tri">{text::SORT_BY}</label> })}
                <select id="tri" name=parameter::SORT autocomplete="off" on:change=order>{sorts.collect_view()}</select>
            </div>
            <div class="listing-tools__active" hidden=live::flag(move || filters() == 0)>
                <ul>{tags}</ul>
                <button type="button" class="button button--quiet" on:click=clear>{text::CLEAR_FILTERS}</button>
            </div>
            <FilterPanel results count toggle/>
        </div>
    }
}

/// The button that is pressed goes away with its filter: the focus stays beside it.
fn keep_focus() {
    document::focus(".filter-panel summary");
}
