//! What a catalogue may contain, how its problems are reported, and what editors are told.

use crate::rendered::read;
use kiosque::catalogue::parse::{Repaired, Weight};
use kiosque::catalogue::{Catalogue, EntryId, Kind, Link, NameParts, PersonId, SectionId, ThemeId, parse};
use kiosque::html::markdown::to_html;

/// A catalogue with every field of the format. Each test below breaks one piece of it.
const EVERY_FIELD: &str = include_str!("../fixtures/every-field.json");
const REAL: &str = include_str!("../../public/catalogue.json");

/// Replaces one piece of the catalogue with every field, and compares the report.
#[track_caller]
fn check(piece: &str, spoilt: &str, report: &[&str]) {
    check_all(&[(piece, spoilt)], report);
}

#[track_caller]
fn check_all(pieces: &[(&str, &str)], report: &[&str]) {
    let mut text = EVERY_FIELD.to_owned();
    for (piece, spoilt) in pieces {
        assert_eq!(text.matches(piece).count(), 1, "{piece} is to be spoilt, and must be there once");
        text = text.replace(piece, spoilt);
    }
    assert_eq!(report_of(&text), report);
}

fn report_of(text: &str) -> Vec<String> {
    match parse::parse(text) {
        Ok(_) => Vec::new(),
        Err(problems) => problems.iter().map(ToString::to_string).collect(),
    }
}

/// The lines of the report, warnings included.
fn said_of(text: &str) -> Vec<String> {
    parse::examine(text).problems.iter().map(ToString::to_string).collect()
}

#[track_caller]
fn catalogue(text: &str) -> Catalogue {
    parse::parse(text).unwrap_or_else(|problems| panic!("{} problems, first: {}", problems.len(), problems[0]))
}

mod reading {
    use super::*;

    #[test]
    fn the_catalogue_of_the_site_has_no_problem_and_no_warning() {
        assert_eq!(said_of(REAL), [""; 0]);
        assert_eq!(said_of(EVERY_FIELD), [""; 0]);
    }

    #[test]
    fn every_field_of_the_format_arrives_in_the_catalogue() {
        let catalogue = catalogue(EVERY_FIELD);
        let entry = catalogue.entry(&EntryId::parse("grande-maree").unwrap()).unwrap();
        assert_eq!((entry.kind, entry.pages), (Kind::Livre, Some(344)));
        assert_eq!(entry.body.as_deref(), Some("## Un titre\n\n\tEt du *texte*."));
        assert!(entry.transcript.as_deref().is_some_and(|transcript| transcript.contains("De la [Lune](#un-titre)")));
        assert_eq!(entry.date.map(|date| date.to_string()).as_deref(), Some("2024-02-29"));
        assert_eq!(entry.published.map(|date| date.to_string()).as_deref(), Some("2025-06-30"));
        assert_eq!(catalogue.site.feed_ids.as_ref().map(Link::as_str), Some("https://avant.example/ia/"));
        let focus = entry.image.as_ref().and_then(|image| image.focus).map(|point| [point.x, point.y]);
        assert_eq!(focus.map(|point| point.map(|coordinate| coordinate.ten_thousandths())), Some([3_000, 7_500]));
        assert_eq!(entry.media.as_ref().and_then(|media| media.duration), Some(1800));
        assert_eq!(
            entry.people().iter().map(|person| person.as_str()).collect::<Vec<_>>(),
            ["anne-le-goff", "yann-morvan"]
        );
        let donation = catalogue.site.donation.as_ref().unwrap();
        assert_eq!(donation.amounts.once.iter().map(|amount| amount.get()).collect::<Vec<_>>(), [3000, 5050, 10000]);
        assert_eq!(donation.provider.links.len(), 1);
        let tax = donation.tax.as_ref().unwrap();
        assert_eq!(tax.regimes.iter().map(|regime| regime.rate.ten_thousandths()).collect::<Vec<_>>(), [6000, 6600]);
    }

    #[test]
    fn entries_sections_themes_and_people_are_found_by_their_names() {
        let catalogue = catalogue(EVERY_FIELD);
        assert_eq!(catalogue.entry(&EntryId::parse("houle").unwrap()).unwrap().title, "La houle");
        assert_eq!(catalogue.section(&SectionId::parse("lectures").unwrap()).unwrap().entries.len(), 2);
        assert_eq!(catalogue.theme(&ThemeId::parse("cotes").unwrap()).unwrap().title, "Côtes");
        assert_eq!(catalogue.person(&PersonId::parse("yann-morvan").unwrap()).unwrap().name, "Yann Morvan");
        assert_eq!(catalogue.entry(&EntryId::parse("autre").unwrap()), None);
    }

    #[test]
    fn the_address_of_the_site_ends_with_a_slash_even_when_its_author_forgot_it() {
        let base_url = catalogue(EVERY_FIELD).site.base_url;
        assert_eq!(base_url.as_ref().map(Link::as_str), Some("https://example.org/dossiers/marees/"));
    }

    #[test]
    fn an_optional_text_without_words_counts_as_absent() {
        let text = EVERY_FIELD.replace("\"Un dossier d’exemple.\"", "\"  \"").replace("\"Cahiers\"", "\"\"");
        let catalogue = catalogue(&text);
        assert_eq!(catalogue.site.notice, None);
        assert_eq!(catalogue.entries[0].series, None);
    }

    #[test]
    fn a_picture_that_only_decorates_may_have_an_empty_alternative() {
        let catalogue = catalogue(&EVERY_FIELD.replace("\"Une plage à marée basse\"", "\"\""));
        assert_eq!(catalogue.entries[0].image.as_ref().map(|image| image.alt.as_str()), Some(""));
    }

    #[test]
    fn people_donation_and_the_lists_of_an_entry_may_be_left_out() {
        let catalogue = catalogue(
            r#"{"version":1,"site":{"name":"N","title":"T","description":"D","language":"fr"},"featured":["a"],
            "sections":[],"themes":[],"entries":[{"id":"a","title":"A","kind":"note","summary":"S"}]}"#,
        );
        assert!(catalogue.people.is_empty() && catalogue.site.donation.is_none());
        assert!(catalogue.entries[0].themes.is_empty());
    }

    #[test]
    fn a_byte_order_mark_is_no_problem_and_moves_nothing() {
        assert_eq!(report_of(&format!("\u{feff}{EVERY_FIELD}")), [""; 0]);
        let spoilt = EVERY_FIELD.replace("\"version\": 1", "\"version\": 2");
        assert_eq!(report_of(&format!("\u{feff}{}", spoilt.trim())), report_of(&spoilt));
        assert_eq!(
            report_of("\u{feff}{]"),
            ["1:2 document: found “]”; expected a field’s name in double quotes, or }"]
        );
    }

    #[test]
    fn windows_line_ends_count_as_one() {
        let spoilt = EVERY_FIELD.replace("\"pages\": 344", "\"pages\": 0");
        assert_eq!(report_of(&spoilt.replace('\n', "\r\n")), report_of(&spoilt));
        assert_eq!(report_of(&spoilt.replace('\n', "\r")), report_of(&spoilt));
    }

    #[test]
    fn an_isbn_has_ten_or_thirteen_digits_with_or_without_hyphens() {
        for isbn in ["080442957X", "0-8044-2957-X", "9782070368228", "979-10-90636-07-1"] {
            assert_eq!(report_of(&EVERY_FIELD.replace("978-2-07-036822-8", isbn)), [""; 0], "{isbn}");
        }
    }
}

mod syntax {
    use super::*;

    const TITLE: &str = r#""title": "La houle","#;
    const LIST: &str = r#""entries": ["grande-maree", "houle"] }"#;
    const END: &str = "      \"summary\": \"Ce qui vient du large.\"\n    }\n  ]\n}\n";

    #[test]
    fn the_report_on_an_empty_file_says_what_a_catalogue_is() {
        let report = ["1:1 document: the document is empty; a catalogue is one JSON object: { \"version\": 1, … }"];
        assert_eq!(report_of(""), report);
        assert_eq!(report_of("\u{feff} \r\n"), report);
    }

    #[test]
    fn a_document_that_is_not_an_object_is_reported() {
        assert_eq!(report_of("[]"), ["1:1 document: found a list; expected an object between { and }"]);
        assert_eq!(report_of("null"), ["1:1 document: found null; expected an object between { and }"]);
        assert_eq!(report_of("version: 1"), ["1:1 document: found “version”; expected an object, which starts with {"]);
    }

