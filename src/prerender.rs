//! From a catalogue to the files of its site, as values; this room touches no disk.
//!
//! A site is a list of jobs that know nothing of one another, so that they can run side by side.

mod document;
pub mod feed;
pub mod files;
mod page;
mod policy;
mod shell;
pub mod sitemap;
mod xml;

pub use crate::routes::BaseUrl;
pub use shell::{Shell, ShellError, digest, style_sheets};

use crate::{
    art::Cover,
    catalogue::{Catalogue, Entry, EntryId},
    citation,
    components::answer_card,
    page_data::{AnswerCard, PageData, build::PageBuilder},
    picture::Pictures,
    routes::{self, Route},
    search,
};
use feed::Feed;
use std::collections::{BTreeMap, HashMap};

/// A file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    /// Its path below the site's folder, with `/` between parts.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// One unit of work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Job {
    /// A page and its data; for an entry its citations too.
    Page(Route),
    /// The page for unknown addresses.
    NotFound,
    /// What the application asks when a listing is filtered.
    Listing,
    /// The search index.
    Search,
    /// A feed, as its place among all feeds.
    Feed(usize),
    /// The files that a site has once: sitemap, robots, manifest, search description, headers.
    Files,
}

/// A share card, and the folders of the pages that have it. It is drawn from the cover art in the same folders, and stays the same as long
/// as that does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShareCard {
    /// What it shows.
    pub cover: Cover,
    /// Below the site's folder; each ends with `/` or is nothing.
    pub folders: Vec<String>,
}

/// A site about to be written.
pub struct Site {
    builder: PageBuilder,
    shell: Shell,
    /// Every feed, its entries as places in the catalogue. Worked out once: there are as many feeds as people.
    feeds: Vec<(Feed, Vec<usize>)>,
    /// What each entry is called in `.bib` files.
    keys: citation::Keys,
}

impl Site {
    /// Prepares the site of a catalogue that will stand at `base`, with the application that `shell` names and with `pictures`.
    pub fn new(catalogue: Catalogue, shell: Shell, base: BaseUrl, pictures: Pictures) -> Self {
        let places: HashMap<&EntryId, usize> =
            catalogue.entries.iter().enumerate().map(|(place, entry)| (&entry.id, place)).collect();
        let feeds = Feed::all(&catalogue).into_iter().map(|(feed, entries)| {
            let entries = entries.into_iter().filter_map(|entry| places.get(&entry.id).copied());
            (feed, entries.collect())
        });
        let feeds = feeds.collect();
        let keys = citation::Keys::new(&catalogue);
        Self { builder: PageBuilder::new(catalogue, base, shell.build().to_owned(), pictures), shell, feeds, keys }
    }

    /// All there is to do.
    pub fn jobs(&self) -> Vec<Job> {
        let pages = self.builder.routes().into_iter().map(Job::Page);
        let feeds = (0..self.feeds.len()).map(Job::Feed);
        pages.chain(feeds).chain([Job::NotFound, Job::Listing, Job::Search, Job::Files]).collect()
    }

    /// The files of one job.
    pub fn run(&self, job: &Job) -> Vec<OutputFile> {
        match job {
            Job::Page(route) => self.page(route),
            Job::NotFound => self.twins("404.html", self.builder.not_found(), None),
            Job::Listing => self.listing(),
            Job::Search => self.search(),
            Job::Feed(place) => self.feed(*place),
            Job::Files => self.files(),
        }
    }

    /// The share cards, apart from the jobs: drawing takes longer than everything else of a page, and is often not needed again.
    pub fn share_cards(&self) -> Vec<ShareCard> {
        let mut cards: BTreeMap<String, ShareCard> = BTreeMap::new();
        for route in self.builder.routes() {
            if let Some(cover) = self.cover(&route) {
                let card = cards.entry(cover.svg()).or_insert_with(|| ShareCard { cover, folders: Vec::new() });
                card.folders.push(folder(&route));
            }
        }
        cards.into_values().collect()
    }

    /// The cover art of a page that has its own.
    fn cover(&self, route: &Route) -> Option<Cover> {
        let catalogue = self.builder.catalogue();
        match route {
            Route::Home => Some(Cover::new(&catalogue.site.name, None)),
            Route::Entry(id) => Some(cover_of(catalogue.entry(id)?, catalogue)),
            _ => None,
        }
    }

