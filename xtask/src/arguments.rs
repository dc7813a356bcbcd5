//! The command line. Default paths are in the repository; given ones are relative to the caller.
//!
//! `clap` parses it, suggests corrections for misspelt words, and writes the help and the completions. All of it
//! costs about 5 s of one core in the eight minutes of a first `serve`. Commands are built, not derived: the macros
//! would cost 1.5 s more.

use crate::compress::Encodings;
use crate::paths;
use crate::setup::Engine;
use anyhow::{Context, Result, anyhow, bail};
use clap::builder::{PossibleValue, TypedValueParser};
use clap::error::ErrorKind;
use clap::{Arg, ArgAction, ArgMatches, ValueHint, value_parser};
use clap_complete::Shell;
use kiosque::prerender::BaseUrl;
use std::any::Any;
use std::ffi::{OsStr, OsString};
use std::num::NonZero;
use std::path::PathBuf;

/// A command with its arguments.
pub enum Command {
    /// Help or completions to print.
    Tell(String),
    Setup,
    Build(Rendering),
    Render(Rendering),
    Serve(Serving),
    Check {
        file: PathBuf,
        /// Whether to repair what a program can.
        is_fixing: bool,
    },
    Dev {
        port: u16,
    },
    /// Trunk's hook of `dev`, not for people.
    Stage,
    Test(Testing),
    Gallery,
    Bench {
        part: Option<String>,
    },
}

/// What to render, and where.
pub struct Rendering {
    pub catalogue: PathBuf,
    pub out: PathBuf,
    /// Where the site will stand; without it the catalogue's own address counts.
    pub base_url: Option<BaseUrl>,
    /// The compressed siblings to write.
    pub precompress: Encodings,
}

/// Which tests to run, and how.
pub struct Testing {
    /// Runs only tests whose name contains it.
    pub filter: Option<String>,
    /// The engines for the browser tests.
    pub engines: Vec<Engine>,
    pub walks: Walks,
    /// How many threads to keep busy meanwhile.
    pub load: usize,
}

/// How often to walk a journey, a test in a browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Walks {
    /// Once, and again alone if it failed.
    Again,
    /// Once.
    Once,
    /// This often, and no other test is run.
    Repeat(NonZero<u32>),
}

/// What to serve, and where.
pub struct Serving {
    /// 0 lets the system choose.
    pub port: u16,
    pub source: Source,
}

/// What the server serves.
pub enum Source {
    /// A site built now.
    Rendering(Rendering),
    /// A folder that `build` or `render` wrote; for the tests, which know their folder.
    Folder(PathBuf),
}

/// Reads the arguments after `cargo xtask`.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Command> {
    let matches = match definition().try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) if error.kind() == ErrorKind::DisplayHelp => return Ok(Command::Tell(error.to_string())),
        // Whoever prints an error adds the prefix.
        Err(error) => return Err(anyhow!("{}", error.to_string().trim_start_matches("error: ").trim_end())),
    };
    let Some((name, given)) = matches.subcommand() else {
        return Ok(Command::Tell(definition().render_help().to_string()));
    };
    let mut given = Given(given.clone());
    Ok(match name {
        "setup" => Command::Setup,
        "build" => Command::Build(given.rendering(paths::root().join("dist"))),
        "render" => {
            let [Some(catalogue), Some(out)] = ["catalogue", "out"].map(|name| given.take(name)) else {
                bail!("`render` needs a catalogue and a folder: {RENDER}");
            };
            Command::Render(Rendering { catalogue, out, ..given.rendering(PathBuf::new()) })
        }
        "serve" => Command::Serve(given.serving()?),
        "check" => Command::Check {
            file: given.take("FILE").with_context(|| format!("check what? {CHECK}"))?,
            is_fixing: given.has("fix"),
        },
        "dev" => Command::Dev { port: given.port() },
        "stage" => Command::Stage,
        "gallery" => Command::Gallery,
        "bench" => Command::Bench { part: given.take("PART") },
        "completions" => Command::Tell(completions(given.take("SHELL").context("for which shell? bash, zsh or fish")?)),
        _ => Command::Test(given.testing()?),
    })
}

