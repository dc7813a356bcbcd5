//! From a catalogue to the files of its site, as values; this room never touches the disk.
//!
//! A site is a list of independent jobs, which can run in parallel.

mod application;
mod changes;
mod document;
pub mod feed;
pub mod files;
mod page;
mod policy;
pub mod scripts;
mod shell;
pub mod sitemap;
mod xml;

pub use crate::routes::BaseUrl;
pub use application::Application;
pub use shell::{Shell, ShellError, digest, style_sheets};

use crate::{
    art::Cover,
    catalogue::{Catalogue, Entry, EntryId, Link},
    citation,
    components::{CitationStyles, Sharing, result_card},
    html,
    listing::{ListingIndex, build_index},
    page_data::{
        ResultCard,
        build::{
            PageBuilder,
            picture::{cover_of, site_cover},
        },
    },
    picture::{Focus, Pictures},
    routes::{self, CitationFormat, Feed, Route},
    search, text,
};
use changes::Fingerprints;
use document::Common;
use feed::Memory;
use leptos::prelude::*;
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
    /// A page and its data; for an entry also its citations.
    Page(Route),
    /// The page for unknown addresses.
    NotFound,
    /// The answer files: the listing's index, the cards, the search index.
    AnswerFiles,
    /// A feed, by its index among all feeds.
    Feed(usize),
    /// The cover art of the site and its entries.
    Covers,
    /// The files that exist once: sitemap, robots, manifest, search description, headers.
    Files,
}

/// A share card, by its source; unchanged as long as that is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShareCard {
    /// Drawn from cover art; its file is beside it, see [`routes::cover_card`].
    Cover(Cover),
    /// Cropped from a picture of the site; its file is beside it, see [`routes::picture_card`].
    Picture {
        /// The picture, as the catalogue names it.
        src: Link,
        /// The focal point.
        focus: Focus,
    },
}

/// A site to be written.
pub struct Site {
    builder: PageBuilder,
    shell: Shell,
    common: Common,
    /// Every feed, its entries as positions in the catalogue. Computed once: there are as many feeds as people.
    feeds: Vec<(Feed, Vec<usize>)>,
    memory: Memory,
    /// What the pages say, for the sitemap.
    fingerprints: Fingerprints,
    /// The entries' keys in `.bib` files.
    keys: citation::Keys,
}

impl Site {
    /// Prepares the site of a catalogue at `base`, with the application in `shell` and with `pictures`; `memory` is
    /// what its feeds have announced before.
    pub fn new(catalogue: Catalogue, shell: Shell, base: BaseUrl, pictures: Pictures, memory: Memory) -> Self {
        let positions: HashMap<&EntryId, usize> =
            catalogue.entries.iter().enumerate().map(|(position, entry)| (&entry.id, position)).collect();
        let feeds = feed::all(&catalogue, &memory).into_iter().map(|(feed, entries)| {
            let entries = entries.into_iter().filter_map(|entry| positions.get(&entry.id).copied());
            (feed, entries.collect())
        });
        let feeds = feeds.collect();
        let keys = citation::Keys::new(&catalogue);
        let builder = PageBuilder::new(catalogue, base, shell.build().to_owned(), pictures);
        let fingerprints = Fingerprints::of(&builder);
        let common = Common::of(&builder);
        Self { builder, shell, common, feeds, memory, fingerprints, keys }
    }

    /// What the next render must know of this one.
    pub fn memory(&self) -> String {
        self.memory.text(self.builder.catalogue()) + &self.memory.changes(&self.fingerprints)
    }

    /// All jobs, the longest first: begun last, it would leave all cores but one idle.
    pub fn jobs(&self) -> Vec<Job> {
        let pages = self.builder.routes().into_iter().map(Job::Page);
        let feeds = (0..self.feeds.len()).map(Job::Feed);
        [Job::AnswerFiles, Job::Covers, Job::Files, Job::NotFound].into_iter().chain(pages).chain(feeds).collect()
    }

    /// The files of one job.
    pub fn run(&self, job: &Job) -> Vec<OutputFile> {
        match job {
            Job::Page(route) => self.page(route),
            Job::NotFound => vec![self.not_found()],
            Job::AnswerFiles => self.answer_files(),
            Job::Feed(index) => self.feed(*index),
            Job::Covers => {
                self.covers().into_iter().map(|(name, cover)| file(&routes::cover(&name), cover.svg())).collect()
            }
            Job::Files => self.files(),
        }
    }

    /// The share cards, apart from the jobs: drawing one takes longer than the rest of a page, and is often not
    /// needed again.
    pub fn share_cards(&self) -> Vec<ShareCard> {
        let pictures = self.builder.catalogue().entries.iter().filter_map(|entry| {
            let (image, picture) = (entry.image.as_ref()?, self.builder.picture(entry)?);
            Some(ShareCard::Picture { src: image.src.clone(), focus: picture.focus() })
        });
        by_name(self.shared_covers()).into_values().map(ShareCard::Cover).chain(pictures).collect()
    }

    /// Every cover of the site, by name.
    fn covers(&self) -> BTreeMap<String, Cover> {
        by_name(self.entry_covers().chain(self.shared_covers()))
    }

    /// The covers of entries without a picture.
    fn entry_covers(&self) -> impl Iterator<Item = Cover> {
        let catalogue = self.builder.catalogue();
        let entries = catalogue.entries.iter().filter(|entry| self.builder.picture(entry).is_none());
        entries.map(|entry| cover_of(entry, catalogue))
    }

