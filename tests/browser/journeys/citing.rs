//! Citing an entry in another style.

use crate::small_screens::sideways_scroll;
use crate::support::{Element, Find, Page, fixture, journey};
use serde_json::{Value, json};
use thirtyfour::Key;

/// Keeps what is written to the clipboard, which tests may not read, and what it was offered as.
const KEEP: &str = "const write = navigator.clipboard.write.bind(navigator.clipboard);
     navigator.clipboard.write = async (items) => {
         await write(items);
         const kept = {};
         for (const type of items[0].types) kept[type] = await (await items[0].getType(type)).text();
         window.copied = kept;
     };";

/// The citation that the page shows.
fn shown(page: &Page) -> String {
    page.read("return document.querySelector('.citation__text').textContent")
}

/// What was copied as that type.
fn copied(page: &Page, kind: &str) -> String {
    page.read(&format!("return (window.copied ?? {{}})['{kind}'] ?? ''"))
}

/// The button that offers the other styles. It is a link until the code of the buttons has come, which the focus asks for.
pub fn other_styles(page: &Page) -> Element<'_> {
    page.button("Copier la citation").focus();
    page.button("Autres styles")
}

/// Opens an entry and the choice of its style.
fn choose_style(page: &Page, path: &str) {
    page.open(path);
    other_styles(page).click();
    page.radio("APA 7");
}

#[test]
fn a_style_is_chosen_with_the_keyboard_and_the_citation_follows() {
    journey(|page| {
        let path = &fixture().entries()[0].path;
        for key in ["\u{e007}", " "] {
            page.open(path);
            let sentence = shown(page);
            page.tab_to("button “Copier la citation”");
            page.button("Autres styles");
            page.tab();
            assert_eq!(page.tab(), "button “Autres styles”");
            page.press(key);
            page.eventually("the focus", "radio “Usage français”".to_owned(), || page.focus());
            assert!(!page.shows("button", "Autres styles"));
            page.press(Key::Down);
            page.eventually("the focus", "radio “ISO 690”".to_owned(), || page.focus());
            assert_ne!(shown(page), sentence);
            assert!(
                page.read::<bool>(
                    "return document.querySelector('.citation__text').textContent.includes('[en ligne]')"
                )
            );
            page.press(Key::Up);
            page.eventually("the citation", sentence, || shown(page));
        }
    });
}

#[test]
fn what_is_copied_is_what_is_shown_with_its_italics_and_without() {
    journey(|page| {
        page.script_first(KEEP);
        choose_style(page, &fixture().entries()[0].path);
        page.radio("APA 7").click();
        page.button("Copier la citation").click();
        page.eventually("the status", "Citation copiée.".to_owned(), || page.status());
        page.eventually("the plain text", shown(page), || copied(page, "text/plain"));
        let html = copied(page, "text/html").replace("&nbsp;", " ");
        let title = &fixture().entries()[0].title;
        assert!(crate::support::plain(&html).contains(&format!("<i>{}</i>", crate::support::plain(title))), "{html}");
        assert!(!copied(page, "text/plain").contains("<i>"));
    });
}

#[test]
fn a_browser_that_copies_plain_text_only_still_copies() {
    journey(|page| {
        page.script_first(
            "delete window.ClipboardItem;
             navigator.clipboard.writeText = async (text) => { window.copied = { 'text/plain': text }; };",
        );
        choose_style(page, &fixture().entries()[0].path);
        page.radio("MLA 9").click();
        page.button("Copier la citation").click();
        page.eventually("the plain text", shown(page), || copied(page, "text/plain"));
    });
}

#[test]
fn the_device_remembers_the_style_until_the_first_one_is_chosen_again() {
    journey(|page| {
        let (first, second) = (&fixture().entries()[0], &fixture().entries()[1]);
        choose_style(page, &first.path);
        page.radio("Chicago (auteur-date)").click();
        page.open(&second.path);
        page.until("the style", || page.radio("Chicago (auteur-date)").is_on().then_some(()));
        let chosen =
            "return document.querySelector('.citation-styles :checked').closest('div').querySelector('p').textContent";
        page.eventually("the citation", page.read::<String>(chosen), || shown(page));
        page.radio("Usage français").click();
        page.reload();
        other_styles(page);
        assert!(!page.shows("radio", "Chicago (auteur-date)"));
        assert!(!page.has_fetched("/actions.json"));
    });
}

