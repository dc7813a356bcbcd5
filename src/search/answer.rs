use super::files::{FIELDS, field_of};
use super::index::{Index, ListKind};
use super::query::{Quality, Query, Typed};
use super::stem::stem;
use super::tolerance::Tolerance;

/// What the loaded part of an index has to say to a query.
pub(super) struct Answer<'a> {
    index: &'a Index,
    /// How well each entry matches; 0 where it does not.
    pub scores: Vec<u16>,
    /// For corrected terms, their place in the query and the stems of the words they were taken for.
    pub read_as: Vec<(usize, Vec<u8>)>,
    /// The files without which the answer is not whole.
    pub missing: Vec<usize>,
}

/// When to look for typing errors.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tolerant {
    Never,
    IfNeeded,
    Always,
}

/// Words of the index, and how well they match; `None` while a word is too short to be judged.
type Reading = Option<Vec<(u32, Quality)>>;

impl<'a> Answer<'a> {
    /// Answers as well as the loaded files allow.
    pub fn find(index: &'a Index, query: &Query) -> Self {
        let mut answer = Self { index, scores: Vec::new(), read_as: Vec::new(), missing: Vec::new() };
        answer.weigh(query, Tolerant::IfNeeded);
        if answer.missing.is_empty() && answer.scores.iter().all(|score| *score == 0) {
            // An error can make a word that exists too.
            answer.weigh(query, Tolerant::Always);
        }
        answer
    }

    fn weigh(&mut self, query: &Query, tolerant: Tolerant) {
        let mut total: Option<Vec<u16>> = None;
        for (place, term) in query.terms.iter().enumerate() {
            let scores = match term.words.as_slice() {
                [word] => self.word_scores(place, word, term.whole.as_ref(), tolerant),
                words => Some(self.phrase_scores(words)),
            };
            let Some(mut scores) = scores else { continue };
            for (score, total) in scores.iter_mut().zip(total.unwrap_or_default()) {
                *score = if query.is_common || (*score > 0 && total > 0) { total.saturating_add(*score) } else { 0 };
            }
            total = Some(scores);
        }
        self.scores = total.unwrap_or_else(|| vec![1; self.index.entries]);
    }

    /// How well each entry matches a word or the whole it is part of; `None` while it is too short to be judged.
    fn word_scores(&mut self, place: usize, word: &Typed, whole: Option<&Typed>, tolerant: Tolerant) -> Option<Vec<u16>> {
        let mut words = whole.and_then(|whole| self.read(whole)).unwrap_or_default();
        let tolerant = if words.is_empty() { tolerant } else { Tolerant::Never };
        let lacking = self.missing.len();
        let mut own = self.read(word)?;
        let is_tolerant = tolerant == Tolerant::Always || tolerant == Tolerant::IfNeeded && own.is_empty();
        if is_tolerant && !word.is_literal && self.missing.len() == lacking {
            self.correct(place, word, &mut own);
        }
        words.append(&mut own);
        let mut scores = vec![0; self.index.entries];
        for (number, quality) in words {
            for (entry, field) in self.places(number) {
                raise(&mut scores, entry, field, quality);
            }
        }
        Some(scores)
    }

    /// The words of the index that a word of the query stands for.
    fn read(&mut self, word: &Typed) -> Reading {
        let (letters, shortest) = (word.text.len(), self.index.shortest_beginning);
        let mut words = Vec::new();
        let mut is_exact = false;
        self.index.each_word(neighbourhood(&word.stem), &mut self.missing, &mut |number, other, _| {
            match word.matches(other, &stem(other)) {
                Some(Quality::Beginning) if letters < shortest => {}
                Some(quality) => {
                    is_exact |= quality == Quality::Exact;
                    words.push((number, quality));
                }
                None => {}
            }
        });
        // “UE” is itself, not the beginning of something, if it stands anywhere.
        if letters < 3 && is_exact {
            words.retain(|(_, quality)| *quality == Quality::Exact);
        }
        let is_pending = words.is_empty() && word.is_open && letters < shortest;
        (!is_pending).then_some(words)
    }

    /// Adds the words nearest to what was typed, in all their forms; if there are none, those that begin nearly so.
    fn correct(&mut self, place: usize, word: &Typed, words: &mut Vec<(u32, Quality)>) {
        let mut corrections: Vec<Vec<u8>> = Vec::new();
        for is_beginning in [false, true] {
            if !corrections.is_empty() || is_beginning && !word.is_open {
                break;
            }
            let mut least = u8::MAX;
            let mut tolerance = Tolerance::new(&word.text);
            if !tolerance.is_possible() {
                return;
            }
            self.index.each_word(&[], &mut self.missing, &mut |_, other, shared| {
                let Some(distance) = tolerance.distance(other, shared, is_beginning).filter(|it| *it <= least) else {
                    return;
                };
                let stem = stem(other);
                if word.matches(other, &stem).is_some() {
                    return;
                }
                if distance < least {
                    corrections.clear();
                    least = distance;
                }
                if corrections.last() != Some(&stem) && corrections.len() < MOST_CORRECTIONS {
                    corrections.push(stem);
                }
            });
        }
        for correction in &corrections {
            self.index.each_word(neighbourhood(correction), &mut self.missing, &mut |number, other, _| {
                if stem(other) == *correction {
                    words.push((number, Quality::Corrected));
                }
            });
        }
        self.read_as.extend(corrections.into_iter().map(|stem| (place, stem)));
    }

    /// How well each entry matches words that stand side by side.
    fn phrase_scores(&mut self, words: &[Typed]) -> Vec<u16> {
        let mut starts: Option<Vec<u64>> = None;
        let mut first = 0;
        for word in words {
            let mut lists = Vec::new();
            for (number, _) in self.read(word).unwrap_or_default() {
                lists.push(self.positions(number));
            }
            match &mut starts {
                None => (starts, first) = (lists.pop(), word.offset),
                Some(starts) => starts.retain(|start| {
                    let here = start + (word.offset - first) as u64;
                    lists.iter().any(|list| list.binary_search(&here).is_ok())
                }),
            }
        }
        let mut scores = vec![0; self.index.entries];
        for start in starts.unwrap_or_default() {
            raise(&mut scores, (start >> 32) as u32, field_of(start as u32), Quality::Exact);
        }
        scores
    }

    /// The entries of a word, and the best field it stands in.
    fn places(&mut self, number: u32) -> Vec<(u32, u32)> {
        let mut reader = self.index.list(ListKind::Entries, number, &mut self.missing);
        let (mut places, mut next) = (Vec::new(), 0u32);
        while let Some(number) = reader.number().filter(|number| *number >= FIELDS) {
            next = next.saturating_add(number / FIELDS);
            places.push((next - 1, number % FIELDS));
        }
        places
    }

    /// Where a word stands, in order: the entry in the upper half, the position in the lower.
    fn positions(&mut self, number: u32) -> Vec<u64> {
        let entries = self.places(number);
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

/// More words than that within reach of a typing error, and it was none.
const MOST_CORRECTIONS: usize = 40;

/// What the forms of a word have in common at their beginning, by the promise of [`stem`].
fn neighbourhood(stem: &[u8]) -> &[u8] {
    stem.get(..if stem.len() < 5 { 2 } else { 3 }).unwrap_or(stem)
}

/// The field decides, then how well the word matches.
fn raise(scores: &mut [u16], entry: u32, field: u32, quality: Quality) {
    if let Some(score) = scores.get_mut(entry as usize) {
        *score = (4 * (FIELDS - field) as u16 - quality as u16).max(*score);
    }
}
