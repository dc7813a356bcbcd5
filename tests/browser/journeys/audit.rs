//! axe-core finds no violation on any kind of page, in any state, in light or dark, on a phone or on a wide screen.
//!
//! Rules catch only a part of what matters; `outline` and the other journeys check the rest.

use crate::carousel::carousel;
use crate::listing::first_filter;
use crate::support::{Find, UNKNOWN, fixture, journey};
use thirtyfour::Key;

#[test]
fn every_kind_of_page_keeps_the_rules() {
    journey(|page| {
        for path in fixture().kinds() {
            page.open(&path);
            page.audit_everywhere(&path);
        }
        // The browser logs the 404 of the unknown address.
        assert!(page.complaints().iter().all(|complaint| complaint.contains(UNKNOWN)));
    });
}

#[test]
fn every_kind_of_page_keeps_the_rules_without_scripts() {
    journey(|page| {
        for path in fixture().kinds() {
            page.load(&path);
            // Looks as if scripts never ran; the audit itself needs them, so they stay on.
            page.script("document.documentElement.classList.remove('js')");
            // Without scripts, the dark colours are the same as with them.
            page.audit_on_screens(&path, &["light"]);
        }
        page.complaints();
    });
}

#[test]
fn the_filters_keep_the_rules_while_they_are_used() {
    journey(|page| {
        page.screen(360, 800);
        page.open("/documents");
        first_filter(page);
        page.audit_everywhere("the filters opened on a telephone");
        first_filter(page).click();
        page.eventually("the address", true, || page.path().starts_with("/documents?type="));
        page.audit_everywhere("a filter is on in the sheet");
        page.press(Key::Escape);
        page.eventually("the filters on", true, || page.shows("button", "Effacer les filtres"));
        page.audit_everywhere("a filter is on");
    });
}

#[test]
fn answers_keep_the_rules_whatever_they_are() {
    journey(|page| {
        for (path, status) in [
            ("/documents?q=europe", "résultats"),
            ("/documents?q=xylophone&type=podcast", "Aucun résultat"),
            ("/documents?type=podcast&tri=ancien", "résultats"),
        ] {
            page.open(path);
            page.eventually("the status", true, || page.status().ends_with(status));
            page.audit_everywhere(path);
        }
    });
}

#[test]
fn what_went_wrong_is_said_by_the_rules() {
    journey(|page| {
        page.block(&["/a-propos/index.json", "/documents/listing.json"]);
        page.open("/documents?type=podcast");
        page.button("Réessayer");
        page.audit_everywhere("filters that did not come");
        page.navigation("Navigation principale").link("À propos").click();
        page.eventually("the heading", "Page indisponible".to_owned(), || page.heading());
        page.audit_everywhere("a page that did not come");
        page.complaints();
    });
}

#[test]
fn a_page_on_its_way_keeps_the_rules() {
    journey(|page| {
        page.open("/");
        page.hold("/a-propos/index.json");
        page.navigation("Navigation principale").link("À propos").click();
        page.find("progressbar", "Chargement de la page");
        // The bar overlays the page and belongs to no region.
        assert_eq!(page.audit(&["region"]), Vec::<String>::new());
    });
}

#[test]
fn a_playing_carousel_keeps_the_rules() {
    journey(|page| {
        page.open("/");
        carousel(page).button("Lancer le défilement").click();
        carousel(page).button("Mettre en pause le défilement");
        page.audit_everywhere("the carousel plays");
        carousel(page).button("Diapositive suivante").click();
        page.audit_everywhere("the carousel has moved");
    });
}

#[test]
fn the_panel_keeps_the_rules_whatever_is_chosen() {
    journey(|page| {
        page.open("/soutenir");
        let panel = page.region(&fixture().donation_title());
        panel.radio("Don mensuel").click();
        panel.radio("20 €").click();
        page.audit_everywhere("a monthly gift");
        panel.radio("Autre montant").click();
        let field = page.find("textbox", "Autre montant (€)");
        field.fill("12,50");
        page.audit_everywhere("an amount is typed");
        field.clear();
        field.fill("cent");
        panel.link("Faire un don").click();
        page.eventually("the error", Some("true".to_owned()), || field.attribute("aria-invalid"));
        page.audit_everywhere("what is typed is no amount");
        field.clear();
        field.fill("50");
        panel.radio("Particulier (IFI)").click();
        page.reload();
        page.button("Oublier ce choix");
        page.audit_everywhere("a choice came back");
    });
}

#[test]
fn a_copied_citation_keeps_the_rules() {
    journey(|page| {
        page.open(&fixture().entries()[0].path);
        page.button("Copier la citation").click();
        page.eventually("the status", false, || page.status().is_empty());
        page.audit_everywhere("the citation is copied");
        page.script("delete Navigator.prototype.share");
        page.button("Partager").click();
        page.button("Copier le lien");
        // The menu lies over other targets, as menus do.
        assert_eq!(page.audit(&["target-size"]), Vec::<String>::new());
        page.prefer(&[("prefers-color-scheme", "dark"), ("prefers-reduced-motion", "reduce")]);
        assert_eq!(page.audit_colours(), Vec::<String>::new());
        page.press(Key::Escape);
        page.button("Autres styles").click();
        page.radio("APA 7").click();
        page.audit_everywhere("another style is chosen");
    });
}
