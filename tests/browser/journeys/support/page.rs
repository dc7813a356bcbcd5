//! A browser with one page, as a journey uses it. Every call waits until it has taken effect, so a journey reads as a
//! sequence of steps.

use super::browser::Browser;
use super::element::Element;
use super::engine::{Engine, engine};
use super::left_out::left_out;
use super::notes::{leave_out, miss_browser};
use super::plain;
use super::processes::server;
use super::proxy::{Proxy, resting_place};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::fmt::Debug;
use std::thread::{current, sleep};
use std::time::{Duration, Instant};
use thirtyfour::TypingData;
use thirtyfour::common::print::PrintParameters;
use thirtyfour::prelude::*;
use thirtyfour::session::scriptret::ScriptRet;

/// How long a journey waits for anything before it fails.
const DEADLINE: Duration = Duration::from_secs(10);

/// The pauses between looks: most things happen soon, and each look takes time from what is waited for.
const PAUSES: [Duration; 4] =
    [Duration::from_millis(20), Duration::from_millis(40), Duration::from_millis(60), Duration::from_millis(80)];

/// The clock that a journey can stop.
const CLOCK: &str = include_str!("clock.js");

/// Runs a journey in a browser of its own, and fails if the browser complained. [`super::left_out`] lists the
/// journeys that an engine skips.
#[track_caller]
pub fn journey(walk: impl FnOnce(&Page)) {
    journey_from(|| server().to_owned(), walk);
}

/// The same with another server, whose address is requested when the journey starts.
#[track_caller]
pub fn journey_from(server: impl FnOnce() -> String, walk: impl FnOnce(&Page)) {
    let name = current().name().unwrap_or_default().to_owned();
    if let Some(reason) = left_out(&name) {
        return leave_out(reason);
    }
    let page = Page::new(&server());
    walk(&page);
    assert_eq!(page.complaints(), Vec::<String>::new(), "errors and warnings that the browser wrote on the way");
}

/// The pauses of one wait.
fn pauses() -> impl Iterator<Item = Duration> {
    let [.., longest] = PAUSES;
    PAUSES.into_iter().chain(std::iter::repeat(longest))
}

/// A browser with one page.
pub struct Page {
    /// `Some` while the page exists.
    browser: Option<Browser>,
    driver: WebDriver,
    proxy: Proxy,
    /// The browser's errors and warnings that no journey has read yet.
    complaints: RefCell<Vec<String>>,
    /// Whether the journey changed the browser itself, so that no other can use it.
    is_changed: Cell<bool>,
}

impl Page {
    fn new(server: &str) -> Self {
        let browser = Browser::take();
        let driver = browser.driver.clone();
        let proxy = Proxy::open(server);
        if engine() != Engine::Chromium {
            proxy.listen();
        }
        let page =
            Self { browser: Some(browser), driver, proxy, complaints: RefCell::default(), is_changed: Cell::default() };
        // Messages of the journey before.
        page.complaints();
        page
    }

    /// The site's address, without a trailing slash.
    pub fn site(&self) -> &str {
        &self.proxy.site
    }

    // Navigation.

    /// Opens an address and waits until the application runs.
    #[track_caller]
    pub fn open(&self, path: &str) {
        self.load(path);
        self.wait_for_application();
    }

    /// Opens an address and waits only for the page.
    #[track_caller]
    pub fn load(&self, path: &str) {
        let address = format!("{}{path}", self.proxy.site);
        self.run(self.driver.goto(address)).unwrap_or_else(|error| panic!("cannot open {path}: {error}"));
        // Chromium's driver may respond while the tab is still where it rested.
        if engine() == Engine::Chromium {
            let is_open = || self.read::<String>("return location.href") != resting_place();
            self.eventually("whether the page is opened", true, is_open);
        }
    }

    /// Waits for what hears keys before the application runs. It comes after the first paint.
    #[track_caller]
    pub fn wait_for_loader(&self) {
        self.eventually("the loader", true, || {
            self.read("return document.getElementsByName('raccourci')[0].getAttribute('autocomplete') == 'off'")
        });
    }

    /// Reloads the page and waits until the application runs.
    #[track_caller]
    pub fn reload(&self) {
        self.run(self.driver.refresh()).unwrap_or_else(|error| panic!("cannot reload: {error}"));
        self.wait_for_application();
    }

