//! The processes that run beside the journeys: the server, the browsers' drivers, a virtual screen.

use super::notes::miss_browser;
use std::env;
use std::io::{self, BufRead, BufReader};
use std::net::{Ipv4Addr, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};
use std::thread::sleep;
use std::time::Duration;
use test_hosts::setting;

/// Runs a program until the tests end, however they end: the pipe that this shell reads is then closed. Also ends
/// whatever the program started, such as browsers, and deletes the folder of their profiles once they let go of it.
const BESIDE: &str = r#"trap : TERM; "$@" 2>&1 & exec >/dev/null; cat; kill 0; wait;
    rm -rf "$TMPDIR" 2>/dev/null || { sleep 1; rm -rf "$TMPDIR"; }"#;

/// A process that runs beside the journeys; dropping the value ends it.
pub struct Program {
    /// Where it listens, as it says: a URL, a port or a display.
    pub address: String,
    shell: Child,
}

/// The site's address, without a trailing slash; the first journey starts its server.
pub fn server() -> &'static str {
    static SERVER: OnceLock<Program> = OnceLock::new();
    let server = SERVER.get_or_init(|| {
        let mut serve = Command::new(setting("KIOSQUE_XTASK"));
        serve.args(["serve", "--folder", &setting("KIOSQUE_SITE"), "--port", "0"]);
        try_again(|| Program::start(&serve, |line| line.strip_prefix("Kiosque: ").map(str::to_owned))).unwrap_or_else(
            |problem| {
                miss_browser(&problem);
                panic!("the server of the site does not start: {problem}")
            },
        )
    });
    server.address.trim_end_matches('/')
}

/// How often to try to start something.
const TRIES: usize = 3;

/// Starts something that may fail for reasons of the machine: a port in use, a driver that gives up, a window that
/// does not open.
///
/// # Errors
/// The error of the last attempt.
pub fn try_again<T>(mut start: impl FnMut() -> Result<T, String>) -> Result<T, String> {
    let mut tries = TRIES;
    loop {
        tries -= 1;
        match start() {
            Err(problem) if tries > 0 => eprintln!("{problem}; trying again"),
            result => return result,
        }
    }
}

impl Program {
    /// Starts a program and reads its output up to the line that names its address.
    ///
    /// # Errors
    /// The program ended first; with its output.
    pub fn start(program: &Command, find: impl Fn(&str) -> Option<String>) -> Result<Self, String> {
        let mut started = Self { address: String::new(), shell: shell(program) };
        let mut output = BufReader::new(started.shell.stdout.take().expect("the output is piped"));
        let mut said = String::new();
        loop {
            let mut line = String::new();
            let length = output.read_line(&mut line).unwrap_or_default();
            if let Some(address) = find(line.trim_end()) {
                started.address = address;
                // Later output is of no interest, but a full pipe would block the program.
                std::thread::spawn(move || io::copy(&mut output, &mut io::sink()));
                return Ok(started);
            }
            if length == 0 {
                let name = program.get_program().to_string_lossy();
                return Err(format!("{name} ended before it listened; it said: {}", said.trim()));
            }
            said.push_str(&line);
        }
    }

    /// Starts a program that listens on a port without saying so, and waits until it does.
    ///
    /// # Errors
    /// The program ended first, for example because the port is in use, or it does not listen.
    pub fn start_on(program: &Command, port: u16) -> Result<Self, String> {
        let mut started = Self { address: format!("http://127.0.0.1:{port}"), shell: shell(program) };
        let mut output = started.shell.stdout.take().expect("the output is piped");
        let has_ended = Arc::new(AtomicBool::new(false));
        let end = Arc::clone(&has_ended);
        std::thread::spawn(move || {
            let _ = io::copy(&mut output, &mut io::sink());
            end.store(true, Ordering::Relaxed);
        });
        let name = program.get_program().to_string_lossy();
        for _ in 0..500 {
            // Checked first: another program may be listening there.
            if has_ended.load(Ordering::Relaxed) {
                return Err(format!("{name} ended before it listened on port {port}"));
            }
            if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
                return Ok(started);
            }
            sleep(Duration::from_millis(20));
        }
        Err(format!("{name} does not listen on port {port}"))
    }
}

impl Drop for Program {
    /// Closes the pipe and waits until everything has ended.
    fn drop(&mut self) {
        drop(self.shell.stdin.take());
        let _ = self.shell.wait();
    }
}

/// The shell that runs a program until its input ends.
fn shell(program: &Command) -> Child {
    let name = program.get_program().to_string_lossy().into_owned();
    let mut shell = Command::new("sh");
    shell.args(["-c", BESIDE, "sh"]).arg(program.get_program()).args(program.get_args());
    shell.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
    shell.env("TMPDIR", scratch(&name)).process_group(0);
    let shell = shell.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    shell.unwrap_or_else(|error| panic!("cannot start {name}: {error}"))
}

/// A new folder for what a program leaves behind.
fn scratch(program: &str) -> PathBuf {
    let name = program.rsplit('/').next().unwrap_or_default();
    static NUMBER: AtomicUsize = AtomicUsize::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let folder = env::temp_dir().join(format!("kiosque-journeys-{}-{number}-{name}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap_or_else(|error| panic!("cannot make {}: {error}", folder.display()));
    folder
}
