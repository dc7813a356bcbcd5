use super::{Label, ListingIndex, ListingQuery, Row, Sort, by_rank};
use crate::routes::{Scope, parameter};

/// The results of a query.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ListingResults {
    /// Every entry that matches, as positions in the index, in the requested order.
    pub entries: Vec<u32>,
    /// The filters; each option counts what it matches under the active options of the other groups.
    pub groups: Vec<Group>,
}

impl ListingResults {
    /// The options of a group; empty before there are results.
    pub fn options(&self, kind: GroupKind) -> &[FilterOption] {
        self.groups.iter().find(|group| group.kind == kind).map_or(&[], |group| &group.options)
    }

    /// The same filters, active as another query has them: what is known of them where its own results do not come.
    pub fn asked(&self, query: &ListingQuery) -> Self {
        let (mut results, mut query) = (self.clone(), query.clone());
        for group in &mut results.groups {
            let names = query_values(&mut query, group.kind);
            for option in &mut group.options {
                option.is_on = names.contains(&option.name);
            }
        }
        results
    }

    /// The active filters.
    pub fn filters_on(&self) -> Vec<FilterOn> {
        let mut filters = Vec::new();
        for group in &self.groups {
            for option in group.options.iter().filter(|option| option.is_on) {
                filters.push(FilterOn { group: group.kind, name: option.name.clone(), label: option.label.clone() });
            }
        }
        filters
    }
}

/// An active filter.
#[derive(Debug, Clone, PartialEq)]
pub struct FilterOn {
    /// Its group.
    pub group: GroupKind,
    /// Its name in addresses.
    pub name: String,
    /// Its label.
    pub label: String,
}

/// The groups of filters. Options of a group are joined by “or”, groups by “and”.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupKind {
    /// By kind.
    Kind,
    /// By theme.
    Theme,
    /// By author or speaker.
    Author,
    /// By year.
    Year,
}

impl GroupKind {
    /// Every group, in the order shown.
    pub const ALL: [Self; 4] = [Self::Kind, Self::Theme, Self::Author, Self::Year];

    /// Its name in addresses.
    pub fn parameter(self) -> &'static str {
        match self {
            Self::Kind => parameter::KIND,
            Self::Theme => parameter::THEME,
            Self::Author => parameter::AUTHOR,
            Self::Year => parameter::YEAR,
        }
    }

    /// Reads the name in addresses.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.parameter() == name)
    }
}

/// A group of filters.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Which group.
    pub kind: GroupKind,
    /// Its options: those that would leave some entries, and the active ones.
    pub options: Vec<FilterOption>,
}

/// One option of a group.
#[derive(Debug, Clone, PartialEq)]
pub struct FilterOption {
    /// Its name in addresses.
    pub name: String,
    /// Its label.
    pub label: String,
    /// How many entries it matches, under the active options of the other groups.
    pub count: usize,
    /// Whether it is active.
    pub is_on: bool,
}

/// What would remain without one part of the query.
#[derive(Debug, Clone, PartialEq)]
pub struct Loosening {
    /// The part to drop; `None` stands for the words.
    pub without: Option<GroupKind>,
    /// The query without it.
    pub query: ListingQuery,
    /// How many entries match then.
    pub count: usize,
}

/// Lists the entries of `scope` that match a query, with the filters that it can be narrowed by. `hits` are the entries
/// that match its words, best first; `None` when it has no words.
pub fn list(index: &ListingIndex, scope: &Scope, query: &ListingQuery, hits: Option<&[u32]>) -> ListingResults {
    let filters = Filters::read(index, query);
    let candidates = candidates(index, scope, hits);
    let entries = candidates.iter().filter(|(_, row)| filters.fits(row, None)).map(|(position, _)| *position).collect();
    let entries = sort(index, query, hits.is_some(), entries);
    let mut groups: Vec<Group> =
        GroupKind::ALL.into_iter().map(|kind| group(index, &filters, kind, &candidates)).collect();
    // What all entries of a listing have would narrow nothing.
    let common = match scope {
        Scope::Theme(id) => Some((GroupKind::Theme, id.as_str())),
        Scope::Person(id) => Some((GroupKind::Author, id.as_str())),
        Scope::All | Scope::Section(_) => None,
    };
    if let Some((kind, name)) = common {
        let of_kind = groups.iter_mut().filter(|group| group.kind == kind);
        of_kind.for_each(|group| group.options.retain(|option| option.is_on || option.name != name));
    }
    ListingResults { entries, groups }
}

