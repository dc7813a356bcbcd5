//! The headers of a response: types that libraries get wrong, files that never change, and the rules in the folder's
//! `_headers`, in the format that Netlify and Cloudflare Pages read, too.

use kiosque::routes::{CitationFormat, OPENSEARCH, SITE_FEED};
use std::collections::BTreeMap;

/// The type of a file, if its name decides it; a name without an extension is a page.
pub fn content_type(path: &str) -> Option<&'static str> {
    let name = path.rsplit('/').next().unwrap_or_default();
    match name {
        SITE_FEED => return Some("application/atom+xml; charset=utf-8"),
        OPENSEARCH => return Some("application/opensearchdescription+xml; charset=utf-8"),
        _ => {}
    }
    if let Some(format) = CitationFormat::of_file(name) {
        return Some(match format {
            CitationFormat::Bibtex => "application/x-bibtex; charset=utf-8",
            CitationFormat::Ris => "application/x-research-info-systems; charset=utf-8",
            CitationFormat::CslJson => "application/vnd.citationstyles.csl+json",
        });
    }
    let Some((_, extension)) = name.rsplit_once('.') else { return Some("text/html; charset=utf-8") };
    Some(match extension {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        _ => return None,
    })
}

/// Whether the name contains a hash of the file's source, as Trunk writes it: `app-1f0c…e2.js`,
/// `app-1f0c…e2_bg.wasm`, `1f0c…e2-start.js`, or a part of a folder `snippets/app-1f0c…e2`.
pub fn is_immutable(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let is_ours = [".js", ".css", ".wasm", ".woff2"].iter().any(|extension| name.ends_with(extension));
    // Trunk writes the hash without leading zeros, so it is sometimes shorter than sixteen digits.
    let is_hash = |word: &str| {
        (12..=16).contains(&word.len()) && word.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    };
    is_ours && path.split(['/', '-', '_', '.']).any(is_hash)
}

/// The rules of a `_headers` file.
#[derive(Debug, Default)]
pub struct Rules(Vec<Rule>);

#[derive(Debug)]
struct Rule {
    /// A path in which `*` is any text.
    pattern: String,
    headers: Vec<(String, String)>,
}

impl Rules {
    /// Parses the file; like the hosts, skips lines that are neither a path nor `Name: value`.
    pub fn parse(text: &str) -> Self {
        let mut rules: Vec<Rule> = Vec::new();
        for line in text.lines().filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#')) {
            if !line.starts_with([' ', '\t']) {
                rules.push(Rule { pattern: line.trim().to_owned(), headers: Vec::new() });
            } else if let (Some(rule), Some((name, value))) = (rules.last_mut(), line.split_once(':')) {
                rule.headers.push((name.trim().to_lowercase(), value.trim().to_owned()));
            }
        }
        Self(rules)
    }

    /// The headers of a path. Like the hosts, joins several values of one header with a comma.
    pub fn of(&self, path: &str) -> impl Iterator<Item = (&str, String)> {
        let mut headers: BTreeMap<&str, String> = BTreeMap::new();
        for (name, value) in self.0.iter().filter(|rule| matches(&rule.pattern, path)).flat_map(|rule| &rule.headers) {
            headers
                .entry(name)
                .and_modify(|joined| *joined = format!("{joined}, {value}"))
                .or_insert_with(|| value.clone());
        }
        headers.into_iter()
    }
}

/// Whether a path matches a pattern in which `*` is any text, including slashes.
fn matches(pattern: &str, path: &str) -> bool {
    let Some((start, rest)) = pattern.split_once('*') else { return pattern == path };
    let Some(mut path) = path.strip_prefix(start) else { return false };
    let mut parts: Vec<&str> = rest.split('*').collect();
    let end = parts.pop().unwrap_or_default();
    for part in parts {
        let Some((_, after)) = path.split_once(part) else { return false };
        path = after;
    }
    path.ends_with(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "\
# every page
/*
  X-Content-Type-Options: nosniff
  Content-Security-Policy: default-src 'self'; script-src 'self' 'wasm-unsafe-eval'

/*.wasm
  Cache-Control: immutable
/documents/*/index.json
  X-Robots-Tag: noindex
  X-Content-Type-Options: nosniff
";

    fn of(path: &str) -> Vec<String> {
        Rules::parse(FILE).of(path).map(|(name, value)| format!("{name}: {value}")).collect()
    }

    #[test]
    fn rules_are_read_as_the_hosts_read_them() {
        let everywhere = [
            "content-security-policy: default-src 'self'; script-src 'self' 'wasm-unsafe-eval'",
            "x-content-type-options: nosniff",
        ];
        assert_eq!(of("/"), everywhere);
        assert_eq!(of("/documents/x"), everywhere);
        assert_eq!(of("/a.wasm"), [&["cache-control: immutable"], &everywhere[..]].concat());
    }

    #[test]
    fn two_rules_for_one_header_are_joined() {
        assert!(of("/documents/x/index.json").contains(&"x-content-type-options: nosniff, nosniff".to_owned()));
    }

    #[test]
    fn a_star_stands_for_anything() {
        for (pattern, path) in [("/*", "/"), ("/a/*", "/a/b/c"), ("/a", "/a"), ("/*/c", "/a/b/c"), ("/*/b/*", "/a/b/c")]
        {
            assert!(matches(pattern, path), "{pattern} {path}");
        }
        for (pattern, path) in [("/a", "/a/b"), ("/a/*", "/b"), ("/*.js", "/a.css")] {
            assert!(!matches(pattern, path), "{pattern} {path}");
        }
    }

    #[test]
    fn only_hashed_names_never_change() {
        for path in [
            "/kiosque-33e8eab6eeb36f16.js",
            "/kiosque-33e8eab6eeb36f16_bg.wasm",
            "/application/style-3e8eab6eeb36f16.css",
        ] {
            assert!(is_immutable(path), "{path}");
        }
        for path in [
            "/",
            "/documents/33e8eab6eeb36f16",
            "/start.js",
            "/images/33e8eab6eeb36f16.png",
            "/documents/x-33e8eab6eeb36f16/index.json",
        ] {
            assert!(!is_immutable(path), "{path}");
        }
    }

    #[test]
    fn a_name_tells_its_type() {
        assert_eq!(content_type("/documents/x"), Some("text/html; charset=utf-8"));
        assert_eq!(content_type("/themes/a/feed.xml"), Some("application/atom+xml; charset=utf-8"));
        assert_eq!(content_type("/documents/x/citation.csl.json"), Some("application/vnd.citationstyles.csl+json"));
        assert_eq!(content_type("/documents/x/index.json"), Some("application/json"));
        assert_eq!(content_type("/photo.jpg"), None);
    }
}
