//! The compressed siblings of a file, made once here so that no server has to.

use anyhow::Result;
use brotli::enc::BrotliEncoderParams;
use brotli::enc::backward_references::BrotliEncoderMode;
use flate2::{Compression, write::GzEncoder};
use std::io::Write;

/// Smaller files travel in one packet anyway; of a page’s pictures, each somewhat larger, many travel at once.
const WORTH_IT: usize = 600;

/// How hard to try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effort {
    /// The smallest: 30 ms for a page of 32 kB.
    Best,
    /// 1.6 % more bytes than the best, in 12 ms.
    Good,
    /// 11 % more bytes than the best, in 1 ms; the levels between this and `Good` take more time for the same size.
    Quick,
}

/// A file's bytes under each `Content-Encoding` that makes them fewer.
#[derive(Debug, Clone, Default)]
pub struct Compressed {
    pub brotli: Option<Vec<u8>>,
    pub gzip: Option<Vec<u8>>,
}

/// Compresses what is text, or WebAssembly; pictures, sound and film already are.
pub fn compress(path: &str, bytes: &[u8], effort: Effort) -> Result<Compressed> {
    if bytes.len() < WORTH_IT || !is_compressible(path) {
        return Ok(Compressed::default());
    }
    let smaller = |compressed: Vec<u8>| (compressed.len() < bytes.len()).then_some(compressed);
    Ok(Compressed {
        brotli: smaller(brotli(bytes, path.ends_with(".wasm"), effort)?),
        gzip: smaller(gzip(bytes, effort)?),
    })
}

fn is_compressible(path: &str) -> bool {
    let extension = path.rsplit_once('.').map(|(_, extension)| extension).unwrap_or_default();
    matches!(
        extension,
        "html"
            | "css"
            | "js"
            | "mjs"
            | "json"
            | "webmanifest"
            | "xml"
            | "svg"
            | "txt"
            | "wasm"
            | "bib"
            | "ris"
            | "ico"
            | "bin"
            | "map"
    )
}

fn brotli(bytes: &[u8], is_binary: bool, effort: Effort) -> Result<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality: match effort {
            Effort::Best => 11,
            Effort::Good => 10,
            Effort::Quick => 6,
        },
        lgwin: window(bytes.len()),
        size_hint: bytes.len(),
        mode: if is_binary { BrotliEncoderMode::BROTLI_MODE_GENERIC } else { BrotliEncoderMode::BROTLI_MODE_TEXT },
        ..Default::default()
    };
    let mut compressed = Vec::with_capacity(bytes.len() / 3);
    brotli::BrotliCompress(&mut &*bytes, &mut compressed, &parameters)?;
    Ok(compressed)
}

/// The window that holds the whole file, as a power of two. Larger ones only cost memory; below 17 the encoder changes to methods
/// that take ten times as long at the quick level, above 22 browsers need more memory too.
fn window(length: usize) -> i32 {
    (17..22).find(|power| length <= 1 << power).unwrap_or(22)
}

fn gzip(bytes: &[u8], effort: Effort) -> Result<Vec<u8>> {
    // 1 % lies between the two, and half of the time.
    let level = if effort == Effort::Quick { Compression::default() } else { Compression::best() };
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 3), level);
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_comes_back_as_it_was() -> Result<()> {
        let page = "<p>Une page de texte.</p>".repeat(100).into_bytes();
        for effort in [Effort::Best, Effort::Good, Effort::Quick] {
            let compressed = compress("index.html", &page, effort)?;
            let mut opened = Vec::new();
            brotli::BrotliDecompress(&mut compressed.brotli.unwrap_or_default().as_slice(), &mut opened)?;
            assert_eq!(opened, page);
            let mut opened = flate2::write::GzDecoder::new(Vec::new());
            opened.write_all(&compressed.gzip.unwrap_or_default())?;
            assert_eq!(opened.finish()?, page);
        }
        Ok(())
    }

    #[test]
    fn small_files_and_pictures_stay_as_they_are() -> Result<()> {
        for (path, bytes) in [("robots.txt", vec![b'a'; 300]), ("photo.jpg", vec![b'a'; 30_000])] {
            let compressed = compress(path, &bytes, Effort::Best)?;
            assert!(compressed.brotli.is_none() && compressed.gzip.is_none(), "{path}");
        }
        Ok(())
    }
}
