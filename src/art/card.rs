use super::{CARD_SIZE, SIZE};
use png::{BitDepth, ColorType, Compression, Encoder};
use resvg::{
    render,
    tiny_skia::{Pixmap, Transform},
    usvg::{Options, Tree},
};
use std::collections::HashMap;

/// How many colours an image with a palette may have.
const PALETTE: usize = 256;

/// A drawing in the size of a share card. Its edges have a hundred tones or so between its colours, so a palette is
/// enough, and the file is a third of its size without one.
pub fn png(svg: &str, colours: &[[u8; 3]]) -> Result<Vec<u8>, String> {
    let tree = Tree::from_str(svg, &Options::default()).map_err(|error| error.to_string())?;
    let mut pixels = Pixmap::new(CARD_SIZE.0, CARD_SIZE.1).ok_or("a share card has no size")?;
    let scale = CARD_SIZE.0 as f32 / SIZE.0 as f32;
    render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    let (palette, indexes) = indexed(pixels.data(), colours);
    encode(&palette, &indexes).map_err(|error| error.to_string())
}

/// The colours of an opaque image, and the colour index of each pixel. Nearly equal tones are merged.
fn indexed(pixels: &[u8], colours: &[[u8; 3]]) -> (Vec<u8>, Vec<u8>) {
    let near = |[red, green, blue]: [u8; 3]| [red >> 3, green >> 3, blue >> 3];
    let mut palette: Vec<u8> = Vec::new();
    let mut known: HashMap<[u8; 3], u8> = HashMap::new();
    let mut indexes = Vec::with_capacity(pixels.len() / 4);
    let mut index_of = |colour: [u8; 3]| {
        let next = palette.len() / 3;
        // A full palette returns its last tone again.
        let index = known.entry(near(colour)).or_insert(next.min(PALETTE - 1) as u8);
        if usize::from(*index) == next {
            palette.extend(colour);
        }
        *index
    };
    // The drawing's own colours first, so that they stay exact.
    for colour in colours {
        index_of(*colour);
    }
    let mut last = ([0; 3], index_of([0; 3]));
    for pixel in pixels.as_chunks::<4>().0 {
        let [red, green, blue, _] = *pixel;
        let colour = [red, green, blue];
        // Most pixels equal their neighbour.
        if colour != last.0 {
            last = (colour, index_of(colour));
        }
        indexes.push(last.1);
    }
    (palette, indexes)
}

fn encode(palette: &[u8], indexes: &[u8]) -> Result<Vec<u8>, png::EncodingError> {
    let mut image = Vec::new();
    let mut encoder = Encoder::new(&mut image, CARD_SIZE.0, CARD_SIZE.1);
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(palette);
    encoder.set_compression(Compression::Balanced);
    encoder.write_header()?.write_image_data(indexes)?;
    Ok(image)
}
