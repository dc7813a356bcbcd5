use super::ReadingList;
use crate::{catalogue::EntryId, routes::parameter};

/// The most entries that an address carries: about what programs for mail leave whole.
pub const SHARED_LIMIT: usize = 100;

/// What an address shares.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shared {
    /// The entries, each once, in order.
    pub ids: Vec<EntryId>,
    /// How many names cannot be those of entries, or are beyond [`SHARED_LIMIT`].
    pub unreadable: usize,
}

impl Shared {
    /// Reads the fragment of an address, `#` included; `None` where it shares nothing.
    pub fn read(fragment: &str) -> Option<Self> {
        let names = fragment.strip_prefix('#')?.strip_prefix(parameter::SHARED)?.strip_prefix('=')?;
        let mut shared = Self::default();
        // Some programs encode commas.
        let names = names.replace("%2C", ",").replace("%2c", ",");
        for name in names.split(',').filter(|name| !name.is_empty()) {
            match EntryId::parse(name) {
                Some(id) if shared.ids.contains(&id) => {}
                Some(id) if shared.ids.len() < SHARED_LIMIT => shared.ids.push(id),
                _ => shared.unreadable += 1,
            }
        }
        Some(shared).filter(|shared| !shared.ids.is_empty() || shared.unreadable > 0)
    }
}

/// The fragment of an address that shares the first [`SHARED_LIMIT`] entries of a list.
pub fn share(list: &ReadingList) -> String {
    let ids: Vec<&str> = list.items().iter().take(SHARED_LIMIT).map(|item| item.id.as_str()).collect();
    ["#", parameter::SHARED, "=", &ids.join(",")].concat()
}
