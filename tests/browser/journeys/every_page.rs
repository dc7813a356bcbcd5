//! Every address opens completely and without complaints.

use crate::support::{Find, Page, fixture, journey, plain};

/// Opens a page by its address, and starts the application.
#[track_caller]
fn check(page: &Page, path: &str, status: u16) {
    page.load(path);
    // Starts the application before the browser is idle.
    page.script("document.getElementById('app').dispatchEvent(new Event('pointerover'))");
    page.wait_for_application();
    assert_eq!(page.status_of(path), Some(status), "{path}");
    assert_eq!(page.read::<usize>("return document.querySelectorAll('h1').length"), 1, "headings of {path}");
    let heading = page.heading();
    let title = page.title();
    assert!(title.ends_with(&format!(" – {}", fixture().name())), "the title of {path} is {title:?}");
    assert!(path == "/" || title.starts_with(&plain(&heading)), "{path} is headed {heading:?} and called {title:?}");
}

/// Half of the sitemap's addresses, so that two journeys can run in parallel.
fn check_half(is_first: bool) {
    journey(|page| {
        let (first, second) = fixture().paths.split_at(fixture().paths.len() / 2);
        for path in if is_first { first } else { second } {
            check(page, path, 200);
            let complaints = page.complaints();
            assert!(complaints.is_empty(), "{path}: {complaints:#?}");
        }
    });
}

#[test]
fn every_address_opens_and_starts_without_a_complaint() {
    check_half(true);
}

#[test]
fn every_other_address_opens_and_starts_without_a_complaint() {
    check_half(false);
}

#[test]
fn an_unknown_address_answers_404_with_a_page_that_helps() {
    journey(|page| {
        check(page, "/documents/rien-de-tel", 404);
        // The browser logs the status.
        assert!(page.complaints().iter().all(|complaint| complaint.contains("404 (Not Found)")));
        page.find("main", "").link("Parcourir tous les documents").click();
        page.arrive("/documents", "Tous les documents");
    });
}

#[test]
fn every_kind_of_page_has_its_landmarks_and_begins_with_the_way_to_its_content() {
    journey(|page| {
        let (section, theme) = (&fixture().sections()[1].0, &fixture().themes()[0].0);
        let (entry, person) = (&fixture().entries()[0].path, first("/auteurs/"));
        let (section, theme) = (&format!("/rubriques/{section}"), &format!("/themes/{theme}"));
        for path in [
            "/",
            "/documents",
            section,
            theme,
            person,
            entry,
            &format!("{entry}/citer"),
            "/soutenir",
            "/chronologie",
            "/ma-liste",
            "/a-propos",
            "/accessibilite",
        ] {
            page.open(path);
            for (role, count) in [("banner", 1), ("main", 1), ("contentinfo", 1)] {
                assert_eq!(page.all(role, None).len(), count, "{role} of {path}");
            }
            assert!(page.shows("navigation", "Navigation principale"), "{path}");
            let first: String = page.read("return document.querySelector('a').textContent");
            assert_eq!(first, "Aller au contenu", "{path}");
        }
    });
}

/// The first address with this prefix.
fn first(start: &str) -> &'static str {
    fixture().paths.iter().find(|path| path.starts_with(start)).expect("the sitemap has one")
}
