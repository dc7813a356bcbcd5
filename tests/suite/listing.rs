//! From a query to one page of results.

use crate::rendered::OWN_SITE;
use crate::support::{catalogue_with, entry, own_catalogue};
use kiosque::{
    catalogue::{Catalogue, PersonId, SectionId, ThemeId},
    listing::{
        GroupKind, ListingIndex, ListingQuery, ListingResults, Sort, Step, build_index, feed_of, list, loosenings,
        steps,
    },
    page_data::build::PageBuilder,
    routes::{BaseUrl, PAGE_SIZE, Scope},
    text,
};
use leptos_router::location::RequestUrl;
use serde_json::{Value, json};
use std::sync::LazyLock;

const PICARD: &str = "hugo-le-picard";
const VELLIET: &str = "mathilde-velliet";

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    catalogue_with(json!([
        entry(
            json!({ "id": "eau", "title": "L’eau", "date": "2024-05-01", "themes": ["energie"], "authors": [PICARD] })
        ),
        entry(json!({ "id": "bois", "title": "Le bois", "kind": "note", "date": "2024-05-02",
            "themes": ["energie", "guerre-defense"], "authors": [VELLIET] })),
        entry(json!({ "id": "air", "title": "De l’air", "kind": "note", "date": "2024-05",
            "themes": ["guerre-defense"], "speakers": [PICARD] })),
        entry(json!({ "id": "feu", "title": "École du feu", "kind": "podcast", "date": "2023",
            "authors": [VELLIET], "speakers": [VELLIET] })),
        entry(json!({ "id": "terre", "title": "études", "themes": ["energie"] })),
        entry(json!({ "id": "vent", "title": "ÉTUDE", "kind": "podcast", "date": "2023-12-31",
            "themes": ["guerre-defense"], "authors": ["voltaire"] })),
    ]))
});

/// The index, and the ids of its entries.
fn index_of(catalogue: &Catalogue) -> (ListingIndex, Vec<&str>) {
    let (index, entries) = build_index(catalogue, text::kind);
    (index, entries.into_iter().map(|entry| entry.id.as_str()).collect())
}

fn section(id: &str) -> Scope {
    Scope::Section(SectionId::parse(id).unwrap())
}

fn theme(id: &str) -> Scope {
    Scope::Theme(ThemeId::parse(id).unwrap())
}

fn person(id: &str) -> Scope {
    Scope::Person(PersonId::parse(id).unwrap())
}

/// Parses a query string as the application does.
fn question(text: &str) -> ListingQuery {
    let url = RequestUrl::new(&format!("/documents?{}", text.trim_start_matches('?'))).parse().unwrap();
    ListingQuery::read(|name| url.search_params().get_all(name).unwrap_or_default())
}

fn ask(scope: &Scope, text: &str, words: Option<&str>) -> (ListingResults, String) {
    let (index, names) = index_of(&CATALOGUE);
    let hits: Option<Vec<u32>> = words.map(|words| {
        let position = |word: &str| names.iter().position(|name| *name == word).unwrap() as u32;
        words.split_whitespace().map(position).collect()
    });
    let results = list(&index, scope, &question(text), hits.as_deref());
    let found: Vec<&str> = results.entries.iter().map(|position| names[*position as usize]).collect();
    let found = found.join(" ");
    (results, found)
}

/// Checks which entries match a query, in order.
#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(ask(&Scope::All, text, None).1, expected, "{text}");
}

/// The same if the search found these entries, best first.
#[track_caller]
fn check_words(text: &str, hits: &str, expected: &str) {
    assert_eq!(ask(&Scope::All, text, Some(hits)).1, expected, "{text}");
}

/// Checks the options of a group with their counts; `*` marks the active ones.
#[track_caller]
fn check_counts(text: &str, kind: GroupKind, expected: &str) {
    assert_eq!(counts(&ask(&Scope::All, text, None).0, kind), expected, "{text}");
}

fn counts(results: &ListingResults, kind: GroupKind) -> String {
    let group = results.groups.iter().find(|group| group.kind == kind).unwrap();
    let options = group.options.iter().map(|option| {
        let mark = if option.is_on { "*" } else { "" };
        format!("{} {}{mark}", option.name, option.count)
    });
    options.collect::<Vec<_>>().join(", ")
}

mod filters {
    use super::*;

    #[test]
    fn a_question_without_filters_gives_everything_newest_first() {
        check("", "bois eau air vent feu terre");
    }

