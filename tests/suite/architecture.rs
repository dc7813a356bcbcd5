//! The map of rooms: which room may use which, what no room may do, and what every file needs.

use crate::{
    rendered::read,
    source::{Source, files, sources},
};
use std::collections::{BTreeMap, BTreeSet};

/// What a room may use; never a room below it.
pub enum Uses {
    Nothing,
    Only(&'static [&'static str]),
    AllAbove,
    AllAboveBut(&'static str),
}

/// The rooms in reading order, and what each may use. The documentation of `src/lib.rs` says the same in words.
pub const ROOMS: [(&str, Uses); 22] = [
    ("catalogue", Uses::Nothing),
    ("routes", Uses::Only(&["catalogue"])),
    ("art", Uses::Nothing),
    ("html", Uses::Only(&["catalogue", "routes", "art"])),
    ("listing", Uses::Only(&["catalogue", "routes"])),
    ("search", Uses::Only(&["html"])),
    ("donation", Uses::Only(&["catalogue", "routes"])),
    ("kept", Uses::Only(&["catalogue", "routes"])),
    ("playback", Uses::Nothing),
    ("text", Uses::Only(&["catalogue", "listing", "donation", "kept"])),
    ("citation", Uses::Only(&["catalogue", "text"])),
    ("picture", Uses::Nothing),
    ("page_data", Uses::AllAboveBut("listing")),
    ("head", Uses::Only(&["catalogue", "routes", "html", "text", "citation", "art", "page_data"])),
    ("platform", Uses::Only(&["html"])),
    ("view", Uses::Only(&["html", "platform"])),
    ("loading", Uses::Only(&["routes", "listing", "search", "text", "page_data", "platform"])),
    ("components", Uses::AllAboveBut("loading")),
    ("pages", Uses::AllAbove),
    ("app", Uses::AllAbove),
    ("prerender", Uses::AllAbove),
    ("gallery", Uses::AllAbove),
];

/// What the room at that position in [`ROOMS`] may use.
fn allowed(position: usize) -> BTreeSet<&'static str> {
    let above = || ROOMS[..position].iter().map(|(name, _)| *name);
    match ROOMS[position].1 {
        Uses::Nothing => BTreeSet::new(),
        Uses::Only(rooms) => above().filter(|room| rooms.contains(room)).collect(),
        Uses::AllAbove => above().collect(),
        Uses::AllAboveBut(but) => above().filter(|room| *room != but).collect(),
    }
}

/// The most lines that a file may have before it is split.
const LONGEST: usize = 400;

/// The other rooms that each room uses, according to its code.
fn uses(sources: &[Source]) -> BTreeMap<String, BTreeSet<String>> {
    let mut uses: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for source in sources {
        uses.entry(source.room().to_owned()).or_default().extend(source.rooms_used());
    }
    for (room, used) in &mut uses {
        used.remove(room);
    }
    uses
}

/// A cycle of rooms, if there is one.
fn circle(uses: &BTreeMap<String, BTreeSet<String>>) -> Option<Vec<&str>> {
    fn walk<'a>(
        uses: &'a BTreeMap<String, BTreeSet<String>>,
        way: &mut Vec<&'a str>,
        done: &mut BTreeSet<&'a str>,
    ) -> bool {
        let room = way[way.len() - 1];
        if way[..way.len() - 1].contains(&room) {
            return true;
        }
        for next in uses.get(room).into_iter().flatten() {
            if !done.contains(next.as_str()) {
                way.push(next);
                if walk(uses, way, done) {
                    return true;
                }
                way.pop();
            }
        }
        done.insert(room);
        false
    }
    let mut done = BTreeSet::new();
    uses.keys().find_map(|room| {
        let mut way = vec![room.as_str()];
        walk(uses, &mut way, &mut done).then_some(way)
    })
}

/// The map in the documentation of `src/lib.rs`: each room, and what it says the room may use.
fn map() -> Vec<(String, String)> {
    let text = read("src/lib.rs");
    let lines = text.lines().filter_map(|line| line.strip_prefix("//! - [`"));
    lines
        .map(|line| {
            let (name, rest) = line.split_once("`]").unwrap();
            let rest = rest.trim_start_matches(" – ");
            let (_, uses) = rest.rsplit_once(": ").unwrap_or_else(|| panic!("{name} does not say what it may use"));
            (name.to_owned(), uses.trim_end_matches('.').to_owned())
        })
        .collect()
}

