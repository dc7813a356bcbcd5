//! The donation block of the catalogue.

use super::{Cents, Date, Link, Rate};
use serde::{Deserialize, Serialize};

/// The donation block: its texts, the amounts, the payment page, the tax rules.
#[derive(Debug, Clone, PartialEq)]
pub struct Donation {
    /// The panel's heading.
    pub title: String,
    /// Why to give, as plain text.
    pub text: String,
    /// The amounts on offer.
    pub amounts: Amounts,
    /// The smallest gift.
    pub minimum: Cents,
    /// The largest gift.
    pub maximum: Cents,
    /// The payment provider.
    pub provider: Provider,
    /// The French tax rules, if the catalogue has them.
    pub tax: Option<Tax>,
    /// Facts about the institute's resources, in the order shown.
    pub facts: Vec<DonationFact>,
}

/// A fact that speaks for a gift, and its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DonationFact {
    /// One or two sentences of plain text, with their date.
    pub text: String,
    /// Where it is published.
    pub source: Link,
}

/// The amounts a panel offers for each frequency; neither list is empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amounts {
    /// For a single gift.
    pub once: Vec<Cents>,
    /// For a gift every month.
    pub monthly: Vec<Cents>,
}

/// How often a gift is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Frequency {
    /// A single gift.
    Once,
    /// The same gift every month.
    Monthly,
}

impl Frequency {
    /// Every frequency, in the order shown.
    pub const ALL: [Self; 2] = [Self::Once, Self::Monthly];

    /// The word in the catalogue.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Once => "once",
            Self::Monthly => "monthly",
        }
    }

    /// Parses the word in the catalogue.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|frequency| frequency.as_str() == text)
    }
}

/// The payment page, and how its address carries a choice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Provider {
    /// The payment page; always `https`.
    pub url: Link,
    /// The parameter for the amount, if the page reads one.
    pub amount: Option<AmountParameter>,
    /// The parameter for the frequency, if the page reads one.
    pub frequency: Option<FrequencyParameter>,
    /// Ready addresses for single choices, preferred to parameters.
    pub links: Vec<ProviderLink>,
}

/// The query parameter that carries an amount.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AmountParameter {
    /// Its name.
    pub name: String,
    /// What its number counts.
    pub unit: AmountUnit,
}

/// The unit of an amount parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AmountUnit {
    /// Euros, with a decimal point when there are cents.
    Euro,
    /// Whole cents.
    Cent,
}

/// The query parameter that carries a frequency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrequencyParameter {
    /// Its name.
    pub name: String,
    /// Its value for a single gift.
    pub once: String,
    /// Its value for a monthly gift.
    pub monthly: String,
}

/// A payment page made for one amount and one frequency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProviderLink {
    /// The amount it asks for.
    pub amount: Cents,
    /// The frequency it asks for.
    pub frequency: Frequency,
    /// Its address; always `https` and on the provider's host.
    pub url: Link,
}

/// The tax rules, and when they were last checked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Tax {
    /// The day somebody compared the figures with the law.
    pub checked_on: Date,
    /// One rule per kind of donor, in the order shown; never empty.
    pub regimes: Vec<Regime>,
}

/// The tax that a gift reduces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RegimeId {
    /// Impôt sur le revenu.
    Ir,
    /// Impôt sur la fortune immobilière.
    Ifi,
    /// Impôt sur les sociétés.
    Is,
}

impl RegimeId {
    /// Every tax.
    pub const ALL: [Self; 3] = [Self::Ir, Self::Ifi, Self::Is];

    /// The word in the catalogue.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ir => "ir",
            Self::Ifi => "ifi",
            Self::Is => "is",
        }
    }

    /// Parses the word in the catalogue.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|regime| regime.as_str() == text)
    }
}

/// One tax rule: the share of a year's gifts that the donor gets back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Regime {
    /// Which tax.
    pub id: RegimeId,
    /// The share given back.
    pub rate: Rate,
    /// Another share for the part of a year's gifts beyond an amount.
    pub above: Option<Above>,
    /// The most that a donor gets back in a year.
    pub maximum_reduction: Option<Cents>,
    /// The limit that the site cannot compute, as plain text.
    pub condition: String,
    /// The source: the text of the law.
    pub source: Link,
}

/// The rate of the part of a year's gifts beyond an amount.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Above {
    /// Where that part starts.
    pub amount: Cents,
    /// The share of that part given back.
    pub rate: Rate,
}
