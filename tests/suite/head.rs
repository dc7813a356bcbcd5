//! What machines read of a page.

mod reader;

use crate::{
    rendered::{HOSTILE_SITE, OWN_BELOW, OWN_SITE, Page, Rendered, check_pages, read_catalogue, select, words},
    support::{catalogue_with, entry},
};
use kiosque::{
    catalogue::{Catalogue, Entry, Kind},
    head::{excerpt, shorten},
    prerender::BaseUrl,
    text,
};
use reader::{Saved, save};
use scraper::Html;
use serde_json::{Value, json};
use std::{collections::BTreeSet, sync::LazyLock};

const BASE: &str = "https://example.org/dossiers/ia/";

fn site(name: &'static str, catalogue: Catalogue) -> Rendered {
    Rendered::new(name, catalogue, BaseUrl::parse(BASE).unwrap())
}

/// An entry of every kind, with all that its kind may have.
static KINDS: LazyLock<Rendered> =
    LazyLock::new(|| site("kinds", read_catalogue(include_str!("../fixtures/kinds.json"))));

/// Every field of the format.
static FIELDS: LazyLock<Rendered> =
    LazyLock::new(|| site("every field", read_catalogue(include_str!("../fixtures/every-field.json"))));

fn page_of(site: &Rendered, entry: &Entry) -> Page {
    site.page(&format!("documents/{}/index.html", entry.id))
}

/// The page of the only entry with these fields.
fn page_with(fields: Value) -> Page {
    site("one entry", catalogue_with(json!([entry(fields)]))).page("documents/un-document/index.html")
}

