//! One file per kind of page, and the choice between them.

mod entry;
mod home;
pub mod listing;
mod prose;
mod support;

use crate::{
    page_data::Content,
    view::{HydrateOnly, IntoBoxed},
};
use leptos::prelude::*;

/// What every page of the site has in common; a context that the application provides.
#[derive(Clone)]
pub struct SiteFrame {
    /// The site's name, which ends every title.
    pub name: String,
    /// The path that every address begins with; ends with `/`.
    pub base: String,
}

/// A whole page below the header.
pub fn page_view(content: Content) -> HydrateOnly {
    let page = match content {
        Content::Home(page) => view! { <home::Home page/> }.hydrate_only(),
        Content::Listing(page) => view! { <listing::Listing page/> }.hydrate_only(),
        Content::Entry(page) => view! { <entry::Entry page/> }.hydrate_only(),
        Content::Support(page) => view! { <support::Support page/> }.hydrate_only(),
        Content::Prose(page) => view! { <prose::Prose page/> }.hydrate_only(),
    };
    view! { <main id="contenu" class="main">{page}</main> }.hydrate_only()
}
