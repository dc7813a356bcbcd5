//! The words of searching and filtering.

use super::{DOCUMENTS, THEMES, number, results};
use crate::listing::{GroupKind, Sort};

/// The field for words to find.
pub const SEARCH_FIELD: &str = "Rechercher";

/// The choice of an order.
pub const SORT_BY: &str = "Trier par";

/// Takes all filters back.
pub const CLEAR_FILTERS: &str = "Effacer les filtres";

/// The heading of the list.
pub const RESULTS: &str = "Résultats";

/// No entry answers the question; ways to loosen it follow.
pub const NOTHING_FITS: &str = "Aucun document ne répond à tous ces critères à la fois.";

/// How many entries an answer holds, and what is to be known of it: that none has all the words, or which others were
/// looked for as well.
pub fn answer(count: usize, is_partial: bool, others: &[String]) -> String {
    let mut text = results(count);
    if count > 0 && is_partial {
        text.push_str(if count == 1 { " proche" } else { " proches" });
        text.push_str("\u{a0}: aucun document ne contient tous ces mots");
    } else if count > 0 {
        add_others(&mut text, others);
    }
    text
}

/// Adds which words were looked for as well.
fn add_others(text: &mut String, others: &[String]) {
    let mut before = ", y compris pour «\u{a0}";
    for other in others {
        text.extend([before, other, "\u{a0}»"]);
        before = ", «\u{a0}";
    }
}

/// The pages of a list, as a landmark.
pub const PAGINATION: &str = "Pagination";

/// Leads to the page before.
pub const PREVIOUS_PAGE: &str = "Précédente";

/// Leads to the page after.
pub const NEXT_PAGE: &str = "Suivante";

/// A page of a list: “Page 2”.
pub fn page(number: usize) -> String {
    ["Page ", &number.to_string()].concat()
}

/// The name of a group of filters.
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

/// What opens the filters, and how many are on.
pub fn filters(count: usize) -> String {
    match count {
        0 => "Filtres".to_owned(),
        count => ["Filtres (", &count.to_string(), ")"].concat(),
    }
}

/// What shows the rest of a group of filters.
pub fn more_choices(count: usize) -> String {
    ["Afficher tout (", &count.to_string(), " de plus)"].concat()
}

/// What stands before the name of a filter on the button that takes it back: “Retirer le filtre Type : ”.
pub fn remove_filter(kind: GroupKind) -> String {
    ["Retirer le filtre ", group(kind), "\u{a0}: "].concat()
}

/// Closes what lies over the page.
pub const CLOSE: &str = "Fermer";

/// How many entries a list has, as it is announced: “12 résultats”. Nothing where no answer came, for then an alert says so.
pub fn count(count: Option<usize>) -> String {
    count.map(results).unwrap_or_default()
}

/// What leads to the answers: “Voir les 12 résultats”. Where there are none, ways to loosen the question stand there, and where no
/// answer came, what happened.
pub fn see_results(count: Option<usize>) -> String {
    match count {
        None => "Pas de réponse\u{a0}: voir pourquoi".to_owned(),
        Some(0) => "Aucun résultat\u{a0}: élargir".to_owned(),
        Some(1) => "Voir le résultat".to_owned(),
        Some(count) => ["Voir les ", &number(count as u64), "\u{a0}résultats"].concat(),
    }
}

/// What would be left without one part of a question: “Sans le filtre Année : 4 résultats”.
pub fn loosening(without: Option<GroupKind>, count: usize) -> String {
    match without {
        Some(kind) => ["Sans le filtre ", group(kind), "\u{a0}: ", &results(count)].concat(),
        None => ["Sans les mots cherchés\u{a0}: ", &results(count)].concat(),
    }
}

/// The heading of a list that is asked for words among all entries.
pub const SEARCH: &str = "Recherche";

/// The heading of a list with what it is asked: “Recherche : « europe », Podcast”, “Énergie : 2024”.
pub fn question(heading: &str, words: &str, filters: &[&str]) -> String {
    let mut text = heading.to_owned();
    let mut separator = "\u{a0}: ";
    if !words.is_empty() {
        text.extend([separator, "«\u{a0}", words, "\u{a0}»"]);
        separator = ", ";
    }
    for filter in filters {
        text.extend([separator, filter]);
        separator = ", ";
    }
    text
}

/// The title of one page of a list: “Tous les documents (page 2)”, and the heading alone for the first.
pub fn numbered(heading: &str, page: usize) -> String {
    match page {
        0 | 1 => heading.to_owned(),
        page => [heading, " (page ", &page.to_string(), ")"].concat(),
    }
}

/// The feed of a list.
pub const FOLLOW: &str = "Suivre cette liste (flux Atom)";

/// The feed of a list of which only a part is shown.
pub const FOLLOW_WHOLE: &str = "Suivre la liste entière (flux Atom)";

/// The search of the whole site, as a landmark.
pub const WHOLE_SITE: &str = "Tout le site";

/// The search of the whole site, as a field.
pub const SEARCH_SITE: &str = "Rechercher sur le site";

/// The search of one list, as a landmark.
pub const THIS_LIST: &str = "Cette liste";

/// The list of suggestions.
pub const SUGGESTIONS: &str = "Suggestions";

/// The group of suggested entries, and what is to be known of them: that none has all the words, or which others were looked for as
/// well.
pub fn suggested_entries(is_partial: bool, others: &[String]) -> String {
    if is_partial {
        return "Aucun document ne contient tous ces mots\u{202f}; les plus proches".to_owned();
    }
    let mut text = DOCUMENTS.to_owned();
    add_others(&mut text, others);
    text
}

/// The groups of suggestions beside it.
pub const SUGGESTED_THEMES: &str = THEMES;
/// See [`SUGGESTED_THEMES`].
pub const SUGGESTED_PEOPLE: &str = "Auteurs et intervenants";

/// How many suggestions there are, as it is announced.
pub fn suggestions(count: usize) -> String {
    match count {
        0 => "Aucune suggestion".to_owned(),
        1 => "1\u{a0}suggestion".to_owned(),
        count => count.to_string() + "\u{a0}suggestions",
    }
}
