//! References in the styles that a reader may choose.

use super::{catalogue_by, catalogue_with, entry};
use kiosque::{
    catalogue::{Catalogue, Kind},
    citation::{Run, styled},
};
use serde_json::{Value, json};

/// A reference with italics between asterisks and no-break spaces as in `check_sentence`.
fn shown(runs: &[Run]) -> String {
    let runs = runs.iter().map(|run| if run.is_italic { format!("*{}*", run.text) } else { run.text.clone() });
    runs.collect::<String>().replace('\u{a0}', "_").replace('\u{202f}', "~")
}

/// The first entry of a catalogue in every style.
fn all(catalogue: &Catalogue) -> [String; 4] {
    styled(&catalogue.entries[0], catalogue, "/documents/un-document").map(|(_, runs)| shown(&runs))
}

/// Checks an entry in ISO 690, APA, Chicago and MLA.
#[track_caller]
fn check(fields: Value, expected: [&str; 4]) {
    assert_eq!(all(&catalogue_with(json!([entry(fields)]))), expected);
}

/// Checks how each style begins with an author, up to the year.
#[track_caller]
fn check_name(author: Value, expected: [&str; 4]) {
    let cited = all(&catalogue_by(author));
    for (cited, expected) in cited.iter().zip(expected) {
        assert!(cited.starts_with(expected), "{cited}\n{expected}");
    }
}

/// Checks how each style lists the first `count` people of the test catalogue.
#[track_caller]
fn check_authors(count: usize, expected: [&str; 4]) {
    let people = ["laure-de-roucy-rochegonde", "hugo-le-picard", "a-buffard", "voltaire"];
    let cited = all(&catalogue_with(json!([entry(json!({ "authors": people[..count], "date": "2024" }))])));
    for (cited, expected) in cited.iter().zip(expected) {
        assert!(cited.starts_with(expected), "{cited}\n{expected}");
    }
}

mod kinds {
    use super::*;

    #[test]
    fn a_report_names_its_kind_its_collection_and_its_publisher() {
        for (kind, name) in [("etude", "Étude"), ("note", "Note"), ("briefing", "Briefing")] {
            let fields = json!({
                "title": "Financer son rival. L’Europe et la Chine", "kind": kind, "series": "Études de l’Ifri",
                "outlet": "Ifri", "date": "2024-07-03", "authors": ["mathilde-velliet"], "pages": 42,
                "source_url": "https://www.ifri.org/fr/etudes/financer",
            });
            check(
                fields,
                [
                    &format!(
                        "VELLIET, Mathilde, 2024. *Financer son rival. L’Europe et la Chine* [en ligne]. {name}. Ifri, \
                     3_juillet 2024. Études de l’Ifri. 42_p. Disponible à l’adresse_: \
                     https://www.ifri.org/fr/etudes/financer."
                    ),
                    &format!(
                        "Velliet, M. (2024). *Financer son rival. L’Europe et la Chine* (Études de l’Ifri) [{name}]. Ifri. \
                     https://www.ifri.org/fr/etudes/financer"
                    ),
                    &format!(
                        "Velliet, Mathilde. 2024. *Financer son rival. L’Europe et la Chine*. {name}. Études de l’Ifri. Ifri. \
                     https://www.ifri.org/fr/etudes/financer."
                    ),
                    &format!(
                        "Velliet, Mathilde. *Financer son rival. L’Europe et la Chine*. {name}. Ifri, 3_juillet 2024, \
                     https://www.ifri.org/fr/etudes/financer. Études de l’Ifri."
                    ),
                ],
            );
        }
    }

