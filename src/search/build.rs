use super::files::{FIELD_STARTS, FIELDS, HEAD, MAGIC, mark, path};
use super::stem::stem;
use super::words::{LONGEST_UNIT, compound, group_word, is_stop_word, words};
use std::collections::{BTreeMap, HashMap};

/// The searchable text of one entry.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// Its title.
    pub title: String,
    /// The names of its authors and speakers.
    pub people: Vec<String>,
    /// The titles of its themes; names of equal weight, such as a series or a station, may be added.
    pub themes: Vec<String>,
    /// The words for its kind, such as “Podcast”; they count as a theme.
    pub kind: String,
    /// The year of its date; it counts as a theme.
    pub year: Option<u16>,
    /// Its date, its day or its month in every form that people write. Each counts as a theme, as a whole: a search
    /// for “numéro 3” does not find what came out on the third.
    pub dates: Vec<String>,
    /// Its DOI and ISBN; they count as themes.
    pub identifiers: Vec<String>,
    /// Its summary.
    pub summary: String,
    /// Its body, as plain text.
    pub body: String,
}

/// A file of the index, to be served compressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexFile {
    /// Its name; the first file is [`HEAD`], the others change name when they change.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Builds the index of the documents, given in the order for equal matches: newest first.
///
/// `synonyms` are groups of words with one meaning; a search for one finds the others.
///
/// The first file is the head; a small catalogue has no other.
pub fn build(documents: &[Document], synonyms: &[Vec<String>]) -> Vec<IndexFile> {
    let mut groups: Vec<Group> = synonyms.iter().map(|group| Group::new(group)).collect();
    let lists = lists(documents, &mut groups);
    let (word_firsts, word_files) = word_files(&lists);
    let list_files = list_files(&lists);
    let bodies = word_files.iter().chain(list_files.iter().map(|file| &file.entries));
    let bodies: Vec<&Vec<u8>> = bodies.chain(list_files.iter().map(|file| &file.positions)).collect();
    let is_small = bodies.iter().map(|body| body.len()).sum::<usize>() <= MOST_BYTES_IN_HEAD;
    let stamp = bodies
        .iter()
        .flat_map(|body| body.iter())
        .fold(0x811C_9DC5, |hash: u32, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193));

    let mut head = MAGIC.to_vec();
    write_number(&mut head, documents.len());
    head.extend(stamp.to_le_bytes());
    write_number(&mut head, word_firsts.len());
    for (count, first) in &word_firsts {
        write_number(&mut head, *count);
        write_number(&mut head, first.len());
        head.extend(first.as_bytes());
    }
    write_number(&mut head, list_files.len());
    for file in &list_files {
        write_number(&mut head, file.words);
    }
    write_number(&mut head, groups.len());
    for group in &mut groups {
        // Words that occur come first; the others need no entry.
        group.names.sort_by_key(|name| !name.is_there);
        write_number(&mut head, group.names.iter().filter(|name| name.is_there).count());
        write_number(&mut head, group.names.len());
        for name in &group.names {
            write_number(&mut head, name.text.len());
            head.extend(name.text.as_bytes());
        }
    }
    let mut files: Vec<IndexFile> = bodies
        .into_iter()
        .enumerate()
        .map(|(number, body)| {
            let bytes = [mark(number, stamp).as_slice(), body].concat();
            IndexFile { path: path(number, stamp), bytes }
        })
        .collect();
    if is_small {
        for file in files.drain(..) {
            write_number(&mut head, file.bytes.len());
            head.extend(file.bytes);
        }
    }
    files.insert(0, IndexFile { path: HEAD.to_string(), bytes: head });
    files
}

/// Up to this size everything travels in the head: some two hundred entries.
const MOST_BYTES_IN_HEAD: usize = 96 * 1024;

/// The size of a file of words: some seven kilobytes compressed.
const WORD_FILE_BYTES: usize = 24 * 1024;

