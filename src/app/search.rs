//! The search of the whole site. Most visitors never use it, so its code is a chunk that comes when its field gets the focus. Until
//! then, and where the chunk does not come, it is a form like any other.
#![cfg_attr(not(feature = "ssr"), allow(unsafe_code, reason = "wasm_split declares what links the chunks"))]

#[cfg(feature = "ssr")]
use super::suggestion_lookup::use_suggestions;
#[cfg(feature = "ssr")]
use crate::components::SiteSearch;
use crate::{
    loading::policy::LoadError,
    platform::form,
    routes::{DOCUMENTS, is_page_of},
    view::{hydrated_later, live},
};
use leptos::{html, prelude::*, tachys::renderer::types::Element, task::spawn_local};
use std::{cell::Cell, rc::Rc};

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
    let slot = NodeRef::<html::Div>::new();
    // The form as the build wrote it: translators and extensions may change it until it is hydrated.
    let sent = StoredValue::new(String::new());
    let start = Rc::new(starter(slot, base.clone(), sent));
    let starting = start.clone();
    live::effect(move || {
        let Some(slot) = slot.get() else { return };
        sent.set_value(slot.inner_html());
        // The visitor may have been quicker than the application.
        if form::has_focus(&slot) {
            starting();
        }
    });
    let has_its_own = live::flag(move || path.with(|path| is_page_of(path, &documents)));
    view! {
        <div class="site-search-slot" hidden=has_its_own node_ref=slot on:focusin=live::on(move |_| start())>
            {hydrated_later!({
                let (words, found) = use_suggestions(&base);
                view! { <SiteSearch documents=[&base, DOCUMENTS].concat() words found/> }
            })}
        </div>
    }
}

/// What brings the search to life, once. Where that fails, the next focus tries again.
fn starter(slot: NodeRef<html::Div>, base: String, sent: StoredValue<String>) -> impl Fn() {
    let (owner, is_started) = (Owner::new(), Rc::new(Cell::new(false)));
    move || {
        let (Some(slot), false) = (slot.get_untracked(), is_started.replace(true)) else { return };
        let (owner, base, is_started) = (owner.clone(), base.clone(), is_started.clone());
        spawn_local(async move {
            is_started.set(hydrate(slot.into(), owner, base, sent).await.is_ok());
        });
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
    use crate::{components::SiteSearch, platform::styles, routes::parameter, view::IntoBoxed};

    spawn_local(styles::load_on_demand());
    sent.with_value(|sent| form::restore(&slot, sent, parameter::WORDS));
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
