use serde::{Deserialize, Serialize};

/// What a listing is about; the names are those of addresses.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ListingScope {
    /// Every entry.
    All,
    /// A section.
    Section(String),
    /// A theme.
    Theme(String),
    /// A person.
    Person(String),
}
