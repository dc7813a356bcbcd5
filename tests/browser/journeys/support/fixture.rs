//! What the published catalogue says, so that journeys also hold for the next catalogue.

use super::plain;
use serde_json::Value;
use std::path::Path;
use std::sync::OnceLock;
use test_hosts::setting;

/// An unknown address.
pub const UNKNOWN: &str = "/documents/rien-de-tel";

/// The catalogue, and the addresses of its pages.
pub struct Fixture {
    catalogue: Value,
    /// Every address in the sitemap, as a path.
    pub paths: Vec<String>,
}

/// What journeys need of an entry.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its address.
    pub path: String,
    /// Its title.
    pub title: String,
    /// Its kind, as in addresses.
    pub kind: String,
    /// The ids of its themes.
    pub themes: Vec<String>,
    /// Its date, as precise as known.
    pub date: String,
}

/// The catalogue of the site under test.
pub fn fixture() -> &'static Fixture {
    static DOSSIER: OnceLock<Fixture> = OnceLock::new();
    DOSSIER.get_or_init(|| {
        let folder = setting("KIOSQUE_SITE");
        let read = |name: &str| {
            let path = Path::new(&folder).join(name);
            std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("cannot read {}: {error}", path.display()))
        };
        let sitemap = read("sitemap.xml");
        let addresses = sitemap.split("<loc>").skip(1).filter_map(|rest| rest.split_once("</loc>"));
        Fixture {
            catalogue: serde_json::from_str(&read("catalogue.json")).expect("catalogue.json is JSON"),
            // If the site's own address is known, the sitemap's addresses start with it.
            paths: addresses.map(|(address, _)| path(address).to_owned()).collect(),
        }
    })
}

impl Fixture {
    /// The site's name.
    pub fn name(&self) -> &str {
        text(&self.catalogue["site"]["name"])
    }

    /// The heading of the home page.
    pub fn title(&self) -> String {
        plain(text(&self.catalogue["site"]["title"]))
    }

    /// The title of the donation panel.
    pub fn donation_title(&self) -> String {
        plain(text(&self.catalogue["site"]["donation"]["title"]))
    }

    /// The payment page.
    pub fn provider(&self) -> &str {
        text(&self.catalogue["site"]["donation"]["provider"]["url"])
    }

    /// Every entry, in the catalogue's order.
    pub fn entries(&self) -> Vec<Entry> {
        list(&self.catalogue["entries"]).iter().map(entry).collect()
    }

    /// The entries of the carousel, in its order.
    pub fn featured(&self) -> Vec<Entry> {
        let entries = self.entries();
        let find = |id: &Value| entries.iter().find(|entry| entry.path.ends_with(&format!("/{}", text(id)))).cloned();
        list(&self.catalogue["featured"]).iter().filter_map(find).collect()
    }

    /// One address for every kind of page, including the entry with the most fields, the one with the fewest, and an
    /// unknown address.
    pub fn kinds(&self) -> Vec<String> {
        let mut entries: Vec<&Value> = list(&self.catalogue["entries"]).iter().collect();
        entries.sort_by_key(|entry| entry.as_object().map(serde_json::Map::len));
        let first = |start: &str| self.paths.iter().find(|path| path.starts_with(start)).expect("the sitemap has one");
        let entry = |value: Option<&&Value>| value.map(|value| entry(value).path).expect("the catalogue has entries");
        vec![
            "/".to_owned(),
            "/documents".to_owned(),
            first("/rubriques/").clone(),
            first("/themes/").clone(),
            first("/auteurs/").clone(),
            entry(entries.last()),
            entry(entries.first()),
            entry(entries.last()) + "/citer",
            "/soutenir".to_owned(),
            "/chronologie".to_owned(),
            "/ma-liste".to_owned(),
            "/a-propos".to_owned(),
            "/accessibilite".to_owned(),
            UNKNOWN.to_owned(),
        ]
    }

    /// The themes: id and title.
    pub fn themes(&self) -> Vec<(String, String)> {
        named(&self.catalogue["themes"])
    }

    /// The sections: id and title.
    pub fn sections(&self) -> Vec<(String, String)> {
        named(&self.catalogue["sections"])
    }
}

fn entry(value: &Value) -> Entry {
    Entry {
        path: format!("/documents/{}", text(&value["id"])),
        title: plain(text(&value["title"])),
        kind: text(&value["kind"]).to_owned(),
        themes: value["themes"].as_array().into_iter().flatten().map(|id| text(id).to_owned()).collect(),
        date: value["date"].as_str().unwrap_or_default().to_owned(),
    }
}

fn named(values: &Value) -> Vec<(String, String)> {
    list(values).iter().map(|value| (text(&value["id"]).to_owned(), plain(text(&value["title"])))).collect()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("the catalogue has this list")
}

fn text(value: &Value) -> &str {
    value.as_str().expect("the catalogue has this text")
}

/// The path of an address that may start with a scheme and a host.
fn path(address: &str) -> &str {
    match address.split_once("://") {
        Some((_, rest)) => rest.find('/').map_or("/", |start| &rest[start..]),
        None => address,
    }
}
