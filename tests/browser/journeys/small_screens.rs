//! On a telephone.

use crate::carousel::{carousel, expect_slide};
use crate::support::{Find, Page, dossier, journey};
use std::time::Duration;

#[test]
fn no_page_scrolls_sideways() {
    journey(|page| {
        let mut problems = Vec::new();
        for path in dossier().kinds().into_iter().chain(["/documents?q=europe".to_owned()]) {
            page.open(&path);
            for width in [320, 360, 768, 1024, 1440, 2560] {
                page.screen(width, 800);
                problems.extend(sideways_scroll(page, &path, width));
            }
        }
        assert!(problems.is_empty(), "{problems:#?}");
        page.complaints();
    });
}

/// Nothing, or by how much a page is wider than its screen and what in it is.
pub fn sideways_scroll(page: &Page, path: &str, width: u32) -> Option<String> {
    let wide: f64 = page.read("return document.documentElement.scrollWidth");
    // What scrolls by itself may hold more than it shows.
    let culprits: Vec<String> = page.read(&format!(
        "const scrolls = (it) => it && (getComputedStyle(it).overflowX !== 'visible' || scrolls(it.parentElement));
         return [...document.querySelectorAll('body *')]
             .filter((it) => it.getBoundingClientRect().right > {width} + 1 && !scrolls(it.parentElement))
             .map((it) => `${{it.localName}}.${{it.className}} ${{Math.round(it.getBoundingClientRect().right)}}`).slice(0, 8)",
    ));
    (wide > f64::from(width)).then(|| format!("{path} is {wide} wide on a screen of {width}: {culprits:?}"))
}

/// What can be pressed and is too small: smaller than 24 px, and not a link in a running text, which is as high as its line.
/// A check box is pressed by its label too, and a card by all of it.
const TOO_SMALL: &str = r#"
    const isInText = (it) => it.localName === "a" && getComputedStyle(it).display === "inline"
        && it.parentElement.textContent.trim() !== it.textContent.trim();
    return [...document.querySelectorAll("a[href], button, input, select, summary")]
        .filter((it) => it.checkVisibility({ visibilityProperty: true }) && !it.closest(".skip-link") && !isInText(it))
        .map((it) => {
            const after = getComputedStyle(it, "::after");
            const isSpread = after.content !== "none" && after.position === "absolute";
            return [it, (isSpread ? it.offsetParent : it.closest("label") || it).getBoundingClientRect()];
        })
        .filter(([, box]) => box.width < 24 || box.height < 24)
        .map(([it, box]) => `${it.textContent || it.name} ${Math.round(box.width)} × ${Math.round(box.height)}`);
"#;

/// The main actions, and how small the smallest side of each is.
const MAIN_ACTIONS: &str = r#"
    const actions = ".site-header a, .button, summary, select, input:not([type=radio], [type=checkbox]), .choice, .pagination a";
    return [...document.querySelectorAll(actions)]
        .filter((it) => it.checkVisibility({ visibilityProperty: true }))
        .map((it) => [it.textContent || it.name, it.getBoundingClientRect()])
        .filter(([, box]) => Math.min(box.width, box.height) < 43.9)
        .map(([name, box]) => `${name} ${Math.round(box.width)} × ${Math.round(box.height)}`);
"#;

#[test]
fn what_can_be_pressed_is_large_enough_for_a_finger() {
    journey(|page| {
        let mut problems = Vec::new();
        for path in dossier().kinds() {
            page.open(&path);
            for width in [320, 768] {
                page.screen(width, 800);
                for (limit, look) in [("24 px", TOO_SMALL), ("44 px, for main actions,", MAIN_ACTIONS)] {
                    let small: Vec<String> = page.read(look);
                    problems.extend(small.into_iter().map(|small| format!("less than {limit} on {path}: {small}")));
                }
            }
        }
        assert!(problems.is_empty(), "{problems:#?}");
        page.complaints();
    });
}

#[test]
fn the_filters_of_a_telephone_wait_until_they_are_opened() {
    journey(|page| {
        page.screen(360, 800);
        page.open("/documents");
        page.eventually("the status", true, || page.status().ends_with("résultats"));
        page.eventually("whether there are filters", true, || {
            page.read("return document.querySelector('details input[type=checkbox]') !== null")
        });
        assert!(page.filters().is_empty(), "the filters push the list away");
        page.find("disclosure", "Filtres").click();
        page.until("the filters", || page.filters().into_iter().next()).click();
        page.eventually("the address", true, || page.path().starts_with("/documents?type="));
    });
}

#[test]
fn the_button_below_the_filters_of_a_telephone_says_how_many_results_they_leave_and_leads_there() {
    journey(|page| {
        page.screen(360, 800);
        page.open("/documents");
        page.find("disclosure", "Filtres").click();
        let filter = page.until("a filter", || page.filters().into_iter().next());
        let count = filter.name().rsplit(' ').next().unwrap_or_default().to_owned();
        filter.click();
        // The heading above may need another line.
        page.eventually("the status", format!("{count} résultats"), || page.status());
        page.button(&format!("Voir les {count} résultats")).click();
        page.eventually("the filters shown", 0, || page.filters().len());
        page.eventually("the focus", "heading “Résultats”".to_owned(), || page.focus());
        let top: f64 = page.read("return document.querySelector('main article').getBoundingClientRect().top");
        assert!((0.0..800.0).contains(&top), "the first result is at {top}");
    });
}

#[test]
fn the_search_of_a_telephone_is_a_glass_that_grows_into_a_field() {
    journey(|page| {
        page.screen(360, 800);
        page.hold_clock();
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
        page.pass(Duration::from_secs(1));
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
        page.screen(360, 800);
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