    #[test]
    fn a_missing_comma_is_asked_for_where_it_belongs() {
        check(TITLE, r#""title": "La houle""#, &["91:26 entries[1].title: found “kind”; expected a comma or }"]);
        check(
            LIST,
            r#""entries": ["grande-maree" "houle"] }"#,
            &["52:98 sections[0].entries[0]: found “houle”; expected a comma or ]"],
        );
    }

    #[test]
    fn an_extra_comma_is_reported() {
        check(
            r#"["ocean", "cotes"]"#,
            r#"["ocean", "cotes",]"#,
            &["75:34 entries[0].themes[1]: nothing follows this comma; remove it"],
        );
        check(
            LIST,
            r#""entries": ["grande-maree",, "houle"] }"#,
            &["52:99 sections[0].entries[1]: found “,”; expected a value"],
        );
    }

    #[test]
    fn a_missing_or_mismatched_bracket_is_reported() {
        check(
            r#"["ocean", "cotes"]"#,
            r#"["ocean", "cotes""#,
            &["76:19 entries[0].themes[2]: found “:”; expected a comma or ]"],
        );
        check(
            LIST,
            r#""entries": ["grande-maree", "houle" }"#,
            &["52:108 sections[0].entries[1]: found “}”; expected a comma or ]"],
        );
    }

    #[test]
    fn a_document_cut_short_names_what_is_still_open() {
        check(
            END,
            "      \"summary\": \"Ce qui vient du large.\"\n",
            &[
                "93:42 entries[1].summary: found the end of the document, while what opens at 89:5 is not closed; expected a comma or }",
            ],
        );
        check(
            END,
            "      \"summary\": \"Ce qui",
            &["93:18 entries[1].summary: the text that starts here does not end; close its double quotes"],
        );
        check(
            END,
            "      \"summary\":",
            &[
                "93:17 entries[1].summary: found the end of the document, while what opens at 89:5 is not closed; expected a value after the colon",
            ],
        );
    }

    #[test]
    fn text_after_the_end_of_the_document_is_reported() {
        check(END, &format!("{END}}}"), &["97:1 document: found “}”; expected the end of the document"]);
    }

    #[test]
    fn an_unclosed_text_is_reported_where_it_starts() {
        check(
            TITLE,
            r#""title": "La houle,"#,
            &[
                "91:16 entries[1].title: the text that starts here does not end on its line; close its double quotes, or write a line break inside it as \\n",
            ],
        );
    }

    #[test]
    fn typographic_quotation_marks_are_recognised() {
        let right = "texts and names stand between straight double quotes: \"";
        for (spoilt, mark) in [("“La houle”,", '“'), ("« La houle »,", '«'), ("„La houle“,", '„')] {
            check(
                TITLE,
                &format!("\"title\": {spoilt}"),
                &[&format!("91:16 entries[1].title: {mark} is not the quotation mark of JSON; {right}")],
            );
        }
        check(
            TITLE,
            "\"title\": 'La houle',",
            &["91:16 entries[1].title: single quotes do not hold a text; use double quotes: \""],
        );
    }

    #[test]
    fn comments_are_refused() {
        check("\"version\": 1,", "\"version\": 1, // un", &["2:17 document: JSON has no comments; remove this one"]);
        check("\"version\": 1,", "/* un */ \"version\": 1,", &["2:3 document: JSON has no comments; remove this one"]);
        check("\"version\": 1,", "/* un", &["2:3 document: JSON has no comments; remove this one"]);
    }

    #[test]
    fn field_names_need_quotes_and_a_colon() {
        check(
            TITLE,
            "title: \"La houle\",",
            &["91:7 entries[1]: found “title”; expected a field’s name in double quotes"],
        );
        check(
            TITLE,
            "\"title\" \"La houle\",",
            &["91:15 entries[1].title: found “La houle”; expected a colon after the field’s name"],
        );
        check(TITLE, "\"title\": ,", &["91:16 entries[1].title: found “,”; expected a value after the colon"]);
    }

    #[test]
    fn words_of_other_languages_are_translated() {
        for (word, meant) in [("None", "null"), ("undefined", "null"), ("True", "true"), ("faux", "false")] {
            check(
                "\"pages\": 344",
                &format!("\"pages\": {word}"),
                &[&format!("85:16 entries[0].pages: “{word}” is not JSON; did you mean “{meant}”?")],
            );
        }
        check(
            "\"pages\": 344",
            "\"pages\": trois",
            &["85:16 entries[0].pages: found “trois”; expected a value after the colon"],
        );
    }

    #[test]
    fn numbers_that_json_does_not_allow_are_reported() {
        for number in ["+344", ".5", "0x1F", "-", "-Infinity"] {
            let report = report_of(&EVERY_FIELD.replace("\"pages\": 344", &format!("\"pages\": {number}")));
            assert_eq!(report.len(), 1, "{number}: {report:?}");
            assert!(
                report[0].ends_with("this is not a number of JSON; write digits, such as 12 or 12.5"),
                "{report:?}"
            );
        }
        check(
            "\"pages\": 344",
            "\"pages\": 0344",
            &["85:17 entries[0].pages: a number starts with a needless 0; write it without, such as 7 for 07"],
        );
    }

    #[test]
    fn escapes_that_json_does_not_allow_are_reported() {
        check(
            TITLE,
            r#""title": "La \houle","#,
            &[
                r#"91:20 entries[1].title: “\h” has no meaning in a text; write \\ for a backslash; the others are \" \/ \b \f \n \r \t and \u"#,
            ],
        );
        let right = "it takes four hexadecimal digits, and twice four beyond U+FFFF; or write the character itself";
        for escape in [r"\u00", r"\ud800", r"\udc00\ud800"] {
            check(
                TITLE,
                &format!("\"title\": \"La {escape} houle\","),
                &[&format!("91:20 entries[1].title: \\u does not name a character here; {right}")],
            );
        }
    }

    #[test]
    fn characters_that_only_look_blank_are_reported() {
        check(
            TITLE,
            "\"title\":\u{a0}\"La houle\",",
            &["91:15 entries[1].title: the blank U+00A0 stands outside of a text; replace it with an ordinary space"],
        );
        check(
            "## Un titre",
            "\tUn titre",
            &["68:16 entries[0].body: a text holds the control character U+0009; write it as \\t, or as a space"],
        );
    }

    #[test]
    fn typing_errors_do_not_hide_other_problems() {
        check_all(
            &[(TITLE, "\"title\":\u{a0}\"La houle\","), ("\"pages\": 344", "\"pages\": 0"), ("\"note\"", "\"notes\"")],
            &[
                "85:16 entries[0].pages: 0 is not above zero; expected a whole number such as 12",
                "91:15 entries[1].title: the blank U+00A0 stands outside of a text; replace it with an ordinary space",
                "92:15 entries[1].kind: there is no kind “notes”; did you mean “note”?",
            ],
        );
    }

    #[test]
    fn a_field_given_twice_is_shown_with_the_location_of_the_first() {
        check(
            "\"kind\": \"note\"",
            "\"kind\": \"note\", \"kind\": \"livre\"",
            &["92:23 entries[1].kind: the field “kind” is given twice, first at 92:7; keep one of them"],
        );
    }

    #[test]
    fn a_document_nested_too_deeply_is_refused_before_it_is_read() {
        for text in ["[".repeat(200_000), "{\"a\":".repeat(200_000), format!("{{\"a\":{}}}", "[".repeat(100_000))] {
            let report = report_of(&text);
            assert_eq!(report.len(), 1);
            assert!(
                report[0].ends_with(
                    "more than 32 objects and lists stand inside one another; a catalogue needs seven at most"
                )
            );
        }
    }
}

mod fields {
    use super::*;

    #[test]
    fn the_report_on_an_unknown_field_suggests_the_right_one() {
        check(
            "\"kind\": \"note\"",
            "\"kind\": \"note\", \"sourceUrl\": \"/a\", \"Authors\": [], \"résumé\": \"x\"",
            &[
                "92:23 entries[1].sourceUrl: there is no field “sourceUrl”; did you mean “source_url”?",
                "92:42 entries[1].Authors: there is no field “Authors”; did you mean “authors”?",
                "92:57 entries[1].résumé: there is no field “résumé”; the fields here are id, title, kind, summary, body, transcript, series, date, published, language, authors, speakers, outlet, themes, source_url, document_url, media, image, pages, isbn, doi",
            ],
        );
    }

    #[test]
    fn the_name_of_an_unknown_field_cannot_disturb_the_report() {
        check(
            "\"checked_on\"",
            "\"a.b\\n\u{202e}\": 1, \"checked_on\"",
            &[
                r#"35:9 site.donation.tax[“a.b\n\u202e”]: there is no field “a.b\n\u202e”; the fields here are checked_on, regimes"#,
            ],
        );
    }

    #[test]
    fn the_report_on_a_missing_field_says_what_it_means() {
        check(
            "      \"kind\": \"note\",\n",
            "",
            &["89:5 entries[1]: the field “kind” is missing; add it: what kind of document it is"],
        );
        assert_eq!(
            report_of("{}"),
            [
                "1:1 document: the field “version” is missing; add it: the version of this format: 1",
                "1:1 document: the field “site” is missing; add it: the site as a whole",
                "1:1 document: the field “featured” is missing; add it: the entries of the carousel, by id, in order",
                "1:1 document: the field “sections” is missing; add it: the sections of the home page, in order",
                "1:1 document: the field “themes” is missing; add it: the subjects that entries share",
                "1:1 document: the field “entries” is missing; add it: the publications, interviews, films…",
            ]
        );
    }

    #[test]
    fn another_version_of_the_format_is_refused() {
        check("\"version\": 1", "\"version\": 2", &["2:14 version: the version 2 is not known here; expected 1"]);
        check("\"version\": 1", "\"version\": 1.0", &["2:14 version: the version 1.0 is not known here; expected 1"]);
        check("\"version\": 1", "\"version\": \"1\"", &["2:14 version: found “1”; expected the number 1"]);
    }

    #[test]
    fn the_report_on_a_wrong_type_names_the_right_one() {
        check("\"La houle\"", "12", &["91:16 entries[1].title: found the number 12; expected a text in double quotes"]);
        check("\"La houle\"", "null", &["91:16 entries[1].title: found null; expected a text in double quotes"]);
        check("\"La houle\"", "[true]", &["91:16 entries[1].title: found a list; expected a text in double quotes"]);
        check(
            "\"2024-02-29\"",
            "2024",
            &[
                "70:15 entries[0].date: found the number 2024; expected a date in double quotes: YYYY, YYYY-MM or YYYY-MM-DD",
            ],
        );
        check(
            "344",
            "\"344\"",
            &["85:16 entries[0].pages: found “344”; expected a whole number without quotes, such as 12"],
        );
        check(
            "344",
            "true",
            &["85:16 entries[0].pages: found true; expected a whole number without quotes, such as 12"],
        );
        check(
            "[\"grande-maree\"]",
            "\"grande-maree\"",
            &["50:15 featured: found “grande-maree”; expected a list between [ and ]"],
        );
        check(
            "\"Cahiers\"",
            "null",
            &["69:17 entries[0].series: found null; leave the field out when there is nothing to say"],
        );
    }

    #[test]
    fn the_report_on_an_unknown_kind_suggests_the_nearest_or_lists_all() {
        check("\"note\"", "\"notes\"", &["92:15 entries[1].kind: there is no kind “notes”; did you mean “note”?"]);
        check(
            "\"note\"",
            "\"Évènement\"",
            &["92:15 entries[1].kind: there is no kind “Évènement”; did you mean “evenement”?"],
        );
        check(
            "\"note\"",
            "\"roman\"",
            &[
                "92:15 entries[1].kind: there is no kind “roman”; expected one of etude, note, briefing, editorial, article, livre, chapitre, entretien, tribune, presse, podcast, radio, video, replay, evenement",
            ],
        );
        check(
            "\"audio\"",
            "\"son\"",
            &["79:17 entries[0].media.type: there is no type of media “son”; expected one of audio, video"],
        );
        check(
            "\"unit\": \"cent\"",
            "\"unit\": \"cents\"",
            &["27:50 site.donation.provider.parameters.amount.unit: there is no unit “cents”; did you mean “cent”?"],
        );
    }
}

mod identifiers {
    use super::*;

    #[test]
    fn the_report_on_an_identifier_unfit_for_addresses_suggests_a_fit_one() {
        check_all(
            &[
                ("\"id\": \"houle\"", "\"id\": \"La Houle d’été\""),
                ("\"grande-maree\", \"houle\"", "\"La Houle d’été\""),
            ],
            &[
                "52:84 sections[0].entries[0]: “La Houle d’été” is not an identifier; lower-case letters, digits and single hyphens: “la-houle-d-ete”",
                "90:13 entries[1].id: “La Houle d’été” is not an identifier; lower-case letters, digits and single hyphens: “la-houle-d-ete”",
            ],
        );
        check(
            "\"id\": \"cotes\"",
            "\"id\": \"\"",
            &[
                "56:13 themes[1].id: “” is not an identifier; it has lower-case letters, digits and single hyphens, such as “note-2025”",
                "75:27 entries[0].themes[1]: no theme is called “cotes”; add it to “themes” or remove it here",
            ],
        );
    }

