use super::{Reading, Shape, digits, refuse, wrong_type};
use crate::catalogue::schema::Schema;
use crate::catalogue::{Cents, Rate};
use jsonc_parser::ast::Value;

/// The version of the format.
pub(in crate::catalogue) fn version() -> Version {
    Version
}

pub(in crate::catalogue) struct Version;

impl Shape for Version {
    type Output = ();

    fn read<'d>(&self, value: &'d Value<'d>, reading: &mut Reading<'d>) -> Option<()> {
        match number(value, "the number 1", reading)? {
            "1" => Some(()),
            other => refuse(value, format!("the version {} is not known here", digits(other)), "expected 1", reading),
        }
    }

    fn describe(&self) -> Schema {
        Schema::default().with("const", 1)
    }
}

/// A whole number above zero.
pub(in crate::catalogue) fn whole() -> Whole {
    Whole
}

pub(in crate::catalogue) struct Whole;

impl Shape for Whole {
    type Output = u32;

    fn read<'d>(&self, value: &'d Value<'d>, reading: &mut Reading<'d>) -> Option<u32> {
        let text = number(value, "a whole number without quotes, such as 12", reading)?;
        if let Some(whole) = text.parse().ok().filter(|whole| *whole > 0) {
            return Some(whole);
        }
        let shown = digits(text);
        if is_zero_or_less(text) {
            return refuse(value, format!("{shown} is not above zero"), "expected a whole number such as 12", reading);
        }
        match in_digits(text).filter(|plain| plain.parse::<u32>().is_ok()) {
            Some(plain) => {
                let wrong = format!("{shown} is not written as a whole number");
                refuse(value, wrong, format!("did you mean {plain}?"), reading)
            }
            None if text.bytes().all(|byte| byte.is_ascii_digit()) => {
                refuse(value, format!("{shown} is too large"), format!("expected {} at most", u32::MAX), reading)
            }
            None => refuse(value, format!("{shown} is not a whole number"), "expected one such as 12", reading),
        }
    }

    fn describe(&self) -> Schema {
        Schema::of("integer").with("minimum", 1)
    }
}

/// A positive amount of euros, exact to the cent.
pub(in crate::catalogue) fn euros() -> Euros {
    Euros { minimum: None, maximum: None }
}

#[derive(Debug, Clone, Copy)]
pub(in crate::catalogue) struct Euros {
    minimum: Option<Cents>,
    maximum: Option<Cents>,
}

impl Euros {
    /// Refuses amounts outside the limits, as far as those are known.
    pub(in crate::catalogue) fn within(self, minimum: Option<Cents>, maximum: Option<Cents>) -> Self {
        Self { minimum, maximum }
    }
}

impl Shape for Euros {
    type Output = Cents;

    fn read<'d>(&self, value: &'d Value<'d>, reading: &mut Reading<'d>) -> Option<Cents> {
        let text = number(value, "an amount in euros without quotes, such as 12 or 12.5", reading)?;
        let shown = digits(text);
        if is_zero_or_less(text) {
            return refuse(value, format!("{shown} is not above zero"), "expected an amount such as 12", reading);
        }
        let Some(amount) = Cents::parse_euros(text) else {
            let (wrong, right) = amount_problem(text);
            return refuse(value, format!("{shown} {wrong}"), right, reading);
        };
        if let Some(minimum) = self.minimum.filter(|minimum| amount < *minimum) {
            let wrong = format!("{shown} is below the minimum");
            return refuse(value, wrong, format!("expected {} at least", in_euros(minimum)), reading);
        }
        if let Some(maximum) = self.maximum.filter(|maximum| amount > *maximum) {
            let wrong = format!("{shown} is above the maximum");
            return refuse(value, wrong, format!("expected {} at most", in_euros(maximum)), reading);
        }
        Some(amount)
    }

    fn describe(&self) -> Schema {
        Schema::of("number").with("exclusiveMinimum", 0)
    }
}

