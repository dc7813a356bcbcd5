//! Every address of the site, and the base that it stands at.

mod passage;

use crate::support::own_catalogue;
use kiosque::{
    catalogue::{EntryId, Kind, PersonId, SectionId, ThemeId},
    page_data::build::PageBuilder,
    routes::{
        BaseUrl, CitationFormat, Feed, Route, Scope, actions_beside, actions_file, answer_file, cards_file, cover,
        cover_card, data_beside, data_file, is_citation, is_page_of, listing_page, page_file, page_path, picture_card,
        read_page_file, search_file, shared_file, smaller_picture,
    },
};
use serde_json::json;
use std::{collections::HashSet, num::NonZeroU32};

fn section() -> Scope {
    Scope::Section(SectionId::parse("publications").unwrap())
}

fn theme() -> Scope {
    Scope::Theme(ThemeId::parse("energie").unwrap())
}

fn person() -> Scope {
    Scope::Person(PersonId::parse("a-b").unwrap())
}

fn page(scope: Scope, page: u32) -> Route {
    Route::Listing { scope, page: NonZeroU32::new(page).unwrap() }
}

fn entry(id: &str) -> Route {
    Route::Entry(EntryId::parse(id).unwrap())
}

fn references(id: &str) -> Route {
    Route::References(EntryId::parse(id).unwrap())
}

/// Parses a path, and returns the canonical path of its route.
fn read(path: &str) -> Option<String> {
    Route::parse(path).map(|route| route.path())
}

#[test]
fn the_addresses_are_those_that_visitors_were_promised() {
    let table = [
        ("", Route::Home),
        ("documents", page(Scope::All, 1)),
        ("documents/page/2", page(Scope::All, 2)),
        ("documents/l-ia-en-2024", entry("l-ia-en-2024")),
        ("documents/l-ia-en-2024/citer", references("l-ia-en-2024")),
        ("documents/page/citer", references("page")),
        ("documents/citer/citer", references("citer")),
        ("rubriques/publications", page(section(), 1)),
        ("rubriques/publications/page/3", page(section(), 3)),
        ("themes/energie", page(theme(), 1)),
        ("themes/energie/page/12", page(theme(), 12)),
        ("themes/page/page/2", page(Scope::Theme(ThemeId::parse("page").unwrap()), 2)),
        ("auteurs/a-b", page(person(), 1)),
        ("auteurs/a-b/page/4294967295", page(person(), u32::MAX)),
        ("soutenir", Route::Support),
        ("chronologie", Route::Timeline),
        ("a-propos", Route::About),
        ("accessibilite", Route::Accessibility),
        ("ma-liste", Route::Kept),
    ];
    for (path, route) in table {
        assert_eq!(route.path(), path);
        assert_eq!(Route::parse(path), Some(route), "{path}");
    }
}

#[test]
fn an_address_is_the_same_page_with_and_without_a_slash_at_its_end() {
    for (path, page) in [
        ("/", "/"),
        ("", "/"),
        ("/documents", "/documents"),
        ("/documents/", "/documents"),
        ("/dossiers/ia/", "/dossiers/ia"),
        ("/documents/page/2//", "/documents/page/2"),
    ] {
        assert_eq!(page_path(path), page);
    }
}

#[test]
fn the_data_of_a_page_is_beside_it() {
    for (path, address) in [
        ("/", "/index.json"),
        ("/documents", "/documents/index.json"),
        ("/documents/", "/documents/index.json"),
        ("/documents/page/2", "/documents/page/2/index.json"),
        ("/dossiers/ia/", "/dossiers/ia/index.json"),
        ("/dossiers/ia/soutenir", "/dossiers/ia/soutenir/index.json"),
    ] {
        assert_eq!(data_beside(path), address);
    }
}

#[test]
fn the_files_are_those_that_others_were_promised() {
    let id = EntryId::parse("une-note").unwrap();
    let table = [
        (page_file(Some(&Route::Home)), "index.html"),
        (page_file(Some(&page(theme(), 2))), "themes/energie/page/2/index.html"),
        (page_file(None), "404.html"),
        (page_file(Some(&references("une-note"))), "documents/une-note/citer/index.html"),
        (data_file(&Route::Home), "index.json"),
        (data_file(&entry("une-note")), "documents/une-note/index.json"),
        (CitationFormat::Bibtex.file(&id), "documents/une-note/citation.bib"),
        (CitationFormat::Ris.file(&id), "documents/une-note/citation.ris"),
        (CitationFormat::CslJson.file(&id), "documents/une-note/citation.csl.json"),
        (actions_file(&id), "documents/une-note/actions.json"),
        (actions_beside("/dossier/documents/une-note/citation.bib"), "/dossier/documents/une-note/actions.json"),
        (Feed::SITE.path(), "feed.xml"),
        (Feed::Listing(section()).path(), "rubriques/publications/feed.xml"),
        (Feed::Listing(theme()).path(), "themes/energie/feed.xml"),
        (Feed::Listing(person()).path(), "auteurs/a-b/feed.xml"),
        (Feed::Kind(Kind::Podcast).path(), "documents/types/podcast/feed.xml"),
        (answer_file("0f", &cards_file(3)), "application/answers-0f/cards/3.json"),
        (answer_file("0f", &search_file("head.bin")), "application/answers-0f/search/head.bin"),
        (shared_file("loader", "0f", "js"), "application/loader-0f.js"),
        (cover("arcs-1"), "couvertures/arcs-1.svg"),
        (cover_card("arcs-1"), "couvertures/arcs-1.png"),
        (smaller_picture("images/a.png", 480), "images/a.png-480.webp"),
        (picture_card("images/a.png", None), "images/a.png-partage.jpg"),
        (picture_card("images/a.png", Some((3_000, 2_000))), "images/a.png-partage-3000-2000.jpg"),
    ];
    for (path, promised) in table {
        assert_eq!(path, promised);
    }
}

