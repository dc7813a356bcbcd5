#[cfg(feature = "ssr")]
use super::EntryCard;
use crate::{
    page_data::CarouselData,
    platform::{motion, scroll, timer},
    text,
    view::{IntoBoxed, live, ssr_only},
};
use leptos::{html, prelude::*};
use std::time::Duration;

/// How long a slide stays when the carousel plays: time to read a title and a summary of 60 words.
const STAY: Duration = Duration::from_secs(12);

/// How long browsers take at most to scroll a list smoothly.
const ON_ITS_WAY: Duration = Duration::from_millis(800);

/// The featured entries: a list that scrolls sideways by itself, and buttons that move it.
///
/// Without the application the list scrolls by touch, wheel and keyboard. It never moves unless asked.
#[component]
pub fn Carousel(
    /// What it shows.
    carousel: CarouselData,
) -> impl IntoView {
    let cards = carousel.cards;
    let count = cards.len();
    let list = NodeRef::<html::Ol>::new();
    // Where the list is on its way to.
    let aim = StoredValue::new(None::<usize>);
    let is_playing = RwSignal::new(false);
    // The slide at the start.
    let current = RwSignal::new(0_usize);
    // What a move that the visitor asked for has brought, for those who do not see it. Playing says nothing.
    let brought = RwSignal::new(String::new());
    let titles = StoredValue::new(cards.iter().map(|card| card.title.clone()).collect::<Vec<_>>());

    let show = move |slide: usize| {
        let Some(list) = list.get_untracked() else { return };
        aim.set_value(Some(slide));
        scroll::list_to_child(&list, slide, !motion::is_reduced());
        // WebKit, when busy, now and then gives a smooth scroll up on its way (why is not known): it is asked once more. Not for an
        // instant one, which in Chromium leaves the list between two slides where the smooth one is only late.
        timer::after(ON_ITS_WAY, move || {
            if aim.try_get_value() == Some(Some(slide)) {
                aim.set_value(None);
                if scroll::nearest_child(&list) != slide {
                    scroll::list_to_child(&list, slide, !motion::is_reduced());
                }
            }
        });
    };
    // From where the list stands: `current` knows it only from the first frame on, and a press may come before that.
    let beside = move |by: usize| {
        let stands = || list.get_untracked().map_or(0, |list| scroll::nearest_child(&list));
        let from = aim.get_value().unwrap_or_else(stands);
        (from + by) % count.max(1)
    };
    let stop = move || {
        if is_playing.get_untracked() {
            is_playing.set(false);
        }
    };
    let go = move |slide: usize| {
        stop();
        show(slide);
        let title = titles.with_value(|titles| titles.get(slide).cloned());
        brought.set(text::slide(slide + 1, count, &title.unwrap_or_default()));
    };
    // Called whenever slides have moved or may be reached.
    let look = move || {
        let Some(list) = list.get_untracked() else { return };
        let slide = scroll::nearest_child(&list);
        scroll::keep_hidden_children_out_of_reach(&list);
        if current.get_untracked() != slide {
            current.set(slide);
        }
    };
    // From here on the visitor moves it.
    let reach = move || {
        aim.set_value(None);
        stop();
        look();
    };
    live::effect(move || timer::with_next_frame(look));
    live::effect(move || {
        let play = move || match motion::is_reduced() {
            true => stop(),
            false => show(beside(1)),
        };
        if is_playing.get()
            && let Some(handle) = timer::every(STAY, play)
        {
            on_cleanup(move || handle.clear());
        }
    });

    #[cfg_attr(not(feature = "ssr"), allow(unused_variables, reason = "the application steps over the slides"))]
    let slides = cards.into_iter().enumerate().map(|(index, card)| {
        ssr_only!(view! {
            <li class="carousel__slide">
                <div role="group" aria-roledescription=text::SLIDE aria-label=text::place(index + 1, count)>
                    <EntryCard card is_first={index == 0}/>
                </div>
            </li>
        })
    });
    let choices = (0..count).map(|slide| {
        let is_current = live::word(move || (current.get() == slide).then_some("true"));
        view! {
            <li>
                <button
                    type="button" aria-label=text::slide_number(slide + 1) aria-current=is_current
                    on:click=live::on(move |_| go(slide))
                ></button>
            </li>
        }
        .hydrate_only()
    });
    view! {
        <section class="carousel" aria-labelledby="a-la-une" aria-roledescription=text::CAROUSEL>
            <div class="carousel__head">
                {ssr_only!(view! { <h2 id="a-la-une">{text::FEATURED}</h2> })}
                <div class="carousel__controls needs-app">
                    <button
                        type="button" class="button button--quiet carousel__play"
                        on:click=live::on(move |_| is_playing.update(|playing| *playing = !*playing))
                    >
                        {live::text(move || text::play(is_playing.get()).to_owned())}
                    </button>
                    <button
                        type="button" class="button button--round" aria-label=text::PREVIOUS_SLIDE
                        on:click=live::on(move |_| go(beside(count.saturating_sub(1))))
                    >"←"</button>
                    <button
                        type="button" class="button button--round" aria-label=text::NEXT_SLIDE
                        on:click=live::on(move |_| go(beside(1)))
                    >"→"</button>
                </div>
            </div>
            <ol
                class="carousel__list" role="list" node_ref=list tabindex="0" aria-label=text::FEATURED_LIST
                on:focusin=live::on(move |_| reach()) on:pointerenter=live::on(move |_| reach())
                on:scroll=live::on(move |_| look())
            >
                {slides.collect_view()}
            </ol>
            <ol class="carousel__choices needs-app" aria-label=text::CHOOSE_SLIDE>{choices.collect_view()}</ol>
            <p class="visually-hidden" role="status">{live::text(move || brought.get())}</p>
            {ssr_only!(carousel.all.map(|link| view! { <p class="section__all"><a href=link.href>{link.label}</a></p> }))}
        </section>
    }
}
