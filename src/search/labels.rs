use super::index::best_first;
use super::marks::marks;
use super::query::Query;
use super::stem::stem;
use super::tolerance::Tolerance;
use super::words::{Word, words};

/// The positions, in a short list such as the names of people or themes, of the items that contain every word of the
/// query: first those that start with one, then the others, in the list's order. Typing errors are tolerated when
/// nothing matches without them. An empty query matches nothing.
pub fn match_labels(query: &Query, labels: &[impl AsRef<str>]) -> Vec<usize> {
    let labels: Vec<Vec<Word>> = labels.iter().map(|label| words(label.as_ref())).collect();
    let mut matches = with_all_words(query, &labels, &[]);
    if matches.is_empty() {
        matches = with_all_words(query, &labels, &corrections(query, &labels));
    }
    matches
}

fn with_all_words(query: &Query, labels: &[Vec<Word>], read_as: &[(usize, Vec<u8>)]) -> Vec<usize> {
    let mut scores = Vec::new();
    for label in labels {
        let marks = marks(label, query, read_as);
        let is_match = |term: usize| marks.iter().any(|mark| mark.term == term);
        let is_found = !query.is_empty() && (0..query.terms.len()).all(is_match);
        let is_first = marks.iter().any(|mark| mark.start == 0);
        scores.push(if is_found { 1 + u16::from(is_first) } else { 0 });
    }
    best_first(&scores).into_iter().map(|hit| hit.entry as usize).collect()
}

/// For each term, by its position, the stems of the words it may have been meant for.
fn corrections(query: &Query, labels: &[Vec<Word>]) -> Vec<(usize, Vec<u8>)> {
    let mut corrections = Vec::new();
    for (position, term) in query.terms.iter().enumerate() {
        for typed in term.words.iter().filter(|typed| !typed.is_literal) {
            let mut tolerance = Tolerance::new(&typed.text);
            for word in labels.iter().flatten() {
                let [whole, beginning] = tolerance.distances(word.text.as_bytes(), 0);
                if tolerance.is_possible() && (whole.is_some() || beginning.is_some() && typed.is_open) {
                    corrections.push((position, stem(word.text.as_bytes())));
                }
            }
        }
    }
    corrections
}
