//! One file per kind of page, and the choice between them.

#[cfg(not(feature = "ssr"))]
mod actions;
#[cfg(not(feature = "ssr"))]
mod chunks;
#[cfg(feature = "ssr")]
mod entry;
mod home;
pub mod kept;
pub mod listing;
#[cfg(feature = "ssr")]
mod prose;
#[cfg(feature = "ssr")]
mod references;
mod support;
#[cfg(feature = "ssr")]
mod timeline;
#[cfg(feature = "ssr")]
mod whole;

#[cfg(not(feature = "ssr"))]
pub use actions::{listen, prepare as prepare_actions};
#[cfg(not(feature = "ssr"))]
pub use chunks::{Content, load, read};
#[cfg(feature = "ssr")]
pub use whole::{Content, load, read};

#[cfg(not(feature = "ssr"))]
use chunks::draw;
#[cfg(feature = "ssr")]
use whole::draw;

use crate::view::{HydrateOnly, IntoBoxed};
use leptos::prelude::*;

/// What every page of the site has in common; a context that the application provides.
#[derive(Clone)]
pub struct SiteFrame {
    /// The site's name, which ends every title.
    pub name: String,
    /// The path that every address begins with; ends with `/`.
    pub base: String,
}

/// A whole page below the header. In the browser, [`load`] must have brought the code for it.
pub fn page_view(content: Content) -> HydrateOnly {
    let page = draw(content);
    view! { <main id="contenu" class="main">{page}</main> }.hydrate_only()
}

/// What fits the element around an entry's buttons.
pub const ACTIONS: &str = ".entry-actions";

/// Natively, no button is pressed.
#[cfg(feature = "ssr")]
pub fn prepare_actions() {}
