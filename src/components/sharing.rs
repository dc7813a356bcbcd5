use crate::{page_data::PageLink, text};
use leptos::prelude::*;

/// What the button that shares an entry offers where the device has no way of its own. The application puts it beside the button, with
/// the page's address in the place of `{url}`.
#[component]
pub fn Sharing(
    /// An e-mail and the networks: an address that awaits the page's, and a name.
    links: Vec<PageLink>,
) -> impl IntoView {
    let button = |value, label, hidden| {
        view! { <li hidden=hidden><button type="button" class="sharing__way" value=value>{label}</button></li> }
    };
    let links = links.into_iter().map(|link| {
        view! {
            <li><a class="sharing__way" href=link.href rel="noopener noreferrer external">{link.label}</a></li>
        }
    });
    view! {
        <ul class="sharing" id="partage" aria-label=text::SHARE hidden>
            {button("passage", text::COPY_PASSAGE, true)}
            {button("link", text::COPY_ADDRESS, false)}
            {links.collect_view()}
            {button("device", text::OTHER_APPLICATION, true)}
        </ul>
    }
}
