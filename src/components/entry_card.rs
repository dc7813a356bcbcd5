use crate::page_data::Card;
use leptos::prelude::*;

/// One entry in a list; its title links to its page.
#[component]
pub fn EntryCard(
    /// The entry to show.
    card: Card,
) -> impl IntoView {
    view! {
        <article class="card">
            <h3 class="card__title"><a href=card.href>{card.title}</a></h3>
            <p class="card__meta">
                <span class="card__kind">{card.kind}</span>
                {card.date.map(|date| view! { <time datetime=date.iso>{date.label}</time> })}
                {card.language.map(|language| view! { <span>{language}</span> })}
            </p>
            {card.byline.map(|byline| view! { <p class="card__byline">{byline}</p> })}
            {card.summary.map(|summary| view! { <p class="card__summary">{summary}</p> })}
        </article>
    }
}
