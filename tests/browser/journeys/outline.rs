//! What assistive technology is told of a page: its landmarks, its headings, its names, in their order.

use crate::support::{Engine, dossier, journey_only_in};

/// Why these journeys are Chromium's.
const TREE: &str = "only Chromium's driver shows the whole accessibility tree";

/// The landmarks of every page, in their order; pages have others between them.
const LANDMARKS: [(&str, &str); 5] = [
    ("banner", ""),
    ("navigation", "Navigation principale"),
    ("main", ""),
    ("contentinfo", ""),
    ("navigation", "Pied de page"),
];

#[test]
fn every_kind_of_page_tells_its_landmarks_in_their_order() {
    journey_only_in(Engine::Chromium, TREE, |page| {
        for path in dossier().kinds() {
            page.open(&path);
            let tree = page.tree();
            let mut wanted = LANDMARKS.iter().peekable();
            for node in &tree {
                wanted.next_if(|(role, name)| node.role == *role && node.name == *name);
            }
            assert_eq!(wanted.peek(), None, "{path} lacks it, or has it too early: {tree:#?}");
            for (role, count) in [("banner", 1), ("main", 1), ("contentinfo", 1)] {
                assert_eq!(tree.iter().filter(|node| node.role == role).count(), count, "{role} of {path}");
            }
            // Of two parts of one kind the name tells which is which.
            let mut named: Vec<_> = tree
                .iter()
                .filter(|node| ["navigation", "region", "complementary", "search", "form"].contains(&&*node.role))
                .map(|node| (&node.role, &node.name))
                .collect();
            let count = named.len();
            named.sort();
            named.dedup();
            assert_eq!(named.len(), count, "two landmarks of {path} have the same name: {named:?}");
        }
        page.complaints();
    });
}

#[test]
fn headings_make_an_outline_that_begins_with_the_page_and_leaves_out_no_level() {
    journey_only_in(Engine::Chromium, TREE, |page| {
        for path in dossier().kinds() {
            page.open(&path);
            let tree = page.tree();
            let headings: Vec<_> = tree.iter().filter(|node| node.role == "heading").collect();
            let levels: Vec<u64> = headings.iter().map(|node| node.level).collect();
            assert_eq!(levels.first(), Some(&1), "{path} begins with {:?}", headings.first());
            assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "{path}: {levels:?}");
            assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{path} leaves out a level: {headings:#?}");
            assert!(headings.iter().all(|node| !node.name.is_empty()), "{path} has a heading without words");
            let language: String = page.read("return document.documentElement.lang");
            assert_eq!(language, "fr", "{path}");
        }
        page.complaints();
    });
}

#[test]
fn everything_that_can_have_the_focus_has_a_name_and_a_role() {
    journey_only_in(Engine::Chromium, TREE, |page| {
        for path in dossier().kinds() {
            page.open(&path);
            for node in page.tree().iter().filter(|node| node.is_focusable && node.role != "RootWebArea") {
                assert!(!node.name.is_empty(), "{path} has a nameless {node:?}");
                assert!(!["generic", "none", ""].contains(&&*node.role), "{path} has {node:?}");
            }
        }
        page.complaints();
    });
}

#[test]
fn an_entry_is_told_from_the_way_there_to_what_to_read_next() {
    journey_only_in(Engine::Chromium, TREE, |page| {
        let entry = &dossier().entries()[0];
        page.open(&entry.path);
        let tree = page.tree();
        let place = |role: &str, name: &str| {
            let found = tree.iter().position(|node| node.role == role && node.name == name);
            found.unwrap_or_else(|| panic!("there is no {role} “{name}”: {tree:#?}"))
        };
        let order = [
            place("navigation", "Fil d’Ariane"),
            place("heading", &entry.title),
            place("complementary", "Repères"),
            place("heading", "Citer ce document"),
            place("button", "Copier la citation"),
            place("region", "À lire aussi"),
            place("contentinfo", ""),
        ];
        assert!(order.is_sorted(), "{order:?}");
    });
}
