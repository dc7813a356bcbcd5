//! Photographs and drawings of a catalogue: their sizes, the smaller versions that pages show, and their share cards.
//!
//! This room knows bytes, not where they come from or go.

use image::{
    DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits, RgbImage, codecs::jpeg::JpegEncoder,
    imageops::FilterType, metadata::Orientation,
};
use std::{collections::HashMap, fmt, io::Cursor};

/// The pictures of a site, by the path on it that a catalogue gives: `/images/plage.jpg`.
pub type Pictures = HashMap<String, Size>;

/// The widths that pages offer, in pixels: a card, a card on a high-density screen, a whole column there.
const WIDTHS: [u32; 3] = [480, 960, 1440];

/// The WebP quality of a smaller picture, out of 100: no visible loss for most photographs.
const QUALITY: f32 = 78.0;

/// The JPEG quality of a share card.
const CARD_QUALITY: u8 = 82;

/// How large a picture is, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// From side to side.
    pub width: u32,
    /// From top to bottom.
    pub height: u32,
}

/// A picture's focal point, in ten-thousandths of its width and height, from its upper left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Focus {
    /// The distance from the left edge.
    pub x: u16,
    /// The distance from the upper edge.
    pub y: u16,
}

impl Default for Focus {
    /// The middle.
    fn default() -> Self {
        Self { x: 5_000, y: 5_000 }
    }
}

impl Focus {
    /// The point, or `None` for the middle.
    pub fn off_middle(self) -> Option<(u16, u16)> {
        (self != Self::default()).then_some((self.x, self.y))
    }
}

/// Why bytes cannot be shown as a picture.
#[derive(Debug)]
pub enum PictureError {
    /// No library here reads their format, or they have none.
    Format,
    /// They are JPEG, PNG or WebP of a kind that no library here reads.
    Unusual(ImageError),
    /// They would take too much memory.
    TooLarge,
    /// They start as a picture, but are truncated or damaged.
    Broken(ImageError),
    /// The smaller picture cannot be written.
    Unwritable(String),
}

impl PictureError {
    /// How to fix it.
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::Format => "save it as JPEG, PNG or WebP",
            Self::Unusual(_) => "save it as an ordinary one, such as JPEG in RGB with 8 bits for each colour",
            Self::TooLarge => "save it with at most 10,000 pixels a side",
            Self::Broken(_) => "save it again from the original",
            Self::Unwritable(_) => "save it again as JPEG or PNG",
        }
    }
}

impl fmt::Display for PictureError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Format => formatter.write_str("it is neither JPEG nor PNG nor WebP"),
            Self::Unusual(error) => write!(formatter, "it is of a kind that few programs read: {error}"),
            Self::TooLarge => formatter.write_str("it has too many pixels"),
            Self::Broken(error) => write!(formatter, "it cannot be read to its end: {error}"),
            Self::Unwritable(error) => write!(formatter, "it cannot be made smaller: {error}"),
        }
    }
}

impl std::error::Error for PictureError {}

impl Size {
    /// Decodes a picture completely and returns its size.
    ///
    /// # Errors
    /// When the bytes are not a JPEG, PNG or WebP picture, or a broken one.
    pub fn read(bytes: &[u8]) -> Result<Self, PictureError> {
        let picture = decode(bytes)?;
        Ok(Self { width: picture.width(), height: picture.height() })
    }

    /// The widths in which a picture of this size is offered: never larger than itself.
    pub fn widths(self) -> Vec<u32> {
        let smaller = WIDTHS.into_iter().filter(|width| *width < self.width);
        let own = WIDTHS.last().is_some_and(|largest| self.width <= *largest).then_some(self.width);
        let height = |width: u32| u64::from(self.height) * u64::from(width) / u64::from(self.width.max(1));
        smaller.chain(own).filter(|width| height(*width) <= TALLEST).collect()
    }
}

/// WebP's maximum height in pixels (<https://developers.google.com/speed/webp/faq>).
const TALLEST: u64 = 16_383;

