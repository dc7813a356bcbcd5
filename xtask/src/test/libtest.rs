//! Parses the output of Rust's test harness, line by line: which tests passed, which failed, and their output.

use std::collections::BTreeMap;

/// The tests of one program so far.
#[derive(Debug, Default)]
pub struct Reader {
    verdicts: BTreeMap<String, Verdict>,
    /// The failed test whose output is being read.
    section: Option<String>,
}

/// How one test ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    Passed,
    /// It failed, with this output.
    Failed(String),
}

impl Reader {
    /// Reads the next line.
    pub fn read(&mut self, line: &str) {
        if let Some(name) = line.strip_prefix("---- ").and_then(|rest| rest.strip_suffix(" stdout ----")) {
            self.section = Some(name.to_owned());
        } else if line == "failures:" || line.starts_with("test result: ") {
            self.section = None;
        } else if let Some(section) = &self.section {
            if let Some(Verdict::Failed(output)) = self.verdicts.get_mut(section) {
                output.push_str(line);
                output.push('\n');
            }
        } else if let Some((name, word)) = line.strip_prefix("test ").and_then(|rest| rest.rsplit_once(" ... ")) {
            let verdict = match word {
                "ok" => Verdict::Passed,
                "FAILED" => Verdict::Failed(String::new()),
                // Ignored tests have no verdict.
                _ => return,
            };
            self.verdicts.insert(name.trim_end_matches(" - should panic").to_owned(), verdict);
        }
    }

    /// Every test with its verdict, by name.
    pub fn finish(self) -> BTreeMap<String, Verdict> {
        self.verdicts
    }
}

/// How many tests passed and failed, from a line such as `test result: ok. 12 passed; 0 failed; 1 ignored; …`.
pub fn counts(line: &str) -> Option<(u64, u64)> {
    let (_, counts) = line.strip_prefix("test result: ")?.split_once(". ")?;
    let count = |noun: &str| {
        let part = counts.split(';').find_map(|part| part.trim().strip_suffix(noun))?;
        part.trim().parse().ok()
    };
    Some((count("passed")?, count("failed")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    const OUTPUT: &str = "
running 4 tests
test search::a_slash_leads_to_the_search ... ok
test starting::the_slide_is_kept ... FAILED
test broken::a_driver_that_is_late - should panic ... ok
test gallery::pictures ... ignored, takes long

failures:

---- starting::the_slide_is_kept stdout ----
thread 'starting::the_slide_is_kept' panicked at starting.rs:3:5:
waited 10 s for the slide
the focus: link “---- stdout ----”

failures:
    starting::the_slide_is_kept

test result: FAILED. 2 passed; 1 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.05s
";

    #[test]
    fn every_test_that_ran_has_its_verdict_and_a_failed_one_its_words() {
        let mut reader = Reader::default();
        OUTPUT.lines().for_each(|line| reader.read(line));
        let verdicts = reader.finish();
        let names: Vec<&str> = verdicts.keys().map(String::as_str).collect();
        assert_eq!(
            names,
            ["broken::a_driver_that_is_late", "search::a_slash_leads_to_the_search", "starting::the_slide_is_kept"]
        );
        let Some(Verdict::Failed(said)) = verdicts.get("starting::the_slide_is_kept") else {
            unreachable!("it failed")
        };
        assert!(said.contains("waited 10 s for the slide\nthe focus: link “---- stdout ----”"), "{said}");
        assert!(!said.contains("test result"), "{said}");
    }

    #[test]
    fn the_counts_are_read_from_the_last_line_of_a_test_program() {
        let counts: Vec<(u64, u64)> = OUTPUT.lines().filter_map(counts).collect();
        assert_eq!(counts, [(2, 1)]);
        assert_eq!(super::counts("test result_is_read ... ok"), None);
    }
}
