//! Recordings, and pages that the device reads out.

use crate::small_screens::sideways_scroll;
use crate::support::{Entry, Find, Page, Rendered, catalogue, fixture, journey, journey_from};
use serde_json::{Value, json};
use std::cell::OnceCell;
use std::fs;
use test_hosts::{Host, nginx};
use thirtyfour::Key;

/// Stands in for what plays sound, which machines without any lack: a minute long, unless its file is missing. Time passes only in
/// `hear`; `breakOff` ends it as a network does, which pauses nothing.
const SOUND: &str = "(() => {
    const states = new WeakMap();
    const of = (it) => {
        if (!states.has(it)) states.set(it, { paused: true, position: 0, duration: NaN, error: null });
        return states.get(it);
    };
    const tell = (it, ...names) => queueMicrotask(() => { for (const name of names) it.dispatchEvent(new Event(name)); });
    const go = (it, seconds) => { of(it).position = Math.min(Number(seconds), of(it).duration || 60); };
    Object.defineProperties(HTMLMediaElement.prototype, {
        paused: { get() { return of(this).paused; } },
        error: { get() { return of(this).error; } },
        duration: { get() { return of(this).duration; } },
        currentTime: {
            get() { return of(this).position; },
            set(seconds) { go(this, seconds); if (of(this).duration) tell(this, 'timeupdate', 'seeked'); },
        },
    });
    HTMLMediaElement.prototype.load = function () { Object.assign(of(this), { paused: true, position: 0, duration: NaN, error: null }); };
    HTMLMediaElement.prototype.pause = function () {
        if (of(this).paused) return;
        of(this).paused = true;
        tell(this, 'timeupdate', 'pause');
    };
    HTMLMediaElement.prototype.play = async function () {
        window.heard = this;
        of(this).paused = false;
        tell(this, 'play');
        if (!of(this).duration) {
            if (!(await fetch(this.src)).ok) {
                Object.assign(of(this), { error: {} });
                tell(this, 'error');
                throw new DOMException('no file', 'NotSupportedError');
            }
            of(this).duration = 60;
            tell(this, 'durationchange', 'loadedmetadata');
        }
    };
    window.breakOff = () => { of(heard).error = {}; tell(heard, 'error'); };
    window.hear = (seconds) => {
        if (of(heard).paused) return;
        go(heard, of(heard).position + seconds);
        tell(heard, 'timeupdate');
        if (of(heard).position < 60) return;
        of(heard).paused = true;
        tell(heard, 'pause', 'ended');
    };
    window.keys = {};
    const mediaSession = { setActionHandler: (name, call) => { keys[name] = call; }, setPositionState() {} };
    Object.defineProperty(navigator, 'mediaSession', { value: mediaSession });
    window.MediaMetadata = class { constructor(told) { Object.assign(this, told); } };
})();";

/// Stands in for the voices of the device; what is said ends only in `finish`.
const VOICES: &str = "(() => {
    window.said = [];
    window.voices = [{ lang: 'en-GB', localService: true }, { lang: 'fr-FR', localService: false }, { lang: 'fr-FR', localService: true }];
    let now = null;
    const speechSynthesis = {
        getVoices: () => voices,
        speak(utterance) { now = utterance; said.push(utterance.text); window.rate = utterance.rate; window.voice = utterance.voice; },
        cancel() {
            said.push('—');
            const ended = now;
            now = null;
            setTimeout(() => ended?.onerror({ type: 'error' }));
        },
        resume() {},
    };
    window.finish = () => now.onend({ type: 'end' });
    Object.defineProperty(window, 'speechSynthesis', { value: speechSynthesis });
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
})();";

/// A page that is read out: its words are those of the published catalogue.
fn text() -> Entry {
    fixture().entries().into_iter().next().expect("there is one")
}

/// Silence, as a file.
fn silence() -> Vec<u8> {
    const RATE: u32 = 8_000;
    const LENGTH: u32 = 60 * RATE;
    let head = [b"RIFF".as_slice(), &(36 + LENGTH).to_le_bytes(), b"WAVEfmt ", &16u32.to_le_bytes(), &[1, 0, 1, 0]];
    let format = [&RATE.to_le_bytes(), &RATE.to_le_bytes(), [1, 0, 8, 0].as_slice(), b"data", &LENGTH.to_le_bytes()];
    [head.concat(), format.concat(), vec![128; LENGTH as usize]].concat()
}

