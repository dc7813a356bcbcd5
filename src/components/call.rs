use crate::page_data::ShortDonation;
use leptos::prelude::*;

/// The call to give at the end of an entry.
#[component]
pub fn Call(
    /// What it says.
    call: ShortDonation,
) -> impl IntoView {
    view! {
        <section class="call" aria-labelledby="soutenir">
            <h2 id="soutenir">{call.title}</h2>
            <p><a class="button" href=call.page.href>{call.page.label}</a></p>
        </section>
    }
}
