use super::files::{MAGIC, Reader, mark, path};
use super::matches::Matches;
use super::query::Query;
use std::ops::Range;

/// The index, as far as it is loaded.
#[derive(Debug, Clone)]
pub struct Index {
    pub(super) entries: usize,
    stamp: u32,
    /// For each file of words, the number of its first word and the word itself.
    words: Vec<(u32, Vec<u8>)>,
    /// For each file of entries, and of positions, the number of its first word.
    lists: Vec<u32>,
    /// Synonyms: how many of them occur, and all of them, those first.
    synonyms: Vec<(usize, Vec<String>)>,
    /// The content of every file, by number; empty until loaded.
    files: Vec<File>,
}

/// An entry that matches a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Its position among the documents that the index was built from.
    pub entry: u32,
    /// Its score; comparable only within one search.
    pub score: u32,
}

#[derive(Debug, Clone, Default)]
struct File {
    bytes: Vec<u8>,
    /// Where the list of each word starts; empty for words.
    starts: Vec<u32>,
    is_loaded: bool,
}

/// What [`Index::list`] returns for a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ListKind {
    Entries,
    Positions,
}

impl Index {
    /// Reads the head; `None` when it is no head or incomplete.
    pub fn open(head: &[u8]) -> Option<Self> {
        let mut reader = Reader { rest: head.strip_prefix(MAGIC)? };
        let entries = reader.number()? as usize;
        let stamp = u32::from_le_bytes(reader.bytes(4)?.try_into().ok()?);
        if entries > MOST_ENTRIES {
            return None;
        }
        let (mut words, mut first) = (Vec::new(), 0u32);
        for _ in 0..reader.number()? {
            let (count, length) = (reader.number()?, reader.number()?);
            words.push((first, reader.bytes(length)?.to_vec()));
            first = first.checked_add(count)?;
        }
        let (mut lists, mut first) = (Vec::new(), 0u32);
        for _ in 0..reader.number()? {
            lists.push(first);
            first = first.checked_add(reader.number()?)?;
        }
        let mut synonyms = Vec::new();
        for _ in 0..reader.number()? {
            let (standing, mut names) = (reader.number()? as usize, Vec::new());
            for _ in 0..reader.number()? {
                let length = reader.number()?;
                names.push(String::from_utf8(reader.bytes(length)?.to_vec()).ok()?);
            }
            synonyms.push((standing, names));
        }
        let count = words.len() + 2 * lists.len();
        let mut index = Self { entries, stamp, words, lists, synonyms, files: Vec::new() };
        index.files.resize_with(count, File::default);
        for number in 0..count {
            if !reader.rest.is_empty() {
                let length = reader.number()?;
                index.put(number, reader.bytes(length)?)?;
            }
        }
        Some(index)
    }

    /// The files, besides the head, that the query needs and that are not loaded. Ask again once they are: the first
    /// ones may call for others. Empty when everything is here.
    pub fn wanted(&self, query: &Query) -> Vec<String> {
        let matches = Matches::find(self, query);
        matches.missing.into_iter().map(|number| path(number, self.stamp)).collect()
    }

    /// The files that a typing error may need, unless they are many. Worth prefetching after the first search.
    pub fn wanted_soon(&self) -> Vec<String> {
        let words = 0..self.words.len();
        let lacking = words.filter(|number| {
            self.words.len() <= MOST_WORD_FILES && !self.files.get(*number).is_some_and(|file| file.is_loaded)
        });
        lacking.map(|number| path(number, self.stamp)).collect()
    }

    /// Loads a wanted file; `false` when it is not part of this index, or damaged.
    pub fn load(&mut self, name: &str, bytes: &[u8]) -> bool {
        let number = (0..self.files.len()).find(|number| path(*number, self.stamp) == name);
        number.and_then(|number| self.put(number, bytes)).is_some()
    }

    /// The entries that match, best first; all of them, in order, when the query holds no word that can be judged
    /// yet.
    ///
    /// A word that occurs nowhere as typed is corrected, and the query remembers how, for
    /// [`highlight`](super::highlight). While files are wanted some entries may be missing.
    pub fn search(&self, query: &mut Query) -> Vec<Hit> {
        let matches = Matches::find(self, query);
        (query.read_as, query.is_partial) = (matches.read_as, matches.is_partial);
        (query.synonyms, query.others) = (Vec::new(), Vec::new());
        for (group, said, positions) in &matches.groups {
            let Some((standing, names)) = self.synonyms.get(*group) else { continue };
            for (number, name) in names.iter().enumerate().take(*standing).filter(|(number, _)| number != said) {
                let is_said = matches.groups.iter().any(|(other, said, _)| other == group && *said == number);
                if !is_said && !query.others.contains(name) {
                    query.others.push(name.clone());
                }
                let term = Query::parse(&["\"", name, "\""].concat()).terms.into_iter().next();
                query.synonyms.extend(term.map(|term| (positions.start, term)));
            }
        }
        best_first(&matches.scores)
    }

