//! Removes what browsers do not need from the application's files: function names in WebAssembly, comments in
//! JavaScript, and long names: for what the two exchange, and for the custom properties of the style sheets.
//!
//! `target/trunk` keeps them, for tools that show what weighs how much.

pub mod styles;

use anyhow::{Context, Result};
use std::collections::HashMap;
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{ImportSection, Module, RawSection};
use wasmparser::{ImportSectionReader, Parser, Payload};

/// The application's module and the script that wasm-bindgen wrote for it.
///
/// The module loses its custom sections, which tools read and browsers skip: names of functions (more than half of
/// the file), its producers, its target features. The script loses comments on lines of their own, indentation and
/// empty lines, and gets a hint that all of it is used. The module's imports from the script are called `a`, `b`,
/// `c`, …: wasm-bindgen's names each end in a digest, which does not compress; and the script is called `a`, since
/// the module repeats its name for each import.
///
/// # Errors
/// When the module is not WebAssembly.
pub fn application(module: &[u8], script: &str) -> Result<(Vec<u8>, String)> {
    let mut script = self::script(script);
    let mut trimmed = Module::new();
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::CustomSection(_) => {}
            Payload::ImportSection(imports) => {
                let names = short_names(&imports, &script)?;
                trimmed.section(&renamed(&imports, &names)?);
                script = with_names(&script, &names).replace(SCRIPT_ITSELF, SHORT);
            }
            other => {
                keep(&mut trimmed, module, &other)?;
            }
        }
    }
    Ok((trimmed.finish(), script))
}

/// A script without comments, with a hint that all of it is used.
pub fn script(script: &str) -> String {
    [ALL_IS_CALLED, &without_comments(script)].concat()
}

/// A chunk without its custom sections.
pub fn module(module: &[u8]) -> Result<Vec<u8>> {
    let mut trimmed = Module::new();
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::CustomSection(_) => {}
            other => keep(&mut trimmed, module, &other)?,
        }
    }
    Ok(trimmed.finish())
}

/// Copies a section as it is.
pub fn keep(trimmed: &mut Module, module: &[u8], section: &Payload<'_>) -> Result<()> {
    if let Some((id, range)) = section.as_section() {
        let (start, end) = (usize::try_from(range.start)?, usize::try_from(range.end)?);
        let data = module.get(start..end).context("the module ends before a section does")?;
        trimmed.section(&RawSection { id, data });
    }
    Ok(())
}

/// The script with its own imports changed, and nothing else.
pub fn with_imports(script: &str, change: impl Fn(&str) -> String) -> String {
    let changed = |line: &str| match line.starts_with("import ") {
        true => change(line),
        false => line.to_owned(),
    };
    script.lines().map(|line| changed(line) + "\n").collect()
}

/// Makes the browser compile the whole script on arrival, not function by function during a visitor's first click
/// ([explicit compile hints](https://v8.dev/blog/explicit-compile-hints), supported by Chromium from 136 on).
const ALL_IS_CALLED: &str = "//# allFunctionsCalledOnLoad\n";

/// The script's name in the module's imports.
const SCRIPT_ITSELF: &str = "./kiosque_bg.js";
const SHORT: &str = "a";

/// The separator between a function's name and the rest, where the script lists what the module imports.
const LENT: &str = ": function";

/// Short names for the functions that the module imports; whatever the script calls otherwise keeps its name.
fn short_names<'a>(imports: &ImportSectionReader<'a>, script: &str) -> Result<HashMap<&'a str, String>> {
    let lent: Vec<&str> = script.lines().filter_map(|line| Some(line.split_once(LENT)?.0)).collect();
    let mut names = HashMap::new();
    for import in imports.clone().into_imports() {
        let name = import?.name;
        if lent.contains(&name) {
            let number = names.len();
            names.entry(name).or_insert_with(|| letters(number));
        }
    }
    Ok(names)
}

/// `a` to `z`, then `ba`, `bb`, …
fn letters(number: usize) -> String {
    let last = char::from(b'a' + u8::try_from(number % 26).unwrap_or_default());
    let before = if number < 26 { String::new() } else { letters(number / 26) };
    format!("{before}{last}")
}

/// The import section with the short names.
fn renamed(imports: &ImportSectionReader<'_>, names: &HashMap<&str, String>) -> Result<ImportSection> {
    let mut section = ImportSection::new();
    for import in imports.clone().into_imports() {
        let import = import?;
        let name = names.get(import.name).map_or(import.name, String::as_str);
        let module = if import.module == SCRIPT_ITSELF { SHORT } else { import.module };
        section.import(module, name, RoundtripReencoder.entity_type(import.ty)?);
    }
    Ok(section)
}

/// The script with the short names.
fn with_names(script: &str, names: &HashMap<&str, String>) -> String {
    let rename = |line: &str| {
        let lent = line.split_once(LENT).and_then(|(name, rest)| Some((names.get(name)?, rest)));
        lent.map_or_else(|| format!("{line}\n"), |(name, rest)| format!("{name}{LENT}{rest}\n"))
    };
    script.lines().map(rename).collect()
}

