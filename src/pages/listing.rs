//! A list of entries: its view, what it shows, and how its questions are answered.

mod shown;
mod state;

pub use shown::{Listed, Shown};

use super::SiteFrame;
use crate::{
    components::{Alert, ListingTools, Pagination, result_item},
    html::SafeHtml,
    listing::ListingQuery,
    loading::library,
    page_data::ListingPage,
    platform::{document, nodes},
    routes::SITE_FEED,
    text,
    view::{IntoBoxed, KeyedList, live, ssr_only},
};
#[cfg(feature = "ssr")]
use crate::{
    components::{Breadcrumb, EntryCard},
    page_data::{Card, Companions, PageLink},
};
use leptos::{html, prelude::*};
use leptos_router::{NavigateOptions, hooks::use_navigate};
use state::{ListState, use_list_state};
use std::sync::Arc;

/// A list of entries, and what it can be asked.
///
/// The address is the question: choosing a filter changes the address, and the list follows the address. So back,
/// forward, reload and a shared link give the same list.
#[component]
pub fn Listing(
    /// What the page shows.
    page: ListingPage,
) -> impl IntoView {
    let list = Arc::new(Listed {
        scope: page.scope,
        heading: page.heading,
        first: page.first,
        total: page.total as usize,
        page: page.page as usize,
        feed: page.feed,
    });
    let state = use_list_state(list.scope.clone());
    let ListState { query, shown, results, .. } = state;
    let SiteFrame { name: site, base } = expect_context();
    let section = NodeRef::<html::Section>::new();
    keep_head(&list, shown, site, base.clone());
    keep_items(section, shown);
    let (of_heading, of_status, of_feed) = (list.clone(), list.clone(), list.clone());
    let total = list.total;
    let count = move || shown.read().count(total);
    view! {
        {ssr_only!(view! { <Breadcrumb steps=page.breadcrumb/> })}
        <div class="listing__head">
            <h1 tabindex="-1">{live::text(move || shown.read().heading(&of_heading))}</h1>
            {ssr_only!(about(page.description, page.kinds, page.website, page.timeline))}
        </div>
        <div class="listing">
            <ListingTools query results count ask=ask(&list) prepare=library::prefetch/>
            <section node_ref=section aria-labelledby="resultats" aria-busy=is_busy(state)>
                {ssr_only!(view! { <h2 id="resultats" class="visually-hidden" tabindex="-1">{text::RESULTS}</h2> })}
                <p class="listing__status" role="status">{live::text(move || shown.read().status(&of_status))}</p>
                {ssr_only!(view! { <p class="listing__note no-app">{text::NO_SCRIPT_LISTING}</p> })}
                {advice(&list, state)}
                {ssr_only!(view! {
                    <ul class="listing__cards" hidden={page.total == 0}>{page.cards.into_iter().map(card).collect_view()}</ul>
                })}
                {pagination(&list, shown)}
                <p class="listing__feed">{live::list(move || {
                    let link = shown.read().feed(&of_feed, &base).into_iter();
                    link.map(|link| view! { <a href=link.href rel="external">{link.label}</a> }.boxed()).collect()
                })}</p>
            </section>
        </div>
        {ssr_only!(page.companions.map(companions))}
    }
}

/// What is said of the listing itself; nothing where that is nothing.
#[cfg(feature = "ssr")]
fn about(
    description: Option<String>,
    kinds: Option<String>,
    website: Option<PageLink>,
    timeline: Option<PageLink>,
) -> impl IntoView {
    let is_empty = description.is_none() && kinds.is_none() && website.is_none() && timeline.is_none();
    (!is_empty).then(|| {
        view! {
            <div class="listing__about">
                {description.map(|text| view! { <p class="listing__description">{text}</p> })}
                {kinds.map(|kinds| view! { <p>{kinds}</p> })}
                {website.map(|link| view! { <p><a href=link.href rel="external">{link.label}</a></p> })}
                {timeline.map(|link| view! { <p><a href=link.href>{link.label}</a></p> })}
            </div>
        }
    })
}

