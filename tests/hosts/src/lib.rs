//! Hosts of a finished site, for tests: the server of `cargo xtask serve`, and a real nginx with `deploy/nginx.conf`.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that panics is a test that fails")]

use std::env;
use std::fs;
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::sleep;
use std::time::Duration;

const CONFIGURATION: &str = include_str!("../../../deploy/nginx.conf");

/// An environment variable that `cargo xtask test` sets.
///
/// # Panics
/// When it is not set.
pub fn setting(name: &str) -> String {
    env::var(name).unwrap_or_else(|_| panic!("{name} is not set: run these tests with `cargo xtask test`"))
}

/// A running server, stopped with the test.
pub struct Host {
    /// Its name.
    pub name: &'static str,
    program: Child,
    address: SocketAddr,
    folder: Option<PathBuf>,
}

impl Drop for Host {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
        if let Some(folder) = &self.folder {
            let _ = fs::remove_dir_all(folder);
        }
    }
}

impl Host {
    /// Its port.
    pub fn address(&self) -> SocketAddr {
        self.address
    }
}

/// `cargo xtask serve` over a folder.
///
/// # Panics
/// When it does not start.
pub fn serve(folder: &Path) -> Host {
    let mut command = Command::new(setting("KIOSQUE_XTASK"));
    command.args(["serve", "--port", "0", "--folder"]).arg(folder).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut program = command.spawn().unwrap();
    let mut said = String::new();
    BufReader::new(program.stdout.take().unwrap()).read_line(&mut said).unwrap();
    let address = said.trim().strip_prefix("Kiosque: http://").and_then(|rest| rest.split('/').next()).unwrap();
    Host { name: "serve", program, address: address.parse().unwrap(), folder: None }
}

/// nginx over a folder for a site at `base` (empty, or `/dossiers/ia`), with the repository's configuration, filled
/// in as its comments say.
///
/// # Panics
/// When it does not start, or is not installed.
pub fn nginx(folder: &Path, base: &str) -> Host {
    if let Ok(problem) = env::var("KIOSQUE_NGINX_PROBLEM") {
        panic!("{problem}");
    }
    // Another program may take the port before nginx starts.
    let mut tries = (0..3).filter_map(|_| try_nginx(folder, base));
    tries.next().expect("nginx starts with deploy/nginx.conf")
}

/// One attempt; `None` if nginx ends before it listens.
fn try_nginx(folder: &Path, base: &str) -> Option<Host> {
    static NUMBER: AtomicUsize = AtomicUsize::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let scratch = env::temp_dir().join(format!("kiosque-nginx-{}-{number}", std::process::id()));
    let root = scratch.join("root");
    let link = if base.is_empty() { root.clone() } else { root.join(base.trim_start_matches('/')) };
    fs::create_dir_all(link.parent().unwrap()).unwrap();
    symlink(folder.canonicalize().unwrap(), &link).unwrap();
    let address = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap();
    let mut configuration = CONFIGURATION.to_owned();
    for (line, replaced) in [
        ("    listen 80;\n", format!("    listen {address};\n")),
        ("    listen [::]:80;\n", String::new()),
        ("root /srv/kiosque;", format!("root {};", root.display())),
        ("set $base \"\";", format!("set $base \"{base}\";")),
        ("include /srv/kiosque/_headers", format!("include {}{base}/_headers", root.display())),
    ] {
        assert!(configuration.contains(line), "deploy/nginx.conf has no “{line}” any more");
        configuration = configuration.replacen(line, &replaced, 1);
    }
    fs::write(scratch.join("kiosque.conf"), configuration).unwrap();
    let main = format!(
        "load_module {};\npid nginx.pid;\nevents {{}}\nhttp {{\n  access_log off;\n  client_body_temp_path body;\n  \
         proxy_temp_path proxy;\n  fastcgi_temp_path fastcgi;\n  uwsgi_temp_path uwsgi;\n  scgi_temp_path scgi;\n  \
         gzip off;\n  include kiosque.conf;\n}}\n",
        setting("KIOSQUE_NGINX_BROTLI")
    );
    fs::write(scratch.join("nginx.conf"), main).unwrap();
    let mut command = Command::new(setting("KIOSQUE_NGINX"));
    // One process, so that it can be stopped; it reports errors on standard error.
    command.args(["-g", "daemon off; master_process off;", "-e", "stderr", "-c", "nginx.conf", "-p"]).arg(&scratch);
    let program = command.stdout(Stdio::null()).spawn().unwrap();
    let mut host = Host { name: "nginx", program, address, folder: Some(scratch.clone()) };
    // It writes that file once it has the port: until then, another program is answering.
    while fs::read(scratch.join("nginx.pid")).unwrap_or_default().is_empty() {
        if host.program.try_wait().unwrap().is_some() {
            return None;
        }
        sleep(Duration::from_millis(20));
    }
    Some(host)
}
