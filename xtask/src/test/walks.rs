//! Walks the journeys of tests/browser: first in parallel, then alone if one failed, or many times over to count the
//! failures of each.

use super::Sum;
use super::libtest::{Reader, Verdict};
use crate::paths;
use crate::progress::count;
use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fmt::{self, Write};
use std::fs;
use std::io::{BufRead, BufReader};
use std::num::NonZero;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// How many journeys of a run may fail first and then pass. More are a sign of rot, which fails the run.
const MOST_FLAKY: usize = 3;

/// How many failed journeys to walk again. If more have failed, something is broken for all of them.
const MOST_SECOND_WALKS: usize = 10;

/// The journeys of one engine: a test program and its environment.
pub struct Journeys {
    /// The engine's name, such as `Chromium`.
    pub engine: String,
    pub program: PathBuf,
    pub settings: Vec<(String, OsString)>,
}

/// Which journeys to walk.
#[derive(Debug, Clone, Copy)]
pub enum Which<'a> {
    /// Those whose names contain this.
    Containing(&'a str),
    /// The one with this name.
    Named(&'a str),
}

/// The result of a walk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    Passed,
    /// Skipped in this engine, with the reason.
    LeftOut(String),
    /// Failed, with its output.
    Failed(String),
    /// No result: no browser started, or the browser went away.
    NoBrowser(String),
}

impl Journeys {
    /// Walks journeys, so many at a time, in browsers that end with them; `tell` gets every line of the program.
    ///
    /// # Errors
    /// The program cannot be run, or ends before it has reported its journeys.
    pub fn walk(&self, which: Which, threads: usize, mut tell: impl FnMut(&str)) -> Result<BTreeMap<String, End>> {
        static NUMBER: AtomicUsize = AtomicUsize::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        fs::create_dir_all(paths::logs()).context("cannot make the folder for logs")?;
        let notes = paths::logs().join(format!("notes-{}-{number}", std::process::id()));
        let mut command = Command::new(&self.program);
        // Everywhere else, journeys that fail on purpose are ignored.
        command.args([&format!("--test-threads={threads}"), "--include-ignored"]);
        match which {
            Which::Containing(filter) => command.arg(filter),
            Which::Named(name) => command.args(["--exact", name]),
        };
        command.envs(self.settings.iter().map(|(name, value)| (name, value))).env("KIOSQUE_NOTES", &notes);
        command.current_dir(paths::root()).stdin(Stdio::null()).stdout(Stdio::piped());
        let cannot = || format!("cannot walk the journeys in {}", self.engine);
        let mut child = command.spawn().with_context(cannot)?;
        let mut reader = Reader::default();
        for line in child.stdout.take().into_iter().flat_map(|pipe| BufReader::new(pipe).lines()) {
            let line = line.with_context(cannot)?;
            tell(&line);
            reader.read(&line);
        }
        let status = child.wait().with_context(cannot)?;
        // The file is missing if no journey wrote a note.
        let noted = fs::read_to_string(&notes).unwrap_or_default();
        let _ = fs::remove_file(&notes);
        let ends = ends(reader.finish(), &noted);
        if !status.success() && !ends.values().any(End::is_failure) {
            bail!("the journeys in {} ended with {status} and no word on which of them failed", self.engine);
        }
        Ok(ends)
    }
}

impl End {
    pub fn is_failure(&self) -> bool {
        matches!(self, Self::Failed(_) | Self::NoBrowser(_))
    }

    fn said(&self) -> &str {
        match self {
            Self::Passed => "",
            Self::LeftOut(words) | Self::Failed(words) | Self::NoBrowser(words) => words,
        }
    }
}

/// The harness's verdicts, refined by the journeys' notes: lines of name, word and text, separated by tabs.
fn ends(verdicts: BTreeMap<String, Verdict>, notes: &str) -> BTreeMap<String, End> {
    let note = |name: &str, word: &str| {
        let mut notes = notes.lines().filter_map(|line| line.strip_prefix(name)?.strip_prefix('\t')?.split_once('\t'));
        notes.find(|(noted, _)| *noted == word).map(|(_, text)| text.to_owned())
    };
    let end = |(name, verdict): (String, Verdict)| {
        let end = match verdict {
            Verdict::Passed => note(&name, "left out").map_or(End::Passed, End::LeftOut),
            Verdict::Failed(saw) if note(&name, "no browser").is_some() => End::NoBrowser(saw),
            Verdict::Failed(saw) => End::Failed(saw),
        };
        (name, end)
    };
    verdicts.into_iter().map(end).collect()
}

/// A journey whose first walk failed.
pub struct Failure<'a> {
    pub journeys: &'a Journeys,
    pub name: String,
    pub first: End,
}

