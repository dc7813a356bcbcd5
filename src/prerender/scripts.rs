//! Our own scripts: what runs before the first paint, and the loader.
//!
//! The loader does several jobs, each in a file of `loader/` that says in its first lines what it needs from those before it. They are
//! joined in one function, so that they share names and leave none in the page.
//!
//! `minifier`, which rustdoc uses, takes out comments and blanks: the loader weighs 1,954 bytes after brotli, and 2,015 with its lines
//! merely trimmed. It compiles in a second, wants a semicolon after every statement, and renames nothing. `oxc_minifier` does (1,615
//! bytes), but every first build would compile its hundred crates for a minute; `minify-js` does not read `start.js`.

use super::{application::Application, document};
use crate::text;
use std::{collections::BTreeMap, sync::LazyLock};

/// Puts the class on the page that says scripts run; before the first paint, so that nothing moves later.
pub static EARLY: LazyLock<String> = LazyLock::new(|| minified(include_str!("early.js")));

/// The parts of the loader in their order, each with its name.
pub const LOADER_PARTS: [(&str, &str); 8] = [
    ("page", include_str!("loader/page.js")),
    ("settings", include_str!("loader/settings.js")),
    ("shortcut", include_str!("loader/shortcut.js")),
    ("voice", include_str!("loader/voice.js")),
    ("replay", include_str!("loader/replay.js")),
    ("repair", include_str!("loader/repair.js")),
    ("fallback", include_str!("loader/fallback.js")),
    ("start", include_str!("loader/start.js")),
];

/// What the parts say to people: how they name it, and the words.
const WORDS: [(&str, &str); 1] = [("text.NOT_STARTED", text::NOT_STARTED)];

/// The loader of an application; `on_demand` is the path of the styles that come with what a visitor asks for.
pub fn loader(application: &Application, on_demand: &str) -> String {
    let parts = LOADER_PARTS.map(|(_, part)| part).concat();
    let parts = WORDS.iter().fold(parts, |parts, (name, words)| parts.replace(name, &literal(words)));
    // The application stands in the site's base, the loader in a folder there.
    let beside = |path: &str| ["../", path].concat();
    let chunks: BTreeMap<_, Vec<_>> = application
        .chunks_of_kinds()
        .into_iter()
        .map(|(kind, files)| (kind, files.iter().map(|file| beside(file)).collect()))
        .collect();
    let parts = parts
        .replace("bundle.SCRIPT", &literal(&beside(&application.script)))
        .replace("bundle.LINKER", &literal(&beside(&application.linker)))
        .replace("bundle.MODULE", &literal(&beside(&application.module)))
        .replace("bundle.ON_DEMAND", &literal(&beside(on_demand)))
        .replace("bundle.CHUNKS", &document::json(&chunks));
    minified(&format!("(() => {{\n\"use strict\";\n{parts}\n}})();"))
}

/// A text as a script has it: JSON is JavaScript.
pub fn literal(text: &str) -> String {
    document::json(&text)
}

/// A script without what only its readers need, for it travels with every page.
fn minified(script: &str) -> String {
    minifier::js::minify(script).to_string()
}
