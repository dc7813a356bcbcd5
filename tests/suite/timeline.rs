//! The timeline, the map of themes, and what people and themes share.

use crate::{
    rendered::{compressed, inside, select, words},
    support::{catalogue_with, entry, own_catalogue},
};
use kiosque::{
    catalogue::{Catalogue, Kind},
    listing::{ListingQuery, build_index, list},
    page_data::{Companions, Content, build::PageBuilder},
    picture::Pictures,
    prerender::BaseUrl,
    routes::{Route, Scope},
    text,
};
use leptos_router::location::RequestUrl;
use scraper::{ElementRef, Html};
use serde_json::{Value, json};

fn builder(catalogue: Catalogue) -> PageBuilder {
    PageBuilder::new(catalogue, BaseUrl::default(), "build".to_owned(), Pictures::default())
}

/// The content of the timeline.
fn timeline(catalogue: Catalogue) -> Html {
    match builder(catalogue).page(&Route::Timeline).unwrap().content {
        Content::Timeline(page) => Html::parse_fragment(page.body.as_str()),
        other => panic!("{other:?}"),
    }
}

/// Entries with these dates.
fn on(dates: &[&str]) -> Catalogue {
    let entries = dates.iter().enumerate().map(|(number, date)| {
        let mut entry = entry(json!({ "id": format!("n-{number}"), "title": format!("Titre {number}") }));
        if !date.is_empty() {
            entry["date"] = (*date).into();
        }
        entry
    });
    catalogue_with(entries.collect::<Value>())
}

/// This many entries, spread over the years from `first` to `last` and their months. One in nineteen has no date, one only a year.
fn many(count: usize, first: usize, last: usize) -> Catalogue {
    let years = last - first + 1;
    let date = |number: usize| {
        let (year, month, day) = (first + number % years, 1 + number / years % 12, 1 + number % 28);
        match number % 19 {
            0 => String::new(),
            1 => format!("{year:04}"),
            _ => format!("{year:04}-{month:02}-{day:02}"),
        }
    };
    let dates: Vec<String> = (0..count).map(date).collect();
    on(&dates.iter().map(String::as_str).collect::<Vec<_>>())
}

#[track_caller]
fn all(html: &Html, selector: &str) -> Vec<String> {
    select(html, selector).map(words).collect()
}

fn only<'a>(element: ElementRef<'a>, selector: &str) -> ElementRef<'a> {
    let found = inside(element, selector);
    assert_eq!(found.len(), 1, "{selector} in {}", element.html());
    found[0]
}

/// The number that a text begins with.
fn leading_number(text: &str) -> usize {
    let digits = text.chars().filter(|char| *char != '\u{202f}').take_while(char::is_ascii_digit);
    digits.collect::<String>().parse().unwrap_or_else(|_| panic!("{text:?} begins with no number"))
}

mod in_time {
    use super::*;

    #[test]
    fn entries_stand_oldest_first_and_say_how_precisely_their_date_is_known() {
        let html = timeline(on(&["2025-02-07", "2025", "", "2024-12-31", "2025-02", "2025-02-01", "2025-11"]));
        assert_eq!(all(&html, ".timeline__year h3"), ["2024", "2025"]);
        assert_eq!(
            all(&html, ".timeline__years .timeline__entries > li"),
            [
                "31\u{a0}décembre 2024 Titre 3 Étude",
                "2025 (mois inconnu) Titre 1 Étude",
                "février 2025 (jour inconnu) Titre 4 Étude",
                "1ᵉʳ\u{a0}février 2025 Titre 5 Étude",
                "7\u{a0}février 2025 Titre 0 Étude",
                "novembre 2025 (jour inconnu) Titre 6 Étude",
            ]
        );
        let machine: Vec<&str> = select(&html, "time").filter_map(|time| time.attr("datetime")).collect();
        assert_eq!(machine, ["2024-12-31", "2025", "2025-02", "2025-02-01", "2025-02-07", "2025-11"]);
        assert_eq!(select(&html, "ol.timeline__years > li > ol.timeline__entries").count(), 2);
    }

