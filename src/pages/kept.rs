//! The reading list: its page, and what keeps entries on every other page.
//!
//! The list stands in the device's storage and nowhere else: each change reads it anew, so that tabs agree. The finished page holds
//! what can be said without it, and one empty entry to copy. All that lives is in one chunk, and works on the document itself.

#[cfg(not(feature = "ssr"))]
mod desk;
#[cfg(not(feature = "ssr"))]
mod details;
#[cfg(not(feature = "ssr"))]
mod marks;
#[cfg(not(feature = "ssr"))]
mod memory;
#[cfg(not(feature = "ssr"))]
mod notice;
#[cfg(not(feature = "ssr"))]
mod shared;
#[cfg(not(feature = "ssr"))]
mod takeaway;

#[cfg(not(feature = "ssr"))]
pub use marks::{begin, press};

#[cfg(feature = "ssr")]
use crate::{
    components::{Breadcrumb, KeptItem},
    page_data::KeptPage,
    routes::CitationFormat,
    text,
    view::ssr_only,
};
#[cfg(feature = "ssr")]
use leptos::prelude::*;

/// The page of the reading list. The application takes it for a page of text.
#[cfg(feature = "ssr")]
#[component]
pub fn Kept(
    /// What the page shows.
    page: KeptPage,
) -> impl IntoView {
    view! {
        {ssr_only!(view! { <Breadcrumb steps=page.breadcrumb/> })}
        {ssr_only!(view! {
            <article class="prose kept">
                <h1 tabindex="-1">{text::KEPT}</h1>
                <p>{text::KEPT_ABOUT}</p>
                <p>{text::KEPT_WHERE}</p>
                <p class="no-app">{text::KEPT_NO_SCRIPT}" "<a href=page.documents.href.clone()>{page.documents.label.clone()}</a></p>
                <div class="kept__desk needs-app" hidden>
                    <div class="kept-notice"><div role="status"></div><div role="alert"></div></div>
                    <p class="kept__forbidden" hidden>{text::STORAGE_FORBIDDEN}</p>
                    <div class="kept__damaged" hidden>
                        <p>{text::SET_ASIDE}</p>
                        <p>{act("save-damaged", text::SAVE_DAMAGED)}{act("forget-damaged", text::FORGET_DAMAGED)}</p>
                    </div>
                    <section class="kept__shared" aria-labelledby="liste-partagee" hidden>
                        <h2 id="liste-partagee">{text::SHARED_WITH_YOU}</h2>
                        <p class="kept__shared-about"></p>
                        <ol></ol>
                        <p>{act("keep-shared", text::KEEP_SHARED)}{act("retry-shared", text::RETRY)}</p>
                    </section>
                    <h2 class="kept__count" tabindex="-1">{text::documents(0)}</h2>
                    <p class="kept__empty" hidden>{text::KEPT_EMPTY}" "<a href=page.documents.href>{page.documents.label}</a></p>
                    <ol class="kept__items"></ol>
                    <ul class="kept__blank" hidden><KeptItem/></ul>
                    <h2>{text::TAKE_AWAY}</h2>
                    <p class="kept__actions">
                        <span data-filled>{act("share", text::SHARE_LIST)}{act("print", text::PRINT)}{act("export", text::EXPORT)}</span>
                        <label class="button button--quiet">{text::IMPORT}<input type="file" accept=".json,application/json"/></label>
                        <span data-filled>{act("remove-all", text::REMOVE_ALL)}</span>
                    </p>
                    <p class="kept__hint" data-filled>{text::WHAT_IS_SHARED}</p>
                    <div data-filled role="group" aria-labelledby="toutes-les-citations">
                        <h3 id="toutes-les-citations">{text::ALL_CITATIONS}</h3>
                        <p class="kept__actions">{citations()}{act("references", text::REFERENCES)}</p>
                    </div>
                </div>
            </article>
        })}
    }
}

/// A button that the application listens to.
#[cfg(feature = "ssr")]
fn act(act: &'static str, label: &'static str) -> impl IntoView {
    view! { <button type="button" class="button button--quiet" data-do=act>{label}</button> }
}

/// A button for each format of citations, by the ending of its files.
#[cfg(feature = "ssr")]
fn citations() -> impl IntoView {
    let label = |format| match format {
        CitationFormat::Bibtex => text::BIBTEX,
        CitationFormat::Ris => text::RIS,
        CitationFormat::CslJson => text::CSL_JSON,
    };
    CitationFormat::ALL.map(|format| act(format.ending(), label(format))).collect_view()
}