impl Failure<'_> {
    /// Walks it alone: a new program, a new browser, nothing in parallel.
    pub fn walk_again(&self) -> End {
        match self.journeys.walk(Which::Named(&self.name), 1, |_| ()) {
            Ok(mut ends) => ends.remove(&self.name).unwrap_or_else(|| End::Failed("it was not found again".to_owned())),
            Err(error) => End::NoBrowser(format!("{error:#}")),
        }
    }
}

/// The results of the second walks.
#[derive(Debug, Default)]
pub struct SecondWalks {
    /// Failed first, passed alone.
    flaky: Vec<Report>,
    /// Had no browser first, passed alone.
    late: Vec<Report>,
    /// Failed again, or not walked again.
    failed: Vec<Report>,
}

/// A journey, and the output of its first walk.
#[derive(Debug)]
struct Report {
    journey: String,
    saw: String,
}

/// Walks every failed journey again, one after the other. One that fails again has failed.
pub fn second_walks(failures: &[Failure], mut walk: impl FnMut(&Failure) -> End) -> SecondWalks {
    let mut shown = SecondWalks::default();
    for failure in failures {
        let is_walked = failures.len() <= MOST_SECOND_WALKS;
        let again = if is_walked { walk(failure) } else { failure.first.clone() };
        let list = match (&failure.first, again) {
            (_, again) if again.is_failure() => &mut shown.failed,
            (End::NoBrowser(_), _) => &mut shown.late,
            _ => &mut shown.flaky,
        };
        let journey = format!("{} in {}", failure.name, failure.journeys.engine);
        list.push(Report { journey, saw: failure.first.said().to_owned() });
    }
    shown
}

impl SecondWalks {
    /// Their share of the sum: a flaky journey counts as passed, but too many of them as one failure.
    pub fn sum(&self) -> Sum {
        let is_rot = [&self.flaky, &self.late].map(|list| u64::from(list.len() > MOST_FLAKY));
        Sum {
            passed: (self.flaky.len() + self.late.len()) as u64,
            failed: self.failed.len() as u64 + is_rot.iter().sum::<u64>(),
            ..Sum::default()
        }
    }
}

impl fmt::Display for SecondWalks {
    /// Every journey that did not pass at once, with the output of its first walk.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let flaky = count(self.flaky.len(), "flaky journey: it", "flaky journeys: they");
        let flaky = format!("{flaky} failed beside others and passed alone");
        let late = count(self.late.len(), "journey", "journeys");
        let late = format!("{late} had no browser at first and passed with a new one");
        let failed = count(self.failed.len(), "journey", "journeys");
        let failed = format!("{failed} failed");
        for (title, list) in [(flaky, &self.flaky), (late, &self.late), (failed, &self.failed)] {
            if list.is_empty() {
                continue;
            }
            writeln!(formatter, "{title}")?;
            for Report { journey, saw } in list {
                writeln!(formatter, "  {journey}; the first walk saw:")?;
                saw.lines().filter(|line| !line.is_empty()).try_for_each(|line| writeln!(formatter, "    {line}"))?;
            }
        }
        for list in [&self.flaky, &self.late].into_iter().filter(|list| list.len() > MOST_FLAKY) {
            let count = list.len();
            writeln!(formatter, "{count} journeys that pass only alone are more than {MOST_FLAKY}: the run fails")?;
        }
        Ok(())
    }
}

/// How often a journey failed.
#[derive(Debug, Default)]
struct Tally {
    walked: u64,
    failed: u64,
    no_browser: u64,
    /// The output of the first failure.
    saw: String,
}

/// How often each journey failed in how many walks, by journey and engine.
#[derive(Debug, Default)]
pub struct Repeated {
    tallies: BTreeMap<(String, String), Tally>,
    /// Walks without a result.
    problems: Vec<String>,
}

/// Walks journeys again and again, each time in new browsers, so many programs at a time; `tell` gets each walk.
pub fn repeat(
    engines: &[Journeys],
    filter: &str,
    times: NonZero<u32>,
    threads: usize,
    tell: impl Fn(&str) + Sync,
) -> Repeated {
    let (next, repeated) = (AtomicUsize::new(0), Mutex::new(Repeated::default()));
    let walks: Vec<(u32, &Journeys)> =
        engines.iter().flat_map(|journeys| (1..=times.get()).map(move |walk| (walk, journeys))).collect();
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some((walk, journeys)) = walks.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let ends = journeys.walk(Which::Containing(filter), 1, |_| ());
                    let mut repeated = repeated.lock().unwrap_or_else(PoisonError::into_inner);
                    let failed = repeated.add(&journeys.engine, ends);
                    tell(&format!("walk {walk} of {times} in {}: {failed} failed", journeys.engine));
                }
            });
        }
    });
    repeated.into_inner().unwrap_or_else(PoisonError::into_inner)
}