/// The other people or themes of these entries. What they share with this one, only the application can list.
#[cfg(feature = "ssr")]
fn companions(companions: Companions) -> impl IntoView {
    let items = companions.most.into_iter().map(|companion| {
        let label = companion.shared.label.clone();
        view! {
            <li>
                <a href=companion.page.href>{companion.page.label}</a>
                // The space parts them where there are no styles.
                " "
                <a class="needs-app" href=companion.shared.href>{companion.shared.label}</a>
                <span class="no-app">{label}</span>
            </li>
        }
    });
    view! {
        <section class="listing__companions" aria-labelledby="avec">
            <h2 id="avec">{companions.heading}</h2>
            <ul>{items.collect_view()}</ul>
            {companions.others.map(|others| view! { <p>{others}</p> })}
        </section>
    }
}

/// One entry of the list.
#[cfg(feature = "ssr")]
fn card(card: Card) -> impl IntoView {
    view! { <li><EntryCard card/></li> }
}

/// Asks another question: the address changes, and the list follows it.
fn ask(list: &Listed) -> Callback<(ListingQuery, bool)> {
    let (navigate, first) = (use_navigate(), list.first.clone());
    Callback::new(move |(query, is_typing): (ListingQuery, bool)| {
        let options = NavigateOptions { replace: is_typing, scroll: false, resolve: false, ..Default::default() };
        navigate(&[first.as_str(), &query.to_query_string()].concat(), options);
    })
}

/// Whether results are still to come, for screen readers.
fn is_busy(ListState { query, shown, .. }: ListState) -> live::LiveString {
    live::string(move || query.with(|query| shown.read().is_waiting_for(query)).to_string())
}

/// Keeps the document's title and its feed those of what is shown.
fn keep_head(list: &Arc<Listed>, shown: RwSignal<Shown>, site: String, base: String) {
    let list = list.clone();
    let feed_of_site = [&base, SITE_FEED].concat();
    // The page that was there first has its title already.
    let mut title = Shown::Finished.title(&list);
    live::effect(move || {
        let shown = shown.read();
        match shown.feed(&list, &base).filter(|feed| feed.href != feed_of_site) {
            Some(feed) => document::set_feed(&feed.href, &text::title(&shown.heading(&list), &site)),
            None => document::forget_feed(),
        }
        let now = shown.title(&list);
        if title != now {
            document::set_title(&text::title(&now, &site));
            title = now;
        }
    });
}

/// Keeps the items of the list those of what is shown.
fn keep_items(section: NodeRef<html::Section>, shown: RwSignal<Shown>) {
    let mut items = None::<KeyedList>;
    live::effect(move || {
        if items.is_none() {
            let list = section.get().and_then(|section| nodes::find(&section, ".listing__cards"));
            items = list.map(|list| KeyedList::new(list, |href| item_key(href, "")));
        }
        let Some(items) = &mut items else { return };
        match &*shown.read() {
            Shown::Finished => items.show_first(),
            Shown::Results { question, cards, words, .. } => {
                items.show(
                    cards.iter().map(|card| (item_key(&card.href, &question.words), || result_item(card, words))),
                );
            }
            Shown::Failed(_) => items.show([].map(|key| (key, SafeHtml::default)).into_iter()),
        }
    });
}

/// Items of the list that look the same: an entry, and what is marked in it.
fn item_key(href: &str, words: &str) -> String {
    [href, "?", words].concat()
}

/// The links to other pages of what is shown.
fn pagination(list: &Arc<Listed>, shown: RwSignal<Shown>) -> live::LiveView {
    let list = list.clone();
    live::view(move || {
        let (current, pages) = shown.read().pages(&list);
        let list = list.clone();
        let href = move |page: usize| shown.read_untracked().address(&list, page);
        view! { <Pagination current pages href=Box::new(href)/> }.boxed()
    })
}

/// What helps where no results came, or none match.
fn advice(list: &Arc<Listed>, ListState { shown, retry, .. }: ListState) -> live::LiveView {
    let list = list.clone();
    live::client(move || match &*shown.read() {
        Shown::Failed(error) => {
            vec![view! { <Alert message=error.words().to_owned() retry=Some(retry)/> }.client_only()]
        }
        Shown::Results { total: 0, loosenings, .. } => {
            let links = loosenings.iter().map(|part| {
                let href = [list.first.as_str(), &part.query.to_query_string()].concat();
                view! { <li><a href=href>{text::loosening(part.without, part.count)}</a></li> }.client_only()
            });
            vec![
                view! {
                    <div class="listing__empty">
                        <p>{text::NOTHING_FITS}</p>
                        <ul>{links.collect_view()}</ul>
                    </div>
                }
                .client_only(),
            ]
        }
        _ => Vec::new(),
    })
}
