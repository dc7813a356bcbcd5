//! Where things stand in the repository.

use std::path::{Path, PathBuf};

/// The root of the repository, as it was when xtask was compiled; cargo compiles it again where that has changed.
pub fn root() -> &'static Path {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package)
}

/// The catalogue of the repository.
pub fn catalogue() -> PathBuf {
    public().join("catalogue.json")
}

/// Files that go into the site as they are.
pub fn public() -> PathBuf {
    root().join("public")
}

/// Everything that can be made again. Always here, even where `CARGO_TARGET_DIR` sends cargo elsewhere: Trunk.toml says so too.
pub fn target() -> PathBuf {
    root().join("target")
}

/// What Trunk wrote last (`dist` in Trunk.toml).
pub fn trunk() -> PathBuf {
    target().join("trunk")
}

/// The application, compressed, as `render` takes it.
pub fn bundle() -> PathBuf {
    target().join("bundle")
}

/// Tools that were not on the machine.
pub fn tools() -> PathBuf {
    target().join("tools")
}

/// What long commands said.
pub fn logs() -> PathBuf {
    target().join("logs")
}

/// A path as a reader wants it: from the repository when it stands inside.
pub fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}
