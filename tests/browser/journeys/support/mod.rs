//! How a journey is walked: a browser, what it shows, and what the dossier is known to hold.

mod beside;
mod dossier;
mod element;
mod page;

pub use dossier::{Entry, dossier};
pub use element::{Element, Find};
pub use page::{Page, journey};

/// Text as a person reads it: every space, however wide and however long, is one space.
pub fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
