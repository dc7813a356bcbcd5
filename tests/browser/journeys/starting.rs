//! Before the application runs, and where it never does.

use crate::carousel::{carousel, expect_slide};
use crate::listing::first_filter;
use crate::support::{Find, Page, fixture, journey};
use crate::without_scripts::expect_no_dead_controls;
use std::cell::Cell;
use std::time::Duration;
use thirtyfour::Key;

/// Holds the application's code back until the journey releases it.
const HOLD: &str = "
    const held = new Promise((go) => { window.letGo = go; });
    const ask = fetch;
    fetch = async (...what) => { if (String(what[0]).endsWith('.wasm')) await held; return ask(...what); };
";

/// Waits until the scripts of an application that cannot start have come. WebKit logs a failure for each request that is still
/// pending when the page is left.
#[track_caller]
pub fn wait_for_scripts(page: &Page) {
    for script in ["kiosque", "linker"] {
        page.eventually("whether the application's scripts have come", true, || {
            let names = "performance.getEntriesByType('resource').map((it) => it.name)";
            page.read(&format!(r"return {names}.some((name) => /\/{script}-[^/]*\.js$/.test(name))"))
        });
    }
}

/// Opens a page, walks through it before the application starts, then lets it start.
#[track_caller]
pub fn before_start(page: &Page, path: &str, walk: impl FnOnce()) {
    page.script_first(HOLD);
    page.load(path);
    walk();
    assert_eq!(page.read::<Option<String>>("return document.documentElement.dataset.app ?? null"), None);
    page.script("letGo()");
    page.wait_for_application();
}

#[test]
fn a_button_pressed_before_the_start_takes_effect_after_it() {
    journey(|page| {
        before_start(page, "/", || carousel(page).button("Diapositive suivante").click());
        expect_slide(page, 2);
    });
}

#[test]
fn a_button_pressed_before_the_start_goes_on_from_the_slide_in_view() {
    journey(|page| {
        let count = fixture().featured().len();
        before_start(page, "/", || {
            page.script("document.querySelector('[aria-roledescription=carrousel] ol').scrollTo(1e6, 0)");
            expect_slide(page, count);
            carousel(page).button("Diapositive précédente").click();
        });
        expect_slide(page, count - 1);
    });
}

#[test]
fn a_link_followed_before_the_start_leads_to_its_page() {
    journey(|page| {
        page.script_first(HOLD);
        page.load("/");
        wait_for_scripts(page);
        page.navigation("Navigation principale").link("Documents").click();
        page.eventually("the address", "/documents".to_owned(), || page.path());
        page.eventually("the heading", "Tous les documents".to_owned(), || page.heading());
    });
}

#[test]
fn a_gift_chosen_before_the_start_is_kept_and_answered() {
    journey(|page| {
        before_start(page, "/soutenir", || {
            let panel = page.region(&fixture().donation_title());
            panel.radio("Don mensuel").click();
            panel.radio("Entreprise (impôt sur les sociétés)").click();
            panel.radio("100 €").click();
        });
        page.eventually("the cost", true, || {
            page.region(&fixture().donation_title())
                .status()
                .starts_with("100 € par mois vous reviennent à 40 € par mois")
        });
        page.eventually("the frequency", true, || page.radio("Don mensuel").is_on());
        page.eventually("the donor", true, || page.radio("Entreprise (impôt sur les sociétés)").is_on());
    });
}

#[test]
fn words_typed_before_the_start_are_kept_and_searched() {
    journey(|page| {
        before_start(page, "/documents", || page.find("searchbox", "Rechercher").fill("guerre"));
        page.eventually("the address", "/documents?q=guerre".to_owned(), || page.path());
        let field = page.find("searchbox", "Rechercher");
        page.eventually("the words", "guerre".to_owned(), || field.value());
        page.eventually("the focus", "searchbox “Rechercher”".to_owned(), || page.focus());
        page.press(" froide");
        page.eventually("the words", "guerre froide".to_owned(), || field.value());
    });
}

#[test]
fn an_order_chosen_before_the_start_is_kept_and_followed() {
    journey(|page| {
        before_start(page, "/documents", || page.find("combobox", "Trier par").fill("Titre"));
        page.eventually("the address", "/documents?tri=titre".to_owned(), || page.path());
        page.eventually("the order", "titre".to_owned(), || page.read("return document.querySelector('#tri').value"));
    });
}

