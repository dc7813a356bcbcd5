//! The JSON-LD of every page, checked against schema.org's vocabulary by TypeScript, with the types of schema-dts: a
//! property that its type does not have is an error there, and so is a value that the property does not take.

use crate::{files, site};
use serde_json::Value;
use std::collections::BTreeSet;
use std::env;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use test_hosts::setting;

/// The blocks of the pages in a folder.
fn blocks(folder: &Path) -> BTreeSet<String> {
    const START: &str = "<script type=\"application/ld+json\">";
    let pages = files(folder, ".html").into_iter().map(|path| fs::read_to_string(folder.join(path)).unwrap());
    let block = |page: String| Some(page.split_once(START)?.1.split_once("</script>")?.0.to_owned());
    pages.filter_map(block).collect()
}

/// Leaves out what says how an action is asked for: its types stand apart, and only at the top of a block.
fn without_inputs(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let fields = fields.into_iter().filter(|(name, _)| !name.ends_with("-input"));
            fields.map(|(name, value)| (name, without_inputs(value))).collect()
        }
        Value::Array(items) => items.into_iter().map(without_inputs).collect(),
        value => value,
    }
}

/// What TypeScript says of these blocks; nothing if it is content.
fn judgement(name: &str, blocks: &BTreeSet<String>) -> String {
    if let Ok(problem) = env::var("KIOSQUE_SCHEMA_TYPES_PROBLEM") {
        panic!("{problem}");
    }
    let tools = setting("KIOSQUE_SCHEMA_TYPES");
    let mut code = format!("import type {{ Graph, Thing, WithContext }} from \"{tools}/node_modules/schema-dts\";\n");
    for (number, block) in blocks.iter().enumerate() {
        let value: Value = serde_json::from_str(block).unwrap_or_else(|error| panic!("{error}: {block}"));
        let kind = if value.get("@graph").is_some() { "Graph" } else { "WithContext<Thing>" };
        writeln!(code, "export const block{number}: {kind} = {};", without_inputs(value)).unwrap();
    }
    let folder = env::temp_dir().join(format!("kiosque-schema-{name}-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("blocks.ts"), code).unwrap();
    let mut check = Command::new(setting("KIOSQUE_NODE"));
    check.arg(format!("{tools}/node_modules/typescript/bin/tsc")).current_dir(&folder);
    check.args(["--noEmit", "--strict", "--skipLibCheck", "--moduleResolution", "bundler", "--module", "esnext"]);
    let output = check.arg("blocks.ts").output().unwrap();
    let _ = fs::remove_dir_all(&folder);
    assert!(output.status.success() != output.stdout.starts_with(b"blocks.ts"), "TypeScript does not run: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn what_search_engines_read_is_in_schema_orgs_vocabulary() {
    let kinds = env::temp_dir().join(format!("kiosque-kinds-{}", std::process::id()));
    let mut render = Command::new(setting("KIOSQUE_XTASK"));
    render.args(["render", "--precompress", "none", "--base-url", "https://example.org/dossiers/ia/"]);
    render.args(["--catalogue", "tests/fixtures/kinds.json", "--out"]).arg(&kinds);
    let is_rendered = render.stdout(Stdio::null()).status().unwrap().success();
    let mut all = if is_rendered { blocks(&kinds) } else { BTreeSet::new() };
    let _ = fs::remove_dir_all(&kinds);
    assert!(all.len() > 15, "the site with an entry of every kind says too little: {all:#?}");
    all.extend(blocks(&site()));
    let errors = judgement("site", &all);
    assert!(errors.is_empty(), "{errors}");
}

#[test]
fn a_property_of_another_type_is_noticed() {
    let wrong = r#"{"@context":"https://schema.org","@type":"Report","name":"Une étude","isbn":"978-2-07-036822-8"}"#;
    let errors = judgement("wrong", &BTreeSet::from([wrong.to_owned()]));
    assert!(errors.contains("isbn"), "{errors}");
}
