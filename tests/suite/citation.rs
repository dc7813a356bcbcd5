//! Entries as others cite them.

use crate::support::{catalogue_with, entry, own_catalogue};
use biblatex::{Bibliography, ChunksExt, DateValue, PermissiveType};
use kiosque::citation::{bibtex, csl_json, ris, sentence};
use serde_json::{Value, json};
use std::collections::HashSet;

const PAGE: &str = "https://example.org/documents/un-document";

/// One entry, cited in every way.
struct Cited {
    sentence: String,
    bibtex: String,
    ris: String,
    csl: Value,
}

fn cite(fields: Value) -> Cited {
    cite_at(fields, "/documents/un-document")
}

fn cite_at(fields: Value, address: &str) -> Cited {
    let catalogue = catalogue_with(json!([entry(fields)]));
    let entry = &catalogue.entries[0];
    let csl: Value = serde_json::from_str(&csl_json(entry, &catalogue, address)).unwrap();
    Cited {
        sentence: sentence(entry, &catalogue, address),
        bibtex: bibtex(entry, &catalogue, address),
        ris: ris(entry, &catalogue, address),
        csl: csl[0].clone(),
    }
}

/// Compares sentences with their no-break spaces shown as `_` (U+00A0) and `~` (U+202F).
fn check_sentence(fields: Value, expected: &str) {
    assert_eq!(cite(fields).sentence.replace('\u{a0}', "_").replace('\u{202f}', "~"), expected);
}

/// Reads BibLaTeX back with a real parser.
fn read_bibtex(text: &str) -> biblatex::Entry {
    let bibliography = Bibliography::parse(text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    assert_eq!(bibliography.len(), 1, "{text}");
    bibliography.iter().next().unwrap().clone()
}

/// The values of a tag in a RIS record.
fn ris_values<'a>(record: &'a str, tag: &str) -> Vec<&'a str> {
    record.split("\r\n").filter_map(|line| line.strip_prefix(&format!("{tag}  - "))).collect()
}

fn study() -> Value {
    json!({
        "id": "financer-son-rival-quand-les-etats-unis-investissent",
        "title": "Financer son rival. Quand les États-Unis et l’Europe investissent dans la tech chinoise",
        "kind": "etude", "series": "Études de l’Ifri", "date": "2024-07-03", "authors": ["mathilde-velliet"],
        "source_url": "https://www.ifri.org/en/studies/funding-rival_100%25", "pages": 42,
    })
}

fn book() -> Value {
    json!({
        "id": "la-guerre-a-l-ere-de-l-intelligence-artificielle",
        "title": "La guerre à l’ère de l’intelligence artificielle", "kind": "livre", "date": "2024-10",
        "authors": ["laure-de-roucy-rochegonde"], "outlet": "Presses universitaires de France (PUF)", "pages": 344,
        "isbn": "978-2-13-086428-8",
    })
}

fn interview() -> Value {
    json!({
        "id": "une-question", "title": "Une « question » ?", "kind": "entretien", "date": "2025-02-07",
        "authors": ["a-buffard"], "speakers": ["thierry-de-montbrial", "hugo-le-picard"], "outlet": "France Culture",
    })
}

#[test]
fn a_study_is_cited_with_its_author_title_series_date_pages_and_address() {
    check_sentence(
        study(),
        "Mathilde Velliet, «_Financer son rival. Quand les États-Unis et l’Europe investissent dans la tech chinoise_», \
         Études de l’Ifri, 3_juillet 2024, 42_p., https://www.ifri.org/en/studies/funding-rival_100%25.",
    );
}

#[test]
fn a_book_is_cited_without_guillemets_and_ends_with_one_full_stop() {
    check_sentence(
        book(),
        "Laure de Roucy-Rochegonde, La guerre à l’ère de l’intelligence artificielle, \
         Presses universitaires de France (PUF), octobre 2024, 344_p.",
    );
}

#[test]
fn an_interview_says_who_asked_and_who_answered() {
    check_sentence(
        interview(),
        "A. Buffard, «_Une “question”~?_», entretien avec Thierry de Montbrial et Hugo Le Picard, France Culture, \
         7_février 2025.",
    );
}