    #[test]
    fn an_identifier_given_twice_is_shown_with_the_location_of_the_first() {
        check(
            "\"id\": \"yann-morvan\"",
            "\"id\": \"anne-le-goff\"",
            &[
                "60:13 people[1].id: “anne-le-goff” is the id of another person already, first at 59:13; give each person an id of its own",
                "73:20 entries[0].speakers[0]: no person is called “yann-morvan”; add it to “people” or remove it here",
            ],
        );
    }

    #[test]
    fn a_theme_and_a_person_may_share_an_identifier() {
        let text = EVERY_FIELD.replace("yann-morvan", "ocean");
        assert_eq!(report_of(&text), [""; 0]);
    }

    #[test]
    fn the_report_on_a_broken_reference_suggests_the_nearest_name() {
        check(
            "[\"ocean\", \"cotes\"]",
            "[\"ocaen\", \"cote\", \"astronomie\"]",
            &[
                "75:18 entries[0].themes[0]: no theme is called “ocaen”; did you mean “ocean”?",
                "75:27 entries[0].themes[1]: no theme is called “cote”; did you mean “cotes”?",
                "75:35 entries[0].themes[2]: no theme is called “astronomie”; add it to “themes” or remove it here",
            ],
        );
        check(
            "[\"anne-le-goff\"]",
            "[\"Anne Le Goff\"]",
            &["72:19 entries[0].authors[0]: no person is called “Anne Le Goff”; did you mean “anne-le-goff”?"],
        );
        check(
            "\"featured\": [\"grande-maree\"]",
            "\"featured\": [\"grande-marée\"]",
            &["50:16 featured[0]: no entry is called “grande-marée”; did you mean “grande-maree”?"],
        );
    }

    #[test]
    fn a_group_of_synonyms_has_two_words_or_more() {
        let group = "[\"marée\", \"flux\"]";
        check(group, "[\"marée\"]", &["14:53 site.synonyms[0]: the list has one element; it takes two at least"]);
        check(
            group,
            "[\"marée\", \"Marée\"]",
            &["14:63 site.synonyms[0][1]: this word is in its group already, first at 14:54; keep one of them"],
        );
        check(group, "[]", &["14:53 site.synonyms[0]: the list is empty; it takes two elements at least"]);
        let synonyms = catalogue(EVERY_FIELD).site.synonyms;
        assert_eq!(synonyms, [vec!["marée", "flux"], vec!["PM", "pleine mer", "haute mer"]]);
    }

    #[test]
    fn a_network_takes_an_address_and_perhaps_a_title_at_a_fixed_host() {
        let [network] = &catalogue(EVERY_FIELD).site.sharing[..] else { panic!("one network is expected") };
        assert_eq!(network.label, "Mastodon");
        assert_eq!(network.url.with_title("A%26B"), "https://partage.example.org/?text=A%26B%20{url}");
        let url = "https://partage.example.org/?text={title}%20{url}";
        let such_as = "expected one such as https://example.org/share?url={url}&text={title}";
        for (spoilt, report) in [
            (
                "http://a.example/?u={url}",
                "“http://a.example/?u={url}” is not an encrypted address; did you mean “https://a.example/?u={url}”?",
            ),
            (
                "javascript:alert({url})",
                "links of the scheme “javascript” are not accepted; a link starts with https://, http:// or / (a path on the site)",
            ),
            ("https://{url}/", "“https://{url}/” has no valid host; expected one such as https://www.example.org"),
            ("https://{title}@a.example/?u={url}", &format!("the host of the network is not fixed; {such_as}")),
            (
                "https://a.example/?t={title}",
                &format!(
                    "“https://a.example/?t={title}” does not say where the page’s address goes; {such_as}",
                    title = "{title}"
                ),
            ),
            (
                "https://a.example/?u={url}&t={texte}",
                "nothing is known that goes in the place of “{texte}”; expected {url} or {title}",
            ),
            (
                "https://a.example/?u={url}}",
                "nothing is known that goes in the place of “}”; expected {url} or {title}",
            ),
            (
                "https://a.example/?u={URL}",
                "nothing is known that goes in the place of “{URL}”; expected {url} or {title}",
            ),
        ] {
            check(url, spoilt, &[&format!("14:150 site.sharing[0].url: {report}")]);
        }
    }

    #[test]
    fn the_carousel_is_not_empty() {
        check(
            "\"featured\": [\"grande-maree\"]",
            "\"featured\": []",
            &["50:15 featured: the list is empty; it takes one element at least"],
        );
    }

    #[test]
    fn a_reference_repeated_in_one_list_is_shown_with_the_location_of_the_first() {
        check(
            "\"featured\": [\"grande-maree\"]",
            "\"featured\": [\"houle\", \"grande-maree\", \"houle\"]",
            &["50:41 featured[2]: “houle” is in this list already, first at 50:16; keep one of them"],
        );
        check(
            "[\"anne-le-goff\"]",
            "[\"anne-le-goff\", \"anne-le-goff\"]",
            &["72:35 entries[0].authors[1]: “anne-le-goff” is in this list already, first at 72:19; keep one of them"],
        );
    }
}

mod texts {
    use super::*;

    #[test]
    fn a_required_text_has_words() {
        check("\"La houle\"", "\" \\n\"", &["91:16 entries[1].title: the text has a line break; write it on one line"]);
        check(
            "\"La houle\"",
            "\"\u{a0} \"",
            &["91:16 entries[1].title: the text is empty; it takes at least one word"],
        );
    }

    #[test]
    fn titles_and_summaries_have_one_line_and_bodies_may_have_more() {
        check(
            "\"La houle\"",
            "\"La\\u2028houle\"",
            &["91:16 entries[1].title: the text has a line break; write it on one line"],
        );
        check(
            "Ce qui vient du large.",
            "Ce qui\\tvient.",
            &[
                "93:18 entries[1].summary: the text holds the control character U+0009; remove it, or put a space in its place",
            ],
        );
        check(
            "\"## Un titre\\n",
            "\"## Un titre\\r\\n",
            &["68:15 entries[0].body: the text holds a carriage return (\\r); a line ends with \\n alone"],
        );
    }

    #[test]
    fn control_characters_are_refused_everywhere() {
        for (escape, name) in
            [("\\u0000", "U+0000"), ("\\u0007", "U+0007"), ("\\u0085", "U+0085"), ("\\u001b", "U+001B")]
        {
            for (piece, location) in [("La houle", "91:16 entries[1].title"), ("## Un titre", "68:15 entries[0].body")]
            {
                check(
                    piece,
                    &format!("a{escape}"),
                    &[&format!(
                        "{location}: the text holds the control character {name}; remove it, or put a space in its place"
                    )],
                );
            }
        }
    }

    #[test]
    fn characters_that_turn_the_direction_of_text_are_refused_everywhere() {
        let wrong = "the invisible character U+202E turns the direction of the text; remove it";
        check("La houle", "La \\u202ehoule", &[&format!("91:16 entries[1].title: {wrong}")]);
        check("## Un titre", "\u{202e}", &[&format!("68:15 entries[0].body: {wrong}")]);
        check("/documents/maree.pdf", "/a\u{202e}fdp", &[&format!("77:23 entries[0].document_url: {wrong}")]);
        for char in ['\u{202a}', '\u{202b}', '\u{202c}', '\u{202d}', '\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'] {
            assert_eq!(report_of(&EVERY_FIELD.replace("La houle", &format!("a{char}"))).len(), 1, "{char:?}");
        }
    }

    #[test]
    fn a_date_that_does_not_exist_is_reported() {
        let date = "\"2024-02-29\"";
        check(date, "\"2023-02-29\"", &["70:15 entries[0].date: 2023-02 has no day 29; its days are 01 to 28"]);
        check(date, "\"2024-04-31\"", &["70:15 entries[0].date: 2024-04 has no day 31; its days are 01 to 30"]);
        check(date, "\"2023-13-01\"", &["70:15 entries[0].date: 2023 has no month 13; months are 01 to 12"]);
        check(date, "\"2023-00\"", &["70:15 entries[0].date: 2023 has no month 00; months are 01 to 12"]);
    }

    #[test]
    fn a_date_in_another_form_is_rewritten() {
        for (written, meant) in [
            ("29/02/2024", "2024-02-29"),
            ("2024-2", "2024-02"),
            ("3.4.2025", "2025-04-03"),
            ("2025/4/3", "2025-04-03"),
            ("20240229", "2024-02-29"),
            ("2024-02-29T10:00:00+01:00", "2024-02-29"),
            ("2024-02-29 09:30", "2024-02-29"),
            ("29/02/2024 à 18h30", "2024-02-29"),
            ("29 février 2024", "2024-02-29"),
            ("jeudi 29 févr. 2024, 9 h", "2024-02-29"),
            ("jeudi 29 février 2024", "2024-02-29"),
            ("Jeudi, 29 fe\u{301}vrier 2024", "2024-02-29"),
            ("jeu. 29 févr. 2024", "2024-02-29"),
            ("mar. 5 mars 2024", "2024-03-05"),
            ("mar. 27 févr. 2024 à 20 h", "2024-02-27"),
            ("mar. 2024", "2024-03"),
            ("Mar. 5, 2024", "2024-03-05"),
            ("Thu 29 Feb 2024", "2024-02-29"),
            ("le jeu. 29/02/2024", "2024-02-29"),
            ("mar. 05/03/2024", "2024-03-05"),
            ("jeudi&nbsp;29&nbsp;f&eacute;vrier 2024", "2024-02-29"),
            ("1er mars 2023", "2023-03-01"),
            ("Février 2024", "2024-02"),
            ("le 14 juillet 2024", "2024-07-14"),
            ("3 juil. 2024", "2024-07-03"),
            ("August 5th, 2024", "2024-08-05"),
        ] {
            check(
                "\"2024-02-29\"",
                &format!("\"{written}\""),
                &[&format!("70:15 entries[0].date: “{written}” is not a date; did you mean “{meant}”?")],
            );
        }
        check(
            "\"2024-02-29\"",
            "\"hier\"",
            &["70:15 entries[0].date: “hier” is not a date; expected YYYY, YYYY-MM or YYYY-MM-DD"],
        );
        for vague in ["30 février 2024", "février", "jui 2024", "vers mars 2024", "mars ou avril 2024", "29 février 24"]
        {
            let report = report_of(&EVERY_FIELD.replace("2024-02-29", vague));
            assert!(report[0].ends_with("expected YYYY, YYYY-MM or YYYY-MM-DD"), "{report:?}");
        }
    }

    #[test]
    fn a_language_is_a_tag() {
        check(
            "\"pt-BR\"",
            "\"pt_BR\"",
            &["71:19 entries[0].language: “pt_BR” is not a language tag; did you mean “pt-BR”?"],
        );
        check(
            "\"pt-BR\"",
            "\"français\"",
            &[
                "71:19 entries[0].language: “français” is not a language tag; expected a BCP 47 tag, such as fr, en or pt-BR",
            ],
        );
    }

