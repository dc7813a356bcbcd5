//! The list in the device's storage. What stands there and is no list is set aside before anything takes its place.

use crate::{
    kept::{DAMAGED_KEY, Flaw, KEY, ReadingList},
    platform::{json, storage},
    text,
};
use std::{cell::RefCell, rc::Rc};

/// Why the list could not be read or written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// The device refused to store it.
    NotStored,
    /// What stands there is no list, and there is no room to set it aside.
    Stuck,
    /// A later version of the site wrote it.
    Newer,
}

impl Trouble {
    /// What happened, for the visitor.
    pub fn words(self) -> String {
        match self {
            Self::NotStored => text::NOT_STORED.to_owned(),
            Self::Stuck => text::STUCK.to_owned(),
            Self::Newer => text::LIST_IS_NEWER.to_owned(),
        }
    }
}

thread_local! {
    /// The list that was read last, and its text.
    static LAST: RefCell<(String, Rc<ReadingList>)> = RefCell::default();
}

/// The list as it stands in storage; an empty one where nothing does.
///
/// # Errors
/// Never [`Trouble::NotStored`].
pub fn read() -> Result<Rc<ReadingList>, Trouble> {
    let Some(stored) = storage::get(KEY) else { return Ok(Rc::default()) };
    let known = LAST.with_borrow(|(text, list)| (*text == stored).then(|| list.clone()));
    if let Some(list) = known {
        return Ok(list);
    }
    match ReadingList::read(&stored, json::parse) {
        Ok(list) => {
            let list = Rc::new(list);
            LAST.set((stored, list.clone()));
            Ok(list)
        }
        Err(Flaw::Newer) => Err(Trouble::Newer),
        Err(_) => set_aside(stored).map(|()| Rc::default()).ok_or(Trouble::Stuck),
    }
}

/// Changes the list as it stands in storage now; what `change` gives.
///
/// # Errors
/// When the list cannot be read or stored: then nothing has changed.
pub fn change<T>(change: impl FnOnce(&mut ReadingList) -> T) -> Result<T, Trouble> {
    let mut list = (*read()?).clone();
    let outcome = change(&mut list);
    match list.to_stored().is_some_and(|json| storage::set(KEY, &json)) {
        true => Ok(outcome),
        false => Err(Trouble::NotStored),
    }
}

/// What was set aside, or stands where the list should be.
pub fn damaged() -> Option<String> {
    storage::get(DAMAGED_KEY).or_else(|| storage::get(KEY).filter(|_| read() == Err(Trouble::Stuck)))
}

/// Forgets it.
pub fn forget_damaged() {
    let is_stuck = read() == Err(Trouble::Stuck);
    storage::remove(if is_stuck { KEY } else { DAMAGED_KEY });
}

/// Moves a text to where it is kept until the visitor has seen it; nothing if the device has no room for it.
fn set_aside(stored: String) -> Option<()> {
    let all = match storage::get(DAMAGED_KEY) {
        Some(before) if before.contains(&stored) => before,
        Some(before) => [before, "\n".to_owned(), stored].concat(),
        None => stored,
    };
    storage::set(DAMAGED_KEY, &all).then(|| storage::remove(KEY))
}
