use super::{Scope, documents, named};
use crate::catalogue::Kind;

/// The feed of all entries, which every page links. Other feeds have the same name in folders of their own.
pub const SITE_FEED: &str = "feed.xml";

/// The folder of the feeds of kinds, which have no listing of their own.
pub const KINDS: &str = documents!("/types");

/// A feed of the site.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Feed {
    /// Of the entries of a listing.
    Listing(Scope),
    /// Of the entries of a kind.
    Kind(Kind),
}

impl Feed {
    /// The feed of all entries.
    pub const SITE: Self = Self::Listing(Scope::All);

    /// The path of its file below the site's base: `themes/guerre-defense/feed.xml`.
    pub fn path(&self) -> String {
        match self {
            Self::Listing(Scope::All) => SITE_FEED.to_owned(),
            Self::Listing(scope) => feed_in(&scope.path()),
            Self::Kind(kind) => feed_in(&named(KINDS, kind.as_str())),
        }
    }
}

/// The feed in a folder.
pub fn feed_in(folder: &str) -> String {
    named(folder, SITE_FEED)
}
