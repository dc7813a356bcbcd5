//! From words to ranked entries: French full-text search made at build time and answered in the browser.
//!
//! The build calls [`build`] once and writes the files it returns. The browser opens the first of them ([`HEAD`])
//! with [`Index::open`], asks [`Index::wanted`] which others a [`Query`] needs, hands them over with [`Index::load`]
//! until nothing is wanted, and calls [`Index::search`]. [`highlight`] and [`excerpt`] then show where the words stand.
//! This room knows neither the catalogue nor the browser nor the disk: documents and bytes come in as plain values.
//!
//! # What is found
//!
//! Every word of a query must match, in any field. Case, accents, ligatures, apostrophes, elisions and hyphens make no
//! difference; plurals and feminines match each other (`stem`); the word being typed also matches longer words; a word
//! that stands nowhere is read with a typing error or two (`tolerance`). Words between quotation marks stand side by
//! side, exactly so. A match in the title ranks above one in a person's name, then theme, summary, body; within one
//! field an exact match ranks above a longer word, and that above a corrected one. Equal ranks keep the order in which
//! the documents were given.
//!
//! # The shape of the index, and why
//!
//! Three kinds of files. *Words*: every word of the catalogue, sorted, each written as what differs from the one before.
//! *Entries*: for each word, the entries that hold it and the best field it stands in. *Positions*: for each word and
//! entry, where; read for quoted phrases only. Each kind is cut in files of some ten kilobytes, in the order of
//! the words, so a question reads one or two of each, and the beginning of a word is one contiguous range. Words of a
//! catalogue that fits one small file all travel in the head.
//!
//! Words are kept as they are written, not as stems: a beginning and a typing error are then compared with
//! what stands in the texts, and forms of one word, which are neighbours, cost about a byte each.
//!
//! Considered, and measured where that was cheap:
//! - Pagefind as a library misses “Europe” in “l’Europe” and words after U+2011, has no tolerance for typing errors, and
//!   asks for 155 kB at 3,000 entries; its engine is a second WebAssembly module with its own loader.
//! - `fst` with Levenshtein automata: the same 47,000 words weigh 196 kB after brotli as a map, 108 kB as the sorted list
//!   here; an automaton pays when most of a large dictionary must not be visited, and one pass over this list, with the
//!   rows of the distance shared between neighbours, takes some two milliseconds.
//! - French Snowball: four to five kilobytes of the bundle, and it joins what a reader keeps apart (“générative”,
//!   “génération”, “général”). The rules of `stem` do plurals and feminines only, in a tenth of that.
//! - One file with everything: fine to about a thousand entries, two megabytes at ten thousand.

mod answer;
#[cfg(feature = "ssr")]
mod build;
mod files;
mod index;
mod labels;
mod marks;
mod query;
mod stem;
mod tolerance;
mod words;

#[cfg(feature = "ssr")]
pub use build::{Document, IndexFile, build};
pub use files::HEAD;
pub use index::{Hit, Index};
pub use labels::match_labels;
pub use marks::{excerpt, highlight};
pub use query::Query;