fn amount_problem(text: &str) -> (&'static str, String) {
    if let Some(plain) =
        in_digits(text).filter(|plain| text.contains(['e', 'E']) && Cents::parse_euros(plain).is_some())
    {
        return ("is not written in plain digits", format!("did you mean {plain}?"));
    }
    let decimals = text.split_once('.').map_or("", |(_, decimals)| decimals);
    if text.contains(['e', 'E']) {
        ("is not written in plain digits", "expected an amount such as 12 or 12.5".to_owned())
    } else if decimals.trim_end_matches('0').len() > 2 {
        ("has more than two decimals", "an amount is exact to the cent, such as 12.5 or 12.55".to_owned())
    } else {
        ("is too large", format!("expected {} at most", in_euros(Cents::MAX)))
    }
}

/// A share from 0 to 1.
pub(in crate::catalogue) fn rate() -> Share {
    Share { what: "rate", example: "0.66", meaning: "66 %" }
}

/// A distance from one edge to the other, from 0 to 1.
pub(in crate::catalogue) fn coordinate() -> Share {
    Share { what: "place", example: "0.25", meaning: "a quarter of the way" }
}

pub(in crate::catalogue) struct Share {
    what: &'static str,
    example: &'static str,
    meaning: &'static str,
}

impl Shape for Share {
    type Output = Rate;

    fn read<'d>(&self, value: &'d Value<'d>, reading: &mut Reading<'d>) -> Option<Rate> {
        let Self { what, example, meaning } = self;
        let text = number(value, &format!("a {what} from 0 to 1 without quotes, such as {example}"), reading)?;
        if let Some(rate) = Rate::parse(text) {
            return Some(rate);
        }
        let share: f64 = text.parse().unwrap_or(f64::NAN);
        let (wrong, right) = if (2.0..=100.0).contains(&share) {
            let percent = format!("{:.4}", share / 100.0);
            ("is not from 0 to 1", format!("did you mean {}?", percent.trim_end_matches('0').trim_end_matches('.')))
        } else if (0.0..=1.0).contains(&share) && !text.starts_with('-') && !text.contains(['e', 'E']) {
            ("has more than four decimals", format!("a {what} is exact to one ten-thousandth, such as 0.6667"))
        } else if (0.0..=1.0).contains(&share) {
            ("is not written in plain digits", format!("expected a {what} from 0 to 1, such as {example}"))
        } else {
            ("is not from 0 to 1", format!("expected a {what} such as {example}, which is {meaning}"))
        };
        refuse(value, format!("{} {wrong}", digits(text)), right, reading)
    }

    fn describe(&self) -> Schema {
        Schema::of("number").with("minimum", 0).with("maximum", 1)
    }
}

/// A number as written.
fn number<'d>(value: &'d Value<'d>, expected: &str, reading: &mut Reading<'_>) -> Option<&'d str> {
    match value {
        Value::NumberLit(number) => Some(number.value),
        _ => wrong_type(value, expected, reading),
    }
}

/// Whether a JSON number has a minus, or only zeros before its exponent.
fn is_zero_or_less(text: &str) -> bool {
    let digits = text.split(['e', 'E']).next().unwrap_or(text);
    text.starts_with('-') || !digits.contains(|char: char| matches!(char, '1'..='9'))
}

/// The same number without exponent and trailing zeros; `None` if it is too large or too precise for this.
fn in_digits(text: &str) -> Option<String> {
    let number: f64 = text.parse().ok()?;
    let is_plain = number.fract() == 0.0 && (0.0..1e15).contains(&number);
    is_plain.then(|| format!("{number:.0}"))
}

fn in_euros(amount: Cents) -> String {
    match (amount.get() / 100, amount.get() % 100) {
        (euros, 0) => euros.to_string(),
        (euros, cents) => format!("{euros}.{cents:02}"),
    }
}
