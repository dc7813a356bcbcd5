//! The carousel “À la une”: a list that scrolls, and buttons that move it.

use crate::support::{Element, Find, Page, fixture, journey, plain};
use std::cell::Cell;
use std::time::{Duration, Instant};
use thirtyfour::Key;

/// How long a playing carousel shows a slide.
const STAY: Duration = Duration::from_secs(12);

/// How long a scroll to a slide may take; then the rest of the way is jumped.
const ON_ITS_WAY: Duration = Duration::from_millis(800);

#[track_caller]
pub fn carousel(page: &Page) -> Element<'_> {
    page.region("À la une")
}

/// The slide at the start of the list, from 1; `None` while the list moves.
pub fn slide(page: &Page) -> Option<usize> {
    page.read(
        "const list = document.querySelector('[aria-roledescription=carrousel] ol');
         const start = list.getBoundingClientRect().left;
         const index = [...list.children].findIndex((it) => Math.abs(it.getBoundingClientRect().left - start) < 2);
         return index < 0 ? null : index + 1;",
    )
}

/// Waits until a slide is at the start of the list.
#[track_caller]
pub fn expect_slide(page: &Page, number: usize) {
    page.eventually("the slide at the start", Some(number), || slide(page));
}

/// The same with a stopped clock.
#[track_caller]
fn expect_slide_by_clock(page: &Page, number: usize) {
    let (start, is_over) = (Instant::now(), Cell::new(false));
    page.eventually("the slide at the start", Some(number), || {
        // WebKit sometimes gives up on the way. Chromium does not, but it stops where it is if something else scrolls
        // meanwhile.
        if start.elapsed() > Duration::from_secs(5) && !is_over.replace(true) {
            page.pass(ON_ITS_WAY);
        }
        slide(page)
    });
}

#[test]
fn the_buttons_show_the_next_and_the_previous_slide() {
    journey(|page| {
        page.open("/");
        expect_slide(page, 1);
        carousel(page).button("Diapositive suivante").click();
        expect_slide(page, 2);
        carousel(page).button("Diapositive suivante").click();
        expect_slide(page, 3);
        carousel(page).button("Diapositive précédente").click();
        expect_slide(page, 2);
        assert_eq!(page.scroll(), 0.0, "the page has moved with the slides");
    });
}

#[test]
fn it_moves_on_a_home_page_that_is_opened_from_another_page() {
    journey(|page| {
        page.open("/a-propos");
        page.mark();
        page.link(fixture().name()).click();
        expect_slide(page, 1);
        page.eventually("the first slides alone", true, || !reachable(page).contains(&fixture().featured().len()));
        carousel(page).button("Diapositive suivante").click();
        expect_slide(page, 2);
        assert!(page.is_marked(), "the browser loaded the home page itself");
    });
}

#[test]
fn the_first_slide_comes_after_the_last() {
    journey(|page| {
        let count = fixture().featured().len();
        page.open("/");
        carousel(page).button("Diapositive précédente").click();
        expect_slide(page, count);
        carousel(page).button("Diapositive suivante").click();
        expect_slide(page, 1);
    });
}

#[test]
fn two_quick_presses_move_two_slides() {
    journey(|page| {
        page.open("/");
        expect_slide(page, 1);
        page.script(
            "for (const press of [1, 2]) document.querySelector('[aria-label=\"Diapositive suivante\"]').click()",
        );
        expect_slide(page, 3);
    });
}

#[test]
fn a_move_that_something_stops_on_its_way_still_arrives() {
    journey(|page| {
        page.hold_clock();
        page.open("/");
        expect_slide(page, 1);
        page.script(
            "document.querySelector('[aria-label=\"Diapositive suivante\"]').click();
             document.querySelector('.carousel__list').scrollTo({ left: 0, behavior: 'instant' });",
        );
        page.pass(ON_ITS_WAY);
        expect_slide(page, 2);
    });
}

#[test]
fn slides_are_numbered_groups_with_one_link_each() {
    journey(|page| {
        page.open("/");
        let featured = fixture().featured();
        let chosen = [0, 1, featured.len() - 1].map(|index| (index, &featured[index]));
        for (index, entry) in chosen {
            carousel(page).button(&format!("Diapositive {}", index + 1)).click();
            expect_slide(page, index + 1);
            let slide = carousel(page).find("group", &format!("{} sur {}", index + 1, featured.len()));
            let links: Vec<String> = slide.all("link", None).iter().map(Element::name).collect();
            assert_eq!(links, std::slice::from_ref(&entry.title));
        }
    });
}

