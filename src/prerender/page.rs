use crate::{app::App, components::AllStyles, page_data::PageData};
use any_spawner::Executor;
use leptos::prelude::*;
use leptos_router::location::RequestUrl;

/// The application's markup for a page, with the marks that hydration looks for; `styles` is where the file with all styles is.
pub fn markup(page: &PageData, href: &str, styles: &str) -> String {
    // Fails only when it was done before.
    let _ = Executor::init_futures_executor();
    let owner = Owner::new_root(None);
    let html = owner.with(|| {
        provide_context(RequestUrl::new(href));
        provide_context(AllStyles(styles.to_owned()));
        view! { <App first=page.clone() text=None/> }.to_html()
    });
    owner.cleanup();
    html
}

/// How many elements a piece of our own markup holds. Text and attributes have no bare `<`: Leptos and the Markdown
/// renderer escape it.
pub fn elements(markup: &str) -> usize {
    markup.as_bytes().windows(2).filter(|pair| matches!(pair, [b'<', next] if next.is_ascii_alphabetic())).count()
}
