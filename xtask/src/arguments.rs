//! The command line: which command, with what. Paths that are not given stand in the repository; the others where the caller is.

use crate::compress::Encodings;
use crate::paths;
use crate::setup::Engine;
use anyhow::{Context, Result, bail};
use kiosque::prerender::BaseUrl;
use lexopt::prelude::*;
use std::ffi::OsString;
use std::num::NonZero;
use std::path::PathBuf;

/// What `cargo xtask` alone prints.
pub const HELP: &str = "\
The commands of Kiosque, from the root of the repository:

  cargo xtask serve [--port 8080] [--catalogue FILE] [--base-url URL]
      sets up what is missing, builds the release site and serves it on 127.0.0.1
  cargo xtask build [--catalogue FILE] [--out DIR] [--base-url URL] [--precompress none|gzip|brotli|all]
      the folder to deploy (dist), each file with the compressed siblings that its host serves (brotli)
  cargo xtask render --catalogue FILE --out DIR [--base-url URL] [--precompress none|gzip|brotli|all]
      the site of another catalogue, with the application already built: compiles nothing
  cargo xtask check [--fix] FILE
      every problem of a catalogue, with line and column; --fix writes into it what a program can put right
  cargo xtask dev [--port 8080]
      Trunk's server: rebuilds and reloads when the code changes
  cargo xtask test [FILTER] [--engines chromium,firefox,webkit] [--once | --repeat N] [--load N]
      every test, in three browser engines unless told otherwise; with FILTER only the tests whose name contains it;
      a browser test that fails is run again by itself, with --once it is not; --repeat runs only the browser tests,
      N times, and tells how often each failed; --load keeps N threads busy meanwhile
  cargo xtask gallery
      every part of a page in every state on one page, target/gallery/index.html
  cargo xtask bench [PART]
      what the site costs in bytes and in time, one table; PART is render, sizes, search, paint or navigation
  cargo xtask setup
      installs the tools that the others need and do not find

FILE is public/catalogue.json unless said otherwise. URL is where the site will stand, such as
https://example.org/dossiers/ia/; without it the catalogue's site.base_url counts.
";

/// One command with all it needs.
pub enum Command {
    Help,
    Setup,
    Build(Rendering),
    Render(Rendering),
    Serve(Serving),
    Check {
        file: PathBuf,
        /// Whether what a program can put right is written into it.
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

/// From which catalogue, to which folder.
pub struct Rendering {
    pub catalogue: PathBuf,
    pub out: PathBuf,
    /// Where the site will stand; the catalogue's own word counts when there is none.
    pub base_url: Option<BaseUrl>,
    /// Which compressed siblings the files get.
    pub precompress: Encodings,
}

/// Which tests to run, and how.
pub struct Testing {
    /// Only tests whose name contains it.
    pub filter: Option<String>,
    /// In which engines the browser tests run.
    pub engines: Vec<Engine>,
    pub walks: Walks,
    /// How many threads to keep busy meanwhile.
    pub load: usize,
}

/// How often a journey, a test in a browser, is walked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Walks {
    /// Once, and once more by itself where it failed.
    Again,
    /// Once.
    Once,
    /// So often, and no other test is run.
    Repeat(NonZero<u32>),
}

/// What to serve, and where.
pub struct Serving {
    /// 0 lets the system choose.
    pub port: u16,
    pub source: Source,
}

/// What the server shows.
pub enum Source {
    /// A site built now.
    Rendering(Rendering),
    /// A folder that `build` or `render` wrote; for the tests, which know their folder.
    Folder(PathBuf),
}

/// Reads the arguments after `cargo xtask`.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Command> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let name = match parser.next()? {
        None | Some(Short('h') | Long("help")) => return Ok(Command::Help),
        Some(Value(name)) => name.string()?,
        Some(option) => return Err(option.unexpected()).context(SEE_HELP),
    };
    let allowed: &[&str] = match name.as_str() {
        "setup" | "stage" | "gallery" => &[],
        "build" | "render" => &["catalogue", "out", "base-url", "precompress"],
        "serve" => &["port", "catalogue", "base-url", "folder"],
        "check" => &["FILE", "fix"],
        "dev" => &["port"],
        "test" => &["FILTER", "engines", "once", "repeat", "load"],
        "bench" => &["PART"],
        "help" => return Ok(Command::Help),
        other => bail!("there is no command “{other}”; {SEE_HELP}"),
    };
    let Some(given) = Given::read(&mut parser, allowed)? else { return Ok(Command::Help) };
    Ok(match name.as_str() {
        "setup" => Command::Setup,
        "build" => Command::Build(given.rendering(paths::root().join("dist"))),
        "render" => {
            if given.catalogue.is_none() || given.out.is_none() {
                bail!("`render` needs a catalogue and a folder: cargo xtask render --catalogue FILE --out DIR");
            }
            Command::Render(given.rendering(PathBuf::new()))
        }
        "serve" => Command::Serve(given.serving()?),
        "check" => Command::Check {
            file: given.free.context("check what? cargo xtask check [--fix] FILE")?.into(),
            is_fixing: given.is_fixing,
        },
        "dev" => Command::Dev { port: given.port.unwrap_or(PORT) },
        "stage" => Command::Stage,
        "gallery" => Command::Gallery,
        "bench" => Command::Bench { part: given.free.map(|part| part.string()).transpose()? },
        _ => Command::Test(given.testing()?),
    })
}

