//! How a journey is walked: a browser, what it shows, and what the dossier is known to hold.

mod audit;
mod beside;
mod browser;
mod dossier;
mod element;
mod engine;
mod notes;
mod page;
mod road;

pub use beside::{Program, setting, try_again};
pub use dossier::{Entry, UNKNOWN, dossier};
pub use element::{Element, Find};
pub use engine::Engine;
pub use page::{Page, journey, journey_but_in, journey_only_in};

/// Text as a person reads it: every space, however wide and however long, is one space.
pub fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
