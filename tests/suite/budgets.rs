//! The budgets in `tests/site/budgets.txt` only fall, unless a line says what a rise bought. `tests/site` weighs the
//! files.

use crate::{
    ratchet::Ratchet,
    rendered::{ROOT, read},
};
use std::process::Command;

const PATH: &str = "tests/site/budgets.txt";

/// A table with one budget and these raises.
fn ratchet(limit: u64, raises: &[&str]) -> Ratchet {
    let table = format!("a page | each of index.html | goal 900 | first 1_000 | limit {limit}");
    let lines: Vec<&str> = std::iter::once(table.as_str()).chain(raises.iter().copied()).collect();
    let [ratchet] = Ratchet::read(&lines.join("\n")).try_into().unwrap();
    ratchet
}

/// Whether a change from one budget to the other is allowed.
fn follows(after: &Ratchet, before: &Ratchet) -> bool {
    let is_kept = after.first == before.first
        && after.raises.starts_with(&before.raises)
        && after.goal_raises.starts_with(&before.goal_raises);
    let added = after.raises.get(before.raises.len()..).unwrap_or_default();
    let is_said = added.first().is_some_and(|raise| raise.from <= before.limit);
    is_kept && (after.limit <= before.limit || is_said)
}

/// Whether the record of today tells why the goal rose from one budget to the other.
fn tells_the_goal(record: &Ratchet, after: &Ratchet, before: &Ratchet) -> bool {
    after.goal <= before.goal
        || record.goal_raises.iter().any(|raise| raise.from <= before.goal && after.goal <= raise.to)
}

#[test]
fn every_rise_of_a_budget_says_what_it_bought() {
    let all = Ratchet::all();
    assert!(all.len() > 5, "{} budgets", all.len());
    let problems: Vec<String> = all.iter().flat_map(Ratchet::problems).collect();
    assert!(problems.is_empty(), "{PATH}:\n{}", problems.join("\n"));
}

