use crate::page_data::PageLink;
use leptos::prelude::*;

/// Links in a row, such as the themes of an entry.
#[component]
pub fn LinkList(
    /// The links.
    links: Vec<PageLink>,
) -> impl IntoView {
    let items = links.into_iter().map(|link| view! { <li><a href=link.href>{link.label}</a></li> });
    view! { <ul class="link-list">{items.collect_view()}</ul> }
}