    #[test]
    fn options_add_up_within_a_group() {
        check("type=note", "bois air");
        check("type=note&type=podcast", "bois air vent feu");
        check("theme=energie&theme=guerre-defense", "bois eau air vent terre");
        check("annee=2023&annee=2024", "bois eau air vent feu");
    }

    #[test]
    fn groups_narrow_one_another() {
        check("type=note&type=etude&theme=energie", "bois eau terre");
        check("type=note&theme=energie", "bois");
        check("type=podcast&annee=2023&theme=guerre-defense", "vent");
        check("type=podcast&annee=2024", "");
        check("type=etude&theme=energie&auteur=hugo-le-picard&annee=2024", "eau");
    }

    #[test]
    fn an_author_is_whoever_wrote_or_speaks() {
        check("auteur=hugo-le-picard", "eau air");
        check("auteur=mathilde-velliet", "bois feu");
        check("auteur=hugo-le-picard&auteur=voltaire", "eau air vent");
    }

    #[test]
    fn a_date_of_which_only_the_year_or_the_month_is_known_has_a_year() {
        check("annee=2023", "vent feu");
        check("annee=2024", "bois eau air");
    }

    #[test]
    fn values_that_mean_nothing_are_ignored() {
        let everything = "bois eau air vent feu terre";
        for text in [
            "type=roman",
            "type=NOTE",
            "type=",
            "theme=mer",
            "auteur=personne",
            "annee=1999",
            "annee=0",
            "annee=mars",
            "annee=-2024",
            "tri=hasard",
            "autre=chose",
            "page=2",
            "q=",
            "q=%20%20",
            "type=%F0%9F%A6%86&theme=%00",
        ] {
            check(text, everything);
        }
        check("type=roman&type=note", "bois air");
        check("annee=1999&annee=2023", "vent feu");
    }

    #[test]
    fn the_listing_of_a_section_a_theme_or_a_person_has_only_their_entries() {
        let found = |scope, text| ask(&scope, text, None).1;
        assert_eq!(found(theme("energie"), ""), "bois eau terre");
        assert_eq!(found(theme("energie"), "type=note"), "bois");
        assert_eq!(found(person(PICARD), ""), "eau air");
        assert_eq!(found(section("publications"), "tri=ancien"), "feu vent eau air bois terre");
        for scope in [theme, person, section] {
            assert_eq!(found(scope("inconnu"), ""), "");
        }
    }

    #[test]
    fn turning_a_filter_on_and_off_restores_the_query_on_its_first_page() {
        let before = question("q=eau&type=note&tri=titre&page=3");
        let on = before.toggled(GroupKind::Theme, "energie");
        assert_eq!((on.themes.as_slice(), on.page), (["energie".to_owned()].as_slice(), 1));
        assert_eq!(on.toggled(GroupKind::Theme, "energie"), ListingQuery { page: 1, ..before });
    }

    #[test]
    fn a_filter_that_shows_as_on_is_off_after_one_press() {
        for text in ["type=note&type=note", "annee=2024&annee=2024", "annee=%2B2024", "annee=02024"] {
            let (results, _) = ask(&Scope::All, text, None);
            for group in &results.groups {
                for option in group.options.iter().filter(|option| option.is_on) {
                    let next = question(text).toggled(group.kind, &option.name);
                    let (results, _) = ask(&Scope::All, &next.to_query_string(), None);
                    assert!(!counts(&results, group.kind).contains('*'), "{text}: {} stays on", option.name);
                }
            }
        }
    }
}

mod filter_counts {
    use super::*;

    #[test]
    fn every_option_says_how_many_entries_it_fits() {
        check_counts("", GroupKind::Kind, "etude 2, note 2, podcast 2");
        check_counts("", GroupKind::Theme, "guerre-defense 3, energie 3");
        check_counts("", GroupKind::Year, "2024 3, 2023 2");
    }

    #[test]
    fn authors_come_with_the_most_frequent_first_and_count_each_entry_once() {
        check_counts("", GroupKind::Author, "mathilde-velliet 2, hugo-le-picard 2, voltaire 1");
    }

