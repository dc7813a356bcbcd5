use crate::catalogue::{Catalogue, Entry, Kind};
use serde::{Deserialize, Serialize};

/// What the application needs of every entry to filter, count and sort: numbers only, newest entry first.
///
/// One file, [`LISTING_INDEX`](crate::routes::LISTING_INDEX), column by column, which compresses best. An entry is
/// known by its position in that order; its card is in another file.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct ListingIndex {
    /// The build that the index and the files read by its positions belong to; empty until they are written.
    pub build: String,
    /// How many entries one file of cards holds.
    pub cards_per_file: usize,
    /// The kinds that occur.
    pub kinds: Vec<Label>,
    /// The themes.
    pub themes: Vec<Label>,
    /// The people.
    pub people: Vec<Label>,
    /// The sections.
    pub sections: Vec<Members>,
    /// Every entry, newest first, those without a date last.
    pub rows: Vec<Row>,
    /// Every entry's rank in the order of titles.
    pub title_ranks: Vec<u32>,
}

/// A name in addresses and its label.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Label(pub String, pub String);

/// A section's name in addresses and its entries, as positions in the index.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Members(pub String, pub Vec<u32>);

/// One entry: its kind, its date as the number `YYYYMMDD` (0 without one), its themes, its people; as positions in
/// the index's lists.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Row(pub u16, pub u32, pub Vec<u16>, pub Vec<u16>);

impl Row {
    /// Its year, if it has a date.
    pub fn year(&self) -> Option<u32> {
        (self.1 > 0).then_some(self.1 / 10_000)
    }
}

/// Builds the index of a catalogue, and returns the entries in its order.
pub fn build_index(catalogue: &Catalogue, kind_label: impl Fn(Kind) -> &'static str) -> (ListingIndex, Vec<&Entry>) {
    let newest = catalogue.newest().into_iter();
    let entries: Vec<&Entry> = newest.filter_map(|position| catalogue.entries.get(position)).collect();
    let kinds: Vec<Kind> =
        Kind::ALL.into_iter().filter(|kind| entries.iter().any(|entry| entry.kind == *kind)).collect();
    let narrow = |position: Option<usize>| position.and_then(|position| u16::try_from(position).ok());
    let theme_positions = positions(catalogue.themes.iter().map(|theme| theme.id.as_str()));
    let people_positions = positions(catalogue.people.iter().map(|person| person.id.as_str()));
    let entry_positions = positions(entries.iter().map(|entry| entry.id.as_str()));
    let rows = entries
        .iter()
        .map(|entry| {
            let date = entry.date.map_or(0, |date| {
                let (year, month, day) = date.first_day();
                u32::from(year) * 10_000 + u32::from(month) * 100 + u32::from(day)
            });
            Row(
                narrow(kinds.iter().position(|kind| *kind == entry.kind)).unwrap_or_default(),
                date,
                entry.themes.iter().filter_map(|theme| narrow(theme_positions.get(theme.as_str()).copied())).collect(),
                entry
                    .people()
                    .iter()
                    .filter_map(|person| narrow(people_positions.get(person.as_str()).copied()))
                    .collect(),
            )
        })
        .collect();
    let mut by_title: Vec<(String, usize)> =
        entries.iter().enumerate().map(|(position, entry)| (title_key(&entry.title), position)).collect();
    by_title.sort();
    let mut title_ranks = vec![0; entries.len()];
    for (rank, (_, position)) in by_title.iter().enumerate() {
        if let Some(slot) = title_ranks.get_mut(*position) {
            *slot = rank as u32;
        }
    }
    let index = ListingIndex {
        build: String::new(),
        cards_per_file: cards_per_file(entries.len()),
        kinds: kinds.iter().map(|kind| Label(kind.as_str().to_owned(), kind_label(*kind).to_owned())).collect(),
        themes: catalogue.themes.iter().map(|theme| Label(theme.id.to_string(), theme.title.clone())).collect(),
        people: catalogue.people.iter().map(|person| Label(person.id.to_string(), person.name.clone())).collect(),
        sections: catalogue
            .sections
            .iter()
            .map(|section| {
                let members = section.entries.iter().filter_map(|id| entry_positions.get(id.as_str()));
                Members(section.id.to_string(), members.map(|position| *position as u32).collect())
            })
            .collect(),
        rows,
        title_ranks,
    };
    (index, entries)
}

/// A small catalogue fits one file. In a large one the results of a query are scattered: small files keep one page of
/// results under 40 KiB (24 files of 4 cards, about 1.6 kB each compressed).
fn cards_per_file(entries: usize) -> usize {
    if entries <= 64 { 64 } else { 4 }
}

fn positions<'a>(names: impl Iterator<Item = &'a str>) -> std::collections::HashMap<&'a str, usize> {
    names.enumerate().map(|(position, name)| (name, position)).collect()
}

/// The sort key of a title: letters and digits without case or accents, as in French dictionaries.
fn title_key(title: &str) -> String {
    let mut key = String::with_capacity(title.len());
    for char in title.chars().flat_map(char::to_lowercase) {
        match char {
            'à' | 'â' | 'ä' | 'á' | 'ã' => key.push('a'),
            'ç' => key.push('c'),
            'é' | 'è' | 'ê' | 'ë' => key.push('e'),
            'î' | 'ï' | 'í' => key.push('i'),
            'ô' | 'ö' | 'ó' | 'õ' => key.push('o'),
            'ù' | 'û' | 'ü' | 'ú' => key.push('u'),
            'ÿ' => key.push('y'),
            'ñ' => key.push('n'),
            'œ' => key.push_str("oe"),
            'æ' => key.push_str("ae"),
            char if char.is_alphanumeric() => key.push(char),
            // Any other run of characters separates words.
            _ if !key.is_empty() && !key.ends_with(' ') => key.push(' '),
            _ => {}
        }
    }
    key
}
