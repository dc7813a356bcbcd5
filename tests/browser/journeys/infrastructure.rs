//! What journeys need beside the site comes up, or its failure is told apart.

use crate::support::{Program, try_again};
use std::cell::Cell;
use std::process::Command;

/// A program that says where it listens.
fn listener() -> Command {
    let mut shell = Command::new("sh");
    shell.args(["-c", "echo 'listening on 7'; exec cat"]);
    shell
}

fn place(line: &str) -> Option<String> {
    line.strip_prefix("listening on ").map(str::to_owned)
}

#[test]
fn a_program_that_ends_before_it_listens_is_started_again() {
    let tries = Cell::new(0);
    let program = try_again(|| {
        tries.set(tries.get() + 1);
        let mut taken = Command::new("sh");
        taken.args(["-c", "echo 'the port is taken'"]);
        Program::start(if tries.get() < 3 { &taken } else { &listener() }, place)
    });
    assert_eq!((program.map(|program| program.place.clone()), tries.get()), (Ok("7".to_owned()), 3));
}

#[test]
fn a_program_that_never_listens_is_given_up_with_its_words() {
    let tries = Cell::new(0);
    let program = try_again(|| {
        tries.set(tries.get() + 1);
        Program::start(Command::new("sh").args(["-c", "echo 'the port is taken'"]), place)
    });
    let problem = program.map(|program| program.place.clone()).unwrap_err();
    assert!(problem.contains("the port is taken"), "{problem}");
    assert_eq!(tries.get(), 3);
}