    #[test]
    fn counts_follow_the_options_of_the_other_groups_and_not_their_own() {
        check_counts("type=note", GroupKind::Kind, "etude 2, note 2*, podcast 2");
        check_counts("type=note", GroupKind::Theme, "guerre-defense 2, energie 1");
        check_counts("type=note", GroupKind::Year, "2024 2");
        check_counts("type=note&theme=energie", GroupKind::Kind, "etude 2, note 1*");
        check_counts("type=note&theme=energie", GroupKind::Theme, "guerre-defense 2, energie 1*");
        check_counts("annee=2023", GroupKind::Author, "mathilde-velliet 1, voltaire 1");
    }

    #[test]
    fn a_count_is_the_number_of_entries_that_the_option_alone_gives() {
        for text in ["", "type=note", "theme=energie&annee=2024", "auteur=hugo-le-picard"] {
            let (results, _) = ask(&Scope::All, text, None);
            for group in &results.groups {
                for option in &group.options {
                    let mut alone = question(text);
                    *match group.kind {
                        GroupKind::Kind => &mut alone.kinds,
                        GroupKind::Theme => &mut alone.themes,
                        GroupKind::Author => &mut alone.authors,
                        GroupKind::Year => &mut alone.years,
                    } = vec![option.name.clone()];
                    let (_, found) = ask(&Scope::All, &alone.to_query_string(), None);
                    assert_eq!(found.split_whitespace().count(), option.count, "{text}: {}", option.name);
                }
            }
        }
    }

    #[test]
    fn an_active_option_stays_even_if_it_leaves_nothing() {
        check_counts("type=podcast&annee=2024", GroupKind::Kind, "etude 1, note 2, podcast 0*");
        check_counts("type=podcast&annee=2024", GroupKind::Year, "2024 0*, 2023 2");
    }

    #[test]
    fn what_all_entries_of_a_listing_have_is_no_filter_of_it_unless_it_is_asked_for() {
        let options = |scope: &Scope, text: &str, kind| counts(&ask(scope, text, None).0, kind);
        assert_eq!(options(&theme("energie"), "", GroupKind::Theme), "guerre-defense 1");
        assert_eq!(options(&theme("energie"), "theme=energie", GroupKind::Theme), "guerre-defense 1, energie 3*");
        let authors = options(&person("hugo-le-picard"), "", GroupKind::Author);
        assert!(!authors.contains("hugo-le-picard"), "{authors}");
    }

    #[test]
    fn where_no_answer_comes_the_filters_of_the_one_before_say_what_was_asked() {
        let (before, _) = ask(&Scope::All, "", None);
        let on = before.asked(&question("type=etude&annee=2024")).filters_on();
        assert_eq!(on.iter().map(|filter| filter.name.as_str()).collect::<Vec<_>>(), ["etude", "2024"]);
    }

    #[test]
    fn counts_follow_the_words_and_the_scope() {
        let (results, _) = ask(&Scope::All, "q=x", Some("feu vent eau"));
        assert_eq!(counts(&results, GroupKind::Kind), "etude 1, podcast 2");
        let (results, _) = ask(&theme("energie"), "", None);
        assert_eq!(counts(&results, GroupKind::Kind), "etude 2, note 1");
    }

    #[test]
    fn options_are_words_in_the_order_of_the_catalogue() {
        let (results, _) = ask(&Scope::All, "", None);
        let labels = |kind| -> Vec<&str> {
            let group = results.groups.iter().find(|group| group.kind == kind).unwrap();
            group.options.iter().map(|option| option.label.as_str()).collect()
        };
        assert_eq!(labels(GroupKind::Kind), ["Étude", "Note", "Podcast"]);
        assert_eq!(labels(GroupKind::Theme), ["Guerre et défense", "Énergie"]);
        assert_eq!(labels(GroupKind::Author), ["Mathilde Velliet", "Hugo Le Picard", "Voltaire"]);
        assert_eq!(results.groups.iter().map(|group| group.kind).collect::<Vec<_>>(), GroupKind::ALL);
    }
}

mod order {
    use super::*;

    #[test]
    fn entries_without_a_date_come_last_in_both_orders() {
        check("tri=recent", "bois eau air vent feu terre");
        check("tri=ancien", "feu vent eau air bois terre");
    }

    #[test]
    fn a_date_known_to_the_month_or_year_sorts_with_its_first_day() {
        // `air` is from May 2024 and counts as 1 May, the date of `eau`; `feu` is from 2023 and counts as 1 January.
        check("tri=ancien&annee=2024", "eau air bois");
        check("tri=ancien&annee=2023", "feu vent");
    }

