//! The application comes in chunks: each page brings what draws it, and a chunk that does not come is an error like any other.

use crate::support::{Element, Find, Page, fixture, journey};
use crate::without_scripts::expect_no_dead_controls;
use thirtyfour::Key;

/// Follows a link of the main navigation.
#[track_caller]
fn follow(page: &Page, name: &str) {
    page.navigation("Navigation principale").link(name).click();
}

/// The files that the page has fetched and that have this beginning, as paths.
fn fetched(page: &Page, start: &str) -> Vec<String> {
    let files: Vec<String> =
        page.read("return performance.getEntriesByType('resource').map((it) => new URL(it.name).pathname)");
    files.into_iter().filter(|file| file.starts_with(start)).collect()
}

#[test]
fn a_page_brings_the_code_that_draws_it_and_its_own_data() {
    for (path, own, not) in [
        ("/a-propos", None, ["/home-", "/panel-", "/listing-", "/search-"].as_slice()),
        ("/chronologie", None, &["/home-", "/panel-", "/listing-", "/search-"]),
        ("/", Some("/home-"), &["/panel-", "/listing-", "/search-"]),
        ("/soutenir", Some("/panel-"), &["/home-", "/listing-", "/search-"]),
        ("/documents", Some("/listing-"), &["/home-", "/panel-", "/search-"]),
    ] {
        journey(|page| {
            page.open(path);
            let has = |start: &&str| !fetched(page, start).is_empty();
            assert!(own.as_ref().is_none_or(has), "{path} came without its code: {:#?}", fetched(page, ""));
            assert!(!not.iter().any(has), "{path} brought the code of others: {:#?}", fetched(page, ""));
            assert_eq!(fetched(page, &format!("{path}/index.json")), [""; 0], "{path} fetched its own data");
        });
    }
}

#[test]
fn a_first_page_without_its_code_stays_as_it_is_and_the_next_one_has_the_application() {
    journey(|page| {
        page.block(&["/panel-*.wasm"]);
        page.load("/soutenir");
        page.eventually("the note in the console", true, || {
            page.complaints().iter().any(|text| text.contains("L’application n’a pas démarré"))
        });
        expect_no_dead_controls(page);
        page.navigation("Navigation principale").link("À propos").click();
        page.eventually("the heading", "À propos".to_owned(), || page.heading());
        page.wait_for_application();
        page.complaints();
    });
}

#[test]
fn a_page_whose_code_does_not_come_says_so_and_a_retry_has_the_browser_load_it() {
    journey(|page| {
        page.open("/a-propos");
        page.mark();
        page.block(&["/listing-*.wasm"]);
        follow(page, "Documents");
        let alert = page.find("alert", "");
        assert!(alert.text().contains("Cette page n’est pas arrivée en entier."), "{}", alert.text());
        page.arrive("/documents", "Page indisponible");
        page.block(&[]);
        page.button("Réessayer").click();
        page.eventually("the heading", "Tous les documents".to_owned(), || page.heading());
        page.wait_for_application();
        assert!(!page.is_marked(), "the application drew a page without its code");
        page.complaints();
    });
}

#[test]
fn after_a_page_whose_code_did_not_come_back_still_works() {
    journey(|page| {
        page.open("/a-propos");
        page.mark();
        page.block(&["/listing-*.wasm"]);
        follow(page, "Documents");
        page.eventually("the heading", "Page indisponible".to_owned(), || page.heading());
        page.back();
        page.eventually("the heading", "À propos".to_owned(), || page.heading());
        page.eventually("the address", "/a-propos".to_owned(), || page.path());
        assert!(page.is_marked(), "the browser loaded the page anew");
        page.complaints();
    });
}

#[test]
fn the_search_works_without_its_code_as_the_form_that_it_is() {
    journey(|page| {
        page.open("/a-propos");
        page.mark();
        page.block(&["/search-*.wasm"]);
        page.find("combobox", "Rechercher sur le site").fill("europe");
        page.press(Key::Enter);
        page.eventually("the address", "/documents?q=europe".to_owned(), || {
            page.read("return location.pathname + location.search")
        });
        assert!(!page.is_marked(), "the form did not lead there by itself");
        // The list asks for the same code.
        page.find("alert", "");
        page.complaints();
    });
}

#[test]
fn a_list_whose_code_still_does_not_come_is_loaded_by_the_browser() {
    journey(|page| {
        page.open("/documents");
        page.mark();
        page.block(&["/search-*.wasm"]);
        page.find("searchbox", "Rechercher").fill("europe");
        let again = page.button("Réessayer");
        page.script("document.querySelector('main .alert').isFirst = true");
        again.click();
        page.eventually("another alert", true, || {
            page.read("const alert = document.querySelector('main .alert'); return alert !== null && !alert.isFirst")
        });
        assert!(page.is_marked(), "the page was loaded at the first try");
        page.block(&[]);
        page.button("Réessayer").click();
        page.eventually("the heading", "Recherche : « europe »".to_owned(), || page.heading());
        assert!(!page.is_marked(), "the application went on with what is missing");
        page.complaints();
    });
}

