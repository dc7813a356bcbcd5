//! The address of a passage: a [text fragment](https://wicg.github.io/scroll-to-text-fragment/), by which browsers lead to the first
//! place where a page says these words, and mark it.

use std::ops::Range;

/// What separates blocks of text, such as paragraphs.
const BLOCK: char = '\u{2029}';

/// Passages of more bytes are named by their first and last words.
const LONGEST: usize = 120;

/// With how many words the ends of a passage, and what stands around it, are named: more where fewer stand elsewhere, too.
const WORDS: [usize; 4] = [4, 8, 16, 32];

/// The fragment, `#` included, that leads to a passage, from what a page says before it, in it and after it; blocks are separated by
/// U+2029. Nothing where the passage says nothing.
///
/// Browsers find whole words only, without regard to capitals, and each part of the fragment within one block. So the passage grows to
/// whole words, and words around it are named where the page says the same elsewhere.
pub fn passage(before: &str, passage: &str, after: &str) -> Option<String> {
    let page = Page::new(before, passage, after)?;
    let mut parts = page.parts(0, 0);
    for words in WORDS {
        for around in [0, words] {
            parts = page.parts(words, around);
            if page.leads_to(&parts) {
                return Some(page.fragment(&parts));
            }
        }
    }
    Some(page.fragment(&parts))
}

/// What a page says, with one space or one [`BLOCK`] between words, and where the passage stands in it.
struct Page {
    text: String,
    passage: Range<usize>,
}

/// Where the parts of a fragment stand in a page. A passage that is named as a whole has no `end`; what is around it may be empty.
struct Parts {
    prefix: Range<usize>,
    start: Range<usize>,
    end: Option<Range<usize>>,
    suffix: Range<usize>,
}

impl Page {
    fn new(before: &str, passage: &str, after: &str) -> Option<Self> {
        let (mut text, mut found, mut gap) = (String::new(), None::<Range<usize>>, None);
        for (part, is_passage) in [(before, false), (passage, true), (after, false)] {
            for char in part.chars() {
                match char {
                    BLOCK => gap = Some(BLOCK),
                    ' ' | '\t' | '\n' | '\r' | '\u{c}' => gap = gap.or(Some(' ')),
                    char => {
                        text.extend(gap.take());
                        let start = text.len();
                        text.push(char);
                        if is_passage {
                            found = Some(found.map_or(start, |found| found.start)..text.len());
                        }
                    }
                }
            }
        }
        let mut page = Self { text, passage: found? };
        page.grow();
        Some(page)
    }

    /// Grows the passage to whole words.
    fn grow(&mut self) {
        let Range { start, end } = self.passage.clone();
        if self.is_in_word(start) {
            let word = self.text(0..start).char_indices().rev().take_while(|(_, char)| is_word(Some(*char))).last();
            self.passage.start = word.map_or(start, |(start, _)| start);
        }
        if self.is_in_word(end) {
            let rest = self.text(end..self.text.len());
            let word = rest.char_indices().find(|(_, char)| !is_word(Some(*char)));
            self.passage.end = word.map_or(self.text.len(), |(length, _)| end + length);
        }
    }

    /// The parts of a fragment with so many words at each end of the passage, and so many around it.
    fn parts(&self, words: usize, around: usize) -> Parts {
        let Range { start, end } = self.passage;
        let passage = self.text(start..end);
        let first = passage.split(BLOCK).next().unwrap_or_default();
        let last = passage.rsplit(BLOCK).next().unwrap_or_default();
        let is_one_block = first.len() == passage.len();
        // The two ends must not overlap.
        let most = if is_one_block { words.min(first.split(' ').count() / 2) } else { words };
        let is_whole = is_one_block && (first.len() <= LONGEST || most == 0);

        let before = self.text(0..start).trim_end_matches([' ', BLOCK]);
        let prefix = last_words(before.rsplit(BLOCK).next().unwrap_or_default(), around);
        let rest = self.text(end..self.text.len());
        let after = rest.trim_start_matches([' ', BLOCK]);
        let after_start = self.text.len() - after.len();
        let suffix = first_words(after.split(BLOCK).next().unwrap_or_default(), around);
        Parts {
            prefix: before.len() - prefix.len()..before.len(),
            start: start..if is_whole { end } else { start + first_words(first, most).len() },
            end: (!is_whole).then(|| end - last_words(last, most).len()..end),
            suffix: after_start..after_start + suffix.len(),
        }
    }

