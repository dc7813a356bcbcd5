//! The tools of the other commands: found on the machine, or installed under `target/tools`.
//!
//! Downloads nothing that exists in a usable version, and changes nothing outside the repository but rustup's targets
//! and, for the tests, Debian's packages.

mod debian;
mod engines;

pub use engines::{Browser, Engine, chromium};

use crate::paths;
use crate::process::{self, cargo};
use crate::progress::step;
use crate::split;
use anyhow::{Context, Result, bail};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

const WASM: &str = "wasm32-unknown-unknown";
/// The Trunk to install; any other of the series is fine if it exists.
const TRUNK: &str = "0.21.14";
const TRUNK_SERIES: &str = "0.21.";

/// The tools of a build.
pub struct Tools {
    trunk: PathBuf,
    bindgen: PathBuf,
}

impl Tools {
    /// Trunk, in the root of the repository; it splits what it builds into the folder `chunks`.
    pub fn trunk(&self, chunks: &Path) -> Result<Command> {
        let mut command = Command::new(&self.trunk);
        command.current_dir(paths::root());
        split::prepare(&mut command, &self.bindgen, chunks)?;
        // Trunk reads NO_COLOR as a boolean of its own and rejects the usual `NO_COLOR=1`.
        command.env_remove("NO_COLOR").arg("--skip-version-check").arg("--color=never");
        Ok(command)
    }
}

/// A static host that is not ours.
pub struct Nginx {
    pub program: PathBuf,
    /// The module that serves brotli siblings.
    pub brotli: PathBuf,
}

/// `cargo xtask setup`.
pub fn run() -> Result<ExitCode> {
    tools()?;
    for engine in Engine::ALL {
        engine.browser()?;
    }
    nginx()?;
    w3m()?;
    node()?;
    axe()?;
    schema_types()?;
    citation_readers()?;
    bibtex()?;
    step("nothing is missing");
    Ok(ExitCode::SUCCESS)
}

/// Whether a build's programs are here. Then the wasm target is, too.
pub fn are_tools_here() -> Result<bool> {
    wasm_target()?;
    Ok(find_trunk().is_some() && find_bindgen(&locked_version("wasm-bindgen")?).is_some())
}

fn find_trunk() -> Option<PathBuf> {
    find("trunk", |version| version.starts_with(TRUNK_SERIES))
}

fn find_bindgen(wanted: &str) -> Option<PathBuf> {
    find("wasm-bindgen", |version| version == wanted)
}

/// Finds or installs what a build needs.
pub fn tools() -> Result<Tools> {
    wasm_target()?;
    let bindgen_version = locked_version("wasm-bindgen")?;
    let (trunk, trunk_is_new) = match find_trunk() {
        Some(trunk) => (trunk, false),
        // Without its update check and TLS: it downloads nothing for us.
        None => (install("trunk", "trunk", TRUNK, &["--no-default-features"])?, true),
    };
    let (bindgen, bindgen_is_new) = match find_bindgen(&bindgen_version) {
        Some(bindgen) => (bindgen, false),
        None => (install("wasm-bindgen-cli", "wasm-bindgen", &bindgen_version, &[])?, true),
    };
    if trunk_is_new || bindgen_is_new {
        // Hundreds of megabytes, no longer needed. They stay after a failed install, so that it can resume.
        let _ = fs::remove_dir_all(tool_builds());
    }
    Ok(Tools { trunk, bindgen })
}

/// Finds or installs nginx, to test `deploy/nginx.conf`.
pub fn nginx() -> Result<Nginx> {
    if let Some(nginx) = find_nginx() {
        return Ok(nginx);
    }
    if !debian::is_here() {
        bail!(
            "the test of deploy/nginx.conf needs nginx and its brotli module (ngx_http_brotli_static_module.so).\n\
             On Debian: apt-get install nginx libnginx-mod-http-brotli-static\n\
             Elsewhere: nginx from your system's packages, its module from https://github.com/google/ngx_brotli,\n\
             or say where they are: KIOSQUE_NGINX=/path/to/nginx KIOSQUE_NGINX_BROTLI=/path/to/ngx_http_brotli_static_module.so"
        );
    }
    debian::install(&["nginx", "libnginx-mod-http-brotli-static"], "nginx and its brotli module")?;
    find_nginx()
        .context("apt-get installed nginx and libnginx-mod-http-brotli-static, but the module is not where nginx looks")
}

