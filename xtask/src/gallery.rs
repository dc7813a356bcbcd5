//! `cargo xtask gallery`: every part of a page in every state, on one page for developers. Compiles nothing for the
//! browser.

use crate::catalogue;
use crate::paths;
use crate::progress::step;
use anyhow::{Context, Result};
use kiosque::gallery;
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

pub fn run() -> Result<ExitCode> {
    let page = write()?;
    step(format_args!("open {} in a browser", page.display()));
    Ok(ExitCode::SUCCESS)
}

/// Writes the page; returns its path.
pub fn write() -> Result<PathBuf> {
    let checked = catalogue::read(&paths::catalogue())?;
    let index = fs::read_to_string(paths::root().join("index.html")).context("cannot read index.html")?;
    let mut styles = String::new();
    for path in gallery::style_sheets(&index) {
        let style = fs::read_to_string(paths::root().join(path));
        styles.push_str(&style.with_context(|| format!("cannot read {path}, which index.html links"))?);
    }
    let folder = paths::target().join("gallery");
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let page = folder.join("index.html");
    fs::write(&page, gallery::page(checked.catalogue, &styles))
        .with_context(|| format!("cannot write {}", page.display()))?;
    Ok(page)
}
