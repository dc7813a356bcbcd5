//! Photographs and drawings that a catalogue brings: how large they are, and the smaller ones that pages show.
//!
//! This room knows bytes; where they come from and where they go it does not.

use image::{DynamicImage, ImageError, ImageReader, imageops::FilterType};
use std::{collections::HashMap, fmt, io::Cursor};

/// The pictures of a site, by the path on it that a catalogue gives: `/images/plage.jpg`.
pub type Pictures = HashMap<String, Size>;

/// The widths that pages offer, in pixels: a card, a card on a fine screen, a whole column there.
const WIDTHS: [u32; 3] = [480, 960, 1440];

/// How close a smaller picture comes to the original, of 100: what most photographs bear without a trace.
const QUALITY: f32 = 78.0;

/// How large a picture is, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// From side to side.
    pub width: u32,
    /// From top to bottom.
    pub height: u32,
}

/// Why bytes are not a picture that can be shown.
#[derive(Debug)]
pub enum PictureError {
    /// They are a format that no library here reads, or none at all.
    Format,
    /// They begin as a picture and do not go on as one.
    Broken(ImageError),
    /// The smaller picture cannot be written.
    Unwritable(String),
}

impl fmt::Display for PictureError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Format => formatter.write_str("it is neither JPEG nor PNG nor WebP"),
            Self::Broken(error) => write!(formatter, "it cannot be read to its end: {error}"),
            Self::Unwritable(error) => write!(formatter, "it cannot be made smaller: {error}"),
        }
    }
}

impl std::error::Error for PictureError {}

impl Size {
    /// Reads a picture to its end and tells its size.
    ///
    /// # Errors
    /// When the bytes are no JPEG, PNG or WebP picture, or a broken one.
    pub fn read(bytes: &[u8]) -> Result<Self, PictureError> {
        let picture = decode(bytes)?;
        Ok(Self { width: picture.width(), height: picture.height() })
    }

    /// The widths in which a picture of this size is offered: never more than it has.
    pub fn widths(self) -> Vec<u32> {
        let smaller = WIDTHS.into_iter().filter(|width| *width < self.width);
        let own = WIDTHS.last().is_some_and(|largest| self.width <= *largest).then_some(self.width);
        smaller.chain(own).collect()
    }
}

/// The picture as WebP in one of its [`Size::widths`].
///
/// # Errors
/// When it cannot be read, or written.
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

/// The address of a smaller picture, from that of the picture itself.
pub fn path(picture: &str, width: u32) -> String {
    format!("{picture}-{width}.webp")
}

fn decode(bytes: &[u8]) -> Result<DynamicImage, PictureError> {
    // The limits of the library stand: a small file that claims to be a huge picture is refused.
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| PictureError::Format)?;
    reader.decode().map_err(|error| match error {
        ImageError::Unsupported(_) => PictureError::Format,
        error => PictureError::Broken(error),
    })
}