    #[test]
    fn a_book_has_a_year_and_only_iso_690_tells_pages_and_isbn() {
        let fields = json!({
            "title": "La guerre à l’ère de l’IA", "kind": "livre", "date": "2024-10", "pages": 344,
            "authors": ["laure-de-roucy-rochegonde"], "outlet": "Presses universitaires de France (PUF)",
            "isbn": "978-2-13-086428-8",
        });
        check(
            fields,
            [
                "ROUCY-ROCHEGONDE, Laure de, 2024. *La guerre à l’ère de l’IA*. Presses universitaires de France (PUF). 344_p. \
             ISBN_978-2-13-086428-8.",
                "de Roucy-Rochegonde, L. (2024). *La guerre à l’ère de l’IA*. Presses universitaires de France (PUF).",
                "Roucy-Rochegonde, Laure de. 2024. *La guerre à l’ère de l’IA*. Presses universitaires de France (PUF).",
                "Roucy-Rochegonde, Laure de. *La guerre à l’ère de l’IA*. Presses universitaires de France (PUF), 2024.",
            ],
        );
    }

    #[test]
    fn a_chapter_stands_in_its_book() {
        let fields = json!({
            "title": "Le reste", "kind": "chapitre", "series": "Ramses 2025", "outlet": "Dunod", "date": "2024-09",
            "authors": ["voltaire"], "doi": "10.1000/182",
        });
        check(
            fields,
            [
                "VOLTAIRE, 2024. Le reste. Dans_: *Ramses 2025* [en ligne]. Dunod. Disponible à l’adresse_: \
             https://doi.org/10.1000/182.",
                "Voltaire. (2024). Le reste. Dans *Ramses 2025*. Dunod. https://doi.org/10.1000/182",
                "Voltaire. 2024. «_Le reste_». Dans *Ramses 2025*. Dunod. https://doi.org/10.1000/182.",
                "Voltaire. «_Le reste_». *Ramses 2025*, Dunod, 2024, https://doi.org/10.1000/182.",
            ],
        );
    }

    #[test]
    fn an_article_stands_in_its_journal_and_its_collection_beside_it() {
        let fields = json!({
            "title": "Le reste", "kind": "article", "series": "Dossier", "outlet": "Politique étrangère",
            "date": "2024-07-03", "authors": ["voltaire"],
        });
        check(
            fields,
            [
                "VOLTAIRE, 2024. Le reste. *Politique étrangère*. 3_juillet 2024. Dossier.",
                "Voltaire. (2024). Le reste. *Politique étrangère, Dossier*.",
                "Voltaire. 2024. «_Le reste_». *Politique étrangère*, Dossier, 3_juillet.",
                "Voltaire. «_Le reste_». *Politique étrangère*, Dossier, 3_juillet 2024.",
            ],
        );
    }

    #[test]
    fn editorials_and_opinions_say_what_they_are_and_the_press_has_a_day() {
        let fields =
            |kind: &str| json!({ "title": "Le reste", "kind": kind, "outlet": "Le Monde", "date": "2025-02-01" });
        for (kind, name) in [("editorial", "Éditorial"), ("tribune", "Tribune")] {
            check(
                fields(kind),
                [
                    &format!("Le reste, 2025. {name}. *Le Monde*. 1ᵉʳ_février 2025."),
                    &format!("Le reste [{name}]. (2025, 1ᵉʳ_février). *Le Monde*."),
                    &format!("«_Le reste_». 2025. {name}. *Le Monde*, 1ᵉʳ_février."),
                    &format!("«_Le reste_». {name}. *Le Monde*, 1ᵉʳ_février 2025."),
                ],
            );
        }
        check(
            fields("presse"),
            [
                "Le reste, 2025. *Le Monde*. 1ᵉʳ_février 2025.",
                "Le reste. (2025, 1ᵉʳ_février). *Le Monde*.",
                "«_Le reste_». 2025. *Le Monde*, 1ᵉʳ_février.",
                "«_Le reste_». *Le Monde*, 1ᵉʳ_février 2025.",
            ],
        );
    }

