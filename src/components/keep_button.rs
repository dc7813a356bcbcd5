#[cfg(feature = "ssr")]
use crate::text;
#[cfg(feature = "ssr")]
use leptos::{either::Either, prelude::*};

/// What fits every such button.
pub const KEEP_BUTTONS: &str = ".keep-button";

/// Keeps an entry in the reading list, or lets go of it. On a card it is a symbol; its name gets the entry's title from the application.
#[cfg(feature = "ssr")]
#[component]
pub fn KeepButton(
    /// Whether it stands on a card, and not on the entry's page.
    #[prop(optional)]
    is_on_card: bool,
) -> impl IntoView {
    match is_on_card {
        true => Either::Left(view! { <button type="button" class="keep-button">{text::KEEP}</button> }),
        false => Either::Right(view! {
            <button type="button" class="keep-button button button--quiet">{text::KEEP}</button>
        }),
    }
}
