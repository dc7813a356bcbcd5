//! The search in the header of every page: a field with suggestions, which leads to the listing of all entries.

use crate::starting::{before_start, wait_for_scripts};
use crate::support::{Element, Find, Page, fixture, journey, plain};
use std::time::Duration;
use thirtyfour::Key;

/// Longer than any delay of the application's own.
const LONG: Duration = Duration::from_secs(5);

/// The field in the header.
const FIELD: (&str, &str) = ("combobox", "Rechercher sur le site");

/// A prefix of one person's name and of no other word, and the name.
const NAME: (&str, &str) = ("roucy", "Laure de Roucy-Rochegonde");

#[track_caller]
fn field(page: &Page) -> Element<'_> {
    page.find("search", "Tout le site").find(FIELD.0, FIELD.1)
}

/// Types words with a stopped clock, and waits long enough for suggestions.
#[track_caller]
fn type_words(page: &Page, words: &str) {
    field(page).fill(words);
    // Its code comes when the field gets the focus. With its first question comes the status.
    page.eventually("the search’s code", true, || {
        page.read("return document.querySelector('header [role=search] [role=status]') !== null")
    });
    page.pass(LONG);
}

/// Records the field's text whenever there are suggestions.
const WATCH: &str = "
    window.suggested = [];
    const form = document.querySelector('header [role=search]');
    new MutationObserver(() => {
        if (form.querySelector('[role=option]')) suggested.push(form.querySelector('input').value);
    }).observe(form, { childList: true, subtree: true });
";

/// The suggestions, as soon as there are any.
#[track_caller]
fn suggestions(page: &Page) -> Vec<Element<'_>> {
    page.until("suggestions", || Some(page.all("option", None)).filter(|options| !options.is_empty()))
}

/// How many responses a page with a stopped clock has requested and not received.
fn awaited(page: &Page) -> usize {
    let awaited = || -> usize {
        page.read(
            "const come = performance.getEntriesByType('resource').map((it) => new URL(it.name).pathname);
             return clock.asked.filter((path) => !come.includes(path)).length",
        )
    };
    // A response may lead to another request.
    let before = awaited();
    page.next_frame();
    before.max(awaited())
}

/// The name of the active suggestion, as assistive technology gets it.
fn active(page: &Page) -> Option<String> {
    page.read(
        "const name = document.querySelector('header input').getAttribute('aria-activedescendant');
         return name && document.getElementById(name).textContent",
    )
}

#[track_caller]
fn expect_closed(page: &Page) {
    page.eventually("the suggestions", 0, || page.all("option", None).len());
    page.eventually("the state told", Some("false".to_owned()), || field(page).attribute("aria-expanded"));
}

#[test]
fn a_slash_leads_to_the_search_from_anywhere_on_any_page() {
    journey(|page| {
        for path in ["/", "/soutenir", &fixture().entries()[0].path, "/themes/energie-infrastructures-inconnu"] {
            page.load(path);
            page.wait_for_loader();
            page.press("/");
            page.eventually("the focus", format!("{} “{}”", FIELD.0, FIELD.1), || page.focus());
            assert_eq!(field(page).value(), "", "the slash was typed too");
        }
        // The listing of all entries has its own search field; one is enough.
        page.open("/documents");
        assert!(!page.shows(FIELD.0, FIELD.1));
        page.press("/");
        page.eventually("the focus", "searchbox “Rechercher”".to_owned(), || page.focus());
        page.complaints();
    });
}

#[test]
fn the_slash_can_be_switched_off_for_this_visit_and_later_ones() {
    const SWITCH: (&str, &str) = ("checkbox", "Touche « / » : aller à la recherche");
    let there = format!("{} “{}”", FIELD.0, FIELD.1);
    journey(|page| {
        // By the time a key is up, its effect has happened.
        let press = || {
            page.script("addEventListener('keyup', () => { window.isUp = true; })");
            page.press("/");
            page.eventually("whether the key is up", true, || page.read("return window.isUp === true"));
        };
        page.open("/");
        page.find(SWITCH.0, SWITCH.1).click();
        press();
        assert_ne!(page.focus(), there);
        page.reload();
        press();
        assert_ne!(page.focus(), there);
        page.find(SWITCH.0, SWITCH.1).click();
        page.press("/");
        page.eventually("the focus", there.clone(), || page.focus());
    });
}

