//! What a journey needs: a browser, what it shows, and what the catalogue holds.

mod audit;
mod browser;
mod element;
mod engine;
mod fixture;
mod left_out;
mod notes;
mod page;
mod processes;
mod proxy;
mod rendered;

pub use audit::Node;
pub use element::{Element, Find};
pub use fixture::{Entry, UNKNOWN, fixture};
pub use left_out::names_left_out;
pub use page::{Page, journey, journey_from};
pub use processes::{Program, try_again};
pub use rendered::{Rendered, catalogue, catalogue_of};
pub use test_hosts::setting;

/// Text as a person reads it: any run of spaces is one space.
pub fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
