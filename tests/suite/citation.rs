//! Citations of entries, for other publications.

mod styles;

use crate::support::{catalogue_with, entry, own_catalogue};
use biblatex::{Bibliography, ChunksExt, DateValue, PermissiveType};
use kiosque::catalogue::{Catalogue, Kind, parse::parse};
use kiosque::citation::{Keys, bibtex, csl_json, ris, sentence};
use serde_json::{Value, json};
use std::collections::HashSet;

const PAGE: &str = "https://example.org/documents/un-document";

/// One entry, cited in every format.
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
    cite_first(&catalogue_with(json!([entry(fields)])), address)
}

/// The first entry of a catalogue, cited in every format.
fn cite_first(catalogue: &Catalogue, address: &str) -> Cited {
    let entry = &catalogue.entries[0];
    let csl: Value = serde_json::from_str(&csl_json(entry, catalogue, address)).unwrap();
    Cited {
        sentence: sentence(entry, catalogue, address).to_string(),
        bibtex: bibtex(entry, catalogue, &Keys::new(catalogue), address),
        ris: ris(entry, catalogue, address),
        csl: csl[0].clone(),
    }
}

/// An entry from 2024 by this author, cited in every format.
fn cite_author(author: Value) -> Cited {
    cite_first(&catalogue_by(author), "/")
}