/// Checks every commit in the available history, then the working tree.
#[test]
fn no_commit_has_raised_a_budget_without_a_line_for_it() {
    let git = |arguments: &[&str]| {
        let output = Command::new("git").arg("-C").arg(ROOT).args(arguments).output().ok()?;
        output.status.success().then(|| String::from_utf8(output.stdout).unwrap())
    };
    let table = |commit: &str| git(&["show", &format!("{commit}:./{PATH}")]).map(|text| Ratchet::read(&text));
    let commits = git(&["log", "--no-merges", "--format=%h", "--", PATH]).unwrap_or_default();
    let steps = commits.lines().map(|commit| (commit, table(&format!("{commit}^")), table(commit)));
    let today = Ratchet::read(&read(PATH));
    let steps = steps.chain([("the working tree", table("HEAD"), Some(today.clone()))]);
    let mut problems = Vec::new();
    for (commit, before, after) in steps {
        for before in before.unwrap_or_default() {
            let Some(after) = after.iter().flatten().find(|after| after.what == before.what) else { continue };
            if !follows(after, &before) {
                problems.push(format!("{commit} raises {}, or changes the record of it", before.what));
            }
            let record = today.iter().find(|record| record.what == before.what);
            if record.is_some_and(|record| !tells_the_goal(record, after, &before)) {
                problems.push(format!("{commit} raises the goal of {}; no line says why", before.what));
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn a_limit_falls_freely_and_rises_only_with_a_line() {
    let line = "    from 1_000 to 1_100: Visitors find their place again.";
    for (limit, raises, is_right) in [
        (1_000, [].as_slice(), true),
        (950, &[], true),
        (1_001, &[], false),
        (1_100, &[line], true),
        (1_050, &[line], true),
        (1_101, &[line], false),
        (1_100, &["    from 1_000 to 1_100: more"], false),
        (1_100, &["    from 1_100 to 1_000: Visitors find their place again."], false),
        (1_200, &["    from 1_150 to 1_200: Visitors find their place again."], false),
        (1_200, &[line, "    from 1_100 to 1_200: Nobody waits for the second page."], true),
        (1_200, &[line, "    from 1_050 to 1_200: Nobody waits for the second page."], true),
    ] {
        assert_eq!(ratchet(limit, raises).problems().is_empty(), is_right, "{limit}, {raises:?}");
    }
    let back = "    from 850 to 950: Nobody waits for the second page.";
    assert_eq!(ratchet(950, &[back]).problems(), ["a page: 950 leaves the goal of 900, which had been reached"]);
}

#[test]
fn the_earlier_table_reveals_a_silent_rise() {
    let line = "    from 1_000 to 1_100: Visitors find their place again.";
    let other = "    from 1_000 to 1_100: Visitors lose their place again.";
    let next = "    from 1_020 to 1_090: Nobody waits for the second page.";
    for (before, after, is_right) in [
        (ratchet(1_000, &[]), ratchet(990, &[]), true),
        (ratchet(1_000, &[]), ratchet(1_100, &[line]), true),
        (ratchet(990, &[]), ratchet(1_000, &[]), false),
        (ratchet(1_050, &[line]), ratchet(1_100, &[line]), false),
        (ratchet(1_020, &[line]), ratchet(1_090, &[line, next]), true),
        (ratchet(1_010, &[line]), ratchet(1_090, &[line, next]), false),
        (ratchet(1_100, &[line]), ratchet(1_100, &[other]), false),
        (ratchet(1_100, &[line]), ratchet(1_000, &[]), false),
    ] {
        assert_eq!(follows(&after, &before), is_right, "from {before:?} to {after:?}");
    }
}

#[test]
fn a_goal_rises_only_with_a_line() {
    let with_goal = |goal: u64, raises: &[&str]| {
        let table = format!("a page | each of index.html | goal {goal} | first 1_000 | limit 1_000");
        let lines: Vec<&str> = std::iter::once(table.as_str()).chain(raises.iter().copied()).collect();
        let [ratchet] = Ratchet::read(&lines.join("\n")).try_into().unwrap();
        ratchet
    };
    let line = "    goal from 900 to 950: Readers find the sources of each figure.";
    let before = with_goal(900, &[]);
    for (goal, raises, is_told) in
        [(900, [].as_slice(), true), (800, &[], true), (950, &[], false), (950, &[line], true), (960, &[line], false)]
    {
        let after = with_goal(goal, raises);
        assert_eq!(tells_the_goal(&after, &after, &before), is_told, "{goal}, {raises:?}");
    }
    assert_eq!(with_goal(950, &[line]).problems(), [""; 0]);
    assert_eq!(with_goal(960, &[line]).problems(), ["a page: no line says why the goal rose from 950 to 960"]);
    assert!(!follows(&with_goal(950, &[]), &with_goal(950, &[line])), "the line is gone");
    let vague = "    goal from 900 to 950: more";
    assert_eq!(with_goal(950, &[vague]).problems(), ["a page: from 900 to 950 bought “more”, which is no sentence"]);
}

#[test]
fn a_weight_is_close_to_its_limit_and_never_above_it() {
    let ratchet = ratchet(1_000, &[]);
    assert_eq!(ratchet.judge(1_000), Ok(()));
    assert_eq!(ratchet.judge(980), Ok(()));
    let heavy = ratchet.judge(1_001).unwrap_err();
    assert!(heavy.contains("1 more than the limit of 1000") && heavy.contains("`from 1000 to 1006: "), "{heavy}");
    assert_eq!(ratchet.judge(979).unwrap_err(), "a page: 979 bytes are far below the limit of 1000: lower it to 983");
}

#[test]
fn a_pattern_says_which_files_are_weighed() {
    let covers = |patterns: &str, path: &str| {
        let table = format!("pages | each of {patterns} | goal 1 | first 1 | limit 1");
        Ratchet::read(&table).iter().any(|ratchet| ratchet.covers(path))
    };
    assert!(covers("index.html", "index.html") && !covers("index.html", "documents/index.html"));
    assert!(covers("**/*.css", "application/style-1.css") && covers("**/*.css", "style.css"));
    assert!(!covers("**/*.css", "style.css.br"));
    assert!(covers("documents/*/index.html", "documents/a/index.html"));
    assert!(!covers("documents/*/index.html", "documents/page/2/index.html"));
    assert!(covers("themes/**/index.html auteurs/**/index.html", "auteurs/a/page/2/index.html"));
}

#[test]
fn files_count_together_or_the_heaviest_counts() {
    let count = |files: &str| {
        let table = format!("a page | {files} of index.html | goal 1 | first 1 | limit 1");
        Ratchet::read(&table).iter().map(|ratchet| ratchet.weigh([3, 5, 2].into_iter())).sum::<u64>()
    };
    assert_eq!((count("each"), count("all")), (5, 10));
}
