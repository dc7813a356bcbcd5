use super::{FilterOn, GroupKind, ListingQuery, ListingScope};
use crate::routes::{PEOPLE, THEMES};

/// The path, below the site's base, of the feed that tells what such a question answers: one kind, theme or person among
/// all entries. Nothing when no feed does; a list that is asked nothing has its own.
pub fn feed_of(scope: &ListingScope, question: &ListingQuery, filters: &[FilterOn]) -> Option<String> {
    let [filter] = filters else { return None };
    if *scope != ListingScope::All || !question.words.is_empty() {
        return None;
    }
    let folder = match filter.group {
        GroupKind::Kind => "documents/types/",
        GroupKind::Theme => THEMES,
        GroupKind::Author => PEOPLE,
        GroupKind::Year => return None,
    };
    Some([folder, &filter.name, "/feed.xml"].concat())
}
