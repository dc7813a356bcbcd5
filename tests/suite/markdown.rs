//! The bodies of entries: what becomes of their headings, and where their links lead.

use crate::rendered::{OWN_SITE, inside, select};
use kiosque::html::markdown::{TAKEN, to_html};
use scraper::Html;
use std::collections::BTreeSet;

/// A body as it stands in a page.
fn body(markdown: &str) -> Html {
    Html::parse_fragment(to_html(markdown, |path| format!("/ia{path}")).as_str())
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
fn a_link_to_a_heading_of_the_same_text_is_kept_and_one_to_nothing_becomes_its_words() {
    let html = body("Voir [plus bas](#methode), [ailleurs](#rien) et [la suite](/documents/x#y).\n\n## Méthode\n");
    let links: Vec<(String, Option<&str>, Option<&str>)> =
        select(&html, "a").map(|link| (link.text().collect(), link.attr("href"), link.attr("target"))).collect();
    assert_eq!(
        links,
        [
            ("plus bas".to_owned(), Some("#methode"), Some("_self")),
            ("la suite".to_owned(), Some("/ia/documents/x#y"), None)
        ]
    );
    assert!(html.root_element().text().collect::<String>().contains("ailleurs"));
}

#[test]
fn every_name_that_an_element_of_our_own_has_is_closed_to_headings() {
    let mut own = BTreeSet::new();
    for page in OWN_SITE.pages() {
        let in_texts: BTreeSet<String> = select(&page.html, ".prose")
            .flat_map(|prose| inside(prose, "[id]"))
            .filter_map(|element| element.attr("id").map(str::to_owned))
            .collect();
        own.extend(page.ids().filter(|id| !in_texts.contains(id)));
    }
    // One for each section, named by the catalogue; they stand where no text of an editor does.
    own.retain(|id| OWN_SITE.catalogue.sections.iter().all(|section| !id.contains(section.id.as_str())));
    let closed: BTreeSet<String> = TAKEN.iter().map(|id| (*id).to_owned()).collect();
    assert!(own.is_subset(&closed), "open: {:?}", own.difference(&closed));
}