/// A journey through the published catalogue, of which the first entry has a recording and the second one a recording whose file is
/// missing.
fn walk(walk: impl FnOnce(&Page, &[Entry])) {
    let running = OnceCell::<(Rendered, Host)>::new();
    let running = || {
        running.get_or_init(|| {
            let mut catalogue: Value = catalogue();
            let media = |url: &str| json!({ "type": "audio", "url": url, "duration": 60 });
            catalogue["entries"][0]["media"] = media("/sons/silence.wav");
            catalogue["entries"][1]["media"] = media("/sons/absent.wav");
            catalogue["entries"][2]["media"] = json!({ "type": "video", "url": "/sons/silence.mp4", "duration": 60 });
            let site = Rendered::new(&catalogue);
            let folder = site.folder().join("sons");
            fs::create_dir_all(&folder).expect("there is room for sound");
            for name in ["silence.wav", "silence.mp4"] {
                fs::write(folder.join(name), silence()).expect("there is room for sound");
            }
            let host = nginx(&site.folder(), "");
            (site, host)
        })
    };
    journey_from(|| running().1.address().to_string(), |page| walk(page, &fixture().entries()));
}

/// Opens an entry and plays its recording.
fn play(page: &Page, entry: &Entry) {
    page.open(&entry.path);
    page.button("Écouter (1 min)").click();
    page.find("button", "Pause");
}

/// The time that the player shows.
fn time(page: &Page) -> String {
    page.read("return document.querySelector('.player__time')?.textContent ?? ''")
}

/// What the player says.
fn message(page: &Page) -> String {
    page.read("return document.querySelector('.player__message p')?.textContent ?? ''")
}

/// Plays on for so many seconds.
fn hear(page: &Page, seconds: u32) {
    page.script(&format!("hear({seconds})"));
}

fn said(page: &Page) -> Vec<String> {
    page.read("return said")
}

#[test]
fn a_recording_plays_goes_back_and_forward_and_keeps_its_speed() {
    walk(|page, entries| {
        page.script_first(SOUND);
        play(page, &entries[0]);
        assert_eq!(page.focus(), "button “Pause”");
        hear(page, 20);
        page.eventually("the time", "0:20".to_owned(), || time(page));
        page.button("Avancer de 15 s").click();
        page.eventually("the time", "0:35".to_owned(), || time(page));
        page.button("Reculer de 15 s").click();
        page.button("Reculer de 15 s").click();
        page.eventually("the time", "0:05".to_owned(), || time(page));
        let slider = page.find("slider", "Position");
        assert_eq!(
            slider.attribute("aria-valuetext").map(|text| crate::support::plain(&text)),
            Some("5 s sur 1 min".into())
        );
        slider.focus();
        page.press(Key::Right);
        page.eventually("the time", "0:06".to_owned(), || time(page));
        page.find("combobox", "Vitesse").fill("1,5");
        page.eventually("the rate", 1.5, || page.read::<f64>("return heard.playbackRate"));
        page.button("Pause").click();
        page.button("Lecture");
        page.reload();
        page.button("Écouter (1 min)").click();
        page.eventually("the rate", 1.5, || page.read::<f64>("return heard?.playbackRate ?? 0"));
        assert_eq!(page.find("combobox", "Vitesse").value(), "1.5");
    });
}

#[test]
fn a_recording_goes_on_while_pages_change_until_it_is_closed() {
    walk(|page, entries| {
        page.script_first(SOUND);
        play(page, &entries[0]);
        hear(page, 12);
        page.mark();
        page.navigation("Fil d’Ariane").link("Documents").click();
        page.eventually("the address", "/documents".to_owned(), || page.path());
        page.button("Pause");
        hear(page, 10);
        page.eventually("the time", "0:22".to_owned(), || time(page));
        page.region("Lecteur").link(&entries[0].title).click();
        page.arrive(&entries[0].path, &entries[0].title);
        page.button("Fermer le lecteur").click();
        page.eventually("whether there is a player", false, || page.shows("region", "Lecteur"));
        assert!(page.is_marked() && page.read::<bool>("return heard.paused"));
        assert_eq!(page.focus(), format!("heading “{}”", entries[0].title));
    });
}

