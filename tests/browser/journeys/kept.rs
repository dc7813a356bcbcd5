//! The reading list: what a reader keeps, on this device only.

use crate::support::{Element, Find, Page, fixture, journey, plain};
use std::time::Duration;
use thirtyfour::Key;

/// Where the device keeps the list.
const KEY: &str = "kiosque.liste";

/// The ids of the catalogue's first entries.
fn ids(count: usize) -> Vec<String> {
    let entries = fixture().entries();
    entries.iter().take(count).map(|entry| entry.path.trim_start_matches("/documents/").to_owned()).collect()
}

/// A list of these entries, as the device stores it. Titles are in the catalogue's own words.
fn stored(ids: &[String]) -> String {
    let title = |id: &String| {
        let entries = fixture().entries();
        let known = entries.into_iter().find(|entry| entry.path.ends_with(&format!("/{id}")));
        known.map_or_else(|| format!("Titre de {id}"), |entry| entry.title)
    };
    let items: Vec<_> = ids.iter().map(|id| serde_json::json!({ "id": id, "title": title(id) })).collect();
    serde_json::json!({ "kiosque": "list", "version": 1, "items": items }).to_string()
}

/// Puts a text where the device keeps the list, and opens its page.
#[track_caller]
fn open_with(page: &Page, text: &str) {
    page.open("/a-propos");
    page.script(&format!("localStorage.setItem('{KEY}', {})", serde_json::json!(text)));
    page.open("/ma-liste");
    page.eventually("the list", true, || page.read("return document.querySelector('.kept__desk')?.hidden === false"));
}

/// Presses the button on the card of an entry. It gets the focus first, as from a finger or a key.
#[track_caller]
fn keep_on_card(page: &Page, path: &str) {
    let button = format!(".card:has(a[href='{path}']) .keep-button");
    let button = page.run(page.find_css(&button)).expect("the card has a button");
    let button = Element::new(page, button);
    button.focus();
    page.eventually("the button's name", true, || button.name().starts_with("Ajouter à ma liste : "));
    button.click();
}

/// The titles of the list, in order.
fn titles(page: &Page) -> Vec<String> {
    let titles: Vec<String> = page
        .read("return [...document.querySelectorAll('.kept__items .kept-item__title')].map((it) => it.textContent)");
    titles.iter().map(|title| plain(title)).collect()
}

/// The ids of the list in storage, in order.
fn kept(page: &Page) -> Vec<String> {
    page.read(&format!(
        "return JSON.parse(localStorage.getItem('{KEY}') ?? '{{\"items\":[]}}').items.map((it) => it.id)"
    ))
}

/// What the list last said, in the role given.
fn said(page: &Page, role: &str) -> String {
    let words: String =
        page.read(&format!("return document.querySelector('.kept-notice [role={role}]')?.textContent ?? ''"));
    plain(&words)
}

#[track_caller]
fn hear(page: &Page, role: &str, words: &str) {
    page.eventually("what is said", true, || said(page, role).contains(&plain(words)));
}

/// Keeps copies of the files that the page saves, in place of the browser's folder.
const SAVED: &str = "window.saved = [];
    const blobs = {};
    URL.createObjectURL = (blob) => { const address = `blob:${Object.keys(blobs).length}`; blobs[address] = blob; return address; };
    URL.revokeObjectURL = () => {};
    HTMLAnchorElement.prototype.click = function () {
        blobs[this.getAttribute('href')].text().then((text) => window.saved.push([this.download, text]));
    };";

/// The file that was saved last: its name and its text.
#[track_caller]
fn saved(page: &Page) -> (String, String) {
    page.until("a saved file", || page.read::<Option<(String, String)>>("return window.saved.pop() ?? null"))
}

/// Chooses a file in the field for imports.
fn choose(page: &Page, text: &str) {
    page.script(&format!(
        "const field = document.querySelector('.kept__desk [type=file]');
         const files = new DataTransfer();
         files.items.add(new File([{}], 'liste.json'));
         field.files = files.files;
         field.dispatchEvent(new Event('change', {{ bubbles: true }}));",
        serde_json::json!(text)
    ));
}

