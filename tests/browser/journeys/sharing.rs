//! Sharing an entry: by the menu, by the device's own way, and with a link to a passage or a heading.

use crate::citing::other_styles;
use crate::small_screens::sideways_scroll;
use crate::support::{Find, Page, fixture, journey};
use serde_json::{Value, json};
use thirtyfour::Key;

/// Stands in for the clipboard, which tests may not read and not every engine lets them write.
const CLIPBOARD: &str = "navigator.clipboard.writeText = async (text) => { window.copied = text; };";

/// Takes away the device's own way to share, which some engines have.
const NO_SHEET: &str = "delete Navigator.prototype.share;";

/// Stands in for the device's own way to share.
const SHEET: &str = "Navigator.prototype.share = async (data) => { window.shared = data; };";

/// Opens an entry in a browser without a share sheet.
fn open(page: &Page) -> String {
    page.script_first(CLIPBOARD);
    page.script_first(NO_SHEET);
    let path = fixture().entries()[0].path.clone();
    page.open(&path);
    path
}

/// What the buttons say.
fn status(page: &Page) -> String {
    page.region("Citer ce document").status()
}

fn copied(page: &Page) -> String {
    page.read("return window.copied ?? ''")
}

/// Selects words of the text, from the first to the last one.
fn select(page: &Page, from: &str, to: &str) {
    page.script(&format!(
        "const text = document.querySelector('.entry__summary').firstChild;
         const end = text.data.indexOf({to:?}) + {to:?}.length;
         getSelection().setBaseAndExtent(text, text.data.indexOf({from:?}), text, end);"
    ));
}

/// The first words of the summary, and the next ones.
fn words(page: &Page) -> (String, String) {
    let summary: String = page.read("return document.querySelector('.entry__summary').textContent");
    let words: Vec<&str> = summary.split(' ').collect();
    (words[1].to_owned(), words[3].to_owned())
}

#[test]
fn the_menu_opens_by_key_copies_the_link_and_gives_the_focus_back() {
    journey(|page| {
        let path = open(page);
        page.tab_to("button “Partager”");
        page.press(Key::Enter);
        page.button("Copier le lien");
        assert!(!page.shows("button", "Copier le lien du passage sélectionné"));
        assert_eq!(page.tab(), "button “Copier le lien”");
        page.press(Key::Enter);
        page.eventually("the status", "Lien de la page copié.".to_owned(), || status(page));
        assert_eq!(copied(page), format!("{}{path}", page.site()));
        assert!(!page.shows("button", "Copier le lien"));
        assert_eq!(page.focus(), "button “Partager”");
    });
}

#[test]
fn the_menu_closes_by_escape_by_a_second_press_and_by_what_is_done_elsewhere() {
    journey(|page| {
        open(page);
        let share = page.button("Partager");
        share.click();
        page.button("Copier le lien");
        assert_eq!(share.attribute("aria-expanded").as_deref(), Some("true"));
        page.press(Key::Escape);
        page.eventually("whether the menu is open", false, || page.shows("button", "Copier le lien"));
        assert_eq!(share.attribute("aria-expanded").as_deref(), Some("false"));
        assert_eq!(page.focus(), "button “Partager”");
        for close in [
            &(|| share.click()) as &dyn Fn(),
            &|| page.region("Citer ce document").find("heading", "Citer ce document").click(),
            &|| page.link("À propos").focus(),
        ] {
            share.click();
            page.button("Copier le lien");
            close();
            page.eventually("whether the menu is open", false, || page.shows("button", "Copier le lien"));
        }
    });
}

