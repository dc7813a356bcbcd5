//! What takes over a finished list: it hears what is asked, follows the address, and has the page show the answers.

mod controls;

use super::{
    Listed, Shown,
    answer::{Answer, answer},
    filters,
    results::{self, Items},
};
use crate::{
    listing::{ListingQuery, ListingResults, Sort},
    loading::policy::LoadError,
    page_data::ListingPage,
    pages::SiteFrame,
    platform::{
        document::{self, Link},
        form, history, nodes, sheet, timer,
    },
    routes::{SITE_FEED, page_path, parameter},
    text,
    view::live,
};
use leptos::{
    prelude::{TimeoutHandle, With, WithUntracked, expect_context},
    tachys::renderer::types::Element,
    task::spawn_local,
};
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    time::Duration,
};

/// How long the list rests before the head names its feed. Chromium lays out the whole page anew when a link comes into the head, as if it
/// were one to styles: twice the work of a filter.
const REST_OF_LIST: Duration = Duration::from_secs(1);

/// What fits the page's heading.
const HEADING: &str = "main h1";

/// What fits something in the advice that has the focus.
const ADVICE: &str = ":is(.alert, .listing__empty) :focus";

/// What fits a link to other results that has the focus.
const WAYS: &str = ":is(.pagination, .listing__companions) :focus";

/// What takes over the element of a list.
pub fn of(page: ListingPage) -> impl FnOnce(Element) + Send {
    let frame: SiteFrame = expect_context();
    let (navigate, location) = (use_navigate(), use_location());
    let (query, path) = (location.search, location.pathname);
    move |element| {
        let list = Listed {
            scope: page.scope,
            heading: page.heading,
            first: page.first,
            total: page.total as usize,
            page: page.page as usize,
            feed: page.feed,
        };
        let Some(desk) = Desk::new(list, frame, Box::new(navigate), element) else { return };
        desk.listen();
        let own = path.with_untracked(|path| page_path(path).to_owned());
        live::effect(move || {
            // The router's address is another as soon as another page is asked for. Until that is here, this one stays as it is: its
            // list, and the link in it that had the focus.
            if path.with(|path| *page_path(path) == own) {
                desk.follow(query.with(|query| ListingQuery::read(|name| document::parameter_values(query, name))));
            }
        });
    }
}

/// The router's way to another address.
type Navigate = Box<dyn Fn(&str, NavigateOptions)>;

/// A list that is asked.
struct Desk {
    list: Listed,
    frame: SiteFrame,
    navigate: Navigate,
    /// The whole page.
    page: Element,
    /// What is asked with.
    tools: Element,
    /// What is shown.
    section: Element,
    /// The question asked last; none before the first one.
    question: RefCell<Option<ListingQuery>>,
    /// The results that came last, with the filters.
    results: RefCell<ListingResults>,
    /// What is shown.
    shown: RefCell<Shown>,
    items: RefCell<Items>,
    /// Which groups of filters show all of their options.
    is_whole: Cell<[bool; 4]>,
    /// The build that answered first is taken for the page's own.
    build: RefCell<Option<String>>,
    /// What the document is called, but for the site's name.
    title: RefCell<String>,
    /// Whether the address and the head are to be made those of what is shown.
    is_unwritten: Cell<bool>,
    /// The question that the address does not tell yet, and whether it takes the place of the one before.
    unwritten: RefCell<Option<(ListingQuery, bool)>>,
    /// Words that wait until typing rests.
    typing: Cell<Option<TimeoutHandle>>,
    /// The feed that waits until the list rests.
    feed: Cell<Option<TimeoutHandle>>,
    /// Whether the address asked the question, as a link or the way back does: its answer is then a place of its own.
    is_led: Cell<bool>,
    /// Whether code that did not come was asked for again.
    is_retried: Cell<bool>,
    /// Whether what filters need was fetched ahead.
    is_prepared: Cell<bool>,
    /// Whether what words need was fetched ahead.
    is_prepared_for_words: Cell<bool>,
}

