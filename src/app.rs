//! The frame around every page, and the way from one page to the next.

mod suggestions;

use crate::{
    components::{Alert, CARD_LINKS, Progress, SiteHeader, SiteSearch},
    loading::{
        self, PageState, library,
        policy::{self, LoadError},
    },
    page_data::{Content, Frame as PageFrame, PageData},
    pages::{SiteFrame, page_view},
    platform::{
        document, history,
        intent::{self, Sign},
        json, motion, timer,
    },
    routes::{DOCUMENTS, page_path},
    text,
    view::{ClientOnly, HydrateOnly, IntoBoxed, live},
};
#[cfg(feature = "hydrate")]
use any_spawner::Executor;
use leptos::{
    prelude::*,
    task::{spawn_local, tick},
};
use leptos_router::{
    components::Router,
    hooks::use_location,
    location::{BrowserUrl, Location, LocationProvider},
};
use std::{borrow::Cow, sync::Arc};

/// The whole application, from the page that the address shows at first.
#[component]
pub fn App(
    /// The page that is already there.
    first: PageData,
    /// The same as text, to be kept for the way back; nothing natively.
    text: Option<Arc<str>>,
) -> impl IntoView {
    // The router compares it with the beginning of paths, so it has no slash at its end.
    let base: Cow<'static, str> = first.frame.base.trim_end_matches('/').to_owned().into();
    view! { <Router base><Frame first text/></Router> }
}

/// Header, progress and the page.
#[component]
fn Frame(
    /// The page that is already there.
    first: PageData,
    /// The same as text.
    text: Option<Arc<str>>,
) -> impl IntoView {
    let frame = first.frame.clone();
    let path = use_location().pathname;
    let (words, found) = suggestions::use_suggestions(&frame.base);
    let documents = [&frame.base, DOCUMENTS].concat();
    provide_context(SiteFrame { name: frame.name.clone(), base: frame.base.clone() });
    let pages = Owner::new();
    let first = HydrateOnly::owned(&pages, move || page_view(first.content));
    // Taken once, when it is shown; for the way back only the text is kept.
    let next = StoredValue::new_local(None);
    let (state, is_slow, retry) = use_page(&frame, text, pages, next);
    let page = live::slot(first, state, move |state| {
        match state {
            // Nothing is drawn for no page, which happens only if the same page is asked to be drawn twice.
            PageState::Ready => next.try_update_value(Option::take).flatten().unwrap_or_else(ClientOnly::nothing),
            PageState::Failed(error) => view! {
                <main id="contenu" class="main">
                    <h1 tabindex="-1">{text::UNAVAILABLE}</h1>
                    <Alert message=error.words().to_owned() retry=Some(retry)/>
                </main>
            }
            .client_only(),
        }
    });
    let search = view! { <SiteSearch documents path words found/> }.hydrate_only();
    view! {
        <SiteHeader frame path search/>
        <Progress is_hidden=live::flag(move || !is_slow.get())/>
        {page}
    }
}

/// A page that is here, and not yet shown.
struct Coming {
    title: String,
    build: String,
    view: ClientOnly,
}

impl Coming {
    fn new(page: PageData, pages: &Owner) -> Self {
        let PageData { frame, title, content, markup } = page;
        let view = ClientOnly::owned(pages, move || ClientOnly::from_html(markup, move || page_view(content)));
        Self { title, build: frame.build, view }
    }

    /// The same, drawn already and laid out below the page that is shown, out of sight. Only entries can be: the other pages look at
    /// the address or the device's memory when they are drawn, and do so for the page that is still shown.
    ///
    /// Nothing for the page of another `build`, whose HTML may be another's.
    fn ahead(page: PageData, build: StoredValue<String>, pages: &Owner) -> Option<Self> {
        let place = document::root()?;
        let Content::Entry(_) = page.content else { return None };
        if build.with_value(|build| page.frame.build != *build) {
            return None;
        }
        let Self { title, build, view } = Self::new(page, pages);
        Some(Self { title, build, view: view.prerendered(&place) })
    }
}

