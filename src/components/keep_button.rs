#[cfg(feature = "ssr")]
use crate::text;
#[cfg(feature = "ssr")]
use leptos::prelude::*;

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
    let label = title.map(|title| text::about_title(text::KEEP, &title));
    let (look, words) = match label {
        Some(_) => ("keep-button", None),
        None => ("keep-button button button--quiet", Some(text::KEEP)),
    };
    view! { <button type="button" class=look aria-label=label>{words}</button> }
}