    /// Opens a page of another site.
    #[track_caller]
    pub fn leave(&self) {
        self.run(self.driver.goto("about:blank")).unwrap_or_else(|error| panic!("cannot leave: {error}"));
    }

    /// Presses the browser's Back button.
    #[track_caller]
    pub fn back(&self) {
        self.run(self.driver.back()).unwrap_or_else(|error| panic!("cannot go back: {error}"));
    }

    /// Presses the browser's Forward button.
    #[track_caller]
    pub fn forward(&self) {
        self.run(self.driver.forward()).unwrap_or_else(|error| panic!("cannot go forward: {error}"));
    }

    /// Waits until the application has hydrated the page, and the browser has painted it: some things happen with the
    /// first frame. The page itself tells: asking again and again would slow it down.
    #[track_caller]
    pub fn wait_for_application(&self) {
        let is_painted: bool = self.read(
            "const root = document.documentElement;
             return new Promise((done) => {
                 const look = () => {
                     if (root.dataset.app !== 'running') return;
                     observer.disconnect();
                     requestAnimationFrame(() => done(true));
                 };
                 const observer = new MutationObserver(look);
                 observer.observe(root, { attributeFilter: ['data-app'] });
                 look();
             });",
        );
        assert!(is_painted, "the application does not run");
    }

    /// Waits for the page at a path with that heading, including its title and the focus on the heading.
    #[track_caller]
    pub fn arrive(&self, path: &str, heading: &str) {
        self.eventually("the heading", plain(heading), || self.heading());
        self.eventually("the address", path.to_owned(), || self.path());
        let title = format!("{} – {}", plain(heading), super::fixture().name());
        self.eventually("the title", title, || self.title());
        self.eventually("the focus", format!("heading “{}”", plain(heading)), || self.focus());
    }

    // What the page shows.

    /// The path and the query in the address bar.
    pub fn path(&self) -> String {
        self.read("return location.pathname + location.search")
    }

    /// The document's title.
    pub fn title(&self) -> String {
        plain(&self.read::<String>("return document.title"))
    }

    /// The text of the `h1`.
    pub fn heading(&self) -> String {
        plain(&self.read::<String>("return document.querySelector('h1')?.textContent ?? ''"))
    }

    /// The titles of the entries that it lists, in order. A page drawn ahead comes after the visible one.
    pub fn titles(&self) -> Vec<String> {
        let titles: Vec<String> =
            self.read("return [...document.querySelector('main').querySelectorAll('h3')].map((it) => it.textContent)");
        titles.iter().map(|title| plain(title)).collect()
    }

    /// What is focused, such as `link “Documents”`.
    pub fn focus(&self) -> String {
        let element = self.run(async { self.driver.execute("return document.activeElement", []).await?.element() });
        element.map(|element| Element::new(self, element).to_string()).unwrap_or_default()
    }

    /// The vertical scroll position.
    pub fn scroll(&self) -> f64 {
        self.read("return window.scrollY")
    }

    /// Marks the document, to find out later whether the browser loaded another.
    pub fn mark(&self) {
        self.script("window.isMarked = true");
    }

    /// Whether this is still the marked document.
    pub fn is_marked(&self) -> bool {
        self.read("return window.isMarked === true")
    }

    /// How often the page, whose clock is stopped, has requested an address: known at once, whenever the response
    /// comes.
    pub fn asked(&self, path: &str) -> usize {
        self.count_asked(|address| address == path)
    }

    /// The same for all addresses with that ending.
    pub fn asked_for(&self, end: &str) -> usize {
        self.count_asked(|address| address.ends_with(end))
    }

    fn count_asked(&self, fits: impl Fn(&str) -> bool) -> usize {
        let asked: Vec<String> = self.read("return clock.asked");
        asked.iter().filter(|address| fits(address)).count()
    }

    /// Whether an address has been answered.
    pub fn has_fetched(&self, path: &str) -> bool {
        let fetched: Vec<String> = self.read("return performance.getEntriesByType('resource').map((it) => it.name)");
        fetched.iter().any(|address| address.ends_with(path))
    }

    /// How many windows and tabs are open.
    pub fn windows(&self) -> usize {
        self.run(self.driver.windows()).map(|windows| windows.len()).unwrap_or_default()
    }

    /// The status of the server's last response to an address.
    pub fn status_of(&self, path: &str) -> Option<u16> {
        self.proxy.status(path)
    }

