//! What the chunks of pages share in small files: part of the main module instead. A request for each would cost more than its code does
//! there, and with every chunk there could be twice as many.

use crate::trim::keep;
use anyhow::{Context, Result};
use std::collections::{BTreeSet, HashMap};
use std::path::Path;
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{DataCountSection, DataSection, ExportKind, ExportSection, Module};
use wasmparser::{ExportSectionReader, KnownCustom, Name, Parser, Payload};

/// Shared files whose functions take fewer bytes than this are small.
const SMALL: u32 = 850;

/// The chunks that most pages with one begin with. What only others share stays in files.
const OF_PAGES: [&str; 2] = ["home", "listing"];

/// The code section of a file without functions has no more than their number.
const EMPTY: u32 = 1;

/// What the splitter calls the functions that it adds itself end with.
const ADDED: &str = "indirect_call_shim";

/// What the exports begin with that keep functions in the main module.
const EXPORT: &str = "shared-";

/// The names of the functions in those of the splitter's files that a page's chunk shares with others and that are small.
pub fn small(chunks: &HashMap<String, Vec<String>>, folder: &Path) -> Result<BTreeSet<String>> {
    let mut small = BTreeSet::new();
    let is_of_page =
        |file: &String| OF_PAGES.iter().any(|chunk| chunks.get(*chunk).is_some_and(|files| files.contains(file)));
    for file in files(chunks).into_iter().filter(is_of_page) {
        let path = folder.join(&file).with_extension("wasm");
        if path.exists() {
            let module = std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
            if size(&module)? < SMALL {
                small.extend(names(&module)?.into_iter().map(|(_, name)| name.to_owned()));
            }
        }
    }
    small.retain(|name| !name.ends_with(ADDED));
    Ok(small)
}

/// A module that exports these functions besides: the splitter leaves what is exported in the main module.
pub fn exported(module: &[u8], functions: &BTreeSet<String>) -> Result<Vec<u8>> {
    let indices: Vec<u32> =
        names(module)?.into_iter().filter(|(_, name)| functions.contains(*name)).map(|(index, _)| index).collect();
    with_exports(module, |exports| {
        let mut section = kept(exports, "")?;
        for (number, index) in indices.iter().enumerate() {
            section.export(&format!("{EXPORT}{number}"), ExportKind::Func, *index);
        }
        Ok(section)
    })
}

/// The main module without the exports that have done their work, and with the data of the files that hold nothing else. Such a file
/// is removed from the folder and from the list; its name is given.
pub fn with_data(
    main: &[u8],
    chunks: &mut HashMap<String, Vec<String>>,
    folder: &Path,
) -> Result<(Vec<u8>, Vec<String>)> {
    let (mut moved, mut modules) = (Vec::new(), Vec::new());
    for file in files(chunks) {
        let path = folder.join(&file).with_extension("wasm");
        if !path.exists() {
            continue;
        }
        let module = std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        if size(&module)? <= EMPTY {
            std::fs::remove_file(&path)?;
            chunks.values_mut().for_each(|files| files.retain(|other| *other != file));
            moved.push(file);
            modules.push(module);
        }
    }
    let main = with_exports(main, |exports| kept(exports, EXPORT))?;
    Ok((joined(&main, &modules)?, moved))
}

/// A module with the data of others besides, all of which have their places in the same memory.
fn joined(main: &[u8], others: &[Vec<u8>]) -> Result<Vec<u8>> {
    let mut data = DataSection::new();
    let mut whole = Module::new();
    for module in others.iter().map(Vec::as_slice).chain([main]) {
        for payload in Parser::new(0).parse_all(module) {
            if let Payload::DataSection(section) = payload? {
                RoundtripReencoder.parse_data_section(&mut data, section)?;
            }
        }
    }
    for payload in Parser::new(0).parse_all(main) {
        match payload? {
            Payload::DataSection(_) => {
                whole.section(&data);
            }
            Payload::DataCountSection { .. } => {
                whole.section(&DataCountSection { count: data.len() });
            }
            other => keep(&mut whole, main, &other)?,
        }
    }
    Ok(whole.finish())
}

/// The exports whose names do not begin so; all where nothing is named.
fn kept(exports: &ExportSectionReader<'_>, but: &str) -> Result<ExportSection> {
    let mut section = ExportSection::new();
    for export in exports.clone() {
        let export = export?;
        if but.is_empty() || !export.name.starts_with(but) {
            section.export(export.name, RoundtripReencoder.export_kind(export.kind)?, export.index);
        }
    }
    Ok(section)
}