    #[test]
    fn an_interview_is_by_whoever_answers_and_says_who_asked() {
        let fields = json!({
            "title": "Une « question » ?", "kind": "entretien", "date": "2025-02-07", "authors": ["a-buffard"],
            "speakers": ["thierry-de-montbrial", "hugo-le-picard"], "outlet": "France Culture",
        });
        check(
            fields,
            [
                "MONTBRIAL, Thierry de et LE PICARD, Hugo, 2025. Une «_question_»~? Entretien réalisé par A. Buffard. \
             *France Culture*. 7_février 2025.",
                "de Montbrial, T., & Le Picard, H. (2025, 7_février). Une «_question_»~? [Entretien réalisé par A. Buffard]. \
             *France Culture*.",
                "Montbrial, Thierry de, et Hugo Le Picard. 2025. «_Une “question”~?_» Entretien réalisé par A. Buffard. \
             *France Culture*, 7_février.",
                "Montbrial, Thierry de, et Hugo Le Picard. «_Une “question”~?_» Entretien réalisé par A. Buffard. \
             *France Culture*, 7_février 2025.",
            ],
        );
        let fields = json!({ "kind": "entretien", "date": "2025-02-07", "speakers": ["voltaire"], "series": "IA", "outlet": "RFI" });
        check(
            fields,
            [
                "VOLTAIRE, 2025. Un document. Entretien. *IA*. RFI, 7_février 2025.",
                "Voltaire. (2025, 7_février). Un document [Entretien]. *IA*. RFI.",
                "Voltaire. 2025. «_Un document_». Entretien. *IA*. RFI, 7_février.",
                "Voltaire. «_Un document_». Entretien. *IA*, RFI, 7_février 2025.",
            ],
        );
    }

    #[test]
    fn an_episode_names_those_who_speak_its_programme_its_station_and_how_long_it_runs() {
        for (kind, name) in [("podcast", "Podcast"), ("radio", "Émission de radio")] {
            let fields = json!({
                "title": "En Russie, vers la guerre ?", "kind": kind, "series": "L’IA (épisode 4/10)",
                "outlet": "France Culture", "date": "2025-02-07", "speakers": ["voltaire", "a-buffard"],
                "media": { "type": "audio", "url": "https://example.org/x.mp3", "duration": 1740 },
            });
            check(
                fields,
                [
                    &format!(
                        "En Russie, vers la guerre~?, 2025. {name} avec Voltaire et A. Buffard. *L’IA (épisode 4/10)*. \
                     France Culture, 7_février 2025. 29_min."
                    ),
                    &format!(
                        "En Russie, vers la guerre~? [{name} avec Voltaire et A. Buffard]. (2025, 7_février). \
                     Dans *L’IA (épisode 4/10)*. France Culture."
                    ),
                    &format!(
                        "«_En Russie, vers la guerre~?_» 2025. {name} avec Voltaire et A. Buffard. *L’IA (épisode 4/10)*. \
                     France Culture, 7_février. 29_min."
                    ),
                    &format!(
                        "«_En Russie, vers la guerre~?_» {name} avec Voltaire et A. Buffard. *L’IA (épisode 4/10)*, \
                     France Culture, 7_février 2025."
                    ),
                ],
            );
        }
    }

    #[test]
    fn films_and_events_are_wholes_with_a_day() {
        for (kind, name) in [("video", "Vidéo"), ("replay", "Replay"), ("evenement", "Événement")] {
            let fields = json!({
                "title": "Le reste", "kind": kind, "series": "WPC 2024", "outlet": "Ifri", "date": "2024-12-14",
                "speakers": ["voltaire"], "source_url": "https://example.org/x",
            });
            check(
                fields,
                [
                    &format!(
                        "*Le reste* [en ligne], 2024. {name} avec Voltaire. Ifri, 14_décembre 2024. WPC 2024. \
                     Disponible à l’adresse_: https://example.org/x."
                    ),
                    &format!(
                        "*Le reste* (WPC 2024) [{name} avec Voltaire]. (2024, 14_décembre). Ifri. https://example.org/x"
                    ),
                    &format!(
                        "*Le reste*. 2024. {name} avec Voltaire. WPC 2024. Ifri, 14_décembre. https://example.org/x."
                    ),
                    &format!(
                        "*Le reste*. {name} avec Voltaire. Ifri, 14_décembre 2024, https://example.org/x. WPC 2024."
                    ),
                ],
            );
        }
    }
}

