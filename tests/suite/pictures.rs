//! An entry's own picture: resized, described, with its space reserved, and cropped for share cards.

use crate::rendered::{Rendered, read_catalogue, words};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use kiosque::{
    picture::{self, Focus, PictureError, Size},
    prerender::BaseUrl,
};
use std::{io::Cursor, sync::LazyLock};

const CATALOGUE: &str = include_str!("../fixtures/pictures/catalogue.json");
const PICTURE: &[u8] = include_bytes!("../fixtures/pictures/images/plage.png");

static SITE: LazyLock<Rendered> = LazyLock::new(|| {
    Rendered::new("pictures", read_catalogue(CATALOGUE), BaseUrl::parse("https://example.org/ia/").unwrap())
});

#[test]
fn the_page_of_an_entry_shows_its_picture_in_every_size_and_says_whose_it_is() {
    let page = SITE.page("documents/plage/index.html");
    let image = page.one(".entry__picture picture > img");
    let values = ["src", "alt", "width", "height"].map(|name| image.attr(name).unwrap());
    assert_eq!(values, ["/ia/images/plage.png", "Une plage au soleil, une tente rouge", "1200", "800"]);
    let source = page.one(".entry__picture source[type='image/webp']").attr("srcset").unwrap();
    assert_eq!(
        source,
        "/ia/images/plage.png-480.webp 480w, /ia/images/plage.png-960.webp 960w, /ia/images/plage.png-1200.webp 1200w"
    );
    assert_eq!(words(page.one(".entry__picture figcaption")), "Dessin du projet");
}

#[test]
fn the_share_card_of_an_entry_with_a_picture_is_made_from_it() {
    let told = |site: &Rendered| {
        let page = site.page("documents/plage/index.html");
        let names = ["og:image", "og:image:width", "og:image:height", "og:image:alt"];
        names.map(|name| page.one(&format!("meta[property='{name}']")).attr("content").unwrap().to_owned())
    };
    let card = "https://example.org/ia/images/plage.png-partage.jpg";
    assert_eq!(told(&SITE), [card, "1200", "630", "Une plage au soleil, une tente rouge"]);
    // Another focus gives another file name, because renders and social networks cache the old file.
    let focused = CATALOGUE.replace("\"credit\"", "\"focus\": { \"x\": 0.3, \"y\": 1 }, \"credit\"");
    let site = Rendered::new("focused", read_catalogue(&focused), SITE.base.clone());
    assert_eq!(told(&site)[0], "https://example.org/ia/images/plage.png-partage-3000-10000.jpg");
}

#[test]
fn an_entry_with_a_picture_has_no_cover_art_and_each_cover_is_written_once() {
    let covers = |site: &Rendered| site.files.keys().filter(|file| file.ends_with(".svg")).cloned().collect::<Vec<_>>();
    // The site's, that of the entry without a picture, and that of its motif.
    assert_eq!(covers(&SITE).len(), 3, "{:?}", covers(&SITE));
    let many: Vec<String> = (0..40).map(|number| format!("maree-{number}")).collect();
    let entries =
        many.iter().map(|id| format!("{{\"id\":\"{id}\",\"title\":\"T\",\"kind\":\"note\",\"summary\":\"S\"}},"));
    let large =
        CATALOGUE.replace("\"entries\": [\n    {", &format!("\"entries\": [{} {{", entries.collect::<String>()));
    let large = large.replace("\"kind\":\"note\"", "\"kind\":\"note\",\"themes\":[\"cotes\"]");
    let site = Rendered::new("many", read_catalogue(&large), BaseUrl::default());
    let covers = covers(&site);
    assert!(site.conflicts.is_empty() && covers.len() < 40, "{} covers", covers.len());
    assert!(covers.iter().all(|cover| cover.starts_with("couvertures/")), "{covers:?}");
    let cards = site.files.keys().filter(|file| file.ends_with(".png") && file.starts_with("couvertures/")).count();
    assert_eq!(cards, 2, "the site’s, and one for the motif of all entries");
}

