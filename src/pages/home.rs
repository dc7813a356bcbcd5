use crate::{
    components::{Carousel, DonationPanel, EntryCard, LinkList, still},
    page_data::HomePage,
    text,
};
use leptos::prelude::*;

/// Carousel, sections, themes, donation panel.
#[component]
pub fn Home(
    /// What the page shows.
    page: HomePage,
) -> impl IntoView {
    let sections = still(|| {
        let sections = page.sections.into_iter().map(|section| {
            let heading = ["rubrique-", &section.id].concat();
            let labelled_by = heading.clone();
            let cover = section.covers;
            let has_cards = !section.cards.is_empty();
            let cards = section.cards.into_iter().map(|card| still(move || view! { <li><EntryCard card cover/></li> }));
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
        });
        view! { <div>{sections.collect_view()}</div> }
    });
    let hero = still(|| {
        view! {
            <div class="hero">
                <h1 tabindex="-1">{page.heading}</h1>
                <p class="hero__description">{page.description}</p>
            </div>
        }
    });
    let themes = still(|| {
        (!page.themes.is_empty()).then(|| {
            view! {
                <section class="section" aria-labelledby="themes">
                    <h2 id="themes">{text::THEMES}</h2>
                    <LinkList links=page.themes/>
                </section>
            }
        })
    });
    view! {
        {hero}
        <Carousel cards=page.featured all=page.all_featured/>
        {sections}
        {themes}
        {page.donation.map(|panel| view! { <DonationPanel panel/> })}
    }
}