    #[test]
    fn titles_sort_without_case_and_accents() {
        check("tri=titre", "air feu vent terre eau bois");
    }

    #[test]
    fn ligatures_and_typographic_marks_sort_as_in_a_dictionary() {
        let titles = [
            "Ozone",
            "Œuvre",
            "« Odeur »",
            "Oeil",
            "L’ère",
            "L'an",
            "Æther",
            "Zèle",
            "ça",
            "Cà et là",
            "Noël",
            "2 mots",
        ];
        let entries = titles.iter().enumerate();
        let entries: Vec<Value> =
            entries.map(|(position, title)| entry(json!({ "id": format!("e{position}"), "title": title }))).collect();
        let catalogue = catalogue_with(entries.into());
        let (index, entries) = build_index(&catalogue, text::kind);
        let results = list(&index, &Scope::All, &question("tri=titre"), None);
        let sorted: Vec<&str> =
            results.entries.iter().map(|position| entries[*position as usize].title.as_str()).collect();
        assert_eq!(
            sorted,
            [
                "2 mots",
                "Æther",
                "ça",
                "Cà et là",
                "L'an",
                "L’ère",
                "Noël",
                "« Odeur »",
                "Oeil",
                "Œuvre",
                "Ozone",
                "Zèle"
            ]
        );
    }

    #[test]
    fn words_are_answered_by_relevance_unless_another_order_is_asked() {
        check_words("q=x", "feu bois air", "feu bois air");
        check_words("q=x&tri=pertinence", "feu bois air", "feu bois air");
        check_words("q=x&tri=recent", "feu bois air", "bois air feu");
        check_words("q=x&tri=ancien", "feu bois air", "feu air bois");
        check_words("q=x&tri=titre", "bois terre air", "air terre bois");
        check_words("q=x&type=note", "feu air bois", "air bois");
        check_words("q=x", "", "");
    }

    #[test]
    fn relevance_means_nothing_without_words() {
        assert_eq!(question("tri=pertinence").sort, None);
        assert_eq!(question("q=%20&tri=pertinence").sort, None);
        assert_eq!(question("q=x&tri=pertinence").sort, Some(Sort::Relevance));
        check("tri=pertinence", "bois eau air vent feu terre");
    }

    #[test]
    fn every_order_has_a_word_in_addresses() {
        for (sort, word) in Sort::ALL.into_iter().zip(["pertinence", "recent", "ancien", "titre"]) {
            assert_eq!(sort.as_str(), word);
            assert_eq!(Sort::parse(word), Some(sort));
        }
        assert_eq!(Sort::parse("Titre"), None);
    }
}

mod pages {
    use super::*;

    #[test]
    fn a_page_holds_twenty_four_entries() {
        assert_eq!(PAGE_SIZE, 24);
        let range = |text, total| question(text).page_range(total);
        assert_eq!(range("q=x", 100), 0..24);
        assert_eq!(range("q=x&page=2", 100), 24..48);
        assert_eq!(range("q=x&page=5", 100), 96..100);
        assert_eq!(range("q=x", 24), 0..24);
        assert_eq!(range("q=x&page=2", 25), 24..25);
    }

    #[test]
    fn a_page_beyond_the_end_is_the_last_one() {
        let range = |text, total| question(text).page_range(total);
        assert_eq!(range("q=x&page=6", 100), 96..100);
        assert_eq!(range("q=x&page=18446744073709551615", 100), 96..100);
        assert_eq!(range("q=x&page=2", 24), 0..24);
        assert_eq!(range("q=x&page=9", 0), 0..0);
        assert_eq!(range("q=x", 0), 0..0);
    }

    #[test]
    fn a_page_number_that_makes_no_sense_means_the_first_page() {
        for page in ["0", "-3", "deux", "", "1.5", "99999999999999999999999", "1 2"] {
            assert_eq!(question(&format!("q=x&page={page}")).page, 1, "{page}");
        }
    }

