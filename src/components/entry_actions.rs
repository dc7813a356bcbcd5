use crate::text;
use leptos::prelude::*;

/// What a reader can do with an entry: copy its citation, in another style too, and share its page. Their code is a chunk, which finds
/// the buttons by their values (`src/pages/actions.rs`).
#[component]
pub fn EntryActions() -> impl IntoView {
    let button = |value, label| {
        view! { <button type="button" class="button button--quiet" value=value>{label}</button> }
    };
    view! {
        <div class="entry-actions needs-app">
            {button("copy", text::COPY_CITATION)}
            {button("share", text::SHARE)}
            {button("styles", text::OTHER_STYLES)}
            <p class="entry-actions__message" role="status"></p>
        </div>
    }
}
