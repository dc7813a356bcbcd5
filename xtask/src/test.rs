//! `cargo xtask test`: every part runs even after a failure, and the last line is the sum.
//!
//! Two tasks run in parallel: linting and native tests, and building the site and walking through it in browsers. A
//! table at the end shows what each part took.

mod libtest;
mod times;
mod walks;

use crate::arguments::{Rendering, Testing, Walks};
use crate::compress::Encodings;
use crate::paths;
use crate::process::{self, cargo};
use crate::progress::step;
use crate::setup::{self, Browser, Engine};
use crate::{build, gallery};
use anyhow::{Context, Error, Result, anyhow};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::hint;
use std::io::{self, BufRead, BufReader, Write};
use std::ops::AddAssign;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle, ScopedJoinHandle};
use times::Times;
use walks::{End, Failure, Journeys, Which, second_walks};

/// The package of the browser tests, in tests/browser. Compiled separately, since nothing else needs its
/// dependencies.
const BROWSER_TESTS: &str = "browser-journeys";

/// The package of the site tests, in tests/site.
const SITE_TESTS: &str = "site-checks";

/// Runs everything; with a filter, only the tests whose name contains it.
pub fn run(testing: &Testing) -> Result<ExitCode> {
    let run = Run {
        testing,
        // Read before cargo may replace the running xtask.
        xtask: std::env::current_exe().context("cannot tell where xtask is")?,
        times: Times::start(),
    };
    let load = Load::start(testing.load);
    let sum = run.everything();
    load.end();
    println!("{}\n", run.times);
    if sum.skipped > 0 {
        println!("{} skipped, each with its reason above", sum.skipped);
    }
    println!("{} passed, {} failed", sum.passed, sum.failed);
    Ok(if sum.failed == 0 && sum.passed > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// How many tests passed, failed and were skipped. A part that fails without a verdict, such as code that does not
/// compile, is one failure.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Sum {
    passed: u64,
    failed: u64,
    skipped: u64,
}

impl AddAssign for Sum {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

fn failure(error: &Error) -> Sum {
    eprintln!("error: {error:#}");
    Sum { failed: 1, ..Sum::default() }
}

/// The result of a parallel task.
fn joined<T>(work: ScopedJoinHandle<'_, Result<T>>) -> Result<T> {
    work.join().unwrap_or_else(|_| Err(anyhow!("a part of the test run panicked")))
}

/// Prints a line of one part; other parts print between its lines.
fn tell(part: &str, line: &str) {
    // Nobody reads the output any more: the verdict still counts.
    let _ = writeln!(io::stdout(), "{part:>8} | {line}");
}

/// One run of the tests.
struct Run<'a> {
    testing: &'a Testing,
    /// The program that serves and renders for the tests.
    xtask: PathBuf,
    times: Times,
}

/// The programs that test the finished site.
struct Programs {
    journeys: PathBuf,
    checks: PathBuf,
}

impl Run<'_> {
    fn everything(&self) -> Sum {
        let is_repeated = matches!(self.testing.walks, Walks::Repeat(_));
        thread::scope(|scope| {
            let browsers = scope.spawn(|| Ok(self.browsers()));
            let programs = scope.spawn(|| self.programs());
            let site = self.times.measure("the site, application included", site);
            let programs = joined(programs);
            let code = scope.spawn(|| Ok(if is_repeated { Sum::default() } else { self.code() }));
            let mut sum = match (site, programs, joined(browsers)) {
                (Ok(site), Ok(programs), Ok(browsers)) => self.finished_site(&site, &programs, browsers),
                (site, programs, browsers) => {
                    let errors = [site.err(), programs.err(), browsers.err()];
                    errors.iter().flatten().map(failure).fold(Sum::default(), |mut sum, failure| {
                        sum += failure;
                        sum
                    })
                }
            };
            sum += joined(code).unwrap_or_else(|error| failure(&error));
            sum
        })
    }

    /// The browsers of the engines, each found or installed.
    fn browsers(&self) -> Vec<(Engine, Result<Browser>)> {
        let find = || self.testing.engines.iter().map(|engine| (*engine, engine.browser())).collect();
        self.times.measure("finding the browsers", find)
    }

    /// Compiles the programs that test the finished site.
    fn programs(&self) -> Result<Programs> {
        self.times.measure("compiling the browser tests", || {
            let mut command = cargo();
            command.args(["test", "--no-run", "--message-format=json-render-diagnostics"]);
            let output = command.args(["--package", BROWSER_TESTS, "--package", SITE_TESTS]).stderr(Stdio::inherit());
            let output = output.output().context("cannot compile the tests of the site")?;
            let program = |name: &str| {
                let messages = output.stdout.split(|byte| *byte == b'\n');
                let mut messages = messages.filter_map(|line| serde_json::from_slice::<serde_json::Value>(line).ok());
                let message = messages.find(|message| {
                    message.pointer("/target/name").is_some_and(|found| found == name)
                        && message.pointer("/executable").is_some_and(|program| program.is_string())
                });
                let program = message.as_ref().and_then(|message| message.pointer("/executable")?.as_str());
                program.map(PathBuf::from).with_context(|| format!("the tests of the site do not compile: no {name}"))
            };
            Ok(Programs { journeys: program("journeys")?, checks: program("site")? })
        })
    }

    /// Formatting, lints, and native tests.
    fn code(&self) -> Sum {
        let mut sum = Sum::default();
        if self.testing.filter.is_none() {
            sum += self.times.measure("formatting and lints", lints);
        }
        let mut native = cargo();
        native.args(["test", "--workspace", "--exclude", BROWSER_TESTS, "--exclude", SITE_TESTS]);
        native.args(["--features", "kiosque/ssr", "--no-fail-fast"]).args(&self.testing.filter);
        match setup::node() {
            Ok(node) => native.env("KIOSQUE_NODE", node),
            Err(error) => native.env("KIOSQUE_NODE_PROBLEM", format!("{error:#}")),
        };
        sum += self.times.measure("native tests", || tests("native", &mut native));
        sum
    }

    /// The tests of the site and its hosts, and the journeys.
    fn finished_site(&self, site: &Path, programs: &Programs, browsers: Vec<(Engine, Result<Browser>)>) -> Sum {
        let mut sum = Sum::default();
        let mut settings = others();
        settings.push(("KIOSQUE_XTASK".to_owned(), OsString::from(&self.xtask)));
        settings.push(("KIOSQUE_SITE".to_owned(), OsString::from(site)));
        let mut engines = Vec::new();
        for (engine, browser) in browsers {
            match browser {
                Ok(browser) => engines.push(journeys(engine, &browser, programs, &settings)),
                Err(error) => sum += failure(&error),
            }
        }
        let filter = self.testing.filter.as_deref().unwrap_or_default();
        if let Walks::Repeat(times) = self.testing.walks {
            let walk = || walks::repeat(&engines, filter, times, threads(), |line| step(line));
            let repeated = self.times.measure("the journeys, again and again", walk);
            println!("{repeated}");
            sum += repeated.sum();
            return sum;
        }
        let mut checks = Command::new(&programs.checks);
        checks.current_dir(paths::root()).envs(settings.iter().map(|(name, value)| (name, value))).arg(filter);
        sum += self.times.measure("tests of the site and its hosts", || tests("site", &mut checks));
        sum += self.walk(&engines, filter);
        sum
    }

    /// The journeys in every engine, with a second walk for those that failed.
    fn walk(&self, engines: &[Journeys], filter: &str) -> Sum {
        let mut sum = Sum::default();
        let mut failures = Vec::new();
        // Chromium walks more journeys than the other engines, which are slower: those run in parallel.
        let (first, others) = engines.split_at(1.min(engines.len()));
        for group in [first, others] {
            let ends = thread::scope(|scope| {
                let walks: Vec<_> = group
                    .iter()
                    .map(|journeys| {
                        let threads = if group.len() > 1 { threads().div_ceil(2) } else { threads() };
                        let walk = move || {
                            journeys.walk(Which::Containing(filter), threads, |line| tell(&journeys.engine, line))
                        };
                        scope.spawn(move || self.times.measure(&format!("journeys in {}", journeys.engine), walk))
                    })
                    .collect();
                walks.into_iter().map(joined).collect::<Vec<_>>()
            });
            for (journeys, ends) in group.iter().zip(ends) {
                match ends {
                    Ok(ends) => sum += settled(journeys, ends, &mut failures),
                    Err(error) => sum += failure(&error),
                }
            }
        }
        if failures.is_empty() {
            return sum;
        }
        let shown = match self.testing.walks {
            Walks::Again => {
                self.times.measure("second walks", || second_walks(&failures, |failure| failure.walk_again()))
            }
            Walks::Once | Walks::Repeat(_) => second_walks(&failures, |failure| failure.first.clone()),
        };
        println!("{shown}");
        sum += shown.sum();
        sum
    }
}

