//! What is heard, one thing at a time: a recording, or the page that the device reads out.

use super::{
    bar::Bar,
    recording::{self, Recording},
    words,
};
use crate::{
    platform::{
        document, motion, nodes, observe,
        sound::{self, Key, Sound},
        speech, storage, styles,
    },
    playback::{self, Action, Event, Reading, STEP},
    routes::page_path,
    text,
};
use leptos::{tachys::renderer::types::Element, task::spawn_local};
use std::cell::{Cell, OnceCell, RefCell};

/// Where the device keeps the speed.
const SPEED: &str = "kiosque.vitesse";

/// What marks the paragraph that is read.
const MARK: &str = "data-read";

/// How often a position is kept while a recording plays, in seconds.
const KEEP_EVERY: u32 = 5;

struct Player {
    bar: Bar,
    sound: Sound,
    speed: Cell<&'static str>,
    heard: RefCell<Heard>,
    /// The button that was pressed for it.
    opener: RefCell<Option<Element>>,
    /// Whether the styles are here.
    is_styled: Cell<bool>,
    /// Whether the bar waits for them.
    is_waiting: Cell<bool>,
}

enum Heard {
    Nothing,
    Recording(Recording),
    /// The page, and the elements of its paragraphs.
    Page(Reading, Vec<Element>),
}

thread_local! {
    static PLAYER: OnceCell<Option<&'static Player>> = const { OnceCell::new() };
}

/// The player; `None` where the browser lacks what it is made of.
fn player() -> Option<&'static Player> {
    PLAYER.with(|player| *player.get_or_init(Player::begin))
}

/// Plays what a button is for; gets ready to, where it is not pressed yet.
pub fn reach(button: &Element, is_pressed: bool) {
    if let Some(player) = player()
        && is_pressed
    {
        player.open(button);
    }
}