/// Changes the stored list as another tab does.
fn change_elsewhere(page: &Page, text: &str) {
    page.script(&format!(
        "const other = document.body.appendChild(document.createElement('iframe'));
         other.contentWindow.localStorage.setItem('{KEY}', {});
         other.remove();",
        serde_json::json!(text)
    ));
}

#[test]
fn an_entry_is_kept_from_its_card_and_from_its_page_and_the_header_counts() {
    journey(|page| {
        let (first, second) = (fixture().featured()[0].clone(), fixture().featured()[1].clone());
        page.open("/documents");
        keep_on_card(page, &first.path);
        hear(page, "status", &format!("Ajouté à votre liste : {}", first.title));
        page.button(&format!("Retirer de ma liste : {}", first.title));
        let words: String = page.read("return document.querySelector('.card [data-kept]').textContent");
        assert_eq!(words, "Retirer de ma liste", "what is not shown says the same as the name");
        page.navigation("Navigation principale").link("Ma liste : 1 document");
        page.link(&second.title).click();
        page.arrive(&second.path, &second.title);
        page.button("Ajouter à ma liste").click();
        page.button("Retirer de ma liste");
        page.navigation("Navigation principale").link("Ma liste : 2 documents").click();
        page.arrive("/ma-liste", "Ma liste");
        page.eventually("the list", vec![first.title.clone(), second.title.clone()], || titles(page));
        page.eventually("whether each says what it is, and nothing else", true, || {
            let about: Vec<String> = page.read(
                "return [...document.querySelectorAll('.kept__items .kept-item__meta')].map((it) => it.textContent)",
            );
            about.iter().all(|about| !about.is_empty() && !about.contains("Écouter"))
        });
        page.open(&first.path);
        page.button("Retirer de ma liste").click();
        hear(page, "status", &format!("Retiré de votre liste : {}", first.title));
        page.button("Ajouter à ma liste");
        page.navigation("Navigation principale").link("Ma liste : 1 document");
    });
}

#[test]
fn the_list_is_kept_by_keyboard_and_a_removal_is_taken_back_with_its_note() {
    journey(|page| {
        let entry = fixture().entries()[0].clone();
        page.open(&entry.path);
        page.tab_to("button “Ajouter à ma liste”");
        page.press(Key::Enter);
        page.eventually("the focus", "button “Retirer de ma liste”".to_owned(), || page.focus());
        page.open("/ma-liste");
        page.tab_to(&format!("textbox “Note : {}”", entry.title));
        page.press("à relire");
        page.tab_to(&format!("button “Retirer : {}”", entry.title));
        page.press(Key::Enter);
        hear(page, "status", &format!("Retiré de votre liste : {}", entry.title));
        page.eventually("the focus", "button “Annuler”".to_owned(), || page.focus());
        assert_eq!(titles(page), Vec::<String>::new());
        page.press(Key::Enter);
        page.eventually("the list", vec![entry.title.clone()], || titles(page));
        page.eventually("the focus", format!("link “{}”", entry.title), || page.focus());
        assert_eq!(page.find("textbox", &format!("Note : {}", entry.title)).value(), "à relire");
    });
}

#[test]
fn a_removal_on_a_card_is_taken_back_and_its_button_has_the_focus_again() {
    journey(|page| {
        let entry = fixture().featured()[0].clone();
        page.open("/documents");
        keep_on_card(page, &entry.path);
        page.button(&format!("Retirer de ma liste : {}", entry.title)).click();
        page.button("Annuler").click();
        hear(page, "status", &format!("De nouveau dans votre liste : {}", entry.title));
        assert_eq!(page.focus(), format!("button “Retirer de ma liste : {}”", entry.title));
    });
}

#[test]
fn entries_move_up_and_down_and_the_focus_moves_with_them() {
    journey(|page| {
        let ids = ids(3);
        open_with(page, &stored(&ids));
        let titles_before = titles(page);
        page.tab_to(&format!("button “Monter : {}”", titles_before[2]));
        page.press(Key::Enter);
        hear(page, "status", &format!("{} : 2 sur 3", titles_before[2]));
        page.eventually("the focus", format!("button “Monter : {}”", titles_before[2]), || page.focus());
        page.press(Key::Enter);
        hear(page, "status", &format!("{} : 1 sur 3", titles_before[2]));
        assert_eq!(kept(page), [&ids[2], &ids[0], &ids[1]].map(String::clone));
        page.press(Key::Enter);
        page.button(&format!("Descendre : {}", titles_before[0])).click();
        page.eventually("the order", [&ids[2], &ids[1], &ids[0]].map(String::clone).to_vec(), || kept(page));
        page.reload();
        page.eventually("the order", 3, || titles(page).len());
        assert_eq!(titles(page), [&titles_before[2], &titles_before[1], &titles_before[0]].map(String::clone));
    });
}

