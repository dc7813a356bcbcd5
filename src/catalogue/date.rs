use serde::{Deserialize, Serialize};
use std::fmt;

/// A day, a month or a year of the Gregorian calendar, as precisely as known.
///
/// Dates sort by their first day: `2025` and `2025-01` stand with `2025-01-01`.
///
/// Our own type, because a date of `jiff` is always a whole day: the possibly unknown month and day would be stored
/// beside it anyway, and it would only replace how many days a month has, and which day is today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    year: u16,
    /// 1 to 12.
    month: Option<u8>,
    /// 1 to 31; only beside a month.
    day: Option<u8>,
}

impl Date {
    /// Parses `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `None` for another form or a day that does not exist.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year: u16 = number(parts.next()?, 4)?;
        let month = match parts.next() {
            Some(part) => Some(number::<u8>(part, 2).filter(|month| (1..=12).contains(month))?),
            None => None,
        };
        let day = match (month, parts.next()) {
            (Some(month), Some(part)) => {
                Some(number::<u8>(part, 2).filter(|day| (1..=days_in(year, month)).contains(day))?)
            }
            _ => None,
        };
        parts.next().is_none().then_some(Self { year, month, day })
    }

    /// The day that many days after 1 January 1970; `None` after the year 9999.
    #[cfg(feature = "ssr")]
    pub fn after_epoch(days: u64) -> Option<Self> {
        let mut left = days;
        for (year, month) in (1970..=9999).flat_map(|year| (1..=12).map(move |month| (year, month))) {
            let length = u64::from(days_in(year, month));
            if left < length {
                return Some(Self { year, month: Some(month), day: u8::try_from(left + 1).ok() });
            }
            left -= length;
        }
        None
    }

    /// The year, from 0 to 9999.
    pub fn year(&self) -> u16 {
        self.year
    }

    /// The month, 1 to 12, if known.
    pub fn month(&self) -> Option<u8> {
        self.month
    }

    /// The day of the month, if known.
    pub fn day(&self) -> Option<u8> {
        self.day
    }

    /// Year, month and day of its first day: the sort key of dates.
    pub fn first_day(&self) -> (u16, u8, u8) {
        (self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }
}

fn number<T: std::str::FromStr>(text: &str, digits: usize) -> Option<T> {
    (text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(formatter, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(formatter, "-{day:02}")?;
        }
        Ok(())
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

impl TryFrom<String> for Date {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("a date is YYYY, YYYY-MM or YYYY-MM-DD")
    }
}