/// The script as browsers need it. None of its strings span lines, so it can be processed line by line. (Trunk's
/// minifier does not understand the last line of this script.)
fn without_comments(script: &str) -> String {
    let mut trimmed = String::with_capacity(script.len());
    let mut is_comment = false;
    for line in script.lines().map(str::trim) {
        is_comment |= line.starts_with("/*");
        if is_comment {
            is_comment = !line.ends_with("*/");
        } else if !line.is_empty() && !line.starts_with("//") {
            trimmed.push_str(line);
            trimmed.push('\n');
        }
    }
    trimmed
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;
    use wasm_encoder::{CustomSection, EntityType, ExportKind, ExportSection, TypeSection};

    /// A module with a name section; it imports two functions that the script defines and one that it only passes on.
    fn module() -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        for name in ["__wbg_focus_0123456789abcdef", "greet", "__wbg_blur_fedcba9876543210"] {
            imports.import("./kiosque_bg.js", name, EntityType::Function(0));
        }
        let mut exports = ExportSection::new();
        exports.export("start", ExportKind::Func, 1);
        let names = CustomSection { name: "name".into(), data: b"names of functions".into() };
        Module::new().section(&types).section(&imports).section(&exports).section(&names).clone().finish()
    }

    const SCRIPT: &str = "/**\n * What it does.\n */\nexport function start() {\n    // why\n    wasm.start('http://a');\n\n}\n\
        /* one line */\nconst import0 = {\n    __wbg_blur_fedcba9876543210: function(arg0) {\n        arg0.blur();\n    },\n    \
        __wbg_focus_0123456789abcdef: function() { return handleError(function (arg0) {\n        arg0.focus();\n    }, arguments); },\n    \
        greet: hello,\n};\nconst imports = {\n    \"./kiosque_bg.js\": import0,\n};\nlet a = 1; // stays\n";

    fn imported(module: &[u8]) -> Result<Vec<String>> {
        let mut names = Vec::new();
        for section in Parser::new(0).parse_all(module) {
            if let Payload::ImportSection(imports) = section? {
                for import in imports.into_imports() {
                    let import = import?;
                    names.push([import.module, import.name].join(" "));
                }
            }
        }
        Ok(names)
    }

    fn sections(module: &[u8]) -> Result<Vec<u8>> {
        let sections = Parser::new(0).parse_all(module).map(|section| Ok(section?.as_section().map(|(id, _)| id)));
        sections.filter_map(Result::transpose).collect()
    }

    #[test]
    fn module_and_script_call_each_other_by_the_same_short_names() -> Result<()> {
        let (module, script) = application(&module(), SCRIPT)?;
        assert_eq!(imported(&module)?, ["a a", "a greet", "a b"]);
        assert!(script.contains("\n\"a\": import0,\n"), "{script}");
        assert!(script.contains("\nb: function(arg0) {\narg0.blur();\n"), "{script}");
        assert!(script.contains("\na: function() { return handleError(function (arg0) {\narg0.focus();\n"), "{script}");
        assert!(script.contains("\ngreet: hello,\n"), "{script}");
        Ok(())
    }

    #[test]
    fn a_module_loses_the_names_of_its_functions_and_nothing_else() -> Result<()> {
        let (trimmed, _) = application(&module(), "")?;
        assert_eq!(sections(&module())?, [1, 2, 7, 0]);
        assert_eq!(sections(&trimmed)?, [1, 2, 7]);
        let imports: Vec<String> = imported(&module())?.iter().map(|it| it.replace(SCRIPT_ITSELF, SHORT)).collect();
        assert_eq!(imported(&trimmed)?, imports);
        Ok(())
    }

    #[test]
    fn a_script_loses_what_only_people_read() -> Result<()> {
        let (_, script) = application(&module(), SCRIPT)?;
        let script = script.strip_prefix(ALL_IS_CALLED).context("the browser is not told to compile all of it")?;
        assert!(script.starts_with("export function start() {\nwasm.start('http://a');\n}\nconst import0"), "{script}");
        assert!(script.ends_with("};\nlet a = 1; // stays\n"), "{script}");
        Ok(())
    }

    #[test]
    fn what_is_not_a_module_is_told() {
        for bytes in [&b""[..], b"not a module", b"\0asm\x01\0\0\0\x01\x7f"] {
            assert!(application(bytes, SCRIPT).is_err(), "{bytes:?}");
        }
    }

    #[test]
    fn names_are_short_and_never_the_same() {
        let names: HashSet<_> = (0..1000).map(letters).collect();
        assert_eq!(names.len(), 1000);
        assert_eq!([0, 25, 26, 27, 52].map(letters), ["a", "z", "ba", "bb", "ca"]);
    }
}
