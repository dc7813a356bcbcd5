//! A recording that plays, and the keys and the panel of the device that control it.

use super::{nodes, object};
use leptos::{
    prelude::{document, window},
    task::spawn_local,
};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;

/// What happens to a recording: names of events.
const EVENTS: &[&str] =
    &["play", "pause", "timeupdate", "loadedmetadata", "durationchange", "seeked", "ended", "error"];

/// A recording.
#[derive(Clone)]
pub struct Sound(Element);

/// A key of the device, or a button of its panel.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Key {
    /// Go on.
    Play,
    /// Wait.
    Pause,
    /// Go back.
    Back,
    /// Go forward.
    Forward,
    /// Go to a position, in seconds.
    To(u32),
}

impl Sound {
    /// Nothing yet; calls back with the name of each event. `None` where the browser has no such element.
    pub fn new(call: impl Fn(&str) + 'static) -> Option<Self> {
        let element = document().create_element("audio").ok()?;
        nodes::listen(&element, EVENTS, move |event| call(&event.type_()));
        Some(Self(element))
    }

    /// Takes another file, of which nothing is loaded before it plays.
    pub fn take(&self, address: &str) {
        nodes::set(&self.0, "preload", "none");
        nodes::set(&self.0, "src", address);
    }

    /// Lets go of the file.
    pub fn let_go(&self) {
        self.pause();
        nodes::set_flag(&self.0, "src", false);
        object::call(&self.0, "load", &[]);
    }

    /// Plays; calls back where the browser wants a press first.
    pub fn play(&self, refused: impl FnOnce() + 'static) {
        if self.has_failed() {
            object::call(&self.0, "load", &[]);
        }
        let Some(playing) = object::call(&self.0, "play", &[]) else { return };
        spawn_local(async move {
            if let Err(error) = JsFuture::from(playing.unchecked_into::<js_sys::Promise>()).await
                && object::get(&error, "name").as_string().as_deref() == Some("NotAllowedError")
            {
                refused();
            }
        });
    }

    /// Whether it cannot be played further; playing loads it anew.
    pub fn has_failed(&self) -> bool {
        !object::get(&self.0, "error").is_null()
    }

    /// Pauses.
    pub fn pause(&self) {
        object::call(&self.0, "pause", &[]);
    }

    /// Whether it plays.
    pub fn is_playing(&self) -> bool {
        // Browsers do not pause what has failed.
        object::get(&self.0, "paused").is_falsy() && !self.has_failed()
    }

    /// The position in whole seconds.
    pub fn position(&self) -> u32 {
        object::get(&self.0, "currentTime").as_f64().unwrap_or_default() as u32
    }

    /// Goes to a position, in seconds.
    pub fn go_to(&self, seconds: u32) {
        object::set(&self.0, "currentTime", &seconds.into());
    }

    /// The length in seconds; `None` while it is not known, and where there is no end.
    pub fn length(&self) -> Option<u32> {
        let length = object::get(&self.0, "duration").as_f64().filter(|length| length.is_finite())?;
        Some(length as u32)
    }

    /// Plays at a speed from now on.
    pub fn set_speed(&self, speed: &str) {
        for property in ["defaultPlaybackRate", "playbackRate"] {
            object::set(&self.0, property, &speed.into());
        }
    }

    /// Tells the device what plays: the title, who speaks, and the site; calls back at its keys. Devices without any do nothing.
    pub fn announce(&self, title: &str, people: &str, site: &str, call: impl Fn(Key) + Copy + 'static) {
        let session = session();
        let told = object::with("title", &title.into());
        object::set(&told, "artist", &people.into());
        object::set(&told, "album", &site.into());
        if let Some(metadata) = object::make("MediaMetadata", &[told]) {
            object::set(&session, "metadata", &metadata);
        }
        for (action, key) in ACTIONS {
            let call = object::function(move |details| {
                let seconds = object::get(&details, "seekTime").as_f64().unwrap_or_default() as u32;
                call(if let Key::To(_) = key { Key::To(seconds) } else { key });
            });
            object::call(&session, "setActionHandler", &[action.into(), call]);
        }
    }

    /// Tells the device nothing any more.
    pub fn renounce(&self) {
        let session = session();
        object::set(&session, "metadata", &JsValue::NULL);
        for (action, _) in ACTIONS {
            object::call(&session, "setActionHandler", &[action.into(), JsValue::NULL]);
        }
    }

    /// Tells the device the position, of a length that is known.
    pub fn tell_position(&self) {
        let state = object::with("duration", &object::get(&self.0, "duration"));
        object::set(&state, "position", &object::get(&self.0, "currentTime"));
        object::set(&state, "playbackRate", &object::get(&self.0, "playbackRate"));
        object::call(&session(), "setPositionState", &[state]);
    }
}

/// The keys by the names that browsers give them.
const ACTIONS: [(&str, Key); 5] = [
    ("play", Key::Play),
    ("pause", Key::Pause),
    ("seekbackward", Key::Back),
    ("seekforward", Key::Forward),
    ("seekto", Key::To(0)),
];

/// Calls back when a player of the browser's own starts, such as that of a film.
pub fn on_play_in_page(call: impl Fn() + 'static) {
    // The event does not bubble.
    object::call(&document(), "addEventListener", &["play".into(), object::function(move |_| call()), true.into()]);
}

/// Pauses what plays in the browser's own players.
pub fn pause_page() {
    for player in nodes::all("video, audio") {
        object::call(&player, "pause", &[]);
    }
}

fn session() -> JsValue {
    object::get(&window().navigator(), "mediaSession")
}
