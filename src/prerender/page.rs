use crate::{
    app::App,
    html::{SafeHtml, of_view},
    page_data::PageData,
};
use any_spawner::Executor;
use leptos::prelude::*;
use leptos_router::location::RequestUrl;

/// The application's markup for a page, with the hydration markers.
pub fn markup(page: &PageData, href: &str) -> SafeHtml {
    // Fails only if it was done before.
    let _ = Executor::init_futures_executor();
    let owner = Owner::new_root(None);
    let html = owner.with(|| {
        provide_context(RequestUrl::new(href));
        of_view(view! { <App first=page.clone()/> })
    });
    owner.cleanup();
    html
}

/// The page below the header, as the application inserts it when it is opened from another page. A tag name in our own
/// markup is always a tag: Leptos and the Markdown renderer escape text.
pub fn main(markup: &SafeHtml) -> SafeHtml {
    markup.between("<main", "</main>")
}

/// How many elements a piece of our own markup has. Text and attributes contain no bare `<`: Leptos and the Markdown
/// renderer escape it.
pub fn elements(markup: &str) -> usize {
    markup.as_bytes().windows(2).filter(|pair| matches!(pair, [b'<', next] if next.is_ascii_alphabetic())).count()
}
