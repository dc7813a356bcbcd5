//! The files of the site, by their paths below its base.

use super::{DOCUMENTS, Route, documents, named};
use crate::catalogue::EntryId;

/// A path in the folder of what many pages share: its files never change under their name.
macro_rules! application {
    ($rest:literal) => {
        concat!("application/", $rest)
    };
}

/// The file of a page, in a folder that has the page's path.
pub const PAGE_FILE: &str = "index.html";

/// The data of a page, beside it.
const DATA_FILE: &str = "index.json";

/// The path of the page for unknown addresses, which has no folder.
pub const NOT_FOUND: &str = "404";

/// What the application must know of every entry to answer a question. It names the build it belongs to.
pub const LISTING_INDEX: &str = documents!("/listing.json");

/// The files that never change under their name, as a pattern of [`HEADERS`].
pub const APPLICATION_FILES: &str = application!("*");

/// The catalogue that the site is made from.
pub const CATALOGUE: &str = "catalogue.json";

/// What a catalogue may hold.
pub const CATALOGUE_SCHEMA: &str = "catalogue.schema.json";

/// The mark of the site.
pub const ICON: &str = "favicon.svg";

/// How browsers search the site from their address bar.
pub const OPENSEARCH: &str = "opensearch.xml";

/// The site's name and mark for a home screen.
pub const MANIFEST: &str = "manifest.webmanifest";

/// What robots may read.
pub const ROBOTS: &str = "robots.txt";

/// The list of all pages for search engines, or of its parts.
pub const SITEMAP: &str = "sitemap.xml";

/// The headers of every answer, as several hosts read them.
pub const HEADERS: &str = "_headers";

/// The same for nginx.
pub const NGINX_HEADERS: &str = "_headers.nginx.conf";

/// The folder of covers. They stand in one, for there are fewer of them than entries.
const COVERS: &str = "couvertures";

/// How a citation's file is called, whatever its format.
const CITATION: &str = "citation";

/// The file of a page; `route` is nothing for the page of unknown addresses.
pub fn page_file(route: Option<&Route>) -> String {
    match route {
        Some(route) => named(&route.path(), PAGE_FILE).trim_start_matches('/').to_owned(),
        None => [NOT_FOUND, ".html"].concat(),
    }
}

/// Reads what [`page_file`] gives; `None` for the page of unknown addresses and for other files.
pub fn read_page_file(path: &str) -> Option<Route> {
    let folder = path.strip_suffix(PAGE_FILE).filter(|folder| folder.is_empty() || folder.ends_with('/'))?;
    Route::parse(folder)
}

/// The file with the data of a page; `route` is nothing for the page of unknown addresses.
pub fn data_file(route: Option<&Route>) -> String {
    match route {
        Some(route) => data_beside(&route.path()).trim_start_matches('/').to_owned(),
        None => [NOT_FOUND, ".json"].concat(),
    }
}

/// The address of the data of the page that has an address, with or without a slash at its end.
pub fn data_beside(page: &str) -> String {
    named(page.trim_end_matches('/'), DATA_FILE)
}

/// A file that many pages name, under a name that changes with its content, of which `digest` is one.
pub fn shared_file(name: &str, digest: &str, extension: &str) -> String {
    [application!(""), name, "-", digest, ".", extension].concat()
}

/// A file that only makes sense beside one [`LISTING_INDEX`], because it is read by positions in it. The name of that build stands in
/// the address: files of two builds cannot be mixed, and what an address has given once it gives for ever.
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

/// The file of a cover, by its name.
pub fn cover(name: &str) -> String {
    named(COVERS, &[name, ".svg"].concat())
}

/// The file of the same cover as a share card.
pub fn cover_card(name: &str) -> String {
    named(COVERS, &[name, ".png"].concat())
}

/// A picture of the catalogue made smaller, from the address of the picture itself.
pub fn smaller_picture(picture: &str, width: u32) -> String {
    format!("{picture}-{width}.webp")
}

/// A picture of the catalogue as a share card, from the address of the picture itself. It tells what stays in the middle of the card, in
/// ten-thousandths of width and height, so that another point is another file; nothing is the middle of the picture.
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

    fn ending(self) -> &'static str {
        match self {
            Self::Bibtex => ".bib",
            Self::Ris => ".ris",
            Self::CslJson => ".csl.json",
        }
    }
}
