//! How one page gives way to the next.

use crate::support::{Find, Page, fixture, journey, plain};
use std::time::Duration;

/// Longer than any delay of the application's own.
const LONG: Duration = Duration::from_secs(5);

/// The heading of the page drawn ahead.
fn waiting(page: &Page) -> Option<String> {
    let heading: Option<String> =
        page.read("return document.querySelector('main[data-waiting] h1')?.textContent ?? null");
    heading.map(|heading| plain(&heading))
}

/// The number of pages in the document, shown or not.
fn pages(page: &Page) -> usize {
    page.read("return document.querySelectorAll('main').length")
}

#[test]
fn an_entry_that_is_pointed_at_is_laid_out_out_of_sight_and_a_click_shows_it() {
    journey(|page| {
        let entry = &fixture().featured()[0];
        page.open("/");
        let length = "return document.documentElement.scrollHeight";
        let before: f64 = page.read(length);
        page.link(&entry.title).point_at();
        page.eventually("the page that waits", Some(entry.title.clone()), || waiting(page));
        let [width, own, top]: [f64; 3] = page.read(
            "const [shown, waiting] = document.querySelectorAll('main');
             waiting.wasWaiting = true;
             const box = waiting.getBoundingClientRect();
             return [shown.getBoundingClientRect().width, box.width, box.top - innerHeight];",
        );
        assert_eq!(own, width, "it is not as wide as it will be");
        assert!(top > 0.0, "it stands in view");
        assert_eq!(page.read::<f64>(length), before, "the page has become longer");
        assert_eq!(
            page.read::<usize>(
                "const links = [...document.querySelectorAll('main[data-waiting] a')];
                 return links.filter((link) => (link.focus(), document.activeElement === link)).length;"
            ),
            0,
            "links of a page that is not shown take the focus"
        );
        page.link(&entry.title).click();
        page.arrive(&entry.path, &entry.title);
        assert!(page.read::<bool>("return document.querySelector('main').wasWaiting === true"), "another one is shown");
        page.eventually("the pages", 1, || pages(page));
    });
}

#[test]
fn only_the_entry_that_was_pointed_at_last_waits_and_no_other_page_keeps_it() {
    journey(|page| {
        page.open("/documents/page/2");
        // At the top of the page: not every driver scrolls to the element that it points at.
        let entries = &fixture().featured()[..2];
        for entry in entries {
            page.script(&format!(
                "const link = document.createElement('a');
                 Object.assign(link, {{ href: '{}', textContent: 'Vers {}' }});
                 document.querySelector('main').prepend(link);",
                entry.path, entry.path
            ));
        }
        for entry in entries {
            page.link(&format!("Vers {}", entry.path)).point_at();
            page.eventually("the page that waits", Some(entry.title.clone()), || waiting(page));
        }
        page.eventually("the pages", 2, || pages(page));
        page.link(fixture().name()).click();
        page.arrive("/", &fixture().title());
        page.eventually("the pages", 1, || pages(page));
    });
}

#[test]
fn an_entry_that_waits_is_not_drawn_again_when_it_is_reached_for_another_way() {
    journey(|page| {
        let entry = &fixture().featured()[0];
        page.hold_clock();
        page.open("/");
        page.link(&entry.title).point_at();
        page.pass(LONG);
        page.eventually("the page that waits", Some(entry.title.clone()), || waiting(page));
        page.script("document.querySelector('main[data-waiting]').isFirst = true");
        page.link(&entry.title).focus();
        page.pass(LONG);
        assert!(page.read::<bool>("return document.querySelector('main[data-waiting]').isFirst === true"));
    });
}

#[test]
fn an_entry_that_is_opened_before_its_data_came_does_not_wait_to_be_shown_again() {
    journey(|page| {
        let entry = &fixture().featured()[0];
        let data = format!("{}/index.json", entry.path);
        page.hold(&data);
        page.hold_clock();
        page.open("/documents");
        // A place without a link to an entry.
        page.link(fixture().name()).point_at();
        // The focus rests on the link long enough to count, but the click requests the page first.
        let link = format!("document.querySelector('main h3 a[href=\"{}\"]')", entry.path);
        page.script(&format!("{link}.focus(); {link}.click()"));
        page.pass(LONG);
        page.let_go(&data);
        page.arrive(&entry.path, &entry.title);
        page.pass(LONG);
        assert_eq!(pages(page), 1);
    });
}

#[test]
fn the_page_that_waits_is_not_printed() {
    journey(|page| {
        let entry = &fixture().featured()[0];
        let sheets = || String::from_utf8_lossy(&page.paper()).matches("/Type /Page\n").count();
        page.open("/documents");
        let before = sheets();
        assert!(before > 0, "no sheet is found in the file");
        page.link(&entry.title).point_at();
        page.eventually("the page that waits", Some(entry.title.clone()), || waiting(page));
        assert_eq!(sheets(), before);
    });
}

/// Counts the fades. In a browser without view transitions, only the page changes.
const COUNTED: &str = "
    window.fades = 0;
    const own = Document.prototype.startViewTransition;
    Document.prototype.startViewTransition = function (update) {
        window.fades += 1;
        if (own) return own.call(this, update);
        const ready = Promise.resolve().then(update);
        return { ready };
    };";

/// A clock by which the browser draws every page instantly.
const QUICK: &str = "Date.now = () => 1_800_000_000_000;";

/// A clock that advances by a second each time it is read.
const SLOW: &str = "let now = 1_800_000_000_000; Date.now = () => now += 1_000;";

/// The number of fades after going to an entry, from there to the home page, and back to the entry.
fn fades(page: &Page, clock: &str) -> [usize; 3] {
    let entry = &fixture().featured()[0];
    let count = || page.read("return window.fades");
    page.script_first(&format!("{{ {COUNTED} {clock} }}"));
    page.open("/");
    page.link(&entry.title).click();
    page.arrive(&entry.path, &entry.title);
    // How long the browser took is known once the page is painted.
    page.next_frame();
    let first = count();
    page.link(fixture().name()).click();
    page.arrive("/", &fixture().title());
    page.next_frame();
    let second = count();
    page.back();
    page.eventually("the heading", entry.title.clone(), || page.heading());
    [first, second, count()]
}

#[test]
fn pages_fade_into_each_other_where_the_browser_is_quick_but_not_on_the_way_back() {
    journey(|page| assert_eq!(fades(page, QUICK), [0, 1, 1]));
}

#[test]
fn no_page_fades_where_the_browser_takes_long() {
    journey(|page| assert_eq!(fades(page, SLOW), [0, 0, 0]));
}

#[test]
fn no_page_fades_for_visitors_who_want_less_motion() {
    journey(|page| {
        page.prefer(&[("prefers-reduced-motion", "reduce")]);
        assert_eq!(fades(page, QUICK), [0, 0, 0]);
    });
}
