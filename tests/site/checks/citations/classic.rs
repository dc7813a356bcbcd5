//! What BibTeX itself makes of the entries, in the styles that everyone has.

use super::{SITES, Site, facts::Name};
use std::env;
use std::fs;
use std::process::Command;
use test_hosts::setting;

const STYLES: [&str; 5] = ["plain", "alpha", "abbrv", "unsrt", "apalike"];

/// What BibTeX prints, and its warnings.
struct Printed {
    references: String,
    warnings: Vec<String>,
}

fn print(site: &Site, style: &str) -> Printed {
    if let Ok(problem) = env::var("KIOSQUE_BIBTEX_PROBLEM") {
        panic!("{problem}");
    }
    let folder = env::temp_dir().join(format!("kiosque-bibtex-{}-{style}-{}", site.name, std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let all: Vec<&str> = site.bibtex.values().map(String::as_str).collect();
    fs::write(folder.join("all.bib"), all.join("\n")).unwrap();
    fs::write(folder.join("all.aux"), format!("\\citation{{*}}\n\\bibstyle{{{style}}}\n\\bibdata{{all}}\n")).unwrap();
    let mut bibtex = Command::new(setting("KIOSQUE_BIBTEX"));
    // Unpacked, it finds neither its library nor its styles; without TeX's settings, not even the folder it runs in. The limit of the keys
    // by which it sorts differs between its editions: 100, 250 or more letters.
    bibtex.env("BIBINPUTS", ".:").env("ent_str_size", "2000");
    if let Ok(files) = env::var("KIOSQUE_BIBTEX_FILES") {
        bibtex.env("LD_LIBRARY_PATH", &files).env("BSTINPUTS", format!("{files}:"));
    }
    let output = bibtex.arg("all").current_dir(&folder).output().unwrap();
    let log = fs::read_to_string(folder.join("all.blg")).unwrap_or_default();
    let references = fs::read(folder.join("all.bbl")).unwrap_or_default();
    let _ = fs::remove_dir_all(&folder);
    // BibTeX ends with 0 if it has only warned, or not even that.
    assert!(output.status.success() && !log.contains("error message"), "{}, {style}: {output:?}\n{log}", site.name);
    // It cuts long lines anywhere, even after a byte that begins a letter.
    let references = String::from_utf8_lossy(&references).replace("%\n", "").replace(['~', '\n'], " ");
    let references = references.split_whitespace().collect::<Vec<_>>().join(" ");
    let warnings = log.lines().filter_map(|line| line.strip_prefix("Warning--")).map(str::to_owned).collect();
    Printed { references, warnings }
}

#[test]
fn classic_bibtex_prints_each_entry_with_its_authors_and_year_and_warns_only_of_what_nobody_knows() {
    let mut counts = Vec::new();
    for site in SITES.iter() {
        for style in STYLES {
            let Printed { references, warnings } = print(site, style);
            for (work, read) in site.works() {
                let key = read["bibtex"]["key"].as_str().unwrap();
                let place = format!("{}/{key} in {style}", site.name);
                let (_, after) = references.split_once(&format!("{{{key}}}")).unwrap_or_else(|| panic!("{place}"));
                let item = after.split("\\bibitem").next().unwrap();
                let year = work.facts.get("date").map(|date| format!("{:04}", date[0].as_u64().unwrap()));
                assert!(item.contains(&year.unwrap_or_default()), "{place}: {item}");
                for author in &work.authors {
                    let (Name::Whole(family) | Name::Parts { family, .. }) = author;
                    let is_word = |word: &&str| word.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-');
                    let words: Vec<&str> = family.split(' ').filter(is_word).collect();
                    assert!(words.iter().all(|word| item.contains(word)), "{place}: {family} in {item}");
                }
            }
            // “empty institution in velliet-2024-financer”: right if the entry has none.
            for warning in &warnings {
                let missing = warning.strip_prefix("empty ").and_then(|warning| warning.split_once(" in "));
                let (fields, key) = missing.unwrap_or_else(|| panic!("{}, {style}: {warning}", site.name));
                let read = site.read.values().find(|read| read["bibtex"]["key"] == key).unwrap();
                let has = |field: &str| read["bibtex"]["fields"].get(field).is_some();
                assert!(!fields.split(" and ").any(has), "{}, {style}: {warning}", site.name);
            }
            counts.push(format!("{} {style}: {} warnings", site.name, warnings.len()));
        }
    }
    println!("{}", counts.join(", "));
}
