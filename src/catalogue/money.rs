use serde::{Deserialize, Serialize};

/// An amount of money in whole euro cents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cents(u64);

impl Cents {
    /// The largest amount accepted anywhere: ten billion euros, far below any overflow.
    pub const MAX: Self = Self(1_000_000_000_000);

    /// An amount in cents; `None` beyond [`Cents::MAX`].
    pub fn new(cents: u64) -> Option<Self> {
        (cents <= Self::MAX.0).then_some(Self(cents))
    }

    /// Parses a JSON number of euros, such as `12`, `12.5` or `12.50`; `None` for a sign, an exponent, a third
    /// decimal or an amount beyond [`Cents::MAX`].
    pub fn parse_euros(text: &str) -> Option<Self> {
        Self::new(fixed_point(text, 2)?)
    }

    /// The amount in cents.
    pub fn get(self) -> u64 {
        self.0
    }
}

/// A share from 0 to 1, exact to one ten-thousandth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Rate(u16);

impl Rate {
    /// Parses a JSON number from 0 to 1 with at most four decimals.
    pub fn parse(text: &str) -> Option<Self> {
        let parts = u16::try_from(fixed_point(text, 4)?).ok()?;
        (parts <= 10_000).then_some(Self(parts))
    }

    /// The share in ten-thousandths, 0 to 10,000.
    pub fn ten_thousandths(self) -> u16 {
        self.0
    }
}

/// A decimal number in units of its `decimals`-th place: `("12.5", 2)` is 1250.
fn fixed_point(text: &str, decimals: usize) -> Option<u64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let fraction = fraction.trim_end_matches('0');
    if !is_digits(whole) || fraction.len() > decimals || !(fraction.is_empty() || is_digits(fraction)) {
        return None;
    }
    format!("{whole}{fraction:0<decimals$}").parse().ok()
}
