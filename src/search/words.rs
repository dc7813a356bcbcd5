//! Splits a text into the words it is searched by.
//!
//! Index, queries and marks all split with [`words`], so they agree on what a word is.

use std::ops::Range;

/// A word of a text.
pub(super) struct Word {
    /// Its start in the text, in bytes; after an elision: `Europe` of `l’Europe`.
    pub start: usize,
    /// Its end in the text, in bytes.
    pub end: usize,
    /// Its letters and digits in lower case, without accents or ligatures.
    pub text: String,
    /// Only a hyphen separates it from the word before.
    pub is_hyphenated: bool,
}

/// The words of a text, in order, without elided articles and pronouns.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut splitter = Splitter { text, words: Vec::new(), is_open: false, is_hyphenated: false };
    // Where the last identifier ends, and where the present run without blanks starts.
    let (mut passed, mut run) = (0, 0);
    for (at, character) in text.char_indices() {
        if character.is_whitespace() {
            run = at;
        }
        if at < passed {
            continue;
        }
        let end = at + character.len_utf8();
        if let Some(end) = splitter.add_identifier(at, run) {
            passed = end;
        } else if let Some(letters) = fold(character) {
            splitter.add_letters(at..end, letters);
        } else {
            splitter.pass_sign(character, end);
        }
    }
    splitter.words
}

/// The words found so far, and what the next character may belong to.
struct Splitter<'t> {
    text: &'t str,
    words: Vec<Word>,
    /// Whether the next letter belongs to the last word.
    is_open: bool,
    /// Whether only a hyphen stands before the next word.
    is_hyphenated: bool,
}

impl Splitter<'_> {
    /// Adds the identifier that starts here, if one does, and returns its end. `run` is where the run without blanks around it starts.
    fn add_identifier(&mut self, at: usize, run: usize) -> Option<usize> {
        let text = self.text.get(at..).filter(|_| !self.is_open)?;
        let (length, code) = identifier(text)?;
        // A resolver’s address, or the kind of number, adds nothing.
        while self.words.last().is_some_and(|word| word.start >= run || is_among("doi isbn", &word.text)) {
            self.words.pop();
        }
        self.words.push(Word { start: at, end: at + length, text: code, is_hyphenated: false });
        self.is_hyphenated = false;
        Some(at + length)
    }

    /// Adds a letter, or all of a ligature, to the word it belongs to.
    fn add_letters(&mut self, range: Range<usize>, (letter, others): (char, &str)) {
        if !self.is_open {
            let is_hyphenated = self.is_hyphenated;
            self.words.push(Word { start: range.start, end: range.end, text: String::new(), is_hyphenated });
        }
        self.is_open = true;
        if let Some(word) = self.words.last_mut() {
            word.end = range.end;
            if word.text.len() < LONGEST {
                word.text.push(letter);
                word.text.push_str(others);
            }
        }
    }

    /// Passes a character that is no letter: it belongs to the open word, joins it with the next one, or ends it.
    fn pass_sign(&mut self, character: char, end: usize) {
        let word = self.words.last_mut().filter(|_| self.is_open);
        match character {
            // Combining accents, soft hyphens and zero-width characters are part of the word around them.
            '\u{300}'..='\u{36F}'
            | '\u{AD}'
            | '\u{200B}'..='\u{200D}'
            | '\u{2060}'
            | '\u{FEFF}'
            | '\u{2BE}'
            | '\u{2BF}' => {
                if let Some(word) = word {
                    word.end = end;
                }
            }
            '\'' | '’' | '‘' | 'ʼ' | '′' | '´' | '`' | '＇' => match word {
                Some(word) if word.text == "aujourd" => {}
                Some(word) if is_among(ELISIONS, &word.text) => {
                    self.is_hyphenated = word.is_hyphenated;
                    self.words.pop();
                    self.is_open = false;
                }
                // “prud’hommes” may also be written as one word.
                _ => (self.is_hyphenated, self.is_open) = (self.is_open, false),
            },
            '-' | '\u{2010}'..='\u{2014}' | '\u{2212}' => (self.is_hyphenated, self.is_open) = (self.is_open, false),
            _ => self.join_or_end(character, end),
        }
    }

    /// Passes a character that belongs to a number or an abbreviation, or else ends the word.
    fn join_or_end(&mut self, character: char, end: usize) {
        let word = self.words.last_mut().filter(|_| self.is_open);
        let rest = self.text.get(end..).unwrap_or_default();
        // The parts of “03/07/2024” belong together like those of “2024-07-03”.
        self.is_hyphenated = matches!(character, '/' | '.')
            && rest.starts_with(|next: char| next.is_ascii_digit())
            && word.as_ref().is_some_and(|word| is_number(&word.text));
        let joint = word.and_then(|word| Some((joint(word, self.text, character, rest)?, word)));
        self.is_open = joint.is_some();
        if let Some((joint, word)) = joint {
            word.text.push_str(joint);
        }
    }
}

