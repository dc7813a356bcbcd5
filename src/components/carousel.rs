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

/// How long browsers take at most to scroll a list smoothly, in milliseconds.
const ON_ITS_WAY: u64 = 800;

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
    // Where the last press leads, and when that was: the list may still be on its way there.
    let aim = StoredValue::new((0_usize, 0_u64));
    let is_playing = RwSignal::new(false);

    let step = move |by: usize| {
        let Some(list) = list.get_untracked() else { return };
        let (aimed, since) = aim.get_value();
        let now = timer::now();
        let current = if now.saturating_sub(since) < ON_ITS_WAY { aimed } else { scroll::nearest_child(&list) };
        let slide = (current + by) % count.max(1);
        aim.set_value((slide, now));
        scroll::list_to_child(&list, slide, !motion::is_reduced());
    };
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
                on:focusin=live::on(move |_| stop()) on:pointerenter=live::on(move |_| stop())
            >
                {slides.collect_view()}
            </ol>
            {all.map(|link| view! { <p class="section__all"><a href=link.href>{link.label}</a></p> })}
        </section>
    }
}
