use crate::{
    components::{Breadcrumb, Call, CoverArt, EntryActions, EntryCard, Fold, LinkList, Written, still},
    page_data::{EntryPage, Neighbours, PageLink},
    text,
};
use leptos::prelude::*;

/// One entry: what it is, who made it, what it says, where it stands, how to cite it.
#[component]
pub fn Entry(
    /// What the page shows.
    page: EntryPage,
) -> impl IntoView {
    let title = page.title.clone();
    let art = still(|| page.cover.map(|src| view! { <CoverArt src is_first=true/> }));
    let head = still(|| {
        view! {
            <header class="entry__head">
                {art}
                <p class="entry__kind">{page.kind}</p>
                <h1 tabindex="-1">{title}</h1>
                {page.date.map(|date| view! { <p class="entry__date"><time datetime=date.iso>{date.label}</time></p> })}
                {people(text::BY, page.authors)}
                {people(text::WITH, page.speakers)}
            </header>
        }
    });
    let picture = still(|| {
        page.picture
            .map(|picture| view! { <figure class="entry__picture" inner_html=picture.into_inner_html()></figure> })
    });
    let text = still(|| {
        view! {
            <div class="entry__text">
                <p class="entry__summary">{page.summary}</p>
                {page.body.map(|body| view! { <div class="prose" inner_html=body.into_inner_html()></div> })}
            </div>
        }
    });
    let side = still(|| {
        let has_facts = !page.facts.is_empty();
        let facts = page.facts.into_iter();
        let facts = facts.map(|fact| still(|| view! { <div><dt>{fact.name}</dt><dd>{fact.value}</dd></div> }));
        view! {
            <aside class="entry__side" aria-label=text::AT_A_GLANCE>
                {page.document.map(|link| out(link, text::READ_DOCUMENT))}
                {page.media.map(|media| still(|| view! {
                    <p class="entry__out"><a class="button" href=media.href rel="external">{media.label}</a></p>
                }))}
                {page.source.map(|link| out(link, text::SEE_SOURCE))}
                {has_facts.then(|| view! { <dl class="entry__facts">{facts.collect_view()}</dl> })}
                {(!page.themes.is_empty()).then(|| view! { <LinkList links=page.themes/> })}
                <Fold/>
            </aside>
        }
    });
    let citation = page.citation.clone();
    let cite = still(|| view! { <p class="citation__text">{citation}</p> });
    let files = still(|| {
        let files = page.citation_files.into_iter();
        let files = files.map(|file| still(|| view! { <li><a href=file.href download="">{file.label}</a></li> }));
        view! { <ul class="link-list">{files.collect_view()}</ul> }
    });
    let related = still(|| {
        (!page.related.is_empty()).then(|| {
            let cards = page.related.into_iter().map(|card| still(|| view! { <li><EntryCard card cover=true/></li> }));
            view! {
                <section class="section" aria-labelledby="a-lire-aussi">
                    <h2 id="a-lire-aussi">{text::READ_NEXT}</h2>
                    <ul class="section__cards">{cards.collect_view()}</ul>
                </section>
            }
        })
    });
    let neighbours = still(|| page.neighbours.map(in_section));
    view! {
        <Breadcrumb steps=page.breadcrumb/>
        <article class="entry">
            {head}
            {picture}
            {text}
            {side}
            <section class="citation" aria-labelledby="citer">
                {still(|| view! { <h2 id="citer">{text::CITE}</h2> })}
                {cite}
                <EntryActions title=page.title citation=page.citation/>
                {files}
            </section>
        </article>
        {neighbours}
        {related}
        <Call call=page.donation/>
    }
}

/// A link that leaves the site, and where it leads.
fn out(link: PageLink, label: &'static str) -> Written {
    still(move || {
        view! {
            <p class="entry__out">
                <a class="button" href=link.href rel="external">{label}</a>
                <span class="entry__host">{link.label}</span>
            </p>
        }
    })
}

/// Authors or speakers, each with their own listing.
fn people(label: &'static str, people: Vec<PageLink>) -> Option<Written> {
    (!people.is_empty()).then(|| {
        still(move || {
            let links = people.into_iter();
            let links = links.map(|person| still(|| view! { <li><a href=person.href>{person.label}</a></li> }));
            view! {
                <div class="people">
                    <span class="people__label">{label}</span>
                    <ul>{links.collect_view()}</ul>
                </div>
            }
        })
    })
}

/// The entries before and after this one in its section.
fn in_section(neighbours: Neighbours) -> Written {
    let step = |link: Option<PageLink>, label: &'static str, rel: &'static str| {
        link.map(|link| {
            still(move || {
                view! {
                    <li><a href=link.href rel=rel>
                        // The space parts label and title where there are no styles.
                        <span class="neighbours__label">{label}" "</span><span>{link.label}</span>
                    </a></li>
                }
            })
        })
    };
    still(move || {
        let label = text::in_section(&neighbours.section.label);
        view! {
            <nav class="neighbours" aria-label=label>
                <ul>
                    {step(neighbours.previous, text::PREVIOUS, "prev")}
                    {step(neighbours.next, text::NEXT, "next")}
                </ul>
            </nav>
        }
    })
}
