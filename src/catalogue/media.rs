use super::Link;
use serde::{Deserialize, Serialize};

/// Sound or film that belongs to an entry.
#[derive(Debug, Clone, PartialEq)]
pub struct Media {
    /// Sound or film.
    pub kind: MediaKind,
    /// The file, or the page that plays it.
    pub url: Link,
    /// Its length in seconds.
    pub duration: Option<u32>,
    /// A player made to be embedded.
    pub embed_url: Option<Link>,
}

/// Sound or film.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MediaKind {
    /// Sound only.
    Audio,
    /// Moving pictures.
    Video,
}

/// What plays a file in a page.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Player {
    /// An `audio` element.
    Audio,
    /// A `video` element.
    Video,
}

/// Where a page gets a file from.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// The site.
    Own,
    /// Scheme, host and port of another one.
    Other(String),
}

#[cfg(feature = "ssr")]
impl Media {
    /// What plays it in a page, and from where; `None` for a page, for a file that few browsers can play, and for a host that a
    /// policy cannot name.
    pub fn player(&self) -> Option<(Player, Source)> {
        let player = match self.mime_type()? {
            // Only Apple's browsers play it.
            "video/quicktime" => return None,
            audio if audio.starts_with("audio/") => Player::Audio,
            _ => Player::Video,
        };
        let source = match self.url.host() {
            None => Source::Own,
            Some(_) => Source::Other(self.url.origin()?),
        };
        Some((player, source))
    }

    /// The MIME type, by the extension of the file; `None` if it is not known to be a file.
    pub fn mime_type(&self) -> Option<&'static str> {
        Some(match (&*self.url.extension()?, self.kind) {
            ("mp3", _) => "audio/mpeg",
            ("m4a", _) | ("mp4", MediaKind::Audio) => "audio/mp4",
            ("aac", _) => "audio/aac",
            ("oga" | "opus", _) | ("ogg", MediaKind::Audio) => "audio/ogg",
            ("flac", _) => "audio/flac",
            ("wav", _) => "audio/wav",
            ("webm", MediaKind::Audio) => "audio/webm",
            ("mp4" | "m4v", _) => "video/mp4",
            ("ogv" | "ogg", _) => "video/ogg",
            ("webm", _) => "video/webm",
            ("mov", _) => "video/quicktime",
            _ => return None,
        })
    }
}
