//! Going from page to page, as a state machine: tell it what has happened, and it says what to do.
//!
//! It knows neither Leptos nor the browser. `app/shell.rs` performs the actions of each [`step`](Navigation::step) in
//! their order. The last action of a list may take time; the event that tells its end is named beside it.
//!
//! A click on a link, as events and actions:
//!
//! | event | actions |
//! |---|---|
//! | [`Asked`](Event::Asked) | remember the scroll position, fetch |
//! | [`Slow`](Event::Slow), perhaps | show progress |
//! | [`Fetched`](Event::Fetched) | read the response, or take the page that was drawn ahead |
//! | [`Arrived`](Event::Arrived) | fade |
//! | [`Faded`](Event::Faded) | hide progress, draw the page, complete the address, name the document |
//! | [`Settled`](Event::Settled) | lead to the heading; the first time, prefetch the page that was left |
//!
//! Back and forward go the same way without a fade, and lead to where the visitor was.

use crate::{loading::policy::LoadError, routes::page_path};
use std::sync::Arc;

/// What `main` shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageState {
    /// A page.
    Ready,
    /// An error in place of the page.
    Failed(LoadError),
}

/// What has happened.
///
/// Events of a request carry its [number](Navigation::request). Once another page, or the same one again, has been asked for, they
/// come late and change nothing.
#[derive(Debug, Clone, Copy)]
pub enum Event<'a> {
    /// The router wants the page at a path.
    Asked {
        /// The path, with or without a slash at its end.
        path: &'a str,
        /// The path in the address bar. Back and forward change it first; a link changes it once its page is there.
        bar: &'a str,
    },
    /// The visitor tries again after an error.
    Retried,
    /// The response takes long.
    Slow(u32),
    /// The response is here: the page's data as text, or nothing where it did not come.
    Fetched(u32, Option<&'a Arc<str>>),
    /// The response is read: the build that wrote the page, or why there is none.
    Arrived(u32, Result<&'a str, LoadError>),
    /// The browser is ready to fade, or does not fade.
    Faded(u32),
    /// What was drawn is in the document, and the address bar names it.
    Settled(u32),
    /// The visitor has gone back or forward, to this path.
    Travelled(&'a str),
    /// A link to this path is in view while the page rests.
    Seen(&'a str),
    /// The visitor reaches for a link to this path.
    Reached(&'a str),
    /// The page that the visitor reaches for is here, and read.
    Prefetched {
        /// Its path.
        path: &'a str,
        /// Its data as text.
        data: &'a Arc<str>,
        /// The build that wrote it.
        build: &'a str,
        /// Whether it is an entry.
        is_entry: bool,
    },
}

/// What to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Writes the present scroll position into the history, for the way back.
    RememberScrollPosition,
    /// Fetches the wanted page; ends with [`Event::Fetched`], and tells [`Event::Slow`] meanwhile.
    Fetch,
    /// Shows that the page is loading.
    ShowProgress,
    /// Makes a page of the response, and drops the one that was drawn ahead; ends with [`Event::Arrived`].
    Read,
    /// Takes the page that was drawn ahead; ends with [`Event::Arrived`].
    TakeAhead,
    /// Has the old page fade, where the browser is quick; ends with [`Event::Faded`].
    Fade,
    /// Shows no progress any more.
    HideProgress,
    /// Measures how long the browser takes to show the page: the next one fades only after a quick one.
    Measure,
    /// Takes the focus away. Browsers lay out twice when the element that has it goes.
    Blur,
    /// Puts the page, or the error, in place of the old page.
    Draw,
    /// Lets the router change the address bar.
    CompleteAddress,
    /// Gives the document the title and the canonical address of the page, and only the site's feed: a listing adds its own.
    NameDocument,
    /// Waits until all this is in the document; ends with [`Event::Settled`].
    Settle,
    /// Leads to the fragment of the address, or else to the heading.
    Lead,
    /// Prefetches the page of the visit's beginning, which came as HTML alone, for the way back.
    PrefetchFirst,
    /// Leads to where the visitor was.
    RestoreScrollPosition,
    /// Has the browser load the address, as it would without the application.
    LoadAddress,
    /// Fetches a page that the visitor may open. A refusal shows when it is really opened.
    Prefetch,
    /// Reads the page just fetched; ends with [`Event::Prefetched`].
    ReadAhead,
    /// Draws the page just read, out of sight, in place of the one drawn ahead before.
    DrawAhead,
}

/// How the visitor goes to a page.
#[derive(Debug, Clone, Copy)]
enum Way {
    /// By a link, or by another try: to its heading.
    Follow,
    /// Back or forward: to where they were, at once.
    Travel,
}

/// What a response leads to.
#[derive(Debug, Clone, Copy)]
enum Arrival {
    /// The application shows it.
    Shown(PageState),
    /// It is a page of another build, or there is none: that is the browser's to show.
    Left,
}

/// Where the visitor is on the way to the wanted page.
#[derive(Debug, Clone, Copy)]
enum State {
    /// There: the page is shown, or an error, or the browser has been asked to load it.
    Resting,
    /// The response is on its way. The old page is shown.
    Loading(Way),
    /// The response is here. The old page is shown until the browser is ready to fade.
    Fading(Arrival),
    /// The page is drawn.
    Drawn(Way),
}

/// The way from page to page.
#[derive(Debug)]
pub struct Navigation {
    /// The path that every address begins with; ends with `/`.
    base: String,
    /// The build of the site that the application belongs to.
    build: String,
    /// The path of what is shown.
    shown: String,
    /// The path that was asked for last.
    wanted: String,
    /// The number of the last request.
    request: u32,
    state: State,
    page: PageState,
    /// Whether the first page may still have to be fetched for the way back.
    is_first_missing: bool,
    /// The page that is drawn ahead: its path and its data.
    ahead: Option<(String, Arc<str>)>,
}

impl Navigation {
    /// Begins on the page at a path, which is shown.
    pub fn new(base: &str, build: &str, path: &str) -> Self {
        Self {
            base: base.to_owned(),
            build: build.to_owned(),
            shown: page_path(path).to_owned(),
            wanted: page_path(path).to_owned(),
            request: 0,
            state: State::Resting,
            page: PageState::Ready,
            is_first_missing: true,
            ahead: None,
        }
    }

    /// The number of the last request.
    pub fn request(&self) -> u32 {
        self.request
    }

    /// The path that was asked for last.
    pub fn wanted(&self) -> &str {
        &self.wanted
    }

    /// What is shown.
    pub fn page(&self) -> PageState {
        self.page
    }

    /// Whether what is shown belongs to a path.
    pub fn is_shown(&self, path: &str) -> bool {
        self.shown == page_path(path)
    }

    /// Whether the application belongs to this build.
    pub fn is_of_this_build(&self, build: &str) -> bool {
        self.build == build
    }

    /// The canonical path of what is shown. The home page of a site in a folder has the slash that other addresses do without.
    pub fn canonical(&self) -> &str {
        if page_path(&self.base) == self.shown { &self.base } else { &self.shown }
    }

    /// Takes an event in; gives what to do, in order.
    pub fn step(&mut self, event: Event<'_>) -> &'static [Action] {
        match (event, self.state) {
            (Event::Asked { path, bar }, _) => self.ask(page_path(path), page_path(bar)),
            // The browser loads what the application could not.
            (Event::Retried, _) if self.page == PageState::Failed(LoadError::NoCode) => &[Action::LoadAddress],
            (Event::Retried, _) => self.load(Way::Follow),
            (Event::Slow(request), State::Loading(_)) if request == self.request => &[Action::ShowProgress],
            (Event::Fetched(request, data), State::Loading(_)) if request == self.request => self.fetched(data),
            (Event::Arrived(request, page), State::Loading(way)) if request == self.request => self.arrive(page, way),
            (Event::Faded(request), State::Fading(arrival)) if request == self.request => {
                self.show(arrival, Way::Follow)
            }
            (Event::Settled(request), State::Drawn(way)) if request == self.request => self.settle(way),
            // It came late.
            (Event::Slow(_) | Event::Fetched(..) | Event::Arrived(..) | Event::Faded(_) | Event::Settled(_), _) => &[],
            // Only the question has changed: the page itself stays.
            (Event::Travelled(path), _) if self.is_shown(path) => &[Action::RestoreScrollPosition],
            (Event::Travelled(_), _) => &[],
            (Event::Seen(path), _) if self.may_prefetch(path) => &[Action::Prefetch],
            (Event::Reached(path), _) if self.may_prefetch(path) => &[Action::Prefetch, Action::ReadAhead],
            (Event::Seen(_) | Event::Reached(_), _) => &[],
            // The other pages look at the address or the device's memory when they are drawn, and would do so for the page that is
            // still shown. The HTML of another build may be another's.
            (Event::Prefetched { path, data, build, is_entry: true }, _) if build == self.build => {
                self.ahead = Some((path.to_owned(), data.clone()));
                &[Action::DrawAhead]
            }
            (Event::Prefetched { .. }, _) => &[],
        }
    }

    fn ask(&mut self, path: &str, bar: &str) -> &'static [Action] {
        if self.wanted == path {
            // The same address, with or without a slash at its end: nothing has to be fetched for it.
            return &[Action::CompleteAddress];
        }
        path.clone_into(&mut self.wanted);
        self.load(if bar == path { Way::Travel } else { Way::Follow })
    }

    fn load(&mut self, way: Way) -> &'static [Action] {
        self.request = self.request.wrapping_add(1);
        self.state = State::Loading(way);
        match way {
            Way::Follow => &[Action::RememberScrollPosition, Action::Fetch],
            Way::Travel => &[Action::Fetch],
        }
    }

    fn fetched(&mut self, data: Option<&Arc<str>>) -> &'static [Action] {
        match (self.ahead.take(), data) {
            (Some((path, ahead)), Some(data)) if path == self.wanted && ahead == *data => &[Action::TakeAhead],
            _ => &[Action::Read],
        }
    }

    fn arrive(&mut self, page: Result<&str, LoadError>, way: Way) -> &'static [Action] {
        let arrival = match page {
            Ok(build) if build == self.build => Arrival::Shown(PageState::Ready),
            Ok(_) | Err(LoadError::Status(404)) => Arrival::Left,
            Err(error) => Arrival::Shown(PageState::Failed(error)),
        };
        match way {
            // Back and forward react as they do without the application: at once.
            Way::Travel => self.show(arrival, way),
            Way::Follow => {
                self.state = State::Fading(arrival);
                &[Action::Fade]
            }
        }
    }

    fn show(&mut self, arrival: Arrival, way: Way) -> &'static [Action] {
        let Arrival::Shown(page) = arrival else {
            self.state = State::Resting;
            return &[Action::HideProgress, Action::Measure, Action::LoadAddress];
        };
        self.state = State::Drawn(way);
        self.page = page;
        self.shown.clone_from(&self.wanted);
        match page {
            PageState::Ready => &[
                Action::HideProgress,
                Action::Measure,
                Action::Blur,
                Action::Draw,
                Action::CompleteAddress,
                Action::NameDocument,
                Action::Settle,
            ],
            PageState::Failed(_) => &[
                Action::HideProgress,
                Action::Measure,
                Action::Draw,
                Action::CompleteAddress,
                Action::NameDocument,
                Action::Settle,
            ],
        }
    }

    fn settle(&mut self, way: Way) -> &'static [Action] {
        self.state = State::Resting;
        match way {
            Way::Follow if std::mem::take(&mut self.is_first_missing) => &[Action::Lead, Action::PrefetchFirst],
            Way::Follow => &[Action::Lead],
            Way::Travel => &[Action::RestoreScrollPosition],
        }
    }

    /// Not for other sites of the same host, nor what is drawn already. A press gives a link the focus, and may by then have led to
    /// its page.
    fn may_prefetch(&self, path: &str) -> bool {
        let is_drawn = self.ahead.as_ref().is_some_and(|(ahead, _)| ahead == page_path(path));
        path.starts_with(&self.base) && !is_drawn && self.wanted != page_path(path)
    }
}