#[test]
fn the_documented_map_and_the_checked_rule_agree() {
    let map = map();
    let names: Vec<&str> = map.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ROOMS.iter().map(|(name, _)| *name).collect::<Vec<_>>());
    for ((name, documented), (_, checked)) in map.iter().zip(&ROOMS) {
        let list = |rooms: &[&str]| rooms.iter().map(|room| format!("`{room}`")).collect::<Vec<_>>().join(", ");
        let checked = match checked {
            Uses::Nothing => "nothing of ours".to_owned(),
            Uses::Only(rooms) => list(rooms),
            Uses::AllAbove => "all above".to_owned(),
            Uses::AllAboveBut(room) => format!("all above but `{room}`"),
        };
        assert_eq!(documented, &checked, "{name}");
    }
}

/// Strings that only the site's addresses contain: folders with something before or after them, and file names.
const SPELLED: [&str; 26] = [
    "documents/",
    "/documents",
    "rubriques",
    "themes/",
    "/themes",
    "auteurs",
    "a-propos",
    "accessibilite",
    "couvertures",
    "/page/",
    "application/answers",
    "cards/",
    "feed.xml",
    "listing.json",
    "catalogue.json",
    "catalogue.schema.json",
    "citation.",
    "actions.json",
    ".csl.json",
    "opensearch.xml",
    "manifest.webmanifest",
    "robots.txt",
    "sitemap.xml",
    "favicon.svg",
    "_headers",
    ".webp",
];

/// The files of a page, as HTML and as data. Trunk and the gallery write an `index.html` of their own.
const PAGE_FILES: [&str; 3] = ["index.html", "index.json", "404.html"];

#[test]
fn only_routes_spells_an_address() {
    // Not addresses of the site: this repository's catalogue, pages that Trunk and the gallery write, and links to
    // other sites.
    const OTHERS: [(&str, &str); 8] = [
        ("xtask/src/paths.rs", "catalogue.json"),
        ("xtask/src/bundle.rs", "index.html"),
        ("xtask/src/dev.rs", "index.html"),
        ("xtask/src/gallery.rs", "index.html"),
        ("xtask/src/arguments.rs", "catalogue.json"),
        ("xtask/src/arguments.rs", "index.html"),
        ("benches/generator.rs", "/documents"),
        ("benches/generator.rs", "documents/"),
    ];
    let tools = ["xtask/src", "benches"].into_iter().flat_map(|folder| {
        let paths = files(folder, ".rs").into_iter().filter(|path| !path.ends_with("tests.rs"));
        paths.map(move |path| format!("{folder}/{path}"))
    });
    let tools = tools.map(|path| {
        let text = read(&path);
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
        let tokens = Source::new(&path, code).tokens;
        (path, tokens)
    });
    let own = sources().iter().filter(|source| source.room() != "routes");
    let own = own.map(|source| (format!("src/{}", source.path), source.tokens.clone()));
    let mut problems = Vec::new();
    for (path, tokens) in own.chain(tools) {
        for token in tokens.iter().filter(|token| !token.is_attribute) {
            let Some(text) = &token.string else { continue };
            let spelled = SPELLED.iter().chain(&PAGE_FILES).filter(|part| text.contains(**part));
            let is_other = |part: &&str| OTHERS.contains(&(path.as_str(), *part));
            problems.extend(spelled.filter(|part| !is_other(part)).map(|part| format!("{path}:{} {part}", token.line)));
        }
    }
    assert!(problems.is_empty(), "These belong to src/routes.rs:\n{}", problems.join("\n"));
}

fn public_module(item: &syn::Item) -> Option<String> {
    match item {
        syn::Item::Mod(module) => matches!(module.vis, syn::Visibility::Public(_)).then(|| module.ident.to_string()),
        _ => None,
    }
}

