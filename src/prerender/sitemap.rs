//! The list of the site's pages for search engines (<https://www.sitemaps.org/protocol.html>).
//!
//! It does not say when a page changed: the catalogue knows when a document appeared, which is something else, and
//! search engines distrust a whole sitemap once such dates prove wrong.

use super::xml::Xml;
use crate::routes::{BaseUrl, Route, SITEMAP, sitemap_part};

/// The most addresses that the protocol allows in one file.
pub const CAPACITY: usize = 50_000;

const NAMESPACE: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");

/// The files, each with its path and text: `sitemap.xml` alone, or, above [`CAPACITY`] addresses, `sitemap.xml` as an
/// index of `sitemap-1.xml`, `sitemap-2.xml`…
///
/// The protocol requires complete addresses. Without an origin they start with `/`: the sitemap is then only good for
/// checks, and `robots.txt` does not name it.
pub fn sitemap(base: &BaseUrl, routes: &[Route]) -> Vec<(String, String)> {
    if routes.len() <= CAPACITY {
        return vec![(SITEMAP.to_owned(), urls(base, routes))];
    }
    let parts: Vec<&[Route]> = routes.chunks(CAPACITY).collect();
    let index = Xml::document("sitemapindex", &[NAMESPACE], |xml| {
        for number in 1..=parts.len() {
            let address = base.absolute(&base.file(&sitemap_part(number)));
            xml.element("sitemap", &[], |xml| xml.text("loc", &[], &address));
        }
    });
    let parts = (1..).zip(parts).map(|(number, routes)| (sitemap_part(number), urls(base, routes)));
    [(SITEMAP.to_owned(), index)].into_iter().chain(parts).collect()
}

fn urls(base: &BaseUrl, routes: &[Route]) -> String {
    Xml::document("urlset", &[NAMESPACE], |xml| {
        for route in routes {
            xml.element("url", &[], |xml| xml.text("loc", &[], &base.absolute(&base.href(route))));
        }
    })
}