    #[test]
    fn a_doi_is_written_without_its_resolver() {
        check(
            "\"10.1000/182\"",
            "\"https://doi.org/10.1000/182\"",
            &["87:14 entries[0].doi: “https://doi.org/10.1000/182” is not a DOI; did you mean “10.1000/182”?"],
        );
        check(
            "\"10.1000/182\"",
            "\"182\"",
            &["87:14 entries[0].doi: “182” is not a DOI; expected one such as 10.1000/182"],
        );
    }

    #[test]
    fn the_digits_of_an_isbn_add_up() {
        let isbn = "\"978-2-07-036822-8\"";
        let slip =
            "is not an ISBN: its digits do not add up; look for a slip; if the others are right, the last one is";
        check(isbn, "\"978-2-07-036822-3\"", &[&format!("86:15 entries[0].isbn: “978-2-07-036822-3” {slip} 8")]);
        check(isbn, "\"2-07-036822-1\"", &[&format!("86:15 entries[0].isbn: “2-07-036822-1” {slip} X")]);
        for wrong in ["978-2-07", "978--2070368228", "97820703682X8", "978 2 07 036822 8", ""] {
            check(
                isbn,
                &format!("\"{wrong}\""),
                &[&format!(
                    "86:15 entries[0].isbn: “{wrong}” is not an ISBN; expected 10 or 13 digits, with or without hyphens"
                )],
            );
        }
        check(
            isbn,
            "\"9772070368228\"",
            &["86:15 entries[0].isbn: “9772070368228” is not an ISBN; one of 13 digits starts with 978 or 979"],
        );
    }
}

mod links {
    use super::*;

    #[track_caller]
    fn check_link(link: &str, report: &str) {
        check(
            "\"/documents/maree.pdf\"",
            &format!("\"{link}\""),
            &[&format!("77:23 entries[0].document_url: {report}")],
        );
    }

    #[test]
    fn links_of_other_schemes_are_refused() {
        for (link, scheme) in [
            ("javascript:alert(1)", "javascript"),
            ("JavaScript:alert(1)", "JavaScript"),
            ("data:text/html,x", "data"),
            ("mailto:a@example.org", "mailto"),
            ("ftp://example.org/a", "ftp"),
        ] {
            check_link(
                link,
                &format!(
                    "links of the scheme “{scheme}” are not accepted; a link starts with https://, http:// or / (a path on the site)"
                ),
            );
        }
    }

    #[test]
    fn a_scheme_cannot_hide_behind_characters_that_browsers_drop() {
        for link in [
            "\\u0001javascript:alert(1)",
            "java\\nscript:alert(1)",
            " javascript:alert(1)",
            "\\tdata:x",
            "/\\\\example.org",
        ] {
            let report = report_of(&EVERY_FIELD.replace("/documents/maree.pdf", link));
            assert_eq!(report.len(), 1, "{link}: {report:?}");
        }
    }

    #[test]
    fn the_report_on_a_nearly_right_link_suggests_the_right_one() {
        check_link(
            "www.example.org/a",
            "“www.example.org/a” lacks its scheme; did you mean “https://www.example.org/a”?",
        );
        check_link("//example.org/a", "“//example.org/a” lacks its scheme; did you mean “https://example.org/a”?");
        check_link(
            "HTTPS://example.org/",
            "“HTTPS://example.org/” has its scheme in capitals; did you mean “https://example.org/”?",
        );
        check_link("https://example.org/la maree", "“https://example.org/la maree” holds a space; write %20 instead");
        check_link("https://example.org/ ", "“https://example.org/ ” holds a space at one end; remove it");
        check_link("C:\\\\maree.pdf", "“C:\\maree.pdf” holds a backslash; write / instead, or %5C");
    }

    #[test]
    fn the_report_on_a_text_that_is_no_link_says_how_links_start() {
        let starts = "a link starts with https://, http:// or / (a path on the site)";
        check_link("documents/maree.pdf", &format!("“documents/maree.pdf” is not a link; {starts}"));
        check_link("", &format!("the link is empty; {starts}"));
    }

    #[test]
    fn a_web_link_has_a_host() {
        for link in
            ["https:///a", "https://", "http://?a", "https:example.org", "https://:80/", "https://…", "https://a:b/"]
        {
            check_link(link, &format!("“{link}” has no valid host; expected one such as https://www.example.org"));
        }
        for link in
            ["http://localhost:8080/a", "https://[2001:db8::1]:80/", "https://münchen.example/a", "/", "/a?b=1#c"]
        {
            assert_eq!(report_of(&EVERY_FIELD.replace("/documents/maree.pdf", link)), [""; 0], "{link}");
        }
    }

    #[test]
    fn the_payment_page_is_encrypted() {
        let page = "\"url\": \"https://don.example.org/marees\"";
        check(
            page,
            "\"url\": \"http://don.example.org/marees\"",
            &[
                "25:16 site.donation.provider.url: “http://don.example.org/marees” is not an encrypted address; did you mean “https://don.example.org/marees”?",
            ],
        );
        check(
            page,
            "\"url\": \"/don\"",
            &[
                "25:16 site.donation.provider.url: “/don” is not an encrypted address; expected a link that starts with https://",
            ],
        );
    }

    #[test]
    fn ready_payment_links_are_on_the_host_of_the_payment_page() {
        let link = "https://don.example.org/marees/30";
        check(
            link,
            "https://don.example.org@example.com/30",
            &[
                "31:55 site.donation.provider.links[0].url: “example.com” is not the provider’s host; expected a link on “don.example.org”",
            ],
        );
        check(
            link,
            "http://don.example.org/30",
            &[
                "31:55 site.donation.provider.links[0].url: “http://don.example.org/30” is not an encrypted address; did you mean “https://don.example.org/30”?",
            ],
        );
        assert_eq!(report_of(&EVERY_FIELD.replace(link, "https://DON.example.org:443/30")), [""; 0]);
    }

    #[test]
    fn the_address_of_the_site_is_absolute_and_bare() {
        let address = "https://example.org/dossiers/marees";
        check(
            address,
            "/marees",
            &[
                "8:17 site.base_url: “/marees” is only a path; expected the whole address, such as https://example.org/dossier/",
            ],
        );
        check(
            address,
            "https://example.org/?a=1",
            &[
                "8:17 site.base_url: “https://example.org/?a=1” has more than host and path; did you mean “https://example.org/”?",
            ],
        );
    }
}

mod numbers {
    use super::*;

    #[test]
    fn a_whole_number_is_written_in_digits_and_above_zero() {
        for (written, report) in [
            ("344.0", "344.0 is not written as a whole number; did you mean 344?"),
            ("1e3", "1e3 is not written as a whole number; did you mean 1000?"),
            ("12.5", "12.5 is not a whole number; expected one such as 12"),
            ("1e999999999", "1e999999999 is not a whole number; expected one such as 12"),
            ("0", "0 is not above zero; expected a whole number such as 12"),
            ("-3", "-3 is not above zero; expected a whole number such as 12"),
            ("4294967296", "4294967296 is too large; expected 4294967295 at most"),
        ] {
            check("\"pages\": 344", &format!("\"pages\": {written}"), &[&format!("85:16 entries[0].pages: {report}")]);
        }
        check(
            "\"duration\": 1800",
            "\"duration\": 0",
            &["81:21 entries[0].media.duration: 0 is not above zero; expected a whole number such as 12"],
        );
    }

    #[test]
    fn a_number_too_long_to_read_is_cut_in_the_report() {
        let digits = "9".repeat(100_000);
        let shown = "9".repeat(40);
        check(
            "\"pages\": 344",
            &format!("\"pages\": {digits}"),
            &[&format!("85:16 entries[0].pages: {shown}… is too large; expected 4294967295 at most")],
        );
    }

    #[test]
    fn amounts_are_above_zero_exact_to_the_cent_and_within_the_limits() {
        check(
            "[30, 50.5, 100]",
            "[0.5, 2000, 30, 30.00, -5, 0, 7.555, 1e2, 1e300, 1e-2, \"30\", 99999999999999999999]",
            &[
                "19:18 site.donation.amounts.once[0]: 0.5 is below the minimum; expected 1 at least",
                "19:23 site.donation.amounts.once[1]: 2000 is above the maximum; expected 1000 at most",
                "19:33 site.donation.amounts.once[3]: the number 30.00 is in this list already, first at 19:29; keep one of them",
                "19:40 site.donation.amounts.once[4]: -5 is not above zero; expected an amount such as 12",
                "19:44 site.donation.amounts.once[5]: 0 is not above zero; expected an amount such as 12",
                "19:47 site.donation.amounts.once[6]: 7.555 has more than two decimals; an amount is exact to the cent, such as 12.5 or 12.55",
                "19:54 site.donation.amounts.once[7]: 1e2 is not written in plain digits; did you mean 100?",
                "19:59 site.donation.amounts.once[8]: 1e300 is not written in plain digits; expected an amount such as 12 or 12.5",
                "19:66 site.donation.amounts.once[9]: 1e-2 is not written in plain digits; expected an amount such as 12 or 12.5",
                "19:72 site.donation.amounts.once[10]: found “30”; expected an amount in euros without quotes, such as 12 or 12.5",
                "19:78 site.donation.amounts.once[11]: 99999999999999999999 is too large; expected 10000000000 at most",
            ],
        );
    }

    #[test]
    fn amounts_are_offered_for_both_frequencies() {
        check(
            "[5, 10]",
            "[]",
            &["20:20 site.donation.amounts.monthly: the list is empty; it takes one element at least"],
        );
    }

    #[test]
    fn the_maximum_is_not_below_the_minimum() {
        check(
            "\"maximum\": 1000,",
            "\"maximum\": 0.99,",
            &["23:18 site.donation.maximum: 0.99 is below the minimum; expected 1 at least"],
        );
    }

    #[test]
    fn ready_payment_links_keep_the_limits_and_do_not_repeat_a_choice() {
        let link = r#"{ "amount": 30, "frequency": "once", "url": "https://don.example.org/marees/30" }"#;
        check(
            link,
            &link.replace("30,", "3000,"),
            &["31:23 site.donation.provider.links[0].amount: 3000 is above the maximum; expected 1000 at most"],
        );
        check(
            link,
            &format!("{link},\n{}", link.replace("30,", "30.0,")),
            &[
                "32:1 site.donation.provider.links[1]: this amount and frequency have a link already, first at 31:11; keep one of them",
            ],
        );
    }

    #[test]
    fn what_matters_most_in_a_picture_is_a_point_from_0_to_1() {
        let right = "\"x\": 0.3, \"y\": 0.75";
        for (written, report) in [
            ("\"x\": 30, \"y\": 0.75", "84:120 entries[0].image.focus.x: 30 is not from 0 to 1; did you mean 0.3?"),
            (
                "\"x\": -0.3, \"y\": 0.75",
                "84:120 entries[0].image.focus.x: -0.3 is not from 0 to 1; expected a place such as 0.25, which is a quarter of the way",
            ),
            (
                "\"x\": \"0.3\", \"y\": 0.75",
                "84:120 entries[0].image.focus.x: found “0.3”; expected a place from 0 to 1 without quotes, such as 0.25",
            ),
            (
                "\"x\": 0.3",
                "84:113 entries[0].image.focus: the field “y” is missing; add it: how far from the upper edge (0) to the lower one (1)",
            ),
        ] {
            check(right, written, &[report]);
        }
    }

