//! The application, as pages name its files.

use serde::Deserialize;
use std::collections::BTreeMap;

/// The files of the application, as paths below the site's base.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Application {
    /// The script of the main module.
    #[serde(rename = "js")]
    pub script: String,
    /// The main module.
    #[serde(rename = "wasm")]
    pub module: String,
    /// The script that links chunks to the main module.
    pub linker: String,
    /// The modules that each chunk consists of.
    pub chunks: BTreeMap<String, Vec<String>>,
}

/// Which chunk draws a kind of page, by its name in the page's data (`src/pages/chunks.rs`). The main module draws the others.
const CHUNK_OF: [(&str, &str); 4] = [("home", "home"), ("support", "panel"), ("listing", "listing"), ("kept", "list")];

impl Application {
    /// Reads the JSON that `Trunk.toml` has Trunk write in place of its own start script; `None` where there is none.
    pub fn read(index_html: &str) -> Option<Self> {
        let after = index_html.split_once("id=bundle").or_else(|| index_html.split_once("id=\"bundle\""))?.1;
        let json = after.split_once('>')?.1.split_once("</script>")?.0;
        let mut application: Self = serde_json::from_str(json).ok()?;
        // Trunk writes them from the root of a host; where the site stands is known only when a page is written.
        for path in [&mut application.script, &mut application.module, &mut application.linker] {
            *path = path.trim_start_matches('/').to_owned();
        }
        Some(application)
    }

    /// All its files.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        [&self.script, &self.module, &self.linker].into_iter().chain(self.chunks.values().flatten()).map(String::as_str)
    }

    /// The modules that each kind of page needs besides the main one.
    pub fn chunks_of_kinds(&self) -> BTreeMap<&'static str, &[String]> {
        let modules = |chunk: &str| self.chunks.get(chunk).map(Vec::as_slice).unwrap_or_default();
        CHUNK_OF.iter().map(|(kind, chunk)| (*kind, modules(chunk))).collect()
    }
}
