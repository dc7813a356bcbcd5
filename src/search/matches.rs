use super::files::{FIELDS, field_of};
use super::index::{Index, ListKind};
use super::query::{Quality, Query, Typed};
use super::stem::stem;
use super::tolerance::Tolerance;
use super::words::{group_word, is_number};
use std::ops::Range;

/// What the loaded part of an index finds for a query.
pub(super) struct Matches<'a> {
    index: &'a Index,
    /// The score of each entry; 0 if it does not match.
    pub scores: Vec<u16>,
    /// For corrected terms: their position in the query, and the stems of the words they were read as.
    pub read_as: Vec<(usize, Vec<u8>)>,
    /// Where the query has synonyms: their group, which member of it they are, and their positions.
    pub groups: Vec<(usize, usize, Range<usize>)>,
    /// No entry has all words; those that match have some.
    pub is_partial: bool,
    /// The files that are still needed to find every match.
    pub missing: Vec<usize>,
    /// A word was found as typed; it could still be an error.
    is_correctable: bool,
}

/// When to look for typing errors.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tolerant {
    Never,
    IfNeeded,
    Always,
}

/// Words of the index, and how well they match; `None` while a word is too short to judge.
type Reading = Option<Vec<(u32, Quality)>>;

impl<'a> Matches<'a> {
    /// Finds as many matches as the loaded files allow.
    pub fn find(index: &'a Index, query: &Query) -> Self {
        let mut matches = Self {
            index,
            scores: Vec::new(),
            read_as: Vec::new(),
            groups: index.groups(query),
            is_partial: false,
            missing: Vec::new(),
            is_correctable: false,
        };
        let parts = matches.weigh(query, Tolerant::IfNeeded);
        if matches.is_correctable && matches.is_nothing() && query.terms.len() <= MOST_DOUBTED {
            // The error may have produced another existing word.
            let read_as = std::mem::take(&mut matches.read_as);
            matches.weigh(query, Tolerant::Always);
            if matches.is_nothing() {
                matches.read_as = read_as;
            }
        }
        if parts.len() > 1 && matches.is_nothing() {
            matches.scores = best_parts(&parts);
            matches.is_partial = true;
        }
        matches
    }

    /// Whether no entry matches, as far as is known.
    fn is_nothing(&self) -> bool {
        self.missing.is_empty() && self.scores.iter().all(|score| *score == 0)
    }

    /// Scores the entries that match the whole query, and how well each matches every term.
    fn weigh(&mut self, query: &Query, tolerant: Tolerant) -> Vec<Vec<u16>> {
        let mut parts = Vec::new();
        for (position, term) in query.terms.iter().enumerate() {
            parts.extend(match term.words.as_slice() {
                [word] => self.word_scores(position, word, term.whole.as_ref(), tolerant),
                words => Some(self.phrase_scores(words)),
            });
        }
        self.scores = vec![u16::from(parts.is_empty()); self.index.entries];
        for (index, scores) in parts.iter().enumerate() {
            for (total, score) in self.scores.iter_mut().zip(scores) {
                let is_match = query.is_common || *score > 0 && (*total > 0 || index == 0);
                *total = if is_match { total.saturating_add(*score) } else { 0 };
            }
        }
        parts
    }

    /// The score of each entry for a word, its compound, or its synonyms; `None` while it is too short to judge.
    fn word_scores(
        &mut self,
        position: usize,
        word: &Typed,
        whole: Option<&Typed>,
        tolerant: Tolerant,
    ) -> Option<Vec<u16>> {
        let mut words = whole.and_then(|whole| self.read(whole)).unwrap_or_default();
        for (group, _, _) in self.groups.iter().filter(|(_, _, positions)| positions.contains(&position)) {
            let name = group_word(*group);
            self.index.each_word(name.as_bytes(), &mut self.missing, &mut |number, other, _| {
                if other == name.as_bytes() {
                    words.push((number, Quality::Synonym));
                }
                NONE_SKIPPED
            });
        }
        let tolerant = if words.is_empty() { tolerant } else { Tolerant::Never };
        let lacking = self.missing.len();
        let own = self.read(word);
        if own.is_none() && words.is_empty() {
            return None;
        }
        let mut own = own.unwrap_or_default();
        // “USA” is a word, not a prefix of “usage”.
        let is_named = words.iter().any(|(_, quality)| *quality == Quality::Synonym);
        own.retain(|(_, quality)| !(is_named && *quality == Quality::Beginning));
        self.is_correctable |= tolerant == Tolerant::IfNeeded && !own.is_empty();
        let is_tolerant = tolerant == Tolerant::Always || tolerant == Tolerant::IfNeeded && own.is_empty();
        if is_tolerant && !word.is_literal && self.missing.len() == lacking {
            self.correct(position, word, &mut own);
        }
        words.append(&mut own);
        let mut scores = vec![0; self.index.entries];
        for (number, quality) in words {
            for (entry, field) in self.postings(number) {
                raise(&mut scores, entry, field, quality);
            }
        }
        Some(scores)
    }

