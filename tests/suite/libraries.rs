//! Every library is compiled only once, whichever command needs it.

use crate::rendered::ROOT;
use std::collections::BTreeSet;
use std::process::Command;

/// The libraries that some packages depend on, each with its version and its features.
fn libraries(arguments: &[&str]) -> BTreeSet<String> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["tree", "--locked", "--offline", "--prefix", "none", "--format", "{p} [{f}]"]).args(arguments);
    let output = cargo.current_dir(ROOT).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines = String::from_utf8(output.stdout).unwrap();
    lines.lines().map(|line| line.trim_end_matches(" (*)").replace(" (proc-macro)", "")).collect()
}

/// The name and the version of a library, without its features.
fn name(library: &str) -> &str {
    library.split(" [").next().unwrap()
}

#[test]
fn the_applications_libraries_have_the_same_features_for_cargo_xtask_and_for_the_tests() {
    let application = libraries(&["--package", "kiosque", "--features", "kiosque/ssr", "--edges", "normal,build"]);
    let application: BTreeSet<&str> = application.iter().map(|library| name(library)).collect();
    let xtask = libraries(&["--package", "xtask", "--edges", "normal,build"]);
    let tests = libraries(&["--workspace", "--features", "kiosque/ssr", "--edges", "normal,build,dev"]);
    let is_shared = |library: &&String| application.contains(name(library)) && !tests.contains(*library);
    let twice: Vec<&String> = xtask.iter().filter(is_shared).collect();
    let others: Vec<&String> =
        tests.iter().filter(|other| twice.iter().any(|library| name(library) == name(other))).collect();
    assert!(
        twice.is_empty(),
        "these are compiled twice: crates/library-features lacks what the tests add\nxtask {twice:#?}\ntests {others:#?}"
    );
}