/// How many of the first words may also be written as one, and their letters joined: hyphenated words, such as
/// “techno-solutionnisme”, or a number and the word after it, of so many letters at most, such as “5 G”.
pub(super) fn compound(words: &[Word], most: usize) -> Option<(usize, String)> {
    let first = words.first().filter(|word| !word.is_hyphenated)?;
    let is_single = |index: usize| words.get(index).is_none_or(|word| !word.is_hyphenated);
    if is_number(&first.text) && is_single(1) && is_single(2) {
        let unit = &words.get(1)?.text;
        let is_unit = unit.len() <= most && !is_number(unit) && !is_stop_word(unit);
        return is_unit.then(|| (2, [first.text.as_str(), unit].concat()));
    }
    // “T-72” is a name, “c-est” is not.
    let is_code = words.get(1).is_some_and(|word| is_number(&word.text));
    let mut whole = String::new();
    let mut length = 0;
    for word in words {
        if length > 0 && !word.is_hyphenated {
            break;
        }
        if length == 4 || is_stop_word(&word.text) && !is_code {
            return None;
        }
        whole.push_str(&word.text);
        length += 1;
    }
    (whole.len() > first.text.len()).then_some((length, whole))
}

/// The most letters that a word after a number may have to be one with it.
pub(super) const LONGEST_UNIT: usize = 2;

/// The index's word for a group of synonyms; no text contains it.
pub(super) fn group_word(number: usize) -> String {
    ["~", &number.to_string()].concat()
}

/// Whether a word is too common to narrow a search.
pub(super) fn is_stop_word(word: &str) -> bool {
    is_among(STOP_WORDS, word)
}

/// Whether a word contains a digit; such words are neither stemmed nor corrected.
pub(super) fn is_number(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_digit())
}

/// Longer words are cut, in the index and in queries alike.
const LONGEST: usize = 30;

/// Elided words, which are not searched.
const ELISIONS: &str = "l d qu s n j m t c jusqu lorsqu puisqu quoiqu";

/// Articles, pronouns, prepositions and auxiliaries. Single letters remain when a space replaces an apostrophe. “Or”,
/// “été”, “comment”, “sans” and “contre” are left out: they mean something in a title.
const STOP_WORDS: &str = "\
    l d qu s n j m t c y a au aux de des du la le les un une et ou a en dans par pour sur avec ce ces cet cette que \
    qui quoi dont quel quelle quels quelles je tu il elle on nous vous ils elles me te se lui leur leurs mon ma mes \
    ton ta tes son sa ses notre nos votre vos ne pas est sont etre ont avoir ait ete soit si ni mais donc car comme \
    plus tres aussi meme entre vers chez afin ainsi the of and to";

fn is_among(list: &str, word: &str) -> bool {
    list.as_bytes().split(|byte| *byte == b' ').any(|other| other == word.as_bytes())
}

/// The replacement, inside a word, for a character that is no letter but belongs to the number or abbreviation around
/// it: “1,5”, “1 500”, “U.E.” and “R&D” are one word each. `None` when the word ends there.
fn joint(word: &Word, written: &str, character: char, rest: &str) -> Option<&'static str> {
    let text = word.text.as_str();
    let next = rest.bytes().next()?;
    let is_digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let span = word.end - word.start;
    let (joins, joint) = match character {
        ',' | '.' if is_digits => (next.is_ascii_digit(), "."),
        // An abbreviation is no longer than a word.
        '.' if span < 2 * LONGEST => {
            let letters = |part: &str| part.chars().filter_map(fold).count();
            let mut after = rest.chars().map(fold);
            let is_letter = after.next().flatten().is_some_and(|(letter, _)| !letter.is_ascii_digit());
            let is_last_letter = after.next().flatten().is_none();
            let mut parts = written.get(word.start..word.end)?.split('.');
            (is_letter && is_last_letter && parts.all(|part| letters(part) == 1), "")
        }
        '&' => (text.len() < 3 && next.is_ascii_alphabetic(), ""),
        ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}' if is_digits && !text.starts_with('0') => {
            let is_grouped = text.len() < 4 || span > text.len();
            (is_grouped && rest.bytes().take_while(u8::is_ascii_digit).count() == 3, "")
        }
        _ => (false, ""),
    };
    joins.then_some(joint)
}

