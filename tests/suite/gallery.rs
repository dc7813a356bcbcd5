//! The gallery shows every part, and only states that the part has.

use crate::{
    rendered::{HOSTILE, ROOT, linked_styles, read, read_catalogue},
    source::files,
    support::own_catalogue,
};
use kiosque::gallery::{Example, examples, page, style_sheets};
use scraper::{Html, Selector};
use std::collections::BTreeSet;

fn own() -> Vec<Example> {
    examples(own_catalogue())
}

#[test]
fn every_component_has_its_examples() {
    let shown: BTreeSet<&str> = own().iter().map(|example| example.component).collect();
    for path in files("src/components", ".rs") {
        let name = path.trim_end_matches(".rs");
        if read(&format!("src/components/{path}")).contains("#[component]") {
            assert!(shown.contains(name), "{name} has no example in src/gallery/examples.rs");
        }
    }
    for name in shown {
        let is_there = |room| std::path::Path::new(&format!("{ROOT}/src/{room}/{name}.rs")).is_file();
        assert!(["components", "view"].into_iter().any(is_there), "the gallery shows {name}, which is no component");
    }
}

#[test]
fn a_state_that_a_visitor_causes_still_fits_its_component() {
    for example in own() {
        let Example { component, state, missing, .. } = &example;
        assert!(missing.is_empty(), "{component}, {state}: {missing:?} is no longer in {}", example.markup);
        assert!(!example.markup.trim().is_empty(), "{component}, {state} shows nothing");
    }
}

#[test]
fn every_example_stands_below_its_own_heading() {
    let html = Html::parse_document(&page(own_catalogue(), ""));
    let count = |selector: &str| html.select(&Selector::parse(selector).unwrap()).count();
    let examples = own();
    assert_eq!(count("[data-example]"), examples.len());
    let anchors: BTreeSet<String> = examples.iter().map(Example::anchor).collect();
    assert_eq!(anchors.len(), examples.len(), "two examples have the same anchor");
    for anchor in anchors {
        assert_eq!(count(&format!("nav a[href='#{anchor}']")), 1, "{anchor}");
        assert_eq!(count(&format!("h3[id='{anchor}'] + [data-example]")), 1, "{anchor}");
    }
}

#[test]
fn no_two_elements_of_the_gallery_have_the_same_name() {
    let html = Html::parse_document(&page(own_catalogue(), ""));
    let mut names = BTreeSet::new();
    for element in html.select(&Selector::parse("[id]").unwrap()) {
        let name = element.attr("id").unwrap();
        assert!(names.insert(name.to_owned()), "two elements are called {name}");
    }
    for element in html.select(&Selector::parse("[for], [aria-labelledby], [aria-describedby]").unwrap()) {
        for attribute in ["for", "aria-labelledby", "aria-describedby"] {
            for name in element.attr(attribute).unwrap_or_default().split_whitespace() {
                assert!(names.contains(name), "{attribute} leads to {name}, which is not there");
            }
        }
    }
}

#[test]
fn the_gallery_embeds_its_pictures() {
    let html = Html::parse_document(&page(own_catalogue(), ""));
    let images: Vec<_> = html.select(&Selector::parse("img").unwrap()).filter_map(|image| image.attr("src")).collect();
    assert!(images.len() > 4 && images.iter().all(|src| src.starts_with("data:image/svg+xml")), "{images:?}");
}

#[test]
fn any_catalogue_makes_a_gallery() {
    assert!(page(read_catalogue(HOSTILE), "").contains("data-example"));
}

#[test]
fn the_gallery_has_the_styles_of_the_site() {
    assert_eq!(style_sheets(&read("index.html")).collect::<Vec<_>>(), linked_styles());
}