#[test]
fn every_room_on_the_map_exists_and_every_room_is_on_the_map() {
    let named: BTreeSet<&str> = ROOMS.iter().map(|(name, _)| *name).collect();
    let root = Source::new("lib.rs", &read("src/lib.rs"));
    let public: BTreeSet<String> = root.items().iter().filter_map(public_module).collect();
    assert_eq!(public.iter().map(String::as_str).collect::<BTreeSet<_>>(), named, "in src/lib.rs");
    let sources = sources();
    let files: BTreeSet<&str> =
        sources.iter().map(Source::room).filter(|room| !["lib", "main"].contains(room)).collect();
    assert_eq!(files, named, "among the files of src");
    for (name, _) in ROOMS {
        let text = read(&format!("src/{name}.rs"));
        assert!(text.starts_with("//! "), "src/{name}.rs does not say what the room is for");
    }
}

#[test]
fn the_rule_itself_names_only_rooms_above() {
    for (position, (name, uses)) in ROOMS.iter().enumerate() {
        let named: &[&str] = match uses {
            Uses::Only(rooms) => rooms,
            Uses::AllAboveBut(room) => &[room],
            Uses::Nothing | Uses::AllAbove => &[],
        };
        let is_above = |room: &&str| ROOMS[..position].iter().any(|(above, _)| above == room);
        assert!(named.iter().all(is_above), "{name} may use {named:?}, of which not all stand above it");
    }
}