/// The picture as WebP in one of its [`Size::widths`].
///
/// # Errors
/// When it cannot be decoded or encoded.
pub fn smaller(bytes: &[u8], width: u32) -> Result<Vec<u8>, PictureError> {
    let picture = decode(bytes)?;
    let height = u64::from(picture.height()) * u64::from(width) / u64::from(picture.width().max(1));
    let height = u32::try_from(height).unwrap_or(u32::MAX).max(1);
    let picture =
        if width == picture.width() { picture } else { picture.resize_exact(width, height, FilterType::Lanczos3) };
    let encoded = match picture.color().has_alpha() {
        true => webp::Encoder::from_rgba(&picture.to_rgba8(), width, height).encode_simple(false, QUALITY),
        false => webp::Encoder::from_rgb(&picture.to_rgb8(), width, height).encode_simple(false, QUALITY),
    };
    encoded.map(|bytes| bytes.to_vec()).map_err(|error| PictureError::Unwritable(format!("{error:?}")))
}

/// The picture as a JPEG share card of that size: its largest part in the card’s shape, with the focus as near to the
/// middle as the edges allow. Transparent parts become white.
///
/// # Errors
/// When it cannot be decoded or encoded.
pub fn share_card(bytes: &[u8], focus: Focus, card: Size) -> Result<Vec<u8>, PictureError> {
    let picture = decode(bytes)?;
    let (x, y, part) = part_of(Size { width: picture.width(), height: picture.height() }, focus, card);
    let part = picture.crop_imm(x, y, part.width, part.height);
    let part = on_white(&part.resize_exact(card.width, card.height, FilterType::Lanczos3));
    let mut jpeg = Vec::new();
    let encoded = JpegEncoder::new_with_quality(&mut jpeg, CARD_QUALITY).encode_image(&part);
    encoded.map(|()| jpeg).map_err(|error| PictureError::Unwritable(error.to_string()))
}

/// The largest part of a picture in a given shape: its upper left corner and its size.
fn part_of(picture: Size, focus: Focus, shape: Size) -> (u32, u32, Size) {
    let scaled = |length: u32, by: u32, to: u32| {
        u32::try_from(u64::from(length) * u64::from(by) / u64::from(to.max(1))).unwrap_or(u32::MAX)
    };
    let width = picture.width.min(scaled(picture.height, shape.width, shape.height)).max(1);
    let height = picture.height.min(scaled(picture.width, shape.height, shape.width)).max(1);
    let start = |length: u32, part: u32, focus: u16| {
        scaled(length, u32::from(focus), 10_000).saturating_sub(part / 2).min(length.saturating_sub(part))
    };
    (start(picture.width, width, focus.x), start(picture.height, height, focus.y), Size { width, height })
}

fn on_white(picture: &DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.to_rgb8();
    }
    let picture = picture.to_rgba8();
    RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let [red, green, blue, alpha] = picture.get_pixel(x, y).0.map(u16::from);
        // At most 255 × 255 + 127, and a 255th of it.
        image::Rgb([red, green, blue].map(|tone| ((tone * alpha + 255 * (255 - alpha) + 127) / 255) as u8))
    })
}

/// The picture as people see it: cameras store their rotation beside the pixels, and browsers apply it.
fn decode(bytes: &[u8]) -> Result<DynamicImage, PictureError> {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| PictureError::Format)?;
    let is_ours = matches!(reader.format(), Some(ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP));
    let read = || {
        let mut decoder = reader.into_decoder()?;
        // Keep the library's limits: a small file that claims to be a huge picture is refused.
        Limits::default().reserve(decoder.total_bytes())?;
        let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
        let mut picture = DynamicImage::from_decoder(decoder)?;
        picture.apply_orientation(orientation);
        Ok(picture)
    };
    read().map_err(|error| match error {
        error @ ImageError::Unsupported(_) if is_ours => PictureError::Unusual(error),
        ImageError::Unsupported(_) => PictureError::Format,
        ImageError::Limits(_) => PictureError::TooLarge,
        error => PictureError::Broken(error),
    })
}