#[test]
fn an_e_mail_names_the_entry_and_its_address() {
    journey(|page| {
        let path = open(page);
        page.button("Partager").click();
        let address = page.link("Envoyer par courriel").attribute("href").unwrap_or_default();
        let read = "const mail = new URL(document.querySelector('.sharing a').href).searchParams;
                    return [mail.get('subject'), mail.get('body')]";
        let (subject, body): (String, String) = page.read(read);
        assert!(address.starts_with("mailto:?subject="), "{address}");
        assert_eq!(crate::support::plain(&subject), crate::support::plain(&fixture().entries()[0].title));
        assert_eq!(body, format!("{}{path}", page.site()));
    });
}

#[test]
fn a_device_with_a_way_of_its_own_shares_at_once() {
    journey(|page| {
        page.script_first(SHEET);
        let entry = &fixture().entries()[0];
        page.open(&format!("{}?q=suivi#citer", entry.path));
        page.button("Partager").click();
        page.eventually("whether the sheet is open", true, || page.read("return 'shared' in window"));
        let (title, address): (String, String) = page.read("return [shared.title, shared.url]");
        assert_eq!(crate::support::plain(&title), crate::support::plain(&entry.title));
        assert_eq!(address, format!("{}{}", page.site(), entry.path));
        assert!(!page.shows("button", "Copier le lien"));
    });
}

#[test]
fn a_device_that_refuses_to_share_offers_the_menu_and_a_visitor_who_gives_up_is_left_alone() {
    journey(|page| {
        page.script_first(
            "window.asked = 0;
             Navigator.prototype.share = async () => { asked++; throw new DOMException('no', refusal); };",
        );
        page.open(&fixture().entries()[0].path);
        page.script("window.refusal = 'AbortError'");
        page.button("Partager").click();
        page.eventually("how often the device was asked", 1, || page.read::<u32>("return asked"));
        page.script("window.refusal = 'NotAllowedError'");
        assert!(!page.shows("button", "Copier le lien"));
        page.button("Partager").click();
        page.button("Copier le lien");
        page.button("Partager avec une application…").click();
        page.eventually("how often the device was asked", 3, || page.read::<u32>("return asked"));
        page.button("Copier le lien");
    });
}

#[test]
fn a_selected_passage_has_a_link_of_its_own() {
    journey(|page| {
        let path = open(page);
        let (from, to) = words(page);
        // Their code comes with the focus. WebKit gives up what is selected when the focus moves.
        other_styles(page);
        select(page, &from, &to);
        let selected: String = page.read("return getSelection().getRangeAt(0).toString()");
        page.tab();
        page.button("Copier la citation").focus();
        assert_eq!(page.tab(), "button “Partager”");
        page.press(Key::Enter);
        page.button("Copier le lien du passage sélectionné").click();
        page.eventually("the status", "Lien du passage copié.".to_owned(), || status(page));
        let link = copied(page);
        let (address, passage) = link.split_once("#:~:text=").expect("the link names a passage");
        assert_eq!(address, format!("{}{path}", page.site()));
        let decoded: String = page.read(&format!("return decodeURIComponent({passage:?})"));
        assert!(decoded.contains(&selected), "{decoded} does not name {selected}");
        // Whatever a browser makes of the fragment, the page opens.
        page.open(&format!("{path}#:~:text={passage}"));
        page.link("À propos").click();
        page.arrive("/a-propos", "À propos");
        page.back();
        page.eventually("the heading", crate::support::plain(&fixture().entries()[0].title), || page.heading());
    });
}

#[test]
fn a_passage_that_is_given_up_by_a_press_elsewhere_has_no_link() {
    journey(|page| {
        open(page);
        let (from, to) = words(page);
        other_styles(page);
        select(page, &from, &to);
        page.tab();
        page.find("heading", &fixture().entries()[0].title).click();
        page.button("Copier la citation").focus();
        assert_eq!(page.tab(), "button “Partager”");
        page.press(Key::Enter);
        page.button("Copier le lien");
        assert!(!page.shows("button", "Copier le lien du passage sélectionné"));
    });
}

