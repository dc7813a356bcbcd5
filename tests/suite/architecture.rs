//! The map of the site holds: who may use whom, what no room may do, and what every file has.

use crate::rendered::{ROOT, read};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

/// What a room may use.
enum Uses {
    Nothing,
    Only(&'static [&'static str]),
    Pure,
    AllAbove,
    AllAboveBut(&'static str),
}

/// The rooms in reading order, and what each may use. The documentation of `src/lib.rs` says the same in words.
const ROOMS: [(&str, Uses); 16] = [
    ("catalogue", Uses::Nothing),
    ("routes", Uses::Only(&["catalogue"])),
    ("listing", Uses::Only(&["catalogue", "routes", "page_data"])),
    ("search", Uses::Nothing),
    ("donation", Uses::Only(&["catalogue"])),
    ("citation", Uses::Only(&["catalogue", "text"])),
    ("markdown", Uses::Only(&["catalogue", "routes"])),
    ("text", Uses::Pure),
    ("page_data", Uses::Pure),
    ("platform", Uses::Nothing),
    ("loading", Uses::Only(&["page_data", "listing", "search", "text", "platform"])),
    ("components", Uses::AllAboveBut("loading")),
    ("pages", Uses::AllAbove),
    ("app", Uses::AllAbove),
    ("prerender", Uses::AllAbove),
    ("gallery", Uses::AllAbove),
];

/// The rooms that need neither a browser nor a network: those before this one.
const FIRST_IMPURE: &str = "platform";

/// What the room at that place of [`ROOMS`] may use.
fn allowed(place: usize) -> BTreeSet<&'static str> {
    let before = |end: usize| ROOMS[..end].iter().map(|(name, _)| *name);
    match ROOMS[place].1 {
        Uses::Nothing => BTreeSet::new(),
        Uses::Only(rooms) => rooms.iter().copied().collect(),
        Uses::Pure => before(ROOMS.iter().position(|(name, _)| *name == FIRST_IMPURE).unwrap()).collect(),
        Uses::AllAbove => before(place).collect(),
        Uses::AllAboveBut(but) => before(place).filter(|room| *room != but).collect(),
    }
}

/// How long a file may get before it is two.
const LONGEST: usize = 400;

/// Every Rust file of `src`, by its path below it, with its code: comments are blank, strings are as they stand.
fn sources() -> BTreeMap<String, String> {
    files("src", ".rs").into_iter().map(|path| (path.clone(), code(&read(&format!("src/{path}"))))).collect()
}

/// The paths below a folder of the project that end so, in order.
pub fn files(folder: &str, ending: &str) -> Vec<String> {
    fn visit(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { visit(&path, found) } else { found.push(path) }
        }
    }
    let folder = Path::new(ROOT).join(folder);
    let mut found = Vec::new();
    visit(&folder, &mut found);
    let paths = found.iter().map(|path| path.strip_prefix(&folder).unwrap().to_str().unwrap().replace('\\', "/"));
    let mut paths: Vec<String> = paths.filter(|path| path.ends_with(ending)).collect();
    paths.sort();
    paths
}

/// Rust without its comments; lines stay where they are.
fn code(text: &str) -> String {
    let mut output = String::new();
    let mut rest = text;
    while let Some(char) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            let length = rest.find("*/").map_or(rest.len(), |end| end + 2);
            output.extend(rest[..length].chars().filter(|char| *char == '\n'));
            length
        } else {
            let length = literal(rest).unwrap_or(char.len_utf8());
            output.push_str(&rest[..length]);
            length
        };
        rest = &rest[length..];
    }
    output
}

/// The length of the string or character that a piece of Rust begins with.
fn literal(text: &str) -> Option<usize> {
    if let Some(raw) = text.strip_prefix('r') {
        let hashes = raw.bytes().take_while(|byte| *byte == b'#').count();
        let inner = raw[hashes..].strip_prefix('"')?;
        let end = format!("\"{}", "#".repeat(hashes));
        return inner.find(&end).map(|length| text.len() - inner.len() + length + end.len());
    }
    if let Some(inner) = text.strip_prefix('\'') {
        // One character or one escape; anything else is a lifetime.
        let length = match inner.strip_prefix('\\') {
            Some(escape) => 2 + escape.char_indices().skip(1).find(|(_, char)| *char == '\'')?.0,
            None => 1 + inner.chars().next()?.len_utf8(),
        };
        return text.get(length..).is_some_and(|rest| rest.starts_with('\'')).then_some(length + 1);
    }
    let inner = text.strip_prefix('"')?;
    let mut is_escaped = false;
    for (place, char) in inner.char_indices() {
        match char {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '"' => return Some(place + 2),
            _ => {}
        }
    }
    None
}

