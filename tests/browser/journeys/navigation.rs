//! From page to page, with the application running.

use crate::support::{Find, Page, fixture, journey, plain};
use std::time::Duration;
use thirtyfour::Key;

/// How long the pointer must rest on a link before it counts.
const DWELL: Duration = Duration::from_millis(50);

/// How long the page must rest before the cards in view count.
const REST: Duration = Duration::from_millis(500);

/// The clock's smallest step.
const MOMENT: Duration = Duration::from_millis(1);

/// Longer than any delay of the application's own.
const LONG: Duration = Duration::from_secs(5);

#[test]
fn a_click_on_a_card_opens_the_entry_at_its_top_without_a_reload() {
    journey(|page| {
        let entry = &fixture().featured()[0];
        page.open("/");
        page.mark();
        page.link(&entry.title).click();
        page.arrive(&entry.path, &entry.title);
        assert!(page.is_marked(), "the browser loaded the page anew");
        let data = format!("{}/index.json", entry.path);
        page.eventually("whether the page's data came by itself", true, || page.has_fetched(&data));
        page.eventually("the scroll", 0.0, || page.scroll());
    });
}

#[test]
fn what_the_head_says_of_one_page_is_not_said_of_the_next() {
    journey(|page| {
        let entry = &fixture().featured()[0];
        let told = |page: &Page| -> u32 {
            page.read("return document.head.querySelectorAll('[property], [name^=citation], [type$=json]').length")
        };
        page.open(&entry.path);
        assert!(told(page) > 5, "the entry says too little of itself");
        page.navigation("Navigation principale").link("À propos").click();
        page.arrive("/a-propos", "À propos");
        assert_eq!(told(page), 0);
    });
}

/// How often a page with a stopped clock has requested the data of the page at this path.
fn asked(page: &Page, path: &str) -> usize {
    page.asked(&format!("{path}/index.json"))
}

#[test]
fn a_page_that_is_pointed_at_is_fetched_once_before_the_click() {
    journey(|page| {
        page.hold_clock();
        page.open("/");
        let link = || page.navigation("Navigation principale").link("À propos");
        link().point_at();
        page.pass(DWELL - MOMENT);
        assert_eq!(asked(page, "/a-propos"), 0, "it is fetched for a pointer that passes over it");
        page.pass(MOMENT);
        assert_eq!(asked(page, "/a-propos"), 1);
        link().click();
        page.arrive("/a-propos", "À propos");
        page.pass(LONG);
        assert_eq!(asked(page, "/a-propos"), 1);
    });
}

/// The paths that the listing's cards lead to, in order.
fn cards(page: &Page) -> Vec<String> {
    page.read("return [...document.querySelectorAll('main article h3 a')].map((link) => link.pathname)")
}

#[test]
fn the_pages_of_the_cards_in_view_are_fetched_once_when_the_page_rests_and_those_of_no_others() {
    journey(|page| {
        page.hold_clock();
        page.open("/documents");
        let cards = cards(page);
        let (Some(first), Some(last)) = (cards.first(), cards.last()) else { panic!("there are no cards") };
        page.pass(REST - MOMENT);
        assert_eq!(asked(page, first), 0, "it is fetched before the page rests");
        page.pass(LONG);
        let in_view: Vec<String> = page.read(
            "const links = [...document.querySelectorAll('main article h3 a')];
             const isInView = (link) => link.getBoundingClientRect().top < document.documentElement.clientHeight;
             return links.filter(isInView).map((link) => link.pathname)",
        );
        assert!(in_view.len() < cards.len(), "all cards are in view");
        for card in &cards {
            assert_eq!(asked(page, card), usize::from(in_view.contains(card)), "{card}");
        }
        page.script(&format!(
            "document.querySelector('main a[href=\"{last}\"]').scrollIntoView({{ block: 'center' }})"
        ));
        // The scroll is reported with the next frame.
        page.next_frame();
        page.pass(LONG);
        assert_eq!(asked(page, last), 1);
        page.script(&format!("document.querySelector('main a[href=\"{last}\"]').click()"));
        page.eventually("the address", last.clone(), || page.path());
        page.pass(LONG);
        assert_eq!((asked(page, first), asked(page, last)), (1, 1));
    });
}

#[test]
fn on_a_2g_network_the_pages_of_the_cards_in_view_are_not_fetched() {
    journey(|page| {
        page.script_first(
            "Object.defineProperty(Navigator.prototype, 'connection', { get: () => ({ effectiveType: 'slow-2g' }) })",
        );
        page.hold_clock();
        page.load("/documents");
        page.link(fixture().name()).point_at();
        page.wait_for_application();
        page.pass(LONG);
        let fetched = || cards(page).iter().filter(|card| asked(page, card) > 0).count();
        assert_eq!(fetched(), 0);
        page.script("document.querySelector('main article h3 a').focus()");
        page.pass(DWELL);
        assert_eq!(fetched(), 1, "one that is reached is fetched there too");
    });
}

