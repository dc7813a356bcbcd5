//! The form of the call to give: from what its fields say to a choice and back, and what a choice comes to.

use super::{Choice, ChosenAmount, Cost, Destination, cost, destination};
use crate::{
    catalogue::{Amounts, Cents, Provider, Regime, RegimeId, Tax},
    routes::parameter,
};

/// The value of the radio button for an amount that is typed.
pub const OTHER: &str = "autre";

/// What the fields say, each radio button by its value; nothing for a group in which none is on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fields {
    /// How often.
    pub frequency: Option<String>,
    /// An amount in cents, or [`OTHER`].
    pub amount: Option<String>,
    /// What is typed as another amount.
    pub typed: String,
    /// Which tax the gift would reduce.
    pub regime: Option<String>,
}

impl Fields {
    /// What the fields have to say for a choice. Where it is one of the amounts offered, nothing is said of what is typed.
    pub fn of(choice: &Choice) -> Self {
        let (amount, typed) = match &choice.amount {
            None => (None, String::new()),
            Some(ChosenAmount::Preset(amount)) => (Some(amount.get().to_string()), String::new()),
            Some(ChosenAmount::Other(typed)) => (Some(OTHER.to_owned()), typed.clone()),
        };
        Self {
            frequency: Some(parameter::frequency(choice.frequency).to_owned()),
            amount,
            typed,
            regime: Some(choice.regime.as_str().to_owned()),
        }
    }

    /// The choice that they make. What a group does not say, or not in our words, stays as it was before; but for the amount, which
    /// nobody has chosen then.
    pub fn choice(self, before: &Choice) -> Choice {
        let amount = self.amount.map(|amount| match amount.parse().ok().and_then(Cents::new) {
            Some(amount) => ChosenAmount::Preset(amount),
            None => ChosenAmount::Other(self.typed),
        });
        let frequency = self.frequency.and_then(|word| parameter::read_frequency(&word));
        let regime = self.regime.and_then(|word| RegimeId::parse(&word));
        Choice { frequency: frequency.unwrap_or(before.frequency), amount, regime: regime.unwrap_or(before.regime) }
    }
}

/// What is offered to a donor, and the rules by which it is counted.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// The amounts.
    pub amounts: Amounts,
    /// The least one may give at once.
    pub minimum: Cents,
    /// The most one may give at once.
    pub maximum: Cents,
    /// Who takes the payment.
    pub provider: Provider,
    /// What the law gives back.
    pub tax: Option<Tax>,
}

/// What the form shows once it has started.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Beginning {
    /// What its fields say, which may be what a visitor did before.
    AsItIs(Choice),
    /// What the address asks for.
    Asked(Choice),
    /// What the device remembers.
    Remembered(Choice),
}

impl Offer {
    /// The least and the most that one may give at once.
    pub fn limits(&self) -> (Cents, Cents) {
        (self.minimum, self.maximum)
    }

    /// The choice that a finished page shows.
    pub fn first(&self) -> Choice {
        Choice::default().taxed_by(self.tax.as_ref())
    }

    /// What the form begins with: what a visitor did before wins over what the address asks for, and that over what the device
    /// remembers.
    pub fn begin(&self, done: Choice, asked: Option<Choice>, remembered: impl FnOnce() -> Option<Choice>) -> Beginning {
        if done != self.first() {
            return Beginning::AsItIs(done);
        }
        if let Some(asked) = asked {
            return Beginning::Asked(asked.offered_by(&self.amounts));
        }
        match remembered() {
            Some(remembered) => Beginning::Remembered(remembered.offered_by(&self.amounts)),
            None => Beginning::AsItIs(done),
        }
    }

    /// The choice after a field has changed. An amount that the new frequency does not offer stands as another amount.
    pub fn change(&self, before: &Choice, fields: Fields) -> Choice {
        let choice = fields.choice(before);
        if choice.frequency == before.frequency { choice } else { choice.offered_by(&self.amounts) }
    }

    /// The gift; nothing while no valid amount is chosen.
    pub fn gift(&self, choice: &Choice) -> Option<Cents> {
        choice.gift(self.minimum, self.maximum)?.ok()
    }

    /// The rule of the chosen tax.
    pub fn regime(&self, choice: &Choice) -> Option<&Regime> {
        choice.regime(self.tax.as_ref()?)
    }

    /// What the gift costs in the end; nothing while there is none, and where the catalogue has no rule.
    pub fn cost(&self, choice: &Choice) -> Option<Cost> {
        Some(cost(self.gift(choice)?, choice.frequency, self.regime(choice)?))
    }

    /// Where the call to action leads.
    pub fn destination(&self, choice: &Choice) -> Destination {
        destination(&self.provider, self.gift(choice), choice.frequency)
    }
}