/// For a query without results: the parts that would have to go for some to appear, most entries first. `hits` as for
/// [`list`].
pub fn loosenings(index: &ListingIndex, scope: &Scope, query: &ListingQuery, hits: Option<&[u32]>) -> Vec<Loosening> {
    let mut parts: Vec<Loosening> = Vec::new();
    let mut offer = |without: Option<GroupKind>, query: ListingQuery, hits: Option<&[u32]>| {
        let count = list(index, scope, &query, hits).entries.len();
        if count > 0 {
            parts.push(Loosening { without, query, count });
        }
    };
    for kind in GroupKind::ALL {
        let mut loose = ListingQuery { page: 1, ..query.clone() };
        let values = query_values(&mut loose, kind);
        if !values.is_empty() {
            values.clear();
            offer(Some(kind), loose, hits);
        }
    }
    if !query.words.is_empty() {
        offer(None, ListingQuery { words: String::new(), page: 1, sort: None, ..query.clone() }, None);
    }
    by_rank(parts, |part| most_first(part.count))
}

/// The values of a group in a query.
pub(super) fn query_values(query: &mut ListingQuery, kind: GroupKind) -> &mut Vec<String> {
    match kind {
        GroupKind::Kind => &mut query.kinds,
        GroupKind::Theme => &mut query.themes,
        GroupKind::Author => &mut query.authors,
        GroupKind::Year => &mut query.years,
    }
}

impl ListingQuery {
    /// The same query with one filter toggled, back on its first page.
    pub fn toggled(&self, kind: GroupKind, name: &str) -> Self {
        let mut query = Self { page: 1, ..self.clone() };
        let values = query_values(&mut query, kind);
        let before = values.len();
        values.retain(|value| value != name);
        if values.len() == before {
            values.push(name.to_owned());
        }
        query
    }
}

/// The active filters as positions in the index; ignores names that it does not have.
struct Filters {
    kinds: Vec<u16>,
    themes: Vec<u16>,
    people: Vec<u16>,
    years: Vec<u32>,
}

impl Filters {
    fn read(index: &ListingIndex, query: &ListingQuery) -> Self {
        let positions = |labels: &[Label], names: &[String]| -> Vec<u16> {
            let position = |name: &String| labels.iter().position(|label| label.0 == *name);
            names.iter().filter_map(position).map(|position| position as u16).collect()
        };
        // Only the spelling that addresses use: a year spelled otherwise could be added, but not removed.
        let is_year = |year: &&String| year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
        let is_known = |year: &u32| index.rows.iter().any(|row| row.year() == Some(*year));
        Self {
            kinds: positions(&index.kinds, &query.kinds),
            themes: positions(&index.themes, &query.themes),
            people: positions(&index.people, &query.authors),
            years: query.years.iter().filter(is_year).filter_map(|year| year.parse().ok()).filter(is_known).collect(),
        }
    }

    /// Whether an entry matches every group but one.
    fn fits(&self, row: &Row, but: Option<GroupKind>) -> bool {
        GroupKind::ALL.into_iter().all(|kind| {
            Some(kind) == but
                || match kind {
                    GroupKind::Kind => self.kinds.is_empty() || self.kinds.contains(&row.0),
                    GroupKind::Theme => shares(&self.themes, &row.2),
                    GroupKind::Author => shares(&self.people, &row.3),
                    GroupKind::Year => {
                        self.years.is_empty() || row.year().is_some_and(|year| self.years.contains(&year))
                    }
                }
        })
    }
}

fn shares(wanted: &[u16], has: &[u16]) -> bool {
    wanted.is_empty() || has.iter().any(|position| wanted.contains(position))
}

