use serde::{Deserialize, Serialize};
use std::fmt;

/// Whether a text is a valid id: `[a-z0-9]+(-[a-z0-9]+)*`.
fn is_slug(text: &str) -> bool {
    let mut before = b'-';
    let is_fit = |byte: u8| {
        let is_hyphen_inside = byte == b'-' && before != b'-';
        before = byte;
        byte.is_ascii_lowercase() || byte.is_ascii_digit() || is_hyphen_inside
    };
    text.bytes().all(is_fit) && !text.is_empty() && !text.ends_with('-')
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String")]
        pub struct $name(String);

        impl $name {
            /// Parses an id of lower-case letters, digits and single hyphens; `None` for anything else.
            pub fn parse(text: &str) -> Option<Self> {
                is_slug(text).then(|| Self(text.to_owned()))
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = &'static str;

            fn try_from(text: String) -> Result<Self, Self::Error> {
                match is_slug(&text) {
                    true => Ok(Self(text)),
                    false => Err("a name has lower-case letters, digits and single hyphens"),
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }
    };
}

id!(
    /// The id of an entry.
    EntryId
);
id!(
    /// The id of a section.
    SectionId
);
id!(
    /// The id of a theme.
    ThemeId
);
id!(
    /// The id of a person.
    PersonId
);
