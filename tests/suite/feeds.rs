//! Feeds, the sitemap, and the small files beside the pages.

use crate::{
    rendered::{OWN_SITE, read_catalogue, select, today},
    support::{catalogue_with, entry, own_catalogue},
};
use feed_rs::{model, parser};
use kiosque::{
    catalogue::{Catalogue, Date, Kind, Link, PersonId, SectionId, ThemeId},
    picture::Pictures,
    prerender::{
        Job, Site,
        feed::{self, Memory, atom},
        files::{manifest, opensearch, robots},
        sitemap::sitemap,
    },
    routes::{BaseUrl, Feed, Route, Scope},
};
use quick_xml::{Reader, events::Event};
use serde_json::{Value, json};
use std::collections::{HashMap, HashSet};

const BASE: &str = "https://example.org/dossiers/ia/";

fn base() -> BaseUrl {
    BaseUrl::parse(BASE).unwrap()
}

/// A feed of a site that is rendered for the first time.
fn text_of(catalogue: &Catalogue, base: &BaseUrl, feed: &Feed) -> String {
    told(catalogue, base, &Memory::new(catalogue, today()), feed)
}

fn told(catalogue: &Catalogue, base: &BaseUrl, memory: &Memory, feed: &Feed) -> String {
    let feeds = feed::all(catalogue, memory);
    let (feed, entries) = feeds.iter().find(|(other, _)| other == feed).expect("the feed has entries");
    atom(catalogue, base, memory, feed, entries)
}

/// Each entry in the site's feed: its title, and the days of `published` and `updated`.
fn days(catalogue: &Catalogue, memory: &Memory) -> Vec<String> {
    let text = told(catalogue, &base(), memory, &Feed::SITE);
    let feed = parser::parse(text.as_bytes()).unwrap();
    let entries = feed.entries.iter().map(|entry| {
        let title = &entry.title.as_ref().unwrap().content;
        let [published, updated] = [entry.published, entry.updated]
            .map(|time| time.map_or("-".to_owned(), |time| time.to_rfc3339()[..10].to_owned()));
        format!("{title}: {published}, {updated}")
    });
    entries.collect()
}

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// The site's feed, parsed by a real feed parser.
fn read(catalogue: &Catalogue) -> model::Feed {
    read_feed(catalogue, &Feed::SITE)
}

fn read_feed(catalogue: &Catalogue, feed: &Feed) -> model::Feed {
    let text = text_of(catalogue, &base(), feed);
    check_well_formed(&text);
    parser::parse(text.as_bytes()).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// Parses XML to the end, attributes and texts included, and refuses characters that XML 1.0 forbids.
fn check_well_formed(text: &str) {
    let forbidden =
        |char: char| matches!(char, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    assert!(!text.contains(forbidden), "{text}");
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{error}\n{text}")) {
            Event::Eof => break,
            Event::Start(tag) | Event::Empty(tag) => tag.attributes().for_each(|attribute| {
                attribute.unwrap();
            }),
            _ => {}
        }
    }
}

/// The catalogues whose feeds are compared with them.
const CATALOGUES: [&str; 5] = [
    include_str!("../../public/catalogue.json"),
    include_str!("../fixtures/every-field.json"),
    include_str!("../fixtures/kinds.json"),
    include_str!("../fixtures/hostile.json"),
    include_str!("../fixtures/hostile-citations.json"),
];

/// What a catalogue's own JSON says of an entry, in the order of `read_from`.
fn said_by(entry: &Value, catalogue: &Value) -> Vec<String> {
    let text = |field: &str| entry[field].as_str().map(str::to_owned);
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let name = |id: &Value| {
        let person = list(&catalogue["people"]).into_iter().find(|person| person["id"] == *id).unwrap();
        person["name"].as_str().unwrap().to_owned()
    };
    // The reader writes addresses as the URL Standard does.
    let encoded = [("\"", "%22"), ("'", "%27"), ("<", "%3C"), (">", "%3E")];
    let absolute = |link: String| {
        let link = link.strip_prefix('/').map(|path| format!("{BASE}{path}")).unwrap_or(link);
        encoded.iter().fold(link, |link, (sign, code)| link.replace(sign, code))
    };
    let authors: Vec<String> = list(&entry["authors"]).iter().map(name).collect();
    // A newspaper's article without author is its outlet's.
    let authors = if authors.is_empty() { text("outlet").into_iter().collect() } else { authors };
    let day = text("published").or_else(|| text("date")).filter(|date| date.len() == 10);
    let media = entry.pointer("/media/url").and_then(Value::as_str).map(str::to_owned);
    let links = [text("source_url"), text("document_url"), media].into_iter().flatten().map(absolute);
    let mut said =
        vec![text("title").unwrap(), text("summary").unwrap(), format!("{BASE}documents/{}", text("id").unwrap())];
    said.extend(day);
    said.extend(authors);
    said.extend(list(&entry["speakers"]).iter().map(name));
    said.extend(links);
    said.push(text("kind").unwrap());
    said.extend(list(&entry["themes"]).iter().map(|theme| theme.as_str().unwrap().to_owned()));
    said
}

/// The same as a feed reader finds it.
fn read_from(entry: &model::Entry) -> Vec<String> {
    let people = |people: &[model::Person]| people.iter().filter_map(|person| person.name.clone()).collect::<Vec<_>>();
    let (pages, others): (Vec<_>, Vec<_>) =
        entry.links.iter().partition(|link| link.rel.as_deref() == Some("alternate"));
    let texts = [&entry.title, &entry.summary].map(|text| text.as_ref().unwrap().content.clone());
    let mut read: Vec<String> = texts.into();
    read.extend(pages.iter().map(|link| link.href.clone()));
    read.extend(entry.published.map(|time| time.format("%Y-%m-%d").to_string()));
    read.extend([people(&entry.authors), people(&entry.contributors)].concat());
    read.extend(others.iter().map(|link| link.href.clone()));
    read.extend(entry.categories.iter().map(|category| category.term.clone()));
    read
}

