use crate::{components::Breadcrumb, page_data::ProsePage, view::ssr_only};
use leptos::prelude::*;

/// A page of text. Nothing of it lives in the browser.
#[component]
pub fn Prose(
    /// What the page shows.
    page: ProsePage,
) -> impl IntoView {
    view! {
        {ssr_only!(view! { <Breadcrumb steps=page.breadcrumb/> })}
        {ssr_only!(view! {
            <article class="prose">
                <h1 tabindex="-1">{page.heading}</h1>
                <div inner_html=page.body.into_inner_html()></div>
            </article>
        })}
    }
}
