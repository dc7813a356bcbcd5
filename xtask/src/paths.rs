//! Paths in the repository.

use std::path::{Path, PathBuf};

/// The root of the repository when xtask was compiled; cargo recompiles it if that changes.
pub fn root() -> &'static Path {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package)
}

/// The catalogue of the repository.
pub fn catalogue() -> PathBuf {
    public().join("catalogue.json")
}

/// Files that go into the site unchanged.
pub fn public() -> PathBuf {
    root().join("public")
}

/// Everything that can be regenerated. Always here, even if `CARGO_TARGET_DIR` sends cargo elsewhere: Trunk.toml
/// names it too.
pub fn target() -> PathBuf {
    root().join("target")
}

/// Trunk's last output (`dist` in Trunk.toml).
pub fn trunk() -> PathBuf {
    target().join("trunk")
}

/// What Trunk's last build was split into.
pub fn chunks() -> PathBuf {
    target().join("chunks")
}

/// The compressed application, for `render`.
pub fn bundle() -> PathBuf {
    target().join("bundle")
}

/// Tools installed by us.
pub fn tools() -> PathBuf {
    target().join("tools")
}

/// The logs of long commands.
pub fn logs() -> PathBuf {
    target().join("logs")
}

/// A path for display: relative to the repository if it is inside.
pub fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}