#[test]
fn a_slash_in_a_field_or_with_another_key_is_none_of_ours() {
    journey(|page| {
        page.open("/soutenir");
        page.radio("Autre montant").click();
        let field = page.find("textbox", "Autre montant (€)");
        field.focus();
        page.eventually("the focus", "textbox “Autre montant (€)”".to_owned(), || page.focus());
        page.press("/");
        page.eventually("what is typed", "/".to_owned(), || field.value());
        assert_eq!(page.focus(), "textbox “Autre montant (€)”");
        page.open("/a-propos");
        let before = page.focus();
        for key in ["ctrlKey", "altKey", "metaKey"] {
            page.script(&format!(
                "document.body.dispatchEvent(new KeyboardEvent('keydown', {{ key: '/', {key}: true, bubbles: true }}))"
            ));
            assert_eq!(page.focus(), before, "{key}");
        }
    });
}

#[test]
fn nothing_is_fetched_for_the_search_before_it_is_reached() {
    journey(|page| {
        let asked = || ["/documents/listing.json", "/search/head.bin"].map(|end| page.asked_for(end));
        page.hold_clock();
        page.open("/a-propos");
        page.script(WATCH);
        page.pass(LONG);
        assert_eq!(asked(), [0, 0]);
        field(page).focus();
        page.eventually("the focus", format!("{} “{}”", FIELD.0, FIELD.1), || page.focus());
        page.pass(LONG);
        assert_eq!(asked(), [0, 0], "whoever only passes through the field loads nothing");
        page.press("g");
        // The code of the search may come after the letter, and waits by the clock as typing does.
        page.eventually("the index asked for", [1, 1], || {
            page.pass(LONG);
            asked()
        });
        page.eventually("what is still to come", 0, || awaited(page));
        page.press("u");
        page.pass(LONG);
        suggestions(page);
        let suggested: Vec<String> = page.read("return suggested");
        assert!(!suggested.contains(&"g".to_owned()), "suggestions for a single letter");
    });
}

#[test]
fn suggestions_come_in_named_groups_and_are_counted_aloud() {
    journey(|page| {
        page.hold_clock();
        page.open("/a-propos");
        type_words(page, "guerre");
        let count = suggestions(page).len();
        page.eventually("the status", format!("{count} suggestions"), || page.status());
        let list = page.find("listbox", "Suggestions");
        assert!(!list.find("group", "Documents").all("option", None).is_empty());
        assert!(list.find("group", "Thèmes").shows("option", "Guerre et défense"));
        page.eventually("the state told", Some("true".to_owned()), || field(page).attribute("aria-expanded"));
        assert_eq!(field(page).attribute("aria-controls"), list.attribute("id"));
        field(page).clear();
        type_words(page, "xylophone");
        page.eventually("the status", "Aucune suggestion".to_owned(), || page.status());
        expect_closed(page);
    });
}

#[test]
fn the_keyboard_alone_leads_through_the_suggestions_to_a_page() {
    journey(|page| {
        let there = format!("{} “{}”", FIELD.0, FIELD.1);
        page.hold_clock();
        page.open("/a-propos");
        page.mark();
        page.press("/");
        page.eventually("the focus", there.clone(), || page.focus());
        page.press("guerre");
        page.pass(LONG);
        let names: Vec<String> = suggestions(page).iter().map(Element::name).collect();
        let (first, last) = (names.first().cloned(), names.last().cloned());
        assert_eq!(active(page), None);
        let told = |expected: Option<String>| {
            let squeeze = |text: String| text.split_whitespace().collect::<String>();
            page.eventually("the active suggestion", expected.map(squeeze), || active(page).map(squeeze));
            assert_eq!(page.focus(), there, "the focus has left the field");
        };
        page.press(Key::Down);
        told(first.clone());
        page.press(Key::Up);
        told(None);
        page.press(Key::Up);
        told(last.clone());
        page.press(Key::Home);
        told(first.clone());
        page.press(Key::End);
        told(last);
        page.press(Key::Down);
        told(None);
        page.press(Key::Escape);
        expect_closed(page);
        assert_eq!(field(page).value(), "guerre", "the words are gone with the suggestions");
        page.press(Key::Down);
        page.pass(LONG);
        suggestions(page);
        page.press(Key::Down);
        told(first);
        let title: String = page.read("return document.querySelector('[role=option] span').textContent");
        page.press(Key::Enter);
        page.eventually("the heading", title, || page.read("return document.querySelector('h1').textContent"));
        page.eventually("the focus", true, || page.focus().starts_with("heading"));
        assert!(page.is_marked(), "the browser loaded the page anew");
        expect_closed(page);
        page.eventually("the words", String::new(), || field(page).value());
    });
}

#[test]
fn a_person_is_suggested_and_opened_with_the_mouse() {
    journey(|page| {
        page.hold_clock();
        page.open("/");
        page.mark();
        type_words(page, NAME.0);
        page.find("group", "Auteurs et intervenants").find("option", NAME.1).click();
        page.arrive("/auteurs/laure-de-roucy-rochegonde", NAME.1);
        assert!(page.is_marked(), "the browser loaded the page anew");
        expect_closed(page);
    });
}

