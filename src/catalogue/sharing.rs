use super::Link;

/// A network by which visitors may share a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Network {
    /// Its name.
    pub label: String,
    /// Where it takes what is shared.
    pub url: ShareTemplate,
}

/// An encrypted address with `{url}` in the place of what is shared and, perhaps, `{title}` in the place of its title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShareTemplate(String);

/// Why a text is no [`ShareTemplate`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoShareTemplate<'a> {
    /// It is not a link, not encrypted, or has a brace in its host.
    NoLink,
    /// It never says what is shared.
    NoAddress,
    /// It has something else in braces, or a brace alone.
    Unknown(&'a str),
}

impl ShareTemplate {
    /// Parses an address.
    ///
    /// # Errors
    /// When it is not safe, or not a template.
    pub fn parse(text: &str) -> Result<Self, NoShareTemplate<'_>> {
        let host_end = text.split_once("://").and_then(|(_, rest)| rest.split(['/', '?', '#']).next());
        let is_link =
            Link::parse(text).is_some_and(|link| link.is_secure()) && host_end.is_some_and(|host| !host.contains('{'));
        if !is_link {
            return Err(NoShareTemplate::NoLink);
        }
        let mut rest = text;
        while let Some(start) = rest.find(['{', '}']) {
            let from = rest.get(start..).unwrap_or_default();
            let known = ["{url}", "{title}"].iter().find_map(|place| from.strip_prefix(place));
            let end = from.find('}').map_or(from.len(), |end| end + 1);
            rest = known.ok_or(NoShareTemplate::Unknown(from.get(..end).unwrap_or(from)))?;
        }
        match text.contains("{url}") {
            true => Ok(Self(text.to_owned())),
            false => Err(NoShareTemplate::NoAddress),
        }
    }

    /// The address for a title, which is encoded already; `{url}` stays.
    pub fn with_title(&self, title: &str) -> String {
        self.0.replace("{title}", title)
    }
}