#[test]
fn a_recording_goes_on_where_it_was_left_or_from_the_start() {
    walk(|page, entries| {
        page.script_first(SOUND);
        play(page, &entries[0]);
        hear(page, 34);
        page.reload();
        page.button("Écouter (1 min)").click();
        page.eventually("the message", "Reprise à 0:34.".to_owned(), || message(page));
        page.eventually("the position", 34.0, || page.read::<f64>("return window.heard?.currentTime ?? 0"));
        page.button("Reprendre au début").click();
        page.eventually("the time", "0:00".to_owned(), || time(page));
        assert_eq!(page.focus(), "button “Pause”");
        // Played to its end, it begins again.
        hear(page, 60);
        page.button("Lecture");
        page.reload();
        page.button("Écouter (1 min)").click();
        page.button("Pause");
        assert_eq!(message(page), "");
    });
}

#[test]
fn the_device_is_told_what_plays_and_its_keys_are_obeyed() {
    walk(|page, entries| {
        page.script_first(SOUND);
        play(page, &entries[0]);
        let told: (String, String) =
            page.read("const { title, album } = navigator.mediaSession.metadata; return [title, album]");
        assert_eq!((crate::support::plain(&told.0), told.1), (entries[0].title.clone(), fixture().name().to_owned()));
        page.script("keys.seekto({ seekTime: 30.5 })");
        page.eventually("the time", "0:30".to_owned(), || time(page));
        page.script("keys.seekbackward({})");
        page.script("keys.seekforward({})");
        page.eventually("the time", "0:30".to_owned(), || time(page));
        page.script("keys.pause({})");
        page.button("Lecture");
        page.script("keys.play({})");
        page.button("Pause");
        page.button("Fermer le lecteur").click();
        page.eventually("whether keys are obeyed", true, || page.read("return keys.play === null"));
    });
}

#[test]
fn a_file_that_cannot_be_played_says_so_and_offers_the_file() {
    walk(|page, entries| {
        page.script_first(SOUND);
        page.open(&entries[1].path);
        page.button("Écouter (1 min)").click();
        let alert = page.find("alert", "");
        page.eventually("the alert", "Cet enregistrement n’a pas pu être lu.".to_owned(), || alert.spoken());
        let file = page.region("Lecteur").link("Ouvrir le fichier");
        assert!(file.attribute("href").is_some_and(|href| href.ends_with("/sons/absent.wav")));
        page.script("window.failed = 0; heard.addEventListener('error', () => { window.failed++; })");
        page.button("Lecture").click();
        page.eventually("how often it failed again", 1, || page.read::<u32>("return failed"));
        page.complaints();
    });
}

#[test]
fn a_recording_that_breaks_off_goes_on_from_there_at_the_next_press() {
    walk(|page, entries| {
        page.script_first(SOUND);
        play(page, &entries[0]);
        hear(page, 23);
        page.script("breakOff()");
        let alert = page.find("alert", "");
        page.eventually("the alert", "Cet enregistrement n’a pas pu être lu.".to_owned(), || alert.spoken());
        page.button("Lecture").click();
        page.eventually("the position", 23.0, || page.read::<f64>("return heard.currentTime"));
        page.button("Pause");
        assert_eq!((time(page), message(page)), ("0:23".to_owned(), String::new()));
        hear(page, 2);
        page.reload();
        page.button("Écouter (1 min)").click();
        page.eventually("the message", "Reprise à 0:25.".to_owned(), || message(page));
    });
}

#[test]
fn a_recording_that_is_shorter_than_where_it_was_left_begins_at_its_start() {
    walk(|page, entries| {
        page.script_first(SOUND);
        page.open("/a-propos");
        page.script(&format!("localStorage.setItem('kiosque.ecoute', '900 {}\\n')", entries[0].path));
        play(page, &entries[0]);
        page.eventually("the message", String::new(), || message(page));
        page.eventually("the time", "0:00".to_owned(), || time(page));
        page.button("Pause");
    });
}

#[test]
fn steps_before_the_file_has_come_start_where_the_recording_was_left() {
    walk(|page, entries| {
        page.script_first(SOUND);
        page.open("/a-propos");
        page.script(&format!("localStorage.setItem('kiosque.ecoute', '20 {}\\n')", entries[0].path));
        page.hold("/sons/silence.wav");
        play(page, &entries[0]);
        page.button("Avancer de 15 s").click();
        page.eventually("the time", "0:35".to_owned(), || time(page));
        page.let_go("/sons/silence.wav");
        page.eventually("the position", 35.0, || page.read::<f64>("return heard.currentTime"));
        assert_eq!(time(page), "0:35");
    });
}