#[test]
fn a_feed_reader_finds_every_entry_of_every_feed_as_the_catalogue_says_it() {
    let (mut feeds, mut entries, mut values) = (0, 0, 0);
    for text in CATALOGUES {
        let (said, catalogue) = (serde_json::from_str::<Value>(text).unwrap(), read_catalogue(text));
        let memory = Memory::new(&catalogue, today());
        let all = said["entries"].as_array().unwrap();
        for (feed, listed) in feed::all(&catalogue, &memory) {
            let path = feed.path();
            let text = atom(&catalogue, &base(), &memory, &feed, &listed);
            check_well_formed(&text);
            let read = parser::parse(text.as_bytes()).unwrap();
            assert_eq!(read.language.as_deref(), said["site"]["language"].as_str(), "{path}");
            let name = said["site"]["name"].as_str().unwrap();
            assert!(read.title.unwrap().content.ends_with(name), "{path}");
            let has = |entry: &Value, field: &str, id: &str| {
                entry[field].as_array().is_some_and(|ids| ids.iter().any(|other| other == id))
            };
            let is_in = |entry: &Value| match path.split('/').collect::<Vec<_>>()[..] {
                ["feed.xml"] => true,
                ["documents", "types", kind, _] => entry["kind"] == kind,
                ["themes", id, _] => has(entry, "themes", id),
                ["auteurs", id, _] => has(entry, "authors", id) || has(entry, "speakers", id),
                ["rubriques", id, _] => {
                    let sections = said["sections"].as_array().unwrap();
                    let section = sections.iter().find(|section| section["id"] == id).unwrap();
                    has(section, "entries", entry["id"].as_str().unwrap())
                }
                _ => panic!("what is in {path}?"),
            };
            let mut expected: Vec<_> = all.iter().filter(|entry| is_in(entry)).map(|it| said_by(it, &said)).collect();
            let mut found: Vec<_> = read.entries.iter().map(read_from).collect();
            expected.sort();
            found.sort();
            assert_eq!(found, expected, "{path}");
            feeds += 1;
            entries += found.len();
            values += found.iter().map(Vec::len).sum::<usize>();
        }
    }
    println!("{values} values of {entries} entries in {feeds} feeds are equal");
    assert!(feeds > 70 && entries > 250 && values > 1_500, "{values} values of {entries} entries in {feeds} feeds");
}

/// The text of the first element with that name.
fn element<'a>(text: &'a str, name: &str) -> &'a str {
    let after = text.split_once(&format!("<{name}>")).unwrap().1;
    after.split_once('<').unwrap().0
}

fn one(fields: Value) -> Catalogue {
    catalogue_with(json!([entry(fields)]))
}

fn titles(feed: &model::Feed) -> Vec<&str> {
    feed.entries.iter().map(|entry| entry.title.as_ref().unwrap().content.as_str()).collect()
}

/// Entries with these titles and dates, in this order.
fn dated(dates: &[(&str, Option<&str>)]) -> Catalogue {
    let entries = dates.iter().enumerate().map(|(number, (title, date))| match date {
        Some(date) => entry(json!({ "id": format!("e{number}"), "title": title, "date": date })),
        None => entry(json!({ "id": format!("e{number}"), "title": title })),
    });
    catalogue_with(entries.collect())
}

#[test]
fn a_feed_states_its_subject_and_its_address() {
    let feed = read(&one(json!({ "date": "2025-03-04" })));
    assert_eq!(feed.title.unwrap().content, "Dossier");
    assert_eq!(feed.description.unwrap().content, "Des études & des entretiens.");
    assert_eq!(feed.language.as_deref(), Some("fr"));
    assert_eq!(feed.updated.unwrap().to_rfc3339(), "2025-03-04T00:00:00+00:00");
    assert_eq!(feed.generator.unwrap().content, "Kiosque");
    assert_eq!(feed.authors[0].name.as_deref(), Some("Institut d’essai"));
    let link = |rel: &str| feed.links.iter().find(|link| link.rel.as_deref() == Some(rel)).unwrap().href.clone();
    assert_eq!([link("self"), link("alternate")], [format!("{BASE}feed.xml"), BASE.to_owned()]);
}

#[test]
fn a_feed_entry_has_everything_that_the_catalogue_says() {
    let feed = read(&one(json!({
        "date": "2025-03-04", "authors": ["a-buffard"], "speakers": ["voltaire"], "themes": ["energie"],
        "kind": "podcast", "summary": "Un résumé, en entier.", "body": "Plus **long**.", "language": "en",
        "source_url": "https://example.com/source",
    })));
    let entry = &feed.entries[0];
    assert_eq!(entry.summary.as_ref().unwrap().content, "Un résumé, en entier.");
    let content = entry.content.as_ref().unwrap();
    assert_eq!(content.body.as_deref(), Some("<p>Plus <strong>long</strong>.</p>"));
    assert_eq!(content.content_type.as_str(), "text/html");
    assert_eq!(entry.published, entry.updated);
    assert_eq!(entry.authors[0].name.as_deref(), Some("A. Buffard"));
    assert_eq!(entry.authors[0].uri.as_deref(), Some(&*format!("{BASE}auteurs/a-buffard")));
    assert_eq!(entry.contributors[0].name.as_deref(), Some("Voltaire"));
    let categories: Vec<_> = entry.categories.iter().map(|it| (&*it.term, it.label.as_deref().unwrap())).collect();
    assert_eq!(categories, [("podcast", "Podcast"), ("energie", "Énergie")]);
    let links: Vec<_> = entry.links.iter().map(|link| (link.rel.as_deref().unwrap(), &*link.href)).collect();
    let page = format!("{BASE}documents/un-document");
    assert_eq!(links, [("alternate", &*page), ("related", "https://example.com/source")]);
    // The document is in English; nothing tells the language of the address.
    assert_eq!(entry.links[1].href_lang, None);
}

