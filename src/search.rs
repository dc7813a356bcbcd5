//! French full-text search: indexed at build time, answered in the browser.
//!
//! The build calls [`build`] once and writes the files it returns. The browser opens the first one ([`HEAD`]) with
//! [`Index::open`], asks [`Index::wanted`] which others a [`Query`] needs, passes them to [`Index::load`] until none
//! is wanted, and calls [`Index::search`]. [`marked`] and [`excerpt`] then show where the words occur. This room
//! knows neither the catalogue nor the browser nor the disk: documents and bytes come in as plain values.
//!
//! # What it finds
//!
//! Every word of a query must match, in any field. If no entry has them all, the entries with most of the rare ones
//! come, and the query says so. Case, accents, ligatures, full-width and superscript characters, apostrophes,
//! elisions and hyphens make no difference. Plurals and feminines match each other (`stem`). The word being typed, or
//! one followed by `*`, also matches longer words. A word that occurs nowhere is read with a typing error or two
//! (`tolerance`). Synonyms of the catalogue find each other. A DOI, an ISBN and a date are found however they are
//! written (`words`). Words in quotation marks must stand side by side, exactly as typed; words such as “de” inside
//! them only keep the distance. A match in the title ranks above one in a person's name, then theme, summary, body;
//! within a field the exact form ranks above other forms, those above synonyms, then longer words, then corrected
//! ones. Several words add up. Equal ranks keep the order of the documents.
//!
//! # The index files, and why
//!
//! Three kinds of files. *Words*: every word of the catalogue, sorted, each stored as its difference from the one
//! before. *Entries*: for each word, the entries that contain it and the best field it occurs in. *Positions*: for
//! each word and entry, where; read for quoted phrases only. Each kind is split into files of five to ten kilobytes,
//! in the order of the words: a query reads one or two of each, and the words with one prefix are one range. An index
//! under a hundred kilobytes, some two hundred entries, travels in the head.
//!
//! Words are stored as written, not as stems: prefixes and typing errors are compared with what the texts say, and
//! the forms of a word, being neighbours, cost about a byte each.
//!
//! Alternatives, measured on ten thousand invented entries with 78,000 different words (bytes after brotli):
//! - Pagefind as a library misses “Europe” in “l’Europe” and words after U+2011, tolerates no typing error, and
//!   fetches 155 kB at 3,000 entries; this index fetches some 50.
//! - `fst` with Levenshtein automata: 173 kB for the words, 142 kB without their numbers, against 62 kB for the
//!   sorted list; and the automaton for two errors takes 2 to 17 ms to build, while one pass over the list, with rows
//!   of distances shared between neighbours, takes about 2.
//! - French Snowball: of 30 pairs of forms it separates 15 (“public”, “publique”; “enjeu”, “enjeux”), of 30 pairs of
//!   other words it conflates 10 (“générative”, “génération”; “fonds”, “fond”), and it weighs eight times as much as
//!   the rules of `stem`.
//! - One file for everything: 240 kB at a thousand entries, 2.1 MB at ten thousand.

#[cfg(feature = "ssr")]
mod build;
mod files;
mod index;
mod labels;
mod marks;
mod matches;
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