    #[test]
    fn a_rate_is_a_share_from_0_to_1() {
        for (written, report) in [
            ("66", "66 is not from 0 to 1; did you mean 0.66?"),
            ("7.5", "7.5 is not from 0 to 1; did you mean 0.075?"),
            ("1.5", "1.5 is not from 0 to 1; expected a rate such as 0.66, which is 66 %"),
            ("-0.1", "-0.1 is not from 0 to 1; expected a rate such as 0.66, which is 66 %"),
            ("0.66666", "0.66666 has more than four decimals; a rate is exact to one ten-thousandth, such as 0.6667"),
            ("6.6e-1", "6.6e-1 is not written in plain digits; expected a rate from 0 to 1, such as 0.66"),
        ] {
            check(
                "\"rate\": 0.66",
                &format!("\"rate\": {written}"),
                &[&format!("45:33 site.donation.tax.regimes[1].rate: {report}")],
            );
        }
        for rate in ["0", "1", "1.0", "0.6667"] {
            assert_eq!(
                report_of(&EVERY_FIELD.replace("\"rate\": 0.66,", &format!("\"rate\": {rate},"))),
                [""; 0],
                "{rate}"
            );
        }
    }

    #[test]
    fn tax_rules_are_dated_to_the_day_and_unique() {
        check(
            "\"2026-01-05\"",
            "\"2026-01\"",
            &["35:23 site.donation.tax.checked_on: “2026-01” lacks its day; expected YYYY-MM-DD"],
        );
        check(
            "\"id\": \"ir\"",
            "\"id\": \"is\"",
            &["45:11 site.donation.tax.regimes[1]: this tax has a rule already, first at 37:11; keep one of them"],
        );
        let regimes = EVERY_FIELD.find("\"regimes\": [").unwrap();
        let end = regimes + EVERY_FIELD[regimes..].find("\n        ]").unwrap();
        check(
            &EVERY_FIELD[regimes..end],
            "\"regimes\": [",
            &["36:20 site.donation.tax.regimes: the list is empty; it takes one element at least"],
        );
    }
}

mod names {
    use super::*;

    /// The parts of a person's name, given the other fields of that person in the catalogue.
    fn parts(name: &str, said: &str) -> NameParts {
        let text = with_person(name, said);
        catalogue(&text).people[1].parts.clone()
    }

    fn with_person(name: &str, said: &str) -> String {
        const MORVAN: &str = r#""name": "Yann Morvan", "kind": "person", "family": "Morvan", "given": "Yann""#;
        assert_eq!(EVERY_FIELD.matches(MORVAN).count(), 1);
        EVERY_FIELD.replace(MORVAN, &format!("\"name\": \"{name}\"{said}"))
    }

    /// Compares given name, particle, family name and suffix, as in `Martin Luther||King|Jr.`; also `organisation` and
    /// `as printed`.
    #[track_caller]
    fn check_parts(name: &str, said: &str, expected: &str) {
        let shown = match parts(name, said) {
            NameParts::Person { given, particle, family, suffix } => {
                [given, particle, Some(family), suffix].map(Option::unwrap_or_default).join("|")
            }
            NameParts::Organisation => "organisation".to_owned(),
            NameParts::Unknown => "as printed".to_owned(),
        };
        assert_eq!(shown, expected, "{name}");
    }

    /// The warning about a name without further fields.
    fn warning(name: &str) -> Option<String> {
        let report = said_of(&with_person(name, ""));
        assert!(report.len() < 2, "{report:?}");
        report.into_iter().next()
    }

    #[test]
    fn a_name_with_only_one_possible_split_is_split_without_a_warning() {
        for (name, expected) in [
            ("Mathilde Velliet", "Mathilde||Velliet|"),
            ("Jean-Pierre O’Brien", "Jean-Pierre||O’Brien|"),
            ("Élodie Zacharie-Bühler", "Élodie||Zacharie-Bühler|"),
            ("A. Buffard", "A.||Buffard|"),
            ("J.-P. Sartre", "J.-P.||Sartre|"),
            ("John F. Kennedy", "John F.||Kennedy|"),
            ("J. R. R. Tolkien", "J. R. R.||Tolkien|"),
            ("Hugo Le Picard", "Hugo||Le Picard|"),
            ("Laure de Roucy-Rochegonde", "Laure|de|Roucy-Rochegonde|"),
            ("Jean d’Ormesson", "Jean|d’|Ormesson|"),
            ("François de La Rochefoucauld", "François|de|La Rochefoucauld|"),
            ("Ursula von der Leyen", "Ursula|von der|Leyen|"),
            ("Miguel de Cervantes Saavedra", "Miguel|de|Cervantes Saavedra|"),
            ("Bachar al-Assad", "Bachar||al-Assad|"),
            ("Voltaire", "||Voltaire|"),
            ("Robert Downey Jr.", "Robert||Downey|Jr."),
            ("Sammy Davis, Jr.", "Sammy||Davis|Jr."),
            ("A.\u{a0}Buffard", "A.||Buffard|"),
            ("Ben van Beurden", "Ben|van|Beurden|"),
            ("Mary McDonald", "Mary||McDonald|"),
            ("Betsy DeVos", "Betsy||DeVos|"),
        ] {
            check_parts(name, "", expected);
            assert_eq!(warning(name), None);
        }
    }

    #[test]
    fn an_ambiguous_name_stays_as_printed_and_its_editor_is_asked() {
        let organisation = "looks like the name of an organisation";
        for (name, expected) in [
            ("Commission européenne", organisation),
            ("Banque de France", organisation),
            ("Institut d’études avancées", organisation),
            ("Reporters sans frontières", organisation),
            ("Ministère de l’Économie, des Finances", organisation),
            ("Martin, Durand and Co", organisation),
            ("OCDE", organisation),
            ("Groupe 42", organisation),
            ("Google DeepMind", organisation),
            ("Human Rights Watch", organisation),
            ("Van Gogh", "write \"family\": \"Van Gogh\" beside it, or \"kind\": \"organisation\""),
            ("Van der Bellen", "looks like a family name alone"),
            ("Di Maio", "looks like a family name alone"),
            ("Ben Bella", "looks like a family name alone"),
            ("Saint Laurent", "looks like a family name alone"),
            ("de Gaulle", "write \"family\": \"de Gaulle\" beside it"),
            ("Le Corbusier", "write \"family\": \"Le Corbusier\" beside it"),
            ("The Conversation", "like the name of an organisation"),
            ("Sœur Emmanuelle", "begins with a title; write the name without it, or \"family\": \"Sœur Emmanuelle\""),
            ("Pape François", "begins with a title"),
            ("Dr. Jeanne Martin", "begins with a title"),
            (
                "Xi Jinping",
                "may begin with the family name; write \"family\" and \"given\" beside it, such as \"family\": \"Xi\", \"given\": \"Jinping\"",
            ),
            ("Kim Jong-un", "may begin with the family name"),
            ("Nguyễn Phú Trọng", "may begin with the family name"),
            ("習近平", "may begin with the family name"),
            ("Jean MARTIN", "has a word in capitals"),
            ("MARTIN Jean", "has a word in capitals"),
            ("ONU Femmes", "has a word in capitals"),
            ("Dupont, Jean", "is parted by a comma"),
            ("Valéry Giscard d’Estaing", "such as \"family\": \"Giscard d’Estaing\", \"given\": \"Valéry\""),
            ("Gabriel García Márquez", "nothing tells where the family name of “Gabriel García Márquez” begins"),
            ("Martin Luther King Jr.", "nothing tells where the family name"),
            ("Jean Pierre Dupont", "nothing tells where the family name"),
        ] {
            check_parts(name, "", "as printed");
            let warning = warning(name).unwrap_or_else(|| panic!("{name} gets no warning"));
            assert!(warning.starts_with("60:36 people[1].name: warning: ") && warning.contains(expected), "{warning}");
            assert!(warning.ends_with("it is cited as it is printed until then"), "{warning}");
        }
    }

