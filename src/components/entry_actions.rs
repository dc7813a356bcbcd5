use crate::{
    platform::{clipboard, document, share},
    text,
    view::live,
};
use leptos::{prelude::*, task::spawn_local};

/// What a reader can do with an entry: copy its citation, share its page.
#[component]
pub fn EntryActions(
    /// The entry's title.
    title: String,
    /// How to cite it.
    citation: String,
) -> impl IntoView {
    let message = RwSignal::new(String::new());
    // Said anew each time, or a second copy would not be announced.
    let copy = move |what: String, success: &'static str| {
        message.set(String::new());
        spawn_local(async move {
            let is_copied = clipboard::copy(&what).await;
            message.set(if is_copied { success } else { text::NOT_COPIED }.to_owned());
        });
    };
    let cite = live::on(move |_| copy(citation.clone(), text::CITATION_COPIED));
    let send = live::on(move |_| match share::is_offered() {
        true => {
            let title = title.clone();
            spawn_local(async move { share::share(&title).await });
        }
        false => copy(document::address(), text::ADDRESS_COPIED),
    });
    view! {
        <div class="entry-actions needs-app">
            <button type="button" class="button button--quiet" on:click=cite>{text::COPY_CITATION}</button>
            <button type="button" class="button button--quiet" on:click=send>{text::SHARE}</button>
            <p class="entry-actions__message" role="status">{live::text(move || message.get())}</p>
        </div>
    }
}
