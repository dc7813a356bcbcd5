use crate::citation::style::Run;

/// A reference while it is written.
#[derive(Debug, Default)]
pub(super) struct Line(Vec<Run>);

impl Line {
    /// A text that stands upright.
    pub(super) fn upright(text: impl Into<String>) -> Self {
        Self::of(text.into(), false)
    }

    /// A text in italics.
    pub(super) fn italic(text: impl Into<String>) -> Self {
        Self::of(text.into(), true)
    }

    fn of(text: String, is_italic: bool) -> Self {
        Self(if text.is_empty() { Vec::new() } else { vec![Run { text, is_italic, is_title: false }] })
    }

    /// The same as the document's title.
    pub(super) fn titled(mut self) -> Self {
        self.0.iter_mut().for_each(|run| run.is_title = true);
        self
    }

    /// Appends another one; between them goes a separator, unless one of them is empty.
    pub(super) fn join(mut self, separator: &str, other: Self) -> Self {
        if !self.0.is_empty() && !other.0.is_empty() {
            self.push(Run { text: separator.to_owned(), is_italic: false, is_title: false });
        }
        other.0.into_iter().for_each(|run| self.push(run));
        self
    }

    /// Appends a text; nothing where there is none.
    pub(super) fn and(self, separator: &str, text: Option<String>) -> Self {
        self.join(separator, Self::upright(text.unwrap_or_default()))
    }

    /// Appends a sentence.
    pub(super) fn sentence(self, sentence: Self) -> Self {
        self.join(" ", sentence.stopped())
    }

    /// Appends a text as a sentence; nothing where there is none.
    pub(super) fn say(self, text: Option<String>) -> Self {
        self.sentence(Self::upright(text.unwrap_or_default()))
    }

    /// With a full stop, unless it ends a sentence already, be it inside of guillemets.
    fn stopped(mut self) -> Self {
        let text: String = self.0.iter().map(|run| run.text.as_str()).collect();
        let bare = text.trim_end_matches(['»', '”', '\u{a0}', '\u{202f}']);
        if !text.is_empty() && !bare.ends_with(['.', '?', '!', '…']) {
            self.push(Run { text: ".".to_owned(), is_italic: false, is_title: false });
        }
        self
    }

    fn push(&mut self, run: Run) {
        let is_like = |last: &Run| last.is_italic == run.is_italic && last.is_title == run.is_title;
        match self.0.last_mut() {
            Some(last) if is_like(last) => last.text.push_str(&run.text),
            _ if run.text.is_empty() => {}
            _ => self.0.push(run),
        }
    }

    pub(super) fn into_runs(self) -> Vec<Run> {
        self.0
    }
}
