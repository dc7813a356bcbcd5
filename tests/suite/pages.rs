//! Every page of the real catalogue and of a hostile one, parsed by a real HTML parser.

use crate::rendered::{
    HOSTILE, HOSTILE_SITE, OWN_BELOW, OWN_SITE, Page, Rendered, carried, check_pages, inside, read, read_catalogue,
    select, single_blanks, today, words,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use kiosque::{
    catalogue::{Date, parse::parse},
    head,
    html::SafeHtml,
    page_data::{Content, PageData},
    picture::Size,
    prerender::{BaseUrl, Job, OutputFile, Site, feed::Memory},
    routes::{LISTING_INDEX, NOT_FOUND, answer_file, cards_file, search_file},
    search, text,
};
use percent_encoding::percent_decode_str;
use scraper::{ElementRef, Html, Selector};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashSet};

/// The nearest ancestor with one of these names.
fn ancestor<'a>(element: ElementRef<'a>, names: &[&str]) -> Option<ElementRef<'a>> {
    element.ancestors().filter_map(ElementRef::wrap).find(|ancestor| names.contains(&ancestor.value().name()))
}

/// Whether an address is on another host.
fn is_elsewhere(address: &str) -> bool {
    address.contains("://") || address.starts_with("//")
}

/// The end of the path of a page of references.
const REFERENCES: &str = "citer/index.html";

/// Whether the data of a page have a file of their own, with its title and its markup: not those of pages that no other page of the
/// application leads to.
fn has_file_of_data(site: &Rendered, page: &Page) -> bool {
    let has_file = site.files.contains_key(&page.file.replace(".html", ".json"));
    assert_ne!(has_file, page.file.starts_with(NOT_FOUND) || page.file.ends_with(REFERENCES), "{}", page.file);
    has_file
}

mod document {
    use super::*;

    #[test]
    fn a_page_has_one_heading_of_the_first_level_and_it_stands_in_main() {
        check_pages(|_, page, problems| {
            let headings = page.all("h1");
            if headings.len() != 1 || page.all("main h1").len() != 1 || words(headings[0]).is_empty() {
                problems.push(format!("{} h1", headings.len()));
            }
        });
    }

    #[test]
    fn a_title_says_the_page_and_then_the_site() {
        check_pages(|site, page, problems| {
            let title = words(page.one("head > title"));
            let ending = format!(" – {}", site.catalogue.site.name);
            let page_title = title.strip_suffix(ending.as_str()).unwrap_or_default();
            if page_title.trim().is_empty() {
                problems.push(format!("the title {title:?}"));
            }
            // A page without a file of its data says its title nowhere else.
            if has_file_of_data(site, page) && title != single_blanks(&page.data.title) {
                problems.push("another title in the page's data".to_owned());
            }
            let heading = words(page.one("h1"));
            if !page_title.starts_with(&heading) {
                problems.push(format!("the heading {heading:?} under the title {title:?}"));
            }
        });
    }

    #[test]
    fn no_two_pages_have_the_same_title() {
        let mut titles: BTreeMap<String, String> = BTreeMap::new();
        for page in OWN_SITE.pages() {
            let title = words(page.one("head > title"));
            if let Some(other) = titles.insert(title.clone(), page.file.clone()) {
                panic!("{} and {other} are both called {title}", page.file);
            }
        }
    }

    #[test]
    fn a_page_says_its_language_its_encoding_and_what_it_is_about() {
        check_pages(|site, page, problems| {
            if page.one("html").attr("lang") != Some(site.catalogue.site.language.as_str()) {
                problems.push("the language".to_owned());
            }
            if !page.text.starts_with("<!doctype html>") || page.all("meta[charset=utf-8]").len() != 1 {
                problems.push("the doctype or the encoding".to_owned());
            }
            let description = page.one("meta[name=description]").attr("content").unwrap_or_default();
            if description.trim().is_empty() || page.all("meta[name=viewport]").len() != 1 {
                problems.push("the description or the viewport".to_owned());
            }
        });
    }

    #[test]
    fn the_html_parser_reports_no_error() {
        check_pages(|_, page, problems| {
            problems.extend(page.html.errors.iter().map(ToString::to_string));
        });
    }

    #[test]
    fn fields_have_only_attributes_that_html_allows_them() {
        check_pages(|_, page, problems| {
            for field in page.all("input:is([type=radio], [type=checkbox])[autocomplete]") {
                problems.push(format!("autocomplete on {}", field.attr("name").unwrap_or_default()));
            }
            for field in page.all("input[role=combobox][type]") {
                problems.push(format!("a combobox of type {}", field.attr("type").unwrap_or_default()));
            }
        });
    }

    #[test]
    fn a_page_has_its_landmarks_and_each_has_a_name_of_its_own() {
        check_pages(|_, page, problems| {
            let is_top =
                |element: &ElementRef| ancestor(*element, &["article", "aside", "main", "nav", "section"]).is_none();
            for (landmark, count) in [("header", 1), ("main", 1), ("footer", 1)] {
                let found = page.all(landmark).iter().filter(|element| is_top(element)).count();
                if found != count {
                    problems.push(format!("{found} {landmark}"));
                }
            }
            page.one("header nav[aria-label='Navigation principale']");
            let mut names = HashSet::new();
            for element in page.all("nav, section, aside, [role=region], [role=search]") {
                let role = element.attr("role").unwrap_or(element.value().name());
                let name = match role {
                    "search" => element.attr("aria-label").unwrap_or_default().to_owned(),
                    _ => element.attr("aria-labelledby").map_or_else(
                        || element.attr("aria-label").unwrap_or_default().to_owned(),
                        |_| page.name_of(element),
                    ),
                };
                if role != "search" && name.trim().is_empty() {
                    problems.push(format!("a {role} without a name"));
                }
                if !names.insert((role, name.clone())) {
                    problems.push(format!("two {role} named {name:?}"));
                }
            }
        });
    }

    #[test]
    fn the_first_thing_a_keyboard_reaches_leads_to_the_content() {
        check_pages(|_, page, problems| {
            let first = page.all("body a[href], body button, body input, body [tabindex]").into_iter().next();
            let is_skip = first.is_some_and(|link| {
                link.attr("href") == Some("#contenu")
                    && words(link) == "Aller au contenu"
                    && link.attr("tabindex").is_none()
            });
            if !is_skip || page.one("#contenu").value().name() != "main" {
                problems.push("no way past the navigation".to_owned());
            }
        });
    }

    #[test]
    fn the_focus_can_be_moved_to_the_heading() {
        check_pages(|_, page, problems| {
            if page.one("h1").attr("tabindex") != Some("-1") {
                problems.push("a heading that cannot take the focus".to_owned());
            }
        });
    }

    #[test]
    fn heading_levels_do_not_skip_and_no_heading_is_empty() {
        check_pages(|_, page, problems| {
            let mut level = 0;
            for heading in page.all("h1, h2, h3, h4, h5, h6") {
                let next: usize = heading.value().name()[1..].parse().unwrap();
                if next > level + 1 {
                    problems.push(format!("h{next} after h{level}: {}", words(heading)));
                }
                if words(heading).is_empty() {
                    problems.push(format!("an empty h{next}"));
                }
                level = next;
            }
        });
    }

    #[test]
    fn ids_are_unique_and_every_reference_finds_its_element() {
        check_pages(|_, page, problems| {
            let mut ids = HashSet::new();
            for id in page.ids() {
                if id.is_empty() || id.contains(char::is_whitespace) || !ids.insert(id.clone()) {
                    problems.push(format!("the id {id:?}"));
                }
            }
            for name in ["aria-labelledby", "aria-describedby", "aria-controls", "for"] {
                for element in page.all(&format!("[{name}]")) {
                    for id in element.attr(name).unwrap().split_whitespace().filter(|id| !ids.contains(*id)) {
                        problems.push(format!("{name} names {id}, which is not there"));
                    }
                }
            }
        });
    }

    #[test]
    fn no_list_is_empty_unless_it_is_hidden() {
        check_pages(|_, page, problems| {
            for list in page.all("ul, ol, dl") {
                let is_hidden = std::iter::once(list)
                    .chain(list.ancestors().filter_map(ElementRef::wrap))
                    .any(|element| element.attr("hidden").is_some());
                if !is_hidden && inside(list, "li, dt").is_empty() {
                    problems.push(format!("an empty list {:?}", list.attr("class")));
                }
            }
        });
    }

