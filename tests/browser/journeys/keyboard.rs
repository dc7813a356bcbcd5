//! Without a mouse.

use crate::listing::first_filter;
use crate::support::{Find, fixture, journey};
use thirtyfour::Key;

#[test]
fn the_first_stop_leads_past_the_header_to_the_content() {
    journey(|page| {
        page.open("/documents");
        page.press(Key::Tab);
        page.eventually("the focus", "link “Aller au contenu”".to_owned(), || page.focus());
        page.eventually("what the link shows", "Aller au contenu".to_owned(), || page.link("Aller au contenu").text());
        page.press(Key::Enter);
        page.eventually("the address", "#contenu".to_owned(), || page.read("return location.hash"));
        page.press(Key::Tab);
        page.eventually("whether the next stop is in the content", true, || {
            page.read("return document.activeElement.closest('main :is(a, button, input, select)') !== null")
        });
    });
}

/// Walks through every Tab stop of the home page.
#[test]
fn the_stops_of_the_home_page_follow_its_reading_order() {
    journey(|page| {
        page.open("/");
        let stops = page.tab_to("link “Catalogue (JSON)”");
        let link = |name: &str| format!("link “{}”", crate::support::plain(name));
        let featured = fixture().featured();
        let mut expected = vec![link("Aller au contenu"), link(fixture().name())];
        expected.extend(page.navigation("Navigation principale").all("link", None).iter().map(ToString::to_string));
        expected.extend([
            "combobox “Rechercher sur le site”".to_owned(),
            link("Soutenir"),
            "button “Lancer le défilement”".to_owned(),
            "button “Diapositive précédente”".to_owned(),
            "button “Diapositive suivante”".to_owned(),
            "list “Documents à la une”".to_owned(),
        ]);
        // The slides in view, then the buttons for all slides.
        let in_view = stops.iter().skip(expected.len()).take_while(|stop| stop.starts_with("link ")).count();
        assert!((1..4).contains(&in_view), "{in_view} slides in view: {stops:#?}");
        expected.extend(featured.iter().take(in_view).map(|entry| link(&entry.title)));
        expected.extend((1..=featured.len()).map(|number| format!("button “Diapositive {number}”")));
        // Then each section: its entries, and the link to all of them.
        let titles = page.titles();
        let rest: Vec<String> = titles.iter().skip(featured.len()).map(|title| link(title)).collect();
        let (walked, after) = stops.split_at(expected.len());
        assert_eq!(walked, expected);
        let mut of_entries = after.iter().filter(|stop| rest.contains(stop)).cloned().collect::<Vec<_>>();
        of_entries.dedup();
        assert_eq!(of_entries, rest, "the entries of the sections");
        let donation = [
            link("En savoir plus sur les dons"),
            "radio “Don ponctuel”".to_owned(),
            "link “Texte de loi”".to_owned(),
            link("Faire un don"),
            link("À propos"),
            link("Accessibilité"),
        ];
        let positions: Vec<Option<usize>> =
            donation.iter().map(|stop| after.iter().position(|found| found == stop)).collect();
        assert!(positions.is_sorted() && positions.iter().all(Option::is_some), "{positions:?} in {after:#?}");
    });
}

#[test]
fn an_entry_is_opened_from_the_carousel_without_a_mouse() {
    journey(|page| {
        page.open("/");
        let first = fixture().featured()[0].clone();
        page.tab_to(&format!("link “{}”", first.title));
        page.press(Key::Enter);
        page.arrive(&first.path, &first.title);
    });
}

#[test]
fn the_carousel_is_moved_with_its_buttons() {
    journey(|page| {
        page.open("/");
        page.tab_to("button “Diapositive suivante”");
        page.press(Key::Enter);
        crate::carousel::expect_slide(page, 2);
        page.press(Key::Space);
        crate::carousel::expect_slide(page, 3);
        page.eventually("the focus", "button “Diapositive suivante”".to_owned(), || page.focus());
    });
}

#[test]
fn a_filter_is_chosen_with_the_space_bar() {
    journey(|page| {
        page.open("/documents");
        first_filter(page);
        page.find("disclosure", "Filtres").focus();
        page.eventually("the focus", "disclosure “Filtres”".to_owned(), || page.focus());
        page.press(Key::Space);
        page.eventually("the filters shown", 0, || page.filters(None).len());
        page.press(Key::Space);
        page.eventually("whether filters are shown", false, || page.first_filter().is_none());
        page.press(Key::Tab);
        let filter = page.until("a filter that has the focus", || {
            let focus = page.focus();
            focus.starts_with("checkbox").then_some(focus)
        });
        page.press(Key::Space);
        page.eventually("the address", true, || page.path().starts_with("/documents?type="));
        let count = filter.trim_end_matches('”').rsplit(' ').next().unwrap_or_default().to_owned();
        page.eventually("the status", format!("{count} résultats"), || page.status());
        page.eventually("the focus", filter.clone(), || page.focus());
    });
}

#[test]
fn the_focus_is_always_seen() {
    journey(|page| {
        page.open("/");
        for _ in 0..12 {
            let stop = page.tab();
            let outline = || page.read::<String>("return getComputedStyle(document.activeElement).outlineStyle");
            page.eventually(&format!("the outline of {stop}"), "solid".to_owned(), outline);
        }
    });
}