    #[test]
    fn pagination_shows_both_ends_and_the_neighbours_of_the_current_page() {
        for (current, pages, expected) in [
            (1, 0, ""),
            (1, 1, "1"),
            (1, 2, "1 2"),
            (1, 5, "1 2 3 4 5"),
            (1, 6, "1 2 3 … 6"),
            (1, 21, "1 2 3 … 21"),
            (3, 21, "1 2 3 4 5 … 21"),
            (4, 21, "1 2 3 4 5 6 … 21"),
            (5, 21, "1 2 3 4 5 6 7 … 21"),
            (6, 21, "1 … 4 5 6 7 8 … 21"),
            (11, 21, "1 … 9 10 11 12 13 … 21"),
            (17, 21, "1 … 15 16 17 18 19 20 21"),
            (21, 21, "1 … 19 20 21"),
        ] {
            let shown = steps(current, pages).into_iter().map(|step| match step {
                Step::Page(page) => page.to_string(),
                Step::Gap => "…".to_owned(),
            });
            assert_eq!(shown.collect::<Vec<_>>().join(" "), expected, "page {current} of {pages}");
        }
    }

    #[test]
    fn a_gap_never_hides_a_single_page_and_no_page_comes_twice() {
        for pages in 1..40 {
            for current in 1..=pages {
                let mut last = 0;
                let mut is_after_gap = false;
                for step in steps(current, pages) {
                    match step {
                        Step::Page(page) if is_after_gap => assert!(page > last + 2, "{current} of {pages}"),
                        Step::Page(page) => assert_eq!(page, last + 1, "{current} of {pages}"),
                        Step::Gap => assert!(!is_after_gap, "{current} of {pages}"),
                    }
                    is_after_gap = step == Step::Gap;
                    if let Step::Page(page) = step {
                        last = page;
                    }
                }
                assert_eq!(last, pages);
            }
        }
    }
}

mod addresses {
    use super::*;

    #[test]
    fn the_address_holds_the_whole_query() {
        let query = ListingQuery {
            words: "intérêt général".to_owned(),
            kinds: vec!["note".to_owned(), "etude".to_owned()],
            themes: vec!["energie".to_owned()],
            authors: vec![PICARD.to_owned()],
            years: vec!["2024".to_owned()],
            sort: Some(Sort::Title),
            page: 2,
        };
        assert_eq!(
            query.to_query_string(),
            "?q=int%C3%A9r%C3%AAt+g%C3%A9n%C3%A9ral&type=note&type=etude&theme=energie&auteur=hugo-le-picard\
             &annee=2024&tri=titre&page=2"
        );
        assert_eq!(question(&query.to_query_string()), query);
    }

    #[test]
    fn an_address_with_hostile_characters_gives_the_same_query_back() {
        for words in [
            "a&b=c",
            "#top",
            "100 %",
            "50% +1",
            "?q=q",
            "\"'<script>alert(1)</script>",
            "a/b\\c",
            "l’ère « IA »",
            "日本",
            "🦆",
            "a+b",
            "a;b",
            "tab\there",
            "nul\0",
            "%",
            "%%",
            "q=\u{a0}x",
        ] {
            let query = ListingQuery {
                words: words.to_owned(),
                kinds: vec![words.to_owned()],
                authors: vec!["&".to_owned(), words.to_owned()],
                page: 1,
                ..ListingQuery::default()
            };
            let address = query.to_query_string();
            assert!(
                address.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"?&=%+-._~".contains(&byte)),
                "{address}"
            );
            assert_eq!(question(&address), query, "{address}");
        }
    }

    #[test]
    fn an_empty_query_has_no_query_string() {
        assert_eq!(ListingQuery { page: 1, ..ListingQuery::default() }.to_query_string(), "");
        // A query with only a page number is a page of the finished listing, which has its own address.
        assert_eq!(question("page=3").to_query_string(), "");
        assert!(question("page=3").is_empty());
        assert!(!question("tri=titre").is_empty() && !question("type=note").is_empty() && !question("q=x").is_empty());
    }

    #[test]
    fn the_first_page_has_no_number_in_the_address() {
        assert_eq!(question("type=note&page=1").to_query_string(), "?type=note");
    }

    #[test]
    fn words_are_trimmed() {
        assert_eq!(question("q=++deux+mots++").words, "deux mots");
        assert_eq!(question("q=%C2%A0mot").words, "mot");
    }

    #[test]
    fn the_first_value_of_a_single_parameter_counts() {
        let query = question("q=un&q=deux&tri=titre&tri=ancien&page=2&page=3");
        assert_eq!((query.words.as_str(), query.sort, query.page), ("un", Some(Sort::Title), 2));
    }
}

mod nothing_found {
    use super::*;