    #[test]
    fn entries_without_a_date_stand_apart_and_the_page_says_so() {
        let html = timeline(on(&["2024", "", "2025-01-02", ""]));
        let undated = all(&html, "ol + h2 + ul.timeline__entries > li");
        assert_eq!(undated, ["Titre 1 Étude", "Titre 3 Étude"]);
        assert_eq!(all(&html, "h2")[..2], ["Année par année", "Sans date connue"]);
        assert_eq!(
            all(&html, ".timeline__about")[0],
            "2\u{a0}documents datés, de 2024 à 2025. 2\u{a0}autres n’ont pas de date connue\u{a0}: ils suivent, à part."
        );
    }

    #[test]
    fn a_year_says_how_many_entries_it_has_and_leads_to_them() {
        let html = timeline(on(&["2024", "2025-01-02", "2025"]));
        let counts = all(&html, ".timeline__year a");
        assert_eq!(counts, ["1\u{a0}document", "2\u{a0}documents"]);
        let links: Vec<&str> =
            select(&html, ".timeline__year a.needs-app").filter_map(|link| link.attr("href")).collect();
        assert_eq!(links, ["/documents?annee=2024", "/documents?annee=2025"]);
        // Without the application, the same words are no link.
        assert_eq!(all(&html, ".timeline__year .no-app"), counts);
    }

    #[test]
    fn a_catalogue_without_dates_has_neither_years_nor_a_drawing() {
        let html = timeline(on(&["", ""]));
        assert_eq!(select(&html, "svg, ol, .timeline__about").count(), 0);
        assert_eq!(all(&html, "h2"), ["Sans date connue"]);
    }

    #[test]
    fn titles_stay_texts_wherever_they_stand() {
        let title = "</title></svg><script>alert(1)</script> & \"'";
        let html = timeline(catalogue_with(json!([entry(json!({
            "title": title, "date": "2025-03-04", "themes": ["energie", "guerre-defense"],
        }))])));
        assert_eq!(select(&html, "script").count(), 0);
        assert_eq!(all(&html, "circle title"), [title]);
        assert_eq!(all(&html, ".timeline__entries a"), [title]);
    }
}

mod drawn {
    use super::*;

    #[test]
    fn each_dated_entry_is_a_point_or_a_line_that_says_its_title() {
        let html = timeline(on(&["2025-02-07", "2025", "2025-02", "", "2024-12-31"]));
        assert_eq!(all(&html, "circle title"), ["Titre 4", "Titre 0"]);
        assert_eq!(all(&html, "line title"), ["Titre 1", "Titre 2"]);
        let length = |line: ElementRef| -> f64 {
            let [from, to] = ["x1", "x2"].map(|name| line.attr(name).unwrap().trim_end_matches('%').parse().unwrap());
            let (from, to): (f64, f64) = (from, to);
            to - from
        };
        let lengths: Vec<f64> = select(&html, "line:has(title)").map(length).collect();
        assert!((45.0..50.0).contains(&lengths[0]), "a year of two is {} % long", lengths[0]);
        assert!((2.0..5.0).contains(&lengths[1]), "a month of two years is {} % long", lengths[1]);
    }

    #[test]
    fn entries_of_one_day_do_not_cover_one_another() {
        let html = timeline(on(&["2025-02-07"; 4]));
        let mut places: Vec<(&str, &str)> =
            select(&html, "circle").map(|point| (point.attr("cx").unwrap(), point.attr("cy").unwrap())).collect();
        places.dedup();
        assert_eq!(places.len(), 4, "{places:?}");
    }

    #[test]
    fn more_entries_than_fit_above_one_another_are_counted_in_bars() {
        let html = timeline(on(&["2025-02-07"; 11]));
        assert_eq!(select(&html, "circle").count(), 0);
        assert_eq!(select(&html, "rect").count(), 1);
        assert_eq!(all(&html, "figcaption"), ["Une barre compte les documents d’un mois."]);
        // The list has them all the same.
        assert_eq!(select(&html, ".timeline__entries > li").count(), 11);
    }

    #[test]
    fn bars_of_months_say_what_they_leave_out() {
        let html = timeline(on(&[["2025-02-07"; 11].as_slice(), &["2025"]].concat()));
        assert_eq!(
            all(&html, "figcaption"),
            ["Une barre compte les documents d’un mois. 1\u{a0}document dont le mois n’est pas connu n’y figure pas."]
        );
    }

    #[test]
    fn the_years_below_the_drawing_are_round_and_few() {
        let labels = |first: usize, last: usize| -> Vec<u16> {
            let html = timeline(many(400, first, last));
            all(&html, "figure > svg > text").iter().filter_map(|text| text.parse().ok()).collect()
        };
        assert_eq!(labels(2024, 2025), [2024, 2025]);
        assert_eq!(labels(2019, 2025), [2020, 2022, 2024]);
        assert_eq!(labels(1603, 2025), [1600, 1700, 1800, 1900, 2000]);
    }