/// Counts the journeys settled by their first walk; adds the others to the failures.
fn settled<'a>(journeys: &'a Journeys, ends: BTreeMap<String, End>, failures: &mut Vec<Failure<'a>>) -> Sum {
    let mut sum = Sum::default();
    let mut reasons: BTreeMap<String, u64> = BTreeMap::new();
    for (name, end) in ends {
        match end {
            End::Passed => sum.passed += 1,
            End::LeftOut(reason) => *reasons.entry(reason).or_default() += 1,
            first => failures.push(Failure { journeys, name, first }),
        }
    }
    for (reason, count) in reasons {
        println!("skipped in {}: {count}, since {reason}", journeys.engine);
        sum.skipped += count;
    }
    sum
}

/// Formatting and lints, natively and for the browser.
fn lints() -> Sum {
    let deny = ["--", "-D", "warnings"];
    let native = ["clippy", "--workspace", "--all-targets", "--features", "kiosque/ssr"];
    // In the application's profile, for which macros and build scripts are compiled already.
    let wasm = [
        "clippy",
        "--package",
        "kiosque",
        "--lib",
        "--target",
        "wasm32-unknown-unknown",
        "--features",
        "hydrate",
        "--release",
    ];
    let mut sum = Sum::default();
    for (text, log, arguments) in [
        ("Checking the formatting", "format", vec!["fmt", "--all", "--check"]),
        ("Checking the code for this machine", "clippy", [&native[..], &deny].concat()),
        ("Checking the code for the browser", "clippy-wasm", [&wasm[..], &deny].concat()),
    ] {
        if let Err(error) = process::run(cargo().args(arguments), text, log) {
            sum += failure(&error);
        }
    }
    sum
}

