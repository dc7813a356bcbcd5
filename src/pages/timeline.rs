use crate::{components::Breadcrumb, page_data::ProsePage, view::ssr_only};
use leptos::prelude::*;

/// The entries in time, and how the themes meet. The application takes it for a page of text.
#[component]
pub fn Timeline(
    /// What the page shows.
    page: ProsePage,
) -> impl IntoView {
    view! {
        {ssr_only!(view! { <Breadcrumb steps=page.breadcrumb/> })}
        {ssr_only!(view! {
            <article class="timeline">
                <h1 tabindex="-1">{page.heading}</h1>
                <div inner_html=page.body.into_inner_html()></div>
            </article>
        })}
    }
}