    /// The errors and warnings since the last call: everything that Chromium logged, and what pages report in engines
    /// whose drivers keep no log.
    pub fn complaints(&self) -> Vec<String> {
        self.complaints.borrow_mut().extend(self.proxy.complaints());
        if engine() == Engine::Chromium {
            let entries = self.run(self.driver.browser_log()).unwrap_or_default();
            let serious = entries.into_iter().filter(|entry| matches!(entry.level.as_str(), "SEVERE" | "WARNING"));
            self.complaints.borrow_mut().extend(serious.map(|entry| format!("{}: {}", entry.level, entry.message)));
        }
        self.complaints.take()
    }

    /// The result of a script that only reads; repeated while the page is between two documents.
    #[track_caller]
    pub fn read<T: DeserializeOwned>(&self, script: &str) -> T {
        self.until("an answer of the page", || self.run(self.evaluate(script)).ok())
    }

    async fn evaluate<T: DeserializeOwned>(&self, script: &str) -> WebDriverResult<T> {
        self.driver.execute(script, []).await?.convert()
    }

    /// The result of a script with these arguments.
    pub async fn execute(&self, script: &str, arguments: Vec<Value>) -> WebDriverResult<ScriptRet> {
        self.driver.execute(script, arguments).await
    }

    /// The first element that matches a CSS selector.
    pub async fn find_css(&self, selector: &str) -> WebDriverResult<WebElement> {
        self.driver.find(By::Css(selector)).await
    }

    /// The page as a PDF, as it would be printed.
    #[track_caller]
    pub fn paper(&self) -> Vec<u8> {
        let printed = self.run(self.driver.print_page(PrintParameters::default()));
        printed.unwrap_or_else(|error| panic!("cannot print: {error}"))
    }

    /// Opens a local file.
    #[track_caller]
    pub fn open_file(&self, path: &str) {
        self.run(self.driver.goto(format!("file://{path}")))
            .unwrap_or_else(|error| panic!("cannot open {path}: {error}"));
    }

    /// The elements that a script returns; none while the page is between two documents.
    pub fn elements(&self, script: &str, arguments: Vec<Value>) -> Vec<WebElement> {
        self.run(async { self.driver.execute(script, arguments).await?.elements() }).unwrap_or_default()
    }

    // What a visitor does, besides using elements.

    /// Presses keys, one after the other, wherever the focus is, in a visible page whose window is focused.
    #[track_caller]
    pub fn press(&self, keys: impl Into<TypingData>) {
        self.eventually("whether the page is painted and has the focus", true, || {
            self.read("return performance.getEntriesByType('paint').length > 0 && document.hasFocus()")
        });
        let chain = self.driver.action_chain().send_keys(keys);
        self.run(chain.perform()).unwrap_or_else(|error| panic!("cannot press keys: {error}"));
    }

    /// Taps a point of the window, whatever is there.
    #[track_caller]
    pub fn tap(&self, across: i64, down: i64) {
        let chain = self.driver.action_chain().move_to(across, down).click();
        self.run(chain.perform()).unwrap_or_else(|error| panic!("cannot tap at {across}, {down}: {error}"));
    }

    /// Resizes the window, as a visitor does.
    #[track_caller]
    pub fn window(&self, width: u32, height: u32) {
        self.is_changed.set(true);
        let changed = self.run(self.driver.set_window_rect(0, 0, width, height));
        changed.unwrap_or_else(|error| panic!("the window stays as it is: {error}"));
    }

    /// Presses Tab until a given element is focused, and returns every stop on the way.
    #[track_caller]
    pub fn tab_to(&self, goal: &str) -> Vec<String> {
        let mut stops: Vec<String> = Vec::new();
        while stops.last().is_none_or(|stop| *stop != plain(goal)) {
            assert!(stops.len() < 120, "Tab never reached {goal}; it stopped at {stops:#?}");
            stops.push(self.tab());
        }
        stops
    }

    /// Presses Tab, and returns what is focused then.
    #[track_caller]
    pub fn tab(&self) -> String {
        self.script("window.before = document.activeElement");
        self.press(Key::Tab);
        self.eventually("whether Tab has moved on", true, || self.read("return document.activeElement !== before"));
        self.focus()
    }

    // What happens to a page.