    fn page(&self, route: &Route) -> Vec<OutputFile> {
        let Some(page) = self.builder.page(route) else { return Vec::new() };
        let folder = folder(route);
        let mut output = self.twins(&format!("{folder}index.html"), page, Some(route));
        if let Route::Entry(id) = route {
            output.extend(self.citations(id, &folder));
        }
        output.extend(self.cover(route).map(|cover| file(&format!("{folder}{}", routes::COVER), cover.svg())));
        output
    }

    fn citations(&self, id: &EntryId, folder: &str) -> Vec<OutputFile> {
        let catalogue = self.builder.catalogue();
        let Some(entry) = catalogue.entry(id) else { return Vec::new() };
        let base = self.builder.base();
        let address = base.absolute(&base.href(&Route::Entry(id.clone())));
        let formats = [
            ("citation.bib", citation::bibtex(entry, catalogue, &self.keys, &address)),
            ("citation.ris", citation::ris(entry, catalogue, &address)),
            ("citation.csl.json", citation::csl_json(entry, catalogue, &address)),
        ];
        formats.map(|(name, text)| file(&format!("{folder}{name}"), text)).into()
    }

    fn listing(&self) -> Vec<OutputFile> {
        let index = self.builder.index();
        let cards = self.builder.cards();
        let files = cards.chunks(index.cards_per_file.max(1)).enumerate();
        let mut output = vec![file("documents/listing.json", document::json(index))];
        output.extend(files.map(|(place, cards)| {
            let cards: Vec<AnswerCard> = cards.iter().cloned().map(answer_card).collect();
            file(&format!("documents/cards/{place}.json"), document::json(&cards))
        }));
        output
    }

    fn search(&self) -> Vec<OutputFile> {
        let files = search::build(&self.builder.search_documents());
        files.into_iter().map(|index| file(&format!("documents/search/{}", index.path), index.bytes)).collect()
    }

    fn feed(&self, place: usize) -> Vec<OutputFile> {
        let catalogue = self.builder.catalogue();
        let Some((feed, places)) = self.feeds.get(place) else { return Vec::new() };
        let entries: Vec<&Entry> = places.iter().filter_map(|place| catalogue.entries.get(*place)).collect();
        vec![file(&feed.path(), feed::atom(catalogue, self.builder.base(), feed, &entries))]
    }

    fn files(&self) -> Vec<OutputFile> {
        let (catalogue, base) = (self.builder.catalogue(), self.builder.base());
        let styles: Vec<&str> = self.shell.all_sheets().iter().map(|sheets| sheets.carried.as_str()).collect();
        let immutable = [self.shell.script(), self.shell.wasm(), "application/*"];
        let mut output = vec![
            file("robots.txt", files::robots(base)),
            file("opensearch.xml", files::opensearch(catalogue, base)),
            file("manifest.webmanifest", files::manifest(catalogue, base)),
            file("_headers", policy::headers_file(&styles, &immutable, base)),
            file("_headers.nginx.conf", policy::nginx_file(&styles)),
        ];
        let styles = self.shell.all_sheets().iter().map(|sheets| &sheets.others);
        let shared = styles.chain([self.shell.loader()]);
        output.extend(shared.map(|shared| file(&shared.path, shared.text.clone())));
        output.extend(sitemap::sitemap(base, &self.builder.routes()).into_iter().map(|(path, text)| file(&path, text)));
        output
    }

    /// A page, and the file with its data beside it.
    fn twins(&self, path: &str, page: PageData, route: Option<&Route>) -> Vec<OutputFile> {
        let twins = document::document(&self.builder, &self.shell, page, route);
        vec![file(path, twins.html), file(&document::data_path(route), twins.json)]
    }
}

/// The cover art of an entry: its first theme decides the motif.
pub fn cover_of(entry: &Entry, catalogue: &Catalogue) -> Cover {
    let theme = entry.themes.first();
    Cover::new(entry.id.as_str(), theme.and_then(|id| catalogue.themes.iter().position(|theme| theme.id == *id)))
}

/// Where the files of a page stand.
fn folder(route: &Route) -> String {
    match route.path() {
        path if path.is_empty() => path,
        path => path + "/",
    }
}

fn file(path: &str, text: impl Into<Vec<u8>>) -> OutputFile {
    OutputFile { path: path.to_owned(), bytes: text.into() }
}
