//! The styles that a reader may choose from, and the file in which an entry's references stand.
//!
//! The file is plain text, so that it is of use without the application: the name of a style, a line with the reference, an empty
//! line. Asterisks enclose italics, as in Markdown.

/// A style of references.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// ISO 690, with author and date.
    Iso690,
    /// The American Psychological Association's, seventh edition.
    Apa,
    /// The Chicago Manual of Style's, with author and date.
    Chicago,
    /// The Modern Language Association's, ninth edition.
    Mla,
}

/// A piece of a reference, in italics or not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Run {
    /// What it says.
    pub text: String,
    /// Whether it is in italics.
    pub is_italic: bool,
}

impl Style {
    /// Every style, in the order offered.
    pub const ALL: [Self; 4] = [Self::Iso690, Self::Apa, Self::Chicago, Self::Mla];

    /// Its name.
    pub fn label(self) -> &'static str {
        match self {
            Self::Iso690 => "ISO 690",
            Self::Apa => "APA 7",
            Self::Chicago => "Chicago (auteur-date)",
            Self::Mla => "MLA 9",
        }
    }

    /// The word for it in forms and in what the device remembers.
    pub fn word(self) -> &'static str {
        match self {
            Self::Iso690 => "iso-690",
            Self::Apa => "apa-7",
            Self::Chicago => "chicago",
            Self::Mla => "mla-9",
        }
    }

    /// The style of that word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|style| style.word() == word)
    }

    /// The reference in this style, from the text of an entry's file.
    pub fn read(self, file: &str) -> Option<Vec<Run>> {
        let blocks = file.split("\n\n");
        let line = blocks.filter_map(|block| block.strip_prefix(self.label())?.strip_prefix('\n')).next()?;
        let (mut runs, mut run) = (Vec::new(), Run::default());
        let mut chars = line.trim_end().chars();
        while let Some(char) = chars.next() {
            match char {
                '\\' => run.text.extend(chars.next()),
                '*' => {
                    let next = Run { text: String::new(), is_italic: !run.is_italic };
                    runs.push(std::mem::replace(&mut run, next));
                }
                _ => run.text.push(char),
            }
        }
        runs.push(run);
        runs.retain(|run| !run.text.is_empty());
        Some(runs)
    }

    /// The part of the file that [`read`](Self::read) reads.
    #[cfg(feature = "ssr")]
    pub(super) fn write(self, runs: &[Run]) -> String {
        let mut line = String::new();
        for run in runs {
            let text = run.text.replace('\\', "\\\\").replace('*', "\\*");
            match run.is_italic {
                true => line.extend(["*", &text, "*"]),
                false => line.push_str(&text),
            }
        }
        format!("{}\n{line}\n", self.label())
    }
}