/// The release site of the repository's catalogue, for the browser tests and the benchmarks.
pub fn site() -> Result<PathBuf> {
    let out = paths::target().join("site");
    let (catalogue, precompress) = (paths::catalogue(), Encodings::BROTLI);
    build::build(Rendering { catalogue, out: out.clone(), base_url: None, precompress })?;
    Ok(out)
}

/// Where the tests find other hosts and browsers. Tests report a missing one themselves.
fn others() -> Vec<(String, OsString)> {
    let mut settings = Vec::new();
    let mut set = |name: &str, value: OsString| settings.push((name.to_owned(), value));
    match setup::nginx() {
        Ok(nginx) => {
            set("KIOSQUE_NGINX", nginx.program.into());
            set("KIOSQUE_NGINX_BROTLI", nginx.brotli.into());
        }
        Err(error) => set("KIOSQUE_NGINX_PROBLEM", format!("{error:#}").into()),
    }
    match setup::w3m() {
        Ok(w3m) => set("KIOSQUE_W3M", w3m.into()),
        Err(error) => set("KIOSQUE_W3M_PROBLEM", format!("{error:#}").into()),
    }
    match setup::node().and_then(|node| Ok((node, setup::schema_types()?))) {
        Ok((node, types)) => {
            set("KIOSQUE_NODE", node.into());
            set("KIOSQUE_SCHEMA_TYPES", types.into());
        }
        Err(error) => set("KIOSQUE_SCHEMA_TYPES_PROBLEM", format!("{error:#}").into()),
    }
    match setup::citation_readers() {
        Ok(readers) => set("KIOSQUE_READERS", readers.into()),
        Err(error) => set("KIOSQUE_READERS_PROBLEM", format!("{error:#}").into()),
    }
    match setup::bibtex() {
        Ok(bibtex) => {
            set("KIOSQUE_BIBTEX", bibtex.program.into());
            if let Some(files) = bibtex.files {
                set("KIOSQUE_BIBTEX_FILES", files.into());
            }
        }
        Err(error) => set("KIOSQUE_BIBTEX_PROBLEM", format!("{error:#}").into()),
    }
    settings
}

