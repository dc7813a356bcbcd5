use crate::{text, view::live};
use leptos::prelude::*;

/// A bar at the top of the window while a response takes long.
#[component]
pub fn Progress(
    /// Whether there is nothing to wait for.
    is_hidden: live::LiveFlag,
) -> impl IntoView {
    view! {
        <div class="progress" role="progressbar" aria-label=text::LOADING hidden=is_hidden></div>
    }
}
