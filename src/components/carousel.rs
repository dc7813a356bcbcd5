use super::{EntryCard, IntoFresh, live};
use crate::{
    page_data::{Card, PageLink},
    platform::{motion, scroll, timer},
    text,
};
use leptos::{html, prelude::*};
use std::time::Duration;

/// How long a slide stays when the carousel plays: time to read a title and a summary of 60 words.
const STAY: Duration = Duration::from_secs(12);

/// The entries “À la une”: a list that scrolls sideways by itself, and buttons that move it.
///
/// Without the application the list scrolls by touch, wheel and keyboard. It never moves unless asked.
#[component]
pub fn Carousel(
    /// The entries, in order.
    cards: Vec<Card>,
    /// Where all of them are.
    all: Option<PageLink>,
) -> impl IntoView {
    let count = cards.len();
    let list = NodeRef::<html::Ol>::new();
    let current = RwSignal::new(0_usize);
    let is_playing = RwSignal::new(false);

    let follow = move |_| {
        if let Some(list) = list.get_untracked() {
            let nearest = scroll::nearest_child(&list);
            if nearest != current.get_untracked() {
                current.set(nearest);
            }
        }
    };
    let show = move |slide: usize| {
        if let Some(list) = list.get_untracked() {
            scroll::list_to_child(&list, slide, !motion::is_reduced());
        }
    };
    let step = move |by: usize| show((current.get_untracked() + by) % count.max(1));
    let stop = move || {
        if is_playing.get_untracked() {
            is_playing.set(false);
        }
    };
    live::effect(move || {
        if is_playing.get()
            && let Some(handle) = timer::every(STAY, move || step(1))
        {
            on_cleanup(move || handle.clear());
        }
    });

    let slides = cards.into_iter().enumerate().map(|(index, card)| {
        let mut label = (index + 1).to_string();
        label.push_str(" sur ");
        label.push_str(&count.to_string());
        view! {
            <li class="carousel__slide">
                <div role="group" aria-roledescription="diapositive" aria-label=label>
                    <EntryCard card/>
                </div>
            </li>
        }
        .fresh()
    });
    view! {
        <section class="carousel" aria-labelledby="a-la-une" aria-roledescription="carrousel">
            <div class="carousel__head">
                <h2 id="a-la-une">"À la une"</h2>
                <div class="carousel__controls needs-app">
                    <button
                        type="button" class="button button--quiet carousel__play"
                        on:click=live::on(move |_| is_playing.update(|playing| *playing = !*playing))
                    >
                        {live::string(move || text::play(is_playing.get()).to_owned())}
                    </button>
                    <button
                        type="button" class="button button--round" aria-label="Diapositive précédente"
                        on:click=live::on(move |_| { stop(); step(count.saturating_sub(1)) })
                    >"←"</button>
                    <button
                        type="button" class="button button--round" aria-label="Diapositive suivante"
                        on:click=live::on(move |_| { stop(); step(1) })
                    >"→"</button>
                </div>
            </div>
            <ol
                class="carousel__list" node_ref=list tabindex="0" aria-label="Documents à la une"
                on:scroll=live::on(follow) on:focusin=live::on(move |_| stop()) on:pointerenter=live::on(move |_| stop())
            >
                {slides.collect_view()}
            </ol>
            {all.map(|link| view! { <p class="section__all"><a href=link.href>{link.label}</a></p> })}
        </section>
    }
}
