//! The engine that the journeys run in, and how to start its browser.

use super::processes::Program;
use serde_json::{Value, json};
use std::net::{Ipv4Addr, TcpListener};
use std::process::Command;
use std::sync::OnceLock;
use test_hosts::setting;

/// A browser engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, with ChromeDriver.
    Chromium,
    /// Firefox, with geckodriver.
    Firefox,
    /// WebKitGTK's MiniBrowser, with WebKitWebDriver.
    WebKit,
}

/// The engine of this run; `cargo xtask test` runs the journeys once for each.
pub fn engine() -> Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    *ENGINE.get_or_init(|| match setting("KIOSQUE_ENGINE").as_str() {
        "chromium" => Engine::Chromium,
        "firefox" => Engine::Firefox,
        "webkit" => Engine::WebKit,
        other => panic!("KIOSQUE_ENGINE is {other:?}: it is chromium, firefox or webkit"),
    })
}

/// The browser's driver, and what it needs. Firefox's and WebKit's drivers control one browser each.
pub struct Driver {
    pub program: Program,
    _screen: Option<Program>,
}

/// Starts a driver.
///
/// # Errors
/// The driver does not start; with its output.
pub fn driver() -> Result<Driver, String> {
    let mut command = Command::new(setting("KIOSQUE_DRIVER"));
    let program = match engine() {
        // It takes a port that is free in IPv6 and gives up if that one is in use in IPv4.
        Engine::Chromium => Program::start(command.arg("--port=0"), |line| {
            let (_, port) = line.split_once("started successfully on port ")?;
            Some(format!("http://127.0.0.1:{}", port.trim_end_matches('.')))
        })?,
        Engine::Firefox => Program::start(command.args(["--port", "0", "--websocket-port", "0"]), |line| {
            Some(format!("http://{}", line.split_once("Listening on ")?.1))
        })?,
        Engine::WebKit => return webkit_driver(command),
    };
    Ok(Driver { program, _screen: None })
}

/// WebKit's browser always needs a window, and is focused only while no other window is: each has a screen of its
/// own.
fn webkit_driver(mut command: Command) -> Result<Driver, String> {
    let mut xvfb = Command::new(setting("KIOSQUE_XVFB"));
    xvfb.args(["-displayfd", "1", "-screen", "0", "1400x1100x24", "-nolisten", "tcp"]);
    let screen = Program::start(&xvfb, |line| line.trim().parse::<u32>().ok().map(|number| format!(":{number}")))?;
    // It cannot choose a port itself; another program may have taken this one by the time it starts.
    let port = free_port()?;
    command.arg(format!("--port={port}"));
    command.env("DISPLAY", &screen.address).env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
    // Test machines have no graphics card, and drawing with an emulated one takes longer than without. Layers still
    // need one: without layers this WebKit dies when pages fade into each other.
    command.env("WEBKIT_SKIA_ENABLE_CPU_RENDERING", "1");
    Ok(Driver { program: Program::start_on(&command, port)?, _screen: Some(screen) })
}

/// A port that nobody listens on now.
fn free_port() -> Result<u16, String> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|listener| listener.local_addr());
    listener.map(|address| address.port()).map_err(|error| format!("there is no free port: {error}"))
}

/// For tests: headless, and without the services of the browser's maker. The first is needed when everything runs as
/// root.
const CHROMIUM: [&str; 13] = [
    "--no-sandbox",
    "--headless=new",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--disable-component-extensions-with-background-pages",
    "--disable-breakpad",
    "--metrics-recording-only",
    "--window-size=1280,900",
];

/// The driver's capabilities for the browser.
pub fn capabilities() -> serde_json::Map<String, Value> {
    let binary = setting("KIOSQUE_BROWSER");
    let capabilities = match engine() {
        Engine::Chromium => json!({
            "browserName": "chrome",
            "goog:chromeOptions": { "binary": binary, "args": CHROMIUM },
            "goog:loggingPrefs": { "browser": "ALL" },
        }),
        Engine::Firefox => json!({
            "browserName": "firefox",
            "moz:firefoxOptions": {
                "binary": binary,
                "args": ["-headless", "-width", "1280", "-height", "900"],
                // No services of the browser's maker; Tab stops at links, as on most systems.
                "prefs": {
                    "accessibility.tabfocus": 7,
                    "app.update.enabled": false,
                    "browser.safebrowsing.downloads.enabled": false,
                    "datareporting.policy.dataSubmissionEnabled": false,
                    "network.captive-portal-service.enabled": false,
                    "network.connectivity-service.enabled": false,
                    "network.http.speculative-parallel-limit": 0,
                },
            },
        }),
        Engine::WebKit => json!({
            "browserName": "MiniBrowser",
            "webkitgtk:browserOptions": {
                "binary": binary,
                "args": ["--automation", "--geometry=1280x1000"],
            },
        }),
    };
    match capabilities {
        Value::Object(map) => map,
        _ => panic!("capabilities are an object"),
    }
}
