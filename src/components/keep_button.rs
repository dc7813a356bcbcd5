#[cfg(feature = "ssr")]
use crate::text;
#[cfg(feature = "ssr")]
use leptos::{either::Either, prelude::*};

/// What fits every such button.
pub const KEEP_BUTTONS: &str = ".keep-button";

/// Keeps an entry in the reading list, or lets go of it. With a title it is a symbol on the card of that entry; without one it says what
/// it does, on the entry's page.
#[cfg(feature = "ssr")]
#[component]
pub fn KeepButton(
    /// The entry's title.
    #[prop(optional, into)]
    title: Option<String>,
) -> impl IntoView {
    match title {
        Some(title) => {
            let label = text::about_title(text::KEEP, &title);
            Either::Left(view! { <button type="button" class="keep-button" aria-label=label></button> })
        }
        None => Either::Right(view! {
            <button type="button" class="keep-button button button--quiet">{text::KEEP}</button>
        }),
    }
}
