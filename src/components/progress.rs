use leptos::prelude::*;

/// A bar at the top of the window while an answer takes long.
#[component]
pub fn Progress(
    /// Whether to show it.
    is_shown: Signal<bool>,
) -> impl IntoView {
    view! {
        <div class="progress" role="progressbar" aria-label="Chargement de la page" hidden=move || !is_shown.get()></div>
    }
}