#[test]
fn enter_asks_the_list_of_all_entries() {
    journey(|page| {
        page.hold_clock();
        page.open("/soutenir");
        page.mark();
        type_words(page, "l’europe");
        suggestions(page);
        page.press(Key::Enter);
        page.eventually("the address", true, || page.path().starts_with("/documents?q=l%E2%80%99europe"));
        page.eventually("the heading", "Recherche : « l’europe »".to_owned(), || page.heading());
        page.eventually("the words", "l’europe".to_owned(), || page.find("searchbox", "Rechercher").value());
        assert!(page.is_marked(), "the browser loaded the page anew");
        page.back();
        page.eventually("the heading", "Soutenir".to_owned(), || page.heading());
        page.eventually("the words", String::new(), || field(page).value());
    });
}

#[test]
fn the_way_to_all_answers_is_the_last_suggestion() {
    journey(|page| {
        page.hold_clock();
        page.open("/a-propos");
        type_words(page, "intelligence");
        let last = suggestions(page).pop().expect("there are some");
        let name = last.name();
        assert!(name.starts_with("Voir les "), "the last one is {name}");
        last.click();
        page.eventually("the status", name.replace("Voir les ", ""), || page.status());
        page.eventually("the address", "/documents?q=intelligence".to_owned(), || page.path());
    });
}

#[test]
fn leaving_the_field_closes_the_suggestions() {
    journey(|page| {
        page.hold_clock();
        page.open("/a-propos");
        type_words(page, "guerre");
        suggestions(page);
        page.press(Key::Tab);
        page.eventually("the focus", "link “Soutenir”".to_owned(), || page.focus());
        page.eventually("the suggestions", 0, || page.all("option", None).len());
    });
}

#[test]
fn an_answer_that_comes_too_late_is_not_shown() {
    journey(|page| {
        page.hold_clock();
        page.hold("/documents/*");
        page.open("/a-propos");
        page.script(WATCH);
        type_words(page, "guerre");
        page.eventually("how often it is asked for", 1, || page.asked("/documents/listing.json"));
        field(page).clear();
        page.pass(LONG);
        page.let_go("/documents/*");
        page.eventually("the last of what was asked for", true, || page.asked_for("/cards/0.json") > 0);
        page.eventually("what is still to come", 0, || awaited(page));
        type_words(page, "podcast");
        suggestions(page);
        let suggested: Vec<String> = page.read("return suggested");
        assert!(suggested.iter().all(|words| words == "podcast"), "suggestions for words that are no longer there");
    });
}

#[test]
fn the_keys_of_an_input_method_are_left_to_it() {
    journey(|page| {
        page.hold_clock();
        page.open("/a-propos");
        type_words(page, "guerre");
        let first = suggestions(page)[0].spoken();
        let press = |key: &str, is_composing: bool| {
            page.script(&format!(
                "document.querySelector('header input').dispatchEvent(new KeyboardEvent('keydown',
                    {{ key: '{key}', isComposing: {is_composing}, bubbles: true, cancelable: true }}))"
            ));
        };
        press("ArrowDown", true);
        press("Escape", true);
        // Had the page handled one of them, this would lead to the second suggestion, or open the list again.
        press("ArrowDown", false);
        page.eventually("the active suggestion", Some(first), || active(page).map(|name| plain(&name)));
    });
}

#[test]
fn words_sent_before_the_start_are_answered_all_the_same() {
    journey(|page| {
        page.script_first("sessionStorage.length || (window.fetch = () => new Promise(() => {}))");
        page.load("/a-propos");
        page.script("sessionStorage.setItem('later', 'yes')");
        wait_for_scripts(page);
        page.find(FIELD.0, FIELD.1).fill("europe");
        page.press(Key::Enter);
        page.eventually("the address", "/documents?q=europe".to_owned(), || page.path());
        page.eventually("the heading", "Recherche : « europe »".to_owned(), || page.heading());
    });
}

#[test]
fn words_begun_before_the_start_are_kept_and_get_suggestions() {
    journey(|page| {
        before_start(page, "/a-propos", || field(page).fill("guerre"));
        suggestions(page);
        page.eventually("the words", "guerre".to_owned(), || field(page).value());
    });
}

#[test]
fn an_answer_says_what_else_was_looked_for_and_that_no_entry_has_all_words() {
    journey(|page| {
        for (words, said) in
            [("USA", "y compris pour « États-Unis »"), ("velliet+chine", "aucun document ne contient tous ces mots")]
        {
            page.open(&format!("/documents?q={words}"));
            page.eventually("what the status says", true, || page.status().ends_with(said));
        }
        page.complaints();
    });
}
