use crate::{
    components::Breadcrumb,
    page_data::{ReferencesPage, StyledReference},
    text,
    view::ssr_only,
};
use leptos::prelude::*;

/// The references of an entry in every style, for readers without scripts. The application takes it for a page of text.
#[component]
pub fn References(
    /// What the page shows.
    page: ReferencesPage,
) -> impl IntoView {
    let language = page.title_language.clone();
    let about = [&text::cite_in(page.references.len()), " ", text::SELECT_REFERENCE].concat();
    let references = page.references.into_iter().map(|StyledReference { label, text, .. }| {
        view! {
            <h2>{label}</h2>
            <p class="references__text" translate="no" inner_html=text.into_inner_html()></p>
        }
    });
    let files =
        page.citation_files.into_iter().map(|file| view! { <li><a href=file.href download="">{file.label}</a></li> });
    view! {
        {ssr_only!(view! { <Breadcrumb steps=page.breadcrumb language below=1/> })}
        {ssr_only!(view! {
            <article class="references">
                <div class="prose">
                    <h1 tabindex="-1">{text::CITE_ENTRY}<span lang=page.title_language>{page.title}</span></h1>
                    <p>{about}</p>
                    {references.collect_view()}
                    <h2>{text::CITATION_FILES}</h2>
                </div>
                <ul class="link-list">{files.collect_view()}</ul>
            </article>
        })}
    }
}
