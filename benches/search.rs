//! What a search costs: the bytes fetched while a visitor types, the time to answer once they are here, the index
//! itself.

use crate::browser::{self, Page};
use crate::sites::{self, LARGE};
use crate::step;
use crate::table::{Table, bytes};
use anyhow::{Context, Result};
use kiosque::catalogue::Kind;
use kiosque::listing::ListingIndex;
use kiosque::routes::{self, BaseUrl, Route};
use kiosque::search::{Document, HEAD, Index, Query, build};
use kiosque::text;
use serde_json::{Value, json};
use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::PathBuf;
use std::time::Instant;

const SMALL: usize = 45;

/// At this size only the index is built, no pages.
const HUGE: usize = 100_000;

const QUERIES: usize = 500;

/// The number of suggestions; each needs its card.
const SUGGESTED_ENTRIES: usize = 5;

/// Queries per script: ChromeDriver stops a script after thirty seconds.
const AT_A_TIME: usize = 50;

pub fn measure(table: &mut Table) -> Result<()> {
    let (small, _) = sites::render(&sites::generated(SMALL)?, "generated-45")?;
    let mut catalogues = vec![(SMALL, Some(small))];
    for entries in LARGE {
        catalogues.push((entries, Some(sites::large(entries)?)));
    }
    catalogues.push((HUGE, None));
    let mut indexes = Vec::new();
    for (entries, site) in catalogues {
        step(&format!("Search: the index of {entries} entries"));
        indexes.push(Measured::make(entries, site)?);
    }
    table.group(
        "Search index, built natively without optimisation",
        &["entries", "head", "files", "all files, raw", "time to build", "peak memory"],
    );
    for index in &indexes {
        let raw: usize = index.files.values().map(Vec::len).sum();
        let memory = index.memory.map_or_else(|| "–".to_owned(), |memory| format!("{} MiB", memory / 1024 / 1024));
        let head = bytes(index.weigh(HEAD)?);
        let cells = [head, index.files.len().to_string(), bytes(raw as u64), format!("{:.1} s", index.time), memory];
        table.row([index.entries.to_string()].into_iter().chain(cells));
    }
    table.group(
        &format!(
            "Bytes of a search after brotli: index, list and the cards of {SUGGESTED_ENTRIES} suggestions, {QUERIES} queries of one to \
             three words, their last word typed letter by letter (goal at 10 000: first ≤ 307 200, later ≤ 40 960)"
        ),
        &["entries", "first: median", "95 %", "most", "later keystroke: median", "95 %", "most", "held at the end, raw"],
    );
    for index in &indexes {
        step(&format!("Search: the bytes of {} entries", index.entries));
        let (first, later, held) = index.type_all()?;
        let cells = [summary(first), summary(later)].concat().into_iter().map(|figure| bytes(figure as u64));
        table.row([index.entries.to_string()].into_iter().chain(cells).chain([bytes(held)]));
    }
    table.group(
        &format!(
            "From the key to the suggestions in the document, without the pause before; processor × 4, {QUERIES} queries, data \
             there (goal: 95 % ≤ 50 ms)"
        ),
        &["entries", "median", "95 %", "most"],
    );
    for index in &indexes {
        let Some(site) = &index.site else { continue };
        step(&format!("Search: the answers of {} entries", index.entries));
        let times = answers(site, &index.queries)?;
        table.row([index.entries.to_string()].into_iter().chain(summary(times).map(|time| format!("{time:.1} ms"))));
    }
    Ok(())
}

/// The median, the 95th percentile and the maximum.
fn summary(mut figures: Vec<f64>) -> [f64; 3] {
    figures.sort_by(f64::total_cmp);
    let last = figures.len().saturating_sub(1);
    [0.5, 0.95, 1.0].map(|part| figures.get((last as f64 * part) as usize).copied().unwrap_or_default())
}

/// A catalogue with its search index.
struct Measured {
    entries: usize,
    site: Option<PathBuf>,
    files: HashMap<String, Vec<u8>>,
    /// The listing's index, which says which file holds an entry's card; `None` without pages.
    listing: Option<ListingIndex>,
    queries: Vec<String>,
    /// Seconds to build the index, and this program's peak memory in bytes meanwhile, documents included.
    time: f64,
    memory: Option<u64>,
    /// Cached brotli sizes of the index files.
    weights: std::cell::RefCell<HashMap<String, u64>>,
}

