//! The frame around every page, and the way from one page to the next.

mod kept;
pub mod navigation;
mod player;
mod search;
mod shell;
mod suggestion_lookup;

use crate::{
    components::{Alert, Progress, SiteHeader},
    page_data::PageData,
    pages::{Content, SiteFrame, page_view},
    text,
    view::{HydrateOnly, IntoBoxed, live},
};
#[cfg(feature = "hydrate")]
use crate::{pages, platform::document};
#[cfg(feature = "hydrate")]
use any_spawner::Executor;
use leptos::prelude::*;
use leptos_router::{components::Router, hooks::use_location};
use navigation::{Event, PageState};
use search::SearchSlot;
use std::borrow::Cow;

/// The whole application, from the page that the address shows at first.
#[component]
pub fn App(
    /// The page that is already there.
    first: PageData<Content>,
) -> impl IntoView {
    // The router compares it with the beginning of paths, so it has no slash at its end.
    let base: Cow<'static, str> = first.frame.base.trim_end_matches('/').to_owned().into();
    view! { <Router base><Frame first/></Router> }
}

/// Header, progress and the page.
#[component]
fn Frame(
    /// The page that is already there.
    first: PageData<Content>,
) -> impl IntoView {
    let frame = first.frame.clone();
    let path = use_location().pathname;
    provide_context(SiteFrame { name: frame.name.clone(), base: frame.base.clone() });
    let pages = Owner::new();
    let first = HydrateOnly::owned(&pages, move || page_view(first.content));
    let shell = shell::use_shell(&frame, pages);
    let (state, is_slow, retrying) = (shell.state, shell.is_slow, shell.clone());
    let retry = Callback::new(move |()| retrying.tell(Event::Retried));
    let page = live::slot(first, state, move |state| match state {
        PageState::Ready => shell.take_next(),
        PageState::Failed(error) => view! {
            <main id="contenu" class="main">
                <h1 tabindex="-1">{text::UNAVAILABLE}</h1>
                <Alert message=error.words().to_owned() retry=Some(retry)/>
            </main>
        }
        .client_only(),
    });
    let search = view! { <SearchSlot base=frame.base.clone() path/> }.hydrate_only();
    view! {
        <SiteHeader frame path search/>
        <Progress is_hidden=live::flag(move || !is_slow.get())/>
        {page}
    }
}

/// Reads the data that the page carries, and loads the code that the page needs; gives back what takes the page over. Nothing where
/// the data is not a page's, or the code does not come. In two steps, so that neither keeps a visitor waiting who does something meanwhile.
///
/// Hydration does not look twice: where something else (a translator, an extension) has changed the page meanwhile, the loader
/// first puts it in again as it was sent.
#[cfg(feature = "hydrate")]
pub async fn prepare(data: String) -> Option<impl FnMut() + 'static> {
    let first = pages::read(&data)?;
    pages::load(&first.content).await.ok()?;
    let root = document::root()?;
    // Never given back, as the application itself: what would tidy it up weighs more than what stays.
    let first = Box::leak(Box::new(Some(first)));
    Some(move || {
        // Called again, it does nothing.
        let Some(first) = first.take() else { return };
        // Fails only when it was done before.
        let _ = Executor::init_wasm_bindgen();
        let owner = Owner::new_root(None);
        let drawn = owner.with(|| view! { <App first/> }.hydrate_only().take_over(root.clone().into()));
        // The application lives as long as the page. Leptos' own way to begin brings what streaming from a server needs.
        std::mem::forget((owner, drawn));
        // Before the loader presses again what was pressed meanwhile.
        pages::listen();
    })
}
