//! Browsers with their drivers, which journeys reuse one after the other.

use super::engine::{Driver, Engine, capabilities, driver, engine};
use super::notes::miss_browser;
use super::processes::try_again;
use super::proxy::resting_place;
use serde_json::json;
use std::cell::Cell;
use std::sync::{Mutex, PoisonError};
use std::thread::sleep;
use std::time::Duration;
use thirtyfour::Capabilities;
use thirtyfour::prelude::*;
use tokio::runtime::{Builder, Runtime};

/// A browser, and what is needed to talk to it.
pub struct Browser {
    pub driver: WebDriver,
    pub runtime: Runtime,
    /// Whether the journey changed its tab, so that the next one gets another.
    is_tab_changed: Cell<bool>,
    // Dropped after the browser.
    _driver: Driver,
}

/// How often to look whether a tab has come to rest, and how long to wait in between.
const TRIES: usize = 100;
const PAUSE: Duration = Duration::from_millis(20);

/// Idle browsers. They end with the tests.
static IDLE: Mutex<Vec<Browser>> = Mutex::new(Vec::new());

impl Browser {
    /// A browser with one empty page. It may be a reused one: every journey has an address, a window and a storage of
    /// its own.
    pub fn take() -> Self {
        let idle = IDLE.lock().unwrap_or_else(PoisonError::into_inner).pop();
        if let Some(browser) = idle
            && browser.clean().and_then(|()| browser.give_focus()).is_ok()
        {
            return browser;
        }
        try_again(Self::start).unwrap_or_else(|problem| {
            miss_browser(&problem);
            panic!("no browser: {problem}")
        })
    }

    /// Starts a browser.
    fn start() -> Result<Self, String> {
        let runtime = Builder::new_current_thread().enable_all().build().map_err(|error| error.to_string())?;
        let beside = driver()?;
        let capabilities = Capabilities::from(capabilities());
        let driver = runtime.block_on(async { WebDriver::new(&beside.program.address, capabilities).await });
        let driver = driver.map_err(|error| format!("the driver has no browser: {error}"))?;
        let browser = Self { driver, runtime, is_tab_changed: Cell::default(), _driver: beside };
        browser.give_focus().map_err(|error| format!("the browser's page has no focus: {error}"))?;
        Ok(browser)
    }

    /// Whether it still responds.
    pub fn is_there(&self) -> bool {
        self.runtime.block_on(self.driver.windows()).is_ok()
    }

    /// Returns the browser for the next journey.
    pub fn give_back(self) {
        IDLE.lock().unwrap_or_else(PoisonError::into_inner).push(self);
    }

    /// Closes the browser.
    pub fn quit(self) {
        if let Err(error) = self.runtime.block_on(self.driver.quit()) {
            eprintln!("the browser did not close: {error}");
        }
    }

    /// Focuses the page, as in a window that a visitor looks at. Otherwise Chromium focuses it with the first key,
    /// which may then be lost.
    fn give_focus(&self) -> WebDriverResult<()> {
        if engine() != Engine::Chromium {
            return Ok(());
        }
        let cdp = self.driver.cdp();
        let focus = cdp.send_raw("Emulation.setFocusEmulationEnabled", json!({ "enabled": true }));
        self.runtime.block_on(focus).map(drop)
    }

    /// Remembers that the tab has settings of a journey, which end with it.
    pub fn change_tab(&self) {
        self.is_tab_changed.set(true);
    }

    /// Releases keys and buttons, and leaves one window without a history.
    fn clean(&self) -> WebDriverResult<()> {
        self.runtime.block_on(async {
            self.driver.action_chain().reset_actions().await?;
            let used = self.driver.windows().await?;
            if engine() == Engine::Chromium && used.len() == 1 && !self.is_tab_changed.get() {
                return self.rest().await;
            }
            self.is_tab_changed.set(false);
            let new = self.driver.new_tab().await?;
            for window in used {
                self.driver.switch_to_window(window).await?;
                self.driver.close_window().await?;
            }
            self.driver.switch_to_window(new).await
        })
    }

    /// Makes the tab forget the journey before: in Chromium it can, and keeps the process that a new tab would have to
    /// start and to warm up.
    async fn rest(&self) -> WebDriverResult<()> {
        self.driver.goto(resting_place()).await?;
        // The driver may respond while the page before is still there.
        let is_there = || async {
            let state = self.driver.execute("return [location.href, document.readyState]", []).await;
            state
                .and_then(|state| state.convert::<(String, String)>())
                .is_ok_and(|(address, state)| address == resting_place() && state == "complete")
        };
        for _ in 0..TRIES {
            if is_there().await {
                return self.driver.cdp().send_raw("Page.resetNavigationHistory", json!({})).await.map(drop);
            }
            sleep(PAUSE);
        }
        Err(WebDriverError::FatalError("the tab does not leave the journey before".to_owned()))
    }
}