#[test]
fn filters_opened_before_the_start_stay_open() {
    journey(|page| {
        before_start(page, "/documents", || page.find("disclosure", "Filtres").click());
        page.until("the filters", || page.first_filter());
    });
}

#[test]
fn the_focus_and_the_scroll_of_a_listing_are_kept() {
    journey(|page| {
        let scroll = Cell::new(0.0);
        let title = Cell::default();
        before_start(page, "/documents", || {
            title.set(page.titles()[12].clone());
            page.link(&page.titles()[12]).focus();
            page.next_frame();
            scroll.set(page.scroll());
        });
        first_filter(page);
        page.eventually("the focus", format!("link “{}”", title.take()), || page.focus());
        let scroll = scroll.get();
        assert!(scroll > 0.0, "the thirteenth entry is in the first screen");
        page.eventually("the scroll", true, || (page.scroll() - scroll).abs() < 2.0);
    });
}

#[test]
fn the_slide_and_the_focus_of_a_carousel_are_kept() {
    journey(|page| {
        let featured = fixture().featured();
        let last = featured.last().expect("there are featured entries");
        before_start(page, "/", || {
            page.script("document.querySelector('[aria-roledescription=carrousel] ol').scrollTo(1e6, 0)");
            page.link(&last.title).focus();
        });
        expect_slide(page, featured.len());
        page.eventually("the focus", format!("link “{}”", last.title), || page.focus());
        // The buttons continue from the slide that the list shows.
        carousel(page).button("Diapositive précédente").click();
        expect_slide(page, featured.len() - 1);
    });
}

#[test]
fn without_its_code_the_application_leaves_a_page_that_works() {
    for (missing, is_noted) in [("/*.wasm", true), ("/kiosque-*.js", true), ("/application/loader-*.js", false)] {
        journey(|page| {
            page.block(&[missing]);
            page.load("/soutenir");
            page.eventually("the note in the console", is_noted, || {
                let complaints = page.complaints();
                let is_ours = |text: &String| {
                    text.contains("L’application n’a pas démarré")
                        || text.contains("Failed to load resource")
                        || text.contains("/application/loader-")
                };
                assert!(complaints.iter().all(is_ours), "{complaints:#?}");
                complaints.iter().any(|text| text.contains("L’application n’a pas démarré"))
            });
            page.eventually("whether the page counts on its scripts", false, || {
                page.read("return document.documentElement.classList.contains('js')")
            });
            expect_no_dead_controls(page);
            let call = page.region(&fixture().donation_title()).link("Faire un don").attribute("href");
            assert!(call.is_some_and(|href| href.starts_with(fixture().provider())));
            let entry = fixture().featured()[0].clone();
            page.link(fixture().name()).click();
            page.eventually("the address", "/".to_owned(), || page.path());
            // On this page too the application fails to start, which hides its controls and moves everything below
            // them.
            page.eventually("controls that do nothing", 0, || page.all("button", None).len());
            page.link(&entry.title).click();
            page.eventually("the heading", entry.title.clone(), || page.heading());
            page.eventually("controls that do nothing", 0, || page.all("button", None).len());
            page.complaints();
        });
    }
}

#[test]
fn an_application_that_dies_gives_the_page_back() {
    journey(|page| {
        page.script_first(
            "window.fail = () => setTimeout(() => { throw new WebAssembly.RuntimeError('unreachable'); });",
        );
        page.open("/");
        page.mark();
        page.script("fail()");
        page.eventually("controls that do nothing", 0, || page.all("button", None).len());
        let entry = &fixture().featured()[0];
        page.link(&entry.title).click();
        page.eventually("the heading", entry.title.clone(), || page.heading());
        assert!(!page.is_marked(), "a dead application answered");
        assert!(page.complaints().iter().all(|complaint| complaint.contains("unreachable")));
    });
}

#[test]
fn the_application_waits_for_a_visitor_who_saves_data() {
    journey(|page| {
        page.script_first(
            "Object.defineProperty(Navigator.prototype, 'connection', { get: () => ({ saveData: true }) })",
        );
        page.hold_clock();
        page.load("/");
        // The page itself waits for a frame and then for idle time. This request comes later, so it is served later.
        page.script("return new Promise((done) => requestAnimationFrame(() => requestIdleCallback(() => done())))");
        page.pass(Duration::from_secs(10));
        page.wait_for_loader();
        assert!(!page.read::<bool>("return clock.asked.some((it) => it.endsWith('.wasm'))"));
        page.press(Key::Tab);
        page.press(Key::Tab);
        page.wait_for_application();
    });
}