impl Measured {
    fn make(entries: usize, site: Option<PathBuf>) -> Result<Self> {
        let catalogue = match &site {
            Some(site) => fs::read_to_string(site.join(routes::CATALOGUE))?,
            None => sites::generated(entries)?,
        };
        let catalogue: Value = serde_json::from_str(&catalogue)?;
        let documents = documents(&catalogue);
        let queries = queries(&documents);
        drop(catalogue);
        // Resets the peak memory that Linux counts.
        let _ = fs::write("/proc/self/clear_refs", "5");
        let start = Instant::now();
        let built = build(&documents, &[]);
        let time = start.elapsed().as_secs_f64();
        let memory = sites::peak_memory("self");
        let mut files: HashMap<String, Vec<u8>> = built.into_iter().map(|file| (file.path, file.bytes)).collect();
        let mut listing = None;
        if let Some(site) = &site {
            let index: ListingIndex = serde_json::from_str(&fs::read_to_string(site.join(routes::LISTING_INDEX))?)?;
            // Measures the files that ship. They differ from those built here, which index bodies as plain text, not as
            // Markdown.
            let head = site.join(routes::answer_file(&index.build, &routes::search_file(HEAD)));
            files = fs::read_dir(head.parent().context("the search index has a folder")?)?
                .filter_map(|file| Some(file.ok()?.path()))
                .filter(|path| path.extension().is_some_and(|extension| extension == "bin"))
                .map(|path| Ok((path.file_name().unwrap_or_default().to_string_lossy().into_owned(), fs::read(&path)?)))
                .collect::<Result<_>>()?;
            listing = Some(index);
        }
        Ok(Self { entries, site, files, listing, queries, time, memory, weights: HashMap::new().into() })
    }

    /// The brotli size of an index file.
    fn weigh(&self, name: &str) -> Result<u64> {
        if let (Some(site), Some(listing)) = (&self.site, &self.listing) {
            return sites::weight(site, &routes::answer_file(&listing.build, &routes::search_file(name)));
        }
        if let Some(weight) = self.weights.borrow().get(name) {
            return Ok(*weight);
        }
        let (mut compressed, raw) = (Vec::new(), self.files.get(name).with_context(|| format!("there is no {name}"))?);
        brotli::BrotliCompress(&mut raw.as_slice(), &mut compressed, &brotli::enc::BrotliEncoderParams::default())?;
        self.weights.borrow_mut().insert(name.to_owned(), compressed.len() as u64);
        Ok(compressed.len() as u64)
    }

    /// The bytes of each first search, the bytes of each later keystroke, and the raw bytes held after all queries.
    fn type_all(&self) -> Result<(Vec<f64>, Vec<f64>, u64)> {
        let empty = Index::open(self.files.get(HEAD).context("no head")?).context("the index does not open")?;
        let (mut first, mut later, mut ever) = (Vec::new(), Vec::new(), HashSet::new());
        // In the huge catalogue answers are slow, and a tenth of the queries tells as much.
        let every = if self.site.is_some() { 1 } else { 10 };
        for text in self.queries.iter().step_by(every) {
            let (mut index, mut held) = (empty.clone(), HashSet::new());
            let mut before = None;
            for typed in keystrokes(text) {
                let mut weight = 0;
                let mut query = Query::parse(typed);
                loop {
                    let wanted = index.wanted(&query);
                    if wanted.is_empty() {
                        break;
                    }
                    for name in wanted {
                        weight += self.weigh(&name)?;
                        index.load(&name, self.files.get(&name).context("a file is missing")?);
                        ever.insert(name);
                    }
                }
                // The application loads these after its first answer, for later typing errors.
                for name in index.wanted_soon() {
                    weight += self.weigh(&name)?;
                    index.load(&name, self.files.get(&name).context("a file is missing")?);
                    ever.insert(name);
                }
                weight += self.weigh_cards(&index, &mut query, &mut held)?;
                match before.replace(()) {
                    None => first.push((weight + self.weigh(HEAD)? + self.weigh_list()?) as f64),
                    Some(()) => later.push(weight as f64),
                }
            }
        }
        ever.insert(HEAD.to_owned());
        let held = ever.iter().filter_map(|name| self.files.get(name)).map(Vec::len).sum::<usize>();
        Ok((first, later, held as u64))
    }

    fn weigh_list(&self) -> Result<u64> {
        self.site.as_deref().map_or(Ok(0), |site| sites::weight(site, routes::LISTING_INDEX))
    }

    /// The bytes of the best entries' cards that are not held yet.
    fn weigh_cards(&self, index: &Index, query: &mut Query, held: &mut HashSet<usize>) -> Result<u64> {
        let (Some(site), Some(listing)) = (&self.site, &self.listing) else { return Ok(0) };
        let mut weight = 0;
        for hit in index.search(query).iter().take(SUGGESTED_ENTRIES) {
            let file = hit.entry as usize / listing.cards_per_file.max(1);
            if held.insert(file) {
                weight += sites::weight(site, &routes::answer_file(&listing.build, &routes::cards_file(file)))?;
            }
        }
        Ok(weight)
    }
}