    /// The covers that are also share cards.
    fn shared_covers(&self) -> impl Iterator<Item = Cover> {
        self.entry_covers().map(|cover| cover.of_motif()).chain([site_cover(self.builder.catalogue())])
    }

    fn page(&self, route: &Route) -> Vec<OutputFile> {
        let Some(page) = self.builder.page(route) else { return Vec::new() };
        let twins = document::document(&self.builder, &self.shell, &self.common, page, Some(route));
        let mut output = vec![file(&routes::page_file(Some(route)), twins.html)];
        if route.has_data() {
            output.push(file(&routes::data_file(route), twins.json));
        }
        if let Route::Entry(id) = route {
            output.extend(self.citations(id));
        }
        output
    }

    fn citations(&self, id: &EntryId) -> Vec<OutputFile> {
        let catalogue = self.builder.catalogue();
        let Some(entry) = catalogue.entry(id) else { return Vec::new() };
        let base = self.builder.base();
        let address = base.absolute(&base.href(&Route::Entry(id.clone())));
        let text = |format| match format {
            CitationFormat::Bibtex => citation::bibtex(entry, catalogue, &self.keys, &address),
            CitationFormat::Ris => citation::ris(entry, catalogue, &address),
            CitationFormat::CslJson => citation::csl_json(entry, catalogue, &address),
        };
        let references = self.builder.references(entry);
        let links = self.builder.sharing(entry);
        let actions = html::of_view(view! { <CitationStyles references/><Sharing links/> });
        let actions = file(&routes::actions_file(id), document::json(&actions));
        CitationFormat::ALL.map(|format| file(&format.file(id), text(format))).into_iter().chain([actions]).collect()
    }

    /// The listing's index, and the files read by its positions, in a folder named after the content of all of them.
    fn answer_files(&self) -> Vec<OutputFile> {
        let (index, _) = build_index(self.builder.catalogue(), text::kind);
        let cards = self.builder.cards();
        let cards = cards.chunks(index.cards_per_file.max(1)).enumerate().map(|(number, cards)| {
            let cards: Vec<ResultCard> = cards.iter().cloned().map(result_card).collect();
            (routes::cards_file(number), document::json(&cards).into_bytes())
        });
        let synonyms = &self.builder.catalogue().site.synonyms;
        let words = search::build(&self.builder.search_documents(), synonyms).into_iter();
        let words = words.map(|file| (routes::search_file(&file.path), file.bytes));
        let files: Vec<(String, Vec<u8>)> = cards.chain(words).collect();
        let digests: String = files.iter().map(|(_, bytes)| digest(bytes)).collect();
        let build = digest(digests + &document::json(&index));
        let output = files.into_iter().map(|(name, bytes)| file(&routes::answer_file(&build, &name), bytes));
        let mut output: Vec<OutputFile> = output.collect();
        output.push(file(routes::LISTING_INDEX, document::json(&ListingIndex { build, ..index })));
        output
    }

    fn feed(&self, index: usize) -> Vec<OutputFile> {
        let catalogue = self.builder.catalogue();
        let Some((feed, positions)) = self.feeds.get(index) else { return Vec::new() };
        let entries: Vec<&Entry> = positions.iter().filter_map(|position| catalogue.entries.get(*position)).collect();
        vec![file(&feed.path(), feed::atom(catalogue, self.builder.base(), &self.memory, feed, &entries))]
    }

    fn files(&self) -> Vec<OutputFile> {
        let (catalogue, base) = (self.builder.catalogue(), self.builder.base());
        let policy = &self.common.policy;
        let carrying = self.shell.all_sheets().iter().filter(|sheets| sheets.linked.is_none());
        let styles: Vec<&str> = carrying.map(|sheets| sheets.carried.as_str()).collect();
        let immutable: Vec<&str> = self.shell.application().files().chain([routes::APPLICATION_FILES]).collect();
        let mut output = vec![
            file(routes::ROBOTS, files::robots(base)),
            file(routes::OPENSEARCH, files::opensearch(catalogue, base)),
            file(routes::MANIFEST, files::manifest(catalogue, base)),
            file(routes::HEADERS, policy.headers_file(&styles, &immutable, base)),
            file(routes::NGINX_HEADERS, policy.nginx_file(&styles)),
        ];
        let styles = self.shell.all_sheets().iter().flat_map(|sheets| sheets.linked.iter().chain([&sheets.others]));
        let shared = styles.chain([self.shell.on_demand(), self.shell.loader()]);
        output.extend(shared.map(|shared| file(&shared.path, shared.text.clone())));
        let changed = self.memory.changed(&self.fingerprints);
        let indexed: Vec<Route> = self.builder.routes().into_iter().filter(Route::is_indexed).collect();
        output.extend(sitemap::sitemap(base, &indexed, &changed).into_iter().map(|(path, text)| file(&path, text)));
        output
    }

    /// The page of unknown addresses, which is never opened from another page.
    fn not_found(&self) -> OutputFile {
        let twins = document::document(&self.builder, &self.shell, &self.common, self.builder.not_found(), None);
        file(&routes::page_file(None), twins.html)
    }
}

fn by_name(covers: impl Iterator<Item = Cover>) -> BTreeMap<String, Cover> {
    covers.map(|cover| (cover.name(), cover)).collect()
}

fn file(path: &str, text: impl Into<Vec<u8>>) -> OutputFile {
    OutputFile { path: path.to_owned(), bytes: text.into() }
}
