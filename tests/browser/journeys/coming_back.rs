//! Where a visitor lands after a reload, on the way back from another site, or at an address with a trailing slash or a
//! heading in it.

use crate::starting::before_start;
use crate::support::{Find, Page, fixture, journey};

/// How far the visitor scrolls.
const FAR: f64 = 900.0;

/// The pages to leave: finished ones, a listing with a search, and one with a long answer.
fn paths() -> [String; 4] {
    let entry = &fixture().featured()[0];
    [
        "/documents".to_owned(),
        "/documents?q=intelligence".to_owned(),
        "/documents?tri=titre".to_owned(),
        entry.path.clone(),
    ]
}

/// Scrolls down, and waits until the history has noted it.
#[track_caller]
fn read_on(page: &Page) -> f64 {
    page.eventually("whether the page is there", false, || {
        page.read("return document.querySelector('[aria-busy=true]') !== null")
    });
    page.script(&format!("scrollTo({{ top: {FAR}, behavior: 'instant' }})"));
    let scroll = page.scroll();
    assert!(scroll > 100.0, "the page is too short");
    page.eventually("the scroll position in the history", scroll, || {
        page.read("return Array.isArray(history.state) ? history.state[0] : -1")
    });
    scroll
}

#[test]
fn a_page_that_is_loaded_again_is_where_it_was() {
    journey(|page| {
        for path in paths() {
            page.open(&path);
            let scroll = read_on(page);
            page.reload();
            page.eventually(&format!("the scroll of {path}"), scroll.round(), || page.scroll().round());
        }
    });
}

#[test]
fn a_tab_that_the_browser_put_away_without_a_word_is_where_it_was() {
    journey(|page| {
        for path in paths() {
            page.open(&path);
            let scroll = read_on(page);
            // As in a tab discarded without warning: the application gets no chance to let the browser restore the
            // position.
            page.script("Object.defineProperty(history, 'scrollRestoration', { set() {} })");
            page.reload();
            page.eventually(&format!("the scroll of {path}"), scroll.round(), || page.scroll().round());
        }
    });
}

#[test]
fn a_visitor_who_comes_back_from_another_site_is_where_they_were() {
    journey(|page| {
        // Otherwise Chromium and Firefox keep the page in the back/forward cache.
        page.script_first("addEventListener('unload', () => {})");
        for path in paths() {
            page.open(&path);
            let scroll = read_on(page);
            page.leave();
            page.back();
            page.wait_for_application();
            page.eventually(&format!("the scroll of {path}"), scroll.round(), || page.scroll().round());
        }
    });
}

#[test]
fn a_visitor_who_moves_before_the_start_is_left_where_they_are() {
    journey(|page| {
        let path = "/documents?q=intelligence";
        page.open(path);
        read_on(page);
        page.leave();
        before_start(page, path, || page.script("scrollTo(0, 200)"));
        page.next_frame();
        page.next_frame();
        assert_eq!(page.scroll(), 200.0);
    });
}

/// What a host does that appends a slash to every address after the page has loaded.
const SLASH: &str = "location.pathname.endsWith('/') || history.replaceState(null, '', location.pathname + '/')";

#[test]
fn filters_of_a_list_whose_address_ends_with_a_slash_stay_open_and_keep_the_focus() {
    journey(|page| {
        page.script_first(SLASH);
        page.open("/documents");
        assert_eq!(page.path(), "/documents/");
        page.mark();
        let filter = crate::listing::first_filter(page);
        let name = filter.name();
        filter.click();
        page.eventually("whether the address has the filter", true, || page.path().starts_with("/documents?type="));
        page.eventually("whether the list is answered", true, || page.shows("button", "Effacer les filtres"));
        assert!(page.is_marked(), "the browser loaded a page anew");
        let is_open: bool = page.read("return document.querySelector('details').open");
        assert!(is_open, "the filters are closed");
        page.eventually("the focus", format!("checkbox “{name}”"), || page.focus());
        page.back();
        page.eventually("the address", "/documents/".to_owned(), || page.path());
        page.eventually("the status", format!("{} résultats", fixture().entries().len()), || page.status());
        assert!(page.is_marked(), "the browser loaded a page anew");
    });
}

#[test]
fn a_link_that_ends_with_a_slash_leads_to_the_same_page() {
    journey(|page| {
        page.open("/a-propos");
        page.mark();
        page.script(
            "const link = document.createElement('a');
             link.href = '/documents/'; link.textContent = 'Tous';
             document.querySelector('main').append(link);
             link.click();",
        );
        page.arrive("/documents/", "Tous les documents");
        page.eventually("the current page", "Documents".to_owned(), || {
            page.read("return document.querySelector('header nav [aria-current=page]')?.textContent ?? ''")
        });
        assert!(page.is_marked(), "the browser loaded a page anew");
    });
}

#[test]
fn a_link_to_a_heading_of_another_page_leads_to_the_heading() {
    journey(|page| {
        page.open("/a-propos");
        page.mark();
        page.script(
            "const link = document.createElement('a');
             link.href = '/accessibilite#signaler-un-probleme'; link.textContent = 'Signaler';
             document.querySelector('main').append(link);
             link.click();",
        );
        page.eventually("the focus", "heading “Signaler un problème”".to_owned(), || page.focus());
        expect_in_view(page);
        assert!(page.is_marked(), "the browser loaded a page anew");
        page.open("/accessibilite#signaler-un-probleme");
        expect_in_view(page);
    });
}

/// Waits until the heading that the address names is in view.
#[track_caller]
fn expect_in_view(page: &Page) {
    page.eventually("whether the heading is in view", true, || {
        page.read(
            "const { top, bottom } = document.getElementById(location.hash.slice(1))?.getBoundingClientRect() ?? {};
             return top >= 0 && bottom <= innerHeight",
        )
    });
}
