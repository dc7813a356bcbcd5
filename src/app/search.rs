//! The search of the whole site. Most visitors never use it, so its code is a chunk that comes when its field gets the focus. Until
//! then, and where the chunk does not come, it is a form like any other.
#![cfg_attr(not(feature = "ssr"), allow(unsafe_code, reason = "wasm_split declares what links the chunks"))]

#[cfg(feature = "ssr")]
use super::suggestion_lookup::use_suggestions;
#[cfg(feature = "ssr")]
use crate::components::SiteSearch;
use crate::{
    loading::policy::LoadError,
    routes::{DOCUMENTS, is_page_of},
    view::{Later, hydrated_later, live},
};
use leptos::{prelude::*, tachys::renderer::types::Element};

/// Where the search stands, on every page but the one that searches all entries itself.
#[component]
pub fn SearchSlot(
    /// The path that every address begins with.
    base: String,
    /// The path of the page shown.
    #[prop(into)]
    path: Signal<String>,
) -> impl IntoView {
    let documents = [&base, DOCUMENTS].concat();
    let own = base.clone();
    let start = move |later: &Later| {
        let (owner, base, sent) = (later.owner.clone(), own.clone(), later.sent);
        later.start(move |slot| async move { hydrate(slot, owner, base, sent).await.is_ok() });
    };
    let later = Later::new(start.clone());
    let (slot, sent) = (later.slot, later.sent);
    let has_its_own = live::flag(move || path.with(|path| is_page_of(path, &documents)));
    view! {
        <div class="site-search-slot" hidden=has_its_own node_ref=slot on:focusin=live::on(move |_| start(&later))>
            {hydrated_later!(sent, {
                let (words, found) = use_suggestions(&base);
                view! { <SiteSearch documents=[&base, DOCUMENTS].concat() words found/> }
            })}
        </div>
    }
}

/// Hydrates the form that stands in `slot`.
///
/// # Errors
/// When its code does not come.
#[cfg(not(feature = "ssr"))]
#[leptos::wasm_split::wasm_split(search, wasm_split_path = leptos::wasm_split, fallible)]
fn hydrate(slot: Element, owner: Owner, base: String, sent: StoredValue<String>) -> Result<(), LoadError> {
    use super::suggestion_lookup::use_suggestions;
    use crate::{
        components::SiteSearch,
        platform::{form, styles},
        view::IntoBoxed,
    };

    leptos::task::spawn_local(styles::load_on_demand());
    sent.with_value(|sent| form::restore(&slot, sent));
    let drawn = owner.with(|| {
        let (words, found) = use_suggestions(&base);
        view! { <SiteSearch documents=[&base, DOCUMENTS].concat() words found/> }.hydrate_only().take_over(slot)
    });
    // It lives as long as the page.
    std::mem::forget((owner, drawn));
    Ok(())
}

/// Natively, nothing is hydrated.
#[cfg(feature = "ssr")]
async fn hydrate(_: Element, _: Owner, _: String, _: StoredValue<String>) -> Result<(), LoadError> {
    Ok(())
}