#[test]
fn the_newest_come_first_and_those_without_a_date_last() {
    let catalogue = dated(&[
        ("sans date", None),
        ("mars", Some("2025-03-04")),
        ("année", Some("2025")),
        ("janvier", Some("2025-01")),
        ("encore sans date", None),
        ("février", Some("2025-02-01")),
    ]);
    let feed = read(&catalogue);
    assert_eq!(titles(&feed), ["mars", "février", "année", "janvier", "sans date", "encore sans date"]);
    let published: Vec<bool> = feed.entries.iter().map(|entry| entry.published.is_some()).collect();
    assert_eq!(published, [true, true, false, false, false, false]);
}

#[test]
fn an_entry_without_a_date_is_never_news() {
    let text = text_of(&dated(&[("sans date", None)]), &base(), &Feed::SITE);
    assert_eq!(text.matches("<updated>1970-01-01T00:00:00Z</updated>").count(), 2, "{text}");
    assert!(!text.contains("<published>"), "{text}");
}

#[test]
fn hostile_text_stays_text() {
    let hostile = "<script>alert('1')</script> & ]]> \"&amp;\" \u{1}\u{b}\u{ffff}fin";
    let mut catalogue = one(json!({
        "body": "<script>alert(1)</script>\n\n[piège](javascript:alert(1)) <a@b.fr> <b onclick=x>mot</i> ![image](data:x)",
    }));
    // The parser refuses control characters in a catalogue, but feeds do not rely on it.
    let entry = &mut catalogue.entries[0];
    (entry.title, entry.summary, entry.outlet) = (hostile.to_owned(), hostile.to_owned(), Some(hostile.to_owned()));
    entry.body.as_mut().unwrap().push('\u{1}');
    let entry = read(&catalogue).entries.remove(0);
    let harmless = "<script>alert('1')</script> & ]]> \"&amp;\" fin";
    assert_eq!(entry.title.unwrap().content, harmless);
    assert_eq!(entry.summary.unwrap().content, harmless);
    assert_eq!(entry.authors[0].name.as_deref(), Some(harmless));
    let body = entry.content.unwrap().body.unwrap();
    assert!(
        !body.contains("<script") && !body.contains("<b ") && !body.contains("href") && !body.contains("<img"),
        "{body}"
    );
    assert!(body.contains("piège") && body.contains("&lt;script&gt;"), "{body}");
}

#[test]
fn paths_on_the_site_become_complete_addresses() {
    let catalogue = one(json!({ "document_url": "/etude.pdf", "body": "[ici](/documents/un-document)" }));
    let entry = read(&catalogue).entries.remove(0);
    assert_eq!(entry.links[1].href, format!("{BASE}etude.pdf"));
    assert!(entry.content.unwrap().body.unwrap().contains(&format!("href=\"{BASE}documents/un-document\"")));
}

#[test]
fn a_file_of_sound_or_film_is_an_enclosure_and_a_page_that_plays_it_is_not() {
    let check = |media: Value, expected: (&str, Option<&str>)| {
        let entry = read(&one(json!({ "kind": "podcast", "media": media }))).entries.remove(0);
        let link = entry.links.iter().find(|link| link.rel.as_deref() != Some("alternate")).unwrap();
        assert_eq!((link.rel.as_deref().unwrap(), link.media_type.as_deref()), expected);
    };
    let media = |kind: &str, url: &str| json!({ "type": kind, "url": url });
    check(media("audio", "https://example.com/a.mp3"), ("enclosure", Some("audio/mpeg")));
    check(media("audio", "https://example.com/a.MP3?x=1.html#t"), ("enclosure", Some("audio/mpeg")));
    check(media("audio", "https://example.com/a.mp4"), ("enclosure", Some("audio/mp4")));
    check(media("video", "https://example.com/a.mp4"), ("enclosure", Some("video/mp4")));
    check(media("video", "https://example.com/a.webm"), ("enclosure", Some("video/webm")));
    check(media("video", "https://example.com/watch?v=a.mp4"), ("related", None));
    check(media("video", "https://example.com"), ("related", None));
}

#[test]
fn an_article_without_author_is_by_its_outlet_and_not_by_the_site() {
    let author =
        |fields: Value| read(&one(fields)).entries.remove(0).authors.first().and_then(|author| author.name.clone());
    assert_eq!(author(json!({ "outlet": "Le Monde" })).as_deref(), Some("Le Monde"));
    assert_eq!(author(json!({ "outlet": "Le Monde", "authors": ["voltaire"] })).as_deref(), Some("Voltaire"));
}

#[test]
fn there_is_a_feed_for_the_site_and_for_each_section_theme_person_and_kind_that_has_entries() {
    let catalogue =
        one(json!({ "kind": "podcast", "themes": ["energie"], "authors": ["voltaire"], "speakers": ["a-buffard"] }));
    let memory = Memory::new(&catalogue, today());
    let feeds: Vec<String> = feed::all(&catalogue, &memory).iter().map(|(feed, _)| feed.path()).collect();
    assert_eq!(
        feeds,
        [
            "feed.xml",
            "rubriques/publications/feed.xml",
            "themes/energie/feed.xml",
            "auteurs/a-buffard/feed.xml",
            "auteurs/voltaire/feed.xml",
            "documents/types/podcast/feed.xml",
        ]
    );
}

