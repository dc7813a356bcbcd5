//! Debian's packages, on Debian and with the right to install them.

use crate::process;
use anyhow::Result;
use std::process::Command;
use std::sync::{Mutex, OnceLock, PoisonError};

/// Whether packages can be installed here.
pub fn is_here() -> bool {
    let is_root = Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0");
    is_root && !process::find_all("apt-get").is_empty()
}

/// Installs packages, one call at a time; updates the package list once.
pub fn install(packages: &[&str], what: &str) -> Result<()> {
    static LIST: OnceLock<Option<String>> = OnceLock::new();
    static TURN: Mutex<()> = Mutex::new(());
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let problem = LIST.get_or_init(|| {
        let read = apt(&["update"], "Reading the list of Debian's packages", "apt-update");
        read.err().map(|error| format!("{error:#}"))
    });
    if let Some(problem) = problem {
        anyhow::bail!("{problem}");
    }
    let install = [&["install", "--yes", "--no-install-recommends"], packages].concat();
    apt(&install, &format!("Installing {what} from Debian"), "apt-install")
}

fn apt(arguments: &[&str], text: &str, log: &str) -> Result<()> {
    process::run(Command::new("apt-get").args(arguments).env("DEBIAN_FRONTEND", "noninteractive"), text, log)
}
