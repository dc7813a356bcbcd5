//! What moves the carousel: its buttons, and the clock while it plays. All that it shows is part of the finished page.

use crate::{
    platform::{motion, nodes, scroll, timer},
    text,
    view::live,
};
use leptos::{prelude::IntervalHandle, tachys::renderer::types::Element};
use std::{cell::Cell, rc::Rc, time::Duration};

/// How long a slide stays when the carousel plays: time to read a title and a summary of 60 words.
const STAY: Duration = Duration::from_secs(12);

/// How long browsers take at most to scroll a list smoothly.
const ON_ITS_WAY: Duration = Duration::from_millis(800);

/// Takes over the carousel of a page.
pub fn take_over(section: Element) {
    let Some(list) = nodes::find(&section, ".carousel__list") else { return };
    let carousel =
        Rc::new(Carousel { section, list, current: Cell::new(0), target: Cell::new(None), playing: Cell::default() });
    carousel.listen();
    // With the next frame the browser lays out the page anyway.
    live::effect(move || {
        let carousel = carousel.clone();
        timer::with_next_frame(move || carousel.look());
    });
}

/// Which slide is shown, which one comes, and whether the carousel plays.
struct Carousel {
    section: Element,
    list: Element,
    /// The slide at the start of the list, from 0.
    current: Cell<usize>,
    /// The slide to which the list is scrolling.
    target: Cell<Option<usize>>,
    /// What moves it on while it plays.
    playing: Cell<Option<IntervalHandle>>,
}

impl Carousel {
    /// What listens to a page must not keep it: its nodes would never be freed.
    fn listen(self: &Rc<Self>) {
        let [pressed, reached, scrolled] = [(); 3].map(|()| Rc::downgrade(self));
        nodes::listen(&self.section, &["click"], move |click| {
            if let (Some(carousel), Some(button)) = (pressed.upgrade(), nodes::target(&click, "button")) {
                carousel.press(&button);
            }
        });
        nodes::listen(&self.list, &["focusin", "pointerenter"], move |_| {
            if let Some(carousel) = reached.upgrade() {
                carousel.give_way();
            }
        });
        nodes::listen(&self.list, &["scroll"], move |_| {
            if let Some(carousel) = scrolled.upgrade() {
                carousel.look();
            }
        });
    }

    fn press(self: &Rc<Self>, button: &Element) {
        let value = button.get_attribute("value").unwrap_or_default();
        match value.as_str() {
            "play" if self.is_playing() => self.stop(),
            "play" => self.play(),
            "previous" => self.go(self.neighbour(self.count().saturating_sub(1))),
            "next" => self.go(self.neighbour(1)),
            number => {
                if let Some(slide) = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1)) {
                    self.go(slide);
                }
            }
        }
    }

    /// How many slides there are.
    fn count(&self) -> usize {
        self.list.child_element_count() as usize
    }

    /// What fits the selector `inside` in the item for a slide, in the list of slides or of the buttons for them.
    fn of_slide(&self, list: &str, slide: usize, inside: &str) -> Option<Element> {
        nodes::find(&self.section, &[list, " > :nth-child(", &(slide + 1).to_string(), ") ", inside].concat())
    }

    /// Scrolls to a slide.
    fn show(self: &Rc<Self>, slide: usize) {
        self.target.set(Some(slide));
        scroll::list_to_child(&self.list, slide, !motion::is_reduced());
        // WebKit, when busy, now and then gives a smooth scroll up on its way (why is not known): it is asked once more. Not for an
        // instant one, which in Chromium leaves the list between two slides where the smooth one is only late.
        let later = self.clone();
        timer::after(ON_ITS_WAY, move || {
            if later.target.get() == Some(slide) {
                later.target.set(None);
                if scroll::nearest_child(&later.list) != slide {
                    scroll::list_to_child(&later.list, slide, !motion::is_reduced());
                }
            }
        });
    }

    /// The slide `by` steps on, from where the list is: `current` knows it only from the first frame on, and a press may come
    /// before that.
    fn neighbour(&self, by: usize) -> usize {
        let from = self.target.get().unwrap_or_else(|| scroll::nearest_child(&self.list));
        (from + by) % self.count().max(1)
    }

    /// Goes to a slide because the visitor asked for it.
    fn go(self: &Rc<Self>, slide: usize) {
        self.stop();
        self.show(slide);
        let title = self.of_slide(".carousel__list", slide, "a").map(|title| nodes::text(&title)).unwrap_or_default();
        self.say("[role=status]", &text::slide(slide + 1, self.count(), &title));
    }

    /// Notes which slides are in view, whenever they have moved or may be reached.
    fn look(&self) {
        let slide = scroll::nearest_child(&self.list);
        scroll::keep_hidden_children_out_of_reach(&self.list);
        if self.current.replace(slide) != slide {
            if let Some(choice) = nodes::find(&self.section, "[aria-current]") {
                nodes::set_flag(&choice, "aria-current", false);
            }
            if let Some(choice) = self.of_slide(".carousel__choices", slide, "button") {
                nodes::set(&choice, "aria-current", "true");
            }
        }
    }

    /// From here on the visitor moves the list.
    fn give_way(&self) {
        self.target.set(None);
        self.stop();
        self.look();
    }

    fn is_playing(&self) -> bool {
        self.playing.get().is_some()
    }

    /// Moves on by itself from now on.
    fn play(self: &Rc<Self>) {
        let moved = self.clone();
        let next = move || match motion::is_reduced() || !nodes::is_in_document(&moved.list) {
            true => moved.stop(),
            false => moved.show(moved.neighbour(1)),
        };
        self.playing.set(timer::every(STAY, next));
        self.say(".carousel__play", text::play(self.is_playing()));
    }

    fn stop(&self) {
        if let Some(playing) = self.playing.take() {
            playing.clear();
            self.say(".carousel__play", text::play(false));
        }
    }

    fn say(&self, place: &str, words: &str) {
        if let Some(place) = nodes::find(&self.section, place) {
            nodes::set_text(&place, words);
        }
    }
}