#[test]
fn nothing_of_a_recording_is_fetched_before_it_is_played_and_without_scripts_the_browser_plays_it() {
    walk(|page, entries| {
        page.open(&entries[0].path);
        page.button("Écouter (1 min)").point_at();
        // Its code and its styles: what is still on its way when the page is left is a complaint.
        page.eventually("whether the player is ready", true, || {
            page.read(
                "return performance.getEntriesByType('resource').some((it) => it.name.includes('/player-'))
                     && Boolean(document.querySelector('link[rel=stylesheet]:not([media])')?.sheet)",
            )
        });
        assert_eq!(page.status_of("/sons/silence.wav"), None);
        assert!(!page.read::<bool>("return document.querySelector('article audio').checkVisibility()"));
        page.turn_scripts_off();
        page.load(&entries[1].path);
        assert!(!page.shows("button", "Écouter (1 min)"));
        page.link("Ouvrir le fichier");
    });
}

#[test]
fn a_player_that_does_not_come_says_so_and_the_next_press_brings_it() {
    walk(|page, entries| {
        page.script_first(SOUND);
        page.block(&["/player-*.wasm"]);
        page.open(&entries[0].path);
        page.button("Écouter (1 min)").click();
        let alert = page.find("alert", "");
        page.eventually("the alert", true, || alert.text().starts_with("Cette action n’a pas pu être chargée"));
        page.block(&[]);
        page.button("Écouter (1 min)").click();
        page.button("Pause");
        assert!(!page.shows("alert", ""));
        page.complaints();
    });
}

#[test]
fn the_player_covers_nothing_that_has_the_focus_and_a_skip_link_leads_to_it() {
    walk(|page, entries| {
        page.script_first(SOUND);
        play(page, &entries[0]);
        page.script("document.querySelector('.skip-link').focus()");
        assert_eq!(page.tab(), "link “Aller au lecteur”");
        page.press(Key::Enter);
        page.eventually("the focus", "region “Lecteur”".to_owned(), || page.focus());
        page.script("document.querySelector('.skip-link').focus()");
        for _ in 0..40 {
            page.tab();
            let is_covered: bool = page.read(
                "const player = document.querySelector('.player');
                 const focused = document.activeElement;
                 return !player.contains(focused) && focused.getBoundingClientRect().top > player.getBoundingClientRect().top - 1",
            );
            assert!(!is_covered, "{}", page.focus());
        }
    });
}

#[test]
fn what_the_reading_list_says_does_not_cover_the_player() {
    walk(|page, entries| {
        page.script_first(SOUND);
        play(page, &entries[0]);
        page.script("document.querySelector('.entry .keep-button').click()");
        page.eventually("whether the notice stands above the player", true, || {
            page.read(
                "const bottom = document.querySelector('.kept-notice > :not(:empty)')?.getBoundingClientRect().bottom;
                 return bottom <= document.querySelector('.player').getBoundingClientRect().top",
            )
        });
    });
}

#[test]
fn the_player_fits_a_phone_and_passes_an_audit() {
    walk(|page, entries| {
        page.script_first(SOUND);
        page.script_first(VOICES);
        play(page, &entries[0]);
        page.audit_everywhere("an entry with a recording that plays");
        page.screen(360, 740);
        assert_eq!(sideways_scroll(page, "the player", 360), None);
        let small: Vec<String> = page.read(
            "return [...document.querySelectorAll('.player button, .player select, .player input')]
                .filter((it) => it.checkVisibility() && it.getBoundingClientRect().height < 44).map((it) => it.outerHTML)",
        );
        assert_eq!(small, [""; 0]);
        page.button("Écouter cette fiche").click();
        page.button("Paragraphe suivant");
        page.audit_everywhere("an entry that is read out");
    });
}

#[test]
fn a_page_is_read_out_sentence_by_sentence_and_its_paragraph_is_marked() {
    journey(|page| {
        page.script_first(VOICES);
        let entry = text();
        page.open(&entry.path);
        page.button("Écouter cette fiche").click();
        page.eventually("what is said", vec![entry.title.clone()], || {
            said(page).iter().map(|text| crate::support::plain(text)).collect()
        });
        // The device's own voice, in the language of the page.
        assert!(page.read::<bool>("return voice === voices[2]"));
        let marked = || {
            page.read::<Vec<String>>("return [...document.querySelectorAll('[data-read]')].map((it) => it.localName)")
        };
        page.eventually("what is marked", vec!["h1".to_owned()], marked);
        page.script("finish()");
        page.eventually("what is marked", false, || marked() == ["h1"]);
        assert_eq!(marked().len(), 1);
        page.button("Paragraphe suivant").click();
        page.button("Pause").click();
        let count = said(page).len();
        page.button("Lecture").click();
        page.eventually("how much is said", count + 1, || said(page).len());
        page.find("combobox", "Vitesse").fill("2");
        page.eventually("the rate", "2".to_owned(), || page.read::<String>("return rate"));
        page.button("Fermer le lecteur").click();
        page.eventually("what is marked", Vec::new(), marked);
        assert_eq!(said(page).last().map(String::as_str), Some("—"));
        assert_eq!(page.focus(), "button “Écouter cette fiche”");
    });
}

