use crate::{page_data::StyledReference, text};
use leptos::prelude::*;

/// The choice of a style. It comes from a file of its own with the reference in each style, of which the page shows one.
#[component]
pub fn CitationStyles(
    /// The references; the page shows the first one already.
    references: Vec<StyledReference>,
) -> impl IntoView {
    let choices = references.into_iter().map(|StyledReference { word, label, text }| {
        view! {
            <div>
                <label><input type="radio" name="style" value=word checked=word.is_empty()/>{label}</label>
                <p hidden inner_html=text.into_inner_html()></p>
            </div>
        }
    });
    view! {
        <fieldset class="citation-styles">
            <legend>{text::STYLE}</legend>
            {choices.collect_view()}
        </fieldset>
    }
}
