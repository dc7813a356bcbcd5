//! The engine that the journeys run in: how its browser is started, and which journeys it cannot walk.

use super::beside::{Program, setting};
use serde_json::{Value, json};
use std::fs::OpenOptions;
use std::io::Write;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::Command;
use std::sync::OnceLock;
use std::thread::{current, sleep};
use std::time::Duration;

/// What reads pages and runs scripts in a browser.
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

/// Notes that the journey of this thread is not walked in this engine, and why; `cargo xtask test` counts and shows it.
pub fn skip(reason: &str) {
    let name = current().name().unwrap_or_default().to_owned();
    println!("skipped in {:?}: {reason}", engine());
    let list = OpenOptions::new().create(true).append(true).open(setting("KIOSQUE_SKIPPED"));
    // One write a line, for journeys run beside each other.
    let noted = list.and_then(|mut list| list.write_all(format!("{name}\t{reason}\n").as_bytes()));
    noted.expect("the list of skipped journeys can be written");
}

/// The browser's driver, and what it needs. Firefox's and WebKit's drive one browser each.
pub struct Driver {
    pub program: Program,
    _screen: Option<Program>,
}

/// Starts a driver.
pub fn driver() -> Driver {
    let mut command = Command::new(setting("KIOSQUE_DRIVER"));
    let program = match engine() {
        Engine::Chromium => Program::start(command.arg("--port=0"), |line| {
            let (_, port) = line.split_once("started successfully on port ")?;
            Some(format!("http://127.0.0.1:{}", port.trim_end_matches('.')))
        }),
        Engine::Firefox => Program::start(command.args(["--port", "0", "--websocket-port", "0"]), |line| {
            Some(format!("http://{}", line.split_once("Listening on ")?.1))
        }),
        Engine::WebKit => return webkit_driver(command),
    };
    Driver { program, _screen: None }
}

/// WebKit's browser always wants a window, and believes in its focus only while no other window has it: each has a screen of its
/// own.
fn webkit_driver(mut command: Command) -> Driver {
    let mut xvfb = Command::new(setting("KIOSQUE_XVFB"));
    xvfb.args(["-displayfd", "1", "-screen", "0", "1400x1100x24", "-nolisten", "tcp"]);
    let screen = Program::start(&xvfb, |line| line.trim().parse::<u32>().ok().map(|number| format!(":{number}")));
    let port = free_port();
    command.arg(format!("--port={port}"));
    command.env("DISPLAY", &screen.place).env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
    // It says nothing when it listens.
    let program = Program::start_silent(&command, format!("http://127.0.0.1:{port}"));
    for _ in 0..500 {
        if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return Driver { program, _screen: Some(screen) };
        }
        sleep(Duration::from_millis(20));
    }
    panic!("WebKitWebDriver does not listen on port {port}");
}

/// A port that nobody listens on now.
fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("there is a free port");
    listener.local_addr().expect("a listener has an address").port()
}

/// For tests: no window, no services of the browser's maker. The first is needed where everything runs as root.
const CHROMIUM: [&str; 9] = [
    "--no-sandbox",
    "--headless=new",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1280,900",
];

/// What the driver is told of the browser.
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