    #[test]
    fn every_control_has_a_name_and_every_picture_an_alternative() {
        check_pages(|_, page, problems| {
            for button in page.all("button") {
                // A button that closes a dialog submits its form, which loads nothing.
                let form = ancestor(button, &["form"]).filter(|form| form.attr("method") == Some("dialog"));
                if page.name_of(button).is_empty() || (button.attr("type") != Some("button") && form.is_none()) {
                    problems.push(format!("a button {:?}", button.attr("class")));
                }
            }
            for link in page.all("a") {
                if page.name_of(link).is_empty() {
                    problems.push(format!("a link without words: {:?}", link.attr("href")));
                }
            }
            for field in page.all("input, select, textarea") {
                let id = field.attr("id").unwrap_or("-");
                let is_labelled = ancestor(field, &["label"]).is_some_and(|label| !words(label).is_empty())
                    || page.all("label[for]").iter().any(|label| label.attr("for") == Some(id))
                    || field.attr("aria-label").is_some_and(|label| !label.trim().is_empty());
                if !is_labelled {
                    problems.push(format!("a field without a label: {:?}", field.attr("name")));
                }
            }
            if page.all("img:not([alt])").len() + page.all("img:not([src])").len() > 0 {
                problems.push("a picture".to_owned());
            }
        });
    }

    #[test]
    fn the_page_for_unknown_addresses_helps_and_stays_out_of_search_engines() {
        for site in [&*OWN_SITE, &*OWN_BELOW, &*HOSTILE_SITE] {
            let page = site.page("404.html");
            assert_eq!(page.one("meta[name=robots]").attr("content"), Some("noindex"));
            assert!(page.all("link[rel=canonical]").is_empty());
            let links: Vec<&str> = page.all("main .prose a").iter().filter_map(|link| link.attr("href")).collect();
            assert!(
                links.contains(&site.base.path()) && links.contains(&site.base.file("documents").as_str()),
                "{links:?}"
            );
            for page in site.pages().filter(|page| page.file != "404.html") {
                let is_hidden = page.file == "ma-liste/index.html" || page.file.ends_with(REFERENCES);
                assert_eq!(!page.all("meta[name=robots]").is_empty(), is_hidden, "{}", page.file);
            }
        }
    }

    #[test]
    fn a_page_states_its_language_and_territory_in_open_graphs_form() {
        for (language, locale) in [
            ("fr", Some("fr_FR")),
            ("fr-CA", Some("fr_CA")),
            ("FR-be", Some("fr_BE")),
            ("en", Some("en_US")),
            ("zh-Hant-TW", Some("zh_TW")),
            ("zh", None),
            ("br", None),
        ] {
            assert_eq!(head::locale(language).as_deref(), locale, "{language}");
        }
        check_pages(|_, page, problems| {
            if page.one("meta[property='og:locale']").attr("content") != Some("fr_FR") {
                problems.push("another locale".to_owned());
            }
        });
    }

    #[test]
    fn a_page_names_its_own_complete_address_where_the_host_is_known() {
        for page in OWN_SITE.pages() {
            assert!(page.all("link[rel=canonical], meta[property='og:url']").is_empty(), "{}", page.file);
        }
        for page in OWN_BELOW.pages().filter(|page| page.file != "404.html") {
            // Of the references of an entry, the entry is what search engines are to show.
            let known = page.address.strip_suffix("/citer").unwrap_or(&page.address);
            let address = OWN_BELOW.base.absolute(known);
            assert_eq!(page.one("link[rel=canonical]").attr("href"), Some(address.as_str()), "{}", page.file);
            assert_eq!(page.one("meta[property='og:url']").attr("content"), Some(address.as_str()));
        }
    }

    #[test]
    fn the_navigation_marks_the_current_page_and_nothing_else() {
        check_pages(|site, page, problems| {
            for link in page.all("[aria-current=page]") {
                let href = link.attr("href").unwrap_or_default();
                if site.page_at(href).as_deref() != Some(page.file.as_str()) {
                    problems.push(format!("{href} is marked as the page one is on"));
                }
            }
            for link in page.all("header nav a") {
                let is_here =
                    site.page_at(link.attr("href").unwrap_or_default()).as_deref() == Some(page.file.as_str());
                if is_here != (link.attr("aria-current") == Some("page")) {
                    problems.push("a wrong mark in the main navigation".to_owned());
                }
            }
        });
    }
}

mod links {
    use super::*;

    #[test]
    fn every_address_on_the_site_leads_to_a_file_of_the_site() {
        check_pages(|site, page, problems| {
            for name in ["href", "src", "action", "poster", "srcset"] {
                for element in page.all(&format!("[{name}]")) {
                    let address = element.attr(name).unwrap_or_default();
                    if address.trim().is_empty() {
                        problems.push(format!("an empty {name}"));
                    } else if let Some(anchor) = address.strip_prefix('#') {
                        if !page.ids().any(|id| id == anchor) {
                            problems.push(format!("{address} leads nowhere"));
                        }
                    } else if name == "srcset" {
                        let addresses = address.split(", ").filter_map(|offer| offer.split(' ').next());
                        problems.extend(addresses.filter_map(|address| site.problem_with(address)));
                    } else if !is_elsewhere(address) {
                        problems.extend(site.problem_with(address));
                    }
                }
            }
        });
    }

    #[test]
    fn every_page_has_a_share_card_of_the_size_that_it_states() {
        check_pages(|site, page, problems| {
            let told =
                |name: &str| page.one(&format!("head meta[property='{name}']")).attr("content").unwrap().to_owned();
            let image = told("og:image");
            let address = image.strip_prefix(site.base.absolute("").as_str()).unwrap();
            problems.extend(site.problem_with(address));
            let path = address.strip_prefix(site.base.path()).unwrap();
            // Only for drawn cards: a rendered site has no bytes for pictures, nor for the cards made from them.
            if !site.files[path].is_empty() {
                let size = Size::read(&site.files[path]).unwrap();
                problems
                    .extend((size != Size { width: 1200, height: 630 }).then(|| format!("{image} has another size")));
            }
            if (told("og:image:width").as_str(), told("og:image:height").as_str()) != ("1200", "630") {
                problems.push(format!("{image} is said to have another size"));
            }
            if !path.ends_with(".png") && !path.ends_with(".jpg") {
                problems.push(format!("{image} is in a format that not everyone shows"));
            }
            if page.all("head meta[name='twitter:card'][content='summary_large_image']").len() != 1 {
                problems.push("no large card".to_owned());
            }
            if let Content::Entry(_) = &page.data.content {
                let art = page.all(".entry__head .cover-art").into_iter().find_map(|art| art.attr("src"));
                let motif = art.and_then(|art| art.split_once('-')).map(|(motif, _)| motif);
                problems.extend(
                    motif
                        .filter(|motif| !address.starts_with(&format!("{motif}-")))
                        .map(|motif| format!("{address} shows another motif than {motif}")),
                );
            }
        });
    }

    #[test]
    fn every_entry_has_cover_art_or_a_picture_at_its_head() {
        for site in [&*OWN_SITE, &*HOSTILE_SITE] {
            for entry in &site.catalogue.entries {
                let page = site.page(&format!("documents/{}/index.html", entry.id));
                let art = page.all(".entry__head .cover-art").len();
                let pictures = page.all(".entry__picture img").len();
                // A picture on another host is not shown.
                assert!(art + pictures == 1 && (entry.image.is_some() || art == 1), "{}", page.file);
            }
        }
    }

    /// Values that only finished pages show do not exist in the application, and do not travel to it.
    #[test]
    fn the_data_of_an_entry_is_its_html() {
        let page = OWN_SITE.pages().find(|page| matches!(page.data.content, Content::Entry(_))).unwrap();
        let file = page.file.replace(".html", ".json");
        let value: Value = serde_json::from_slice(&OWN_SITE.files[&file]).unwrap();
        let names = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<HashSet<_>>();
        let set = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        assert_eq!(names(&value), set(&["content", "frame", "markup", "title"]));
        assert_eq!(names(&value["content"]["entry"]), set(&[]));
    }

