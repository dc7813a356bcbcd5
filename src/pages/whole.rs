//! Natively, the code of all pages is there.

use super::{
    entry::Entry, home::home, kept::Kept, listing::Listing, prose::Prose, references::References, support::Support,
    timeline::Timeline,
};
use crate::{
    loading::policy::LoadError,
    page_data::PageData,
    platform::json,
    view::{HydrateOnly, IntoBoxed},
};
use leptos::prelude::*;

pub use crate::page_data::Content;

/// Reads a page's JSON.
pub fn read(text: &str) -> Option<PageData<Content>> {
    json::parse(text)
}

/// There is nothing to load.
pub async fn load(_: &Content) -> Result<(), LoadError> {
    Ok(())
}

pub(super) fn draw(content: Content) -> HydrateOnly {
    match content {
        Content::Home(mut page) => {
            let donation = page.donation.take();
            home(page, donation).hydrate_only()
        }
        Content::Listing(page) => view! { <Listing page/> }.hydrate_only(),
        Content::Entry(page) => view! { <Entry page/> }.hydrate_only(),
        Content::Support(page) => view! { <Support page/> }.hydrate_only(),
        Content::Timeline(page) => view! { <Timeline page/> }.hydrate_only(),
        Content::Kept(page) => view! { <Kept page/> }.hydrate_only(),
        Content::References(page) => view! { <References page/> }.hydrate_only(),
        Content::Prose(page) => view! { <Prose page/> }.hydrate_only(),
    }
}
