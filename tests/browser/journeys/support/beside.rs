//! The programs that run beside the journeys: the server and the browser's driver.

use std::env;
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::OnceLock;

/// Runs a program until the tests end, however they end: then the pipe that this shell reads is closed. It takes with it
/// whatever the program has started, such as browsers, and the folder of their profiles.
const BESIDE: &str = r#"trap : TERM; "$@" & cat >/dev/null; kill 0; wait; rm -rf "$TMPDIR""#;

/// Where the server and the driver listen.
pub struct Beside {
    /// The address of the site, without a slash at its end.
    pub site: String,
    /// The address of the driver.
    pub driver: String,
    // Alive as long as the tests.
    _programs: [Program; 2],
}

struct Program {
    _child: Child,
    _output: BufReader<ChildStdout>,
}

/// The programs, started by the first journey that needs them.
pub fn beside() -> &'static Beside {
    static BESIDE: OnceLock<Beside> = OnceLock::new();
    BESIDE.get_or_init(|| {
        let mut serve = Command::new(setting("KIOSQUE_XTASK"));
        serve.args(["serve", "--folder", &setting("KIOSQUE_SITE"), "--port", "0"]);
        let (server, site) = start(&serve, |line| line.strip_prefix("Kiosque: ").map(str::to_owned));
        let mut drive = Command::new(setting("KIOSQUE_CHROMEDRIVER"));
        drive.arg("--port=0");
        let (driver, port) = start(&drive, |line| {
            Some(line.split_once("started successfully on port ")?.1.trim_end_matches('.').to_owned())
        });
        Beside {
            site: site.trim_end_matches('/').to_owned(),
            driver: format!("http://127.0.0.1:{port}"),
            _programs: [server, driver],
        }
    })
}

/// What `cargo xtask test` says in the environment.
pub fn setting(name: &str) -> String {
    env::var(name).unwrap_or_else(|_| panic!("{name} is not set: run these tests with `cargo xtask test`"))
}

/// Starts a program and reads its output up to the line that says where it listens.
fn start(program: &Command, find: impl Fn(&str) -> Option<String>) -> (Program, String) {
    let name = program.get_program().to_string_lossy().into_owned();
    let mut shell = Command::new("sh");
    shell.args(["-c", BESIDE, "sh"]).arg(program.get_program()).args(program.get_args());
    shell.env("TMPDIR", scratch(&name)).process_group(0);
    shell.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = shell.spawn().unwrap_or_else(|error| panic!("cannot start {name}: {error}"));
    let mut output = BufReader::new(child.stdout.take().expect("the output is piped"));
    let mut said = String::new();
    loop {
        let mut line = String::new();
        match output.read_line(&mut line) {
            Ok(1..) => {}
            _ => panic!("{name} ended before it listened; it said: {said}"),
        }
        if let Some(found) = find(line.trim_end()) {
            return (Program { _child: child, _output: output }, found);
        }
        said.push_str(&line);
    }
}

/// A new folder for what a program leaves behind while it runs.
fn scratch(program: &str) -> PathBuf {
    let name = program.rsplit('/').next().unwrap_or_default();
    let folder = env::temp_dir().join(format!("kiosque-journeys-{}-{name}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap_or_else(|error| panic!("cannot make {}: {error}", folder.display()));
    folder
}