    /// The words of the index that a word of the query matches. A prefix of too many words waits for another letter,
    /// so that no letter fetches many files.
    fn read(&mut self, word: &Typed) -> Reading {
        let mut words = Vec::new();
        let mut beginnings = Vec::new();
        self.index.each_word(neighbourhood(&word.stem), &mut self.missing, &mut |number, other, _| {
            match word.matches(other, &stem(other)) {
                Some(Quality::Beginning) => beginnings.push((number, Quality::Beginning)),
                Some(quality) => words.push((number, quality)),
                None => {}
            }
            NONE_SKIPPED
        });
        let file_of = |word: Option<&(u32, Quality)>| word.map_or(0, |(number, _)| self.index.list_file(*number));
        let most = if word.is_literal { 0 } else { MOST_FILES };
        let is_broad = file_of(beginnings.last()) - file_of(beginnings.first()) > most;
        // If “UE” occurs anywhere, it is a word, not a prefix.
        if !(is_broad || word.text.len() < 3 && !words.is_empty()) {
            words.append(&mut beginnings);
        }
        let is_begun = word.is_open && word.text.len() < 2 && !is_number(&word.text);
        let is_pending = words.is_empty() && (is_broad || is_begun);
        (!is_pending).then_some(words)
    }

    /// Adds the words nearest to what was typed, in all their forms; if there are none, those with a similar prefix.
    fn correct(&mut self, position: usize, word: &Typed, words: &mut Vec<(u32, Quality)>) {
        let mut tolerance = Tolerance::new(&word.text);
        if !tolerance.is_possible() {
            return;
        }
        let lacking = self.missing.len();
        let mut nearest = [(u8::MAX, Vec::new()), (u8::MAX, Vec::new())];
        // First try words whose first letter is right, swapped or preceded by another: this saves files and time.
        let text = word.text.as_bytes();
        let near = [text.get(..1).unwrap_or_default(), text.get(1..2).unwrap_or_default()];
        for keys in [&near[..], &[&[]]] {
            for key in keys {
                self.index.each_word(key, &mut self.missing, &mut |_, other, shared| {
                    for (distance, (least, stems)) in tolerance.distances(other, shared).into_iter().zip(&mut nearest) {
                        let Some(distance) = distance.filter(|distance| distance <= least) else { continue };
                        let stem = stem(other);
                        if word.matches(other, &stem).is_some() {
                            continue;
                        }
                        if distance < *least {
                            stems.clear();
                            *least = distance;
                        }
                        if stems.last() != Some(&stem) && stems.len() < MOST_CORRECTIONS {
                            stems.push(stem);
                        }
                    }
                    tolerance.hopeless
                });
            }
            let [(_, words), (_, beginnings)] = &nearest;
            let is_found = !words.is_empty() || word.is_open && !beginnings.is_empty();
            if is_found || text.len() < 5 || self.missing.len() > lacking {
                break;
            }
        }
        let [(_, mut corrections), (_, beginnings)] = nearest;
        if corrections.is_empty() && word.is_open {
            corrections = beginnings;
        }
        // In alphabetical order, so that neighbours follow each other.
        let mut seen: &[u8] = &[];
        for correction in &corrections {
            let key = neighbourhood(correction);
            if key == seen {
                continue;
            }
            seen = key;
            self.index.each_word(key, &mut self.missing, &mut |number, other, _| {
                if corrections.contains(&stem(other)) {
                    words.push((number, Quality::Corrected));
                }
                NONE_SKIPPED
            });
        }
        self.read_as.extend(corrections.into_iter().map(|stem| (position, stem)));
    }

