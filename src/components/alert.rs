use crate::{
    html::{SafeHtml, escape, fill},
    text,
    view::live,
};
use leptos::prelude::*;

/// Says that something went wrong and, where that can help, offers another try.
#[component]
pub fn Alert(
    /// What happened, and what to do.
    message: String,
    /// The other try.
    retry: Option<Callback<()>>,
) -> impl IntoView {
    view! {
        <div class="alert" role="alert">
            <p>{message}</p>
            {retry.map(|retry| view! {
                <button type="button" class="button" on:click=live::on(move |_| retry.run(()))>{text::RETRY}</button>
            })}
        </div>
    }
}

/// The same as HTML, where something else listens to the button, whose value is `retry`.
pub fn alert(message: &str) -> SafeHtml {
    fill(
        "<div class=\"alert\" role=\"alert\"><p>{}</p><button type=\"button\" class=\"button\" value=\"retry\">{}</button></div>",
        [&escape(message), &escape(text::RETRY)],
    )
}