    /// What is suggested: the part to drop, and how many entries would remain.
    fn offered(text: &str, words: Option<&[u32]>) -> Vec<(Option<GroupKind>, usize)> {
        let (index, _) = index_of(&CATALOGUE);
        let parts = loosenings(&index, &Scope::All, &question(text), words);
        for part in &parts {
            assert_eq!(part.query.page, 1);
            let hits = if part.without.is_none() { None } else { words };
            assert_eq!(list(&index, &Scope::All, &part.query, hits).entries.len(), part.count);
        }
        parts.into_iter().map(|part| (part.without, part.count)).collect()
    }

    #[test]
    fn the_filters_in_the_way_are_offered_most_entries_first() {
        assert_eq!(
            offered("type=podcast&annee=2024&page=4", None),
            [(Some(GroupKind::Kind), 3), (Some(GroupKind::Year), 2)]
        );
        assert_eq!(offered("type=podcast&theme=energie&auteur=hugo-le-picard", None), [(Some(GroupKind::Kind), 1)]);
    }

    #[test]
    fn dropping_the_words_is_offered_too() {
        assert_eq!(offered("q=rien&type=note", Some(&[])), [(None, 2)]);
        assert_eq!(offered("q=rien", Some(&[])), [(None, 6)]);
        assert_eq!(offered("q=x&type=note", Some(&[4])), [(None, 2), (Some(GroupKind::Kind), 1)]);
    }

    #[test]
    fn without_the_words_an_order_by_relevance_is_dropped_too() {
        let (index, _) = index_of(&CATALOGUE);
        let query = question("q=rien&type=note&tri=pertinence");
        let parts = loosenings(&index, &Scope::All, &query, Some(&[]));
        assert_eq!(parts.iter().map(|part| part.query.to_query_string()).collect::<Vec<_>>(), ["?type=note"]);
    }
}

mod heading {
    use super::*;

    /// Checks the heading of a listing for a query, with plain spaces.
    #[track_caller]
    fn check(heading: &str, words: &str, filters: &[&str], expected: &str) {
        assert_eq!(text::question(heading, words, filters).replace('\u{a0}', " "), expected);
    }

    #[test]
    fn a_listing_without_a_query_keeps_its_heading() {
        check("Tous les documents", "", &[], "Tous les documents");
    }

    #[test]
    fn words_and_filters_are_told_in_the_order_in_which_they_are_shown() {
        check("Recherche", "l’Europe", &[], "Recherche : « l’Europe »");
        check("Énergie", "", &["Podcast", "2024"], "Énergie : Podcast, 2024");
        check("Recherche", "europe", &["Podcast", "Étude"], "Recherche : « europe », Podcast, Étude");
        check("Recherche", "\u{202e}europe", &["Podcast"], "Recherche : « europe », Podcast");
    }

    #[test]
    fn titles_name_the_page_number_from_the_second_page_on() {
        assert_eq!(text::numbered("Énergie", 1), "Énergie");
        assert_eq!(text::numbered("Énergie : 2024", 2), "Énergie : 2024 (page 2)");
    }
}

mod buttons {
    use super::*;

    #[test]
    fn the_button_below_the_filters_says_how_many_results_they_leave() {
        let plain = |count| text::see_results(count).replace('\u{a0}', " ");
        assert_eq!(plain(Some(0)), "Aucun résultat : élargir");
        assert_eq!(plain(Some(1)), "Voir le résultat");
        assert_eq!(plain(Some(12)), "Voir les 12 résultats");
        assert_eq!(plain(None), "Pas de réponse : voir pourquoi");
    }

    #[test]
    fn a_filter_is_removed_by_group_and_name() {
        assert_eq!(text::remove_filter(GroupKind::Kind), "Retirer le filtre Type\u{a0}: ");
    }
}

mod feed {
    use super::*;

    /// The feed that matches a query on all entries of the small catalogue.
    fn fitting(text: &str) -> Option<String> {
        let (index, _) = index_of(&CATALOGUE);
        let question = question(text);
        let filters = list(&index, &Scope::All, &question, None).filters_on();
        feed_of(&Scope::All, &question, &filters)
    }

    #[test]
    fn one_kind_theme_or_person_has_a_feed_of_its_own() {
        assert_eq!(fitting("type=podcast").as_deref(), Some("documents/types/podcast/feed.xml"));
        assert_eq!(fitting("theme=energie&tri=titre").as_deref(), Some("themes/energie/feed.xml"));
        assert_eq!(fitting("auteur=voltaire&auteur=personne").as_deref(), Some("auteurs/voltaire/feed.xml"));
    }

