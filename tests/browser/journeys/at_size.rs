//! A site of six hundred entries, served by nginx. From five hundred pages on, the prefix that pages share is
//! compressed only once.

use crate::support::{Find, Rendered, catalogue_of, journey_from, plain};
use serde_json::json;
use std::cell::OnceCell;
use std::fs;
use test_hosts::{Host, nginx};

const ENTRIES: usize = 600;

/// A hash of the text's UTF-16 units, computed as the script below does.
fn sum(text: &str) -> i32 {
    text.encode_utf16().fold(0, |sum: i32, unit| sum.wrapping_mul(31).wrapping_add(i32::from(unit)))
}

/// Fetches every page: its path, its encoding, its hash.
const FETCH: &str = "
    const sum = (text) => {
        let sum = 0;
        for (let index = 0; index < text.length; index++) sum = (Math.imul(sum, 31) + text.charCodeAt(index)) | 0;
        return sum;
    };
    return Promise.all(PATHS.map(async (path) => {
        const answer = await fetch(path);
        return [path, answer.headers.get('content-encoding'), sum(await answer.text())];
    }));
";

#[test]
fn every_page_of_a_large_site_comes_from_nginx_compressed_and_as_it_was_written() {
    let catalogue = catalogue_of(ENTRIES);
    let running = OnceCell::<(Rendered, Host)>::new();
    let running = || {
        running.get_or_init(|| {
            let site = Rendered::compressed(&catalogue);
            let host = nginx(&site.folder(), "");
            (site, host)
        })
    };
    journey_from(
        || running().1.address().to_string(),
        |page| {
            let folder = running().0.folder();
            let entries = catalogue["entries"].as_array().expect("it has entries");
            let paths: Vec<String> =
                entries.iter().map(|entry| format!("/documents/{}", entry["id"].as_str().expect("an id"))).collect();
            let file = |path: &str, name: &str| {
                fs::read(folder.join(path.trim_start_matches('/')).join(name)).expect("a page")
            };
            let [one, other] = [0, ENTRIES - 1].map(|number| file(&paths[number], "index.html.br"));
            let shared = one.iter().zip(&other).take_while(|(one, other)| one == other).count();
            assert!(shared > 1000, "pages share {shared} bytes of their beginning");

            // Opens the last entry by its address, then the listing and its first entry without loading a document.
            let last = paths.last().expect("there are entries");
            let title = entries[ENTRIES - 1]["title"].as_str().expect("a title");
            page.open(last);
            assert_eq!(page.heading(), plain(title));
            page.mark();
            page.navigation("Navigation principale").link("Documents").click();
            page.arrive("/documents", "Tous les documents");
            page.eventually("the status", format!("{ENTRIES} résultats"), || page.status());
            let first = page.titles()[0].clone();
            page.link(&first).click();
            page.eventually("the heading", first, || page.heading());
            assert!(page.is_marked(), "the browser loaded a page anew");

            for some in paths.chunks(100) {
                let script = FETCH.replace("PATHS", &json!(some).to_string());
                let came: Vec<(String, Option<String>, i32)> = page.read(&script);
                for (path, encoding, sum_of_page) in came {
                    assert_eq!(encoding.as_deref(), Some("br"), "{path}");
                    let written = String::from_utf8(file(&path, "index.html")).expect("a page is text");
                    assert_eq!(sum_of_page, sum(&written), "{path} is not what was written");
                }
            }
        },
    );
}
