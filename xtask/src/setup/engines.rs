//! The browsers of the tests, one for each engine, and their drivers.

use super::{debian, find, first_program, install, named_by};
use crate::process;
use anyhow::{Context, Result, bail};
use std::fmt;
use std::path::{Path, PathBuf};

/// A browser engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

impl Engine {
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// Its name on the command line and for the tests.
    pub fn word(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|engine| engine.word() == word)
    }

    /// Finds its browser and driver, or installs them.
    pub fn browser(self) -> Result<Browser> {
        match self {
            Self::Chromium => chromium(),
            Self::Firefox => firefox(),
            Self::WebKit => webkit(),
        }
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKit",
        })
    }
}

/// A browser and its driver.
pub struct Browser {
    pub program: PathBuf,
    pub driver: PathBuf,
    /// A virtual screen, for a browser that always needs a window.
    pub screen: Option<PathBuf>,
}

/// How to do without; ends every message about a missing engine.
const WITHOUT: &str = "or leave it out: cargo xtask test --engines chromium";

/// Chromium and ChromeDriver, which must have the same version.
pub fn chromium() -> Result<Browser> {
    if let Some(browser) = find_chromium()? {
        return Ok(browser);
    }
    if !debian::is_here() {
        bail!(
            "the tests need Chromium and ChromeDriver of the same version, and they are not on the PATH.\n\
             On Debian: apt-get install chromium chromium-driver\n\
             On macOS: brew install --cask chromium chromedriver\n\
             Elsewhere: https://googlechromelabs.github.io/chrome-for-testing/\n\
             or say where they are: KIOSQUE_CHROMIUM=/path/to/chromium KIOSQUE_CHROMEDRIVER=/path/to/chromedriver"
        );
    }
    debian::install(&["chromium", "chromium-driver"], "Chromium and its driver")?;
    find_chromium()?.context("apt-get installed chromium and chromium-driver, but they are not on the PATH")
}

/// The browser and its driver, if both exist; an error if their versions differ.
fn find_chromium() -> Result<Option<Browser>> {
    let program = named_by("KIOSQUE_CHROMIUM").or_else(|| first_program(CHROMIUM));
    let driver = named_by("KIOSQUE_CHROMEDRIVER").or_else(|| first_program(CHROMEDRIVER));
    let (Some(program), Some(driver)) = (program, driver) else { return Ok(None) };
    let major = |program: &Path| {
        let line = process::version_line(program)?;
        Some(process::version_in(&line)?.split('.').next()?.to_owned())
    };
    match (major(&program), major(&driver)) {
        (Some(browser), Some(drives)) if browser != drives => bail!(
            "{} has version {browser} and {} drives version {drives}: install the same version of both, or name others with \
             KIOSQUE_CHROMIUM and KIOSQUE_CHROMEDRIVER",
            program.display(),
            driver.display()
        ),
        _ => Ok(Some(Browser { program, driver, screen: None })),
    }
}

/// The usual names, and the usual locations outside the PATH.
const CHROMIUM: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];
const CHROMEDRIVER: &[&str] = &[
    "chromedriver",
    "chromium.chromedriver",
    "/usr/lib/chromium/chromedriver",
    "/usr/lib/chromium-browser/chromedriver",
];

/// The driver to install for Firefox; any other of the series is fine if it exists.
const GECKODRIVER: &str = "0.37.1";
const GECKODRIVER_SERIES: &str = "0.37.";

fn firefox() -> Result<Browser> {
    let program = match find_firefox() {
        Some(program) => program,
        None if debian::is_here() => {
            debian::install(&["firefox-esr"], "Firefox")?;
            find_firefox().context("apt-get installed firefox-esr, but it is not on the PATH")?
        }
        None => bail!(
            "the tests need Firefox, and it is not on the PATH.\n\
             On Debian: apt-get install firefox-esr\n\
             On macOS: brew install --cask firefox\n\
             Elsewhere: https://www.mozilla.org/firefox/\n\
             or say where it is: KIOSQUE_FIREFOX=/path/to/firefox\n{WITHOUT}"
        ),
    };
    let driver = named_by("KIOSQUE_GECKODRIVER")
        .or_else(|| find("geckodriver", |version| version.starts_with(GECKODRIVER_SERIES)));
    let driver = match driver {
        Some(driver) => driver,
        None => install("geckodriver", "geckodriver", GECKODRIVER, &[])?,
    };
    Ok(Browser { program, driver, screen: None })
}

fn find_firefox() -> Option<PathBuf> {
    const NAMES: &[&str] = &["firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"];
    named_by("KIOSQUE_FIREFOX").or_else(|| first_program(NAMES))
}

fn webkit() -> Result<Browser> {
    if let Some(browser) = find_webkit() {
        return Ok(browser);
    }
    if !debian::is_here() {
        bail!(
            "the tests need WebKitGTK's browser and driver, and a screen in memory.\n\
             On Debian: apt-get install webkit2gtk-driver libwebkit2gtk-4.1-0 xvfb\n\
             Elsewhere: your system's packages of WebKitGTK (WebKitWebDriver, MiniBrowser) and Xvfb\n\
             or say where they are: KIOSQUE_WEBKIT=/path/to/MiniBrowser KIOSQUE_WEBKITDRIVER=/path/to/WebKitWebDriver \
             KIOSQUE_XVFB=/path/to/Xvfb\n{WITHOUT}"
        );
    }
    debian::install(&["webkit2gtk-driver", "libwebkit2gtk-4.1-0", "xvfb"], "WebKit and its driver")?;
    find_webkit().context("apt-get installed webkit2gtk-driver, libwebkit2gtk-4.1-0 and xvfb, but they are not found")
}

fn find_webkit() -> Option<Browser> {
    let program = named_by("KIOSQUE_WEBKIT").or_else(mini_browser)?;
    let driver = named_by("KIOSQUE_WEBKITDRIVER").or_else(|| first_program(&["WebKitWebDriver"]))?;
    let screen = named_by("KIOSQUE_XVFB").or_else(|| first_program(&["Xvfb"]))?;
    Some(Browser { program, driver, screen: Some(screen) })
}

/// The browser that comes with the library, in Debian's folder for each architecture.
fn mini_browser() -> Option<PathBuf> {
    let folders = std::fs::read_dir("/usr/lib").into_iter().flatten().flatten().map(|folder| folder.path());
    let paths = ["webkit2gtk-4.1/MiniBrowser", "webkitgtk-6.0/MiniBrowser"];
    let mut found = folders.flat_map(|folder| paths.map(|path| folder.join(path))).filter(|program| program.is_file());
    found.next()
}
