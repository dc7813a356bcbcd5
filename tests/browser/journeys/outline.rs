//! What assistive technology gets from a page: its landmarks, headings and names, in order.

use crate::support::{Node, Page, fixture, journey};
use std::sync::OnceLock;

/// The landmarks of every page, in order. Pages have others in between.
const LANDMARKS: [(&str, &str); 5] = [
    ("banner", ""),
    ("navigation", "Navigation principale"),
    ("main", ""),
    ("contentinfo", ""),
    ("navigation", "Pied de page"),
];

/// A page as assistive technology gets it.
struct Told {
    path: String,
    tree: Vec<Node>,
    language: String,
}

/// Every kind of page. The first journey that calls this opens them for all.
fn kinds(page: &Page) -> &'static [Told] {
    static KINDS: OnceLock<Vec<Told>> = OnceLock::new();
    KINDS.get_or_init(|| {
        let tell = |path: String| {
            page.open(&path);
            Told { tree: page.tree(), language: page.read("return document.documentElement.lang"), path }
        };
        let told = fixture().kinds().into_iter().map(tell).collect();
        // The browser logs the 404 of the unknown address.
        assert!(page.complaints().iter().all(|complaint| complaint.contains("404 (Not Found)")));
        told
    })
}

#[test]
fn every_kind_of_page_tells_its_landmarks_in_their_order() {
    journey(|page| {
        for Told { path, tree, .. } in kinds(page) {
            let mut wanted = LANDMARKS.iter().peekable();
            for node in tree {
                wanted.next_if(|(role, name)| node.role == *role && node.name == *name);
            }
            assert_eq!(wanted.peek(), None, "{path} lacks it, or has it too early: {tree:#?}");
            for (role, count) in [("banner", 1), ("main", 1), ("contentinfo", 1)] {
                assert_eq!(tree.iter().filter(|node| node.role == role).count(), count, "{role} of {path}");
            }
            // Landmarks with the same role need different names.
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
    });
}

#[test]
fn headings_make_an_outline_that_begins_with_the_page_and_leaves_out_no_level() {
    journey(|page| {
        for Told { path, tree, language } in kinds(page) {
            let headings: Vec<_> = tree.iter().filter(|node| node.role == "heading").collect();
            let levels: Vec<u64> = headings.iter().map(|node| node.level).collect();
            assert_eq!(levels.first(), Some(&1), "{path} begins with {:?}", headings.first());
            assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1, "{path}: {levels:?}");
            assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{path} leaves out a level: {headings:#?}");
            assert!(headings.iter().all(|node| !node.name.is_empty()), "{path} has a heading without words");
            assert_eq!(language, "fr", "{path}");
        }
    });
}

#[test]
fn everything_that_can_have_the_focus_has_a_name_and_a_role() {
    journey(|page| {
        for Told { path, tree, .. } in kinds(page) {
            for node in tree.iter().filter(|node| node.is_focusable && node.role != "RootWebArea") {
                assert!(!node.name.is_empty(), "{path} has a nameless {node:?}");
                assert!(!["generic", "none", ""].contains(&&*node.role), "{path} has {node:?}");
            }
        }
    });
}

#[test]
fn an_entry_is_told_from_the_way_there_to_what_to_read_next() {
    journey(|page| {
        let entry = &fixture().entries()[0];
        page.open(&entry.path);
        let tree = page.tree();
        let position = |role: &str, name: &str| {
            let found = tree.iter().position(|node| node.role == role && node.name == name);
            found.unwrap_or_else(|| panic!("there is no {role} “{name}”: {tree:#?}"))
        };
        let order = [
            position("navigation", "Fil d’Ariane"),
            position("heading", &entry.title),
            position("complementary", "Repères"),
            position("heading", "Citer ce document"),
            position("button", "Copier la citation"),
            position("region", "À lire aussi"),
            position("contentinfo", ""),
        ];
        assert!(order.is_sorted(), "{order:?}");
    });
}
