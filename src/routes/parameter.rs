//! The names of query parameters, which are also names of form fields, and some of their values.

use crate::catalogue::Frequency;

/// Words to find.
pub const WORDS: &str = "q";

/// A kind, repeatable.
pub const KIND: &str = "type";

/// A theme, repeatable.
pub const THEME: &str = "theme";

/// A person, repeatable.
pub const AUTHOR: &str = "auteur";

/// A year, repeatable.
pub const YEAR: &str = "annee";

/// The order of a list.
pub const SORT: &str = "tri";

/// Which page of the results.
pub const PAGE: &str = "page";

/// An amount to give.
pub const AMOUNT: &str = "montant";

/// How often to give.
pub const FREQUENCY: &str = "frequence";

/// The value for a frequency.
pub fn frequency(frequency: Frequency) -> &'static str {
    match frequency {
        Frequency::Once => "ponctuel",
        Frequency::Monthly => "mensuel",
    }
}

/// Parses the value for a frequency.
pub fn read_frequency(word: &str) -> Option<Frequency> {
    Frequency::ALL.into_iter().find(|known| frequency(*known) == word)
}

/// The ids of entries, in the fragment of the reading list.
pub const SHARED: &str = "documents";
