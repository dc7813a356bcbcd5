//! The real cost of a gift under each tax rule: a chart, and the same figures as a table.
//!
//! Both are HTML made at build time. The chart has no text size of its own: it grows with the reader's, and with the
//! space it is given. It says nothing that the table does not, so screen readers get only the table.

use crate::{
    catalogue::{Cents, Donation, Frequency, Regime},
    donation::cost,
    html::{SafeHtml, escape, fill, number},
    text,
};

/// The gifts shown, in cents, within the catalogue's limits.
const GIFTS: [u64; 8] = [2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000];

/// The height of the plot, and the space above it, in tenths of the text size.
const HEIGHT: u64 = 180;
const ABOVE: u64 = 20;

/// The smallest distance between two labels, in tenths of the text size.
const LABEL: u64 = 15;

/// The plot's share of the width, in percent; the labels are to its right.
const WIDTH: u64 = 64;

/// The costs; `None` if the catalogue has no tax rule, or allows none of the gifts.
pub(super) fn cost_chart(donation: &Donation) -> Option<SafeHtml> {
    let regimes = &donation.tax.as_ref()?.regimes;
    let gifts: Vec<Cents> = GIFTS
        .into_iter()
        .filter_map(Cents::new)
        .filter(|gift| (donation.minimum..=donation.maximum).contains(gift))
        .collect();
    let most = *gifts.last()?;
    Some(fill("<div class=\"cost-chart\">{}{}</div>\n", [&drawing(regimes, &gifts, most), &table(regimes, &gifts)]))
}

/// The real cost of a single gift.
fn real_cost(gift: Cents, regime: &Regime) -> Cents {
    cost(gift, Frequency::Once, regime).real_cost
}

fn table(regimes: &[Regime], gifts: &[Cents]) -> SafeHtml {
    let heads = regimes.iter().map(|regime| {
        fill("<th scope=\"col\">{}{}</th>", [&key(regime.id.as_str()), &escape(text::regime(regime.id))])
    });
    let rows = gifts.iter().map(|gift| {
        let costs = regimes.iter().map(|regime| fill("<td>{}</td>", [&euros(real_cost(*gift, regime))]));
        fill("<tr><th scope=\"row\">{}</th>{}</tr>\n", [&euros(*gift), &costs.collect()])
    });
    fill(
        "<div class=\"cost-chart__figures\">\n<table class=\"cost-chart__table\">\n<caption>{}</caption>\n<thead><tr><th scope=\"col\">{}{}</th>{}</tr>\
         </thead>\n<tbody>\n{}</tbody>\n</table>\n</div>",
        [&escape(text::COST_TABLE), &key("gift"), &escape(text::COST_TABLE_GIFT), &heads.collect(), &rows.collect()],
    )
}

fn euros(amount: Cents) -> SafeHtml {
    escape(&text::euros(amount))
}

/// The line of a table column in the chart.
fn key(variant: &str) -> SafeHtml {
    fill(
        "<svg class=\"cost-chart__key\" viewBox=\"0 0 32 8\" aria-hidden=\"true\" focusable=\"false\">\
         <path class=\"cost-chart__line cost-chart__line--{}\" d=\"M0 4H32\"/></svg>",
        [&escape(variant)],
    )
}