/// The entries of a scope that match the words: newest first, or best first when there are words.
fn candidates<'a>(index: &'a ListingIndex, scope: &Scope, hits: Option<&[u32]>) -> Vec<(u32, &'a Row)> {
    let row = |position: u32| index.rows.get(position as usize).map(|row| (position, row));
    let everything = || 0..index.rows.len() as u32;
    let within: Vec<(u32, &Row)> = match scope {
        Scope::All => everything().filter_map(row).collect(),
        Scope::Section(id) => {
            let section = index.sections.iter().find(|section| section.0 == id.as_str());
            section.map(|section| section.1.iter().copied().filter_map(row).collect()).unwrap_or_default()
        }
        Scope::Theme(id) => {
            let theme = index.themes.iter().position(|label| label.0 == id.as_str()).map(|position| position as u16);
            everything().filter_map(row).filter(|(_, row)| theme.is_some_and(|theme| row.2.contains(&theme))).collect()
        }
        Scope::Person(id) => {
            let person = index.people.iter().position(|label| label.0 == id.as_str()).map(|position| position as u16);
            everything()
                .filter_map(row)
                .filter(|(_, row)| person.is_some_and(|person| row.3.contains(&person)))
                .collect()
        }
    };
    let Some(hits) = hits else { return within };
    // Already sorted by rank: relevance needs no further sort.
    let mut ranks = vec![u32::MAX; index.rows.len()];
    for (rank, position) in hits.iter().enumerate() {
        if let Some(slot) = ranks.get_mut(*position as usize) {
            *slot = rank as u32;
        }
    }
    let rank = |position: u32| ranks.get(position as usize).copied().unwrap_or(u32::MAX);
    let within = within.into_iter().filter(|(position, _)| rank(*position) != u32::MAX).collect();
    by_rank(within, |(position, _)| rank(*position))
}

/// Sorts positions in the index, which come newest first or best first, as requested.
fn sort(index: &ListingIndex, query: &ListingQuery, has_words: bool, entries: Vec<u32>) -> Vec<u32> {
    let date = |position: u32| index.rows.get(position as usize).map_or(0, |row| row.1);
    match query.sort {
        // An entry without a date comes after the last possible day.
        Some(Sort::Oldest) => by_rank(entries, |position| date(*position).checked_sub(1).unwrap_or(u32::MAX)),
        Some(Sort::Title) => {
            by_rank(entries, |position| index.title_ranks.get(*position as usize).copied().unwrap_or(u32::MAX))
        }
        Some(Sort::Relevance) | None if has_words => entries,
        Some(Sort::Recent | Sort::Relevance) | None => by_rank(entries, |position| *position),
    }
}

fn group(index: &ListingIndex, filters: &Filters, kind: GroupKind, candidates: &[(u32, &Row)]) -> Group {
    let rows = candidates.iter().map(|(_, row)| *row).filter(|row| filters.fits(row, Some(kind)));
    let options = match kind {
        GroupKind::Kind => counted(&index.kinds, &filters.kinds, rows.map(|row| std::slice::from_ref(&row.0))),
        GroupKind::Theme => counted(&index.themes, &filters.themes, rows.map(|row| row.2.as_slice())),
        GroupKind::Author => {
            let options = counted(&index.people, &filters.people, rows.map(|row| row.3.as_slice()));
            by_rank(options, |option| most_first(option.count))
        }
        GroupKind::Year => years(filters, rows),
    };
    Group { kind, options }
}

/// A rank that puts large counts first.
fn most_first(count: usize) -> u32 {
    u32::MAX - count as u32
}

/// Counts each label; keeps those that occur and those that are active.
fn counted<'a>(labels: &[Label], on: &[u16], rows: impl Iterator<Item = &'a [u16]>) -> Vec<FilterOption> {
    let mut counts = vec![0; labels.len()];
    for position in rows.flatten() {
        if let Some(count) = counts.get_mut(usize::from(*position)) {
            *count += 1;
        }
    }
    let options = labels.iter().zip(counts).enumerate().map(|(position, (label, count))| FilterOption {
        name: label.0.clone(),
        label: label.1.clone(),
        count,
        is_on: on.contains(&(position as u16)),
    });
    options.filter(|option| option.count > 0 || option.is_on).collect()
}

fn years<'a>(filters: &Filters, rows: impl Iterator<Item = &'a Row>) -> Vec<FilterOption> {
    let mut counts: Vec<(u32, usize)> = Vec::new();
    for year in &filters.years {
        if !counts.iter().any(|(other, _)| other == year) {
            counts.push((*year, 0));
        }
    }
    for year in rows.filter_map(Row::year) {
        match counts.iter_mut().find(|(other, _)| *other == year) {
            Some((_, count)) => *count += 1,
            None => counts.push((year, 1)),
        }
    }
    by_rank(counts, |(year, _)| u32::MAX - year)
        .into_iter()
        .map(|(year, count)| FilterOption {
            name: year.to_string(),
            label: year.to_string(),
            count,
            is_on: filters.years.contains(&year),
        })
        .collect()
}