    /// Runs a script now.
    #[track_caller]
    pub fn script(&self, script: &str) {
        let done = self.run(self.driver.execute(script, []));
        done.unwrap_or_else(|error| panic!("a script failed: {error}"));
    }

    /// Runs a script in every document from now on, before anything of the page.
    pub fn script_first(&self, source: &str) {
        self.proxy.script_first(source);
    }

    /// Disables scripts: in Chromium as a visitor can, elsewhere by a policy that allows none.
    #[track_caller]
    pub fn turn_scripts_off(&self) {
        match engine() {
            Engine::Chromium => {
                self.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true }));
            }
            Engine::Firefox | Engine::WebKit => self.proxy.forbid_scripts(),
        }
    }

    /// Makes requests for these addresses fail; with an empty list, all succeed again. An address may contain `*`.
    pub fn block(&self, addresses: &[&str]) {
        self.proxy.block(addresses);
    }

    /// Holds responses from this address until it is released. It may contain `*`.
    pub fn hold(&self, address: &str) {
        self.proxy.hold(address);
    }

    /// Releases the responses held at this address, and all that follow.
    pub fn let_go(&self, address: &str) {
        self.proxy.let_go(address);
    }

    /// Stops the clock of every document from now on: time passes only in [`Self::pass`]. Frames and responses come
    /// as usual.
    pub fn hold_clock(&self) {
        self.script_first(CLOCK);
    }

    /// Lets time pass on a stopped clock. On return, everything due has run, and its requests are sent.
    #[track_caller]
    pub fn pass(&self, time: Duration) {
        self.script(&format!("return clock.pass({})", time.as_millis()));
    }

    /// A command of Chromium's own protocol, for what WebDriver cannot do; only in Chromium's journeys.
    #[track_caller]
    pub fn devtools(&self, command: &str, parameters: Value) -> Value {
        self.browser().change_tab();
        let answer = self.run(self.driver.cdp().send_raw(command, parameters));
        answer.unwrap_or_else(|error| panic!("{command} failed: {error}"))
    }

    // Waiting.

    /// Waits until a value exists, and returns it.
    #[track_caller]
    pub fn until<T>(&self, what: &str, look: impl Fn() -> Option<T>) -> T {
        let (start, mut pauses) = (Instant::now(), pauses());
        loop {
            match look() {
                Some(seen) => return seen,
                None if start.elapsed() < DEADLINE => sleep(pauses.next().unwrap_or_default()),
                None => panic!("waited {} s for {what}", DEADLINE.as_secs()),
            }
        }
    }

    /// Waits for the next frame, and for what the page has postponed until after it.
    #[track_caller]
    pub fn next_frame(&self) {
        self.script("return new Promise((done) => requestAnimationFrame(() => setTimeout(done)))");
    }

    /// Waits until something is as expected.
    #[track_caller]
    pub fn eventually<T: PartialEq + Debug>(&self, what: &str, expected: T, look: impl Fn() -> T) {
        let (start, mut pauses) = (Instant::now(), pauses());
        loop {
            let seen = look();
            if seen == expected {
                return;
            }
            let waited = start.elapsed();
            assert!(waited < DEADLINE, "waited {waited:.0?} for {what} to be {expected:?}, it still is {seen:?}");
            sleep(pauses.next().unwrap_or_default());
        }
    }

    /// Runs a command of the browser's driver.
    pub fn run<T>(&self, request: impl Future<Output = WebDriverResult<T>>) -> WebDriverResult<T> {
        self.browser().runtime.block_on(request)
    }

    fn browser(&self) -> &Browser {
        self.browser.as_ref().expect("the page is open")
    }
}

impl Drop for Page {
    /// Leaves the browser as it was found; after a failure, reports how the page looked and closes the browser.
    fn drop(&mut self) {
        if std::thread::panicking() {
            let look = "return [location.href, document.title, document.documentElement.dataset.app]";
            let seen = self.run(self.evaluate::<Value>(look));
            eprintln!(
                "the page at the end: {seen:?}; the focus: {}; complaints: {:#?}",
                self.focus(),
                self.complaints()
            );
            if self.browser.as_ref().is_some_and(|browser| !browser.is_there()) {
                miss_browser("the browser went away");
            }
        }
        match self.browser.take() {
            Some(browser) if std::thread::panicking() || self.is_changed.get() => browser.quit(),
            Some(browser) => browser.give_back(),
            None => {}
        }
    }
}