#[test]
fn each_feed_is_named_after_its_subject_and_leads_to_its_page() {
    let catalogue = one(json!({ "kind": "podcast", "themes": ["energie"], "authors": ["laure-de-roucy-rochegonde"] }));
    let check = |feed: Feed, title: &str, description: Option<&str>, page: &str| {
        let read = read_feed(&catalogue, &feed);
        assert_eq!(read.title.unwrap().content, title);
        assert_eq!(read.description.map(|text| text.content).as_deref(), description);
        let page = format!("{BASE}{page}");
        assert!(read.links.iter().any(|link| link.rel.as_deref() == Some("alternate") && link.href == page), "{page}");
    };
    let section = SectionId::parse("publications").unwrap();
    check(Feed::Listing(Scope::Section(section)), "Publications – Dossier", Some("Tout."), "rubriques/publications");
    check(Feed::Listing(Scope::Theme(ThemeId::parse("energie").unwrap())), "Énergie – Dossier", None, "themes/energie");
    let person = PersonId::parse("laure-de-roucy-rochegonde").unwrap();
    let page = "auteurs/laure-de-roucy-rochegonde";
    check(Feed::Listing(Scope::Person(person)), "Laure de Roucy-Rochegonde – Dossier", Some("Chercheuse"), page);
    check(Feed::Kind(Kind::Podcast), "Podcast – Dossier", None, "documents?type=podcast");
}

#[test]
fn a_feed_has_at_most_fifty_entries_and_keeps_the_newest() {
    let dates: Vec<String> = (0..80).map(|number| format!("{:04}", 1900 + number)).collect();
    let catalogue = dated(&dates.iter().map(|date| (&**date, Some(&**date))).collect::<Vec<_>>());
    for (feed, entries) in feed::all(&catalogue, &Memory::new(&catalogue, today())) {
        assert_eq!((entries.len(), entries[0].title.as_str()), (50, "1979"), "{}", feed.path());
    }
    assert_eq!(read(&catalogue).entries.len(), 50);
}

/// The ids of the site's feed and of its entries.
fn ids(text: &str) -> Vec<String> {
    let feed = parser::parse(text.as_bytes()).unwrap();
    [feed.id].into_iter().chain(feed.entries.into_iter().map(|entry| entry.id)).collect()
}

#[test]
fn ids_are_uuids_that_stay_the_same_from_build_to_build_and_wherever_the_site_stands() {
    let catalogue = dated(&[("un", None), ("deux", None)]);
    let bases = [BaseUrl::default(), base(), BaseUrl::parse("https://ailleurs.example/").unwrap()];
    let told = bases.map(|base| ids(&text_of(&catalogue, &base, &Feed::SITE)));
    assert!(told.iter().all(|ids| *ids == told[0]), "{told:?}");
    let ids = &told[0];
    assert_eq!(ids.iter().collect::<HashSet<_>>().len(), 3);
    for id in ids {
        let groups: Vec<&str> = id.strip_prefix("urn:uuid:").unwrap().split('-').collect();
        assert_eq!(groups.iter().map(|group| group.len()).collect::<Vec<_>>(), [8, 4, 4, 4, 12], "{id}");
        assert!(groups[2].starts_with('8') && groups[3].starts_with(['8', '9', 'a', 'b']), "{id}");
    }
    // Must never change: feed readers would show every entry again.
    assert_eq!(ids[1], "urn:uuid:574f7b1d-807b-86c8-a96e-e470bbe4278c");
}

#[test]
fn two_sites_of_one_organisation_have_different_ids() {
    let one = dated(&[("un", None)]);
    let mut other = one.clone();
    other.site.name = "Un autre dossier".to_owned();
    let [one, other] = [one, other].map(|catalogue| ids(&text_of(&catalogue, &base(), &Feed::SITE)));
    assert!(one.iter().all(|id| !other.contains(id)), "{one:?} {other:?}");
}

#[test]
fn a_site_whose_feed_had_addresses_as_ids_keeps_them_when_it_moves() {
    let mut catalogue = dated(&[("un", None)]);
    let feed = format!("<?xml version=\"1.0\"?>\n<feed xmlns=\"x\">\n<id>{BASE}feed.xml</id>\n<title>Dossier</title>");
    let addresses = [format!("{BASE}feed.xml"), format!("{BASE}documents/e0")];
    let elsewhere = BaseUrl::parse("https://ailleurs.example/").unwrap();
    let first = Memory::read(&catalogue, today(), None, Some(&feed));
    // The next render reads the memory that this one wrote, and no old feed.
    let second = Memory::read(&catalogue, today(), Some(&first.text(&catalogue)), None);
    for memory in [&first, &second] {
        assert_eq!(ids(&told(&catalogue, &elsewhere, memory, &Feed::SITE)), addresses);
    }
    // A build without a memory gets the base of its ids from the catalogue.
    catalogue.site.feed_ids = Link::parse(BASE);
    assert_eq!(ids(&text_of(&catalogue, &elsewhere, &Feed::SITE)), addresses);
    let theme = told(&catalogue, &elsewhere, &first, &Feed::Kind(Kind::Etude));
    assert_eq!(ids(&theme)[0], format!("{BASE}documents/types/etude/feed.xml"));
}

