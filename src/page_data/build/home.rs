use super::PageBuilder;
use crate::{
    catalogue::{Entry, Kind, Section},
    page_data::{Card, CarouselData, HomePage, HomeSection, PageLink},
    routes::{Route, Scope},
    text,
};

/// How many entries of a section the home page shows; a link leads to the rest.
const SECTION_CARDS: usize = 6;

/// How many of them show their summary: the first ones lead, the rest are a list.
const SECTION_SUMMARIES: usize = 2;

/// The layout of a section on the home page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Look {
    /// Texts to read: a bibliography, with series and length.
    Bibliography,
    /// Publications of others: a newspaper, the outlet first.
    Press,
    /// Sound and film: a programme of pictures, with durations.
    Programme,
}

impl Look {
    pub(super) fn of(kind: Kind) -> Self {
        match kind {
            Kind::Etude
            | Kind::Note
            | Kind::Briefing
            | Kind::Editorial
            | Kind::Article
            | Kind::Livre
            | Kind::Chapitre => Self::Bibliography,
            Kind::Entretien | Kind::Tribune | Kind::Presse => Self::Press,
            Kind::Podcast | Kind::Radio | Kind::Video | Kind::Replay | Kind::Evenement => Self::Programme,
        }
    }

    /// The layout that most of the entries call for; on a tie, the first.
    fn of_most<'a>(entries: impl Iterator<Item = &'a Entry>) -> Self {
        let mut counts = [(Self::Bibliography, 0), (Self::Press, 0), (Self::Programme, 0)];
        for entry in entries {
            let own = Self::of(entry.kind);
            counts.iter_mut().filter(|(look, _)| *look == own).for_each(|(_, count)| *count += 1);
        }
        let most = counts.into_iter().rev().max_by_key(|(_, count)| *count);
        most.map_or(Self::Bibliography, |(look, _)| look)
    }

    /// The variant of the class `section`.
    fn name(self) -> &'static str {
        match self {
            Self::Bibliography => "bibliography",
            Self::Press => "press",
            Self::Programme => "programme",
        }
    }
}

impl PageBuilder {
    /// The home page.
    pub(super) fn home(&self) -> HomePage {
        let catalogue = &self.catalogue;
        let all = |scope: Scope, count: usize| PageLink {
            href: self.base.href(&Route::listing(scope)),
            label: text::see_all(count),
        };
        let featured = catalogue.featured.iter().filter_map(|id| catalogue.entry(id));
        let featured_section = catalogue.sections.iter().find(|section| section.entries == catalogue.featured);
        let sections = catalogue.sections.iter().filter(|section| section.entries != catalogue.featured);
        HomePage {
            heading: catalogue.site.title.clone(),
            description: catalogue.site.description.clone(),
            featured: CarouselData {
                cards: featured.enumerate().map(|(index, entry)| self.slide(entry, index == 0)).collect(),
                all: featured_section.map(|section| all(Scope::Section(section.id.clone()), section.entries.len())),
            },
            sections: sections
                .map(|section| {
                    self.home_section(section, all(Scope::Section(section.id.clone()), section.entries.len()))
                })
                .collect(),
            themes: catalogue
                .themes
                .iter()
                .map(|theme| {
                    let scope = Scope::Theme(theme.id.clone());
                    let count = self.members.positions(&scope).len();
                    self.link(&Route::listing(scope), &text::counted(&theme.title, count))
                })
                .collect(),
            donation: catalogue
                .site
                .donation
                .as_ref()
                .map(|donation| self.panel(donation, Some(self.link(&Route::Support, text::MORE_ABOUT_GIVING)))),
        }
    }

    /// A card of the carousel; the first brings its cover art.
    fn slide(&self, entry: &Entry, is_first: bool) -> Card {
        let drawing = is_first.then(|| self.drawing(entry)).flatten();
        Card { drawing, ..self.card(entry, true) }
    }

    fn home_section(&self, section: &Section, all: PageLink) -> HomeSection {
        let entries = || section.entries.iter().filter_map(|id| self.catalogue.entry(id));
        let look = Look::of_most(entries());
        let cards = entries().take(SECTION_CARDS).enumerate();
        HomeSection {
            id: section.id.to_string(),
            title: section.title.clone(),
            description: section.description.clone(),
            cards: cards.map(|(index, entry)| self.card_in(look, entry, index < SECTION_SUMMARIES)).collect(),
            all,
            look: look.name().to_owned(),
            covers: look == Look::Programme,
        }
    }

    /// A card that shows what matters most in its section.
    fn card_in(&self, look: Look, entry: &Entry, has_summary: bool) -> Card {
        let mut card = self.card(entry, has_summary);
        let names =
            entry.people().into_iter().filter_map(|id| self.catalogue.person(id)).map(|person| person.name.clone());
        let facts: Vec<String> = match look {
            Look::Bibliography => {
                let imprint = [entry.series.clone(), entry.outlet.clone(), entry.pages.map(text::pages)];
                names.chain(imprint.into_iter().flatten()).collect()
            }
            Look::Press => {
                if let Some(outlet) = &entry.outlet {
                    card.kind = text::kind_and(entry.kind, outlet);
                }
                names.collect()
            }
            Look::Programme => {
                if let Some(seconds) = entry.media.as_ref().and_then(|media| media.duration) {
                    card.kind = text::kind_and(entry.kind, &text::duration(seconds));
                }
                names.chain(entry.outlet.clone()).collect()
            }
        };
        card.byline = (!facts.is_empty()).then(|| facts.join(", "));
        card
    }
}