impl Desk {
    fn new(list: Listed, frame: SiteFrame, navigate: Navigate, element: Element) -> Option<Rc<Self>> {
        Some(Rc::new(Self {
            page: nodes::around(&element, "main")?,
            tools: nodes::find(&element, ".listing-tools")?,
            section: nodes::find(&element, "section")?,
            question: RefCell::default(),
            results: RefCell::default(),
            // The page that was there first has its title already.
            title: RefCell::new(Shown::Finished.title(&list)),
            shown: RefCell::new(Shown::Finished),
            items: RefCell::default(),
            is_whole: Cell::default(),
            build: RefCell::default(),
            is_unwritten: Cell::default(),
            unwritten: RefCell::default(),
            typing: Cell::default(),
            feed: Cell::default(),
            is_led: Cell::default(),
            is_retried: Cell::default(),
            is_prepared: Cell::default(),
            is_prepared_for_words: Cell::default(),
            list,
            frame,
            navigate,
        }))
    }

    /// The question asked last.
    fn question(&self) -> ListingQuery {
        self.question.borrow().clone().unwrap_or_default()
    }

    /// Answers what the address asks, unless it is what was asked last, or the address is still to follow.
    fn follow(self: &Rc<Self>, asked: ListingQuery) {
        let is_first = self.question.borrow().is_none();
        if self.unwritten.borrow().is_some() || self.question.borrow().as_ref() == Some(&asked) {
            return;
        }
        if is_first {
            sheet::begin(&self.tools);
            self.write_soon();
            // Words typed and an order chosen before the application started become the question instead.
            let mut question = asked.clone();
            let words = form::text(&self.tools, parameter::WORDS).trim().to_owned();
            if !words.is_empty() {
                question.words = words;
            }
            let sort = Sort::parse(&form::selected(&self.tools, parameter::SORT));
            if asked.sort.is_none() && sort != Some(Sort::Recent) {
                question.sort = sort;
            }
            return match question == asked {
                true => self.ask(asked),
                false => self.ask_anew(ListingQuery { page: 1, ..question }, true),
            };
        }
        // What is still being typed was for the question before.
        if let Some(typing) = self.typing.take() {
            typing.clear();
        }
        // Not before everyone has heard that the visitor went back or forward: until then, the history would take what is shown for what
        // they left.
        let (desk, before) = (self.clone(), self.question());
        timer::with_next_frame(move || {
            // Unless the visitor has asked something else meanwhile.
            if desk.question() == before {
                desk.is_led.set(true);
                desk.ask(asked);
            }
        });
    }

    /// Asks another question, and has the address tell it; `is_typing` keeps the history as it is.
    fn ask_anew(self: &Rc<Self>, question: ListingQuery, is_typing: bool) {
        // Each question is a step of the history.
        if self.unwritten.borrow().is_some() {
            history::write_now();
        }
        self.unwritten.replace(Some((question.clone(), is_typing)));
        self.write_soon();
        self.ask(question);
    }

    fn ask(self: &Rc<Self>, question: ListingQuery) {
        filters::show_question(&self.tools, &question);
        self.question.replace(Some(question.clone()));
        self.tell_busy();
        let desk = self.clone();
        spawn_local(async move {
            let answered = answer(&desk.list.scope, &question).await;
            // Another question may have been asked since; its own results come. The page may be gone, too.
            if desk.question.borrow().as_ref() == Some(&question) && nodes::is_in_document(&desk.section) {
                desk.hear(&question, answered);
            }
        });
    }

    fn hear(self: &Rc<Self>, question: &ListingQuery, answered: Result<Answer, LoadError>) {
        match answered {
            Ok(Answer { results, shown, build }) => {
                let is_own = *self.build.borrow_mut().get_or_insert_with(|| build.clone()) == build;
                if shown == Shown::Finished && !is_own {
                    // The finished page is of the build before: the browser loads it as it is now.
                    return document::load(&document::path());
                }
                let before = self.results.replace(results);
                filters::show(&self.tools, self.is_whole.get(), &before, &self.results.borrow());
                self.show(shown);
            }
            Err(error) => {
                // The filters say what was asked, with the counts from before.
                let now = self.results.borrow().asked(question);
                let before = self.results.replace(now);
                filters::show(&self.tools, self.is_whole.get(), &before, &self.results.borrow());
                // The finished page needs no results; its filters appear with the next ones that come.
                self.show(if question.is_empty() { Shown::Finished } else { Shown::Failed(error) });
            }
        }
    }

