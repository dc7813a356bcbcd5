//! The programs that run beside the journeys: the server and the browser's driver.

use std::env;
use std::io::{self, BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;

/// Runs a program until the tests end, however they end: then the pipe that this shell reads is closed. It takes with it
/// whatever the program has started, such as browsers, and the folder of their profiles.
const BESIDE: &str = r#"trap : TERM; "$@" 2>&1 & exec >/dev/null; cat; kill 0; wait; rm -rf "$TMPDIR""#;

/// Where the server and the driver listen.
pub struct Beside {
    /// The address of the site, without a slash at its end.
    pub site: String,
    /// The address of the driver.
    pub driver: String,
    // They hold the pipes that end with the tests.
    _programs: [Child; 2],
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
fn start(program: &Command, find: impl Fn(&str) -> Option<String>) -> (Child, String) {
    let name = program.get_program().to_string_lossy().into_owned();
    let mut shell = Command::new("sh");
    shell.args(["-c", BESIDE, "sh"]).arg(program.get_program()).args(program.get_args());
    shell.env("TMPDIR", scratch(&name)).process_group(0);
    let shell = shell.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut shell = shell.unwrap_or_else(|error| panic!("cannot start {name}: {error}"));
    let mut output = BufReader::new(shell.stdout.take().expect("the output is piped"));
    let mut said = String::new();
    let place = loop {
        let mut line = String::new();
        let length = output.read_line(&mut line).unwrap_or_default();
        let place = find(line.trim_end());
        if place.is_some() || length == 0 {
            break place;
        }
        said.push_str(&line);
    };
    let Some(place) = place else {
        let _ = shell.wait();
        panic!("{name} ended before it listened; it said: {said}");
    };
    // What it says later is of no interest, but a full pipe would stop it.
    std::thread::spawn(move || io::copy(&mut output, &mut io::sink()));
    (shell, place)
}

/// A new folder for what a program leaves behind while it runs.
fn scratch(program: &str) -> PathBuf {
    let name = program.rsplit('/').next().unwrap_or_default();
    let folder = env::temp_dir().join(format!("kiosque-journeys-{}-{name}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap_or_else(|error| panic!("cannot make {}: {error}", folder.display()));
    folder
}