mod gaps {
    use super::*;

    #[test]
    fn an_undated_document_says_so_where_the_style_has_words_for_it() {
        check(
            json!({ "authors": ["voltaire"], "kind": "note" }),
            [
                "VOLTAIRE, [s._d.]. *Un document*. Note.",
                "Voltaire. (s._d.). *Un document* [Note].",
                "Voltaire. s._d. *Un document*. Note.",
                "Voltaire. *Un document*. Note.",
            ],
        );
    }

    #[test]
    fn what_the_catalogue_does_not_know_leaves_nothing_behind() {
        for kind in Kind::ALL.map(|kind| kind.as_str()) {
            for cited in all(&catalogue_with(json!([entry(json!({ "kind": kind }))]))) {
                let is_clean =
                    ["..", ",,", "  ", " ,", " .", "()", "[]", "**", "Dans"].iter().all(|trace| !cited.contains(trace));
                assert!(is_clean && cited.contains("Un document") && cited.ends_with('.'), "{cited}");
            }
        }
    }

    #[test]
    fn a_month_without_day_is_all_that_is_said() {
        let fields = json!({ "kind": "presse", "outlet": "Le Monde", "date": "2025-02", "title": "Le reste" });
        check(
            fields,
            [
                "Le reste, 2025. *Le Monde*. février 2025.",
                "Le reste. (2025, février). *Le Monde*.",
                "«_Le reste_». 2025. *Le Monde*, février.",
                "«_Le reste_». *Le Monde*, février 2025.",
            ],
        );
    }
}

mod names {
    use super::*;

    #[test]
    fn two_three_and_more_authors_are_listed_as_each_style_has_it() {
        check_authors(
            2,
            [
                "ROUCY-ROCHEGONDE, Laure de et LE PICARD, Hugo, 2024.",
                "de Roucy-Rochegonde, L., & Le Picard, H. (2024).",
                "Roucy-Rochegonde, Laure de, et Hugo Le Picard. 2024.",
                "Roucy-Rochegonde, Laure de, et Hugo Le Picard. *Un",
            ],
        );
        check_authors(
            3,
            [
                "ROUCY-ROCHEGONDE, Laure de, LE PICARD, Hugo et BUFFARD, A., 2024.",
                "de Roucy-Rochegonde, L., Le Picard, H., & Buffard, A. (2024).",
                "Roucy-Rochegonde, Laure de, Hugo Le Picard, et A. Buffard. 2024.",
                "Roucy-Rochegonde, Laure de, et_al. *Un",
            ],
        );
        check_authors(
            4,
            [
                "ROUCY-ROCHEGONDE, Laure de et_al., 2024.",
                "de Roucy-Rochegonde, L., Le Picard, H., Buffard, A., & Voltaire. (2024).",
                "Roucy-Rochegonde, Laure de, Hugo Le Picard, A. Buffard, et Voltaire. 2024.",
                "Roucy-Rochegonde, Laure de, et_al. *Un",
            ],
        );
    }

    #[test]
    fn many_authors_are_cut_where_each_style_cuts_them() {
        let list = |count: usize| {
            let people: Vec<Value> = (0..count)
                .map(|number| {
                    let family = format!("Nom{}", char::from(b'a' + u8::try_from(number).unwrap()));
                    json!({ "id": format!("personne-{number}"), "name": format!("Jean {family}"), "family": family, "given": "Jean" })
                })
                .collect();
            let ids: Vec<&Value> = people.iter().map(|person| &person["id"]).collect();
            let catalogue = json!({
                "version": 1, "site": { "name": "N", "title": "T", "description": "D", "language": "fr" },
                "featured": ["un-document"], "sections": [], "themes": [], "people": people,
                "entries": [entry(json!({ "authors": ids, "date": "2024" }))],
            });
            all(&kiosque::catalogue::parse::parse(&catalogue.to_string()).unwrap())
        };
        assert!(list(6)[2].starts_with("Noma, Jean, Jean Nomb, Jean Nomc, Jean Nomd, Jean Nome, et Jean Nomf. 2024."));
        assert!(list(7)[2].starts_with("Noma, Jean, Jean Nomb, Jean Nomc, et_al. 2024."));
        assert!(list(20)[1].contains("Noms, J., & Nomt, J. (2024)."), "{:?}", list(20));
        assert!(list(21)[1].contains("Noms, J., … Nomu, J. (2024)."), "{:?}", list(21));
    }

