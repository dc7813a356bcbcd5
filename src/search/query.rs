use super::stem::stem;
use super::words::{Word, compound, is_number, is_stop_word, words};

/// A visitor's query.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// All of them must match.
    pub(super) terms: Vec<Term>,
    /// It holds only words such as “la”: then one of the terms is enough.
    pub(super) is_common: bool,
    /// For terms that occur nowhere as typed: their position, and the stems of the words they were corrected to.
    pub(super) read_as: Vec<(usize, Vec<u8>)>,
    /// Synonyms of terms, by their position.
    pub(super) synonyms: Vec<(usize, Term)>,
    /// See [`Query::others`].
    pub(super) others: Vec<String>,
    /// See [`Query::is_partial`].
    pub(super) is_partial: bool,
}

/// One thing that must match: a word, or several side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Term {
    /// Never empty.
    pub words: Vec<Typed>,
    /// What matches as well as the word: the hyphenated word it belongs to, written as one.
    pub whole: Option<Typed>,
}

/// A word of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Typed {
    /// Normalised: no case, no accents.
    pub text: String,
    pub stem: Vec<u8>,
    /// Its distance from the first word of its phrase.
    pub offset: usize,
    /// Possibly unfinished: longer words match too, from two letters on.
    pub is_open: bool,
    /// In quotation marks: no plurals, no errors.
    pub is_literal: bool,
}

/// How well a word matches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quality {
    Exact,
    OtherForm,
    Synonym,
    Beginning,
    Corrected,
}

impl Query {
    /// Parses what was typed: words, and phrases between `"…"`, `«…»` or `“…”`. The last word counts as unfinished
    /// unless a character other than a hyphen or a slash follows it, such as a space; `*` makes any word unfinished.
    pub fn parse(text: &str) -> Self {
        let (mut terms, mut common) = (Vec::new(), Vec::new());
        let (mut rest, mut is_literal) = (text, false);
        loop {
            let end = rest.find(['"', '«', '»', '“', '”']);
            let piece = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
            let found = words(piece);
            let mut next = 0;
            while let Some(run) = found.get(next..).filter(|run| !run.is_empty()) {
                let compound = compound(run, usize::MAX).filter(|_| !is_literal);
                let length = if is_literal { run.len() } else { compound.as_ref().map_or(1, |(length, _)| *length) };
                let run = run.get(..length).unwrap_or_default();
                let typed = |text: &str, offset: usize, word: &Word| {
                    let after = piece.get(word.end..).unwrap_or_default();
                    let is_open = end.is_none() && matches!(after, "" | "-" | "/") || after.starts_with('*');
                    Typed { text: String::from(text), stem: stem(text.as_bytes()), offset, is_open, is_literal }
                };
                let whole = compound.zip(run.last()).map(|((_, whole), last)| typed(&whole, 0, last));
                let mut phrase = Vec::new();
                for (offset, word) in run.iter().enumerate().take(MOST_TERMS) {
                    let is_common = is_stop_word(&word.text);
                    if length > 1 && is_common {
                        continue;
                    }
                    phrase.push(typed(&word.text, offset, word));
                    if !is_literal {
                        let list = if is_common { &mut common } else { &mut terms };
                        list.push(Term { words: std::mem::take(&mut phrase), whole: whole.clone() });
                    }
                }
                if !phrase.is_empty() {
                    terms.push(Term { words: phrase, whole });
                }
                next += length;
            }
            let Some(end) = end else { break };
            let mut quote = rest.get(end..).unwrap_or_default().chars();
            is_literal = match quote.next() {
                Some('"') => !is_literal,
                quote => matches!(quote, Some('«' | '“')),
            };
            rest = quote.as_str();
        }
        // The first letter of another word says nothing yet.
        let is_begun = |term: &Term| match term.words.as_slice() {
            [word] => word.is_open && word.text.len() == 1 && !is_number(&word.text) && term.whole.is_none(),
            _ => false,
        };
        if terms.len() > 1 && terms.last().is_some_and(is_begun) {
            terms.pop();
        }
        let is_common = terms.is_empty();
        let mut terms = if is_common { common } else { terms };
        terms.truncate(MOST_TERMS);
        Self { terms, is_common, ..Self::default() }
    }

    /// Whether it holds nothing to search for.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// After a search: whether no entry has all its words, and the hits have some.
    pub fn is_partial(&self) -> bool {
        self.is_partial
    }

    /// After a search: synonyms that occur and were searched as well.
    pub fn others(&self) -> &[String] {
        &self.others
    }
}

/// A pasted page is not a query: terms, or words of a phrase, beyond this number are dropped.
const MOST_TERMS: usize = 12;

impl Term {
    /// Whether both are one word, in any form.
    pub fn is_form_of(&self, other: &Self) -> bool {
        match (self.words.as_slice(), other.words.as_slice()) {
            ([word], [other]) => !word.is_literal && word.stem == other.stem,
            _ => false,
        }
    }
}

impl Typed {
    /// How well a word of a text matches, without correction.
    pub fn matches(&self, word: &[u8], stem_of_word: &[u8]) -> Option<Quality> {
        let text = self.text.as_bytes();
        let is_same = if self.is_literal { word == text } else { stem_of_word == self.stem };
        let is_beginning = self.is_open && text.len() > 1 && word.starts_with(text);
        match is_same {
            true if word == text => Some(Quality::Exact),
            true => Some(Quality::OtherForm),
            false => is_beginning.then_some(Quality::Beginning),
        }
    }
}
