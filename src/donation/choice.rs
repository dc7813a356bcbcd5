use super::amount::{AmountError, check_limits, digit, is_group_mark, read_amount, without_euro};
use super::euros;
use crate::catalogue::{Amounts, Cents, Frequency, Regime, RegimeId, Tax};

/// Three days, in milliseconds: how long a device keeps an unfinished choice.
const MEMORY: u64 = 3 * 24 * 60 * 60 * 1000;

/// The longest typed amount to store, in characters; the longest sensible one, `999 999 999,99 €`, has 16.
const LONGEST: usize = 20;

/// The most digits to store: fewer than any phone (10) or card number (13 to 19) pasted by mistake.
const MOST_DIGITS: usize = 9;

/// A donor's choice so far.
///
/// [`GiftChoice::default`] is a single gift without an amount: nothing that costs is preselected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GiftChoice {
    /// How often.
    pub frequency: Frequency,
    /// How much; `None` until something is chosen.
    pub amount: Option<ChosenAmount>,
    /// Which tax the gift would reduce. It changes what is shown, never what is paid.
    pub regime: RegimeId,
}

/// How much a donor gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChosenAmount {
    /// One of the panel's amounts.
    Preset(Cents),
    /// Another amount, as typed: possibly empty, possibly invalid.
    Other(String),
}

impl Default for GiftChoice {
    fn default() -> Self {
        Self { frequency: Frequency::Once, amount: None, regime: RegimeId::Ir }
    }
}

impl GiftChoice {
    /// The gift, or what is wrong with the typed amount; `None` until an amount is chosen.
    pub fn gift(&self, minimum: Cents, maximum: Cents) -> Option<Result<Cents, AmountError>> {
        Some(match self.amount.as_ref()? {
            ChosenAmount::Preset(amount) => check_limits(*amount, minimum, maximum),
            ChosenAmount::Other(text) => read_amount(text, minimum, maximum),
        })
    }

    /// The rule of the chosen tax; the catalogue's first rule if it has none for that tax.
    pub fn regime<'tax>(&self, tax: &'tax Tax) -> Option<&'tax Regime> {
        tax.regimes.iter().find(|regime| regime.id == self.regime).or(tax.regimes.first())
    }

    /// The same choice with a tax that the catalogue has a rule for; unchanged if it has no rules.
    pub fn taxed_by(mut self, tax: Option<&Tax>) -> Self {
        if let Some(regime) = tax.and_then(|tax| self.regime(tax)) {
            self.regime = regime.id;
        }
        self
    }

    /// The same choice among these amounts: an amount that is not offered becomes a typed one. For a change of
    /// frequency, and for a stored choice older than the catalogue.
    pub fn offered_by(mut self, amounts: &Amounts) -> Self {
        if let Some(ChosenAmount::Preset(amount)) = self.amount {
            self.amount = Some(offer(amount, self.frequency, amounts));
        }
        self
    }

    /// The choice as a line for the device's storage, such as `1|monthly|5000|ir|1764000000000`: a version, the
    /// frequency, the amount (empty; cents; or `=` and the typed text), the tax, the time of writing.
    ///
    /// Typed text is stored only if it is short and holds only digits and separators, so that nothing personal typed
    /// by mistake stays on the device.
    pub fn to_memory(&self, now_ms: u64) -> String {
        let amount = match &self.amount {
            None => String::new(),
            Some(ChosenAmount::Preset(amount)) => amount.get().to_string(),
            Some(ChosenAmount::Other(text)) => {
                let text = without_euro(text.trim());
                ["=", if is_kept(text) { text } else { "" }].concat()
            }
        };
        ["1", self.frequency.as_str(), &amount, self.regime.as_str(), &now_ms.to_string()].join("|")
    }

    /// The choice in a line that [`GiftChoice::to_memory`] wrote less than three days ago; `None` for an older line, one
    /// from the future (the device's clock was set back) and anything else. Call [`GiftChoice::offered_by`] on it.
    pub fn from_memory(text: &str, now_ms: u64) -> Option<Self> {
        let mut parts = text.strip_prefix("1|")?.split('|');
        let frequency = Frequency::parse(parts.next()?)?;
        let amount = match parts.next()? {
            "" => None,
            amount => Some(match amount.strip_prefix('=') {
                Some(typed) if is_kept(typed) => ChosenAmount::Other(typed.to_owned()),
                Some(_) => return None,
                None => ChosenAmount::Preset(Cents::new(number(amount)?)?),
            }),
        };
        let regime = RegimeId::parse(parts.next()?)?;
        let age = now_ms.checked_sub(number(parts.next()?)?)?;
        (age < MEMORY && parts.next().is_none()).then_some(Self { frequency, amount, regime })
    }

    /// The choice in an address such as `/soutenir?montant=100&frequence=mensuel`; `None` if it has none. The amount
    /// is already decoded; an invalid one counts as missing, and what is missing stays as in [`GiftChoice::default`].
    pub fn from_query(
        amount: Option<&str>,
        frequency: Option<Frequency>,
        amounts: &Amounts,
        minimum: Cents,
        maximum: Cents,
    ) -> Option<Self> {
        let gift = amount.and_then(|text| read_amount(text, minimum, maximum).ok());
        if frequency.is_none() && gift.is_none() {
            return None;
        }
        let first = Self::default();
        let frequency = frequency.unwrap_or(first.frequency);
        Some(Self { frequency, amount: gift.map(|gift| offer(gift, frequency, amounts)), ..first })
    }
}

/// The amount as the panel shows it: one it offers, or a typed one.
fn offer(amount: Cents, frequency: Frequency, amounts: &Amounts) -> ChosenAmount {
    let offered = match frequency {
        Frequency::Once => &amounts.once,
        Frequency::Monthly => &amounts.monthly,
    };
    match offered.contains(&amount) {
        true => ChosenAmount::Preset(amount),
        false => ChosenAmount::Other(euros(amount, ',')),
    }
}

/// Whether a typed amount may be stored on the device.
fn is_kept(typed: &str) -> bool {
    let is_plain = |char| digit(char).is_some() || is_group_mark(char) || matches!(char, ',' | '.' | '€');
    typed.chars().count() <= LONGEST
        && typed.chars().filter(|char| digit(*char).is_some()).count() <= MOST_DIGITS
        && typed.chars().all(is_plain)
}

/// A number in ASCII digits alone; `parse` would accept a plus sign.
fn number(text: &str) -> Option<u64> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}
