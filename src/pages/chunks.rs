//! In the browser, a page's code comes when the page does: one chunk moves the carousel of the home page, one draws the
//! donation page, one answers in listings. Of entries and pages of text nothing is drawn in the browser.
//!
//! `wasm_split` makes a chunk of the functions that have its name, with all that only they call. Each of them becomes an
//! `async` function that first loads its chunk. Drawing must not wait, so [`load`] goes first.
#![allow(unsafe_code, reason = "wasm_split declares what links the chunks")]

use super::{actions, home, listing::Listing, support::Support};
use crate::{
    loading::policy::LoadError,
    page_data::PageData,
    platform::json::Parsed,
    view::{HydrateOnly, IntoBoxed, live, ssr_only},
};
use futures::FutureExt;
use leptos::{prelude::*, wasm_split::wasm_split};

/// What a page shows: its kind, and the JSON that the code of that kind reads.
#[derive(Clone)]
pub struct Content(Kind, Parsed);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Home,
    Listing,
    Entry,
    Support,
    Prose,
}

/// The kinds by their names in the JSON; all others are as good as pages of text.
const KINDS: [(&str, Kind); 4] =
    [("entry", Kind::Entry), ("listing", Kind::Listing), ("home", Kind::Home), ("support", Kind::Support)];

impl Content {
    /// Whether it is an entry.
    pub fn is_entry(&self) -> bool {
        self.0 == Kind::Entry
    }
}

/// Reads a page's JSON, its content excepted; `None` when it is not a page's.
pub fn read(text: &str) -> Option<PageData<Content>> {
    let page = Parsed::parse(text)?;
    let content = page.field("content")?;
    let known = KINDS.iter().find_map(|(name, kind)| Some(Content(*kind, content.field(name)?)));
    let content = known.unwrap_or(Content(Kind::Prose, content));
    Some(PageData {
        frame: page.field("frame")?.read()?,
        title: page.field("title").and_then(Parsed::read).unwrap_or_default(),
        content,
        markup: page.field("markup").and_then(Parsed::read).unwrap_or_default(),
    })
}

/// Loads the code for a page.
///
/// # Errors
/// [`LoadError::NoCode`] when a file of it cannot be loaded. The next call tries again.
pub async fn load(content: &Content) -> Result<(), LoadError> {
    match content.0 {
        // Each function waits for its chunk by itself.
        Kind::Home => load_home().await?,
        Kind::Support => load_support().await?,
        Kind::Listing => load_listing().await?,
        Kind::Entry | Kind::Prose => {}
    }
    Ok(())
}

/// Draws a page; nothing without its code, or where the JSON is not that of its kind.
pub(super) fn draw(Content(kind, json): Content) -> HydrateOnly {
    let page = match kind {
        Kind::Home => home(json).now_or_never().and_then(Result::ok).flatten(),
        Kind::Support => support(json).now_or_never().and_then(Result::ok).flatten(),
        Kind::Listing => listing(json).now_or_never().and_then(Result::ok).flatten(),
        Kind::Entry => {
            live::effect(actions::recall);
            None
        }
        Kind::Prose => None,
    };
    // Of its nodes only the first is stepped over: no other one is looked for.
    page.unwrap_or_else(|| ssr_only!(()).hydrate_only())
}

#[wasm_split(home, wasm_split_path = leptos::wasm_split, fallible, preload(load_home))]
fn home(page: Parsed) -> Result<Option<HydrateOnly>, LoadError> {
    Ok(Some(home::home(page.field("donation")).hydrate_only()))
}

#[wasm_split(panel, wasm_split_path = leptos::wasm_split, fallible, preload(load_support))]
fn support(page: Parsed) -> Result<Option<HydrateOnly>, LoadError> {
    Ok(page.read().map(|page| view! { <Support page/> }.hydrate_only()))
}

#[wasm_split(listing, wasm_split_path = leptos::wasm_split, fallible, preload(load_listing))]
fn listing(page: Parsed) -> Result<Option<HydrateOnly>, LoadError> {
    Ok(page.read().map(|page| view! { <Listing page/> }.hydrate_only()))
}