    #[test]
    fn every_file_named_in_the_data_of_a_page_exists() {
        fn addresses<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
            match value {
                Value::Object(fields) => fields.iter().for_each(|(name, value)| match value.as_str() {
                    Some(text) if matches!(name.as_str(), "href" | "src" | "first") => found.push(text),
                    _ => addresses(value, found),
                }),
                Value::Array(values) => values.iter().for_each(|value| addresses(value, found)),
                _ => {}
            }
        }
        for site in [&*OWN_SITE, &*OWN_BELOW, &*HOSTILE_SITE] {
            let mut problems = HashSet::new();
            let data = site.files.iter().filter(|(file, _)| file.ends_with(".json") && !file.ends_with(".csl.json"));
            for (_, bytes) in data {
                let value: Value = serde_json::from_slice(bytes).unwrap();
                let mut found = Vec::new();
                addresses(&value, &mut found);
                let found = found.into_iter().filter(|address| !is_elsewhere(address));
                problems.extend(found.filter_map(|address| site.problem_with(address)));
            }
            assert_eq!(problems, HashSet::new(), "{}", site.name);
        }
    }

    #[test]
    fn nothing_is_fetched_from_another_host() {
        check_pages(|site, page, problems| {
            let origin = site.base.absolute("/");
            for element in page.all(
                ":not([preload=none])[src], [srcset], [poster], link[href], form[action], object[data], [ping], base",
            ) {
                let address = ["src", "srcset", "poster", "href", "action", "data", "ping"]
                    .into_iter()
                    .find_map(|name| element.attr(name))
                    .unwrap_or_default();
                let is_own = !is_elsewhere(address) || (site.base.has_origin() && address.starts_with(&origin));
                if !is_own || element.value().name() == "base" {
                    problems.push(format!("{address} from a {}", element.value().name()));
                }
            }
            for element in
                page.all("iframe, object, embed, :is(video, audio):not([preload=none]), meta[http-equiv=refresh]")
            {
                problems.push(format!("a {}", element.value().name()));
            }
        });
    }

    #[test]
    fn links_have_safe_schemes() {
        check_pages(|_, page, problems| {
            for link in page.all("a[href], area[href]") {
                let href = link.attr("href").unwrap_or_default();
                let is_safe = href.starts_with("https://")
                    || href.starts_with("http://")
                    || href.starts_with('#')
                    || (href.starts_with('/') && !href.starts_with("//"));
                if !is_safe || href.contains(char::is_control) {
                    problems.push(format!("{href:?}"));
                }
            }
        });
    }

    #[test]
    fn the_router_leaves_everything_but_pages_to_the_browser() {
        check_pages(|site, page, problems| {
            for link in page.all("#app a[href]") {
                let href = link.attr("href").unwrap_or_default();
                let is_page = href.starts_with('#') || (!is_elsewhere(href) && site.page_at(href).is_some());
                let is_left = link.attr("download").is_some()
                    || link.attr("rel").is_some_and(|rel| rel.split_whitespace().any(|word| word == "external"));
                // A link of the catalogue may lead to a page of the site; a full load does no harm there.
                if !is_page && !is_left {
                    problems.push(format!("{href} with rel={:?}", link.attr("rel")));
                }
            }
        });
    }

    #[test]
    fn no_two_files_of_the_site_have_the_same_path() {
        for site in [&*OWN_SITE, &*HOSTILE_SITE] {
            assert_eq!(site.conflicts, [""; 0], "{}", site.name);
            // No file has the path of another file's folder.
            for file in site.files.keys() {
                let mut parts: Vec<&str> = file.split('/').collect();
                while parts.pop().is_some() && !parts.is_empty() {
                    assert!(!site.files.contains_key(&parts.join("/")), "{file} is inside a file");
                }
            }
        }
    }

    #[test]
    fn every_page_can_be_reached_from_the_home_page() {
        for site in [&*OWN_SITE, &*OWN_BELOW] {
            let mut reached: HashSet<String> = HashSet::from(["index.html".to_owned()]);
            let mut waiting = vec!["index.html".to_owned()];
            while let Some(file) = waiting.pop() {
                for link in site.page(&file).all("a[href]") {
                    if let Some(next) =
                        site.page_at(link.attr("href").unwrap()).filter(|next| reached.insert(next.clone()))
                    {
                        waiting.push(next);
                    }
                }
            }
            for page in site.pages().filter(|page| page.file != "404.html") {
                assert!(reached.contains(&page.file), "nothing leads to {}", page.file);
            }
        }
    }

    #[test]
    fn citations_and_feeds_are_offered_where_they_belong() {
        for site in [&*OWN_SITE, &*HOSTILE_SITE] {
            for page in site.pages() {
                let folder = page.file.trim_end_matches("index.html");
                match &page.data.content {
                    Content::Entry(_) => {
                        for file in ["citation.bib", "citation.ris", "citation.csl.json"] {
                            let href = site.base.file(&format!("{folder}{file}"));
                            page.one(&format!("a[download][href='{href}']"));
                            assert!(!site.text(&format!("{folder}{file}")).is_empty());
                        }
                        assert!(site.files.contains_key(&format!("{folder}actions.json")), "{folder}");
                    }
                    Content::Listing(listing) if listing.total > 0 => {
                        let feeds = page.all("head link[rel=alternate][type='application/atom+xml']");
                        let shown = page.one(".listing__feed a").attr("href").unwrap();
                        assert!(feeds.iter().any(|feed| feed.attr("href") == Some(shown)), "{}", page.file);
                    }
                    _ => {}
                }
                let feed = site.base.file("feed.xml");
                page.one(&format!("head link[rel=alternate][href='{feed}']"));
            }
        }
    }

    /// The application puts the file into the page as it is.
    #[test]
    fn the_styles_of_a_citation_begin_with_the_one_that_the_page_shows_and_text_in_them_stays_text() {
        for site in [&*OWN_SITE, &*OWN_BELOW, &*HOSTILE_SITE] {
            for entry in &site.catalogue.entries {
                let page = site.page(&format!("documents/{}/index.html", entry.id));
                let file = site.text(&format!("documents/{}/actions.json", entry.id));
                let markup: String = serde_json::from_str(file).unwrap();
                let choice = Html::parse_fragment(&markup);
                let all = |selector: &str| -> Vec<String> {
                    choice.select(&Selector::parse(selector).unwrap()).map(words).collect()
                };
                let labels = ["Usage français", "ISO 690", "APA 7", "Chicago (auteur-date)", "MLA 9"];
                assert_eq!(all("fieldset > legend"), ["Style"]);
                assert_eq!(all("label"), labels);
                assert_eq!(all("label > input[type=radio][name=style]").len(), labels.len());
                assert_eq!(all("div:first-of-type [checked]").len(), 1);
                let references = all("label + p[hidden]");
                assert_eq!((references.len(), &references[0]), (labels.len(), &words(page.one(".citation__text"))));
                // Nothing but the choice and italics, whatever the catalogue says.
                let ours = ["fieldset", "legend", "div", "input", "label", "p", "i"];
                let choice = choice.select(&Selector::parse("fieldset").unwrap()).next().unwrap();
                let strange = choice.descendent_elements().find(|element| !ours.contains(&element.value().name()));
                assert!(strange.is_none(), "{markup}");
                let title = entry.title.split([' ', '\u{a0}', '«', '»']).find(|word| !word.is_empty()).unwrap();
                assert!(references.iter().all(|text| text.contains(title)), "{markup}");
            }
        }
    }

    #[test]
    fn the_references_of_an_entry_are_a_page_that_browsers_open_and_search_engines_leave_out() {
        for site in [&*OWN_SITE, &*OWN_BELOW, &*HOSTILE_SITE] {
            for entry in &site.catalogue.entries {
                let folder = format!("documents/{}/", entry.id);
                let (page, file) =
                    (site.page(&format!("{folder}{REFERENCES}")), site.text(&format!("{folder}actions.json")));
                let from_entry = site.page(&format!("{folder}index.html"));
                let link = from_entry.one(&format!(".entry-actions > a[rel=external][href='{}']", page.address));
                assert_eq!(words(link), "Autres styles");
                // The same as the choice in the entry's page has.
                let choice = Html::parse_fragment(&serde_json::from_str::<String>(file).unwrap());
                let offered =
                    |selector: &str| -> Vec<String> { select(&choice, selector).map(|it| it.inner_html()).collect() };
                let shown = |selector: &str| -> Vec<String> {
                    page.all(selector).into_iter().map(|it| it.inner_html()).collect()
                };
                assert_eq!(shown("h2:has(+ .references__text)").len(), 5);
                assert_eq!(shown(".references__text[translate=no]"), offered("label + p"));
                assert_eq!(
                    page.all("h2:has(+ .references__text)").into_iter().map(words).collect::<Vec<_>>(),
                    select(&choice, "label").map(words).collect::<Vec<_>>()
                );
                assert_eq!(words(page.one("h1")), single_blanks(&format!("Citer\u{a0}: {}", entry.title)));
                assert_eq!(page.one("h1 span").attr("lang"), from_entry.one("h1").attr("lang"));
                let above = page.one("nav.breadcrumb li:nth-last-child(2) a");
                assert_eq!(
                    (above.attr("href"), above.attr("lang")),
                    (Some(&*from_entry.address), from_entry.one("h1").attr("lang"))
                );
                assert_eq!(page.all(".references a[download]").len(), 3);
                assert!(!site.files.contains_key(&format!("{folder}citer/index.json")));
            }
            assert!(!site.text("sitemap.xml").contains("/citer"));
        }
        let first = OWN_SITE.page(&format!("documents/{}/{REFERENCES}", OWN_SITE.catalogue.entries[0].id));
        assert!(!first.all(".references__text i").is_empty());
    }

    #[test]
    fn the_ways_to_share_an_entry_carry_its_title_whole_and_wait_for_its_address() {
        let mut catalogue: Value = serde_json::from_str(HOSTILE).unwrap();
        catalogue["site"]["sharing"] = json!([
            { "label": "<b>\"&'", "url": "https://a.example/?u={url}&t={title}" },
            { "label": "Réseau", "url": "https://b.example/#texte={title}%20{url}" },
        ]);
        let site = Rendered::new("sharing", read_catalogue(&catalogue.to_string()), BaseUrl::default());
        for entry in &site.catalogue.entries {
            let file = site.text(&format!("documents/{}/actions.json", entry.id));
            let menu = Html::parse_fragment(&serde_json::from_str::<String>(file).unwrap());
            let all = |selector: &str| menu.select(&Selector::parse(selector).unwrap()).collect::<Vec<_>>();
            let links = all("ul.sharing[hidden] > li > a[rel='noopener noreferrer external']");
            let names: Vec<String> = links.iter().copied().map(words).collect();
            assert_eq!(names, ["Envoyer par courriel", "<b>\"&'", "Réseau"]);
            let starts = ["mailto:?subject=", "https://a.example/?u=", "https://b.example/#texte="];
            for (link, start) in links.iter().zip(starts) {
                let href = link.attr("href").unwrap();
                assert!(href.starts_with(start), "{href}");
                let said = href.replace("{url}", "https%3A%2F%2Fexample.org%2Fx%3Fa%26b");
                let said: Vec<String> = said
                    .split(['?', '#', '&'])
                    .filter_map(|part| {
                        Some(percent_decode_str(part.split_once('=')?.1).decode_utf8().unwrap().into_owned())
                    })
                    .collect();
                assert!(said.iter().any(|value| value.contains(&entry.title)), "{href}");
                assert!(said.iter().any(|value| value.ends_with("https://example.org/x?a&b")), "{href}");
            }
            let values: Vec<&str> =
                all("ul.sharing button").iter().map(|button| button.attr("value").unwrap()).collect();
            assert_eq!(values, ["passage", "link", "device"]);
        }
    }

    #[test]
    fn a_catalogue_with_a_link_of_another_scheme_is_refused() {
        let good: Value = serde_json::from_str(HOSTILE).unwrap();
        let pointers = [
            "/site/organisation/url",
            "/site/donation/provider/url",
            "/site/donation/tax/regimes/0/source",
            "/people/0/url",
            "/entries/0/source_url",
            "/entries/2/document_url",
            "/entries/2/media/url",
            "/entries/2/media/embed_url",
            "/entries/2/image/src",
        ];
        for link in [
            "javascript:alert(1)",
            "JAVASCRIPT:alert(1)",
            " javascript:alert(1)",
            "java\nscript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "//ailleurs.example/x",
            "blob:x",
            "/\\ailleurs.example",
            "mailto:a@b.example",
        ] {
            for pointer in pointers {
                let mut spoilt = good.clone();
                *spoilt.pointer_mut(pointer).unwrap() = link.into();
                assert!(parse(&spoilt.to_string()).is_err(), "{link:?} at {pointer}");
            }
        }
    }

    #[test]
    fn every_address_of_a_site_in_a_folder_begins_with_that_folder() {
        for site in [&*OWN_BELOW, &*HOSTILE_SITE] {
            for page in site.pages() {
                for element in page.all("[href], [src], [action]") {
                    for name in ["href", "src", "action"] {
                        let Some(address) = element.attr(name).filter(|address| address.starts_with('/')) else {
                            continue;
                        };
                        assert!(address.starts_with(site.base.path()), "{address} on {} ({})", page.file, site.name);
                    }
                }
                assert_eq!(page.data.frame.base, site.base.path());
            }
        }
    }
}

