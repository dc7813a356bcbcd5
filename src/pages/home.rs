#[cfg(not(feature = "ssr"))]
mod carousel;
mod donation;

use crate::view::{ssr_only, taken_over};
#[cfg(feature = "ssr")]
use crate::{
    components::{Carousel, EntryCard, LinkList},
    page_data::{HomePage, HomeSection, PageLink},
    text,
};
use donation::DonationSlot;
use leptos::prelude::*;

#[cfg(feature = "ssr")]
pub use crate::page_data::DonationPanelData as Donation;
#[cfg(not(feature = "ssr"))]
pub use crate::platform::json::Parsed as Donation;

/// Carousel, sections, themes, donation panel.
///
/// In the browser only the panel is a view: the carousel is taken over as it stands.
pub fn home(#[cfg(feature = "ssr")] page: HomePage, donation: Option<Donation>) -> impl IntoView {
    view! {
        {ssr_only!(view! {
            <div class="hero">
                <h1 tabindex="-1">{page.heading}</h1>
                <p class="hero__description">{page.description}</p>
            </div>
        })}
        {taken_over!(carousel::take_over, view! { <Carousel carousel=page.featured/> })}
        {ssr_only!(view! { <div>{page.sections.into_iter().map(section).collect_view()}</div> })}
        {ssr_only!(themes(page.themes))}
        {donation.map(|panel| view! { <DonationSlot panel/> })}
    }
}

/// A section with its first entries.
#[cfg(feature = "ssr")]
fn section(section: HomeSection) -> impl IntoView {
    let heading = ["rubrique-", &section.id].concat();
    let labelled_by = heading.clone();
    let cover = section.covers;
    let has_cards = !section.cards.is_empty();
    let cards = section.cards.into_iter().map(|card| view! { <li><EntryCard card cover/></li> });
    let class = ["section section--", &section.look].concat();
    view! {
        <section class=class aria-labelledby=labelled_by>
            <div class="section__head">
                <h2 id=heading>{section.title}</h2>
                {section.description.map(|text| view! { <p class="section__description">{text}</p> })}
            </div>
            {has_cards.then(|| view! { <ul class="section__cards">{cards.collect_view()}</ul> })}
            <p class="section__all"><a href=section.all.href>{section.all.label}</a></p>
        </section>
    }
}

/// The themes; nothing where there are none.
#[cfg(feature = "ssr")]
fn themes(themes: Vec<PageLink>) -> impl IntoView {
    (!themes.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby="themes">
                <h2 id="themes">{text::THEMES}</h2>
                <LinkList links=themes/>
            </section>
        }
    })
}
