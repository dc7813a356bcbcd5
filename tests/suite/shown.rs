//! What a listing says about itself, for any query.

use kiosque::{
    catalogue::ThemeId,
    listing::{FilterOn, GroupKind, ListingQuery},
    loading::policy::LoadError,
    page_data::PageLink,
    pages::listing::{Listed, Shown},
    routes::Scope,
    search::Query,
    text,
};
use std::sync::Arc;

fn documents() -> Listed {
    let feed = PageLink { href: "/feed.xml".to_owned(), label: text::FOLLOW.to_owned() };
    let (heading, first) = ("Documents".to_owned(), "/documents".to_owned());
    Listed { scope: Scope::All, heading, first, total: 60, page: 2, feed: Some(feed) }
}

fn energy() -> Listed {
    let scope = Scope::Theme(ThemeId::parse("energie").unwrap());
    Listed { scope, heading: "Énergie".to_owned(), first: "/themes/energie".to_owned(), page: 1, ..documents() }
}

/// The results of these words and this kind.
fn results(words: &str, kind: Option<(&str, &str)>, page: usize, total: usize) -> Shown {
    let filter = |(name, label): (&str, &str)| FilterOn {
        group: GroupKind::ALL[0],
        name: name.to_owned(),
        label: label.to_owned(),
    };
    let filters: Vec<FilterOn> = kind.map(filter).into_iter().collect();
    let kinds = filters.iter().map(|filter| filter.name.clone()).collect();
    Shown::Results {
        question: ListingQuery { words: words.to_owned(), kinds, page, ..ListingQuery::default() },
        filters,
        total,
        cards: Vec::new(),
        words: Arc::new(Query::parse(words)),
        loosenings: Vec::new(),
    }
}

const UNREACHABLE: Shown = Shown::Failed(LoadError::Unreachable);

#[test]
fn the_heading_names_the_query_and_calls_words_on_all_entries_a_search() {
    let podcast = Some(("podcast", "Podcast"));
    for (list, shown, heading) in [
        (documents(), Shown::Finished, "Documents"),
        (documents(), UNREACHABLE, "Documents"),
        (documents(), results("chine", None, 1, 3), "Recherche\u{a0}: «\u{a0}chine\u{a0}»"),
        (documents(), results("", podcast, 1, 3), "Documents\u{a0}: Podcast"),
        (energy(), results("chine", podcast, 1, 3), "Énergie\u{a0}: «\u{a0}chine\u{a0}», Podcast"),
    ] {
        assert_eq!(shown.heading(&list), heading);
    }
}

#[test]
fn the_title_tells_the_page_that_is_shown() {
    assert_eq!(Shown::Finished.title(&documents()), "Documents (page 2)");
    assert_eq!(
        results("", Some(("podcast", "Podcast")), 3, 60).title(&documents()),
        "Documents\u{a0}: Podcast (page 3)"
    );
    assert_eq!(Shown::Finished.title(&energy()), "Énergie");
    assert_eq!(results("", None, 99, 30).title(&documents()), "Documents (page 2)", "there is no page 99");
    assert_eq!(results("", None, 1, 0).title(&documents()), "Documents");
}

#[test]
fn a_list_waits_for_the_results_of_a_query_that_it_does_not_show() {
    let asked = |shown: &Shown| match shown {
        Shown::Results { question, .. } => question.clone(),
        _ => ListingQuery::default(),
    };
    let (chine, europe) = (results("chine", None, 1, 3), results("europe", None, 1, 9));
    assert!(!Shown::Finished.is_waiting_for(&ListingQuery::default()));
    assert!(Shown::Finished.is_waiting_for(&asked(&chine)));
    assert!(!chine.is_waiting_for(&asked(&chine)));
    assert!(chine.is_waiting_for(&asked(&europe)));
    assert!(!UNREACHABLE.is_waiting_for(&asked(&chine)));
}

#[test]
fn the_pages_of_results_keep_their_query() {
    let list = documents();
    assert_eq!(
        (Shown::Finished.pages(&list), Shown::Finished.address(&list, 3)),
        ((2, 3), "/documents/page/3".to_owned())
    );
    assert_eq!(Shown::Finished.address(&list, 1), "/documents");
    let shown = results("chine", None, 9, 30);
    assert_eq!(shown.pages(&list), (2, 2), "a page beyond the last one is the last one");
    assert_eq!(shown.address(&list, 2), "/documents/page/2?q=chine&page=2", "the page that is there stays");
    assert_eq!(shown.address(&Listed { page: 1, ..list }, 2), "/documents?q=chine&page=2");
}

#[test]
fn a_list_offers_the_feed_of_what_is_shown_or_the_whole_one_by_that_name() {
    let podcast = Some(("podcast", "Podcast"));
    let feed = |list: &Listed, shown: &Shown| shown.feed(list, "/").map(|feed| (feed.href, feed.label));
    let whole = ("/feed.xml".to_owned(), text::FOLLOW_WHOLE.to_owned());
    let own = ("/feed.xml".to_owned(), text::FOLLOW.to_owned());
    assert_eq!(feed(&documents(), &Shown::Finished), Some(own.clone()));
    assert_eq!(feed(&documents(), &results("", None, 2, 60)), Some(own));
    assert_eq!(feed(&documents(), &results("chine", None, 1, 3)), Some(whole.clone()));
    assert_eq!(feed(&documents(), &results("", podcast, 1, 0)), Some(whole));
    let (href, label) = feed(&documents(), &results("", podcast, 1, 3)).unwrap();
    assert_eq!((href.as_str(), label.as_str()), ("/documents/types/podcast/feed.xml", text::FOLLOW));
    assert_eq!(feed(&Listed { feed: None, ..documents() }, &Shown::Finished), None);
}

#[test]
fn without_results_nothing_is_counted() {
    assert_eq!(
        [Shown::Finished.count(60), results("a", None, 1, 3).count(60), UNREACHABLE.count(60)],
        [Some(60), Some(3), None]
    );
}
