//! The words of searching and filtering.

use super::{DOCUMENTS, THEMES, number, results};
use crate::listing::{GroupKind, Sort};

/// The label of the search field.
pub const SEARCH_FIELD: &str = "Rechercher";

/// The label of the order.
pub const SORT_BY: &str = "Trier par";

/// The button that removes all filters.
pub const CLEAR_FILTERS: &str = "Effacer les filtres";

/// The heading of the list.
pub const RESULTS: &str = "Résultats";

/// No entry matches; suggestions to loosen the query follow.
pub const NOTHING_FITS: &str = "Aucun document ne répond à tous ces critères à la fois.";

/// The status line of a list: how many entries match, and how they were found: none has all the words, or synonyms were searched too.
pub fn results_status(count: usize, is_partial: bool, others: &[String]) -> String {
    let mut text = results(count);
    if count > 0 && is_partial {
        text.push_str(if count == 1 { " proche" } else { " proches" });
        text.push_str("\u{a0}: aucun document ne contient tous ces mots");
    } else if count > 0 {
        add_others(&mut text, others);
    }
    text
}

/// Adds which synonyms were searched too.
fn add_others(text: &mut String, others: &[String]) {
    let mut before = ", y compris pour «\u{a0}";
    for other in others {
        text.extend([before, other, "\u{a0}»"]);
        before = ", «\u{a0}";
    }
}

/// The label of the pagination.
pub const PAGINATION: &str = "Pagination";

/// The link to the page before.
pub const PREVIOUS_PAGE: &str = "Précédente";

/// The link to the page after.
pub const NEXT_PAGE: &str = "Suivante";

/// The link to a page: “Page 2”.
pub fn page(number: usize) -> String {
    ["Page ", &number.to_string()].concat()
}

/// The name of a filter group.
pub fn group(kind: GroupKind) -> &'static str {
    match kind {
        GroupKind::Kind => "Type",
        GroupKind::Theme => "Thème",
        GroupKind::Author => "Auteur",
        GroupKind::Year => "Année",
    }
}

/// The name of an order.
pub fn sort(sort: Sort) -> &'static str {
    match sort {
        Sort::Recent => "Plus récents",
        Sort::Oldest => "Plus anciens",
        Sort::Title => "Titre",
        Sort::Relevance => "Pertinence",
    }
}

/// The button that opens the filters, with the number of active ones.
pub fn filters(count: usize) -> String {
    match count {
        0 => "Filtres".to_owned(),
        count => ["Filtres (", &count.to_string(), ")"].concat(),
    }
}

/// The button that shows the rest of a filter group.
pub fn more_options(count: usize) -> String {
    ["Afficher tout (", &count.to_string(), " de plus)"].concat()
}

/// Before the name of a filter on the button that removes it: “Retirer le filtre Type : ”.
pub fn remove_filter(kind: GroupKind) -> String {
    ["Retirer le filtre ", group(kind), "\u{a0}: "].concat()
}

/// The button that closes the dialog.
pub const CLOSE: &str = "Fermer";

/// The live-region text for the number of results: “12 résultats”. Empty after an error, for then an alert speaks.
pub fn count(count: Option<usize>) -> String {
    count.map(results).unwrap_or_default()
}

/// The link from the filters to the results: “Voir les 12 résultats”. Without results it leads to ways to loosen the
/// query, after an error to the alert.
pub fn see_results(count: Option<usize>) -> String {
    match count {
        None => "Pas de réponse\u{a0}: voir pourquoi".to_owned(),
        Some(0) => "Aucun résultat\u{a0}: élargir".to_owned(),
        Some(1) => "Voir le résultat".to_owned(),
        Some(count) => ["Voir les ", &number(count as u64), "\u{a0}résultats"].concat(),
    }
}

/// What would remain without one part of a query: “Sans le filtre Année : 4 résultats”.
pub fn loosening(without: Option<GroupKind>, count: usize) -> String {
    match without {
        Some(kind) => ["Sans le filtre ", group(kind), "\u{a0}: ", &results(count)].concat(),
        None => ["Sans les mots cherchés\u{a0}: ", &results(count)].concat(),
    }
}

/// The heading of a list that searches all entries.
pub const SEARCH: &str = "Recherche";

/// The heading of a list with its query: “Recherche : « europe », Podcast”, “Énergie : 2024”.
pub fn question(heading: &str, words: &str, filters: &[&str]) -> String {
    let mut text = heading.to_owned();
    let mut separator = "\u{a0}: ";
    if !words.is_empty() {
        text.extend([separator, "«\u{a0}"]);
        // A sign that turns the direction of writing around would do so to all that follows.
        let turns = |char: &char| matches!(char, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        text.extend(words.chars().filter(|char| !turns(char)));
        text.push_str("\u{a0}»");
        separator = ", ";
    }
    for filter in filters {
        text.extend([separator, filter]);
        separator = ", ";
    }
    text
}

/// The title of one page of a list: “Tous les documents (page 2)”; the heading alone for the first.
pub fn numbered(heading: &str, page: usize) -> String {
    match page {
        0 | 1 => heading.to_owned(),
        page => [heading, " (page ", &page.to_string(), ")"].concat(),
    }
}

/// The link to the feed of a list.
pub const FOLLOW: &str = "Suivre cette liste (flux Atom)";

/// The link to the feed of a list that shows only a part of it.
pub const FOLLOW_WHOLE: &str = "Suivre la liste entière (flux Atom)";

/// The label of the site search, a landmark.
pub const WHOLE_SITE: &str = "Tout le site";

/// The label of the site search's field.
pub const SEARCH_SITE: &str = "Rechercher sur le site";

/// The label of a list's own search, a landmark.
pub const THIS_LIST: &str = "Cette liste";

/// The label of the list of suggestions.
pub const SUGGESTIONS: &str = "Suggestions";

/// The label of the suggested entries, and how they were found: none has all the words, or synonyms were searched
/// too.
pub fn suggested_entries(is_partial: bool, others: &[String]) -> String {
    if is_partial {
        return "Aucun document ne contient tous ces mots\u{202f}; les plus proches".to_owned();
    }
    let mut text = DOCUMENTS.to_owned();
    add_others(&mut text, others);
    text
}

/// The labels of the other groups of suggestions.
pub const SUGGESTED_THEMES: &str = THEMES;
/// See [`SUGGESTED_THEMES`].
pub const SUGGESTED_PEOPLE: &str = "Auteurs et intervenants";

/// The live-region text for the number of suggestions.
pub fn suggestions(count: usize) -> String {
    match count {
        0 => "Aucune suggestion".to_owned(),
        1 => "1\u{a0}suggestion".to_owned(),
        count => count.to_string() + "\u{a0}suggestions",
    }
}
