//! The rules of each style, in French.

mod apa;
mod chicago;
mod iso690;
mod line;
mod mla;
mod names;
mod parts;

use super::{
    reference::Reference,
    style::{Run, Style},
};
use crate::catalogue::{Catalogue, Entry};

/// An entry as a reference in each style. `address` is the entry's page, used as the last resort.
pub fn styled(entry: &Entry, catalogue: &Catalogue, address: &str) -> [(Style, Vec<Run>); Style::ALL.len()] {
    let reference = Reference::new(entry, catalogue, address);
    Style::ALL.map(|style| {
        let line = match style {
            Style::Iso690 => iso690::line(&reference),
            Style::Apa => apa::line(&reference),
            Style::Chicago => chicago::line(&reference),
            Style::Mla => mla::line(&reference),
        };
        (style, line.into_runs())
    })
}
