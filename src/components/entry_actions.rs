use super::LiveText;
use crate::platform::{clipboard, share};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// What a reader can do with an entry: copy its citation, share its page.
#[component]
pub fn EntryActions(
    /// The entry's title.
    title: String,
    /// How to cite it.
    citation: String,
) -> impl IntoView {
    let message = RwSignal::new(String::new());
    let can_share = RwSignal::new(false);
    Effect::new(move |_| can_share.set(share::is_offered()));
    let copy = move |_| {
        let citation = citation.clone();
        spawn_local(async move {
            message.set(String::new());
            message.set(
                match clipboard::copy(&citation).await {
                    true => "Citation copiée.",
                    false => "Le navigateur a refusé la copie : sélectionnez le texte de la citation.",
                }
                .to_owned(),
            );
        });
    };
    let send = move |_| {
        let title = title.clone();
        spawn_local(async move { share::share(&title).await });
    };
    view! {
        <div class="entry-actions needs-app">
            <button type="button" class="button button--quiet" on:click=copy>"Copier la citation"</button>
            <button type="button" class="button button--quiet" hidden=move || !can_share.get() on:click=send>"Partager"</button>
            <LiveText class="entry-actions__message" role="status" text=message/>
        </div>
    }
}
