//! From words to ranked entries: French full-text search made at build time and answered in the browser.
//!
//! The build calls [`build`] once and writes the files it returns. The browser opens the first of them ([`HEAD`])
//! with [`Index::open`], asks [`Index::wanted`] which others a [`Query`] needs, hands them over with [`Index::load`]
//! until nothing is wanted, and calls [`Index::search`]. [`marked`] and [`excerpt`] then show where the words stand.
//! This room knows neither the catalogue nor the browser nor the disk: documents and bytes come in as plain values.
//!
//! # What is found
//!
//! Every word of a query must match, in any field; where no entry has them all, those come that have most of the rare
//! ones, and the query says so. Case, accents, ligatures, full-width and raised signs, apostrophes, elisions and hyphens
//! make no difference; plurals and feminines match each other (`stem`); the word being typed, or one with `*` behind it,
//! also matches longer words; a word that stands nowhere is read with a typing error or two (`tolerance`). Words that
//! mean the same, as the catalogue says, find each other. A DOI, an ISBN and a date are found however they are written
//! (`words`). Words between quotation marks stand side by
//! side, exactly so; words such as “de” inside them only keep the distance. A match in the title ranks above one in a
//! person's name, then theme, summary, body; within one field the very form that was typed ranks above other forms, those above words
//! that mean the same, then longer words, then corrected ones. Several words add up. Equal ranks keep the order in which the documents were given.
//!
//! # The shape of the index, and why
//!
//! Three kinds of files. *Words*: every word of the catalogue, sorted, each written as what differs from the one
//! before. *Entries*: for each word, the entries that hold it and the best field it stands in. *Positions*: for each
//! word and entry, where; read for quoted phrases only. Each kind is cut in files of five to ten kilobytes, in the
//! order of the words: a question reads one or two of each, and the words with one beginning are one range. An index
//! of less than a hundred kilobytes, some two hundred entries, travels in the head.
//!
//! Words are kept as they are written, not as stems: beginnings and typing errors are compared with what stands in the
//! texts, and the forms of a word, being neighbours, cost about a byte each.
//!
//! Considered, and measured on ten thousand invented entries with 78,000 different words (bytes after brotli):
//! - Pagefind as a library misses “Europe” in “l’Europe” and words after U+2011, forgives no typing error, and asks for
//!   155 kB at 3,000 entries, where this index asks for some 50.
//! - `fst` with Levenshtein automata: 173 kB for the words, 142 kB without their numbers, against 62 kB for the sorted
//!   list; and the automaton for two errors takes 2 to 17 ms to make, when one pass over the list, with rows of
//!   distances shared between neighbours, takes about 2.
//! - French Snowball: of 30 pairs of forms it parts 15 (“public”, “publique”; “enjeu”, “enjeux”), of 30 pairs of other
//!   words it joins 10 (“générative”, “génération”; “fonds”, “fond”), and weighs eight times the rules of `stem`.
//! - One file with everything: 240 kB at a thousand entries, 2.1 MB at ten thousand.

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
pub use marks::{excerpt, highlight, marked};
pub use query::Query;
