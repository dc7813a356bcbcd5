use super::{PageBuilder, date_label};
use crate::{
    catalogue::{Entry, Media, PersonId, ThemeId},
    citation::{self, Sentence},
    html::{SafeHtml, element, escape, markdown, span},
    page_data::{
        EntryPage, Fact, MediaLink, MediaPlayer, Neighbour, Neighbours, PageLink, ReferencesPage, ShortDonation,
        StyledReference,
    },
    routes::{CitationFormat, Route, Scope},
    text,
};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What is escaped in a part of an address: all but the unreserved characters (RFC 3986).
const UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

impl PageBuilder {
    /// The page of an entry.
    pub(super) fn entry(&self, entry: &Entry) -> EntryPage {
        let person = |id: &PersonId| {
            let person = self.catalogue.person(id)?;
            Some(self.link(&Route::listing(Scope::Person(id.clone())), &person.name))
        };
        let theme = |id: &ThemeId| {
            let theme = self.catalogue.theme(id)?;
            Some(self.link(&Route::listing(Scope::Theme(id.clone())), &theme.title))
        };
        let section = self.members.section(&entry.id).and_then(|section| self.catalogue.sections.get(section));
        let citation = citation::sentence(entry, &self.catalogue, &self.entry_address(entry));
        let [body, transcript] = markdown::all_to_html(entry.texts(), "", |path| self.path(path));
        EntryPage {
            breadcrumb: self.way_to(entry),
            title: entry.title.clone(),
            title_language: text::title_language(entry).map(str::to_owned),
            kind: text::kind(entry.kind).to_owned(),
            date: entry.date.as_ref().map(date_label),
            authors: entry.authors.iter().filter_map(person).collect(),
            speakers: entry.speakers.iter().filter_map(person).collect(),
            facts: facts(entry),
            summary: entry.summary.clone(),
            body,
            transcript,
            themes: entry.themes.iter().filter_map(theme).collect(),
            source: entry.source_url.as_ref().map(|link| self.out(link, None)),
            document: entry.document_url.as_ref().map(|link| self.out(link, None)),
            media: entry.media.as_ref().map(|media| self.media(media)),
            picture: self.picture(entry).map(|picture| picture.html()),
            cover: self.picture(entry).is_none().then(|| self.cover(entry)),
            drawing: self.drawing(entry),
            citation: marked(&citation, text::title_language(entry)),
            citation_files: self.citation_files(entry),
            references: self.base.href(&Route::References(entry.id.clone())),
            neighbours: section.filter(|section| section.entries.len() > 1).map(|section| {
                let position = section.entries.iter().position(|id| *id == entry.id);
                let at = |position: Option<usize>| {
                    let id = section.entries.get(position?)?;
                    let entry = self.catalogue.entry(id)?;
                    Some(Neighbour {
                        href: self.base.href(&Route::Entry(id.clone())),
                        title: entry.title.clone(),
                        title_language: text::title_language(entry).map(str::to_owned),
                    })
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

    /// The page of an entry's references.
    pub(super) fn references_page(&self, entry: &Entry) -> ReferencesPage {
        let mut breadcrumb = self.way_to(entry);
        breadcrumb.push(self.link(&Route::References(entry.id.clone()), text::CITE));
        ReferencesPage {
            breadcrumb,
            title: entry.title.clone(),
            title_language: text::title_language(entry).map(str::to_owned),
            references: self.references(entry),
            citation_files: self.citation_files(entry),
        }
    }

    fn way_to(&self, entry: &Entry) -> Vec<PageLink> {
        let documents = self.link(&Route::listing(Scope::All), text::DOCUMENTS);
        vec![self.home_link(), documents, self.link(&Route::Entry(entry.id.clone()), &entry.title)]
    }

    fn citation_files(&self, entry: &Entry) -> Vec<PageLink> {
        let file = |format: CitationFormat| PageLink {
            href: self.base.file(&format.file(&entry.id)),
            label: label(format).to_owned(),
        };
        CitationFormat::ALL.map(file).into()
    }

    /// The references of an entry: the one that its page shows, then one in each style.
    pub fn references(&self, entry: &Entry) -> Vec<StyledReference> {
        let address = self.entry_address(entry);
        let sentence = citation::sentence(entry, &self.catalogue, &address);
        let language = text::title_language(entry);
        let sentence = marked(&sentence, language);
        let french = StyledReference { word: "", label: text::FRENCH_STYLE, text: sentence };
        let styled = citation::styled(entry, &self.catalogue, &address).into_iter().map(|(style, runs)| {
            let text = runs.iter().map(|run| {
                let text = escape(&run.text);
                let text = match language {
                    Some(language) if run.is_title => span(language, &text),
                    _ => text,
                };
                if run.is_italic { element("i", &text) } else { text }
            });
            StyledReference { word: style.word(), label: style.label(), text: text.collect() }
        });
        std::iter::once(french).chain(styled).collect()
    }

    /// The ways to share an entry: each address has `{url}` in the place of the page's own, which may be known only where it is read.
    pub fn sharing(&self, entry: &Entry) -> Vec<PageLink> {
        let title = utf8_percent_encode(&entry.title, UNRESERVED).to_string();
        let mail = format!("mailto:?subject={title}&body={{url}}");
        let mail = PageLink { href: mail, label: text::SEND_BY_MAIL.to_owned() };
        let networks = self.catalogue.site.sharing.iter();
        let networks =
            networks.map(|network| PageLink { href: network.url.with_title(&title), label: network.label.clone() });
        std::iter::once(mail).chain(networks).collect()
    }

    fn media(&self, media: &Media) -> MediaLink {
        let host = media.url.host();
        let player = media.player().map(|(kind, _)| MediaPlayer {
            kind,
            label: text::media(media.kind, None, media.duration),
            seconds: media.duration,
        });
        let label = match player {
            Some(_) => text::media_file(host),
            None => text::media(media.kind, host, media.duration),
        };
        MediaLink { href: self.address(&media.url), label, player }
    }

    fn entry_address(&self, entry: &Entry) -> String {
        self.base.absolute(&self.base.href(&Route::Entry(entry.id.clone())))
    }
}

/// A citation as HTML, with the language of its title where it is another one.
fn marked(citation: &Sentence, language: Option<&str>) -> SafeHtml {
    let Some(language) = language else { return escape(&citation.to_string()) };
    let [before, title, after] = [&citation.before, &citation.title, &citation.after].map(|text| escape(text));
    SafeHtml::concat([&before, &span(language, &title), &after])
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
