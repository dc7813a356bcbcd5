//! Whole sites rendered in memory, and their pages parsed by a real HTML parser.

use kiosque::{
    catalogue::{Catalogue, Date, parse::parse},
    page_data::PageData,
    picture::{Pictures, Size},
    prerender::{BaseUrl, ShareCard, Shell, Site, feed::Memory},
    routes,
};
use scraper::{ElementRef, Html, Selector};
use std::{
    collections::{BTreeMap, HashSet},
    sync::LazyLock,
};

/// The root of the project.
pub const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// A catalogue in which every text tries to become markup.
pub const HOSTILE: &str = include_str!("../fixtures/hostile.json");

const OWN: &str = include_str!("../../public/catalogue.json");

/// The real catalogue at the root of an unknown host.
pub static OWN_SITE: LazyLock<Rendered> =
    LazyLock::new(|| Rendered::new("own", read_catalogue(OWN), BaseUrl::default()));

/// The real catalogue in a folder of a host.
pub static OWN_BELOW: LazyLock<Rendered> = LazyLock::new(|| {
    Rendered::new(
        "own below a folder",
        read_catalogue(OWN),
        BaseUrl::parse("https://example.org/dossiers/ia/").unwrap(),
    )
});

/// The hostile catalogue in a folder of a host.
pub static HOSTILE_SITE: LazyLock<Rendered> = LazyLock::new(|| {
    Rendered::new("hostile", read_catalogue(HOSTILE), BaseUrl::parse("https://example.org/dossiers/ia/").unwrap())
});

/// A site in memory.
pub struct Rendered {
    /// Its name, for messages.
    pub name: &'static str,
    /// Its catalogue.
    pub catalogue: Catalogue,
    /// Its base.
    pub base: BaseUrl,
    /// The application it names.
    pub shell: Shell,
    /// Every file, by path.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Files that two jobs wrote.
    pub conflicts: Vec<String>,
    /// Every target of an anchor, for each page.
    anchors: BTreeMap<String, HashSet<String>>,
}

/// One page of a site.
pub struct Page {
    /// Its file: `documents/index.html`.
    pub file: String,
    /// Its address from the root of the host.
    pub address: String,
    /// Its source.
    pub text: String,
    /// Its elements.
    pub html: Html,
    /// Its data.
    pub data: PageData,
}

/// The day of the tests' render.
pub fn today() -> Date {
    Date::parse("2026-11-28").unwrap()
}

