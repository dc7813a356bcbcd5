//! Typing errors: how many letters must be inserted, left out, changed or swapped with their neighbour. One is allowed in
//! words of five letters or more, two from nine, none beside a digit.

/// How many errors a word of so many letters may be typed with.
fn allowed(letters: usize) -> u8 {
    match letters {
        0..=4 => 0,
        5..=8 => 1,
        _ => 2,
    }
}

/// Compares one typed word with many words, best given in alphabetical order.
pub(super) struct Tolerance {
    typed: Vec<u8>,
    limit: u8,
    /// One row for each letter of the word last compared: the distances from its beginning to those of the typed word,
    /// then the least distance so far to the whole typed word.
    rows: Vec<u8>,
    /// From how many letters on every word that begins likewise is too far.
    hopeless: usize,
}

impl Tolerance {
    /// Ready to compare words with the typed one.
    pub fn new(typed: &str) -> Self {
        let typed = typed.as_bytes().to_vec();
        let mut rows: Vec<u8> = (0..).zip(&typed).map(|(row, _)| row).collect();
        rows.push(typed.len() as u8);
        rows.push(FAR);
        // Who types four letters may have left out the fifth, who types seven two of nine.
        let limit = match typed.len() {
            _ if typed.iter().any(u8::is_ascii_digit) => 0,
            0..=3 => 0,
            4..=6 => 1,
            _ => 2,
        };
        Self { typed, limit, rows, hopeless: usize::MAX }
    }

    /// Whether any error is allowed in what was typed.
    pub fn is_possible(&self) -> bool {
        self.limit > 0
    }

    /// How many errors lead from the word to what was typed, or, if `is_beginning`, from its best beginning; `None` when
    /// they are too many. `shared` is how many letters the word has in common with the one compared before; 0 is safe.
    pub fn distance(&mut self, word: &[u8], shared: usize, is_beginning: bool) -> Option<u8> {
        let (whole, beginning) = self.compare(word, shared);
        let (distance, allowed) = match is_beginning {
            true => (beginning, allowed(self.typed.len())),
            false => (whole, allowed(word.len())),
        };
        (distance <= allowed.min(self.limit)).then_some(distance)
    }

    fn compare(&mut self, word: &[u8], shared: usize) -> (u8, u8) {
        if shared >= self.hopeless {
            return (FAR, FAR);
        }
        self.hopeless = usize::MAX;
        let width = self.typed.len() + 2;
        self.rows.truncate(width * (shared + 1));
        // Hopeless: neither this row nor the next, by a swap, can come back under the limit, and no beginning did.
        let mut before_is_far = false;
        for (at, letter) in word.iter().enumerate().skip(shared) {
            let above = width * at;
            let first = (at + 1).min(usize::from(FAR)) as u8;
            self.rows.push(first);
            let (mut left, mut least) = (first, first);
            for (column, typed) in self.typed.iter().enumerate() {
                let mut distance = self.at(above + column) + u8::from(typed != letter);
                distance = distance.min(left + 1).min(self.at(above + column + 1) + 1);
                let is_swap = at > 0
                    && column > 0
                    && word.get(at - 1) == Some(typed)
                    && self.typed.get(column - 1) == Some(letter);
                if is_swap {
                    distance = distance.min(self.at(above - width + column - 1) + 1);
                }
                self.rows.push(distance);
                (left, least) = (distance, least.min(distance));
            }
            let beginning = self.at(above + width - 1).min(left);
            self.rows.push(beginning);
            let is_far = least > self.limit && beginning > self.limit;
            if is_far && before_is_far {
                self.hopeless = at + 1;
                return (FAR, FAR);
            }
            before_is_far = is_far;
        }
        let end = width * (word.len() + 1);
        (self.at(end - 2), self.at(end - 1))
    }

    fn at(&self, place: usize) -> u8 {
        self.rows.get(place).copied().unwrap_or(FAR)
    }
}

/// No word is so long.
const FAR: u8 = 100;
