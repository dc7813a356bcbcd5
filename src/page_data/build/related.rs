use crate::catalogue::{Catalogue, Entry, EntryId};
use std::collections::HashMap;

/// How many entries “À lire aussi” shows.
const SHOWN: usize = 3;

/// The weights of a shared person and a shared theme: one name says more than one of a handful of themes.
const PERSON: u32 = 3;
const THEME: u32 = 2;

/// How many entries of one theme or person to consider, newest first: enough to fill the list many times over, and
/// few enough to keep large catalogues linear.
const CONSIDERED: usize = 200;

/// Entries that share themes or people; deterministic for a catalogue.
pub struct Related {
    /// For each theme and person, the positions of their entries in the catalogue, with the entry's rank by date.
    groups: HashMap<String, Vec<(usize, usize)>>,
}

impl Related {
    /// Prepares the entries; `newest` gives their positions in the catalogue, newest first.
    pub fn new(catalogue: &Catalogue, newest: &[usize]) -> Self {
        let mut groups: HashMap<String, Vec<(usize, usize)>> = HashMap::new();
        for (rank, position) in newest.iter().enumerate() {
            let Some(entry) = catalogue.entries.get(*position) else { continue };
            for (key, _) in keys(entry) {
                let group = groups.entry(key).or_default();
                if group.len() < CONSIDERED {
                    group.push((rank, *position));
                }
            }
        }
        Self { groups }
    }

    /// The most closely related entries: most in common first, then newest first.
    pub fn of<'a>(&self, catalogue: &'a Catalogue, entry: &Entry) -> Vec<&'a Entry> {
        let mut scores: HashMap<(usize, usize), u32> = HashMap::new();
        for (key, weight) in keys(entry) {
            for found in self.groups.get(&key).into_iter().flatten() {
                *scores.entry(*found).or_default() += weight;
            }
        }
        let mut ranked: Vec<_> = scores.into_iter().collect();
        ranked.sort_by_key(|((rank, _), score)| (std::cmp::Reverse(*score), *rank));
        let others = ranked.iter().filter_map(|((_, position), _)| catalogue.entries.get(*position));
        let is_other = |id: &EntryId| *id != entry.id;
        others.filter(|other| is_other(&other.id)).take(SHOWN).collect()
    }
}

fn keys(entry: &Entry) -> impl Iterator<Item = (String, u32)> {
    let themes = entry.themes.iter().map(|theme| (format!("theme/{theme}"), THEME));
    let people = entry.people().into_iter().map(|person| (format!("person/{person}"), PERSON));
    themes.chain(people).collect::<Vec<_>>().into_iter()
}