    #[test]
    fn screen_readers_and_keyboards_get_the_list_alone() {
        for catalogue in [own_catalogue(), on(&["2025-02-07"; 11])] {
            let html = timeline(catalogue);
            let figure = select(&html, "figure").next().unwrap();
            assert_eq!(figure.attr("aria-hidden"), Some("true"));
            assert!(inside(figure, "a, [tabindex]").is_empty());
        }
    }
}

mod large {
    use super::*;

    #[test]
    fn a_timeline_lists_at_most_a_hundred_and_fifty_entries() {
        let lists = |count: usize| select(&timeline(many(count, 2020, 2024)), ".timeline__entries > li").count();
        assert_eq!((lists(150), lists(151)), (150, 0));
    }

    #[test]
    fn ten_thousand_entries_make_a_page_of_a_bounded_size_whatever_their_dates() {
        for (first, last, periods) in [(2006, 2025, 260), (2000, 2025, 26), (1500, 2025, 54), (0, 9999, 100)] {
            let html = timeline(many(10_000, first, last));
            let count = select(&html, ".timeline__counts > li").count();
            assert!(count <= periods && count > periods / 2, "{count} periods from {first} to {last}");
            let weight = compressed(&html.html());
            assert!(weight < 8_000, "{weight} bytes from {first} to {last}");
        }
    }

    #[test]
    fn the_counts_of_periods_add_up_to_all_entries() {
        for (first, last) in [(2006, 2025), (1900, 2025), (1000, 2025)] {
            let html = timeline(many(400, first, last));
            let count =
                |selector: &str| -> usize { all(&html, selector).iter().map(|text| leading_number(text)).sum() };
            assert_eq!(count(".timeline__counts .timeline__count"), 378, "from {first} to {last}");
            assert_eq!(count("p > a + .timeline__count"), 22, "without a date");
            if first == 2006 {
                assert_eq!(count(".timeline__year .no-app"), 378);
            }
        }
    }

    #[test]
    fn a_period_leads_to_the_page_of_the_whole_list_where_it_begins() {
        let builder = builder(many(400, 2020, 2024));
        let Content::Timeline(page) = builder.page(&Route::Timeline).unwrap().content else { panic!() };
        let html = Html::parse_fragment(page.body.as_str());
        let dates_at = |href: &str| -> Vec<String> {
            let Content::Listing(page) = builder.page(&Route::parse(href).unwrap()).unwrap().content else { panic!() };
            page.cards.iter().map(|card| card.date.as_ref().map_or(String::new(), |date| date.iso.clone())).collect()
        };
        let mut periods = 0;
        for year in select(&html, ".timeline__years > li") {
            let number = words(only(year, "h3"));
            for month in inside(year, ".timeline__counts > li a") {
                let name = words(month);
                let position = (1..=12).find(|number| text::month(*number) == name);
                let start = position.map_or(number.clone(), |month| format!("{number}-{month:02}"));
                let dates = dates_at(month.attr("href").unwrap());
                let is_of = |date: &String| if position.is_some() { date.starts_with(&start) } else { *date == start };
                assert!(dates.iter().any(is_of), "{number} {name} leads to {dates:?}");
                periods += 1;
            }
        }
        assert!(periods > 20, "{periods} periods");
        let end = select(&html, "h2 + p > a").next().unwrap();
        assert!(dates_at(end.attr("href").unwrap()).contains(&String::new()));
    }
}

mod shared {
    use super::*;

    /// How many entries the application lists at this address.
    fn listed(catalogue: &Catalogue, href: &str) -> usize {
        let (path, _) = href.split_once('?').unwrap();
        let Some(Route::Listing { scope, .. }) = Route::parse(path) else { panic!("{href} is no listing") };
        let url = RequestUrl::new(href).parse().unwrap();
        let query = ListingQuery::read(|name| url.search_params().get_all(name).unwrap_or_default());
        assert_eq!(query.filters(), 1, "{href}");
        list(&build_index(catalogue, text::kind).0, &scope, &query, None).entries.len()
    }

