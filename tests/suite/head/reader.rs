//! A reference manager that saves a page by what it carries.
//!
//! It follows the steps of Zotero's translator “Embedded Metadata” (github.com/zotero/translators): the tags of
//! Highwire Press decide and fill first; then Open Graph, `dc.type` and `author`; then guesses from the page itself,
//! which are wrong as soon as the page holds somebody else's name or date. What Zotero knows no tag for, the series of
//! a podcast for instance, comes from JSON-LD, as other readers do.

use crate::rendered::{Page, words};
use scraper::ElementRef;
use serde_json::Value;

/// What it saves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// Zotero's word for the kind.
    pub kind: String,
    pub title: String,
    /// The given name first.
    pub authors: Vec<String>,
    /// As ISO 8601 writes it.
    pub date: Option<String>,
    /// The collection or programme, or the journal or book it is a part of.
    pub series: Option<String>,
    pub address: String,
    /// The address of its PDF.
    pub pdf: Option<String>,
}

/// Saves a page that was opened at an address.
pub fn save(page: &Page, address: &str) -> Saved {
    let kind = decisive_kind(page).or_else(|| property(page, "og:type").and_then(kind_of_open_graph));
    let kind = kind.or_else(|| named(page, "dc.type").filter(|kind| ITEM_TYPES.contains(&kind.as_str())));
    let data = work(page);
    let of_data = |pointer: &str| Some(data.as_ref()?.pointer(pointer)?.as_str()?.to_owned());
    let title = named(page, "citation_title").or_else(|| property(page, "og:title"));
    let date = named(page, "citation_publication_date").or_else(|| property(page, "article:published_time"));
    let series = ["citation_series_title", "citation_journal_title", "citation_inbook_title"];
    let series = series.into_iter().find_map(|name| named(page, name));
    let number = named(page, "citation_technical_report_number");
    let canonical = page.all("link[rel=canonical]").first().and_then(|link| link.attr("href")).map(str::to_owned);
    Saved {
        kind: kind.or_else(|| guessed_kind(page)).unwrap_or_else(|| "webpage".to_owned()),
        title: title.unwrap_or_else(|| words(page.one("title"))),
        authors: authors(page),
        date: date.map(|date| date.replace('/', "-")).or_else(|| first_time(page)),
        series: match number {
            Some(number) => series.map(|series| format!("{series}, n° {number}")),
            None => series
                .or_else(|| ["/partOfSeries/name", "/isPartOf/name", "/superEvent/name"].into_iter().find_map(of_data)),
        },
        address: property(page, "og:url").or(canonical).unwrap_or_else(|| address.to_owned()),
        pdf: named(page, "citation_pdf_url"),
    }
}

/// The words that Zotero has for kinds, of those that pages may use.
const ITEM_TYPES: [&str; 12] = [
    "report",
    "journalArticle",
    "magazineArticle",
    "newspaperArticle",
    "book",
    "bookSection",
    "interview",
    "podcast",
    "radioBroadcast",
    "videoRecording",
    "presentation",
    "webpage",
];

/// The kind that a tag of Highwire Press leaves no doubt about; the last one wins.
fn decisive_kind(page: &Page) -> Option<String> {
    let kinds = page.all("head meta[name]").into_iter().filter_map(|tag| {
        Some(match tag.attr("name")? {
            "citation_journal_title" => "journalArticle",
            "citation_technical_report_institution" => "report",
            "citation_conference_title" => "conferencePaper",
            "citation_inbook_title" | "citation_book_title" => "bookSection",
            "citation_dissertation_institution" => "thesis",
            _ => return None,
        })
    });
    kinds.last().map(str::to_owned)
}

/// What is left to guess: whatever has an ISBN is a book, and whatever else is cited an article.
fn guessed_kind(page: &Page) -> Option<String> {
    let is_cited = ["citation_title", "citation_series_title"].iter().any(|name| named(page, name).is_some());
    let guess =
        if named(page, "citation_isbn").is_some() { Some("book") } else { is_cited.then_some("journalArticle") };
    guess.map(str::to_owned)
}

fn kind_of_open_graph(kind: String) -> Option<String> {
    let kind = match kind.as_str() {
        "book" => "book",
        "website" => "webpage",
        kind if kind.starts_with("video.") => "videoRecording",
        kind if kind.starts_with("music.") => "audioRecording",
        _ => return None,
    };
    Some(kind.to_owned())
}

fn authors(page: &Page) -> Vec<String> {
    let contents = |name: &str| -> Vec<String> {
        let tags = page.all(&format!("head meta[name={name}]")).into_iter();
        tags.filter_map(|tag| tag.attr("content").map(str::to_owned)).collect()
    };
    let cited = contents("citation_author");
    if !cited.is_empty() {
        let mut names: Vec<&str> = cited.iter().flat_map(|author| author.split(';')).map(str::trim).collect();
        // One author with blanks on both sides of a comma would be two.
        if let [one] = names.as_slice()
            && let Some((first, second)) = one.split_once(',').map(|(first, second)| (first.trim(), second.trim()))
            && first.contains(' ')
            && second.contains(' ')
        {
            names = vec![first, second];
        }
        return names.into_iter().map(given_name_first).collect();
    }
    let named = contents("author");
    if !named.is_empty() {
        return named;
    }
    // Zotero takes the only element that looks like a byline, whoever it belongs to.
    match page.all("[class*=byline i]").as_slice() {
        [only] => vec![words(*only)],
        _ => Vec::new(),
    }
}

fn given_name_first(name: &str) -> String {
    match name.split_once(", ") {
        Some((family, given)) => {
            let elided = family.ends_with('’');
            let blank = if elided { "" } else { " " };
            format!("{given}{blank}{family}")
        }
        None => name.to_owned(),
    }
}

/// The first date that the page marks as one.
fn first_time(page: &Page) -> Option<String> {
    page.all("time[datetime]").first().and_then(|time| time.attr("datetime")).map(str::to_owned)
}

/// The entry among the nodes of the page's JSON-LD.
fn work(page: &Page) -> Option<Value> {
    let block = page.all("script[type='application/ld+json']").into_iter().next()?;
    let data: Value = serde_json::from_str(&block.text().collect::<String>()).ok()?;
    match data.get("@graph") {
        Some(nodes) => nodes.get(0).cloned(),
        None => Some(data),
    }
}

/// The content of the first tag whose name ends like this, as prefixes are common.
fn named(page: &Page, name: &str) -> Option<String> {
    content(page.all(&format!("head meta[name$='{name}']")))
}

/// The content of a tag of Open Graph: Zotero reads it only where the tag has no name.
fn property(page: &Page, name: &str) -> Option<String> {
    content(page.all(&format!("head meta[property='{name}']:not([name])")))
}

fn content(tags: Vec<ElementRef>) -> Option<String> {
    let content = tags.first()?.attr("content")?.trim();
    (!content.is_empty()).then(|| content.split_whitespace().collect::<Vec<_>>().join(" "))
}