mod data_beside {
    use super::*;

    #[test]
    fn a_page_carries_the_data_of_its_file_without_the_title_and_the_markup_that_it_has_already() {
        check_pages(|_, page, problems| {
            let carried: PageData = serde_json::from_str(&carried(&page.html)).unwrap();
            let expected = PageData { title: String::new(), markup: SafeHtml::default(), ..page.data.clone() };
            if carried != expected {
                problems.push("carries other data".to_owned());
            }
        });
    }

    #[test]
    fn page_data_survives_serialisation() {
        check_pages(|_, page, problems| {
            let text = serde_json::to_string(&page.data).unwrap();
            if serde_json::from_str::<PageData>(&text).ok().as_ref() != Some(&page.data) {
                problems.push("data that do not come back".to_owned());
            }
        });
    }

    #[test]
    fn page_data_holds_the_markup() {
        check_pages(|site, page, problems| {
            let markup = Html::parse_fragment(page.data.markup.as_str());
            if !has_file_of_data(site, page) {
                return;
            }
            let in_page = page.one("main").html();
            if markup.root_element().inner_html() != in_page {
                problems.push("other markup in the data".to_owned());
            }
        });
    }

    #[test]
    fn no_text_becomes_an_element_of_the_head() {
        check_pages(|_, page, problems| {
            let scripts = page.all("script:not([type='application/ld+json'])").len();
            // A part of a drawing has a title of its own.
            let titles = page.all("title").into_iter().filter(|title| ancestor(*title, &["svg"]).is_none()).count();
            if scripts != 2
                || page.all("script[type='application/ld+json']").len() > 1
                || page.all("style, head > link[rel=stylesheet]").len() != 1
                || titles != 1
            {
                problems.push(format!("{scripts} scripts, {titles} titles"));
            }
        });
    }

    #[test]
    fn the_loader_knows_how_many_elements_the_application_will_find() {
        check_pages(|_, page, problems| {
            let told = page.one("script[data-elements]").attr("data-elements").unwrap().to_owned();
            let found = page.all("#app *").len();
            if told != found.to_string() {
                problems.push(format!("{told} elements announced, {found} found"));
            }
        });
    }

    #[test]
    fn every_page_names_the_build_that_wrote_it() {
        check_pages(|site, page, problems| {
            if page.data.frame.build != site.shell.build() || site.shell.build().is_empty() {
                problems.push("another build".to_owned());
            }
        });
    }

    #[test]
    fn texts_of_the_catalogue_stay_texts() {
        let site = &*HOSTILE_SITE;
        let page = site.page("documents/balises/index.html");
        let entry = &site.catalogue.entries[0];
        assert_eq!(words(page.one("h1")), entry.title);
        assert_eq!(words(page.one(".entry__summary")), entry.summary);
        assert_eq!(page.one("meta[name=description]").attr("content"), Some(entry.summary.as_str()));
        assert!(page.one("head > title").text().collect::<String>().starts_with(&entry.title));
        let home = site.page("index.html");
        assert_eq!(words(home.one("h1")), site.catalogue.site.title);
        assert_eq!(words(home.one("#don")), site.catalogue.site.donation.as_ref().unwrap().title);
        assert_eq!(words(home.one("footer .site-footer__notice")), site.catalogue.site.notice.clone().unwrap());
        let picture = site.page("documents/complet/index.html");
        assert_eq!(picture.one(".entry__picture img").attr("alt"), Some("\"><script>"));
    }

    #[test]
    fn html_in_a_body_is_shown_and_not_obeyed() {
        let page = HOSTILE_SITE.page("documents/balises/index.html");
        let body = page.one(".entry__text .prose");
        assert!(
            inside(
                body,
                "script, style, iframe, img, div, b, [onclick], [onmouseover], [id]:not(h2, h3, h4), [class], [style]"
            )
            .is_empty()
        );
        let shown = words(body);
        for text in [
            "<div onclick=\"alert(1)\"",
            "<script>alert(1)</script>",
            "<iframe",
            "<img src=x",
            "pixel",
            "local",
            "mauvais",
        ] {
            assert!(shown.contains(text), "{text} is not shown in {shown}");
        }
    }