#[test]
fn the_data_of_visitors_who_save_it_is_fetched_only_by_a_click() {
    journey(|page| {
        let entry = &fixture().featured()[0];
        page.script_first(
            "Object.defineProperty(Navigator.prototype, 'connection', { get: () => ({ saveData: true }) })",
        );
        page.hold_clock();
        page.load("/");
        page.link(&entry.title).point_at();
        page.wait_for_application();
        page.link(&entry.title).point_at();
        page.pass(LONG);
        assert_eq!(asked(page, &entry.path), 0);
        page.link(&entry.title).click();
        page.arrive(&entry.path, &entry.title);
        assert_eq!(asked(page, &entry.path), 1);
    });
}

#[test]
fn a_click_with_a_modifier_is_left_to_the_browser() {
    journey(|page| {
        let entry = &fixture().featured()[0];
        page.open("/");
        page.mark();
        page.link(&entry.title).click_with(Key::Control);
        // A second window opens, or in a browser without windows another document loads: either way, the application
        // has not handled the click.
        page.eventually("what the browser makes of it", true, || page.windows() == 2 || !page.is_marked());
        assert_eq!(page.path() == "/", page.is_marked());
    });
}

#[test]
fn back_returns_to_the_same_position_and_forward_to_the_entry() {
    journey(|page| {
        let entry = fixture().entries().last().expect("the catalogue has entries").clone();
        page.open("/documents/page/2");
        page.mark();
        let link = page.link(&entry.title);
        // A click scrolls the link into view first.
        link.click();
        page.arrive(&entry.path, &entry.title);
        page.back();
        page.eventually("the heading", "Tous les documents".to_owned(), || page.heading());
        page.eventually("the focus", format!("link “{}”", entry.title), || page.focus());
        page.forward();
        page.eventually("the heading", entry.title.clone(), || page.heading());
        page.eventually("the address", entry.path.clone(), || page.path());
        assert!(page.is_marked(), "the browser loaded a page anew");
    });
}

#[test]
fn back_finds_the_link_that_was_followed_among_those_that_lead_to_the_same_page() {
    journey(|page| {
        page.open("/");
        // An entry with a link in the carousel, out of view, and another in a section.
        let entry = page.read::<String>(
            "const links = [...document.querySelectorAll('main article h3 a')];
             const twice = links.filter((it, index) =>
                 it.closest('[inert]') && links.slice(index + 1).some((other) => other.pathname === it.pathname));
             return twice[0]?.pathname ?? ''",
        );
        assert!(!entry.is_empty(), "no entry is linked twice on the home page");
        let of_section = format!(
            "const link = [...document.querySelectorAll('main a[href=\"{entry}\"]')].find((it) => !it.closest('[inert]'));"
        );
        page.script(&format!("{of_section} link.focus();"));
        page.press(Key::Enter);
        page.eventually("the address", entry.clone(), || page.path());
        page.back();
        page.eventually("the address", "/".to_owned(), || page.path());
        page.eventually("the focus on the link that was followed", true, || {
            page.read(&format!("{of_section} return document.activeElement === link"))
        });
    });
}

#[test]
fn back_scrolls_to_where_the_visitor_was() {
    journey(|page| {
        page.open("/documents");
        let sixteenth = "const link = document.querySelectorAll('article h3 a')[15];";
        let data: String = page.read(&format!("{sixteenth} return link.pathname + '/index.json'"));
        page.hold(&data);
        let title: String = page.read(&format!("{sixteenth} return link.textContent"));
        page.link(&title).click();
        // The click may have scrolled; once it is done, the position is final.
        let scroll = page.scroll();
        assert!(scroll > 500.0, "the sixteenth entry is below the first screen, not at {scroll}");
        page.let_go(&data);
        page.eventually("the heading", plain(&title), || page.heading());
        page.eventually("the scroll of the entry", 0.0, || page.scroll());
        page.eventually("the address", false, || page.path() == "/documents");
        page.back();
        page.eventually("the heading", "Tous les documents".to_owned(), || page.heading());
        page.eventually("the scroll", true, || (page.scroll() - scroll).abs() < 2.0);
    });
}

#[test]
fn a_theme_and_a_person_lead_to_their_listings() {
    journey(|page| {
        let entry =
            fixture().entries().into_iter().find(|entry| !entry.themes.is_empty()).expect("entries have themes");
        let (id, title) = fixture().themes().into_iter().find(|(id, _)| *id == entry.themes[0]).expect("it is known");
        page.open(&entry.path);
        page.mark();
        page.find("main", "").link(&title).click();
        page.arrive(&format!("/themes/{id}"), &title);
        page.link(&entry.title).click();
        page.arrive(&entry.path, &entry.title);
        assert!(page.is_marked(), "the browser loaded a page anew");
    });
}