#[test]
fn a_site_whose_feed_had_old_uuids_keeps_them_even_under_another_name() {
    let mut catalogue = dated(&[("un", None), ("deux", None)]);
    // The feed id that a site without an address used to have.
    let feed = "<feed><id>urn:uuid:0489e52a-7e27-8c33-91ae-04f5c5da0e29</id>";
    let memory = Memory::read(&catalogue, today(), None, Some(feed));
    let old = ids(&told(&catalogue, &BaseUrl::default(), &memory, &Feed::SITE));
    assert_eq!(old[1], "urn:uuid:0918fdc9-63f7-8134-b49d-c0c75b487f0e");
    catalogue.site.name = "Un autre nom".to_owned();
    let memory = Memory::read(&catalogue, today(), Some(&memory.text(&catalogue)), None);
    assert_eq!(ids(&told(&catalogue, &base(), &memory, &Feed::SITE)), old);
    let strange = Memory::read(&catalogue, today(), None, Some("<feed><id>urn:uuid:ailleurs</id>"));
    let own = Memory::new(&catalogue, today());
    assert_eq!(
        ids(&told(&catalogue, &base(), &strange, &Feed::Listing(Scope::All))),
        ids(&told(&catalogue, &base(), &own, &Feed::Listing(Scope::All)))
    );
    let [remark] = strange.remarks() else { panic!("{:?}", strange.remarks()) };
    assert!(remark.contains("“urn:uuid:ailleurs”") && remark.contains("announce every entry again"), "{remark}");
    assert_eq!(own.remarks(), [""; 0]);
}

#[test]
fn a_future_event_is_published_on_the_day_it_entered_the_catalogue() {
    let catalogue = dated(&[
        ("colloque", Some("2027-03-01")),
        ("un jour de décembre", Some("2026-12")),
        ("hier", Some("2026-11-27")),
    ]);
    let first = Memory::new(&catalogue, today());
    let told = [
        "colloque: 2026-11-28, 2026-11-28",
        "un jour de décembre: 2026-11-28, 2026-11-28",
        "hier: 2026-11-27, 2026-11-27",
    ];
    assert_eq!(days(&catalogue, &first), told);
    let feed = read(&catalogue);
    assert_eq!(feed.updated.unwrap().to_rfc3339(), "2026-11-28T00:00:00+00:00");
    // The same on later days, with the memory of the render before.
    let mut memory = first.text(&catalogue);
    for later in ["2026-11-29", "2027-03-02"] {
        let next = Memory::read(&catalogue, day(later), Some(&memory), None);
        assert_eq!(days(&catalogue, &next), told, "{later}");
        assert_eq!(next.text(&catalogue), memory, "{later}");
        memory = next.text(&catalogue);
    }
}

#[test]
fn no_feed_has_a_day_after_the_render() {
    let mut catalogue = one(json!({
        "date": "2031-05-01", "themes": ["energie"], "authors": ["voltaire"], "kind": "evenement",
    }));
    let check = |catalogue: &Catalogue, memory: &Memory| {
        for (feed, entries) in feed::all(catalogue, memory) {
            let text = atom(catalogue, &base(), memory, &feed, &entries);
            let read = parser::parse(text.as_bytes()).unwrap();
            let entry = &read.entries[0];
            for time in [read.updated, entry.updated, entry.published] {
                assert_eq!(time.unwrap().to_rfc3339(), "2026-11-28T00:00:00+00:00", "{}", feed.path());
            }
        }
    };
    check(&catalogue, &Memory::new(&catalogue, today()));
    // The field or the memory may claim a day in the future.
    catalogue.entries[0].published = Some(day("2030-01-01"));
    check(&catalogue, &Memory::new(&catalogue, today()));
    let memory = Memory::new(&catalogue, day("2029-01-01")).text(&catalogue);
    check(&catalogue, &Memory::read(&catalogue, today(), Some(&memory), None));
}

#[test]
fn an_added_entry_is_news_of_that_day_whatever_its_own_date() {
    let before = dated(&[("mars", Some("2025-03-04")), ("sans date", None)]);
    let memory = Memory::new(&before, day("2026-11-01")).text(&before);
    let after = dated(&[("mars", Some("2025-03-04")), ("sans date", None), ("archive", Some("1998")), ("autre", None)]);
    let next = Memory::read(&after, today(), Some(&memory), None);
    let told = [
        "archive: 2026-11-28, 2026-11-28",
        "autre: 2026-11-28, 2026-11-28",
        "mars: 2025-03-04, 2025-03-04",
        "sans date: -, 1970-01-01",
    ];
    assert_eq!(days(&after, &next), told);
    let later = Memory::read(&after, day("2027-01-01"), Some(&next.text(&after)), None);
    assert_eq!(days(&after, &later), told);
}

#[test]
fn the_catalogue_has_the_last_word_on_the_day() {
    let mut catalogue = dated(&[("mars", Some("2025-03-04")), ("colloque", Some("2027-03-01"))]);
    let memory = Memory::new(&catalogue, today()).text(&catalogue);
    catalogue.entries[0].published = Some(day("2026-10-01"));
    catalogue.entries[1].published = Some(day("2026-09-15"));
    let memory = Memory::read(&catalogue, day("2026-12-01"), Some(&memory), None);
    assert_eq!(days(&catalogue, &memory), ["mars: 2026-10-01, 2026-10-01", "colloque: 2026-09-15, 2026-09-15"]);
}

#[test]
fn the_memory_of_another_site_in_the_same_folder_is_ignored() {
    let mut catalogue = dated(&[("mars", Some("2025-03-04"))]);
    let own = Memory::new(&catalogue, today());
    let other = one(json!({ "id": "ailleurs" }));
    assert_eq!(Memory::read(&catalogue, today(), Some(&Memory::new(&other, today()).text(&other)), None), own);
    // The same site under another name.
    catalogue.site.name = "Un autre nom".to_owned();
    assert_ne!(Memory::read(&catalogue, today(), Some(&own.text(&catalogue)), None), Memory::new(&catalogue, today()));
}

