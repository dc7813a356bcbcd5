mod on_demand;

use super::{example::Example, samples::Samples};
use crate::{
    catalogue::{Cents, Frequency},
    components::{
        self, Alert, Breadcrumb, Call, Carousel, CoverArt, DonationPanel, EntryCard, FilterGroup, FilterPanel,
        LinkList, ListingTools, Progress, SiteFooter, SiteHeader, SiteSearch, Suggestion, SuggestionGroup,
        SuggestionGroups, Suggestions, ThemeSwitch, result_card, result_item,
    },
    donation::{AmountError, cost},
    listing::{GroupKind, ListingQuery, ListingResults},
    page_data::{Card, CarouselData, DonationPanelData, PageLink, ShortDonation},
    routes::{BaseUrl, Route, Scope},
    search::Query,
    text,
    view::{HydrateOnly, IntoBoxed, StaticNode, live},
};
use leptos::prelude::*;
use std::sync::Arc;

/// The examples of every part.
pub fn all(samples: &Samples) -> Vec<Example> {
    [
        alert(),
        breadcrumb(samples),
        call(samples),
        carousel(samples),
        on_demand::citation_styles(samples),
        cover_art(samples),
        donation_panel(samples),
        on_demand::entry_actions(),
        entry_card(samples),
        filter_group(samples),
        filter_panel(samples),
        on_demand::keep_button(),
        on_demand::kept_item(samples),
        link_list(samples),
        listing_tools(samples),
        live_text(),
        pagination(),
        on_demand::player_bar(samples),
        progress(),
        on_demand::sharing(),
        site_footer(samples),
        site_header(samples),
        site_search(samples),
        suggestions(samples),
        theme_switch(),
    ]
    .concat()
}

fn alert() -> Vec<Example> {
    let alert = |state, message: &'static str, can_retry: bool| {
        Example::new("alert", state, move || {
            let retry = can_retry.then(|| Callback::new(|()| {}));
            view! { <Alert message=message.to_owned() retry/> }
        })
    };
    vec![alert("another try may help", text::UNREACHABLE, true), alert("no other try", text::GONE, false)]
}

fn breadcrumb(samples: &Samples) -> Vec<Example> {
    let breadcrumb = |state, steps: Vec<PageLink>| Example::new("breadcrumb", state, || view! { <Breadcrumb steps/> });
    let home = samples.breadcrumb.iter().take(1).cloned().collect();
    vec![
        breadcrumb("down to an entry", samples.breadcrumb.clone()),
        breadcrumb("an unknown address, which has only a home", home),
    ]
}

fn call(samples: &Samples) -> Vec<Example> {
    let (Some(panel), Some(page)) = (&samples.panel, &samples.frame.support) else { return Vec::new() };
    let call = ShortDonation { title: panel.title.clone(), page: page.clone() };
    vec![Example::new("call", "at the end of an entry", || view! { <Call call/> })]
}

fn carousel(samples: &Samples) -> Vec<Example> {
    let carousel = |state, cards: Vec<Card>, all: Option<PageLink>| {
        let carousel = CarouselData { cards, all };
        Example::new("carousel", state, || view! { <Carousel carousel/> })
    };
    let all = samples.themes.first().cloned();
    vec![
        carousel("at rest", samples.cards.clone(), all),
        carousel("playing", samples.cards.clone(), None).changed(text::play(false), text::play(true)),
        carousel("one slide", samples.cards.iter().take(1).cloned().collect(), None),
    ]
}

fn cover_art(samples: &Samples) -> Vec<Example> {
    let cards = samples.cards.iter().take(4).zip(["one theme", "another", "a third", "a fourth"]);
    let example = |(card, state): (&Card, _)| {
        let src = card.cover.clone();
        Example::new("cover_art", state, || view! { <CoverArt src/> })
    };
    cards.map(example).collect()
}

fn donation_panel(samples: &Samples) -> Vec<Example> {
    let Some(panel) = &samples.panel else { return Vec::new() };
    let example =
        |state, panel: DonationPanelData| Example::new("donation_panel", state, || view! { <DonationPanel panel/> });
    let regime = panel.tax.as_ref().and_then(|tax| tax.regimes.first());
    let real_cost = |amount: u64, frequency| {
        let gift = Cents::new(amount)?;
        regime.map(|regime| text::real_cost(&cost(gift, frequency, regime), regime.maximum_reduction))
    };
    let typed = |example: Example, value: &str| {
        let field = " id=\"autre-montant\"";
        example
            .changed("value=\"autre\"", "value=\"autre\" checked")
            .changed("<div hidden class=\"donation__other\"", "<div class=\"donation__other\"")
            .changed(field, &format!("{field} value=\"{value}\""))
    };
    let say = |example: Example, sentence: Option<String>| {
        example.changed(text::NO_AMOUNT_YET, &sentence.unwrap_or_default())
    };
    let error = text::amount_error(&AmountError::NotANumber);
    vec![
        example("nothing chosen yet", panel.clone()),
        example(
            "short, with the way to the donation page",
            DonationPanelData { page: samples.frame.support.clone(), ..panel.clone() },
        ),
        say(typed(example("an amount is typed", panel.clone()), "12,50"), real_cost(1_250, Frequency::Once)),
        typed(example("what is typed is no amount", panel.clone()), "cent")
            .changed("aria-invalid=\"false\"", "aria-invalid=\"true\"")
            .changed("class=\"field-error\">", &format!("class=\"field-error\">{error}")),
        example("a choice came back from the device", panel.clone())
            .changed("<p hidden class=\"donation__memory", "<p class=\"donation__memory"),
        example("no tax rule", DonationPanelData { tax: None, checked_on: None, ..panel.clone() }),
    ]
}

