//! What a name is made of.

#[cfg(feature = "ssr")]
mod reading;
#[cfg(feature = "ssr")]
mod words;

#[cfg(feature = "ssr")]
pub(super) use reading::{Doubt, as_printed, as_said};

/// What a name is made of, as far as the catalogue says it or the name itself leaves no doubt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NameParts {
    /// “Laure” “de” “Roucy-Rochegonde”.
    Person {
        /// Given names or initials.
        given: Option<String>,
        /// What is printed with the family name but not sorted by: “de”, “von der”.
        particle: Option<String>,
        /// The family name, with an article that belongs to it: “Le Picard”.
        family: String,
        /// What follows the whole name: “Jr.”, “III”.
        suffix: Option<String>,
    },
    /// The name of a body, which is never taken apart.
    Organisation,
    /// Nobody says where the family name begins, and nothing shows it: the name stays as it is printed.
    Unknown,
}
