//! Pages on paper.

use crate::support::{Find, Page, fixture, journey, setting};
use std::path::Path;

/// Takes a picture of a page on A4 for people to look at, and puts it beside the gallery.
#[track_caller]
fn picture(page: &Page, name: &str) {
    page.screen(794, 1123);
    let tall: f64 = page.read("return document.documentElement.scrollHeight");
    page.screen(794, tall as u32);
    page.as_printed();
    let gallery = setting("KIOSQUE_GALLERY");
    page.picture("body", &Path::new(&gallery).with_file_name(format!("printed-{name}.png")));
}

#[test]
fn the_main_pages_on_paper_have_their_pictures() {
    journey(|page| {
        page.as_printed();
        let entry = &fixture().kinds()[5];
        for (name, path) in [("home", "/"), ("listing", "/documents"), ("entry", entry), ("support", "/soutenir")] {
            page.open(path);
            picture(page, name);
        }
    });
}

#[test]
fn no_control_is_printed() {
    journey(|page| {
        page.as_printed();
        for path in fixture().kinds() {
            page.open(&path);
            for role in ["button", "checkbox", "combobox", "radio", "searchbox", "textbox", "search", "navigation"] {
                let names: Vec<String> = page.all(role, None).iter().map(|part| part.name()).collect();
                assert!(names.is_empty(), "{path} prints a {role}: {names:?}");
            }
        }
        page.complaints();
    });
}

#[test]
fn an_entry_is_printed_with_its_date_its_citation_and_its_addresses() {
    journey(|page| {
        page.as_printed();
        let entries = fixture().entries();
        let entry = entries.iter().find(|entry| !entry.date.is_empty()).expect("an entry has a date");
        page.open(&entry.path);
        let printed = page.find("main", "").text();
        assert!(printed.contains(&entry.title), "{printed}");
        assert!(printed.contains("Citer ce document"), "{printed}");
        let shown = |selector: &str| {
            page.read::<bool>(&format!(
                "return document.querySelector('{selector}')?.checkVisibility({{ visibilityProperty: true }}) ?? false"
            ))
        };
        for part in [".citation__text", ".entry__head time", ".entry__summary"] {
            assert!(shown(part), "{part} is not printed");
        }
        let address: String = page.read(
            "const link = document.querySelector('.entry__out a[href^=http]');
             return getComputedStyle(link, '::after').content + ' ' + link.href",
        );
        let (after, href) = address.rsplit_once(' ').expect("two words");
        assert!(after.contains(href), "the link to {href} prints {after}");
    });
}

#[test]
fn the_reading_list_is_printed_with_its_notes_and_addresses_and_without_its_controls() {
    journey(|page| {
        let entry = &fixture().entries()[0];
        let id = entry.path.trim_start_matches("/documents/");
        let list = serde_json::json!({ "kiosque": "list", "version": 1,
            "items": [{ "id": id, "title": entry.title, "note": "À relire" }] });
        page.open("/a-propos");
        page.script(&format!("localStorage.setItem('kiosque.liste', {})", serde_json::json!(list.to_string())));
        page.open("/ma-liste");
        page.button("Imprimer");
        page.as_printed();
        let printed = crate::support::plain(&page.find("main", "").text());
        for part in [&entry.title, "À relire", &format!("{}{}", page.site(), entry.path)] {
            assert!(printed.contains(part), "{part} is not in {printed}");
        }
        for role in ["button", "textbox"] {
            assert!(page.all(role, None).is_empty(), "a {role} is printed");
        }
    });
}

#[test]
fn the_carousel_is_printed_as_a_list_of_all_its_entries() {
    journey(|page| {
        page.open("/");
        page.as_printed();
        let tops: Vec<f64> = page.read(
            "return [...document.querySelectorAll('[aria-roledescription=diapositive]')]
                 .map((it) => it.getBoundingClientRect().top)",
        );
        assert_eq!(tops.len(), fixture().featured().len());
        assert!(tops.is_sorted_by(|one, next| one < next), "the slides are printed beside each other: {tops:?}");
        let wide: f64 = page.read("return document.documentElement.scrollWidth - innerWidth");
        assert!(wide <= 0.0, "{wide} px do not fit the paper");
    });
}

#[test]
fn an_entry_can_be_printed() {
    journey(|page| {
        page.load(&fixture().entries()[0].path);
        assert!(page.paper().starts_with(b"%PDF"), "no PDF");
    });
}

#[test]
fn every_kind_of_page_can_be_printed() {
    journey(|page| {
        for path in fixture().kinds() {
            page.load(&path);
            let paper = page.paper();
            assert!(paper.starts_with(b"%PDF"), "{path} gives no PDF");
        }
        page.complaints();
    });
}
