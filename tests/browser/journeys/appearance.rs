//! Light or dark: the visitor's choice, or the device's.

use crate::support::{Find, Page, journey};

/// Whether the page's background is light or dark.
fn look(page: &Page) -> &'static str {
    let colour: String = page.read("return getComputedStyle(document.documentElement).backgroundColor");
    let digits = colour.trim_start_matches("rgb(").split(',').next().and_then(|red| red.parse::<u8>().ok());
    if digits.expect("a colour in red, green and blue") > 127 { "light" } else { "dark" }
}

/// Sets the device's preferred colour scheme.
fn device(page: &Page, scheme: &str) {
    page.prefer(&[("prefers-color-scheme", scheme)]);
}

#[test]
fn it_follows_the_device_until_the_visitor_chooses_and_again_after_the_choice_is_taken_back() {
    journey(|page| {
        device(page, "dark");
        page.open("/");
        assert_eq!(look(page), "dark");
        page.radio("Clair").click();
        page.eventually("the look", "light", || look(page));
        page.radio("Système").click();
        page.eventually("the look", "dark", || look(page));
        page.reload();
        page.eventually("the look", "dark", || look(page));
        page.eventually("the choice", true, || page.radio("Système").is_on());
    });
}

#[test]
fn a_choice_holds_on_other_pages_and_later_visits() {
    journey(|page| {
        device(page, "light");
        page.open("/");
        page.radio("Sombre").click();
        page.navigation("Navigation principale").link("Documents").click();
        page.eventually("the address", "/documents".to_owned(), || page.path());
        page.eventually("the look", "dark", || look(page));
        page.load("/a-propos");
        page.eventually("the look", "dark", || look(page));
        page.eventually("the choice", true, || page.radio("Sombre").is_on());
    });
}

#[test]
fn the_chosen_look_is_there_at_the_first_paint() {
    journey(|page| {
        device(page, "light");
        page.load("/");
        page.script("localStorage.setItem('kiosque.apparence', 'dark')");
        // Reads the scheme as soon as the page has a body, before anything can be painted.
        page.script_first(
            "new MutationObserver((changes, observer) => {
                 if (!document.body) return;
                 window.schemeAtFirst = getComputedStyle(document.documentElement).colorScheme;
                 observer.disconnect();
             }).observe(document, { childList: true, subtree: true });",
        );
        page.load("/");
        assert_eq!(page.read::<String>("return window.schemeAtFirst"), "dark");
    });
}

#[test]
fn where_nothing_can_be_stored_the_choice_still_works() {
    journey(|page| {
        device(page, "light");
        page.script_first(
            "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });",
        );
        page.open("/a-propos");
        page.radio("Sombre").click();
        page.eventually("the look", "dark", || look(page));
    });
}