/// Finds or installs the text browser for the tests.
pub fn w3m() -> Result<PathBuf> {
    let find = || named_by("KIOSQUE_W3M").or_else(|| first_program(&["w3m"]));
    if let Some(w3m) = find() {
        return Ok(w3m);
    }
    if !debian::is_here() {
        bail!(
            "the test of the reading order needs w3m, a browser for text.\n\
             On Debian: apt-get install w3m\n\
             On macOS: brew install w3m\n\
             or say where it is: KIOSQUE_W3M=/path/to/w3m"
        );
    }
    debian::install(&["w3m"], "w3m")?;
    find().context("apt-get installed w3m, but it is not on the PATH")
}

/// Finds or installs Node.js, which runs the tests of the loader.
pub fn node() -> Result<PathBuf> {
    let find = || named_by("KIOSQUE_NODE").or_else(|| first_program(&["node"]));
    if let Some(node) = find() {
        return Ok(node);
    }
    if !debian::is_here() {
        bail!(
            "the tests of the loader need Node.js, 18 or newer.\n\
             Install it from https://nodejs.org or your system's packages,\n\
             or say where it is: KIOSQUE_NODE=/path/to/node"
        );
    }
    debian::install(&["nodejs"], "Node.js")?;
    find().context("apt-get installed nodejs, but it is not on the PATH")
}

/// The axe-core to install: the accessibility rules for the pages.
const AXE: &str = "4.14.1";

/// Finds or installs axe-core: one script, which the tests run in pages.
pub fn axe() -> Result<PathBuf> {
    let folder = paths::tools().join(format!("axe-core-{AXE}"));
    let script = named_by("KIOSQUE_AXE").unwrap_or_else(|| folder.join("node_modules/axe-core/axe.min.js"));
    if script.is_file() {
        return Ok(script);
    }
    let without = "or say where the script is: KIOSQUE_AXE=/path/to/axe.min.js";
    install_from_npm(&folder, "axe-core", &[&format!("axe-core@{AXE}")], without)?;
    match script.is_file() {
        true => Ok(script),
        false => bail!("npm has installed axe-core, but there is no {}", script.display()),
    }
}

/// The types of schema.org's vocabulary to install, and the TypeScript that compares pages with them.
const SCHEMA_TYPES: &str = "2.1.0";
const TYPESCRIPT: &str = "5.9.3";

/// Finds or installs schema-dts and TypeScript: a folder with both among its `node_modules`.
pub fn schema_types() -> Result<PathBuf> {
    let folder = paths::tools().join(format!("schema-dts-{SCHEMA_TYPES}-{TYPESCRIPT}"));
    let folder = named_by("KIOSQUE_SCHEMA_TYPES").unwrap_or(folder);
    let modules = folder.join("node_modules");
    let is_here = || modules.join("typescript/bin/tsc").is_file() && modules.join("schema-dts").is_dir();
    if is_here() {
        return Ok(folder);
    }
    let (types, compiler) = (format!("schema-dts@{SCHEMA_TYPES}"), format!("typescript@{TYPESCRIPT}"));
    let without = "or say which folder has both in its node_modules: KIOSQUE_SCHEMA_TYPES=/path/to/folder";
    install_from_npm(&folder, "schema-dts", &[&types, &compiler], without)?;
    match is_here() {
        true => Ok(folder),
        false => bail!("npm has installed schema-dts and TypeScript, but they are not in {}", modules.display()),
    }
}

/// The readers of citations to install: of BibTeX, then of RIS and of CSL-JSON with its processor. Citation.js 0.8 does not
/// load in Node.js 18, which Debian 12 has.
const BIBTEX_READER: &str = "9.0.29";
const CITATION_JS: &str = "0.7.21";

/// Finds or installs the readers of citations: a folder with them among its `node_modules`.
pub fn citation_readers() -> Result<PathBuf> {
    let folder = paths::tools().join(format!("citation-readers-{BIBTEX_READER}-{CITATION_JS}"));
    let folder = named_by("KIOSQUE_READERS").unwrap_or(folder);
    let modules = folder.join("node_modules");
    let names =
        ["@retorquere/bibtex-parser", "@citation-js/core", "@citation-js/plugin-ris", "@citation-js/plugin-csl"];
    let is_here = || names.iter().all(|name| modules.join(name).is_dir());
    if is_here() {
        return Ok(folder);
    }
    let packages = names.map(|name| match name.starts_with("@citation-js") {
        true => format!("{name}@{CITATION_JS}"),
        false => format!("{name}@{BIBTEX_READER}"),
    });
    let without = "or say which folder has them in its node_modules: KIOSQUE_READERS=/path/to/folder";
    install_from_npm(&folder, "citation-readers", &packages.each_ref().map(String::as_str), without)?;
    match is_here() {
        true => Ok(folder),
        false => bail!("npm has installed the readers of citations, but they are not in {}", modules.display()),
    }
}

