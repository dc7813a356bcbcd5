//! Checks `ARCHITECTURE.md` and `CONTRIBUTING.md` where a program can: the files, rooms and limits that they name.

use crate::{
    architecture::ROOMS,
    ratchet::Ratchet,
    rendered::{ROOT, read},
};
use std::path::Path;

const GUIDES: [&str; 2] = ["ARCHITECTURE.md", "CONTRIBUTING.md"];

/// The code spans of a text.
fn code_spans(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.lines().filter(|line| !line.starts_with("```"));
    lines.flat_map(|line| line.split('`').skip(1).step_by(2))
}

/// Whether a code span is the path of a file in the repository, from its root or from `src`.
fn is_path(span: &str) -> bool {
    let is_plain = !span.contains([' ', '*', '<', '(']) && !span.contains("NAME");
    // Files of the site, and output of the commands.
    let is_made = ["documents/", "target/"].iter().any(|folder| span.starts_with(folder));
    is_plain
        && !is_made
        && span.contains('/')
        && (span.ends_with('/') || span.rsplit('/').next().unwrap().contains('.'))
}

#[test]
fn the_guides_name_only_files_that_exist() {
    let mut count = 0;
    for guide in GUIDES {
        let text = read(guide);
        for span in code_spans(&text).filter(|span| is_path(span)) {
            count += 1;
            let is_there = ["", "src/"].iter().any(|folder| Path::new(&format!("{ROOT}/{folder}{span}")).exists());
            assert!(is_there, "{guide} names {span}, which is not there");
        }
    }
    assert!(count > 60, "{count} paths");
}

#[test]
fn the_map_of_the_guide_has_every_room_in_the_order_of_the_rule() {
    let text = read("ARCHITECTURE.md");
    let (_, table) = text.split_once("| room |").unwrap();
    let (table, _) = table.split_once("\n\n").unwrap();
    let rows = table.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`'));
    let rooms: Vec<&str> = rows.map(|(room, _)| room).collect();
    assert_eq!(rooms, ROOMS.iter().map(|(room, _)| *room).collect::<Vec<_>>());
}

#[test]
fn the_bytes_in_the_guide_are_those_of_the_budgets() {
    let text = read("ARCHITECTURE.md");
    for budget in Ratchet::all() {
        let figures = [budget.limit, budget.goal].map(with_commas);
        let row = format!("| {} | {} |", figures[0], figures[1]);
        assert!(text.contains(&row), "ARCHITECTURE.md does not say {row} of {}", budget.what);
    }
}

/// Formats a number as `158,900`.
fn with_commas(number: u64) -> String {
    match number / 1_000 {
        0 => number.to_string(),
        thousands => format!("{},{:03}", with_commas(thousands), number % 1_000),
    }
}
