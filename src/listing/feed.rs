use super::{FilterOn, GroupKind, ListingQuery};
use crate::routes::{KINDS, PEOPLE, Scope, THEMES, feed_in, named};

/// The path, below the site's base, of the feed for such a query: one kind, theme or person among all entries. `None`
/// when there is no such feed; an empty query has the listing's own.
pub fn feed_of(scope: &Scope, question: &ListingQuery, filters: &[FilterOn]) -> Option<String> {
    let [filter] = filters else { return None };
    if *scope != Scope::All || !question.words.is_empty() {
        return None;
    }
    let folder = match filter.group {
        GroupKind::Kind => KINDS,
        GroupKind::Theme => THEMES,
        GroupKind::Author => PEOPLE,
        GroupKind::Year => return None,
    };
    Some(feed_in(&named(folder, &filter.name)))
}
