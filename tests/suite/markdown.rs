//! The bodies of entries: the ids of their headings, and the targets of their links.

use crate::{
    rendered::{OWN_SITE, inside, select},
    support::{catalogue_with, entry, own_catalogue},
};
use kiosque::{
    catalogue::{Catalogue, parse::warnings},
    html::markdown::{Loss, TAKEN, exact, losses, to_html, to_plain_text},
};
use scraper::{ElementRef, Html};
use serde_json::json;
use std::collections::BTreeSet;

/// A body as a page contains it.
fn body(markdown: &str) -> Html {
    Html::parse_fragment(to_html(markdown, "", |path| format!("/ia{path}")).as_str())
}

fn ids(markdown: &str) -> Vec<String> {
    let html = body(markdown);
    select(&html, "h2, h3, h4").map(|heading| heading.attr("id").unwrap_or_default().to_owned()).collect()
}

#[test]
fn a_heading_is_named_after_its_words() {
    for (heading, id) in [
        ("## État de conformité", "etat-de-conformite"),
        ("## L’œuvre d’Ève", "l-oeuvre-d-eve"),
        ("## Qu’est-ce que l’*IA* ?", "qu-est-ce-que-l-ia"),
        ("## `fn` et **gras**", "fn-et-gras"),
        ("Un titre\nsur deux lignes\n===", "un-titre-sur-deux-lignes"),
        ("## [Une source](https://example.org/)", "une-source"),
        ("## \u{ab}\u{a0}?\u{a0}\u{bb}", "partie"),
        ("## <b>x</b>", "b-x-b"),
        ("## \"><script>", "script"),
    ] {
        assert_eq!(ids(heading), [id], "{heading}");
    }
}

#[test]
fn no_two_headings_have_the_same_name_and_none_that_the_page_needs() {
    assert_eq!(
        ids("## Sources\n\n## Sources\n\n### Sources 2\n\n## Sources"),
        ["sources", "sources-2", "sources-2-2", "sources-3"]
    );
    assert_eq!(ids("## Contenu\n\n## Thèmes"), ["contenu-2", "themes-2"]);
}

#[test]
fn a_heading_is_a_link_to_itself_on_its_own_page_only() {
    let text = "## La *méthode*\n\n### Sources\n\n#### « ? »\n\n## Voir [ici](/documents/x)\n\n## <b>&amp;\n";
    let html = body(text);
    let links: Vec<(&str, String, Option<&str>)> = select(&html, ":is(h2, h3, h4) > a[target=_self]")
        .map(|link| (link.attr("href").unwrap_or_default(), link.text().collect(), link.attr("target")))
        .collect();
    let itself = Some("_self");
    let expected = [("#la-methode", "La méthode", itself), ("#sources", "Sources", itself), ("#b", "<b>&", itself)];
    assert_eq!(links, expected.map(|(href, text, target)| (href, text.to_owned(), target)));
    for link in select(&html, "h2 > a[target], h3 > a[target]") {
        let heading = link.parent().and_then(ElementRef::wrap).unwrap();
        assert_eq!(heading.attr("id"), link.attr("href").and_then(|href| href.strip_prefix('#')));
    }
    assert_eq!(select(&html, "a a").count(), 0);
    let in_feeds = to_html(text, "https://example.org/documents/y", str::to_owned);
    assert_eq!(in_feeds.as_str().matches("<a ").count(), 1);
    assert_eq!(to_plain_text(text).matches('#').count(), 0);
}

#[test]
fn a_link_to_a_heading_of_the_same_text_is_kept_and_one_to_nothing_becomes_its_words() {
    let html = body("Voir [plus bas](#methode), [ailleurs](#rien) et [la suite](/documents/x#y).\n\n## Méthode\n");
    let links: Vec<(String, Option<&str>, Option<&str>)> =
        select(&html, WRITTEN).map(|link| (link.text().collect(), link.attr("href"), link.attr("target"))).collect();
    assert_eq!(
        links,
        [
            ("plus bas".to_owned(), Some("#methode"), Some("_self")),
            ("la suite".to_owned(), Some("/ia/documents/x#y"), None)
        ]
    );
    assert!(html.root_element().text().collect::<String>().contains("ailleurs"));
}

/// Links that are no heading's own.
const WRITTEN: &str = "a:not(:is(h2, h3, h4, h5) > a)";

