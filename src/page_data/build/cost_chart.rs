//! What a gift costs under each tax rule: a drawing, and the same figures as a table.
//!
//! Both are HTML made at build time. The drawing has no text size of its own: it grows with the reader's, and with the
//! room it is given. It says nothing that the table does not, so screen readers get the table alone.

use crate::{
    catalogue::{Cents, Donation, Frequency, Regime, RegimeId},
    donation::cost,
    markdown::escape,
    text,
};

/// The gifts shown, in cents, as far as the catalogue allows them.
const GIFTS: [u64; 8] = [2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000];

/// The height of the drawing's plane, and what stands above it, in tenths of the text size.
const HEIGHT: u64 = 180;
const ABOVE: u64 = 20;

/// The least distance between two labels, in tenths of the text size.
const LABEL: u64 = 15;

/// The share of the width that the plane takes, in percent; labels stand right of it.
const WIDTH: u64 = 64;

/// What gifts cost; nothing when the catalogue has no tax rule, or allows none of the gifts.
pub(super) fn cost_chart(donation: &Donation) -> Option<String> {
    let regimes = &donation.tax.as_ref()?.regimes;
    let gifts: Vec<Cents> = GIFTS
        .into_iter()
        .filter_map(Cents::new)
        .filter(|gift| (donation.minimum..=donation.maximum).contains(gift))
        .collect();
    let most = *gifts.last()?;
    Some(["<div class=\"cost-chart\">", &drawing(regimes, &gifts, most), &table(regimes, &gifts), "</div>\n"].concat())
}

/// The real cost of a single gift.
fn real_cost(gift: Cents, regime: &Regime) -> Cents {
    cost(gift, Frequency::Once, regime).real_cost
}

fn table(regimes: &[Regime], gifts: &[Cents]) -> String {
    let heads: String = regimes
        .iter()
        .map(|regime| format!("<th scope=\"col\">{}{}</th>", key(variant(regime.id)), escape(text::regime(regime.id))))
        .collect();
    let rows: String = gifts
        .iter()
        .map(|gift| {
            let costs = regimes.iter().map(|regime| format!("<td>{}</td>", text::euros(real_cost(*gift, regime))));
            format!("<tr><th scope=\"row\">{}</th>{}</tr>\n", text::euros(*gift), costs.collect::<String>())
        })
        .collect();
    format!(
        "<div class=\"cost-chart__figures\">\n<table class=\"cost-chart__table\">\n<caption>{}</caption>\n<thead><tr><th scope=\"col\">{}{}</th>{heads}</tr>\
         </thead>\n<tbody>\n{rows}</tbody>\n</table>\n</div>",
        text::COST_TABLE,
        key("gift"),
        text::COST_TABLE_GIFT
    )
}

/// The line of a column in the drawing.
fn key(variant: &str) -> String {
    format!(
        "<svg class=\"cost-chart__key\" viewBox=\"0 0 32 8\" aria-hidden=\"true\" focusable=\"false\">\
         <path class=\"cost-chart__line cost-chart__line--{variant}\" d=\"M0 4H32\"/></svg>"
    )
}

