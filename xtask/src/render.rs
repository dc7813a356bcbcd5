//! `cargo xtask render`: from a catalogue and the application already built to the folder to deploy. Compiles nothing.

use crate::arguments::Rendering;
use crate::bundle::{self, Bundle};
use crate::catalogue::{self, Checked};
use crate::compress::Effort;
use crate::output::{self, Folder, Tally};
use crate::paths;
use crate::progress::{Bar, count};
use anyhow::{Context, Result};
use kiosque::catalogue::parse;
use kiosque::prerender::{BaseUrl, Shell, Site};
use rayon::prelude::*;
use std::fs;
use std::process::ExitCode;

/// Up to so many pages each is compressed as small as it gets: some ten seconds of work on two cores.
const SMALL_SITE: usize = 500;
/// From so many pages on, compressing all of them well would take minutes.
const LARGE_SITE: usize = 3_000;

pub fn run(rendering: Rendering) -> Result<ExitCode> {
    let checked = catalogue::read(&rendering.catalogue)?;
    render(checked, bundle::open()?, rendering)?;
    Ok(ExitCode::SUCCESS)
}

/// Writes the whole site aside and swaps it in.
pub fn render(Checked { text, catalogue }: Checked, bundle: Bundle, rendering: Rendering) -> Result<()> {
    let base = base_url(rendering.base_url, &catalogue);
    let folder = Folder::begin(&rendering.out, base.path())?;
    let site = SiteFiles { site: Site::new(catalogue, bundle.shell, base), text };
    let pages = site.site.jobs().len();
    let bar = Bar::start(format!("Rendering {}", paths::shown(&rendering.catalogue)), pages);
    let (application, rest) = rayon::join(
        || {
            bundle
                .files
                .par_iter()
                .try_for_each(|file| folder.write_compressed(&file.path, &file.bytes, &file.compressed))
        },
        || site.each(|| bar.advance(), |path, bytes| folder.write(path, bytes, effort(path, pages))),
    );
    application.and(rest)?;
    let Tally { written, kept } = folder.finish()?;
    let total = count(written + kept, "file", "files");
    bar.done(format_args!("{total} in {}, {written} of them new", paths::shown(&rendering.out)));
    Ok(())
}

/// The flag's word counts more than the catalogue's.
fn base_url(flag: Option<BaseUrl>, catalogue: &kiosque::catalogue::Catalogue) -> BaseUrl {
    let own = || catalogue.site.base_url.as_ref().and_then(|url| BaseUrl::parse(url.as_str()));
    flag.or_else(own).unwrap_or_default()
}

/// How hard to compress a file of a site of so many pages. Ten thousand entries have to be done within a minute on two cores, so
/// what there are thousands of gets less effort there than the pages that most visits begin with.
fn effort(path: &str, pages: usize) -> Effort {
    let is_page = path.ends_with(".html");
    let is_entry = path.starts_with("documents/") && path != "documents/index.html";
    let is_one_of_many = is_entry || path.starts_with("auteurs/") || path.contains("/page/");
    match pages {
        ..=SMALL_SITE if is_page => Effort::Best,
        ..=SMALL_SITE => Effort::Good,
        _ if is_page && !is_one_of_many => Effort::Best,
        ..LARGE_SITE if is_page => Effort::Good,
        _ => Effort::Quick,
    }
}

/// All files of a site but the application's own.
pub struct SiteFiles {
    site: Site,
    text: String,
}

impl SiteFiles {
    /// The site of the repository's own catalogue, at the root of a server.
    pub fn of_repository(shell: Shell) -> Result<Self> {
        let Checked { text, catalogue } = catalogue::read(&paths::catalogue())?;
        Ok(Self { site: Site::new(catalogue, shell, BaseUrl::default()), text })
    }

    /// Hands out each file with its path, on all cores and in no particular order; `advance` is called once a job of the site is done.
    pub fn each(&self, advance: impl Fn() + Sync, write: impl Fn(&str, &[u8]) -> Result<()> + Sync) -> Result<()> {
        self.site.jobs().par_iter().try_for_each(|job| {
            let files = self.site.run(job);
            files.iter().try_for_each(|file| write(&file.path, &file.bytes))?;
            advance();
            anyhow::Ok(())
        })?;
        write("catalogue.json", self.text.as_bytes())?;
        write("catalogue.schema.json", parse::schema().as_bytes())?;
        let public = output::list(&paths::public())?;
        public
            .par_iter()
            .filter(|path| !matches!(path.as_str(), "catalogue.json" | "catalogue.schema.json"))
            .try_for_each(|path| {
                let bytes =
                    fs::read(paths::public().join(path)).with_context(|| format!("cannot read public/{path}"))?;
                write(path, &bytes)
            })
    }
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