    #[test]
    fn a_picture_on_another_host_is_not_fetched() {
        let page = HOSTILE_SITE.page("documents/image-ailleurs/index.html");
        let is_own =
            |image: &ElementRef| image.attr("src").is_some_and(|src| src.starts_with(HOSTILE_SITE.base.path()));
        assert!(page.all("img").iter().all(is_own) && !page.text.contains("tracker.example"));
    }
}

mod sound_and_film {
    use super::*;

    /// The page of an entry with this media and transcript.
    fn page(media: Value, transcript: &str) -> Page {
        let mut catalogue: Value = serde_json::from_str(&read("tests/fixtures/kinds.json")).unwrap();
        catalogue["entries"][0] = json!({
            "id": "un-etude", "title": "X", "kind": "podcast", "summary": "Ce qui est dit.", "body": "## Sommaire",
            "media": media, "transcript": transcript,
        });
        let file = "documents/un-etude/index.html";
        Rendered::new("media", read_catalogue(&catalogue.to_string()), BaseUrl::default()).page(file)
    }

    #[test]
    fn a_file_of_sound_plays_in_the_page_and_nothing_of_it_is_fetched_before() {
        let page = page(json!({ "type": "audio", "url": "https://a.example/x.mp3", "duration": 754 }), "");
        let audio = page.one("article audio");
        let says = |name| audio.attr(name);
        assert_eq!((says("src"), says("preload")), (Some("https://a.example/x.mp3"), Some("none")));
        // Without scripts the browser's own player is there, and with them a button.
        assert!(says("controls").is_some() && says("class") == Some("no-app"));
        let button = page.one("article .entry__out button");
        assert_eq!((words(button).as_str(), button.attr("data-player")), ("Écouter (13\u{a0}min)", Some("754")));
        assert_eq!(words(page.one("article .entry__out a")), "Ouvrir le fichier sur a.example");
    }

    #[test]
    fn a_film_that_is_a_file_has_the_browsers_own_player() {
        let page = page(json!({ "type": "video", "url": "/films/x.mp4" }), "");
        let film = page.one("article video");
        assert_eq!((film.attr("preload"), film.attr("aria-label")), (Some("none"), Some("Voir la vidéo")));
        assert_eq!(words(page.one("article .entry__out a")), "Ouvrir le fichier");
    }

    #[test]
    fn what_plays_elsewhere_is_a_link_that_names_the_host_and_the_duration() {
        for (kind, url, words_of_link) in [
            ("audio", "https://radio.example/emission", "Écouter sur radio.example (1\u{a0}h\u{a0}05)"),
            ("video", "https://video.example:8080/x", "Voir la vidéo sur video.example (1\u{a0}h\u{a0}05)"),
            ("video", "https://video.example/x.mov", "Voir la vidéo sur video.example (1\u{a0}h\u{a0}05)"),
            ("audio", "/emission", "Écouter (1\u{a0}h\u{a0}05)"),
        ] {
            let page =
                page(json!({ "type": kind, "url": url, "duration": 3900, "embed_url": "https://c.example/" }), "");
            assert!(page.all("article audio, article video, iframe").is_empty(), "{url}");
            let link = page.one("article .entry__out a");
            assert_eq!((words(link).as_str(), link.attr("href")), (words_of_link, Some(url)));
            assert!(!page.one("article").html().contains("c.example"), "{url}");
        }
    }

    #[test]
    fn a_transcript_stands_below_the_body_and_its_headings_have_ids_of_their_own() {
        let media = json!({ "type": "audio", "url": "/sons/x.mp3" });
        assert!(page(media.clone(), "").all("article details").is_empty());
        let page = page(media, "## Sommaire\n\nBonjour <b> [ici](#sommaire-2).");
        let transcript = page.one("article details");
        assert_eq!(words(inside(transcript, "summary")[0]), "Transcription");
        assert_eq!(inside(transcript, "h2")[0].attr("id"), Some("sommaire-2"));
        assert_eq!(inside(transcript, "a")[0].attr("href"), Some("#sommaire-2"));
        assert!(inside(transcript, "b").is_empty());
    }
}

mod security {
    use super::*;

    /// The sources that a policy allows for a directive.
    fn sources<'a>(policy: &'a str, directive: &str) -> Vec<&'a str> {
        let of = policy.split(';').map(str::trim).find(|part| part.split(' ').next() == Some(directive));
        of.map(|part| part.split(' ').skip(1).collect()).unwrap_or_default()
    }

    fn hash(text: &str) -> String {
        format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
    }

    fn header_policy(site: &Rendered) -> String {
        let headers = site.text("_headers");
        let line = headers.lines().find_map(|line| line.trim().strip_prefix("Content-Security-Policy: "));
        line.unwrap().to_owned()
    }

    #[test]
    fn no_attribute_holds_a_style_or_a_handler() {
        check_pages(|_, page, problems| {
            for element in page.all("*") {
                for (name, _) in element.value().attrs() {
                    if name == "style" || name.starts_with("on") || name == "srcdoc" {
                        problems.push(format!("{name} on a {}", element.value().name()));
                    }
                }
            }
        });
    }

    #[test]
    fn every_inline_script_and_style_is_allowed_by_its_hash() {
        check_pages(|site, page, problems| {
            let in_page = page.one("meta[http-equiv=Content-Security-Policy]").attr("content").unwrap().to_owned();
            for policy in [in_page, header_policy(site)] {
                for element in page.all("script:not([type='application/json'], [type='application/ld+json']), style") {
                    let directive = if element.value().name() == "style" { "style-src" } else { "script-src" };
                    let text: String = element.text().collect();
                    if element.attr("src").is_none() && !sources(&policy, directive).contains(&hash(&text).as_str()) {
                        problems.push(format!("a {} that the policy forbids", element.value().name()));
                    }
                }
            }
        });
    }

    #[test]
    fn the_policy_comes_before_what_it_governs() {
        check_pages(|_, page, problems| {
            let policy = page.text.find("Content-Security-Policy").unwrap_or(usize::MAX);
            let first =
                ["<script", "<style", "<link"].iter().filter_map(|tag| page.text.find(tag)).min().unwrap_or_default();
            if policy > first {
                problems.push("a policy that comes too late".to_owned());
            }
        });
    }

    #[test]
    fn the_policy_allows_nothing_that_an_attacker_could_use() {
        let site = &*OWN_SITE;
        let page = site.page("index.html");
        let in_page = page.one("meta[http-equiv=Content-Security-Policy]").attr("content").unwrap().to_owned();
        for policy in [in_page, header_policy(site)] {
            // Whatever is not named, such as plugins, falls back to this.
            assert_eq!(sources(&policy, "default-src"), ["'none'"]);
            assert!(!policy.contains("object-src"), "{policy}");
            assert_eq!(sources(&policy, "base-uri"), ["'none'"]);
            for part in policy.split(';') {
                for source in part.split_whitespace().skip(1) {
                    let is_narrow =
                        ["'none'", "'self'", "'wasm-unsafe-eval'"].contains(&source) || source.starts_with("'sha256-");
                    assert!(is_narrow, "{source} in {part}");
                }
            }
        }
        assert_eq!(sources(&header_policy(site), "frame-ancestors"), ["'none'"]);
    }

    #[test]
    fn the_policy_names_the_hosts_of_files_that_pages_play_and_no_others() {
        let check = |urls: &[&str], expected: &[&str]| {
            let mut catalogue: Value = serde_json::from_str(&read("tests/fixtures/kinds.json")).unwrap();
            for entry in catalogue["entries"].as_array_mut().unwrap() {
                entry.as_object_mut().unwrap().remove("media");
            }
            for (number, url) in urls.iter().enumerate() {
                catalogue["entries"][number]["media"] = json!({ "type": "audio", "url": url });
            }
            let site = Rendered::new("media", read_catalogue(&catalogue.to_string()), BaseUrl::default());
            let nginx = site.text("_headers.nginx.conf");
            let page = site.page("a-propos/index.html");
            let in_page = page.one("meta[http-equiv=Content-Security-Policy]").attr("content").unwrap();
            for policy in [in_page, &header_policy(&site), nginx] {
                assert_eq!(sources(policy, "media-src"), expected, "{urls:?}");
            }
        };
        check(&[], &[]);
        check(&["https://a.example/page", "/sons/page"], &[]);
        check(&["/sons/a.mp3"], &["'self'"]);
        check(
            &[
                "https://b.example:8443/x.mp3?y;z",
                "https://a.example/x.ogg",
                "https://u:p@a.example/y.mp3",
                "/sons/a.mp3",
            ],
            &["'self'", "https://a.example", "https://b.example:8443"],
        );
        // What a policy cannot name is only linked to.
        check(&["https://été.example/a.mp3", "https://[::1]/a.mp3"], &[]);
    }

    #[test]
    fn the_headers_hold_for_every_address_of_the_site() {
        for site in [&*OWN_SITE, &*OWN_BELOW] {
            let headers = site.text("_headers");
            assert!(headers.starts_with(&format!("{}*\n", site.base.path())), "{headers}");
            for name in ["X-Content-Type-Options: nosniff", "Referrer-Policy: strict-origin-when-cross-origin"] {
                assert!(headers.contains(name), "{name}");
            }
            assert!(headers.is_ascii() && headers.lines().all(|line| line.len() < 4_000));
        }
    }

    #[test]
    fn the_application_s_own_files_are_named_after_their_content() {
        let others = OWN_SITE.shell.all_sheets().iter().map(|sheets| &sheets.others);
        for style in others.chain([OWN_SITE.shell.on_demand()]) {
            assert_eq!(OWN_SITE.text(&style.path), style.text);
            let digest: String = Sha256::digest(&style.text).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
            assert!(style.path.contains(&digest), "{}", style.path);
        }
    }
}

