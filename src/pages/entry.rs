use crate::{
    components::{Breadcrumb, EntryActions, EntryCard, IntoFresh, LinkList},
    page_data::{EntryPage, Neighbours, PageLink},
};
use leptos::prelude::*;

/// One entry: what it is, who made it, what it says, where it stands, how to cite it.
#[component]
pub fn Entry(
    /// What the page shows.
    page: EntryPage,
) -> impl IntoView {
    let has_facts = !page.facts.is_empty();
    let facts =
        page.facts.into_iter().map(|fact| view! { <div><dt>{fact.name}</dt><dd>{fact.value}</dd></div> }.fresh());
    let out = |link: PageLink, label: &'static str| {
        view! {
            <p class="entry__out">
                <a class="button" href=link.href rel="external">{label}</a>
                <span class="entry__host">{link.label}</span>
            </p>
        }
    };
    view! {
        <Breadcrumb steps=page.breadcrumb/>
        <article class="entry">
            <header class="entry__head">
                <p class="entry__kind">{page.kind}</p>
                <h1 tabindex="-1">{page.title.clone()}</h1>
                {page.date.map(|date| view! { <p class="entry__date"><time datetime=date.iso>{date.label}</time></p> })}
                {people("Par", page.authors)}
                {people("Avec", page.speakers)}
            </header>
            {page.picture.map(|picture| view! {
                <figure class="entry__picture">
                    <img src=picture.src alt=picture.alt/>
                    {picture.credit.map(|credit| view! { <figcaption>{credit}</figcaption> })}
                </figure>
            })}
            <div class="entry__text">
                <p class="entry__summary">{page.summary}</p>
                {page.body.map(|body| view! { <div class="prose" inner_html=body></div> })}
            </div>
            <aside class="entry__side" aria-label="Repères">
                {page.document.map(|link| out(link, "Lire le document"))}
                {page.media.map(|media| view! {
                    <p class="entry__out"><a class="button" href=media.href rel="external">{media.label}</a></p>
                })}
                {page.source.map(|link| out(link, "Consulter la source"))}
                {has_facts.then(|| view! { <dl class="entry__facts">{facts.collect_view()}</dl> })}
                {(!page.themes.is_empty()).then(|| view! { <LinkList links=page.themes/> })}
            </aside>
            <section class="citation" aria-labelledby="citer">
                <h2 id="citer">"Citer ce document"</h2>
                <p class="citation__text">{page.citation.clone()}</p>
                <EntryActions title=page.title citation=page.citation/>
                <ul class="link-list">
                    {page
                        .citation_files
                        .into_iter()
                        .map(|file| view! { <li><a href=file.href download="">{file.label}</a></li> }.fresh())
                        .collect_view()}
                </ul>
            </section>
        </article>
        {page.neighbours.map(|neighbours| view! { <InSection neighbours/> })}
        {(!page.related.is_empty()).then(|| view! {
            <section class="section" aria-labelledby="a-lire-aussi">
                <h2 id="a-lire-aussi">"À lire aussi"</h2>
                <ul class="section__cards">
                    {page.related.into_iter().map(|card| view! { <li><EntryCard card/></li> }.fresh()).collect_view()}
                </ul>
            </section>
        })}
        {page.donation.map(|call| view! {
            <section class="call" aria-labelledby="soutenir">
                <h2 id="soutenir">{call.title}</h2>
                <p><a class="button" href=call.page.href>{call.page.label}</a></p>
            </section>
        })}
    }
}

/// Authors or speakers, each with their own listing.
fn people(label: &'static str, people: Vec<PageLink>) -> impl IntoView {
    (!people.is_empty()).then(|| {
        let links = people.into_iter().map(|person| view! { <li><a href=person.href>{person.label}</a></li> }.fresh());
        view! {
            <div class="people">
                <span class="people__label">{label}</span>
                <ul>{links.collect_view()}</ul>
            </div>
        }
    })
}

/// The entries before and after this one in its section.
#[component]
fn InSection(
    /// Which ones.
    neighbours: Neighbours,
) -> impl IntoView {
    let step = |link: Option<PageLink>, label: &'static str, rel: &'static str| {
        link.map(|link| {
            view! {
                <li><a href=link.href rel=rel><span class="neighbours__label">{label}</span><span>{link.label}</span></a></li>
            }
        })
    };
    let mut label = String::from("Dans la rubrique ");
    label.push_str(&neighbours.section.label);
    view! {
        <nav class="neighbours" aria-label=label>
            <ul>
                // The spaces part label and title where there are no styles.
                {step(neighbours.previous, "Précédent ", "prev")}
                {step(neighbours.next, "Suivant ", "next")}
            </ul>
        </nav>
    }
}
