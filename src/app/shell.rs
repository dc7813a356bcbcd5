//! Performs what [`navigation`](super::navigation) says, and tells it what happens.

use super::navigation::{Action, Event, Navigation, PageState};
use crate::{
    components::CARD_LINKS,
    loading::{
        self, library,
        policy::{self, LoadError},
    },
    page_data::{Content, Frame, PageData},
    pages::page_view,
    platform::{
        document, history,
        intent::{self, Sign},
        json, motion, timer,
    },
    routes::page_path,
    text,
    view::{ClientOnly, live},
};
use leptos::{
    prelude::*,
    task::{spawn_local, tick},
};
use leptos_router::{
    hooks::use_location,
    location::{BrowserUrl, LocationProvider},
};
use send_wrapper::SendWrapper;
use std::{
    cell::{Cell, RefCell},
    mem,
    rc::Rc,
    sync::Arc,
};

/// Where pages are fetched, drawn and shown.
pub struct Shell {
    /// What `main` shows.
    pub state: RwSignal<PageState>,
    /// Whether the wanted page takes long.
    pub is_slow: RwSignal<bool>,
    navigation: RefCell<Navigation>,
    /// The page to draw next.
    next: Cell<Option<ClientOnly>>,
    /// The page that is drawn ahead.
    ahead: Cell<Option<Page>>,
    /// The site's name.
    site: String,
    /// The owner of all pages.
    pages: Owner,
    address: Memo<String>,
    search: Memo<String>,
    hash: Memo<String>,
    /// Nothing natively, where there is no address bar.
    browser: Option<BrowserUrl>,
}

/// A page that is here and not shown yet.
struct Page {
    title: String,
    build: String,
    is_entry: bool,
    view: ClientOnly,
}

/// Goes from page to page; `first` is the data of the page that is already there, as text. Pages are children of the owner `pages`.
pub fn use_shell(frame: &Frame, first: Option<Arc<str>>, pages: Owner) -> SendWrapper<Rc<Shell>> {
    let location = use_location();
    let path = location.pathname.get_untracked();
    let shell = Rc::new(Shell {
        state: RwSignal::new(PageState::Ready),
        is_slow: RwSignal::new(false),
        navigation: RefCell::new(Navigation::new(&frame.base, &frame.build, &path)),
        next: Cell::new(None),
        ahead: Cell::new(None),
        site: frame.name.clone(),
        pages,
        address: location.pathname,
        search: location.search,
        hash: location.hash,
        browser: use_context(),
    });
    let (starting, base) = (shell.clone(), frame.base.clone());
    let mut first = first.map(|data| (path, data));
    live::effect(move || {
        library::open(&base);
        if let Some((path, data)) = first.take() {
            loading::keep(page_path(&path), data);
        }
        starting.listen();
        history::resume();
        document::mark_running();
    });
    let navigating = shell.clone();
    live::effect(move || {
        navigating.tell(Event::Asked { path: &navigating.address.get(), bar: &document::path() });
    });
    SendWrapper::new(shell)
}

impl Shell {
    /// The page to draw. Nothing is drawn for no page, which happens only if the same page is asked to be drawn twice.
    pub fn take_next(&self) -> ClientOnly {
        self.next.take().unwrap_or_else(ClientOnly::nothing)
    }

    /// Tells the machine what has happened, and begins to do what it says.
    pub fn tell(self: &Rc<Self>, event: Event<'_>) {
        let mut navigation = self.navigation.borrow_mut();
        let actions = navigation.step(event);
        if !actions.is_empty() {
            let path = match event {
                Event::Seen(path) | Event::Reached(path) => page_path(path),
                _ => navigation.wanted(),
            };
            spawn_local(self.clone().perform(actions, navigation.request(), path.to_owned()));
        }
    }

    /// Listens to the visitor, as long as the document lives.
    fn listen(self: &Rc<Self>) {
        let shell: &'static Rc<Self> = Box::leak(Box::new(self.clone()));
        history::keep_places(|| shell.navigation.borrow().is_shown(&document::path()));
        history::on_travel(|| shell.tell(Event::Travelled(&document::path())));
        intent::on_sign(CARD_LINKS, |path, sign| {
            shell.tell(match sign {
                Sign::InView => Event::Seen(&path),
                Sign::Reached => Event::Reached(&path),
            });
        });
    }