impl Repeated {
    /// Adds one walk of some journeys; returns how many of them failed.
    fn add(&mut self, engine: &str, ends: Result<BTreeMap<String, End>>) -> usize {
        let ends = match ends {
            Ok(ends) => ends,
            Err(error) => {
                self.problems.push(format!("{error:#}"));
                return 1;
            }
        };
        let failed = ends.values().filter(|end| end.is_failure()).count();
        for (name, end) in ends {
            if matches!(end, End::LeftOut(_)) {
                continue;
            }
            let tally = self.tallies.entry((name, engine.to_owned())).or_default();
            tally.walked += 1;
            tally.failed += u64::from(matches!(end, End::Failed(_)));
            tally.no_browser += u64::from(matches!(end, End::NoBrowser(_)));
            if tally.saw.is_empty() {
                end.said().clone_into(&mut tally.saw);
            }
        }
        failed
    }

    /// How many walks passed and failed.
    pub fn sum(&self) -> Sum {
        let walked: u64 = self.tallies.values().map(|tally| tally.walked).sum();
        let failed: u64 = self.tallies.values().map(|tally| tally.failed + tally.no_browser).sum();
        Sum { passed: walked - failed, failed: failed + self.problems.len() as u64, ..Sum::default() }
    }
}

impl fmt::Display for Repeated {
    /// A line for each journey; failed ones with the output of the first failure.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for problem in &self.problems {
            writeln!(formatter, "error: {problem}")?;
        }
        for ((name, engine), Tally { walked, failed, no_browser, saw }) in &self.tallies {
            let mut line = format!("{failed:>4} of {walked} failed  {name} in {engine}");
            if *no_browser > 0 {
                write!(line, "; {no_browser} more had no browser")?;
            }
            writeln!(formatter, "{line}")?;
            saw.lines().filter(|line| !line.is_empty()).try_for_each(|line| writeln!(formatter, "        {line}"))?;
        }
        Ok(())
    }
}

/// Journeys of this test program that fail on purpose, for the tests below.
#[cfg(test)]
mod on_purpose {
    use std::env;
    use std::fs;
    use std::fs::OpenOptions;
    use std::io::Write;
    use std::path::PathBuf;

    /// The folder that counts the walks of each journey.
    pub const FOLDER: &str = "KIOSQUE_ON_PURPOSE";

    /// How often the journey of this name has been walked, including now.
    fn walks(name: &str) -> usize {
        let folder = PathBuf::from(env::var_os(FOLDER).unwrap_or_default());
        let walks = OpenOptions::new().create(true).append(true).open(folder.join(name));
        walks.and_then(|mut walks| walks.write_all(b".")).unwrap_or_default();
        fs::read(folder.join(name)).map(|walks| walks.len()).unwrap_or_default()
    }

    #[test]
    #[ignore = "fails on purpose"]
    fn once() {
        assert_ne!(walks("once"), 1, "a key was lost");
    }

    #[test]
    #[ignore = "fails on purpose"]
    fn twice() {
        assert!(walks("twice") > 2, "two keys were lost");
    }

    #[test]
    #[ignore = "fails on purpose"]
    fn always() {
        assert_eq!(walks("always"), 0, "there is no such key");
    }

    #[test]
    #[ignore = "fails on purpose"]
    fn without_a_browser_at_first() {
        if walks("browser") == 1 {
            let note = "test::walks::on_purpose::without_a_browser_at_first\tno browser\tit has no port\n";
            fs::write(env::var_os("KIOSQUE_NOTES").unwrap_or_default(), note).unwrap_or_default();
            assert!(note.is_empty(), "no browser");
        }
    }

    #[test]
    #[ignore = "does nothing on purpose"]
    fn never() {}
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::env;
    use std::path::Path;

    /// Walks the journeys that fail on purpose in a folder of their own.
    fn check(name: &str, walk: impl FnOnce(&Journeys) -> Result<()>) -> Result<()> {
        let folder = env::temp_dir().join(format!("kiosque-walks-{}-{name}", std::process::id()));
        fs::create_dir_all(&folder)?;
        let result = walk(&journeys(&folder)?);
        fs::remove_dir_all(&folder)?;
        result
    }

    fn journeys(folder: &Path) -> Result<Journeys> {
        let settings = vec![(on_purpose::FOLDER.to_owned(), folder.into())];
        Ok(Journeys { engine: "Chromium".to_owned(), program: env::current_exe()?, settings })
    }

    /// The last part of a name in [`on_purpose`].
    fn short(name: &str) -> &str {
        name.rsplit("::").next().unwrap_or_default()
    }