const PORT: u16 = 8080;
const RENDER: &str = "cargo xtask render --catalogue FILE --out DIR";
const CHECK: &str = "cargo xtask check [--fix] FILE";

/// The commands and options of `cargo xtask`.
fn definition() -> clap::Command {
    let command = |name: &'static str, about: &'static str| clap::Command::new(name).about(about);
    let setup = command("setup", "Installs the tools that the others need and do not find");
    let build =
        command("build", "Writes the folder to deploy (dist), with the compressed siblings that its host serves");
    let render =
        command("render", "Writes the site of another catalogue with the application already built; compiles nothing");
    let serve = command("serve", "Sets up what is missing, builds the release site and serves it on 127.0.0.1");
    let check = command("check", "Tells every problem of a catalogue, with line and column");
    let dev = command("dev", "Runs Trunk's server, which rebuilds and reloads when the code changes");
    let test = command("test", "Runs every test, those in a browser in three engines");
    let gallery =
        command("gallery", "Writes every part of a page in every state on one page, target/gallery/index.html");
    let bench = command("bench", "Measures what the site costs in bytes and in time");
    let completions = command("completions", "Prints a shell function `xtask` for `cargo xtask`, and its completions");
    clap::Command::new("xtask")
        .bin_name("cargo xtask")
        .no_binary_name(true)
        // The last of two wins, so that a script can append its own option.
        .args_override_self(true)
        .about("The commands of Kiosque, from the root of the repository")
        .after_help("`cargo xtask help COMMAND` tells the options of a command.")
        .subcommands([
            serve.args([port(), catalogue(), base_url(), folder()]),
            build.args([catalogue(), out(), base_url(), precompress()]),
            render.override_usage([RENDER, " [OPTIONS]"].concat()).args([catalogue(), out(), base_url(), precompress()]),
            check.override_usage(CHECK).args([
                flag("fix", "Writes into the catalogue what a program can put right"),
                Arg::new("FILE").value_parser(value_parser!(PathBuf)).value_hint(ValueHint::FilePath).help("The catalogue"),
            ]),
            dev.arg(port()),
            test.args([
                Arg::new("FILTER").help("Runs only tests whose name contains it"),
                engines(),
                flag("once", "Counts a browser test that fails as failed, without walking it again by itself"),
                repeat(),
                load(),
            ]),
            gallery,
            bench.arg(Arg::new("PART").help("Only this part: render, sizes, search, paint or navigation")),
            setup,
            completions
                .after_help("For this session: source <(cargo xtask completions bash); then `xtask` does the same and completes.")
                .arg(Arg::new("SHELL").value_parser(shells()).help("The shell")),
            clap::Command::new("stage").hide(true),
        ])
}

/// A shell function that names `cargo xtask`, so that it can be completed, and its completions.
fn completions(shell: Shell) -> String {
    let function = match shell {
        Shell::Fish => "function xtask\n    cargo xtask $argv\nend\n",
        _ => "xtask() { cargo xtask \"$@\"; }\n",
    };
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut definition(), "xtask", &mut script);
    [&String::from_utf8_lossy(&script), function].concat()
}

fn option(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).value_name(value).help(help)
}

fn flag(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue).help(help)
}

fn catalogue() -> Arg {
    let catalogue = option("catalogue", "FILE", "The catalogue; public/catalogue.json unless said otherwise");
    catalogue.value_parser(value_parser!(PathBuf)).value_hint(ValueHint::FilePath)
}

fn out() -> Arg {
    let out = option("out", "DIR", "The folder that is written, or replaced");
    out.value_parser(value_parser!(PathBuf)).value_hint(ValueHint::DirPath)
}

