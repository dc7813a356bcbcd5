//! The citations of every entry, read back by programs that are not ours and compared, fact by fact, with the catalogue's
//! own JSON.
//!
//! BibTeX is read by the reader of Better BibTeX for Zotero and by BibTeX itself; RIS and CSL-JSON by Citation.js, whose
//! citeproc also writes each entry in three styles. Nothing of `kiosque` is used here: the modules say themselves what
//! kinds and names become.

mod classic;
mod facts;
mod formats;

use crate::site;
use facts::{Facts, Name, Work};
use formats::{FORMATS, Forced, Format};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;
use test_hosts::setting;

/// Catalogues besides the site's own, and the base of the sites made from them: each field, each kind, and texts that try to
/// become markup, BibTeX or RIS.
const FIXTURES: [&str; 4] = ["every-field", "kinds", "hostile", "hostile-citations"];
const BASE: &str = "https://example.org/dossiers/ia/";

/// A site, and what the readers find in the citations of its entries, by id.
struct Site {
    name: &'static str,
    catalogue: Value,
    base: Option<&'static str>,
    read: BTreeMap<String, Value>,
    /// The `.bib` files of all entries, by id.
    bibtex: BTreeMap<String, String>,
}

static SITES: LazyLock<Vec<Site>> = LazyLock::new(|| {
    let own: Value = serde_json::from_str(&fs::read_to_string("public/catalogue.json").unwrap()).unwrap();
    let mut rendered = vec![("own", own, None, site())];
    rendered.extend(FIXTURES.map(|name| {
        let (catalogue, folder) = render(name);
        (name, catalogue, Some(BASE), folder)
    }));
    let read = read(&rendered.iter().map(|(.., folder)| folder.as_path()).collect::<Vec<_>>());
    let sites = rendered.into_iter().zip(read).map(|((name, catalogue, base, folder), read)| {
        let file = |id: &String| folder.join("documents").join(id).join("citation.bib");
        let bibtex = read.keys().map(|id| (id.clone(), fs::read_to_string(file(id)).unwrap())).collect();
        if base.is_some() {
            let _ = fs::remove_dir_all(&folder);
        }
        Site { name, catalogue, base, read, bibtex }
    });
    sites.collect()
});

/// A fixture, and the folder of a site made from it.
fn render(name: &str) -> (Value, PathBuf) {
    let mut catalogue: Value =
        serde_json::from_str(&fs::read_to_string(format!("tests/fixtures/{name}.json")).unwrap()).unwrap();
    // There are no such pictures, and nobody cites them.
    for entry in catalogue["entries"].as_array_mut().unwrap() {
        entry.as_object_mut().unwrap().remove("image");
    }
    let folder = env::temp_dir().join(format!("kiosque-citations-{name}-{}", std::process::id()));
    let file = folder.with_extension("json");
    fs::write(&file, catalogue.to_string()).unwrap();
    let mut render = Command::new(setting("KIOSQUE_XTASK"));
    render
        .args(["render", "--precompress", "none", "--base-url", BASE, "--catalogue"])
        .arg(&file)
        .arg("--out")
        .arg(&folder);
    let output = render.output().unwrap();
    let _ = fs::remove_file(&file);
    assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    (catalogue, folder)
}

/// What the readers find in each site.
fn read(folders: &[&Path]) -> Vec<BTreeMap<String, Value>> {
    if let Ok(problem) = env::var("KIOSQUE_READERS_PROBLEM") {
        panic!("{problem}");
    }
    let mut readers = Command::new(setting("KIOSQUE_NODE"));
    readers.arg("tests/site/checks/citations/readers.mjs").arg(setting("KIOSQUE_READERS")).args(folders);
    let output = readers.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

impl Site {
    /// Its entries, each with what was read of it.
    fn works(&self) -> Vec<(Work<'_>, &Value)> {
        let entries = self.catalogue["entries"].as_array().unwrap();
        assert_eq!(entries.len(), self.read.len(), "{}: not every entry has citations", self.name);
        let work = |entry| Work::new(entry, &self.catalogue, self.base);
        entries.iter().map(|entry| (work(entry), &self.read[entry["id"].as_str().unwrap()])).collect()
    }
}

/// The differences that a format forces upon this work.
fn forced<'a>(format: &'a Format, work: &'a Work<'_>) -> impl Iterator<Item = &'a Forced> {
    format.forced.iter().filter(|forced| (forced.of)(work))
}

/// What a reader of this format should find.
fn expected(format: &Format, work: &Work<'_>) -> Facts {
    let mut facts = work.facts.clone();
    let names = |names: &[Name]| json!(names.iter().map(format.name_of).collect::<Vec<_>>());
    facts.insert("kind", json!(work.types()[format.number]));
    facts.insert("authors", names(&work.authors));
    facts.insert("interviewers", names(&work.interviewers));
    facts.insert("voices", names(&work.voices));
    facts.extend(forced(format, work).map(|forced| (forced.fact, (forced.reads)(work))));
    known(facts)
}

/// What a reader of this format has found.
fn found(format: &Format, work: &Work<'_>, read: &Value) -> Facts {
    let mut values = read.as_object().unwrap().clone();
    let facts = (format.facts_of)(&mut values, work);
    assert!(values.is_empty(), "{}: no fact of the catalogue is made of {values:?}", work.text("id"));
    known(facts.into_iter().filter_map(|(fact, value)| Some((fact, value?))).collect())
}

/// Without facts that say nothing.
fn known(mut facts: Facts) -> Facts {
    facts.retain(|_, value| !value.is_null() && *value != json!([]) && *value != json!(""));
    facts
}

