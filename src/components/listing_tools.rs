use super::FilterPanel;
use crate::{
    listing::{FilterOn, GroupKind, ListingQuery, ListingResults, Sort},
    platform::{document, form, timer},
    routes::parameter,
    text,
    view::{ClientOnly, HydrateOnly, IntoBoxed, live, ssr_only},
};
use leptos::{ev::SubmitEvent, html, prelude::*};
use std::{mem, time::Duration};

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
    /// Told when a question is likely to come; `true` when it will be words.
    prepare: fn(bool),
) -> impl IntoView {
    let state = State::new(query, ask);
    let toggle = Callback::new(move |(kind, name): (GroupKind, String)| state.toggle(kind, &name));
    // Those that mean something: an address may name filters that the catalogue does not have.
    let filters = move || results.with(|results| results.filters_on().len());
    let tags = live::client(move || {
        let filters = results.with(ListingResults::filters_on).into_iter();
        filters.map(|filter| tag(filter, toggle)).collect()
    });
    view! {
        <div
            class="listing-tools needs-app" node_ref=state.tools
            on:pointerover=once(move || prepare(false)) on:focusin=once(move || prepare(false))
        >
            <form
                class="listing-tools__search" role="search" aria-label=text::THIS_LIST
                on:submit=live::on(|event: SubmitEvent| event.prevent_default()) on:focusin=once(move || prepare(true))
            >
                {ssr_only!(view! { <label for="q">{text::SEARCH_FIELD}</label> })}
                <input
                    id="q" name=parameter::WORDS type="search" autocomplete="off" enterkeyhint="search"
                    on:input=live::on(move |event| state.type_words(event_target_value(&event)))
                />
            </form>
            <div class="listing-tools__sort">
                {ssr_only!(view! { <label for="tri">{text::SORT_BY}</label> })}
                <select
                    id="tri" name=parameter::SORT autocomplete="off"
                    on:change=live::on(move |event| state.sort(Sort::parse(&event_target_value(&event))))
                >
                    {Sort::ALL.map(|sort| sort_option(sort, query)).collect_view()}
                </select>
            </div>
            <div class="listing-tools__active" hidden=live::flag(move || filters() == 0)>
                <ul>{tags}</ul>
                <button type="button" class="button button--quiet" on:click=live::on(move |_| state.clear_filters())>
                    {text::CLEAR_FILTERS}
                </button>
            </div>
            <FilterPanel results count toggle/>
        </div>
    }
}

/// Does something on the first event only.
fn once<E: 'static>(act: impl FnOnce() + 'static) -> live::Handler<E> {
    let mut act = Some(act);
    live::on(move |_| {
        if let Some(act) = act.take() {
            act();
        }
    })
}

/// One order. Relevance is offered only where words are asked for.
fn sort_option(sort: Sort, query: Memo<ListingQuery>) -> HydrateOnly {
    let is_useless = move || sort == Sort::Relevance && query.with(|query| query.words.is_empty());
    view! { <option value=sort.as_str() selected=sort == Sort::Recent hidden=live::flag(is_useless)>{text::sort(sort)}</option> }
        .hydrate_only()
}

/// An active filter, as a button that takes it back.
fn tag(filter: FilterOn, toggle: Callback<(GroupKind, String)>) -> ClientOnly {
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
}

/// The question of a list, and how another one is asked.
#[derive(Clone, Copy)]
struct State {
    /// The element around the fields, which are the browser's.
    tools: NodeRef<html::Div>,
    /// The question, as the address tells it.
    query: Memo<ListingQuery>,
    /// Asks another question; `true` keeps the history as it is, for words being typed.
    ask: Callback<(ListingQuery, bool)>,
    /// Words that wait until typing rests.
    pending: StoredValue<Option<TimeoutHandle>>,
}

impl State {
    fn new(query: Memo<ListingQuery>, ask: Callback<(ListingQuery, bool)>) -> Self {
        let state = Self { tools: NodeRef::new(), query, ask, pending: StoredValue::new(None) };
        let mut is_first = true;
        live::effect(move || state.follow(query.get(), &mut is_first));
        state
    }

    /// Has the fields say the question of the address. At first, words typed and an order chosen before the application started become
    /// the question instead.
    fn follow(self, question: ListingQuery, is_first: &mut bool) {
        let Some(tools) = self.tools.get_untracked() else { return };
        if mem::take(is_first) {
            let typed = form::text(&tools, parameter::WORDS);
            if !typed.is_empty() {
                return self.ask_words(&typed);
            }
            let chosen = Sort::parse(&form::selected(&tools, parameter::SORT));
            if question.sort.is_none() && chosen != Some(Sort::Recent) {
                return self.ask.run((ListingQuery { sort: chosen, page: 1, ..question }, true));
            }
        }
        if form::text(&tools, parameter::WORDS).trim() != question.words {
            form::set_text(&tools, parameter::WORDS, &question.words);
        }
        let default = if question.words.is_empty() { Sort::Recent } else { Sort::Relevance };
        form::select(&tools, parameter::SORT, question.sort.unwrap_or(default).as_str());
    }

    /// Asks for words once typing rests.
    fn type_words(self, words: String) {
        if let Some(handle) = self.pending.get_value() {
            handle.clear();
        }
        self.pending.set_value(timer::after(REST, move || self.ask_words(&words)));
    }

    fn ask_words(self, words: &str) {
        self.ask.run((ListingQuery { words: words.trim().to_owned(), page: 1, ..self.query.get_untracked() }, true));
    }

    /// Asks for another order.
    fn sort(self, sort: Option<Sort>) {
        self.ask.run((ListingQuery { sort, page: 1, ..self.query.get_untracked() }, false));
    }

    /// Turns a filter on or off.
    fn toggle(self, kind: GroupKind, name: &str) {
        self.ask.run((self.query.with_untracked(|query| query.toggled(kind, name)), false));
    }

    /// Keeps only the words and the order.
    fn clear_filters(self) {
        let ListingQuery { words, sort, .. } = self.query.get_untracked();
        keep_focus();
        self.ask.run((ListingQuery { words, sort, ..ListingQuery::default() }, false));
    }
}

/// The button that is pressed goes away with its filter: the focus stays beside it.
fn keep_focus() {
    document::focus(".filter-panel summary");
}
