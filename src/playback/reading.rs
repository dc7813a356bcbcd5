use super::sentences;

/// The device reading a page out, sentence by sentence.
///
/// Pausing ends the utterance, and going on begins its sentence anew: what browsers offer for it fails on telephones, and is forgotten by
/// Chrome after a quarter of a minute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Each sentence, with the number of its paragraph, from 0.
    sentences: Vec<(usize, String)>,
    /// How many paragraphs there are.
    paragraphs: usize,
    /// The sentence that is read, or with which reading goes on.
    position: usize,
    state: State,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// The device speaks; the number of the utterance.
    Speaking(u32),
    /// It waits; the number of the last utterance.
    Paused(u32),
}

/// What happens to a reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// The visitor wants it to go on.
    Played,
    /// The visitor wants it to wait, or leaves the page.
    Paused,
    /// The visitor has chosen another speed.
    Hastened,
    /// The visitor wants the paragraph before, or the present one from its start.
    Back,
    /// The visitor wants the next paragraph.
    Forward,
    /// The device has read the utterance with that number.
    Read(u32),
    /// The device could not.
    Failed(u32),
}

/// What to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Ends the utterance.
    Silence,
    /// Begins the utterance of the present sentence.
    Speak,
    /// Shows the present paragraph, and whether it is read.
    Show,
    /// Says that the device could not.
    Report,
    /// Ends the reading: nothing is left to read.
    End,
}

impl Reading {
    /// Of these paragraphs, at the start, before anything is read; `None` where there are no words.
    pub fn of(paragraphs: &[String]) -> Option<Self> {
        let numbered = paragraphs.iter().enumerate();
        let sentences: Vec<_> =
            numbered.flat_map(|(number, text)| sentences(text).into_iter().map(move |text| (number, text))).collect();
        let paragraphs = paragraphs.len();
        (!sentences.is_empty()).then_some(Self { sentences, paragraphs, position: 0, state: State::Paused(0) })
    }

    /// Whether the device speaks.
    pub fn is_speaking(&self) -> bool {
        matches!(self.state, State::Speaking(_))
    }

    /// The number of the present utterance.
    pub fn utterance(&self) -> u32 {
        let (State::Speaking(number) | State::Paused(number)) = self.state;
        number
    }

    /// The number of the present paragraph, from 0.
    pub fn paragraph(&self) -> usize {
        self.sentences.get(self.position).map_or(0, |(number, _)| *number)
    }

    /// How many paragraphs there are.
    pub fn paragraphs(&self) -> usize {
        self.paragraphs
    }

    /// The present sentence.
    pub fn sentence(&self) -> &str {
        self.sentences.get(self.position).map_or("", |(_, text)| text)
    }

    /// Takes an event in; gives what to do, in order. To speak comes last: a device that cannot says so at once, and nothing may be shown
    /// over that.
    pub fn step(&mut self, event: Event) -> &'static [Action] {
        match (event, self.state) {
            (Event::Played, State::Paused(number)) => {
                self.state = State::Speaking(number.wrapping_add(1));
                &[Action::Show, Action::Speak]
            }
            (Event::Paused, State::Speaking(number)) => {
                self.state = State::Paused(number);
                &[Action::Silence, Action::Show]
            }
            (Event::Hastened, State::Speaking(_)) => self.go_on(),
            (Event::Back, _) => {
                let first = self.first_of(self.paragraph());
                let is_at_start = self.position == first;
                let before = self.paragraph().saturating_sub(1);
                self.position = if is_at_start { self.first_of(before) } else { first };
                self.go_on()
            }
            (Event::Forward, _) => match self.sentences.iter().position(|(number, _)| *number > self.paragraph()) {
                Some(next) => {
                    self.position = next;
                    self.go_on()
                }
                None => &[],
            },
            (Event::Read(number), State::Speaking(present)) if number == present => {
                if self.position + 1 >= self.sentences.len() {
                    return &[Action::End];
                }
                self.position += 1;
                self.state = State::Speaking(present.wrapping_add(1));
                &[Action::Show, Action::Speak]
            }
            (Event::Failed(number), State::Speaking(present)) if number == present => {
                self.state = State::Paused(present);
                &[Action::Silence, Action::Show, Action::Report]
            }
            // It is so already, or came late.
            (Event::Played | Event::Paused | Event::Hastened | Event::Read(_) | Event::Failed(_), _) => &[],
        }
    }

    /// From another sentence, or in another way: anew if the device speaks.
    fn go_on(&mut self) -> &'static [Action] {
        match self.state {
            State::Speaking(number) => {
                self.state = State::Speaking(number.wrapping_add(1));
                &[Action::Silence, Action::Show, Action::Speak]
            }
            State::Paused(_) => &[Action::Show],
        }
    }

    /// The first sentence of a paragraph, or of the first one before it that has any.
    fn first_of(&self, paragraph: usize) -> usize {
        let last = self.sentences.iter().rposition(|(number, _)| *number <= paragraph).unwrap_or(0);
        let present = self.sentences.get(last).map(|(number, _)| *number);
        self.sentences.iter().position(|(number, _)| Some(*number) == present).unwrap_or(0)
    }
}
