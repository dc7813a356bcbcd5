//! `cargo xtask render`: from a catalogue and the compiled application to the folder to deploy. Compiles nothing.

use crate::arguments::Rendering;
use crate::bundle::{self, Bundle};
use crate::catalogue::{self, Checked};
use crate::compress::Effort;
use crate::limits;
use crate::output::{self, Extent, Folder, Source, Tally};
use crate::paths;
use crate::pictures::{self, Picture};
use crate::progress::{Bar, count, size, step};
use anyhow::{Context, Error, Result};
use kiosque::art::{CARD_SIZE, Cover};
use kiosque::catalogue::{Date, parse};
use kiosque::picture::{self, Focus, Size};
use kiosque::prerender::feed::Memory;
use kiosque::prerender::{BaseUrl, ShareCard, Shell, Site};
use kiosque::routes::{self, CATALOGUE, CATALOGUE_SCHEMA, Route, SITE_FEED, Scope};
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};
use std::{env, fs};

/// Up to this many pages, each is compressed as small as possible: about ten seconds of work on two cores.
const SMALL_SITE: usize = 500;
/// From this many pages on, compressing all of them well would take minutes.
const LARGE_SITE: usize = 3_000;

pub fn run(rendering: Rendering) -> Result<ExitCode> {
    let checked = catalogue::read(&rendering.catalogue)?;
    render(checked, bundle::open()?, rendering)?;
    Ok(ExitCode::SUCCESS)
}

/// Writes the whole site aside and swaps it in.
pub fn render(checked: Checked, bundle: Bundle, rendering: Rendering) -> Result<()> {
    let base = base_url(rendering.base_url, &checked.catalogue);
    let folder = Folder::begin(&rendering.out, base.path(), rendering.precompress)?;
    let (memory, feed) = (folder.memory()?, folder.before(SITE_FEED)?);
    let memory = Memory::read(&checked.catalogue, today()?, memory.as_deref(), feed.as_deref());
    let left = paths::shown(&rendering.out.join(output::MEMORY));
    memory.remarks().iter().for_each(|remark| eprintln!("  {left}: {remark}"));
    let site = SiteFiles::new(checked, bundle.shell, base, memory);
    let pages = site.site.jobs().len();
    let bar = Bar::start(format!("Rendering {}", paths::shown(&rendering.catalogue)), pages);
    let (application, rest) = rayon::join(
        || {
            bundle
                .files
                .par_iter()
                .try_for_each(|file| folder.write_compressed(&file.path, &file.bytes, &file.compressed))
        },
        || {
            site.each(
                || bar.advance(),
                |file| match file {
                    SiteFile::Ready { path, bytes } => folder.write(path, bytes, effort(path, pages)),
                    SiteFile::Made { path, from, make } => folder.make(path, from, make),
                },
            )
        },
    );
    application.and(rest)?;
    folder.remember(&site.site.memory())?;
    let Tally { written, kept } = folder.finish()?;
    let (out, pages) = (paths::shown(&rendering.out), count(written + kept, "file", "files"));
    bar.done(format_args!("{pages} in {out}, {written} of them new"));
    let extent = Extent::of(&rendering.out)?;
    let siblings = count(extent.siblings, "compressed sibling", "compressed siblings");
    step(format_args!(
        "{out}: {}, {siblings} among them, {}",
        count(extent.files, "file", "files"),
        size(extent.bytes)
    ));
    limits::exceeded(&extent).iter().for_each(|line| eprintln!("  {out}: {line}"));
    Ok(())
}

/// The day of this render, in UTC. For reproducible builds, `SOURCE_DATE_EPOCH` may name another
/// (<https://reproducible-builds.org/specs/source-date-epoch/>).
pub fn today() -> Result<Date> {
    let named = env::var("SOURCE_DATE_EPOCH").ok();
    let seconds = match &named {
        Some(text) => text.parse().with_context(|| format!("SOURCE_DATE_EPOCH={text}: not a number of seconds"))?,
        None => SystemTime::now().duration_since(UNIX_EPOCH).context("the clock stands before 1970")?.as_secs(),
    };
    Date::after_epoch(seconds / 86_400).context("the clock stands after the year 9999")
}

/// The flag overrides the catalogue.
fn base_url(flag: Option<BaseUrl>, catalogue: &kiosque::catalogue::Catalogue) -> BaseUrl {
    let own = || catalogue.site.base_url.as_ref().and_then(|url| BaseUrl::parse(url.as_str()));
    flag.or_else(own).unwrap_or_default()
}

/// How hard to compress a file of a site with so many pages. Ten thousand entries must be done within a minute on two
/// cores, so what exists thousands of times gets less effort there than the pages that most visits start with.
fn effort(path: &str, pages: usize) -> Effort {
    let is_page = path.ends_with(".html");
    let is_one_of_many = match routes::read_page_file(path) {
        Some(Route::Entry(_) | Route::Listing { scope: Scope::Person(_), .. }) => true,
        Some(Route::Listing { page, .. }) => page.get() > 1,
        _ => false,
    };
    match pages {
        ..=SMALL_SITE if is_page => Effort::Best,
        ..=SMALL_SITE => Effort::Good,
        _ if is_page && !is_one_of_many => Effort::Best,
        ..LARGE_SITE if is_page => Effort::Good,
        _ => Effort::Quick,
    }
}

/// All files of a site except the application's own.
pub struct SiteFiles {
    site: Site,
    text: String,
    /// By the addresses in the catalogue.
    pictures: HashMap<String, Picture>,
}