#[test]
fn a_damaged_memory_is_read_as_far_as_possible() {
    let catalogue = dated(&[("un", Some("2025-03-04")), ("deux", Some("2025-01-04"))]);
    let spoilt = "bonjour\nids ailleurs\nentry\nentry E0 2026-01-01\nentry e0 demain\nentry e1 2026-02-02\n\u{0}";
    let memory = Memory::read(&catalogue, today(), Some(spoilt), None);
    assert_eq!(
        memory.remarks(),
        [
            "line 1 is damaged and passed over: “bonjour”",
            "line 2 is damaged and passed over: “ids ailleurs”",
            "line 3 is damaged and passed over: “entry”",
            "so are 3 more of its lines",
            "it does not say what ids are made from; the feed of that time does, or else the catalogue",
            "it is not whole: entries that it does not name, all but 1, are told on their own dates, and none as new today",
        ]
    );
    assert_eq!(days(&catalogue, &memory), ["deux: 2026-02-02, 2026-02-02", "un: 2025-03-04, 2025-03-04"]);
    assert_eq!(
        ids(&told(&catalogue, &base(), &memory, &Feed::SITE))[0],
        ids(&text_of(&catalogue, &base(), &Feed::SITE))[0]
    );
}

#[test]
fn no_damage_to_a_memory_makes_news_of_what_was_there() {
    let before =
        dated(&[("mars", Some("2025-03-04")), ("archive", Some("1998")), ("sans date", None), ("autre", Some("2020"))]);
    let earlier = dated(&[("mars", Some("2025-03-04"))]);
    let memory = Memory::new(&earlier, day("2026-11-01")).text(&earlier);
    let whole = Memory::read(&before, day("2026-11-02"), Some(&memory), None);
    let text = whole.text(&before);
    let news = days(&before, &whole);
    assert_eq!(news.iter().filter(|told| told.contains("2026-11-02")).count(), 3, "{news:?}");
    let windows = text.replace('\n', "\r\n");
    let marked = format!("\u{feff}{text}");
    let twice = text.replace("entry e1 2026-11-02\n", "entry e1 2026-11-02\nentry e1 2026-11-02\n");
    let blanks = format!("{text}\n\n");
    for same in [&text, &windows, &marked, &twice, &blanks] {
        let memory = Memory::read(&before, today(), Some(same), None);
        assert_eq!((days(&before, &memory), memory.text(&before)), (news.clone(), text.clone()), "{same:?}");
        assert_eq!(memory.remarks(), [""; 0], "{same:?}");
    }
    // If an entry has two days, the first one counts.
    let two = text.replace("entry e1 2026-11-02\n", "entry e1 2026-11-20\nentry e1 2026-11-02\n");
    let memory = Memory::read(&before, today(), Some(&two), None);
    assert_eq!(days(&before, &memory), news);
    assert_eq!(memory.remarks(), ["line 6 is damaged and passed over: “entry e1 2026-11-02”"]);
    // Cut at any byte, even inside a character or a fact, or with one line missing.
    let mut spoilt: Vec<String> = (0..text.len()).map(|length| text[..length].to_owned()).collect();
    spoilt.extend((2..text.lines().count()).map(|lost| {
        text.lines().enumerate().filter(|(number, _)| *number != lost).map(|(_, line)| format!("{line}\n")).collect()
    }));
    spoilt.extend([
        text.replace('\n', " "),
        text.replace('\n', "\r"),
        "\u{fffd}\u{0}".repeat(1_000),
        " ".repeat(100_000),
    ]);
    for spoilt in spoilt {
        let memory = Memory::read(&before, today(), Some(&spoilt), None);
        let told = days(&before, &memory);
        assert!(told.iter().all(|told| !told.contains("2026-11-28")), "{spoilt:?}: {told:?}");
        assert!(told == news || !memory.remarks().is_empty(), "{spoilt:?}");
        assert!(memory.remarks().iter().map(String::len).sum::<usize>() < 2_000, "{spoilt:?}");
        // The next render has a complete memory again.
        let next = Memory::read(&before, today(), Some(&memory.text(&before)), None);
        assert_eq!((days(&before, &next), next.remarks()), (told, &[][..]), "{spoilt:?}");
    }
}

#[test]
fn a_memory_without_a_count_is_complete_unless_something_in_it_is_damaged() {
    let catalogue = dated(&[("un", Some("2025-03-04")), ("deux", Some("2025-01-04"))]);
    let read = |text: &str| days(&catalogue, &Memory::read(&catalogue, today(), Some(text), None));
    let news = "deux: 2026-11-28, 2026-11-28";
    assert_eq!(read("ids from x\nentry e0\n")[0], news);
    assert_ne!(read("ids from x\nentry e0\nentr\n")[0], news);
    assert_ne!(read("ids from x\nentry e0\nentry e1")[0], news);
}

