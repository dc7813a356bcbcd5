//! What `cargo xtask test` is told about a journey beside its verdict: a line of name, word and text in a file.

use std::fs::OpenOptions;
use std::io::Write;
use std::thread::current;
use test_hosts::setting;

/// The journey of this thread is not walked in this engine.
pub fn leave_out(reason: &str) {
    note("left out", reason);
}

/// The journey of this thread fails for want of a browser, which says nothing about the site.
pub fn miss_browser(problem: &str) {
    note("no browser", problem);
}

fn note(word: &str, text: &str) {
    let name = current().name().unwrap_or_default().to_owned();
    let text = super::plain(text);
    let notes = OpenOptions::new().create(true).append(true).open(setting("KIOSQUE_NOTES"));
    // One write a line, for journeys beside each other.
    let noted = notes.and_then(|mut notes| notes.write_all(format!("{name}\t{word}\t{text}\n").as_bytes()));
    noted.expect("notes can be written");
}