#[test]
fn breadcrumbs_lead_back_up_and_name_this_page_last() {
    journey(|page| {
        let entry = &fixture().entries()[0];
        page.open(&entry.path);
        let trail = page.navigation("Fil d’Ariane");
        let steps = trail.all("link", None);
        let last = steps.last().expect("the trail has steps");
        assert_eq!((last.name(), last.attribute("aria-current")), (entry.title.clone(), Some("page".to_owned())));
        steps[0].click();
        page.arrive("/", &fixture().title());
    });
}

#[test]
fn the_navigation_says_which_page_is_shown() {
    journey(|page| {
        page.open("/");
        let current = || -> Vec<String> {
            page.read(
                "return [...document.querySelectorAll('header nav [aria-current=page]')].map((a) => a.textContent)",
            )
        };
        assert_eq!(current(), Vec::<String>::new());
        for (name, path, heading) in
            [("Documents", "/documents", "Tous les documents"), ("À propos", "/a-propos", "À propos")]
        {
            page.navigation("Navigation principale").link(name).click();
            page.eventually("the heading", heading.to_owned(), || page.heading());
            page.eventually("the current page", vec![name.to_owned()], current);
            page.eventually("the address", path.to_owned(), || page.path());
        }
    });
}

#[test]
fn the_pages_of_a_listing_follow_each_other() {
    journey(|page| {
        page.open("/documents");
        page.mark();
        page.navigation("Pagination").link("Suivante").click();
        page.eventually("the address", "/documents/page/2".to_owned(), || page.path());
        page.eventually("the current page", "2".to_owned(), || {
            page.read(
                "return document.querySelector('nav[aria-label=Pagination] [aria-current=page]')?.textContent ?? ''",
            )
        });
        page.navigation("Pagination").link("Page 1").click();
        page.eventually("the address", "/documents".to_owned(), || page.path());
        assert!(page.is_marked(), "the browser loaded a page anew");
    });
}

#[test]
fn a_link_to_a_file_is_left_to_the_browser() {
    journey(|page| {
        page.open("/");
        page.mark();
        page.link("Catalogue (JSON)").click();
        page.eventually("the address", "/catalogue.json".to_owned(), || page.path());
        assert!(!page.is_marked(), "the application took a file for a page");
        // The browser requests a favicon, because the file names none. It stops once it shows another page.
        page.load("/");
        assert!(page.complaints().iter().all(|complaint| complaint.contains("/favicon.ico")));
    });
}

#[test]
fn the_neighbours_of_an_entry_lead_through_its_section() {
    journey(|page| {
        let entry = &fixture().featured()[0];
        page.open(&entry.path);
        let next = page.read::<String>("return document.querySelector('a[rel=next]').getAttribute('href')");
        page.script("document.querySelector('a[rel=next]').click()");
        page.eventually("the address", next, || page.path());
        page.eventually("the way back", true, || {
            page.read::<Vec<String>>(
                "return [...document.querySelectorAll('a[rel=prev]')].map((a) => a.getAttribute('href'))",
            )
            .contains(&entry.path)
        });
    });
}

/// The position and the look of every element of the page.
const LOOKS: &str = "
    const all = document.querySelectorAll('.site-header *, main, main *:not(link)');
    return [...all].map((it) => {
        const [box, style] = [it.getBoundingClientRect(), getComputedStyle(it)];
        const edges = [box.left, box.top + scrollY, box.width, box.height].map(Math.round);
        return [it.localName, it.className, edges, style.font, style.color, style.backgroundColor, style.margin].join(' ');
    });
";

#[test]
fn a_page_looks_the_same_from_whichever_page_it_is_opened() {
    journey(|page| {
        let paths = ["/", "/documents", &fixture().featured()[0].path, "/soutenir", "/a-propos"];
        for to in paths {
            page.open(to);
            let looks = || page.read::<Vec<String>>(LOOKS);
            // The filters arrive with an answer, the hidden slides with a frame.
            page.eventually("whether all has come", true, || {
                page.read("return document.querySelector('.filter-group:not(:has(input))') === null")
            });
            let own = page.until("the page to stay as it is", || {
                let before = looks();
                page.next_frame();
                (looks() == before).then_some(before)
            });
            for from in paths.into_iter().filter(|from| *from != to) {
                page.open(from);
                page.mark();
                page.script(&format!(
                    "const link = document.createElement('a');
                     link.href = '{to}';
                     document.body.append(link);
                     link.click();"
                ));
                page.eventually("the address", to.to_owned(), || page.path());
                page.eventually(&format!("what differs in {to} from {from}"), Vec::new(), || {
                    let looks = looks();
                    let differ = looks.iter().zip(&own).filter(|(one, other)| one != other);
                    let differ = differ.take(3).map(|(one, other)| format!("{one} instead of {other}"));
                    let count = (looks.len() != own.len()).then(|| format!("{} elements", looks.len()));
                    differ.chain(count).collect::<Vec<_>>()
                });
                assert!(page.is_marked(), "the browser loaded the page anew");
            }
        }
    });
}
