//! The compressed siblings of a file, made once here so that no server has to.
//!
//! `brotli` compresses; sharing the compressed beginning of pages that start alike is our own (see [`Compressor`]).
//! Measured on an entry's page of 27 kB, against the smallest possible: each page by itself has 2.4 % more bytes
//! after 11 ms of work, or 8.5 % more after 0.5 ms; in two parts 1.5 % more after 6 ms, or 4.5 % more after 0.3 ms.
//! So a site of ten thousand entries renders within a minute on two cores. A dictionary shared by pages in the
//! browser (RFC 9842) must be negotiated by the server, and these files are for any server.

use anyhow::{Result, bail};
use brotli::enc::backward_references::{BrotliEncoderMode, UnionHasher};
use brotli::enc::encode::{BrotliEncoderDestroyInstance, BrotliEncoderOperation, BrotliEncoderStateStruct};
use brotli::enc::{BrotliEncoderMaxCompressedSize, BrotliEncoderParams, StandardAlloc};
use flate2::{Compression, write::GzEncoder};
use kiosque::routes::is_citation;
use std::collections::HashMap;
use std::io::Write;
use std::sync::{Arc, Mutex, PoisonError};

/// Smaller files travel in one packet anyway; a page’s pictures are each somewhat larger, and many travel at once.
const WORTH_IT: usize = 600;

/// The least that a sibling must save, in bytes and as a share of its file: less is not worth one more file to
/// deploy, count and keep.
const SAVING: usize = 256;
const SAVING_PART: usize = 10;

/// The compressed siblings of a site's files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Encodings {
    pub brotli: bool,
    pub gzip: bool,
}

impl Encodings {
    pub const NONE: Self = Self { brotli: false, gzip: false };
    pub const GZIP: Self = Self { brotli: false, gzip: true };
    pub const BROTLI: Self = Self { brotli: true, gzip: false };
    pub const ALL: Self = Self { brotli: true, gzip: true };

    /// Each with its word on the command line and in the marker of a folder.
    const WORDS: [(&str, Self); 4] =
        [("none", Self::NONE), ("gzip", Self::GZIP), ("brotli", Self::BROTLI), ("all", Self::ALL)];

    /// Those words.
    pub fn words() -> [&'static str; Self::WORDS.len()] {
        Self::WORDS.map(|(word, _)| word)
    }

    pub fn parse(word: &str) -> Option<Self> {
        Self::WORDS.into_iter().find(|(known, _)| *known == word).map(|(_, encodings)| encodings)
    }

    pub fn word(self) -> &'static str {
        Self::WORDS.into_iter().find(|(_, encodings)| *encodings == self).map_or("", |(word, _)| word)
    }

    /// The encodings in both.
    pub fn and(self, others: Self) -> Self {
        Self { brotli: self.brotli && others.brotli, gzip: self.gzip && others.gzip }
    }

    /// The encodings not in the other.
    pub fn without(self, others: Self) -> Self {
        Self { brotli: self.brotli && !others.brotli, gzip: self.gzip && !others.gzip }
    }
}

/// How hard to try. The figures are for an entry's page of 27 kB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effort {
    /// The smallest: 24 ms.
    Best,
    /// 2.4 % more bytes than the best, in 11 ms; 1.5 % more in 6 ms for pages that start alike (see [`Compressor`]).
    Good,
    /// 8.5 % more bytes than the best, in 0.5 ms; 4.5 % more in 0.3 ms for pages that start alike. The levels between
    /// this and `Good` take more time for the same size.
    Quick,
}

impl Effort {
    /// The level for brotli's encoder.
    fn quality(self) -> i32 {
        match self {
            Self::Best => 11,
            Self::Good => 10,
            Self::Quick => 6,
        }
    }
}

/// A file's bytes under each requested `Content-Encoding` that makes them fewer.
#[derive(Debug, Clone, Default)]
pub struct Compressed {
    pub brotli: Option<Vec<u8>>,
    pub gzip: Option<Vec<u8>>,
}

impl Compressed {
    /// Keeps only these encodings.
    pub fn only(self, encodings: Encodings) -> Self {
        Self { brotli: self.brotli.filter(|_| encodings.brotli), gzip: self.gzip.filter(|_| encodings.gzip) }
    }
}

/// Compresses the files of a site.
///
/// Thousands of pages start alike, down to the end of their styles: more than half of their bytes. That part is
/// compressed once, as small as possible, and each page continues from there with the rest.
#[derive(Debug, Default)]
pub struct Compressor {
    /// Beginnings of pages, with their compressed form.
    beginnings: Mutex<HashMap<Vec<u8>, Arc<[u8]>>>,
}

