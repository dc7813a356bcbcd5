//! Generated cover art: an abstract picture for every entry that has no picture.
//!
//! The theme chooses the motif and the entry's id the variation, so the art of a catalogue looks like one series and
//! each piece is its own. No text of a catalogue reaches a picture: only numbers do. This room knows no page and no
//! address.

mod card;
mod motif;
mod palette;
mod pen;
mod rng;

pub use motif::Motif;
pub use palette::style_sheets;

use palette::Palette;
use rng::Rng;

/// The size of a drawing, in its own units: the shape of a share card.
pub const SIZE: (u32, u32) = (240, 126);

/// The size of a share card, in pixels, as social networks ask for it.
pub const CARD_SIZE: (u32, u32) = (1200, 630);

/// How many variations a motif has. More would look alike, and each is drawn once however many entries use it.
const VARIATIONS: u64 = 60;

/// One picture: equal covers look the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Cover {
    motif: Motif,
    variation: u64,
}

impl Cover {
    /// The cover of `name`, whose theme has position `theme` in its catalogue; without a theme the name decides
    /// everything.
    pub fn new(name: &str, theme: Option<usize>) -> Self {
        let hash = rng::hash(name);
        let index = theme.unwrap_or((hash >> 32) as usize);
        Self { motif: Motif::at(index), variation: hash % VARIATIONS }
    }

    /// Its unique name: equal covers have equal names.
    pub fn name(&self) -> String {
        format!("{}-{}", self.motif as u8, self.variation)
    }

    /// The cover that represents its motif. A share card takes as many bytes as the rest of an entry, so one is drawn
    /// per motif and not per variation.
    pub fn of_motif(&self) -> Self {
        Self { variation: 0, ..*self }
    }

    /// The cover as an SVG document that follows the reader’s colour scheme.
    pub fn svg(&self) -> String {
        self.document(Palette::style)
    }

    /// The cover as a share card: a PNG image of [`CARD_SIZE`] in light colours.
    ///
    /// # Errors
    /// When the drawing library rejects the drawing: a bug of this room, which its tests would show.
    pub fn card(&self) -> Result<Vec<u8>, String> {
        card::png(&self.document(Palette::light_style), &self.palette().light_colours())
    }

    fn palette(&self) -> &'static Palette {
        Palette::pick(&mut self.rng())
    }

    fn rng(&self) -> Rng {
        Rng::new(self.variation, self.motif as u64)
    }

    /// The cover as an element of a page, in the page’s colour scheme. Each shape has its own colours, and needs no style
    /// sheet; a browser that does not know `light-dark()` shows the ground alone. `None` for a motif that refers to a shape
    /// by its id: a document may hold two pages for a while, and then the id twice.
    pub fn element(&self) -> Option<String> {
        let mut rng = self.rng();
        let palette = Palette::pick(&mut rng);
        let (width, height) = SIZE;
        let shapes = || palette.paint(&self.motif.shapes(&mut rng));
        let ground = palette.light_ground();
        (!self.motif.has_ids()).then(shapes).map(|shapes| {
            format!(
                "<svg class=\"cover-art\" viewBox=\"0 0 {width} {height}\" preserveAspectRatio=\"xMidYMid slice\" \
                 aria-hidden=\"true\" fill=\"{ground}\">{shapes}</svg>"
            )
        })
    }

    fn document(&self, style: fn(&Palette) -> String) -> String {
        let mut rng = self.rng();
        let palette = Palette::pick(&mut rng);
        let (width, height) = SIZE;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\
             <style>{}</style>{}</svg>\n",
            style(palette),
            self.motif.shapes(&mut rng)
        )
    }
}