#[test]
fn on_a_phone_an_entry_is_kept_by_touch_and_noted() {
    journey(|page| {
        page.screen(360, 800);
        let entry = fixture().featured()[0].clone();
        page.open("/documents");
        keep_on_card(page, &entry.path);
        page.button(&format!("Retirer de ma liste : {}", entry.title));
        page.navigation("Navigation principale").link("Ma liste : 1 document").click();
        page.arrive("/ma-liste", "Ma liste");
        let note = page.find("textbox", &format!("Note : {}", entry.title));
        note.fill("pour lundi");
        page.eventually("the stored note", true, || {
            page.read(&format!("return localStorage.getItem('{KEY}').includes('pour lundi')"))
        });
        let is_narrow: bool = page.read("return document.documentElement.scrollWidth <= innerWidth");
        assert!(is_narrow, "the page scrolls sideways");
    });
}

#[test]
fn two_tabs_agree_and_a_note_that_is_being_written_stays() {
    journey(|page| {
        let ids = ids(3);
        open_with(page, &stored(&ids[..1]));
        let note = page.find("textbox", &format!("Note : {}", titles(page)[0]));
        note.fill("j’écris");
        change_elsewhere(page, &stored(&ids));
        page.eventually("the list", 3, || titles(page).len());
        page.navigation("Navigation principale").link("Ma liste : 3 documents");
        assert_eq!(note.value(), "j’écris");
        page.eventually("both changes", true, || {
            page.read(&format!("return /j’écris/.test(localStorage.getItem('{KEY}'))"))
        });
        assert_eq!(kept(page), ids);
    });
}

#[test]
fn an_exported_list_comes_back_by_its_file() {
    journey(|page| {
        page.script_first(SAVED);
        let ids = ids(2);
        open_with(page, &stored(&ids));
        page.find("textbox", &format!("Note : {}", titles(page)[1])).fill("« citer » & relire");
        page.eventually("the stored note", true, || {
            page.read(&format!("return localStorage.getItem('{KEY}').includes('relire')"))
        });
        page.button("Exporter").click();
        let (name, text) = saved(page);
        assert_eq!(name, "ma-liste.json");
        page.button("Tout retirer").click();
        page.eventually("the list", 0, || titles(page).len());
        choose(page, &text);
        hear(page, "status", "2 documents ajoutés.");
        page.eventually("the list", 2, || titles(page).len());
        assert_eq!(page.find("textbox", &format!("Note : {}", titles(page)[1])).value(), "« citer » & relire");
        choose(page, &text);
        hear(page, "status", "Aucun document ajouté, 2 déjà dans la liste.");
        for (file, words) in [
            ("{}", "n’est pas une liste exportée par ce site"),
            ("{\"kiosque\":\"list\",\"version\":1,\"items\":[{\"id\":\"../x\",\"title\":\"X\"}]}", "Le document n° 1"),
        ] {
            choose(page, file);
            hear(page, "alert", words);
        }
        assert_eq!(kept(page), ids);
    });
}

#[test]
fn all_removals_are_taken_back_at_once() {
    journey(|page| {
        let ids = ids(3);
        open_with(page, &stored(&ids));
        page.button("Tout retirer").click();
        page.eventually("the stored list", Vec::<String>::new(), || kept(page));
        page.button("Annuler").click();
        page.eventually("the stored list", ids.clone(), || kept(page));
        page.eventually("the list", 3, || titles(page).len());
    });
}

