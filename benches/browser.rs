//! Chromium as a phone on a slow network, and the processes beside it.

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

/// The longest wait for anything.
const DEADLINE: Duration = Duration::from_secs(30);

/// Headless, without the vendor's services. `--no-sandbox` is for containers where everything runs as root.
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

/// The processor and the browser, for the top of the table.
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

/// A process beside the browser; dropping it kills the process.
pub struct Program {
    child: Child,
    _output: BufReader<ChildStdout>,
    /// The address that it listens on.
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

/// Starts ChromeDriver.
pub fn driver() -> Result<Program> {
    start(Command::new(setting("KIOSQUE_CHROMEDRIVER")?).arg("--port=0"), |line| {
        let (_, port) = line.split_once("started successfully on port ")?;
        Some(format!("http://127.0.0.1:{}", port.trim_end_matches('.')))
    })
}

/// A fresh browser with one page and no cache.
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

    /// A phone's screen.
    pub fn small(&self) -> Result<()> {
        let screen = json!({ "width": 412, "height": 823, "deviceScaleFactor": 2.625, "mobile": true });
        self.devtools("Emulation.setDeviceMetricsOverride", screen)
    }

    /// Slows the processor down by that factor.
    pub fn slow_processor(&self, times: u32) -> Result<()> {
        self.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": times }))
    }

    /// Slow 4G: 150 ms round trip, 1.6 Mbit/s down, 0.75 Mbit/s up.
    pub fn slow_network(&self) -> Result<()> {
        let network = json!({
            "offline": false, "latency": 150, "downloadThroughput": 1.6e6 / 8.0, "uploadThroughput": 0.75e6 / 8.0,
        });
        self.devtools("Network.emulateNetworkConditions", network)
    }

    /// Runs a script in every new document, before the page's own.
    pub fn script_first(&self, source: &str) -> Result<()> {
        self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source }))
    }

    pub fn goto(&self, address: &str) -> Result<()> {
        Ok(self.runtime.block_on(self.driver.goto(address))?)
    }

    /// The value that a script returns.
    pub fn read(&self, script: &str) -> Result<Value> {
        Ok(self.runtime.block_on(async { self.driver.execute(script, []).await })?.json().clone())
    }

    /// Waits until a script returns a truthy value, and returns it.
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

    /// Waits until the application has hydrated the page.
    pub fn wait_for_application(&self) -> Result<()> {
        self.wait("the application", "return document.documentElement.dataset.app === 'running'").map(drop)
    }

    /// Scrolls to the element that a script returns.
    pub fn show(&self, element: &str) -> Result<()> {
        self.centre(element).map(drop)
    }

    /// Moves the pointer to the centre of the element that a script returns.
    pub fn hover(&self, element: &str) -> Result<()> {
        let [x, y] = self.centre(element)?;
        self.devtools("Input.dispatchMouseEvent", json!({ "type": "mouseMoved", "x": x, "y": y }))
    }

    /// Clicks the centre of the element that a script returns.
    pub fn click(&self, element: &str) -> Result<()> {
        let [x, y] = self.centre(element)?;
        for kind in ["mousePressed", "mouseReleased"] {
            let event = json!({ "type": kind, "x": x, "y": y, "button": "left", "clickCount": 1 });
            self.devtools("Input.dispatchMouseEvent", event)?;
        }
        Ok(())
    }

    fn centre(&self, element: &str) -> Result<[f64; 2]> {
        let script = format!(
            "const element = (() => {{ {element} }})(); element.scrollIntoView({{ block: 'center', behavior: 'instant' }});
             const box = element.getClientRects()[0]; return [box.x + box.width / 2, box.y + box.height / 2]"
        );
        let centre = self.read(&script)?;
        let part = |number: usize| centre.get(number).and_then(Value::as_f64).context("the element is not drawn");
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