    /// Asks again what was not answered. Where that cannot help, or has not helped because code is missing, there is another edition of the
    /// site: the browser loads the page as it is now.
    fn retry(self: &Rc<Self>) {
        let is_lasting = match *self.shown.borrow() {
            Shown::Failed(LoadError::NoCode) => self.is_retried.replace(true),
            Shown::Failed(error) => !error.is_passing(),
            _ => false,
        };
        match is_lasting {
            true => document::load_again(),
            false => self.ask(self.question()),
        }
    }

    fn show(self: &Rc<Self>, shown: Shown) {
        let focus = document::focused_link();
        let is_on = |place| nodes::find(&self.page, place).is_some();
        let (is_on_advice, is_on_way) = (is_on(ADVICE), self.is_led.replace(false) && is_on(WAYS));
        if !matches!(shown, Shown::Failed(_)) {
            self.is_retried.set(false);
        }
        let before = self.shown.replace(shown);
        let (now, mut items) = (self.shown.borrow(), self.items.borrow_mut());
        results::show(&self.page, &self.list, &self.frame.base, &mut items, &before, &now);
        drop(now);
        self.tell_busy();
        match is_on_advice {
            // It is gone, and another link to the same page is no place to go on from.
            true if nodes::find(&self.page, ".alert").is_none() => document::focus(HEADING),
            true => document::focus(".alert button"),
            // A link that led to other results is no place to go on from, either.
            false if is_on_way => document::focus(HEADING),
            false => keep_focus(focus),
        }
        self.write_soon();
    }

    /// Whether results are still to come, for screen readers and styles.
    fn tell_busy(&self) {
        let is_busy = self.question.borrow().as_ref().is_some_and(|asked| self.shown.borrow().is_waiting_for(asked));
        nodes::set(&self.section, "aria-busy", if is_busy { "true" } else { "false" });
    }

    /// Has the address and the head follow, once what is shown is painted.
    fn write_soon(self: &Rc<Self>) {
        if !self.is_unwritten.replace(true) {
            let desk = self.clone();
            history::write_soon(move || desk.write());
        }
    }

    fn write(self: &Rc<Self>) {
        self.is_unwritten.set(false);
        if !nodes::is_in_document(&self.section) {
            return;
        }
        if let Some((question, is_typing)) = self.unwritten.take() {
            let options = NavigateOptions { replace: is_typing, scroll: false, resolve: false, ..Default::default() };
            (self.navigate)(&self.list.asked(&question), options);
        }
        let title = self.shown.borrow().title(&self.list);
        if *self.title.borrow() != title {
            document::set_title(&text::title(&title, &self.frame.name));
            self.title.replace(title);
        }
        let desk = self.clone();
        if let Some(before) = self.feed.replace(timer::after(REST_OF_LIST, move || desk.name_feed())) {
            before.clear();
        }
    }

    /// Has the head name the feed of what is shown.
    fn name_feed(&self) {
        if !nodes::is_in_document(&self.section) {
            return;
        }
        let shown = self.shown.borrow();
        let feed_of_site = [&self.frame.base, SITE_FEED].concat();
        match shown.feed(&self.list, &self.frame.base).filter(|feed| feed.href != feed_of_site) {
            Some(feed) => document::set_feed(&feed.href, &text::title(&shown.heading(&self.list), &self.frame.name)),
            None => document::forget_feed(),
        }
    }
}

/// Gives the focus back to the link that had it, where the results have redrawn it; to the heading where it is gone.
fn keep_focus(link: Option<Link>) {
    if let Some(link) = link
        && document::focused_link().is_none()
        && !document::focus_link(&link)
    {
        document::focus(HEADING);
    }
}
