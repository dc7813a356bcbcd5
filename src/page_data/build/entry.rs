use super::{PageBuilder, date_label};
use crate::{
    catalogue::{Entry, PersonId, ThemeId},
    citation,
    page_data::{EntryPage, Fact, MediaLink, Neighbours, PageLink, ShortDonation},
    routes::{CitationFormat, Route, Scope},
    text,
};

impl PageBuilder {
    /// The page of an entry.
    pub(super) fn entry(&self, entry: &Entry) -> EntryPage {
        let route = Route::Entry(entry.id.clone());
        let person = |id: &PersonId| {
            let person = self.catalogue.person(id)?;
            Some(self.link(&Route::listing(Scope::Person(id.clone())), &person.name))
        };
        let theme = |id: &ThemeId| {
            let theme = self.catalogue.theme(id)?;
            Some(self.link(&Route::listing(Scope::Theme(id.clone())), &theme.title))
        };
        let section = self.catalogue.sections.iter().find(|section| section.entries.contains(&entry.id));
        let mut breadcrumb = vec![self.home_link(), self.link(&Route::listing(Scope::All), text::DOCUMENTS)];
        breadcrumb.push(self.link(&route, &entry.title));
        EntryPage {
            breadcrumb,
            title: entry.title.clone(),
            kind: text::kind(entry.kind).to_owned(),
            date: entry.date.as_ref().map(date_label),
            authors: entry.authors.iter().filter_map(person).collect(),
            speakers: entry.speakers.iter().filter_map(person).collect(),
            facts: facts(entry),
            summary: entry.summary.clone(),
            body: entry.body.as_deref().map(|body| self.html(body)),
            themes: entry.themes.iter().filter_map(theme).collect(),
            source: entry.source_url.as_ref().map(|link| self.out(link, None)),
            document: entry.document_url.as_ref().map(|link| self.out(link, None)),
            media: entry.media.as_ref().map(|media| MediaLink {
                kind: media.kind,
                href: self.address(&media.url),
                label: match media.duration {
                    Some(seconds) => format!("{} ({})", text::media(media.kind), text::duration(seconds)),
                    None => text::media(media.kind).to_owned(),
                },
            }),
            picture: self.picture(entry).map(|picture| picture.html()),
            cover: self.picture(entry).is_none().then(|| self.cover(entry)),
            drawing: self.drawing(entry),
            citation: citation::sentence(entry, &self.catalogue, &self.base.absolute(&self.base.href(&route))),
            citation_files: CitationFormat::ALL
                .map(|format| PageLink {
                    href: self.base.file(&format.file(&entry.id)),
                    label: label(format).to_owned(),
                })
                .into(),
            neighbours: section.filter(|section| section.entries.len() > 1).map(|section| {
                let position = section.entries.iter().position(|id| *id == entry.id);
                let at = |position: Option<usize>| {
                    let id = section.entries.get(position?)?;
                    let entry = self.catalogue.entry(id)?;
                    Some(self.link(&Route::Entry(id.clone()), &entry.title))
                };
                Neighbours {
                    section: self.link(&Route::listing(Scope::Section(section.id.clone())), &section.title),
                    previous: at(position.and_then(|position| position.checked_sub(1))),
                    next: at(position.map(|position| position + 1)),
                }
            }),
            related: self.related.of(&self.catalogue, entry).into_iter().map(|entry| self.card(entry, false)).collect(),
            donation: self.catalogue.site.donation.as_ref().map(|donation| ShortDonation {
                title: donation.title.clone(),
                page: self.link(&Route::Support, text::CHOOSE_AMOUNT),
            }),
        }
    }
}

fn label(format: CitationFormat) -> &'static str {
    match format {
        CitationFormat::Bibtex => text::BIBTEX,
        CitationFormat::Ris => text::RIS,
        CitationFormat::CslJson => text::CSL_JSON,
    }
}

fn facts(entry: &Entry) -> Vec<Fact> {
    let values = [
        (text::SERIES, entry.series.clone()),
        (text::OUTLET, entry.outlet.clone()),
        (text::LANGUAGE, entry.language.as_deref().map(text::language)),
        (text::PAGES, entry.pages.map(|pages| text::number(u64::from(pages)))),
        (text::ISBN, entry.isbn.clone()),
        (text::DOI, entry.doi.clone()),
    ];
    let known = values.into_iter().filter_map(|(name, value)| Some(Fact { name: name.to_owned(), value: value? }));
    known.collect()
}
