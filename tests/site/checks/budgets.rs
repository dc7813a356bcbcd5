//! How many bytes a visit costs, against `budgets.txt`. Times differ from machine to machine; the benchmarks measure
//! them.

use crate::{files, ratchet::Ratchet, site};
use std::fs;

/// The transferred bytes of a file: its brotli sibling's, or its own without one.
fn weight(path: &str) -> u64 {
    let file = site().join(path);
    let sibling = site().join(format!("{path}.br"));
    fs::metadata(sibling).or_else(|_| fs::metadata(file)).unwrap().len()
}

#[test]
fn nothing_weighs_more_than_its_budget_or_so_little_that_the_budget_must_fall() {
    let files = files(&site(), "");
    let mut problems = Vec::new();
    for ratchet in Ratchet::all() {
        let own: Vec<&String> = files.iter().filter(|path| ratchet.covers(path)).collect();
        let Some(heaviest) = own.iter().max_by_key(|path| weight(path)) else {
            problems.push(format!("{}: there is no such file", ratchet.what));
            continue;
        };
        let weight = ratchet.weigh(own.iter().map(|path| weight(path)));
        println!("{weight:>8} of {:>8}, goal {:>8}  {} ({heaviest})", ratchet.limit, ratchet.goal, ratchet.what);
        problems.extend(ratchet.judge(weight).err().map(|problem| format!("{problem} ({heaviest})")));
        problems.extend(ratchet.problems());
    }
    assert!(problems.is_empty(), "tests/site/budgets.txt:\n{}", problems.join("\n"));
}

/// Hosts charge by files and bytes. Counts an entry's page, that of its references, and the files beside them; and its cover art and share card, which
/// other entries may share.
#[test]
fn an_entry_takes_at_most_eleven_files_and_sixty_eight_kilobytes() {
    let mut problems = Vec::new();
    for page in files(&site().join("documents"), "/citation.bib") {
        let folder = site().join("documents").join(page.trim_end_matches("/citation.bib"));
        let html = fs::read_to_string(folder.join("index.html")).unwrap();
        let art = html.split_once("src=\"/couvertures/").and_then(|(_, rest)| rest.split_once('"'));
        let art = art.map(|(name, _)| site().join("couvertures").join(name)).filter(|art| art.is_file());
        let is_drawn = html.contains("<svg class=\"cover-art\"");
        assert!(is_drawn || art.is_some(), "{page} has neither a picture nor cover art");
        let own = files(&folder, "").into_iter().map(|file| fs::metadata(folder.join(file)).unwrap().len());
        let own: Vec<u64> = own.collect();
        let bytes: u64 = own.iter().sum();
        if own.len() > 9 || bytes > 68_000 {
            problems.push(format!("{}: {} files, {bytes} bytes", folder.display(), own.len()));
        }
    }
    for path in files(&site().join("couvertures"), "") {
        let bytes = fs::metadata(site().join("couvertures").join(&path)).unwrap().len();
        if path.contains(".svg") && bytes > 4_000 {
            problems.push(format!("{path}: {bytes} bytes"));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn no_page_asks_another_host_for_anything() {
    let mut problems = Vec::new();
    for path in files(&site(), ".html") {
        let page = fs::read_to_string(site().join(&path)).unwrap();
        for tag in page.split('<').filter(|tag| loads(tag)) {
            for name in [" src=\"", " href=\"", " data=\"", " poster=\"", " srcset=\""] {
                let value = tag.split_once(name).and_then(|(_, rest)| rest.split('"').next()).unwrap_or_default();
                if value.contains("//") {
                    problems.push(format!("{path}: <{tag}"));
                }
            }
        }
        let style = page.split_once("<style>").and_then(|(_, rest)| rest.split("</style>").next()).unwrap_or_default();
        problems.extend(foreign(style).map(|what| format!("{path}: {what}")));
    }
    for path in files(&site(), ".css") {
        problems
            .extend(foreign(&fs::read_to_string(site().join(&path)).unwrap()).map(|what| format!("{path}: {what}")));
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// Whether a tag makes the browser fetch something on its own. Links for people and robots do not.
fn loads(tag: &str) -> bool {
    let name = tag.split([' ', '>', '/']).next().unwrap_or_default();
    let is_told = ["rel=\"canonical\"", "rel=\"alternate\""].iter().any(|rel| tag.contains(rel));
    match name {
        "link" => !is_told,
        _ => ["script", "img", "source", "video", "audio", "track", "iframe", "object", "embed"].contains(&name),
    }
}

fn foreign(style: &str) -> impl Iterator<Item = &str> {
    style
        .split(['{', '}', ';'])
        .filter(|part| part.contains("//") && (part.contains("url(") || part.contains("@import")))
}
