/// How many recordings are remembered.
const MOST: usize = 50;

/// Nearer than this to the start or the end, in seconds, there is nothing to come back to.
const MARGIN: u32 = 10;

/// The longest recording, in seconds: a hundred hours. What claims more was not written here.
const LONGEST: u32 = 360_000;

/// Where a visitor left recordings, by the paths of their pages; the latest first.
///
/// The device keeps it as text: a line for each, seconds and path. Anyone may have written there: lines that make no sense are skipped.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Positions(Vec<(String, u32)>);

impl Positions {
    /// Reads what the device keeps.
    pub fn parse(text: &str) -> Self {
        let mut positions = Self::default();
        for line in text.lines() {
            let Some((seconds, page)) = line.split_once(' ') else { continue };
            let Some(seconds) = seconds.parse().ok().filter(|seconds| (MARGIN..LONGEST).contains(seconds)) else {
                continue;
            };
            let is_page = page.starts_with('/') && !page.contains(char::is_whitespace);
            if is_page && positions.of(page).is_none() && positions.0.len() < MOST {
                positions.0.push((page.to_owned(), seconds));
            }
        }
        positions
    }

    /// The text to keep; empty when there is nothing to remember.
    pub fn text(&self) -> String {
        self.0.iter().map(|(page, seconds)| [&seconds.to_string(), " ", page, "\n"].concat()).collect()
    }

    /// Where the recording of a page was left, in seconds.
    pub fn of(&self, page: &str) -> Option<u32> {
        self.0.iter().find(|(other, _)| other == page).map(|(_, seconds)| *seconds)
    }

    /// Remembers where the recording of a page is left, of which the length is known or not; forgets it near the start and the end.
    pub fn leave(&mut self, page: &str, seconds: u32, length: Option<u32>) {
        self.0.retain(|(other, _)| other != page);
        let is_at_end = length.is_some_and(|length| seconds + MARGIN >= length);
        if (MARGIN..LONGEST).contains(&seconds) && !is_at_end {
            self.0.insert(0, (page.to_owned(), seconds));
            self.0.truncate(MOST);
        }
    }
}
