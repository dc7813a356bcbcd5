//! What a page may do, and what others may do with it: the security headers, from one source for every host.

use super::scripts::EARLY;
use crate::{art, routes::BaseUrl};
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

/// A source expression that allows one inline script or style: `'sha256-…'`.
fn hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

/// The Content-Security-Policy of pages whose inline style is one of `styles`.
fn content_security_policy<'a>(styles: impl Iterator<Item = &'a str>) -> String {
    let styles: Vec<String> = styles.map(hash).collect();
    [
        "default-src 'none'".to_owned(),
        // WebAssembly needs its own permission to compile; no text is ever evaluated as code.
        format!("script-src 'self' 'wasm-unsafe-eval' {}", hash(&EARLY)),
        format!("style-src 'self' {}", styles.join(" ")),
        "img-src 'self'".to_owned(),
        "media-src 'self'".to_owned(),
        "connect-src 'self'".to_owned(),
        "manifest-src 'self'".to_owned(),
        "form-action 'self'".to_owned(),
        "base-uri 'none'".to_owned(),
    ]
    .join("; ")
}

/// The policy inside a page, for hosts that send no headers. (`frame-ancestors` has no effect there.)
pub fn in_page(style: &str) -> String {
    content_security_policy(std::iter::once(style))
}

/// The headers of every response.
fn headers(styles: &[&str]) -> Vec<(&'static str, String)> {
    // A cover opened by itself has an inline style, too.
    let covers = art::style_sheets();
    let policy = content_security_policy(styles.iter().copied().chain(covers.iter().map(String::as_str)));
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
pub fn headers_file(styles: &[&str], immutable: &[&str], base: &BaseUrl) -> String {
    let mut text = format!("{}*\n", base.path());
    for (name, value) in headers(styles) {
        text.push_str(&format!("  {name}: {value}\n"));
    }
    for path in immutable {
        text.push_str(&format!("{}\n  Cache-Control: public, max-age=31536000, immutable\n", base.file(path)));
    }
    text
}

/// The same headers for nginx: `deploy/nginx.conf` includes this file. No value contains a `"`, a `\` or a `$`.
pub fn nginx_file(styles: &[&str]) -> String {
    headers(styles).iter().map(|(name, value)| format!("add_header {name} \"{value}\" always;\n")).collect()
}