/// How many values are the same, and how the others differ.
fn compare(expected: &Facts, found: &Facts) -> (usize, Vec<String>) {
    let names: BTreeSet<_> = expected.keys().chain(found.keys()).collect();
    let (same, different): (Vec<&str>, Vec<&str>) =
        names.into_iter().partition(|fact| expected.get(*fact) == found.get(*fact));
    let differences = different.iter().map(|fact| {
        let value = |facts: &Facts| facts.get(fact).map_or("nothing".to_owned(), Value::to_string);
        format!("{fact}: {} became {}", value(expected), value(found))
    });
    (same.iter().filter_map(|fact| expected.get(fact)).map(leaves).sum(), differences.collect())
}

/// How many texts and numbers a value holds.
fn leaves(value: &Value) -> usize {
    match value {
        Value::Array(values) => values.iter().map(leaves).sum(),
        Value::Object(fields) => fields.values().map(leaves).sum(),
        _ => 1,
    }
}

#[test]
fn reference_managers_read_every_fact_of_every_entry_as_the_catalogue_says_it() {
    let mut differences = Vec::new();
    let (mut of_fixtures, mut total) = (0, 0);
    for site in SITES.iter() {
        let works = site.works();
        for format in &FORMATS {
            let mut sum = 0;
            for (work, read) in &works {
                let read = if format.name == "csl" { &read["csl"]["item"] } else { &read[format.name] };
                let (same, different) = compare(&expected(format, work), &found(format, work, read));
                sum += same;
                let place = format!("{}/{} in {}", site.name, work.text("id"), format.name);
                differences.extend(different.into_iter().map(|difference| format!("{place}: {difference}")));
            }
            println!("{}, {}: {sum} values of {} entries are equal", site.name, format.name, works.len());
            // No entry says less than its kind, its title, its language, and a date, an id or a medium.
            assert!(sum >= works.len() * 4, "{}, {}: only {sum} values were compared", site.name, format.name);
            total += sum;
            of_fixtures += if site.base.is_some() { sum } else { 0 };
        }
    }
    println!("{total} values are equal, {of_fixtures} of them of fixtures");
    assert!(differences.is_empty(), "{} differences:\n{}", differences.len(), differences.join("\n"));
    assert!(of_fixtures > 1_150, "only {of_fixtures} values of the fixtures were compared");
}

#[test]
fn a_value_that_differs_is_noticed() {
    let works = SITES[1].works();
    let (work, _) = &works[0];
    for format in &FORMATS {
        let expected = expected(format, work);
        for fact in expected.keys() {
            let mut wrong = expected.clone();
            wrong.insert(fact, json!("wrong"));
            assert_eq!(compare(&expected, &wrong).1.len(), 1, "{fact}");
            wrong.remove(fact);
            assert_eq!(compare(&expected, &wrong).1.len(), 1, "{fact}");
        }
    }
}

#[test]
fn every_difference_that_a_format_is_excused_for_is_met() {
    let works: Vec<Work<'_>> = SITES.iter().flat_map(Site::works).map(|(work, _)| work).collect();
    for format in &FORMATS {
        for forced in format.forced {
            let is_met = works.iter().any(|work| (forced.of)(work));
            assert!(is_met, "{}, {}: no entry needs this: {}", format.name, forced.fact, forced.because);
        }
    }
}

#[test]
fn keys_of_bibtex_are_unique_and_plain() {
    for site in SITES.iter() {
        let keys: Vec<&str> = site.read.values().map(|read| read["bibtex"]["key"].as_str().unwrap()).collect();
        assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), site.read.len(), "{}: {keys:?}", site.name);
        let is_plain = |key: &str| key.starts_with(|char: char| char.is_ascii_alphanumeric());
        let is_plain = |key: &str| is_plain(key) && key.chars().all(|char| char.is_ascii_alphanumeric() || char == '-');
        assert!(keys.iter().all(|key| is_plain(key)), "{}: {keys:?}", site.name);
    }
}

#[test]
fn citeproc_writes_every_entry_with_its_authors_title_and_year() {
    /// Letters and figures only: styles change signs, spaces and capitals.
    fn bare(text: &str) -> String {
        text.to_lowercase().chars().filter(|char| char.is_alphanumeric()).collect()
    }
    let mut count = 0;
    for site in SITES.iter() {
        for (work, read) in site.works() {
            for reference in read["csl"]["references"].as_array().unwrap() {
                let reference = reference.as_str().unwrap();
                let text = bare(reference);
                // APA knows an interview that appeared nowhere as a private one, which no list names.
                if text.is_empty() && work.kind == "entretien" {
                    assert!(
                        ["series", "outlet", "url"].iter().all(|fact| work.text(fact).is_empty()),
                        "{}",
                        work.text("id")
                    );
                    continue;
                }
                let place = format!("{}/{}: {reference}", site.name, work.text("id"));
                // CSL reads HTML tags in a title as markup.
                if !work.text("title").contains('<') {
                    assert!(text.contains(&bare(work.text("title"))), "{place}");
                }
                for author in &work.authors {
                    let (Name::Whole(family) | Name::Parts { family, .. }) = author;
                    assert!(family.contains('<') || text.contains(&bare(family)), "{place}");
                }
                let year = work.facts.get("date").map(|date| date[0].to_string()).unwrap_or_default();
                assert!(text.contains(&year), "{place}");
                assert!(!["undefined", "NaN", "[object", "CSL"].iter().any(|word| reference.contains(word)), "{place}");
                count += 1;
            }
        }
    }
    println!("{count} references are written");
}