#[test]
fn a_device_that_shares_by_itself_offers_the_menu_for_a_passage() {
    journey(|page| {
        page.script_first(SHEET);
        page.open(&fixture().entries()[0].path);
        let (from, to) = words(page);
        select(page, &from, &to);
        page.button("Partager").click();
        page.button("Copier le lien du passage sélectionné");
        page.button("Partager avec une application…").click();
        page.eventually("whether the sheet is open", true, || page.read("return 'shared' in window"));
    });
}

#[test]
fn a_finger_shares_a_passage_on_a_phone() {
    journey(|page| {
        page.screen(360, 740);
        open(page);
        let (from, to) = words(page);
        select(page, &from, &to);
        let tap = |name: &str| {
            let middle: (f64, f64) = page.read(&format!(
                "const button = [...document.querySelectorAll('.entry-actions button')].find((it) => it.textContent === {name:?});
                 button.scrollIntoView({{ block: 'center' }});
                 const box = button.getBoundingClientRect();
                 return [box.x + box.width / 2, box.y + box.height / 2]"
            ));
            let touch = |kind: &str, points: Value| {
                page.devtools("Input.dispatchTouchEvent", json!({ "type": kind, "touchPoints": points }))
            };
            touch("touchStart", json!([{ "x": middle.0, "y": middle.1 }]));
            touch("touchEnd", json!([]));
        };
        tap("Partager");
        page.button("Copier le lien du passage sélectionné");
        assert_eq!(sideways_scroll(page, "the menu to share", 360), None);
        tap("Copier le lien du passage sélectionné");
        page.eventually("the status", "Lien du passage copié.".to_owned(), || status(page));
        assert!(copied(page).contains("#:~:text="), "{}", copied(page));
    });
}

#[test]
fn buttons_whose_code_does_not_come_say_so_and_work_once_it_does() {
    journey(|page| {
        page.block(&["/actions-*.wasm"]);
        for button in ["Copier la citation", "Partager"] {
            open(page);
            let sentence: String = page.read("return document.querySelector('.citation__text').textContent");
            page.button(button).click();
            let alert = page.find("alert", "");
            page.eventually("the alert", true, || alert.text().starts_with("Cette action n’a pas pu être chargée"));
            assert_eq!(page.read::<String>("return document.querySelector('.citation__text').textContent"), sentence);
        }
        page.block(&[]);
        page.button("Partager").click();
        page.button("Copier le lien");
        assert!(!page.shows("alert", ""));
        page.complaints();
    });
}

#[test]
fn a_menu_that_does_not_come_is_told_of_and_asked_for_again() {
    journey(|page| {
        open(page);
        page.block(&["*/actions.json"]);
        page.button("Partager").click();
        let alert = page.find("alert", "");
        page.eventually("the alert", true, || alert.text().starts_with("Cette action n’a pas pu être chargée"));
        page.block(&[]);
        page.button("Partager").click();
        page.button("Copier le lien");
        page.complaints();
    });
}

#[test]
fn readers_who_never_see_the_buttons_do_not_fetch_their_code() {
    journey(|page| {
        let fetched = || {
            page.read::<bool>(
                "return performance.getEntriesByType('resource').some((it) => /\\/actions-[^/]*\\.wasm/.test(it.name))",
            )
        };
        open(page);
        assert!(!fetched());
        page.script("document.querySelector('.entry-actions').scrollIntoView()");
        page.eventually("whether the code is fetched", true, fetched);
    });
}

#[test]
fn a_heading_is_a_link_to_itself() {
    journey(|page| {
        page.open("/accessibilite");
        page.mark();
        let heading = page
            .all("heading", None)
            .into_iter()
            .find(|it| it.attribute("id").is_some_and(|id| !id.is_empty()))
            .expect("a heading");
        let id = heading.attribute("id").unwrap_or_default();
        page.link(&heading.name()).click();
        page.eventually("the address", format!("#{id}"), || page.read("return location.hash"));
        assert!(page.is_marked(), "the browser loaded the page anew");
    });
}
