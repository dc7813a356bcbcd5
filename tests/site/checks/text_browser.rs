//! The pages in w3m, a browser without styles and scripts: they must make sense in reading order.

use crate::site;
use std::env;
use std::fs;
use std::process::Command;
use test_hosts::{Host, serve, setting};

/// A page as text, with its links numbered and listed at the end.
fn read(host: &Host, path: &str) -> String {
    if let Ok(problem) = env::var("KIOSQUE_W3M_PROBLEM") {
        panic!("{problem}");
    }
    let mut w3m = Command::new(setting("KIOSQUE_W3M"));
    w3m.args([
        "-dump",
        "-cols",
        "100",
        "-I",
        "UTF-8",
        "-O",
        "UTF-8",
        "-o",
        "display_link_number=1",
        "-o",
        "use_cookie=0",
    ]);
    // A home of its own, because w3m writes a history.
    w3m.env("HOME", env::temp_dir()).arg(format!("http://{}{path}", host.address()));
    let output = w3m.output().unwrap();
    assert!(output.status.success(), "w3m cannot read {path}");
    String::from_utf8(output.stdout).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Fails unless these words occur in this order.
#[track_caller]
fn expect_order(text: &str, words: &[&str]) {
    let mut rest = text;
    for word in words {
        let word = word.split_whitespace().collect::<Vec<_>>().join(" ");
        let Some((_, after)) = rest.split_once(&*word) else {
            panic!("no “{word}” where it was expected, in: {text}")
        };
        rest = after;
    }
}

/// A text in the catalogue, by its JSON pointer.
fn catalogue(pointer: &str) -> String {
    let text = fs::read_to_string(site().join("catalogue.json")).unwrap();
    let catalogue: serde_json::Value = serde_json::from_str(&text).unwrap();
    catalogue.pointer(pointer).and_then(|value| value.as_str()).unwrap_or_else(|| panic!("no {pointer}")).to_owned()
}

#[test]
fn the_home_page_is_read_from_its_name_to_its_foot() {
    let text = read(&serve(&site()), "/");
    // The first section is the carousel.
    let (title, section, donation) =
        (catalogue("/site/title"), catalogue("/sections/1/title"), catalogue("/site/donation/title"));
    let words = ["Aller au contenu", "Documents", &title, "À la une", &section, "Thèmes", &donation, "Faire un don"];
    expect_order(&text, &[&words[..], &["À propos", "Accessibilité", "Flux Atom"]].concat());
}

#[test]
fn a_listing_is_read_entry_by_entry_and_leads_to_its_next_page() {
    let text = read(&serve(&site()), "/documents");
    expect_order(&text, &["Accueil", "Tous les documents", "Résultats", "résultats", "Suivante", "Suivre cette liste"]);
    assert!(text.contains("/documents/page/2"), "{text}");
}

#[test]
fn an_entry_is_read_with_its_links() {
    let id = catalogue("/entries/0/id");
    let text = read(&serve(&site()), &format!("/documents/{id}"));
    let (title, source) = (catalogue("/entries/0/title"), catalogue("/entries/0/source_url"));
    expect_order(&text, &["Accueil", &title, "Consulter la source", "Citer ce document", "À lire aussi"]);
    assert!(text.contains(&source), "the address of the source is not among the links: {text}");
    assert!(text.contains("citation.bib"), "{text}");
}

#[test]
fn the_donation_page_is_read_up_to_where_gifts_are_paid() {
    let text = read(&serve(&site()), "/soutenir");
    expect_order(&text, &["Accueil", "Soutenir", "Faire un don"]);
    assert!(text.contains(&catalogue("/site/donation/provider/url")), "{text}");
}

#[test]
fn kinds_and_dates_stand_apart() {
    let host = serve(&site());
    for path in ["/", "/documents"] {
        let text = read(&host, path);
        for word in text.split_whitespace().filter(|word| !word.contains('/')) {
            let mut pairs = word.chars().zip(word.chars().skip(1));
            let is_glued = pairs.any(|(one, next)| one.is_lowercase() && next.is_ascii_digit());
            assert!(!is_glued, "{path} reads “{word}”");
        }
    }
}

#[test]
fn no_page_shows_its_markup() {
    let host = serve(&site());
    for path in ["/", "/documents", "/soutenir", "/a-propos", "/accessibilite"] {
        let text = read(&host, path);
        for wrong in ["<div", "<span", "&amp;", "undefined", "[object"] {
            assert!(!text.contains(wrong), "{path} shows {wrong}");
        }
    }
}