/// The texts in a piece of Rust, each with its line.
pub fn strings(code: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let (mut rest, mut line) = (code, 1);
    let mut before = ' ';
    while let Some(char) = rest.chars().next() {
        let is_word = before.is_alphanumeric() || before == '_';
        let length = literal(rest).filter(|_| char != 'r' || !is_word);
        if let Some(length) = length.filter(|_| char != '\'') {
            let inner = rest[..length].trim_start_matches('r').trim_matches('#');
            found.push((line, unescape(&inner[1..inner.len() - 1])));
        }
        let length = length.unwrap_or(char.len_utf8());
        line += rest[..length].matches('\n').count();
        before = rest[..length].chars().last().unwrap();
        rest = &rest[length..];
    }
    found
}

/// The text that a literal stands for, as far as our sources write escapes.
fn unescape(text: &str) -> String {
    let mut output = String::new();
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        if char != '\\' {
            output.push(char);
            continue;
        }
        match chars.next() {
            Some('n') => output.push('\n'),
            Some('t') => output.push('\t'),
            Some('u') => {
                let digits: String =
                    chars.by_ref().skip_while(|char| *char == '{').take_while(|char| *char != '}').collect();
                output.extend(u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32));
            }
            Some('\n') => while chars.next_if(|char| char.is_whitespace()).is_some() {},
            Some(other) => output.push(other),
            None => {}
        }
    }
    output
}

/// The room of a file below `src`: `catalogue` of `catalogue/date.rs`.
fn room(path: &str) -> &str {
    path.split(['/', '.']).next().unwrap()
}

/// The rooms that a piece of code names after `crate::`, braces included.
fn rooms_used(code: &str) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    for (place, _) in code.match_indices("crate::") {
        if code[..place].ends_with(|char: char| char.is_alphanumeric() || char == '_' || char == '$') {
            continue;
        }
        let after = &code[place + "crate::".len()..];
        let word =
            |text: &str| text.chars().take_while(|char| char.is_alphanumeric() || *char == '_').collect::<String>();
        match after.trim_start().strip_prefix('{') {
            None => used.extend([word(after)]),
            Some(list) => {
                let (mut depth, mut is_start) = (0, true);
                for (place, char) in list.char_indices() {
                    match char {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => is_start = true,
                        char if is_start && !char.is_whitespace() => {
                            used.insert(word(&list[place..]));
                            is_start = false;
                        }
                        _ => {}
                    }
                }
            }
        }
    }
    used
}

/// The map in the documentation of `src/lib.rs`: each room, and the words for what it may use.
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
fn the_documentation_of_the_map_and_the_rule_that_is_checked_say_the_same() {
    let map = map();
    let names: Vec<&str> = map.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ROOMS.iter().map(|(name, _)| *name).collect::<Vec<_>>());
    for ((name, documented), (_, checked)) in map.iter().zip(&ROOMS) {
        let list = |rooms: &[&str]| rooms.iter().map(|room| format!("`{room}`")).collect::<Vec<_>>().join(", ");
        let checked = match checked {
            Uses::Nothing => "nothing of ours".to_owned(),
            Uses::Only(rooms) => list(rooms),
            Uses::Pure => "the pure rooms".to_owned(),
            Uses::AllAbove => "all above".to_owned(),
            Uses::AllAboveBut(room) => format!("all above but `{room}`"),
        };
        assert_eq!(documented, &checked, "{name}");
    }
}

#[test]
fn every_room_of_the_map_is_there_and_every_room_is_on_the_map() {
    let named: BTreeSet<&str> = ROOMS.iter().map(|(name, _)| *name).collect();
    let mut public: BTreeSet<String> = BTreeSet::new();
    for line in code(&read("src/lib.rs")).lines() {
        if let Some(name) = line.trim().strip_prefix("pub mod ") {
            public.insert(name.trim_end_matches(';').to_owned());
        }
    }
    assert_eq!(public.iter().map(String::as_str).collect::<BTreeSet<_>>(), named, "in src/lib.rs");
    let sources = sources();
    let files: BTreeSet<&str> =
        sources.keys().map(|path| room(path)).filter(|room| !["lib", "main"].contains(room)).collect();
    assert_eq!(files, named, "among the files of src");
    for (name, _) in ROOMS {
        let text = read(&format!("src/{name}.rs"));
        assert!(text.starts_with("//! "), "src/{name}.rs does not say what the room is for");
    }
}

