//! The gallery of parts: the accessibility rules, and pictures for people to look at.

use crate::support::{journey, setting};
use std::path::Path;

/// Rules about whole pages. The gallery shows many parts on one page, so they do not apply.
const OF_PAGES: [&str; 9] = [
    "heading-order",
    "landmark-banner-is-top-level",
    "landmark-complementary-is-top-level",
    "landmark-contentinfo-is-top-level",
    "landmark-no-duplicate-banner",
    "landmark-no-duplicate-contentinfo",
    "landmark-unique",
    "page-has-heading-one",
    "region",
];

#[test]
fn every_state_of_every_part_keeps_the_rules_and_has_its_picture() {
    journey(|page| {
        if let Ok(problem) = std::env::var("KIOSQUE_GALLERY_PROBLEM") {
            panic!("{problem}");
        }
        let gallery = setting("KIOSQUE_GALLERY");
        let folder = Path::new(&gallery).parent().expect("a file stands in a folder");
        page.open_file(&gallery);
        let parts: Vec<String> =
            page.read("return [...document.querySelectorAll('[data-component]')].map((it) => it.dataset.component)");
        assert!(!parts.is_empty(), "the gallery is empty");
        for width in [360, 1200] {
            page.screen(width, 900);
            // A picture is cut off at the bottom of the screen.
            let tallest: f64 = page.read(
                "return Math.max(...[...document.querySelectorAll('[data-component]')].map((it) => it.offsetHeight))",
            );
            page.screen(width, tallest as u32 + 1);
            for scheme in ["light", "dark"] {
                page.prefer(&[("prefers-color-scheme", scheme), ("prefers-reduced-motion", "reduce")]);
                let found = if scheme == "light" { page.audit(&OF_PAGES) } else { page.audit_colours() };
                assert!(found.is_empty(), "{width} px wide, {scheme}: {found:#?}");
                for part in &parts {
                    let file = folder.join(format!("{part}-{width}-{scheme}.png"));
                    page.picture(&format!("[data-component={part}]"), &file);
                }
            }
        }
    });
}
