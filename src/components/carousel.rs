use super::EntryCard;
use crate::{page_data::CarouselData, text};
use leptos::prelude::*;

/// The featured entries: a list that scrolls sideways by itself, and buttons that move it, which work once
/// `pages/home/carousel.rs` listens to them.
///
/// Without the application the list scrolls by touch, wheel and keyboard. It never moves unless asked.
#[component]
pub fn Carousel(
    /// What it shows.
    carousel: CarouselData,
) -> impl IntoView {
    let count = carousel.cards.len();
    let slides = carousel.cards.into_iter().enumerate().map(|(index, card)| {
        view! {
            <li class="carousel__slide">
                <div role="group" aria-roledescription=text::SLIDE aria-label=text::slide_position(index + 1, count)>
                    <EntryCard card is_first={index == 0} can_keep=false/>
                </div>
            </li>
        }
    });
    let choices = (1..=count).map(|number| {
        let is_current = (number == 1).then_some("true");
        view! {
            <li>
                <button type="button" value=number aria-label=text::slide_number(number) aria-current=is_current></button>
            </li>
        }
    });
    view! {
        <section class="carousel" aria-labelledby="a-la-une" aria-roledescription=text::CAROUSEL>
            <div class="carousel__head">
                <h2 id="a-la-une">{text::FEATURED}</h2>
                <div class="carousel__controls needs-app">
                    <button type="button" class="button button--quiet carousel__play" value="play">{text::play(false)}</button>
                    <button type="button" class="button button--round" value="previous" aria-label=text::PREVIOUS_SLIDE>"←"</button>
                    <button type="button" class="button button--round" value="next" aria-label=text::NEXT_SLIDE>"→"</button>
                </div>
            </div>
            <ol class="carousel__list" role="list" tabindex="0" aria-label=text::FEATURED_LIST>{slides.collect_view()}</ol>
            <ol class="carousel__choices needs-app" aria-label=text::CHOOSE_SLIDE>{choices.collect_view()}</ol>
            <p class="visually-hidden" role="status"></p>
            {carousel.all.map(|link| view! { <p class="section__all"><a href=link.href>{link.label}</a></p> })}
        </section>
    }
}