#[test]
fn no_room_uses_a_room_below_it_or_one_that_it_may_not_use() {
    let mut problems = Vec::new();
    for source in sources() {
        let (path, own) = (&source.path, source.room());
        let Some(position) = ROOMS.iter().position(|(name, _)| *name == own) else { continue };
        let allowed = allowed(position);
        for used in source.rooms_used() {
            if used != own && !allowed.contains(used.as_str()) {
                let allowed: Vec<&str> = allowed.iter().copied().collect();
                problems.push(format!("src/{path} uses {used}; {own} may use {}", allowed.join(", ")));
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn the_rooms_form_no_cycle() {
    let uses = uses(sources());
    assert!(uses["pages"].contains("components") && uses["listing"].contains("routes"), "{uses:?}");
    assert_eq!(circle(&uses), None);
}

#[test]
fn a_cycle_is_found_wherever_it_begins() {
    let uses = |rooms: &[(&str, &str)]| {
        let files = rooms.iter().map(|(path, used)| Source::new(path, &format!("use crate::{{{used}}};")));
        uses(&files.collect::<Vec<_>>())
    };
    assert_eq!(circle(&uses(&[("a.rs", "b"), ("b.rs", "c, d"), ("c.rs", "d"), ("d.rs", "")])), None);
    assert_eq!(
        circle(&uses(&[("a.rs", "b, c"), ("b.rs", "c"), ("c.rs", ""), ("c/d.rs", "c, b")])),
        Some(vec!["a", "b", "c", "b"])
    );
    assert_eq!(circle(&uses(&[("a.rs", "b"), ("b.rs", "a")])), Some(vec!["a", "b", "a"]));
}

#[test]
fn only_the_platform_touches_the_browser() {
    // A `*` matches the rest of a word.
    const DOORS: [&str; 20] = [
        "web_sys",
        "js_sys",
        "gloo_net",
        "gloo_timers",
        "wasm_bindgen",
        "window (",
        "document (",
        "set_timeout*",
        "set_interval*",
        "request_animation_frame*",
        "window_event_listener*",
        "local_storage*",
        "set_inner_html",
        "set_outer_html",
        "insert_adjacent_html",
        "set_text_content",
        "queue_microtask*",
        "console_log*",
        "logging :: log",
        "request_idle_callback*",
    ];
    // A live text sets the content of the element that it already holds. The loader calls the entry point in `main.rs`.
    const ALLOWED: [(&str, &str); 2] = [("view/live_text.rs", "set_text_content"), ("main.rs", "wasm_bindgen")];
    let mut problems = Vec::new();
    for source in sources().iter().filter(|source| source.room() != "platform") {
        for door in DOORS.iter().filter(|door| !ALLOWED.contains(&(source.path.as_str(), door))) {
            for position in source.positions(door) {
                // Our own methods and functions may have the same names as the browser's.
                let is_ours = match *door {
                    "window (" => source.before(position) == ".",
                    "document (" => [".", "fn", "::"].contains(&source.before(position)),
                    _ => false,
                };
                if !is_ours {
                    problems.push(format!("src/{}:{} {door}", source.path, source.tokens[position].line));
                }
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn nothing_from_outside_can_make_the_program_panic() {
    const PANICS: [&str; 13] = [
        ". unwrap (",
        ". expect (",
        ". unwrap_err (",
        ". expect_err (",
        "panic !",
        "todo !",
        "unimplemented !",
        "unreachable !",
        "assert !",
        "assert_eq !",
        "assert_ne !",
        "unsafe",
        "process :: exit",
    ];
    const LINTS: [&str; 8] = [
        "unwrap_used",
        "expect_used",
        "indexing_slicing",
        "clippy :: panic",
        "string_slice",
        "unsafe_code",
        "clippy :: all",
        "warnings",
    ];
    // `wasm_split` declares what links the chunks, and only that is unsafe there: the word itself is refused below.
    let is_split_point = |source: &Source| !source.positions("wasm_split (").is_empty();
    // Evaluated at compile time, so it cannot panic.
    const AT_COMPILE_TIME: [(&str, &str); 1] = [("view/leaf.rs", "assert !")];
    let mut problems = Vec::new();
    for source in sources() {
        let mut complain = |what: &str, position: usize| {
            problems.push(format!("src/{}:{} {what}", source.path, source.tokens[position].line));
        };
        for panic in PANICS.iter().filter(|panic| !AT_COMPILE_TIME.contains(&(source.path.as_str(), panic))) {
            source.positions(panic).into_iter().for_each(|position| complain(panic, position));
        }
        for lint in LINTS.iter().filter(|lint| !(**lint == "unsafe_code" && is_split_point(source))) {
            let positions = source.positions(lint).into_iter().filter(|position| source.tokens[*position].is_attribute);
            positions.for_each(|position| complain(&format!("speaks of {lint}"), position));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// [`SafeHtml`](kiosque::html::SafeHtml) is a type, so the compiler checks most of this rule. This test checks the
/// rest.
#[test]
fn only_safe_html_becomes_markup_and_only_our_own_templates_are_filled() {
    let mut problems = Vec::new();
    let mut taken = 0;
    for source in sources() {
        let mut complain = |what: &str, position: usize| {
            problems.push(format!("src/{}:{} {what}", source.path, source.tokens[position].line));
        };
        let from = |position: usize| source.tokens[position..].iter().map(|token| token.text.as_str());
        for position in source.positions("inner_html =") {
            // A variable or a field, and the method that only `SafeHtml` has.
            let value: Vec<&str> = from(position + 2).take_while(|text| *text != "(").collect();
            let is_name = |text: &&str| text.chars().all(|char| char.is_alphanumeric() || char == '_' || char == '.');
            match value.ends_with(&[".", "into_inner_html"]) && value.iter().all(is_name) {
                true => taken += 1,
                false => complain("gives something else than `SafeHtml` to `inner_html`", position),
            }
        }
        for position in source.positions("fn into_inner_html").into_iter().filter(|_| source.path != "html.rs") {
            complain("gives another type the method of `SafeHtml`", position);
        }
        for position in
            source.positions("fill (").into_iter().filter(|position| ![".", "fn"].contains(&source.before(*position)))
        {
            if source.tokens[position + 2].string.is_none() {
                complain("fills a template that does not stand in the code", position);
            }
        }
        for position in source.positions(":: < SafeHtml >") {
            complain("reads `SafeHtml` that is no part of page data", position);
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    assert_eq!(taken, 11, "attributes that take markup");
}

#[test]
fn no_file_is_too_long_to_read_in_one_sitting() {
    let long: Vec<String> = files("src", ".rs")
        .into_iter()
        .map(|path| (read(&format!("src/{path}")).lines().count(), path))
        .filter(|(lines, _)| *lines > LONGEST)
        .map(|(lines, path)| format!("src/{path} has {lines} lines"))
        .collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}
