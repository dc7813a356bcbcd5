//! An entry as others cite it: a French sentence, the reference of four styles, BibTeX, RIS and CSL-JSON.
//!
//! All are written from one `Reference`, so they never disagree. They state what the catalogue says of the
//! document and nothing more: no access date (the build has no clock), no abstract or keywords (summaries and themes
//! are this site's words, not the authors'), no publisher deduced from the site. This room knows no page and no file.
//!
//! Alternatives:
//! - `biblatex` 0.12, which the tests use to read the result, writes BibTeX too. It leaves `Études` as it is, which
//!   classic BibTeX sorts behind `z`, and writes a brace as `\{`, which BibTeX counts as one. It knows neither RIS
//!   nor CSL-JSON.
//! - `hayagriva` 0.10 writes references in any style of CSL. Tried with the entries of this site, in the four styles and in
//!   French: 25 more crates, 48 s to compile them, 3.5 MB of styles in the program, 20 ms for each entry. It wrote “Picard, Hugo
//!   Le”, “d’ Ormesson” and “, V. Giscard d’Estaing”, “[no date]” for a dated video without author, “juillet 3”, a full stop
//!   after each question mark, and made speakers actors (“interprété par”). So `styles` has the rules of the four, in no crate
//!   and next to no time. citeproc-js, the reference processor, was the second opinion. It differs in words that are not
//!   French, in the order of day and month, and in particles, which it leaves in front in MLA and ISO 690.

mod bibtex;
mod csl;
mod key;
mod latex;
mod name;
mod reference;
mod ris;
mod sentence;
mod style;
mod styles;

pub use bibtex::bibtex;
pub use csl::csl_json;
pub use key::Keys;
pub use name::inverted;
pub use reference::authors;
pub use ris::ris;
pub use sentence::{Sentence, sentence};
pub use style::{Run, Style};
pub use styles::styled;
