use crate::{
    page_data::Frame,
    text,
    view::{HydrateOnly, IntoBoxed, live},
};
use leptos::prelude::*;

/// The head of every page: the site's name, the main navigation, the search, the way to give.
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
    let current = move |href: String| {
        live::word(move || {
            let is_here = path.with(|path| path.trim_end_matches('/') == href.trim_end_matches('/'));
            is_here.then_some("page")
        })
    };
    let items = frame.navigation.into_iter().map(|link| {
        let href = link.href.clone();
        view! { <li><a href=link.href aria-current=current(href)>{link.label}</a></li> }.hydrate_only()
    });
    view! {
        <header class="site-header">
            <a class="site-header__name" href=frame.base>{frame.name}</a>
            <nav class="site-header__nav" aria-label=text::MAIN_NAVIGATION>
                <ul>{items.collect_view()}</ul>
            </nav>
            {search}
            {frame.support.map(|link| view! { <a class="site-header__support" href=link.href>{link.label}</a> })}
        </header>
    }
}
