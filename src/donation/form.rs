//! The donation form: from its fields to a choice and back, and what a choice results in.

use super::{ChosenAmount, Cost, Destination, GiftChoice, cost, destination};
use crate::{
    catalogue::{Amounts, Cents, Provider, Regime, RegimeId, Tax},
    routes::parameter,
};

/// The value of the radio button for a typed amount.
pub const OTHER: &str = "autre";

/// The fields' values; `None` for a radio group without a choice.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fields {
    /// How often.
    pub frequency: Option<String>,
    /// An amount in cents, or [`OTHER`].
    pub amount: Option<String>,
    /// The text typed as another amount.
    pub typed: String,
    /// Which tax the gift would reduce.
    pub regime: Option<String>,
}

impl Fields {
    /// The field values that show a choice. For an offered amount, the typed text is left alone.
    pub fn of(choice: &GiftChoice) -> Self {
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

    /// The choice in these fields. A group without a known value keeps what it was before; but without an amount,
    /// none is chosen.
    pub fn choice(self, before: &GiftChoice) -> GiftChoice {
        let amount = self.amount.map(|amount| match amount.parse().ok().and_then(Cents::new) {
            Some(amount) => ChosenAmount::Preset(amount),
            None => ChosenAmount::Other(self.typed),
        });
        let frequency = self.frequency.and_then(|word| parameter::read_frequency(&word));
        let regime = self.regime.and_then(|word| RegimeId::parse(&word));
        GiftChoice { frequency: frequency.unwrap_or(before.frequency), amount, regime: regime.unwrap_or(before.regime) }
    }
}

/// What a donor is offered, and the rules that compute it.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// The amounts.
    pub amounts: Amounts,
    /// The smallest gift.
    pub minimum: Cents,
    /// The largest gift.
    pub maximum: Cents,
    /// Who takes the payment.
    pub provider: Provider,
    /// The tax rules.
    pub tax: Option<Tax>,
}

/// The state of the form when the application starts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Beginning {
    /// The fields' values, which a visitor may have changed already.
    AsItIs(GiftChoice),
    /// The choice in the address.
    Asked(GiftChoice),
    /// The choice stored on the device.
    Remembered(GiftChoice),
}

impl Offer {
    /// The smallest and the largest gift.
    pub fn limits(&self) -> (Cents, Cents) {
        (self.minimum, self.maximum)
    }

    /// The choice that a finished page shows.
    pub fn first(&self) -> GiftChoice {
        GiftChoice::default().taxed_by(self.tax.as_ref())
    }

    /// The initial choice: the visitor's own input wins over the address, and that over the device's storage.
    pub fn begin(
        &self,
        done: GiftChoice,
        asked: Option<GiftChoice>,
        remembered: impl FnOnce() -> Option<GiftChoice>,
    ) -> Beginning {
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

    /// The choice after a field has changed. An amount that the new frequency does not offer becomes a typed one.
    pub fn change(&self, before: &GiftChoice, fields: Fields) -> GiftChoice {
        let choice = fields.choice(before);
        if choice.frequency == before.frequency { choice } else { choice.offered_by(&self.amounts) }
    }

    /// The gift; `None` until a valid amount is chosen.
    pub fn gift(&self, choice: &GiftChoice) -> Option<Cents> {
        choice.gift(self.minimum, self.maximum)?.ok()
    }

    /// The rule of the chosen tax.
    pub fn regime(&self, choice: &GiftChoice) -> Option<&Regime> {
        choice.regime(self.tax.as_ref()?)
    }

    /// The real cost; `None` without a gift, or without a tax rule.
    pub fn cost(&self, choice: &GiftChoice) -> Option<Cost> {
        Some(cost(self.gift(choice)?, choice.frequency, self.regime(choice)?))
    }

    /// Where the call to action leads.
    pub fn destination(&self, choice: &GiftChoice) -> Destination {
        destination(&self.provider, self.gift(choice), choice.frequency)
    }
}