/// A module with another section of exports. All others stay as they are, and where they are: relocations count them.
fn with_exports(module: &[u8], change: impl Fn(&ExportSectionReader<'_>) -> Result<ExportSection>) -> Result<Vec<u8>> {
    let mut changed = Module::new();
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ExportSection(exports) => {
                changed.section(&change(&exports)?);
            }
            other => keep(&mut changed, module, &other)?,
        }
    }
    Ok(changed.finish())
}

/// The files that several chunks share, without ending.
fn files(chunks: &HashMap<String, Vec<String>>) -> BTreeSet<String> {
    let is_shared = |file: &&String| chunks.values().filter(|files| files.contains(file)).count() > 1;
    chunks.values().flatten().filter(is_shared).cloned().collect()
}

/// How many bytes the functions of a module have.
fn size(module: &[u8]) -> Result<u32> {
    for payload in Parser::new(0).parse_all(module) {
        if let Payload::CodeSectionStart { size, .. } = payload? {
            return Ok(size);
        }
    }
    Ok(0)
}

/// The functions of a module that have a name.
fn names(module: &[u8]) -> Result<Vec<(u32, &str)>> {
    let mut named = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        let Payload::CustomSection(section) = payload? else { continue };
        let KnownCustom::Name(names) = section.as_known() else { continue };
        for name in names {
            if let Name::Function(functions) = name? {
                for function in functions {
                    let function = function?;
                    named.push((function.index, function.name));
                }
            }
        }
    }
    Ok(named)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{CodeSection, Function, FunctionSection, NameMap, NameSection, TypeSection};

    /// A module of two functions, of which the first one is exported.
    fn module() -> Vec<u8> {
        let mut module = Module::new();
        let (mut types, mut functions, mut exports, mut code) =
            (TypeSection::new(), FunctionSection::new(), ExportSection::new(), CodeSection::new());
        types.ty().function([], []);
        exports.export("first", ExportKind::Func, 0);
        for _ in 0..2 {
            functions.function(0);
            let mut body = Function::new([]);
            body.instructions().end();
            code.function(&body);
        }
        let (mut names, mut map) = (NameSection::new(), NameMap::new());
        map.append(0, "first");
        map.append(1, "second");
        names.functions(&map);
        module.section(&types).section(&functions).section(&exports).section(&code).section(&names);
        module.finish()
    }

    fn exports(module: &[u8]) -> Result<Vec<(String, u32)>> {
        let mut found = Vec::new();
        for payload in Parser::new(0).parse_all(module) {
            if let Payload::ExportSection(exports) = payload? {
                for export in exports {
                    let export = export?;
                    found.push((export.name.to_owned(), export.index));
                }
            }
        }
        Ok(found)
    }

    #[test]
    fn functions_are_exported_until_the_module_is_split_and_nothing_else_of_it_changes() -> Result<()> {
        let with = exported(&module(), &BTreeSet::from(["second".to_owned(), "third".to_owned()]))?;
        assert_eq!(exports(&with)?, [("first".to_owned(), 0), ("shared-0".to_owned(), 1)]);
        let (without, moved) = with_data(&with, &mut HashMap::new(), Path::new("."))?;
        assert_eq!((without, moved.len()), (module(), 0));
        Ok(())
    }

    #[test]
    fn what_a_small_file_holds_is_told_by_name_if_a_page_shares_it() -> Result<()> {
        let folder = std::env::temp_dir().join(format!("kiosque-shared-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        for file in ["chunk_1.wasm", "split_a.wasm"] {
            std::fs::write(folder.join(file), module())?;
        }
        let found = ["home", "a"].map(|name| {
            let chunks = [(name, ["chunk_1", "split_a"]), ("b", ["chunk_1", "split_b"])];
            let chunks = chunks.map(|(chunk, files)| (chunk.to_owned(), files.map(str::to_owned).to_vec())).into();
            small(&chunks, &folder)
        });
        std::fs::remove_dir_all(&folder)?;
        let [of_page, on_demand] = found;
        assert_eq!(of_page?, BTreeSet::from(["first".to_owned(), "second".to_owned()]));
        assert_eq!(on_demand?, BTreeSet::new());
        Ok(())
    }
}
