//! The keys of entries in `.bib` files.

use crate::catalogue::{Catalogue, Entry, EntryId, NameParts, Person};
use std::collections::{HashMap, HashSet};

/// The key of every entry in a `.bib` file: family name, year and first telling word of the title,
/// `velliet-2024-financer`. Further words replace what is missing: `le-picard-normes-techniques`,
/// `moment-deepseek-2025`. ASCII letters, digits and hyphens only.
///
/// Keys are unique. On a conflict the older entry keeps its key and the newer one adds words of its own id,
/// `velliet-2024-financer-rival`: so a key that somebody cites does not change when a newer entry is added. Letters
/// (a, b, c) would all shift when one in the middle is added; words do not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keys(HashMap<EntryId, String>);

impl Keys {
    /// Assigns the keys of a catalogue.
    pub fn new(catalogue: &Catalogue) -> Self {
        let mut entries: Vec<&Entry> = catalogue.entries.iter().collect();
        // Entries without a date come last, since nothing tells their order; then the id decides.
        entries.sort_by_key(|entry| (entry.date.is_none(), entry.date.map(|date| date.first_day()), entry.id.as_str()));
        let mut used: HashSet<String> = HashSet::with_capacity(entries.len());
        let mut keys = HashMap::with_capacity(entries.len());
        for entry in entries {
            let key = free_key(entry, catalogue, &used);
            used.insert(key.clone());
            keys.insert(entry.id.clone(), key);
        }
        Self(keys)
    }

    /// The key of an entry; its id for an entry of another catalogue.
    pub fn get<'a>(&'a self, id: &'a EntryId) -> &'a str {
        self.0.get(id).map_or(id.as_str(), String::as_str)
    }
}

/// The shortest key of an entry that is still free.
fn free_key(entry: &Entry, catalogue: &Catalogue, used: &HashSet<String>) -> String {
    let (key, more) = key(entry, catalogue);
    if !used.contains(&key) {
        return key;
    }
    let mut longer = key.clone();
    for word in more {
        longer = format!("{longer}-{word}");
        if !used.contains(&longer) {
            return longer;
        }
    }
    let numbered = (2_usize..).map(|number| format!("{longer}-{number}")).find(|key| !used.contains(key));
    numbered.unwrap_or(longer)
}

/// The preferred key of an entry, and the words that would extend it.
fn key<'a>(entry: &'a Entry, catalogue: &'a Catalogue) -> (String, Vec<&'a str>) {
    let year = entry.date.map(|date| date.year().to_string());
    let first = entry.authors.first().or(entry.speakers.first()).and_then(|id| catalogue.person(id));
    match first {
        Some(person) => {
            let id: Vec<&str> = person.id.as_str().split('-').collect();
            // Titles of interviews often start with the name, which would repeat it.
            let count = if year.is_some() { 1 } else { 2 };
            let (words, more) = telling_words(entry, &id, count);
            ([Some(family(person)), year, Some(words)].into_iter().flatten().collect::<Vec<_>>().join("-"), more)
        }
        None => {
            let (words, more) = telling_words(entry, &[], 3);
            ([Some(words), year].into_iter().flatten().collect::<Vec<_>>().join("-"), more)
        }
    }
}

/// The words of a person's id that match the sort name; the id is already ASCII.
fn family(person: &Person) -> String {
    let id: Vec<&str> = person.id.as_str().split('-').collect();
    let count = |text: &str| text.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty()).count();
    let NameParts::Person { family, suffix, .. } = &person.parts else {
        let words: Vec<&str> = silent_left_out(person.id.as_str()).take(3).collect();
        return if words.is_empty() { person.id.to_string() } else { words.join("-") };
    };
    let all = count(&person.name);
    // If the id has as many words as the name, the family name has the same position in both; else it is at the end.
    let before = person.name.find(family.as_str()).and_then(|start| person.name.get(..start)).map(count);
    let suffix = suffix.as_deref().map_or(0, count);
    let tail = id.len().saturating_sub(count(family) + if all == id.len() { suffix } else { 0 });
    let start = before.filter(|_| all == id.len()).unwrap_or(tail);
    id.iter().skip(start).take(count(family)).copied().collect::<Vec<_>>().join("-")
}

/// The first telling words of an entry's id that add something, or its first word; and the words after them.
fn telling_words<'a>(entry: &'a Entry, known: &[&str], count: usize) -> (String, Vec<&'a str>) {
    let words: Vec<&str> = silent_left_out(entry.id.as_str()).filter(|word| !known.contains(word)).collect();
    let (telling, more) = words.split_at_checked(count).unwrap_or((&words, &[]));
    match telling.is_empty() {
        true => (entry.id.as_str().split('-').next().unwrap_or_default().to_owned(), Vec::new()),
        false => (telling.join("-"), more.to_vec()),
    }
}

/// The telling words of an id.
fn silent_left_out(id: &str) -> impl Iterator<Item = &str> {
    const SILENT: &[&str] = &[
        "le", "la", "les", "un", "une", "des", "du", "de", "au", "aux", "en", "et", "ou", "ce", "cet", "cette", "ces",
        "qui", "que", "quoi", "quel", "quelle", "quels", "quelles", "est", "sont", "sur", "sous", "dans", "par",
        "pour", "avec", "vers", "entre", "the", "an", "of", "and", "in", "on", "for", "to",
    ];
    id.split('-').filter(|word| word.len() > 1 && !SILENT.contains(word))
}
