use crate::{
    app::App,
    components::{OtherStyles, other_styles},
    html::{SafeHtml, of_view},
    page_data::PageData,
};
use any_spawner::Executor;
use leptos::prelude::*;
use leptos_router::location::RequestUrl;

/// The application's markup for a page, with the hydration markers; `styles` is the address of the file with the
/// deferred styles.
pub fn markup(page: &PageData, href: &str, styles: &str) -> SafeHtml {
    // Fails only if it was done before.
    let _ = Executor::init_futures_executor();
    let owner = Owner::new_root(None);
    let html = owner.with(|| {
        provide_context(RequestUrl::new(href));
        provide_context(OtherStyles(styles.to_owned()));
        of_view(view! { <App first=page.clone()/> })
    });
    owner.cleanup();
    html
}

/// The page below the header, as the application inserts it when it is opened from another page: all styles are
/// loaded there. A tag name in our own markup is always a tag: Leptos and the Markdown renderer escape text.
pub fn main(markup: &SafeHtml, styles: &str) -> SafeHtml {
    markup.between("<main", "</main>").without(&of_view(other_styles(styles)))
}

/// How many elements a piece of our own markup has. Text and attributes contain no bare `<`: Leptos and the Markdown
/// renderer escape it.
pub fn elements(markup: &str) -> usize {
    markup.as_bytes().windows(2).filter(|pair| matches!(pair, [b'<', next] if next.is_ascii_alphabetic())).count()
}
