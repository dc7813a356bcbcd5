//! With scripts turned off, every page is finished.

use crate::support::{Find, Page, fixture, journey, plain};
use thirtyfour::Key;

/// Fails if the page shows a control that only the application could answer.
#[track_caller]
pub fn expect_no_dead_controls(page: &Page) {
    for role in ["button", "checkbox", "combobox", "radio", "searchbox", "textbox", "progressbar", "alert"] {
        let names: Vec<String> = page.all(role, None).iter().map(|part| part.name()).collect();
        assert!(names.is_empty(), "{role} on {}: {names:?}", page.path());
    }
}

#[test]
fn every_kind_of_page_reads_well_and_shows_no_dead_controls() {
    journey(|page| {
        page.turn_scripts_off();
        let (section, theme) = (&fixture().sections()[1].0, &fixture().themes()[0].0);
        let (section, theme) = (format!("/rubriques/{section}"), format!("/themes/{theme}"));
        let entry = &fixture().entries()[0].path;
        for path in [
            "/",
            "/documents",
            &section,
            &theme,
            entry,
            &format!("{entry}/citer"),
            "/soutenir",
            "/chronologie",
            "/ma-liste",
            "/a-propos",
            "/accessibilite",
        ] {
            page.load(path);
            assert!(!page.heading().is_empty(), "{path} has no heading");
            assert!(page.find("main", "").text().len() > 300, "{path} says little");
            expect_no_dead_controls(page);
        }
    });
}

#[test]
fn links_lead_from_the_home_page_to_an_entry_and_its_theme() {
    journey(|page| {
        page.turn_scripts_off();
        let entry = fixture().featured()[0].clone();
        let (theme, title) =
            fixture().themes().into_iter().find(|(id, _)| *id == entry.themes[0]).expect("it is known");
        page.load("/");
        page.link(&entry.title).click();
        page.eventually("the address", entry.path.clone(), || page.path());
        page.eventually("the heading", entry.title.clone(), || page.heading());
        page.find("main", "").link(&title).click();
        page.eventually("the address", format!("/themes/{theme}"), || page.path());
        page.navigation("Navigation principale").link("Documents").click();
        page.eventually("the address", "/documents".to_owned(), || page.path());
        page.navigation("Pagination").link("Suivante").click();
        page.eventually("the address", "/documents/page/2".to_owned(), || page.path());
    });
}

#[test]
fn a_reference_in_another_style_is_selected_in_one_gesture() {
    journey(|page| {
        page.turn_scripts_off();
        let entry = &fixture().entries()[0];
        page.load(&entry.path);
        page.link("Autres styles").click();
        page.eventually("the heading", format!("Citer : {}", entry.title), || page.heading());
        page.eventually("the address", format!("{}/citer", entry.path), || page.path());
        for style in ["Usage français", "ISO 690", "APA 7", "Chicago (auteur-date)", "MLA 9"] {
            page.find("heading", style);
        }
        let middle: (i64, i64) = page.read(
            "const reference = document.querySelectorAll('.references__text')[2];
             reference.scrollIntoView({ block: 'center' });
             const box = reference.getBoundingClientRect();
             return [Math.round(box.x + 40), Math.round(box.y + 10)]",
        );
        page.tap(middle.0, middle.1);
        let reference: String = page.read("return document.querySelectorAll('.references__text')[2].textContent");
        page.eventually("what is selected", plain(&reference), || {
            plain(&page.read::<String>("return getSelection().toString()"))
        });
        page.navigation("Fil d’Ariane").link(&entry.title).click();
        page.eventually("the heading", entry.title.clone(), || page.heading());
    });
}

#[test]
fn the_carousel_is_a_list_that_scrolls() {
    journey(|page| {
        page.turn_scripts_off();
        page.load("/");
        let is_wider: bool = page.read(
            "const list = document.querySelector('[aria-roledescription=carrousel] ol');
             return list.scrollWidth > list.clientWidth",
        );
        assert!(is_wider, "all slides are crammed into the page");
        page.tab_to("list “Documents à la une”");
        page.press(Key::Right);
        page.eventually("a later slide at the start", true, || crate::carousel::slide(page) > Some(1));
    });
}

#[test]
fn the_call_to_give_leads_to_the_provider() {
    journey(|page| {
        page.turn_scripts_off();
        for path in ["/", "/soutenir"] {
            page.load(path);
            let panel = page.region(&fixture().donation_title());
            let href = panel.link("Faire un don").attribute("href").unwrap_or_default();
            assert!(href.starts_with(fixture().provider()), "{path} leads to {href}");
        }
    });
}

#[test]
fn a_listing_says_that_filters_need_scripts() {
    journey(|page| {
        page.turn_scripts_off();
        page.load("/documents?type=podcast");
        assert!(page.find("main", "").text().contains("demandent JavaScript"));
        assert!(!page.titles().is_empty());
    });
}
