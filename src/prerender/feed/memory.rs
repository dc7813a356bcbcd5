//! What feeds remember from one render of a site to the next: the day on which each entry came into the catalogue, and what ids are
//! made from. As text it is one fact a line, in the order of the catalogue; the same catalogue, memory and day give the same text.

use super::uuid;
use crate::{
    catalogue::{Catalogue, Date, Entry, EntryId},
    routes::SITE_FEED,
};
use std::collections::HashMap;

/// What the first line says to whoever finds the text.
const ABOUT: &str = "What feeds told when this site was rendered; the next render into the same folder reads it.";

/// What feeds know of a site besides its catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Memory {
    today: Date,
    ids: Ids,
    /// The entries of the last render, each with the day that feeds tell where it is not the entry's own date; nothing when nothing is
    /// remembered.
    known: Option<HashMap<EntryId, Option<Date>>>,
}

/// What ids are made from.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Ids {
    /// An address; they are those of pages and feeds below it.
    Address(String),
    /// A text that no other site has; they are UUIDs, and stay when the site moves.
    Name(String),
}

impl Memory {
    /// The memory of a site that is rendered today for the first time.
    pub fn new(catalogue: &Catalogue, today: Date) -> Self {
        Self::read(catalogue, today, None, None)
    }

    /// Reads what the last render left: a text of [`Memory::text`], and the site's feed, which tells what ids were like before there were
    /// such texts. A text that knows none of the entries is another site's, and says nothing of this one.
    pub fn read(catalogue: &Catalogue, today: Date, text: Option<&str>, feed: Option<&str>) -> Self {
        let known = text.map(|text| text.lines().filter_map(remembered).collect::<HashMap<_, _>>());
        let known = known.filter(|known| catalogue.entries.iter().any(|entry| known.contains_key(&entry.id)));
        let told = text.filter(|_| known.is_some()).and_then(|text| text.lines().find_map(Ids::read));
        let own = catalogue.site.feed_ids.as_ref().map(|address| Ids::Address(address.as_str().to_owned()));
        let ids = own.or(told).or_else(|| Ids::of_feed(catalogue, feed?)).unwrap_or_else(|| Ids::of(catalogue));
        Self { today, ids, known }
    }

    /// What the next render has to know.
    pub fn text(&self, catalogue: &Catalogue) -> String {
        let ids = match &self.ids {
            Ids::Address(address) => format!("ids below {address}"),
            Ids::Name(name) => format!("ids from {name}"),
        };
        let entries =
            catalogue.entries.iter().map(|entry| match self.day(entry).filter(|day| entry.date != Some(*day)) {
                Some(day) => format!("entry {} {day}\n", entry.id),
                None => format!("entry {}\n", entry.id),
            });
        format!("{ABOUT}\n{ids}\n{}", entries.collect::<String>())
    }

    /// When an entry came into the catalogue, as precisely as is known, and never after today.
    pub(super) fn day(&self, entry: &Entry) -> Option<Date> {
        let is_over = |date: &Date| date.first_day() <= self.today.first_day();
        if let Some(published) = entry.published.filter(is_over) {
            return Some(published);
        }
        let remembered = self.known.as_ref().map(|known| known.get(&entry.id));
        match remembered {
            // Others have come since, and so has this one.
            Some(None) => Some(self.today),
            Some(Some(Some(day))) => Some(*day).filter(is_over).or(Some(self.today)),
            Some(Some(None)) | None => entry.date.map(|date| if is_over(&date) { date } else { self.today }),
        }
    }

    /// A permanent name for a page or a feed, by its path below the site's base.
    pub(super) fn id(&self, path: &str) -> String {
        match &self.ids {
            Ids::Address(address) => format!("{address}{path}"),
            Ids::Name(name) => uuid(name, path),
        }
    }
}

impl Ids {
    /// What no other site has: whose it is, and its name.
    fn of(catalogue: &Catalogue) -> Self {
        let site = &catalogue.site;
        Self::Name(match &site.organisation {
            Some(organisation) => format!("{} {}", organisation.url.as_str(), site.name),
            None => site.name.clone(),
        })
    }

    fn read(line: &str) -> Option<Self> {
        let address = line.strip_prefix("ids below ").map(|address| Self::Address(address.to_owned()));
        address.or_else(|| Some(Self::Name(line.strip_prefix("ids from ")?.to_owned())))
    }

    /// What the ids of a feed were made from by versions that left no memory: the site's address, or, where that was not known, the
    /// organisation's.
    fn of_feed(catalogue: &Catalogue, feed: &str) -> Option<Self> {
        let id = feed.split_once("<id>")?.1.split_once("</id>")?.0;
        let site = &catalogue.site;
        let owner = site.organisation.as_ref().map_or(site.name.as_str(), |owner| owner.url.as_str());
        let address = id.strip_suffix(SITE_FEED).filter(|address| address.starts_with("http"));
        address
            .map(|address| Self::Address(address.to_owned()))
            .or_else(|| (id == uuid(owner, SITE_FEED)).then(|| Self::Name(owner.to_owned())))
    }
}

/// One entry of the last render, with the day that is remembered of it.
fn remembered(line: &str) -> Option<(EntryId, Option<Date>)> {
    let mut words = line.strip_prefix("entry ")?.split(' ');
    Some((EntryId::parse(words.next()?)?, words.next().and_then(Date::parse)))
}
