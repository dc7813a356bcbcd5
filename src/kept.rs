//! The reading list: entries that a visitor keeps, in an order of their own, with a note for each.
//!
//! It is stored, exported and imported as JSON, and shared as ids in the fragment of an address. All of that comes from outside, so it is
//! parsed within limits. This room does not know where a list is stored.

mod citations;
mod json;
mod shared;

pub use citations::Citations;
pub use json::Stored;
pub use shared::{SHARED_LIMIT, Shared, share};

use crate::catalogue::EntryId;

/// Where the device keeps the list.
pub const KEY: &str = "kiosque.liste";

/// Where the device keeps what stood there and was no list.
pub const DAMAGED_KEY: &str = "kiosque.liste.illisible";

/// The most entries in a list.
pub const ITEM_LIMIT: usize = 5_000;

/// The longest note, in characters.
pub const NOTE_LIMIT: usize = 5_000;

/// The longest title, in characters.
const TITLE_LIMIT: usize = 1_000;

/// The longest language tag, in bytes.
const LANGUAGE_LIMIT: usize = 35;

/// The largest file, in bytes: what browsers store for a site.
pub const SIZE_LIMIT: usize = 5_000_000;

/// An entry in a list. Its title stays when the entry has gone from the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Which entry.
    pub id: EntryId,
    /// Its title.
    pub title: String,
    /// The language of its title when it is not the site's, as a BCP 47 tag.
    pub language: Option<String>,
    /// What the visitor noted.
    pub note: String,
}

/// The entries that a visitor keeps, each once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadingList(Vec<Item>);

/// Why a text is not a reading list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// It has more bytes than [`SIZE_LIMIT`].
    TooLarge,
    /// It is not JSON, or not a list that this site wrote.
    NotAList,
    /// A later version of the site wrote it.
    Newer,
    /// It has more entries than [`ITEM_LIMIT`].
    TooMany,
    /// The entry at that position, from 1, has no usable id or title.
    Item(usize),
    /// The note at that position, from 1, is longer than [`NOTE_LIMIT`].
    Note(usize),
}

/// What happened to the entries of another list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Merged {
    /// How many were missing.
    pub added: usize,
    /// How many were there already.
    pub known: usize,
    /// How many were left out because the list is full.
    pub left_out: usize,
}

/// A direction in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Towards the first entry.
    Up,
    /// Towards the last entry.
    Down,
}

impl Item {
    /// An entry without a note; `None` if the title is empty.
    pub fn new(id: EntryId, title: &str, language: Option<String>) -> Option<Self> {
        let title: String = title.trim().chars().take(TITLE_LIMIT).collect();
        let language = language.filter(|tag| tag.len() <= LANGUAGE_LIMIT);
        (!title.is_empty()).then_some(Self { id, title, language, note: String::new() })
    }
}

impl Merged {
    /// Both together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            added: self.added + other.added,
            known: self.known + other.known,
            left_out: self.left_out + other.left_out,
        }
    }
}

impl ReadingList {
    /// The entries in order.
    pub fn items(&self) -> &[Item] {
        &self.0
    }

    /// Their ids in order.
    pub fn ids(&self) -> Vec<EntryId> {
        self.0.iter().map(|item| item.id.clone()).collect()
    }

    /// The position of an entry, from 0.
    pub fn position(&self, id: &EntryId) -> Option<usize> {
        self.0.iter().position(|item| item.id == *id)
    }

    /// Adds an entry at the end. If it is there already, keeps its place and both notes.
    pub fn add(&mut self, item: Item) -> Merged {
        let is_full = self.0.len() >= ITEM_LIMIT;
        let mut merged = Merged::default();
        match self.0.iter_mut().find(|known| known.id == item.id) {
            Some(known) => {
                known.note = joined(&known.note, &item.note);
                merged.known = 1;
            }
            None if is_full => merged.left_out = 1,
            None => {
                self.0.push(item);
                merged.added = 1;
            }
        }
        merged
    }

    /// Adds every entry of another list.
    pub fn merge(&mut self, other: Self) -> Merged {
        other.0.into_iter().map(|item| self.add(item)).fold(Merged::default(), Merged::and)
    }

    /// Removes an entry; returns it with its position, for [`Self::restore`].
    pub fn remove(&mut self, id: &EntryId) -> Option<(usize, Item)> {
        let position = self.position(id)?;
        Some((position, self.0.remove(position)))
    }

    /// Puts an entry back where it was, or at the end of what is a shorter list now.
    pub fn restore(&mut self, position: usize, item: Item) {
        if self.position(&item.id).is_none() {
            self.0.insert(position.min(self.0.len()), item);
        }
    }

    /// Moves an entry by one; returns its new position. `None` at the end of the list.
    pub fn shift(&mut self, id: &EntryId, direction: Direction) -> Option<usize> {
        let position = self.position(id)?;
        let target = match direction {
            Direction::Up => position.checked_sub(1)?,
            Direction::Down => Some(position + 1).filter(|target| *target < self.0.len())?,
        };
        self.0.swap(position, target);
        Some(target)
    }

    /// Replaces a note; whether the entry is there. Leaves out what is beyond [`NOTE_LIMIT`].
    pub fn annotate(&mut self, id: &EntryId, note: &str) -> bool {
        let item = self.0.iter_mut().find(|item| item.id == *id);
        item.map(|item| item.note = note.chars().take(NOTE_LIMIT).collect()).is_some()
    }
}

/// Two notes as one: nothing of either is lost, unless both together are too long.
fn joined(own: &str, other: &str) -> String {
    if own.contains(other) {
        return own.to_owned();
    }
    if other.contains(own) {
        return other.to_owned();
    }
    let both = [own, "\n\n", other].concat();
    if both.chars().count() > NOTE_LIMIT { own.to_owned() } else { both }
}
