//! The small files that browsers and robots request: `robots.txt`, `opensearch.xml`, `manifest.webmanifest`.

use super::xml::Xml;
use crate::{
    catalogue::Catalogue,
    head::shorten,
    routes::{self, BaseUrl, Route, Scope, parameter},
};
use serde_json::json;

/// The colour of the browser's own frame around the site: the accent of `favicon.svg`. A manifest has no dark scheme.
const THEME_COLOUR: &str = "#0b6a4b";
/// What the browser paints before the first style sheet: the page's light background.
const BACKGROUND_COLOUR: &str = "#ffffff";

/// `robots.txt`: allows everything, and names the sitemap once its addresses are complete.
///
/// Robots read it only at the root of a host; below a sub-path it is harmless and useless.
pub fn robots(base: &BaseUrl) -> String {
    let mut text = "User-agent: *\nAllow: /\n".to_owned();
    if base.has_origin() {
        text.push_str(&format!("\nSitemap: {}\n", base.absolute(&base.file(routes::SITEMAP))));
    }
    text
}

/// `opensearch.xml`, which lets browsers search the site from their address bar
/// (<https://github.com/dewitt/opensearch>). It needs complete addresses, so it is useful once the site has an
/// origin.
pub fn opensearch(catalogue: &Catalogue, base: &BaseUrl) -> String {
    let site = &catalogue.site;
    let documents = base.absolute(&base.href(&Route::listing(Scope::All)));
    let search = [&documents, "?", parameter::WORDS, "={searchTerms}"].concat();
    let own = base.absolute(&base.file(routes::OPENSEARCH));
    let namespace = [("xmlns", "http://a9.com/-/spec/opensearch/1.1/")];
    // The specification sets these lengths.
    Xml::document("OpenSearchDescription", &namespace, |xml| {
        xml.text("ShortName", &[], &shorten(&site.name, 16));
        xml.text("LongName", &[], &shorten(&site.title, 48));
        xml.text("Description", &[], &shorten(&site.description, 1024));
        xml.text("InputEncoding", &[], "UTF-8");
        xml.text("Language", &[], &site.language);
        let icon = base.absolute(&base.file(routes::ICON));
        xml.text("Image", &[("width", "16"), ("height", "16"), ("type", "image/svg+xml")], &icon);
        xml.empty("Url", &[("type", "text/html"), ("method", "get"), ("template", &search)]);
        let own = [("type", "application/opensearchdescription+xml"), ("rel", "self"), ("template", &*own)];
        xml.empty("Url", &own);
    })
}

/// `manifest.webmanifest`: the site's name and mark for a home screen.
///
/// It opens in an ordinary tab (`display: browser`): a window of its own would promise an application that also
/// starts offline.
pub fn manifest(catalogue: &Catalogue, base: &BaseUrl) -> String {
    let site = &catalogue.site;
    let manifest = json!({
        "id": base.path(),
        "name": site.title,
        "short_name": site.name,
        "description": site.description,
        "lang": site.language,
        "start_url": base.path(),
        "scope": base.path(),
        "display": "browser",
        "theme_color": THEME_COLOUR,
        "background_color": BACKGROUND_COLOUR,
        "icons": [{ "src": base.file(routes::ICON), "sizes": "any", "type": "image/svg+xml", "purpose": "any" }],
    });
    format!("{manifest:#}\n")
}
