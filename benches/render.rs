//! How long it takes to render a large site, and to render it again after one entry has changed.

use crate::sites::{self, Cost, LARGE};
use crate::step;
use crate::table::Table;
use anyhow::{Context, Result};
use std::fs;

pub fn measure(table: &mut Table) -> Result<()> {
    let [.., entries] = LARGE;
    step(&format!("Rendering {entries} entries, twice"));
    let name = format!("entries-{entries}");
    let before = sites::grown(entries)?;
    // A second render keeps what has not changed, so the first one must start without an old folder. That folder is
    // moved away now and deleted after the measurement: after so many deletions, ext4 creates files slowly for minutes.
    let (old, aside) = (sites::folder()?.join(&name), sites::folder()?.join("old"));
    // Only an interrupted run leaves this folder.
    let _ = fs::remove_dir_all(&aside);
    let has_old = old.exists();
    if has_old {
        fs::rename(&old, &aside)?;
    }
    let (_, first) = sites::render(&before, &name)?;
    // Changes the summary of the last entry.
    let (start, end) = before.rsplit_once("\"summary\":\"").context("the catalogue has no summary")?;
    let (_, second) = sites::render(&format!("{start}\"summary\":\"Revu. {end}"), &name)?;
    if has_old {
        fs::remove_dir_all(aside)?;
    }
    let goals = [("the first time", first, "≤ 60 s, ≤ 1.5 GiB"), ("after one entry changed", second, "≤ 10 s")];
    table.group(&format!("Rendering {entries} entries"), &["", "time", "peak memory", "goal"]);
    for (what, Cost { time, memory }, goal) in goals {
        let memory = memory.map_or_else(|| "–".to_owned(), |bytes| format!("{} MiB", bytes / 1024 / 1024));
        table.row([what.to_owned(), format!("{:.1} s", time.as_secs_f64()), memory, goal.to_owned()]);
    }
    Ok(())
}
