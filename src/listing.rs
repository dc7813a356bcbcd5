//! From a question to one page of answers: filter with counts, sort, cut into pages.
//!
//! Pure: no signals and no browser. What words match is [`search`](crate::search)'s to say; its hits come in as numbers.

mod answer;
mod index;
mod pages;
mod query;

pub use answer::{Answer, Group, GroupKind, Loosening, Choice, answer, loosenings};
pub use index::{Label, ListingIndex, Row, Members, build_index};
pub use pages::{Step, steps};
pub use query::{ListingQuery, Sort};
