//! When a page is painted and what it costs, beside the same page written by hand.

use crate::browser::{self, Page, Program};
use crate::by_hand;
use crate::sites;
use crate::table::{Table, bytes, ms, ratio};
use crate::{median, step};
use anyhow::Result;
use serde_json::Value;
use std::thread::sleep;
use std::time::Duration;

/// How often each page is loaded, the site's and the one by hand in turn.
const RUNS: usize = 5;

/// How long a page is left alone after its load: the application starts meanwhile, and asking for it would be work for the page.
const REST: Duration = Duration::from_secs(3);

/// Notes what the browser tells about painting, from the start.
const OBSERVE: &str = "
    window.seen = { paint: [], 'largest-contentful-paint': [], 'layout-shift': [], longtask: [] };
    for (const type of Object.keys(seen)) {
        new PerformanceObserver((list) => seen[type].push(...list.getEntries())).observe({ type, buffered: true });
    }
";

const READ: &str = "
    const fcp = seen.paint.find((entry) => entry.name === 'first-contentful-paint')?.startTime ?? null;
    const lcp = seen['largest-contentful-paint'].at(-1)?.startTime ?? null;
    const shifts = seen['layout-shift'].filter((entry) => !entry.hadRecentInput);
    const tasks = seen.longtask.filter((entry) => entry.startTime >= fcp);
    const answers = ['navigation', 'resource'].flatMap((type) => performance.getEntriesByType(type));
    return [fcp, lcp, shifts.reduce((sum, entry) => sum + entry.value, 0),
            tasks.reduce((sum, entry) => sum + entry.duration - 50, 0),
            answers.reduce((sum, entry) => sum + entry.transferSize, 0)];
";

/// FCP, LCP, CLS, TBT; the main thread's time for everything, layout, styles and scripts; the bytes received.
type Figures = [Option<f64>; 9];

pub fn measure(table: &mut Table) -> Result<()> {
    let own = sites::own()?;
    let pairs = by_hand::pairs(&own)?;
    let (server, driver) = (browser::serve(&by_hand::site(&own, &pairs)?)?, browser::driver()?);
    let mut rows = Vec::new();
    for (network, is_slow) in [("fast network", false), ("slow 4G: 150 ms, 1.6 Mbit/s", true)] {
        for pair in &pairs {
            let name = format!("{}, {network}", pair.name);
            step(&format!("Painting: {name}"));
            let addresses = pair.addresses().map(|address| format!("{}{address}", server.address));
            rows.push((name, compare(&driver, &addresses, is_slow)?));
        }
    }
    table.group(
        &format!(
            "First paint: telephone, processor × 4, medians of {RUNS}; beside the same page written by hand \
             (goals: ratio ≤ 1.05, CLS 0, TBT ≤ 20 ms)"
        ),
        &["", "FCP", "by hand", "ratio", "LCP", "by hand", "ratio", "CLS", "TBT", "by hand"],
    );
    for (name, [[fcp, lcp, cls, tbt, ..], [hand_fcp, hand_lcp, _, hand_tbt, ..]]) in &rows {
        let cls = cls.map_or_else(|| "–".to_owned(), |cls| format!("{cls:.3}"));
        let [paint, largest] =
            [(fcp, hand_fcp), (lcp, hand_lcp)].map(|(own, by_hand)| [ms(*own), ms(*by_hand), ratio(*own, *by_hand)]);
        table.row([name.clone()].into_iter().chain(paint).chain(largest).chain([cls, ms(*tbt), ms(*hand_tbt)]));
    }
    table.group(
        "What the same loads cost, the start of the application included: the main thread’s time, bytes received",
        &["", "tasks", "by hand", "layout", "by hand", "styles", "by hand", "scripts", "by hand", "bytes", "by hand"],
    );
    for (name, [[_, _, _, _, own @ .., own_bytes], [_, _, _, _, by_hand @ .., hand_bytes]]) in &rows {
        let times = own.iter().zip(by_hand).flat_map(|(own, by_hand)| [ms(*own), ms(*by_hand)]);
        let received =
            [own_bytes, hand_bytes].map(|count| count.map_or_else(|| "–".to_owned(), |count| bytes(count as u64)));
        table.row([name.clone()].into_iter().chain(times).chain(received));
    }
    Ok(())
}

/// The figures of a page, and of the same page by hand.
fn compare(driver: &Program, [own, by_hand]: &[String; 2], is_slow: bool) -> Result<[Figures; 2]> {
    let (mut own_runs, mut hand_runs) = (Vec::new(), Vec::new());
    for run in 0..RUNS {
        let mut loads = [(own, true, &mut own_runs), (by_hand, false, &mut hand_runs)];
        // In turn the one and the other first: a machine gets slower or quicker while it measures.
        if run % 2 != 0 {
            loads.reverse();
        }
        for (address, has_application, runs) in loads {
            runs.push(load(driver, address, has_application, is_slow)?);
        }
    }
    Ok([medians(&own_runs), medians(&hand_runs)])
}

fn medians(runs: &[Figures]) -> Figures {
    std::array::from_fn(|index| median(runs.iter().filter_map(|run| run.get(index).copied().flatten()).collect()))
}

/// One load in a browser that has never seen the site.
fn load(driver: &Program, address: &str, has_application: bool, is_slow: bool) -> Result<Figures> {
    let page = Page::new(driver)?;
    page.small()?;
    if is_slow {
        page.slow_network()?;
    }
    page.slow_processor(4)?;
    page.script_first(OBSERVE)?;
    page.count_work()?;
    page.goto(address)?;
    sleep(REST);
    if has_application {
        page.wait_for_application()?;
    }
    let [tasks, layout, styles, scripts] = page.work()?;
    let told = page.read(READ)?;
    let told = |index: usize| told.get(index).and_then(Value::as_f64);
    Ok([told(0), told(1), told(2), told(3), tasks, layout, styles, scripts, told(4)])
}