    fn step(&self, event: Event<'_>) -> &'static [Action] {
        self.navigation.borrow_mut().step(event)
    }

    /// Performs actions, and those that the machine says after them, for a request and the page at a path.
    async fn perform(self: Rc<Self>, mut actions: &'static [Action], request: u32, path: String) {
        let mut answer = Err(LoadError::Unreachable);
        let mut page = Err(LoadError::Unreachable);
        let (mut title, mut whole, mut fragment) = (String::new(), String::new(), String::new());
        // While it lives, the browser shows the old page.
        let mut fade = None;
        while !actions.is_empty() {
            for action in mem::take(&mut actions) {
                match action {
                    Action::RememberPlace => history::remember_place(),
                    Action::Fetch => {
                        fragment = self.hash.get_untracked();
                        whole = self.whole_address(&fragment);
                        let shell = self.clone();
                        let slowly = timer::after(policy::PATIENCE, move || shell.tell(Event::Slow(request)));
                        answer = loading::page(&path).await;
                        if let Some(slowly) = slowly {
                            slowly.clear();
                        }
                        actions = self.step(Event::Answered(request, answer.as_ref().ok()));
                    }
                    Action::ShowProgress => self.is_slow.set(true),
                    Action::TakeAhead | Action::Read => {
                        let ahead = self.ahead.take().filter(|_| *action == Action::TakeAhead);
                        page = ahead.map_or_else(|| self.read(&answer), Ok);
                        let build = page.as_ref().map(|page| page.build.as_str());
                        actions = self.step(Event::Arrived(request, build.map_err(|error| *error)));
                    }
                    Action::Fade => {
                        fade = motion::fade().await;
                        actions = self.step(Event::Faded(request));
                    }
                    Action::HideProgress => self.is_slow.set(false),
                    Action::Measure => motion::watch(),
                    Action::Blur => document::let_go_of_focus(),
                    Action::Draw => {
                        title = match mem::replace(&mut page, Err(LoadError::Unreachable)) {
                            Ok(page) => {
                                self.next.set(Some(page.view));
                                page.title
                            }
                            Err(_) => text::title(text::UNAVAILABLE, &self.site),
                        };
                        let state = self.navigation.borrow().page();
                        self.state.set(state);
                    }
                    Action::CompleteAddress => {
                        if let Some(browser) = &self.browser {
                            browser.ready_to_complete();
                        }
                    }
                    Action::NameDocument => {
                        document::set_title(&title);
                        document::set_canonical(self.navigation.borrow().canonical());
                        document::set_feed(None);
                    }
                    Action::Settle => {
                        tick().await;
                        actions = self.step(Event::Settled(request));
                    }
                    Action::Lead => {
                        if !document::lead_to_fragment(&fragment) {
                            document::focus("main h1");
                        }
                    }
                    Action::RestorePlace => history::restore_place(),
                    Action::LoadAddress => document::load(&whole),
                    Action::Prefetch => {
                        answer = loading::page(&path).await;
                        if answer.is_err() {
                            return;
                        }
                    }
                    Action::ReadAhead => {
                        page = self.read(&answer);
                        if let (Ok(data), Ok(Page { build, is_entry, .. })) = (&answer, &page) {
                            let is_entry = *is_entry;
                            actions = self.step(Event::Prefetched { path: &path, data, build, is_entry });
                        }
                    }
                    Action::DrawAhead => {
                        let page = mem::replace(&mut page, Err(LoadError::Unreachable));
                        if let (Ok(page), Some(root)) = (page, document::root()) {
                            let view = page.view.prerendered(&root);
                            self.ahead.set(Some(Page { view, ..page }));
                        }
                    }
                }
            }
        }
        // The page is there, and the visitor led to it: the old one may fade.
        drop(fade);
    }

    /// The address of the wanted page with its question and fragment.
    fn whole_address(&self, fragment: &str) -> String {
        let search = self.search.get_untracked();
        let mark = if search.is_empty() { "" } else { "?" };
        [self.address.get_untracked().as_str(), mark, &search, fragment].concat()
    }

    /// Makes a page of an answer.
    fn read(&self, answer: &Result<Arc<str>, LoadError>) -> Result<Page, LoadError> {
        let text = answer.as_ref().map_err(|error| *error)?;
        let PageData { frame, title, content, markup } = json::parse(text).ok_or(LoadError::Unreadable)?;
        let is_entry = matches!(content, Content::Entry(_));
        let view = ClientOnly::owned(&self.pages, move || ClientOnly::from_html(markup, move || page_view(content)));
        Ok(Page { title, build: frame.build, is_entry, view })
    }
}
