//! What `cargo xtask test` learns about a journey besides its result: a file with a line of name, word and text for
//! each note.

use std::fs::OpenOptions;
use std::io::Write;
use std::thread::current;
use test_hosts::setting;

/// This thread's journey is skipped in this engine.
pub fn leave_out(reason: &str) {
    note("left out", reason);
}

/// This thread's journey failed because it had no browser, which says nothing about the site.
pub fn miss_browser(problem: &str) {
    note("no browser", problem);
}

fn note(word: &str, text: &str) {
    let name = current().name().unwrap_or_default().to_owned();
    let text = super::plain(text);
    let notes = OpenOptions::new().create(true).append(true).open(setting("KIOSQUE_NOTES"));
    // One write per line, since journeys run in parallel.
    let noted = notes.and_then(|mut notes| notes.write_all(format!("{name}\t{word}\t{text}\n").as_bytes()));
    noted.expect("notes can be written");
}
