//! What feeds remember from one render to the next: the day each entry came into the catalogue, and the source of
//! their ids. As text it is one fact a line, in the order of the catalogue; the same catalogue, memory and day give
//! the same text.
//!
//! What pages said ([`Changes`]) follows in the same text.
//!
//! The text lies in a folder among other files, and may have been truncated, converted or edited. Unreadable lines
//! are skipped and reported ([`Memory::remarks`]). An entry counts as new only if the memory is complete, so that no
//! damage announces a whole catalogue as new.

mod recalled;

use super::uuid;
use crate::prerender::changes::{Changes, Fingerprints};
use crate::{
    catalogue::{Catalogue, Date, Entry, EntryId, Link, parse::quoted},
    routes::SITE_FEED,
};
use recalled::Recalled;
use std::collections::HashMap;

/// The first line, for whoever opens the file.
const ABOUT: &str = "What feeds told when this site was rendered; the next render into the same folder reads it.";

/// What feeds know of a site besides its catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Memory {
    today: Date,
    ids: Ids,
    /// Entries of the last render, each with its day where that is not the entry's own date.
    known: HashMap<EntryId, Option<Date>>,
    /// Whether those are all of them: then an entry that is missing is new.
    is_whole: bool,
    changes: Changes,
    remarks: Vec<String>,
}

/// The source of ids.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Ids {
    /// An address: ids are the addresses of pages and feeds below it.
    Address(String),
    /// A unique text: ids are UUIDs, and stay when the site moves.
    Name(String),
}

impl Memory {
    /// The memory of a site on its first render, today.
    pub fn new(catalogue: &Catalogue, today: Date) -> Self {
        Self::read(catalogue, today, None, None)
    }

    /// Reads what the last render left: a text of [`Memory::text`], and the site's feed, which shows the former ids
    /// if there is no such text or it is damaged. A text that knows none of the entries belongs to another site, and
    /// is ignored; so is the feed beside it.
    pub fn read(catalogue: &Catalogue, today: Date, text: Option<&str>, feed: Option<&str>) -> Self {
        let recalled = text.map(Recalled::read).unwrap_or_default();
        let is_another =
            !recalled.days.is_empty() && !catalogue.entries.iter().any(|entry| recalled.days.contains_key(&entry.id));
        let (recalled, feed) = if is_another { (Recalled::default(), None) } else { (recalled, feed) };
        let told = feed.and_then(id_of);
        let own = catalogue.site.feed_ids.as_ref().map(|address| Ids::Address(address.as_str().to_owned()));
        let ids = own.or(recalled.ids).or_else(|| Ids::of_feed(catalogue, told.as_deref()?));
        let ids = ids.unwrap_or_else(|| Ids::of(catalogue));
        let mut remarks = recalled.remarks;
        let to_come = recalled.days.values().flatten().filter(|day| day.first_day() > today.first_day()).count();
        if to_come > 0 {
            remarks.push(format!("days after today, {today}, count as today ({to_come} of them): was a clock wrong?"));
        }
        if let Some(told) = told.filter(|told| *told != ids.of_path(SITE_FEED)) {
            remarks.push(format!(
                "feeds told ids such as {}, which are now such as {}: readers will announce every entry again; what brings the \
                 old ones back is the old name of the site and of its organisation, or “site.feed_ids” where they were addresses",
                quoted(&told),
                quoted(&ids.of_path(SITE_FEED)),
            ));
        }
        let changes = text.filter(|_| !is_another).map(Changes::read).unwrap_or_default();
        Self { today, ids, known: recalled.days, is_whole: recalled.is_whole, changes, remarks }
    }

    /// What was wrong with the last render's text, for whoever renders.
    pub fn remarks(&self) -> &[String] {
        &self.remarks
    }

    /// The text for the next render.
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
        format!("{ABOUT}\n{ids}\nentries {}\n{}", catalogue.entries.len(), entries.collect::<String>())
    }

    /// The text for the next render about what pages say, after that about feeds.
    pub(in crate::prerender) fn changes(&self, pages: &Fingerprints) -> String {
        self.changes.text(pages, self.today)
    }

    /// The days on which pages are known to have changed, by their paths.
    pub(in crate::prerender) fn changed(&self, pages: &Fingerprints) -> HashMap<String, Date> {
        self.changes.days(pages, self.today)
    }

    /// The day an entry came into the catalogue, as precisely as is known, and never after today.
    pub(super) fn day(&self, entry: &Entry) -> Option<Date> {
        let is_over = |date: &Date| date.first_day() <= self.today.first_day();
        if let Some(published) = entry.published.filter(is_over) {
            return Some(published);
        }
        match self.known.get(&entry.id) {
            // The memory is complete and lacks this entry, so it is new.
            None if self.is_whole => Some(self.today),
            Some(Some(day)) => Some(*day).filter(is_over).or(Some(self.today)),
            Some(None) | None => entry.date.map(|date| if is_over(&date) { date } else { self.today }),
        }
    }

    /// A permanent id for a page or a feed, by its path below the site's base.
    pub(super) fn id(&self, path: &str) -> String {
        self.ids.of_path(path)
    }
}

impl Ids {
    /// Unique to a site: its organisation, and its name.
    fn of(catalogue: &Catalogue) -> Self {
        let site = &catalogue.site;
        Self::Name(match &site.organisation {
            Some(organisation) => format!("{} {}", organisation.url.as_str(), site.name),
            None => site.name.clone(),
        })
    }

    fn of_path(&self, path: &str) -> String {
        match self {
            Self::Address(address) => format!("{address}{path}"),
            Self::Name(name) => uuid(name, path),
        }
    }

    /// An address that ids may start with: a host, and a folder there.
    fn address(text: &str) -> Option<Self> {
        let link = Link::parse(text).filter(|link| link.host().is_some() && text.ends_with('/'))?;
        Some(Self::Address(link.as_str().to_owned()))
    }

    /// The source of a feed's id: its address or, in versions without a memory, the organisation's; or else today's
    /// source.
    fn of_feed(catalogue: &Catalogue, id: &str) -> Option<Self> {
        let site = &catalogue.site;
        let owner = site.organisation.as_ref().map_or(site.name.as_str(), |owner| owner.url.as_str());
        let names = [Self::Name(owner.to_owned()), Self::of(catalogue)];
        id.strip_suffix(SITE_FEED)
            .and_then(Self::address)
            .or_else(|| names.into_iter().find(|ids| ids.of_path(SITE_FEED) == id))
    }
}

/// The id of a feed that this program wrote.
fn id_of(feed: &str) -> Option<String> {
    let id = feed.split_once("<id>")?.1.split_once("</id>")?.0;
    Some(html_escape::decode_html_entities(id).into_owned())
}