#[test]
fn a_podcast_is_cited_with_those_who_speak_in_it() {
    check_sentence(
        json!({ "title": "IA : la guerre ?", "kind": "podcast", "series": "Le monde", "speakers": ["voltaire"], "date": "2025" }),
        "«_IA_: la guerre~?_», podcast avec Voltaire, Le monde, 2025.",
    );
}

#[test]
fn a_chapter_stands_in_its_book() {
    check_sentence(
        json!({ "kind": "chapitre", "series": "Ramses 2025", "outlet": "Dunod", "date": "2024" }),
        "«_Un document_», dans Ramses 2025, Dunod, 2024.",
    );
}

#[test]
fn a_document_without_date_is_said_to_have_none() {
    check_sentence(json!({ "kind": "presse", "outlet": "Le Monde" }), "«_Un document_», Le Monde, s._d.");
}

#[test]
fn more_than_three_authors_become_the_first_and_others() {
    let three = ["mathilde-velliet", "hugo-le-picard", "a-buffard"];
    let four = ["mathilde-velliet", "hugo-le-picard", "a-buffard", "voltaire"];
    check_sentence(
        json!({ "authors": three }),
        "Mathilde Velliet, Hugo Le Picard et A. Buffard, «_Un document_», s._d.",
    );
    check_sentence(json!({ "authors": four }), "Mathilde Velliet et_al., «_Un document_», s._d.");
    assert_eq!(cite(json!({ "authors": four })).csl["author"].as_array().unwrap().len(), 4);
}

#[test]
fn an_author_who_also_speaks_is_named_once() {
    let fields = json!({ "kind": "podcast", "authors": ["voltaire"], "speakers": ["voltaire", "a-buffard"] });
    check_sentence(fields.clone(), "Voltaire, «_Un document_», podcast avec A. Buffard, s._d.");
    assert_eq!(cite(fields).csl["performer"], json!([{ "family": "Buffard", "given": "A." }]));
}

#[test]
fn a_doi_stands_before_other_addresses() {
    let fields = json!({ "doi": "10.1000/a_b", "source_url": "https://example.org/x" });
    check_sentence(fields.clone(), "«_Un document_», s._d., https://doi.org/10.1000/a_b.");
    assert_eq!(cite(fields.clone()).csl["DOI"], "10.1000/a_b");
    assert_eq!(cite(fields).csl["URL"], "https://example.org/x");
}

#[test]
fn the_page_is_the_address_when_there_is_no_other_and_its_host_is_known() {
    assert!(cite_at(json!({}), PAGE).sentence.ends_with(&format!(", {PAGE}.")));
    assert!(cite(json!({})).sentence.ends_with("s.\u{a0}d."));
    assert_eq!(cite_at(json!({}), PAGE).csl["URL"], PAGE);
    assert_eq!(cite(json!({})).csl.get("URL"), None);
    // A document on the site itself has no complete address either.
    assert!(cite_at(json!({ "document_url": "/etude.pdf" }), PAGE).ris.contains(PAGE));
}

#[test]
fn names_are_sorted_by_what_bibliographies_sort_by() {
    let check = |person: &str, printed: &str, inverted: &str, expected: Value| {
        let cited = cite(json!({ "authors": [person] }));
        assert!(cited.sentence.starts_with(&format!("{printed}, ")), "{}", cited.sentence);
        assert_eq!(ris_values(&cited.ris, "AU"), [inverted]);
        assert_eq!(cited.csl["author"], json!([expected]));
    };
    let name = |given: &str, particle: &str, family: &str| match particle {
        "" => json!({ "given": given, "family": family }),
        _ => json!({ "given": given, "non-dropping-particle": particle, "family": family }),
    };
    check("a-buffard", "A. Buffard", "Buffard, A.", name("A.", "", "Buffard"));
    check("hugo-le-picard", "Hugo Le Picard", "Le Picard, Hugo", name("Hugo", "", "Le Picard"));
    check(
        "laure-de-roucy-rochegonde",
        "Laure de Roucy-Rochegonde",
        "de Roucy-Rochegonde, Laure",
        name("Laure", "de", "Roucy-Rochegonde"),
    );
    check("thierry-de-montbrial", "Thierry de Montbrial", "de Montbrial, Thierry", name("Thierry", "de", "Montbrial"));
    check("jean-d-ormesson", "Jean d’Ormesson", "d’Ormesson, Jean", name("Jean", "d’", "Ormesson"));
    check(
        "francois-de-la-rochefoucauld",
        "François de La Rochefoucauld",
        "de La Rochefoucauld, François",
        name("François", "de", "La Rochefoucauld"),
    );
    check("ursula-von-der-leyen", "Ursula von der Leyen", "von der Leyen, Ursula", name("Ursula", "von der", "Leyen"));
    check("voltaire", "Voltaire", "Voltaire", json!({ "family": "Voltaire" }));
    check("cabinet", "Martin, Durand and Co", "Martin, Durand and Co", json!({ "literal": "Martin, Durand and Co" }));
}

