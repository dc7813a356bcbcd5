//! When a page is painted, compared with the same page without scripts: the application must not slow down the first
//! paint.

use crate::browser::{self, Page, Program};
use crate::sites;
use crate::table::{Table, ms, ratio};
use crate::{median, step};
use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use kiosque::routes::{BaseUrl, Route, Scope, page_file};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

/// How often each page loads with its scripts, and how often without.
const RUNS: usize = 5;

/// Collects the browser's paint, layout shift and long task entries from the start.
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
    return [fcp, lcp, shifts.reduce((sum, entry) => sum + entry.value, 0),
            tasks.reduce((sum, entry) => sum + entry.duration - 50, 0)];
";

/// FCP, LCP, CLS, TBT.
type Figures = [Option<f64>; 4];

pub fn measure(table: &mut Table) -> Result<()> {
    let own = sites::own()?;
    let pages = [("home", Route::Home), ("listing", Route::listing(Scope::All)), ("entry", sites::first_entry(&own)?)];
    let bare = without_scripts(&own, pages.iter().map(|(_, route)| route))?;
    let (server, bare_server, driver) = (browser::serve(&own)?, browser::serve(&bare)?, browser::driver()?);
    table.group(
        &format!(
            "First paint: telephone, processor × 4, 150 ms, 1.6 Mbit/s; medians of {RUNS}; beside the page without its scripts \
             (goals: ratio ≤ 1.05, CLS 0, TBT ≤ 20 ms)"
        ),
        &["", "FCP", "without", "ratio", "LCP", "without", "ratio", "CLS", "TBT", "without"],
    );
    for (name, route) in &pages {
        let address = BaseUrl::default().href(route);
        step(&format!("Painting: {name}"));
        let (mut with, mut without) = (Vec::new(), Vec::new());
        for run in 0..RUNS {
            // Alternates which comes first: a machine speeds up or slows down during a run.
            for has_application in [run % 2 == 0, run % 2 != 0] {
                let (server, figures) =
                    if has_application { (&server, &mut with) } else { (&bare_server, &mut without) };
                figures.push(load(&driver, &format!("{}{address}", server.address), has_application)?);
            }
        }
        let [fcp, lcp, cls, tbt] = medians(&with);
        let [bare_fcp, bare_lcp, _, bare_tbt] = medians(&without);
        let cls = cls.map_or_else(|| "–".to_owned(), |cls| format!("{cls:.3}"));
        let cells = [ms(fcp), ms(bare_fcp), ratio(fcp, bare_fcp), ms(lcp), ms(bare_lcp), ratio(lcp, bare_lcp), cls];
        table.row([(*name).to_owned()].into_iter().chain(cells).chain([ms(tbt), ms(bare_tbt)]));
    }
    Ok(())
}

fn medians(runs: &[Figures]) -> Figures {
    std::array::from_fn(|index| median(runs.iter().filter_map(|run| run.get(index).copied().flatten()).collect()))
}

/// One load in a browser that has never seen the site.
fn load(driver: &Program, address: &str, has_application: bool) -> Result<Figures> {
    let page = Page::new(driver)?;
    page.small()?;
    page.slow_network()?;
    page.slow_processor(4)?;
    page.script_first(OBSERVE)?;
    page.goto(address)?;
    if has_application {
        page.wait_for_application()?;
    }
    // Until the work that follows the start is over.
    sleep(Duration::from_millis(1_000));
    let figures = page.read(READ)?;
    Ok(std::array::from_fn(|index| figures.get(index).and_then(Value::as_f64)))
}

/// A copy of the site in which these pages have no scripts, compressed like the others.
fn without_scripts<'a>(site: &Path, routes: impl Iterator<Item = &'a Route>) -> Result<PathBuf> {
    let bare = sites::folder()?.join("without-scripts");
    let _ = fs::remove_dir_all(&bare);
    copy(site, &bare)?;
    for route in routes {
        let file = bare.join(page_file(Some(route)));
        let mut page = fs::read_to_string(&file)?;
        while let Some((before, rest)) = page.split_once("<script") {
            let (_, after) = rest.split_once("</script>").context("a script has no end")?;
            page = format!("{before}{after}");
        }
        // The copy may still share its data with the site: remove it before writing.
        fs::remove_file(&file)?;
        fs::write(&file, &page)?;
        let mut compressed = Vec::new();
        let parameters = BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: page.len(), ..Default::default() };
        brotli::BrotliCompress(&mut page.as_bytes(), &mut compressed, &parameters)?;
        fs::write(file.with_extension("html.br"), compressed)?;
        let _ = fs::remove_file(file.with_extension("html.gz"));
    }
    Ok(bare)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        match entry.file_type()?.is_dir() {
            true => copy(&entry.path(), &target)?,
            false => drop(fs::copy(entry.path(), target)?),
        }
    }
    Ok(())
}
