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

/// A piece of a reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// What it says.
    pub text: String,
    /// Whether it is in italics.
    pub is_italic: bool,
    /// Whether it is the document's title, in the document's own language.
    pub is_title: bool,
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
}