#[test]
fn ids_never_come_from_a_damaged_line_but_from_the_earlier_feed() {
    let mut catalogue = dated(&[("un", None)]);
    let ids_of =
        |catalogue: &Catalogue, memory: &Memory| ids(&told(catalogue, &base(), memory, &Feed::Listing(Scope::All)));
    let own = ids_of(&catalogue, &Memory::new(&catalogue, today()));
    let addresses = [format!("{BASE}feed.xml"), format!("{BASE}documents/e0")];
    let old_feed = format!("<feed><id>{BASE}feed.xml</id>");
    for line in [
        "ids below ",
        "ids below",
        "ids below httpx",
        "ids below http://",
        "ids below https:///x/",
        "ids below https://example.org/dossiers/ia",
        "ids below javascript://x/",
        "ids below /dossiers/",
        "ids from ",
        "ids from  ",
        "ids from a\u{0}",
        "ids",
        "",
    ] {
        let text = format!("{line}\nentries 1\nentry e0\n");
        let memory = Memory::read(&catalogue, today(), Some(&text), None);
        assert_eq!(ids_of(&catalogue, &memory), own, "{line:?}");
        assert!(!memory.remarks().is_empty(), "{line:?}");
        let memory = Memory::read(&catalogue, today(), Some(&text), Some(&old_feed));
        assert_eq!(ids_of(&catalogue, &memory), addresses, "{line:?}");
    }
    // A feed in the current form is recognised too, without a remark.
    let feed = text_of(&catalogue, &base(), &Feed::Listing(Scope::All));
    let memory = Memory::read(&catalogue, today(), None, Some(&feed));
    assert_eq!((ids_of(&catalogue, &memory), memory.remarks()), (own.clone(), &[][..]));
    // A trailing blank belongs to the name.
    catalogue.site.name = "Dossier ".to_owned();
    let first = Memory::new(&catalogue, today());
    let next = Memory::read(&catalogue, today(), Some(&first.text(&catalogue)), None);
    assert_eq!(ids_of(&catalogue, &next), ids_of(&catalogue, &first));
    assert_ne!(ids_of(&catalogue, &next), own);
    // If the memory and the name are lost together, a remark says so.
    let [remark] = &Memory::read(&catalogue, today(), None, Some(&feed)).remarks().to_vec()[..] else { panic!() };
    assert!(remark.contains("announce every entry again"), "{remark}");
    // The memory and the feed of another site in the same folder do not count.
    let other = "ids below https://ailleurs.example/\nentries 1\nentry ailleurs\n";
    let feed = "<feed><id>https://ailleurs.example/feed.xml</id>";
    let memory = Memory::read(&catalogue, today(), Some(other), Some(feed));
    assert_eq!(memory, Memory::new(&catalogue, today()));
}

#[test]
fn days_written_by_a_wrong_clock_are_reported() {
    let catalogue = dated(&[("colloque", Some("2031-05-01"))]);
    let memory = Memory::new(&catalogue, day("2029-01-01")).text(&catalogue);
    let memory = Memory::read(&catalogue, today(), Some(&memory), None);
    assert_eq!(memory.remarks(), ["days after today, 2026-11-28, count as today (1 of them): was a clock wrong?"]);
    assert_eq!(days(&catalogue, &memory), ["colloque: 2026-11-28, 2026-11-28"]);
}

#[test]
fn every_address_in_a_feed_is_complete() {
    let catalogue = catalogue_with(json!([
        entry(json!({
            "body": "[a](#La-Méthode) [b](/documents/autre#un) [c](/etude.pdf) [d](https://a.example/x) [e](/documents/autre#Un)\n\n\
                     ![p](/images/p.jpg) [f][g]\n\n## La méthode\n\n[g]: #la-methode",
        })),
        entry(json!({ "id": "autre", "title": "Autre", "body": "## Un" })),
    ]));
    let feed = read(&catalogue);
    let content = feed.entries[0].content.as_ref().unwrap().body.as_deref().unwrap();
    let html = scraper::Html::parse_fragment(content);
    let links: Vec<&str> = select(&html, "[href], [src]").map(|link| link.attr("href").unwrap()).collect();
    assert_eq!(
        links,
        [
            &*format!("{BASE}documents/un-document#la-methode"),
            &*format!("{BASE}documents/autre#un"),
            &*format!("{BASE}etude.pdf"),
            "https://a.example/x",
            &*format!("{BASE}documents/autre#un"),
            &*format!("{BASE}documents/un-document#la-methode"),
        ]
    );
    // If the host is unknown, they start at its root.
    let text = text_of(&catalogue, &BaseUrl::default(), &Feed::Listing(Scope::All));
    assert!(text.contains("href=&quot;/documents/un-document#la-methode&quot;"), "{text}");
}

#[test]
fn every_feed_of_the_site_is_valid() {
    let catalogue = own_catalogue();
    let memory = Memory::new(&catalogue, today());
    for base in [base(), BaseUrl::default()] {
        for (feed, entries) in feed::all(&catalogue, &memory) {
            let text = atom(&catalogue, &base, &memory, &feed, &entries);
            check_well_formed(&text);
            let read = parser::parse(text.as_bytes()).unwrap();
            assert_eq!(read.entries.len(), entries.len().min(50));
            for (read, entry) in read.entries.iter().zip(entries) {
                assert_eq!(read.title.as_ref().unwrap().content, entry.title);
                assert_eq!(read.summary.as_ref().unwrap().content, entry.summary);
                assert!(read.updated.is_some());
            }
        }
    }
}

#[test]
fn a_sitemap_lists_every_page_by_its_complete_address() {
    let files = sitemap(&base(), &[Route::Home, Route::listing(Scope::All)], &HashMap::new());
    assert_eq!(files.len(), 1);
    check_well_formed(&files[0].1);
    assert_eq!(files[0].0, "sitemap.xml");
    assert!(
        files[0].1.contains(&format!("<loc>{BASE}</loc>"))
            && files[0].1.contains(&format!("<loc>{BASE}documents</loc>"))
    );
    let files = sitemap(&BaseUrl::default(), &[Route::About], &HashMap::new());
    assert!(files[0].1.contains("<loc>/a-propos</loc>"));
}

