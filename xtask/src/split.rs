//! Splits the application into a main module and chunks that are loaded when a page needs them.
//!
//! Trunk knows no chunks ([trunk-rs/trunk#1022](https://github.com/trunk-rs/trunk/issues/1022)), but it calls the
//! `wasm-bindgen` that it finds first on the PATH. There it finds a copy of this program, which splits the compiled
//! module and hands the main one to the real wasm-bindgen. What Trunk does not know of, the chunks and the script that
//! links them, waits in a folder of its own until the bundle is made.
//!
//! `src/pages/chunks.rs` says what goes into which chunk.

mod shared;

use crate::output;
use crate::paths;
use crate::process;
use anyhow::{Context, Result, anyhow, bail};
use serde_json::json;
use std::collections::{BTreeMap, HashMap};
use std::env;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use wasm_split_cli_support::{Options, transform};

/// The environment variable that names the real wasm-bindgen.
const BINDGEN: &str = "KIOSQUE_WASM_BINDGEN";

/// The environment variable that names the folder of the chunks.
const FOLDER: &str = "KIOSQUE_CHUNKS";

/// The script that links chunks to the main module, as the module and its script name it.
pub const LINKER: &str = "linker.js";

/// Which files each chunk consists of: those that it shares with others, and its own.
const LIST: &str = "chunks.json";

/// What the linker keeps a chunk's compiled module with: the loader compiles those of the first page in parallel with
/// the main module.
const LINK: &str = "let compile, chunks;
export const link = (how, begun) => { compile = how; chunks = begun; };
const fetchChunk = (file) => {
const url = new URL(file, import.meta.url);
const module = chunks[url] ??= compile(url);
module.catch(() => { delete chunks[url]; });
return async (imports) => WebAssembly.instantiate(await module, imports);
};
";

/// Has Trunk split what it builds, into `folder`.
pub fn prepare(trunk: &mut Command, bindgen: &Path, folder: &Path) -> Result<()> {
    let programs = paths::tools().join("splitting");
    fs::create_dir_all(&programs)?;
    let program = programs.join("wasm-bindgen").with_extension(env::consts::EXE_EXTENSION);
    let own = env::current_exe().context("cannot tell where xtask is")?;
    // Another Trunk may be using the present one.
    let new = programs.join(format!("new-{}", std::process::id()));
    fs::copy(&own, &new).and_then(|_| fs::rename(&new, &program)).context("cannot copy xtask for Trunk")?;
    trunk.env("PATH", process::path_with([programs])?).env(BINDGEN, bindgen).env(FOLDER, folder);
    Ok(())
}

/// Whether this program was called as `wasm-bindgen`.
pub fn is_wanted() -> bool {
    let program = env::args_os().next().unwrap_or_default();
    Path::new(&program).file_stem() == Some(OsStr::new("wasm-bindgen")) && env::var_os(BINDGEN).is_some()
}