    /// Whether the first place that a browser finds by these parts is the passage.
    fn leads_to(&self, parts: &Parts) -> bool {
        let page = folded(&self.text);
        let is_first = |from: usize, part: Range<usize>| {
            let (from, start) = (folded(self.text(0..from)).len(), folded(self.text(0..part.start)).len());
            page.get(from..).and_then(|page| page.find(&folded(self.text(part)))) == Some(start - from)
        };
        let has = |part: &Range<usize>| !part.is_empty();
        let start = if has(&parts.prefix) { parts.prefix.start } else { parts.start.start };
        let end = if has(&parts.suffix) { parts.suffix.end } else { self.passage.end };
        match &parts.end {
            None => is_first(0, start..end),
            Some(last) => is_first(0, start..parts.start.end) && is_first(parts.start.end, last.start..end),
        }
    }

    fn fragment(&self, parts: &Parts) -> String {
        let mut fragment = "#:~:text=".to_owned();
        let mut say = |before: &str, part: Range<usize>, after: &str| {
            if !part.is_empty() {
                fragment.push_str(before);
                encode(self.text(part), &mut fragment);
                fragment.push_str(after);
            }
        };
        say("", parts.prefix.clone(), "-,");
        say("", parts.start.clone(), "");
        say(",", parts.end.clone().unwrap_or_default(), "");
        say(",-", parts.suffix.clone(), "");
        fragment
    }

    fn text(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }

    /// Whether a position is inside of a word.
    fn is_in_word(&self, position: usize) -> bool {
        let (before, after) = (self.text(0..position), self.text(position..self.text.len()));
        is_word(before.chars().next_back()) && is_word(after.chars().next())
    }
}

/// Whether a character is part of a word: in “l’Europe” all are.
fn is_word(char: Option<char>) -> bool {
    let is_between = |char: char| match char {
        '\'' | '-' => false,
        '«' | '»' | '“' | '”' | '„' | '‹' | '›' | '…' | '–' | '—' => true,
        char => char.is_whitespace() || char.is_ascii_punctuation(),
    };
    char.is_some_and(|char| char != BLOCK && !is_between(char))
}

fn first_words(text: &str, count: usize) -> &str {
    match text.match_indices(' ').nth(count.wrapping_sub(1)) {
        _ if count == 0 => "",
        Some((end, _)) => text.get(..end).unwrap_or_default(),
        None => text,
    }
}

fn last_words(text: &str, count: usize) -> &str {
    match text.rmatch_indices(' ').nth(count.wrapping_sub(1)) {
        _ if count == 0 => "",
        Some((space, _)) => text.get(space + 1..).unwrap_or_default(),
        None => text,
    }
}

/// A text as browsers compare it, across blocks.
fn folded(text: &str) -> String {
    text.chars().map(|char| if char == BLOCK { ' ' } else { char }).flat_map(char::to_lowercase).collect()
}

/// Writes a text as a part of a fragment: besides what addresses escape, `-` and `,` have a meaning there.
fn encode(text: &str, fragment: &mut String) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'~') {
            fragment.push(char::from(byte));
        } else {
            fragment.push('%');
            fragment.extend(
                [byte >> 4, byte & 15]
                    .map(|digit| char::from(if digit < 10 { b'0' + digit } else { b'A' - 10 + digit })),
            );
        }
    }
}