    fn failures(journeys: &Journeys) -> Result<Vec<Failure<'_>>> {
        let ends = journeys.walk(Which::Containing("on_purpose::"), 2, |_| ())?;
        let failed = ends.into_iter().filter(|(_, end)| end.is_failure());
        Ok(failed.map(|(name, first)| Failure { journeys, name, first }).collect())
    }

    fn names(list: &[Report]) -> Vec<&str> {
        list.iter().map(|report| short(report.journey.trim_end_matches(" in Chromium"))).collect()
    }

    #[test]
    fn a_journey_that_fails_once_is_flaky_and_one_that_fails_again_has_failed() -> Result<()> {
        check("again", |journeys| {
            let shown = second_walks(&failures(journeys)?, |failure| failure.walk_again());
            assert_eq!(names(&shown.flaky), ["once"]);
            assert_eq!(names(&shown.late), ["without_a_browser_at_first"]);
            assert_eq!(names(&shown.failed), ["always", "twice"]);
            assert_eq!(shown.sum(), Sum { passed: 2, failed: 2, ..Sum::default() });
            Ok(())
        })
    }

    #[test]
    fn the_end_of_a_run_tells_every_flaky_journey_with_its_engine_and_what_its_first_walk_saw() -> Result<()> {
        check("report", |journeys| {
            let report = second_walks(&failures(journeys)?, |failure| failure.walk_again()).to_string();
            let flaky = "1 flaky journey: it failed beside others and passed alone\n  \
                         test::walks::on_purpose::once in Chromium; the first walk saw:\n";
            assert!(report.contains(flaky), "{report}");
            assert!(report.contains("a key was lost"), "{report}");
            assert!(report.contains("1 journey had no browser at first"), "{report}");
            assert!(!report.contains("never"), "{report}");
            Ok(())
        })
    }

    /// That many failed journeys, walked again with this result.
    fn walked_again(count: usize, first: End, again: &End) -> SecondWalks {
        let journeys = Journeys { engine: "Firefox".to_owned(), program: PathBuf::new(), settings: Vec::new() };
        let failure = |_| Failure { journeys: &journeys, name: "journey".to_owned(), first: first.clone() };
        second_walks(&(0..count).map(failure).collect::<Vec<_>>(), |_| again.clone())
    }

    #[test]
    fn more_than_three_flaky_journeys_fail_the_run() {
        for first in [End::Failed(String::new()), End::NoBrowser(String::new())] {
            assert_eq!(walked_again(3, first.clone(), &End::Passed).sum().failed, 0);
            let four = walked_again(4, first, &End::Passed);
            assert_eq!((four.sum().passed, four.sum().failed), (4, 1));
            assert!(four.to_string().contains("the run fails"), "{four}");
        }
    }

    #[test]
    fn where_everything_is_broken_nothing_is_walked_again() {
        let shown = walked_again(11, End::Failed("no page".to_owned()), &End::Passed);
        assert_eq!(shown.sum(), Sum { failed: 11, ..Sum::default() });
    }

    #[test]
    fn repeated_walks_tell_how_often_each_journey_failed() -> Result<()> {
        check("repeat", |journeys| {
            let three = NonZero::new(3).context("three is not zero")?;
            let repeated = repeat(std::slice::from_ref(journeys), "on_purpose::", three, 1, |_| ());
            let failed: BTreeMap<&str, (u64, u64, u64)> = repeated
                .tallies
                .iter()
                .map(|((name, _), tally)| (short(name), (tally.walked, tally.failed, tally.no_browser)))
                .collect();
            let expected = BTreeMap::from([
                ("always", (3, 3, 0)),
                ("never", (3, 0, 0)),
                ("once", (3, 1, 0)),
                ("twice", (3, 2, 0)),
                ("without_a_browser_at_first", (3, 0, 1)),
            ]);
            assert_eq!(failed, expected);
            assert_eq!(repeated.sum(), Sum { passed: 8, failed: 7, ..Sum::default() });
            let report = repeated.to_string();
            assert!(report.contains("   2 of 3 failed  test::walks::on_purpose::twice in Chromium"), "{report}");
            Ok(())
        })
    }

    #[test]
    fn a_journey_that_is_not_for_an_engine_is_left_out_with_its_reason() {
        let verdicts = ["a::paper", "a::paper_too"].map(|name| (name.to_owned(), Verdict::Passed));
        let ends = ends(verdicts.into(), "a::paper\tleft out\tits driver does not print\n");
        let paper = End::LeftOut("its driver does not print".to_owned());
        assert_eq!(ends, BTreeMap::from([("a::paper".to_owned(), paper), ("a::paper_too".to_owned(), End::Passed)]));
    }

    #[test]
    fn a_program_that_ends_without_a_word_is_an_error() {
        let broken = Journeys { engine: "WebKit".to_owned(), program: "/bin/false".into(), settings: Vec::new() };
        let problem = broken.walk(Which::Named("journey"), 1, |_| ()).err().map(|error| error.to_string());
        assert!(problem.is_some_and(|problem| problem.contains("in WebKit")));
    }
}
