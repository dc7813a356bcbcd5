//! The loader: how its parts fit together, and what each part does, run by Node.js with stand-ins for the browser.
//!
//! Node.js rather than a JavaScript engine among our libraries: axe-core comes from npm, so Node.js is here anyway. The
//! journeys test the loader in real browsers.

use crate::{
    rendered::{OWN_SITE, ROOT, read},
    source::files,
};
use kiosque::{
    prerender::scripts::{self, EARLY, LOADER_PARTS, literal},
    text,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    process::Command,
};

/// A script without comments and string contents.
fn code(script: &str) -> String {
    let lines = script.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.map(|line| line.split('"').step_by(2).collect::<Vec<_>>().join("\"\"") + "\n").collect()
}

/// The names that a part declares at the top level, for itself and for later parts.
fn declared(script: &str) -> BTreeSet<String> {
    let code = code(script);
    let lines = code.lines().filter_map(|line| line.strip_prefix("const ").or_else(|| line.strip_prefix("let ")));
    let names = lines.flat_map(|line| {
        let names = line.split(['=', ';']).next().unwrap();
        names.split(|char: char| !is_of_name(char)).filter(|name| !name.is_empty())
    });
    names.map(str::to_owned).collect()
}

/// The names that a script uses. A name after a dot is a property, and does not count.
fn used(script: &str) -> BTreeSet<String> {
    let code = code(script).replace("...", " ");
    let mut names = BTreeSet::new();
    let mut before = ' ';
    for word in code.split_inclusive(|char: char| !is_of_name(char)) {
        let name = word.trim_end_matches(|char: char| !is_of_name(char));
        if before != '.' && !name.is_empty() {
            names.insert(name.to_owned());
        }
        before = word.chars().next_back().unwrap();
    }
    names
}

fn is_of_name(char: char) -> bool {
    char.is_alphanumeric() || char == '_'
}

/// The needs in a part's header: each name, with the part that declares it.
fn needs(script: &str) -> BTreeMap<String, String> {
    let head = script.split("\n\n").next().unwrap().replace("\n// ", " ");
    let said = head.split_once(" Needs ").map(|(_, said)| said.trim_end_matches('.')).unwrap();
    let mut needs = BTreeMap::new();
    let mut names: Vec<&str> = Vec::new();
    for word in said.split([' ', ',']).filter(|word| !["", "and", "from", "nothing"].contains(word)) {
        match word.strip_suffix(".js") {
            Some(part) => needs.extend(names.drain(..).map(|name| (name.to_owned(), part.to_owned()))),
            None => names.push(word),
        }
    }
    assert!(names.is_empty(), "no part is named for {names:?}");
    needs
}

#[test]
fn each_job_of_the_loader_is_a_file_of_its_own() {
    let mut parts: Vec<String> = LOADER_PARTS.iter().map(|(name, _)| format!("{name}.js")).collect();
    parts.sort();
    assert_eq!(parts, files("src/prerender/loader", ".js"));
    for (name, script) in LOADER_PARTS {
        let title = script.split_once(": ").map(|(title, _)| title.to_lowercase());
        assert_eq!(title, Some(format!("// {name}")), "{name}.js does not begin with what it is for");
    }
}

#[test]
fn each_part_of_the_loader_names_what_it_needs_from_earlier_parts() {
    let mut before: BTreeMap<String, String> = BTreeMap::new();
    let everything: BTreeSet<String> = LOADER_PARTS.iter().flat_map(|(_, script)| declared(script)).collect();
    for (name, script) in LOADER_PARTS {
        let own = declared(script);
        let others = used(script).into_iter().filter(|used| everything.contains(used) && !own.contains(used));
        let needed: BTreeMap<String, String> = others
            .map(|other| {
                let part = before.get(&other).unwrap_or_else(|| panic!("{name}.js uses {other}, which comes later"));
                (other, part.clone())
            })
            .collect();
        assert_eq!(needs(script), needed, "what {name}.js says that it needs, and what it uses");
        for own in own {
            let other = before.insert(own.clone(), name.to_owned());
            assert_eq!(other, None, "{own} of {name}.js is declared before");
        }
    }
}

