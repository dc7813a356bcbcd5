//! The programs that run beside the journeys: the server, the browsers' drivers, a screen.

use std::env;
use std::io::{self, BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Runs a program until the tests end, however they end: then the pipe that this shell reads is closed. It takes with it
/// whatever the program has started, such as browsers, and the folder of their profiles, once those have let go of it.
const BESIDE: &str = r#"trap : TERM; "$@" 2>&1 & exec >/dev/null; cat; kill 0; wait;
    rm -rf "$TMPDIR" 2>/dev/null || { sleep 1; rm -rf "$TMPDIR"; }"#;

/// A program that runs beside the journeys, ended with its value.
pub struct Program {
    /// Where it listens.
    pub place: String,
    shell: Child,
}

/// The address of the site, without a slash at its end; the first journey starts its server.
pub fn server() -> &'static str {
    static SERVER: OnceLock<Program> = OnceLock::new();
    let server = SERVER.get_or_init(|| {
        let mut serve = Command::new(setting("KIOSQUE_XTASK"));
        serve.args(["serve", "--folder", &setting("KIOSQUE_SITE"), "--port", "0"]);
        Program::start(&serve, |line| line.strip_prefix("Kiosque: ").map(str::to_owned))
    });
    server.place.trim_end_matches('/')
}

/// What `cargo xtask test` says in the environment.
pub fn setting(name: &str) -> String {
    env::var(name).unwrap_or_else(|_| panic!("{name} is not set: run these tests with `cargo xtask test`"))
}

impl Program {
    /// Starts a program and reads its output up to the line that says where it listens. One that ends before is started again, twice
    /// at most: ChromeDriver takes a free port of IPv6 and gives up where that port is taken in IPv4.
    pub fn start(program: &Command, find: impl Fn(&str) -> Option<String>) -> Self {
        let mut said = String::new();
        for _ in 0..3 {
            match Self::try_start(program, &find) {
                Ok(program) => return program,
                Err(words) => said = words,
            }
        }
        panic!("{} ended before it listened; it said: {said}", program.get_program().to_string_lossy());
    }

    /// The same once.
    ///
    /// # Errors
    /// What the program said before it ended.
    fn try_start(program: &Command, find: impl Fn(&str) -> Option<String>) -> Result<Self, String> {
        let mut started = Self { place: String::new(), shell: shell(program) };
        let mut output = BufReader::new(started.shell.stdout.take().expect("the output is piped"));
        let mut said = String::new();
        loop {
            let mut line = String::new();
            let length = output.read_line(&mut line).unwrap_or_default();
            if let Some(place) = find(line.trim_end()) {
                started.place = place;
                // What it says later is of no interest, but a full pipe would stop it.
                std::thread::spawn(move || io::copy(&mut output, &mut io::sink()));
                return Ok(started);
            }
            if length == 0 {
                return Err(said);
            }
            said.push_str(&line);
        }
    }

    /// Starts a program that does not say where it listens.
    pub fn start_silent(program: &Command, place: String) -> Self {
        let mut shell = shell(program);
        let output = shell.stdout.take();
        std::thread::spawn(move || output.map(|mut output| io::copy(&mut output, &mut io::sink())));
        Self { place, shell }
    }
}

impl Drop for Program {
    /// Closes the pipe and waits until all is gone.
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

/// A new folder for what a program leaves behind while it runs.
fn scratch(program: &str) -> PathBuf {
    let name = program.rsplit('/').next().unwrap_or_default();
    static NUMBER: AtomicUsize = AtomicUsize::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let folder = env::temp_dir().join(format!("kiosque-journeys-{}-{number}-{name}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap_or_else(|error| panic!("cannot make {}: {error}", folder.display()));
    folder
}
