use crate::catalogue::{Cents, Frequency, Regime};

/// The real cost of a gift over a year: `yearly_gift` is always `reduction` plus `real_cost`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// The year's gifts: the gift itself, or twelve times a monthly one.
    pub yearly_gift: Cents,
    /// The tax reduction for that year.
    pub reduction: Cents,
    /// What the donor pays in the end for that year.
    pub real_cost: Cents,
    /// The same by month, for a monthly gift only.
    pub monthly: Option<Monthly>,
}

/// A monthly gift, and the real cost of one month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Monthly {
    /// The gift of each month.
    pub gift: Cents,
    /// A twelfth of the year's real cost, rounded to the nearest cent, a half upwards. For display only: twelve times
    /// this can differ from the year's figure by up to six cents, and the year's figure is the exact one.
    pub real_cost: Cents,
}

/// The real cost of a gift under one tax rule, without the limits that depend on the donor's income or turnover.
///
/// The reduction is `rate` of the year's gifts up to `above.amount`, `above.rate` of the rest, and never more than
/// `maximum_reduction`. The shares are added first and rounded once, down to the cent, so that the panel never
/// promises a cent that the law does not give; the real cost is then exact to the cent. Tax offices round to the
/// euro, later and on the donor's whole return.
///
/// A year's gifts beyond [`Cents::MAX`], which no catalogue allows in one gift, count as that amount.
pub fn cost(gift: Cents, frequency: Frequency, regime: &Regime) -> Cost {
    let months = match frequency {
        Frequency::Once => 1,
        Frequency::Monthly => 12,
    };
    // Page data skips `Cents::new`; saturating arithmetic neither panics nor wraps, whatever the page says.
    let year = gift.get().saturating_mul(months).min(Cents::MAX.get());
    let (low, high, high_rate) = match &regime.above {
        Some(above) => {
            let low = year.min(above.amount.get());
            (low, year - low, above.rate.ten_thousandths())
        }
        None => (year, 0, 0),
    };
    // At most 10^12 cents times 10^4: far below the 1.8 × 10^19 of a u64.
    let shares = low * u64::from(regime.rate.ten_thousandths()) + high * u64::from(high_rate);
    let cap = regime.maximum_reduction.map_or(year, Cents::get);
    let reduction = (shares / 10_000).min(cap).min(year);
    let real_cost = year - reduction;
    let monthly = (months == 12).then(|| Monthly { gift: cents(gift.get()), real_cost: cents((real_cost + 6) / 12) });
    Cost { yearly_gift: cents(year), reduction: cents(reduction), real_cost: cents(real_cost), monthly }
}

fn cents(value: u64) -> Cents {
    Cents::new(value).unwrap_or(Cents::MAX)
}
