//! How long a search takes on the machine itself, once the parts of the index that it needs are there.

use crate::sites::{self, LARGE};
use crate::table::Table;
use anyhow::{Context, Result};
use kiosque::search::{HEAD, Index, Query};
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::time::Instant;

const QUERIES: usize = 500;

pub fn measure(table: &mut Table) -> Result<()> {
    let (small, _) = sites::render(&sites::generated(45)?, "generated-45")?;
    let mut all = vec![(45, small)];
    for entries in LARGE {
        all.push((entries, sites::large(entries)?));
    }
    table.group(
        &format!(
            "Search: {QUERIES} queries of one to three words, the last one unfinished; natively, without optimisation"
        ),
        &["entries", "median", "95 %", "bytes of the index’s head", "bytes loaded for one query, median"],
    );
    for (entries, site) in all {
        let (times, loads) = search(&site)?;
        let at = |part: f64| times.get((times.len() as f64 * part) as usize).copied().unwrap_or_default();
        let head = sites::weight(&site, &format!("documents/search/{HEAD}"))?;
        let loaded = loads.get(loads.len() / 2).copied().unwrap_or_default();
        let cells = [format!("{:.2} ms", at(0.5)), format!("{:.2} ms", at(0.95)), head.to_string(), loaded.to_string()];
        table.row([entries.to_string()].into_iter().chain(cells));
    }
    Ok(())
}

/// The times of all queries in milliseconds, and the bytes that each would load first; both sorted.
fn search(site: &Path) -> Result<(Vec<f64>, Vec<u64>)> {
    let folder = site.join("documents/search");
    let head = fs::read(folder.join(HEAD))?;
    let mut index = Index::open(&head).context("the index does not open")?;
    let empty = Index::open(&head).context("the index does not open")?;
    let (mut times, mut loads) = (Vec::new(), Vec::new());
    for text in queries(site)? {
        let mut query = Query::parse(&text);
        let mut bytes = 0;
        for name in empty.wanted(&query) {
            bytes += sites::weight(site, &format!("documents/search/{name}"))?;
        }
        loads.push(bytes);
        for name in index.wanted(&query) {
            index.load(&name, &fs::read(folder.join(&name))?);
        }
        let start = Instant::now();
        let hits = index.search(&mut query);
        times.push(start.elapsed().as_secs_f64() * 1_000.0);
        std::hint::black_box(hits);
    }
    times.sort_by(f64::total_cmp);
    loads.sort_unstable();
    Ok((times, loads))
}

/// What people might type: words of titles, the last one cut in every other query.
fn queries(site: &Path) -> Result<Vec<String>> {
    let catalogue: Value = serde_json::from_str(&fs::read_to_string(site.join("catalogue.json"))?)?;
    let titles: Vec<&str> = catalogue
        .get("entries")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.get("title")?.as_str())
        .collect();
    Ok(titles
        .iter()
        .cycle()
        .take(QUERIES)
        .enumerate()
        .map(|(number, title)| {
            let words: Vec<&str> = title.split_whitespace().filter(|word| word.chars().count() > 3).collect();
            let text = words.iter().cycle().skip(number).take(1 + number % 3).copied().collect::<Vec<_>>().join(" ");
            let cut = text.chars().count().saturating_sub(if number % 2 == 0 { 2 } else { 0 });
            text.chars().take(cut).collect()
        })
        .collect())
}
