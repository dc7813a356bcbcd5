//! While a page loads, and when it does not arrive.

use crate::support::{Find, Page, fixture, journey};
use std::time::Duration;

/// Records whether the progress bar has been shown.
const WATCH: &str = "
    const bar = document.querySelector('[role=progressbar]');
    window.wasShown = !bar.hidden;
    new MutationObserver(() => { window.wasShown ||= !bar.hidden; }).observe(bar, { attributes: true });
";

/// How long a page may take before the progress bar shows.
const PATIENCE: Duration = Duration::from_millis(300);

/// The clock's smallest step.
const MOMENT: Duration = Duration::from_millis(1);

/// Records the headings that appear.
const HEADINGS: &str = "
    window.headings = [];
    new MutationObserver((changes) => {
        for (const { addedNodes } of changes)
            for (const node of addedNodes) headings.push(...[...(node.querySelectorAll?.('h1') ?? [])].map((it) => it.textContent));
    }).observe(document.getElementById('app'), { childList: true });
";

#[track_caller]
fn follow(page: &Page, name: &str) {
    page.navigation("Navigation principale").link(name).click();
}

#[test]
fn nothing_flashes_for_a_fast_answer() {
    journey(|page| {
        page.hold_clock();
        page.open("/");
        page.script(WATCH);
        for (name, path, heading) in
            [("Documents", "/documents", "Tous les documents"), ("À propos", "/a-propos", "À propos")]
        {
            let data = format!("{path}/index.json");
            page.hold(&data);
            follow(page, name);
            page.eventually("how often it is asked for", 1, || page.asked(&data));
            page.pass(PATIENCE - MOMENT);
            page.let_go(&data);
            page.arrive(path, heading);
        }
        page.pass(PATIENCE);
        assert!(!page.read::<bool>("return wasShown"), "the progress bar flashed");
    });
}

#[test]
fn a_slow_answer_shows_progress_and_keeps_the_page_meanwhile() {
    journey(|page| {
        page.hold_clock();
        page.open("/");
        page.hold("/a-propos/index.json");
        let before = page.heading();
        follow(page, "À propos");
        page.pass(PATIENCE);
        page.find("progressbar", "Chargement de la page");
        assert_eq!(page.heading(), before, "the page went before the next one came");
        page.let_go("/a-propos/index.json");
        page.arrive("/a-propos", "À propos");
        page.eventually("the progress bar", false, || page.shows("progressbar", "Chargement de la page"));
    });
}

#[test]
fn a_visitor_who_goes_elsewhere_meanwhile_gets_what_was_asked_last() {
    journey(|page| {
        page.open("/");
        page.hold("/a-propos/index.json");
        follow(page, "À propos");
        page.find("progressbar", "Chargement de la page");
        page.script(HEADINGS);
        follow(page, "Documents");
        page.arrive("/documents", "Tous les documents");
        page.let_go("/a-propos/index.json");
        page.eventually("the late answer", true, || page.has_fetched("/a-propos/index.json"));
        // Whatever the late answer does, it has done by the time another page is shown.
        page.link(fixture().name()).click();
        page.arrive("/", &fixture().title());
        let headings: Vec<String> = page.read("return headings");
        assert_eq!(headings.len(), 2, "the late answer was shown too: {headings:?}");
        page.eventually("the progress bar", false, || page.shows("progressbar", "Chargement de la page"));
    });
}

#[test]
fn a_page_that_does_not_come_says_so_and_another_try_brings_it() {
    journey(|page| {
        page.open("/");
        page.mark();
        page.block(&["/a-propos/index.json"]);
        follow(page, "À propos");
        let alert = page.find("alert", "");
        assert!(alert.text().contains("Le site ne répond pas."), "{}", alert.text());
        page.arrive("/a-propos", "Page indisponible");
        page.block(&[]);
        page.button("Réessayer").click();
        page.arrive("/a-propos", "À propos");
        assert!(page.is_marked(), "the browser loaded the page anew");
        assert!(page.complaints().iter().all(|complaint| complaint.contains("index.json")));
    });
}

#[test]
fn after_a_page_that_did_not_come_back_still_works() {
    journey(|page| {
        page.open("/documents");
        page.block(&["/a-propos/index.json"]);
        follow(page, "À propos");
        page.eventually("the heading", "Page indisponible".to_owned(), || page.heading());
        page.back();
        page.eventually("the heading", "Tous les documents".to_owned(), || page.heading());
        page.eventually("the address", "/documents".to_owned(), || page.path());
        assert!(page.complaints().iter().all(|complaint| complaint.contains("index.json")));
    });
}

#[test]
fn a_link_to_a_page_that_is_gone_leads_to_the_page_that_helps() {
    journey(|page| {
        page.open("/a-propos");
        page.script(
            "const link = document.createElement('a');
             link.href = '/documents/disparu'; link.textContent = 'Disparu';
             document.querySelector('main').append(link);",
        );
        page.link("Disparu").click();
        page.eventually("the title", format!("Page introuvable – {}", fixture().name()), || page.title());
        page.eventually("the address", "/documents/disparu".to_owned(), || page.path());
        page.wait_for_application();
        assert!(page.complaints().iter().all(|complaint| complaint.contains("404 (Not Found)")));
    });
}

#[test]
fn filters_that_do_not_come_say_so_and_another_try_brings_them() {
    journey(|page| {
        page.block(&["/documents/listing.json"]);
        page.open("/documents?type=podcast");
        let alert = page.find("alert", "");
        assert!(alert.text().contains("Le site ne répond pas."), "{}", alert.text());
        page.block(&[]);
        page.button("Réessayer").click();
        let podcasts = fixture().entries().iter().filter(|entry| entry.kind == "podcast").count();
        page.eventually("the status", format!("{podcasts} résultats"), || page.status());
        page.eventually("whether another try is offered", false, || page.shows("button", "Réessayer"));
        assert!(page.complaints().iter().all(|complaint| complaint.contains(".json")));
    });
}
