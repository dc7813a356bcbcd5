use super::Route;

/// The site's base: perhaps an origin, and the path that every address starts with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl {
    /// Scheme and host, such as `https://example.org`; `None` if unknown.
    origin: Option<String>,
    /// Starts and ends with `/`.
    path: String,
}

impl Default for BaseUrl {
    fn default() -> Self {
        Self { origin: None, path: "/".to_owned() }
    }
}

impl BaseUrl {
    /// Parses `https://example.org/dossiers/ia/`; the last slash is optional. `None` for another scheme, a missing
    /// host, a query, a fragment, or a path with empty or dotted parts.
    pub fn parse(text: &str) -> Option<Self> {
        let (scheme, rest) = text.split_once("://").filter(|(scheme, _)| matches!(*scheme, "https" | "http"))?;
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let is_host = host.starts_with(|first| first != ':')
            && host
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b':' | b'[' | b']'));
        let is_part = |part: &str| {
            !matches!(part, "" | "." | "..")
                && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~'))
        };
        let path = path.trim_end_matches('/');
        if !is_host || !(path.is_empty() || path.split('/').all(is_part)) {
            return None;
        }
        let path = if path.is_empty() { "/".to_owned() } else { format!("/{path}/") };
        Some(Self { origin: Some(format!("{scheme}://{host}")), path })
    }

    /// The path that every address starts with: `/` or, for example, `/dossiers/ia/`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The address of a page, from the root of its host: `/dossiers/ia/documents`.
    pub fn href(&self, route: &Route) -> String {
        self.file(&route.path())
    }

    /// The address of a file of the site, from the root of its host.
    pub fn file(&self, path: &str) -> String {
        format!("{}{path}", self.path)
    }

    /// An address with its origin if that is known, for feeds and share cards.
    pub fn absolute(&self, href: &str) -> String {
        format!("{}{href}", self.origin.as_deref().unwrap_or_default())
    }

    /// A complete address; `None` if the origin is unknown.
    pub fn complete(&self, href: &str) -> Option<String> {
        self.has_origin().then(|| self.absolute(href))
    }

    /// Whether [`BaseUrl::absolute`] gives complete addresses.
    pub fn has_origin(&self) -> bool {
        self.origin.is_some()
    }
}
