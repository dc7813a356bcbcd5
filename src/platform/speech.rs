//! The device reading a text out.

use super::object;
use js_sys::Array;
use leptos::prelude::{document, window};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};

thread_local! {
    /// What is being said: Chrome forgets to tell the end of an utterance that nobody holds.
    static UTTERANCE: RefCell<JsValue> = const { RefCell::new(JsValue::UNDEFINED) };
}

/// Says a text in a language and at a speed, or in the page's language where the device has no voice for it; calls back when it is said,
/// or with `false` if the device cannot. By the device's own voices only: others send the text to a third party.
pub fn speak(text: &str, language: &str, speed: &str, done: impl Fn(bool) + 'static) {
    let voice = voice(language).or_else(|| voice(&page_language()));
    let (Some(voice), Some(utterance)) = (voice, object::make("SpeechSynthesisUtterance", &[text.into()])) else {
        return done(false);
    };
    object::set(&utterance, "lang", &object::get(&voice, "lang"));
    object::set(&utterance, "voice", &voice);
    object::set(&utterance, "rate", &speed.into());
    let done = object::function(move |event| done(object::get(&event, "type").as_string().as_deref() == Some("end")));
    object::set(&utterance, "onend", &done);
    object::set(&utterance, "onerror", &done);
    let speech = speech();
    // Another tab may have left the device paused.
    object::call(&speech, "resume", &[]);
    object::call(&speech, "speak", std::slice::from_ref(&utterance));
    UTTERANCE.set(utterance);
}

/// Ends what is being said.
pub fn silence() {
    object::call(&speech(), "cancel", &[]);
}

fn page_language() -> String {
    document().document_element().and_then(|html| html.get_attribute("lang")).unwrap_or_default()
}

/// The device's first voice for a language, such as its default one.
fn voice(language: &str) -> Option<JsValue> {
    let language = language.split('-').next().unwrap_or_default();
    let voices: Array = object::call(&speech(), "getVoices", &[])?.unchecked_into();
    (0..voices.length()).map(|index| voices.get(index)).find(|voice| {
        let speaks = object::get(voice, "lang").as_string().is_some_and(|lang| lang.starts_with(language));
        speaks && object::get(voice, "localService").is_truthy()
    })
}

fn speech() -> JsValue {
    object::get(&window(), "speechSynthesis")
}
