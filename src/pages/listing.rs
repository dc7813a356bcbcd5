//! A list of entries: its view, what it shows, and how its questions are answered.
//!
//! The finished page holds all of it but the filters, which only the application can offer. In the browser nothing of it is a view: `desk`
//! listens to the page, follows the address, and keeps right what stands there.

#[cfg(not(feature = "ssr"))]
mod answer;
#[cfg(not(feature = "ssr"))]
mod desk;
#[cfg(not(feature = "ssr"))]
mod filters;
#[cfg(not(feature = "ssr"))]
mod results;
mod shown;

pub use shown::{Listed, Shown};

#[cfg(feature = "ssr")]
use crate::{
    components::{Breadcrumb, EntryCard, ListingTools, pagination},
    listing::{ListingQuery, ListingResults},
    page_data::{Card, Companions},
    routes::{PAGE_SIZE, listing_page},
    text,
    view::StaticNode,
};
use crate::{
    html::{SafeHtml, escape, fill},
    page_data::{ListingPage, PageLink},
    view::{ssr_only, taken_over},
};
use leptos::prelude::*;

/// A list of entries, and what it can be asked.
///
/// The address tells the question, so back, forward, reload and a shared link give the same list.
#[component]
pub fn Listing(
    /// What the page shows.
    page: ListingPage,
) -> impl IntoView {
    view! {
        {ssr_only!(view! { <Breadcrumb steps=page.breadcrumb/> })}
        {ssr_only!(view! {
            <div class="listing__head">
                <h1 tabindex="-1">{page.heading}</h1>
                {about(page.description, page.kinds, page.website, page.timeline)}
            </div>
        })}
        {taken_over!(desk::of(page), {
            let (current, total) = (page.page as usize, page.total as usize);
            let pages = pagination(current, total.div_ceil(PAGE_SIZE), |number| listing_page(&page.first, number));
            view! {
                <div class="listing">
                    <ListingTools question=ListingQuery::default() results=ListingResults::default() count=Some(total)/>
                    <section aria-labelledby="resultats" aria-busy="false">
                        <h2 id="resultats" class="visually-hidden" tabindex="-1">{text::RESULTS}</h2>
                        <p class="listing__status" role="status">{text::count(Some(total))}</p>
                        <p class="listing__note no-app">{text::NO_SCRIPT_LISTING}</p>
                        <ul class="listing__cards" hidden={total == 0}>{page.cards.into_iter().map(card).collect_view()}</ul>
                        {StaticNode::from_html(pages)}
                        <p class="listing__feed">{page.feed.map(|link| StaticNode::from_html(feed_link(&link)))}</p>
                    </section>
                </div>
            }
        })}
        {ssr_only!(page.companions.map(companions))}
    }
}

/// The link to a feed.
fn feed_link(link: &PageLink) -> SafeHtml {
    fill("<a href=\"{}\" rel=\"external\">{}</a>", [&escape(&link.href), &escape(&link.label)])
}

/// What is said of the listing itself; nothing where that is nothing.
#[cfg(feature = "ssr")]
fn about(
    description: Option<String>,
    kinds: Option<String>,
    website: Option<PageLink>,
    timeline: Option<PageLink>,
) -> impl IntoView {
    let is_empty = description.is_none() && kinds.is_none() && website.is_none() && timeline.is_none();
    (!is_empty).then(|| {
        view! {
            <div class="listing__about">
                {description.map(|text| view! { <p class="listing__description">{text}</p> })}
                {kinds.map(|kinds| view! { <p>{kinds}</p> })}
                {website.map(|link| view! { <p><a href=link.href rel="external">{link.label}</a></p> })}
                {timeline.map(|link| view! { <p><a href=link.href>{link.label}</a></p> })}
            </div>
        }
    })
}

/// The other people or themes of these entries. What they share with this one, only the application can list.
#[cfg(feature = "ssr")]
fn companions(companions: Companions) -> impl IntoView {
    let items = companions.most.into_iter().map(|companion| {
        let label = companion.shared.label.clone();
        view! {
            <li>
                <a href=companion.page.href>{companion.page.label}</a>
                // The space parts them where there are no styles.
                " "
                <a class="needs-app" href=companion.shared.href>{companion.shared.label}</a>
                <span class="no-app">{label}</span>
            </li>
        }
    });
    view! {
        <section class="listing__companions" aria-labelledby="avec">
            <h2 id="avec">{companions.heading}</h2>
            <ul>{items.collect_view()}</ul>
            {companions.others.map(|others| view! { <p>{others}</p> })}
        </section>
    }
}

/// One entry of the list.
#[cfg(feature = "ssr")]
fn card(card: Card) -> impl IntoView {
    view! { <li><EntryCard card/></li> }
}
