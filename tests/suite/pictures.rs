//! An entry's own picture: in fitting sizes, with its words, its place kept.

use crate::rendered::{Rendered, read_catalogue, words};
use image::ImageFormat;
use kiosque::{
    picture::{self, PictureError, Size},
    prerender::BaseUrl,
};
use std::sync::LazyLock;

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
    let card = page.one("meta[property='og:image']").attr("content");
    assert_eq!(card, Some("https://example.org/ia/images/plage.png"));
}

#[test]
fn cards_show_a_small_picture_and_those_without_one_their_cover_art() {
    let page = SITE.page("documents/index.html");
    let images = page.all(".card .cover-art");
    let srcset: Vec<Option<&str>> = images.iter().map(|image| image.attr("srcset")).collect();
    let small = "/ia/images/plage.png-480.webp 1x, /ia/images/plage.png-960.webp 2x";
    assert_eq!(srcset.iter().flatten().copied().collect::<Vec<_>>(), [small]);
    assert!(images.iter().any(|image| image.attr("src") == Some("/ia/documents/houle/couverture.svg")));
    assert!(images.iter().all(|image| image.attr("loading") == Some("lazy") && image.attr("alt") == Some("")));
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
fn what_is_no_picture_is_refused_and_nothing_panics() {
    assert!(matches!(Size::read(b"{}"), Err(PictureError::Format)));
    assert!(matches!(Size::read(b""), Err(PictureError::Format)));
    for end in (8..PICTURE.len()).step_by(997) {
        assert!(matches!(Size::read(&PICTURE[..end]), Err(PictureError::Broken(_))), "{end} bytes");
    }
    // A header that claims a picture of four thousand million pixels on each side.
    let mut huge = PICTURE.to_vec();
    huge[16..24].fill(0xff);
    assert!(Size::read(&huge).is_err());
}