pub fn read_catalogue(text: &str) -> Catalogue {
    parse(text).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

/// A size for every picture that a catalogue names, as if its file existed.
fn pictures(catalogue: &Catalogue) -> Pictures {
    let links = catalogue.entries.iter().filter_map(|entry| Some(&entry.image.as_ref()?.src));
    let own = links.filter(|link| link.host().is_none());
    own.map(|link| (link.as_str().to_owned(), Size { width: 1200, height: 800 })).collect()
}

impl Rendered {
    pub fn new(name: &'static str, catalogue: Catalogue, base: BaseUrl) -> Self {
        let shell = shell();
        let pictures = pictures(&catalogue);
        let (mut files, mut conflicts) = (BTreeMap::new(), Vec::new());
        for (src, size) in &pictures {
            let path = src.trim_start_matches('/');
            files.insert(path.to_owned(), Vec::new());
            files.extend(size.widths().into_iter().map(|width| (routes::smaller_picture(path, width), Vec::new())));
        }
        let memory = Memory::new(&catalogue, today());
        let site = Site::new(catalogue.clone(), shell.clone(), base.clone(), pictures, memory);
        files.extend(site.share_cards().into_iter().map(|card| match card {
            ShareCard::Cover(cover) => (routes::cover_card(&cover.name()), cover.card().unwrap()),
            ShareCard::Picture { src, focus } => {
                (routes::picture_card(src.as_str().trim_start_matches('/'), focus.off_middle()), Vec::new())
            }
        }));
        for file in site.jobs().iter().flat_map(|job| site.run(job)) {
            if files.contains_key(&file.path) {
                conflicts.push(file.path.clone());
            }
            files.insert(file.path, file.bytes);
        }
        let mut rendered = Self { name, catalogue, base, shell, files, conflicts, anchors: BTreeMap::new() };
        rendered.anchors = rendered.pages().map(|page| (page.file.clone(), page.ids().collect())).collect();
        rendered
    }

    /// Every page, including the one for unknown addresses.
    pub fn pages(&self) -> impl Iterator<Item = Page> {
        let files = self.files.keys().filter(|file| file.ends_with(".html"));
        files.map(|file| self.page(file))
    }

    /// The page in a file.
    pub fn page(&self, file: &str) -> Page {
        let text = self.text(file).to_owned();
        let html = Html::parse_document(&text);
        // A page that the application never opens has its data only in itself.
        let twin = file.replace(".html", ".json");
        let data = if self.files.contains_key(&twin) { self.text(&twin).to_owned() } else { carried(&html) };
        let data = serde_json::from_str(&data).unwrap_or_else(|error| panic!("{file}: {error}"));
        let address = self.base.file(file.trim_end_matches("index.html").trim_end_matches('/'));
        Page { file: file.to_owned(), address, text, html, data }
    }

    /// The text of a file.
    #[track_caller]
    pub fn text(&self, file: &str) -> &str {
        let bytes = self.files.get(file).unwrap_or_else(|| panic!("the site has no {file}"));
        std::str::from_utf8(bytes).unwrap()
    }

    /// The page at an address from the root of the host.
    pub fn page_at(&self, address: &str) -> Option<String> {
        let path = address.split(['?', '#']).next()?.strip_prefix(self.base.path())?.trim_matches('/');
        let file = if path.is_empty() { "index.html".to_owned() } else { format!("{path}/index.html") };
        self.files.contains_key(&file).then_some(file)
    }

    /// What is wrong with an address from the root of the host, if anything.
    pub fn problem_with(&self, address: &str) -> Option<String> {
        let (path, anchor) = match address.split_once('#') {
            Some((path, anchor)) => (path, Some(anchor)),
            None => (address, None),
        };
        let path = path.split('?').next().unwrap_or(path);
        let Some(file) = path.strip_prefix(self.base.path()) else {
            return Some(format!("{address} does not begin with {}", self.base.path()));
        };
        let Some(page) = self.page_at(path) else {
            // Files from elsewhere: `public`, and the application.
            let is_public = std::path::Path::new(ROOT).join("public").join(file).is_file() && !file.is_empty();
            let is_application = self.shell.application().files().any(|own| own == file);
            let is_there = self.files.contains_key(file) || is_public || is_application;
            return (!is_there).then(|| format!("{address} leads to nothing"));
        };
        let is_known = anchor.is_none_or(|anchor| self.anchors.get(&page).is_some_and(|names| names.contains(anchor)));
        (!is_known).then(|| format!("{address} leads to a fragment that {page} does not have"))
    }
}

/// The data that a page carries, as JSON.
pub fn carried(page: &Html) -> String {
    select(page, "#page-data").map(|data| data.text().collect::<String>()).collect()
}

impl Page {
    /// The elements that match a selector, in order.
    pub fn all<'a>(&'a self, selector: &str) -> Vec<ElementRef<'a>> {
        select(&self.html, selector).collect()
    }

    /// The only element that matches a selector.
    #[track_caller]
    pub fn one<'a>(&'a self, selector: &str) -> ElementRef<'a> {
        let found = self.all(selector);
        assert_eq!(found.len(), 1, "{} has {} {selector}", self.file, found.len());
        found[0]
    }

    /// Every element's `id`.
    pub fn ids(&self) -> impl Iterator<Item = String> {
        select(&self.html, "[id]").filter_map(|element| element.attr("id").map(str::to_owned))
    }

    /// The accessible name of an element.
    pub fn name_of(&self, element: ElementRef) -> String {
        if let Some(label) = element.attr("aria-label") {
            return label.to_owned();
        }
        match element.attr("aria-labelledby") {
            Some(id) => self.all("[id]").into_iter().filter(|other| other.attr("id") == Some(id)).map(words).collect(),
            None => words(element),
        }
    }
}