#[test]
fn the_parts_of_the_loader_are_read_as_they_are_written() {
    let script = "// A: b.\n// Needs x and y from p.js, z\n// from q.js.\n\n\
                  const a = x.b(\"c\");\nlet { d, e } = ...y;\n  const f = z;\n";
    let set = |names: &str| names.split(' ').map(str::to_owned).collect::<BTreeSet<_>>();
    assert_eq!(declared(script), set("a d e"));
    assert_eq!(used(script), set("a const d e f let x y z"));
    let needs: Vec<(String, String)> = needs(script).into_iter().collect();
    assert_eq!(needs, [("x", "p"), ("y", "p"), ("z", "q")].map(|(name, part)| (name.to_owned(), part.to_owned())));
}

#[test]
fn the_sites_loader_has_the_words_of_the_interface_and_no_comments() {
    let loader = loader();
    assert_eq!(OWN_SITE.text(&OWN_SITE.shell.loader().path), loader);
    assert_eq!(loader.matches(&literal(text::NOT_STARTED)).count(), 1);
    for name in ["text", "bundle"] {
        assert!(!used(&loader).contains(name), "{name} is not filled in");
    }
    for file in OWN_SITE.shell.application().files().chain([OWN_SITE.shell.on_demand().path.as_str()]) {
        assert!(loader.contains(&literal(&["../", file].concat())), "{file} is not fetched");
    }
    assert!(!loader.contains(['\n', '\r']) && !loader.contains("//") && !loader.contains("  "));
}

/// A script without comments, and without blanks outside strings.
fn without_blanks(script: &str) -> String {
    let lines: String = script.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let pieces = lines.split('"').enumerate().map(|(index, piece)| match index % 2 {
        0 => piece.split_whitespace().collect(),
        _ => piece.to_owned(),
    });
    pieces.collect::<Vec<_>>().join("\"")
}

#[test]
fn nothing_but_comments_and_blanks_is_taken_out_of_a_script() {
    let is_literal = |name: &str| loader().contains(name);
    assert!(!is_literal("bundle."));
    for (name, part) in LOADER_PARTS.iter().filter(|(_, part)| !part.contains("bundle.") && !part.contains("text.")) {
        assert!(without_blanks(&loader()).contains(&without_blanks(part)), "{name}.js");
    }
    assert_eq!(without_blanks(&EARLY), without_blanks(&read("src/prerender/early.js")));
}

#[test]
fn strings_in_a_script_are_escaped() {
    assert_eq!(literal("a “b” \"c\" \\ \n d"), r#""a “b” \"c\" \\ \n d""#);
}

/// The loader of the site.
fn loader() -> String {
    scripts::loader(OWN_SITE.shell.application(), &OWN_SITE.shell.on_demand().path)
}

/// Runs a file of `tests/suite/loader` with Node.js.
#[track_caller]
fn run(job: &str) {
    if let Ok(problem) = env::var("KIOSQUE_NODE_PROBLEM") {
        panic!("{problem}");
    }
    let mut node = Command::new(env::var("KIOSQUE_NODE").unwrap_or_else(|_| "node".to_owned()));
    node.args(["--test", &format!("{ROOT}/tests/suite/loader/{job}.js")]);
    // The scripts as pages contain them, and the message of one of them.
    node.env("EARLY", &*EARLY).env("LOADER", loader()).env("NOT_STARTED", text::NOT_STARTED);
    let output = node.output().unwrap_or_else(|error| panic!("these tests are run by Node.js: {error}"));
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{told}{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn settings_are_shown_followed_and_kept() {
    run("settings");
}

#[test]
fn the_shortcut_leads_to_the_search_unless_it_is_switched_off() {
    run("shortcut");
}

#[test]
fn only_the_devices_own_voices_for_the_language_of_the_page_count() {
    run("voice");
}

#[test]
fn what_the_visitor_did_before_the_start_is_replayed() {
    run("replay");
}

#[test]
fn a_page_changed_by_others_is_restored_as_it_was_sent() {
    run("repair");
}

#[test]
fn a_dead_application_gives_the_page_back() {
    run("fallback");
}

#[test]
fn the_application_starts_once_when_the_page_is_idle_or_reached_for() {
    run("start");
}

#[test]
fn a_page_knows_before_its_first_paint_that_scripts_run_and_how_it_looks() {
    run("early");
}

#[test]
fn the_joined_loader_runs_and_leaves_nothing_behind() {
    run("joined");
}
