//! On a phone.

use crate::carousel::{carousel, expect_slide};
use crate::starting::before_start;
use crate::support::{Element, Find, Page, fixture, journey};
use serde_json::json;
use std::time::Duration;
use thirtyfour::Key;

#[test]
fn no_page_scrolls_sideways() {
    journey(|page| {
        let mut problems = Vec::new();
        for path in fixture().kinds().into_iter().chain(["/documents?q=europe".to_owned()]) {
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

/// How much wider than the screen a page is, and which elements stick out; `None` if it fits.
pub fn sideways_scroll(page: &Page, path: &str, width: u32) -> Option<String> {
    let wide: f64 = page.read("return document.documentElement.scrollWidth");
    // Elements inside a scroll container may stick out of the screen.
    let culprits: Vec<String> = page.read(&format!(
        "const scrolls = (it) => it && (getComputedStyle(it).overflowX !== 'visible' || scrolls(it.parentElement));
         return [...document.querySelectorAll('body *')]
             .filter((it) => it.getBoundingClientRect().right > {width} + 1 && !scrolls(it.parentElement))
             .map((it) => `${{it.localName}}.${{it.className}} ${{Math.round(it.getBoundingClientRect().right)}}`).slice(0, 8)",
    ));
    (wide > f64::from(width)).then(|| format!("{path} is {wide} wide on a screen of {width}: {culprits:?}"))
}

/// Targets smaller than 24 px, except links in running text, which are as high as their line. A checkbox counts with
/// its label, a card's link with the whole card.
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

/// Main actions whose shorter side is below 44 px.
const MAIN_ACTIONS: &str = r#"
    const actions = ".site-header a, .button, summary, select, input:not([type=radio], [type=checkbox], [type=file]), .choice, .pagination a";
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
        for path in fixture().kinds() {
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
        assert!(page.first_filter().is_none(), "the filters push the list away");
        page.find("disclosure", "Filtres").click();
        page.until("the filters", || page.first_filter()).click();
        page.eventually("the address", true, || page.path().starts_with("/documents?type="));
    });
}

/// Opens the filters on a phone.
#[track_caller]
fn open_filters(page: &Page) -> Element<'_> {
    page.find("disclosure", "Filtres").click();
    page.find("dialog", "Filtres")
}

#[test]
fn the_button_below_the_filters_of_a_telephone_says_how_many_results_they_leave_and_leads_there() {
    journey(|page| {
        page.screen(360, 640);
        page.open("/documents");
        let all = fixture().entries().len();
        let sheet = open_filters(page);
        sheet.button(&format!("Voir les {all} résultats"));
        let filter = page.until("a filter", || page.first_filter());
        let count = filter.name().rsplit(' ').next().unwrap_or_default().to_owned();
        filter.click();
        let see = page.until("the count on the button", || {
            page.all("button", Some(&format!("Voir les {count} résultats"))).into_iter().next()
        });
        page.eventually("the status in the sheet", format!("{count} résultats"), || sheet.status());
        page.eventually("whether the filter is on", true, || filter.is_on());
        see.click();
        page.eventually("the sheet", false, || page.shows("dialog", "Filtres"));
        page.eventually("the filters shown", 0, || page.filters(None).len());
        page.eventually("the focus", "heading “Résultats”".to_owned(), || page.focus());
        let tops: Vec<f64> = page.read(
            "return ['[role=status]', 'article'].map((it) =>
                 document.querySelector(`main section ${it}`).getBoundingClientRect().top)",
        );
        assert!(tops.iter().all(|top| (0.0..300.0).contains(top)), "status and first result are at {tops:?}");
    });
}

#[test]
fn filters_of_a_telephone_that_leave_nothing_lead_to_what_can_be_loosened() {
    journey(|page| {
        page.screen(360, 640);
        page.open("/documents?q=xylophone");
        page.eventually("the status", "Aucun résultat".to_owned(), || page.status());
        open_filters(page).button("Aucun résultat : élargir").click();
        page.eventually("the focus", "heading “Résultats”".to_owned(), || page.focus());
        page.link(&format!("Sans les mots cherchés : {} résultats", fixture().entries().len())).click();
        page.eventually("the address", "/documents".to_owned(), || page.path());
    });
}