#[test]
fn citations_of_the_whole_list_are_one_file_and_what_has_gone_is_told() {
    journey(|page| {
        page.script_first(SAVED);
        let mut ids = ids(2);
        ids.push("parti".to_owned());
        open_with(page, &stored(&ids));
        for (button, name, sign) in [
            ("BibTeX", "ma-liste.bib", "title = "),
            ("RIS", "ma-liste.ris", "TY  - "),
            ("CSL-JSON", "ma-liste.csl.json", "\"title\":"),
            ("Références (texte)", "ma-liste.txt", "/documents/"),
        ] {
            page.button(button).click();
            let (saved, text) = saved(page);
            assert_eq!(saved, name);
            assert_eq!(text.matches(sign).count(), 2, "{text}");
            hear(page, "status", "2 citations dans le fichier ; 1 document n’est plus au catalogue.");
        }
        // The browser logs the missing files.
        assert!(page.complaints().iter().all(|complaint| complaint.contains("parti")));
        page.block(&[&format!("/documents/{}/citation.ris", ids[1])]);
        page.button("RIS").click();
        hear(page, "alert", "aucun fichier n’a été écrit");
        assert!(page.read::<bool>("return window.saved.length == 0"));
        page.complaints();
    });
}

#[test]
fn a_shared_list_is_shown_and_added_only_when_asked() {
    journey(|page| {
        page.script_first(
            "delete Navigator.prototype.share;
             navigator.clipboard.writeText = async (text) => { window.copied = text; };",
        );
        let ids = ids(3);
        open_with(page, &stored(&ids));
        page.button("Partager la liste").click();
        hear(page, "status", "Adresse de la liste copiée.");
        let address: String = page.read("return window.copied");
        assert!(address.ends_with(&format!("/ma-liste#documents={}", ids.join(","))), "{address}");
        // A device that refuses to share it.
        page.script(
            "window.copied = '';
             Navigator.prototype.share = async () => { throw new DOMException('no', 'NotAllowedError'); };",
        );
        page.button("Partager la liste").click();
        page.eventually("what is copied", address, || page.read("return window.copied"));
        // Another device has one of them.
        page.script(&format!("localStorage.setItem('{KEY}', {})", serde_json::json!(stored(&ids[..1]))));
        page.leave();
        page.open(&format!("/ma-liste#documents={},inconnu", ids.join(",")));
        let shared = page.region("Liste partagée avec vous");
        page.eventually("what is shared", true, || {
            shared.text().contains("3 documents, dont 1 déjà dans votre liste. Un autre n’est pas au catalogue.")
        });
        assert_eq!(kept(page), ids[..1]);
        page.button("Ajouter ces documents à ma liste").click();
        hear(page, "status", "2 documents ajoutés, 1 déjà dans la liste.");
        page.eventually("the stored list", ids.clone(), || kept(page));
        page.eventually("what is shared", true, || shared.text().contains("tous déjà dans votre liste"));
        assert!(!page.shows("button", "Ajouter ces documents à ma liste"));
        assert!(page.complaints().iter().all(|complaint| complaint.contains("inconnu")));
    });
}

#[test]
fn an_entry_that_has_gone_is_marked_and_one_that_did_not_come_is_not() {
    journey(|page| {
        let ids = vec![ids(1)[0].clone(), "parti".to_owned()];
        page.block(&[&format!("/documents/{}/index.json", ids[0])]);
        open_with(page, &stored(&ids));
        let main = page.find("main", "");
        page.eventually("the mark", true, || main.text().contains("N’est plus au catalogue"));
        page.eventually("the fault", true, || main.text().contains("Le site n’a pas répondu pour ce document."));
        assert_eq!(main.text().matches("N’est plus au catalogue").count(), 1);
        assert!(!page.shows("link", "Titre de parti"), "its page is no more");
        page.block(&[]);
        page.button("Réessayer").click();
        page.eventually("the fault", false, || main.text().contains("Le site n’a pas répondu"));
        page.complaints();
    });
}

#[test]
fn what_the_device_refuses_to_store_is_said_and_nothing_is_lost() {
    journey(|page| {
        let ids = ids(2);
        open_with(page, &stored(&ids[..1]));
        let title = titles(page)[0].clone();
        page.script("Storage.prototype.setItem = () => { throw new DOMException('no', 'QuotaExceededError'); }");
        let note = page.find("textbox", &format!("Note : {title}"));
        note.fill("trop");
        hear(page, "alert", "La note n’a pas pu être enregistrée");
        assert_eq!(note.value(), "trop");
        page.button(&format!("Retirer : {title}")).click();
        hear(page, "alert", "Ce navigateur n’a pas pu enregistrer la liste");
        page.button("Fermer").click();
        page.eventually("the focus", "heading “Ma liste”".to_owned(), || page.focus());
        assert!(!page.shows("button", "Fermer"));
        assert_eq!((titles(page), kept(page)), (vec![title], ids[..1].to_vec()));
    });
}