/// A text as reference managers save it, without no-break spaces.
fn single_spaces(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The nodes of a page's JSON-LD.
fn nodes(page: &Page) -> Vec<Value> {
    let blocks = page.all("script[type='application/ld+json']");
    assert!(blocks.len() < 2, "{} has {} blocks", page.file, blocks.len());
    let Some(block) = blocks.first() else { return Vec::new() };
    let data: Value = serde_json::from_str(&block.text().collect::<String>()).unwrap();
    assert_eq!(data["@context"], "https://schema.org");
    match data.get("@graph") {
        Some(nodes) => nodes.as_array().unwrap().clone(),
        None => vec![data],
    }
}

/// The node of that type.
#[track_caller]
fn node(page: &Page, kind: &str) -> Value {
    let nodes = nodes(page);
    let found = nodes.iter().find(|node| node["@type"] == kind).cloned();
    found.unwrap_or_else(|| panic!("{} has no {kind}: {nodes:#?}", page.file))
}

/// The tags of a page's head by name, in order.
fn tags(page: &Page, start: &str) -> Vec<(String, String)> {
    let tags = page.all("head meta[name]").into_iter();
    let tags = tags.map(|tag| (tag.attr("name").unwrap().to_owned(), tag.attr("content").unwrap().to_owned()));
    tags.filter(|(name, _)| name.starts_with(start)).collect()
}

mod descriptions {
    use super::*;

    #[test]
    fn a_description_has_at_most_160_characters_and_ends_with_a_whole_word() {
        check_pages(|_, page, problems| {
            let text = page.one("meta[name=description]").attr("content").unwrap();
            if text.chars().count() > 160 {
                problems.push(format!("{} characters", text.chars().count()));
            }
        });
        for page in OWN_SITE.pages().filter(|page| page.data.content.is_entry()) {
            let text = page.one("meta[name=description]").attr("content").unwrap();
            let summary = words(page.one(".entry__summary"));
            let start = text.strip_suffix('…').filter(|start| summary.starts_with(*start)).unwrap_or(text);
            let rest = summary.strip_prefix(start).unwrap_or_else(|| panic!("{text:?} is not from {summary:?}"));
            assert!(!rest.starts_with(char::is_alphanumeric), "{text:?} is cut inside a word");
        }
    }

    #[test]
    fn a_text_is_cut_at_the_end_of_a_sentence_that_keeps_half_of_the_room() {
        for (text, length, expected) in [
            ("Court.", 20, "Court."),
            ("Une phrase. Une autre phrase.", 20, "Une phrase."),
            ("Une phrase. Une autre phrase.", 24, "Une phrase. Une autre…"),
            ("Est-ce\u{a0}? Non\u{202f}! Voilà la suite.", 16, "Est-ce\u{a0}? Non\u{202f}!"),
            ("Il dit «\u{a0}oui.\u{a0}» Puis il part.", 18, "Il dit «\u{a0}oui.\u{a0}»"),
            // Neither an initial nor what goes on in lower case ends a sentence.
            ("Un texte de A. Buffard et de B. Martin", 28, "Un texte de A. Buffard et…"),
            ("«\u{a0}Pourquoi\u{a0}?\u{a0}» demande-t-on à tous", 24, "«\u{a0}Pourquoi\u{a0}?\u{a0}»…"),
            // What stands after the room does not count as kept.
            ("Douze lettres. Encore.", 13, "Douze…"),
        ] {
            assert_eq!(excerpt(text, length), expected, "{text}");
            assert!(excerpt(text, length).chars().count() <= length, "{text}");
        }
    }

    #[test]
    fn a_text_without_such_a_sentence_is_cut_after_a_whole_word() {
        for (text, length, expected) in [
            ("Un nom beaucoup trop long", 16, "Un nom beaucoup…"),
            ("Anticonstitutionnellement", 10, "Anticonst…"),
            ("Un mot, puis un autre", 8, "Un mot…"),
            ("Que faire de\u{a0}ceci\u{a0}? Rien", 14, "Que faire…"),
            ("Un mot", 6, "Un mot"),
            ("«\u{a0}Anticonstitutionnellement", 6, "«\u{a0}Ant…"),
        ] {
            assert_eq!(shorten(text, length), expected, "{text}");
        }
    }
}

mod open_graph {
    use super::*;

    #[test]
    fn a_shared_link_is_titled_by_the_page_beside_the_name_of_the_site() {
        check_pages(|site, page, problems| {
            let property = |name: &str| page.one(&format!("meta[property='{name}']")).attr("content").unwrap();
            let title = text::title(property("og:title"), property("og:site_name"));
            if title != page.one("head > title").text().collect::<String>()
                || property("og:site_name") != site.catalogue.site.name
            {
                problems.push(format!("shared as {title}"));
            }
        });
    }

    #[test]
    fn a_known_day_is_told_and_a_month_is_not_made_a_day() {
        let told = |date: &str| {
            let page = page_with(json!({ "date": date }));
            let tags = page.all("meta[property='article:published_time']").into_iter();
            tags.map(|tag| tag.attr("content").unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(told("2024-07-03"), ["2024-07-03"]);
        assert_eq!(told("2024-07"), [""; 0]);
    }
}

mod citations {
    use super::*;

    /// What a reference manager must save of an entry, told from the catalogue.
    fn expected(site: &Rendered, entry: &Entry) -> Saved {
        let people = match entry.kind {
            // An interview is cited by those who answer.
            Kind::Entretien if !entry.speakers.is_empty() => &entry.speakers,
            _ => &entry.authors,
        };
        let kind = match entry.kind {
            Kind::Etude | Kind::Note | Kind::Briefing => "report",
            Kind::Editorial | Kind::Article => "journalArticle",
            Kind::Livre => "book",
            Kind::Chapitre => "bookSection",
            Kind::Entretien => "interview",
            Kind::Tribune | Kind::Presse => "newspaperArticle",
            Kind::Podcast => "podcast",
            Kind::Radio => "radioBroadcast",
            Kind::Video | Kind::Replay => "videoRecording",
            Kind::Evenement => "webpage",
        };
        Saved {
            kind: kind.to_owned(),
            title: single_spaces(&entry.title),
            authors: people.iter().map(|id| site.catalogue.person(id).unwrap().name.clone()).collect(),
            date: entry.date.map(|date| date.to_string()),
            series: entry.series.clone(),
            address: format!("{BASE}documents/{}", entry.id),
            pdf: entry
                .document_url
                .as_ref()
                .map(|link| link.as_str())
                .filter(|link| link.ends_with(".pdf"))
                .map(|link| link.strip_prefix('/').map_or_else(|| link.to_owned(), |path| format!("{BASE}{path}"))),
        }
    }

    #[test]
    fn a_reference_manager_saves_what_the_catalogue_says_of_every_entry() {
        let mut count = 0;
        for site in [&*OWN_BELOW, &*KINDS, &*FIELDS] {
            for entry in &site.catalogue.entries {
                let page = page_of(site, entry);
                let address = site.base.absolute(&page.address);
                let pdf = Saved { pdf: None, ..expected(site, entry) };
                // Google Scholar wants papers; what else has a PDF has it in its JSON-LD.
                let has_pdf = page.all("meta[name=citation_title]").len() == 1;
                assert_eq!(save(&page, &address), if has_pdf { expected(site, entry) } else { pdf }, "{}", entry.id);
                count += 1;
            }
        }
        assert_eq!(count, 29 + 15 + 2);
    }

    #[test]
    fn publications_carry_the_tags_that_google_scholar_asks_for() {
        let tags = |id: &str| -> Vec<String> {
            let page = KINDS.page(&format!("documents/{id}/index.html"));
            tags(&page, "citation_")
                .into_iter()
                .map(|(name, content)| format!("{}: {content}", &name["citation_".len()..]))
                .collect()
        };
        assert_eq!(
            tags("un-etude"),
            [
                "title: Une étude",
                "author: Le Goff, Anne",
                "author: Observatoire des côtes",
                "series_title: Collection",
                "technical_report_institution: Éditions du Phare",
                "publication_date: 2024/02/29",
                "doi: 10.1000/182",
                "pdf_url: https://example.org/etude.pdf",
            ]
        );
        assert_eq!(
            tags("un-note")[3..],
            [
                "series_title: Lettre des marées",
                "technical_report_institution: Éditions du Phare",
                "technical_report_number: 16",
                "publication_date: 2024/02/29",
            ]
        );
        assert_eq!(
            tags("un-briefing"),
            ["title: Un briefing", "author: Morvan, Yann", "series_title: Collection", "publication_date: 2024"]
        );
        assert_eq!(
            tags("un-article")[3..],
            [
                "journal_title: Éditions du Phare",
                "series_title: Collection",
                "publication_date: 2024/02/29",
                "doi: 10.1000/182",
                "pdf_url: https://example.org/article.pdf",
            ]
        );
        assert_eq!(
            tags("un-chapitre")[3..6],
            ["inbook_title: Collection", "publisher: Éditions du Phare", "isbn: 978-2-07-036822-8"]
        );
        for other in ["editorial", "entretien", "tribune", "presse", "podcast", "radio", "video", "replay", "evenement"]
        {
            assert_eq!(tags(&format!("un-{other}")), [""; 0], "{other}");
        }
        let page = page_with(json!({ "language": "en", "kind": "article", "series": "Revue" }));
        let other = super::tags(&page, "citation_");
        assert!(other.contains(&("citation_language".to_owned(), "en".to_owned())), "{other:?}");
        assert!(other.contains(&("citation_journal_title".to_owned(), "Revue".to_owned())), "{other:?}");
    }

    #[test]
    fn only_a_pdf_is_offered_as_one() {
        let told = |link: &str| {
            let page = page_with(json!({ "document_url": link }));
            tags(&page, "citation_pdf").into_iter().map(|(_, content)| content).collect::<Vec<_>>()
        };
        assert_eq!(told("https://example.org/a/Etude.PDF?v=2#page=3"), ["https://example.org/a/Etude.PDF?v=2#page=3"]);
        assert_eq!(told("/etude.pdf"), [format!("{BASE}etude.pdf")]);
        for other in
            ["https://example.org/etude", "https://example.pdf", "https://example.org/x?file=a.pdf", "/etude.html"]
        {
            assert_eq!(told(other), [""; 0], "{other}");
        }
    }

    #[test]
    fn an_author_is_never_read_as_two() {
        for (id, name) in [
            ("laure-de-roucy-rochegonde", "Laure de Roucy-Rochegonde"),
            ("francois-de-la-rochefoucauld", "François de La Rochefoucauld"),
            ("jean-d-ormesson", "Jean d’Ormesson"),
            ("voltaire", "Voltaire"),
            ("cabinet", "Martin Durand and Co"),
        ] {
            assert_eq!(save(&page_with(json!({ "authors": [id] })), "").authors, [name]);
        }
        let person = json!({ "id": "m", "name": "Jean Paul de La Tour", "family": "de La Tour", "given": "Jean Paul" });
        let catalogue = json!({
            "version": 1,
            "site": { "name": "N", "title": "T", "description": "D", "language": "fr" },
            "featured": ["un-document"], "sections": [], "themes": [], "people": [person],
            "entries": [entry(json!({ "authors": ["m"] }))],
        });
        let page =
            site("two given names", read_catalogue(&catalogue.to_string())).page("documents/un-document/index.html");
        assert_eq!(save(&page, "").authors, ["Jean Paul de La Tour"]);
    }
}

mod structured_data {
    use super::*;

    fn keys(node: &Value) -> Vec<&str> {
        node.as_object().unwrap().keys().map(String::as_str).filter(|name| !name.starts_with('@')).collect()
    }

    #[test]
    fn each_kind_of_entry_is_of_its_type_and_has_the_properties_of_that_type() {
        const COMMON: &str = "name url sameAs inLanguage keywords";
        const MADE: &str = "author contributor datePublished publisher";
        for (kind, schema, own) in [
            (Kind::Etude, "Report", "encoding isPartOf"),
            (Kind::Note, "Report", "encoding isPartOf reportNumber"),
            (Kind::Briefing, "Report", "isPartOf"),
            (Kind::Editorial, "Article", "isPartOf"),
            (Kind::Article, "ScholarlyArticle", "encoding isPartOf"),
            (Kind::Livre, "Book", "encoding isPartOf isbn numberOfPages"),
            (Kind::Chapitre, "Chapter", "encoding isPartOf"),
            (Kind::Entretien, "Article", "associatedMedia isPartOf"),
            (Kind::Tribune, "OpinionNewsArticle", "isPartOf"),
            (Kind::Presse, "NewsArticle", "isPartOf"),
            (Kind::Podcast, "PodcastEpisode", "associatedMedia partOfSeries"),
            (Kind::Radio, "RadioEpisode", "associatedMedia partOfSeries"),
            (Kind::Video, "VideoObject", "isPartOf contentUrl encodingFormat duration embedUrl"),
            (Kind::Replay, "VideoObject", "associatedMedia isPartOf"),
        ] {
            let entry = KINDS.catalogue.entries.iter().find(|entry| entry.kind == kind).unwrap();
            let node = node(&page_of(&KINDS, entry), schema);
            let mut expected: BTreeSet<&str> = [COMMON, MADE, own].iter().flat_map(|names| names.split(' ')).collect();
            if entry.outlet.is_none() {
                expected.remove("publisher");
            }
            assert_eq!(keys(&node).into_iter().collect::<BTreeSet<_>>(), expected, "{kind:?}");
        }
    }

    #[test]
    fn a_book_says_all_that_is_known_of_it() {
        assert_eq!(
            node(&FIELDS.page("documents/grande-maree/index.html"), "Book"),
            json!({
                "@type": "Book",
                "name": "La grande marée",
                "url": format!("{BASE}documents/grande-maree"),
                "sameAs": ["https://example.org/livre?page=1#lire", "https://doi.org/10.1000/182"],
                "inLanguage": "pt-BR",
                "keywords": ["Océan", "Côtes"],
                "image": format!("{BASE}images/maree.jpg"),
                "author": { "@type": "Person", "name": "Anne Le Goff", "url": format!("{BASE}auteurs/anne-le-goff") },
                "contributor": { "@type": "Person", "name": "Yann Morvan", "url": format!("{BASE}auteurs/yann-morvan") },
                "datePublished": "2024-02-29",
                "publisher": { "@type": "Organization", "name": "Éditions du Phare" },
                "encoding": {
                    "@type": "MediaObject",
                    "contentUrl": format!("{BASE}documents/maree.pdf"),
                    "encodingFormat": "application/pdf",
                },
                "associatedMedia": {
                    "@type": "AudioObject",
                    "transcript": "Ce qui est dit De la Lune.",
                    "contentUrl": "http://example.org/maree.mp3",
                    "encodingFormat": "audio/mpeg",
                    "duration": "PT1800S",
                    "embedUrl": "https://example.org/lecteur",
                },
                "isPartOf": { "@type": "BookSeries", "name": "Cahiers" },
                "isbn": "978-2-07-036822-8",
                "numberOfPages": 344,
            })
        );
        // And of a note, nothing that is not known.
        let note = node(&FIELDS.page("documents/houle/index.html"), "Report");
        assert_eq!(keys(&note), ["name", "url", "inLanguage"]);
    }

    #[test]
    fn the_isbn_of_a_chapter_is_its_book_s() {
        let chapter = node(&KINDS.page("documents/un-chapitre/index.html"), "Chapter");
        assert_eq!(chapter["isPartOf"], json!({ "@type": "Book", "name": "Collection", "isbn": "978-2-07-036822-8" }));
    }

    #[test]
    fn an_event_has_performers_and_a_start() {
        let event = node(&KINDS.page("documents/un-evenement/index.html"), "Event");
        let person = |name: &str, id: &str, kind: &str| json!({ "@type": kind, "name": name, "url": format!("{BASE}auteurs/{id}") });
        assert_eq!(event["startDate"], "2024-02-29");
        assert_eq!(
            event["performer"],
            json!([person("Yann Morvan", "yann-morvan", "Person"), person("Anne Le Goff", "anne-le-goff", "Person")])
        );
        assert_eq!(event["contributor"], person("Observatoire des côtes", "observatoire", "Organization"));
        assert_eq!(event["superEvent"]["@type"], "EventSeries");
        assert_eq!(
            event["recordedIn"],
            json!({ "@type": "VideoObject", "url": "https://example.org/regarder/evenement" })
        );
    }

    #[test]
    fn the_authors_of_an_interview_are_those_who_answer() {
        let interview = node(&KINDS.page("documents/un-entretien/index.html"), "Article");
        let names = |value: &Value| value.as_array().unwrap().iter().map(|who| who["name"].clone()).collect::<Vec<_>>();
        assert_eq!(names(&interview["author"]), ["Yann Morvan", "Anne Le Goff"]);
        assert_eq!(interview["contributor"]["name"], "Observatoire des côtes");
    }

    #[test]
    fn a_date_is_no_more_precise_than_it_is_known() {
        for site in [&*OWN_BELOW, &*KINDS, &*HOSTILE_SITE] {
            for entry in &site.catalogue.entries {
                let work = nodes(&page_of(site, entry)).remove(0);
                let told = work.get("datePublished").or(work.get("startDate")).and_then(Value::as_str);
                assert_eq!(told, entry.date.map(|date| date.to_string()).as_deref(), "{}", entry.id);
            }
        }
    }

    #[test]
    fn a_breadcrumb_leads_from_the_home_page_to_the_entry() {
        let trail = node(&FIELDS.page("documents/houle/index.html"), "BreadcrumbList");
        assert_eq!(
            trail["itemListElement"],
            json!([
                { "@type": "ListItem", "position": 1, "name": "Accueil", "item": BASE },
                { "@type": "ListItem", "position": 2, "name": "Documents", "item": format!("{BASE}documents") },
                { "@type": "ListItem", "position": 3, "name": "La houle", "item": format!("{BASE}documents/houle") },
            ])
        );
    }

    #[test]
    fn the_home_page_tells_how_to_search_the_site_and_whose_publications_it_lists() {
        let home = FIELDS.page("index.html");
        let site = node(&home, "WebSite");
        assert_eq!([&site["name"], &site["url"], &site["inLanguage"]], ["Marées", BASE, "fr"]);
        let search = &site["potentialAction"];
        assert_eq!(search["target"]["urlTemplate"], format!("{BASE}documents?q={{search_term_string}}"));
        assert_eq!(search["query-input"], "required name=search_term_string");
        let organisation = json!({
            "@type": "Organization",
            "name": "Institut des marées",
            "url": "https://example.org",
            "address": "1 quai du Port\n29200 Brest",
        });
        assert_eq!(node(&home, "Organization"), organisation);
        let gift = node(&FIELDS.page("soutenir/index.html"), "DonateAction");
        assert_eq!([&gift["recipient"], &gift["target"]], [&organisation, &json!("https://don.example.org/marees")]);
    }

    #[test]
    fn a_listing_names_the_entries_that_the_page_shows_in_its_order() {
        for (file, kind) in [
            ("documents/index.html", "CollectionPage"),
            ("documents/page/2/index.html", "CollectionPage"),
            ("themes/guerre-defense/index.html", "CollectionPage"),
            ("auteurs/laure-de-roucy-rochegonde/index.html", "ProfilePage"),
        ] {
            let page = OWN_BELOW.page(file);
            let listing = node(&page, kind);
            assert_eq!(listing["url"], OWN_BELOW.base.absolute(&page.address));
            let items = if kind == "ProfilePage" { node(&page, "ItemList") } else { listing["mainEntity"].clone() };
            let first = if file.contains("/page/2/") { 25 } else { 1 };
            let told = items["itemListElement"]
                .as_array()
                .unwrap()
                .iter()
                .map(|item| (item["position"].as_u64().unwrap(), item["url"].as_str().unwrap().to_owned()));
            let cards = page.all(".listing__results .card__title a, main .card .card__title a");
            let shown: Vec<(u64, String)> =
                (first..).zip(cards.iter().map(|link| OWN_BELOW.base.absolute(link.attr("href").unwrap()))).collect();
            assert_eq!(told.collect::<Vec<_>>(), shown, "{file}");
            assert!(items["numberOfItems"].as_u64().unwrap() >= shown.len() as u64);
        }
        let person = &node(&FIELDS.page("auteurs/anne-le-goff/index.html"), "ProfilePage")["mainEntity"];
        assert_eq!(
            person,
            &json!({
                "@type": "Person",
                "name": "Anne Le Goff",
                "url": format!("{BASE}auteurs/anne-le-goff"),
                "description": "Océanographe",
                "sameAs": "https://example.org/anne",
            })
        );
    }

    #[test]
    fn pages_of_text_say_nothing_but_their_title_and_description() {
        for file in ["a-propos/index.html", "accessibilite/index.html", "404.html"] {
            assert_eq!(nodes(&OWN_BELOW.page(file)), [json!(null); 0], "{file}");
        }
    }

    #[test]
    fn every_address_is_complete_or_left_out() {
        fn texts<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
            match value {
                Value::String(text) => found.push(text),
                Value::Array(items) => items.iter().for_each(|item| texts(item, found)),
                Value::Object(fields) => fields.values().for_each(|value| texts(value, found)),
                _ => {}
            }
        }
        let below = read_catalogue(include_str!("../fixtures/every-field.json"));
        let unknown = Rendered::new("every field, host unknown", below, BaseUrl::default());
        for site in [&*OWN_SITE, &*OWN_BELOW, &*HOSTILE_SITE, &*KINDS, &*FIELDS, &unknown] {
            for page in site.pages() {
                let nodes = json!(nodes(&page));
                let mut found = Vec::new();
                texts(&nodes, &mut found);
                assert!(found.iter().all(|text| !text.starts_with('/')), "{}: {found:?}", page.file);
                let tags = tags(&page, "citation_").into_iter().filter(|(name, _)| name.ends_with("_url"));
                assert!(tags.into_iter().all(|(_, address)| address.contains("://")), "{}", page.file);
            }
        }
    }
}

mod hostile {
    use super::*;

    const TITLE: &str = "</script><!-- <script>alert('1')</script> \"&amp;\" \u{2028}]]> fin";

    #[test]
    fn no_text_leaves_the_tag_or_the_block_that_it_stands_in() {
        // The catalogue refuses some of this; a page must be safe without that.
        let mut catalogue = catalogue_with(json!([entry(json!({ "date": "2024" }))]));
        let first = &mut catalogue.entries[0];
        (first.title, first.summary) = (TITLE.to_owned(), TITLE.to_owned());
        (first.series, first.outlet) = (Some(TITLE.to_owned()), Some(TITLE.to_owned()));
        first.doi = Some("10.1/<\">".to_owned());
        let page = site("hostile title", catalogue).page("documents/un-document/index.html");
        let block: String = page.one("script[type='application/ld+json']").text().collect();
        assert!(!block.contains('<'), "{block}");
        let report = node(&page, "Report");
        assert_eq!([&report["name"], &report["isPartOf"]["name"], &report["publisher"]["name"]], [TITLE; 3]);
        assert_eq!(report["sameAs"], "https://doi.org/10.1/%3C%22%3E");
        for tag in ["citation_title", "citation_series_title", "citation_technical_report_institution", "description"] {
            assert_eq!(page.one(&format!("meta[name={tag}]")).attr("content"), Some(TITLE), "{tag}");
        }
        assert_eq!(page.one("head > title").text().collect::<String>(), format!("{TITLE} – Dossier"));
        assert_eq!(page.html.errors.iter().map(ToString::to_string).collect::<Vec<_>>(), [""; 0]);
    }

    #[test]
    fn what_is_read_of_a_hostile_catalogue_is_what_it_says() {
        for entry in &HOSTILE_SITE.catalogue.entries {
            let page = page_of(&HOSTILE_SITE, entry);
            assert_eq!(nodes(&page)[0]["name"], entry.title);
            assert_eq!(save(&page, "").title, single_spaces(&entry.title));
        }
    }
}

mod languages {
    use super::*;

    #[test]
    fn a_title_in_another_language_says_so_wherever_it_stands() {
        let site = site(
            "two languages",
            catalogue_with(json!([
                entry(
                    json!({ "id": "tide", "title": "The tide and the shore", "language": "en", "themes": ["energie"] })
                ),
                entry(
                    json!({ "id": "maree", "title": "La marée et la côte", "language": "en", "themes": ["energie"] })
                ),
                entry(json!({ "id": "houle", "title": "La houle", "themes": ["energie"], "date": "2024" })),
            ])),
        );
        let marked = |html: &Html| -> BTreeSet<(String, String)> {
            let marked =
                select(html, "body [lang]").map(|element| (element.attr("lang").unwrap().to_owned(), words(element)));
            marked.collect()
        };
        let title = BTreeSet::from([("en".to_owned(), "The tide and the shore".to_owned())]);
        for file in [
            "index.html",
            "documents/index.html",
            "documents/tide/index.html",
            "documents/maree/index.html",
            "documents/houle/index.html",
        ] {
            assert_eq!(marked(&site.page(file).html), title, "{file}");
        }
        let page = site.page("documents/tide/index.html");
        for place in ["h1[lang]", "nav.breadcrumb [aria-current][lang]", ".citation__text [lang]"] {
            assert_eq!(words(page.one(place)), "The tide and the shore");
        }
        for place in [".neighbours [lang]", ".section [lang]"] {
            assert_eq!(words(site.page("documents/maree/index.html").one(place)), "The tide and the shore");
        }
        let references = site.page("documents/tide/citer/index.html");
        let marked = references.all(".references__text [lang]").iter().map(|title| words(*title)).collect::<Vec<_>>();
        assert_eq!(marked, ["The tide and the shore"; 5], "the title in a reference of each style");
        assert!(site.page("documents/maree/citer/index.html").all(".references__text [lang]").is_empty());
        let cards = site.files.iter().find(|(path, _)| path.contains("/cards/")).unwrap().1;
        let cards: Value = serde_json::from_slice(cards).unwrap();
        let results: Vec<&Value> = cards
            .as_array()
            .unwrap()
            .iter()
            .filter(|card| card["before"].as_str().unwrap().contains("lang=\"en\""))
            .collect();
        assert_eq!(results.iter().map(|card| &card["title"]).collect::<Vec<_>>(), ["The tide and the shore"]);
        let feed = site.text("feed.xml");
        assert!(feed.contains("<title xml:lang=\"en\">The tide and the shore</title>"), "{feed}");
        assert!(feed.contains("<title>La marée et la côte</title>"), "{feed}");
    }

    #[test]
    fn a_language_is_known_by_its_words_or_its_script() {
        for (title, language) in [
            ("AI and the war", "en-GB"),
            ("Die Zukunft und wir", "de"),
            ("El futuro de los datos", "es"),
            ("Il futuro della rete", "it"),
            ("O futuro da rede", "pt-BR"),
            ("De toekomst van het net", "nl"),
            ("L’avenir du réseau", "fr"),
            ("Искусственный интеллект", "ru"),
            ("人工智能", "zh"),
        ] {
            assert!(text::is_written_in(title, language), "{title}");
        }
        for (title, language) in [
            ("Les normes en Chine et dans l’UE", "en"),
            ("La guerre sans visage", "it"),
            ("DeepSeek", "en"),
            ("L’œuvre de Tōkyō", "ja"),
            ("L’avenir du réseau", "pl"),
        ] {
            assert!(!text::is_written_in(title, language), "{title}");
        }
    }

    #[test]
    fn the_titles_of_the_real_catalogue_are_all_in_french() {
        assert!(OWN_SITE.pages().all(|page| page.all("body [lang]").is_empty()));
    }
}

#[test]
fn no_page_claims_a_translation() {
    check_pages(|site, page, problems| {
        problems.extend(page.all("[hreflang]").iter().map(|_| format!("a translation in {}", site.name)));
    });
    assert!(
        OWN_SITE
            .files
            .iter()
            .filter(|(path, _)| path.ends_with(".xml"))
            .all(|(path, _)| !OWN_SITE.text(path).contains("hreflang"))
    );
}

#[test]
fn the_date_of_another_entry_is_not_marked_as_the_page_s() {
    for page in OWN_SITE.pages().filter(|page| page.data.content.is_entry()) {
        assert!(page.all("time").len() <= 1, "{}", page.file);
    }
}
