//! What Google Scholar and reference managers read of an entry, each fact in the tag that its readers look for.
//!
//! - Publications carry the tags of Highwire Press, as Google Scholar's guide for webmasters asks
//!   (<https://scholar.google.com/intl/en/scholar/inclusion.html>). It wants papers, reports and books, and no news,
//!   opinions or editorials, so other entries carry none: only `author`, which reference managers read too.
//! - Zotero's “Embedded Metadata” reads all of them, then Open Graph. Nothing there tells it a report without an
//!   institution, an interview or a podcast from a journal's article: it reads that from `dc.type`, which has its own
//!   words for kinds. No other tag of Dublin Core has a reader that the rest does not serve.
//!
//! A report's institution is the entry's outlet: the catalogue does not say that the site's organisation published
//! whatever it lists.

use super::{named, numbered, property};
use crate::{
    catalogue::{Date, Entry, Kind, Person},
    citation,
    html::{SafeHtml, escape, fill},
    page_data::build::PageBuilder,
};

/// The tags of an entry, the title for Open Graph included.
pub fn tags(builder: &PageBuilder, entry: &Entry) -> SafeHtml {
    let people = citation::authors(entry).iter().filter_map(|id| builder.catalogue().person(id)).collect::<Vec<_>>();
    let described = match is_publication(entry.kind) {
        true => publication(builder, entry, &people),
        false => other(entry, &people),
    };
    // Open Graph wants a day.
    let day = entry.date.filter(|date| date.day().is_some());
    let day = day.map(|date| property("article:published_time", &date.to_string()));
    let kind = kind(entry).map(|kind| named("dc.type", kind));
    described.into_iter().chain(kind).chain(day).collect()
}

/// Whether Google Scholar wants it.
fn is_publication(kind: Kind) -> bool {
    matches!(kind, Kind::Etude | Kind::Note | Kind::Briefing | Kind::Article | Kind::Livre | Kind::Chapitre)
}

fn publication(builder: &PageBuilder, entry: &Entry, authors: &[&Person]) -> Vec<SafeHtml> {
    let (series, number) = entry.series.as_deref().map(numbered).unzip();
    let (series, number, outlet) = (series, number.flatten(), entry.outlet.as_deref());
    let details = match entry.kind {
        // An article with only a series appeared in it.
        Kind::Article => vec![
            ("citation_journal_title", outlet.or(entry.series.as_deref())),
            ("citation_series_title", entry.series.as_deref().filter(|_| outlet.is_some())),
        ],
        // A chapter belongs to a book.
        Kind::Chapitre => vec![
            ("citation_inbook_title", entry.series.as_deref()),
            ("citation_publisher", outlet),
            ("citation_isbn", entry.isbn.as_deref()),
        ],
        Kind::Livre => vec![
            ("citation_series_title", entry.series.as_deref()),
            ("citation_publisher", outlet),
            ("citation_isbn", entry.isbn.as_deref()),
        ],
        _ => vec![
            ("citation_series_title", series),
            ("citation_technical_report_institution", outlet),
            ("citation_technical_report_number", number),
        ],
    };
    let title = fill("<meta name=\"citation_title\" property=\"og:title\" content=\"{}\">", [&escape(&entry.title)]);
    let authors = names(authors).into_iter().map(|name| named("citation_author", &name));
    let pdf = entry.document_url.as_ref().filter(|link| link.extension().as_deref() == Some("pdf"));
    let ends = [
        ("citation_publication_date", entry.date.as_ref().map(slashed)),
        ("citation_doi", entry.doi.clone()),
        // The page itself says the site's language.
        ("citation_language", entry.language.clone()),
        ("citation_pdf_url", pdf.and_then(|link| builder.complete(link))),
    ];
    let details = details.into_iter().filter_map(|(name, value)| Some(named(name, value?)));
    let ends = ends.into_iter().filter_map(|(name, value)| Some(named(name, &value?)));
    [title].into_iter().chain(authors).chain(details).chain(ends).collect()
}

fn other(entry: &Entry, authors: &[&Person]) -> Vec<SafeHtml> {
    let authors = authors.iter().map(|author| named("author", &author.name));
    [property("og:title", &entry.title)].into_iter().chain(authors).collect()
}

/// Names as `citation_author` has them, family name first.
///
/// Readers take one author with blanks on both sides of a comma for two: such a name stays as printed.
fn names(authors: &[&Person]) -> Vec<String> {
    let name = |author: &&Person| {
        let inverted = citation::inverted(author);
        let is_doubtful = inverted.split(", ").all(|part| part.contains(' ')) && inverted.contains(", ");
        if authors.len() == 1 && is_doubtful { author.name.clone() } else { inverted }
    };
    authors.iter().map(name).collect()
}

/// A date as Google Scholar asks for it: `2024/07/03`, `2024/07`, `2024`.
fn slashed(date: &Date) -> String {
    date.to_string().replace('-', "/")
}

/// Zotero's word for the kind, where the other tags do not tell it.
fn kind(entry: &Entry) -> Option<&'static str> {
    Some(match entry.kind {
        // With an institution, a book and an ISBN, Zotero knows.
        Kind::Etude | Kind::Note | Kind::Briefing if entry.outlet.is_none() => "report",
        Kind::Livre if entry.isbn.is_none() => "book",
        Kind::Chapitre if entry.series.is_none() => "bookSection",
        Kind::Editorial => "journalArticle",
        Kind::Entretien => "interview",
        Kind::Tribune | Kind::Presse => "newspaperArticle",
        Kind::Podcast => "podcast",
        Kind::Radio => "radioBroadcast",
        Kind::Video | Kind::Replay => "videoRecording",
        // Zotero takes a publication for an article, and knows no event: it saves the page.
        Kind::Article | Kind::Evenement | Kind::Etude | Kind::Note | Kind::Briefing | Kind::Livre | Kind::Chapitre => {
            return None;
        }
    })
}
