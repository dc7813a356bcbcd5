//! From the catalogue to the data of each page.

mod companions;
mod cost_chart;
mod entry;
mod home;
mod listing;
mod members;
pub mod picture;
mod related;
mod support;
mod timeline;

use super::{Card, Content, DateLabel, DonationPanelData, Frame, KeptPage, PageData, PageLink, ProsePage, SupportPage};
use crate::{
    catalogue::{Catalogue, Date, Donation, Entry, Link},
    html::{SafeHtml, markdown},
    picture::Pictures,
    routes::{BaseUrl, PAGE_SIZE, Route, Scope},
    search, text,
};
use members::Members;
use related::Related;
use std::num::NonZeroU32;

/// Everything that pages are made from, computed once.
pub struct PageBuilder {
    catalogue: Catalogue,
    base: BaseUrl,
    build: String,
    members: Members,
    related: Related,
    pictures: Pictures,
}

impl PageBuilder {
    /// Prepares the pages of a site at `base`; `build` names the application that will hydrate them, `pictures` are
    /// the site's own.
    pub fn new(catalogue: Catalogue, base: BaseUrl, build: String, pictures: Pictures) -> Self {
        let members = Members::of(&catalogue);
        let related = Related::new(&catalogue, members.positions(&Scope::All));
        Self { base, build, members, related, pictures, catalogue }
    }

    /// The catalogue the pages are made from.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// Where the site stands.
    pub fn base(&self) -> &BaseUrl {
        &self.base
    }

    /// The entries in the order of lists: newest first.
    pub fn newest(&self) -> impl Iterator<Item = &Entry> {
        self.entries(&Scope::All)
    }

    /// Every page of the site.
    pub fn routes(&self) -> Vec<Route> {
        let mut routes = vec![Route::Home];
        let catalogue = &self.catalogue;
        let scopes = std::iter::once(Scope::All)
            .chain(catalogue.sections.iter().map(|section| Scope::Section(section.id.clone())))
            .chain(catalogue.themes.iter().map(|theme| Scope::Theme(theme.id.clone())))
            .chain(catalogue.people.iter().map(|person| Scope::Person(person.id.clone())));
        for scope in scopes {
            let pages = self.members.positions(&scope).len().div_ceil(PAGE_SIZE).max(1);
            let numbers = (1..=pages).filter_map(|page| NonZeroU32::new(page as u32));
            routes.extend(numbers.map(|page| Route::Listing { scope: scope.clone(), page }));
        }
        routes.extend(catalogue.entries.iter().map(|entry| Route::Entry(entry.id.clone())));
        routes.extend(catalogue.entries.iter().map(|entry| Route::References(entry.id.clone())));
        if catalogue.site.donation.is_some() {
            routes.push(Route::Support);
        }
        routes.extend([Route::Timeline, Route::About, Route::Accessibility, Route::Kept]);
        routes
    }

    /// The data of a page; `None` if the catalogue has no such page.
    pub fn page(&self, route: &Route) -> Option<PageData> {
        let site = &self.catalogue.site;
        let (title, content) = match route {
            Route::Home => (site.title.clone(), Content::Home(self.home())),
            Route::Listing { scope, page } => {
                let listing = self.listing(scope, *page)?;
                let title = text::numbered(&listing.heading, page.get() as usize);
                (title, Content::Listing(listing))
            }
            Route::Entry(id) => {
                let entry = self.catalogue.entry(id)?;
                (entry.title.clone(), Content::Entry(self.entry(entry)))
            }
            Route::References(id) => {
                let entry = self.catalogue.entry(id)?;
                (text::cite(&entry.title), Content::References(self.references_page(entry)))
            }
            Route::Support => {
                let page = self.support(site.donation.as_ref()?);
                (page.heading.clone(), Content::Support(page))
            }
            Route::Timeline => (text::TIMELINE.to_owned(), Content::Timeline(self.timeline())),
            Route::About => prose(text::ABOUT, include_str!("prose/about.md"), route, self),
            Route::Kept => {
                let documents = self.link(&Route::listing(Scope::All), text::BROWSE);
                let breadcrumb = vec![self.home_link(), self.link(&Route::Kept, text::KEPT)];
                (text::KEPT.to_owned(), Content::Kept(KeptPage { breadcrumb, documents }))
            }
            Route::Accessibility => prose(text::ACCESSIBILITY, include_str!("prose/accessibility.md"), route, self),
        };
        Some(self.in_frame(&title, content))
    }

