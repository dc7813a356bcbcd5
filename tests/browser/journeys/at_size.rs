//! A site of six hundred entries from nginx: from five hundred pages on, the beginning that pages share is compressed once for all.

use crate::support::{Find, journey_from, plain, setting};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};
use test_hosts::nginx;

/// How many entries the site has.
const ENTRIES: usize = 600;

/// A rendered site, gone with the journey.
struct Site(PathBuf);

impl Drop for Site {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The dossier's catalogue with its entries again and again, each time under other names.
fn catalogue() -> Value {
    let text = fs::read_to_string(Path::new(&setting("KIOSQUE_SITE")).join("catalogue.json"));
    let mut catalogue: Value = serde_json::from_str(&text.expect("the site has its catalogue")).expect("it is JSON");
    let entries = catalogue["entries"].as_array().expect("it has entries").clone();
    let copy = |number: usize| {
        let mut entry = entries[number % entries.len()].clone();
        if number >= entries.len() {
            entry["id"] = json!(format!("{}-{number}", entry["id"].as_str().expect("entries have ids")));
            entry["title"] = json!(format!("{} ({number})", entry["title"].as_str().expect("entries have titles")));
        }
        entry
    };
    catalogue["entries"] = (0..ENTRIES).map(copy).collect();
    catalogue
}

/// Renders that catalogue.
fn render() -> Site {
    let folder = env::temp_dir().join(format!("kiosque-at-size-{}", std::process::id()));
    let site = Site(folder.clone());
    fs::create_dir_all(&folder).expect("there is room for a site");
    let file = folder.join("catalogue.json");
    fs::write(&file, catalogue().to_string()).expect("there is room for a catalogue");
    let mut render = Command::new(setting("KIOSQUE_XTASK"));
    render.arg("render").arg("--catalogue").arg(&file).arg("--out").arg(folder.join("site")).stderr(Stdio::null());
    assert!(render.status().expect("xtask runs").success(), "a catalogue of {ENTRIES} entries is not rendered");
    site
}

/// A sum over a text that no two texts are likely to share: as a script computes it, unit by unit.
fn sum(text: &str) -> i32 {
    text.encode_utf16().fold(0, |sum: i32, unit| sum.wrapping_mul(31).wrapping_add(i32::from(unit)))
}

/// How each page came: its path, how it was encoded, its sum.
const FETCH: &str = "
    const sum = (text) => {
        let sum = 0;
        for (let place = 0; place < text.length; place++) sum = (Math.imul(sum, 31) + text.charCodeAt(place)) | 0;
        return sum;
    };
    return Promise.all(PATHS.map(async (path) => {
        const answer = await fetch(path);
        return [path, answer.headers.get('content-encoding'), sum(await answer.text())];
    }));
";

#[test]
fn every_page_of_a_large_site_comes_from_nginx_compressed_and_as_it_was_written() {
    let mut kept = None;
    let serve = || {
        let site = render();
        let host = nginx(&site.0.join("site"), "");
        let address = host.address().to_string();
        kept = Some((host, site));
        address
    };
    journey_from(serve, |page| {
        let folder = env::temp_dir().join(format!("kiosque-at-size-{}/site", std::process::id()));
        let catalogue = catalogue();
        let entries = catalogue["entries"].as_array().expect("it has entries");
        let paths: Vec<String> =
            entries.iter().map(|entry| format!("/documents/{}", entry["id"].as_str().expect("an id"))).collect();
        let file =
            |path: &str, name: &str| fs::read(folder.join(path.trim_start_matches('/')).join(name)).expect("a page");
        let [one, other] = [0, ENTRIES - 1].map(|number| file(&paths[number], "index.html.br"));
        let shared = one.iter().zip(&other).take_while(|(one, other)| one == other).count();
        assert!(shared > 1000, "pages share {shared} bytes of their beginning");

        // The last entry opened by its address, then the list and its first entry without loading a page anew.
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
    });
}
