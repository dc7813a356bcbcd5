use super::{CoverArt, Written, written};
use crate::{
    page_data::Card,
    search::{Query, excerpt, highlight},
};
use leptos::prelude::*;
use std::sync::Arc;

/// How much of a summary an answer shows around the words found, in bytes: three lines.
const EXCERPT: usize = 240;

/// One entry in a list; its title links to its page.
#[component]
pub fn EntryCard(
    /// The entry to show.
    card: Card,
    /// What was looked for, to be marked where it stands.
    #[prop(optional)]
    words: Arc<Query>,
    /// Shows its cover even where the list has no room for its summary.
    #[prop(optional)]
    cover: bool,
    /// Whether its cover is seen first on the page.
    #[prop(optional)]
    is_first: bool,
) -> impl IntoView {
    written(move || {
        let cover = cover || card.summary.is_some();
        let cover = cover.then(|| view! { <CoverArt href=card.href.clone() picture=card.picture is_first/> });
        let title = marked(card.title, &words);
        let summary = card.summary.map(|summary| match words.is_empty() {
            true => summary,
            false => excerpt(&summary, &words, EXCERPT),
        });
        view! {
            <article class="card">
                {cover}
                <h3 class="card__title"><a href=card.href>{title}</a></h3>
                <p class="card__meta">
                    // The space parts them where there are no styles.
                    <span class="card__kind">{card.kind}</span>
                    {card.date.map(|date| view! { " "<time datetime=date.iso>{date.label}</time> })}
                    {card.language.map(|language| view! { " "<span>{language}</span> })}
                </p>
                {card.byline.map(|byline| view! { <p class="card__byline">{byline}</p> })}
                {summary.map(|summary| view! { <p class="card__summary">{marked(summary, &words)}</p> })}
            </article>
        }
    })
}

/// A text with the words that were looked for marked.
pub fn marked(text: String, words: &Query) -> Written {
    if words.is_empty() {
        return written(|| text);
    }
    let mut pieces = Vec::new();
    for (piece, is_match) in highlight(&text, words) {
        let piece = piece.to_owned();
        pieces.push(match is_match {
            true => written(|| view! { <mark>{piece}</mark> }),
            false => written(|| piece),
        });
    }
    written(|| view! { <span>{pieces}</span> })
}
