//! The timeline: the entries in time as a drawing and a list, and how the themes meet.
//!
//! All of it is HTML made at build time. What the page holds is bounded whatever the catalogue: at most [`LISTED`] entries, or else
//! at most [`COUNTED`] periods and the parts of years whose month is not known, and [`theme_map::SHOWN`] themes.

mod drawing;
mod list;
mod theme_map;

use super::PageBuilder;
use crate::{
    catalogue::{Date, Entry},
    html::{SafeHtml, escape, fill},
    page_data::ProsePage,
    routes::Route,
    text,
};

/// The most entries that are listed one by one; more are counted by period.
const LISTED: usize = 150;

/// The most periods between the first date and the last one.
const COUNTED: u16 = 240;

/// An entry whose date is known, at least its year.
struct Dated<'a> {
    entry: &'a Entry,
    date: Date,
    /// Its position in the list of all entries, from 0.
    position: usize,
}

/// The periods that entries are counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Month,
    Year,
    Decade,
    Century,
}

/// A period by its first year; with a month where it is one. `None` sorts first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Period {
    year: u16,
    month: Option<u8>,
}

impl Step {
    /// The shortest one that divides these years into at most [`COUNTED`] periods.
    fn dividing(first: u16, last: u16) -> Self {
        let years = last.saturating_sub(first).saturating_add(1);
        match years {
            years if years <= COUNTED / 12 => Self::Month,
            years if years <= COUNTED => Self::Year,
            // One more: the first and the last decade may be cut off.
            years if years / 10 < COUNTED => Self::Decade,
            _ => Self::Century,
        }
    }

    /// How many years a period has; a month counts as one.
    fn years(self) -> u16 {
        match self {
            Self::Month | Self::Year => 1,
            Self::Decade => 10,
            Self::Century => 100,
        }
    }

    /// The period of a date. By month, a date without one is in a period of its own.
    fn period(self, date: &Date) -> Period {
        Period { year: date.year() / self.years() * self.years(), month: date.month().filter(|_| self == Self::Month) }
    }
}

impl PageBuilder {
    /// The timeline.
    pub(super) fn timeline(&self) -> ProsePage {
        let entries = self.newest().enumerate();
        let mut dated: Vec<Dated<'_>> =
            entries.filter_map(|(position, entry)| Some(Dated { entry, date: entry.date?, position })).collect();
        let undated: Vec<&Entry> = self.newest().filter(|entry| entry.date.is_none()).collect();
        // Stable, so that entries of one day stay in the catalogue's order.
        dated.sort_by_key(|dated| dated.date.first_day());
        let parts = [
            about(&dated, undated.len()),
            drawing::drawing(&dated).unwrap_or_default(),
            list::list(self, &dated, &undated),
            theme_map::theme_map(self).unwrap_or_default(),
        ];
        ProsePage {
            breadcrumb: vec![self.home_link(), self.link(&Route::Timeline, text::TIMELINE)],
            heading: text::TIMELINE.to_owned(),
            body: parts.into_iter().collect(),
        }
    }
}

/// How many entries have a date, and how many do not.
fn about(dated: &[Dated<'_>], undated: usize) -> SafeHtml {
    let Some((first, last)) = years(dated) else { return SafeHtml::default() };
    let mut about = text::dated(dated.len(), first, last);
    if undated > 0 {
        about.push(' ');
        about.push_str(&text::besides_undated(undated));
    }
    fill("<p class=\"timeline__about\">{}</p>\n", [&escape(&about)])
}

/// The first and the last year; `dated` is in order.
fn years(dated: &[Dated<'_>]) -> Option<(u16, u16)> {
    Some((dated.first()?.date.year(), dated.last()?.date.year()))
}

/// Entries that only the application can list: a link where it runs, and otherwise the same words.
fn filtered(href: &str, label: &str) -> SafeHtml {
    let label = escape(label);
    fill("<a class=\"needs-app\" href=\"{}\">{}</a><span class=\"no-app\">{}</span>", [&escape(href), &label, &label])
}
