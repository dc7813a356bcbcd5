//! Pages that a translator or an extension has changed, before or after the application hydrates them.

use crate::carousel::{carousel, expect_slide};
use crate::listing::first_filter;
use crate::starting::before_start;
use crate::support::{Find, Page, fixture, journey, plain};

/// What translators do: they wrap every text twice, and insert a banner of their own.
const TRANSLATOR: &str = r#"
    window.translate = () => {
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const found = [];
        while (texts.nextNode()) found.push(texts.currentNode);
        for (const text of found) {
            if (!text.data.trim() || text.parentElement.closest("script, style, option, textarea, font")) continue;
            const wrap = document.createElement("font");
            wrap.append(document.createElement("font"));
            text.replaceWith(wrap);
            wrap.firstChild.append(text.data);
        }
    };
    window.intrude = () => {
        for (const container of [document.body, document.querySelector("main")]) {
            const banner = document.createElement("div");
            banner.textContent = "Page translated";
            container.append(banner);
            container.prepend(banner.cloneNode(true));
        }
    };
"#;

/// Translates once the page is parsed.
const WHEN_READ: &str = "addEventListener('DOMContentLoaded', () => { translate(); intrude(); });";

/// Translates while the page is still being parsed.
const WHILE_READING: &str = "new MutationObserver(() => { if (document.body) translate(); })
    .observe(document, { childList: true, subtree: true });";

/// From the home page to an entry and back, by way of the carousel and the donation panel.
#[track_caller]
fn walk(page: &Page) {
    let entry = fixture().featured()[0].clone();
    carousel(page).button("Diapositive suivante").click();
    expect_slide(page, 2);
    carousel(page).button("Diapositive précédente").click();
    expect_slide(page, 1);
    // The panel may just be put back as it was sent, and a first press be lost.
    let amount = || page.radio("100 €");
    page.eventually("whether the amount is chosen", true, || amount().is_clicked() && amount().is_on());
    expect_cost(page);
    page.link(&entry.title).click();
    page.arrive(&entry.path, &entry.title);
    page.navigation("Navigation principale").link("Documents").click();
    page.arrive("/documents", "Tous les documents");
    page.back();
    page.eventually("the heading", entry.title, || page.heading());
}

#[track_caller]
fn expect_cost(page: &Page) {
    page.eventually("the cost", "100 € vous reviennent à 34 € après réduction d’impôt.".to_owned(), || {
        page.region(&fixture().donation_title()).status()
    });
}

#[track_caller]
fn check(when: &str) {
    journey(|page| {
        page.script_first(&format!("{TRANSLATOR}{when}"));
        page.open("/");
        let is_translated: bool = page.read("return document.querySelector('footer font') !== null");
        assert!(is_translated, "the translator has not come");
        walk(page);
    });
}

#[test]
fn a_page_translated_when_it_was_read_works() {
    check(WHEN_READ);
}

#[test]
fn a_page_translated_while_it_was_read_works() {
    check(WHILE_READING);
}

#[test]
fn a_page_translated_just_before_the_start_works() {
    // The application's code is about to arrive.
    check(
        "const ask = fetch; fetch = async (...what) => {
             const answer = await ask(...what);
             if (String(what[0]).endsWith('.wasm')) { translate(); intrude(); }
             return answer;
         };",
    );
}

#[test]
fn a_page_translated_in_the_last_moment_works() {
    // The code has arrived and is about to run.
    check(
        "const prepare = WebAssembly.instantiate; WebAssembly.instantiate = async (...what) => {
             const ready = await prepare(...what);
             translate(); intrude();
             return ready;
         };",
    );
}

#[test]
fn what_was_done_in_a_translated_page_before_the_start_is_kept() {
    journey(|page| {
        page.script_first(&format!("{TRANSLATOR}{WHEN_READ}"));
        before_start(page, "/soutenir", || {
            page.region(&fixture().donation_title()).radio("100 €").click();
            page.script("scrollTo(0, 200)");
        });
        expect_cost(page);
        page.eventually("whether the amount is chosen", true, || page.radio("100 €").is_on());
        page.eventually("the focus", "radio “100 €”".to_owned(), || page.focus());
        page.eventually("the scroll", 200.0, || page.scroll());
    });
}

#[test]
fn a_page_translated_while_the_application_runs_still_answers() {
    journey(|page| {
        page.script_first(TRANSLATOR);
        page.open("/");
        page.script("translate(); intrude()");
        walk(page);
    });
}

#[test]
fn costs_stay_right_when_the_translator_comes_back_after_every_change() {
    journey(|page| {
        page.script_first(TRANSLATOR);
        page.open("/soutenir");
        let panel = page.region(&fixture().donation_title());
        panel.radio("50 €").click();
        page.script("translate()");
        panel.radio("100 €").click();
        expect_cost(page);
        page.script("translate()");
        panel.radio("Entreprise (impôt sur les sociétés)").click();
        page.eventually(
            "the cost",
            "100 € vous reviennent à 40 € après réduction d’impôt.".to_owned(),
            || panel.status(),
        );
    });
}

#[test]
fn the_heading_and_the_count_of_a_translated_listing_follow_its_filters() {
    journey(|page| {
        page.script_first(TRANSLATOR);
        page.open("/documents");
        first_filter(page);
        page.script("translate(); intrude()");
        let filter = first_filter(page);
        let count = filter.name().rsplit(' ').next().unwrap_or_default().to_owned();
        filter.click();
        page.eventually("the status", format!("{count} résultats"), || page.status());
        page.eventually("the entries listed", count.clone(), || page.titles().len().to_string());
        page.script("translate()");
        page.button("Effacer les filtres").click();
        page.eventually("the status", format!("{} résultats", fixture().entries().len()), || page.status());
        page.find("searchbox", "Rechercher").fill("guerre");
        page.eventually("the heading", "Recherche : « guerre »".to_owned(), || page.heading());
        page.script("translate()");
        page.find("searchbox", "Rechercher").clear();
        page.find("searchbox", "Rechercher").fill("chine");
        page.eventually("the heading", "Recherche : « chine »".to_owned(), || page.heading());
        page.eventually("the filters that are on", "Filtres".to_owned(), || {
            plain(&page.read::<String>("return document.querySelector('details summary').textContent"))
        });
        page.script("translate()");
        first_filter(page).click();
        page.eventually("the filters that are on", "Filtres (1)".to_owned(), || {
            plain(&page.read::<String>("return document.querySelector('details summary').textContent"))
        });
    });
}

#[test]
fn the_play_button_of_a_translated_carousel_says_what_it_does() {
    journey(|page| {
        page.script_first(TRANSLATOR);
        page.open("/");
        page.script("translate()");
        carousel(page).button("Lancer le défilement").click();
        carousel(page).button("Mettre en pause le défilement").click();
        carousel(page).button("Lancer le défilement");
    });
}

#[test]
fn an_error_in_a_translated_panel_is_shown_and_taken_back() {
    journey(|page| {
        page.script_first(TRANSLATOR);
        page.open("/soutenir");
        page.region(&fixture().donation_title()).radio("Autre montant").click();
        let field = page.find("textbox", "Autre montant (€)");
        let error = || page.read::<String>("return document.querySelector('#autre-montant-erreur').textContent.trim()");
        field.fill("cent");
        page.link("Faire un don").click();
        page.eventually("the error", true, || error().contains("par exemple 50"));
        page.script("translate()");
        field.clear();
        field.fill("50");
        page.eventually("the error", String::new(), error);
    });
}