#[test]
fn a_bibtex_parser_reads_the_names_the_title_and_the_date_back() {
    let cited = cite(book());
    let entry = read_bibtex(&cited.bibtex);
    assert_eq!(entry.key, "roucy-rochegonde-2024-guerre");
    assert_eq!(entry.entry_type, biblatex::EntryType::Book);
    let author = &entry.author().unwrap()[0];
    assert_eq!((&*author.given_name, &*author.prefix, &*author.name), ("Laure", "de", "Roucy-Rochegonde"));
    assert_eq!(entry.title().unwrap().format_verbatim(), "La guerre à l’ère de l’intelligence artificielle");
    assert_eq!(entry.isbn().unwrap().format_verbatim(), "978-2-13-086428-8");
    let PermissiveType::Typed(date) = entry.date().unwrap() else { panic!("{}", cited.bibtex) };
    let DateValue::At(date) = date.value else { panic!("{date:?}") };
    // The parser counts months from 0.
    assert_eq!((date.year, date.month, date.day), (2024, Some(9), None));
}

#[test]
fn a_bibtex_parser_reads_hostile_text_back() {
    let title = r"<script> 100 % of $5 & #1_a {b} ~c^d \e } ]]>";
    let cited = cite(json!({ "title": title, "authors": ["cabinet"], "outlet": "R&D {x" }));
    let entry = read_bibtex(&cited.bibtex);
    assert_eq!(entry.title().unwrap().format_verbatim(), title, "{}", cited.bibtex);
    assert_eq!(entry.author().unwrap().len(), 1, "{}", cited.bibtex);
    let depth = cited.bibtex.chars().try_fold(0_i32, |depth, char| match char {
        '{' => Some(depth + 1),
        '}' => Some(depth - 1).filter(|depth| *depth >= 0),
        _ => Some(depth),
    });
    assert_eq!(depth, Some(0), "{}", cited.bibtex);
}

#[test]
fn latex_gets_its_own_characters_escaped_except_in_addresses() {
    let cited = cite(json!({ "title": "Une r&d 5% $3 #1 a_b", "source_url": "https://example.org/a_b%20c?d={e}&f#g" }));
    assert!(cited.bibtex.contains(r"title = {Une r\&d 5\% \$3 \#1 a\_b}"), "{}", cited.bibtex);
    assert!(cited.bibtex.contains("url = {https://example.org/a_b%20c?d=%7Be%7D&f#g}"), "{}", cited.bibtex);
}

#[test]
fn braces_keep_the_capitals_that_mean_something() {
    let check = |language: &str, title: &str, expected: &str| {
        let cited = cite(json!({ "title": title, "language": language }));
        assert!(cited.bibtex.contains(&format!("title = {{{expected}}}")), "{}", cited.bibtex);
    };
    check("fr", "L’IA et la guerre", "L’{IA} et la guerre");
    check("fr", "« Un moment DeepSeek »", "« Un moment {DeepSeek} »");
    check("fr", "Quand les États-Unis gagnent. Une étude", "Quand les {États-Unis} gagnent. Une étude");
    check("fr", "De Biden à Trump : la suite", "De {Biden} à {Trump} : la suite");
    check("en", "Funding a Rival: AI and the G7", "Funding a Rival: {AI} and the {G7}");
}

