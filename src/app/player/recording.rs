//! A recording that is heard, and where the device keeps how far.

use crate::{platform::storage, playback::Positions};
use leptos::tachys::renderer::types::Element;

/// Where the device keeps the positions of recordings.
const POSITIONS: &str = "kiosque.ecoute";

/// A recording that is heard.
pub struct Recording {
    /// The path of its page.
    pub page: String,
    /// The link that leads to the file itself.
    pub file: Option<Element>,
    /// Its length, by the catalogue.
    pub length: Option<u32>,
    /// Where it has to begin, until the file is there.
    pub start: Option<u32>,
    /// The position that is shown.
    pub shown: Option<u32>,
}

impl Recording {
    /// Keeps on the device where it is.
    pub fn keep(&self, position: u32) {
        // Where it has not begun yet, it stays where it was left.
        if self.start.is_some() {
            return;
        }
        let mut positions = positions();
        positions.leave(&self.page, position, self.length);
        match positions.text() {
            text if text.is_empty() => storage::remove(POSITIONS),
            text => drop(storage::set(POSITIONS, &text)),
        }
    }
}

/// Where the visitor left the recording of a page.
pub fn left_at(page: &str) -> Option<u32> {
    positions().of(page)
}

fn positions() -> Positions {
    Positions::parse(&storage::get(POSITIONS).unwrap_or_default())
}
