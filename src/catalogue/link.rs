use serde::{Deserialize, Serialize};

/// An address that is safe as an `href` or a `src`: `https:`, `http:`, or a path on the site that starts with a
/// single `/`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct Link(String);

impl Link {
    /// Parses an address; `None` for any other scheme, for a missing host, and for control characters or spaces,
    /// which browsers drop before they look for the scheme.
    pub fn parse(text: &str) -> Option<Self> {
        let is_plain = text.chars().all(|char| !char.is_whitespace() && !char.is_control() && char != '\\');
        let is_web = ["https://", "http://"].iter().any(|scheme| text.strip_prefix(scheme).is_some_and(has_host));
        let is_path = text.starts_with('/') && !text.starts_with("//");
        (is_plain && (is_web || is_path)).then(|| Self(text.to_owned()))
    }

    /// The address as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the address is encrypted (`https:`).
    pub fn is_secure(&self) -> bool {
        self.0.starts_with("https://")
    }

    /// The extension of the file that the path names, in lower case; `None` without one.
    #[cfg(feature = "ssr")]
    pub fn extension(&self) -> Option<String> {
        let path = self.0.split(['?', '#']).next()?;
        let (_, path) = path.split_once("://").map_or(Some(("", path)), |(_, rest)| rest.split_once('/'))?;
        let (_, extension) = path.rsplit('/').next()?.rsplit_once('.')?;
        Some(extension.to_ascii_lowercase())
    }

    /// Scheme, host and port, as a page's policy may name them: in ASCII letters, digits, hyphens and dots. `None` for a path on the
    /// site, and for a host that is written otherwise.
    #[cfg(feature = "ssr")]
    pub fn origin(&self) -> Option<String> {
        let (scheme, rest) = self.0.split_once("://").filter(|_| !self.0.starts_with('/'))?;
        let (host, port) = host_and_port(rest);
        let is_plain = host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-.".contains(&byte));
        let port = port.map(|port| [":", port].concat()).unwrap_or_default();
        is_plain.then(|| [scheme, "://", host, &port].concat())
    }

    /// The host, without user, port or path; `None` for a path on the site.
    pub fn host(&self) -> Option<&str> {
        let is_path = self.0.starts_with('/');
        let (_, rest) = self.0.split_once("://").filter(|_| !is_path)?;
        Some(host_and_port(rest).0)
    }
}

/// Whether what follows `://` starts with a host, and with a number as its port if it has one.
fn has_host(rest: &str) -> bool {
    let (host, port) = host_and_port(rest);
    let is_literal = host.starts_with('[') && host.ends_with(']');
    host.contains(char::is_alphanumeric)
        && host
            .chars()
            .all(|char| char.is_alphanumeric() || "-._".contains(char) || (is_literal && "[]:".contains(char)))
        && port.is_none_or(|port| port.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Host and port of what follows `://`.
fn host_and_port(rest: &str) -> (&str, Option<&str>) {
    let authority = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    let address = authority.rsplit('@').next().unwrap_or(authority);
    match address.rsplit_once(':') {
        // A colon inside brackets belongs to an IPv6 address.
        Some((host, port)) if !port.contains(']') => (host, Some(port)),
        _ => (address, None),
    }
}

impl TryFrom<String> for Link {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("a link starts with https://, http:// or /")
    }
}
