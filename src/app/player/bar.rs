//! The bar that shows what is heard: `components/player.rs` in the document.

use crate::{
    components::{player, skip_to_player},
    platform::{document, nodes},
    text,
};
use leptos::tachys::renderer::types::Element;

/// The bar, in the document or not.
pub struct Bar {
    /// The bar itself.
    pub root: Element,
    /// The skip link to it.
    skip: Element,
    title: Element,
    message: Element,
    file: Element,
    start: Element,
    line: Element,
    time: Element,
    slider: Element,
    length: Element,
    play: Element,
    speed: Element,
    back: Element,
    forward: Element,
}

impl Bar {
    /// A bar that is not shown yet.
    pub fn new() -> Option<Self> {
        let root = nodes::first_element_of(&player())?;
        let find = |selector: &str| nodes::find(&root, selector);
        Some(Self {
            skip: nodes::first_element_of(&skip_to_player())?,
            title: find(".player__title a")?,
            message: find(".player__message p")?,
            file: find(".player__message a")?,
            start: find("[data-press=start]")?,
            line: find(".player__line")?,
            time: find(".player__time")?,
            slider: find("input")?,
            length: find(".player__length")?,
            play: find("[data-press=play]")?,
            speed: find("select")?,
            back: find("[data-press=back]")?,
            forward: find("[data-press=forward]")?,
            root,
        })
    }

    /// Shows the bar, and gives its first button the focus.
    pub fn show(&self) {
        document::add_at_end(&self.root);
        document::add_skip_link(&self.skip);
        self.focus();
    }

    /// Gives the button that plays the focus.
    pub fn focus(&self) {
        nodes::give_focus(&self.play);
    }

    /// Takes the bar away; whether the focus was in it.
    pub fn hide(&self) -> bool {
        let had_focus = nodes::find(&self.root, ":focus").is_some();
        nodes::remove(&self.root);
        nodes::remove(&self.skip);
        had_focus
    }

    /// Names what is heard, in its language, and the page it belongs to. A recording has a slider, and what is read out has paragraphs.
    pub fn name(&self, title: &Element, page: &str, is_recording: bool) {
        nodes::set_text(&self.title, &nodes::text(title));
        nodes::set(&self.title, "href", page);
        nodes::copy_attribute(title, &self.title, "lang");
        nodes::set_flag(&self.line, "hidden", !is_recording);
        let words = match is_recording {
            true => [text::BACK, text::FORWARD],
            false => [text::PREVIOUS_PARAGRAPH, text::NEXT_PARAGRAPH],
        };
        for (button, [sign, words]) in [&self.back, &self.forward].into_iter().zip(words) {
            nodes::set_text(button, sign);
            nodes::set(button, "aria-label", words);
        }
        self.say("");
    }

    /// Says something; nothing else is said or offered any more.
    pub fn say(&self, message: &str) {
        nodes::set(&self.message, "role", "status");
        nodes::set_text(&self.message, message);
        nodes::set_flag(&self.file, "hidden", true);
        nodes::set_flag(&self.start, "hidden", true);
    }

    /// Says where playing goes on, and offers the start.
    pub fn say_resumed(&self, seconds: u32) {
        self.say(&text::resumed(seconds));
        nodes::set_flag(&self.start, "hidden", false);
    }

    /// Says what went wrong, and offers the link that leads to the file.
    pub fn warn(&self, message: &str, file: Option<&Element>) {
        self.say("");
        nodes::set(&self.message, "role", "alert");
        nodes::set_text(&self.message, message);
        if let Some(file) = file {
            nodes::set_text(&self.file, &nodes::text(file));
            nodes::copy_attribute(file, &self.file, "href");
            nodes::set_flag(&self.file, "hidden", false);
        }
    }

    /// Shows whether it is heard right now.
    pub fn show_playing(&self, is_playing: bool) {
        nodes::set(&self.play, "aria-label", if is_playing { text::PAUSE_SOUND } else { text::PLAY_SOUND });
        nodes::set_flag(&self.play, "data-playing", is_playing);
    }

    /// Shows the position of a recording, in seconds.
    pub fn show_position(&self, seconds: u32, length: Option<u32>) {
        nodes::set_text(&self.time, &text::clock(seconds));
        nodes::set_flag(&self.slider, "disabled", length.is_none());
        nodes::set_text(&self.length, &length.map(text::clock).unwrap_or_default());
        if let Some(length) = length {
            nodes::set(&self.slider, "max", &length.to_string());
            nodes::set_value(&self.slider, &seconds.to_string());
            nodes::set(&self.slider, "aria-valuetext", &text::position(seconds, length));
        }
    }

    /// Shows the speed.
    pub fn show_speed(&self, speed: &str) {
        nodes::set_value(&self.speed, speed);
    }
}
