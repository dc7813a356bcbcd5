use crate::{
    catalogue::{Catalogue, EntryId},
    routes::Scope,
};
use std::collections::{HashMap, HashSet};

/// Which entries each listing has, and the other way round. Computed once: a listing has many pages.
pub struct Members {
    /// The positions of the entries in the catalogue, newest first.
    positions: HashMap<Scope, Vec<usize>>,
    /// The position of the first section that has an entry.
    sections: HashMap<EntryId, usize>,
}

impl Members {
    /// Those of all listings of a catalogue.
    pub fn of(catalogue: &Catalogue) -> Self {
        let newest = catalogue.newest();
        let mut positions: HashMap<Scope, Vec<usize>> = HashMap::new();
        for position in &newest {
            let Some(entry) = catalogue.entries.get(*position) else { continue };
            let themes = entry.themes.iter().map(|theme| Scope::Theme(theme.clone()));
            let people = entry.people().into_iter().map(|person| Scope::Person(person.clone()));
            for scope in themes.chain(people) {
                positions.entry(scope).or_default().push(*position);
            }
        }
        let mut sections = HashMap::new();
        for (number, section) in catalogue.sections.iter().enumerate() {
            let members: HashSet<&EntryId> = section.entries.iter().collect();
            let is_member =
                |position: &&usize| catalogue.entries.get(**position).is_some_and(|entry| members.contains(&entry.id));
            positions.insert(Scope::Section(section.id.clone()), newest.iter().filter(is_member).copied().collect());
            for id in &section.entries {
                sections.entry(id.clone()).or_insert(number);
            }
        }
        positions.insert(Scope::All, newest);
        Self { positions, sections }
    }

    /// The entries of a listing: their positions in the catalogue, newest first.
    pub fn positions(&self, scope: &Scope) -> &[usize] {
        self.positions.get(scope).map(Vec::as_slice).unwrap_or_default()
    }

    /// The first section that has an entry: its position in the catalogue.
    pub fn section(&self, id: &EntryId) -> Option<usize> {
        self.sections.get(id).copied()
    }
}
