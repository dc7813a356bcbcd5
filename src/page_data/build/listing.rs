use super::PageBuilder;
use crate::{
    catalogue::{Entry, Kind, Link},
    page_data::{Card, ListingPage, PageLink},
    routes::{Feed, PAGE_SIZE, Route, Scope},
    text,
};
use std::num::NonZeroU32;

/// What the catalogue says of a listing.
pub struct About {
    /// The heading.
    pub heading: String,
    /// One or two sentences, or what a person does.
    pub description: Option<String>,
    /// The person's own page.
    pub website: Option<Link>,
}

impl PageBuilder {
    /// What the catalogue says of a listing; `None` if it has no such listing.
    pub fn about(&self, scope: &Scope) -> Option<About> {
        let catalogue = &self.catalogue;
        let (heading, description, website) = match scope {
            Scope::All => (text::ALL_DOCUMENTS.to_owned(), None, None),
            Scope::Section(id) => {
                let section = catalogue.section(id)?;
                (section.title.clone(), section.description.clone(), None)
            }
            Scope::Theme(id) => {
                let theme = catalogue.theme(id)?;
                (theme.title.clone(), theme.description.clone(), None)
            }
            Scope::Person(id) => {
                let person = catalogue.person(id)?;
                (person.name.clone(), person.role.clone(), person.url.clone())
            }
        };
        Some(About { heading, description, website })
    }

    /// The entries that one page of a listing shows.
    pub fn shown(&self, scope: &Scope, page: NonZeroU32) -> Vec<&Entry> {
        let before = (page.get() as usize - 1) * PAGE_SIZE;
        self.entries(scope).skip(before).take(PAGE_SIZE).collect()
    }

    /// One page of a listing; `None` if the catalogue has no such listing, or the listing fewer pages.
    pub(super) fn listing(&self, scope: &Scope, page: NonZeroU32) -> Option<ListingPage> {
        let About { heading, description, website } = self.about(scope)?;
        let entries: Vec<&Entry> = self.entries(scope).collect();
        let total = entries.len();
        let kinds = matches!(scope, Scope::Person(_)).then(|| kinds(&entries)).filter(|kinds| !kinds.is_empty());
        let first = self.link(&Route::listing(scope.clone()), &heading);
        let shown: Vec<Card> = self.shown(scope, page).into_iter().map(|entry| self.card(entry, true)).collect();
        if shown.is_empty() && page.get() > 1 {
            return None;
        }
        let documents = self.link(&Route::listing(Scope::All), text::DOCUMENTS);
        let mut breadcrumb = vec![self.home_link(), documents];
        if *scope != Scope::All {
            breadcrumb.push(first.clone());
        }
        if page.get() > 1 {
            breadcrumb
                .push(self.link(&Route::Listing { scope: scope.clone(), page }, &text::page(page.get() as usize)));
        }
        let feed = Feed::Listing(scope.clone()).path();
        Some(ListingPage {
            breadcrumb,
            heading,
            description,
            website: website.map(|url| self.out(&url, Some(text::WEBSITE))),
            kinds,
            timeline: (*scope == Scope::All).then(|| self.link(&Route::Timeline, text::SEE_TIMELINE)),
            companions: self.companions(scope, &entries),
            scope: scope.clone(),
            total: u32::try_from(total).unwrap_or(u32::MAX),
            cards: shown,
            page: page.get(),
            first: first.href,
            feed: (total > 0).then(|| PageLink { href: self.base.file(&feed), label: text::FOLLOW.to_owned() }),
        })
    }
}

/// How many entries there are of each kind: “3 études, 2 entretiens”.
fn kinds(entries: &[&Entry]) -> String {
    let counts = Kind::ALL.map(|kind| (kind, entries.iter().filter(|entry| entry.kind == kind).count()));
    let counts = counts.into_iter().filter(|(_, count)| *count > 0);
    counts.map(|(kind, count)| text::kind_count(kind, count)).collect::<Vec<_>>().join(", ")
}
