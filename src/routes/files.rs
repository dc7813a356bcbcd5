//! The files of the site, as paths below its base.

use super::{DOCUMENTS, Route, documents, named};
use crate::catalogue::EntryId;

/// A path in the folder of shared files, which never change under their name.
macro_rules! application {
    ($rest:literal) => {
        concat!("application/", $rest)
    };
}

/// The file of a page, in a folder named after the page's path.
pub const PAGE_FILE: &str = "index.html";

/// The data of a page, beside it.
const DATA_FILE: &str = "index.json";

/// The page for unknown addresses, which has no folder.
pub const NOT_FOUND: &str = "404";

/// What the application needs of every entry to answer a question. Names the build it belongs to.
pub const LISTING_INDEX: &str = documents!("/listing.json");

/// The files that never change under their name, as a pattern of [`HEADERS`].
pub const APPLICATION_FILES: &str = application!("*");

/// The catalogue of the site.
pub const CATALOGUE: &str = "catalogue.json";

/// The schema of the catalogue.
pub const CATALOGUE_SCHEMA: &str = "catalogue.schema.json";

/// The icon of the site.
pub const ICON: &str = "favicon.svg";

/// The description of the search, for browsers' address bars.
pub const OPENSEARCH: &str = "opensearch.xml";

/// The web app manifest: the site's name and icon for a home screen.
pub const MANIFEST: &str = "manifest.webmanifest";

/// The rules for robots.
pub const ROBOTS: &str = "robots.txt";

/// The sitemap, or the index of its parts.
pub const SITEMAP: &str = "sitemap.xml";

/// The headers of every response, in the format of several hosts.
pub const HEADERS: &str = "_headers";

/// The same for nginx.
pub const NGINX_HEADERS: &str = "_headers.nginx.conf";

/// The folder of covers. One folder is enough: there are fewer covers than entries.
const COVERS: &str = "couvertures";

/// The base name of a citation, whatever its format.
const CITATION: &str = "citation";

/// The file of an entry's references, whatever the style.
const ACTIONS: &str = "actions.json";

/// The file of a page; `route` is `None` for the page of unknown addresses.
pub fn page_file(route: Option<&Route>) -> String {
    match route {
        Some(route) => named(&route.path(), PAGE_FILE).trim_start_matches('/').to_owned(),
        None => [NOT_FOUND, ".html"].concat(),
    }
}

/// Parses a path made by [`page_file`]; `None` for the page of unknown addresses and for other files.
pub fn read_page_file(path: &str) -> Option<Route> {
    let folder = path.strip_suffix(PAGE_FILE).filter(|folder| folder.is_empty() || folder.ends_with('/'))?;
    Route::parse(folder)
}

/// The file of a page's data.
pub fn data_file(route: &Route) -> String {
    data_beside(&route.path()).trim_start_matches('/').to_owned()
}

/// The address of a page's data, from the page's address with or without a trailing slash.
pub fn data_beside(page: &str) -> String {
    named(page.trim_end_matches('/'), DATA_FILE)
}

/// A shared file, whose name changes with its content; `digest` is a hash of it.
pub fn shared_file(name: &str, digest: &str, extension: &str) -> String {
    [application!(""), name, "-", digest, ".", extension].concat()
}

/// A file that only makes sense with one [`LISTING_INDEX`], because it is read by positions in it. Its address
/// contains the name of that build: files of two builds cannot be mixed, and an address never changes its content.
pub fn answer_file(build: &str, name: &str) -> String {
    [application!("answers-"), build, "/", name].concat()
}

/// The file of cards with that number, among the [answer files](answer_file).
pub fn cards_file(number: usize) -> String {
    ["cards/", &number.to_string(), ".json"].concat()
}

/// A file of the search index, among the [answer files](answer_file).
pub fn search_file(name: &str) -> String {
    ["search/", name].concat()
}

/// The file of a cover.
pub fn cover(name: &str) -> String {
    named(COVERS, &[name, ".svg"].concat())
}

/// The file of the same cover as a share card.
pub fn cover_card(name: &str) -> String {
    named(COVERS, &[name, ".png"].concat())
}

/// A smaller version of a picture of the catalogue, from the picture's address.
pub fn smaller_picture(picture: &str, width: u32) -> String {
    format!("{picture}-{width}.webp")
}

/// A picture of the catalogue as a share card, from the picture's address. Contains the focal point, in
/// ten-thousandths of width and height, so that another point is another file; `None` is the middle.
pub fn picture_card(picture: &str, point: Option<(u16, u16)>) -> String {
    match point {
        None => format!("{picture}-partage.jpg"),
        Some((x, y)) => format!("{picture}-partage-{x}-{y}.jpg"),
    }
}

/// A part of a [`SITEMAP`] that is too long for one file, from 1.
pub fn sitemap_part(number: usize) -> String {
    format!("sitemap-{number}.xml")
}

/// The file of what an entry's buttons show: its references in every style, and the ways to share it.
pub fn actions_file(entry: &EntryId) -> String {
    actions_beside(&CitationFormat::Bibtex.file(entry))
}

/// The same file, from the address of a citation of the entry.
pub fn actions_beside(citation: &str) -> String {
    let (folder, _) = citation.rsplit_once('/').unwrap_or_default();
    named(folder, ACTIONS)
}

/// Whether a file cites an entry, in whatever format.
pub fn is_citation(path: &str) -> bool {
    let is_page = || matches!(read_page_file(path), Some(Route::References(_)));
    CitationFormat::of_file(path).is_some() || path.ends_with(ACTIONS) || is_page()
}

/// The formats in which an entry is cited for reference managers, a file each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CitationFormat {
    /// BibTeX and BibLaTeX.
    Bibtex,
    /// RIS.
    Ris,
    /// CSL-JSON.
    CslJson,
}

impl CitationFormat {
    /// Every format, in the order offered.
    pub const ALL: [Self; 3] = [Self::Bibtex, Self::Ris, Self::CslJson];

    /// The file of an entry's citation.
    pub fn file(self, entry: &EntryId) -> String {
        [&named(DOCUMENTS, entry.as_str()), "/", CITATION, self.ending()].concat()
    }

    /// The format of a file, by the end of its name.
    pub fn of_file(path: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| path.ends_with(format.ending()))
    }

    /// The end of a file's name, with its full stop.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Bibtex => ".bib",
            Self::Ris => ".ris",
            Self::CslJson => ".csl.json",
        }
    }
}
