use crate::{
    catalogue::Catalogue,
    listing::{ListingIndex, ListingQuery, ListingResults, build_index, list},
    page_data::{Card, Content, DonationPanelData, Frame, PageData, PageLink, StyledReference, build::PageBuilder},
    routes::{BaseUrl, Route, Scope},
    text,
};

/// What the examples show: the data of a catalogue's pages.
pub struct Samples {
    builder: PageBuilder,
    index: ListingIndex,
    /// The frame of every page.
    pub frame: Frame,
    /// The cards of the carousel.
    pub cards: Vec<Card>,
    /// The references of an entry.
    pub references: Vec<StyledReference>,
    /// The call to give.
    pub panel: Option<DonationPanelData>,
    /// The themes, as links.
    pub themes: Vec<PageLink>,
    /// From the home page to a text.
    pub breadcrumb: Vec<PageLink>,
}

impl Samples {
    /// The samples of a catalogue, whatever it holds.
    pub fn new(catalogue: Catalogue) -> Self {
        let entries: Vec<Route> = catalogue.entries.iter().map(|entry| Route::Entry(entry.id.clone())).collect();
        let (index, _) = build_index(&catalogue, text::kind);
        let builder = PageBuilder::new(catalogue, BaseUrl::default(), String::new(), Default::default());
        let content = |route: &Route| builder.page(route).map(|page: PageData| page.content);
        let home = match content(&Route::Home) {
            Some(Content::Home(home)) => Some(home),
            _ => None,
        };
        let entry = entries.first().and_then(content).and_then(|content| match content {
            Content::Entry(entry) => Some(entry),
            _ => None,
        });
        let references = builder.catalogue().entries.first().map(|entry| builder.references(entry));
        let panel = content(&Route::Support).and_then(|content| match content {
            Content::Support(page) => Some(page.panel),
            _ => None,
        });
        let cards = home.as_ref().map(|home| home.featured.cards.clone()).unwrap_or_default();
        let frame = builder.not_found().frame;
        let breadcrumb = entry.map(|entry| entry.breadcrumb).unwrap_or_default();
        let themes = home.map(|home| home.themes).unwrap_or_default();
        Self { frame, cards, references: references.unwrap_or_default(), panel, themes, breadcrumb, builder, index }
    }

    /// The first entry of which all that counts is known; the first of all when none is so.
    pub fn card(&self, counts: fn(&Card) -> bool) -> Option<Card> {
        let cards = self.builder.cards();
        cards.iter().find(|card| counts(card)).or(cards.first()).cloned()
    }

    /// The results of a question about all entries.
    pub fn results(&self, query: &ListingQuery) -> ListingResults {
        list(&self.index, &Scope::All, query, None)
    }

    /// The catalogue that all of it comes from.
    pub fn catalogue(&self) -> &Catalogue {
        self.builder.catalogue()
    }
}
