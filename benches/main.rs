//! What the site costs in bytes and in time, as one table. `cargo xtask bench` builds the release site and runs this.
//!
//! Bytes are the same everywhere. Times depend on the machine and its load: only ratios within one run are comparable.

mod browser;
mod by_hand;
mod generator;
mod navigation;
mod paint;
mod render;
mod search;
mod sites;
mod sizes;
mod table;

use anyhow::{Result, bail};
use std::process::ExitCode;
use table::Table;

/// Measures one thing and adds it to the table.
type Part = fn(&mut Table) -> Result<()>;

/// The parts of the table. Later parts reuse the sites that earlier ones rendered.
const PARTS: [(&str, Part); 5] = [
    ("render", render::measure),
    ("sizes", sizes::measure),
    ("search", search::measure),
    ("paint", paint::measure),
    ("navigation", navigation::measure),
];

fn main() -> Result<ExitCode> {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let names = PARTS.map(|(name, _)| name);
    if let Some(unknown) = wanted.iter().find(|name| !names.contains(&name.as_str())) {
        bail!("there is no part “{unknown}”; the parts are {}", names.join(", "));
    }
    let mut table = Table::default();
    let mut is_whole = true;
    for (name, measure) in PARTS {
        if wanted.is_empty() || wanted.iter().any(|part| part == name) {
            // If one part fails, the others are still worth showing.
            if let Err(error) = measure(&mut table) {
                eprintln!("error: {name}: {error:#}");
                is_whole = false;
            }
        }
    }
    println!("{}\n\n{table}", browser::machine());
    Ok(if is_whole { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Reports progress.
fn step(text: &str) {
    eprintln!("• {text}");
}

/// The median; `None` without figures.
fn median(mut figures: Vec<f64>) -> Option<f64> {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied()
}
