//! Typing errors: how many letters must be inserted, left out, replaced or swapped with their neighbour. One is
//! allowed in words of five letters or more, two from nine, none beside a digit.

/// How many errors are allowed in a word of so many letters.
fn allowed(letters: usize) -> u8 {
    match letters {
        0..=4 => 0,
        5..=8 => 1,
        _ => 2,
    }
}

/// Compares one typed word with many words, ideally in alphabetical order.
pub(super) struct Tolerance {
    typed: Vec<u8>,
    limit: usize,
    /// One row for each letter of the word compared last: the distances from its prefix to those of the typed word,
    /// then the least distance so far to the whole typed word. Only distances that can stay within the limit are
    /// computed: those near the diagonal.
    rows: Vec<u8>,
    /// How many letters of the word compared last have their row.
    known: usize,
    /// Every word that shares this many letters with the one compared last is too far, too.
    pub hopeless: usize,
}

impl Tolerance {
    /// Prepares to compare words with the typed one.
    pub fn new(typed: &str) -> Self {
        let typed = typed.as_bytes().to_vec();
        // Four typed letters may lack the fifth, seven may lack two of nine.
        let limit = match typed.len() {
            _ if typed.iter().any(u8::is_ascii_digit) => 0,
            0..=3 => 0,
            4..=6 => 1,
            _ => 2,
        };
        let width = typed.len() + 2;
        // Words that allow no error are compared with none, however long.
        let mut rows = if limit == 0 { Vec::new() } else { vec![FAR; width * (width + limit)] };
        for (distance, cell) in (0..).zip(rows.iter_mut().take(limit + 1)) {
            *cell = distance;
        }
        Self { typed, limit, rows, known: 0, hopeless: usize::MAX }
    }

    /// Whether any error is allowed in the typed word.
    pub fn is_possible(&self) -> bool {
        self.limit > 0
    }

    /// How many errors separate the word, and its best prefix, from what was typed; `None` when there are too many.
    /// `shared` is how many letters the word shares with the one compared before; 0 is safe.
    pub fn distances(&mut self, word: &[u8], shared: usize) -> [Option<u8>; 2] {
        self.known = self.known.min(shared);
        self.hopeless = usize::MAX;
        let letters = self.typed.len();
        if word.len() + self.limit < letters {
            return [None, None];
        }
        let rows = word.len().min(letters + self.limit);
        while self.known < rows {
            if !self.add_row(word) {
                self.hopeless = self.known;
                return [None, None];
            }
        }
        let end = (letters + 2) * rows + letters;
        let whole = if rows == word.len() { self.at(end) } else { FAR };
        let within = |distance: u8, letters: usize| {
            (distance <= allowed(letters) && usize::from(distance) <= self.limit).then_some(distance)
        };
        [within(whole, word.len()), within(self.at(end + 1), letters)]
    }

    /// Adds the row of the next letter; `false` when any continuation is too far.
    fn add_row(&mut self, word: &[u8]) -> bool {
        let (letters, width, row) = (self.typed.len(), self.typed.len() + 2, self.known + 1);
        let (here, above) = (width * row, width * self.known);
        let letter = word.get(row - 1);
        let first = if row <= self.limit { row as u8 } else { FAR };
        self.set(here, first);
        let mut least = first;
        for column in row.saturating_sub(self.limit).max(1)..=letters.min(row + self.limit) {
            let is_same = self.typed.get(column - 1) == letter;
            let mut distance = self.at(above + column - 1) + u8::from(!is_same);
            distance = distance.min(self.at(above + column) + 1).min(self.at(here + column - 1) + 1);
            if row > 1
                && column > 1
                && word.get(row - 2) == self.typed.get(column - 1)
                && self.typed.get(column - 2) == letter
            {
                distance = distance.min(self.at(above - width + column - 2) + 1);
            }
            self.set(here + column, distance);
            least = least.min(distance);
        }
        let beginning = self.at(above + letters + 1).min(self.at(here + letters));
        self.set(here + letters + 1, beginning);
        self.known = row;
        // A swap looks back one row.
        let mut before = (above..here).map(|index| self.at(index));
        usize::from(least.min(beginning)) <= self.limit || before.any(|distance| usize::from(distance) < self.limit)
    }

    fn at(&self, index: usize) -> u8 {
        self.rows.get(index).copied().unwrap_or(FAR)
    }

    fn set(&mut self, index: usize, distance: u8) {
        if let Some(cell) = self.rows.get_mut(index) {
            *cell = distance;
        }
    }
}

/// Longer than any word.
const FAR: u8 = 100;