#[test]
fn the_search_comes_once_and_what_was_typed_meanwhile_counts() {
    journey(|page| {
        page.open("/a-propos");
        page.hold("/search-*.wasm");
        page.find("combobox", "Rechercher sur le site").fill("europe");
        page.let_go("/search-*.wasm");
        page.eventually("suggestions", true, || page.all("option", None).len() > 1);
        page.press(Key::Escape);
        page.press(" inde");
        page.eventually("suggestions", true, || !page.all("option", None).is_empty());
        assert_eq!(fetched(page, "/search-").len(), 1, "the search came more than once");
    });
}

#[test]
fn the_first_page_is_there_for_the_way_back_without_a_request() {
    journey(|page| {
        page.open("/a-propos");
        page.link("Soutenir").click();
        page.eventually("the address", "/soutenir".to_owned(), || page.path());
        page.eventually("the first page’s data", true, || page.has_fetched("/a-propos/index.json"));
        page.block(&["/a-propos/index.json"]);
        page.back();
        page.eventually("the heading", "À propos".to_owned(), || page.heading());
        assert_eq!(fetched(page, "/a-propos/index.json").len(), 1);
        assert_eq!(page.title(), format!("À propos – {}", fixture().name()));
    });
}

#[test]
fn a_search_that_an_extension_has_changed_meanwhile_works() {
    journey(|page| {
        page.open("/a-propos");
        page.script(
            "const form = document.querySelector('header [role=search]');
             form.querySelector('input').after(document.createElement('span'));
             form.prepend(document.createElement('div'));
             form.querySelector('div:last-of-type').remove();",
        );
        let field = || page.find("combobox", "Rechercher sur le site");
        field().focus();
        page.eventually("whether the form is as it was sent", true, || {
            page.read("return document.querySelector('header [role=search] span, header [role=search] > div + label') === null")
        });
        page.press("europe");
        page.eventually("suggestions", true, || page.all("option", None).len() > 1);
        assert_eq!(field().value(), "europe");
    });
}

/// The donation panel.
fn panel(page: &Page) -> Element<'_> {
    page.region(&fixture().donation_title())
}

#[track_caller]
fn expect_cost(page: &Page, sentence: &str) {
    page.eventually("the cost", sentence.to_owned(), || panel(page).status());
}

#[test]
fn the_donation_panel_comes_once_it_is_near() {
    journey(|page| {
        page.open("/");
        page.script("document.querySelector('.donation').scrollIntoView()");
        page.eventually("whether its code has come", true, || !fetched(page, "/panel-").is_empty());
        panel(page).radio("50 €").click();
        expect_cost(page, "50 € vous reviennent à 17 € après réduction d’impôt.");
    });
}

#[test]
fn an_amount_chosen_before_the_panel_came_counts() {
    journey(|page| {
        page.open("/");
        page.hold("/panel-*.wasm");
        panel(page).radio("50 €").click();
        panel(page).radio("Entreprise (impôt sur les sociétés)").click();
        page.let_go("/panel-*.wasm");
        expect_cost(page, "50 € vous reviennent à 20 € après réduction d’impôt.");
        page.eventually("the focus", "radio “Entreprise (impôt sur les sociétés)”".to_owned(), || page.focus());
    });
}

#[test]
fn a_panel_whose_code_does_not_come_says_so_and_the_next_choice_tries_again() {
    journey(|page| {
        page.open("/");
        page.block(&["/panel-*.wasm"]);
        panel(page).radio("50 €").click();
        let alert = page.find("alert", "");
        assert!(alert.text().contains("réessayez ou rechargez la page"), "{}", alert.text());
        let call = panel(page).link("Faire un don").attribute("href").unwrap_or_default();
        assert!(call.starts_with(fixture().provider()), "{call}");
        page.block(&[]);
        panel(page).radio("100 €").click();
        expect_cost(page, "100 € vous reviennent à 34 € après réduction d’impôt.");
        page.eventually("whether the fault is still told", false, || page.shows("alert", ""));
        page.complaints();
    });
}

#[test]
fn a_panel_that_an_extension_has_changed_meanwhile_works() {
    journey(|page| {
        page.open("/");
        page.hold("/panel-*.wasm");
        panel(page).radio("50 €").click();
        page.script(
            "const form = document.querySelector('.donation__form');
             form.querySelector('legend').innerHTML = '<font>Rhythm</font>';
             form.prepend(document.createElement('div'));
             form.querySelector('[type=text]').after(document.createElement('span'));",
        );
        page.let_go("/panel-*.wasm");
        expect_cost(page, "50 € vous reviennent à 17 € après réduction d’impôt.");
        assert!(panel(page).radio("50 €").is_on(), "the choice is lost");
        page.eventually("the focus", "radio “50 €”".to_owned(), || page.focus());
        panel(page).radio("Don mensuel").click();
        page.find("radio", "5 €");
    });
}