#[test]
fn a_device_that_forbids_storage_is_told_of() {
    journey(|page| {
        page.script_first(
            "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })",
        );
        page.open("/ma-liste");
        let main = page.find("main", "");
        page.eventually("the warning", true, || main.text().contains("Ce navigateur interdit au site"));
        let entry = fixture().entries()[0].clone();
        page.open(&entry.path);
        page.button("Ajouter à ma liste").click();
        hear(page, "alert", "Ce navigateur n’a pas pu enregistrer la liste");
        page.button("Ajouter à ma liste");
    });
}

#[test]
fn a_damaged_list_is_set_aside_and_offered_as_a_file() {
    journey(|page| {
        page.script_first(SAVED);
        open_with(page, "{\"kiosque\":\"list\",\"items\":[{\"id\":");
        let main = page.find("main", "");
        assert!(main.text().contains("Une liste illisible a été trouvée"));
        page.button("Télécharger ce qui a été trouvé").click();
        assert_eq!(
            saved(page),
            ("ma-liste-illisible.txt".to_owned(), "{\"kiosque\":\"list\",\"items\":[{\"id\":".to_owned())
        );
        let entry = fixture().entries()[0].clone();
        page.open(&entry.path);
        page.button("Ajouter à ma liste").click();
        page.button("Retirer de ma liste");
        page.open("/ma-liste");
        page.eventually("the list", vec![entry.title.clone()], || titles(page));
        page.button("L’effacer de cet appareil").click();
        page.eventually("the offer", false, || page.find("main", "").text().contains("illisible"));
        assert_eq!(titles(page), [entry.title]);
    });
}

#[test]
fn a_damaged_list_that_cannot_be_set_aside_is_not_mentioned_once_it_is_forgotten() {
    journey(|page| {
        page.script_first(
            "const store = Storage.prototype.setItem;
             Storage.prototype.setItem = function (key, value) {
                 if (key === 'kiosque.liste.illisible') throw new DOMException('no', 'QuotaExceededError');
                 store.call(this, key, value);
             };",
        );
        open_with(page, "illisible");
        hear(page, "alert", "La liste enregistrée sur cet appareil est illisible");
        assert!(!page.shows("button", "Exporter"));
        page.button("L’effacer de cet appareil").click();
        page.eventually("the alert", String::new(), || said(page, "alert"));
        assert!(page.find("main", "").text().contains("Votre liste est vide."));
    });
}

#[test]
fn of_a_list_of_a_later_version_nothing_is_said_or_offered() {
    journey(|page| {
        let later = "{\"kiosque\":\"list\",\"version\":2,\"items\":[]}";
        open_with(page, later);
        hear(page, "alert", "La liste de cet appareil vient d’une version plus récente du site");
        assert!(!page.shows("heading", "Aucun document") && !page.shows("button", "Exporter"));
        // Another tab has the list of this version.
        change_elsewhere(page, &stored(&ids(1)));
        page.find("heading", "1 document");
        page.button("Exporter");
    });
}

#[test]
fn a_list_that_is_larger_than_can_be_read_again_is_not_stored() {
    journey(|page| {
        // In UTF-8 it has more bytes than a list may, and browsers store it.
        let large = |name: &str, count: usize| {
            let note = "日".repeat(5_000);
            let items: Vec<_> = (0..count)
                .map(|number| serde_json::json!({ "id": format!("{name}{number}"), "title": "Titre", "note": note }))
                .collect();
            serde_json::json!({ "kiosque": "list", "version": 1, "items": items }).to_string()
        };
        let most = large("n", 330);
        open_with(page, &most);
        choose(page, &stored(&ids(1)));
        hear(page, "status", "1 document ajouté.");
        choose(page, &large("m", 334));
        hear(page, "alert", "Ce fichier est trop grand");
        choose(page, &large("m", 10));
        hear(page, "alert", "Ce navigateur n’a pas pu enregistrer la liste");
        page.reload();
        page.eventually("the list", 331, || titles(page).len());
        page.complaints();
    });
}

