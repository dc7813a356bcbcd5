//! How long it takes to write a large site, and to write it again when one entry has changed.

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
    // A second run keeps what has not changed; the first of this measurement must not find anything. What an earlier one left is
    // moved away and removed afterwards: ext4 makes files slowly for minutes after so many were deleted.
    let (old, aside) = (sites::folder()?.join(&name), sites::folder()?.join("old"));
    // There only after a run that was broken off.
    let _ = fs::remove_dir_all(&aside);
    let has_old = old.exists();
    if has_old {
        fs::rename(&old, &aside)?;
    }
    let (_, first) = sites::render(&before, &name)?;
    // The last entry of the catalogue gets another summary.
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