    #[test]
    fn particles_stand_where_each_style_puts_them() {
        check_name(
            json!({ "id": "x", "name": "Jean d’Ormesson" }),
            [
                "ORMESSON, Jean d’, 2024.",
                "d’Ormesson, J. (2024).",
                "Ormesson, Jean d’. 2024.",
                "Ormesson, Jean d’. *Un",
            ],
        );
        check_name(
            json!({ "id": "x", "name": "François de La Rochefoucauld" }),
            [
                "LA ROCHEFOUCAULD, François de, 2024.",
                "de La Rochefoucauld, F. (2024).",
                "La Rochefoucauld, François de. 2024.",
                "La Rochefoucauld, François de. *Un",
            ],
        );
        check_name(
            json!({ "id": "x", "name": "Ursula von der Leyen" }),
            [
                "LEYEN, Ursula von der, 2024.",
                "von der Leyen, U. (2024).",
                "Leyen, Ursula von der. 2024.",
                "Leyen, Ursula von der. *Un",
            ],
        );
    }

    #[test]
    fn double_names_stay_together() {
        let author =
            json!({ "id": "x", "name": "Valéry Giscard d’Estaing", "family": "Giscard d’Estaing", "given": "Valéry" });
        check_name(
            author,
            [
                "GISCARD D’ESTAING, Valéry, 2024.",
                "Giscard d’Estaing, V. (2024).",
                "Giscard d’Estaing, Valéry. 2024.",
                "Giscard d’Estaing, Valéry. *Un",
            ],
        );
        check_name(
            json!({ "id": "x", "name": "Jean-Pierre Martin" }),
            [
                "MARTIN, Jean-Pierre, 2024.",
                "Martin, J.-P. (2024).",
                "Martin, Jean-Pierre. 2024.",
                "Martin, Jean-Pierre. *Un",
            ],
        );
    }

    #[test]
    fn organisations_are_not_split() {
        let author = json!({ "id": "x", "name": "Ministère de l’Économie, des Finances", "kind": "organisation" });
        check_name(
            author,
            [
                "MINISTÈRE DE L’ÉCONOMIE, DES FINANCES, 2024.",
                "Ministère de l’Économie, des Finances. (2024).",
                "Ministère de l’Économie, des Finances. 2024.",
                "Ministère de l’Économie, des Finances. *Un",
            ],
        );
    }

    #[test]
    fn an_ambiguous_name_stays_as_printed_in_every_style() {
        let name = "Gabriel Garcia Marquez";
        check_name(
            json!({ "id": "x", "name": name }),
            [
                "Gabriel Garcia Marquez, 2024.",
                "Gabriel Garcia Marquez. (2024).",
                "Gabriel Garcia Marquez. 2024.",
                "Gabriel Garcia Marquez. *Un",
            ],
        );
    }

    #[test]
    fn a_name_printed_family_first_takes_no_comma_where_the_order_is_not_turned() {
        check_name(
            json!({ "id": "x", "name": "Xi Jinping", "family": "Xi", "given": "Jinping" }),
            ["XI, Jinping, 2024.", "Xi, J. (2024).", "Xi Jinping. 2024.", "Xi Jinping. *Un"],
        );
    }

    #[test]
    fn a_suffix_comes_last() {
        let author = json!({ "id": "x", "name": "Martin Luther King Jr.", "family": "King", "given": "Martin Luther" });
        check_name(
            author,
            [
                "KING, Martin Luther, Jr., 2024.",
                "King, M. L., Jr. (2024).",
                "King, Martin Luther, Jr. 2024.",
                "King, Martin Luther, Jr. *Un",
            ],
        );
    }
}
