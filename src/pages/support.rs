use crate::{
    components::{Breadcrumb, DonationPanel, still},
    page_data::SupportPage,
};
use leptos::prelude::*;

/// The donation page: the panel in full, then what speaks for a gift.
#[component]
pub fn Support(
    /// What the page shows.
    page: SupportPage,
) -> impl IntoView {
    view! {
        <Breadcrumb steps=page.breadcrumb/>
        {still(|| view! { <h1 class="support__heading" tabindex="-1">{page.heading}</h1> })}
        <DonationPanel panel=page.panel/>
        {still(|| view! { <div class="support" inner_html=page.body.into_inner_html()></div> })}
    }
}
