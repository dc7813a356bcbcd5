//! The parts of a name.

#[cfg(feature = "ssr")]
mod reading;
#[cfg(feature = "ssr")]
mod words;

#[cfg(feature = "ssr")]
pub(super) use reading::{Doubt, as_printed, as_said};

/// The parts of a name, if the catalogue states them or the name leaves no doubt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NameParts {
    /// “Laure” “de” “Roucy-Rochegonde”.
    Person {
        /// Given names or initials.
        given: Option<String>,
        /// Printed with the family name but not sorted by: “de”, “von der”.
        particle: Option<String>,
        /// The family name, with an article that belongs to it: “Le Picard”.
        family: String,
        /// The suffix after the whole name: “Jr.”, “III”.
        suffix: Option<String>,
    },
    /// The name of an organisation, never split.
    Organisation,
    /// Unknown: nothing tells where the family name starts, so the name stays as printed.
    Unknown,
}