/// A DOI or an ISBN at the start of a text: its length, and what it is searched by, however it is written.
fn identifier(text: &str) -> Option<(usize, String)> {
    if !text.starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    if let Some(rest) = text.strip_prefix("10.") {
        // No registrant is longer.
        let registrant = rest.bytes().take(LONGEST).take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count();
        if registrant < 4 || rest.as_bytes().get(registrant) != Some(&b'/') {
            return None;
        }
        let doi = text.get(..text.find(char::is_whitespace).unwrap_or(text.len()))?;
        let doi = doi.trim_end_matches(|last: char| !last.is_ascii_alphanumeric());
        let letters = doi.chars().filter(char::is_ascii_alphanumeric).take(2 * LONGEST);
        return Some((doi.len(), letters.map(|letter| letter.to_ascii_lowercase()).collect()));
    }
    let (is_long, is_old) = (text.starts_with("978") || text.starts_with("979"), text.starts_with("978"));
    let count = if is_long { 13 } else { 10 };
    let (mut digits, mut sum, mut end) = (String::new(), 0, 0);
    for (at, character) in text.char_indices() {
        let is_last = digits.len() + 1 == count;
        let value = match character {
            '0'..='9' => u32::from(character) - 48,
            'x' | 'X' if is_last && !is_long => 10,
            // One separator between digits.
            '-' | '\u{2010}'..='\u{2013}' | ' ' | '\u{A0}' | '\u{202F}' if end == at => continue,
            _ => return None,
        };
        sum += (count - digits.len()) as u32 * value;
        digits.push(character);
        end = at + 1;
        if is_last {
            break;
        }
    }
    let is_whole = digits.len() == count && text.get(end..)?.chars().next().and_then(fold).is_none();
    // Ten digits may be anything, unless they add up. The last digit and “978” are left out: both forms share the
    // others.
    let core = digits.get(if is_old { 3 } else { 0 }..count - 1)?;
    (is_whole && (is_long || sum % 11 == 0)).then(|| (end, core.to_owned()))
}

/// The plainest form of a letter or digit, with the rest of its ligature; `None` for everything else.
///
/// Small tables of our own: those of the standard library for every script weigh more than this whole room.
fn fold(character: char) -> Option<(char, &'static str)> {
    let code = u32::from(character);
    // Full-width forms.
    if let 0xFF01..=0xFF5E = code {
        return fold(char::from_u32(code - 0xFEE0)?);
    }
    for (first, letters) in LETTERS {
        let Some(letter) = letters.get(code.wrapping_sub(*first) as usize) else { continue };
        return match letter {
            b'*' => None,
            b'A' => Some(('a', "e")),
            b'O' => Some(('o', "e")),
            b'S' => Some(('s', "s")),
            b'T' => Some(('t', "h")),
            b'I' => Some(('i', "j")),
            b'N' => Some(('n', "o")),
            b'F' => Some(('f', "f")),
            b'G' => Some(('f', "i")),
            b'H' => Some(('f', "l")),
            b'K' => Some(('f', "fi")),
            b'L' => Some(('f', "fl")),
            b'M' => Some(('s', "t")),
            letter => Some((char::from(*letter), "")),
        };
    }
    // Greek and Cyrillic capitals become small; other scripts stay unchanged.
    match code {
        0x391..=0x3A9 | 0x410..=0x42F => Some((char::from_u32(code + 32)?, "")),
        0x400..=0x40F => Some((char::from_u32(code + 80)?, "")),
        0x180..=0x2AF | 0x370..=0x1FFF | 0x2C00..=0x2DFF | 0x3040..=0xD7FF | 0xF900..=0xFAFF | 0x10000.. => {
            Some((character, ""))
        }
        _ => None,
    }
}

/// Where each run of letters starts, and its replacement: a capital stands for several, a star for what is no letter.
const LETTERS: &[(u32, &[u8])] = &[
    (0x61, b"abcdefghijklmnopqrstuvwxyz"),
    (0x41, b"abcdefghijklmnopqrstuvwxyz"),
    (0x30, b"0123456789"),
    (0xC0, LATIN),
    // Superscripts and abbreviations: “m²”, “1ʳᵉ”, “17ᵉ”, “Mᵐᵉ”, “Nº”, “№”, “10⁶”, “CO₂”.
    (0xAA, b"a"),
    (0xB2, b"23"),
    (0xB9, b"1o"),
    (0x2B0, b"h**r"),
    (0x2E2, b"s"),
    (0x1D43, b"a****de"),
    (0x1D50, b"m*o***ptu"),
    (0x2070, b"0i**456789*****n"),
    (0x2080, b"0123456789"),
    (0x2116, b"N"),
    // Typographic ligatures.
    (0xFB00, b"FGHKLMM"),
    // Romanian and Vietnamese, and names transliterated from Arabic or Hebrew.
    (0x218, b"sstt"),
    (0x1A0, b"oo"),
    (0x1AF, b"uu"),
    (0x1E00, LATIN_ADDITIONAL),
];

/// U+00C0 to U+017F.
const LATIN: &[u8] = b"aaaaaaAceeeeiiiidnooooo*ouuuuyTSaaaaaaAceeeeiiiidnooooo*ouuuuyTy\
    aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiIIjjkkkllllllllllnnnnnnnnnooooooOOrrrrrrssssssss\
    ttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// U+1E00 to U+1EFF.
const LATIN_ADDITIONAL: &[u8] =
    b"aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnooooooooppppr\
    rrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyas**S*aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiii\
    oooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy******";