#[test]
fn keys_are_ascii_words_made_of_names_year_and_title() {
    let check = |fields: Value, expected: &str| assert_eq!(read_bibtex(&cite(fields).bibtex).key, expected);
    check(study(), "velliet-2024-financer");
    check(book(), "roucy-rochegonde-2024-guerre");
    check(json!({ "id": "l-ia-et-les-normes", "authors": ["hugo-le-picard"] }), "le-picard-ia-normes");
    check(json!({ "id": "un-moment-deepseek", "date": "2025" }), "moment-deepseek-2025");
    check(json!({ "id": "hugo-le-picard-parle", "speakers": ["hugo-le-picard"], "kind": "radio" }), "le-picard-parle");
    check(json!({ "id": "le-la-les" }), "le");
}

#[test]
fn each_kind_has_its_type_in_each_format() {
    let check = |kind: &str, expected: [&str; 3]| {
        let cited = cite(json!({ "kind": kind }));
        let bibtex = cited.bibtex.split(['@', '{']).nth(1).unwrap();
        assert_eq!([bibtex, ris_values(&cited.ris, "TY")[0], cited.csl["type"].as_str().unwrap()], expected, "{kind}");
    };
    check("etude", ["report", "RPRT", "report"]);
    check("note", ["report", "RPRT", "report"]);
    check("briefing", ["report", "RPRT", "report"]);
    check("editorial", ["article", "JOUR", "article-journal"]);
    check("article", ["article", "JOUR", "article-journal"]);
    check("livre", ["book", "BOOK", "book"]);
    check("chapitre", ["incollection", "CHAP", "chapter"]);
    check("entretien", ["misc", "GEN", "interview"]);
    check("tribune", ["article", "NEWS", "article-newspaper"]);
    check("presse", ["article", "NEWS", "article-newspaper"]);
    check("podcast", ["audio", "SOUND", "broadcast"]);
    check("radio", ["audio", "SOUND", "broadcast"]);
    check("video", ["video", "VIDEO", "motion_picture"]);
    check("replay", ["video", "VIDEO", "motion_picture"]);
    check("evenement", ["misc", "GEN", "event"]);
}

#[test]
fn whoever_is_interviewed_is_the_author_and_whoever_asks_is_not() {
    let cited = cite(interview());
    let montbrial = json!({ "family": "Montbrial", "given": "Thierry", "non-dropping-particle": "de" });
    assert_eq!(cited.csl["author"], json!([montbrial, { "family": "Le Picard", "given": "Hugo" }]));
    assert_eq!(cited.csl["interviewer"], json!([{ "family": "Buffard", "given": "A." }]));
    assert_eq!(cited.csl["container-title"], "France Culture");
    assert_eq!(ris_values(&cited.ris, "AU"), ["de Montbrial, Thierry", "Le Picard, Hugo"]);
    assert_eq!(ris_values(&cited.ris, "A2"), ["Buffard, A."]);
    assert_eq!(read_bibtex(&cited.bibtex).author().unwrap().len(), 2);
}

#[test]
fn those_who_speak_in_a_podcast_are_neither_authors_nor_hosts() {
    let cited =
        cite(json!({ "kind": "podcast", "series": "IA", "outlet": "France Culture", "speakers": ["voltaire"] }));
    assert_eq!(cited.csl["performer"], json!([{ "family": "Voltaire" }]));
    assert_eq!(
        [&cited.csl["container-title"], &cited.csl["publisher"], &cited.csl["genre"]],
        ["IA", "France Culture", "Podcast"]
    );
    assert!(["author", "guest", "host"].iter().all(|role| cited.csl.get(role).is_none()), "{}", cited.csl);
    assert_eq!(ris_values(&cited.ris, "A2"), ["Voltaire"]);
    assert!(ris_values(&cited.ris, "AU").is_empty());
    let editors = read_bibtex(&cited.bibtex).get("editora").unwrap().format_verbatim();
    assert_eq!(editors, "Voltaire");
}