/// The targets of the links that a body keeps.
fn hrefs(markdown: &str) -> Vec<String> {
    select(&body(markdown), WRITTEN).map(|link| link.attr("href").unwrap_or_default().to_owned()).collect()
}

#[test]
fn a_link_to_a_heading_may_be_written_with_its_words() {
    const HEADINGS: &str = "\n\n## La méthode\n\n## Contenu\n\n## L’œuvre d’Ève\n\n## Me\u{301}thode\n\n## ?\n";
    for (written, id) in [
        ("#la-methode", "#la-methode"),
        ("#la-méthode", "#la-methode"),
        ("#la-m%C3%A9thode", "#la-methode"),
        ("#la-me%CC%81thode", "#la-methode"),
        ("#La-Methode", "#la-methode"),
        ("#LA%20M%C3%89THODE", "#la-methode"),
        ("<#la méthode>", "#la-methode"),
        ("#l’œuvre-d’ève", "#l-oeuvre-d-eve"),
        ("#méthode", "#methode"),
        // The page itself has an element with that id.
        ("#contenu", "#contenu-2"),
        ("#partie", "#partie"),
    ] {
        assert_eq!(hrefs(&format!("[x]({written}){HEADINGS}")), [id], "{written}");
    }
    for lost in ["#", "#la", "#methodes", "#%FF", "#-", "#?"] {
        assert!(hrefs(&format!("[x]({lost}){HEADINGS}")).is_empty(), "{lost}");
    }
    // Words that two headings share, or that are the very id of another one.
    assert_eq!(
        hrefs("[x](#Sources) [x](#sources-2) [x](#Sources%202)\n\n## Sources\n\n## Sources\n"),
        ["#sources", "#sources-2", "#sources-2"]
    );
}

#[test]
fn very_many_headings_with_the_same_words_take_little_time() {
    let text = "## Sources\n\n".repeat(2_000);
    assert_eq!(ids(&text).last().map(String::as_str), Some("sources-2000"));
}

#[test]
fn outside_its_page_every_link_of_a_text_names_the_page() {
    let text = "[un](#Méthode) [deux](/documents/x) [trois](https://a.example/b)\n\n## Méthode\n";
    let html = to_html(text, "https://example.org/documents/y", |path| format!("https://example.org{path}"));
    let html = Html::parse_fragment(html.as_str());
    let links: Vec<(&str, Option<&str>)> =
        select(&html, "a").map(|link| (link.attr("href").unwrap(), link.attr("target"))).collect();
    assert_eq!(
        links,
        [
            ("https://example.org/documents/y#methode", None),
            ("https://example.org/documents/x", None),
            ("https://a.example/b", None)
        ]
    );
}

/// An entry with this body, and another one with two headings.
fn two(text: &str) -> Catalogue {
    catalogue_with(json!([
        entry(json!({ "body": text })),
        entry(json!({ "id": "le-rapport", "body": "## La méthode\n\n## Citer" })),
    ]))
}

#[test]
fn a_link_to_a_heading_of_another_entry_leads_there_however_it_is_written() {
    let catalogue = two("x");
    for (written, expected) in [
        ("/documents/le-rapport#la-méthode", "/documents/le-rapport#la-methode"),
        ("/documents/le-rapport/#La-M%C3%A9thode", "/documents/le-rapport/#la-methode"),
        ("/documents/le-rapport?x=1#la-methode", "/documents/le-rapport?x=1#la-methode"),
        ("/documents/le-rapport#rien", "/documents/le-rapport#rien"),
        ("/documents/un-document#x", "/documents/un-document#x"),
        ("/documents/ailleurs#la-méthode", "/documents/ailleurs#la-méthode"),
        ("/documents/le-rapport", "/documents/le-rapport"),
        ("/a-propos#la-méthode", "/a-propos#la-méthode"),
    ] {
        assert_eq!(exact(written, &catalogue), expected);
    }
}

