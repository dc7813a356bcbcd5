//! A table of where the time of a test run goes.

use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The parts of a run, some of them in parallel.
pub struct Times {
    start: Instant,
    parts: Mutex<Vec<Part>>,
}

struct Part {
    name: String,
    /// Since the start of the run.
    began: Duration,
    took: Duration,
}

impl Times {
    /// Starts the clock.
    pub fn start() -> Self {
        Self { start: Instant::now(), parts: Mutex::default() }
    }

    /// Runs one part and records its wall time.
    pub fn measure<T>(&self, name: &str, work: impl FnOnce() -> T) -> T {
        let began = self.start.elapsed();
        let result = work();
        let part = Part { name: name.to_owned(), began, took: self.start.elapsed() - began };
        self.parts.lock().unwrap_or_else(PoisonError::into_inner).push(part);
        result
    }
}

impl fmt::Display for Times {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = self.parts.lock().unwrap_or_else(PoisonError::into_inner);
        parts.sort_by_key(|part| part.began);
        writeln!(formatter, "   from    took  part")?;
        for Part { name, began, took } in &*parts {
            writeln!(formatter, "{:>7} {:>7}  {name}", clock(*began), clock(*took))?;
        }
        write!(formatter, "        {:>7}  in all", clock(self.start.elapsed()))
    }
}

/// Minutes and seconds.
fn clock(duration: Duration) -> String {
    let seconds = duration.as_secs_f64().round() as u64;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_tells_every_part_in_the_order_in_which_they_began() {
        let times = Times::start();
        times.measure("outer", || times.measure("inner", || ()));
        times.measure("last", || ());
        let table = times.to_string();
        let names: Vec<&str> = table.lines().skip(1).filter_map(|line| line.split_whitespace().nth(2)).collect();
        assert_eq!(names, ["outer", "inner", "last", "all"]);
    }

    #[test]
    fn times_are_minutes_and_seconds() {
        assert_eq!([59.6, 125.0, 0.2].map(|seconds| clock(Duration::from_secs_f64(seconds))), ["1:00", "2:05", "0:00"]);
    }
}