/// BibTeX, with the styles that everyone has.
pub struct Bibtex {
    pub program: PathBuf,
    /// Where its library and its styles are, unless it finds them itself.
    pub files: Option<PathBuf>,
}

/// Finds BibTeX, or unpacks it from Debian's packages. Installed, they would bring hundreds of megabytes of TeX.
pub fn bibtex() -> Result<Bibtex> {
    let folder = paths::tools().join("bibtex");
    let unpacked = folder.join("bibtex");
    if unpacked.is_file() {
        return Ok(Bibtex { program: unpacked, files: Some(folder) });
    }
    let has_styles = |program: &Path| {
        let style = Command::new(program.with_file_name("kpsewhich")).arg("plain.bst").output();
        style.is_ok_and(|output| output.status.success())
    };
    let installed = || first_program(&["bibtex"]).filter(|program| has_styles(program));
    if let Some(program) = named_by("KIOSQUE_BIBTEX").or_else(installed) {
        return Ok(Bibtex { program, files: None });
    }
    if !debian::is_here() {
        bail!(
            "the tests of citations need BibTeX and its styles.\n\
             Install TeX Live from https://tug.org/texlive or your system's packages,\n\
             or say where the program is: KIOSQUE_BIBTEX=/path/to/bibtex"
        );
    }
    let aside = paths::tools().join("bibtex-packages");
    debian::unpack(&["texlive-binaries", "texlive-base", "libkpathsea6"], &aside, "BibTeX")?;
    keep_bibtex(&aside.join("usr"), &folder).context("Debian's packages of BibTeX are laid out in another way")?;
    let _ = fs::remove_dir_all(&aside);
    Ok(Bibtex { program: unpacked, files: Some(folder) })
}

/// Moves BibTeX, its library and its styles from unpacked packages into one folder, the program last.
fn keep_bibtex(packages: &Path, folder: &Path) -> Result<()> {
    const LIBRARY: &str = "libkpathsea.so.6";
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder)?;
    let libraries = fs::read_dir(packages.join("lib"))?.filter_map(|entry| Some(entry.ok()?.path().join(LIBRARY)));
    for library in libraries.filter(|library| library.is_file()) {
        fs::copy(library, folder.join(LIBRARY))?;
    }
    for style in fs::read_dir(packages.join("share/texlive/texmf-dist/bibtex/bst/base"))? {
        let style = style?;
        fs::rename(style.path(), folder.join(style.file_name()))?;
    }
    fs::rename(packages.join("bin/bibtex.original"), folder.join("bibtex"))?;
    Ok(())
}

/// Installs packages of npm into a folder of their own; `without` says how to do without npm.
fn install_from_npm(folder: &Path, name: &str, packages: &[&str], without: &str) -> Result<()> {
    let what = packages.join(" and ");
    if process::find_all("npm").is_empty() {
        if !debian::is_here() {
            bail!(
                "the tests need {what}, and there is no npm to install it.\n\
                 Install Node.js with npm from https://nodejs.org or your system's packages,\n\
                 {without}"
            );
        }
        debian::install(&["npm"], "npm")?;
    }
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let mut npm = Command::new("npm");
    npm.args(["install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"]).arg(folder);
    process::run(npm.args(packages), &format!("Installing {what}"), &format!("install-{name}"))
}

fn find_nginx() -> Option<Nginx> {
    let program = named_by("KIOSQUE_NGINX").or_else(|| first_program(&["nginx", "/usr/sbin/nginx"]))?;
    let brotli = named_by("KIOSQUE_NGINX_BROTLI").or_else(|| {
        let output = Command::new(&program).arg("-V").output().ok()?;
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        let folder = text.split_whitespace().find_map(|word| word.strip_prefix("--modules-path="))?;
        Some(Path::new(folder).join("ngx_http_brotli_static_module.so"))
    })?;
    brotli.is_file().then_some(Nginx { program, brotli })
}

