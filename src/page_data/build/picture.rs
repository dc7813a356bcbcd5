//! An entry's own picture, in the sizes that the site has of it.

use super::PageBuilder;
use crate::{
    catalogue::{Entry, Image},
    html::{SafeHtml, escape, fill, number},
    picture::{self, Size},
    routes::BaseUrl,
};

/// How wide a card shows a picture on an ordinary screen, in pixels; on a fine one twice as wide.
const CARD: u32 = 480;

/// How wide the page of an entry shows its picture.
const SIZES: &str = "(width >= 64rem) 40rem, 100vw";

/// A picture that the site has.
pub struct Picture<'a> {
    image: &'a Image,
    /// How large it is.
    pub size: Size,
    base: &'a BaseUrl,
}

impl PageBuilder {
    /// The picture of an entry, when the site has it; one on another host would be a request to a third party.
    pub fn picture(&self, entry: &Entry) -> Option<Picture<'_>> {
        let entry = self.catalogue.entry(&entry.id)?;
        let image = entry.image.as_ref()?;
        Some(Picture { image, size: *self.pictures.get(image.src.as_str())?, base: &self.base })
    }
}

impl Picture<'_> {
    /// Its address.
    pub fn src(&self) -> String {
        self.file(self.image.src.as_str())
    }

    /// What it shows.
    pub fn alt(&self) -> &str {
        &self.image.alt
    }

    /// The `srcset` of a card.
    pub fn for_cards(&self) -> String {
        let widths = self.size.widths().into_iter().filter(|width| *width <= 2 * CARD);
        let density = |width: u32| if width > CARD { "2x" } else { "1x" };
        let offers = widths.map(|width| format!("{} {}", self.smaller(width), density(width)));
        offers.collect::<Vec<_>>().join(", ")
    }

    /// The content of a `figure`: the picture in every size, its place kept, and whose it is.
    pub fn html(&self) -> SafeHtml {
        let widths = self.size.widths().into_iter();
        let smaller: Vec<String> = widths.map(|width| format!("{} {width}w", self.smaller(width))).collect();
        let credit = self.image.credit.as_deref();
        let credit = credit.map(|credit| fill("<figcaption>{}</figcaption>", [&escape(credit)]));
        fill(
            "<picture><source type=\"image/webp\" srcset=\"{}\" sizes=\"{}\"><img src=\"{}\" alt=\"{}\" \
             width=\"{}\" height=\"{}\" decoding=\"async\"></picture>{}",
            [
                &escape(&smaller.join(", ")),
                &escape(SIZES),
                &escape(&self.src()),
                &escape(self.alt()),
                &number(self.size.width),
                &number(self.size.height),
                &credit.unwrap_or_default(),
            ],
        )
    }

    fn smaller(&self, width: u32) -> String {
        self.file(&picture::path(self.image.src.as_str(), width))
    }

    fn file(&self, path: &str) -> String {
        self.base.file(path.trim_start_matches('/'))
    }
}
