//! The application: Trunk's output, trimmed and compressed once and kept in `target/bundle` for every render.

use crate::compress::{Effort, Encodings};
use crate::output::{self, Finished, Folder};
use crate::paths;
use crate::process;
use crate::setup::Tools;
use crate::split::{self, Chunks};
use crate::trim;
use anyhow::{Context, Result};
use kiosque::prerender::{Shell, digest};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::{Child, Stdio};
use std::{env, fs};

/// Trunk's page: never shipped, it tells the shell of every page which files make up the application.
const INDEX: &str = "index.html";

/// The application, ready to be written beside pages.
pub struct Bundle {
    pub shell: Shell,
    pub files: Vec<Finished>,
}

/// Starts to compile the application as Trunk will (see `index.html`), while Trunk itself is compiled.
pub fn compile_ahead() -> Result<Child> {
    let mut cargo = process::cargo();
    cargo.args(["build", "--target=wasm32-unknown-unknown", "--release", "--bin", "kiosque", "--features", "hydrate"]);
    cargo.env(FLAGS, flags());
    cargo.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    cargo.spawn().context("cannot run cargo")
}

/// Compiles the application; with unchanged code, cargo and wasm-bindgen take a second or two.
pub fn build(tools: &Tools) -> Result<Bundle> {
    {
        fs::create_dir_all(paths::trunk())?;
        // Trunk works in one folder, where two of them would collide.
        let _lock = output::lock(&paths::trunk())?;
        let mut trunk = tools.trunk(&paths::chunks())?;
        trunk.args(["build", "--release"]).env(FLAGS, flags());
        process::run(&mut trunk, "Building the application", "trunk")?;
        finish()?;
    }
    open()
}

/// Has the linker keep the relocations, which say what uses what: the application is split along them.
pub const RELOCATIONS: &str = "-Clink-arg=--emit-relocs";

/// The environment variable for [`flags`].
const FLAGS: &str = "CARGO_ENCODED_RUSTFLAGS";

/// How to compile the application: with its [`RELOCATIONS`]. The paths of this machine's library sources are kept out of the compiler's messages: visitors do
/// not need them, and the same code then gives the same bytes everywhere.
fn flags() -> String {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(env::home_dir()?.join(".cargo"))).unwrap_or_default();
    let registries = fs::read_dir(home.join("registry/src")).into_iter().flatten().flatten();
    let flags = registries.map(|registry| format!("--remap-path-prefix={}=", registry.path().display()));
    // Cargo's own separator: a path may contain spaces.
    flags.chain([RELOCATIONS.to_owned()]).collect::<Vec<_>>().join("\x1f")
}

/// The application built last.
pub fn open() -> Result<Bundle> {
    let mut files = output::read(&paths::bundle())?;
    let index =
        files.iter().position(|file| file.path == INDEX).map(|index| files.swap_remove(index)).with_context(|| {
            format!("there is no application in {} yet; `cargo xtask build` makes it", paths::shown(&paths::bundle()))
        })?;
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).ok();
    let find = |name: &str| {
        let file = files.iter().find(|file| file.path == name.trim_start_matches('/'))?;
        text(&file.bytes)
    };
    let shell = text(&index.bytes).context("Trunk's index.html is not text")?;
    let shell = Shell::read(&shell, find).map_err(|error| {
        anyhow::anyhow!("Trunk's index.html is not as expected: {error}; `cargo xtask build` makes it again")
    })?;
    // Style sheets are ingredients: pages carry what they need, and the prerenderer writes the rest as files.
    files.retain(|file| !file.path.ends_with(".css"));
    Ok(Bundle { shell, files })
}

/// Trims and compresses Trunk's output, into the folder that renders read.
fn finish() -> Result<()> {
    let folder = Folder::begin(&paths::bundle(), "/", Encodings::ALL)?;
    let read = |path: String| {
        let bytes =
            fs::read(paths::trunk().join(&path)).with_context(|| format!("cannot read {path}, which Trunk wrote"))?;
        Ok((path, bytes))
    };
    let files = output::list(&paths::trunk())?.into_iter().map(read).collect::<Result<_>>()?;
    trimmed(files, split::read(&paths::chunks())?)?
        .par_iter()
        .try_for_each(|(path, bytes)| folder.write(path, bytes, Effort::Best))?;
    folder.finish()?;
    Ok(())
}

