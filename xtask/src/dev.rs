//! `cargo xtask dev`: Trunk's server, which rebuilds and reloads when a file changes, with every page prerendered as
//! in the released site.
//!
//! Trunk.dev.toml makes Trunk call `cargo xtask stage` after each build, which writes the pages into the folder that
//! Trunk will serve.

use crate::bundle;
use crate::output::inside;
use crate::paths;
use crate::progress::step;
use crate::render::{SiteFile, SiteFiles};
use crate::setup;
use crate::split;
use anyhow::{Context, Result, bail};
use kiosque::prerender::Shell;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Serves until stopped.
pub fn run(port: u16) -> Result<ExitCode> {
    let tools = setup::tools()?;
    step(format_args!(
        "Trunk builds, serves http://127.0.0.1:{port}/ and reloads it when a file changes; Ctrl-C ends it"
    ));
    let mut trunk = tools.trunk(&chunks())?;
    // For the application only: the hook compiles for this machine.
    trunk.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", bundle::RELOCATIONS);
    trunk.args(["serve", "--config", "Trunk.dev.toml", "--port", &port.to_string()]);
    let status = trunk.status().context("cannot run Trunk")?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Trunk's hook: adds the pages to Trunk's output.
pub fn stage() -> Result<ExitCode> {
    let Some(folder) = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from) else {
        bail!("`stage` is Trunk's part of `cargo xtask dev`; run that");
    };
    let index = fs::read_to_string(folder.join("index.html")).context("Trunk has written no index.html")?;
    let index = stage_chunks(&folder, &index)?;
    let shell = Shell::read(&index, |name| fs::read_to_string(folder.join(name.trim_start_matches('/'))).ok())
        .map_err(|error| anyhow::anyhow!("Trunk's index.html is not as expected: {error}"))?;
    let reloader = reloader(&index);
    SiteFiles::of_repository(shell)?.each(
        || {},
        |file| {
            let made;
            let (path, bytes) = match file {
                SiteFile::Ready { path, bytes } => (path, bytes),
                SiteFile::Made { path, make, .. } => {
                    made = make()?;
                    (path, made.as_slice())
                }
            };
            let file = folder.join(inside(path)?);
            fs::create_dir_all(file.parent().unwrap_or(&folder))?;
            match std::str::from_utf8(bytes) {
                Ok(page) if path.ends_with(".html") => fs::write(file, with_reloader(page, reloader))?,
                _ => fs::write(file, bytes)?,
            }
            Ok(())
        },
    )?;
    Ok(ExitCode::SUCCESS)
}

/// The chunks of the build that Trunk serves.
fn chunks() -> PathBuf {
    paths::target().join("chunks-dev")
}

/// Adds the chunks to Trunk's output, and names them in its page.
fn stage_chunks(folder: &Path, index: &str) -> Result<String> {
    let chunks = split::read(&chunks())?;
    let script = bundle::named_script(index)?;
    for (name, bytes) in &chunks.files {
        match std::str::from_utf8(bytes) {
            Ok(text) => fs::write(folder.join(name), text.replace("./kiosque.js", &format!("./{script}")))?,
            Err(_) => fs::write(folder.join(name), bytes)?,
        }
    }
    Ok(bundle::with_chunks(index, split::LINKER, &chunks.list))
}

/// The script through which Trunk's server reloads the page.
fn reloader(index: &str) -> &str {
    let Some(mark) = index.find("__TRUNK_ADDRESS__") else { return "" };
    let (before, after) = index.split_at(mark);
    let start = before.rfind("<script").unwrap_or(mark);
    let end = after.find("</script>").map_or(mark, |end| mark + end + "</script>".len());
    index.get(start..end).unwrap_or_default()
}

/// The page with that script, and without the policy that forbids such scripts.
fn with_reloader(page: &str, reloader: &str) -> String {
    let page = match page.find("<meta http-equiv=\"Content-Security-Policy\"").map(|start| page.split_at(start)) {
        Some((before, after)) => {
            format!("{before}{}", after.split_once('>').map(|(_, after)| after).unwrap_or_default())
        }
        None => page.to_owned(),
    };
    match page.rsplit_once("</body>") {
        Some((before, after)) => format!("{before}{reloader}</body>{after}"),
        None => page + reloader,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reloading_script_moves_from_trunks_page_to_ours() {
        let index =
            "<head><script>first()</script></head><body><script>let a = '{{__TRUNK_ADDRESS__}}';</script></body>";
        let page = "<head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self'\"><title>a</title></head><body>b</body>";
        assert_eq!(
            with_reloader(page, reloader(index)),
            "<head><title>a</title></head><body>b<script>let a = '{{__TRUNK_ADDRESS__}}';</script></body>"
        );
    }

    #[test]
    fn a_page_stays_whole_where_trunk_wrote_no_script() {
        assert_eq!(with_reloader("<body>b</body>", reloader("<body></body>")), "<body>b</body>");
    }
}
