//! When pages changed, for the sitemap.
//!
//! A render leaves a fingerprint of what each page of an entry or of a listing says, and the next render into the same
//! folder compares: a page that says something else changed on the day of that render, and keeps the day until it
//! changes again. Nothing else tells when a page changed. So a page has no day on a site's first render, and none
//! until it changes; the catalogue's own dates tell when a document appeared, which is something else.
//!
//! Only what the catalogue says counts: a new version of the program or a new look changes no page.

use super::digest;
use crate::{
    catalogue::{Date, Entry, EntryId, Link},
    page_data::build::PageBuilder,
    routes::Route,
};
use std::collections::HashMap;

/// What fingerprints are made of. Raised whenever that changes: a page does not change with it.
const SCHEME: &str = "1";

/// The words that start a line of this memory.
const COUNT: &str = "pages ";
const PAGE: &str = "page ";

/// The length of a fingerprint.
const LENGTH: usize = 16;

/// What the last render left.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Each page's fingerprint by its path, with the day it changed, where that is known.
    pages: HashMap<String, (String, Option<Date>)>,
    /// Whether those are all of them: then a page that is missing is new.
    is_whole: bool,
}

/// What the pages say in this render, by their paths, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fingerprints(Vec<(String, String)>);

impl Changes {
    /// Reads the lines that are for it. Damaged lines are skipped; then no page counts as new.
    pub fn read(text: &str) -> Self {
        let count = text.lines().find_map(|line| line.strip_prefix(COUNT)?.split_once(' '));
        let Some((SCHEME, count)) = count else { return Self::default() };
        let page = |line: &str| {
            let (path, said) = line.strip_prefix(PAGE)?.split_once(' ')?;
            let (fingerprint, day) = said.split_at_checked(LENGTH)?;
            let day = match day.strip_prefix(' ') {
                Some(day) => Some(Date::parse(day).filter(|day| day.day().is_some())?),
                None => None.filter(|_: &Date| day.is_empty()),
            };
            Some((path.to_owned(), (fingerprint.to_owned(), day)))
        };
        let pages: HashMap<_, _> = text.lines().filter_map(page).collect();
        Self { is_whole: count.parse() == Ok(pages.len()), pages }
    }

    /// Whether a line of the memory is for this.
    pub fn is_own(line: &str) -> bool {
        line.starts_with(COUNT) || line.starts_with(PAGE)
    }

    /// The text for the next render.
    pub fn text(&self, pages: &Fingerprints, today: Date) -> String {
        let lines = pages.0.iter().map(|(path, fingerprint)| match self.day(path, fingerprint, today) {
            Some(day) => format!("{PAGE}{path} {fingerprint} {day}\n"),
            None => format!("{PAGE}{path} {fingerprint}\n"),
        });
        format!("{COUNT}{SCHEME} {}\n{}", pages.0.len(), lines.collect::<String>())
    }

    /// The days on which pages are known to have changed, by their paths.
    pub fn days(&self, pages: &Fingerprints, today: Date) -> HashMap<String, Date> {
        let day = |(path, fingerprint): &(String, String)| Some((path.clone(), self.day(path, fingerprint, today)?));
        pages.0.iter().filter_map(day).collect()
    }

    fn day(&self, path: &str, fingerprint: &str, today: Date) -> Option<Date> {
        match self.pages.get(path) {
            // A wrong clock may have left a day to come.
            Some((before, day)) if before == fingerprint => day.filter(|day| day.first_day() <= today.first_day()),
            Some(_) => Some(today),
            None => self.is_whole.then_some(today),
        }
    }
}

impl Fingerprints {
    /// Those of a site's pages.
    pub fn of(builder: &PageBuilder) -> Self {
        let catalogue = builder.catalogue();
        let entries: HashMap<&EntryId, String> =
            catalogue.entries.iter().map(|entry| (&entry.id, entry_fingerprint(builder, entry))).collect();
        let page = |route: &Route| {
            let fingerprint = match route {
                Route::Entry(id) => entries.get(id)?.clone(),
                Route::Listing { scope, page } => {
                    let shown = builder.shown(scope, *page);
                    let shown = shown.iter().filter_map(|entry| entries.get(&entry.id).cloned());
                    let about = builder.about(scope)?;
                    let texts = [Some(about.heading), about.description].into_iter().flatten();
                    digest(texts.chain(shown).collect::<Vec<_>>().join("\n"))
                }
                _ => return None,
            };
            Some((route.path(), fingerprint))
        };
        Self(builder.routes().iter().filter_map(page).collect())
    }
}

fn entry_fingerprint(builder: &PageBuilder, entry: &Entry) -> String {
    let catalogue = builder.catalogue();
    let link = |link: &Option<Link>| link.as_ref().map(|link| link.as_str().to_owned());
    let people =
        |ids: &[_]| ids.iter().filter_map(|id| catalogue.person(id)).map(|person| person.name.clone()).collect();
    let themes = entry.themes.iter().filter_map(|id| catalogue.theme(id)).map(|theme| theme.title.clone());
    let (media, image) = (entry.media.as_ref(), entry.image.as_ref());
    let said: [Vec<String>; 3] = [people(&entry.authors), people(&entry.speakers), themes.collect()];
    let facts = [
        Some(entry.title.clone()),
        Some(entry.kind.as_str().to_owned()),
        Some(entry.summary.clone()),
        entry.body.clone(),
        entry.series.clone(),
        entry.date.map(|date| date.to_string()),
        entry.language.clone(),
        entry.outlet.clone(),
        link(&entry.source_url),
        link(&entry.document_url),
        media.map(|media| media.url.as_str().to_owned()),
        media.and_then(|media| link(&media.embed_url)),
        media.and_then(|media| Some(media.duration?.to_string())),
        image.map(|image| image.src.as_str().to_owned()),
        image.map(|image| image.alt.clone()),
        image.and_then(|image| image.credit.clone()),
        entry.pages.map(|pages| pages.to_string()),
        entry.isbn.clone(),
        entry.doi.clone(),
    ];
    let facts = facts.into_iter().map(Option::unwrap_or_default);
    // Entries without one keep the fingerprint that they had before there were any.
    let facts = facts.chain(entry.transcript.clone());
    // A sign that separates, and that no editor types.
    digest(said.into_iter().map(|list| list.join("\n")).chain(facts).collect::<Vec<_>>().join("\u{1f}"))
}