/// Trunk's output and the chunks, path and content. The application's files are trimmed, and named after their new content:
/// browsers keep them for a year, and Trunk's names would not change if only the trimming did. All have the same hash, for they
/// belong together.
fn trimmed(mut files: BTreeMap<String, Vec<u8>>, mut chunks: Chunks) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut take = |ending: &str| {
        // Snippets are handwritten and may contain anything.
        let path = files.keys().find(|path| path.ends_with(ending) && !path.contains("snippets/")).cloned();
        path.and_then(|path| files.remove_entry(&path)).with_context(|| format!("Trunk wrote no file *{ending}"))
    };
    let (module_path, module) = take(".wasm")?;
    let (script_path, script) = take(".js")?;
    let (index_path, index) = take(INDEX)?;
    let script = String::from_utf8(script).with_context(|| format!("{script_path} is not text"))?;
    let (module, script) =
        trim::application(&module, &script).with_context(|| format!("{module_path}, which Trunk wrote"))?;
    let linker = chunks.files.remove(split::LINKER).context("there is no script that links the chunks")?;
    let linker = trim::script(&String::from_utf8(linker).context("the script that links the chunks is not text")?);
    let modules = chunks.files.into_iter().map(|(name, bytes)| Ok((name, trim::module(&bytes)?)));
    let modules = modules.collect::<Result<BTreeMap<_, _>>>()?;
    let content =
        [&module, script.as_bytes(), linker.as_bytes()].into_iter().chain(modules.values().map(Vec::as_slice));
    let digest = digest(content.collect::<Vec<_>>().concat());

    let hashed = |name: &str| match name.rsplit_once('.') {
        Some((stem, ending)) => format!("{stem}-{digest}.{ending}"),
        None => name.to_owned(),
    };
    // They name each other.
    let names = ["kiosque.js", split::LINKER].into_iter().chain(modules.keys().map(String::as_str));
    let renamed = |script: &str| {
        names.clone().fold(script.to_owned(), |script, name| {
            script.replace(&format!("\"./{name}\""), &format!("\"./{}\"", hashed(name)))
        })
    };
    let before = script_path.trim_end_matches(".js");
    let after = format!("kiosque-{digest}");
    let index = String::from_utf8(index).context("Trunk's index.html is not text")?.replace(before, &after);
    let mut list = chunks.list;
    list.values_mut().flatten().for_each(|name| *name = hashed(name));
    let index = with_chunks(&index, &hashed(split::LINKER), &list);
    // The names that the module imports from stay as they are.
    let script = trim::with_imports(&script, renamed);
    files.extend([
        (module_path.replace(before, &after), module),
        (format!("{after}.js"), script.into_bytes()),
        (hashed(split::LINKER), renamed(&linker).into_bytes()),
        (index_path, index.into_bytes()),
    ]);
    files.extend(modules.iter().map(|(name, bytes)| (hashed(name), bytes.clone())));
    files.extend(styles(&files)?);
    Ok(files)
}

/// The style sheets among these files, trimmed.
fn styles(files: &BTreeMap<String, Vec<u8>>) -> Result<Vec<(String, Vec<u8>)>> {
    let sheets = files.iter().filter(|(path, _)| path.ends_with(".css")).map(|(path, bytes)| {
        let text = String::from_utf8(bytes.clone()).with_context(|| format!("{path} is not text"))?;
        Ok((path.clone(), text))
    });
    let mut sheets = sheets.collect::<Result<_>>()?;
    trim::styles::shorten(&mut sheets);
    Ok(sheets.into_iter().map(|(path, text)| (path, text.into_bytes())).collect())
}

