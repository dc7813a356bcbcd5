//! From a query to one page of results: filter with counts, sort, paginate.
//!
//! Pure: no signals, no browser. [`search`](crate::search) decides which words match; its hits come in as numbers.

mod feed;
mod index;
mod order;
mod pages;
mod query;
mod results;

pub use feed::feed_of;
pub use index::{Label, ListingIndex, Members, Row, build_index};
pub use order::by_rank;
pub use pages::{Step, steps};
pub use query::{ListingQuery, Sort};
pub use results::{FilterOn, FilterOption, Group, GroupKind, ListingResults, Loosening, list, loosenings};