/// The journeys in one engine.
fn journeys(engine: Engine, browser: &Browser, programs: &Programs, settings: &[(String, OsString)]) -> Journeys {
    let mut settings = settings.to_vec();
    let mut set = |name: &str, value: OsString| settings.push((name.to_owned(), value));
    set("KIOSQUE_ENGINE", engine.word().into());
    set("KIOSQUE_BROWSER", (&browser.program).into());
    set("KIOSQUE_DRIVER", (&browser.driver).into());
    if let Some(screen) = &browser.screen {
        set("KIOSQUE_XVFB", screen.into());
    }
    if engine == Engine::Chromium {
        match setup::axe() {
            Ok(axe) => set("KIOSQUE_AXE", axe.into()),
            Err(error) => set("KIOSQUE_AXE_PROBLEM", format!("{error:#}").into()),
        }
        match gallery::write() {
            Ok(page) => set("KIOSQUE_GALLERY", page.into()),
            Err(error) => set("KIOSQUE_GALLERY_PROBLEM", format!("{error:#}").into()),
        }
    }
    Journeys { engine: engine.to_string(), program: programs.journeys.clone(), settings }
}

/// How many journeys to walk at a time: they wait as much as they work.
fn threads() -> usize {
    thread::available_parallelism().map_or(2, |cores| cores.get() + 1)
}

/// Runs test programs, prints their output as it comes, and adds up their results.
fn tests(part: &str, command: &mut Command) -> Sum {
    stream(part, command).unwrap_or_else(|error| failure(&error.context(format!("cannot run the {part} tests"))))
}

fn stream(part: &str, command: &mut Command) -> Result<Sum> {
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn()?;
    let mut sum = Sum::default();
    for line in child.stdout.take().into_iter().flat_map(|pipe| BufReader::new(pipe).lines()) {
        let line = line?;
        tell(part, &line);
        let (passed, failed) = libtest::counts(&line).unwrap_or_default();
        sum += Sum { passed, failed, skipped: 0 };
    }
    let status = child.wait()?;
    if !status.success() && sum.failed == 0 {
        sum.failed = 1;
    }
    Ok(sum)
}

/// Threads that keep the processor busy, like other work on the machine.
struct Load {
    is_over: Arc<AtomicBool>,
    threads: Vec<JoinHandle<()>>,
}

impl Load {
    fn start(threads: usize) -> Self {
        let is_over = Arc::new(AtomicBool::new(false));
        let threads = (0..threads).map(|_| {
            let is_over = Arc::clone(&is_over);
            thread::spawn(move || {
                while !is_over.load(Ordering::Relaxed) {
                    hint::spin_loop();
                }
            })
        });
        let threads = threads.collect();
        Self { is_over, threads }
    }

    fn end(self) {
        self.is_over.store(true, Ordering::Relaxed);
        for thread in self.threads {
            // It only spins, so it cannot have failed.
            let _ = thread.join();
        }
    }
}