#[test]
fn a_page_is_read_back_from_its_file_and_no_other_file_is_a_page() {
    for route in
        [Route::Home, Route::Support, page(Scope::All, 1), page(person(), 3), entry("index"), references("index")]
    {
        assert_eq!(read_page_file(&page_file(Some(&route))), Some(route));
    }
    for path in
        ["404.html", "index.json", "documents/une-note/citation.bib", "documents/xindex.html", "rien/index.html"]
    {
        assert_eq!(read_page_file(path), None, "{path}");
    }
}

#[test]
fn the_format_of_a_citation_is_read_back_from_its_file() {
    let id = EntryId::parse("une-note").unwrap();
    for format in CitationFormat::ALL {
        assert_eq!(CitationFormat::of_file(&format.file(&id)), Some(format));
    }
    assert_eq!(["documents/bib/index.json", "bib", "404.json"].map(CitationFormat::of_file), [None; 3]);
    for file in [actions_file(&id), CitationFormat::Ris.file(&id), page_file(Some(&references("une-note")))] {
        assert!(is_citation(&file), "{file}");
    }
    for file in ["index.json", "documents/une-note/index.html", "themes/citer/index.html"] {
        assert!(!is_citation(file), "{file}");
    }
}

#[test]
fn the_pages_of_a_listing_are_known_by_the_address_of_the_first_one() {
    for number in [1, 2, 12] {
        let path = listing_page("/ia/documents", number);
        assert!(is_page_of(&path, "/ia/documents") && is_page_of(&format!("{path}/"), "/ia/documents"), "{path}");
        assert_eq!(Route::parse(path.trim_start_matches("/ia/")), Some(page(Scope::All, number as u32)));
    }
    for path in ["/ia", "/ia/documents/une-note", "/ia/documents/page", "/ia/documentsx", "/documents"] {
        assert!(!is_page_of(path, "/ia/documents"), "{path}");
    }
}

#[test]
fn a_scope_is_serialised_by_name_and_checked_when_it_is_read_back() {
    for (scope, text) in [
        (Scope::All, json!("all")),
        (section(), json!({ "section": "publications" })),
        (theme(), json!({ "theme": "energie" })),
        (person(), json!({ "person": "a-b" })),
    ] {
        assert_eq!(serde_json::to_value(&scope).unwrap(), text);
        assert_eq!(serde_json::from_value::<Scope>(text).unwrap(), scope);
    }
    assert!(serde_json::from_value::<Scope>(json!({ "theme": "../x" })).is_err());
}

#[test]
fn every_page_of_the_site_is_read_back_from_its_address_and_no_two_share_one() {
    let builder = PageBuilder::new(own_catalogue(), BaseUrl::default(), String::new(), Default::default());
    let routes = builder.routes();
    assert!(routes.len() > 29);
    let mut paths = HashSet::new();
    for route in routes {
        assert_eq!(Route::parse(&route.path()), Some(route.clone()));
        assert!(paths.insert(route.path()), "{} stands for two pages", route.path());
        assert!(builder.page(&route).is_some(), "{} is announced and has no page", route.path());
    }
}

#[test]
fn a_page_of_a_listing_has_one_address_only() {
    for number in ["1", "0", "02", "+2", "-2", " 2", "2 ", "2.0", "deux", "٢", "4294967296", "99999999999999999999"] {
        assert_eq!(read(&format!("documents/page/{number}")), None, "{number:?}");
        assert_eq!(read(&format!("themes/energie/page/{number}")), None, "{number:?}");
    }
}

#[test]
fn only_listings_have_further_pages() {
    for path in [
        "page/2",
        "soutenir/page/2",
        "a-propos/page/2",
        "accessibilite/page/2",
        "documents/une-note/page/2",
        "documents/page/2/page/2",
        "rubriques/page/2",
    ] {
        assert_eq!(read(path), None, "{path}");
    }
}

#[test]
fn an_entry_may_be_called_like_a_part_of_an_address() {
    for id in ["page", "documents", "2", "page-2"] {
        assert_eq!(Route::parse(&format!("documents/{id}")), Some(entry(id)));
    }
}

