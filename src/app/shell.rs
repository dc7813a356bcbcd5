//! Performs what the state machine in `app/navigation.rs` says, and tells it what happens.

use super::{
    kept,
    navigation::{Action, Event, Navigation, PageState},
    player,
};
use crate::{
    components::CARD_LINKS,
    loading::{
        self, library,
        policy::{self, LoadError},
    },
    page_data::{Frame, PageData},
    pages::{self, page_view},
    platform::{
        document, history,
        intent::{self, NavigationIntent},
        motion, timer,
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
    /// The path of the page that was there first.
    first: String,
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

/// Goes from page to page. Pages are children of the owner `pages`.
pub fn use_shell(frame: &Frame, pages: Owner) -> SendWrapper<Rc<Shell>> {
    let location = use_location();
    let path = location.pathname.get_untracked();
    let shell = Rc::new(Shell {
        state: RwSignal::new(PageState::Ready),
        is_slow: RwSignal::new(false),
        navigation: RefCell::new(Navigation::new(&frame.base, &frame.build, &path)),
        next: Cell::new(None),
        ahead: Cell::new(None),
        first: page_path(&path).to_owned(),
        site: frame.name.clone(),
        pages,
        address: location.pathname,
        search: location.search,
        hash: location.hash,
        browser: use_context(),
    });
    let (starting, base) = (shell.clone(), frame.base.clone());
    live::effect(move || {
        library::open(&base);
        kept::listen();
        starting.listen();
        player::listen();
        history::resume();
        // What shows then changes the layout. The carousel measures before that, with the first frame.
        timer::after_next_frame(document::mark_running);
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
        let actions = self.step(event);
        if actions.is_empty() {
            return;
        }
        let navigation = self.navigation.borrow();
        let path = match event {
            Event::Seen(path) | Event::Reached(path) => page_path(path),
            _ => navigation.wanted(),
        };
        let task = Task {
            shell: self.clone(),
            request: navigation.request(),
            path: path.to_owned(),
            whole: String::new(),
            fragment: String::new(),
            fetched: Err(LoadError::Unreachable),
            page: None,
            title: String::new(),
        };
        spawn_local(task.perform(actions));
    }

    fn step(&self, event: Event<'_>) -> &'static [Action] {
        self.navigation.borrow_mut().step(event)
    }

    /// Listens to the visitor, as long as the document lives.
    fn listen(self: &Rc<Self>) {
        let shell: &'static Rc<Self> = Box::leak(Box::new(self.clone()));
        history::keep_scroll_positions(|| shell.navigation.borrow().is_shown(&document::path()));
        history::on_travel(|| shell.tell(Event::Travelled(&document::path())));
        let tell = |path: String, intent| {
            shell.tell(match intent {
                NavigationIntent::InView => Event::Seen(&path),
                NavigationIntent::Reached => Event::Reached(&path),
            });
        };
        intent::on_intent(CARD_LINKS, tell, (pages::ACTIONS, pages::prepare_actions));
    }

    /// Nobody waits for it, and whatever fails now shows when it is really opened.
    fn prefetch_first(&self) {
        // The head is still that of the first page.
        if !intent::is_saving_data() && document::is_indexed() {
            let path = self.first.clone();
            spawn_local(async move {
                let _ = loading::page(&path).await;
            });
        }
    }

    /// The address of the wanted page with its question and fragment.
    fn whole_address(&self, fragment: &str) -> String {
        let search = self.search.get_untracked();
        let mark = if search.is_empty() { "" } else { "?" };
        [self.address.get_untracked().as_str(), mark, &search, fragment].concat()
    }

    /// Makes a page of a response, and loads the code for it. Pages of another build are not drawn, and need none.
    async fn read(&self, fetched: &Result<Arc<str>, LoadError>) -> Result<Page, LoadError> {
        let text = fetched.as_ref().map_err(|error| *error)?;
        let PageData { frame, title, content, markup } = pages::read(text).ok_or(LoadError::Unreadable)?;
        if self.navigation.borrow().is_of_this_build(&frame.build) {
            pages::load(&content).await?;
        }
        let is_entry = content.is_entry();
        let view = ClientOnly::owned(&self.pages, move || ClientOnly::from_html(markup, move || page_view(content)));
        Ok(Page { title, build: frame.build, is_entry, view })
    }
}

/// What is being done after an event: for a request, or for a page that may be opened.
struct Task {
    shell: Rc<Shell>,
    /// The number of the request.
    request: u32,
    /// The path of the page.
    path: String,
    /// The address as it was asked for, with question and fragment.
    whole: String,
    /// Its fragment, `#` included.
    fragment: String,
    /// What was fetched; an error before.
    fetched: Result<Arc<str>, LoadError>,
    page: Option<Page>,
    title: String,
}

impl Task {
    /// Performs actions, and those that the machine says after them.
    async fn perform(mut self, mut actions: &'static [Action]) {
        // While it lives, the browser shows the old page. It goes when the visitor has been led to the new one.
        let mut fade = None;
        while !actions.is_empty() {
            for action in mem::take(&mut actions) {
                match action {
                    Action::RememberScrollPosition => history::remember_scroll_position(),
                    Action::Fetch => {
                        let slowly = self.begin();
                        self.fetched = loading::page(&self.path).await;
                        if let Some(slowly) = slowly {
                            slowly.clear();
                        }
                        actions = self.shell.step(Event::Fetched(self.request, self.fetched.as_ref().ok()));
                    }
                    Action::ShowProgress => self.shell.is_slow.set(true),
                    Action::Read => {
                        self.shell.ahead.set(None);
                        actions = self.arrive(None).await;
                    }
                    Action::TakeAhead => {
                        let ahead = self.shell.ahead.take();
                        actions = self.arrive(ahead).await;
                    }
                    Action::Fade => {
                        fade = motion::fade().await;
                        actions = self.shell.step(Event::Faded(self.request));
                    }
                    Action::HideProgress => self.shell.is_slow.set(false),
                    Action::Measure => motion::watch(),
                    Action::Blur => document::let_go_of_focus(),
                    Action::Draw => self.draw(),
                    Action::CompleteAddress => self.complete_address(),
                    Action::NameDocument => self.name_document(),
                    Action::Settle => {
                        tick().await;
                        actions = self.shell.step(Event::Settled(self.request));
                    }
                    Action::Lead => self.lead(),
                    Action::PrefetchFirst => self.shell.prefetch_first(),
                    Action::RestoreScrollPosition => history::restore_scroll_position(),
                    Action::LoadAddress => document::load(&self.whole),
                    Action::Prefetch => self.fetched = loading::page(&self.path).await,
                    Action::ReadAhead => actions = self.read_ahead().await,
                    Action::DrawAhead => self.draw_ahead(),
                }
            }
        }
        drop(fade);
    }

    /// Notes what is asked for, and says so when the response takes long.
    fn begin(&mut self) -> Option<TimeoutHandle> {
        self.fragment = self.shell.hash.get_untracked();
        self.whole = self.shell.whole_address(&self.fragment);
        let (shell, request) = (self.shell.clone(), self.request);
        timer::after(policy::PATIENCE, move || shell.tell(Event::Slow(request)))
    }

    /// The page is the one that was drawn ahead, or else in the response.
    async fn arrive(&mut self, ahead: Option<Page>) -> &'static [Action] {
        let page = match ahead {
            Some(page) => Ok(page),
            None => self.shell.read(&self.fetched).await,
        };
        let build = page.as_ref().map(|page| page.build.as_str()).map_err(|error| *error);
        let actions = self.shell.step(Event::Arrived(self.request, build));
        self.page = page.ok();
        actions
    }

    fn draw(&mut self) {
        self.title = match self.page.take() {
            Some(page) => {
                self.shell.next.set(Some(page.view));
                page.title
            }
            None => text::title(text::UNAVAILABLE, &self.shell.site),
        };
        let state = self.shell.navigation.borrow().page();
        self.shell.state.set(state);
    }

    fn complete_address(&self) {
        if let Some(browser) = &self.shell.browser {
            browser.ready_to_complete();
        }
    }

    fn name_document(&self) {
        document::set_title(&self.title);
        document::forget_loaded_page();
        document::set_canonical(self.shell.navigation.borrow().canonical());
        document::forget_feed();
        kept::begin();
    }

    fn lead(&self) {
        if !document::lead_to_fragment(&self.fragment) {
            document::focus("main h1");
        }
    }

    /// Nothing more is done where the page did not come or cannot be read.
    async fn read_ahead(&mut self) -> &'static [Action] {
        let (Ok(data), Ok(page)) = (&self.fetched, self.shell.read(&self.fetched).await) else { return &[] };
        let (path, build, is_entry) = (&self.path, &page.build, page.is_entry);
        let actions = self.shell.step(Event::Prefetched { path, data, build, is_entry });
        self.page = Some(page);
        actions
    }

    fn draw_ahead(&mut self) {
        if let (Some(page), Some(root)) = (self.page.take(), document::root()) {
            let view = page.view.prerendered(&root);
            self.shell.ahead.set(Some(Page { view, ..page }));
        }
    }
}