#[test]
fn a_sitemap_above_fifty_thousand_addresses_becomes_an_index_of_sitemaps() {
    let files = sitemap(&base(), &vec![Route::Home; 50_000], &HashMap::new());
    assert_eq!(files.len(), 1);
    let files = sitemap(&base(), &vec![Route::Home; 100_001], &HashMap::new());
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]);
    assert!(files[0].1.contains("<sitemapindex ") && files[0].1.contains(&format!("<loc>{BASE}sitemap-3.xml</loc>")));
    check_well_formed(&files[0].1);
    let counts: Vec<usize> = files.iter().skip(1).map(|(_, text)| text.matches("<loc>").count()).collect();
    assert_eq!(counts, [50_000, 50_000, 1]);
}

/// The days in the sitemap of a site rendered with the memory of its last render, by path; and its own memory.
fn changed(catalogue: &Catalogue, memory: Option<&str>, today: &str) -> (Vec<String>, String) {
    let memory = Memory::read(catalogue, day(today), memory, None);
    let site = Site::new(catalogue.clone(), OWN_SITE.shell.clone(), base(), Pictures::default(), memory);
    let files = site.run(&Job::Files);
    let text = String::from_utf8(files.into_iter().find(|file| file.path == "sitemap.xml").unwrap().bytes).unwrap();
    check_well_formed(&text);
    let days = text.split("<url>").filter_map(|url| {
        let day = url.split_once("<lastmod>")?.1.split_once("</lastmod>")?.0;
        let address = url.split_once("<loc>")?.1.split_once("</loc>")?.0;
        Some(format!("{} {day}", address.strip_prefix(BASE)?))
    });
    (days.collect(), site.memory())
}

#[test]
fn a_sitemap_says_when_a_page_changed_and_nothing_before_that_is_known() {
    let mut catalogue = dated(&[("mars", Some("2025-03-04")), ("avril", Some("2025-04-01"))]);
    catalogue.entries[0].published = Some(day("2026-01-05"));
    let (days, memory) = changed(&catalogue, None, "2026-11-01");
    assert_eq!(days, [""; 0]);
    let (days, memory) = changed(&catalogue, Some(&memory), "2026-11-02");
    assert_eq!(days, [""; 0]);
    catalogue.entries[1].summary = "Un autre résumé.".to_owned();
    let (days, memory) = changed(&catalogue, Some(&memory), "2026-11-03");
    let told = ["documents 2026-11-03", "rubriques/publications 2026-11-03", "documents/e1 2026-11-03"];
    assert_eq!(days, told);
    let (days, memory) = changed(&catalogue, Some(&memory), "2026-11-04");
    assert_eq!(days, told);
    catalogue.people[0].role = Some("Directrice".to_owned());
    let (days, memory) = changed(&catalogue, Some(&memory), "2026-11-05");
    assert_eq!(days[2..], ["auteurs/laure-de-roucy-rochegonde 2026-11-05", "documents/e1 2026-11-03"]);
    let mut more = dated(&[("mars", Some("2025-03-04")), ("avril", Some("2025-04-01")), ("mai", Some("2025-05-01"))]);
    more.entries[1].summary = "Un autre résumé.".to_owned();
    let (days, _) = changed(&more, Some(&memory), "2026-11-06");
    assert_eq!(days[0], "documents 2026-11-06");
    assert_eq!(days[days.len() - 2..], ["documents/e1 2026-11-03", "documents/e2 2026-11-06"]);
}

#[test]
fn no_damage_to_a_memory_makes_a_page_look_changed() {
    let catalogue = dated(&[("mars", Some("2025-03-04")), ("avril", Some("2025-04-01"))]);
    let (_, memory) = changed(&catalogue, None, "2026-11-01");
    let start = memory.find("pages ").unwrap();
    for length in start..memory.len() {
        assert_eq!(changed(&catalogue, Some(&memory[..length]), "2026-11-02").0, [""; 0], "{length}");
    }
    // What a former version or a former scheme left tells nothing.
    for other in [memory[..start].to_owned(), memory.replace("\npages 1 ", "\npages 0 ")] {
        assert_eq!(changed(&catalogue, Some(&other), "2026-11-02").0, [""; 0]);
    }
}

#[test]
fn robots_learn_of_the_sitemap_only_when_its_address_is_complete() {
    assert_eq!(robots(&base()), format!("User-agent: *\nAllow: /\n\nSitemap: {BASE}sitemap.xml\n"));
    assert_eq!(robots(&BaseUrl::default()), "User-agent: *\nAllow: /\n");
}

#[test]
fn the_search_description_leads_to_the_listing_and_keeps_its_lengths() {
    let mut catalogue = one(json!({}));
    catalogue.site.name = "Un nom beaucoup trop long & large".to_owned();
    let text = opensearch(&catalogue, &base());
    check_well_formed(&text);
    assert!(text.contains(&format!("template=\"{BASE}documents?q={{searchTerms}}\"")), "{text}");
    assert_eq!(element(&text, "ShortName"), "Un nom beaucoup…");
    assert_eq!(element(&text, "LongName"), "Un dossier d’essai");
}

#[test]
fn the_manifest_stays_below_the_sites_base_and_promises_no_application_window() {
    let manifest: Value = serde_json::from_str(&manifest(&one(json!({})), &base())).unwrap();
    assert_eq!([&manifest["start_url"], &manifest["scope"]], ["/dossiers/ia/", "/dossiers/ia/"]);
    assert_eq!([&manifest["name"], &manifest["short_name"]], ["Un dossier d’essai", "Dossier"]);
    assert_eq!(manifest["icons"][0]["src"], "/dossiers/ia/favicon.svg");
    assert_eq!(manifest["display"], "browser");
}