    /// The page for unknown addresses.
    pub fn not_found(&self) -> PageData {
        let (title, content) = prose(text::NOT_FOUND, include_str!("prose/not_found.md"), &Route::Home, self);
        self.in_frame(&title, content)
    }

    /// One or two sentences about a page, for search engines and share cards.
    pub fn description(&self, page: &PageData) -> String {
        let text = match &page.content {
            Content::Entry(page) => page.summary.clone(),
            Content::Listing(page) => page.description.clone().unwrap_or_default(),
            Content::Support(page) => page.panel.text.clone(),
            Content::Timeline(_) => text::TIMELINE_ABOUT.to_owned(),
            Content::Kept(_) => text::KEPT_ABOUT.to_owned(),
            Content::References(page) => text::cite_in(page.references.len()),
            Content::Home(_) | Content::Prose(_) => String::new(),
        };
        if text.is_empty() { self.catalogue.site.description.clone() } else { text }
    }

    /// The documents of the search, in the order of lists.
    pub fn search_documents(&self) -> Vec<search::Document> {
        let document = |entry: &Entry| search::Document {
            title: entry.title.clone(),
            people: entry
                .people()
                .into_iter()
                .filter_map(|id| self.catalogue.person(id))
                .map(|person| person.name.clone())
                .collect(),
            themes: entry
                .themes
                .iter()
                .filter_map(|id| self.catalogue.theme(id))
                .map(|theme| theme.title.clone())
                .chain(entry.series.clone())
                .chain(entry.outlet.clone())
                .collect(),
            kind: text::kind(entry.kind).to_owned(),
            year: entry.date.map(|date| date.year()),
            dates: entry.date.as_ref().map(text::date_forms).unwrap_or_default(),
            identifiers: entry.doi.iter().chain(&entry.isbn).cloned().collect(),
            summary: entry.summary.clone(),
            body: entry.texts().into_iter().flatten().map(markdown::to_plain_text).collect::<Vec<_>>().join(" "),
        };
        self.newest().map(document).collect()
    }

    /// The cards of the entries, in the order of lists.
    pub fn cards(&self) -> Vec<Card> {
        self.newest().map(|entry| self.card(entry, true)).collect()
    }

    fn in_frame(&self, title: &str, content: Content) -> PageData {
        let site = &self.catalogue.site;
        let mut navigation =
            vec![self.link(&Route::listing(Scope::All), text::DOCUMENTS), self.link(&Route::Kept, text::KEPT)];
        let sections = self.catalogue.sections.iter().filter(|section| section.entries != self.catalogue.featured);
        // More would not fit beside the name on a laptop; the home page lists them all.
        navigation.extend(
            sections
                .take(4)
                .map(|section| self.link(&Route::listing(Scope::Section(section.id.clone())), &section.title)),
        );
        navigation.push(self.link(&Route::About, text::ABOUT));
        PageData {
            frame: Frame {
                name: site.name.clone(),
                base: self.base.path().to_owned(),
                navigation,
                support: site.donation.as_ref().map(|_| self.link(&Route::Support, text::SUPPORT)),
                build: self.build.clone(),
            },
            title: text::title(title, &site.name),
            content,
            markup: SafeHtml::default(),
        }
    }

    fn link(&self, route: &Route, label: &str) -> PageLink {
        PageLink { href: self.base.href(route), label: label.to_owned() }
    }

    /// A link of the catalogue, wherever the site stands. Without a label it shows the host it leads to.
    fn out(&self, link: &Link, label: Option<&str>) -> PageLink {
        let label = label.or(link.host()).unwrap_or(&self.catalogue.site.name);
        PageLink { href: self.address(link), label: label.to_owned() }
    }

    /// The address of a link of the catalogue, whose paths start at the site, not at the host.
    pub fn address(&self, link: &Link) -> String {
        match link.host() {
            Some(_) => link.as_str().to_owned(),
            None => self.path(link.as_str()),
        }
    }

    /// The complete address of a link of the catalogue; `None` for a path while the site's origin is unknown.
    pub fn complete(&self, link: &Link) -> Option<String> {
        match link.host() {
            Some(_) => Some(link.as_str().to_owned()),
            None => self.base.complete(&self.path(link.as_str())),
        }
    }

