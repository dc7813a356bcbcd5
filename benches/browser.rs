//! Chromium as a phone on a slow network, and the programs that run beside it.

use crate::sites::setting;
use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};
use thirtyfour::ChromiumLikeCapabilities;
use thirtyfour::common::capabilities::chrome::ChromeCapabilities;
use thirtyfour::prelude::*;
use tokio::runtime::{Builder, Runtime};

/// How long anything may take.
const DEADLINE: Duration = Duration::from_secs(30);

/// No window, no services of the browser's maker, no sandbox where everything runs as root.
const ARGUMENTS: [&str; 8] = [
    "--no-sandbox",
    "--headless=new",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// Which processor and which browser, for the top of the table.
pub fn machine() -> String {
    let processors = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name = processors.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let name = name.map_or("unknown processor", |(_, name)| name);
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let chromium =
        setting("KIOSQUE_CHROMIUM").and_then(|program| Ok(Command::new(program).arg("--version").output()?));
    let chromium = chromium.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
    format!("{name}, {cores} cores; {}", chromium.unwrap_or_else(|_| "no Chromium".to_owned()))
}

/// A program that runs beside the browser, ended with its value.
pub struct Program {
    child: Child,
    _output: BufReader<ChildStdout>,
    /// Where it listens.
    pub address: String,
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn start(command: &mut Command, find: impl Fn(&str) -> Option<String>) -> Result<Program> {
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
    let mut output = BufReader::new(child.stdout.take().context("no output")?);
    loop {
        let mut line = String::new();
        if output.read_line(&mut line)? == 0 {
            bail!("{} ended before it listened", command.get_program().to_string_lossy());
        }
        if let Some(address) = find(line.trim()) {
            return Ok(Program { child, _output: output, address });
        }
    }
}

/// The production server over a folder.
pub fn serve(folder: &Path) -> Result<Program> {
    let mut command = Command::new(setting("KIOSQUE_XTASK")?);
    command.args(["serve", "--port", "0", "--folder"]).arg(folder);
    start(&mut command, |line| Some(line.strip_prefix("Kiosque: ")?.trim_end_matches('/').to_owned()))
}

/// The browser's driver.
pub fn driver() -> Result<Program> {
    start(Command::new(setting("KIOSQUE_CHROMEDRIVER")?).arg("--port=0"), |line| {
        let (_, port) = line.split_once("started successfully on port ")?;
        Some(format!("http://127.0.0.1:{}", port.trim_end_matches('.')))
    })
}

/// A browser that knows nothing yet, with one page.
pub struct Page {
    driver: WebDriver,
    runtime: Runtime,
}

impl Page {
    pub fn new(driver: &Program) -> Result<Self> {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let mut capabilities = ChromeCapabilities::new();
        capabilities.set_binary(&setting("KIOSQUE_CHROMIUM")?)?;
        for argument in ARGUMENTS {
            capabilities.add_arg(argument)?;
        }
        let driver = runtime.block_on(async { WebDriver::new(&driver.address, capabilities).await })?;
        let page = Self { driver, runtime };
        page.devtools("Network.enable", json!({}))?;
        page.devtools("Network.setCacheDisabled", json!({ "cacheDisabled": true }))?;
        Ok(page)
    }

    /// A telephone's screen.
    pub fn small(&self) -> Result<()> {
        let screen = json!({ "width": 412, "height": 823, "deviceScaleFactor": 2.625, "mobile": true });
        self.devtools("Emulation.setDeviceMetricsOverride", screen)
    }

    /// A processor so many times slower.
    pub fn slow_processor(&self, times: u32) -> Result<()> {
        self.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": times }))
    }

    /// Slow 4G: 150 ms there and back, 1.6 Mbit/s down, 0.75 up.
    pub fn slow_network(&self) -> Result<()> {
        let network = json!({
            "offline": false, "latency": 150, "downloadThroughput": 1.6e6 / 8.0, "uploadThroughput": 0.75e6 / 8.0,
        });
        self.devtools("Network.emulateNetworkConditions", network)
    }

    /// Runs a script in every document from now on, before anything of the page.
    pub fn script_first(&self, source: &str) -> Result<()> {
        self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source }))
    }

    pub fn goto(&self, address: &str) -> Result<()> {
        Ok(self.runtime.block_on(self.driver.goto(address))?)
    }

    /// What a script returns.
    pub fn read(&self, script: &str) -> Result<Value> {
        Ok(self.runtime.block_on(async { self.driver.execute(script, []).await })?.json().clone())
    }

    /// Waits until a script returns something true, and returns it.
    pub fn wait(&self, what: &str, script: &str) -> Result<Value> {
        let start = Instant::now();
        loop {
            let value = self.read(script).unwrap_or_default();
            if !matches!(value, Value::Null | Value::Bool(false)) {
                return Ok(value);
            }
            if start.elapsed() > DEADLINE {
                bail!("waited {} s for {what}", DEADLINE.as_secs());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Waits until the application has taken over the page.
    pub fn wait_for_application(&self) -> Result<()> {
        self.wait("the application", "return document.documentElement.dataset.app === 'running'").map(drop)
    }

    /// Scrolls to the element that a script returns.
    pub fn show(&self, element: &str) -> Result<()> {
        self.place(element).map(drop)
    }

    /// Moves the pointer to the middle of the element that a script returns.
    pub fn hover(&self, element: &str) -> Result<()> {
        let [x, y] = self.place(element)?;
        self.devtools("Input.dispatchMouseEvent", json!({ "type": "mouseMoved", "x": x, "y": y }))
    }

    /// Clicks the middle of the element that a script returns.
    pub fn click(&self, element: &str) -> Result<()> {
        let [x, y] = self.place(element)?;
        for kind in ["mousePressed", "mouseReleased"] {
            let event = json!({ "type": kind, "x": x, "y": y, "button": "left", "clickCount": 1 });
            self.devtools("Input.dispatchMouseEvent", event)?;
        }
        Ok(())
    }

    fn place(&self, element: &str) -> Result<[f64; 2]> {
        let script = format!(
            "const element = (() => {{ {element} }})(); element.scrollIntoView({{ block: 'center', behavior: 'instant' }});
             const box = element.getClientRects()[0]; return [box.x + box.width / 2, box.y + box.height / 2]"
        );
        let place = self.read(&script)?;
        let part = |number: usize| place.get(number).and_then(Value::as_f64).context("the element has no place");
        Ok([part(0)?, part(1)?])
    }

    /// Counts from now on what [`work`](Self::work) tells, in the main thread's own time: what other programs take does not count.
    pub fn count_work(&self) -> Result<()> {
        self.devtools("Performance.enable", json!({ "timeDomain": "threadTicks" }))
    }

    /// The main thread's time for the page so far, in milliseconds: for everything, layout, styles and scripts.
    pub fn work(&self) -> Result<[Option<f64>; 4]> {
        let told = self.ask_devtools("Performance.getMetrics", json!({}))?;
        let metrics = told.get("metrics").and_then(Value::as_array).context("no metrics")?;
        let find = |name: &str| {
            let metric = metrics.iter().find(|metric| metric.get("name").is_some_and(|own| own == name))?;
            Some(metric.get("value")?.as_f64()? * 1000.0)
        };
        Ok(["TaskDuration", "LayoutDuration", "RecalcStyleDuration", "ScriptDuration"].map(find))
    }

    fn devtools(&self, command: &str, parameters: Value) -> Result<()> {
        self.ask_devtools(command, parameters).map(drop)
    }

    fn ask_devtools(&self, command: &str, parameters: Value) -> Result<Value> {
        Ok(self.runtime.block_on(self.driver.cdp().send_raw(command, parameters))?)
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        let _ = self.runtime.block_on(self.driver.clone().quit());
    }
}