/// Where the common part of many pages ends.
const COMMON_END: &[u8] = b"</style>";

impl Compressor {
    /// Compresses text and WebAssembly; pictures, sound and film are compressed already.
    pub fn compress(&self, path: &str, bytes: &[u8], effort: Effort, encodings: Encodings) -> Result<Compressed> {
        if bytes.len() < WORTH_IT || !is_compressible(path) {
            return Ok(Compressed::default());
        }
        let most = bytes.len() - SAVING.max(bytes.len() / SAVING_PART);
        let smaller = |compressed: Vec<u8>| (compressed.len() <= most).then_some(compressed);
        let gzip = if encodings.gzip { smaller(gzip(bytes, effort)?) } else { None };
        let brotli = if encodings.brotli { smaller(self.brotli(path, bytes, effort)?) } else { None };
        Ok(Compressed { brotli, gzip })
    }

    fn brotli(&self, path: &str, bytes: &[u8], effort: Effort) -> Result<Vec<u8>> {
        let page = (effort != Effort::Best && path.ends_with(".html") && window(bytes.len()) == PAGE_WINDOW)
            .then(|| bytes.windows(COMMON_END.len()).position(|part| part == COMMON_END))
            .and_then(|end| bytes.split_at_checked(end? + COMMON_END.len()));
        match page {
            Some((beginning, rest)) => self.page(beginning, rest, effort),
            None => brotli(bytes, path.ends_with(".wasm"), effort),
        }
    }

    /// One brotli stream of two parts; the second refers back to the first.
    fn page(&self, beginning: &[u8], rest: &[u8], effort: Effort) -> Result<Vec<u8>> {
        let beginnings = || self.beginnings.lock().unwrap_or_else(PoisonError::into_inner);
        let known = beginnings().get(beginning).cloned();
        let first = match known {
            Some(first) => first,
            None => {
                let first: Arc<[u8]> = part(&[], beginning, Effort::Best)?.into();
                beginnings().insert(beginning.to_vec(), first.clone());
                first
            }
        };
        Ok([&first, part(beginning, rest, effort)?.as_slice(), &[EMPTY_LAST_BLOCK]].concat())
    }
}

/// Whether a file gets smaller, and is fetched often enough: a citation is fetched alone and rarely, and every entry
/// has five.
fn is_compressible(path: &str) -> bool {
    if is_citation(path) {
        return false;
    }
    let extension = path.rsplit_once('.').map(|(_, extension)| extension).unwrap_or_default();
    matches!(
        extension,
        "html" | "css" | "js" | "mjs" | "json" | "webmanifest" | "xml" | "svg" | "txt" | "wasm" | "ico" | "bin" | "map"
    )
}

fn brotli(bytes: &[u8], is_binary: bool, effort: Effort) -> Result<Vec<u8>> {
    let parameters = BrotliEncoderParams {
        quality: effort.quality(),
        lgwin: window(bytes.len()),
        size_hint: bytes.len(),
        mode: if is_binary { BrotliEncoderMode::BROTLI_MODE_GENERIC } else { BrotliEncoderMode::BROTLI_MODE_TEXT },
        ..Default::default()
    };
    let mut compressed = Vec::with_capacity(bytes.len() / 3);
    brotli::BrotliCompress(&mut &*bytes, &mut compressed, &parameters)?;
    Ok(compressed)
}

/// The window of a stream made of parts, which must all use the same.
const PAGE_WINDOW: i32 = 17;

/// The end of a stream of parts: a last, empty block (RFC 7932, section 9.2: ISLAST and ISLASTEMPTY are set).
const EMPTY_LAST_BLOCK: u8 = 0b11;

/// A part of a brotli stream that ends at a whole byte, so that another can follow; `before` is the text of the parts
/// before it, and the first part has the stream's header.
fn part(before: &[u8], text: &[u8], effort: Effort) -> Result<Vec<u8>> {
    let is_later = !before.is_empty();
    let mut encoder = BrotliEncoderStateStruct::new(StandardAlloc::default());
    encoder.params = BrotliEncoderParams {
        quality: effort.quality(),
        lgwin: PAGE_WINDOW,
        size_hint: text.len(),
        mode: BrotliEncoderMode::BROTLI_MODE_TEXT,
        bare_stream: true,
        byte_align: true,
        catable: is_later,
        appendable: is_later,
        ..Default::default()
    };
    if is_later {
        encoder.set_custom_dictionary_with_optional_precomputed_hasher(before.len(), before, UnionHasher::Uninit, true);
        // The encoder skips the format's static dictionary if it does not know how far back the stream starts. Here
        // it knows.
        encoder.params.use_dictionary = true;
    }
    let mut compressed = vec![0; BrotliEncoderMaxCompressedSize(text.len()).max(1024)];
    let (mut left, mut read, mut room, mut written) = (text.len(), 0, compressed.len(), 0);
    let is_done = encoder.compress_stream(
        BrotliEncoderOperation::BROTLI_OPERATION_FINISH,
        &mut left,
        text,
        &mut read,
        &mut room,
        &mut compressed,
        &mut written,
        &mut None,
        &mut |_, _, _, _| (),
    ) && encoder.is_finished();
    BrotliEncoderDestroyInstance(&mut encoder);
    if !is_done {
        bail!("brotli did not finish a part of a page");
    }
    compressed.truncate(written);
    Ok(compressed)
}

