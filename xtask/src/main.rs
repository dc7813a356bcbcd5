//! The commands of the README: arguments, disk, progress, nothing else.
//!
//! `build` takes the longest path: `catalogue` reads and checks the file, `setup` finds or installs the tools,
//! `bundle` runs Trunk, `render` asks `kiosque::prerender` for every file of the site, `output` writes and compresses
//! them aside and swaps them in. `kiosque` decides what a page contains and which headers it gets; nothing here
//! knows.

mod arguments;
mod bench;
mod build;
mod bundle;
mod catalogue;
mod check;
mod compress;
mod dev;
mod gallery;
mod limits;
mod output;
mod paths;
mod pictures;
mod process;
mod progress;
mod render;
mod serve;
mod setup;
mod split;
mod test;
mod trim;

use anyhow::Result;
use arguments::Command;
use std::process::ExitCode;

fn main() -> ExitCode {
    let outcome = if split::is_wanted() { split::run() } else { command() };
    outcome.unwrap_or_else(|error| {
        match error.downcast_ref::<catalogue::Broken>() {
            // The report of `check` is already a list of errors.
            Some(broken) => eprintln!("{broken}"),
            None => eprintln!("error: {error:#}"),
        }
        ExitCode::FAILURE
    })
}

/// The command that the arguments name.
fn command() -> Result<ExitCode> {
    arguments::parse(std::env::args_os().skip(1)).and_then(|command| match command {
        Command::Tell(text) => {
            print!("{text}");
            Ok(ExitCode::SUCCESS)
        }
        Command::Setup => setup::run(),
        Command::Build(rendering) => build::run(rendering),
        Command::Render(rendering) => render::run(rendering),
        Command::Serve(serving) => serve::run(serving),
        Command::Check { file, is_fixing } => check::run(&file, is_fixing),
        Command::Dev { port } => dev::run(port),
        Command::Stage => dev::stage(),
        Command::Bench { part } => bench::run(part.as_deref()),
        Command::Test(testing) => test::run(&testing),
        Command::Gallery => gallery::run(),
    })
}