mod parts {
    use super::*;

    #[test]
    fn a_card_is_an_article_whose_heading_holds_its_only_link() {
        check_pages(|site, page, problems| {
            for card in page.all(".card") {
                let headings = inside(card, "h2, h3, h4");
                let links = inside(card, "a");
                let is_good = card.value().name() == "article"
                    && headings.len() == 1
                    && links.len() == 1
                    && inside(headings[0], "a").len() == 1
                    && words(headings[0]) == words(links[0]);
                let target = links.first().and_then(|link| link.attr("href")).and_then(|href| site.page_at(href));
                if !is_good || !target.is_some_and(|file| file.starts_with("documents/")) {
                    problems.push(format!("a card: {}", words(card)));
                }
            }
        });
    }

    #[test]
    fn a_section_is_named_by_its_own_heading() {
        check_pages(|_, page, problems| {
            for section in page.all("section") {
                let id = section.attr("aria-labelledby").unwrap_or_default();
                let headings = inside(section, "h2");
                if headings.first().and_then(|heading| heading.attr("id")) != Some(id) || id.is_empty() {
                    problems.push(format!("the section {:?}", section.attr("class")));
                }
            }
        });
    }

    #[test]
    fn dates_are_machine_readable_too() {
        check_pages(|_, page, problems| {
            for time in page.all("time") {
                let date = time.attr("datetime").and_then(Date::parse);
                if date.is_none_or(|date| text::date(&date) != words(time)) {
                    problems.push(format!("{:?} says {}", time.attr("datetime"), words(time)));
                }
            }
        });
    }

    #[test]
    fn the_carousel_is_a_list_of_numbered_slides() {
        for site in [&*OWN_SITE, &*HOSTILE_SITE] {
            let page = site.page("index.html");
            let carousel = page.one("section[aria-roledescription=carrousel]");
            assert_eq!(page.name_of(carousel), "À la une");
            let slides = inside(carousel, "ol > li > [role=group][aria-roledescription=diapositive]");
            let count = site.catalogue.featured.len();
            let names: Vec<String> = slides.iter().map(|slide| page.name_of(*slide)).collect();
            assert_eq!(names, (1..=count).map(|slide| format!("{slide} sur {count}")).collect::<Vec<_>>());
            for (slide, id) in slides.iter().zip(&site.catalogue.featured) {
                let link = inside(*slide, "article h3 a");
                assert_eq!(link[0].attr("href"), Some(site.base.file(&format!("documents/{id}")).as_str()));
            }
            let buttons: Vec<String> =
                inside(carousel, "button").into_iter().map(|button| page.name_of(button)).collect();
            let choices = (1..=count).map(|slide| format!("Diapositive {slide}"));
            let moves = ["Lancer le défilement", "Diapositive précédente", "Diapositive suivante"].map(str::to_owned);
            assert_eq!(buttons, moves.into_iter().chain(choices).collect::<Vec<_>>());
            // Without the application the list scrolls, and the keyboard reaches it.
            assert_eq!(inside(carousel, "ol")[0].attr("tabindex"), Some("0"));
            assert!(inside(carousel, ".needs-app button").len() == buttons.len());
        }
    }

    #[test]
    fn each_section_of_the_home_page_leads_to_all_of_its_entries() {
        for site in [&*OWN_SITE, &*HOSTILE_SITE] {
            let page = site.page("index.html");
            for section in &site.catalogue.sections {
                let href = site.base.file(&format!("rubriques/{}", section.id));
                let links = page.all(&format!("main section a[href='{href}']"));
                let link = links.iter().find(|link| words(**link).starts_with("Tout voir"));
                let link = link.unwrap_or_else(|| panic!("nothing leads to all of {}", section.id));
                assert_eq!(words(*link), format!("Tout voir ({})", section.entries.len()));
            }
        }
    }

    #[test]
    fn the_donation_panel_asks_three_things_and_chooses_nothing_that_costs() {
        for (site, file) in
            [(&*OWN_SITE, "index.html"), (&*OWN_SITE, "soutenir/index.html"), (&*HOSTILE_SITE, "index.html")]
        {
            let page = site.page(file);
            let donation = site.catalogue.site.donation.as_ref().unwrap();
            let panel = page.one("section[aria-labelledby=don]");
            assert_eq!(page.name_of(panel), donation.title);
            let group = |name: &str| {
                let groups = inside(panel, "fieldset");
                let group = groups
                    .into_iter()
                    .find(|group| inside(*group, "legend").iter().any(|legend| words(*legend) == name));
                group.unwrap_or_else(|| panic!("no group {name} in {file}"))
            };
            let labels = |name: &str| inside(group(name), "label.choice").into_iter().map(words).collect::<Vec<_>>();
            assert_eq!(labels("Fréquence"), ["Don ponctuel", "Don mensuel"]);
            let mut amounts: Vec<String> = donation.amounts.once.iter().map(|amount| text::euros(*amount)).collect();
            amounts.push("Autre montant".to_owned());
            assert_eq!(labels("Montant"), amounts);
            let regimes = donation.tax.as_ref().unwrap().regimes.iter();
            assert_eq!(
                labels("Vous donnez en tant que"),
                regimes.map(|regime| text::regime(regime.id)).collect::<Vec<_>>()
            );
            for (name, checked) in [("Fréquence", 1), ("Montant", 0), ("Vous donnez en tant que", 1)] {
                let buttons = inside(group(name), "input[type=radio]");
                let names: HashSet<_> = buttons.iter().map(|button| button.attr("name")).collect();
                let values: HashSet<_> = buttons.iter().map(|button| button.attr("value")).collect();
                assert_eq!((names.len(), values.len()), (1, buttons.len()), "{name}");
                assert_eq!(inside(group(name), "input[checked]").len(), checked, "{name}");
            }
            let field = inside(panel, "input[type=text]");
            assert_eq!((field.len(), field[0].attr("inputmode")), (1, Some("decimal")));
            let label = inside(panel, "label[for=autre-montant]");
            assert_eq!(words(label[0]), "Autre montant (€)");
            assert_eq!(inside(panel, "[role=status]").len(), 1);
            let call: Vec<ElementRef> =
                inside(panel, "a").into_iter().filter(|link| words(*link) == "Faire un don").collect();
            assert_eq!(call.len(), 1);
            assert!(call[0].attr("href").unwrap().starts_with(donation.provider.url.as_str()));
        }
    }

    #[test]
    fn a_preset_tax_shows_its_own_condition_and_source() {
        for site in [&*OWN_SITE, &*HOSTILE_SITE] {
            let page = site.page("soutenir/index.html");
            let tax = site.catalogue.site.donation.as_ref().unwrap().tax.clone().unwrap();
            let chosen = page.one("input[name=donateur][checked]").attr("value").unwrap().to_owned();
            let regime = tax.regimes.iter().find(|regime| {
                text::regime(regime.id) == {
                    let label = page.all("label.choice").into_iter().find(|label| {
                        inside(*label, "input[name=donateur]")
                            .iter()
                            .any(|input| input.attr("value") == Some(chosen.as_str()))
                    });
                    words(label.unwrap())
                }
            });
            let regime = regime.unwrap();
            assert_eq!(words(page.one(".donation__condition")), regime.condition, "{}", site.name);
            let source = page.one(".donation__source a").attr("href").unwrap().to_owned();
            assert!(source.ends_with(regime.source.as_str()), "{source}");
        }
    }

