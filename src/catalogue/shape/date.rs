use super::text::characters;
use super::{Reading, Shape, refuse};
use crate::catalogue::Date;
use crate::catalogue::problem::{did_you_mean, quoted};
use crate::catalogue::schema::Schema;
use jsonc_parser::ast::Value;

/// A date, as precise as is known.
pub(in crate::catalogue) fn date() -> DateShape {
    DateShape { is_whole: false }
}

/// A date with its day.
pub(in crate::catalogue) fn day() -> DateShape {
    DateShape { is_whole: true }
}

pub(in crate::catalogue) struct DateShape {
    is_whole: bool,
}

impl Shape for DateShape {
    type Output = Date;

    fn read<'d>(&self, value: &'d Value<'d>, reading: &mut Reading<'d>) -> Option<Date> {
        let form = if self.is_whole { "YYYY-MM-DD" } else { "YYYY, YYYY-MM or YYYY-MM-DD" };
        let text = characters(value, &format!("a date in double quotes: {form}"), reading)?;
        match Date::parse(text) {
            Some(date) if self.is_whole && date.day().is_none() => {
                refuse(value, format!("{} lacks its day", quoted(text)), format!("expected {form}"), reading)
            }
            Some(date) => Some(date),
            None => {
                let (wrong, right) = date_problem(text, form);
                refuse(value, wrong, right, reading)
            }
        }
    }

    fn describe(&self) -> Schema {
        Schema::of("string").with(
            "pattern",
            match self.is_whole {
                true => "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
                false => "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$",
            },
        )
    }
}

/// What is wrong with a text that is no date, and what would be right: a date of that form.
fn date_problem(text: &str, form: &str) -> (String, String) {
    // In the right form it is the calendar that says no.
    let parts: Vec<&str> = text.split('-').collect();
    let is_formed = |part: &str, digits| part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
    if let [year, month, rest @ ..] = parts.as_slice()
        && is_formed(year, 4)
        && is_formed(month, 2)
        && matches!(rest, [] | [_])
        && rest.iter().all(|day| is_formed(day, 2))
    {
        let last = (28..=31).rev().find(|day| Date::parse(&format!("{year}-{month}-{day}")).is_some());
        return match (last, rest.first()) {
            (Some(last), Some(day)) => {
                (format!("{year}-{month} has no day {day}"), format!("its days are 01 to {last}"))
            }
            _ => (format!("{year} has no month {month}"), "months are 01 to 12".to_owned()),
        };
    }
    let numbers = text.trim().split(['-', '/', '.', ' ']).take(4).map(|part| part.parse().ok());
    let meant = match numbers.collect::<Option<Vec<u16>>>().as_deref() {
        Some([year, month]) if *year > 999 => Some(format!("{year:04}-{month:02}")),
        Some([year, month, day]) if *year > 999 => Some(format!("{year:04}-{month:02}-{day:02}")),
        // As they are said in French: the day first.
        Some([month, year]) => Some(format!("{year:04}-{month:02}")),
        Some([day, month, year]) => Some(format!("{year:04}-{month:02}-{day:02}")),
        _ => None,
    };
    let meant = meant.filter(|meant| Date::parse(meant).is_some_and(|date| date.year() > 999));
    (format!("{} is not a date", quoted(text)), did_you_mean(meant.as_deref(), || format!("expected {form}")))
}
