//! `cargo xtask test`: every part runs even after one has failed, and the last line is the sum.

use crate::arguments::Rendering;
use crate::paths;
use crate::process::{self, cargo};
use crate::progress::step;
use crate::setup::{self, Browser, Engine};
use crate::{build, gallery};
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::ops::AddAssign;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

/// The package of the browser tests, in tests/browser. It is compiled apart: what it needs, nothing else needs.
const BROWSER_TESTS: &str = "browser-journeys";

/// The package of the tests that look at the finished site, in tests/site.
const SITE_TESTS: &str = "site-checks";

/// Runs everything; with a filter, only the tests whose name contains it.
pub fn run(filter: Option<&str>, engines: &[Engine]) -> Result<ExitCode> {
    // Asked before cargo may put a newer xtask in the place of the one that runs.
    let xtask = std::env::current_exe().context("cannot tell where xtask is")?;
    let tools = setup::tools();
    let browsers: Vec<(Engine, Result<Browser>)> = engines.iter().map(|engine| (*engine, engine.browser())).collect();

    let mut sum = Sum::default();
    if filter.is_none() {
        sum += lints();
    }
    let native = ["test", "--workspace", "--exclude", BROWSER_TESTS, "--exclude", SITE_TESTS];
    let native = [&native[..], &["--features", "kiosque/ssr", "--no-fail-fast"]].concat();
    sum += tests("native tests", cargo().args(native), filter);
    sum += match tools.and_then(|_| site()) {
        Err(error) => failure(&error),
        Ok(site) => {
            let mut sum = tests("tests of the site and its hosts", &mut checks(&xtask, &site), filter);
            for (engine, browser) in &browsers {
                sum += match browser {
                    Ok(browser) => browser_tests(&xtask, &site, *engine, browser, filter),
                    Err(error) => failure(error),
                };
            }
            sum
        }
    };
    if sum.skipped > 0 {
        println!("{} skipped, each with its reason above", sum.skipped);
    }
    println!("{} passed, {} failed", sum.passed, sum.failed);
    Ok(if sum.failed == 0 && sum.passed > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What passed and what failed so far, and what an engine's driver cannot do. A part that fails without a test's verdict, such as
/// code that does not compile, is one failure.
#[derive(Debug, Default, PartialEq, Eq)]
struct Sum {
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

fn failure(error: &anyhow::Error) -> Sum {
    eprintln!("error: {error:#}");
    Sum { failed: 1, ..Sum::default() }
}

/// Formatting and lints, natively and for the browser.
fn lints() -> Sum {
    let deny = ["--", "-D", "warnings"];
    let native = ["clippy", "--workspace", "--all-targets", "--features", "kiosque/ssr"];
    let wasm =
        ["clippy", "--package", "kiosque", "--lib", "--target", "wasm32-unknown-unknown", "--features", "hydrate"];
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

/// The release site of the repository's own catalogue: what the browser tests and the benchmarks look at.
pub fn site() -> Result<PathBuf> {
    let out = paths::target().join("site");
    build::build(Rendering { catalogue: paths::catalogue(), out: out.clone(), base_url: None })?;
    Ok(out)
}

/// The tests of the site and its hosts. Those that need nginx or w3m say so where there is none.
fn checks(xtask: &Path, site: &Path) -> Command {
    let mut command = on_site(SITE_TESTS, xtask, site);
    match setup::nginx() {
        Ok(nginx) => command.env("KIOSQUE_NGINX", &nginx.program).env("KIOSQUE_NGINX_BROTLI", &nginx.brotli),
        Err(error) => command.env("KIOSQUE_NGINX_PROBLEM", format!("{error:#}")),
    };
    match setup::w3m() {
        Ok(w3m) => command.env("KIOSQUE_W3M", w3m),
        Err(error) => command.env("KIOSQUE_W3M_PROBLEM", format!("{error:#}")),
    };
    command
}

/// Tests of one package, told where the site is and what serves it.
fn on_site(package: &str, xtask: &Path, site: &Path) -> Command {
    let mut command = cargo();
    command.args(["test", "--package", package, "--no-fail-fast"]);
    command.env("KIOSQUE_XTASK", xtask).env("KIOSQUE_SITE", site);
    command
}

/// The journeys in one engine. Those that its driver cannot walk say so and count as skipped.
fn browser_tests(xtask: &Path, site: &Path, engine: Engine, browser: &Browser, filter: Option<&str>) -> Sum {
    let skipped = paths::logs().join(format!("skipped-{}", engine.word()));
    // There is none before the first time.
    let _ = fs::remove_file(&skipped);
    let mut command = on_site(BROWSER_TESTS, xtask, site);
    command.env("KIOSQUE_ENGINE", engine.word()).env("KIOSQUE_SKIPPED", &skipped);
    command.env("KIOSQUE_BROWSER", &browser.program).env("KIOSQUE_DRIVER", &browser.driver);
    // Journeys wait as much as they work.
    let threads = std::thread::available_parallelism().map_or(2, |cores| cores.get() + 1);
    command.env("RUST_TEST_THREADS", std::env::var("RUST_TEST_THREADS").unwrap_or_else(|_| threads.to_string()));
    if let Some(screen) = &browser.screen {
        command.env("KIOSQUE_XVFB", screen);
    }
    if engine == Engine::Chromium {
        match setup::axe() {
            Ok(axe) => command.env("KIOSQUE_AXE", axe),
            Err(error) => command.env("KIOSQUE_AXE_PROBLEM", format!("{error:#}")),
        };
        match gallery::write() {
            Ok(page) => command.env("KIOSQUE_GALLERY", page),
            Err(error) => command.env("KIOSQUE_GALLERY_PROBLEM", format!("{error:#}")),
        };
    }
    let mut sum = tests(&format!("browser tests in {engine}"), &mut command, filter);
    let mut reasons: BTreeMap<String, u64> = BTreeMap::new();
    for (_, reason) in fs::read_to_string(&skipped).unwrap_or_default().lines().filter_map(|line| line.split_once('\t'))
    {
        *reasons.entry(reason.to_owned()).or_default() += 1;
    }
    for (reason, count) in reasons {
        println!("skipped in {engine}: {count}, since {reason}");
        sum.skipped += count;
        // They ended without a word, which cargo takes for a pass.
        sum.passed = sum.passed.saturating_sub(count);
    }
    sum
}

/// Runs one `cargo test`, its output shown as it comes, and adds up what it says.
fn tests(text: &str, command: &mut Command, filter: Option<&str>) -> Sum {
    step(format_args!("Running the {text}"));
    match stream(command.args(filter)) {
        Ok(sum) => sum,
        Err(error) => failure(&error.context(format!("cannot run the {text}"))),
    }
}

fn stream(command: &mut Command) -> Result<Sum> {
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn()?;
    let mut sum = Sum::default();
    for line in child.stdout.take().into_iter().flat_map(|pipe| BufReader::new(pipe).lines()) {
        let line = line?;
        writeln!(io::stdout(), "{line}")?;
        sum += verdict(&line).unwrap_or_default();
    }
    let status = child.wait()?;
    if !status.success() && sum.failed == 0 {
        sum.failed = 1;
    }
    Ok(sum)
}

/// The counts in a line such as `test result: ok. 12 passed; 0 failed; 1 ignored; …`.
fn verdict(line: &str) -> Option<Sum> {
    let (_, counts) = line.strip_prefix("test result: ")?.split_once(". ")?;
    let count = |noun: &str| {
        let part = counts.split(';').find_map(|part| part.trim().strip_suffix(noun))?;
        part.trim().parse().ok()
    };
    Some(Sum { passed: count("passed")?, failed: count("failed")?, skipped: 0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verdict_is_read_from_the_last_line_of_a_test_program() {
        let line = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.05s";
        assert_eq!(verdict(line), Some(Sum { passed: 12, failed: 3, skipped: 0 }));
        assert_eq!(verdict("test result_is_read ... ok"), None);
    }
}
