#[cfg(feature = "ssr")]
use crate::components::Breadcrumb;
use crate::{page_data::ProsePage, view::ssr_only};
use leptos::prelude::*;

/// A page of text.
#[cfg_attr(not(feature = "ssr"), allow(unused_variables, reason = "nothing of such a page lives"))]
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