/// The page that the address asks for, whether it takes long, and another try.
fn use_page(
    frame: &PageFrame,
    first: Option<Arc<str>>,
    pages: Owner,
    next: StoredValue<Option<ClientOnly>, LocalStorage>,
) -> (RwSignal<PageState>, RwSignal<bool>, Callback<()>) {
    let site = frame.name.clone();
    let state = RwSignal::new(PageState::Ready);
    let is_slow = RwSignal::new(false);
    let tries = RwSignal::new(0_usize);
    let Location { pathname: address, search, hash, .. } = use_location();
    let shown = StoredValue::new(String::new());
    let wanted = StoredValue::new(String::new());
    // Not made inside the effect, which forgets at each page what it made for the one before.
    let (base, build) = (StoredValue::new(frame.base.clone()), StoredValue::new(frame.build.clone()));
    // The page that the visitor reaches for: its path, its data, and the page drawn from them.
    let reached = StoredValue::new_local(None::<(String, Arc<str>, Coming)>);
    let pages = StoredValue::new(pages);
    // Natively there is no address bar.
    let browser = use_context::<BrowserUrl>();

    Effect::new(move |before: Option<(String, usize)>| {
        let path = address.with(|address| page_path(address).to_owned());
        let now = (path.clone(), tries.get());
        if before.as_ref() == Some(&now) {
            // The same address, with or without a slash at its end: its page is here.
            if let Some(browser) = &browser {
                browser.ready_to_complete();
            }
            return now;
        }
        if before.is_none() {
            base.with_value(|base| library::open(base));
            if let Some(first) = &first {
                loading::keep(&path, first.clone());
            }
            let is_here = move || shown.with_value(|shown| *shown == page_path(&document::path()));
            history::keep_places(is_here);
            history::on_travel(move || {
                // Only the question has changed: the page itself stays.
                if is_here() {
                    history::restore_place();
                }
            });
            // What is about to be opened is here when it is.
            intent::on_sign(CARD_LINKS, move |path, sign| {
                if !base.with_value(|base| path.starts_with(base)) {
                    return;
                }
                let path = page_path(&path).to_owned();
                let is_drawn = reached.with_value(|reached| reached.as_ref().is_some_and(|(drawn, ..)| *drawn == path));
                // A press gives a link the focus, and may by then have led to its page.
                let is_asked = wanted.with_value(|wanted| *wanted == path);
                if is_drawn || is_asked {
                    return;
                }
                spawn_local(async move {
                    // A refusal shows when the page is really opened.
                    let Ok(text) = loading::page(&path).await else { return };
                    if sign == Sign::InView {
                        return;
                    }
                    let page = json::parse::<PageData>(&text);
                    if let Some(page) =
                        page.and_then(|page| pages.with_value(|pages| Coming::ahead(page, build, pages)))
                    {
                        reached.set_value(Some((path, text, page)));
                    }
                });
            });
            history::resume();
            document::mark_running();
            shown.set_value(path);
            return now;
        }
        wanted.set_value(path.clone());
        // Going back or forward changes the address bar first; a link changes it once its page is there.
        // Another try stays on the page, and leads to its heading as a link does.
        let is_travel = page_path(&document::path()) == path && before.is_none_or(|(before, _)| before != path);
        if !is_travel {
            history::remember_place();
        }
        let (asked, site, browser) = (path.clone(), site.clone(), browser.clone());
        let fragment = hash.get_untracked();
        let whole =
            [address.get_untracked(), search.with_untracked(|search| question(search)), fragment.clone()].concat();
        spawn_local(async move {
            let slowly = timer::after(policy::PATIENCE, move || is_slow.set(true));
            let answer = loading::page(&asked).await;
            let answer = answer.and_then(|text| {
                match reached.try_update_value(Option::take).flatten() {
                    Some((path, data, page)) if path == asked && data == text => Some(page),
                    _ => json::parse(&text).map(|page| pages.with_value(|pages| Coming::new(page, pages))),
                }
                .ok_or(LoadError::Unreadable)
            });
            if let Some(slowly) = slowly {
                slowly.clear();
            }
            // Back and forward answer as they do without the application: at once.
            let fade = if is_travel { None } else { motion::fade().await };
            // The visitor may have gone elsewhere meanwhile.
            if wanted.with_value(|wanted| *wanted != asked) {
                return;
            }
            is_slow.set(false);
            motion::watch();
            let title = match answer {
                // Another build, or no such page: the browser loads the address as it would without the application.
                Ok(page) if build.with_value(|build| page.build != *build) => return document::load(&whole),
                Err(LoadError::Status(404)) => return document::load(&whole),
                Ok(page) => {
                    document::let_go_of_focus();
                    next.set_value(Some(page.view));
                    state.set(PageState::Ready);
                    page.title
                }
                Err(error) => {
                    state.set(PageState::Failed(error));
                    text::title(text::UNAVAILABLE, &site)
                }
            };
            shown.set_value(asked.clone());
            if let Some(browser) = browser {
                browser.ready_to_complete();
            }
            document::set_title(&title);
            // The home page of a site in a folder has the slash that other addresses do without.
            let home = base.get_value();
            document::set_canonical(if home.trim_end_matches('/') == asked { &home } else { &asked });
            // A listing that has one says so when it is drawn.
            document::set_feed(None);
            tick().await;
            if is_travel {
                history::restore_place();
            } else if !document::lead_to_fragment(&fragment) {
                document::focus("main h1");
            }
            drop(fade);
        });
        now
    });
    (state, is_slow, Callback::new(move |()| tries.update(|tries| *tries += 1)))
}

/// The question of an address, with its mark.
fn question(search: &str) -> String {
    if search.is_empty() { String::new() } else { ["?", search].concat() }
}

/// Reads the data of the page that the browser shows, the file beside it; gives back what takes the page over. Nothing where the
/// data is not a page's. In two steps, so that neither keeps a visitor waiting who does something meanwhile.
///
/// Hydration does not look twice: where something else (a translator, an extension) has changed the page meanwhile, the loader
/// first puts it in again as it was sent.
#[cfg(feature = "hydrate")]
pub fn prepare(text: String) -> Option<impl FnMut() + 'static> {
    let first = json::parse::<PageData>(&text)?;
    let root = document::root()?;
    // Never given back, as the application itself: what would tidy it up weighs more than what stays.
    let first = Box::leak(Box::new(Some((first, text))));
    Some(move || {
        // Called again, it does nothing.
        let Some((first, text)) = first.take() else { return };
        // Fails only when it was done before.
        let _ = Executor::init_wasm_bindgen();
        let owner = Owner::new_root(None);
        let drawn =
            owner.with(|| view! { <App first text=Some(text.into())/> }.hydrate_only().take_over(root.clone().into()));
        // The application lives as long as the page. Leptos' own way to begin brings what streaming from a server needs.
        std::mem::forget((owner, drawn));
    })
}
