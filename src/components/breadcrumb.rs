use crate::{page_data::PageLink, text};
use leptos::prelude::*;

/// The way from the home page to this one; the last step is this page.
#[component]
pub fn Breadcrumb(
    /// Every step.
    steps: Vec<PageLink>,
    /// The language of an entry's step when it is not the page's, as a BCP 47 tag.
    #[prop(optional_no_strip)]
    language: Option<String>,
    /// How many steps follow that of the entry.
    #[prop(optional)]
    below: usize,
) -> impl IntoView {
    let last = steps.len().saturating_sub(1);
    let items = steps.into_iter().enumerate().map(|(index, step)| {
        // On the page for unknown addresses the way ends at home, which is not this page.
        let current = (index == last && index > 0).then_some("page");
        let language = language.clone().filter(|_| index + below == last);
        view! { <li><a href=step.href aria-current=current lang=language>{step.label}</a></li> }
    });
    view! {
        <nav class="breadcrumb" aria-label=text::BREADCRUMB>
            <ol>{items.collect_view()}</ol>
        </nav>
    }
}