const PORT: u16 = 8080;
const SEE_HELP: &str = "`cargo xtask --help` lists the commands and their options";

/// The options found after a command's name.
#[derive(Default)]
struct Given {
    catalogue: Option<PathBuf>,
    out: Option<PathBuf>,
    base_url: Option<BaseUrl>,
    precompress: Option<Encodings>,
    port: Option<u16>,
    folder: Option<PathBuf>,
    is_fixing: bool,
    engines: Option<Vec<Engine>>,
    is_once: bool,
    repeat: Option<NonZero<u32>>,
    load: usize,
    free: Option<OsString>,
}

impl Given {
    /// The options, all among the allowed ones; `None` when help was asked. A capital word allows one free argument.
    fn read(parser: &mut lexopt::Parser, allowed: &[&str]) -> Result<Option<Self>> {
        let mut given = Self::default();
        while let Some(argument) = parser.next()? {
            match argument {
                Short('h') | Long("help") => return Ok(None),
                Long(option) if !allowed.contains(&option) => return Err(argument.unexpected()).context(SEE_HELP),
                Long("catalogue") => given.catalogue = Some(parser.value()?.into()),
                Long("out") => given.out = Some(parser.value()?.into()),
                Long("folder") => given.folder = Some(parser.value()?.into()),
                Long("engines") => {
                    let text = parser.value()?.string()?;
                    let engines: Option<Vec<Engine>> = text.split(',').map(|word| Engine::parse(word.trim())).collect();
                    given.engines = Some(engines.with_context(|| {
                        format!("--engines {text}: name some of chromium, firefox and webkit, with commas between them")
                    })?);
                }
                Long("port") => {
                    let text = parser.value()?.string()?;
                    given.port =
                        Some(text.parse().ok().with_context(|| format!("--port {text}: not a number up to 65535"))?);
                }
                Long("fix") => given.is_fixing = true,
                Long("once") => given.is_once = true,
                Long("repeat") => {
                    let text = parser.value()?.string()?;
                    given.repeat =
                        Some(text.parse().ok().with_context(|| format!("--repeat {text}: not a number from 1"))?);
                }
                Long("load") => {
                    let text = parser.value()?.string()?;
                    given.load =
                        text.parse().ok().with_context(|| format!("--load {text}: not a number of threads"))?;
                }
                Long("base-url") => {
                    let text = parser.value()?.string()?;
                    let base_url = BaseUrl::parse(&text).with_context(|| {
                        format!(
                            "--base-url {text}: not a web address; write one such as https://example.org/dossiers/ia/"
                        )
                    })?;
                    given.base_url = Some(base_url);
                }
                Long("precompress") => {
                    let text = parser.value()?.string()?;
                    let encodings = Encodings::parse(&text);
                    given.precompress = Some(
                        encodings
                            .with_context(|| format!("--precompress {text}: one of none, gzip, brotli and all"))?,
                    );
                }
                Value(value) if given.free.is_none() && allowed.iter().any(|name| *name == name.to_uppercase()) => {
                    given.free = Some(value);
                }
                other => return Err(other.unexpected()).context(SEE_HELP),
            }
        }
        Ok(Some(given))
    }

    fn rendering(self, out: PathBuf) -> Rendering {
        Rendering {
            catalogue: self.catalogue.unwrap_or_else(paths::catalogue),
            out: self.out.unwrap_or(out),
            base_url: self.base_url,
            precompress: self.precompress.unwrap_or(Encodings::BROTLI),
        }
    }

    fn testing(self) -> Result<Testing> {
        let walks = match (self.is_once, self.repeat) {
            (true, Some(_)) => bail!("--once and --repeat: choose one of them"),
            (true, None) => Walks::Once,
            (false, Some(times)) => Walks::Repeat(times),
            (false, None) => Walks::Again,
        };
        Ok(Testing {
            filter: self.free.map(|filter| filter.string()).transpose()?,
            engines: self.engines.unwrap_or_else(|| Engine::ALL.into()),
            walks,
            load: self.load,
        })
    }

    fn serving(self) -> Result<Serving> {
        let port = self.port.unwrap_or(PORT);
        let source = match &self.folder {
            Some(_) if self.catalogue.is_some() || self.base_url.is_some() => {
                bail!("--folder serves what is already built: it takes neither --catalogue nor --base-url")
            }
            Some(folder) => Source::Folder(folder.clone()),
            None => Source::Rendering(self.rendering(paths::target().join("serve"))),
        };
        Ok(Serving { port, source })
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

    #[test]
    fn nothing_asks_for_help() {
        for line in ["", "--help", "help", "build --help", "serve -h"] {
            assert!(matches!(read(line), Ok(Command::Help)), "{line}");
        }
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