    /// The address of a path of the catalogue.
    fn path(&self, path: &str) -> String {
        self.base.file(markdown::exact(path, &self.catalogue).trim_start_matches('/'))
    }

    fn home_link(&self) -> PageLink {
        self.link(&Route::Home, text::HOME)
    }

    /// Whether a listing has entries.
    pub fn has_entries(&self, scope: &Scope) -> bool {
        !self.members.positions(scope).is_empty()
    }

    /// The entries of a listing, newest first.
    fn entries(&self, scope: &Scope) -> impl Iterator<Item = &Entry> {
        self.members.positions(scope).iter().filter_map(|position| self.catalogue.entries.get(*position))
    }

    fn card(&self, entry: &Entry, has_summary: bool) -> Card {
        let names = entry.people().into_iter().filter_map(|id| self.catalogue.person(id)).map(|person| &person.name);
        let byline: Vec<&str> = names.chain(&entry.outlet).map(String::as_str).collect();
        let picture = self.picture(entry);
        Card {
            href: self.base.href(&Route::Entry(entry.id.clone())),
            title: entry.title.clone(),
            title_language: text::title_language(entry).map(str::to_owned),
            kind: text::kind(entry.kind).to_owned(),
            date: entry.date.as_ref().map(date_label),
            byline: (!byline.is_empty()).then(|| byline.join(", ")),
            summary: has_summary.then(|| entry.summary.clone()),
            language: entry.language.as_deref().map(text::in_language),
            cover: picture.as_ref().map_or_else(|| self.cover(entry), |picture| picture.smallest()),
            drawing: None,
            picture: picture.map(|picture| picture.for_cards()),
        }
    }

    fn panel(&self, donation: &Donation, page: Option<PageLink>) -> DonationPanelData {
        DonationPanelData {
            title: donation.title.clone(),
            text: donation.text.clone(),
            amounts: donation.amounts.clone(),
            minimum: donation.minimum,
            maximum: donation.maximum,
            provider: donation.provider.clone(),
            checked_on: donation.tax.as_ref().map(|tax| date_label(&tax.checked_on)),
            tax: donation.tax.clone(),
            page,
        }
    }

    fn support(&self, donation: &Donation) -> SupportPage {
        SupportPage {
            breadcrumb: vec![self.home_link(), self.link(&Route::Support, text::SUPPORT)],
            heading: text::SUPPORT.to_owned(),
            panel: self.panel(donation, None),
            body: support::body(self, donation),
        }
    }

    /// CommonMark as HTML; its paths start with `/`, wherever the site stands.
    fn html(&self, markdown: &str) -> SafeHtml {
        markdown::to_html(markdown, "", |path| self.path(path))
    }

    /// Fills names and lists into a text of ours.
    fn fill(&self, text: &str) -> String {
        let site = &self.catalogue.site;
        let organisation = site.organisation.as_ref();
        let item = |scope: Scope, title: &str| format!("- [{title}](/{})", Route::listing(scope).path());
        let sections =
            self.catalogue.sections.iter().map(|section| item(Scope::Section(section.id.clone()), &section.title));
        let themes = self.catalogue.themes.iter().map(|theme| item(Scope::Theme(theme.id.clone()), &theme.title));
        text.replace("{site}", &site.name)
            .replace("{organisation}", organisation.map_or(site.name.as_str(), |organisation| &organisation.name))
            .replace("{organisation_url}", organisation.map_or("/", |organisation| organisation.url.as_str()))
            .replace("{documents}", &text::documents(self.catalogue.entries.len()))
            .replace("{sections}", &sections.collect::<Vec<_>>().join("\n"))
            .replace("{themes}", &themes.collect::<Vec<_>>().join("\n"))
    }
}

/// A page of text; the one for unknown addresses has no route but home.
fn prose(heading: &str, markdown: &str, route: &Route, builder: &PageBuilder) -> (String, Content) {
    let mut breadcrumb = vec![builder.home_link()];
    if *route != Route::Home {
        breadcrumb.push(builder.link(route, heading));
    }
    let page = ProsePage { breadcrumb, heading: heading.to_owned(), body: builder.html(&builder.fill(markdown)) };
    (heading.to_owned(), Content::Prose(page))
}

fn date_label(date: &Date) -> DateLabel {
    DateLabel { iso: date.to_string(), label: text::date(date) }
}