/// The numbers, from 1, of the slides that are not inert.
fn reachable(page: &Page) -> Vec<usize> {
    page.read(
        "return [...document.querySelectorAll('.carousel__slide')]
             .flatMap((slide, index) => slide.inert ? [] : [index + 1]);",
    )
}

#[test]
fn slides_out_of_view_are_out_of_reach() {
    journey(|page| {
        page.open("/");
        let first = page.until("the first slides alone", || {
            let first = reachable(page);
            (first.contains(&1) && first.len() < 4).then_some(first)
        });
        let featured = fixture().featured();
        let titles: Vec<&String> = featured.iter().map(|entry| &entry.title).collect();
        let hidden = format!("link “{}”", titles[first.len() + 1]);
        let stops = page.tab_to("button “Diapositive 1”");
        assert!(!stops.contains(&hidden), "{stops:#?}");
        // A focused slide keeps the focus even when it is scrolled away.
        page.script("document.querySelector('.carousel__slide a').focus()");
        let focus = page.focus();
        page.script("document.querySelector('.carousel__list').scrollBy({ left: 3000, behavior: 'instant' })");
        page.eventually("the first slides", true, || !reachable(page).contains(&2));
        assert_eq!(page.focus(), focus);
    });
}

#[test]
fn the_choice_of_slides_shows_a_slide_and_says_which_one_is_shown() {
    journey(|page| {
        let featured = fixture().featured();
        page.hold_clock();
        page.open("/");
        let current = || {
            page.read::<Option<String>>("return document.querySelector('.carousel__choices [aria-current]')?.ariaLabel")
        };
        page.eventually("the current slide", Some("Diapositive 1".to_owned()), current);
        carousel(page).button("Diapositive 4").click();
        expect_slide(page, 4);
        page.eventually("the current slide", Some("Diapositive 4".to_owned()), current);
        let said = format!("Diapositive 4 sur {} : {}", featured.len(), featured[3].title);
        page.eventually("what is said", plain(&said), || carousel(page).status());
        page.pass(ON_ITS_WAY);
        // Scrolling by hand announces nothing: the visitor sees or hears the slide itself.
        page.script("document.querySelector('.carousel__list').scrollTo({ left: 0, behavior: 'instant' })");
        page.eventually("the current slide", Some("Diapositive 1".to_owned()), current);
        assert_eq!(carousel(page).status(), plain(&said));
    });
}

#[test]
fn arrow_keys_scroll_the_list() {
    journey(|page| {
        page.open("/");
        page.tab_to("list “Documents à la une”");
        page.press(Key::Right);
        page.eventually("a later slide at the start", true, || slide(page) > Some(1));
    });
}

#[test]
fn it_plays_only_when_asked_and_stops_when_something_in_it_has_the_focus() {
    journey(|page| {
        page.hold_clock();
        page.open("/");
        page.pass(3 * STAY);
        expect_slide_by_clock(page, 1);
        carousel(page).button("Lancer le défilement").click();
        carousel(page).button("Mettre en pause le défilement");
        page.pass(STAY);
        expect_slide_by_clock(page, 2);
        page.pass(STAY);
        expect_slide_by_clock(page, 3);
        carousel(page).button("Mettre en pause le défilement").click();
        carousel(page).button("Lancer le défilement");
        page.pass(3 * STAY);
        expect_slide_by_clock(page, 3);
        carousel(page).button("Lancer le défilement").click();
        carousel(page).button("Mettre en pause le défilement");
        page.tab_to("list “Documents à la une”");
        carousel(page).button("Lancer le défilement");
        page.pass(3 * STAY);
        expect_slide_by_clock(page, 3);
    });
}

#[test]
fn a_slide_moves_at_once_for_visitors_who_want_less_motion() {
    journey(|page| {
        page.prefer(&[("prefers-reduced-motion", "reduce")]);
        page.open("/");
        page.script("document.querySelector('[aria-label=\"Diapositive suivante\"]').click()");
        assert_eq!(slide(page), Some(2));
    });
}
