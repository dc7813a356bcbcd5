//! What the files of an index are made of.
//!
//! The head: `kiq2`, the number of entries, the stamp, the files of words (how many words, the first one), the files of
//! entries (how many words), the groups of words that mean the same (how many of them stand somewhere, how many there
//! are, and they, those that stand somewhere first), and, when they are small, all files. The others are numbered: those of words, those of
//! entries, and those of positions, which go with those of entries. Each begins with the stamp and its own number, so
//! files of two builds never mix. Then
//! - words: for each, a byte below 32, how many bytes it shares with the word before, and the others;
//! - entries: for each word and entry, `step × 5 + field`, where the step counts from the entry before, or from -1; 0
//!   ends the word;
//! - positions: for each word and entry, the steps from position to position, counted from -1, then 0; one more 0 ends
//!   the word.

/// The file to read first; the others stand beside it.
pub const HEAD: &str = "head.bin";

/// How a head begins.
pub(super) const MAGIC: &[u8] = b"kiq2";

/// The fields of a document: title, people, theme, summary, body.
pub(super) const FIELDS: u32 = 5;

/// Where the positions of each field begin; what stands too far in a field shares its last position.
pub(super) const FIELD_STARTS: [u32; 5] = [0, 200, 800, 1_500, 8_000];

/// The field a position stands in.
pub(super) fn field_of(position: u32) -> u32 {
    FIELD_STARTS.iter().skip(1).filter(|start| **start <= position).count() as u32
}

/// The name of a file. The stamp makes it another name when anything in the index has changed.
pub(super) fn path(number: usize, stamp: u32) -> String {
    let mut path = String::new();
    let code = u64::from(number as u32) << 32 | u64::from(stamp);
    for place in (0..12).rev() {
        path.extend(char::from_digit((code >> (4 * place)) as u32 & 15, 16));
        if place == 8 {
            path.push('-');
        }
    }
    path.push_str(".bin");
    path
}

/// What a file of that number begins with.
pub(super) fn mark(number: usize, stamp: u32) -> [u8; 4] {
    (stamp ^ number as u32).to_le_bytes()
}

/// Reads bytes that may be anything: every step says when it cannot go on.
pub(super) struct Reader<'a> {
    pub rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub fn bytes(&mut self, length: u32) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(length as usize)?;
        self.rest = rest;
        Some(taken)
    }

    /// A number of seven bits a byte, the lowest first.
    pub fn number(&mut self) -> Option<u32> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let (byte, rest) = self.rest.split_first()?;
            self.rest = rest;
            number |= u32::from(byte & 127).checked_shl(shift)?;
            shift += 7;
            if byte & 128 == 0 {
                return Some(number);
            }
        }
    }
}
