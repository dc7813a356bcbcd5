//! `cargo xtask bench`: builds the release site and lets benches/ measure it.

use crate::process::{self, cargo};
use crate::setup;
use crate::test;
use anyhow::{Context, Result};
use std::process::ExitCode;

/// The package of the benchmarks.
const BENCHMARKS: &str = "kiosque-bench";

/// Measures everything, or one part.
pub fn run(part: Option<&str>) -> Result<ExitCode> {
    let xtask = std::env::current_exe().context("cannot tell where xtask is")?;
    let browser = setup::chromium()?;
    let site = test::site()?;
    process::run(cargo().args(["build", "--package", BENCHMARKS]), "Compiling the benchmarks", "bench")?;
    let mut command = cargo();
    command.args(["run", "--quiet", "--package", BENCHMARKS, "--"]).args(part);
    command.env("KIOSQUE_XTASK", xtask).env("KIOSQUE_SITE", site);
    command.env("KIOSQUE_CHROMIUM", &browser.program).env("KIOSQUE_CHROMEDRIVER", &browser.driver);
    let status = command.status().context("cannot run the benchmarks")?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
