//! How long a click takes to show the next page.

use crate::browser::{self, Page, Program};
use crate::sites;
use crate::table::{Table, ms, ratio};
use crate::{median, step};
use anyhow::{Context, Result};
use kiosque::routes::{BaseUrl, Route, Scope};
use serde_json::Value;
use std::thread::sleep;
use std::time::Duration;

const RUNS: usize = 5;

/// Measures from the click's timestamp to the paint of the new heading, which Element Timing reports.
const WATCH: &str = "
    const heading = () => document.querySelector('h1');
    const before = heading().textContent;
    let clicked;
    addEventListener('click', (event) => { clicked = event.timeStamp; }, { capture: true, once: true });
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.answered = entry.renderTime - clicked;
    }).observe({ type: 'element' });
    const observer = new MutationObserver(() => {
        if (clicked === undefined || !heading() || heading().textContent === before) return;
        observer.disconnect();
        heading().setAttribute('elementtiming', 'heading');
    });
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
";

/// The minimum, written by hand: on a click, HTML that is already loaded replaces the content of `main`. All it costs
/// is the browser's own work.
const BY_HAND: &str = "
    const link = (() => { CARD })();
    fetch(link.href).then((answer) => answer.text()).then((text) => {
        const next = new DOMParser().parseFromString(text, 'text/html');
        window.next = { title: next.title, html: next.querySelector('main').innerHTML };
    });
    const main = document.querySelector('main');
    document.addEventListener('click', (event) => {
        event.preventDefault();
        event.stopImmediatePropagation();
        history.pushState(null, '', link.href);
        main.innerHTML = window.next.html;
        document.title = window.next.title;
        scrollTo(0, 0);
        main.querySelector('h1').focus();
    }, { capture: true, once: true });
";

/// Collects the time from each interaction to the next frame (Event Timing).
const INTERACTIONS: &str = "
    window.delays = [];
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (entry.interactionId) delays.push(entry.duration);
    }).observe({ type: 'event', durationThreshold: 16, buffered: true });
";

/// What happens before the click.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    /// The pointer rests on the link for 1.5 s.
    Reached,
    /// The card is in view for 1.5 s; the click comes unannounced, as a tap does.
    InView,
    /// The click comes without notice, as soon as the card scrolls into view.
    Cold,
    /// See [`BY_HAND`].
    ByHand,
}

pub fn measure(table: &mut Table) -> Result<()> {
    let server = browser::serve(&sites::own()?)?;
    let driver = browser::driver()?;
    table.group(
        &format!(
            "Navigation: from the click on a card to the paint of its heading; processor × 4, medians of {RUNS} (goal: ≤ 70 ms); \
             beside the same page put in by ten lines of script"
        ),
        &["", "reached for before", "by hand", "ratio", "only in view", "cold"],
    );
    for (network, is_slow) in [("fast network", false), ("slow 4G: 150 ms, 1.6 Mbit/s", true)] {
        step(&format!("Navigation: {network}"));
        let ways = [Way::Reached, Way::ByHand, Way::InView, Way::Cold];
        let mut times = ways.map(|way| (way, Vec::new()));
        for run in 0..RUNS {
            for (way, times) in times.iter_mut() {
                times.push(navigate(&driver, &server.address, run, is_slow, *way)?);
            }
        }
        let [reached, by_hand, in_view, cold] = times.map(|(_, times)| median(times));
        table.row([network.to_owned(), ms(reached), ms(by_hand), ratio(reached, by_hand), ms(in_view), ms(cold)]);
    }
    table.group(
        &format!(
            "A click on a filter: input to next frame (INP); processor × 4, medians of {RUNS} \
             (goal: ≤ 64 ms for 45 entries, later clicks ≤ 60 ms for 10,000)"
        ),
        &["", "first click", "later clicks"],
    );
    for (entries, label) in [(45, "45 entries"), (10_000, "10,000 entries")] {
        step(&format!("Filters: {label}"));
        let (site, _) = sites::render(&sites::generated(entries)?, &format!("generated-{entries}"))?;
        let server = browser::serve(&site)?;
        let delays = (0..RUNS).map(|run| filter(&driver, &server.address, run)).collect::<Result<Vec<_>>>()?;
        let column = |index: usize| median(delays.iter().filter_map(|run| run.get(index).copied()).collect());
        table.row([label.to_owned(), ms(column(0)), ms(column(1))]);
    }
    Ok(())
}

fn navigate(driver: &Program, site: &str, run: usize, is_slow: bool, way: Way) -> Result<f64> {
    let page = Page::new(driver)?;
    page.goto(&format!("{site}/"))?;
    page.wait_for_application()?;
    let card = format!("return document.querySelectorAll('main article h3 a')[{}]", 12 + run);
    page.slow_processor(4)?;
    if is_slow {
        page.slow_network()?;
    }
    sleep(Duration::from_millis(500));
    if way == Way::ByHand {
        page.read(&BY_HAND.replace("CARD", &card))?;
        page.wait("the page", "return window.next !== undefined")?;
    }
    match way {
        Way::Reached | Way::ByHand => page.hover(&card)?,
        Way::InView => page.show(&card)?,
        Way::Cold => {}
    }
    if way != Way::Cold {
        sleep(Duration::from_millis(1_500));
    }
    page.read(WATCH)?;
    page.click(&card)?;
    page.wait("the next page", "return window.answered ?? null")?.as_f64().context("no time")
}

/// The delay of the first click on a filter, and the worst of three more.
fn filter(driver: &Program, site: &str, run: usize) -> Result<[f64; 2]> {
    let page = Page::new(driver)?;
    page.script_first(INTERACTIONS)?;
    page.goto(&format!("{site}{}", BaseUrl::default().href(&Route::listing(Scope::All))))?;
    page.wait_for_application()?;
    page.read("document.querySelector('.filter-panel details').open = true")?;
    page.wait("the filters", "return document.querySelectorAll('.filter-group input[type=checkbox]').length > 5")?;
    sleep(Duration::from_millis(500));
    page.slow_processor(4)?;
    let mut delays = Vec::new();
    for click in 0..4 {
        page.read("window.delays.length = 0")?;
        page.click(&format!(
            "return document.querySelectorAll('.filter-group input[type=checkbox]')[{}]",
            run % 3 + click
        ))?;
        // The browser reports an event shortly after its frame.
        sleep(Duration::from_millis(800));
        let told = page.read("return window.delays")?;
        // Events shorter than 16 ms are not reported.
        delays.push(told.as_array().into_iter().flatten().filter_map(Value::as_f64).fold(16.0, f64::max));
    }
    let (first, later) = delays.split_first().context("no click")?;
    Ok([*first, later.iter().copied().fold(0.0, f64::max)])
}
