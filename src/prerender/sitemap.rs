//! The list of the site's pages for search engines (<https://www.sitemaps.org/protocol.html>).
//!
//! A page has the day it changed where earlier renders tell it, see [`changes`](super::changes), and none otherwise:
//! search engines distrust a whole sitemap once such dates prove wrong.

use super::xml::Xml;
use crate::{
    catalogue::Date,
    routes::{BaseUrl, Route, SITEMAP, sitemap_part},
};
use std::collections::HashMap;

/// The most addresses that the protocol allows in one file.
pub const CAPACITY: usize = 50_000;

const NAMESPACE: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");

/// The files, each with its path and text: `sitemap.xml` alone, or, above [`CAPACITY`] addresses, `sitemap.xml` as an
/// index of `sitemap-1.xml`, `sitemap-2.xml`…
///
/// The protocol requires complete addresses. Without an origin they start with `/`: the sitemap is then only good for
/// checks, and `robots.txt` does not name it.
///
/// `changed` has the days on which pages changed, by their paths.
pub fn sitemap(base: &BaseUrl, routes: &[Route], changed: &HashMap<String, Date>) -> Vec<(String, String)> {
    if routes.len() <= CAPACITY {
        return vec![(SITEMAP.to_owned(), urls(base, routes, changed))];
    }
    let parts: Vec<&[Route]> = routes.chunks(CAPACITY).collect();
    let index = Xml::document("sitemapindex", &[NAMESPACE], |xml| {
        for number in 1..=parts.len() {
            let address = base.absolute(&base.file(&sitemap_part(number)));
            xml.element("sitemap", &[], |xml| xml.text("loc", &[], &address));
        }
    });
    let parts = (1..).zip(parts).map(|(number, routes)| (sitemap_part(number), urls(base, routes, changed)));
    [(SITEMAP.to_owned(), index)].into_iter().chain(parts).collect()
}

fn urls(base: &BaseUrl, routes: &[Route], changed: &HashMap<String, Date>) -> String {
    Xml::document("urlset", &[NAMESPACE], |xml| {
        for route in routes {
            xml.element("url", &[], |xml| {
                xml.text("loc", &[], &base.absolute(&base.href(route)));
                if let Some(day) = changed.get(&route.path()) {
                    xml.text("lastmod", &[], &day.to_string());
                }
            });
        }
    })
}
