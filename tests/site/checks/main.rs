//! Checks of the finished release site: its weight, how hosts serve it, and what search engines and reference
//! managers read.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that panics is a test that fails"
)]

mod budgets;
mod citations;
mod hosts;
mod ratchet;
mod structured_data;
mod text_browser;

use std::fs;
use std::path::{Path, PathBuf};
use test_hosts::setting;

/// The site that `cargo xtask test` has built.
fn site() -> PathBuf {
    setting("KIOSQUE_SITE").into()
}

/// The sorted paths, relative to the folder, of all files in it with that ending.
fn files(folder: &Path, ending: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                found.push(path.strip_prefix(folder).unwrap().to_string_lossy().into_owned());
            }
        }
    }
    found.sort();
    assert!(!found.is_empty(), "{} has no {ending}", folder.display());
    found
}