    #[test]
    fn name_parts_in_the_catalogue_count_and_stop_the_question() {
        for (name, said, expected) in [
            ("Commission européenne", r#", "kind": "organisation""#, "organisation"),
            ("Xi Jinping", r#", "family": "Xi", "given": "Jinping""#, "Jinping||Xi|"),
            (
                "Valéry Giscard d’Estaing",
                r#", "family": "Giscard d’Estaing", "given": "Valéry""#,
                "Valéry||Giscard d’Estaing|",
            ),
            ("Martin Luther King Jr.", r#", "family": "King", "given": "Martin Luther""#, "Martin Luther||King|Jr."),
            ("Jean MARTIN", r#", "family": "Martin", "given": "Jean""#, "Jean||Martin|"),
            ("Charles de Gaulle", r#", "family": "de Gaulle", "given": "Charles""#, "Charles|de|Gaulle|"),
            ("Plume", r#", "family": "Plume""#, "||Plume|"),
            ("Anatole France", r#", "kind": "person""#, "Anatole||France|"),
        ] {
            check_parts(name, said, expected);
            assert_eq!(said_of(&with_person(name, said)), [""; 0]);
        }
    }

    #[test]
    fn name_parts_in_the_catalogue_agree_with_each_other_and_with_the_name() {
        let check = |said: &str, expected: &str| {
            assert_eq!(said_of(&with_person("Anne Morvan", said)), [expected]);
        };
        check(
            r#", "kind": "organisation", "family": "Morvan""#,
            "60:85 people[1].family: an organisation has one name; remove this, or the kind “organisation”",
        );
        check(
            r#", "given": "Anne""#,
            "60:60 people[1].given: a given name stands here without a family name; add “family”",
        );
        check(
            r#", "family": "Morven", "given": "Anne""#,
            "60:61 people[1].family: warning: “Morven” is no part of the name “Anne Morvan”; look for a slip in one of them",
        );
        check(
            r#", "kind": "organization""#,
            "60:59 people[1].kind: there is no kind of name “organization”; did you mean “organisation”?",
        );
    }

    #[test]
    fn a_catalogue_with_warnings_is_accepted() {
        let examined = parse::examine(&with_person("Xi Jinping", ""));
        assert!(examined.catalogue.is_some());
        assert_eq!(examined.problems.iter().map(|problem| problem.weight).collect::<Vec<_>>(), [Weight::Warning]);
        assert!(parse::parse(&with_person("Xi Jinping", "")).is_ok());
    }
}

/// What content management systems and word processors leave in texts.
mod exports {
    use super::*;

    /// Thirty entries of an invented institute, as a content management system might export them.
    const EXPORT: &str = include_str!("../fixtures/cms-export.json");

    /// The catalogue with every field, with this title.
    fn with_title(written: &str) -> String {
        EVERY_FIELD.replace("\"La houle\"", &serde_json::to_string(written).unwrap())
    }

    /// The catalogue with every field, with this body.
    fn with_body(written: &str) -> String {
        let body = serde_json::to_string(written).unwrap();
        EVERY_FIELD.replace(r###""## Un titre\n\n\tEt du *texte*.""###, &body)
    }

    /// A text of the catalogue after a repair.
    fn repaired(catalogue: &str, field: &str) -> String {
        let repaired: serde_json::Value = serde_json::from_str(&parse::repair(catalogue).text).unwrap();
        repaired.pointer(field).unwrap().as_str().unwrap().to_owned()
    }

    /// The report about a title, and its repair.
    fn title(written: &str) -> (Vec<String>, String) {
        let text = with_title(written);
        let said = said_of(&text).into_iter();
        let said = said.map(|line| line.trim_start_matches("91:16 entries[1].title: ").to_owned());
        (said.collect(), repaired(&text, "/entries/1/title"))
    }

    /// The report about a body, and its repair.
    fn body(written: &str) -> (Vec<String>, String) {
        let text = with_body(written);
        let said = said_of(&text).into_iter();
        let said = said.map(|line| line.trim_start_matches("68:15 entries[0].body: ").to_owned());
        (said.collect(), repaired(&text, "/entries/0/body"))
    }

    #[track_caller]
    fn check_title(written: &str, said: &[&str], repaired: &str) {
        assert_eq!(title(written), (said.iter().map(|line| (*line).to_owned()).collect(), repaired.to_owned()));
    }

    fn lines(text: &str) -> Vec<&str> {
        text.lines().collect()
    }

    #[test]
    fn the_export_gets_the_report_written_beside_it() {
        assert_eq!(said_of(EXPORT), lines(&read("tests/fixtures/cms-export.report.txt")));
    }

    #[test]
    fn the_export_is_repaired_as_written_beside_it_and_the_rest_is_left_to_its_editor() {
        let Repaired { text, repairs } = parse::repair(EXPORT);
        let repairs: Vec<String> = repairs.iter().map(ToString::to_string).collect();
        assert_eq!(repairs, lines(&read("tests/fixtures/cms-export.repairs.txt")));
        assert!(text == read("tests/fixtures/cms-export.repaired.json"), "{text}");
        let left = parse::examine(&text).problems;
        assert!(left.iter().all(|problem| !problem.is_repairable), "{left:#?}");
        let before = parse::examine(EXPORT).problems;
        let left: Vec<String> = left.iter().map(|problem| format!("{} {}", problem.path, problem.wrong)).collect();
        let kept = before.iter().filter(|problem| !problem.is_repairable);
        assert_eq!(left, kept.map(|problem| format!("{} {}", problem.path, problem.wrong)).collect::<Vec<_>>());
    }

    #[test]
    fn a_repair_changes_the_texts_it_names_and_no_other_byte() {
        let Repaired { text, repairs } = parse::repair(EXPORT);
        let (before, after): (Vec<&str>, Vec<&str>) = (EXPORT.split('\n').collect(), text.split('\n').collect());
        assert_eq!(before.len(), after.len());
        for (index, (before, after)) in before.iter().zip(&after).enumerate() {
            let columns: Vec<usize> =
                repairs.iter().filter(|repair| repair.line == index + 1).map(|repair| repair.column).collect();
            let Some(first) = columns.first() else {
                assert_eq!(before, after);
                continue;
            };
            assert_ne!(before, after);
            let start = |line: &str| line.chars().take(*first).collect::<String>();
            assert_eq!(start(before), start(after), "before the first text of line {}", index + 1);
            let end = |line: &str| line[line.rfind('"').unwrap()..].to_owned();
            assert_eq!(end(before), end(after), "after the last text of line {}", index + 1);
        }
    }

    #[test]
    fn a_second_repair_finds_nothing() {
        for text in [EXPORT, EVERY_FIELD, REAL] {
            let once = parse::repair(text);
            let twice = parse::repair(&once.text);
            assert_eq!((twice.repairs.as_slice(), twice.text == once.text), (&[][..], true));
        }
    }

    #[test]
    fn the_layout_of_the_file_survives_a_repair() {
        let text = EVERY_FIELD.replace("La houle", "La&nbsp;houle").replace('\n', "\r\n");
        let text = format!("\u{feff}{text}  ");
        assert_eq!(parse::repair(&text).text, text.replace("&nbsp;", "\u{a0}"));
        let broken = EVERY_FIELD.replace("\"La houle\",", "\"La&nbsp;houle\"");
        assert_eq!(parse::repair(&broken), Repaired { text: broken.clone(), repairs: Vec::new() });
    }

    #[test]
    fn a_repaired_text_keeps_the_escapes_of_the_program_that_wrote_it() {
        let check = |written: &str, repaired: &str| {
            let text = EVERY_FIELD.replace("\"La houle\"", written);
            assert_eq!(parse::repair(&text).text, EVERY_FIELD.replace("\"La houle\"", repaired));
        };
        // The text around a change keeps its own escapes.
        check(
            r#""L\u2019\u00e9tiage &amp; la 1\/2 🌊 &#x1F30A; \ud83c\udf0a\u00a0!""#,
            r#""L\u2019\u00e9tiage & la 1\/2 🌊 🌊 \ud83c\udf0a\u00a0!""#,
        );
        check(r#""L\u2019\u00e9tiage &amp; &#x1F30A;""#, r#""L\u2019\u00e9tiage & \ud83c\udf0a""#);
        check(r#""&quot;L’étiage&quot;  \\ 1/2""#, r#""\"L’étiage\" \\ 1/2""#);
    }

    #[test]
    fn entities_are_problems_because_pages_show_them_as_written() {
        let wrong = "pages show HTML entities as they are written:";
        check_title("L&#8217;Europe", &[&format!("{wrong} “&#8217;”; write “’”")], "L’Europe");
        check_title("L&#x2019;&Eacute;tat", &[&format!("{wrong} “&#x2019;”, “&Eacute;”; write “’”, “É”")], "L’État");
        // Numbers of Windows-1252, as browsers read them; and entities that were escaped twice.
        check_title("l&#146;eau", &[&format!("{wrong} “&#146;”; write “’”")], "l’eau");
        check_title("la l&amp;eacute;gende", &[&format!("{wrong} “&amp;eacute;”; write “é”")], "la légende");
        for text in ["R&D ; AT&T; Q&R;", "a &b; c", "&#; &#x; &#xd800; &#99999999;", "&amp sans fin", "&"] {
            check_title(text, &[], text);
        }
    }

    #[test]
    fn tags_that_shape_words_are_removed_and_others_are_left() {
        let wrong = "pages show HTML tags as they are written:";
        let shape = |tags: &str| format!("{wrong} {tags}; write the words without them");
        check_title("La <em>vase</em>", &[&shape("“<em>”, “</em>”")], "La vase");
        check_title("La vase,<br/>le port", &[&shape("“<br/>”")], "La vase, le port");
        check_title("<p class=\"a>b\">Un</p><p>deux</p>", &[&shape("“<p class=\"a>b\">”, “</p>”, “<p>”")], "Un deux");
        check_title(
            "Voir <a href='/x'>ici</a>",
            &[&format!("{wrong} “<a href='/x'>”, “</a>”; say the same in words; a link has a field of its own")],
            "Voir <a href='/x'>ici</a>",
        );
        check_title(
            "Que fait <script> ?",
            &[&format!("warning: {wrong} “<script>”; remove them, unless the text is about them")],
            "Que fait <script> ?",
        );
        for text in ["Pub <3", "5 < 6 > 4", "<sic> et <Europe>", "a <b", "<em", "</ em>"] {
            check_title(text, &[], text);
        }
    }

    #[test]
    fn invisible_characters_are_removed_unless_they_mean_something() {
        let wrong = "warning: the text holds";
        check_title(
            "dra\u{ad}gage",
            &[&format!("{wrong} soft hyphens, which nobody sees: U+00AD; remove them")],
            "dragage",
        );
        let unseen = "characters that nobody sees:";
        check_title(
            "\u{feff}La\u{200b} houle\u{2060}",
            &[&format!("{wrong} {unseen} U+200B, U+2060, U+FEFF; remove them")],
            "La houle",
        );
        check_title(
            "La\u{200d} houle\u{200e}",
            &[&format!("{wrong} {unseen} U+200D, U+200E; remove them")],
            "La houle",
        );
        for text in ["👩\u{200d}👧 en famille", "نامه\u{200c}ای", "\u{200f}שלום"] {
            check_title(text, &[], text);
        }
    }

    #[test]
    fn spaces_are_single_and_stand_between_words() {
        let ends = "warning: a line begins or ends with a space:";
        check_title(" La houle\u{a0}", &[&format!("{ends} “ La houle”, “La houle\\u00a0”; remove it")], "La houle");
        let doubled = "warning: several spaces stand side by side:";
        check_title("La  houle", &[&format!("{doubled} “La  houle”; write one")], "La houle");
        check_title(
            "La houle \u{a0}: oui",
            &[&format!("{doubled} “La houle \\u00a0: oui”; write one")],
            "La houle\u{a0}: oui",
        );
        check_title(
            "La\u{2003}houle",
            &["warning: a space has a fixed width: “La\\u2003houle”; write an ordinary one"],
            "La houle",
        );
        let binding = "warning: a non-breaking space stands between ordinary words:";
        check_title("Une\u{a0}houle", &[&format!("{binding} “Une\\u00a0houle”; write an ordinary space")], "Une houle");
        check_title("L’eau,\u{a0}là", &[&format!("{binding} “L’eau,\\u00a0là”; write an ordinary space")], "L’eau, là");
        // French typography asks for these.
        for text in [
            "«\u{a0}Oui\u{202f}!\u{a0}» p.\u{a0}12, 3\u{a0}juillet, M.\u{a0}Hugo, n°\u{a0}3 : 10\u{202f}%",
            "Louis\u{a0}XIV",
            "là\u{2009}?",
        ] {
            check_title(text, &[], text);
        }
    }

    #[test]
    fn decomposed_accents_and_misread_letters_are_repaired() {
        check_title(
            "La pe\u{301}riode",
            &["warning: letters and their accents are written apart: “e\\u0301”; write each as one character: “é”"],
            "La période",
        );
        check_title("La lÃ©gende", &["letters were read in the wrong encoding: “Ã©”; write “é”"], "La légende");
        check_title(
            "L\u{fffd}",
            &["U+FFFD stands where a letter was lost; look up what stood there, and write it"],
            "L\u{fffd}",
        );
        // An accented letter before a space or a French punctuation mark is not a misread letter.
        for text in ["« liberté\u{a0}»", "LIBERTÉ\u{a0}?", "jusque-là\u{a0}»", "«\u{a0}CAFÉ»", "Été…"] {
            check_title(text, &[], text);
        }
        check_title(
            "rÃ©alitÃ©\u{a0}»",
            &["letters were read in the wrong encoding: “Ã©”; write “é”"],
            "réalité\u{a0}»",
        );
        for text in ["São João, Ærø, «Âge»", "naïveté, œuvre, 10 €"] {
            check_title(text, &[], text);
        }
    }

    #[test]
    fn a_body_is_markdown_in_which_entities_are_signs_and_blanks_mean_something() {
        let check = |written: &str, said: &[&str], repaired: &str| {
            let (report, mended) = body(written);
            assert_eq!(report, said);
            assert_eq!(mended, repaired);
        };
        for text in [
            "L&#8217;eau &amp; le sel",
            "une  \nligne",
            "    <p>du code</p>",
            "`&amp;eacute; <b>`",
            "a \\<b> c",
            "<https://a.example>",
        ] {
            check(text, &[], text);
        }
        let markdown = "write Markdown: *…*, **…**, # …, and an empty line between paragraphs";
        check(
            "<p>Un\n<b>mot</b></p>",
            &[&format!("pages show HTML tags as they are written: “<p>”, “<b>”, “</b>”, “</p>”; {markdown}")],
            "<p>Un\n<b>mot</b></p>",
        );
        check(
            "Un m&amp;eacute;lange",
            &["pages show HTML entities as they are written: “&eacute;”; write the signs that they stand for"],
            "Un m&amp;eacute;lange",
        );
        check(
            "# Un\u{ad}\n\n[e\u{301}](/e\u{301}) `e\u{301}`",
            &[
                "warning: the text holds soft hyphens, which nobody sees: U+00AD; remove them",
                "warning: letters and their accents are written apart: “e\\u0301”; write each as one character: “é”",
            ],
            "# Un\n\n[é](/e\u{301}) `e\u{301}`",
        );
    }

    #[test]
    fn tags_that_come_out_of_entities_or_invisible_characters_are_words_and_stay() {
        let escaped = |tags: &str| {
            format!(
                "pages show escaped HTML tags as they are written: {tags}; write the words without them; a text about tags names them \
                 without brackets"
            )
        };
        let entities = "pages show HTML entities as they are written:";
        let shape = "pages show HTML tags as they are written: “<p>”, “</p>”; write the words without them";
        let text = "&lt;p&gt;La vase&lt;/p&gt;";
        check_title(text, &[&escaped("“&lt;p&gt;”, “&lt;/p&gt;”")], text);
        check_title(
            "<p>La balise &#60;b class=&quot;x&quot;&gt; &amp; &lt;/b&gt;</p>",
            &[
                &format!("{entities} “&amp;”; write “&”"),
                &format!("{entities} “&quot;”; write “\"”"),
                &escaped("“&#60;”, “&gt;”, “&lt;/b&gt;”"),
                shape,
            ],
            "La balise &#60;b class=&quot;x&quot;&gt; & &lt;/b&gt;",
        );
        check_title("5 &lt; 6 &gt; 4", &[&format!("{entities} “&lt;”, “&gt;”; write “<”, “>”")], "5 < 6 > 4");
        let text = "<b&gt;gras</b&gt;";
        check_title(text, &[&escaped("“&gt;”")], text);
        let apart =
            "warning: the text holds characters that nobody sees: U+200B; remove them, unless they keep signs apart";
        for text in ["<\u{200b}b>gras</\u{200b}b>", "le signe &\u{200b}lt;"] {
            check_title(text, &[apart], text);
        }
        check_title(
            "\u{200b}le signe &\u{200b}lt;",
            &["warning: the text holds characters that nobody sees: U+200B; remove them", apart],
            "le signe &\u{200b}lt;",
        );
    }

    #[test]
    fn what_was_escaped_twice_is_decoded_unless_it_is_a_sign_of_html() {
        let entities = "pages show HTML entities as they are written:";
        check_title("l&amp;#8217;eau", &[&format!("{entities} “&amp;#8217;”; write “’”")], "l’eau");
        for (text, written, meant) in [
            ("AT&amp;amp;T", "“&amp;amp;”", "“&”"),
            ("on écrit &amp;lt; 3", "“&amp;lt;”", "“<”"),
            ("on écrit &amp;quot;", "“&amp;quot;”", "“\"”"),
            ("&amp;&num;8217;", "“&amp;”, “&num;”", "“&”, “#”"),
        ] {
            check_title(text, &[&format!("{entities} {written}; write {meant}")], text);
        }
        let text = "la balise &amp;lt;p&amp;gt;";
        let right = "write the words without them; a text about tags names them without brackets";
        let wrong = "pages show escaped HTML tags as they are written: “&amp;lt;p&amp;gt;”";
        check_title(text, &[&format!("{wrong}; {right}")], text);
    }

    #[test]
    fn removing_a_tag_removes_no_words() {
        let wrong = "pages show HTML tags as they are written:";
        let doubtful = "remove them, unless the text is about them";
        let text = "si a <b et c> d</b>";
        check_title(text, &[&format!("warning: {wrong} “<b et c>”, “</b>”; {doubtful}")], text);
        let text = "<b>un</b et deux>";
        check_title(text, &[&format!("warning: {wrong} “<b>”, “</b et deux>”; {doubtful}")], text);
        let text = "Le <abbr title=\"Centre national\">CN</abbr>";
        let content = "say the same in words; a link has a field of its own";
        check_title(text, &[&format!("{wrong} “<abbr title=\"Centre national\">”, “</abbr>”; {content}")], text);
        // Removing the pair would join the rest into a tag that nobody typed, so it stays.
        assert_eq!(title("<<b></b>b>x").1, "<<b></b>b>x");
        assert_eq!(title("&<b></b>lt;").1, "&<b></b>lt;");
        // Overlapping pairs are repaired in one go.
        assert_eq!(title("<i>un <b>deux</i> trois</b>").1, "un deux trois");
        assert_eq!(title("<p\tclass=\"a\">un</p>").1, "un");
    }

    #[test]
    fn lines_and_paragraphs_of_html_are_lines_where_a_text_may_have_them() {
        let address = |written: &str| {
            let text = EXPORT.replace("2 quai des Brumes \\n44000 Nantes", written);
            assert_ne!(text, EXPORT);
            repaired(&text, "/site/organisation/address")
        };
        assert_eq!(address("12, rue du Port<br> 44000 Nantes"), "12, rue du Port\n44000 Nantes");
        assert_eq!(address("<p>Un</p> <p>deux <br>\\ntrois</p>"), "Un\ndeux\ntrois");
    }

    #[test]
    fn characters_that_a_language_needs_stay() {
        // Thai between two words, Hebrew next to emphasis, a variant of a Chinese character, and words whose ends look
        // misread.
        for text in ["ภาษา\u{200b}ไทย", "\u{fa19}田", "«AMANHû", "”PÅ”", "a letra «Ã»"] {
            check_title(text, &[], text);
        }
        assert_eq!(body("**שלום**\u{200f} !"), (Vec::new(), "**שלום**\u{200f} !".to_owned()));
        assert_eq!(title("CÅ’UR, cÅ“ur, Ã\u{a0} «\u{a0}dû\u{a0}»").1, "CŒUR, cœur, à «\u{a0}dû\u{a0}»");
        let link = "https://fa.example/نامه\u{200c}ای";
        let text = EVERY_FIELD.replace("https://example.org/livre?page=1#lire", link);
        assert_eq!(parse::repair(&text).text, text);
        // Decomposed Korean letters, and an entity for a line break.
        assert_eq!(title("\u{1112}\u{1161}\u{11ab} a&NewLine;b").1, "한 a b");
    }

    #[test]
    fn a_body_is_repaired_only_if_it_renders_the_same() {
        let unseen =
            "warning: the text holds characters that nobody sees: U+200B; remove them, unless they keep signs apart";
        for text in [
            "\u{200b}# titre",
            "\u{200b}- élément",
            "\u{200b}1. élément",
            "\u{200b}> citation",
            "\u{200b}---",
            "\u{200b}```\ncode",
            "\u{200b}    code",
            "**\u{200b} mot**",
            "\\\u{200b}*mot*",
            "&\u{200b}lt;",
            "<\u{200b}b>mot</b>",
            "[a](\u{200b} /b)",
            "mot  \u{200b}\nsuite",
        ] {
            let (said, repaired) = body(text);
            assert_eq!(repaired, text);
            assert!(said.contains(&unseen.to_owned()), "{text:?}: {said:?}");
        }
        let text = "[e\u{301}]\n\n[e\u{301}]: /x";
        assert_eq!(body(text).1, text);
        let mended = "warning: the text holds characters that nobody sees: U+200B; remove them";
        assert_eq!(
            body("un\u{200b} mot\n\n\u{200b}# un\u{200b} autre \u{200b}\nligne"),
            (vec![mended.to_owned(), unseen.to_owned()], "un mot\n\n\u{200b}# un autre \nligne".to_owned())
        );
    }

    #[test]
    fn addresses_among_words_stay_as_they_are() {
        let wrong = "letters were read in the wrong encoding: “Ã©”; write “é”";
        let both = || vec![wrong.to_owned(), wrong.to_owned()];
        let (written, repaired) = ("Voir https://a.example/Ã©#x : rÃ©el", "Voir https://a.example/Ã©#x : réel");
        assert_eq!(body(written), (both(), repaired.to_owned()));
        assert_eq!(title(written), (both(), repaired.to_owned()));
        for text in
            ["<https://a.example/e\u{301}>", "<mailto:e\u{301}@a.example>", "https://a.example/\u{200b}b/c://d\u{ad}e"]
        {
            assert_eq!(body(text).1, text);
        }
    }

    /// Every sequence of four of the pieces.
    fn rows<'p>(pieces: &'p [&'p str]) -> impl Iterator<Item = String> + 'p {
        let number = pieces.len();
        (0..number.pow(4)).map(move |row| (0..4).map(|index| pieces[row / number.pow(index) % number]).collect())
    }

    #[test]
    fn a_second_repair_finds_nothing_whatever_was_escaped() {
        let pieces = ["<b>", "</b>", "<", "b>", "&lt;", "&amp;", "lt;", "\u{200b}"];
        for text in rows(&pieces) {
            let text = format!("x{text}x");
            let once = repaired(&with_title(&text), "/entries/1/title");
            if once != text {
                assert_eq!(repaired(&with_title(&once), "/entries/1/title"), once, "{text:?}");
            }
        }
    }

    #[test]
    fn a_repaired_body_renders_the_same_page() {
        // Leaves out the ids of headings, which are made from their words.
        let page = |text: &str| {
            let html = to_html(text, "", str::to_owned).as_str().replace([' ', '\u{200b}', '\n'], "");
            let pieces = html.split("id=\"").enumerate();
            let pieces = pieces.map(|(index, piece)| if index == 0 { piece } else { piece.split_once('"').unwrap().1 });
            pieces.collect::<String>()
        };
        let pieces = ["\u{200b}", "# ", "- ", "*", "`", "\n", "    ", "\\"];
        for text in rows(&pieces) {
            let text = format!("x\u{200b}\n\n{text}\u{200b}x");
            let repaired = repaired(&with_body(&text), "/entries/0/body");
            assert!(repaired.starts_with("x\n"), "{repaired:?}");
            assert_eq!(page(&repaired), page(&text), "{text:?} → {repaired:?}");
        }
    }

    #[test]
    fn large_texts_full_of_unfinished_markup_are_read_in_reasonable_time() {
        // If each beginning were read on its own, any of these texts would take many minutes.
        const TIMES: usize = 100_000;
        for text in [
            "<b ".repeat(TIMES),
            "<b \"'".repeat(TIMES),
            "<b>".repeat(TIMES) + &"</i>".repeat(TIMES),
            "<b>".repeat(TIMES) + &"</b>".repeat(TIMES),
            "&a".repeat(2 * TIMES),
            "&amp;".repeat(TIMES),
            "&amp;".to_owned() + &"amp;".repeat(TIMES),
            "a://".repeat(TIMES),
        ] {
            let text = with_title(&text);
            parse::examine(&text);
            parse::repair(&text);
        }
    }

    #[test]
    fn stray_characters_are_removed_from_links_and_codes() {
        let check = |piece: &str, spoilt: &str, report: &str| {
            assert_eq!(report_of(&EVERY_FIELD.replace(piece, spoilt)), [report]);
            assert_eq!(parse::repair(&EVERY_FIELD.replace(piece, spoilt)).text, EVERY_FIELD);
        };
        check(
            "\"https://example.org/livre?page=1#lire\"",
            "\"https://example.org/livre\u{200b}?page=1#lire\"",
            "76:21 entries[0].source_url: “https://example.org/livre\\u200b?page=1#lire” holds the invisible character U+200B; did you mean “https://example.org/livre?page=1#lire”?",
        );
        check(
            "\"10.1000/182\"",
            "\"10.1000/182 \"",
            "87:14 entries[0].doi: “10.1000/182 ” is not a DOI; did you mean “10.1000/182”?",
        );
        check(
            "\"note\"",
            "\"note\u{a0}\"",
            "92:15 entries[1].kind: there is no kind “note\u{a0}”; did you mean “note”?",
        );
        check(
            "\"2024-02-29\"",
            "\" 2024-02-29\"",
            "70:15 entries[0].date: “ 2024-02-29” is not a date; did you mean “2024-02-29”?",
        );
        let amended = EVERY_FIELD.replace("livre?page=1#lire", "livre?page=1&amp;x=2");
        assert!(
            report_of(&amended)[0]
                .ends_with("holds an HTML entity; did you mean “https://example.org/livre?page=1&x=2”?")
        );
        assert_eq!(parse::repair(&amended).text, amended.replace("&amp;", "&"));
    }
}

mod reports {
    use super::*;

    macro_rules! broken {
        ($($name:literal),* $(,)?) => {
            [$((
                $name,
                include_str!(concat!("../fixtures/broken/", $name, ".json")),
                include_str!(concat!("../fixtures/broken/", $name, ".txt")),
            )),*]
        };
    }

    /// Catalogues broken as editors break them, each with the expected report.
    const BROKEN: [(&str, &str, &str); 10] = broken![
        "missing-comma",
        "trailing-comma",
        "curly-quotes",
        "comment",
        "unclosed-text",
        "renamed-theme",
        "copied-entry",
        "dates",
        "donation",
        "many-slips",
    ];

    #[test]
    fn the_mistakes_of_editors_get_the_reports_written_beside_them() {
        for (name, text, report) in BROKEN {
            assert_eq!(report_of(text), report.lines().collect::<Vec<_>>(), "tests/fixtures/broken/{name}.txt");
        }
    }

    #[test]
    fn all_problems_are_named_at_once_in_the_order_of_the_document() {
        check_all(
            &[
                ("\"note\"", "\"notes\""),
                ("\"language\": \"fr\"", "\"language\": \"fr_FR\""),
                ("\"ocean\", \"cotes\"", "\"ocaen\", \"ocaen\""),
                ("\"minimum\": 1,", ""),
            ],
            &[
                "7:17 site.language: “fr_FR” is not a language tag; did you mean “fr-FR”?",
                "15:17 site.donation: the field “minimum” is missing; add it: the least one may give at once, in euros",
                "75:18 entries[0].themes[0]: no theme is called “ocaen”; did you mean “ocean”?",
                "75:27 entries[0].themes[1]: “ocaen” is in this list already, first at 75:18; keep one of them",
                "75:27 entries[0].themes[1]: no theme is called “ocaen”; did you mean “ocean”?",
                "92:15 entries[1].kind: there is no kind “notes”; did you mean “note”?",
            ],
        );
    }

    #[test]
    fn a_problem_exposes_its_parts() {
        let problems = parse::parse(&EVERY_FIELD.replace("\"cotes\"]", "\"cote\"]")).unwrap_err();
        let [problem] = problems.as_slice() else { panic!("{problems:?}") };
        assert_eq!((problem.line, problem.column, problem.path.as_str()), (75, 27, "entries[0].themes[1]"));
        assert_eq!(problem.wrong, "no theme is called “cote”");
        assert_eq!(problem.right, "did you mean “cotes”?");
    }

    #[test]
    fn columns_count_characters() {
        let text = EVERY_FIELD.replace("\"À lire.\", \"entries\"", "\"🌊 ééé\", \"entrées\"");
        let report = report_of(&text);
        assert_eq!(report[1], "52:70 sections[0].entrées: there is no field “entrées”; did you mean “entries”?");
    }

    #[test]
    fn a_report_is_made_of_single_lines_without_anything_invisible() {
        let text = EVERY_FIELD
            .replace("\"note\"", "\"a\\n\\u0007\\u001b[31m\"")
            .replace("\"ocean\", \"cotes\"", "\"\u{2028}\"");
        for line in report_of(&text) {
            assert!(!line.contains(|char: char| char.is_control() || char == '\u{2028}'), "{line:?}");
        }
    }
}

mod strangers {
    use super::*;

    /// Reads arbitrary text: if it is accepted, it is JSON; if not, the report says why.
    #[track_caller]
    fn check_stranger(bytes: &[u8]) {
        let text = String::from_utf8_lossy(bytes);
        match parse::parse(&text) {
            Ok(_) => assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok()),
            Err(problems) => {
                assert!(!problems.is_empty());
                assert!(problems.is_sorted_by_key(|problem| (problem.line, problem.column)));
                assert!(problems.iter().all(|problem| !problem.wrong.is_empty() && !problem.right.is_empty()));
            }
        }
    }

    #[test]
    fn a_catalogue_cut_anywhere_is_reported() {
        for end in (0..REAL.len()).step_by(97) {
            check_stranger(&REAL.as_bytes()[..end]);
        }
    }

    #[test]
    fn a_catalogue_with_any_byte_replaced_is_read_or_reported() {
        let replacements = b"\"\\{}[],:0-e \n\x00\xff\xc3/'";
        for (text, step) in [(REAL, 97), (EVERY_FIELD, 7)] {
            for (turn, offset) in (0..text.len()).step_by(step).enumerate() {
                let mut bytes = text.as_bytes().to_vec();
                bytes[offset] = replacements[turn % replacements.len()];
                check_stranger(&bytes);
            }
        }
    }

    #[test]
    fn a_catalogue_with_any_byte_lost_is_read_or_reported() {
        for offset in (0..EVERY_FIELD.len()).step_by(5) {
            let mut bytes = EVERY_FIELD.as_bytes().to_vec();
            bytes.remove(offset);
            check_stranger(&bytes);
        }
    }

    #[test]
    fn texts_that_are_no_catalogue_at_all_are_reported() {
        for text in [
            "\"",
            "\\",
            "{\"",
            "{\"a\\",
            "[\"\\u",
            "\u{0}",
            "-",
            "1e",
            "tru",
            "{\"\":{\"\":[]}}",
            "\u{feff}\u{feff}",
            "é",
            "//",
            "/*",
            "'",
            "\"\\\"",
        ] {
            check_stranger(text.as_bytes());
        }
    }

    #[test]
    fn thousands_of_entries_with_a_typing_error_each_are_reported_in_reasonable_time() {
        let entry = |index| {
            format!(r#"{{"id":"entree-numero-{index}","title":"T","kind":"notes","summary":"S","themes":["x"]}}"#)
        };
        let entries: Vec<String> = (0..5_000).map(entry).collect();
        let featured: Vec<String> = (0..5_000).map(|index| format!("\"entre-numero-{index}\"")).collect();
        let text = format!(
            r#"{{"version":1,"site":{{"name":"N","title":"T","description":"D","language":"fr"}},"featured":[{}],"sections":[],"themes":[],"entries":[{}]}}"#,
            featured.join(","),
            entries.join(",")
        );
        let start = std::time::Instant::now();
        let report = report_of(&text);
        assert_eq!(report.len(), 15_000);
        assert!(
            report[0].ends_with("featured[0]: no entry is called “entre-numero-0”; did you mean “entree-numero-0”?")
        );
        // If this takes longer, the work grows with the square of the catalogue.
        assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
    }
}

mod schema {
    use super::*;
    use serde_json::Value;

    #[test]
    fn the_schema_beside_the_catalogue_matches_the_parser() {
        let committed = include_str!("../../public/catalogue.schema.json");
        assert!(
            committed == parse::schema(),
            "public/catalogue.schema.json is not what catalogue::parse::schema() says; write that into the file"
        );
    }

    #[test]
    fn every_field_is_described_and_no_other_is_allowed() {
        let schema: Value = serde_json::from_str(&parse::schema()).unwrap();
        let mut fields = 0;
        let mut waiting = vec![&schema];
        while let Some(object) = waiting.pop() {
            if let Some(properties) = object["properties"].as_object() {
                assert_eq!(object["additionalProperties"], Value::Bool(false));
                for (name, property) in properties {
                    assert!(property["description"].is_string(), "{name} has no description");
                    fields += 1;
                    waiting.push(property);
                }
            }
            waiting.extend(object.get("items").filter(|items| items.is_object()));
        }
        assert_eq!(fields, 103);
    }

    #[test]
    fn the_schema_requires_what_the_parser_requires() {
        let schema: Value = serde_json::from_str(&parse::schema()).unwrap();
        let entry = &schema["properties"]["entries"]["items"];
        assert_eq!(entry["required"], serde_json::json!(["id", "title", "kind", "summary"]));
        assert_eq!(entry["properties"]["kind"]["enum"].as_array().map(Vec::len), Some(Kind::ALL.len()));
        assert_eq!(entry["properties"]["id"]["pattern"], "^[a-z0-9]+(-[a-z0-9]+)*$");
    }
}