/// The size of a file of entries, unless one word needs more; the positions of the same words go with it.
const LIST_FILE_BYTES: usize = 8 * 1024;

/// Synonyms.
struct Group {
    names: Vec<Name>,
}

/// One of them, possibly several words.
struct Name {
    text: String,
    stems: Vec<Vec<u8>>,
    /// “AI” is not “ai”: an acronym is in capitals.
    is_acronym: bool,
    is_there: bool,
}

impl Group {
    fn new(names: &[String]) -> Self {
        let name = |text: &String| {
            let words = words(text);
            Name {
                is_acronym: words.len() == 1 && is_in_capitals(text),
                stems: words.iter().map(|word| stem(word.text.as_bytes())).collect(),
                text: text.clone(),
                is_there: false,
            }
        };
        Self { names: names.iter().map(name).collect() }
    }

    /// Whether a text, of which the first word and all stems are given, starts with one of the names.
    fn is_at(&mut self, first: &str, stems: &[Vec<u8>]) -> bool {
        let mut is_any = false;
        for name in &mut self.names {
            let is_here =
                !name.stems.is_empty() && stems.starts_with(&name.stems) && (!name.is_acronym || is_in_capitals(first));
            name.is_there |= is_here;
            is_any |= is_here;
        }
        is_any
    }
}