/// A file of a site to be written.
pub enum SiteFile<'a> {
    /// Its bytes are there.
    Ready { path: &'a str, bytes: &'a [u8] },
    /// It is expensive to make from another file, and stays valid as long as that is unchanged.
    Made { path: &'a str, from: Source<'a>, make: &'a dyn Fn() -> Result<Vec<u8>> },
}

impl SiteFiles {
    fn new(Checked { text, catalogue, pictures, .. }: Checked, shell: Shell, base: BaseUrl, memory: Memory) -> Self {
        let site = Site::new(catalogue, shell, base, pictures::sizes(&pictures), memory);
        Self { site, text, pictures }
    }

    /// The site of the repository's own catalogue, at the root of a server.
    pub fn of_repository(shell: Shell) -> Result<Self> {
        let checked = catalogue::read(&paths::catalogue())?;
        let memory = Memory::new(&checked.catalogue, today()?);
        Ok(Self::new(checked, shell, BaseUrl::default(), memory))
    }

    /// Passes on each file, on all cores and in no particular order; calls `advance` after each job of the site.
    pub fn each(&self, advance: impl Fn() + Sync, write: impl Fn(SiteFile) -> Result<()> + Sync) -> Result<()> {
        let ready = |path: &str, bytes: &[u8]| write(SiteFile::Ready { path, bytes });
        self.site.jobs().par_iter().try_for_each(|job| {
            let files = self.site.run(job);
            files.iter().try_for_each(|file| ready(&file.path, &file.bytes))?;
            advance();
            anyhow::Ok(())
        })?;
        // Two addresses may name one file, one of them with `%` in it.
        let mut cards: BTreeMap<String, (&Picture, Focus)> = BTreeMap::new();
        let mut covers: Vec<Cover> = Vec::new();
        for card in self.site.share_cards() {
            match card {
                ShareCard::Cover(cover) => covers.push(cover),
                ShareCard::Picture { src, focus } => {
                    let picture = self.pictures.get(src.as_str());
                    cards
                        .extend(picture.map(|picture| {
                            (routes::picture_card(&picture.path, focus.off_middle()), (picture, focus))
                        }));
                }
            }
        }
        covers.par_iter().try_for_each(|cover| cover_card(cover, &write))?;
        cards.par_iter().try_for_each(|(path, (picture, focus))| picture_card(path, picture, *focus, &write))?;
        let pictures: BTreeMap<&str, &Picture> =
            self.pictures.values().map(|picture| (picture.path.as_str(), picture)).collect();
        pictures.par_iter().try_for_each(|(_, picture)| sizes_of(picture, &write))?;
        ready(CATALOGUE, self.text.as_bytes())?;
        ready(CATALOGUE_SCHEMA, parse::schema().as_bytes())?;
        let done: HashSet<&str> = pictures.into_keys().chain([CATALOGUE, CATALOGUE_SCHEMA]).collect();
        let public = output::list(&paths::public())?;
        public.par_iter().filter(|path| !done.contains(path.as_str())).try_for_each(|path| {
            let bytes = fs::read(paths::public().join(path)).with_context(|| format!("cannot read public/{path}"))?;
            ready(path, &bytes)
        })
    }
}

/// A cover as a share card.
fn cover_card(cover: &Cover, write: &impl Fn(SiteFile) -> Result<()>) -> Result<()> {
    write(SiteFile::Made {
        path: &routes::cover_card(&cover.name()),
        from: Source { path: &routes::cover(&cover.name()), bytes: cover.svg().as_bytes() },
        make: &|| cover.card().map_err(Error::msg),
    })
}

/// A picture as a share card.
fn picture_card(path: &str, picture: &Picture, focus: Focus, write: &impl Fn(SiteFile) -> Result<()>) -> Result<()> {
    let bytes = picture.read()?;
    let (width, height) = CARD_SIZE;
    write(SiteFile::Made {
        path,
        from: Source { path: &picture.path, bytes: &bytes },
        make: &|| picture::share_card(&bytes, focus, Size { width, height }).map_err(|error| picture.unusable(&error)),
    })
}

/// A picture and its smaller sizes.
fn sizes_of(picture: &Picture, write: &impl Fn(SiteFile) -> Result<()>) -> Result<()> {
    let bytes = picture.read()?;
    write(SiteFile::Ready { path: &picture.path, bytes: &bytes })?;
    picture.size.widths().into_iter().try_for_each(|width| {
        write(SiteFile::Made {
            path: &routes::smaller_picture(&picture.path, width),
            from: Source { path: &picture.path, bytes: &bytes },
            make: &|| picture::smaller(&bytes, width).map_err(|error| picture.unusable(&error)),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_larger_the_site_the_less_effort_for_what_it_has_many_of() {
        for (path, efforts) in [
            ("index.html", [Effort::Best, Effort::Best, Effort::Best]),
            ("documents/index.html", [Effort::Best, Effort::Best, Effort::Best]),
            ("themes/x/index.html", [Effort::Best, Effort::Best, Effort::Best]),
            ("themes/x/page/12/index.html", [Effort::Best, Effort::Good, Effort::Quick]),
            ("documents/x/index.html", [Effort::Best, Effort::Good, Effort::Quick]),
            ("documents/x/index.json", [Effort::Good, Effort::Quick, Effort::Quick]),
        ] {
            assert_eq!([60, 2_000, 15_000].map(|pages| effort(path, pages)), efforts, "{path}");
        }
    }
}