    /// Where terms of the query are synonyms: their group, which member of it they are, and their positions.
    pub(super) fn groups(&self, query: &Query) -> Vec<(usize, usize, Range<usize>)> {
        let mut groups = Vec::new();
        for (group, (_, names)) in self.synonyms.iter().enumerate() {
            for (number, name) in names.iter().enumerate() {
                let name = Query::parse(name).terms;
                for (position, terms) in query.terms.windows(name.len().max(1)).enumerate() {
                    if !name.is_empty() && terms.iter().zip(&name).all(|(term, other)| term.is_form_of(other)) {
                        groups.push((group, number, position..position + name.len()));
                    }
                }
            }
        }
        groups
    }

    fn put(&mut self, number: usize, bytes: &[u8]) -> Option<()> {
        let bytes = bytes.strip_prefix(&mark(number, self.stamp))?.to_vec();
        let starts = match number.checked_sub(self.words.len()) {
            Some(list) => starts(&bytes, list >= self.lists.len())?,
            None => Vec::new(),
        };
        *self.files.get_mut(number)? = File { bytes, starts, is_loaded: true };
        Some(())
    }

    /// Passes each word that starts with the key to the callback, with its number and how many letters it shares with
    /// the one passed before. The return value says how many shared letters make further words worth skipping. Notes
    /// the files that are missing.
    pub(super) fn each_word(
        &self,
        key: &[u8],
        missing: &mut Vec<usize>,
        show: &mut dyn FnMut(u32, &[u8], usize) -> usize,
    ) {
        for (at, (first, first_word)) in self.words.iter().enumerate() {
            let is_past = first_word.as_slice() > key && !first_word.starts_with(key);
            let is_before = self.words.get(at + 1).is_some_and(|(_, next)| next.as_slice() < key);
            if is_past || is_before {
                continue;
            }
            let (mut rest, mut number, mut word) = (self.file(at, missing).bytes.as_slice(), *first, Vec::new());
            let (mut is_shown, mut skipped) = (false, usize::MAX);
            while let Some((shared, after)) = rest.split_first() {
                let shared = usize::from(*shared);
                let length = after.iter().position(|byte| *byte < 32).unwrap_or(after.len());
                let (letters, next) = after.split_at_checked(length).unwrap_or_default();
                if shared < skipped {
                    word.truncate(shared);
                    let shared = if is_shown { word.len() } else { 0 };
                    word.extend_from_slice(letters);
                    is_shown = word.starts_with(key);
                    skipped = if is_shown { show(number, &word, shared) } else { usize::MAX };
                }
                (rest, number) = (next, number.saturating_add(1));
            }
        }
    }

    /// The list of a word; empty, and noted, if its file is missing.
    pub(super) fn list(&self, kind: ListKind, number: u32, missing: &mut Vec<usize>) -> Reader<'_> {
        let at = self.list_file(number);
        let position = number - self.lists.get(at).copied().unwrap_or_default();
        let file = self.file(self.words.len() + at + self.lists.len() * kind as usize, missing);
        let start = file.starts.get(position as usize);
        Reader { rest: start.and_then(|start| file.bytes.get(*start as usize..)).unwrap_or_default() }
    }

    /// Which file of entries holds the list of a word, from 0.
    pub(super) fn list_file(&self, number: u32) -> usize {
        self.lists.iter().take_while(|first| **first <= number).count().saturating_sub(1)
    }

    /// A file; noted if it is missing.
    fn file(&self, number: usize, missing: &mut Vec<usize>) -> &File {
        let file = self.files.get(number).unwrap_or(&NOTHING);
        if !file.is_loaded && !missing.contains(&number) {
            missing.push(number);
        }
        file
    }
}

/// A head that announces more is damaged.
const MOST_ENTRIES: usize = 1_000_000;

/// This many files of words are about a hundred kilobytes.
const MOST_WORD_FILES: usize = 16;

static NOTHING: File = File { bytes: Vec::new(), starts: Vec::new(), is_loaded: true };

/// Where each list of a file starts; `None` if one is cut off. Lists of positions hold lists.
fn starts(bytes: &[u8], is_nested: bool) -> Option<Vec<u32>> {
    let mut starts = Vec::new();
    let mut reader = Reader { rest: bytes };
    while !reader.rest.is_empty() {
        starts.push((bytes.len() - reader.rest.len()) as u32);
        let mut last = u32::from(!is_nested);
        loop {
            let number = reader.number()?;
            if number == 0 && (last == 0 || !is_nested) {
                break;
            }
            last = number;
        }
    }
    Some(starts)
}

/// The positions of scores above zero, highest score first; stable.
pub(super) fn best_first(scores: &[u16]) -> Vec<Hit> {
    let mut sorted = Vec::new();
    // There are few different scores: one pass for each is fast, stable, and needs no sort.
    let mut next = scores.iter().copied().max();
    while let Some(score) = next.filter(|score| *score > 0) {
        next = None;
        for (entry, other) in (0..).zip(scores) {
            if *other == score {
                sorted.push(Hit { entry, score: u32::from(score) });
            } else if *other < score {
                next = next.max(Some(*other));
            }
        }
    }
    sorted
}