    #[test]
    fn a_listing_says_how_many_entries_it_has_and_shows_them_page_by_page() {
        for site in [&*OWN_SITE, &*OWN_BELOW, &*HOSTILE_SITE] {
            for page in site.pages() {
                let Content::Listing(listing) = &page.data.content else { continue };
                let total = listing.total as usize;
                for container in ["section", "dialog"] {
                    let status = words(page.one(&format!(".listing {container} [role=status]")));
                    assert_eq!(status, text::results(total), "{container} of {}", page.file);
                }
                let shown = total.saturating_sub((listing.page as usize - 1) * 24).min(24);
                assert_eq!(page.all(".listing__cards .card").len(), shown, "{}", page.file);
                let search = page.one("main [role=search]");
                assert_eq!(words(inside(search, "label")[0]), "Rechercher");
                assert_eq!(words(page.one("label[for=tri]")), "Trier par");
                let legends: Vec<String> = page.all("main fieldset legend").into_iter().map(words).collect();
                assert_eq!(legends, ["Type", "Thème", "Auteur", "Année"]);
                let pages = total.div_ceil(24);
                assert_eq!(page.all("nav[aria-label=Pagination]").len(), usize::from(pages > 1), "{}", page.file);
                for link in page.all("nav[aria-label=Pagination] a[aria-label]") {
                    let number = words(link);
                    assert_eq!(link.attr("aria-label"), Some(format!("Page {number}").as_str()));
                    let is_current = number == listing.page.to_string();
                    assert_eq!(link.attr("aria-current"), is_current.then_some("page"));
                    let path =
                        if number == "1" { listing.first.clone() } else { format!("{}/page/{number}", listing.first) };
                    assert_eq!(link.attr("href"), Some(path.as_str()));
                }
            }
        }
    }

    #[test]
    fn what_cannot_work_without_the_application_is_not_shown_without_it() {
        check_pages(|_, page, problems| {
            for control in page.all("#app button, #app input, #app select") {
                // A card shows its button only while the application runs (`keep_button.css`).
                let is_hidden = control.attr("class") == Some("keep-button")
                    || std::iter::once(control).chain(control.ancestors().filter_map(ElementRef::wrap)).any(
                        |element| {
                            element
                                .attr("class")
                                .is_some_and(|class| class.split_whitespace().any(|name| name == "needs-app"))
                        },
                    );
                if !is_hidden {
                    problems.push(format!("a {} that does nothing", control.value().name()));
                }
            }
        });
    }

    #[test]
    fn an_entry_shows_all_that_is_known_of_it() {
        let page = HOSTILE_SITE.page("documents/complet/index.html");
        let article = page.one("article.entry");
        assert_eq!(inside(article, "h1").len(), 1);
        assert_eq!(words(page.one(".entry__date time")), "29\u{a0}février 2024");
        let facts: Vec<String> = page.all(".entry__facts > div").into_iter().map(words).collect();
        assert_eq!(
            facts,
            [
                "CollectionSérie <b>",
                "Média ou éditeurRadio \"X\" & Cie",
                "Langueanglais",
                "Pages1\u{202f}344",
                "ISBN978-2-07-036822-8",
                "DOI10.1000/182<x>&\"y\"",
            ]
        );
        let links: Vec<String> = page.all("article.entry a").into_iter().map(words).collect();
        for link in
            ["Consulter la source", "Lire le document", "Écouter (1\u{a0}h\u{a0}02)", "Jean d’Ailleurs", "Calme"]
        {
            assert!(links.iter().any(|text| text == link), "{link} in {links:?}");
        }
        let buttons: Vec<String> = page.all("article.entry button").into_iter().map(words).collect();
        assert!(
            buttons.contains(&"Copier la citation".to_owned()) && buttons.contains(&"Partager".to_owned()),
            "{buttons:?}"
        );
        assert_eq!(page.name_of(page.one("nav.breadcrumb")), "Fil d’Ariane");
    }

    #[test]
    fn what_is_not_known_of_an_entry_is_not_shown() {
        let page = HOSTILE_SITE.page("documents/nu/index.html");
        assert!(page.all("article.entry time, .entry__picture, article.entry .people, article.entry dt").is_empty());
        assert!(page.all("article.entry .prose").is_empty());
        let said = words(page.one("article.entry"));
        for text in [
            "Par",
            "Avec",
            "Consulter la source",
            "Lire le document",
            "Écouter sur",
            "Voir la vidéo",
            "Transcription",
            "undefined",
            "null",
            "None",
        ] {
            assert!(
                !said.split([' ', '.']).any(|word| word == text) && !said.contains(&format!("{text} ")),
                "{text} in {said}"
            );
        }
        let own = OWN_SITE.pages().filter_map(|page| match &page.data.content {
            Content::Entry(_) => Some(page),
            _ => None,
        });
        let mut counts = [0; 3];
        for page in own {
            let id = page.file.split('/').nth(1).unwrap().to_owned();
            let entry = OWN_SITE.catalogue.entries.iter().find(|entry| entry.id.as_str() == id).unwrap();
            assert_eq!(page.all(".entry__date").len(), usize::from(entry.date.is_some()), "{id}");
            assert_eq!(page.all(".people a").len(), entry.authors.len() + entry.speakers.len(), "{id}");
            let sources = page.all("a").into_iter().filter(|link| words(*link) == "Consulter la source").count();
            assert_eq!(sources, usize::from(entry.source_url.is_some()), "{id}");
            counts[0] += usize::from(entry.date.is_none());
            counts[1] += usize::from(entry.people().is_empty());
            counts[2] += usize::from(entry.source_url.is_none());
        }
        assert!(counts.iter().sum::<usize>() > 0, "no entry of the real catalogue lacks anything: {counts:?}");
    }

    #[test]
    fn an_entry_in_another_language_says_so() {
        for site in [&*OWN_SITE, &*HOSTILE_SITE] {
            for entry in site.catalogue.entries.iter().filter(|entry| entry.language.is_some()) {
                let page = site.page(&format!("documents/{}/index.html", entry.id));
                let facts = words(page.one(".entry__facts"));
                assert!(facts.contains(&text::language(entry.language.as_deref().unwrap())), "{facts}");
            }
        }
    }

    #[test]
    fn further_reading_names_other_entries_and_never_the_entry_itself() {
        let mut count = 0;
        for page in OWN_SITE.pages() {
            let Content::Entry(_) = &page.data.content else { continue };
            let links = page.all("[aria-labelledby=a-lire-aussi] .card__title a");
            let hrefs: HashSet<&str> = links.iter().filter_map(|link| link.attr("href")).collect();
            assert_eq!(hrefs.len(), links.len());
            assert!(!hrefs.contains(page.address.as_str()), "{}", page.file);
            count += usize::from(!hrefs.is_empty());
            assert_eq!(page.all("#a-lire-aussi").len(), usize::from(!hrefs.is_empty()));
        }
        assert!(count > 20);
    }

    #[test]
    fn a_catalogue_without_a_call_to_give_has_no_trace_of_one() {
        let mut catalogue: Value = serde_json::from_str(HOSTILE).unwrap();
        catalogue["site"].as_object_mut().unwrap().remove("donation");
        let people = catalogue["people"].as_array_mut().unwrap();
        people.iter_mut().for_each(|person| person["url"] = "https://ailleurs.example/".into());
        let site = Rendered::new("no donation", read_catalogue(&catalogue.to_string()), BaseUrl::default());
        assert!(!site.files.contains_key("soutenir/index.html"));
        for page in site.pages() {
            assert!(page.all("#don, #soutenir, .donation, a[href='/soutenir']").is_empty(), "{}", page.file);
        }
    }

