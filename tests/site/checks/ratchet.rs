//! Byte budgets that only fall, unless a line says what a rise bought.

const TABLE: &str = include_str!("../budgets.txt");

/// The limit for a kind of file.
#[derive(Debug, Clone, PartialEq)]
pub struct Ratchet {
    /// What the files are.
    pub what: String,
    /// Patterns of their paths: `*` matches any part of a name, `**` any folders.
    files: Vec<String>,
    /// Whether the limit is for their sum, not for the heaviest one.
    is_sum: bool,
    /// The weight to reach one day.
    pub goal: u64,
    /// The limit when the budget was introduced.
    pub first: u64,
    /// The limit today, close to the real weight.
    pub limit: u64,
    /// Every rise of the limit, oldest first.
    pub raises: Vec<Raise>,
    /// Every rise of the goal, oldest first.
    pub goal_raises: Vec<Raise>,
}

/// A rise of a limit or of a goal.
#[derive(Debug, Clone, PartialEq)]
pub struct Raise {
    /// The number before.
    pub from: u64,
    /// The number after.
    pub to: u64,
    /// What visitors got for it.
    pub bought: String,
}

impl Ratchet {
    /// Every budget.
    pub fn all() -> Vec<Self> {
        Self::read(TABLE)
    }

    /// Parses a table.
    pub fn read(table: &str) -> Vec<Self> {
        let mut ratchets: Vec<Self> = Vec::new();
        for line in table.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
            let is_read = match (line.strip_prefix("    "), ratchets.last_mut()) {
                (None, _) => Self::read_line(line).map(|ratchet| ratchets.push(ratchet)),
                (Some(line), Some(ratchet)) => ratchet.read_raise(line),
                (Some(_), None) => None,
            };
            assert!(is_read.is_some(), "this line is not one of the table's: {line}");
        }
        ratchets
    }

    fn read_line(line: &str) -> Option<Self> {
        let fields: Vec<&str> = line.split('|').map(str::trim).collect();
        let [what, files, goal, first, limit] = fields.try_into().ok()?;
        let (is_sum, files) = match files.strip_prefix("all of ") {
            Some(files) => (true, files),
            None => (false, files.strip_prefix("each of ")?),
        };
        Some(Self {
            what: what.to_owned(),
            files: files.split_whitespace().map(str::to_owned).collect(),
            is_sum,
            goal: number(goal.strip_prefix("goal ")?)?,
            first: number(first.strip_prefix("first ")?)?,
            limit: number(limit.strip_prefix("limit ")?)?,
            raises: Vec::new(),
            goal_raises: Vec::new(),
        })
    }

    /// Parses a line below a budget: `from 1 to 2: …` or `goal from 1 to 2: …`.
    fn read_raise(&mut self, line: &str) -> Option<()> {
        let (raises, line) = match line.strip_prefix("goal ") {
            Some(line) => (&mut self.goal_raises, line),
            None => (&mut self.raises, line),
        };
        raises.push(Raise::read(line.strip_prefix("from ")?)?);
        Some(())
    }

    /// Whether a file belongs to this budget.
    pub fn covers(&self, path: &str) -> bool {
        let path: Vec<&str> = path.split('/').collect();
        self.files.iter().any(|pattern| fits(&pattern.split('/').collect::<Vec<_>>(), &path))
    }

    /// The weight that counts: the heaviest file's, or the sum.
    pub fn weigh(&self, weights: impl Iterator<Item = u64>) -> u64 {
        if self.is_sum { weights.sum() } else { weights.max().unwrap_or_default() }
    }

    /// Whether a weight respects the budget; if not, what is wrong and how to fix it.
    pub fn judge(&self, weight: u64) -> Result<(), String> {
        let Self { what, goal, limit, .. } = self;
        let close = weight + weight / 200;
        if weight > *limit {
            let over = weight - limit;
            return Err(format!(
                "{what}: {weight} bytes are {over} more than the limit of {limit} (goal: {goal}). Make it lighter, or raise the limit to \
                 {close} and add the line `from {limit} to {close}: what visitors got for it.`"
            ));
        }
        if weight * 100 < limit * 98 {
            return Err(format!("{what}: {weight} bytes are far below the limit of {limit}: lower it to {close}"));
        }
        Ok(())
    }

    /// What is wrong with the history of the limit.
    pub fn problems(&self) -> Vec<String> {
        let Self { what, goal, first, limit, raises, goal_raises, .. } = self;
        let mut problems = Vec::new();
        let mut highest = *first;
        for Raise { from, to, .. } in raises {
            if *from > highest {
                problems.push(format!("{what}: no line says how the limit came from {highest} to {from}"));
            }
            if from <= goal && to > goal {
                problems.push(format!("{what}: {to} leaves the goal of {goal}, which had been reached"));
            }
            highest = *to;
        }
        for Raise { from, to, bought } in raises.iter().chain(goal_raises) {
            if to <= from {
                problems.push(format!("{what}: from {from} to {to} is no raise"));
            }
            if !is_sentence(bought) {
                problems.push(format!("{what}: from {from} to {to} bought “{bought}”, which is no sentence"));
            }
        }
        if let Some(Raise { to, .. }) = goal_raises.last()
            && goal > to
        {
            problems.push(format!("{what}: no line says why the goal rose from {to} to {goal}"));
        }
        if *limit > highest {
            problems
                .push(format!("{what}: no line says what was bought when the limit rose from {highest} to {limit}"));
        }
        problems
    }
}

impl Raise {
    fn read(line: &str) -> Option<Self> {
        let (numbers, bought) = line.split_once(": ")?;
        let (from, to) = numbers.split_once(" to ")?;
        Some(Self { from: number(from)?, to: number(to)?, bought: bought.to_owned() })
    }
}

/// Parses `153_000`.
fn number(text: &str) -> Option<u64> {
    text.replace('_', "").parse().ok()
}

/// At least four words, from a capital letter to a full stop.
fn is_sentence(text: &str) -> bool {
    text.starts_with(char::is_uppercase) && text.ends_with('.') && text.split_whitespace().count() >= 4
}

fn fits(pattern: &[&str], path: &[&str]) -> bool {
    match (pattern, path) {
        ([], []) => true,
        (["**", rest @ ..], _) => (0..=path.len()).any(|skipped| fits(rest, &path[skipped..])),
        ([first, rest @ ..], [name, below @ ..]) => fits_name(first, name) && fits(rest, below),
        _ => false,
    }
}

fn fits_name(pattern: &str, name: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == name,
        Some((start, after)) => name.strip_prefix(start).is_some_and(|rest| {
            (0..=rest.len()).filter_map(|left| rest.get(left..)).any(|rest| fits_name(after, rest))
        }),
    }
}
