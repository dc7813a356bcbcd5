//! Cutting a text into the words it is searched by.
//!
//! Index, queries and marks all cut with [`words`], so what one of them takes for a word, the others do too.

/// A word of a text.
pub(super) struct Word {
    /// Where it begins in the text, in bytes; after an elision: `Europe` of `l’Europe`.
    pub start: usize,
    /// Where it ends in the text, in bytes.
    pub end: usize,
    /// Its letters and digits in lower case, without accents or ligatures.
    pub text: String,
    /// Only a hyphen parts it from the word before.
    pub is_hyphenated: bool,
}

/// The words of a text, in order, elided articles and pronouns left out.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut is_open = false;
    let mut is_hyphenated = false;
    for (at, character) in text.char_indices() {
        let end = at + character.len_utf8();
        if let Some((letter, second)) = fold(character) {
            if !is_open {
                words.push(Word { start: at, end, text: String::new(), is_hyphenated });
            }
            is_open = true;
            if let Some(word) = words.last_mut() {
                word.end = end;
                if word.text.len() < LONGEST {
                    word.text.push(letter);
                    word.text.extend(second);
                }
            }
            continue;
        }
        let word = words.last_mut().filter(|_| is_open);
        match character {
            // Combining accents, soft hyphens and characters without width are part of the word around them.
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
                    is_hyphenated = word.is_hyphenated;
                    words.pop();
                    is_open = false;
                }
                _ => (is_open, is_hyphenated) = (false, false),
            },
            '-' | '\u{2010}'..='\u{2014}' | '\u{2212}' => (is_hyphenated, is_open) = (is_open, false),
            _ => match word.and_then(|word| Some((joint(word, character, text.get(end..)?)?, word))) {
                Some((joint, word)) => word.text.push_str(joint),
                None => (is_open, is_hyphenated) = (false, false),
            },
        }
    }
    words
}

/// The hyphenated words at the beginning of these that may as well be written in one, such as “techno-solutionnisme”:
/// how many they are, and their letters together.
pub(super) fn compound(words: &[Word]) -> Option<(usize, String)> {
    let first = words.first().filter(|word| !word.is_hyphenated && !is_number(&word.text))?;
    // “T-72” is a name, “c-est” is none.
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

/// Whether a word is too common to narrow anything.
pub(super) fn is_stop_word(word: &str) -> bool {
    is_among(STOP_WORDS, word)
}

/// Whether a word holds a digit; such words are never stemmed nor read with an error.
pub(super) fn is_number(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_digit())
}

/// Longer words are cut, in the index and in queries alike.
const LONGEST: usize = 30;

/// What stands before an apostrophe and is not searched.
const ELISIONS: &str = "l d qu s n j m t c jusqu lorsqu puisqu quoiqu presqu quelqu";

/// Articles, pronouns, prepositions and auxiliaries. Single letters are what a space instead of an apostrophe leaves.
/// “Or”, “été”, “comment”, “sans” and “contre” are left out: they mean something in a title.
const STOP_WORDS: &str = "\
    l d qu s n j m t c y a au aux de des du la le les un une et ou a en dans par pour sur avec ce ces cet cette que \
    qui quoi dont quel quelle quels quelles je tu il elle on nous vous ils elles me te se lui leur leurs mon ma mes \
    ton ta tes son sa ses notre nos votre vos ne pas est sont etre ont avoir ait ete soit si ni mais donc car comme \
    plus tres aussi meme entre vers chez afin ainsi the of and to";

fn is_among(list: &str, word: &str) -> bool {
    list.as_bytes().split(|byte| *byte == b' ').any(|other| other == word.as_bytes())
}

/// What stands in the word for a character that is no letter but belongs to the number or abbreviation around it:
/// “1,5”, “1 500”, “U.E.” and “R&D” are one word each. `None` when the word ends there.
fn joint(word: &Word, character: char, rest: &str) -> Option<&'static str> {
    let text = word.text.as_str();
    let mut after = rest.bytes();
    let next = after.next()?;
    let is_digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let span = word.end - word.start;
    let (joins, joint) = match character {
        ',' | '.' if is_digits => (next.is_ascii_digit(), "."),
        '.' => {
            let is_last_letter = !after.next().is_some_and(|byte| byte.is_ascii_alphanumeric());
            (span == 2 * text.len() - 1 && next.is_ascii_alphabetic() && is_last_letter, "")
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

/// A letter or digit in its plainest form; two letters for a ligature; `None` for everything else.
///
/// Small tables of our own: those of the standard library for every script weigh more than this whole room.
fn fold(character: char) -> Option<(char, Option<char>)> {
    let code = u32::from(character);
    for (first, letters) in LETTERS {
        let Some(letter) = letters.get(code.wrapping_sub(*first) as usize) else { continue };
        return match letter {
            b'*' => None,
            b'A' => Some(('a', Some('e'))),
            b'O' => Some(('o', Some('e'))),
            b'S' => Some(('s', Some('s'))),
            b'T' => Some(('t', Some('h'))),
            b'I' => Some(('i', Some('j'))),
            letter => Some((char::from(*letter), None)),
        };
    }
    // Greek and Cyrillic capitals become small; other scripts stay as they are.
    match code {
        0x391..=0x3A9 | 0x410..=0x42F => Some((char::from_u32(code + 32)?, None)),
        0x400..=0x40F => Some((char::from_u32(code + 80)?, None)),
        0x180..=0x2AF | 0x370..=0x1FFF | 0x2C00..=0x2DFF | 0x3040..=0xD7FF | 0xF900..=0xFAFF | 0x10000.. => {
            Some((character, None))
        }
        _ => None,
    }
}

/// Where each run of letters begins, and what becomes of them: a capital stands for a pair, a star for what is no
/// letter.
const LETTERS: &[(u32, &[u8])] = &[
    (0x61, b"abcdefghijklmnopqrstuvwxyz"),
    (0x41, b"abcdefghijklmnopqrstuvwxyz"),
    (0x30, b"0123456789"),
    (0xC0, LATIN),
    // “m²”, “1ʳᵉ”, “17ᵉ”, “CO₂”.
    (0xB2, b"23"),
    (0xB9, b"1"),
    (0x2B3, b"r"),
    (0x1D48, b"de"),
    (0x2080, b"0123456789"),
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