fn drawing(regimes: &[Regime], gifts: &[Cents], most: Cents) -> SafeHtml {
    let side = most.get();
    let mut lines = vec![line("gift", &[(0, 0), (side, side)], side)];
    for regime in regimes {
        let points: Vec<(u64, u64)> = gifts.iter().map(|gift| (gift.get(), real_cost(*gift, regime).get())).collect();
        lines.push(line(regime.id.as_str(), &[&[(0, 0)], points.as_slice()].concat(), side));
        lines.push(dots(regime.id.as_str(), &points, side));
    }
    let ticks = ticks(gifts, most);
    let grid: String = ticks.iter().map(|tick| format!("M{} 0V{side}", tick.get())).collect();
    let names = ticks.iter().map(|tick| tick_label(*tick, side));
    let plane = fill(
        "<svg y=\"{}\" width=\"{}%\" height=\"{}\" viewBox=\"0 0 {} {}\" preserveAspectRatio=\"none\" \
         overflow=\"visible\"><path class=\"cost-chart__grid\" d=\"{}M0 0V{}H{}\"/>{}</svg>",
        [
            &ems(ABOVE),
            &number(WIDTH),
            &ems(HEIGHT),
            &number(side),
            &number(side),
            &escape(&grid),
            &number(side),
            &number(side),
            &lines.into_iter().collect(),
        ],
    );
    fill(
        "<svg class=\"cost-chart__drawing\" width=\"100%\" height=\"{}\" aria-hidden=\"true\" focusable=\"false\">\
         <text x=\"0\" y=\"1em\">{}</text>{}{}<text x=\"0\" y=\"{}\">{}</text>{}</svg>\n",
        [
            &ems(ABOVE + HEIGHT + 35),
            &escape(text::COST_HEIGHT),
            &plane,
            &names.collect(),
            &ems(ABOVE + HEIGHT + 30),
            &escape(text::COST_WIDTH),
            &labels(regimes, most),
        ],
    )
}

/// A line through points of the plot, whose origin is at the lower left.
fn line(variant: &str, points: &[(u64, u64)], side: u64) -> SafeHtml {
    let path = points.iter().map(|(gift, cost)| format!("{gift} {}", side - cost)).collect::<Vec<_>>().join("L");
    fill("<path class=\"cost-chart__line cost-chart__line--{}\" d=\"M{}\"/>", [&escape(variant), &escape(&path)])
}

/// Lines of zero length: their round caps are dots however the plot is stretched.
fn dots(variant: &str, points: &[(u64, u64)], side: u64) -> SafeHtml {
    let path: String = points.iter().map(|(gift, cost)| format!("M{gift} {}h0", side - cost)).collect();
    fill("<path class=\"cost-chart__dots cost-chart__line--{}\" d=\"{}\"/>", [&escape(variant), &escape(&path)])
}

/// The gifts labelled below the plot: the largest one, and one near the middle. More would not fit on a phone.
fn ticks(gifts: &[Cents], most: Cents) -> Vec<Cents> {
    let middle = most.get() * 3 / 10..=most.get() * 7 / 10;
    gifts.iter().find(|gift| middle.contains(&gift.get())).copied().into_iter().chain([most]).collect()
}

fn tick_label(tick: Cents, side: u64) -> SafeHtml {
    fill(
        "<text x=\"{}%\" y=\"{}\" text-anchor=\"middle\">{}</text>",
        [&number(tick.get() * WIDTH / side), &ems(ABOVE + HEIGHT + 15), &euros(tick)],
    )
}

/// The cost of the largest gift, at the end of each line.
fn labels(regimes: &[Regime], most: Cents) -> SafeHtml {
    let mut costs: Vec<(Cents, &str)> =
        regimes.iter().map(|regime| (real_cost(most, regime), text::tax(regime.id))).collect();
    costs.push((most, text::NO_REDUCTION));
    costs.sort_by_key(|(cost, _)| *cost);
    let mut below = u64::MAX;
    let mut labels = Vec::new();
    for (above, (cost, name)) in (0..costs.len() as u64).rev().zip(costs) {
        // From the lowest upwards: clear of the label below, with room for those above.
        let height = ABOVE + HEIGHT - HEIGHT * cost.get() / most.get();
        below = height.min(below.saturating_sub(LABEL)).max(ABOVE + LABEL * above);
        labels.push(fill(
            "<text class=\"cost-chart__label\" x=\"{}%\" y=\"{}\">{}<tspan class=\"cost-chart__name\"> {}</tspan></text>",
            [&number(WIDTH + 3), &ems(below + 4), &euros(cost), &escape(name)],
        ));
    }
    labels.into_iter().collect()
}

/// Tenths of the text size, as SVG writes them.
fn ems(tenths: u64) -> SafeHtml {
    fill("{}.{}em", [&number(tenths / 10), &number(tenths % 10)])
}