#[test]
fn reading_stops_when_another_page_is_opened_and_when_the_site_is_left() {
    journey(|page| {
        page.script_first(VOICES);
        page.open(&text().path);
        page.button("Écouter cette fiche").click();
        page.button("Pause");
        page.navigation("Fil d’Ariane").link("Documents").click();
        page.eventually("whether there is a player", false, || page.shows("region", "Lecteur"));
        page.eventually("what is said last", Some("—".to_owned()), || said(page).last().cloned());
        page.back();
        page.button("Écouter cette fiche").click();
        page.button("Pause");
        page.script("dispatchEvent(new Event('pagehide'))");
        page.button("Lecture");
        assert_eq!(said(page).last().map(String::as_str), Some("—"));
    });
}

#[test]
fn without_a_voice_of_the_device_for_the_language_there_is_no_button() {
    journey(|page| {
        page.script_first(
            &VOICES.replace("{ lang: 'fr-FR', localService: true }", "{ lang: 'de-DE', localService: true }"),
        );
        page.open(&text().path);
        assert!(!page.shows("button", "Écouter cette fiche"));
        page.script("voices.push({ lang: 'fr-CA', localService: true }); speechSynthesis.onvoiceschanged()");
        page.button("Écouter cette fiche");
    });
}

#[test]
fn a_device_that_has_lost_its_voice_says_so() {
    journey(|page| {
        page.script_first(VOICES);
        page.open(&text().path);
        page.script("voices.length = 0");
        page.button("Écouter cette fiche").click();
        let alert = page.find("alert", "");
        let words = "La voix de l’appareil n’a pas pu lire cette fiche.";
        page.eventually("the alert", words.to_owned(), || alert.spoken());
        page.button("Lecture");
    });
}

#[test]
fn only_one_thing_is_heard_at_a_time() {
    walk(|page, entries| {
        page.script_first(SOUND);
        page.script_first(VOICES);
        play(page, &entries[0]);
        page.button("Écouter cette fiche").click();
        page.button("Paragraphe suivant");
        assert!(page.read::<bool>("return heard.paused"));
        page.button("Écouter (1 min)").click();
        page.button("Avancer de 15 s");
        assert_eq!(said(page).last().map(String::as_str), Some("—"));
    });
}

#[test]
fn a_film_and_the_player_are_heard_one_at_a_time() {
    walk(|page, entries| {
        page.script_first(SOUND);
        page.script_first(VOICES);
        let is_paused = |what: &str| page.read::<bool>(&format!("return {what}.paused"));
        play(page, &entries[0]);
        page.script("window.recording = heard");
        page.navigation("Fil d’Ariane").link("Documents").click();
        page.arrive("/documents", "Tous les documents");
        page.link(&entries[2].title).focus();
        page.press(Key::Enter);
        page.arrive(&entries[2].path, &entries[2].title);
        page.script("window.film = document.querySelector('video'); film.play()");
        page.eventually("whether the recording waits for the film", true, || is_paused("recording"));
        page.button("Lecture").click();
        page.eventually("whether the film waits for the recording", true, || is_paused("film"));
        page.script("film.play()");
        page.eventually("whether the recording waits for the film", true, || is_paused("recording"));
        page.button("Écouter cette fiche").click();
        page.eventually("whether the film waits for the voice", true, || is_paused("film"));
        page.button("Pause");
        page.script("film.play()");
        page.eventually("what is said last", Some("—".to_owned()), || said(page).last().cloned());
        assert!(!is_paused("film"));
        page.button("Lecture").click();
        page.eventually("whether the film waits for the voice", true, || is_paused("film"));
    });
}

#[test]
fn a_real_recording_plays_within_the_policy_of_the_site() {
    walk(|page, entries| {
        play(page, &entries[0]);
        page.eventually("whether time passes", true, || time(page) == "0:01");
        page.button("Avancer de 15 s").click();
        page.eventually("whether it went forward", true, || ["0:16", "0:17", "0:18"].contains(&time(page).as_str()));
    });
}
