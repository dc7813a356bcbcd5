use super::shown::Shown;
use crate::{
    listing::{ListingQuery, ListingResults, list, loosenings},
    loading::{
        library::{self, Library},
        policy::LoadError,
    },
    platform::document::{self, Link},
    routes::{Scope, page_path},
    search::Query,
    view::live,
};
use leptos::{
    prelude::*,
    task::{spawn_local, tick},
};
use leptos_router::hooks::{use_location, use_query_map};
use std::{rc::Rc, sync::Arc};

/// What a list is asked, and what it shows.
#[derive(Clone, Copy)]
pub(super) struct ListState {
    /// The question, as the address tells it.
    pub(super) query: Memo<ListingQuery>,
    /// What the list shows.
    pub(super) shown: RwSignal<Shown>,
    /// The results, with the filters and their counts.
    pub(super) results: RwSignal<ListingResults>,
    /// Asks the question once more.
    pub(super) retry: Callback<()>,
}

/// Answers the question of the address, and every one that follows.
pub(super) fn use_list_state(scope: Scope) -> ListState {
    let query = use_listing_query();
    let shown = RwSignal::new(Shown::Finished);
    let results = RwSignal::new(ListingResults::default());
    let tries = RwSignal::new(0_usize);
    // The build that answered first is taken for the page's own.
    let own_build = StoredValue::new(None::<String>);
    live::effect(move || {
        tries.track();
        let question = query.get();
        let scope = scope.clone();
        spawn_local(async move {
            let result = library::ask(async |library| find(library, &scope, &question).await).await;
            // Another question may have been asked since; its own results come.
            if query.try_get_untracked().as_ref() != Some(&question) {
                return;
            }
            match result {
                Ok(Found { results: found, shown: next, build }) => {
                    let is_own = own_build.try_update_value(|own| *own.get_or_insert_with(|| build.clone()) == build);
                    if next == Shown::Finished && is_own == Some(false) {
                        // The finished page is of the build before: the browser loads it as it is now.
                        return document::load(&document::path());
                    }
                    results.set(found);
                    // Drawn again, the finished page would lose the focus that is in it.
                    if *shown.read_untracked() != next {
                        let focus = document::focused_link();
                        shown.set(next);
                        tick().await;
                        keep_focus(focus);
                    }
                }
                // The finished page needs no results; its filters appear with the next ones that come.
                Err(_) if question.is_empty() && *shown.read_untracked() == Shown::Finished => {}
                Err(_) if question.is_empty() => shown.set(Shown::Finished),
                Err(error) => shown.set(Shown::Failed(error)),
            }
        });
    });
    ListState { query, shown, results, retry: Callback::new(move |()| tries.update(|tries| *tries += 1)) }
}

/// Gives the focus back to the link that had it, where the results have redrawn it; to the heading where it is gone.
fn keep_focus(link: Option<Link>) {
    if let Some(link) = link
        && document::focused_link().is_none()
        && !document::focus_link(&link)
    {
        document::focus("main h1");
    }
}

/// What the address asks; nothing during the first render, which repeats the finished page.
fn use_listing_query() -> Memo<ListingQuery> {
    let is_awake = RwSignal::new(false);
    live::effect(move || is_awake.set(true));
    let (parameters, path) = (use_query_map(), use_location().pathname);
    let own = path.with_untracked(|path| page_path(path).to_owned());
    Memo::new(move |before: Option<&ListingQuery>| match is_awake.get() {
        // The router's address is another as soon as another page is asked for. Until that is here, this one stays as it is: its list,
        // and the link in it that had the focus.
        true if path.with(|path| *page_path(path) != own) => before.cloned().unwrap_or_default(),
        true => parameters.with(|parameters| ListingQuery::read(|name| parameters.get_all(name).unwrap_or_default())),
        false => ListingQuery::default(),
    })
}

/// What answers a question: its filters with their counts, what the list shows, and the build that says so.
struct Found {
    results: ListingResults,
    shown: Shown,
    build: String,
}

/// Answers a question.
async fn find(library: Rc<Library>, scope: &Scope, question: &ListingQuery) -> Result<Found, LoadError> {
    let index = &library.index;
    let (hits, words) = match question.words.is_empty() {
        true => (None, Query::default()),
        false => library.hits(&question.words).await.map(|(hits, words)| (Some(hits), words))?,
    };
    let results = list(index, scope, question, hits.as_deref());
    let build = index.build.clone();
    if question.is_empty() {
        return Ok(Found { results, shown: Shown::Finished, build });
    }
    let total = results.entries.len();
    let positions = results.entries.get(question.page_range(total)).unwrap_or_default();
    let shown = Shown::Results {
        question: question.clone(),
        filters: results.filters_on(),
        total,
        cards: library.cards(positions).await?,
        words: Arc::new(words),
        loosenings: if total == 0 { loosenings(index, scope, question, hits.as_deref()) } else { Vec::new() },
    };
    Ok(Found { results, shown, build })
}