    /// The score of each entry for words that stand side by side.
    fn phrase_scores(&mut self, words: &[Typed]) -> Vec<u16> {
        let mut starts: Option<Vec<u64>> = None;
        let mut first = 0;
        for word in words {
            let Some(words) = self.read(word) else { continue };
            let mut kept = Vec::new();
            for (number, _) in words {
                kept.append(&mut self.positions(number));
            }
            if let Some(starts) = starts {
                let offset = (word.offset - first) as u64;
                kept.iter_mut().for_each(|position| *position = position.wrapping_sub(offset));
                kept.retain(|start| starts.binary_search(start).is_ok());
            } else {
                first = word.offset;
            }
            // In order: only the last word can be a prefix of several.
            starts = Some(kept);
        }
        let mut scores = vec![0; self.index.entries];
        for start in starts.unwrap_or_default() {
            raise(&mut scores, (start >> 32) as u32, field_of(start as u32), Quality::Exact);
        }
        scores
    }

    /// The entries of a word, and the best field it occurs in.
    fn postings(&mut self, number: u32) -> Vec<(u32, u32)> {
        let mut reader = self.index.list(ListKind::Entries, number, &mut self.missing);
        let (mut postings, mut next) = (Vec::new(), 0u32);
        while let Some(number) = reader.number().filter(|number| *number >= FIELDS) {
            next = next.saturating_add(number / FIELDS);
            postings.push((next - 1, number % FIELDS));
        }
        postings
    }

    /// The positions of a word, in order: the entry in the upper half, the position in the lower.
    fn positions(&mut self, number: u32) -> Vec<u64> {
        let entries = self.postings(number);
        let mut reader = self.index.list(ListKind::Positions, number, &mut self.missing);
        let mut positions = Vec::new();
        for (entry, _) in entries {
            let mut next = 0u32;
            while let Some(step) = reader.number().filter(|step| *step > 0) {
                next = next.saturating_add(step);
                positions.push(u64::from(entry) << 32 | u64::from(next - 1));
            }
        }
        positions
    }
}

/// Longer than any word.
const NONE_SKIPPED: usize = usize::MAX;

/// How many files further the last word with the same prefix may be; phrases read positions too, and allow none.
const MOST_FILES: usize = 3;

/// In a longer query no existing word is taken for an error: the query was pasted, not typed.
const MOST_DOUBTED: usize = 4;

/// With more words than this within one error, it was no error.
const MOST_CORRECTIONS: usize = 40;

/// The prefix that all forms of a word share, as [`stem`] guarantees.
fn neighbourhood(stem: &[u8]) -> &[u8] {
    stem.get(..if stem.len() < 5 { 2 } else { 3 }).unwrap_or(stem)
}

/// The field decides, then the quality of the match.
fn raise(scores: &mut [u16], entry: u32, field: u32, quality: Quality) {
    if let Some(score) = scores.get_mut(entry as usize) {
        *score = (5 * (FIELDS - field) as u16 - quality as u16).max(*score);
    }
}

/// The score of each entry for some of the terms, the rare ones above all; 0 for less than half of the best score.
fn best_parts(parts: &[Vec<u16>]) -> Vec<u16> {
    let entries = parts.first().map_or(0, Vec::len);
    let (mut weights, mut totals) = (vec![0u16; entries], vec![0u16; entries]);
    for scores in parts {
        let found = scores.iter().filter(|score| **score > 0).count() as u64;
        // Twice the logarithm of its rarity.
        let ratio = (entries as u64).pow(2).checked_div(found.pow(2)).unwrap_or(1);
        let weight = ratio.max(1).ilog2() as u16 + 1;
        for ((weights, total), score) in weights.iter_mut().zip(&mut totals).zip(scores) {
            *weights += if *score > 0 { weight } else { 0 };
            *total += score;
        }
    }
    let best = weights.iter().copied().max().unwrap_or_default();
    let score = |(weight, total): (u16, u16)| if 2 * weight > best { 128 * weight + total.min(127) } else { 0 };
    weights.into_iter().zip(totals).map(score).collect()
}