impl Player {
    /// Begins to listen, and to load the styles.
    fn begin() -> Option<&'static Self> {
        let player: &'static Self = Box::leak(Box::new(Self {
            bar: Bar::new()?,
            sound: Sound::new(|event| {
                if let Some(player) = player() {
                    player.follow(event);
                }
            })?,
            speed: Cell::new(playback::speed(storage::get(SPEED).as_deref())),
            heard: RefCell::new(Heard::Nothing),
            opener: RefCell::new(None),
            is_styled: Cell::new(false),
            is_waiting: Cell::new(false),
        }));
        nodes::listen(&player.bar.root, &["click"], |event| {
            let press = nodes::target(&event, "[data-press]").and_then(|button| button.get_attribute("data-press"));
            player.press(press.as_deref().unwrap_or_default());
        });
        nodes::listen(&player.bar.root, &["input"], |event| {
            if let Some(slider) = nodes::target(&event, "input") {
                player.go_to(nodes::value(&slider).parse().unwrap_or_default());
            }
        });
        nodes::listen(&player.bar.root, &["change"], |event| {
            if let Some(choice) = nodes::target(&event, "select") {
                player.hasten(&nodes::value(&choice));
            }
        });
        document::listen("pagehide", |_| {
            player.keep();
            player.read(Event::Paused);
        });
        sound::on_play_in_page(|| {
            player.sound.pause();
            player.read(Event::Paused);
        });
        if let Some(root) = document::root() {
            observe::on_change(&root, || player.look());
        }
        spawn_local(async {
            styles::load_on_demand().await;
            player.is_styled.set(true);
            if player.is_waiting.replace(false) {
                player.bar.show();
            }
        });
        Some(player)
    }

    /// Plays what a button is for.
    fn open(&'static self, button: &Element) {
        self.opener.replace(Some(button.clone()));
        let Some(article) = nodes::around(button, "article") else { return };
        nodes::clear_alert(&article);
        let recording =
            nodes::around(button, ".entry__out").and_then(|place| Some((nodes::find(&place, "audio")?, place)));
        let is_heard = match recording {
            Some((audio, place)) => self.listen_to(&article, &audio, &place),
            None => self.read_out(&article),
        };
        if is_heard.is_none() {
            return;
        }
        self.bar.show_speed(self.speed.get());
        match self.is_styled.get() {
            true => self.bar.show(),
            false => self.is_waiting.set(true),
        }
    }

    /// Plays a recording from where the visitor left it; nothing where the page lacks what that takes.
    fn listen_to(&'static self, article: &Element, audio: &Element, place: &Element) -> Option<()> {
        let page = page_path(&document::path()).to_owned();
        if !matches!(&*self.heard.borrow(), Heard::Recording(recording) if recording.page == page) {
            self.leave();
            let (address, title) = (audio.get_attribute("src")?, nodes::find(article, "h1")?);
            let start = recording::left_at(&page);
            let length = nodes::find(place, "[data-player]").and_then(|button| button.get_attribute("data-player"));
            let length = length.and_then(|length| length.parse().ok()).filter(|length| *length > 0);
            self.bar.name(&title, &page, true);
            self.bar.show_position(start.unwrap_or_default(), length);
            if let Some(start) = start {
                self.bar.say_resumed(start);
            }
            self.sound.take(&address);
            self.sound.announce(&nodes::text(&title), &words::names(article), &document::site_name(), |key| {
                if let Some(player) = player() {
                    player.obey(key);
                }
            });
            let file = nodes::find(place, "a");
            self.heard.replace(Heard::Recording(Recording { page, file, length, start, shown: None }));
        }
        self.play();
        Some(())
    }

    fn play(&'static self) {
        sound::pause_page();
        if self.sound.has_failed() {
            self.bar.say("");
        }
        self.sound.set_speed(self.speed.get());
        self.sound.play(|| self.bar.say(text::PRESS_PLAY));
    }

    /// Has the device read a page out; nothing where there are no words.
    fn read_out(&'static self, article: &Element) -> Option<()> {
        self.leave();
        let paragraphs = words::paragraphs(article);
        let texts: Vec<String> = paragraphs.iter().map(words::of).collect();
        let (reading, title) = (Reading::of(&texts)?, nodes::find(article, "h1")?);
        self.bar.name(&title, page_path(&document::path()), false);
        self.heard.replace(Heard::Page(reading, paragraphs));
        self.read(Event::Played);
        Some(())
    }

    /// Tells the reading what has happened, and does what it says. Nothing where nothing is read out.
    fn read(&'static self, event: Event) {
        let actions = match &mut *self.heard.borrow_mut() {
            Heard::Page(reading, _) => reading.step(event),
            _ => &[],
        };
        for action in actions {
            match action {
                Action::Silence => speech::silence(),
                Action::Speak => self.speak(),
                Action::Show => self.show_reading(),
                Action::Report => self.bar.warn(text::NOT_READ, None),
                Action::End => self.close(),
            }
        }
    }

    fn speak(&'static self) {
        sound::pause_page();
        let (utterance, sentence, paragraph) = match &*self.heard.borrow() {
            Heard::Page(reading, paragraphs) => {
                (reading.utterance(), reading.sentence().to_owned(), paragraphs.get(reading.paragraph()).cloned())
            }
            _ => return,
        };
        let around = paragraph.and_then(|paragraph| nodes::around(&paragraph, "[lang]"));
        let language = around.and_then(|element| element.get_attribute("lang")).unwrap_or_default();
        speech::speak(&sentence, &language, self.speed.get(), move |is_read| {
            self.read(if is_read { Event::Read(utterance) } else { Event::Failed(utterance) });
        });
    }

    /// Shows how far the device has read, and marks the paragraph.
    fn show_reading(&self) {
        let Heard::Page(reading, paragraphs) = &*self.heard.borrow() else { return };
        let number = reading.paragraph();
        self.bar.show_playing(reading.is_speaking());
        self.bar.say(&text::paragraph(number + 1, reading.paragraphs()));
        let Some(paragraph) = paragraphs.get(number) else { return };
        if !paragraph.has_attribute(MARK) {
            unmark(paragraphs);
            nodes::set_flag(paragraph, MARK, true);
            nodes::bring_into_view(paragraph, !motion::is_reduced());
        }
    }

    /// Follows what happens to the recording.
    fn follow(&'static self, event: &str) {
        let (position, is_playing) = (self.sound.position(), self.sound.is_playing());
        let Heard::Recording(recording) = &mut *self.heard.borrow_mut() else { return };
        match event {
            "loadedmetadata" => {
                if let Some(start) = recording.start.take() {
                    self.sound.go_to(start);
                    if self.sound.position().saturating_add(1) >= start {
                        return;
                    }
                    // The file may be shorter by now, or its host may send it from the start only.
                    self.sound.go_to(0);
                    self.bar.say("");
                }
            }
            "play" | "pause" => self.bar.show_playing(is_playing),
            "error" => {
                // Loaded anew, it goes on from here.
                recording.keep(position);
                recording.start.get_or_insert(position);
                self.bar.show_playing(false);
                self.bar.warn(text::NOT_PLAYED, recording.file.as_ref());
            }
            _ => {}
        }
        recording.length = self.sound.length().or(recording.length);
        let is_there = recording.start.is_none() && recording.shown != Some(position);
        if is_there {
            recording.shown = Some(position);
            self.bar.show_position(position, recording.length);
            self.sound.tell_position();
        }
        if event == "pause" || event == "ended" || (is_there && position.is_multiple_of(KEEP_EVERY)) {
            recording.keep(position);
        }
    }

    /// Keeps where the recording is.
    fn keep(&self) {
        if let Heard::Recording(recording) = &*self.heard.borrow() {
            recording.keep(self.sound.position());
        }
    }

    /// Does what a button of the bar says.
    fn press(&'static self, what: &str) {
        if what == "close" {
            return self.close();
        }
        let is_recording = match &*self.heard.borrow() {
            Heard::Recording(_) => true,
            Heard::Page(..) => false,
            Heard::Nothing => return,
        };
        match (what, is_recording) {
            ("play", true) => self.obey(if self.sound.is_playing() { Key::Pause } else { Key::Play }),
            ("back", true) => self.obey(Key::Back),
            ("forward", true) => self.obey(Key::Forward),
            ("start", true) => {
                self.obey(Key::To(0));
                self.bar.say("");
                self.bar.focus();
            }
            ("play", false) => self.read(if self.is_speaking() { Event::Paused } else { Event::Played }),
            ("back", false) => self.read(Event::Back),
            ("forward", false) => self.read(Event::Forward),
            _ => {}
        }
    }

    fn is_speaking(&self) -> bool {
        matches!(&*self.heard.borrow(), Heard::Page(reading, _) if reading.is_speaking())
    }

    /// Does what a key of the device says, or a button of the bar.
    fn obey(&'static self, key: Key) {
        let position = self.position();
        match key {
            Key::Play => self.play(),
            Key::Pause => self.sound.pause(),
            Key::Back => self.go_to(position.saturating_sub(STEP)),
            Key::Forward => self.go_to(position.saturating_add(STEP)),
            Key::To(seconds) => self.go_to(seconds),
        }
    }

    /// Where the recording is, or will begin once its file is there.
    fn position(&self) -> u32 {
        match &*self.heard.borrow() {
            Heard::Recording(Recording { start: Some(start), .. }) => *start,
            _ => self.sound.position(),
        }
    }

    fn go_to(&self, seconds: u32) {
        if let Heard::Recording(recording) = &mut *self.heard.borrow_mut() {
            // The file may still be on its way.
            recording.start = recording.start.map(|_| seconds);
            let last = recording.length.unwrap_or(u32::MAX);
            self.sound.go_to(seconds.min(last));
            self.bar.show_position(seconds.min(last), recording.length);
        }
    }

    /// Goes on at another speed, and remembers it.
    fn hasten(&'static self, speed: &str) {
        self.speed.set(playback::speed(Some(speed)));
        storage::set(SPEED, self.speed.get());
        self.sound.set_speed(self.speed.get());
        self.read(Event::Hastened);
    }

    /// Ends reading a page out that is not shown any more.
    fn look(&'static self) {
        let is_gone = match &*self.heard.borrow() {
            Heard::Page(_, paragraphs) => paragraphs.first().is_some_and(|first| !nodes::is_in_document(first)),
            _ => false,
        };
        if is_gone {
            self.close();
        }
    }

    /// Leaves what is heard.
    fn leave(&self) {
        self.keep();
        match self.heard.replace(Heard::Nothing) {
            Heard::Nothing => {}
            Heard::Recording(_) => {
                self.sound.let_go();
                self.sound.renounce();
                self.bar.show_playing(false);
            }
            Heard::Page(_, paragraphs) => {
                speech::silence();
                unmark(&paragraphs);
            }
        }
    }

    /// Leaves what is heard, takes the bar away, and gives the focus back.
    fn close(&self) {
        self.leave();
        self.is_waiting.set(false);
        if !self.bar.hide() {
            return;
        }
        match self.opener.take().filter(|opener| nodes::is_in_document(opener)) {
            Some(opener) => nodes::give_focus(&opener),
            None => document::focus("main h1"),
        }
    }
}

fn unmark(paragraphs: &[Element]) {
    for paragraph in paragraphs {
        nodes::set_flag(paragraph, MARK, false);
    }
}