/// The text of an element, with single spaces.
pub fn words(element: ElementRef) -> String {
    single_blanks(&element.text().collect::<String>())
}

/// A text as seen: a run of spaces and line ends is one space; no-break spaces stay.
pub fn single_blanks(text: &str) -> String {
    text.split([' ', '\n', '\t', '\r']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

pub fn select<'a>(html: &'a Html, selector: &str) -> impl Iterator<Item = ElementRef<'a>> {
    let selector = Selector::parse(selector).unwrap_or_else(|error| panic!("{selector}: {error}"));
    html.select(&selector).collect::<Vec<_>>().into_iter()
}

/// The descendants of an element that match a selector.
pub fn inside<'a>(element: ElementRef<'a>, selector: &str) -> Vec<ElementRef<'a>> {
    let selector = Selector::parse(selector).unwrap_or_else(|error| panic!("{selector}: {error}"));
    element.select(&selector).collect()
}

/// Checks every page of every site, and fails with everything that `find` reports.
#[track_caller]
pub fn check_pages(find: impl Fn(&Rendered, &Page, &mut Vec<String>)) {
    let mut problems: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for site in [&*OWN_SITE, &*OWN_BELOW, &*HOSTILE_SITE] {
        for page in site.pages() {
            let mut found = Vec::new();
            find(site, &page, &mut found);
            for problem in found {
                problems.entry(problem).or_default().push(format!("{} ({})", page.file, site.name));
            }
        }
    }
    let lines: Vec<String> = problems
        .into_iter()
        .map(|(problem, pages)| format!("- {problem}\n    on {} and {} others", pages[0], pages.len() - 1))
        .collect();
    assert!(lines.is_empty(), "{} problems:\n{}", lines.len(), lines.join("\n"));
}

/// The paths of the style sheets that `index.html` links, in order.
pub fn linked_styles() -> Vec<String> {
    let html = Html::parse_document(&read("index.html"));
    let links = select(&html, "link[data-trunk][rel=css]");
    links.filter_map(|link| link.attr("href").map(str::to_owned)).collect()
}

/// A file of the project.
#[track_caller]
pub fn read(path: &str) -> String {
    let path = format!("{ROOT}/{path}");
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The compressed size of a text.
pub fn compressed(text: &str) -> usize {
    let mut output = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 10, lgwin: 17, ..Default::default() };
    brotli::BrotliCompress(&mut text.as_bytes(), &mut output, &parameters).unwrap();
    output.len()
}

/// The application as Trunk would have built it, with the project's own style sheets.
fn shell() -> Shell {
    const HASH: &str = "-0123456789abcdef.css";
    let styles = linked_styles();
    let name = |path: &str| path.rsplit('/').next().unwrap().trim_end_matches(".css").to_owned();
    let links: String = styles.iter().map(|path| format!("<link href=/{}{HASH} rel=stylesheet>", name(path))).collect();
    let bundle = "<script id=bundle type=application/json>\
        {\"linker\":\"/linker-0f1e2d3c4b5a6978.js\",\"chunks\":{\"panel\":[\"panel-0f1e2d3c4b5a6978.wasm\"],\"listing\":[\"listing-0f1e2d3c4b5a6978.wasm\"]},\
        \"js\":\"/kiosque-0f1e2d3c4b5a6978.js\",\"wasm\":\"/kiosque-0f1e2d3c4b5a6978_bg.wasm\"}</script>";
    let index = format!("<!doctype html><html lang=fr><meta charset=utf-8><title>Kiosque</title>{links}{bundle}");
    let read =
        |path: &str| styles.iter().find(|style| format!("{}{HASH}", name(style)) == path).map(|style| read(style));
    Shell::read(&index, read).unwrap_or_else(|error| panic!("{error}"))
}
