use crate::{page_data::ResultCard, search::Query};
use std::sync::Arc;

/// All that is suggested for the words typed so far, in groups.
#[derive(Debug, Clone, Default)]
pub struct SuggestionGroups {
    /// The groups that have something to suggest.
    pub groups: Vec<SuggestionGroup>,
    /// What was looked for, to be marked where it stands; empty while nothing was.
    pub words: Arc<Query>,
}

/// Suggestions of one kind.
#[derive(Debug, Clone)]
pub struct SuggestionGroup {
    /// What they are.
    pub name: String,
    /// At least one.
    pub suggestions: Vec<Suggestion>,
}

/// A page that the visitor may be looking for.
#[derive(Debug, Clone)]
pub struct Suggestion {
    /// Its address.
    pub href: String,
    /// Its title.
    pub label: String,
    /// The language of its title when it is not the page's, as a BCP 47 tag; or else nothing.
    pub language: String,
    /// For an entry, what it is and from when.
    pub note: String,
}

impl Suggestion {
    /// A page of which the title says all.
    pub fn new(href: String, label: String) -> Self {
        Self { href, label, language: String::new(), note: String::new() }
    }

    /// The page of an entry.
    pub fn from_card(card: ResultCard) -> Self {
        Self { href: card.href, label: card.title, language: card.title_language, note: card.note }
    }
}

impl SuggestionGroups {
    /// How many there are in all groups.
    pub fn count(&self) -> usize {
        self.groups.iter().map(|group| group.suggestions.len()).sum()
    }
}

/// Where a key leads among so many suggestions, from the field (0) or the suggestion of that number (from 1); nothing for a
/// key that is the field's own. Up and down go round through the field, as the ARIA authoring practices have it; the ends
/// of the line are the field's until a suggestion is active.
pub fn move_to(key: &str, active: usize, count: usize) -> Option<usize> {
    match key {
        "ArrowDown" => Some((active + 1) % (count + 1)),
        "ArrowUp" => Some((active + count) % (count + 1)),
        "Home" if active > 0 => Some(1),
        "End" if active > 0 => Some(count),
        _ => None,
    }
}

/// The name of the element of a suggestion, by its number from 1; nothing for the field. There are names for as many as are
/// ever suggested.
pub fn element_of(number: usize) -> Option<&'static str> {
    const NAMES: [&str; 12] = [
        "suggestion-1",
        "suggestion-2",
        "suggestion-3",
        "suggestion-4",
        "suggestion-5",
        "suggestion-6",
        "suggestion-7",
        "suggestion-8",
        "suggestion-9",
        "suggestion-10",
        "suggestion-11",
        "suggestion-12",
    ];
    NAMES.get(number.checked_sub(1)?).copied()
}
