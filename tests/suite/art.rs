//! Cover art: small, deterministic, well-formed, and different for each theme.

use crate::rendered::{OWN_SITE, compressed, read};
use image::{GenericImageView, Rgba};
use kiosque::art::{CARD_SIZE, Cover, style_sheets};
use quick_xml::{Reader, events::Event};
use std::collections::BTreeSet;

/// The largest size of a cover, in bytes after compression.
const BUDGET: usize = 700;

/// Covers of every motif, in many variations.
fn covers() -> impl Iterator<Item = Cover> {
    (0..12).flat_map(|theme| (0..40).map(move |number| Cover::new(&format!("document-{number}"), Some(theme))))
}

/// The names of the elements and attributes of a document, which must be well-formed.
fn names(svg: &str) -> BTreeSet<String> {
    let mut reader = Reader::from_str(svg);
    let mut names = BTreeSet::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(element) | Event::Empty(element) => {
                names.insert(element.name().as_ref().to_owned());
                for attribute in element.attributes() {
                    names.insert(format!("@{}", attribute.unwrap().key.as_ref()));
                }
            }
            Event::Eof => return names,
            _ => {}
        }
    }
}

#[test]
fn covers_are_small() {
    for cover in covers() {
        let weight = compressed(&cover.svg());
        assert!(weight <= BUDGET, "{cover:?} weighs {weight} bytes");
    }
}

#[test]
fn a_cover_is_always_the_same() {
    assert_eq!(Cover::new("un-moment-deepseek", Some(2)).svg(), read("tests/fixtures/cover.svg"));
    assert_eq!(Cover::new("la-houle", None), Cover::new("la-houle", None));
}

#[test]
fn themes_have_different_motifs_and_entries_of_one_theme_different_variations() {
    let of_themes: BTreeSet<String> = (0..12).map(|theme| Cover::new("la-houle", Some(theme)).svg()).collect();
    assert_eq!(of_themes.len(), 12);
    assert_eq!(Cover::new("la-houle", Some(12)), Cover::new("la-houle", Some(0)));
    for theme in 0..12 {
        let of_one: BTreeSet<String> =
            (0..40).map(|number| Cover::new(&format!("document-{number}"), Some(theme)).svg()).collect();
        assert!(of_one.len() >= 20, "{} of 40 differ", of_one.len());
    }
}

#[test]
fn a_cover_is_well_formed_and_only_draws() {
    let allowed = ["svg", "style", "path", "circle", "g", "defs", "use"];
    for cover in covers() {
        for name in names(&cover.svg()) {
            let is_drawing = allowed.contains(&name.as_str())
                || (name.starts_with('@') && !name.starts_with("@on") && (name == "@href" || !name.contains("href")));
            assert!(is_drawing, "{cover:?} has {name}");
        }
        let svg = cover.svg();
        assert!(!svg.contains("href=\"h") && !svg.contains("url(") && !svg.contains("NaN") && !svg.contains("inf"));
    }
}

#[test]
fn no_text_of_a_catalogue_reaches_a_cover() {
    for name in ["\"><script>alert(1)</script>", "]]>", "&amp;", "", "../../x", "élan\u{0}"] {
        for theme in [None, Some(0), Some(usize::MAX)] {
            let svg = Cover::new(name, theme).svg();
            assert!(!svg.contains("script") && (name.is_empty() || !svg.contains(name)), "{name}");
            names(&svg);
        }
    }
}

#[test]
fn a_cover_follows_the_scheme_of_the_page_in_the_greens_of_the_site() {
    let tokens = read("style/tokens.css");
    for style in style_sheets() {
        let (light, dark) = style.split_once("@media(prefers-color-scheme:dark){").unwrap();
        assert_ne!(light, dark.trim_end_matches('}'));
        let colours: Vec<&str> = style.split(['{', '}', ':']).filter(|part| part.starts_with('#')).collect();
        assert!(colours.iter().any(|colour| tokens.contains(colour)), "{style} has nothing of the site");
    }
    for cover in covers() {
        let svg = cover.svg();
        assert!(style_sheets().iter().any(|style| svg.contains(&format!("<style>{style}</style>"))));
    }
}

#[test]
fn a_cover_in_a_page_has_the_colours_of_the_cover_in_a_file() {
    let drawn: Vec<_> = covers().filter_map(|cover| Some((cover.element()?, cover.svg()))).collect();
    assert_eq!(drawn.len(), 11 * 40, "every motif but one");
    for (element, svg) in drawn {
        let colours = |text: &str| -> BTreeSet<String> {
            let parts = text.split(['{', '}', ':', '"', '(', ')', ',']);
            parts.filter(|part| part.starts_with('#') && part.len() == 7).map(str::to_owned).collect()
        };
        assert!(colours(&element).is_subset(&colours(&svg)) && colours(&element).len() >= 4, "{element}");
        assert_eq!(element.matches(" class=").count(), 1, "{element}");
        assert_eq!(element.matches(['<']).count() + 2, svg.matches(['<']).count(), "{element}");
        names(&element);
    }
}

#[test]
fn a_share_card_is_the_cover_in_pixels() {
    for theme in 0..12 {
        let bytes = Cover::new("la-houle", Some(theme)).card().unwrap();
        assert!(bytes.len() < 120_000, "{} bytes", bytes.len());
        let card = image::load_from_memory(&bytes).unwrap();
        assert_eq!(card.dimensions(), CARD_SIZE);
        let colours: BTreeSet<[u8; 4]> = card.pixels().map(|(_, _, Rgba(colour))| colour).collect();
        assert!(colours.len() > 4 && colours.iter().all(|colour| colour[3] == 255), "{} colours", colours.len());
    }
}

#[test]
fn the_policy_allows_the_styles_of_covers_that_are_opened_on_their_own() {
    use base64::{Engine, engine::general_purpose::STANDARD};
    use sha2::{Digest, Sha256};
    for style in style_sheets() {
        let hash = format!("'sha256-{}'", STANDARD.encode(Sha256::digest(style)));
        assert!(OWN_SITE.text("_headers").contains(&hash) && OWN_SITE.text("_headers.nginx.conf").contains(&hash));
    }
}
