//! Visitors who set up their device for their needs: contrast, colours, text size, zoom.

use crate::small_screens::sideways_scroll;
use crate::support::{Find, Page, fixture, journey};
use serde_json::json;

#[track_caller]
fn check(walk: impl FnOnce(&Page)) {
    journey(|page| {
        walk(page);
        // The browser logs the 404 of the unknown address.
        assert!(page.complaints().iter().all(|complaint| complaint.contains("404 (Not Found)")));
    });
}

#[test]
fn more_contrast_is_given_to_those_who_ask_for_it() {
    check(|page| {
        for path in fixture().kinds() {
            page.open(&path);
            for scheme in ["light", "dark"] {
                // Colours in transition between two schemes belong to neither.
                let less_motion = ("prefers-reduced-motion", "reduce");
                page.prefer(&[("prefers-contrast", "more"), ("prefers-color-scheme", scheme), less_motion]);
                let contrast: f64 = page.read(CONTRAST);
                assert!(contrast > 20.0, "{path}, {scheme}: {contrast}");
                assert_eq!(page.audit_colours(), Vec::<String>::new(), "{path}, {scheme}");
            }
        }
    });
}

/// The contrast between text and paper.
const CONTRAST: &str = r#"
    const light = (colour) => {
        const parts = colour.match(/\d+/g).slice(0, 3).map((part) => part / 255)
            .map((part) => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4);
        return .2126 * parts[0] + .7152 * parts[1] + .0722 * parts[2];
    };
    const both = [getComputedStyle(document.body).color, getComputedStyle(document.documentElement).backgroundColor];
    const [dark, bright] = both.map(light).sort((one, other) => one - other);
    return (bright + .05) / (dark + .05);
"#;

#[test]
fn in_forced_colours_what_is_chosen_and_where_the_focus_is_still_shows() {
    check(|page| {
        page.prefer(&[("forced-colors", "active")]);
        page.open("/documents/page/2");
        let edge: String =
            page.read("return getComputedStyle(document.querySelector('.pagination [aria-current]')).borderTopStyle");
        assert_eq!(edge, "solid", "the current page looks like the others");
        page.open("/");
        for _ in 0..8 {
            let stop = page.tab();
            page.eventually(&format!("the outline of {stop}"), "solid".to_owned(), || {
                page.read("return getComputedStyle(document.activeElement).outlineStyle")
            });
        }
        for path in fixture().kinds() {
            page.open(&path);
            let buttons: Vec<String> = page.read(
                "return [...document.querySelectorAll('.button')]
                     .filter((it) => it.checkVisibility() && getComputedStyle(it).borderTopStyle === 'none')
                     .map((it) => it.textContent)",
            );
            assert!(buttons.is_empty(), "without colours these are no buttons any more on {path}: {buttons:?}");
        }
    });
}

#[test]
fn nothing_moves_for_visitors_who_want_less_motion() {
    check(|page| {
        page.prefer(&[("prefers-reduced-motion", "reduce")]);
        for path in fixture().kinds() {
            page.open(&path);
            let moving: Vec<String> = page.read(
                "const isStill = (time) => time.split(',').every((part) => parseFloat(part) === 0);
                 return [...document.querySelectorAll('body *')].filter((it) => {
                     const { transitionDuration, animationName, animationDuration, scrollBehavior } = getComputedStyle(it);
                     return !isStill(transitionDuration) || (animationName !== 'none' && !isStill(animationDuration))
                         || scrollBehavior === 'smooth';
                 }).map((it) => it.className || it.localName)",
            );
            assert!(moving.is_empty(), "{path}: {moving:?}");
        }
    });
}

#[test]
fn no_page_scrolls_sideways_with_text_twice_as_large() {
    check(|page| {
        page.devtools("Page.setFontSizes", json!({ "fontSizes": { "standard": 32, "fixed": 26 } }));
        let mut problems = Vec::new();
        for path in fixture().kinds() {
            page.open(&path);
            let size: String = page.read("return getComputedStyle(document.documentElement).fontSize");
            assert!(size.trim_end_matches("px").parse::<f64>().is_ok_and(|size| size >= 32.0), "text is {size}");
            for width in [320, 360, 768, 1440] {
                page.screen(width, 800);
                problems.extend(sideways_scroll(page, &path, width));
            }
        }
        assert!(problems.is_empty(), "{problems:#?}");
    });
}

#[test]
fn a_page_zoomed_to_400_percent_is_one_column_and_its_controls_stay_in_sight() {
    check(|page| {
        // 1280 × 1024 pixels at 400 %.
        page.screen(320, 256);
        for path in fixture().kinds() {
            page.open(&path);
            assert_eq!(sideways_scroll(page, &path, 320), None);
            expect_nothing_in_the_way(page, &path);
        }
    });
}

#[test]
fn a_telephone_on_its_side_shows_what_it_is_about() {
    check(|page| {
        page.screen(640, 360);
        for path in fixture().kinds() {
            page.open(&path);
            assert_eq!(sideways_scroll(page, &path, 640), None);
            expect_nothing_in_the_way(page, &path);
            let top: f64 = page.read("return document.querySelector('h1').getBoundingClientRect().top");
            assert!(top < 360.0, "the heading of {path} begins at {top}");
        }
    });
}

/// Whatever stays fixed while the page scrolls leaves at least two thirds of the screen to the content.
#[track_caller]
fn expect_nothing_in_the_way(page: &Page, path: &str) {
    let fixed: f64 = page.read(
        "return [...document.querySelectorAll('body *')].filter((it) => it.checkVisibility({ visibilityProperty: true }))
             .filter((it) => getComputedStyle(it).position === 'fixed')
             .map((it) => it.getBoundingClientRect()).filter((box) => box.bottom > 0 && box.top < innerHeight)
             .reduce((sum, box) => sum + box.height, 0) / innerHeight",
    );
    assert!(fixed < 0.34, "{fixed} of the screen is taken on {path}");
    assert!(!page.all("link", None).is_empty(), "{path} has no link in sight");
}