/// A catalogue with one entry, from 2024 by this author.
fn catalogue_by(author: Value) -> Catalogue {
    let catalogue = json!({
        "version": 1,
        "site": { "name": "N", "title": "T", "description": "D", "language": "fr" },
        "featured": ["un-document"], "sections": [], "themes": [], "people": [author],
        "entries": [entry(json!({ "authors": [author["id"]], "date": "2024" }))],
    });
    parse(&catalogue.to_string()).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

/// The ids and the citation keys of entries with these fields.
fn keys(entries: &[Value]) -> Vec<(String, String)> {
    let catalogue = catalogue_with(entries.iter().cloned().map(entry).collect());
    let keys = Keys::new(&catalogue);
    catalogue.entries.iter().map(|entry| (entry.id.to_string(), keys.get(&entry.id).to_owned())).collect()
}

/// The lines of a `.bib` file as name and value, with braces.
fn bibtex_fields(text: &str) -> Vec<(&str, &str)> {
    text.lines().filter_map(|line| line.trim_end_matches(',').trim_start().split_once(" = ")).collect()
}

/// Compares citations, with no-break spaces written as `_` (U+00A0) and `~` (U+202F).
fn check_sentence(fields: Value, expected: &str) {
    assert_eq!(cite(fields).sentence.replace('\u{a0}', "_").replace('\u{202f}', "~"), expected);
}

/// Parses BibLaTeX with a real parser.
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
fn a_chapter_is_cited_in_its_book() {
    check_sentence(
        json!({ "kind": "chapitre", "series": "Ramses 2025", "outlet": "Dunod", "date": "2024" }),
        "«_Un document_», dans Ramses 2025, Dunod, 2024.",
    );
}

#[test]
fn an_undated_document_is_cited_as_undated() {
    check_sentence(json!({ "kind": "presse", "outlet": "Le Monde" }), "«_Un document_», Le Monde, s._d.");
}

#[test]
fn more_than_three_authors_are_cited_as_the_first_and_others() {
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
fn a_doi_takes_precedence_over_other_addresses() {
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
    // The address of a document on the site itself is not absolute, so the page's is used.
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
    check("cabinet", "Martin, Durand and Co", "Martin Durand and Co", json!({ "literal": "Martin, Durand and Co" }));
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
    // The parser counts months and days from 0.
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
        assert!(cited.bibtex.contains(&format!("  title = {{{expected}}}")), "{}", cited.bibtex);
    };
    check("fr", "L’IA et la guerre", "L’{IA} et la guerre");
    check("fr", "« Un moment DeepSeek »", "« {Un} moment {DeepSeek} »");
    check("fr", "Quand les États-Unis gagnent. Une étude", r"Quand les {{\'E}tats-Unis} gagnent. {Une} {\'e}tude");
    check("fr", "De Biden à Trump : la suite", r"De {Biden} {\`a} {Trump} : la suite");
    check("fr", "IA : La guerre ? Entretien – Replay", "{IA} : La guerre ? {Entretien} – {Replay}");
    check("en", "Funding a Rival: AI and the G7. What Now?", "Funding a Rival: {AI} and the {G7}. {What} Now?");
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
    check("etude", ["techreport", "RPRT", "report"]);
    check("note", ["techreport", "RPRT", "report"]);
    check("briefing", ["techreport", "RPRT", "report"]);
    check("editorial", ["article", "JOUR", "article-journal"]);
    check("article", ["article", "JOUR", "article-journal"]);
    check("livre", ["book", "BOOK", "book"]);
    check("chapitre", ["incollection", "CHAP", "chapter"]);
    check("entretien", ["misc", "GEN", "interview"]);
    check("tribune", ["article", "NEWS", "article-newspaper"]);
    check("presse", ["article", "NEWS", "article-newspaper"]);
    check("podcast", ["misc", "SOUND", "broadcast"]);
    check("radio", ["misc", "SOUND", "broadcast"]);
    check("video", ["misc", "VIDEO", "motion_picture"]);
    check("replay", ["misc", "VIDEO", "motion_picture"]);
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
    assert!(cited.bibtex.contains("note = {propos recueillis par A. Buffard}"), "{}", cited.bibtex);
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
    assert!(cited.bibtex.contains("note = {avec Voltaire}"), "{}", cited.bibtex);
}

#[test]
fn a_recording_tells_how_long_it_runs_and_a_text_with_a_recording_does_not() {
    let fields = |kind: &str| {
        let media = json!({ "type": "audio", "url": "https://example.org/x.mp3", "duration": 3_900 });
        json!({ "kind": kind, "media": media, "speakers": ["voltaire"] })
    };
    for kind in ["podcast", "radio", "video", "replay", "evenement"] {
        let cited = cite(fields(kind));
        assert!(cited.bibtex.contains("note = {avec Voltaire, 1\u{a0}h\u{a0}05}"), "{}", cited.bibtex);
        assert_eq!(ris_values(&cited.ris, "N1"), ["Durée\u{a0}: 1\u{a0}h\u{a0}05"]);
        assert_eq!(cited.csl["dimensions"], "1\u{a0}h\u{a0}05");
    }
    assert!(cite(fields("entretien")).bibtex.contains("note = {1\u{a0}h\u{a0}05}"));
    let cited = cite(fields("etude"));
    assert!(!cited.bibtex.contains("05") && !cited.ris.contains("N1"), "{}{}", cited.bibtex, cited.ris);
    assert_eq!(cited.csl.get("dimensions"), None);
}

#[test]
fn a_number_of_pages_is_never_read_as_the_page_on_which_an_article_starts() {
    let pages = |kind: &str| ris_values(&cite(json!({ "kind": kind, "pages": 12 })).ris, "SP").len();
    assert_eq!(["etude", "livre"].map(pages), [1, 1]);
    assert_eq!(["article", "presse", "chapitre", "entretien", "podcast"].map(pages), [0; 5]);
}

#[test]
fn a_date_says_only_what_is_known() {
    let check = |date: &str, parts: Value, ris: [&[&str]; 2], bibtex: &[&str]| {
        let cited = cite(json!({ "date": date }));
        assert_eq!(cited.csl["issued"], json!({ "date-parts": [&parts] }));
        assert_eq!([ris_values(&cited.ris, "PY"), ris_values(&cited.ris, "DA")], ris);
        let fields = bibtex_fields(&cited.bibtex).into_iter();
        let fields = fields.filter(|(name, _)| ["date", "year", "month", "day"].contains(name));
        assert_eq!(fields.map(|(name, value)| format!("{name} = {value}")).collect::<Vec<_>>(), bibtex);
        let PermissiveType::Typed(read) = read_bibtex(&cited.bibtex).date().unwrap() else {
            panic!("{}", cited.bibtex)
        };
        let DateValue::At(read) = read.value else { panic!("{read:?}") };
        let counted = [read.month, read.day].into_iter().flatten().map(|number| i32::from(number) + 1);
        assert_eq!(json!(std::iter::once(read.year).chain(counted).collect::<Vec<_>>()), parts);
    };
    check("2024", json!([2024]), [&["2024"], &[]], &["year = {2024}"]);
    check("2024-07", json!([2024, 7]), [&["2024"], &["2024/07//"]], &["year = {2024}", "month = jul"]);
    check(
        "2024-07-03",
        json!([2024, 7, 3]),
        [&["2024"], &["2024/07/03/"]],
        &["year = {2024}", "month = jul", "day = {3}"],
    );
    let undated = cite(json!({}));
    assert_eq!(undated.csl.get("issued"), None);
    assert!(!undated.bibtex.contains("year") && !undated.ris.contains("PY") && !undated.ris.contains("DA  "));
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
fn an_article_is_cited_in_its_outlet_or_else_in_its_series() {
    let csl = |fields: Value| cite(fields).csl;
    let both = csl(json!({ "kind": "article", "series": "Dossier", "outlet": "Politique étrangère" }));
    assert_eq!([&both["container-title"], &both["collection-title"]], ["Politique étrangère", "Dossier"]);
    let series = csl(json!({ "kind": "editorial", "series": "Éditoriaux" }));
    assert_eq!([&series["container-title"], &series["collection-title"]], [&json!("Éditoriaux"), &Value::Null]);
}

#[test]
fn only_the_catalogue_makes_someone_a_publisher_or_an_author() {
    let cited = cite(json!({}));
    let mut fields: Vec<&String> = cited.csl.as_object().unwrap().keys().collect();
    // Their order depends on a feature of serde_json.
    fields.sort();
    assert_eq!(fields, ["genre", "id", "language", "title", "type"]);
    assert_eq!(
        cited.ris,
        "TY  - RPRT\r\nID  - un-document\r\nTI  - Un document\r\nM3  - Étude\r\nLA  - fr\r\nER  - \r\n"
    );
    assert_eq!(
        cited.bibtex,
        "@techreport{document,\n  key = {Un document},\n  title = {Un document},\n  type = {{\\'E}tude},\n  langid = {french},\n}\n"
    );
}

#[test]
fn every_entry_of_the_site_is_cited_in_every_format() {
    let catalogue = own_catalogue();
    let names = Keys::new(&catalogue);
    let mut keys = HashSet::new();
    for entry in &catalogue.entries {
        let bibtex = bibtex(entry, &catalogue, &names, PAGE);
        let read = read_bibtex(&bibtex);
        // The parser replaces no-break spaces by plain ones.
        assert_eq!(read.title().unwrap().format_verbatim(), entry.title.replace(['\u{a0}', '\u{202f}'], " "));
        assert!(read.key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'), "{}", read.key);
        assert!(keys.insert(read.key.clone()), "two entries are named {}", read.key);
        let csl: Value = serde_json::from_str(&csl_json(entry, &catalogue, PAGE)).unwrap();
        assert_eq!(csl[0]["title"], entry.title);
        assert_eq!(ris_values(&ris(entry, &catalogue, PAGE), "TI"), [entry.title.as_str()]);
        let sentence = sentence(entry, &catalogue, PAGE).to_string();
        assert!(sentence.ends_with('.') && !sentence.ends_with("..") && !sentence.contains(",,"), "{sentence}");
    }
}

/// Classic BibTeX and biber, on which all common styles are built, read the same file.
mod classic {
    use super::*;

    /// Entries of every kind, with every field that it can have.
    fn every_kind() -> Vec<Cited> {
        let kinds = Kind::ALL.map(|kind| kind.as_str());
        let full = |kind| {
            json!({
                "kind": kind, "series": "Études de l’Ifri", "outlet": "Dunod", "date": "2024-08-09", "pages": 3,
                "authors": ["mathilde-velliet"], "speakers": ["hugo-le-picard"], "doi": "10.1000/182",
            })
        };
        kinds.into_iter().map(|kind| cite(full(kind))).collect()
    }

    #[test]
    fn every_type_and_every_field_that_is_printed_is_known_to_classic_styles() {
        // The types that `plain.bst` and its siblings know, and the fields that they print or sort by.
        const TYPES: [(&str, &[&str]); 5] = [
            ("techreport", &["author", "title", "type", "institution", "year", "month", "note"]),
            ("article", &["author", "title", "journal", "year", "month"]),
            ("book", &["author", "title", "publisher", "series", "year", "month"]),
            ("incollection", &["author", "title", "booktitle", "publisher", "year", "month"]),
            ("misc", &["author", "title", "howpublished", "year", "month"]),
        ];
        for Cited { bibtex, .. } in every_kind() {
            let kind = bibtex.split(['@', '{']).nth(1).unwrap();
            let fields: Vec<&str> = bibtex_fields(&bibtex).into_iter().map(|(name, _)| name).collect();
            let (_, expected) = TYPES.iter().find(|(known, _)| *known == kind).unwrap_or_else(|| panic!("{bibtex}"));
            assert!(expected.iter().all(|field| fields.contains(field)), "{bibtex}");
            // Fields that only one of the two knows, or that it does not know for this type.
            let newer = ["date", "journaltitle", "organization", "location", "editora"];
            assert!(!newer.iter().any(|field| fields.contains(field)), "{bibtex}");
        }
    }

    #[test]
    fn recordings_name_their_outlet_in_a_field_that_styles_print() {
        let cited = cite(json!({ "kind": "podcast", "series": "IA & nous", "outlet": "France Culture" }));
        assert!(cited.bibtex.contains(r"howpublished = {Podcast, IA \& nous, France Culture}"), "{}", cited.bibtex);
    }

    #[test]
    fn accented_letters_become_commands_that_bibtex_can_sort_and_shorten() {
        let cited = cite(json!({
            "title": "À l’œuvre : ça, Škoda, Łódź, São Tomé, Ærø et naïf…", "outlet": "Éditions Ő", "language": "fr",
        }));
        let title = r#"{\`A} l’{\oe}uvre : {\c{c}}a, {{\v{S}}koda}, {{\L}{\'o}d{\'z}}, {S{\~a}o} {Tom{\'e}}, {{\AE}r{\o}} et na{\"i}f…"#;
        assert!(cited.bibtex.contains(&format!("  title = {{{title}}}")), "{}", cited.bibtex);
        assert!(cited.bibtex.contains(r"institution = {{\'E}ditions {\H{O}}}"), "{}", cited.bibtex);
        let read = read_bibtex(&cited.bibtex);
        assert_eq!(read.title().unwrap().format_verbatim(), "À l’œuvre : ça, Škoda, Łódź, São Tomé, Ærø et naïf…");
    }

    #[test]
    fn a_ring_is_an_accent_that_every_reader_knows() {
        let cited = cite(json!({ "title": "Å Ångström et å" }));
        assert!(cited.bibtex.contains(r#"{\r{A}}ngstr{\"o}m"#), "{}", cited.bibtex);
        assert_eq!(read_bibtex(&cited.bibtex).title().unwrap().format_verbatim(), "Å Ångström et å");
    }

    #[test]
    fn no_sign_becomes_another_one_in_latex() {
        let cited = cite(json!({ "title": "Pub <3> | a -- b --- ''c'' ,,d ?` !` ``e" }));
        let title = "Pub {\\textless}3{\\textgreater} {\\textbar} a -{}- b -{}-{}- '{}'c'{}' ,{},d ?{}` !{}` `{}`e";
        assert!(cited.bibtex.contains(&format!("  title = {{{title}}}")), "{}", cited.bibtex);
    }

    #[test]
    fn an_entry_without_author_has_something_to_sort_and_label_it_by() {
        let key = |fields: Value| {
            let cited = cite(fields);
            bibtex_fields(&cited.bibtex).into_iter().find(|(name, _)| *name == "key").map(|(_, key)| key.to_owned())
        };
        assert_eq!(key(json!({ "title": "L’IA" })).as_deref(), Some("{L’IA}"));
        assert_eq!(key(json!({ "authors": ["voltaire"] })), None);
    }
}

mod names {
    use super::*;

    /// Checks the author of an entry in each format: the start of the sentence, BibTeX, RIS, CSL.
    #[track_caller]
    fn check(author: Value, expected: [&str; 3], csl: Value) {
        let cited = cite_author(author);
        let [printed, bibtex, ris] = expected;
        assert!(cited.sentence.starts_with(&format!("{printed}, «")), "{}", cited.sentence);
        assert!(cited.bibtex.contains(&format!("  author = {{{bibtex}}},\n")), "{}", cited.bibtex);
        assert_eq!(ris_values(&cited.ris, "AU"), [ris]);
        assert_eq!(cited.csl["author"], json!([csl]));
        assert_eq!(read_bibtex(&cited.bibtex).author().unwrap().len(), 1, "{}", cited.bibtex);
    }

    #[test]
    fn organisations_stay_whole_in_every_format() {
        for (id, name, bibtex, ris) in [
            ("commission-europeenne", "Commission européenne", r"{Commission europ{\'e}enne}", "Commission européenne"),
            (
                "bercy",
                "Ministère de l’Économie, des Finances and Co",
                r"{Minist{\`e}re de l’{\'E}conomie, des Finances and Co}",
                "Ministère de l’Économie des Finances and Co",
            ),
            ("ocde", "OCDE", "OCDE", "OCDE"),
        ] {
            let author = json!({ "id": id, "name": name, "kind": "organisation" });
            check(author, [name, bibtex, ris], json!({ "literal": name }));
        }
    }

    #[test]
    fn an_ambiguous_name_stays_as_printed() {
        for name in
            ["Commission mixte", "Xi Jinping", "Jean MARTIN", "Gabriel Garcia Marquez", "Dominique Strauss Kahn"]
        {
            let author = json!({ "id": "quelqu-un", "name": name });
            check(author, [name, &format!("{{{name}}}"), name], json!({ "literal": name }));
        }
    }

    #[test]
    fn family_and_given_names_come_from_the_catalogue() {
        check(
            json!({ "id": "x", "name": "Valéry Giscard d’Estaing", "family": "Giscard d’Estaing", "given": "Valéry" }),
            ["Valéry Giscard d’Estaing", r"Giscard d’Estaing, Val{\'e}ry", "Giscard d’Estaing, Valéry"],
            json!({ "family": "Giscard d’Estaing", "given": "Valéry" }),
        );
        check(
            json!({ "id": "x", "name": "Jean MARTIN", "family": "Martin", "given": "Jean" }),
            ["Jean MARTIN", "Martin, Jean", "Martin, Jean"],
            json!({ "family": "Martin", "given": "Jean" }),
        );
        check(
            json!({ "id": "x", "name": "Le Corbusier", "family": "Le Corbusier" }),
            ["Le Corbusier", "{Le Corbusier}", "Le Corbusier"],
            json!({ "family": "Le Corbusier" }),
        );
    }

    #[test]
    fn a_small_word_inside_a_family_name_ends_no_particle() {
        check(
            json!({ "id": "x", "name": "José Ortega y Gasset", "family": "Ortega y Gasset", "given": "José" }),
            ["José Ortega y Gasset", r"{Ortega y Gasset}, Jos{\'e}", "Ortega y Gasset, José"],
            json!({ "family": "Ortega y Gasset", "given": "José" }),
        );
    }

    #[test]
    fn an_organisation_named_others_is_not_read_as_et_al() {
        check(
            json!({ "id": "others", "name": "others", "kind": "organisation" }),
            ["others", "{others}", "others"],
            json!({ "literal": "others" }),
        );
    }

    #[test]
    fn a_name_printed_family_first_keeps_its_order() {
        check(
            json!({ "id": "xi-jinping", "name": "Xi Jinping", "family": "Xi", "given": "Jinping" }),
            ["Xi Jinping", "Xi, Jinping", "Xi, Jinping"],
            json!({ "family": "Xi", "given": "Jinping", "static-ordering": true }),
        );
    }

    #[test]
    fn a_suffix_is_neither_family_nor_given_name() {
        check(
            json!({ "id": "x", "name": "Martin Luther King Jr.", "family": "King", "given": "Martin Luther" }),
            ["Martin Luther King Jr.", "King, Jr., Martin Luther", "King, Martin Luther, Jr."],
            json!({ "family": "King", "given": "Martin Luther", "suffix": "Jr." }),
        );
        check(
            json!({ "id": "x", "name": "Robert Downey Jr." }),
            ["Robert Downey Jr.", "Downey, Jr., Robert", "Downey, Robert, Jr."],
            json!({ "family": "Downey", "given": "Robert", "suffix": "Jr." }),
        );
    }

    #[test]
    fn keys_are_made_from_the_part_that_a_name_sorts_by() {
        let check = |author: Value, expected: &str| assert_eq!(read_bibtex(&cite_author(author).bibtex).key, expected);
        check(
            json!({ "id": "xi-jinping", "name": "Xi Jinping", "family": "Xi", "given": "Jinping" }),
            "xi-2024-document",
        );
        check(json!({ "id": "robert-downey-jr", "name": "Robert Downey Jr." }), "downey-2024-document");
        check(json!({ "id": "et", "name": "ET", "kind": "organisation" }), "et-2024-document");
        check(
            json!({ "id": "vge", "name": "Valéry Giscard d’Estaing", "family": "Giscard d’Estaing", "given": "Valéry" }),
            "vge-2024-document",
        );
        check(
            json!({ "id": "ministere-de-la-transition-ecologique", "name": "Ministère de la Transition écologique" }),
            "ministere-transition-ecologique-2024-document",
        );
    }
}

mod unique_keys {
    use super::*;

    fn note(id: &str, date: &str) -> Value {
        json!({ "id": id, "date": date, "authors": ["mathilde-velliet"] })
    }

    fn key<'a>(keys: &'a [(String, String)], id: &str) -> &'a str {
        keys.iter().find(|(known, _)| known == id).map(|(_, key)| key.as_str()).unwrap()
    }

    #[test]
    fn no_two_entries_have_the_same_key() {
        let entries = [
            note("financer-son-rival", "2024-07-03"),
            note("financer-les-puces", "2024-02"),
            note("financer", "2024-01"),
            note("financer-les-puces-encore", "2024-09"),
            note("le-financer", "2024-10"),
            note("financer-son-rival-2", "2023"),
        ];
        let keys = keys(&entries);
        assert_eq!(key(&keys, "financer"), "velliet-2024-financer");
        assert_eq!(key(&keys, "financer-les-puces"), "velliet-2024-financer-puces");
        assert_eq!(key(&keys, "financer-son-rival"), "velliet-2024-financer-son");
        assert_eq!(key(&keys, "financer-les-puces-encore"), "velliet-2024-financer-puces-encore");
        assert_eq!(key(&keys, "le-financer"), "velliet-2024-financer-2");
        assert_eq!(key(&keys, "financer-son-rival-2"), "velliet-2023-financer");
        assert_eq!(keys.iter().map(|(_, key)| key).collect::<HashSet<_>>().len(), entries.len());
    }

    #[test]
    fn a_key_stays_the_same_when_a_newer_entry_is_added_wherever_it_stands() {
        let mut entries = vec![note("financer-les-puces", "2024-02"), note("financer-son-rival", "2024-07-03")];
        let before = keys(&entries);
        entries.insert(0, note("financer-encore", "2024-09"));
        entries.push(note("financer-toujours", "2024-12-01"));
        let after = keys(&entries);
        assert!(before.iter().all(|(id, old)| key(&after, id) == old), "{before:?} {after:?}");
        entries.reverse();
        let reversed = keys(&entries);
        assert!(after.iter().all(|(id, old)| key(&reversed, id) == old), "{after:?} {reversed:?}");
    }
}
