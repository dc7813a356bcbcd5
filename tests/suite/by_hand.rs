//! The pages in `benches/by_hand`, which `cargo xtask bench` compares with the site's, show the same.

use crate::rendered::{OWN_SITE, read, select};
use kiosque::routes::{Route, Scope, page_file};
use scraper::{ElementRef, Html, Node, node::Element};

/// What must be the same besides texts: where links lead, what pictures show, what can be filled in.
const ATTRIBUTES: [(&str, &[&str]); 6] = [
    ("a", &["href"]),
    ("img", &["src", "srcset", "alt", "loading"]),
    ("input", &["type", "name", "value", "checked"]),
    ("select", &["name"]),
    ("option", &["value", "selected"]),
    ("button", &["aria-label"]),
];

/// How many words of a difference, and before it, a message shows.
const SHOWN: usize = 12;

/// Each page by hand, and the site's page that it repeats.
fn pages() -> [(String, Route); 3] {
    let entry = Route::Entry(OWN_SITE.catalogue.entries[0].id.clone());
    let pages = [("home", Route::Home), ("listing", Route::listing(Scope::All)), ("entry", entry)];
    pages.map(|(name, route)| (format!("benches/by_hand/{name}.html"), route))
}

#[test]
fn a_page_by_hand_shows_what_the_page_of_the_site_shows() {
    let mut problems = Vec::new();
    for (file, route) in pages() {
        let (own, by_hand) = (content(OWN_SITE.text(&page_file(Some(&route)))), content(&read(&file)));
        assert!(own.len() > 400, "{file}: only {} words", own.len());
        problems.extend(difference(&own, &by_hand).map(|difference| format!("Mend {file} {difference}")));
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn a_page_by_hand_is_one_file_without_scripts() {
    for (file, _) in pages() {
        let page = Html::parse_document(&read(&file));
        assert_eq!(page.errors, [""; 0], "{file}");
        assert_eq!(select(&page, "script, link[rel=stylesheet]").count(), 0, "{file}");
    }
}

#[test]
fn a_page_by_hand_that_differs_is_noticed() {
    let page = "<body><p>Un <b>mot</b>\n et <a href=/a>un lien</a></p><img src=/a.svg alt=''><p hidden>Rien</p>";
    let own = content(page);
    let check = |from: &str, to: &str| difference(&own, &content(&page.replace(from, to)));
    assert_eq!(check("<p>Un ", "<div>Un</div>"), None);
    assert_eq!(check("<p hidden>Rien</p>", ""), None);
    for (from, to) in [("mot", "autre mot"), (" lien", ""), ("/a>", "/b>"), ("/a.svg", "/b.svg"), ("<p hidden>", "<p>")]
    {
        assert!(check(from, to).is_some(), "{from} → {to}");
    }
    assert_eq!(
        check("lien", "lieu").unwrap(),
        "after “Un mot et [a href=\"/a\"] un”:\n  the site shows “lien [img src=\"/a.svg\" alt=\"\"]”\n  the file shows “lieu [img src=\"/a.svg\" alt=\"\"]”"
    );
}

/// What a page shows as long as no script has changed it, in order: its words, and elements with the [`ATTRIBUTES`] that count.
fn content(page: &str) -> Vec<String> {
    let page = Html::parse_document(page);
    let body = select(&page, "body").next().unwrap();
    let mut content = Vec::new();
    for node in body.descendants() {
        let around = node.ancestors().filter_map(ElementRef::wrap);
        if around.chain(ElementRef::wrap(node)).any(|element| is_hidden(element.value())) {
            continue;
        }
        match node.value() {
            // No-break spaces stay.
            Node::Text(text) => content.extend(text.split_ascii_whitespace().map(str::to_owned)),
            Node::Element(element) => content.extend(piece(element)),
            _ => {}
        }
    }
    content
}

/// Whether an element waits for a script, or is shown only where none runs.
fn is_hidden(element: &Element) -> bool {
    let is_without_scripts = element.classes().any(|class| class == "no-app");
    let has_no_text = ["script", "style", "dialog"].contains(&element.name());
    has_no_text || is_without_scripts || element.attr("hidden").is_some()
}

/// An element that counts: `[a href="/documents"]`.
fn piece(element: &Element) -> Option<String> {
    let (name, attributes) = ATTRIBUTES.iter().find(|(name, _)| *name == element.name())?;
    let attributes = attributes.iter().filter_map(|name| Some(format!(" {name}={:?}", element.attr(name)?)));
    Some(format!("[{name}{}]", attributes.collect::<String>()))
}

/// Where two contents differ first.
fn difference(own: &[String], by_hand: &[String]) -> Option<String> {
    let place = (0..own.len().max(by_hand.len())).find(|place| own.get(*place) != by_hand.get(*place))?;
    let shown = |words: &[String]| words.join(" ").replace('\u{a0}', "&nbsp;").replace('\u{202f}', "&#8239;");
    let before = shown(&own[place.saturating_sub(SHOWN)..place]);
    let [own, by_hand] = [own, by_hand].map(|content| shown(&content[place..content.len().min(place + SHOWN)]));
    Some(format!("after “{before}”:\n  the site shows “{own}”\n  the file shows “{by_hand}”"))
}