    fn companions(catalogue: &Catalogue, scope: Scope) -> Option<Companions> {
        match builder(catalogue.clone()).page(&Route::listing(scope)).unwrap().content {
            Content::Listing(page) => page.companions,
            other => panic!("{other:?}"),
        }
    }

    fn kinds(catalogue: &Catalogue, scope: Scope) -> Option<String> {
        match builder(catalogue.clone()).page(&Route::listing(scope)).unwrap().content {
            Content::Listing(page) => page.kinds,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn every_number_of_the_map_of_themes_is_that_of_the_list_it_leads_to() {
        let catalogue = own_catalogue();
        let html = timeline(catalogue.clone());
        let cells: Vec<ElementRef> = select(&html, ".theme-map__cell").collect();
        assert!(cells.len() > 10);
        for cell in cells {
            let link = only(cell, "a.needs-app");
            let count = leading_number(&words(link));
            assert_eq!(listed(&catalogue, link.attr("href").unwrap()), count);
            assert_eq!(leading_number(link.attr("aria-label").unwrap()), count);
            assert_eq!(words(only(cell, ".no-app")), count.to_string());
        }
    }

    #[test]
    fn the_map_of_themes_has_a_head_for_each_row_and_column_and_reads_the_same_both_ways() {
        let html = timeline(own_catalogue());
        let table = select(&html, "table").next().unwrap();
        let heads = |selector: &str| -> Vec<String> { inside(table, selector).into_iter().map(words).collect() };
        let columns = heads("th[scope=col] .theme-map__name");
        assert_eq!(columns, heads("th[scope=row] a"));
        assert_eq!(words(only(table, "caption")), "Documents communs à deux thèmes");
        let rows: Vec<Vec<String>> = inside(table, "tbody tr")
            .into_iter()
            .map(|row| {
                let cells = inside(row, "td").into_iter();
                cells.map(|cell| inside(cell, ".no-app").into_iter().map(words).collect()).collect()
            })
            .collect();
        for (row, cells) in rows.iter().enumerate() {
            assert_eq!(cells.len(), columns.len());
            assert_eq!(cells[row], "", "a theme does not meet itself");
            for (column, cell) in cells.iter().enumerate() {
                assert_eq!(*cell, rows[column][row]);
            }
        }
    }

    #[test]
    fn a_catalogue_whose_themes_never_meet_has_no_map_of_them() {
        let html = timeline(catalogue_with(json!([
            entry(json!({ "id": "a", "themes": ["energie"] })),
            entry(json!({ "id": "b", "themes": ["guerre-defense"] })),
        ])));
        assert_eq!(select(&html, "table").count(), 0);
        assert_eq!(all(&html, "h2"), ["Sans date connue"]);
    }

    #[test]
    fn the_map_shows_at_most_twelve_themes_and_says_so() {
        let mut catalogue: Value = serde_json::from_str(&crate::rendered::read("public/catalogue.json")).unwrap();
        let ids: Vec<String> = (0..14).map(|number| format!("sujet-{number}")).collect();
        let themes = ids.iter().map(|id| json!({ "id": id, "title": format!("Le {id}") }));
        catalogue["themes"].as_array_mut().unwrap().extend(themes);
        let entries = catalogue["entries"].as_array_mut().unwrap();
        for (entry, pair) in entries.iter_mut().zip(ids.windows(2)) {
            entry["themes"] = json!(pair);
        }
        let html = timeline(crate::rendered::read_catalogue(&catalogue.to_string()));
        assert_eq!(select(&html, "th[scope=row]").count(), 12);
        let about = all(&html, ".timeline__about").pop().unwrap();
        assert!(about.ends_with("Le tableau montre les 12\u{a0}thèmes qui se croisent le plus."), "{about}");
    }

    #[test]
    fn a_person_and_a_theme_name_those_they_share_entries_with_most_first() {
        let catalogue = own_catalogue();
        let scopes = catalogue.people.iter().map(|person| Scope::Person(person.id.clone()));
        let scopes = scopes.chain(catalogue.themes.iter().map(|theme| Scope::Theme(theme.id.clone())));
        let mut named = 0;
        for companions in scopes.filter_map(|scope| companions(&catalogue, scope)) {
            let counts: Vec<usize> = companions.most.iter().map(|most| leading_number(&most.shared.label)).collect();
            assert!(counts.is_sorted_by(|one, next| one >= next), "{counts:?}");
            for (companion, count) in companions.most.iter().zip(counts) {
                assert_eq!(listed(&catalogue, &companion.shared.href), count, "{companion:?}");
                named += 1;
            }
        }
        assert!(named > 20, "{named} companions");
    }

    #[test]
    fn a_person_who_appears_alone_has_no_companions() {
        let catalogue = catalogue_with(json!([entry(json!({ "authors": ["voltaire"], "themes": ["energie"] }))]));
        let (person, theme) = (catalogue.people[8].id.clone(), catalogue.themes[1].id.clone());
        assert_eq!(person.as_str(), "voltaire");
        assert_eq!(companions(&catalogue, Scope::Person(person)), None);
        assert_eq!(companions(&catalogue, Scope::Theme(theme)), None);
        assert_eq!(companions(&catalogue, Scope::All), None);
    }

    #[test]
    fn at_most_twelve_companions_are_named_and_the_others_counted() {
        let mut catalogue: Value = serde_json::from_str(&crate::rendered::read("public/catalogue.json")).unwrap();
        let people = (0..14).map(|number| json!({ "id": format!("p-{number}"), "name": format!("Personne {number}") }));
        catalogue["people"].as_array_mut().unwrap().extend(people);
        let ids: Vec<String> = (0..14).map(|number| format!("p-{number}")).collect();
        catalogue["entries"][0]["authors"] = json!(ids);
        let catalogue = crate::rendered::read_catalogue(&catalogue.to_string());
        let first = catalogue.people.iter().find(|person| person.id.as_str() == "p-0").unwrap().id.clone();
        let companions = companions(&catalogue, Scope::Person(first)).unwrap();
        assert_eq!(companions.most.len(), 12);
        assert_eq!(companions.others.as_deref(), Some("et 1\u{a0}autre"));
    }

    #[test]
    fn a_person_says_how_many_entries_of_each_kind_they_have() {
        let of = |id: &str, kind: &str, role: &str| entry(json!({ "id": id, "kind": kind, role: ["voltaire"] }));
        let catalogue = catalogue_with(json!([
            of("a", "entretien", "speakers"),
            of("b", "etude", "authors"),
            of("c", "etude", "authors"),
            entry(json!({ "id": "d", "kind": "radio" })),
        ]));
        let person = catalogue.people[8].id.clone();
        assert_eq!(kinds(&catalogue, Scope::Person(person)).as_deref(), Some("2\u{a0}études, 1\u{a0}entretien"));
        assert_eq!(kinds(&catalogue, Scope::Person(catalogue.people[0].id.clone())), None);
        assert_eq!(kinds(&catalogue, Scope::All), None);
    }
}

mod words_of_counts {
    use super::*;

    #[test]
    fn every_kind_is_counted_in_the_singular_and_the_plural() {
        for kind in Kind::ALL {
            let (one, many) = (text::kind_count(kind, 1), text::kind_count(kind, 2));
            let (one, many) = (one.strip_prefix("1\u{a0}").unwrap(), many.strip_prefix("2\u{a0}").unwrap());
            assert_ne!(one, many);
        }
        assert_eq!(text::kind_count(Kind::Editorial, 2), "2\u{a0}éditoriaux");
        assert_eq!(text::kind_count(Kind::Presse, 1), "1\u{a0}article de presse");
        assert_eq!(text::kind_count(Kind::Radio, 1_200), "1\u{202f}200\u{a0}émissions de radio");
    }

    #[test]
    fn one_is_singular() {
        assert_eq!(text::dated(1, 2025, 2025), "1\u{a0}document daté, de 2025.");
        assert_eq!(text::besides_undated(1), "1\u{a0}autre n’a pas de date connue\u{a0}: il suit, à part.");
        assert_eq!(text::in_common(1), "1\u{a0}document en commun");
        assert_eq!(text::in_common(3), "3\u{a0}documents en commun");
        assert_eq!((text::and_others(1), text::and_others(34)), ("et 1\u{a0}autre".into(), "et 34\u{a0}autres".into()));
        assert_eq!(text::without_month(1), "1\u{a0}document dont le mois n’est pas connu n’y figure pas.");
        assert_eq!(text::without_month(2), "2\u{a0}documents dont le mois n’est pas connu n’y figurent pas.");
    }

    #[test]
    fn years_counted_together_are_named_by_the_first_and_the_last() {
        assert_eq!(text::years(1990, 10), "1990–1999");
        assert_eq!(text::years(1900, 100), "1900–1999");
    }
}
