//! From a question to one page of answers: filter with counts, sort, cut into pages.
//!
//! Pure: no signals and no browser. What words match is [`search`](crate::search)'s to say; its hits come in as numbers.

mod answer;
mod feed;
mod index;
mod order;
mod pages;
mod query;

pub use answer::{Answer, Choice, FilterOn, Group, GroupKind, Loosening, answer, loosenings};
pub use feed::feed_of;
pub use index::{Label, ListingIndex, Members, Row, build_index};
pub use order::by_rank;
pub use pages::{Step, steps};
pub use query::{ListingQuery, Sort};