    #[test]
    fn the_smallest_catalogue_makes_a_whole_site() {
        let catalogue = json!({
            "version": 1,
            "site": { "name": "N", "title": "T", "description": "D", "language": "fr" },
            "featured": ["a"], "sections": [], "themes": [],
            "entries": [{ "id": "a", "title": "A", "kind": "note", "summary": "S" }],
        });
        let site = Rendered::new("smallest", read_catalogue(&catalogue.to_string()), BaseUrl::default());
        let mut problems = Vec::new();
        for page in site.pages() {
            for element in page.all("a[href], link[href]") {
                let address = element.attr("href").unwrap();
                if !is_elsewhere(address) && !address.starts_with('#') {
                    problems.extend(site.problem_with(address));
                }
            }
            for heading in page.all("main h2") {
                let section = ancestor(heading, &["section", "article", "dialog"]).unwrap();
                if inside(section, "a, p, li").iter().all(|element| words(*element).is_empty()) {
                    problems.push(format!("{} announces nothing on {}", words(heading), page.file));
                }
            }
        }
        assert_eq!(problems, [""; 0]);
    }
}

mod size {
    use super::*;

    /// The real catalogue, with older copies of its entries up to this number. The hostile one differs in more than its
    /// size.
    fn grown(entries: usize) -> Rendered {
        let mut catalogue: Value = serde_json::from_str(&read("public/catalogue.json")).unwrap();
        let originals = catalogue["entries"].as_array().unwrap().clone();
        let sections: Vec<Vec<Value>> = catalogue["sections"]
            .as_array()
            .unwrap()
            .iter()
            .map(|section| section["entries"].as_array().unwrap().clone())
            .collect();
        for copy in 0..entries.saturating_sub(originals.len()) {
            let mut entry = originals[copy % originals.len()].clone();
            let original = entry["id"].clone();
            let id: Value = format!("{}-copie-{copy}", original.as_str().unwrap()).into();
            entry["id"] = id.clone();
            entry["date"] = "1990-05-06".into();
            catalogue["entries"].as_array_mut().unwrap().push(entry);
            for (index, members) in sections.iter().enumerate() {
                if members.contains(&original) && json!(members) != catalogue["featured"] {
                    catalogue["sections"][index]["entries"].as_array_mut().unwrap().push(id.clone());
                }
            }
        }
        Rendered::new("grown", read_catalogue(&catalogue.to_string()), BaseUrl::default())
    }

    #[test]
    fn a_page_weighs_the_same_in_a_large_catalogue() {
        let large = grown(500);
        let entry =
            OWN_SITE.catalogue.entries.iter().find(|entry| entry.date.is_some() && entry.body.is_some()).unwrap();
        for file in
            ["index.html", "documents/index.html", "soutenir/index.html", &format!("documents/{}/index.html", entry.id)]
        {
            for file in [file.to_owned(), file.replace(".html", ".json")] {
                let (small, grown) = (OWN_SITE.text(&file).len(), large.text(&file).len());
                let difference = small.abs_diff(grown) as f64 / small as f64;
                assert!(difference < 0.05, "{file}: {small} bytes with 29 entries, {grown} with 500");
            }
        }
        assert!(large.files.contains_key("documents/page/21/index.html"));
        assert!(!large.files.contains_key("documents/page/22/index.html"));
        let cards = large.files.iter().filter(|(file, _)| file.contains("/cards/"));
        assert!(cards.map(|(_, bytes)| bytes.len()).max().unwrap() < 16_000);
    }

    #[test]
    fn the_card_files_together_hold_every_entry_in_the_order_of_the_index() {
        for site in [&*OWN_SITE, &grown(100)] {
            let index: Value = serde_json::from_str(site.text(LISTING_INDEX)).unwrap();
            let build = index["build"].as_str().unwrap();
            let mut hrefs = Vec::new();
            for file in 0.. {
                let Some(bytes) = site.files.get(&answer_file(build, &cards_file(file))) else { break };
                let cards: Vec<Value> = serde_json::from_slice(bytes).unwrap();
                assert!(cards.len() as u64 <= index["cards_per_file"].as_u64().unwrap());
                hrefs.extend(cards.into_iter().map(|card| card["href"].as_str().unwrap().to_owned()));
            }
            assert_eq!(hrefs.len(), index["rows"].as_array().unwrap().len());
            let builder = kiosque::page_data::build::PageBuilder::new(
                site.catalogue.clone(),
                site.base.clone(),
                String::new(),
                Default::default(),
            );
            let expected: Vec<String> =
                builder.newest().map(|entry| site.base.file(&format!("documents/{}", entry.id))).collect();
            assert_eq!(hrefs, expected);
        }
    }

    /// The build named in a site's index, and the files that are read by position in that index.
    fn answer_files(site: &Rendered) -> (String, Vec<&String>) {
        let index: Value = serde_json::from_str(site.text(LISTING_INDEX)).unwrap();
        let files = site.files.keys().filter(|file| file.starts_with("application/answers-")).collect();
        (index["build"].as_str().unwrap().to_owned(), files)
    }

    #[test]
    fn every_file_that_is_read_by_positions_in_the_index_stands_in_the_folder_that_it_names() {
        let (build, files) = answer_files(&OWN_SITE);
        assert!(files.iter().all(|file| file.starts_with(&answer_file(&build, ""))), "{build}: {files:?}");
        for needed in [cards_file(0), search_file(search::HEAD)] {
            assert!(files.contains(&&answer_file(&build, &needed)), "{needed} is not among {files:?}");
        }
        let below = OWN_SITE.files.keys().filter(|file| file.starts_with("documents/") && !file.contains("/page/"));
        let others = below.filter(|file| file.ends_with(".bin") || file.ends_with("/0.json"));
        assert_eq!(
            others.collect::<Vec<_>>(),
            Vec::<&String>::new(),
            "files under a name that the next build uses too"
        );
    }

    #[test]
    fn any_change_that_a_search_could_show_gives_its_files_other_addresses() {
        let own = answer_files(&OWN_SITE).0;
        let changes: [fn(&mut Value); 4] = [
            |entry| entry["title"] = json!("Un autre titre"),
            |entry| entry["summary"] = json!("Un autre résumé."),
            |entry| entry["date"] = json!("1999"),
            |entry| entry["body"] = json!("Un mot que rien d’autre ne contient : ornithorynque."),
        ];
        for change in changes {
            let mut catalogue: Value = serde_json::from_str(&read("public/catalogue.json")).unwrap();
            change(&mut catalogue["entries"][3]);
            let changed = read_catalogue(&catalogue.to_string());
            let memory = Memory::new(&changed, today());
            let site = Site::new(changed, OWN_SITE.shell.clone(), BaseUrl::default(), Default::default(), memory);
            let files = site.run(&Job::AnswerFiles);
            let is_other =
                |file: &OutputFile| file.path == LISTING_INDEX || !file.path.starts_with(&answer_file(&own, ""));
            assert!(files.iter().all(is_other), "{}", catalogue["entries"][3]);
        }
    }

    #[test]
    fn the_same_catalogue_gives_the_same_bytes() {
        let again = Rendered::new("again", OWN_SITE.catalogue.clone(), BaseUrl::default());
        for (file, bytes) in &OWN_SITE.files {
            assert!(again.files.get(file) == Some(bytes), "{file} differs");
        }
        assert_eq!(again.files.len(), OWN_SITE.files.len());
    }
}

/// Tests the checks themselves: one that finds nothing on a broken page would let everything pass.
mod checkers {
    use super::*;

    #[test]
    fn an_address_that_leads_nowhere_is_noticed() {
        let site = &*OWN_BELOW;
        for address in
            ["/dossiers/ia/nulle-part", "/documents", "/dossiers/ia/a-propos#nulle-part", "/dossiers/ia/feed.json"]
        {
            assert!(site.problem_with(address).is_some(), "{address}");
        }
        for address in [
            "/dossiers/ia/",
            "/dossiers/ia/documents?q=x",
            "/dossiers/ia/a-propos#contenu",
            "/dossiers/ia/feed.xml",
            "/dossiers/ia/favicon.svg",
            "/dossiers/ia/documents/",
        ] {
            assert_eq!(site.problem_with(address), None);
        }
    }

    #[test]
    fn every_kind_of_page_is_looked_at() {
        let kinds = |site: &Rendered| -> HashSet<&'static str> {
            let kind = |page: Page| match page.data.content {
                Content::Home(_) => "home",
                Content::Listing(_) => "listing",
                Content::Entry(_) => "entry",
                Content::Support(_) => "support",
                Content::Timeline(_) => "timeline",
                Content::Prose(_) => "prose",
                Content::Kept(_) => "kept",
                Content::References(_) => "references",
            };
            site.pages().map(kind).collect()
        };
        assert_eq!((kinds(&OWN_SITE).len(), kinds(&HOSTILE_SITE).len()), (8, 8));
    }
}
