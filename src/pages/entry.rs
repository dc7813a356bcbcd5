use crate::{
    catalogue::Player,
    components::{Breadcrumb, Call, CoverArt, EntryActions, EntryCard, KeepButton, LinkList},
    html::SafeHtml,
    page_data::{Card, DateLabel, EntryPage, Fact, MediaLink, Neighbour, Neighbours, PageLink},
    text,
    view::ssr_only,
};
use leptos::prelude::*;

/// One entry: what it is, who made it, what it says, where it stands, how to cite it. In the browser nothing of it is drawn: what a
/// reader does with an entry is heard by [`actions`](super::actions).
#[component]
pub fn Entry(
    /// What the page shows.
    page: EntryPage,
) -> impl IntoView {
    let language = page.title_language.clone();
    view! {
        {ssr_only!(view! { <Breadcrumb steps=page.breadcrumb language/> })}
        {ssr_only!(view! {
            <article class="entry">
                <header class="entry__head">
                    {page.cover.map(|src| view! { <CoverArt src drawing=page.drawing is_first=true/> })}
                    <p class="entry__kind">
                        {page.kind + " "}
                        <button type="button" class="button button--quiet needs-app" data-player="">
                            {text::READ_OUT}
                        </button>
                    </p>
                    <h1 tabindex="-1" lang=page.title_language>{page.title}</h1>
                    {page.date.map(date)}
                    {people(text::BY, page.authors)}
                    {people(text::WITH, page.speakers)}
                </header>
                {page.picture.map(|picture| view! {
                    <figure class="entry__picture" inner_html=picture.into_inner_html()></figure>
                })}
                <div class="entry__text">
                    <p class="entry__summary">{page.summary}</p>
                    {page.body.map(|body| view! { <div class="prose" inner_html=body.into_inner_html()></div> })}
                    {page.transcript.map(transcript)}
                </div>
                <aside class="entry__side" aria-label=text::AT_A_GLANCE>
                    {page.document.map(|link| out(link, text::READ_DOCUMENT))}
                    {page.media.map(media)}
                    {page.source.map(|link| out(link, text::SEE_SOURCE))}
                    <p class="needs-app"><KeepButton/></p>
                    {facts(page.facts)}
                    {(!page.themes.is_empty()).then(|| view! { <LinkList links=page.themes/> })}
                </aside>
                <section class="citation" aria-labelledby="citer">
                    <h2 id="citer">{text::CITE}</h2>
                    <p class="citation__text" translate="no" inner_html=page.citation.into_inner_html()></p>
                    <EntryActions references=page.references/>
                    {citation_files(page.citation_files)}
                </section>
            </article>
        })}
        {ssr_only!(page.neighbours.map(in_section))}
        {ssr_only!(read_next(page.related))}
        {ssr_only!(page.donation.map(|call| view! { <Call call/> }))}
    }
}

/// When it came out.
fn date(date: DateLabel) -> impl IntoView {
    view! { <p class="entry__date"><time datetime=date.iso>{date.label}</time></p> }
}

/// Its sound or film: in the browser's own player, from which the application takes sound over, or as a link to where it plays.
fn media(media: MediaLink) -> AnyView {
    let MediaLink { href, label, player } = media;
    let Some(player) = player else {
        return view! { <p class="entry__out"><a class="button" href=href rel="external">{label}</a></p> }.into_any();
    };
    let (src, name, seconds) = (href.clone(), player.label.clone(), player.seconds);
    let file = view! { <a class="entry__host" href=href rel="external">{label}</a> };
    match player.kind {
        Player::Audio => view! {
            <div class="entry__out">
                <audio class="no-app" controls preload="none" src=src aria-label=name></audio>
                <button type="button" class="button needs-app" data-player=seconds.unwrap_or_default()>{player.label}</button>
                {file}
            </div>
        }
        .into_any(),
        Player::Video => view! {
            <div class="entry__out">
                <video controls preload="none" src=src aria-label=name></video>
                {file}
            </div>
        }
        .into_any(),
    }
}

/// What is said in it.
fn transcript(transcript: SafeHtml) -> impl IntoView {
    view! {
        <details class="prose">
            <summary>{text::TRANSCRIPT}</summary>
            <div inner_html=transcript.into_inner_html()></div>
        </details>
    }
}

/// A link that leaves the site, and where it leads.
fn out(link: PageLink, label: &'static str) -> impl IntoView {
    view! {
        <p class="entry__out">
            <a class="button" href=link.href rel="external">{label}</a>
            <span class="entry__host">{link.label}</span>
        </p>
    }
}

/// What else is known of it; nothing where that is nothing.
fn facts(facts: Vec<Fact>) -> impl IntoView {
    (!facts.is_empty()).then(|| {
        let facts = facts.into_iter().map(|fact| view! { <div><dt>{fact.name}</dt><dd>{fact.value}</dd></div> });
        view! { <dl class="entry__facts">{facts.collect_view()}</dl> }
    })
}

/// Authors or speakers, each with their own listing; nothing where there are none.
fn people(label: &'static str, people: Vec<PageLink>) -> impl IntoView {
    (!people.is_empty()).then(|| {
        let links = people.into_iter().map(|person| view! { <li><a href=person.href>{person.label}</a></li> });
        view! {
            <div class="people">
                <span class="people__label">{label}</span>
                <ul>{links.collect_view()}</ul>
            </div>
        }
    })
}

/// The citation for reference managers.
fn citation_files(files: Vec<PageLink>) -> impl IntoView {
    let files = files.into_iter().map(|file| view! { <li><a href=file.href download="">{file.label}</a></li> });
    view! { <ul class="link-list">{files.collect_view()}</ul> }
}

/// The entries before and after this one in its section.
fn in_section(neighbours: Neighbours) -> impl IntoView {
    let step = |entry: Option<Neighbour>, label: &'static str, rel: &'static str| {
        entry.map(|entry| {
            view! {
                <li><a href=entry.href rel=rel>
                    // The space parts label and title where there are no styles.
                    <span class="neighbours__label">{label}" "</span><span lang=entry.title_language>{entry.title}</span>
                </a></li>
            }
        })
    };
    view! {
        <nav class="neighbours" aria-label=text::in_section(&neighbours.section.label)>
            <ul>
                {step(neighbours.previous, text::PREVIOUS, "prev")}
                {step(neighbours.next, text::NEXT, "next")}
            </ul>
        </nav>
    }
}

/// Entries that share themes or people with it; nothing where there are none.
fn read_next(related: Vec<Card>) -> impl IntoView {
    (!related.is_empty()).then(|| {
        let cards = related.into_iter().map(|card| view! { <li><EntryCard card cover=true is_aside=true/></li> });
        view! {
            <section class="section" aria-labelledby="a-lire-aussi">
                <h2 id="a-lire-aussi">{text::READ_NEXT}</h2>
                <ul class="section__cards">{cards.collect_view()}</ul>
            </section>
        }
    })
}
