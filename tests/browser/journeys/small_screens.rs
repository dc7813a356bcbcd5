//! On a telephone.

use crate::carousel::{carousel, expect_slide};
use crate::support::{Find, Page, dossier, journey};
use serde_json::json;

/// Gives the page a screen of that width, in CSS pixels.
#[track_caller]
fn resize(page: &Page, width: u32) {
    let screen = json!({ "width": width, "height": 800, "deviceScaleFactor": 2, "mobile": true });
    page.devtools("Emulation.setDeviceMetricsOverride", screen);
}

#[test]
fn no_page_scrolls_sideways() {
    journey(|page| {
        let entry = &dossier().entries()[0].path;
        for width in [320, 768] {
            resize(page, width);
            for path in ["/", "/documents", entry, "/soutenir", "/a-propos", "/accessibilite", "/documents?q=europe"] {
                page.open(path);
                let wide: f64 = page.read("return document.documentElement.scrollWidth");
                assert!(wide <= f64::from(width), "{path} is {wide} wide on a screen of {width}");
            }
        }
    });
}

#[test]
fn the_filters_of_a_telephone_wait_until_they_are_opened() {
    journey(|page| {
        resize(page, 360);
        page.open("/documents");
        page.eventually("the status", true, || page.status().ends_with("résultats"));
        page.rest();
        assert!(page.all("checkbox", None).is_empty(), "the filters push the list away");
        page.find("DisclosureTriangle", "Filtres").click();
        page.until("the filters", || page.all("checkbox", None).into_iter().next()).click();
        page.eventually("the address", true, || page.path().starts_with("/documents?type="));
    });
}

#[test]
fn the_button_below_the_filters_of_a_telephone_says_how_many_results_they_leave_and_leads_there() {
    journey(|page| {
        resize(page, 360);
        page.open("/documents");
        page.find("DisclosureTriangle", "Filtres").click();
        let filter = page.until("a filter", || page.all("checkbox", None).into_iter().next());
        let count = filter.name().rsplit(' ').next().unwrap_or_default().to_owned();
        filter.click();
        page.button(&format!("Voir les {count} résultats")).click();
        page.eventually("the filters shown", 0, || page.all("checkbox", None).len());
        page.eventually("the focus", "heading “Résultats”".to_owned(), || page.focus());
        let top: f64 = page.read("return document.querySelector('main article').getBoundingClientRect().top");
        assert!((0.0..800.0).contains(&top), "the first result is at {top}");
    });
}

#[test]
fn the_search_of_a_telephone_is_a_glass_that_grows_into_a_field() {
    journey(|page| {
        resize(page, 360);
        page.open("/a-propos");
        let size = || -> (f64, f64) {
            page.read(
                "const box = document.querySelector('header input').getBoundingClientRect(); return [box.width, box.height]",
            )
        };
        let (width, height) = size();
        assert!((44.0..=48.0).contains(&width) && height >= 44.0, "it is {width} by {height}");
        page.find("combobox", "Rechercher sur le site").click();
        page.eventually("a field", true, || size().0 > 300.0);
        page.press("guerre");
        let option = page.until("a suggestion", || page.all("option", None).into_iter().next());
        let width: f64 = page.read("return document.documentElement.scrollWidth");
        assert!(width <= 360.0, "the page is {width} wide");
        let title: String = page.read("return document.querySelector('[role=option] span').textContent");
        option.click();
        page.eventually("the heading", title, || page.read("return document.querySelector('h1').textContent"));
        page.eventually("a glass", true, || size().0 < 48.0);
    });
}

#[test]
fn the_next_slide_can_be_guessed_at_the_edge() {
    journey(|page| {
        resize(page, 360);
        page.open("/");
        let edge: f64 = page.read(
            "const slides = document.querySelectorAll('[aria-roledescription=diapositive]');
             return slides[1].getBoundingClientRect().left",
        );
        assert!(edge < 355.0, "the second slide begins at {edge}");
        carousel(page).button("Diapositive suivante").click();
        expect_slide(page, 2);
    });
}
