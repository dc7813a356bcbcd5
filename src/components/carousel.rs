#[cfg(feature = "ssr")]
use super::EntryCard;
use crate::{
    page_data::{Card, CarouselData},
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
    let state = State::new(&carousel.cards);
    live::effect(move || timer::with_next_frame(move || state.look()));
    live::effect(move || state.play());
    #[cfg_attr(not(feature = "ssr"), allow(unused_variables, reason = "the application steps over the slides"))]
    let slides = carousel.cards.into_iter().enumerate().map(|(index, card)| {
        ssr_only!(view! {
            <li class="carousel__slide">
                <div role="group" aria-roledescription=text::SLIDE aria-label=text::slide_position(index + 1, state.count)>
                    <EntryCard card is_first={index == 0} can_keep=false/>
                </div>
            </li>
        })
    });
    view! {
        <section class="carousel" aria-labelledby="a-la-une" aria-roledescription=text::CAROUSEL>
            <div class="carousel__head">
                {ssr_only!(view! { <h2 id="a-la-une">{text::FEATURED}</h2> })}
                {controls(state)}
            </div>
            <ol
                class="carousel__list" role="list" node_ref=state.list tabindex="0" aria-label=text::FEATURED_LIST
                on:focusin=live::on(move |_| state.take_over()) on:pointerenter=live::on(move |_| state.take_over())
                on:scroll=live::on(move |_| state.look())
            >
                {slides.collect_view()}
            </ol>
            {choices(state)}
            <p class="visually-hidden" role="status">{live::text(move || state.announcement.get())}</p>
            {ssr_only!(carousel.all.map(|link| view! { <p class="section__all"><a href=link.href>{link.label}</a></p> }))}
        </section>
    }
}

/// Play, back and on.
fn controls(state: State) -> impl IntoView {
    view! {
        <div class="carousel__controls needs-app">
            <button
                type="button" class="button button--quiet carousel__play"
                on:click=live::on(move |_| state.is_playing.update(|playing| *playing = !*playing))
            >
                {live::text(move || text::play(state.is_playing.get()).to_owned())}
            </button>
            <button
                type="button" class="button button--round" aria-label=text::PREVIOUS_SLIDE
                on:click=live::on(move |_| state.go(state.neighbour(state.count.saturating_sub(1))))
            >"←"</button>
            <button
                type="button" class="button button--round" aria-label=text::NEXT_SLIDE
                on:click=live::on(move |_| state.go(state.neighbour(1)))
            >"→"</button>
        </div>
    }
}

/// A button for each slide.
fn choices(state: State) -> impl IntoView {
    let choices = (0..state.count).map(|slide| {
        let is_current = live::word(move || (state.current.get() == slide).then_some("true"));
        view! {
            <li>
                <button
                    type="button" aria-label=text::slide_number(slide + 1) aria-current=is_current
                    on:click=live::on(move |_| state.go(slide))
                ></button>
            </li>
        }
        .hydrate_only()
    });
    view! { <ol class="carousel__choices needs-app" aria-label=text::CHOOSE_SLIDE>{choices.collect_view()}</ol> }
}

/// Which slide is shown, which one comes, and whether the carousel plays.
#[derive(Clone, Copy)]
struct State {
    /// How many slides there are.
    count: usize,
    list: NodeRef<html::Ol>,
    /// The slide to which the list is scrolling.
    target: StoredValue<Option<usize>>,
    is_playing: RwSignal<bool>,
    /// The slide at the start of the list, from 0.
    current: RwSignal<usize>,
    /// Live-region text after a requested move; autoplay is silent.
    announcement: RwSignal<String>,
    titles: StoredValue<Vec<String>>,
}

impl State {
    fn new(cards: &[Card]) -> Self {
        Self {
            count: cards.len(),
            list: NodeRef::new(),
            target: StoredValue::new(None),
            is_playing: RwSignal::new(false),
            current: RwSignal::new(0),
            announcement: RwSignal::new(String::new()),
            titles: StoredValue::new(cards.iter().map(|card| card.title.clone()).collect()),
        }
    }

    /// Scrolls to a slide.
    fn show(self, slide: usize) {
        let Some(list) = self.list.get_untracked() else { return };
        self.target.set_value(Some(slide));
        scroll::list_to_child(&list, slide, !motion::is_reduced());
        // WebKit, when busy, now and then gives a smooth scroll up on its way (why is not known): it is asked once more. Not for an
        // instant one, which in Chromium leaves the list between two slides where the smooth one is only late.
        timer::after(ON_ITS_WAY, move || {
            if self.target.try_get_value() == Some(Some(slide)) {
                self.target.set_value(None);
                if scroll::nearest_child(&list) != slide {
                    scroll::list_to_child(&list, slide, !motion::is_reduced());
                }
            }
        });
    }

    /// The slide `by` steps on, from where the list is: `current` knows it only from the first frame on, and a press may come
    /// before that.
    fn neighbour(self, by: usize) -> usize {
        let nearest = || self.list.get_untracked().map_or(0, |list| scroll::nearest_child(&list));
        let from = self.target.get_value().unwrap_or_else(nearest);
        (from + by) % self.count.max(1)
    }

    /// Goes to a slide because the visitor asked for it.
    fn go(self, slide: usize) {
        self.stop();
        self.show(slide);
        let title = self.titles.with_value(|titles| titles.get(slide).cloned());
        self.announcement.set(text::slide(slide + 1, self.count, &title.unwrap_or_default()));
    }

    /// Notes which slides are in view, whenever they have moved or may be reached.
    fn look(self) {
        let Some(list) = self.list.get_untracked() else { return };
        let slide = scroll::nearest_child(&list);
        scroll::keep_hidden_children_out_of_reach(&list);
        if self.current.get_untracked() != slide {
            self.current.set(slide);
        }
    }

    /// From here on the visitor moves the list.
    fn take_over(self) {
        self.target.set_value(None);
        self.stop();
        self.look();
    }

    /// Moves on by itself while it plays.
    fn play(self) {
        let next = move || match motion::is_reduced() {
            true => self.stop(),
            false => self.show(self.neighbour(1)),
        };
        if self.is_playing.get()
            && let Some(handle) = timer::every(STAY, next)
        {
            on_cleanup(move || handle.clear());
        }
    }

    fn stop(self) {
        if self.is_playing.get_untracked() {
            self.is_playing.set(false);
        }
    }
}