#[test]
fn a_date_says_only_what_is_known() {
    let check = |date: &str, parts: Value, ris: [&[&str]; 2]| {
        let cited = cite(json!({ "date": date }));
        assert_eq!(cited.csl["issued"], json!({ "date-parts": [parts] }));
        assert_eq!([ris_values(&cited.ris, "PY"), ris_values(&cited.ris, "DA")], ris);
        assert!(cited.bibtex.contains(&format!("date = {{{date}}}")), "{}", cited.bibtex);
    };
    check("2024", json!([2024]), [&["2024"], &[]]);
    check("2024-07", json!([2024, 7]), [&["2024"], &["2024/07//"]]);
    check("2024-07-03", json!([2024, 7, 3]), [&["2024"], &["2024/07/03/"]]);
    let undated = cite(json!({}));
    assert_eq!(undated.csl.get("issued"), None);
    assert!(!undated.bibtex.contains("date") && !undated.ris.contains("PY") && !undated.ris.contains("DA  "));
}

#[test]
fn a_ris_record_is_lines_of_tag_and_value_from_ty_to_er() {
    let cited = cite(study());
    let lines: Vec<&str> = cited.ris.strip_suffix("\r\n").unwrap().split("\r\n").collect();
    assert!(lines.iter().all(|line| line.len() >= 6 && &line[2..6] == "  - " && !line.contains('\n')), "{lines:?}");
    assert_eq!((lines[0], lines[lines.len() - 1]), ("TY  - RPRT", "ER  - "));
    for (tag, value) in [("T2", "Études de l’Ifri"), ("M3", "Étude"), ("SP", "42"), ("LA", "fr")] {
        assert_eq!(ris_values(&cited.ris, tag), [value]);
    }
}

#[test]
fn an_article_stands_in_its_outlet_or_else_in_its_series() {
    let csl = |fields: Value| cite(fields).csl;
    let both = csl(json!({ "kind": "article", "series": "Dossier", "outlet": "Politique étrangère" }));
    assert_eq!([&both["container-title"], &both["collection-title"]], ["Politique étrangère", "Dossier"]);
    let series = csl(json!({ "kind": "editorial", "series": "Éditoriaux" }));
    assert_eq!([&series["container-title"], &series["collection-title"]], [&json!("Éditoriaux"), &Value::Null]);
}

#[test]
fn nobody_is_made_a_publisher_or_an_author_who_is_not_said_to_be_one() {
    let cited = cite(json!({}));
    let mut fields: Vec<&String> = cited.csl.as_object().unwrap().keys().collect();
    // Their order depends on how serde_json was compiled.
    fields.sort();
    assert_eq!(fields, ["genre", "id", "language", "title", "type"]);
    assert_eq!(
        cited.ris,
        "TY  - RPRT\r\nID  - un-document\r\nTI  - Un document\r\nM3  - Étude\r\nLA  - fr\r\nER  - \r\n"
    );
    assert_eq!(
        cited.bibtex,
        "@report{document,\n  title = {Un document},\n  type = {Étude},\n  langid = {french},\n}\n"
    );
}

#[test]
fn every_entry_of_the_site_is_cited_in_every_format() {
    let catalogue = own_catalogue();
    let mut keys = HashSet::new();
    for entry in &catalogue.entries {
        let bibtex = bibtex(entry, &catalogue, PAGE);
        let read = read_bibtex(&bibtex);
        // The parser makes plain spaces of no-break ones.
        assert_eq!(read.title().unwrap().format_verbatim(), entry.title.replace(['\u{a0}', '\u{202f}'], " "));
        assert!(read.key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'), "{}", read.key);
        assert!(keys.insert(read.key.clone()), "two entries are named {}", read.key);
        let csl: Value = serde_json::from_str(&csl_json(entry, &catalogue, PAGE)).unwrap();
        assert_eq!(csl[0]["title"], entry.title);
        assert_eq!(ris_values(&ris(entry, &catalogue, PAGE), "TI"), [entry.title.as_str()]);
        let sentence = sentence(entry, &catalogue, PAGE);
        assert!(sentence.ends_with('.') && !sentence.ends_with("..") && !sentence.contains(",,"), "{sentence}");
    }
}
