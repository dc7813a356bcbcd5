use super::flaw::Flaw;
use super::location::{Location, Walker};
use std::fmt;
use unicode_normalization::UnicodeNormalization;

/// A problem that keeps a text from being a catalogue, or a warning to its editor.
///
/// Printed as one line: `12:5 entries[3].themes[1]: no theme is called “guere-defense”; did you mean “guerre-defense”?`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Whether the text can be a catalogue nevertheless.
    pub weight: Weight,
    /// The line it stands on, from 1.
    pub line: usize,
    /// The column it starts at, from 1, in characters.
    pub column: usize,
    /// The path inside the document, such as `entries[3].themes[1]`; empty for the document itself.
    pub path: String,
    /// What is wrong.
    pub wrong: String,
    /// The correction.
    pub right: String,
    /// Whether [`repair`](super::parse::repair) fixes it.
    pub is_repairable: bool,
}

/// How serious it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// A visitor would see something wrong, or nothing: this is no catalogue.
    Problem,
    /// Most likely a mistake; pages can be made of it.
    Warning,
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { weight, line, column, path, wrong, right, .. } = self;
        let path = if path.is_empty() { "document" } else { path };
        let weight = if *weight == Weight::Warning { "warning: " } else { "" };
        write!(formatter, "{line}:{column} {path}: {weight}{wrong}; {right}")
    }
}

impl std::error::Error for Problem {}

/// The problems found so far, in any order, each at a byte of the text.
#[derive(Debug, Default)]
pub(super) struct Report {
    faults: Vec<Fault>,
}

#[derive(Debug)]
struct Fault {
    weight: Weight,
    offset: usize,
    wrong: String,
    right: String,
    /// The offset of the first of two, if the problem is a repetition.
    first: Option<usize>,
    is_repairable: bool,
}

impl Fault {
    fn new(weight: Weight, offset: usize, wrong: impl Into<String>, right: impl Into<String>) -> Self {
        Self { weight, offset, wrong: wrong.into(), right: right.into(), first: None, is_repairable: false }
    }
}

impl Report {
    /// Adds a problem at a byte, with its correction.
    pub(super) fn add(&mut self, offset: usize, wrong: impl Into<String>, right: impl Into<String>) {
        self.faults.push(Fault::new(Weight::Problem, offset, wrong, right));
    }

    /// Adds a warning, with its correction.
    pub(super) fn warn(&mut self, offset: usize, wrong: impl Into<String>, right: impl Into<String>) {
        self.faults.push(Fault::new(Weight::Warning, offset, wrong, right));
    }

    /// Adds a flaw of a text.
    pub(super) fn add_flaw(&mut self, offset: usize, flaw: Flaw) {
        let Flaw { weight, wrong, right, is_mended } = flaw;
        self.faults.push(Fault { is_repairable: is_mended, ..Fault::new(weight, offset, wrong, right) });
    }

    /// Marks everything found at a byte as repairable.
    pub(super) fn is_repairable_at(&mut self, offset: usize) {
        self.faults
            .iter_mut()
            .rev()
            .take_while(|fault| fault.offset == offset)
            .for_each(|fault| fault.is_repairable = true);
    }

    /// Adds a repetition of what is at `first`, whose line and column the problem will state.
    pub(super) fn add_repetition(&mut self, offset: usize, first: usize, wrong: String, right: impl Into<String>) {
        self.faults.push(Fault { first: Some(first), ..Fault::new(Weight::Problem, offset, wrong, right) });
    }

    /// Whether there are only warnings.
    pub(super) fn has_no_problem(&self) -> bool {
        self.faults.iter().all(|fault| fault.weight == Weight::Warning)
    }

    /// All problems in the order of the text, which is walked once however many there are.
    pub(super) fn into_problems(mut self, text: &str) -> Vec<Problem> {
        self.faults.sort_by_key(|fault| fault.offset);
        let mut firsts: Vec<usize> = self.faults.iter().filter_map(|fault| fault.first).collect();
        firsts.sort_unstable();
        firsts.dedup();
        let mut walker = Walker::new(text);
        let firsts: Vec<(usize, Location)> =
            firsts.into_iter().map(|first| (first, walker.location_at(first))).collect();

        let mut walker = Walker::new(text);
        let problems = self.faults.into_iter().map(|fault| {
            let Location { line, column, path } = walker.location_at(fault.offset);
            let first = fault.first.and_then(|first| firsts.binary_search_by_key(&first, |(offset, _)| *offset).ok());
            let wrong = match first.and_then(|index| firsts.get(index)) {
                Some((_, first)) => format!("{}, first at {}:{}", fault.wrong, first.line, first.column),
                None => fault.wrong,
            };
            let Fault { weight, right, is_repairable, .. } = fault;
            Problem { weight, line, column, path, wrong, right, is_repairable }
        });
        problems.collect()
    }
}