fn base_url() -> Arg {
    let about = "Where the site will stand, such as https://example.org/dossiers/ia/; else the catalogue's site.base_url counts";
    let wrong = "not a web address; write one such as https://example.org/dossiers/ia/";
    option("base-url", "URL", about).value_parser(move |text: &str| BaseUrl::parse(text).ok_or(wrong))
}

fn precompress() -> Arg {
    let wrong = "one of none, gzip, brotli and all";
    let words = OneOf { words: Encodings::words().into(), read: Encodings::parse, wrong };
    option("precompress", "ENCODINGS", "The compressed siblings of each file; brotli unless said otherwise")
        .value_parser(words)
}

fn port() -> Arg {
    let port = |text: &str| text.parse::<u16>().map_err(|_| "not a number up to 65535");
    option("port", "PORT", "The port; 8080 unless said otherwise").allow_negative_numbers(true).value_parser(port)
}

/// For the tests, which know their folder.
fn folder() -> Arg {
    option("folder", "DIR", "Serves a folder that `build` or `render` wrote")
        .value_parser(value_parser!(PathBuf))
        .hide(true)
}

fn engines() -> Arg {
    let wrong = "name some of chromium, firefox and webkit, with commas between them";
    let read = |word: &str| Engine::parse(word.trim());
    let words = OneOf { words: Engine::ALL.map(Engine::word).into(), read, wrong };
    option("engines", "LIST", "The browser engines, with commas between them").value_delimiter(',').value_parser(words)
}

fn repeat() -> Arg {
    let times = |text: &str| text.parse::<NonZero<u32>>().map_err(|_| "not a number from 1");
    let about = "Walks the browser tests N times, runs no others, and tells how often each failed";
    option("repeat", "N", about).allow_negative_numbers(true).value_parser(times)
}

fn load() -> Arg {
    let threads = |text: &str| text.parse::<usize>().map_err(|_| "not a number of threads");
    option("load", "N", "Keeps N threads busy meanwhile").allow_negative_numbers(true).value_parser(threads)
}

fn shells() -> OneOf<Shell> {
    let read = |word: &str| [Shell::Bash, Shell::Zsh, Shell::Fish].into_iter().find(|shell| shell.to_string() == word);
    OneOf { words: vec!["bash", "zsh", "fish"], read, wrong: "one of bash, zsh and fish" }
}

/// Parses one of a few words, which help and completions list.
#[derive(Clone)]
struct OneOf<T> {
    words: Vec<&'static str>,
    read: fn(&str) -> Option<T>,
    /// The message for any other word.
    wrong: &'static str,
}

impl<T: Clone + Send + Sync + 'static> TypedValueParser for OneOf<T> {
    type Value = T;

    fn parse_ref(&self, command: &clap::Command, arg: Option<&Arg>, value: &OsStr) -> Result<T, clap::Error> {
        let (read, wrong) = (self.read, self.wrong);
        (move |text: &str| read(text).ok_or(wrong)).parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(self.words.iter().copied().map(PossibleValue::new)))
    }
}

/// The arguments of a command.
struct Given(ArgMatches);

impl Given {
    /// The value of an option; `None` also if the command has no such option.
    fn take<T: Any + Clone + Send + Sync>(&mut self, name: &str) -> Option<T> {
        self.0.try_remove_one(name).ok().flatten()
    }

    fn has(&mut self, flag: &str) -> bool {
        self.take(flag).unwrap_or_default()
    }

    fn port(&mut self) -> u16 {
        self.take("port").unwrap_or(PORT)
    }

    fn rendering(&mut self, out: PathBuf) -> Rendering {
        Rendering {
            catalogue: self.take("catalogue").unwrap_or_else(paths::catalogue),
            out: self.take("out").unwrap_or(out),
            base_url: self.take("base-url"),
            precompress: self.take("precompress").unwrap_or(Encodings::BROTLI),
        }
    }