/// Trunk's page, which names the application's files, with the linker and the chunks added to them.
pub fn with_chunks(index: &str, linker: &str, list: &BTreeMap<String, Vec<String>>) -> String {
    let chunks = serde_json::json!(list);
    index.replace(r#"{"js":"#, &format!(r#"{{"linker":"/{linker}","chunks":{chunks},"js":"#))
}

/// The name of the application's script in Trunk's page.
pub fn named_script(index: &str) -> Result<&str> {
    let after = index.split_once(r#""js":""#).map(|(_, after)| after);
    let path = after.and_then(|after| after.split('"').next()).context("Trunk's index.html names no script")?;
    Ok(path.trim_start_matches(['.', '/']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    const MODULE: &[u8] = b"\0asm\x01\0\0\0";

    /// An application of one chunk, `panel`.
    fn files_with(script: &str, chunk: &[u8]) -> Result<BTreeMap<String, Vec<u8>>> {
        let linker = b"import { initSync } from \"./kiosque.js\";\nfetchChunk(\"./panel.wasm\");\n";
        let chunks = Chunks {
            files: BTreeMap::from([
                (split::LINKER.to_owned(), linker.to_vec()),
                ("panel.wasm".to_owned(), chunk.to_vec()),
            ]),
            list: BTreeMap::from([("panel".to_owned(), vec!["panel.wasm".to_owned()])]),
        };
        let files = BTreeMap::from([
            (INDEX.to_owned(), br#"{"js":"/kiosque-0123.js","wasm":"/kiosque-0123_bg.wasm"}"#.to_vec()),
            ("kiosque-0123.js".to_owned(), script.as_bytes().to_vec()),
            ("kiosque-0123_bg.wasm".to_owned(), MODULE.to_vec()),
            ("snippets/a.js".to_owned(), b"// by hand".to_vec()),
        ]);
        trimmed(files, chunks)
    }

    fn files(script: &str) -> Result<BTreeMap<String, Vec<u8>>> {
        files_with(script, MODULE)
    }

    fn text(files: &BTreeMap<String, Vec<u8>>, start: &str) -> String {
        let file = files.iter().find(|(name, _)| name.starts_with(start) && name.ends_with(".js"));
        file.map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default()
    }

    #[test]
    fn the_files_of_the_application_have_one_hash_and_name_each_other_by_it() -> Result<()> {
        let files =
            files("import * as import1 from \"./linker.js\"\nconst imports = {\n\"./linker.js\": import1,\n};\n")?;
        let hash = |name: &str| name.split(['-', '.', '_']).nth(1).map(str::to_owned);
        let own: Vec<&String> = files.keys().filter(|name| name.contains('-')).collect();
        assert_eq!(own.len(), 4, "{own:?}");
        let hashes: BTreeSet<_> = own.iter().map(|name| hash(name)).collect();
        assert_eq!(hashes.len(), 1, "{own:?}");
        let script = text(&files, "kiosque");
        assert!(own.iter().any(|name| script.contains(&format!("from \"./{name}\"\n"))), "{script}");
        // The module imports from that name.
        assert!(script.contains("\"./linker.js\": import1"), "{script}");
        let linker = text(&files, "linker");
        for name in
            own.iter().filter(|name| name.starts_with("panel") || name.ends_with(".js") && name.starts_with("kiosque"))
        {
            assert!(linker.contains(&format!("\"./{name}\"")), "{linker} does not name {name}");
        }
        Ok(())
    }

    #[test]
    fn the_style_sheets_name_their_custom_properties_by_the_same_short_names() -> Result<()> {
        let css = |text: &str| text.as_bytes().to_vec();
        let mut files = files("start();")?;
        files.insert("tokens-0123.css".to_owned(), css(":root{--color-ink:#000}"));
        files.insert("base-0123.css".to_owned(), css("p{color:var(--color-ink)}"));
        let trimmed = BTreeMap::from_iter(styles(&files)?);
        assert_eq!(trimmed.get("tokens-0123.css"), Some(&css(":root{--a:#000}")));
        assert_eq!(trimmed.get("base-0123.css"), Some(&css("p{color:var(--a)}")));
        assert_eq!(trimmed.len(), 2);
        Ok(())
    }

    #[test]
    fn another_chunk_gives_all_files_other_names() -> Result<()> {
        let other = [MODULE, b"\x01\x04\x01\x60\0\0"].concat();
        let (files, others) = (files("start();")?, files_with("start();", &other)?);
        let shared: Vec<&String> = files.keys().filter(|name| others.contains_key(*name)).collect();
        assert_eq!(shared, [INDEX, "snippets/a.js"]);
        Ok(())
    }

    #[test]
    fn the_names_of_the_application_change_with_what_visitors_get_and_with_nothing_else() -> Result<()> {
        let names = |script| Ok::<_, anyhow::Error>(files(script)?.into_keys().collect::<Vec<_>>());
        assert_eq!(names("start();")?, names("// a comment\nstart();")?);
        assert_ne!(names("start();")?, names("stop();")?);
        assert!(!names("start();")?.iter().any(|name| name.contains("0123")));
        Ok(())
    }

    #[test]
    fn the_page_names_the_application_as_it_is_called() -> Result<()> {
        let files = files("start();")?;
        let index = files.get(INDEX).map(|bytes| String::from_utf8_lossy(bytes)).unwrap_or_default();
        for ending in ["js", "wasm"] {
            let named = index.split(['"']).find(|part| part.ends_with(&format!(".{ending}"))).unwrap_or_default();
            assert!(files.contains_key(named.trim_start_matches('/')), "{named} of {index}");
        }
        assert_eq!(files.get("snippets/a.js").map(Vec::as_slice), Some(&b"// by hand"[..]));
        Ok(())
    }
}
