//! Which file an address means. Decided from the address alone, with one exception: is there a page?

use axum::http::Uri;
use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

/// What an address resolves to.
#[derive(Debug, PartialEq, Eq)]
pub enum Resolved {
    /// A file or a page's folder, as a decoded path from the root of the site: `/documents/x`.
    File(String),
    /// Another address of the same page.
    Redirect { address: String, for_ever: bool },
    /// Nothing of ours.
    NotFound,
}

/// Resolves an address on a site at `base`. A page has one address, without a trailing slash.
pub fn resolve(uri: &Uri, base: &str, is_page: impl Fn(&str) -> bool) -> Resolved {
    let redirect = |path: &str, for_ever| {
        let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
        Resolved::Redirect { address: format!("{path}{query}"), for_ever }
    };
    let path = uri.path();
    if base != "/" {
        if path == "/" {
            return redirect(base, false);
        }
        if Some(path) == base.strip_suffix('/') {
            return redirect(base, true);
        }
    }
    let Some(inside) = path.strip_prefix(base) else { return Resolved::NotFound };
    let Ok(decoded) = percent_decode_str(inside).decode_utf8() else { return Resolved::NotFound };
    if decoded.is_empty() {
        return Resolved::File("/".to_owned());
    }
    // Names that start with a dot or an underscore are for the server or the host, not for visitors.
    let is_public = |segment: &str| {
        !segment.is_empty()
            && !segment.contains(['\\', '\0'])
            && (!segment.starts_with('.') || segment == ".well-known")
    };
    let page = decoded.strip_suffix('/');
    let name = page.unwrap_or(&decoded);
    if !name.split('/').all(is_public) || name.starts_with('_') {
        return Resolved::NotFound;
    }
    match page {
        None => Resolved::File(format!("/{name}")),
        // Only to pages that exist: a made-up address must not redirect visitors anywhere.
        Some(page) if is_page(page) => redirect(path.strip_suffix('/').unwrap_or(path), true),
        Some(_) => Resolved::NotFound,
    }
}

/// A decoded path as an address.
pub fn encode(path: &str) -> String {
    const IN_A_PATH: &AsciiSet =
        &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'%').add(b'<').add(b'>').add(b'?').add(b'`').add(b'{').add(b'}');
    utf8_percent_encode(path, IN_A_PATH).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(base: &str, address: &str) -> Resolved {
        address.parse().map_or(Resolved::NotFound, |uri| resolve(&uri, base, |path| path == "documents/x"))
    }

    fn file(path: &str) -> Resolved {
        Resolved::File(path.to_owned())
    }

    fn redirect(address: &str, for_ever: bool) -> Resolved {
        Resolved::Redirect { address: address.to_owned(), for_ever }
    }

    #[test]
    fn an_address_is_a_path_in_the_folder() {
        assert_eq!(at("/", "/"), file("/"));
        assert_eq!(at("/", "/documents/x?q=a"), file("/documents/x"));
        assert_eq!(at("/", "/documents/x/index.json"), file("/documents/x/index.json"));
        assert_eq!(at("/", "/images/%C3%A9t%C3%A9.jpg"), file("/images/été.jpg"));
    }

    #[test]
    fn a_page_has_one_address() {
        assert_eq!(at("/", "/documents/x/?q=a"), redirect("/documents/x?q=a", true));
        assert_eq!(at("/", "/documents/nothing/"), Resolved::NotFound);
    }

    #[test]
    fn a_site_may_stand_in_a_folder_of_its_host() {
        let base = "/dossiers/ia/";
        assert_eq!(at(base, "/"), redirect(base, false));
        assert_eq!(at(base, "/dossiers/ia"), redirect(base, true));
        assert_eq!(at(base, "/dossiers/ia/"), file("/"));
        assert_eq!(at(base, "/dossiers/ia/documents/x"), file("/documents/x"));
        assert_eq!(at(base, "/dossiers/ia/documents/x/"), redirect("/dossiers/ia/documents/x", true));
        assert_eq!(at(base, "/documents/x"), Resolved::NotFound);
        assert_eq!(at(base, "/dossiers/iaa"), Resolved::NotFound);
    }

    #[test]
    fn no_address_leads_out_or_to_what_is_not_for_visitors() {
        for address in [
            "/../etc/passwd",
            "/%2e%2e/etc/passwd",
            "/a/..%2f..%2fetc",
            "//example.org/",
            "/documents//x",
            "/.kiosque",
            "/%2Ekiosque",
            "/_headers",
            "/%5fheaders",
            "/a%5cb",
            "/a%00",
            "/%ff",
        ] {
            assert_eq!(at("/", address), Resolved::NotFound, "{address}");
        }
        assert_eq!(at("/", "/.well-known/security.txt"), file("/.well-known/security.txt"));
    }

    #[test]
    fn a_path_survives_encoding() {
        for path in ["/documents/x", "/images/été 100 %.jpg", "/a?b#c"] {
            assert_eq!(percent_decode_str(&encode(path)).decode_utf8().as_deref(), Ok(path));
        }
    }
}
