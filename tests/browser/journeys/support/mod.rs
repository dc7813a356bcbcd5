//! What a journey needs: a browser, what it shows, and what the catalogue holds.

mod audit;
mod beside;
mod browser;
mod dossier;
mod element;
mod engine;
mod left_out;
mod notes;
mod page;
mod rendered;
mod road;

pub use audit::Node;
pub use beside::{Program, try_again};
pub use dossier::{Entry, UNKNOWN, dossier};
pub use element::{Element, Find};
pub use left_out::names_left_out;
pub use page::{Page, journey, journey_from};
pub use rendered::{Rendered, catalogue, catalogue_of};
pub use test_hosts::setting;

/// Text as a person reads it: any run of spaces is one space.
pub fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