#[test]
fn titles_and_notes_from_anywhere_are_text() {
    journey(|page| {
        let hostile = "<img src=x onerror=\"window.struck = true\">";
        let list = serde_json::json!({ "kiosque": "list", "version": 1,
            "items": [{ "id": "a", "title": hostile, "note": format!("</textarea>{hostile}") }] });
        open_with(page, &list.to_string());
        assert_eq!(titles(page), [hostile]);
        page.button(&format!("Retirer : {hostile}")).click();
        hear(page, "status", hostile);
        assert_eq!(page.read::<Option<bool>>("return window.struck ?? null"), None);
        page.complaints();
    });
}

#[test]
fn a_list_of_five_thousand_entries_opens() {
    journey(|page| {
        let ids: Vec<String> = (0..5_000).map(|number| format!("document-{number}")).collect();
        page.block(&["/documents/document-*"]);
        open_with(page, &stored(&ids));
        page.eventually("the list", 5_000, || titles(page).len());
        page.script("document.querySelector('[data-do=remove-all]').click()");
        page.eventually("the list", 0, || titles(page).len());
        // Nothing that is still asked for may complain later.
        page.open("/a-propos");
        page.complaints();
    });
}

#[test]
fn code_that_does_not_come_is_told_beside_the_button_and_the_next_press_tries_again() {
    journey(|page| {
        page.block(&["/list-*.wasm", "/*list*_*.wasm"]);
        page.open(&fixture().entries()[0].path);
        page.button("Ajouter à ma liste").click();
        page.eventually("the alert", true, || {
            page.all("alert", None).iter().any(|alert| alert.text().starts_with("Cette action n’a pas pu être chargée"))
        });
        page.block(&[]);
        page.button("Ajouter à ma liste").click();
        page.button("Retirer de ma liste");
        assert!(page.all("alert", None).iter().all(|alert| alert.text().is_empty()));
        page.complaints();
    });
}

#[test]
fn a_list_whose_code_does_not_come_says_so_until_it_comes() {
    journey(|page| {
        page.block(&["/list-*.wasm", "/*list*_*.wasm"]);
        page.open("/ma-liste");
        let alert = page.find("alert", "");
        page.eventually("the alert", true, || alert.text().starts_with("Cette action n’a pas pu être chargée"));
        page.block(&[]);
        page.reload();
        page.find("heading", "Aucun document");
        assert!(page.all("alert", None).iter().all(|alert| alert.text().is_empty()));
        page.complaints();
    });
}

#[test]
fn a_second_press_while_the_code_is_on_its_way_means_what_the_button_says() {
    journey(|page| {
        page.hold("/list-*.wasm");
        let entry = fixture().entries()[0].clone();
        page.open(&entry.path);
        page.button("Ajouter à ma liste").click();
        page.button("Ajouter à ma liste").click();
        page.let_go("/list-*.wasm");
        hear(page, "status", &format!("Ajouté à votre liste : {}", entry.title));
        page.button("Retirer de ma liste");
        assert_eq!(kept(page).len(), 1);
    });
}

#[test]
fn a_notice_goes_by_itself() {
    journey(|page| {
        page.hold_clock();
        page.open(&fixture().entries()[0].path);
        page.button("Ajouter à ma liste").click();
        page.until("the notice", || Some(()).filter(|()| !said(page, "status").is_empty()));
        page.pass(Duration::from_secs(11));
        page.eventually("the notice", String::new(), || said(page, "status"));
    });
}

#[test]
fn the_list_keeps_the_rules_whatever_is_in_it() {
    journey(|page| {
        page.open("/ma-liste");
        page.audit_everywhere("an empty list");
        open_with(page, &stored(&[vec!["parti".to_owned()], ids(2)].concat()));
        page.eventually("the mark", true, || page.find("main", "").text().contains("N’est plus au catalogue"));
        page.audit_everywhere("a list");
        page.button(&format!("Retirer : {}", titles(page)[0])).click();
        page.button("Annuler");
        page.audit_everywhere("a removal can be taken back");
        page.open(&format!("/ma-liste#documents={}", ids(3).join(",")));
        page.button("Ajouter ces documents à ma liste");
        page.audit_everywhere("a shared list");
        page.complaints();
    });
}
