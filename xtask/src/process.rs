//! Other programs: finds them, asks their version, runs them behind a spinner with their output in a log.

use crate::paths;
use crate::progress::Activity;
use anyhow::{Context, Result, bail};
use std::collections::VecDeque;
use std::env;
use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;

/// How many lines of a failed program's output to show.
const TAIL: usize = 40;

/// The cargo that runs us.
pub fn cargo() -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(paths::root());
    command
}

/// Every program of that name on the PATH, in order.
pub fn find_all(name: &str) -> Vec<PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path).map(|folder| folder.join(&file)).filter(|program| program.is_file()).collect()
}

/// The PATH with these folders in front.
pub fn path_with(first: impl IntoIterator<Item = PathBuf>) -> Result<OsString> {
    let path = env::var_os("PATH").unwrap_or_default();
    env::join_paths(first.into_iter().chain(env::split_paths(&path)))
        .context("cannot write a PATH with the tools in it")
}

/// The output of `program --version`; `None` if it does not run.
pub fn version_line(program: impl AsRef<OsStr>) -> Option<String> {
    let output = Command::new(program).arg("--version").stdin(Stdio::null()).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    output.status.success().then_some(text)
}

/// The first word of a version line that starts with a digit: `0.21.14` in `trunk 0.21.14`.
pub fn version_in(line: &str) -> Option<&str> {
    line.split_whitespace().find(|word| word.starts_with(|first: char| first.is_ascii_digit()))
}

/// Runs a program to its end, with its output in `target/logs/{log}.log`. If it fails, shows the last lines.
pub fn run(command: &mut Command, text: &str, log: &str) -> Result<()> {
    fs::create_dir_all(paths::logs()).context("cannot make the folder for logs")?;
    let log = paths::logs().join(log).with_extension("log");
    let mut file = File::create(&log).with_context(|| format!("cannot write {}", log.display()))?;
    writeln!(file, "{command:?}\n")?;

    let activity = Activity::start(text);
    let program = command.get_program().to_string_lossy().into_owned();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot run {program}"))?;
    let record = Mutex::new(Record { file, tail: VecDeque::new() });
    std::thread::scope(|scope| {
        let (record, activity) = (&record, &activity);
        let output = child.stdout.take().map(|pipe| Box::new(pipe) as Box<dyn Read + Send>);
        let errors = child.stderr.take().map(|pipe| Box::new(pipe) as Box<dyn Read + Send>);
        for pipe in output.into_iter().chain(errors) {
            scope.spawn(move || {
                for line in BufReader::new(pipe).split(b'\n').map_while(Result::ok) {
                    let line = String::from_utf8_lossy(&line);
                    activity.tell(&line);
                    if let Ok(mut record) = record.lock() {
                        record.add(&line);
                    }
                }
            });
        }
    });
    let status = child.wait().with_context(|| format!("cannot wait for {program}"))?;
    if status.success() {
        activity.done();
        return Ok(());
    }
    drop(activity);
    if let Ok(record) = record.lock() {
        for line in &record.tail {
            eprintln!("  | {line}");
        }
    }
    bail!("{text}: {program} ended with {status}; the whole output is in {}", log.display())
}

/// The output so far: all of it in a file, its end in memory.
struct Record {
    file: File,
    tail: VecDeque<String>,
}

impl Record {
    fn add(&mut self, line: &str) {
        // A full disk loses the log, not the work.
        let _ = writeln!(self.file, "{line}");
        if self.tail.len() == TAIL {
            self.tail.pop_front();
        }
        self.tail.push_back(line.to_owned());
    }
}

/// Whether a file may exist although it cannot be read.
pub fn is_present(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_the_first_word_with_a_digit_in_front() {
        assert_eq!(version_in("trunk 0.21.14"), Some("0.21.14"));
        assert_eq!(version_in("Chromium 156.0.1.2 built on Debian"), Some("156.0.1.2"));
        assert_eq!(version_in("no version"), None);
    }
}
