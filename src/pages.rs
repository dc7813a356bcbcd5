//! One file per kind of page, and the choice between them.

mod entry;
mod home;
mod listing;
mod prose;
mod support;

use crate::page_data::{Content, PageData};
use leptos::{either::EitherOf5, prelude::*};
use std::sync::Arc;

/// The site's name, which ends every title; a context that the application provides.
#[derive(Clone)]
pub struct SiteName(pub String);

/// What stands in `main`.
///
/// The choice is a typed one, not `AnyView`: measured on this application's shape, erased views weighed 13 kB more
/// after brotli, for each brings an asynchronous hydration that nothing here uses.
#[component]
pub fn Page(
    /// The page.
    page: Arc<PageData>,
) -> impl IntoView {
    match page.content.clone() {
        Content::Home(page) => EitherOf5::A(view! { <home::Home page/> }),
        Content::Listing(page) => EitherOf5::B(view! { <listing::Listing page/> }),
        Content::Entry(page) => EitherOf5::C(view! { <entry::Entry page/> }),
        Content::Support(page) => EitherOf5::D(view! { <support::Support page/> }),
        Content::Prose(page) => EitherOf5::E(view! { <prose::Prose page/> }),
    }
}