#[test]
fn the_sheet_of_filters_keeps_the_focus_and_gives_it_back_where_it_was() {
    journey(|page| {
        page.screen(360, 640);
        page.open("/documents");
        page.script("window.scrollTo(0, 200)");
        let close = |how: &dyn Fn()| {
            let scroll = page.scroll();
            open_filters(page);
            page.eventually("the focus", "button “Fermer”".to_owned(), || page.focus());
            how();
            page.eventually("the sheet", false, || page.shows("dialog", "Filtres"));
            page.eventually("the focus", true, || page.focus().starts_with("disclosure “Filtres"));
            assert_eq!(page.scroll(), scroll);
        };
        close(&|| page.press(Key::Escape));
        close(&|| page.button("Fermer").click());
        close(&|| page.press(Key::Enter));
        close(&|| {
            // Up to the last stop and once more: the next stop is in the browser's own interface.
            let stops = page.tab_to(&format!("button “Voir les {} résultats”", fixture().entries().len()));
            let is_filter = |stop: &&String| stop.starts_with("checkbox");
            assert!(stops.iter().filter(is_filter).count() > 10, "{stops:#?}");
            page.tab();
            let is_outside: bool =
                page.read("return document.activeElement.closest('body > *, header, main > *') !== null");
            assert!(!is_outside, "{} behind the sheet has the focus", page.focus());
            page.button("Fermer").click();
        });
        // The sheet opens and works again after it was closed.
        open_filters(page);
        page.until("the filters", || page.first_filter()).click();
        page.eventually("the address", true, || page.path().starts_with("/documents?type="));
        page.press(Key::Escape);
        page.eventually("the focus", "disclosure “Filtres (1)”".to_owned(), || page.focus());
    });
}

#[test]
fn the_sheet_of_filters_has_room_for_filters_and_both_its_buttons_however_large_the_text_is() {
    journey(|page| {
        for (width, height, size) in [(360, 640, 16), (360, 640, 32), (320, 256, 16), (640, 360, 24)] {
            page.devtools("Page.setFontSizes", json!({ "fontSizes": { "standard": size, "fixed": 13 } }));
            page.screen(width, height);
            page.open("/documents");
            open_filters(page);
            page.until("the filters", || page.first_filter());
            let seen: Vec<(String, bool)> = page.read(
                "const sheet = document.querySelector('dialog');
                 return [...sheet.querySelectorAll('button:not([hidden])'), sheet.querySelector('label')]
                     .filter((it) => !it.closest('fieldset') || it.localName === 'label')
                     .map((it) => {
                         const box = it.getBoundingClientRect();
                         const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
                         const isInside = box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth;
                         return [it.textContent, isInside && it.contains(top)];
                     })",
            );
            assert!(
                seen.len() == 3 && seen.iter().all(|(_, is_seen)| *is_seen),
                "{width} × {height}, {size}: {seen:?}"
            );
            let behind: String = page.read("return getComputedStyle(document.documentElement).overflowY");
            assert_eq!(behind, "hidden", "the page behind the sheet scrolls");
        }
    });
}

#[test]
fn filters_of_a_telephone_that_are_asked_for_before_the_start_come_as_a_sheet_after_it() {
    journey(|page| {
        page.screen(360, 640);
        before_start(page, "/documents", || page.find("disclosure", "Filtres").click());
        page.find("dialog", "Filtres").button(&format!("Voir les {} résultats", fixture().entries().len()));
        page.until("the filters", || page.first_filter());
        page.press(Key::Escape);
        page.eventually("the filters shown", 0, || page.filters(None).len());
        page.eventually("the focus", "disclosure “Filtres”".to_owned(), || page.focus());
    });
}

#[test]
fn a_tap_beside_the_sheet_of_filters_closes_it() {
    journey(|page| {
        page.screen(360, 640);
        page.open("/documents");
        open_filters(page);
        page.tap(180, 20);
        page.eventually("the sheet", false, || page.shows("dialog", "Filtres"));
        page.eventually("the focus", "disclosure “Filtres”".to_owned(), || page.focus());
    });
}

#[test]
fn filters_that_were_opened_as_a_sheet_open_beside_the_list_once_the_screen_is_turned() {
    journey(|page| {
        page.screen(768, 1024);
        page.open("/documents");
        open_filters(page);
        page.press(Key::Escape);
        page.eventually("the sheet", false, || page.shows("dialog", "Filtres"));
        page.screen(1200, 768);
        page.find("disclosure", "Filtres").click();
        page.until("the filters", || page.first_filter());
        assert!(!page.shows("dialog", "Filtres"), "there is room beside the list");
    });
}

/// The navigation's row: the edges of the part that no fade covers, and each link with its edges.
const NAVIGATION: &str = r#"
    const row = document.querySelector(".site-header__nav");
    // The fade is as wide as the box shadow that draws it.
    const style = getComputedStyle(row.firstElementChild, "::after");
    const fade = style.position === "sticky" && style.boxShadow !== "none" ? 24 : 0;
    const { left, right } = row.getBoundingClientRect();
    return [[left, right - fade],
        [...row.querySelectorAll("a")].map((it) => {
            const box = it.getBoundingClientRect();
            const padding = parseFloat(getComputedStyle(it).paddingInlineStart);
            return [it.textContent, [box.left + padding, box.right - padding]];
        })];
"#;

/// The left and right edge of an element.
type Edges = (f64, f64);