#[test]
fn what_others_wrote_in_the_place_of_the_style_presses_nothing() {
    journey(|page| {
        page.script_first("delete Navigator.prototype.share;");
        page.open("/a-propos");
        page.script("localStorage.setItem('kiosque.style', 'x\"],button[value=\"share')");
        page.open(&fixture().entries()[0].path);
        let is_first: &str = "return document.querySelector('.citation-styles :checked')?.value === ''";
        page.eventually("whether the first style is chosen", true, || page.read::<bool>(is_first));
        page.button("Partager").click();
        page.button("Copier le lien");
    });
}

#[test]
fn styles_that_do_not_come_leave_the_citation_and_are_asked_for_again() {
    journey(|page| {
        page.open(&fixture().entries()[0].path);
        let sentence = shown(page);
        page.block(&["*/actions.json"]);
        other_styles(page).click();
        let alert = page.find("alert", "");
        page.eventually("the alert", true, || alert.text().starts_with("Les autres styles n’ont pas pu être chargés"));
        assert_eq!(shown(page), sentence);
        page.block(&[]);
        page.button("Autres styles").click();
        page.radio("MLA 9").click();
        assert_ne!(shown(page), sentence);
        assert!(!page.shows("alert", ""));
        page.complaints();
    });
}

#[test]
fn a_finger_chooses_a_style_on_a_phone() {
    journey(|page| {
        page.screen(360, 740);
        choose_style(page, &fixture().entries()[0].path);
        let sentence = shown(page);
        let middle: (f64, f64) = page.read(
            "const label = [...document.querySelectorAll('label')].find((it) => it.textContent === 'MLA 9');
             label.scrollIntoView({ block: 'center' });
             const box = label.getBoundingClientRect();
             return [box.x + box.width / 2, box.y + box.height / 2]",
        );
        let touch = |kind: &str, points: Value| {
            page.devtools("Input.dispatchTouchEvent", json!({ "type": kind, "touchPoints": points }))
        };
        touch("touchStart", json!([{ "x": middle.0, "y": middle.1 }]));
        touch("touchEnd", json!([]));
        page.eventually("whether the citation has changed", true, || shown(page) != sentence);
        assert_eq!(sideways_scroll(page, "the entry", 360), None);
    });
}

#[test]
fn a_style_is_chosen_by_touch() {
    journey(|page| {
        page.open(&fixture().entries()[0].path);
        let sentence = shown(page);
        other_styles(page).touch();
        page.radio("APA 7").touch();
        page.eventually("whether the citation has changed", true, || shown(page) != sentence);
        assert!(page.radio("APA 7").is_on());
    });
}

#[test]
fn without_the_code_of_the_buttons_the_other_styles_are_a_page() {
    journey(|page| {
        let entry = &fixture().entries()[0];
        let (path, heading) = (format!("{}/citer", entry.path), format!("Citer : {}", entry.title));
        page.block(&["/actions-*.wasm"]);
        page.open(&entry.path);
        page.link("Autres styles").click();
        page.eventually("the address", path.clone(), || page.path());
        page.eventually("the heading", heading.clone(), || page.heading());
        page.wait_for_application();
        page.mark();
        page.navigation("Fil d’Ariane").link(&entry.title).click();
        page.arrive(&entry.path, &entry.title);
        assert!(page.is_marked(), "the browser loaded the entry anew");
        // The application cannot open it, and has the browser do so.
        page.back();
        page.eventually("the heading", heading, || page.heading());
        page.eventually("the address", path, || page.path());
        assert!(!page.is_marked());
        page.complaints();
    });
}

#[test]
fn a_click_with_a_modifier_on_the_other_styles_is_left_to_the_browser() {
    journey(|page| {
        page.open(&fixture().entries()[0].path);
        page.mark();
        other_styles(page).click_with(Key::Control);
        // A second window opens, or in a browser without windows another document loads.
        page.eventually("what the browser makes of it", true, || page.windows() == 2 || !page.is_marked());
        assert!(!page.has_fetched("/actions.json"));
    });
}