#[test]
fn slashes_at_either_end_do_not_matter_and_those_inside_do() {
    for path in ["documents/une-note", "/documents/une-note", "documents/une-note/", "//documents/une-note//"] {
        assert_eq!(read(path).as_deref(), Some("documents/une-note"));
    }
    for path in ["/", "//", ""] {
        assert_eq!(Route::parse(path), Some(Route::Home));
    }
    for path in ["documents//une-note", "rubriques//", "themes/", "documents/une-note/suite"] {
        assert_eq!(read(path).filter(|path| path != "documents"), None, "{path}");
    }
}

#[test]
fn a_name_that_no_catalogue_may_use_leads_nowhere() {
    for id in [
        "",
        " ",
        "..",
        ".",
        "-",
        "a-",
        "-a",
        "a--b",
        "A",
        "é",
        "a_b",
        "a.b",
        "a b",
        "a%20b",
        "%2e%2e",
        "a\0",
        "a\n",
        "<script>",
        "a\"",
        "a'",
        "a&b",
        "a?b",
        "a#b",
        "a\\b",
        "index.html",
        "index.json",
        "feed.xml",
    ] {
        for folder in ["documents", "rubriques", "themes", "auteurs"] {
            let path = format!("{folder}/{id}");
            assert_eq!(read(&path).filter(|path| path != "documents"), None, "{path:?}");
        }
    }
}

#[test]
fn an_address_is_spelt_exactly() {
    for path in
        ["Documents", "document", "soutenir.html", "index.html", "a propos", "à-propos", "auteur/a", "themes", "404"]
    {
        assert_eq!(read(path), None, "{path}");
    }
}

mod base_url {
    use super::*;

    /// Checks the path of a base URL, and one absolute address under it.
    #[track_caller]
    fn check(text: &str, path: &str, address: &str) {
        let base = BaseUrl::parse(text).unwrap_or_else(|| panic!("{text} is refused"));
        assert_eq!(base.path(), path);
        assert_eq!(base.absolute(&base.href(&Route::Support)), address);
        assert!(base.has_origin());
    }

    #[test]
    fn a_site_may_stand_at_the_root_of_a_host_or_below() {
        check("https://example.org/", "/", "https://example.org/soutenir");
        check("https://example.org", "/", "https://example.org/soutenir");
        check("https://example.org/dossiers/ia/", "/dossiers/ia/", "https://example.org/dossiers/ia/soutenir");
        check("https://example.org/dossiers/ia", "/dossiers/ia/", "https://example.org/dossiers/ia/soutenir");
        check("http://127.0.0.1:8080", "/", "http://127.0.0.1:8080/soutenir");
        check("http://[::1]:8080/a", "/a/", "http://[::1]:8080/a/soutenir");
        check("https://a-b.example/~nom/v1.2_x", "/~nom/v1.2_x/", "https://a-b.example/~nom/v1.2_x/soutenir");
    }

    #[test]
    fn what_is_no_base_for_a_site_is_refused() {
        for text in [
            "",
            "example.org",
            "/dossiers/ia/",
            "//example.org/",
            "ftp://example.org/",
            "javascript://example.org/",
            "file:///srv/",
            "https://",
            "https:///ia/",
            "https://:8080/",
            "https://user@example.org/",
            "https://exa mple.org/",
            "https://exämple.org/",
            "https://example.org\\ia/",
            "https://example.org/?a=b",
            "https://example.org?a=b",
            "https://example.org/ia/#debut",
            "https://example.org#debut",
            "https://example.org//ia/",
            "https://example.org/a//b/",
            "https://example.org/./",
            "https://example.org/ia/../",
            "https://example.org/..",
            "https://example.org/a b/",
            "https://example.org/%2e%2e/",
            "https://example.org/é/",
            "https://example.org/\"><script>/",
        ] {
            assert_eq!(BaseUrl::parse(text), None, "{text}");
        }
    }

    #[test]
    fn every_address_of_a_site_begins_with_its_path() {
        let base = BaseUrl::parse("https://example.org/dossiers/ia/").unwrap();
        assert_eq!(base.href(&Route::Home), "/dossiers/ia/");
        assert_eq!(base.href(&page(theme(), 2)), "/dossiers/ia/themes/energie/page/2");
        assert_eq!(base.file("feed.xml"), "/dossiers/ia/feed.xml");
        assert_eq!(base.absolute(&base.href(&Route::Home)), "https://example.org/dossiers/ia/");
    }

    #[test]
    fn a_site_that_does_not_know_its_host_has_addresses_all_the_same() {
        let base = BaseUrl::default();
        assert!(!base.has_origin());
        assert_eq!((base.href(&Route::Home), base.href(&Route::About)), ("/".to_owned(), "/a-propos".to_owned()));
        assert_eq!(base.absolute("/a-propos"), "/a-propos");
    }
}