/// Encodes a picture in that format.
fn file(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Vec::new();
    picture.into().write_to(&mut Cursor::new(&mut bytes), format).unwrap();
    bytes
}

/// The decoded share card of a picture.
fn card(bytes: &[u8], focus: Focus) -> RgbImage {
    let card = picture::share_card(bytes, focus, Size { width: 1200, height: 630 }).unwrap();
    assert_eq!(image::guess_format(&card).unwrap(), ImageFormat::Jpeg);
    let card = image::load_from_memory(&card).unwrap().to_rgb8();
    assert_eq!(card.dimensions(), (1200, 630));
    card
}

/// The strongest channel in the centre of a card: 0 for red, 1 for green, 2 for blue.
fn middle(card: &RgbImage) -> usize {
    let tones = card.get_pixel(600, 315).0;
    (0..3).max_by_key(|tone| tones[*tone]).unwrap()
}

#[test]
fn a_share_card_keeps_the_focus_in_the_middle_as_far_as_the_edges_allow() {
    // Three bands: red, green, blue.
    let bands = |width: u32, height: u32, band_at: fn(u32, u32) -> u32| {
        let picture = RgbImage::from_fn(width, height, |x, y| {
            let band = if width > height { band_at(x, width) } else { band_at(y, height) };
            Rgb([0, 1, 2].map(|tone| if tone == band { 255 } else { 0 }))
        });
        file(picture, ImageFormat::WebP)
    };
    let third = |offset, length| offset * 3 / length;
    for (width, height) in [(1500, 200), (300, 1500)] {
        let bytes = bands(width, height, third);
        for (focus, tone) in [(0, 0), (1_500, 0), (5_000, 1), (8_500, 2), (10_000, 2)] {
            let focus = if width > height { Focus { x: focus, y: 5_000 } } else { Focus { x: 5_000, y: focus } };
            assert_eq!(middle(&card(&bytes, focus)), tone, "{width} × {height}, {focus:?}");
        }
        assert_eq!(card(&bytes, Focus::default()), card(&bytes, Focus { x: 5_000, y: 5_000 }));
    }
}

#[test]
fn a_share_card_is_as_large_as_any_other_whatever_the_picture_is() {
    for (width, height) in [(1, 1), (1, 900), (900, 1), (1200, 630), (1201, 630), (3000, 2000)] {
        for focus in [0, 5_000, 10_000] {
            card(&file(RgbImage::new(width, height), ImageFormat::Png), Focus { x: focus, y: focus });
        }
    }
}

#[test]
fn what_is_transparent_is_white_on_a_share_card() {
    let mut picture = RgbaImage::from_pixel(1200, 630, Rgba([0, 0, 0, 0]));
    (0..1200).for_each(|x| (300..330).for_each(|y| picture.put_pixel(x, y, Rgba([0, 0, 0, 255]))));
    let card = card(&file(picture, ImageFormat::Png), Focus::default());
    let is_about = |tone: u8, [red, green, blue]: [u8; 3]| [red, green, blue].iter().all(|it| it.abs_diff(tone) < 6);
    assert!(is_about(255, card.get_pixel(600, 100).0) && is_about(0, card.get_pixel(600, 315).0));
}