fn is_in_capitals(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

/// The encoded occurrences of a word.
#[derive(Default)]
struct List {
    last_entry: Option<usize>,
    entries: Vec<u8>,
    positions: Vec<u8>,
}

/// The list of every word.
fn lists(documents: &[Document], groups: &mut [Group]) -> BTreeMap<String, List> {
    let mut lists: HashMap<String, List> = HashMap::new();
    for (entry, document) in documents.iter().enumerate() {
        let mut postings: Vec<(String, u32, u32)> = Vec::new();
        let labels: Vec<String> = [document.kind.clone()]
            .into_iter()
            .chain(document.year.map(|year| year.to_string()))
            .chain(document.identifiers.iter().cloned())
            .chain(document.themes.iter().cloned())
            .collect();
        let fields: [&[String]; 5] = [
            std::slice::from_ref(&document.title),
            &document.people,
            &labels,
            std::slice::from_ref(&document.summary),
            std::slice::from_ref(&document.body),
        ];
        for (field, texts) in (0..).zip(fields) {
            add_field(field, texts, groups, &mut postings);
        }
        let theme = FIELD_STARTS.get(2).copied().unwrap_or_default();
        for date in &document.dates {
            let mut words = words(date);
            let whole = compound(&words, usize::MAX).map(|(_, whole)| whole);
            postings.extend(whole.or_else(|| Some(words.pop()?.text)).map(|word| (word, 2, theme)));
        }
        postings.extend(document.identifiers.iter().filter_map(|code| Some((beginning(code)?, 2, theme))));
        postings.sort_unstable();
        postings.dedup();
        let mut rest = postings.as_slice();
        while let Some((word, best_field, _)) = rest.first() {
            let count = rest.iter().take_while(|(other, _, _)| other == word).count();
            let (here, after) = rest.split_at(count);
            // Most words have a list, which is found without a copy of the word.
            let list = match lists.get_mut(word) {
                Some(list) => list,
                None => lists.entry(word.clone()).or_default(),
            };
            let step = list.last_entry.map_or(entry + 1, |last| entry - last);
            write_number(&mut list.entries, step * FIELDS as usize + *best_field as usize);
            let mut next = 0;
            for (_, _, position) in here {
                write_number(&mut list.positions, (position + 1 - next) as usize);
                next = position + 1;
            }
            list.positions.push(0);
            list.last_entry = Some(entry);
            rest = after;
        }
    }
    let mut lists: BTreeMap<String, List> = lists.into_iter().collect();
    for list in lists.values_mut() {
        list.entries.push(0);
        list.positions.push(0);
    }
    lists
}

/// What an identifier is searched by while it is being typed, besides its own word: a DOI by its registrant,
/// `10.1093`; an ISBN by all its digits but the last, in either of its two forms.
fn beginning(identifier: &str) -> Option<String> {
    let last_word = |text: &str| Some(words(text).pop()?.text);
    match identifier.split_once('/') {
        Some((registrant, _)) => last_word(registrant),
        None => last_word(identifier).filter(|digits| digits.len() == 9).map(|digits| format!("978{digits}")),
    }
}

/// Adds the words of a field, with the field and their positions.
fn add_field(field: u32, texts: &[String], groups: &mut [Group], postings: &mut Vec<(String, u32, u32)>) {
    let start = |field: u32| FIELD_STARTS.get(field as usize).copied().unwrap_or(u32::MAX);
    let mut next = start(field);
    for text in texts {
        let words = words(text);
        let count = words.len() as u32;
        let stems: Vec<Vec<u8>> = words.iter().map(|word| stem(word.text.as_bytes())).collect();
        let position = |index: usize| (next + index as u32).min(start(field + 1) - 1);
        for index in 0..words.len() {
            let here = words.get(index..).unwrap_or_default();
            if let Some((_, whole)) = compound(here, LONGEST_UNIT) {
                postings.push((whole, field, position(index)));
            }
            let first = here.first().and_then(|word| text.get(word.start..word.end)).unwrap_or_default();
            for (number, group) in groups.iter_mut().enumerate() {
                if group.is_at(first, stems.get(index..).unwrap_or_default()) {
                    postings.push((group_word(number), field, position(index)));
                }
            }
        }
        for (index, word) in words.into_iter().enumerate() {
            // Words such as “de” count only in titles and names, where they may be the whole text.
            if field < 3 || !is_stop_word(&word.text) {
                postings.push((word.text, field, position(index)));
            }
        }
        // A phrase does not continue from one name into the next.
        next += count + 1;
    }
}

/// The files of words: how many words each holds, its first one, and its bytes.
fn word_files(lists: &BTreeMap<String, List>) -> (Vec<(usize, String)>, Vec<Vec<u8>>) {
    let mut firsts: Vec<(usize, String)> = Vec::new();
    let mut files: Vec<Vec<u8>> = Vec::new();
    let mut before = "";
    for word in lists.keys() {
        if files.last().is_none_or(|file| file.len() >= WORD_FILE_BYTES) {
            files.push(Vec::new());
            firsts.push((0, word.clone()));
            before = "";
        }
        let shared = word.bytes().zip(before.bytes()).take_while(|(one, other)| one == other).count().min(31);
        if let (Some(file), Some((count, _))) = (files.last_mut(), firsts.last_mut()) {
            file.push(shared as u8);
            file.extend(word.bytes().skip(shared));
            *count += 1;
        }
        before = word;
    }
    (firsts, files)
}

#[derive(Default)]
struct ListFile {
    words: usize,
    entries: Vec<u8>,
    positions: Vec<u8>,
}

fn list_files(lists: &BTreeMap<String, List>) -> Vec<ListFile> {
    let mut files: Vec<ListFile> = Vec::new();
    for list in lists.values() {
        let is_full = |file: &ListFile| file.entries.len() + list.entries.len() > LIST_FILE_BYTES;
        if files.last().is_none_or(is_full) {
            files.push(ListFile::default());
        }
        if let Some(file) = files.last_mut() {
            file.words += 1;
            file.entries.extend(&list.entries);
            file.positions.extend(&list.positions);
        }
    }
    files
}

/// Seven bits a byte, the lowest first.
fn write_number(bytes: &mut Vec<u8>, number: usize) {
    let mut rest = number;
    while rest >= 128 {
        bytes.push((rest & 127) as u8 | 128);
        rest >>= 7;
    }
    bytes.push(rest as u8);
}
