//! The site is published again while a visitor has it open.

use crate::listing::first_filter;
use crate::support::{Find, Page, Rendered, catalogue, catalogue_of, journey_from, plain};
use serde_json::{Value, json};
use std::cell::OnceCell;
use std::time::Duration;
use test_hosts::{Host, serve};

/// The title of the entry that only the second edition has, before all others.
const NEWEST: &str = "Ornithorynques et marsupiaux";

/// Walks through a site of that catalogue. The last argument of `walk` publishes the second edition, in which a newer
/// entry comes before all others.
fn published(first: Value, walk: impl FnOnce(&Page, &Rendered, &dyn Fn())) {
    let running = OnceCell::<(Rendered, Host)>::new();
    let running = || {
        running.get_or_init(|| {
            let site = Rendered::new(&first);
            let host = serve(&site.folder());
            (site, host)
        })
    };
    let publish = || {
        let mut second = first.clone();
        let mut entry = json!({ "id": "ornithorynques", "title": NEWEST, "kind": "note", "summary": "Un résumé.", "date": "2026-11-01" });
        entry["themes"] = second["entries"][0]["themes"].clone();
        second["entries"].as_array_mut().expect("it has entries").push(entry);
        running().0.publish(&second);
    };
    journey_from(|| running().1.address().to_string(), |page| walk(page, &running().0, &publish));
}

/// Some titles of a catalogue, as queries with only one answer.
fn titles(catalogue: &Value) -> Vec<String> {
    let entries = catalogue["entries"].as_array().expect("it has entries").iter();
    let titles: Vec<String> = entries.map(|entry| plain(entry["title"].as_str().expect("a title"))).collect();
    [3, 11, 20].map(|index| titles[index].clone()).to_vec()
}

/// Types other words into the listing's search field.
#[track_caller]
fn ask(page: &Page, words: &str) {
    page.find("searchbox", "Rechercher").clear();
    page.find("searchbox", "Rechercher").fill(words);
}

#[track_caller]
fn expect_to_find(page: &Page, title: &str) {
    ask(page, title);
    page.eventually("the first entry listed", Some(plain(title)), || page.titles().first().cloned());
}

/// The browser complained only about answers that are gone.
#[track_caller]
fn expect_only_missing_answers(page: &Page) {
    let complaints = page.complaints();
    assert!(complaints.iter().all(|complaint| complaint.contains("/answers-")), "{complaints:?}");
}

#[track_caller]
fn check(catalogue: Value, has_searched: bool) {
    let titles = titles(&catalogue);
    published(catalogue, |page, _, publish| {
        page.open("/documents?tri=titre");
        first_filter(page);
        if has_searched {
            expect_to_find(page, &titles[0]);
        }
        page.mark();
        publish();
        for title in titles.iter().map(String::as_str).chain([NEWEST]) {
            expect_to_find(page, title);
        }
        assert!(page.is_marked(), "the page was loaded anew");
        expect_only_missing_answers(page);
    });
}

#[test]
fn a_tab_that_was_left_open_finds_the_documents_of_the_new_edition() {
    check(catalogue(), false);
}

#[test]
fn a_tab_that_has_searched_before_finds_them_too() {
    check(catalogue_of(70), true);
}

#[test]
fn a_list_that_is_asked_nothing_any_more_is_loaded_as_it_is_now() {
    let first = catalogue();
    let count = first["entries"].as_array().expect("it has entries").len();
    published(first, |page, _, publish| {
        page.open("/documents");
        first_filter(page);
        publish();
        expect_to_find(page, NEWEST);
        page.find("searchbox", "Rechercher").clear();
        page.eventually("the status", format!("{} résultats", count + 1), || page.status());
        page.eventually("the first entry listed", Some(NEWEST.to_owned()), || page.titles().first().cloned());
        expect_only_missing_answers(page);
    });
}

#[test]
fn suggestions_lead_to_the_documents_of_the_new_edition() {
    let first = catalogue();
    let title = titles(&first)[1].clone();
    published(first, |page, _, publish| {
        page.open("/a-propos");
        let field = || page.find("combobox", "Rechercher sur le site");
        field().fill("intelligence");
        page.until("suggestions", || page.all("option", None).first().map(|_| ()));
        publish();
        field().clear();
        field().fill(&title);
        page.eventually("whether it is suggested first", true, || {
            page.all("option", None).first().is_some_and(|option| plain(&option.name()).starts_with(&title))
        });
        expect_only_missing_answers(page);
    });
}

#[test]
fn while_only_a_part_of_a_new_edition_has_arrived_a_search_says_so_and_another_try_answers() {
    published(catalogue(), |page, site, publish| {
        page.open("/documents");
        first_filter(page);
        publish();
        let folder = site.folder().join("application");
        let answers = || {
            let files = std::fs::read_dir(&folder).expect("there is a folder").filter_map(Result::ok);
            let mut names = files.map(|file| file.path());
            names.find(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("answers-")))
        };
        let answers = answers().expect("the edition has its answers");
        let aside = site.folder().join("en-chemin");
        std::fs::rename(&answers, &aside).expect("the answers are held back");
        ask(page, NEWEST);
        let alert = page.find("alert", "");
        assert!(alert.text().contains("en cours de mise à jour"), "{}", alert.text());
        std::fs::rename(&aside, &answers).expect("the answers arrive");
        page.button("Réessayer").click();
        page.eventually("the first entry listed", Some(NEWEST.to_owned()), || page.titles().first().cloned());
        assert_eq!(page.find("searchbox", "Rechercher").value(), NEWEST);
        expect_only_missing_answers(page);
    });
}

#[test]
fn a_tab_that_needs_no_file_any_more_answers_from_the_new_edition_after_ten_minutes() {
    let first = catalogue();
    let title = titles(&first)[0].clone();
    published(first, |page, _, publish| {
        page.hold_clock();
        page.open("/documents?tri=titre");
        first_filter(page);
        let ask_now = |words: &str| {
            ask(page, words);
            page.pass(Duration::from_secs(1));
        };
        let is_first = |title: &str| {
            page.eventually("the first entry listed", Some(title.to_owned()), || page.titles().first().cloned());
        };
        ask_now(&title);
        is_first(&title);
        publish();
        ask_now(NEWEST);
        page.eventually("the status", "Aucun résultat".to_owned(), || page.status());
        page.pass(Duration::from_secs(600));
        ask_now(&title);
        is_first(&title);
        ask_now(NEWEST);
        is_first(NEWEST);
    });
}