fn wasm_target() -> Result<()> {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc).args(["--print", "sysroot"]).output().context("cannot run rustc")?;
    let sysroot = PathBuf::from(String::from_utf8_lossy(&output.stdout).trim());
    if sysroot.join("lib/rustlib").join(WASM).is_dir() {
        return Ok(());
    }
    if process::find_all("rustup").is_empty() {
        bail!(
            "this Rust cannot compile for {WASM} and there is no rustup to add it: see https://rustup.rs, or your system's packages"
        );
    }
    process::run(
        Command::new("rustup").args(["target", "add", WASM]),
        "Adding the WebAssembly target to Rust",
        "rustup-target",
    )
}

/// The first program of that name, ours before the PATH's, in a suitable version.
fn find(name: &str, will_do: impl Fn(&str) -> bool) -> Option<PathBuf> {
    let ours = paths::tools().join("bin").join(format!("{name}{}", env::consts::EXE_SUFFIX));
    [ours].into_iter().chain(process::find_all(name)).find(|program| {
        process::version_line(program).is_some_and(|line| process::version_in(&line).is_some_and(&will_do))
    })
}

/// Crates ask for their smallest or fastest build. Ours move a few files; what counts is to have them soon.
/// Unoptimised, Trunk and the wasm-bindgen CLI take 2 s longer for each build of the application, and about two
/// thirds of the time to compile.
const SOON: [(&str, &str); 3] = [
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
];

/// Compiles one program of a crate, with these features, into `target/tools/bin`.
fn install(package: &str, program: &str, version: &str, features: &[&str]) -> Result<PathBuf> {
    let install = |locked: &[&str]| {
        let mut command = cargo();
        command
            .args(["install", package, "--bin", program, "--version", version, "--force", "--root"])
            .arg(paths::tools());
        command.args(features).args(locked).env("CARGO_TARGET_DIR", tool_builds()).envs(SOON);
        process::run(
            &mut command,
            &format!("Installing {program} {version} (once, some minutes)"),
            &format!("install-{program}"),
        )
    };
    // If a registry lags behind a crate's lock file, the crate still installs with what the registry has.
    if let Err(locked) = install(&["--locked"]) {
        step(format_args!("{locked:#}"));
        step("trying again without the crate's own lock file");
        install(&[])?;
    }
    Ok(paths::tools().join("bin").join(format!("{program}{}", env::consts::EXE_SUFFIX)))
}

fn tool_builds() -> PathBuf {
    paths::tools().join("build")
}

/// The version of a package in Cargo.lock: the matching command must have the same.
fn locked_version(package: &str) -> Result<String> {
    let lock = paths::root().join("Cargo.lock");
    let text = fs::read_to_string(&lock).with_context(|| format!("cannot read {}", lock.display()))?;
    let version = version_in_lock(&text, package).with_context(|| format!("Cargo.lock has no package “{package}”"))?;
    Ok(version.to_owned())
}

fn version_in_lock<'lock>(lock: &'lock str, package: &str) -> Option<&'lock str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| line.trim() != name);
    lines.next()?;
    lines.next()?.trim().strip_prefix("version = \"")?.strip_suffix('"')
}

fn named_by(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from)
}

fn first_program(names: &[&str]) -> Option<PathBuf> {
    names.iter().find_map(|name| match Path::new(name) {
        path if path.is_absolute() => path.is_file().then(|| path.to_path_buf()),
        _ => process::find_all(name).into_iter().next(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "\
[[package]]
name = \"wasm-bindgen-macro\"
version = \"0.2.1\"

[[package]]
name = \"wasm-bindgen\"
version = \"0.2.126\"
source = \"registry+https://github.com/rust-lang/crates.io-index\"
";

    #[test]
    fn the_version_comes_from_the_lock_file() {
        assert_eq!(version_in_lock(LOCK, "wasm-bindgen"), Some("0.2.126"));
    }

    #[test]
    fn a_package_that_is_not_locked_has_no_version() {
        assert_eq!(version_in_lock(LOCK, "wasm"), None);
        assert_eq!(version_in_lock("", "wasm-bindgen"), None);
    }

    #[test]
    fn the_lock_file_of_the_repository_names_wasm_bindgen() {
        assert!(locked_version("wasm-bindgen").is_ok_and(|version| version.starts_with("0.2.")));
    }
}
