use crate::{
    page_data::Frame,
    platform::document,
    view::{HydrateOnly, live, ssr_only},
};
#[cfg(feature = "ssr")]
use crate::{page_data::PageLink, routes::page_path, text};
use leptos::prelude::*;

/// The head of every page: the site's name, the main navigation, the search, the way to give.
///
/// Its links never change, so the application has none of them: it only marks the one that leads to the page shown.
#[cfg_attr(not(feature = "ssr"), expect(unused_variables, reason = "only finished pages show what the frame holds"))]
#[component]
pub fn SiteHeader(
    /// What every page shows.
    frame: Frame,
    /// The path of the page shown.
    #[prop(into)]
    path: Signal<String>,
    /// The search.
    search: HydrateOnly,
) -> impl IntoView {
    live::effect(move || path.with(|path| document::mark_current(".site-header__nav a", path)));
    view! {
        <header class="site-header">
            {ssr_only!(view! { <a class="site-header__name" href=frame.base>{frame.name}</a> })}
            {ssr_only!(navigation(frame.navigation, &path.get_untracked()))}
            {search}
            {ssr_only!(frame.support.map(|link| view! { <a class="site-header__support" href=link.href>{link.label}</a> }))}
        </header>
    }
}

/// The main navigation on the page at `path`.
#[cfg(feature = "ssr")]
fn navigation(links: Vec<PageLink>, path: &str) -> impl IntoView + use<> {
    let items = links.into_iter().map(|link| {
        let is_here = page_path(path) == page_path(&link.href);
        view! { <li><a href=link.href aria-current=is_here.then_some("page")>{link.label}</a></li> }
    });
    view! {
        <nav class="site-header__nav" aria-label=text::MAIN_NAVIGATION>
            <ul>{items.collect_view()}</ul>
        </nav>
    }
}
