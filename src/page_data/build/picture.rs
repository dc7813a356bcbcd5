//! An entry's own picture in every size, or else its cover art.

use super::PageBuilder;
use crate::{
    art::Cover,
    catalogue::{Catalogue, Entry, Image},
    html::{SafeHtml, drawing, escape, fill, number},
    picture::{Focus, Size},
    routes::{self, BaseUrl},
};

/// The width of a picture on a card, in pixels; twice that on a high-density screen.
const CARD: u32 = 480;

/// The `sizes` of the picture on an entry's page.
const SIZES: &str = "(width >= 64rem) 40rem, 100vw";

/// A picture that the site has.
pub struct Picture<'a> {
    image: &'a Image,
    /// How large it is.
    pub size: Size,
    base: &'a BaseUrl,
}

/// The cover art of an entry: its first theme chooses the motif.
pub fn cover_of(entry: &Entry, catalogue: &Catalogue) -> Cover {
    let theme = entry.themes.first();
    Cover::new(entry.id.as_str(), theme.and_then(|id| catalogue.themes.iter().position(|theme| theme.id == *id)))
}

impl PageBuilder {
    /// The address of an entry's cover art.
    pub(super) fn cover(&self, entry: &Entry) -> String {
        self.base.file(&routes::cover(&cover_of(entry, &self.catalogue).name()))
    }

    /// The cover art of an entry as an element of its page, if it has no picture.
    pub(super) fn drawing(&self, entry: &Entry) -> Option<SafeHtml> {
        self.picture(entry).is_none().then(|| drawing(&cover_of(entry, &self.catalogue))).flatten()
    }

    /// The picture of an entry, if the site has it; one on another host would be a request to a third party.
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

    /// Its alternative text.
    pub fn alt(&self) -> &str {
        &self.image.alt
    }

    /// Its focal point.
    pub fn focus(&self) -> Focus {
        self.image
            .focus
            .map_or_else(Focus::default, |point| Focus { x: point.x.ten_thousandths(), y: point.y.ten_thousandths() })
    }

    /// The address of its share card.
    pub fn share_card(&self) -> String {
        self.file(&routes::picture_card(self.image.src.as_str(), self.focus().off_middle()))
    }

    /// The address of the smallest picture made from it.
    pub(super) fn smallest(&self) -> String {
        self.size.widths().into_iter().min().map_or_else(|| self.src(), |width| self.smaller(width))
    }

    /// The `srcset` of a card.
    pub fn for_cards(&self) -> String {
        let widths = self.size.widths().into_iter().filter(|width| *width <= 2 * CARD);
        let density = |width: u32| if width > CARD { "2x" } else { "1x" };
        let offers = widths.map(|width| format!("{} {}", self.smaller(width), density(width)));
        offers.collect::<Vec<_>>().join(", ")
    }

    /// The content of a `figure`: the picture in every size, with its space reserved, and the credit.
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
        self.file(&routes::smaller_picture(self.image.src.as_str(), width))
    }

    fn file(&self, path: &str) -> String {
        self.base.file(path.trim_start_matches('/'))
    }
}