fn entry_card(samples: &Samples) -> Vec<Example> {
    let whole = samples.card(|card| card.date.is_some() && card.byline.is_some() && card.summary.is_some());
    let foreign = samples.card(|card| card.language.is_some());
    let (Some(card), Some(foreign)) = (whole, foreign) else { return Vec::new() };
    let example = |state, card: Card| Example::new("entry_card", state, || view! { <EntryCard card/> });
    let first_word = card.title.split(' ').find(|word| word.chars().count() > 4).unwrap_or_default().to_owned();
    let bare = Card { date: None, byline: None, summary: None, language: None, ..card.clone() };
    let endless = Card { title: "Anticonstitutionnellement".repeat(4), ..card.clone() };
    vec![
        example("date, people and summary are known", card.clone()),
        example("in another language", foreign),
        example("only what must be known", bare),
        Example::new("entry_card", "words that were looked for", move || {
            let item = StaticNode::from_html(result_item(&result_card(card), &Query::parse(&first_word)));
            view! { <ul class="listing__cards">{item}</ul> }
        }),
        example("a title that cannot break", endless),
    ]
}

fn filter_group(samples: &Samples) -> Vec<Example> {
    let group = |state, kind: GroupKind, results: ListingResults| {
        Example::new("filter_group", state, move || {
            view! { <FilterGroup kind options=results.options(kind).to_vec()/> }
        })
    };
    let all = samples.results(&ListingQuery::default());
    vec![
        group("few options", GroupKind::Year, all.clone()),
        group("more options than shown", GroupKind::Author, all.clone()),
        group("one is on", GroupKind::Kind, all).changed("type=\"checkbox\"", "type=\"checkbox\" checked"),
    ]
}

fn filter_panel(samples: &Samples) -> Vec<Example> {
    let panel = |state, results: ListingResults, count: Option<usize>| {
        Example::new("filter_panel", state, move || view! { <FilterPanel results count/> })
    };
    // The disclosure's content moves into the sheet then.
    let as_sheet = |example: Example| {
        let after = example.markup.split_once("</summary>").map(|(_, after)| after);
        let lent = after.and_then(|after| after.split_once("</details>")).map(|(lent, _)| lent.to_owned());
        let (lent, bar) = (lent.unwrap_or_default(), "<div class=\"filter-panel__bar\">");
        let example = example.changed("<dialog", "<dialog open").changed(&lent, "");
        example.changed(bar, &[&lent, bar].concat())
    };
    let all = samples.results(&ListingQuery::default());
    vec![
        panel("closed", all.clone(), Some(29)),
        panel("open beside the list", all.clone(), Some(29)).changed("<details", "<details open"),
        as_sheet(panel("a sheet over the page", all.clone(), Some(29))),
        as_sheet(panel("a sheet of filters that leave nothing", all, Some(0))),
        as_sheet(panel("a sheet where no results came", ListingResults::default(), None)),
    ]
}

fn link_list(samples: &Samples) -> Vec<Example> {
    let list = |state, links: Vec<PageLink>| Example::new("link_list", state, || view! { <LinkList links/> });
    vec![list("several", samples.themes.clone()), list("one", samples.themes.iter().take(1).cloned().collect())]
}

fn listing_tools(samples: &Samples) -> Vec<Example> {
    let tools = |state, question: ListingQuery, results: ListingResults| {
        Example::new("listing_tools", state, move || view! { <ListingTools question results count=Some(12)/> })
    };
    let first = |kind: GroupKind| -> Vec<String> {
        let all = samples.results(&ListingQuery::default());
        all.options(kind).iter().take(1).map(|option| option.name.clone()).collect()
    };
    let question = ListingQuery {
        words: "intelligence".to_owned(),
        kinds: first(GroupKind::Kind),
        themes: first(GroupKind::Theme),
        ..ListingQuery::default()
    };
    let nothing = ListingQuery::default();
    vec![
        tools("before the filters are there", nothing.clone(), ListingResults::default()),
        tools("filters opened", nothing.clone(), samples.results(&nothing)).changed("<details", "<details open"),
        tools("words and two filters", question.clone(), samples.results(&question))
            .changed("type=\"search\"", "type=\"search\" value=\"intelligence\""),
    ]
}

