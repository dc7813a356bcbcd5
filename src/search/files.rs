//! The format of the index files.
//!
//! The head: `kiq2`, the number of entries, the stamp, the files of words (how many words, the first one), the files
//! of entries (how many words), the synonym groups (how many members occur, how many there are, then the members,
//! those that occur first), and, when they are small, all files. The others are numbered: files of words, of entries,
//! and of positions, which match those of entries. Each starts with the stamp and its own number, so files of two
//! builds never mix. Then
//! - words: for each, a byte below 32 for the bytes shared with the word before, and the remaining bytes;
//! - entries: for each word and entry, `step × 5 + field`, where the step counts from the entry before, or from -1; 0
//!   ends the word;
//! - positions: for each word and entry, the steps from position to position, counted from -1, then 0; one more 0
//!   ends the word.

/// The file to read first.
pub const HEAD: &str = "head.bin";

/// The first bytes of a head.
pub(super) const MAGIC: &[u8] = b"kiq2";

/// The fields of a document: title, people, theme, summary, body.
pub(super) const FIELDS: u32 = 5;

/// The first position of each field; words beyond the last position of a field share it.
pub(super) const FIELD_STARTS: [u32; 5] = [0, 200, 800, 1_500, 8_000];

/// The field of a position.
pub(super) fn field_of(position: u32) -> u32 {
    FIELD_STARTS.iter().skip(1).filter(|start| **start <= position).count() as u32
}

/// The name of a file. The stamp changes it whenever anything in the index changes.
pub(super) fn path(number: usize, stamp: u32) -> String {
    let mut path = String::new();
    let code = u64::from(number as u32) << 32 | u64::from(stamp);
    for digit in (0..12).rev() {
        path.extend(char::from_digit((code >> (4 * digit)) as u32 & 15, 16));
        if digit == 8 {
            path.push('-');
        }
    }
    path.push_str(".bin");
    path
}

/// The first bytes of a file with that number.
pub(super) fn mark(number: usize, stamp: u32) -> [u8; 4] {
    (stamp ^ number as u32).to_le_bytes()
}

/// Reads untrusted bytes: every step says when it cannot go on.
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
