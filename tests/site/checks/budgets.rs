//! How many bytes a visit may cost, after brotli. Times are the benchmarks' matter: they differ from machine to machine.

use crate::{files, site};
use std::fs;

const KIB: u64 = 1024;

/// The front page, with everything that it needs to be painted: what a first flight of packets carries.
const HOME: u64 = 14 * KIB;
/// Other pages with many cards.
const LISTING: u64 = 14 * KIB;
/// The page of an entry.
const ENTRY: u64 = 7 * KIB;
/// A piece of cover art.
const COVER: u64 = 700;
/// The styles that a page does not carry.
const OTHER_STYLES: u64 = 6 * KIB;
/// The application, its script included: what it weighs today and half a percent. The goal is 120 KiB.
const APPLICATION: u64 = 153_000;

#[track_caller]
fn check(what: &str, weight: u64, budget: u64) {
    assert!(weight <= budget, "{what} weighs {weight} bytes, {} more than its budget of {budget}", weight - budget);
}

/// What travels for a file: its brotli sibling, or itself where it has none.
fn weight(path: &str) -> u64 {
    let file = site().join(path);
    let sibling = site().join(format!("{path}.br"));
    fs::metadata(sibling).or_else(|_| fs::metadata(file)).unwrap().len()
}

#[test]
fn the_front_page_arrives_in_one_flight() {
    check("the front page", weight("index.html"), HOME);
}

#[test]
fn listings_are_light() {
    for path in files(&site(), "index.html") {
        if ["documents/index.html", "rubriques/", "themes/", "auteurs/"].iter().any(|start| path.starts_with(start)) {
            check(&path, weight(&path), LISTING);
        }
    }
}

#[test]
fn entries_are_light() {
    let entries = files(&site().join("documents"), "index.html").into_iter().filter(|path| {
        let folders: Vec<&str> = path.split('/').collect();
        matches!(folders.as_slice(), [_, "index.html"])
    });
    for path in entries {
        check(&path, weight(&format!("documents/{path}")), ENTRY);
    }
}

#[test]
fn the_styles_that_come_later_are_light() {
    let sheets = files(&site(), ".css");
    assert!(!sheets.is_empty());
    for path in sheets {
        check(&path, weight(&path), OTHER_STYLES);
    }
}

#[test]
fn the_application_is_light() {
    let parts = [files(&site(), ".wasm"), files(&site(), ".js")].concat();
    check("the application", parts.iter().map(|path| weight(path)).sum(), APPLICATION);
}

#[test]
fn cover_art_is_light() {
    let covers = files(&site().join("documents"), "couverture.svg");
    assert!(!covers.is_empty());
    for path in covers {
        check(&path, weight(&format!("documents/{path}")), COVER);
    }
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

/// Whether a tag makes the browser fetch something by itself; links for people and robots do not.
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