fn live_text() -> Vec<Example> {
    vec![Example::new("live_text", "a status", || {
        view! { <p class="listing__status" role="status">{live::text(|| text::results(12))}</p> }
    })]
}

fn pagination() -> Vec<Example> {
    let pagination = |state, current: usize, pages: usize| {
        Example::new("pagination", state, move || {
            StaticNode::from_html(components::pagination(current, pages, |page| format!("?page={page}")))
        })
    };
    vec![
        pagination("first of two", 1, 2),
        pagination("in the middle of many", 10, 20),
        pagination("last of many", 20, 20),
    ]
}

fn progress() -> Vec<Example> {
    vec![Example::new("progress", "a response takes long", || view! { <Progress is_hidden=live::flag(|| false)/> })]
}

fn site_footer(samples: &Samples) -> Vec<Example> {
    let site = &samples.catalogue().site;
    let footer = |state, organisation: Option<PageLink>, address: Option<String>, notice: Option<String>| {
        let link = |label: &str| PageLink { href: "/".to_owned(), label: label.to_owned() };
        let (pages, files) =
            (vec![link(text::ABOUT), link(text::ACCESSIBILITY)], vec![link(text::FEED), link(text::CATALOGUE)]);
        Example::new("site_footer", state, || view! { <SiteFooter organisation address notice pages files/> })
    };
    let organisation = site.organisation.as_ref();
    let link = organisation.map(|it| PageLink { href: it.url.as_str().to_owned(), label: it.name.clone() });
    let address = organisation.and_then(|organisation| organisation.address.clone());
    vec![
        footer("all that can be known", link, address, site.notice.clone()),
        footer("only what must be known", None, None, None),
    ]
}

fn site_header(samples: &Samples) -> Vec<Example> {
    let header = |state, path: String, has_support: bool| {
        let mut frame = samples.frame.clone();
        frame.support = frame.support.filter(|_| has_support);
        Example::new("site_header", state, move || {
            let path = Signal::stored(path);
            let search = search(SuggestionGroups::default());
            view! { <SiteHeader frame path search/> }
        })
    };
    let first = samples.frame.navigation.first().map(|link| link.href.clone()).unwrap_or_default();
    vec![
        header("on a page that it does not name", "/".to_owned(), true),
        header("on a page that it names and that has a search of its own", first, true),
        header("no call to give", "/".to_owned(), false),
    ]
}

fn site_search(samples: &Samples) -> Vec<Example> {
    let example = |state, found: SuggestionGroups| Example::new("site_search", state, move || search(found));
    vec![example("at rest", SuggestionGroups::default()), example("with suggestions", suggestion_groups(samples))]
}

fn suggestions(samples: &Samples) -> Vec<Example> {
    let example = |state, suggestions: SuggestionGroups, active: usize| {
        Example::new("suggestions", state, move || view! { <Suggestions suggestions active=RwSignal::new(active)/> })
    };
    let foreign = samples.cards.iter().take(1).cloned().map(|card| Card {
        title: "European Startups and \"Generative\" AI".to_owned(),
        title_language: Some("en".to_owned()),
        ..card
    });
    vec![
        example("none is reached", suggestion_groups(samples), 0),
        example("the second is reached", suggestion_groups(samples), 2),
        example("a title in another language", suggestions_of(samples, foreign), 0),
    ]
}

fn theme_switch() -> Vec<Example> {
    vec![Example::new("theme_switch", "as the device has it", || view! { <ThemeSwitch/> })]
}

fn search(found: SuggestionGroups) -> HydrateOnly {
    let (words, found) = (RwSignal::new(String::new()), RwSignal::new(found));
    view! { <SiteSearch documents=BaseUrl::default().href(&Route::listing(Scope::All)) words found/> }.hydrate_only()
}

/// Entries and themes as search suggestions.
fn suggestion_groups(samples: &Samples) -> SuggestionGroups {
    suggestions_of(samples, samples.cards.iter().take(3).cloned())
}

fn suggestions_of(samples: &Samples, cards: impl Iterator<Item = Card>) -> SuggestionGroups {
    let entries = cards.map(result_card).map(Suggestion::from_card).collect();
    let theme = |link: &PageLink| Suggestion::new(link.href.clone(), link.label.clone());
    let themes = samples.themes.iter().take(2).map(theme).collect();
    let title = text::suggested_entries(false, &["IA".to_owned()]);
    let groups = [(title, entries), (text::SUGGESTED_THEMES.to_owned(), themes)];
    let groups = groups.map(|(name, suggestions): (_, Vec<Suggestion>)| SuggestionGroup { name, suggestions });
    SuggestionGroups { groups: groups.into(), words: Arc::new(Query::parse("intelligence")) }
}
