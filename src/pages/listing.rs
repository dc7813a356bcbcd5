use super::SiteFrame;
use crate::{
    components::{Alert, ListingTools, Pagination, answered},
    html::SafeHtml,
    listing::{Answer, FilterOn, ListingQuery, Loosening, answer, feed_of, loosenings},
    loading::{
        library::{self, Library},
        policy::LoadError,
    },
    page_data::{AnswerCard, ListingPage, PageLink},
    platform::{
        document::{self, Link},
        nodes,
    },
    routes::{PAGE_SIZE, SITE_FEED, Scope, listing_page, page_path},
    search::Query,
    text,
    view::{IntoBoxed, KeyedList, live, ssr_only},
};
#[cfg(feature = "ssr")]
use crate::{
    components::{Breadcrumb, EntryCard},
    page_data::Card,
};
use leptos::{
    html,
    prelude::*,
    task::{spawn_local, tick},
};
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate, use_query_map},
};
use std::{rc::Rc, sync::Arc};

/// What the list shows.
#[derive(Debug, Clone, PartialEq)]
#[allow(clippy::large_enum_variant, reason = "one list is shown at a time")]
enum Shown {
    /// The page as it was finished, for it asks nothing.
    Finished,
    /// The answer to a question.
    Answered {
        question: ListingQuery,
        filters: Vec<FilterOn>,
        total: usize,
        cards: Vec<AnswerCard>,
        words: Arc<Query>,
        loosenings: Vec<Loosening>,
    },
    /// No answer came.
    Failed(LoadError),
}

