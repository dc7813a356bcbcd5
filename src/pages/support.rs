use crate::{
    components::{Breadcrumb, DonationPanel},
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
        <h1 class="support__heading" tabindex="-1">{page.heading}</h1>
        <DonationPanel panel=page.panel/>
        <div class="support" inner_html=page.body></div>
    }
}