#[test]
fn no_room_uses_what_stands_after_it() {
    let mut problems = Vec::new();
    for (path, code) in sources() {
        let own = room(&path);
        let Some(place) = ROOMS.iter().position(|(name, _)| *name == own) else { continue };
        let allowed = allowed(place);
        for used in rooms_used(&code) {
            if used != own && !allowed.contains(used.as_str()) {
                problems.push(format!(
                    "src/{path} uses {used}; {own} may use {}",
                    allowed.iter().copied().collect::<Vec<_>>().join(", ")
                ));
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn only_the_platform_touches_the_browser() {
    const DOORS: [&str; 20] = [
        "web_sys",
        "js_sys",
        "gloo_net",
        "gloo_timers",
        "wasm_bindgen",
        "window(",
        "document(",
        "set_timeout",
        "set_interval",
        "request_animation_frame",
        "window_event_listener",
        "local_storage",
        "set_inner_html",
        "set_outer_html",
        "insert_adjacent_html",
        "set_text_content(",
        "queue_microtask",
        "console_log",
        "logging::log",
        "request_idle_callback",
    ];
    // A live text replaces the content of its own element, which it holds already; the way in is called by the loader.
    const ALLOWED: [(&str, &str); 2] = [("components/live_text.rs", "set_text_content("), ("main.rs", "wasm_bindgen")];
    let mut problems = Vec::new();
    for (path, code) in sources() {
        if room(&path) == "platform" {
            continue;
        }
        for door in DOORS {
            for (place, _) in code.match_indices(door) {
                let before = code[..place].chars().next_back().unwrap_or(' ');
                let is_other =
                    before.is_alphanumeric() || matches!(before, '_' | '"') || (before == '.' && door.ends_with('('));
                let is_ours = door == "document(" && (code[..place].ends_with("fn ") || code[..place].ends_with("::"));
                let is_method = door == "set_text_content(" || door.starts_with("set_") || door.starts_with("insert_");
                if (!is_other || (is_method && before == '.')) && !is_ours && !ALLOWED.contains(&(path.as_str(), door))
                {
                    let line = code[..place].matches('\n').count() + 1;
                    problems.push(format!("src/{path}:{line} {door}"));
                }
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn nothing_from_outside_can_make_the_program_panic() {
    const PANICS: [&str; 12] = [
        ".unwrap()",
        ".expect(",
        ".unwrap_err()",
        ".expect_err(",
        "panic!",
        "todo!",
        "unimplemented!",
        "unreachable!",
        "assert!",
        "assert_eq!",
        "unsafe ",
        "process::exit",
    ];
    const LINTS: [&str; 8] = [
        "unwrap_used",
        "expect_used",
        "indexing_slicing",
        "clippy::panic",
        "string_slice",
        "unsafe_code",
        "clippy::all",
        "warnings",
    ];
    let mut problems = Vec::new();
    for (path, code) in sources() {
        for (line, text) in code.lines().enumerate() {
            let found = PANICS.iter().filter(|panic| text.contains(**panic));
            problems.extend(found.map(|panic| format!("src/{path}:{} {panic}", line + 1)));
            let is_opt_out = text.contains("allow(") || text.contains("expect(");
            let found = LINTS.iter().filter(|lint| is_opt_out && text.contains(**lint));
            problems.extend(found.map(|lint| format!("src/{path}:{} opts out of {lint}", line + 1)));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn markup_is_taken_as_it_is_only_where_the_data_are_documented_as_safe() {
    const ALLOWED: [&str; 3] = ["pages/entry.rs", "pages/prose.rs", "pages/support.rs"];
    for (path, code) in sources() {
        assert!(!code.contains("inner_html=") || ALLOWED.contains(&path.as_str()), "src/{path}");
    }
    let data = read("src/page_data.rs");
    for page in ["EntryPage", "ProsePage", "SupportPage"] {
        let (_, after) = data.split_once(&format!("pub struct {page} {{")).unwrap();
        let fields = after.split_once("\n}").unwrap().0;
        let (before, _) = fields.split_once("pub body:").unwrap();
        let comment = before.rsplit("pub ").next().unwrap().to_lowercase();
        assert!(comment.contains("safe html"), "{page}: {comment}");
    }
}

#[test]
fn the_words_of_the_interface_stand_where_they_are_looked_for() {
    // Words that are data of a room rather than words of the interface: letters to compare, the style of a citation, examples.
    const ALLOWED: [&str; 6] = ["text", "components", "pages", "citation", "search", "gallery"];
    let is_french = |text: &str| {
        text.contains(|char: char| "àâçéèêëîïôùûœÀÂÇÉÈÊÎÔÙŒ’«»".contains(char)) && text.chars().count() > 2
    };
    let mut problems = Vec::new();
    for (path, code) in sources() {
        if !ALLOWED.contains(&room(&path)) {
            let french = strings(&code).into_iter().filter(|(_, text)| is_french(text) && !is_english(text));
            problems.extend(french.map(|(line, text)| format!("src/{path}:{line} {text:?}")));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// Reports for editors of a catalogue are in English and use typographic apostrophes.
fn is_english(text: &str) -> bool {
    const WORDS: [&str; 8] = ["the", "is", "of", "a", "an", "found", "expected", "there"];
    text.split(|char: char| !char.is_alphabetic()).any(|word| WORDS.contains(&word.to_lowercase().as_str()))
}

#[test]
fn no_file_grows_beyond_what_one_reads_at_a_sitting() {
    let long: Vec<String> = files("src", ".rs")
        .into_iter()
        .map(|path| (read(&format!("src/{path}")).lines().count(), path))
        .filter(|(lines, _)| *lines > LONGEST)
        .map(|(lines, path)| format!("src/{path} has {lines} lines"))
        .collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn every_component_says_what_it_is_and_what_each_of_its_properties_means() {
    let mut count = 0;
    for path in files("src", ".rs") {
        let text = read(&format!("src/{path}"));
        for (place, _) in text.match_indices("#[component]") {
            count += 1;
            let before = text[..place].trim_end().lines().last().unwrap_or_default();
            let name: String =
                text[place..].split("fn ").nth(1).unwrap().chars().take_while(|char| *char != '(').collect();
            assert!(before.starts_with("///"), "src/{path}: {name} does not say what it is");
            let properties = text[place..].split_once('(').unwrap().1.split(") -> impl").next().unwrap();
            let mut is_said = false;
            for line in properties.lines().map(str::trim).filter(|line| !line.is_empty()) {
                match line {
                    line if line.starts_with("///") => is_said = true,
                    line if line.starts_with("#[") => {}
                    line => assert!(std::mem::take(&mut is_said), "src/{path}: {name} does not say what `{line}` is"),
                }
            }
        }
    }
    assert!(count > 15, "{count} components");
}

#[test]
fn a_part_of_pages_is_one_file_one_component_one_name() {
    let listed = read("src/components.rs");
    for path in files("src/components", ".rs") {
        let name = path.trim_end_matches(".rs");
        let camel: String = name.split('_').map(|word| word[..1].to_uppercase() + &word[1..]).collect();
        let text = read(&format!("src/components/{path}"));
        if text.contains("#[component]") {
            assert!(text.contains(&format!("pub fn {camel}(")), "src/components/{path} does not hold {camel}");
            assert!(listed.contains(&format!("pub use {name}::{camel};")), "src/components.rs does not list {camel}");
        }
    }
}

/// Keeps the reader of sources honest.
mod reader {
    use super::*;

    #[test]
    fn comments_are_not_code_and_strings_are() {
        let text = "let a = \"// no comment\"; // crate::pages\n/* crate::app */ let b = 'a'; fn f<'a>(x: &'a str) {}";
        let code = code(text);
        assert!(code.contains("// no comment") && !code.contains("crate::") && code.contains("fn f<'a>(x: &'a str)"));
    }

    #[test]
    fn nested_imports_are_read() {
        let code = "use crate::{app, loading::{self, policy::{A, B}}, text};\nfn f() { crate::pages::x(); } use crate::routes::Route;";
        let used = rooms_used(code);
        assert_eq!(used.iter().map(String::as_str).collect::<Vec<_>>(), ["app", "loading", "pages", "routes", "text"]);
    }

    #[test]
    fn strings_are_read_with_their_escapes() {
        let code = "a(\"l\\u{a0}x\", r#\"raw \"quoted\"\"#, '\"', \"b\\n\");\nf(\"c\\\n   d\")";
        let found: Vec<String> = strings(code).into_iter().map(|(_, text)| text).collect();
        assert_eq!(found, ["l\u{a0}x", "raw \"quoted\"", "b\n", "cd"]);
    }
}