/// A list of entries, and what it can be asked.
///
/// The address is the question: choosing a filter changes the address, and the list follows the address. So back,
/// forward, reload and a shared link give the same list.
#[component]
pub fn Listing(
    /// What the page shows.
    page: ListingPage,
) -> impl IntoView {
    let query = use_listing_query();
    let shown = RwSignal::new(Shown::Finished);
    let groups = RwSignal::new(Answer::default());
    let tries = RwSignal::new(0_usize);
    // The build that answered first is taken for the page's own.
    let own_build = StoredValue::new(None::<String>);

    let (scope, heading) = (page.scope.clone(), page.heading);
    live::effect(move || {
        tries.track();
        let question = query.get();
        let scope = scope.clone();
        spawn_local(async move {
            let result = library::ask(async |library| find(library, &scope, &question).await).await;
            // Another question may have been asked since; its own answer comes.
            if query.try_get_untracked().as_ref() != Some(&question) {
                return;
            }
            match result {
                Ok(Found { groups: found, shown: next, build }) => {
                    let is_own = own_build.try_update_value(|own| *own.get_or_insert_with(|| build.clone()) == build);
                    if next == Shown::Finished && is_own == Some(false) {
                        // The finished page is of the build before: the browser loads it as it is now.
                        return document::load(&document::path());
                    }
                    groups.set(found);
                    // Drawn again, the finished page would lose the focus that stands in it.
                    if *shown.read_untracked() != next {
                        let focus = document::focused_link();
                        shown.set(next);
                        tick().await;
                        keep_focus(focus);
                    }
                }
                // The finished page needs no answer; its filters appear with the next one that comes.
                Err(_) if question.is_empty() && *shown.read_untracked() == Shown::Finished => {}
                Err(_) if question.is_empty() => shown.set(Shown::Finished),
                Err(error) => shown.set(Shown::Failed(error)),
            }
        });
    });

    let navigate = use_navigate();
    let first = page.first.clone();
    let ask = Callback::new(move |(query, is_typing): (ListingQuery, bool)| {
        let mut address = first.clone();
        address.push_str(&query.to_query_string());
        let options = NavigateOptions { replace: is_typing, scroll: false, resolve: false, ..Default::default() };
        navigate(&address, options);
    });

    let SiteFrame { name: site, base } = expect_context();
    let is_whole = page.scope == Scope::All;
    let heading_of = move |heading: &str| match &*shown.read() {
        Shown::Answered { question, filters, .. } => {
            let heading = if is_whole && !question.words.is_empty() { text::SEARCH } else { heading };
            let labels: Vec<&str> = filters.iter().map(|filter| filter.label.as_str()).collect();
            text::question(heading, &question.words, &labels)
        }
        _ => heading.to_owned(),
    };
    let feed_of_site = [&base, SITE_FEED].concat();
    let feed = Arc::new(move || feed(&shown.read(), &page.scope, page.feed.as_ref()?, &base));
    let feed_of_head = feed.clone();
    let (plain, number) = (heading.clone(), page.page as usize);
    let mut shown_title = text::numbered(&heading, number);
    live::effect(move || {
        let heading = heading_of(&plain);
        let feed_title = text::title(&heading, &site);
        let own_feed = feed_of_head().filter(|feed| feed.href != feed_of_site);
        document::set_feed(own_feed.as_ref().map(|feed| (feed.href.as_str(), feed_title.as_str())));
        let number = match &*shown.read() {
            Shown::Answered { question, .. } => question.page,
            _ => number,
        };
        let title = text::numbered(&heading, number);
        // The page that was there first has its title already.
        if title != shown_title {
            document::set_title(&text::title(&title, &site));
            shown_title = title;
        }
    });

    let total = page.total as usize;
    let count = move || match &*shown.read() {
        Shown::Finished => Some(total),
        Shown::Answered { total, .. } => Some(*total),
        Shown::Failed(_) => None,
    };
    let status = live::text(move || match &*shown.read() {
        Shown::Answered { total, words, .. } => text::answer(*total, words.is_partial(), words.others()),
        _ => text::count(count()),
    });
    let is_waiting = move || match &*shown.read() {
        Shown::Finished => query.with(|query| !query.is_empty()),
        Shown::Answered { question, .. } => query.with(|query| query != question),
        Shown::Failed(_) => false,
    };
    let results = NodeRef::<html::Section>::new();
    let mut items = None::<KeyedList>;
    live::effect(move || {
        if items.is_none() {
            let list = results.get().and_then(|results| nodes::find(&results, ".listing__cards"));
            items = list.map(|list| KeyedList::new(list, |href| item_key(href, "")));
        }
        let Some(items) = &mut items else { return };
        match &*shown.read() {
            Shown::Finished => items.show_first(),
            Shown::Answered { question, cards, words, .. } => {
                items.show(cards.iter().map(|card| (item_key(&card.href, &question.words), || answered(card, words))));
            }
            Shown::Failed(_) => items.show([].map(|key| (key, SafeHtml::default)).into_iter()),
        }
    });
    let (first, address, current) = (page.first.clone(), page.first, page.page as usize);
    let pagination = live::view(move || {
        let first = first.clone();
        let (current, pages, question) = match &*shown.read() {
            Shown::Answered { question, total, .. } => {
                let pages = total.div_ceil(PAGE_SIZE);
                (question.page.min(pages), pages, question.clone())
            }
            _ => (current, total.div_ceil(PAGE_SIZE), ListingQuery::default()),
        };
        let href = move |page: usize| match question.is_empty() {
            true => listing_page(&first, page),
            false => [first.as_str(), &ListingQuery { page, ..question.clone() }.to_query_string()].concat(),
        };
        view! { <Pagination current pages href=Box::new(href)/> }.boxed()
    });
    let follow = live::list(move || {
        let link = feed().into_iter();
        link.map(|link| view! { <a href=link.href rel="external">{link.label}</a> }.boxed()).collect()
    });
    let advice = live::client(move || match &*shown.read() {
        Shown::Failed(error) => {
            let retry = Callback::new(move |()| tries.update(|tries| *tries += 1));
            vec![view! { <Alert message=error.words().to_owned() retry=Some(retry)/> }.client_only()]
        }
        Shown::Answered { total: 0, loosenings, .. } => {
            let links = loosenings.iter().map(|part| {
                let href = [address.as_str(), &part.query.to_query_string()].concat();
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
    });
    view! {
        {ssr_only!(view! { <Breadcrumb steps=page.breadcrumb/> })}
        <div class="listing__head">
            <h1 tabindex="-1">{live::text(move || heading_of(&heading))}</h1>
            {ssr_only!(page.description.map(|text| view! { <p class="listing__description">{text}</p> }))}
            {ssr_only!(page.website.map(|link| view! { <p><a href=link.href rel="external">{link.label}</a></p> }))}
        </div>
        <div class="listing">
            <ListingTools query answer=groups count ask/>
            <section node_ref=results aria-labelledby="resultats" aria-busy=live::string(move || is_waiting().to_string())>
                {ssr_only!(view! { <h2 id="resultats" class="visually-hidden" tabindex="-1">{text::RESULTS}</h2> })}
                <p class="listing__status" role="status">{status}</p>
                {ssr_only!(view! { <p class="listing__note no-app">{text::NO_SCRIPT_LISTING}</p> })}
                {advice}
                {ssr_only!(view! { <ul class="listing__cards" hidden={page.total == 0}>{page.cards.into_iter().map(card).collect_view()}</ul> })}
                {pagination}
                <p class="listing__feed">{follow}</p>
            </section>
        </div>
    }
}

/// One entry of the list.
#[cfg(feature = "ssr")]
fn card(card: Card) -> impl IntoView {
    view! { <li><EntryCard card/></li> }
}

/// Items of the list that look the same: an entry, and what is marked in it.
fn item_key(href: &str, words: &str) -> String {
    [href, "?", words].concat()
}

/// The feed of what is shown: of just the answer where there is one, else of the whole list, by another name.
fn feed(shown: &Shown, scope: &Scope, own: &PageLink, base: &str) -> Option<PageLink> {
    let own = own.clone();
    let Shown::Answered { question, filters, total, .. } = shown else { return Some(own) };
    let is_whole = filters.is_empty() && question.words.is_empty();
    Some(match feed_of(scope, question, filters).filter(|_| *total > 0) {
        Some(path) => PageLink { href: [base, &path].concat(), ..own },
        None if is_whole => own,
        None => PageLink { label: text::FOLLOW_WHOLE.to_owned(), ..own },
    })
}

/// Gives the focus back to the link that had it, where the answer has redrawn it; to the heading where it is gone.
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
    groups: Answer,
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
    let groups = answer(index, scope, question, hits.as_deref());
    let build = index.build.clone();
    if question.is_empty() {
        return Ok(Found { groups, shown: Shown::Finished, build });
    }
    let total = groups.entries.len();
    let places = groups.entries.get(question.page_range(total)).unwrap_or_default();
    let shown = Shown::Answered {
        question: question.clone(),
        filters: groups.filters_on(),
        total,
        cards: library.cards(places).await?,
        words: Arc::new(words),
        loosenings: if total == 0 { loosenings(index, scope, question, hits.as_deref()) } else { Vec::new() },
    };
    Ok(Found { groups, shown, build })
}