#[test]
fn a_picture_from_a_rotated_camera_is_shown_upright() {
    // Red above blue; EXIF orientation 6 says that the left edge is the top.
    let picture = RgbImage::from_fn(60, 40, |x, _| if x < 30 { Rgb([255, 0, 0]) } else { Rgb([0, 0, 255]) });
    let plain = file(picture, ImageFormat::Jpeg);
    let exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    let turned = [&plain[..2], &[0xff, 0xe1], &length, exif, &plain[2..]].concat();
    assert_eq!(Size::read(&plain).unwrap(), Size { width: 60, height: 40 });
    assert_eq!(Size::read(&turned).unwrap(), Size { width: 40, height: 60 });
    let smaller = image::load_from_memory(&picture::smaller(&turned, 40).unwrap()).unwrap().to_rgb8();
    assert_eq!(smaller.dimensions(), (40, 60));
    assert!(smaller.get_pixel(20, 5).0[0] > 200 && smaller.get_pixel(20, 55).0[2] > 200);
    assert_eq!(middle(&card(&turned, Focus { x: 5_000, y: 0 })), 0);
    assert_eq!(middle(&card(&turned, Focus { x: 5_000, y: 10_000 })), 2);
}

#[test]
fn cards_show_a_small_picture_and_those_without_one_their_cover_art() {
    let page = SITE.page("documents/index.html");
    let images = page.all(".card .cover-art");
    let srcset: Vec<Option<&str>> = images.iter().map(|image| image.attr("srcset")).collect();
    let small = "/ia/images/plage.png-480.webp 1x, /ia/images/plage.png-960.webp 2x";
    assert_eq!(srcset.iter().flatten().copied().collect::<Vec<_>>(), [small]);
    assert!(images.iter().any(|image| image.attr("src").is_some_and(|src| src.starts_with("/ia/couvertures/"))));
    assert!(images.iter().any(|image| image.attr("src") == Some("/ia/images/plage.png-480.webp")));
    let is_decoration = |name: &str, value: &str| images.iter().all(|image| image.attr(name) == Some(value));
    assert!(is_decoration("alt", "") && is_decoration("loading", "lazy") && is_decoration("fetchpriority", "low"));
}

#[test]
fn a_picture_is_never_offered_wider_than_it_is() {
    let widths = |width| Size { width, height: 100 }.widths();
    assert_eq!(widths(300), [300]);
    assert_eq!(widths(480), [480]);
    assert_eq!(widths(1000), [480, 960, 1000]);
    assert_eq!(widths(1440), [480, 960, 1440]);
    assert_eq!(widths(6000), [480, 960, 1440]);
}

#[test]
fn smaller_pictures_are_webp_of_the_width_asked_for_and_lighter() {
    let mut last = PICTURE.len();
    for width in [1200, 960, 480] {
        let bytes = picture::smaller(PICTURE, width).unwrap();
        assert_eq!(image::guess_format(&bytes).unwrap(), ImageFormat::WebP);
        assert_eq!(Size::read(&bytes).unwrap(), Size { width, height: width * 2 / 3 });
        assert!(bytes.len() < last, "{} bytes at {width}", bytes.len());
        last = bytes.len();
    }
}

#[test]
fn a_file_that_is_no_picture_is_refused_and_nothing_panics() {
    assert!(matches!(Size::read(b"{}"), Err(PictureError::Format)));
    assert!(matches!(Size::read(b""), Err(PictureError::Format)));
    for end in (8..PICTURE.len()).step_by(997) {
        assert!(matches!(Size::read(&PICTURE[..end]), Err(PictureError::Broken(_))), "{end} bytes");
    }
    // A header that claims a picture with four thousand million pixels on each side.
    let mut huge = PICTURE.to_vec();
    huge[16..24].fill(0xff);
    assert!(Size::read(&huge).is_err());
}

/// A PNG file whose header claims that size, with a valid checksum.
fn claiming(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = PICTURE.to_vec();
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    let sum = bytes[12..29].iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 })
    });
    bytes[29..33].copy_from_slice(&(!sum).to_be_bytes());
    bytes
}

#[test]
fn the_error_about_too_large_a_picture_says_what_to_do() {
    let error = Size::read(&claiming(60_000, 60_000)).unwrap_err();
    assert!(matches!(error, PictureError::TooLarge), "{error}");
    assert_eq!(error.remedy(), "save it with at most 10,000 pixels a side");
}
