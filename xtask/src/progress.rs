//! What a command reports while it works, on standard error: a line for each step; for long work a spinner or a bar
//! on a terminal, and plain lines elsewhere.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::fmt::Display;
use std::io::IsTerminal;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// A step that takes no time.
pub fn step(text: impl Display) {
    eprintln!("• {text}");
}

/// Long work of unknown length.
pub struct Activity {
    text: String,
    start: Instant,
    spinner: ProgressBar,
    heartbeat: Option<(mpsc::Sender<()>, JoinHandle<()>)>,
}

impl Activity {
    /// Starts to show `text` with the elapsed time.
    pub fn start(text: impl Into<String>) -> Self {
        let text = text.into();
        let spinner = ProgressBar::new_spinner().with_prefix(text.clone());
        spinner.set_draw_target(ProgressDrawTarget::stderr());
        let start = Instant::now();
        let heartbeat = if std::io::stderr().is_terminal() {
            if let Ok(style) = ProgressStyle::with_template("{spinner} {prefix} ({elapsed}) {wide_msg:.dim}") {
                spinner.set_style(style);
            }
            spinner.enable_steady_tick(Duration::from_millis(120));
            None
        } else {
            eprintln!("• {text}…");
            Some(beat(text.clone(), start))
        };
        Self { text, start, spinner, heartbeat }
    }

    /// The latest sign of life, such as a line of the compiler; shown only on a terminal.
    pub fn tell(&self, sign: &str) {
        self.spinner.set_message(sign.trim().to_owned());
    }

    /// Shows that it is done, with the elapsed time.
    pub fn done(self) {
        self.spinner.finish_and_clear();
        step(format_args!("{}: {:.1} s", self.text, self.start.elapsed().as_secs_f64()));
    }
}

impl Drop for Activity {
    fn drop(&mut self) {
        self.spinner.finish_and_clear();
        if let Some((stop, thread)) = self.heartbeat.take() {
            drop(stop);
            // A heartbeat only prints; a failed one can be ignored.
            let _ = thread.join();
        }
    }
}

/// A line every half minute, so that a log does not look dead.
fn beat(text: String, start: Instant) -> (mpsc::Sender<()>, JoinHandle<()>) {
    let (stop, stopped) = mpsc::channel();
    let thread = std::thread::spawn(move || {
        while stopped.recv_timeout(Duration::from_secs(30)) == Err(mpsc::RecvTimeoutError::Timeout) {
            eprintln!("  … {text}: {} s so far", start.elapsed().as_secs());
        }
    });
    (stop, thread)
}

/// Long work of a known number of pieces, which may end on any thread.
pub struct Bar {
    text: String,
    start: Instant,
    total: u64,
    done: AtomicU64,
    bar: ProgressBar,
}

impl Bar {
    /// Starts to show how much of `total` is done.
    pub fn start(text: impl Into<String>, total: usize) -> Self {
        let (text, total) = (text.into(), total as u64);
        let bar = ProgressBar::new(total).with_prefix(text.clone());
        bar.set_draw_target(ProgressDrawTarget::stderr());
        if let Ok(style) = ProgressStyle::with_template("• {prefix} {wide_bar} {pos}/{len} ({eta})") {
            bar.set_style(style);
        }
        Self { text, start: Instant::now(), total, done: AtomicU64::new(0), bar }
    }

    /// One more piece is done.
    pub fn advance(&self) {
        self.bar.inc(1);
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        // Without a terminal: a line at each quarter, and only for work long enough to wonder about.
        let quarter = self.total.div_ceil(4);
        if self.total >= 2_000 && done < self.total && done.is_multiple_of(quarter) && !std::io::stderr().is_terminal()
        {
            eprintln!("  … {}: {done} of {}", self.text, self.total);
        }
    }

    /// Shows that all is done, with a note on the result.
    pub fn done(self, result: impl Display) {
        self.bar.finish_and_clear();
        step(format_args!("{}: {result}, {:.1} s", self.text, self.start.elapsed().as_secs_f64()));
    }
}

/// “1 entry”, “2 entries”, “20 000 files”: a number with its noun.
pub fn count(number: impl TryInto<u64>, one: &str, many: &str) -> String {
    let number = number.try_into().unwrap_or(u64::MAX);
    format!("{} {}", grouped(number), if number == 1 { one } else { many })
}

/// A number of bytes for people: “640 bytes”, “4.1 kB”, “26.2 MB”.
pub fn size(bytes: u64) -> String {
    let units = [("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1_000)];
    match units.into_iter().find(|(_, unit)| bytes >= *unit) {
        Some((name, unit)) => format!("{:.1} {name}", bytes as f64 / unit as f64),
        None => count(bytes, "byte", "bytes"),
    }
}

/// A number with a space between thousands, from five digits on.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let is_long = digits.len() > 4;
    let starts_thousand = |index: usize| is_long && index > 0 && (digits.len() - index).is_multiple_of(3);
    let parts = digits.chars().enumerate();
    parts.flat_map(|(index, digit)| starts_thousand(index).then_some(' ').into_iter().chain([digit])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_at_a_glance() {
        let counted = [0, 1, 29, 1_234, 20_000, 1_000_000].map(|number: u64| count(number, "file", "files"));
        assert_eq!(counted, ["0 files", "1 file", "29 files", "1234 files", "20 000 files", "1 000 000 files"]);
        let sizes = [640, 4_096, 26_214_400, 1_200_000_000].map(size);
        assert_eq!(sizes, ["640 bytes", "4.1 kB", "26.2 MB", "1.2 GB"]);
    }
}
