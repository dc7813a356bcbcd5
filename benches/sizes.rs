//! The transferred bytes, and whether they grow with the catalogue.

use crate::by_hand;
use crate::sites::{self, LARGE, weight};
use crate::table::{Table, bytes, ratio};
use anyhow::{Context, Result};
use kiosque::routes::{Route, Scope, data_file, page_file};
use std::fs;
use std::path::Path;

pub fn measure(table: &mut Table) -> Result<()> {
    let own = sites::own()?;
    let large: Vec<_> = LARGE.iter().map(|entries| sites::large(*entries)).collect::<Result<_>>()?;
    let entry = sites::first_entry(&own)?;
    let pages = [
        ("home", page_file(Some(&Route::Home))),
        ("first listing page", page_file(Some(&Route::listing(Scope::All)))),
        ("donation page", page_file(Some(&Route::Support))),
        ("an entry", page_file(Some(&entry))),
        ("the entry’s data", data_file(&entry)),
    ];
    table.group(
        "Bytes of a page after brotli, by number of entries (goal: ≤ 1.05 × the small catalogue)",
        &["", "29", "1 000", "10 000", "1 000 / 29", "10 000 / 29"],
    );
    for (name, path) in pages {
        let small = weight(&own, &path)?;
        let weights = large.iter().map(|site| weight(site, &path)).collect::<Result<Vec<_>>>()?;
        let ratios = weights.iter().map(|weight| format!("{:.3}", *weight as f64 / small as f64));
        table.row([name.to_owned(), bytes(small)].into_iter().chain(weights.iter().copied().map(bytes)).chain(ratios));
    }
    table.group(
        "Bytes of a page, beside the same page written by hand",
        &["", "raw", "by hand", "brotli", "by hand", "ratio"],
    );
    for pair in by_hand::pairs(&own)? {
        let file = page_file(Some(&pair.route));
        let raw = [fs::metadata(own.join(&file))?.len(), pair.by_hand.len() as u64];
        let [brotli, by_hand] = [weight(&own, &file)?, pair.compressed()?.len() as u64];
        let ratio = ratio(Some(brotli as f64), Some(by_hand as f64));
        let figures = raw.into_iter().chain([brotli, by_hand]).map(bytes);
        table.row([pair.name.to_owned()].into_iter().chain(figures).chain([ratio]));
    }
    table.group(
        "Bytes of the application’s files; budgets.txt says what each kind of page needs",
        &["", "raw", "brotli", "goal"],
    );
    for ending in [".wasm", ".js"] {
        for file in names(&own, ending)? {
            table.row([file.clone(), bytes(fs::metadata(own.join(&file))?.len()), bytes(weight(&own, &file)?)]);
        }
    }
    // The deferred styles differ by kind of page.
    let mut sheets = Vec::new();
    for name in names(&own.join("application"), ".css")? {
        let file = format!("application/{name}");
        sheets.push((weight(&own, &file)?, fs::metadata(own.join(&file))?.len()));
    }
    let (brotli, raw) = sheets.into_iter().max().context("there is no style sheet")?;
    table.row([
        "styles that a page does not carry, at most".to_owned(),
        bytes(raw),
        bytes(brotli),
        "≤ 6 144".to_owned(),
    ]);
    Ok(())
}

/// The names of the folder's files with that ending.
fn names(folder: &Path, ending: &str) -> Result<Vec<String>> {
    let names = fs::read_dir(folder)?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    Ok(names.filter(|name| name.ends_with(ending)).collect())
}
