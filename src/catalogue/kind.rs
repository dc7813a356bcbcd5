use serde::{Deserialize, Serialize};

/// The kind of an entry; the order is that of filters and menus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "each variant is the catalogue's own word, explained by `text::kind`")]
pub enum Kind {
    Etude,
    Note,
    Briefing,
    Editorial,
    Article,
    Livre,
    Chapitre,
    Entretien,
    Tribune,
    Presse,
    Podcast,
    Radio,
    Video,
    Replay,
    Evenement,
}

impl Kind {
    /// Every kind, in the order of filters and menus.
    pub const ALL: [Self; 15] = [
        Self::Etude,
        Self::Note,
        Self::Briefing,
        Self::Editorial,
        Self::Article,
        Self::Livre,
        Self::Chapitre,
        Self::Entretien,
        Self::Tribune,
        Self::Presse,
        Self::Podcast,
        Self::Radio,
        Self::Video,
        Self::Replay,
        Self::Evenement,
    ];

    /// Parses the catalogue's word.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    /// The catalogue's word, also used in addresses.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Etude => "etude",
            Self::Note => "note",
            Self::Briefing => "briefing",
            Self::Editorial => "editorial",
            Self::Article => "article",
            Self::Livre => "livre",
            Self::Chapitre => "chapitre",
            Self::Entretien => "entretien",
            Self::Tribune => "tribune",
            Self::Presse => "presse",
            Self::Podcast => "podcast",
            Self::Radio => "radio",
            Self::Video => "video",
            Self::Replay => "replay",
            Self::Evenement => "evenement",
        }
    }
}
