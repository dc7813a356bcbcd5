//! One file per kind of page, and the choice between them.

mod entry;
mod home;
mod listing;
mod prose;
mod support;

use crate::{
    components::{Fresh, IntoFresh},
    page_data::Content,
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
pub fn page_view(content: Content) -> Fresh {
    let page = match content {
        Content::Home(page) => view! { <home::Home page/> }.early(),
        Content::Listing(page) => view! { <listing::Listing page/> }.early(),
        Content::Entry(page) => view! { <entry::Entry page/> }.early(),
        Content::Support(page) => view! { <support::Support page/> }.early(),
        Content::Prose(page) => view! { <prose::Prose page/> }.early(),
    };
    view! { <main id="contenu" class="main">{page}</main> }.early()
}