/// How many characters of a text a report quotes; the longest names are shorter.
const LONGEST_SHOWN: usize = 200;

/// A text of the catalogue inside a sentence: in quotation marks, on one line, with nothing invisible, and cut if too
/// long to read.
pub fn quoted(text: &str) -> String {
    shown(text, is_hidden)
}

/// The same for a text whose spaces and accents are the point: spells out spaces other than U+0020 and combining
/// accents.
pub(super) fn revealed(text: &str) -> String {
    let is_alike = |char: char| char.is_whitespace() && char != ' ' || matches!(char, '\u{300}'..='\u{36f}');
    shown(text, |char| is_hidden(char) || is_alike(char))
}

fn shown(text: &str, is_spelt: impl Fn(char) -> bool) -> String {
    let mut shown = String::from("“");
    for (index, char) in text.chars().enumerate() {
        match char {
            _ if index == LONGEST_SHOWN => {
                shown.push('…');
                break;
            }
            '\n' => shown.push_str("\\n"),
            '\t' => shown.push_str("\\t"),
            _ if is_spelt(char) => shown.push_str(&format!("\\u{:04x}", u32::from(char))),
            _ => shown.push(char),
        }
    }
    shown.push('”');
    shown
}

/// Whether a character is a control character, breaks a line, has no width, or changes the direction of the text
/// around it.
pub(super) fn is_hidden(char: char) -> bool {
    let is_unseen = matches!(
        char,
        '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{2064}' | '\u{feff}'
    );
    char.is_control() || is_direction_override(char) || is_unseen
}

/// Whether a character changes the direction of the text after it, so that it reads differently than it is written.
pub(super) fn is_direction_override(char: char) -> bool {
    matches!(char, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Finds what was meant by a wrong name, within a fixed amount of work for the whole document.
#[derive(Debug)]
pub struct NearestNames {
    /// How many pairs of letters may still be compared.
    comparisons_left: usize,
}

impl Default for NearestNames {
    fn default() -> Self {
        // About a second. A catalogue of thousands of entries with only wrong references is reported without its last
        // nearest names rather than late.
        Self { comparisons_left: 200_000_000 }
    }
}

impl NearestNames {
    /// The nearest of the candidates, which are lower-case, if it is near enough to be meant: at most a third of the
    /// letters and at most eight differ, ignoring capitals and accents.
    pub fn nearest<'c>(&mut self, name: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
        let limit = (name.chars().count() / 3).clamp(1, 8);
        let name = plain_letters(name);
        // Anything longer is not a name.
        if name.len() > LONGEST_SHOWN {
            return None;
        }
        let mut nearest: Option<(usize, &str)> = None;
        for candidate in candidates {
            if candidate.len().abs_diff(name.len()) > limit {
                continue;
            }
            self.comparisons_left = self.comparisons_left.checked_sub(name.len() * candidate.len())?;
            let distance = strsim::osa_distance(&name, candidate);
            if distance <= limit && nearest.is_none_or(|(least, _)| distance < least) {
                nearest = Some((distance, candidate));
            }
        }
        nearest.map(|(_, candidate)| candidate)
    }
}

/// “did you mean …?”, or else another sentence with the correction.
pub fn did_you_mean(meant: Option<&str>, otherwise: impl FnOnce() -> String) -> String {
    meant.map_or_else(otherwise, |meant| format!("did you mean {}?", quoted(meant)))
}

/// Words as an id: lower-case letters and digits, joined by hyphens; empty if there are none.
pub fn slug(words: &str) -> String {
    let plain = plain_letters(&words.nfc().collect::<String>());
    let words = plain.split(|char: char| !char.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

/// The text in lower case and without western European accents.
pub(super) fn plain_letters(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for char in text.chars().flat_map(char::to_lowercase) {
        match char {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => plain.push('a'),
            'ç' => plain.push('c'),
            'è' | 'é' | 'ê' | 'ë' => plain.push('e'),
            'ì' | 'í' | 'î' | 'ï' => plain.push('i'),
            'ñ' => plain.push('n'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' => plain.push('o'),
            'ù' | 'ú' | 'û' | 'ü' => plain.push('u'),
            'ý' | 'ÿ' => plain.push('y'),
            'æ' => plain.push_str("ae"),
            'œ' => plain.push_str("oe"),
            _ => plain.push(char),
        }
    }
    plain
}
