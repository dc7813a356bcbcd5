//! The application: Trunk's output, trimmed and compressed once and kept in `target/bundle` for every render.

use crate::compress::{Effort, Encodings};
use crate::output::{self, Finished, Folder};
use crate::paths;
use crate::process;
use crate::setup::Tools;
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
    cargo.env("CARGO_ENCODED_RUSTFLAGS", without_paths());
    cargo.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    cargo.spawn().context("cannot run cargo")
}

/// Compiles the application; with unchanged code, cargo and wasm-bindgen take a second or two.
pub fn build(tools: &Tools) -> Result<Bundle> {
    {
        fs::create_dir_all(paths::trunk())?;
        // Trunk works in one folder, where two of them would collide.
        let _lock = output::lock(&paths::trunk())?;
        let mut trunk = tools.trunk();
        trunk.args(["build", "--release"]).env("CARGO_ENCODED_RUSTFLAGS", without_paths());
        process::run(&mut trunk, "Building the application", "trunk")?;
        finish()?;
    }
    open()
}

/// Keeps the paths of this machine's library sources out of the compiler's messages: visitors do not need them, and
/// the same code then gives the same bytes everywhere.
fn without_paths() -> String {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(env::home_dir()?.join(".cargo"))).unwrap_or_default();
    let registries = fs::read_dir(home.join("registry/src")).into_iter().flatten().flatten();
    let flags = registries.map(|registry| format!("--remap-path-prefix={}=", registry.path().display()));
    // Cargo's own separator: a path may contain spaces.
    flags.collect::<Vec<_>>().join("\x1f")
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
    trimmed(files)?.par_iter().try_for_each(|(path, bytes)| folder.write(path, bytes, Effort::Best))?;
    folder.finish()?;
    Ok(())
}

/// Trunk's output, path and content, with the application's two files trimmed and named after their new content:
/// browsers keep them for a year, and Trunk's names would not change if only the trimming did.
fn trimmed(mut files: BTreeMap<String, Vec<u8>>) -> Result<BTreeMap<String, Vec<u8>>> {
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
    let before = script_path.trim_end_matches(".js");
    let after = format!("kiosque-{}", digest([&module, script.as_bytes()].concat()));
    let index = String::from_utf8(index).context("Trunk's index.html is not text")?.replace(before, &after);
    files.extend([
        (module_path.replace(before, &after), module),
        (format!("{after}.js"), script.into_bytes()),
        (index_path, index.into_bytes()),
    ]);
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MODULE: &[u8] = b"\0asm\x01\0\0\0";

    fn files(script: &str) -> Result<BTreeMap<String, Vec<u8>>> {
        trimmed(BTreeMap::from([
            (INDEX.to_owned(), br#"{"js":"/kiosque-0123.js","wasm":"/kiosque-0123_bg.wasm"}"#.to_vec()),
            ("kiosque-0123.js".to_owned(), script.as_bytes().to_vec()),
            ("kiosque-0123_bg.wasm".to_owned(), MODULE.to_vec()),
            ("snippets/a.js".to_owned(), b"// by hand".to_vec()),
        ]))
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