#[test]
fn what_a_body_loses_is_reported_with_a_correction() {
    let told = |text: &str| -> Vec<String> {
        let losses = losses(&two(text)).into_iter();
        losses.map(|Loss { entry, wrong, right, .. }| format!("{entry} {wrong}; {right}")).collect()
    };
    for (text, expected) in [
        (
            "[x](#la-metode)\n\n## La méthode",
            "the link “#la-metode” leads to no heading of this text; did you mean “#la-methode”?",
        ),
        (
            "[x](#La%20M%C3%A9tode)\n\n## La méthode",
            "the link “#La%20M%C3%A9tode” leads to no heading of this text; did you mean “#la-methode”?",
        ),
        (
            "[x](/documents/le-raport?x=y#z)",
            "the link “/documents/le-raport?x=y#z” leads to no entry of the catalogue; did you mean “/documents/le-rapport”?",
        ),
        (
            "[x](#rien)\n\n## Un\n\n## Deux",
            "the link “#rien” leads to no heading of this text; its headings are #un, #deux",
        ),
        ("[x](#rien)", "the link “#rien” leads to no heading of this text; there are no headings"),
        (
            "[x](/documents/le-rapport#la-metode)",
            "the link “/documents/le-rapport#la-metode” leads to no heading of that entry; did you mean “/documents/le-rapport#la-methode”?",
        ),
        (
            "[x](/documents/le-raport#la-methode)",
            "the link “/documents/le-raport#la-methode” leads to no entry of the catalogue; did you mean “/documents/le-rapport”?",
        ),
        (
            "[x](/themes/energies)",
            "the link “/themes/energies” leads to no theme of the catalogue; did you mean “/themes/energie”?",
        ),
        (
            "[x](/auteurs/personne)",
            "the link “/auteurs/personne” leads to no person of the catalogue; write its id as the catalogue has it, or take the link out",
        ),
        (
            "[x](/rubriques/publication/page/2)",
            "the link “/rubriques/publication/page/2” leads to no section of the catalogue; did you mean “/rubriques/publications”?",
        ),
        (
            "[x](mailto:a@b.fr) et encore [x](mailto:a@b.fr)",
            "the link “mailto:a@b.fr” is left out, only its words are shown; a link starts with https://, http://, / or #",
        ),
        (
            "[x](le-rapport)",
            "the link “le-rapport” is left out, only its words are shown; a link starts with https://, http://, / or #",
        ),
        (
            "![Une plage](/images/plage.jpg)",
            "the picture “/images/plage.jpg” is not shown, only its words are; give the entry an “image”, or link to the picture",
        ),
    ] {
        assert_eq!(told(text), [format!("0 {expected}")], "{text}");
    }
    let kept = "[a](#Méthode) [b](/documents/le-rapport#la-méthode) [c](/documents/le-rapport#citer) [d](/documents?q=x) \
                [e](/etude.pdf) [f](https://a.example/documents/x#y) <a@b.fr> [g](/documents/page/2) [h](/a-propos#x) \
                `[x](#rien)`\n\n## Méthode";
    assert_eq!(told(kept), [""; 0]);
    assert_eq!(losses(&own_catalogue()), []);
}

#[test]
fn what_bodies_lose_stands_at_its_location_in_the_document() {
    let text = "{\n \"entries\": [\n  {\"body\": \"a\"},\n  {\"id\": \"x\", \"body\": \"b\"}\n ]\n}";
    let warning = |path: &str, wrong: &str| (path.to_owned(), wrong.to_owned(), "z".to_owned());
    let found = ["entries[0].body", "entries[1].body", "entries[1].body", "entries[7].body", "entries[0].body"];
    let lines: Vec<String> =
        warnings(text, found.map(|path| warning(path, "w"))).iter().map(ToString::to_string).collect();
    assert_eq!(
        lines,
        [
            "3:12 entries[0].body: warning: w; z",
            "4:23 entries[1].body: warning: w; z",
            "4:23 entries[1].body: warning: w; z",
            "1:1 entries[7].body: warning: w; z",
            "3:12 entries[0].body: warning: w; z",
        ]
    );
}

#[test]
fn no_heading_can_take_the_id_of_an_element_of_ours() {
    let mut own = BTreeSet::new();
    for page in OWN_SITE.pages() {
        let in_texts: BTreeSet<String> = select(&page.html, ".prose")
            .flat_map(|prose| inside(prose, "[id]"))
            .filter_map(|element| element.attr("id").map(str::to_owned))
            .collect();
        own.extend(page.ids().filter(|id| !in_texts.contains(id)));
    }
    // Sections have an id each, from the catalogue; no text of an editor is on the same page.
    own.retain(|id| OWN_SITE.catalogue.sections.iter().all(|section| !id.contains(section.id.as_str())));
    let closed: BTreeSet<String> = TAKEN.iter().map(|id| (*id).to_owned()).collect();
    assert!(own.is_subset(&closed), "not reserved: {:?}", own.difference(&closed));
}
