use super::{ABOUT, Ids};
use crate::{
    catalogue::{Date, EntryId, parse::quoted},
    prerender::changes::Changes,
};
use std::collections::{HashMap, hash_map};

/// What is readable in the text of the last render.
#[derive(Debug, Default)]
pub(super) struct Recalled {
    pub ids: Option<Ids>,
    pub days: HashMap<EntryId, Option<Date>>,
    /// Whether it names every entry of that render.
    pub is_whole: bool,
    /// What is wrong with it.
    pub remarks: Vec<String>,
}

/// One line of the text.
enum Fact {
    Ids(Ids),
    /// How many entries there are.
    Count(usize),
    /// An entry, with its remembered day.
    Entry(EntryId, Option<Date>),
}

/// How many damaged lines to quote.
const MOST_SHOWN: usize = 3;

impl Recalled {
    pub fn read(text: &str) -> Self {
        let mut recalled = Self::default();
        let (mut count, mut damaged) = (None, Vec::new());
        for (number, line) in (1..).zip(text.trim_start_matches('\u{feff}').split_inclusive('\n')) {
            // A line without an end may be the start of a longer one.
            let whole = line.strip_suffix('\n').map(|line| line.strip_suffix('\r').unwrap_or(line));
            if whole.is_some_and(|line| line.is_empty() || line == ABOUT || Changes::is_own(line)) {
                continue;
            }
            let is_read = match whole.and_then(Fact::read) {
                Some(Fact::Ids(ids)) => recalled.ids.get_or_insert_with(|| ids.clone()) == &ids,
                Some(Fact::Count(entries)) => *count.get_or_insert(entries) == entries,
                Some(Fact::Entry(id, day)) => recalled.add(id, day),
                None => false,
            };
            if !is_read {
                damaged.push((number, line));
            }
        }
        // Earlier versions wrote no count.
        recalled.is_whole =
            !recalled.days.is_empty() && count.map_or(damaged.is_empty(), |count| count == recalled.days.len());
        recalled.remark(&damaged);
        recalled
    }

    /// Adds an entry. If it is there already, keeps the earlier day; returns `false` if the days differ.
    fn add(&mut self, id: EntryId, day: Option<Date>) -> bool {
        match self.days.entry(id) {
            hash_map::Entry::Vacant(slot) => {
                slot.insert(day);
                true
            }
            hash_map::Entry::Occupied(mut slot) => {
                let is_same = *slot.get() == day;
                let first = [*slot.get(), day].into_iter().flatten().min_by_key(Date::first_day);
                slot.insert(first);
                is_same
            }
        }
    }

    fn remark(&mut self, damaged: &[(i32, &str)]) {
        let shown = damaged.iter().take(MOST_SHOWN);
        let passed_over = |(number, line): &(i32, &str)| {
            format!("line {number} is damaged and passed over: {}", quoted(line.trim_end()))
        };
        self.remarks.extend(shown.map(passed_over));
        if let Some(others) = damaged.len().checked_sub(MOST_SHOWN).filter(|others| *others > 0) {
            self.remarks.push(format!("so are {others} more of its lines"));
        }
        if self.ids.is_none() {
            self.remarks.push(
                "it does not say what ids are made from; the feed of that time does, or else the catalogue".to_owned(),
            );
        }
        if !self.is_whole {
            let known = self.days.len();
            let wrong = format!("it is not whole: entries that it does not name, all but {known}");
            self.remarks.push(wrong + ", are told on their own dates, and none as new today");
        }
    }
}

impl Fact {
    fn read(line: &str) -> Option<Self> {
        if let Some(address) = line.strip_prefix("ids below ") {
            return Ids::address(address).map(Self::Ids);
        }
        if let Some(name) = line.strip_prefix("ids from ") {
            let name = Some(name).filter(|name| !name.trim().is_empty() && !name.contains(char::is_control));
            return name.map(|name| Self::Ids(Ids::Name(name.to_owned())));
        }
        if let Some(count) = line.strip_prefix("entries ") {
            return count.parse().ok().map(Self::Count);
        }
        let words: Vec<&str> = line.strip_prefix("entry ")?.split_ascii_whitespace().collect();
        match words.as_slice() {
            [id] => Some(Self::Entry(EntryId::parse(id)?, None)),
            [id, day] => Some(Self::Entry(EntryId::parse(id)?, Some(Date::parse(day)?))),
            _ => None,
        }
    }
}