/// The searchable documents, read straight from the JSON: parsing and checking so many entries is not what this
/// measures.
fn documents(catalogue: &Value) -> Vec<Document> {
    let list = |name: &str| catalogue.get(name).and_then(Value::as_array).into_iter().flatten();
    let text_of = |value: &Value, name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let names = |group: &str, field: &str| -> HashMap<String, String> {
        list(group).map(|one| (text_of(one, "id"), text_of(one, field))).collect()
    };
    let (people, themes) = (names("people", "name"), names("themes", "title"));
    let referred = |entry: &Value, name: &str, all: &HashMap<String, String>| -> Vec<String> {
        let ids = entry.get(name).and_then(Value::as_array).into_iter().flatten();
        ids.filter_map(|id| all.get(id.as_str()?).cloned()).collect()
    };
    let document = |entry: &Value| Document {
        title: text_of(entry, "title"),
        people: [referred(entry, "authors", &people), referred(entry, "speakers", &people)].concat(),
        themes: referred(entry, "themes", &themes),
        kind: Kind::ALL
            .into_iter()
            .find(|kind| kind.as_str() == text_of(entry, "kind"))
            .map(text::kind)
            .unwrap_or_default()
            .to_owned(),
        year: text_of(entry, "date").get(..4).and_then(|year| year.parse().ok()),
        summary: text_of(entry, "summary"),
        body: text_of(entry, "body"),
        ..Document::default()
    };
    list("entries").map(document).collect()
}

/// Likely queries: words from titles; in every other query the last word is cut short.
fn queries(documents: &[Document]) -> Vec<String> {
    let titles = documents.iter().cycle().step_by(documents.len() / QUERIES + 1).map(|document| &document.title);
    titles
        .take(QUERIES)
        .enumerate()
        .map(|(number, title)| {
            let words: Vec<&str> = title.split_whitespace().filter(|word| word.chars().count() > 3).collect();
            let text = words.iter().cycle().skip(number).take(1 + number % 3).copied().collect::<Vec<_>>().join(" ");
            let cut = text.chars().count().saturating_sub(if number % 2 == 0 { 2 } else { 0 });
            text.chars().take(cut).collect()
        })
        .collect()
}

/// The query after each letter of its last word, starting with the second.
fn keystrokes(text: &str) -> impl Iterator<Item = &str> {
    let last = text.rfind(' ').map_or(0, |offset| offset + 1);
    let ends = text.char_indices().map(|(offset, char)| offset + char.len_utf8());
    ends.filter(move |end| *end > last).skip(1).filter_map(|end| text.get(..end))
}

/// Types into the search field of the header and skips the application's pause before it answers. An answer has come
/// when the list or the status beside the field changes.
const ASK: &str = "
    const later = setTimeout;
    window.setTimeout = (call, delay, ...rest) => later(call, delay === 60 ? 0 : delay, ...rest);
    window.ask = async (queries) => {
        const form = document.querySelector('.site-search'), field = form.querySelector('input');
        const change = () => new Promise((done, fail) => {
            const observer = new MutationObserver(() => { observer.disconnect(); clearTimeout(late); done(performance.now()); });
            observer.observe(form, { childList: true, subtree: true, characterData: true });
            const late = later(() => fail(new Error('no answer to ' + field.value)), 10000);
        });
        const type = (words) => { field.value = words; field.dispatchEvent(new Event('input', { bubbles: true })); };
        const times = [];
        field.focus();
        for (const words of queries) {
            const answer = change(), start = performance.now();
            type(words);
            times.push(await answer - start);
            const rest = change();
            type('');
            await rest;
            await new Promise((done) => later(done));
        }
        return times;
    };
";

/// How long each answer takes on a slow processor, with all data already here.
fn answers(site: &std::path::Path, queries: &[String]) -> Result<Vec<f64>> {
    let server = browser::serve(site)?;
    let driver = browser::driver()?;
    let page = Page::new(&driver)?;
    page.script_first(ASK)?;
    page.goto(&format!("{}{}", server.address, BaseUrl::default().href(&Route::About)))?;
    page.wait_for_application()?;
    let ask = |queries: &[String]| -> Result<Vec<f64>> {
        let mut times = Vec::new();
        for some in queries.chunks(AT_A_TIME) {
            let answer = page.read(&format!("return ask({})", json!(some)))?;
            times.extend(answer.as_array().into_iter().flatten().filter_map(Value::as_f64));
        }
        Ok(times)
    };
    // Otherwise the first change would be the status, which appears when the field is first used.
    page.read("return ask([])")?;
    page.read("const field = document.querySelector('.site-search input'); field.value = 'a'; field.dispatchEvent(new Event('input', { bubbles: true }))")?;
    page.wait("the status", "return document.querySelector('.site-search [role=status]') !== null")?;
    page.read("const field = document.querySelector('.site-search input'); field.value = ''; field.dispatchEvent(new Event('input', { bubbles: true }))")?;
    ask(queries)?;
    page.slow_processor(4)?;
    ask(queries)
}