#[test]
fn the_navigation_of_a_telephone_fades_where_it_goes_on_and_not_at_its_ends() {
    journey(|page| {
        page.screen(390, 844);
        page.open("/");
        let row = || page.read::<(Edges, Vec<(String, Edges)>)>(NAVIGATION);
        let ((begin, end), links) = row();
        let is_fading = |links: &[(String, Edges)]| links.iter().any(|(_, (left, right))| *left < end && *right > end);
        assert!(end < 370.0, "no fade at the edge: the row is clear to {end}");
        assert!(is_fading(&links), "nothing shows that the row goes on: {links:?}");
        assert!(links[0].1.0 >= begin - 1.0, "the first link fades: {links:?}");
        page.script("document.querySelector('.site-header__nav').scrollLeft = 9999");
        let (_, links) = row();
        let last = links.last().expect("there are links");
        assert!(last.1.1 <= end + 1.0, "the last link fades at its own end: {last:?}, clear to {end}");
        assert!(links.iter().any(|(_, (left, _))| *left < begin), "{links:?}");
        // A focused link is readable: its first letters are where nothing fades.
        page.script("document.querySelector('.site-header__nav').scrollLeft = 0");
        for (name, _) in &links {
            page.tab_to(&format!("link “{name}”"));
            page.eventually(&format!("whether {name} can be read"), true, || {
                let (_, links) = row();
                links.iter().any(|(found, (left, _))| found == name && (begin - 1.0..end - 40.0).contains(left))
            });
        }
    });
}

#[test]
fn links_fade_before_the_opened_search_and_none_is_cut() {
    journey(|page| {
        for width in [1024, 1280, 1440] {
            page.screen(width, 800);
            page.open("/a-propos");
            let before: f64 = page.read("return document.querySelector('header').offsetHeight");
            page.find("combobox", "Rechercher sur le site").click();
            page.eventually("a field", true, || {
                page.read("return document.querySelector('header input').offsetWidth > 200")
            });
            let (cut, is_faded): (Vec<String>, bool) = page.read(
                "const input = document.querySelector('header input');
                 const edge = input.getBoundingClientRect().left;
                 const isCut = (box) => box.left < edge && box.right > edge + 1;
                 const paper = getComputedStyle(document.documentElement).backgroundColor;
                 return [[...document.querySelectorAll('.site-header__nav a')]
                     .filter((it) => isCut(it.getBoundingClientRect())).map((it) => it.textContent),
                     getComputedStyle(input.closest('label')).boxShadow.includes(paper)]",
            );
            assert!(cut.is_empty() || is_faded, "{width}: {cut:?}");
            let after: f64 = page.read("return document.querySelector('header').offsetHeight");
            assert_eq!(after, before, "the header jumps at {width}");
            page.press(Key::Escape + Key::Tab);
        }
    });
}

/// The suggestions for what was typed. The code of the search may come after the words, and waits by the clock as typing does.
#[track_caller]
fn suggestions(page: &Page) -> Vec<Element<'_>> {
    page.until("suggestions", || {
        page.pass(Duration::from_secs(5));
        Some(page.all("option", None)).filter(|options| !options.is_empty())
    })
}

#[test]
fn a_list_of_suggestions_that_is_cut_keeps_the_way_to_all_in_view_and_hides_none_that_is_reached() {
    /// Whether the active suggestion is fully visible: inside the list, and above the link to all results that sticks
    /// to its bottom.
    const REACHED: &str = r#"
        const reached = document.querySelector("[aria-selected]");
        const [list, box] = [reached.closest("[role=listbox]"), reached].map((it) => it.getBoundingClientRect());
        const all = document.querySelector("[role=option][href*='?q=']").getBoundingClientRect();
        return box.top >= list.top && box.bottom <= (reached.href.includes("?q=") ? list.bottom : all.top) + 1;
    "#;
    journey(|page| {
        page.screen(1280, 420);
        page.hold_clock();
        page.open("/a-propos");
        page.find("combobox", "Rechercher sur le site").fill("guerre");
        let options = suggestions(page);
        let is_cut: bool = page.read(
            "const list = document.querySelector('[role=listbox]'); return list.scrollHeight > list.clientHeight + 20",
        );
        assert!(is_cut, "the whole list is seen");
        let way: bool = page.read(
            "const [list, all] = ['[role=listbox]', '[role=option][href*=\"?q=\"]']
                 .map((it) => document.querySelector(it).getBoundingClientRect());
             return all.top > list.top && all.bottom <= list.bottom",
        );
        assert!(way, "the way to all results is out of sight");
        for (number, option) in options.iter().enumerate() {
            page.press(Key::Down);
            let selected = || option.attribute("aria-selected");
            page.eventually(&format!("suggestion {}", number + 1), Some("true".to_owned()), selected);
            page.eventually(&format!("whether suggestion {} is seen", number + 1), true, || page.read(REACHED));
        }
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
        let option = suggestions(page).remove(0);
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
