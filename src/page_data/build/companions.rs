use super::PageBuilder;
use crate::{
    catalogue::Entry,
    page_data::{Companion, Companions, PageLink},
    routes::{Route, Scope, filtered, parameter},
    text,
};
use std::{cmp::Reverse, collections::HashMap, hash::Hash};

/// How many are named; those who share the most entries.
const NAMED: usize = 12;

impl PageBuilder {
    /// Whom a person appears with, or which themes a theme meets, in the entries of its listing.
    pub(super) fn companions(&self, scope: &Scope, entries: &[&Entry]) -> Option<Companions> {
        let own = self.base.href(&Route::listing(scope.clone()));
        let companion = |other: Scope, name: &str, parameter: &str, id: &str, count: usize| Companion {
            page: self.link(&Route::listing(other), name),
            shared: PageLink { href: filtered(&own, parameter, id), label: text::in_common(count) },
        };
        match scope {
            Scope::Theme(own) => {
                let others = entries.iter().flat_map(|entry| &entry.themes).filter(|id| *id != own);
                let names = counts(others)
                    .into_iter()
                    .filter_map(|(id, count)| Some((self.catalogue.theme(id)?.title.as_str(), id, count)));
                most(text::OTHER_THEMES, names.collect(), |(name, id, count)| {
                    companion(Scope::Theme(id.clone()), name, parameter::THEME, id.as_str(), count)
                })
            }
            Scope::Person(own) => {
                let others = entries.iter().flat_map(|entry| entry.people()).filter(|id| *id != own);
                let names = counts(others)
                    .into_iter()
                    .filter_map(|(id, count)| Some((self.catalogue.person(id)?.name.as_str(), id, count)));
                most(text::SAME_DOCUMENTS, names.collect(), |(name, id, count)| {
                    companion(Scope::Person(id.clone()), name, parameter::AUTHOR, id.as_str(), count)
                })
            }
            Scope::All | Scope::Section(_) => None,
        }
    }
}

/// How often each id occurs.
fn counts<'a, Id: Eq + Hash>(ids: impl Iterator<Item = &'a Id>) -> HashMap<&'a Id, usize> {
    let mut counts = HashMap::new();
    for id in ids {
        *counts.entry(id).or_default() += 1;
    }
    counts
}

/// Those that occur most often, then by name; nothing where there are none.
fn most<Id>(
    heading: &str,
    mut names: Vec<(&str, &Id, usize)>,
    companion: impl Fn((&str, &Id, usize)) -> Companion,
) -> Option<Companions> {
    names.sort_by_key(|(name, _, count)| (Reverse(*count), *name));
    let others = names.len().saturating_sub(NAMED);
    let most: Vec<Companion> = names.into_iter().take(NAMED).map(companion).collect();
    let others = (others > 0).then(|| text::and_others(others));
    (!most.is_empty()).then(|| Companions { heading: heading.to_owned(), most, others })
}
