#[cfg(feature = "ssr")]
use super::{CoverArt, KeepButton};
use crate::{
    html::SafeHtml,
    page_data::ResultCard,
    search::{Query, excerpt, marked},
};
#[cfg(feature = "ssr")]
use crate::{
    html::{escape, fill, of_view},
    page_data::Card,
    view::{StaticNode, ssr_only},
};
#[cfg(feature = "ssr")]
use leptos::{either::Either, prelude::*};

/// How much of a summary a result shows around the words found, in bytes: three lines.
const EXCERPT: usize = 240;

/// What fits the links of all cards on a page.
pub const CARD_LINKS: &str = ".card__title a";

/// One entry in a list; its title links to its page.
#[cfg(feature = "ssr")]
#[component]
pub fn EntryCard(
    /// The entry to show.
    card: Card,
    /// Shows its cover even where the list has no room for its summary.
    #[prop(optional)]
    cover: bool,
    /// Whether its cover is seen first on the page.
    #[prop(optional)]
    is_first: bool,
    /// Whether the page is about another entry: then the date is not for machines, which take the first one for the
    /// page's.
    #[prop(optional)]
    is_aside: bool,
    /// Whether it offers to keep the entry. A slide has one stop for the keyboard, and its entry stands below, too.
    #[prop(default = true)]
    can_keep: bool,
) -> impl IntoView {
    let title = escape(&card.title);
    let summary = card.summary.as_deref().map(escape).unwrap_or_default();
    let [before, between, after] = pieces(card, cover, is_first, is_aside, can_keep);
    StaticNode::from_html(joined([&before, &between, &after], &title, &summary))
}

/// A card in pieces, around its title and its summary. A card without a summary has nothing after its title's piece.
#[cfg(feature = "ssr")]
fn pieces(card: Card, cover: bool, is_first: bool, is_aside: bool, can_keep: bool) -> [SafeHtml; 3] {
    let has_summary = card.summary.is_some();
    let (title, summary) = (SafeHtml::slot(), SafeHtml::slot());
    let html = of_view(ssr_only!(view! {
        <article class="card">
            {(cover || has_summary).then(|| {
                view! { <CoverArt src=card.cover picture=card.picture drawing=card.drawing is_first/> }
            })}
            <h3 class="card__title"><a href=card.href lang=card.title_language inner_html=title.into_inner_html()></a></h3>
            <p class="card__meta">
                // The space parts them where there are no styles.
                <span class="card__kind">{card.kind}</span>
                {card.date.map(|date| match is_aside {
                    true => Either::Left(view! { " "<span>{date.label}</span> }),
                    false => Either::Right(view! { " "<time datetime=date.iso>{date.label}</time> }),
                })}
                {card.language.map(|language| view! { " "<span>{language}</span> })}
                {can_keep.then(|| view! { <KeepButton is_on_card=true/> })}
            </p>
            {card.byline.map(|byline| view! { <p class="card__by">{byline}</p> })}
            {has_summary.then(|| view! {
                <p class="card__summary" inner_html=summary.into_inner_html()></p>
            })}
        </article>
    }));
    let (before, rest) = html.split_at_slot();
    let (between, after) = rest.split_at_slot();
    [before, between, after]
}

/// A card from its pieces, with title and summary as HTML.
fn joined([before, between, after]: [&SafeHtml; 3], title: &SafeHtml, summary: &SafeHtml) -> SafeHtml {
    SafeHtml::concat([before, title, between, summary, after])
}

/// A card as results need it: an item of a list, drawn when the site is built but for what a search marks in it.
#[cfg(feature = "ssr")]
pub fn result_card(card: Card) -> ResultCard {
    let mut note = card.kind.clone();
    if let Some(date) = &card.date {
        note.push_str(" · ");
        note.push_str(&date.label);
    }
    let (href, title, summary) = (card.href.clone(), card.title.clone(), card.summary.clone().unwrap_or_default());
    let title_language = card.title_language.clone().unwrap_or_default();
    let card = Card { summary: Some(String::new()), ..card };
    let [before, between, after] = pieces(card, false, false, false, true);
    ResultCard {
        href,
        title,
        title_language,
        summary,
        note,
        before: fill("<li>{}", [&before]),
        between,
        after: fill("{}</li>", [&after]),
    }
}

/// The HTML of a card in a list of results, as an item; what was looked for is marked.
pub fn result_item(card: &ResultCard, words: &Query) -> SafeHtml {
    let summary = match words.is_empty() {
        true => marked(&card.summary, words),
        false => marked(&excerpt(&card.summary, words, EXCERPT), words),
    };
    joined([&card.before, &card.between, &card.after], &marked(&card.title, words), &summary)
}
