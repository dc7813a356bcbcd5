use super::text::characters;
use super::{Reading, Shape, refuse};
use crate::catalogue::problem::{did_you_mean, plain_letters, quoted};
use crate::catalogue::schema::Schema;
use crate::catalogue::{Date, flaw};
use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;
use unicode_normalization::UnicodeNormalization;

/// A date, as precise as known.
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
                reading.report.add(value.range().start, wrong, right);
                if let Some(meant) = flaw::trimmed(text).filter(|text| Date::parse(text).is_some()) {
                    reading.mend(value, meant);
                }
                None
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

/// What is wrong with a text that is no date, and the correction: a date in the right form.
fn date_problem(text: &str, form: &str) -> (String, String) {
    // In the right form, the calendar refuses it.
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
    let plain: String = flaw::decoded_and_trimmed(text).as_deref().unwrap_or(text).nfc().collect();
    let date = without_time(&plain);
    let meant = in_figures(date).or_else(|| in_words(date)).or_else(|| in_figures(&without_weekday(date)));
    let meant = meant.filter(|meant| meant.year() > 999).map(|meant| meant.to_string());
    (format!("{} is not a date", quoted(text)), did_you_mean(meant.as_deref(), || format!("expected {form}")))
}

/// A date without the time after it: “2024-02-29T10:00:00+01:00”, “29/02/2024 10:00”, “29 février 2024 à 10 h”.
fn without_time(text: &str) -> &str {
    let has_time = |rest: &str| {
        let rest = rest.trim_start_matches(['à', ' ', ',', '\u{a0}', '\u{202f}']);
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let after = rest.get(digits..).unwrap_or_default().trim_start();
        matches!(digits, 1 | 2) && after.starts_with([':', 'h'])
    };
    let time = text.char_indices().find(|(offset, char)| {
        let rest = text.get(offset + char.len_utf8()..).unwrap_or_default();
        matches!(char, 'T' | 't' | ' ' | ',' | '\u{a0}' | '\u{202f}') && has_time(rest)
    });
    time.and_then(|(offset, _)| text.get(..offset)).unwrap_or(text)
}

/// A date without the words around its digits: “jeu. 29/02/2024”, “le 29.02.2024”.
fn without_weekday(text: &str) -> String {
    let is_date = |word: &&str| !is_of_dates(plain_letters(word).trim_end_matches(['.', ',']));
    text.split_whitespace().filter(is_date).collect::<Vec<_>>().join(" ")
}

/// A date of two or three numbers: “29/02/2024”, “2024-2”, “20240229”.
fn in_figures(text: &str) -> Option<Date> {
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let (year, rest) = text.split_at_checked(4)?;
        let (month, day) = rest.split_at_checked(2)?;
        return Date::parse(&format!("{year}-{month}-{day}"));
    }
    let numbers = text.split(['-', '/', '.', ' ']).take(4).map(|part| part.parse().ok());
    let meant = match numbers.collect::<Option<Vec<u16>>>()?.as_slice() {
        [year, month] if *year > 999 => format!("{year:04}-{month:02}"),
        [year, month, day] if *year > 999 => format!("{year:04}-{month:02}-{day:02}"),
        // The French order: the day first.
        [month, year] => format!("{year:04}-{month:02}"),
        [day, month, year] => format!("{year:04}-{month:02}-{day:02}"),
        _ => return None,
    };
    Date::parse(&meant)
}

/// A date with the name of its month: “1er mars 2023”, “jeudi 29 février 2024”, “jeu. 29 févr. 2024”, “February 29, 2024”.
fn in_words(text: &str) -> Option<Date> {
    let plain = plain_letters(text);
    let words = plain.split(|char: char| !char.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let is_month = |word: &str| month_of(word).is_some();
    // “mar.” is Tuesday if another word is the month, else March.
    let is_tuesday = words.clone().any(|word| word != "mar" && is_month(word));
    let words = words.filter(|word| *word != "mar" || !is_tuesday);
    let (mut year, mut month, mut day) = (None, None, None);
    for word in words {
        let number = word.trim_end_matches(|char: char| char.is_ascii_alphabetic());
        let ending = word.get(number.len()..).unwrap_or_default();
        let earlier = match number.parse::<u16>() {
            Ok(number) if ending.is_empty() && number > 999 => year.replace(number),
            Ok(number) if ["", "er", "st", "nd", "rd", "th"].contains(&ending) => day.replace(number),
            Err(_) if number.is_empty() => match month_of(word) {
                Some(number) => month.replace(number),
                None if is_of_dates(word) => None,
                None => return None,
            },
            _ => return None,
        };
        // Two months or two years make no date.
        if earlier.is_some() {
            return None;
        }
    }
    let (year, month) = (year?, month?);
    let day = day.map_or(String::new(), |day| format!("-{day:02}"));
    Date::parse(&format!("{year:04}-{month:02}{day}"))
}

/// The number of a month from its French or English name, possibly cut after three letters. Without accents.
fn month_of(word: &str) -> Option<u16> {
    const FRENCH: [&str; 12] = [
        "janvier",
        "fevrier",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "aout",
        "septembre",
        "octobre",
        "novembre",
        "decembre",
    ];
    const ENGLISH: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    // “jui” could be June or July, so it is neither.
    let is_short = |name: &str| word.len() > 2 && word != "jui" && name.starts_with(word);
    let mut months = FRENCH.iter().zip(ENGLISH).zip(1..);
    months.find(|((french, english), _)| is_short(french) || is_short(english)).map(|(_, month)| month)
}

/// A redundant word beside a date: “le”, a day of the week, whole or cut after three letters. Without accents.
fn is_of_dates(word: &str) -> bool {
    const WORDS: [&str; 8] = ["le", "du", "en", "the", "of", "on", "de", "date"];
    const DAYS: [&str; 14] = [
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    WORDS.contains(&word) || (word.len() > 2 && DAYS.iter().any(|day| day.starts_with(word)))
}
