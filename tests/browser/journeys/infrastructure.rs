//! The processes that journeys need start, or their failure is reported as such.

use crate::support::{Program, names_left_out, try_again};
use std::cell::Cell;
use std::env;
use std::process::Command;

/// A program that prints its address.
fn listener() -> Command {
    let mut shell = Command::new("sh");
    shell.args(["-c", "echo 'listening on 7'; exec cat"]);
    shell
}

fn address(line: &str) -> Option<String> {
    line.strip_prefix("listening on ").map(str::to_owned)
}

#[test]
fn a_program_that_ends_before_it_listens_is_started_again() {
    let tries = Cell::new(0);
    let mut taken = Command::new("sh");
    taken.args(["-c", "echo 'the port is taken'"]);
    let program = try_again(|| {
        tries.set(tries.get() + 1);
        if tries.get() < 3 { Program::start(&taken, address) } else { Program::start(&listener(), address) }
    });
    assert_eq!((program.map(|program| program.address.clone()), tries.get()), (Ok("7".to_owned()), 3));
}

#[test]
fn a_program_that_never_listens_is_given_up_with_its_words() {
    let tries = Cell::new(0);
    let program = try_again(|| {
        tries.set(tries.get() + 1);
        Program::start(Command::new("sh").args(["-c", "echo 'the port is taken'"]), address)
    });
    let problem = program.map(|program| program.address.clone()).unwrap_err();
    assert!(problem.contains("the port is taken"), "{problem}");
    assert_eq!(tries.get(), 3);
}

#[test]
fn every_journey_that_an_engine_is_spared_is_there() {
    let program = env::current_exe().expect("the journeys know their program");
    let list = Command::new(program).arg("--list").output().expect("the program lists its journeys").stdout;
    let list = String::from_utf8(list).expect("the list is text");
    let journeys: Vec<&str> = list.lines().filter_map(|line| line.strip_suffix(": test")).collect();
    for name in names_left_out() {
        let is_meant = |journey: &&str| *journey == name || (name.ends_with("::") && journey.starts_with(name));
        assert!(journeys.iter().any(is_meant), "no journey is called {name}");
    }
}
