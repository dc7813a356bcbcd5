#[cfg(feature = "ssr")]
use crate::components::Breadcrumb;
use crate::{components::DonationPanel, page_data::SupportPage, view::ssr_only};
use leptos::prelude::*;

/// The donation page: the panel in full, then what speaks for a gift.
#[component]
pub fn Support(
    /// What the page shows.
    page: SupportPage,
) -> impl IntoView {
    view! {
        {ssr_only!(view! { <Breadcrumb steps=page.breadcrumb/> })}
        {ssr_only!(view! { <h1 class="support__heading" tabindex="-1">{page.heading}</h1> })}
        <DonationPanel panel=page.panel/>
        {ssr_only!(view! { <div class="support" inner_html=page.body.into_inner_html()></div> })}
    }
}
