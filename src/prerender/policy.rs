//! What a page may do, and what others may do with it: the security headers, from one source for every host.

use super::scripts::EARLY;
use crate::{
    art,
    catalogue::{Catalogue, Media, Source},
    routes::BaseUrl,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// A source expression that allows one inline script or style: `'sha256-…'`.
fn hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

/// The hosts from which pages play files, as a directive; nothing where no entry has a file that pages can play. The same on every
/// page: what plays goes on while the application shows other pages.
fn media(catalogue: &Catalogue) -> Option<String> {
    let media = catalogue.entries.iter().filter_map(|entry| entry.media.as_ref());
    let sources: BTreeSet<Source> = media.filter_map(Media::player).map(|(_, source)| source).collect();
    let sources = sources.into_iter().map(|source| match source {
        Source::Own => "'self'".to_owned(),
        Source::Other(origin) => origin,
    });
    let sources: Vec<String> = sources.collect();
    (!sources.is_empty()).then(|| format!("media-src {}", sources.join(" ")))
}

/// What the pages of a catalogue may do. Made once: thousands of pages name it, and it takes a look at every entry.
pub struct Policy {
    /// What the early script is named by.
    script: String,
    media: Option<String>,
}

impl Policy {
    /// The policy of a catalogue's site.
    pub fn of(catalogue: &Catalogue) -> Self {
        Self { script: hash(&EARLY), media: media(catalogue) }
    }

    /// The Content-Security-Policy of pages whose inline style is one of `styles`.
    fn allowing<'a>(&self, styles: impl Iterator<Item = &'a str>) -> String {
        let styles: Vec<String> = styles.map(hash).collect();
        let directives = [
            "default-src 'none'".to_owned(),
            // WebAssembly needs its own permission to compile; no text is ever evaluated as code.
            format!("script-src 'self' 'wasm-unsafe-eval' {}", self.script),
            format!("style-src 'self' {}", styles.join(" ")),
            "img-src 'self'".to_owned(),
            "connect-src 'self'".to_owned(),
            "manifest-src 'self'".to_owned(),
            "form-action 'self'".to_owned(),
            "base-uri 'none'".to_owned(),
        ];
        directives.into_iter().chain(self.media.clone()).collect::<Vec<_>>().join("; ")
    }

    /// The policy inside a page, for hosts that send no headers. (`frame-ancestors` has no effect there.)
    pub fn in_page(&self, style: Option<&str>) -> String {
        self.allowing(style.into_iter())
    }

    /// The headers of every response.
    fn headers(&self, styles: &[&str]) -> Vec<(&'static str, String)> {
        // A cover opened by itself has an inline style, too.
        let covers = art::style_sheets();
        let policy = self.allowing(styles.iter().copied().chain(covers.iter().map(String::as_str)));
        vec![
            ("Content-Security-Policy", format!("{policy}; frame-ancestors 'none'")),
            ("Referrer-Policy", "strict-origin-when-cross-origin".to_owned()),
            ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()".to_owned()),
            ("X-Content-Type-Options", "nosniff".to_owned()),
            ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
            ("Cross-Origin-Resource-Policy", "same-origin".to_owned()),
        ]
    }

    /// The headers in the `_headers` format, which several hosts and `cargo xtask serve` read; `immutable` are the paths
    /// of files that never change under their name.
    pub fn headers_file(&self, styles: &[&str], immutable: &[&str], base: &BaseUrl) -> String {
        let mut text = format!("{}*\n", base.path());
        for (name, value) in self.headers(styles) {
            text.push_str(&format!("  {name}: {value}\n"));
        }
        for path in immutable {
            text.push_str(&format!("{}\n  Cache-Control: public, max-age=31536000, immutable\n", base.file(path)));
        }
        text
    }

    /// The same headers for nginx: `deploy/nginx.conf` includes this file. No value contains a `"`, a `\` or a `$`.
    pub fn nginx_file(&self, styles: &[&str]) -> String {
        self.headers(styles).iter().map(|(name, value)| format!("add_header {name} \"{value}\" always;\n")).collect()
    }
}