/// What Trunk calls: splits, then has the real wasm-bindgen work on the main module.
pub fn run() -> Result<ExitCode> {
    let bindgen = env::var_os(BINDGEN).context("no wasm-bindgen is named")?;
    let mut arguments: Vec<OsString> = env::args_os().skip(1).collect();
    let is_module = |argument: &OsString| Path::new(argument).extension() == Some(OsStr::new("wasm"));
    let mut real = Command::new(bindgen);
    if let Some(module) = arguments.iter_mut().find(|argument| is_module(argument)) {
        let folder = env::var_os(FOLDER).map(PathBuf::from).context("no folder for the chunks is named")?;
        *module = split(Path::new(&module), &folder)?.into();
        // The chunks use what the linker exports of the main module, by its name.
        real.args(["--keep-lld-exports", "--no-demangle"]);
    }
    let status = real.args(arguments).status().context("cannot run wasm-bindgen")?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Splits a module; gives the path of its main part.
fn split(module: &Path, folder: &Path) -> Result<PathBuf> {
    let bytes = fs::read(module).with_context(|| format!("cannot read {}", module.display()))?;
    let main = folder.with_extension("main.wasm");
    let mut chunks = transform_into(folder, &main, &bytes)?;
    let small = shared::small(&chunks, folder)?;
    if !small.is_empty() {
        chunks = transform_into(folder, &main, &shared::exported(&bytes, &small)?)?;
    }
    let (whole, moved) = shared::with_data(&fs::read(&main)?, &mut chunks, folder)?;
    fs::write(&main, whole)?;
    let linker = folder.join(LINKER);
    let mut script = own_fetches(&without_files(&fs::read_to_string(&linker)?, &moved)?)?;
    let list = named(&chunks);
    for (file, name) in list.values().flatten() {
        // A module without content is not written, and its neighbours are listed more than once.
        if folder.join(file).exists() {
            fs::rename(folder.join(file), folder.join(name))?;
        }
        script = script.replace(&format!("\"./{file}\""), &format!("\"./{name}\""));
    }
    fs::write(&linker, script)?;
    let files = |files: &[(String, String)]| files.iter().map(|(_, name)| name.clone()).collect::<Vec<_>>();
    let list: BTreeMap<_, _> = list.iter().map(|(chunk, named)| (chunk, files(named))).collect();
    fs::write(folder.join(LIST), json!(list).to_string())?;
    Ok(main)
}

/// Has the splitter write a module's chunks into an empty folder; gives the files of each, without ending.
fn transform_into(folder: &Path, main: &Path, module: &[u8]) -> Result<HashMap<String, Vec<String>>> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    let link_name = format!("./{LINKER}");
    let mut options = Options::new(module);
    (options.output_dir, options.main_out_path) = (folder, main);
    (options.link_name, options.main_module) = (&link_name, "./kiosque.js");
    options.target.web();
    let chunks = transform(options).map_err(|error| anyhow!("cannot split the application: {error:#}"))?;
    Ok(chunks.prefetch_map)
}

/// The files of each chunk, by the names that they were given and by the names of the chunks that share them:
/// `listing_panel.wasm`.
fn named(chunks: &HashMap<String, Vec<String>>) -> BTreeMap<&str, Vec<(String, String)>> {
    let name = |file: &str| {
        let mut users: Vec<&str> = chunks
            .iter()
            .filter(|(_, files)| files.iter().any(|other| other == file))
            .map(|(chunk, _)| chunk.as_str())
            .collect();
        users.sort_unstable();
        (format!("{file}.wasm"), format!("{}.wasm", users.join("_")))
    };
    chunks.iter().map(|(chunk, files)| (chunk.as_str(), files.iter().map(|file| name(file)).collect())).collect()
}

/// The linker without some of the files that chunks share.
fn without_files(script: &str, files: &[String]) -> Result<String> {
    let mut script = script.to_owned();
    for file in files {
        let name = format!("__{file}");
        let (before, rest) = script
            .split_once(&format!("const {name} = makeLoad("))
            .with_context(|| format!("the linker does not load {file} in a way that is known here"))?;
        let (_, after) = rest.split_once(", []);\n").context("the linker ends a shared file in an unknown way")?;
        let named = [format!("{name}, "), format!(", {name}]"), format!("[{name}]")];
        let [first, last, only] = named.each_ref().map(String::as_str);
        script = [before, after].concat().replace(first, "").replace(last, "]").replace(only, "[]");
    }
    Ok(script)
}

/// The linker, with our way to fetch a chunk in place of its own, which fails where a host does not say that a file is
/// WebAssembly, and begins only when the main module runs; and without its messages in the console.
fn own_fetches(script: &str) -> Result<String> {
    const BEFORE: &str = "() => {\n    const src = fetch(new URL(";
    const AFTER: &str = ", import.meta.url));";
    const END: &str = "return async (imports) => ";
    let mut pieces = script.split(BEFORE);
    let mut own = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (name, rest) = piece.split_once(AFTER).context("the linker fetches in a way that is not known here")?;
        let (_, rest) = rest.split_once(END).context("the linker makes a chunk in a way that is not known here")?;
        let (_, rest) = rest.split_once(";\n}\n").context("the linker ends a function in an unknown way")?;
        own += &format!("() => fetchChunk({name})\n{rest}");
    }
    // The application tells the visitor, and knows when the page is only being left.
    let own = own.replace("console.error(e);", "");
    let (import, rest) = own.split_once('\n').context("the linker is empty")?;
    if own.contains("fetch(") || !import.starts_with("import") {
        bail!("the linker is not as expected: xtask/src/split.rs must follow wasm_split_cli_support");
    }
    Ok([import, "\n", LINK, rest].concat())
}

