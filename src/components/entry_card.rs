#[cfg(feature = "ssr")]
use super::CoverArt;
use crate::{
    html::SafeHtml,
    page_data::AnswerCard,
    search::{Query, excerpt, marked},
};
#[cfg(feature = "ssr")]
use crate::{page_data::Card, view::ssr_only};
#[cfg(feature = "ssr")]
use leptos::prelude::*;

/// How much of a summary an answer shows around the words found, in bytes: three lines.
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
) -> impl IntoView {
    let cover = cover || card.summary.is_some();
    let cover = cover.then(|| view! { <CoverArt src=card.cover picture=card.picture is_first/> });
    view! {
        <article class="card">
            {cover}
            <h3 class="card__title"><a href=card.href>{card.title}</a></h3>
            <p class="card__meta">
                // The space parts them where there are no styles.
                <span class="card__kind">{card.kind}</span>
                {card.date.map(|date| view! { " "<time datetime=date.iso>{date.label}</time> })}
                {card.language.map(|language| view! { " "<span>{language}</span> })}
            </p>
            {card.byline.map(|byline| view! { <p class="card__byline">{byline}</p> })}
            {card.summary.map(|summary| view! { <p class="card__summary">{summary}</p> })}
        </article>
    }
}

/// A card as answers need it: drawn once when the site is built, but for what they may mark.
#[cfg(feature = "ssr")]
pub fn answer_card(card: Card) -> AnswerCard {
    // Signs that stand where the texts will, from those that Unicode keeps for private use. A byline that has one all the same would
    // only show the summary in the wrong place: the texts themselves are escaped.
    const TITLE: char = '\u{E000}';
    const SUMMARY: char = '\u{E001}';
    let drawn = Card { title: TITLE.to_string(), summary: Some(SUMMARY.to_string()), ..card.clone() };
    let html = crate::html::of_view(ssr_only!(view! { <li><EntryCard card=drawn/></li> }));
    let (before, rest) = html.split_at(TITLE);
    let (between, after) = rest.split_at(SUMMARY);
    let mut note = card.kind;
    if let Some(date) = card.date {
        note.push_str(" · ");
        note.push_str(&date.label);
    }
    AnswerCard {
        href: card.href,
        title: card.title,
        summary: card.summary.unwrap_or_default(),
        note,
        before,
        between,
        after,
    }
}

/// The HTML of a card in an answer, as an item of a list; what was looked for is marked where it stands.
pub fn answered(card: &AnswerCard, words: &Query) -> SafeHtml {
    let summary = match words.is_empty() {
        true => marked(&card.summary, words),
        false => marked(&excerpt(&card.summary, words, EXCERPT), words),
    };
    SafeHtml::concat([&card.before, &marked(&card.title, words), &card.between, &summary, &card.after])
}