    fn testing(&mut self) -> Result<Testing> {
        let walks = match (self.has("once"), self.take("repeat")) {
            (true, Some(_)) => bail!("--once and --repeat: choose one of them"),
            (true, None) => Walks::Once,
            (false, Some(times)) => Walks::Repeat(times),
            (false, None) => Walks::Again,
        };
        let engines = self.0.try_remove_many("engines").ok().flatten();
        Ok(Testing {
            filter: self.take("FILTER"),
            engines: engines.map_or_else(|| Engine::ALL.into(), Iterator::collect),
            walks,
            load: self.take("load").unwrap_or_default(),
        })
    }

    fn serving(&mut self) -> Result<Serving> {
        let is_built = ["catalogue", "base-url"].iter().any(|name| self.0.contains_id(name));
        let source = match self.take("folder") {
            Some(_) if is_built => {
                bail!("--folder serves what is already built: it takes neither --catalogue nor --base-url")
            }
            Some(folder) => Source::Folder(folder),
            None => Source::Rendering(self.rendering(paths::target().join("serve"))),
        };
        Ok(Serving { port: self.port(), source })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Command> {
        parse(line.split_whitespace().map(OsString::from))
    }

    fn refusal(line: &str) -> String {
        read(line).err().map(|error| format!("{error:#}")).unwrap_or_default()
    }

    fn told(line: &str) -> String {
        let Ok(Command::Tell(text)) = read(line) else { unreachable!("{line}") };
        text
    }

    #[test]
    fn the_definition_contradicts_itself_nowhere() {
        definition().debug_assert();
    }

    #[test]
    fn help_without_a_command_names_those_that_are_for_people() {
        for line in ["", "--help", "-h", "help"] {
            let help = told(line);
            for command in definition().get_subcommands().filter(|command| command.get_name() != "stage") {
                assert!(help.contains(&format!("\n  {} ", command.get_name())), "{line}: {help}");
            }
            assert!(!help.contains("stage"), "{help}");
        }
    }

    #[test]
    fn each_command_has_help_of_its_own() {
        for line in ["build --help", "help build", "build -h"] {
            let help = told(line);
            assert!(help.contains("--precompress") && help.contains("brotli") && !help.contains("--engines"), "{help}");
        }
        assert!(told("render --help").contains("cargo xtask render --catalogue FILE --out DIR"));
        assert!(!told("serve --help").contains("--folder"));
    }

    #[test]
    fn a_misspelt_word_is_answered_with_the_one_that_was_meant() {
        assert!(refusal("bulid").contains("'build'"), "{}", refusal("bulid"));
        assert!(refusal("build --catalog a.json").contains("'--catalogue'"));
        assert!(!refusal("bulid").starts_with("error"));
    }

    #[test]
    fn completions_know_each_command_option_and_word() {
        for shell in ["bash", "zsh", "fish"] {
            let script = told(&format!("completions {shell}"));
            for word in ["serve", "precompress", "brotli", "webkit", "repeat"] {
                assert!(script.contains(word), "{shell}: {word}");
            }
            assert!(script.contains("cargo xtask $argv") || script.contains("cargo xtask \"$@\""), "{shell}");
        }
        assert!(refusal("completions tcsh").contains("one of bash, zsh and fish"));
        assert!(refusal("completions").contains("for which shell?"));
    }

    #[test]
    fn of_an_option_that_is_given_twice_the_last_one_counts() {
        let Ok(Command::Build(rendering)) = read("build --out a --out b") else { unreachable!() };
        assert_eq!(rendering.out, PathBuf::from("b"));
    }

    #[test]
    fn build_goes_to_dist_unless_told_otherwise() {
        let Ok(Command::Build(rendering)) = read("build") else { unreachable!() };
        assert_eq!(rendering.out, paths::root().join("dist"));
        assert_eq!(rendering.catalogue, paths::catalogue());
        let Ok(Command::Build(rendering)) = read("build --out elsewhere --catalogue=small.json") else {
            unreachable!()
        };
        assert_eq!(rendering.out, PathBuf::from("elsewhere"));
        assert_eq!(rendering.catalogue, PathBuf::from("small.json"));
    }

    #[test]
    fn render_names_its_catalogue_and_its_folder() {
        assert!(refusal("render --out site").contains("--catalogue FILE --out DIR"));
        assert!(matches!(read("render --catalogue a.json --out site"), Ok(Command::Render(_))));
    }

    #[test]
    fn a_catalogue_is_only_written_into_when_that_is_asked() {
        for (line, expected) in [("check a.json", false), ("check --fix a.json", true), ("check a.json --fix", true)] {
            let Ok(Command::Check { file, is_fixing }) = read(line) else { unreachable!() };
            assert_eq!((file, is_fixing), (PathBuf::from("a.json"), expected), "{line}");
        }
        assert!(refusal("check --fix").contains("check what?"));
        assert!(refusal("render --fix").contains("--fix"));
    }

    #[test]
    fn an_option_of_another_command_is_refused() {
        assert!(refusal("check --port 80 a.json").contains("--port"));
        assert!(refusal("setup here").contains("here"));
        assert!(refusal("bulid").contains("bulid"));
        assert!(refusal("serve --port 80800").contains("65535"));
    }

    #[test]
    fn a_base_url_is_an_address() {
        assert!(refusal("build --base-url dossiers").contains("not a web address"));
        assert!(matches!(read("build --base-url https://example.org/dossiers/ia/"), Ok(Command::Build(_))));
    }

    #[test]
    fn siblings_are_brotli_unless_told_otherwise() {
        let precompress = |line| match read(line) {
            Ok(Command::Build(rendering) | Command::Render(rendering)) => Some(rendering.precompress),
            Ok(Command::Serve(Serving { source: Source::Rendering(rendering), .. })) => Some(rendering.precompress),
            _ => None,
        };
        assert_eq!(precompress("build"), Some(Encodings::BROTLI));
        assert_eq!(precompress("serve"), Some(Encodings::BROTLI));
        assert_eq!(precompress("build --precompress all"), Some(Encodings::ALL));
        assert_eq!(precompress("render --catalogue a.json --out site --precompress=none"), Some(Encodings::NONE));
        assert!(refusal("build --precompress zip").contains("one of none, gzip, brotli and all"));
    }

    #[test]
    fn tests_run_in_three_engines_unless_told_otherwise() {
        let Ok(Command::Test(testing)) = read("test") else { unreachable!() };
        assert_eq!(testing.engines, Engine::ALL);
        let Ok(Command::Test(Testing { engines, filter, .. })) = read("test carousel --engines webkit,chromium") else {
            unreachable!()
        };
        assert_eq!((engines, filter), (vec![Engine::WebKit, Engine::Chromium], Some("carousel".to_owned())));
        assert!(refusal("test --engines safari").contains("chromium, firefox and webkit"));
    }

    #[test]
    fn a_journey_that_fails_is_walked_again_unless_told_otherwise() {
        let walks = |line| match read(line) {
            Ok(Command::Test(testing)) => Some((testing.walks, testing.load)),
            _ => None,
        };
        assert_eq!(walks("test"), Some((Walks::Again, 0)));
        assert_eq!(walks("test search --once"), Some((Walks::Once, 0)));
        assert_eq!(walks("test --repeat 50 --load 2"), NonZero::new(50).map(|times| (Walks::Repeat(times), 2)));
        assert!(refusal("test --repeat 0").contains("not a number from 1"));
        assert!(refusal("test --once --repeat 3").contains("choose one"));
    }

    #[test]
    fn a_served_folder_is_not_built() {
        assert!(refusal("serve --folder dist --catalogue a.json").contains("--folder"));
        let Ok(Command::Serve(serving)) = read("serve --folder dist --port 0") else { unreachable!() };
        assert!(matches!(serving.source, Source::Folder(_)));
        assert_eq!(serving.port, 0);
    }
}