/// The chunks of an application.
pub struct Chunks {
    /// The linker and the modules, by name.
    pub files: BTreeMap<String, Vec<u8>>,
    /// The modules of each chunk.
    pub list: BTreeMap<String, Vec<String>>,
}

/// Reads the folder of chunks that Trunk's last build has left.
pub fn read(folder: &Path) -> Result<Chunks> {
    let mut files = BTreeMap::new();
    for file in output::list(folder)? {
        let bytes = fs::read(folder.join(&file)).with_context(|| format!("cannot read the chunk {file}"))?;
        files.insert(file, bytes);
    }
    let list = files.remove(LIST).context("the application was not split")?;
    Ok(Chunks { files, list: serde_json::from_slice(&list).context("the list of chunks is not as expected")? })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A linker as the splitter writes it.
    const WRITTEN: &str = "import { initSync } from \"./kiosque.js\";\n\nfunction makeLoad(fetcher, deps) {console.error(e);}\n\
        const __chunk_1 = makeLoad(() => {\n    const src = fetch(new URL(\"./chunk_1.wasm\", import.meta.url));\n    \
        src.catch(() => {});\n    return async (imports) => (WebAssembly.instantiateStreaming(src, imports));\n}\n, []);\n";

    #[test]
    fn chunks_are_fetched_in_our_way_and_nothing_else_of_the_linker_changes() -> Result<()> {
        let script = own_fetches(WRITTEN)?;
        assert!(script.starts_with("import { initSync } from \"./kiosque.js\";\nlet compile, chunks;\n"), "{script}");
        assert!(script.contains("const __chunk_1 = makeLoad(() => fetchChunk(\"./chunk_1.wasm\")\n, []);"), "{script}");
        assert!(script.contains("function makeLoad(fetcher, deps) {}"), "{script}");
        assert!(!script.contains("instantiateStreaming"), "{script}");
        Ok(())
    }

    #[test]
    fn a_file_that_the_main_module_has_swallowed_is_not_fetched() -> Result<()> {
        let uses = "load(makeLoad(x, [__chunk_1, __chunk_2])); load(makeLoad(y, [__chunk_2, __chunk_1])); load(makeLoad(z, [__chunk_1]));";
        let script = without_files(&format!("{WRITTEN}{uses}"), &["chunk_1".to_owned()])?;
        assert!(!script.contains("__chunk_1"), "{script}");
        assert!(
            script.ends_with("load(makeLoad(x, [__chunk_2])); load(makeLoad(y, [__chunk_2])); load(makeLoad(z, []));"),
            "{script}"
        );
        assert!(without_files(WRITTEN, &["chunk_2".to_owned()]).is_err());
        Ok(())
    }

    #[test]
    fn a_linker_that_is_written_in_another_way_is_refused() {
        for (from, to) in [("const src", "const source"), ("return async", "return"), ("import {", "const {")] {
            assert!(own_fetches(&WRITTEN.replace(from, to)).is_err(), "{from}");
        }
    }

    #[test]
    fn a_file_is_called_by_the_chunks_that_share_it() {
        let chunks = [("panel", vec!["chunk_3", "split_panel"]), ("listing", vec!["chunk_3", "split_listing"])];
        let chunks = chunks.map(|(chunk, files)| (chunk.to_owned(), files.into_iter().map(str::to_owned).collect()));
        let chunks = chunks.into();
        let named = named(&chunks);
        let pair = |file: &str, name: &str| (format!("{file}.wasm"), format!("{name}.wasm"));
        let shared = || pair("chunk_3", "listing_panel");
        let expected = [
            ("listing", vec![shared(), pair("split_listing", "listing")]),
            ("panel", vec![shared(), pair("split_panel", "panel")]),
        ];
        assert_eq!(named.into_iter().collect::<Vec<_>>(), expected);
    }
}