/// The window that holds the whole file, as a power of two. Larger ones only cost memory; below 17 the encoder
/// switches to methods that take ten times as long at the quick level, above 22 browsers need more memory too.
fn window(length: usize) -> i32 {
    (PAGE_WINDOW..22).find(|power| length <= 1 << power).unwrap_or(22)
}

fn gzip(bytes: &[u8], effort: Effort) -> Result<Vec<u8>> {
    // The two differ by 1 % in size, and by half in time.
    let level = if effort == Effort::Best { Compression::best() } else { Compression::default() };
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
            let compressed = Compressor::default().compress("index.html", &page, effort, Encodings::ALL)?;
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
    fn pages_that_begin_alike_come_back_each_as_it_was() -> Result<()> {
        let styles = "p { color: red } .carte { display: grid }".repeat(60);
        let compressor = Compressor::default();
        for words in
            ["L’été", "the quick brown fox jumps over the lazy dog, and so does the government", "", "</style>"]
        {
            for count in [1, 40, 400] {
                let page = format!("<style>{styles}</style><p>{}</p>", words.repeat(count)).into_bytes();
                for effort in [Effort::Good, Effort::Quick] {
                    let compressed = compressor.compress("index.html", &page, effort, Encodings::ALL)?;
                    let mut opened = Vec::new();
                    brotli::BrotliDecompress(&mut compressed.brotli.unwrap_or_default().as_slice(), &mut opened)?;
                    assert_eq!(String::from_utf8(opened)?, String::from_utf8_lossy(&page));
                }
            }
        }
        Ok(())
    }

    #[test]
    fn a_file_has_only_the_siblings_that_were_asked_for() -> Result<()> {
        let page = "<p>Une page de texte.</p>".repeat(100).into_bytes();
        for (word, has_brotli, has_gzip) in
            [("none", false, false), ("gzip", false, true), ("brotli", true, false), ("all", true, true)]
        {
            let encodings = Encodings::parse(word).unwrap_or(Encodings::NONE);
            assert_eq!(encodings.word(), word);
            let compressed = Compressor::default().compress("index.html", &page, Effort::Good, encodings)?;
            assert_eq!((compressed.brotli.is_some(), compressed.gzip.is_some()), (has_brotli, has_gzip), "{word}");
        }
        assert_eq!(Encodings::parse("zip"), None);
        Ok(())
    }

    #[test]
    fn what_would_hardly_be_smaller_stays_as_it_is() -> Result<()> {
        // Incompressible numbers, so that only the blanks after them can be saved.
        let numbers = |count: usize| -> Vec<u8> {
            let next =
                |number: &u64| Some((number ^ (number << 13)).rotate_left(29).wrapping_mul(0x9e37_79b9_7f4a_7c15));
            std::iter::successors(Some(7), next).skip(1).take(count).map(|number: u64| (number >> 56) as u8).collect()
        };
        let with_blanks = |count: usize, blanks: usize| [numbers(count), vec![b' '; blanks]].concat();
        for (path, bytes) in [
            ("robots.txt", vec![b'a'; 300]),
            ("photo.jpg", vec![b'a'; 30_000]),
            ("documents/x/citation.csl.json", vec![b'a'; 3_000]),
            ("documents/x/citation.bib", vec![b'a'; 3_000]),
            ("documents/x/actions.json", vec![b'a'; 3_000]),
            ("index.json", with_blanks(500, 150)),
            ("head.bin", with_blanks(40_000, 600)),
        ] {
            let compressed = Compressor::default().compress(path, &bytes, Effort::Best, Encodings::ALL)?;
            assert!(compressed.brotli.is_none() && compressed.gzip.is_none(), "{path}");
        }
        let bytes = with_blanks(400, 700);
        let compressed = Compressor::default().compress("index.json", &bytes, Effort::Best, Encodings::ALL)?;
        assert!(compressed.brotli.is_some_and(|brotli| brotli.len() + 256 <= bytes.len()));
        Ok(())
    }
}