fn drawing(regimes: &[Regime], gifts: &[Cents], most: Cents) -> String {
    let side = most.get();
    let mut lines = line("gift", &[(0, 0), (side, side)], side);
    for regime in regimes {
        let points: Vec<(u64, u64)> = gifts.iter().map(|gift| (gift.get(), real_cost(*gift, regime).get())).collect();
        lines += &line(variant(regime.id), &[&[(0, 0)], points.as_slice()].concat(), side);
        lines += &dots(variant(regime.id), &points, side);
    }
    let ticks = ticks(gifts, most);
    let grid: String = ticks.iter().map(|tick| format!("M{} 0V{side}", tick.get())).collect();
    let names: String = ticks.iter().map(|tick| tick_label(*tick, side)).collect();
    format!(
        "<svg class=\"cost-chart__drawing\" width=\"100%\" height=\"{}\" aria-hidden=\"true\" focusable=\"false\">\
         <text x=\"0\" y=\"1em\">{}</text>\
         <svg y=\"{}\" width=\"{WIDTH}%\" height=\"{}\" viewBox=\"0 0 {side} {side}\" preserveAspectRatio=\"none\" \
         overflow=\"visible\"><path class=\"cost-chart__grid\" d=\"{grid}M0 0V{side}H{side}\"/>{lines}</svg>\
         {names}<text x=\"0\" y=\"{}\">{}</text>{}</svg>\n",
        ems(ABOVE + HEIGHT + 35),
        text::COST_HEIGHT,
        ems(ABOVE),
        ems(HEIGHT),
        ems(ABOVE + HEIGHT + 30),
        text::COST_WIDTH,
        labels(regimes, most),
    )
}

/// A line through points of the plane, whose origin is at the lower left.
fn line(variant: &str, points: &[(u64, u64)], side: u64) -> String {
    let path = points.iter().map(|(gift, cost)| format!("{gift} {}", side - cost)).collect::<Vec<_>>().join("L");
    format!("<path class=\"cost-chart__line cost-chart__line--{variant}\" d=\"M{path}\"/>")
}

/// Lines of no length, whose round ends are dots however the plane is stretched.
fn dots(variant: &str, points: &[(u64, u64)], side: u64) -> String {
    let path: String = points.iter().map(|(gift, cost)| format!("M{gift} {}h0", side - cost)).collect();
    format!("<path class=\"cost-chart__dots cost-chart__line--{variant}\" d=\"{path}\"/>")
}

/// The gifts named below the plane: the largest one, and one near the middle. More would not fit on a telephone.
fn ticks(gifts: &[Cents], most: Cents) -> Vec<Cents> {
    let middle = most.get() * 3 / 10..=most.get() * 7 / 10;
    gifts.iter().find(|gift| middle.contains(&gift.get())).copied().into_iter().chain([most]).collect()
}

fn tick_label(tick: Cents, side: u64) -> String {
    let place = tick.get() * WIDTH / side;
    format!(
        "<text x=\"{place}%\" y=\"{}\" text-anchor=\"middle\">{}</text>",
        ems(ABOVE + HEIGHT + 15),
        text::euros(tick)
    )
}

/// What the largest gift costs, at the end of each line.
fn labels(regimes: &[Regime], most: Cents) -> String {
    let mut costs: Vec<(Cents, &str)> =
        regimes.iter().map(|regime| (real_cost(most, regime), text::tax(regime.id))).collect();
    costs.push((most, text::NO_REDUCTION));
    costs.sort_by_key(|(cost, _)| *cost);
    let mut below = u64::MAX;
    let mut labels = String::new();
    for (above, (cost, name)) in (0..costs.len() as u64).rev().zip(costs) {
        // From the lowest upwards: clear of the one below it, and with room for those above it.
        let height = ABOVE + HEIGHT - HEIGHT * cost.get() / most.get();
        below = height.min(below.saturating_sub(LABEL)).max(ABOVE + LABEL * above);
        labels += &format!(
            "<text class=\"cost-chart__label\" x=\"{}%\" y=\"{}\">{}<tspan class=\"cost-chart__name\"> {}</tspan></text>",
            WIDTH + 3,
            ems(below + 4),
            text::euros(cost),
            escape(name)
        );
    }
    labels
}

/// Tenths of the text size, as SVG writes them.
fn ems(tenths: u64) -> String {
    format!("{}.{}em", tenths / 10, tenths % 10)
}

/// The name of a rule in classes.
fn variant(regime: RegimeId) -> &'static str {
    match regime {
        RegimeId::Ir => "ir",
        RegimeId::Ifi => "ifi",
        RegimeId::Is => "is",
    }
}
