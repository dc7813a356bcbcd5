use crate::text;
use leptos::prelude::*;

/// What a reader can do with an entry: copy its citation, in another style too, and share its page. Their code is a chunk, which finds
/// the buttons by their values (`src/pages/actions.rs`), and makes a button of the link to the other styles.
#[component]
pub fn EntryActions(
    /// The page of its references in every style.
    references: String,
) -> impl IntoView {
    let button = |value, label| {
        view! { <button type="button" class="button button--quiet needs-app" value=value>{label}</button> }
    };
    view! {
        <div class="entry-actions">
            {button("copy", text::COPY_CITATION)}
            {button("share", text::SHARE)}
            <a class="button button--quiet" href=references rel="external">{text::OTHER_STYLES}</a>
            <p class="entry-actions__message" role="status"></p>
        </div>
    }
}