    #[test]
    fn no_feed_is_about_a_year_several_filters_words_or_a_part_of_another_listing() {
        for text in ["", "annee=2024", "type=note&type=podcast", "type=note&theme=energie", "q=eau&type=note"] {
            assert_eq!(fitting(text), None, "{text}");
        }
        let (index, _) = index_of(&CATALOGUE);
        let (scope, question) = (theme("energie"), question("type=note"));
        let filters = list(&index, &scope, &question, None).filters_on();
        assert_eq!((filters.len(), feed_of(&scope, &question, &filters)), (1, None));
    }

    #[test]
    fn a_feed_that_fits_is_a_file_of_the_site() {
        let (index, _) = build_index(&OWN_SITE.catalogue, text::kind);
        let everything = list(&index, &Scope::All, &ListingQuery::default(), None);
        let mut count = 0;
        for group in &everything.groups {
            for option in &group.options {
                let question = ListingQuery::default().toggled(group.kind, &option.name);
                let filters = list(&index, &Scope::All, &question, None).filters_on();
                if let Some(path) = feed_of(&Scope::All, &question, &filters) {
                    assert!(OWN_SITE.files.contains_key(&path), "{path}");
                    count += 1;
                }
            }
        }
        assert!(count > 20, "only {count} feeds");
    }
}

mod own_index {
    use super::*;

    #[test]
    fn the_index_of_the_real_catalogue_says_what_the_catalogue_says() {
        let catalogue = own_catalogue();
        let (index, entries) = build_index(&catalogue, text::kind);
        assert_eq!(index.rows.len(), catalogue.entries.len());
        for (row, entry) in index.rows.iter().zip(&entries) {
            assert_eq!(index.kinds[usize::from(row.0)].0, entry.kind.as_str());
            assert_eq!(row.year(), entry.date.map(|date| u32::from(date.year())));
            let themes: Vec<&str> =
                row.2.iter().map(|position| index.themes[usize::from(*position)].0.as_str()).collect();
            assert_eq!(themes, entry.themes.iter().map(|theme| theme.as_str()).collect::<Vec<_>>());
            let people: Vec<&str> =
                row.3.iter().map(|position| index.people[usize::from(*position)].0.as_str()).collect();
            assert_eq!(people, entry.people().iter().map(|person| person.as_str()).collect::<Vec<_>>());
        }
        for (members, section) in index.sections.iter().zip(&catalogue.sections) {
            let names: Vec<&str> = members.1.iter().map(|position| entries[*position as usize].id.as_str()).collect();
            assert_eq!(members.0, section.id.as_str());
            assert_eq!(names, section.entries.iter().map(|id| id.as_str()).collect::<Vec<_>>());
        }
        let dates: Vec<u32> = index.rows.iter().map(|row| row.1).collect();
        assert!(dates.is_sorted_by(|left, right| left >= right), "{dates:?}");
        let mut ranks = index.title_ranks.clone();
        ranks.sort_unstable();
        assert_eq!(ranks, (0..entries.len() as u32).collect::<Vec<_>>());
        assert!(index.kinds.iter().all(|kind| !kind.1.is_empty()));
    }

    #[test]
    fn the_index_survives_serialisation() {
        let (index, _) = index_of(&CATALOGUE);
        let text = serde_json::to_string(&index).unwrap();
        assert_eq!(serde_json::from_str::<ListingIndex>(&text).unwrap(), index);
    }

    #[test]
    fn an_empty_query_answers_what_the_finished_pages_show() {
        use kiosque::{page_data::Content, routes::Route};
        let builder = PageBuilder::new(own_catalogue(), BaseUrl::default(), String::new(), Default::default());
        let (index, _) = build_index(builder.catalogue(), text::kind);
        let cards = builder.cards();
        for route in builder.routes() {
            let Route::Listing { page, .. } = &route else { continue };
            let Content::Listing(listing) = builder.page(&route).unwrap().content else { panic!("{route:?}") };
            let results = list(&index, &listing.scope, &ListingQuery::default(), None);
            assert_eq!(results.entries.len(), listing.total as usize, "{route:?}");
            let range =
                ListingQuery { page: page.get() as usize, ..ListingQuery::default() }.page_range(results.entries.len());
            let shown: Vec<_> =
                results.entries[range].iter().map(|position| cards[*position as usize].clone()).collect();
            assert_eq!(shown, listing.cards, "{route:?}");
        }
    }
}
