//! The sites to measure: the repository's own, and larger ones built around it.

use crate::{generator, step};
use anyhow::{Context, Result, bail};
use kiosque::catalogue::EntryId;
use kiosque::routes::{CATALOGUE, Route};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// The sizes of the large catalogues, in entries.
pub const LARGE: [usize; 2] = [1_000, 10_000];

const SEED: u64 = 7;

/// An environment variable that `cargo xtask bench` sets.
pub fn setting(name: &str) -> Result<String> {
    std::env::var(name).with_context(|| format!("{name} is not set: run this with `cargo xtask bench`"))
}

/// The release site of the repository's catalogue.
pub fn own() -> Result<PathBuf> {
    setting("KIOSQUE_SITE").map(PathBuf::from)
}

/// The page of the first entry of a site's catalogue.
pub fn first_entry(site: &Path) -> Result<Route> {
    let catalogue: Value = serde_json::from_str(&fs::read_to_string(site.join(CATALOGUE))?)?;
    let id = catalogue.pointer("/entries/0/id").and_then(Value::as_str).and_then(EntryId::parse);
    Ok(Route::Entry(id.context("the catalogue has no entry")?))
}

/// The folder for everything that the benchmarks write.
pub fn folder() -> Result<PathBuf> {
    let folder = own()?.with_file_name("bench");
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

fn model() -> Result<String> {
    Ok(fs::read_to_string(own()?.join(CATALOGUE))?)
}

/// A catalogue of generated entries only.
pub fn generated(entries: usize) -> Result<String> {
    Ok(generator::generate(&model()?, entries, SEED))
}

/// The repository's catalogue, grown to this number of entries. Generated entries are older than all its own, so its
/// first pages stay the same and can be compared. Its own undated entries would come last of all, so they get a date in
/// between.
pub fn grown(entries: usize) -> Result<String> {
    let mut own: Value = serde_json::from_str(&model()?)?;
    for entry in own.get_mut("entries").and_then(Value::as_array_mut).into_iter().flatten() {
        if let Some(entry) = entry.as_object_mut() {
            entry.entry("date").or_insert_with(|| "1899".into());
        }
    }
    let missing = entries.saturating_sub(list(&own, "entries").len());
    let mut others: Value = serde_json::from_str(&generated(missing)?)?;
    for entry in others.get_mut("entries").and_then(Value::as_array_mut).into_iter().flatten() {
        let older =
            entry.get("date").and_then(Value::as_str).map(|date| date.replacen("20", "18", 1).replacen("19", "17", 1));
        if let (Some(older), Some(entry)) = (older, entry.as_object_mut()) {
            entry.insert("date".to_owned(), older.into());
        }
    }
    let known: Vec<Value> = list(&own, "people").iter().filter_map(|person| person.get("id").cloned()).collect();
    let people: Vec<Value> = list(&others, "people")
        .iter()
        .filter(|person| person.get("id").is_some_and(|id| !known.contains(id)))
        .cloned()
        .collect();
    let entries = list(&others, "entries").to_vec();
    extend(own.get_mut("people"), people);
    extend(own.get_mut("entries"), entries);
    let sections = list(&others, "sections").to_vec();
    for (section, more) in own.get_mut("sections").and_then(Value::as_array_mut).into_iter().flatten().zip(&sections) {
        extend(section.get_mut("entries"), list(more, "entries").to_vec());
    }
    Ok(own.to_string())
}

fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value.get(name).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

fn extend(list: Option<&mut Value>, more: Vec<Value>) {
    if let Some(list) = list.and_then(Value::as_array_mut) {
        list.extend(more);
    }
}

/// What a render cost.
pub struct Cost {
    pub time: Duration,
    /// Peak memory in bytes; `None` if the system does not tell.
    pub memory: Option<u64>,
}

/// Renders a catalogue with the application that is already built.
pub fn render(catalogue: &str, name: &str) -> Result<(PathBuf, Cost)> {
    let (file, out) = (folder()?.join(format!("{name}.json")), folder()?.join(name));
    fs::write(&file, catalogue)?;
    let start = Instant::now();
    let mut command = Command::new(setting("KIOSQUE_XTASK")?);
    command.arg("render").arg("--catalogue").arg(&file).arg("--out").arg(&out);
    let mut program = command.stdin(Stdio::null()).spawn().context("cannot run xtask")?;
    let mut memory = None;
    let status = loop {
        memory = peak_memory(&program.id().to_string()).or(memory);
        match program.try_wait()? {
            Some(status) => break status,
            None => sleep(Duration::from_millis(20)),
        }
    };
    if !status.success() {
        bail!("rendering {} failed", file.display());
    }
    Ok((out, Cost { time: start.elapsed(), memory }))
}

/// The peak memory of a running process so far, from Linux's `/proc`; `self` is this process.
pub fn peak_memory(program: &str) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{program}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix(" kB")?.parse::<u64>().ok()? * 1024)
}

/// The grown site with this number of entries; quick if an earlier part rendered it.
pub fn large(entries: usize) -> Result<PathBuf> {
    step(&format!("The site with {entries} entries"));
    Ok(render(&grown(entries)?, &format!("entries-{entries}"))?.0)
}

/// The transferred bytes of a file: its brotli sibling's, or its own without one.
pub fn weight(site: &Path, file: &str) -> Result<u64> {
    let sibling = fs::metadata(site.join(format!("{file}.br")));
    let metadata = sibling.or_else(|_| fs::metadata(site.join(file))).with_context(|| format!("there is no {file}"))?;
    Ok(metadata.len())
}
