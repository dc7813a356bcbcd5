use crate::{
    components::{Breadcrumb, still},
    page_data::ProsePage,
};
use leptos::prelude::*;

/// A page of text.
#[component]
pub fn Prose(
    /// What the page shows.
    page: ProsePage,
) -> impl IntoView {
    view! {
        <Breadcrumb steps=page.breadcrumb/>
        {still(|| view! {
            <article class="prose">
                <h1 tabindex="-1">{page.heading}</h1>
                <div inner_html=page.body.into_inner_html()></div>
            </article>
        })}
    }
}
