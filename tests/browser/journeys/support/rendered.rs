//! Sites rendered from other catalogues for one journey.

use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs};
use test_hosts::setting;

/// A rendered site, deleted with the journey.
pub struct Rendered {
    scratch: PathBuf,
    /// The siblings of its files, as on the command line.
    siblings: &'static str,
}

impl Drop for Rendered {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.scratch);
    }
}

impl Rendered {
    /// Renders a catalogue without compressing anything.
    pub fn new(catalogue: &Value) -> Self {
        Self::with(catalogue, "none")
    }

    /// Renders a catalogue with the siblings that hosts of large sites have.
    pub fn compressed(catalogue: &Value) -> Self {
        Self::with(catalogue, "brotli")
    }

    fn with(catalogue: &Value, siblings: &'static str) -> Self {
        static NUMBER: AtomicUsize = AtomicUsize::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let scratch = env::temp_dir().join(format!("kiosque-rendered-{}-{number}", std::process::id()));
        fs::create_dir_all(&scratch).expect("there is room for a site");
        let site = Self { scratch, siblings };
        site.publish(catalogue);
        site
    }

    /// Renders another catalogue into the same folder.
    pub fn publish(&self, catalogue: &Value) {
        let file = self.scratch.join("catalogue.json");
        fs::write(&file, catalogue.to_string()).expect("there is room for a catalogue");
        let mut render = Command::new(setting("KIOSQUE_XTASK"));
        render
            .args(["render", "--precompress", self.siblings, "--catalogue"])
            .arg(&file)
            .arg("--out")
            .arg(self.folder());
        render.stderr(Stdio::null());
        assert!(render.status().expect("xtask runs").success(), "the catalogue is not rendered");
    }

    /// The folder of the site.
    pub fn folder(&self) -> PathBuf {
        self.scratch.join("site")
    }
}

/// The published catalogue.
pub fn catalogue() -> Value {
    let text = fs::read_to_string(Path::new(&setting("KIOSQUE_SITE")).join("catalogue.json"));
    serde_json::from_str(&text.expect("the site has its catalogue")).expect("it is JSON")
}

/// The published catalogue with its entries repeated under other names until there are so many.
pub fn catalogue_of(count: usize) -> Value {
    let mut catalogue = catalogue();
    let entries = catalogue["entries"].as_array().expect("it has entries").clone();
    let copy = |number: usize| {
        let mut entry = entries[number % entries.len()].clone();
        if number >= entries.len() {
            entry["id"] = json!(format!("{}-{number}", entry["id"].as_str().expect("entries have ids")));
            entry["title"] = json!(format!("{} ({number})", entry["title"].as_str().expect("entries have titles")));
        }
        entry
    };
    catalogue["entries"] = (0..count).map(copy).collect();
    catalogue
}
