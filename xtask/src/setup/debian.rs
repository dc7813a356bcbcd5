//! Debian's packages, on Debian and with the right to install them.

use crate::process;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::{Mutex, OnceLock, PoisonError};

/// Whether packages can be installed here.
pub fn is_here() -> bool {
    let is_root = Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0");
    is_root && !process::find_all("apt-get").is_empty()
}

/// One call at a time.
static TURN: Mutex<()> = Mutex::new(());

/// Installs packages.
pub fn install(packages: &[&str], what: &str) -> Result<()> {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    update()?;
    let install = [&["install", "--yes", "--no-install-recommends"], packages].concat();
    apt(&install, &format!("Installing {what} from Debian"), "apt-install")
}

/// Unpacks packages into a folder, without installing them or what they depend on.
pub fn unpack(packages: &[&str], folder: &Path, what: &str) -> Result<()> {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    update()?;
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let mut download = Command::new("apt-get");
    process::run(
        download.arg("download").args(packages).current_dir(folder),
        &format!("Fetching {what} from Debian"),
        "apt-download",
    )?;
    let is_package = |file: &Path| file.extension().is_some_and(|extension| extension == "deb");
    for file in fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path())).filter(|file| is_package(file)) {
        let mut extract = Command::new("dpkg-deb");
        process::run(extract.arg("--extract").arg(&file).arg(folder), &format!("Unpacking {what}"), "dpkg-deb")?;
    }
    Ok(())
}

/// Updates the package list, once.
fn update() -> Result<()> {
    static LIST: OnceLock<Option<String>> = OnceLock::new();
    let problem = LIST.get_or_init(|| {
        let read = apt(&["update"], "Reading the list of Debian's packages", "apt-update");
        read.err().map(|error| format!("{error:#}"))
    });
    match problem {
        Some(problem) => bail!("{problem}"),
        None => Ok(()),
    }
}

fn apt(arguments: &[&str], text: &str, log: &str) -> Result<()> {
    process::run(Command::new("apt-get").args(arguments).env("DEBIAN_FRONTEND", "noninteractive"), text, log)
}
