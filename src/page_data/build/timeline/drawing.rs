//! The drawing of the timeline: a lane for each group of kinds, time from left to right.
//!
//! A few entries are points, or lines as long as what is known of their date; many are counted in bars. The drawing has no text
//! size of its own: it grows with the reader's, and with the space it is given. It says nothing that the list does not, so screen
//! readers get only the list.

use super::{Dated, LISTED, Period, Step, years};
use crate::{
    catalogue::Date,
    html::{SafeHtml, escape, fill, number},
    page_data::build::home::Look,
    text,
};
use std::collections::BTreeMap;

/// The width, in hundredths of a percent.
const WHOLE: u64 = 10_000;

/// Half the width that a point takes on a phone, in hundredths of a percent.
const POINT: u64 = 150;

/// The most points above one another; where more would be, bars take their place.
const STACKED: usize = 10;

/// Heights, in tenths of the text size: of a lane's name, of a row of points, of the tallest bar, and between lanes.
const NAME: u64 = 16;
const ROW: u64 = 10;
const BAR: u64 = 50;
const GAP: u64 = 12;

/// The most years that are labelled: more would not fit on a phone. They are multiples of one of these numbers.
const LABELS: u64 = 6;
const ROUND: [u64; 10] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000];

/// The most years of which the middle is labelled, too.
const HALVES: u64 = 3;

/// The months of a year, and the days of a month, for the drawing's purposes.
const MONTHS: u64 = 12;
const DAYS: u64 = 31;

/// What stands in a lane, and how high it is.
struct Lane {
    look: Look,
    count: usize,
    marks: SafeHtml,
    height: u64,
}

/// From a date to a place.
struct Scale {
    first: u64,
    years: u64,
}

impl Scale {
    /// How far a day is from the left, in hundredths of a percent; months and days count from 0.
    fn at(&self, year: u64, month: u64, day: u64) -> u64 {
        let days = (year.saturating_sub(self.first) * MONTHS + month) * DAYS + day;
        (days * WHOLE / (self.years * MONTHS * DAYS)).min(WHOLE)
    }

    /// Where a date begins and ends.
    fn span(&self, date: &Date) -> (u64, u64) {
        let year = u64::from(date.year());
        let month = date.month().map_or(0, |month| u64::from(month) - 1);
        let day = date.day().map_or(0, |day| u64::from(day) - 1);
        let end = match (date.month(), date.day()) {
            (_, Some(_)) => self.at(year, month, day),
            (Some(_), None) => self.at(year, month + 1, 0),
            _ => self.at(year + 1, 0, 0),
        };
        (self.at(year, month, day), end)
    }
}

/// The drawing; `None` where no entry has a date.
pub(super) fn drawing(dated: &[Dated<'_>]) -> Option<SafeHtml> {
    let (first, last) = years(dated)?;
    let step = Step::dividing(first, last);
    // Longer periods begin before the first date and end after the last one.
    let (start, end) = (first / step.years() * step.years(), last / step.years() * step.years() + step.years());
    let scale = Scale { first: u64::from(start), years: u64::from(end - start) };
    let mut groups: BTreeMap<Look, Vec<&Dated<'_>>> = BTreeMap::new();
    for dated in dated {
        groups.entry(Look::of(dated.entry.kind)).or_default().push(dated);
    }
    let (lanes, about) = points(&groups, &scale)
        .filter(|_| dated.len() <= LISTED)
        .map(|lanes| (lanes, about_points(dated)))
        .unwrap_or_else(|| (bars(&groups, &scale, step), about_bars(dated, step)));
    let mut height = 0;
    let mut drawn = Vec::new();
    for lane in &lanes {
        let name = text::counted(name(lane.look), lane.count);
        drawn.push(fill(
            "<text x=\"0\" y=\"{}\">{}</text><svg y=\"{}\" height=\"{}\" overflow=\"visible\">{}</svg>",
            [&ems(height + 9), &escape(&name), &ems(height + NAME), &ems(lane.height), &lane.marks],
        ));
        height += NAME + lane.height + GAP;
    }
    Some(fill(
        "<figure class=\"timeline__drawing\" aria-hidden=\"true\">\n<svg width=\"100%\" height=\"{}\" focusable=\"false\">{}{}</svg>\n\
         <figcaption>{}</figcaption>\n</figure>\n",
        [&ems(height + 15), &axis(&scale, height), &drawn.into_iter().collect(), &escape(&about)],
    ))
}

fn name(look: Look) -> &'static str {
    match look {
        Look::Bibliography => text::PUBLICATIONS,
        Look::Press => text::PRESS,
        Look::Programme => text::PROGRAMMES,
    }
}

/// What points and lines are.
fn about_points(dated: &[Dated<'_>]) -> String {
    let is_exact = |dated: &Dated<'_>| dated.date.day().is_some();
    let point = dated.iter().any(is_exact).then_some(text::POINT_IS);
    let line = dated.iter().any(|dated| !is_exact(dated)).then_some(text::LINE_IS);
    point.into_iter().chain(line).collect::<Vec<_>>().join(" ")
}

/// What bars count, and what they leave out.
fn about_bars(dated: &[Dated<'_>], step: Step) -> String {
    let bars = match step {
        Step::Month => text::BARS_OF_MONTHS,
        Step::Year => text::BARS_OF_YEARS,
        Step::Decade => text::BARS_OF_DECADES,
        Step::Century => text::BARS_OF_CENTURIES,
    };
    match dated.iter().filter(|dated| step == Step::Month && dated.date.month().is_none()).count() {
        0 => bars.to_owned(),
        count => [bars, &text::without_month(count)].join(" "),
    }
}

/// Each entry as a point or a line, clear of its neighbours; `None` where too many would stand above one another.
fn points(groups: &BTreeMap<Look, Vec<&Dated<'_>>>, scale: &Scale) -> Option<Vec<Lane>> {
    let mut lanes = Vec::new();
    for (look, entries) in groups {
        // Where each row is free again.
        let mut rows: Vec<u64> = Vec::new();
        let mut marks = Vec::new();
        for dated in entries {
            let (from, to) = scale.span(&dated.date);
            let (left, right) = (from.saturating_sub(POINT), to + POINT);
            let row = rows.iter().position(|free| *free <= left).unwrap_or(rows.len());
            match rows.get_mut(row) {
                Some(free) => *free = right,
                None if row >= STACKED => return None,
                None => rows.push(right),
            }
            marks.push(point(from, to, row as u64 * ROW + ROW / 2, &dated.entry.title));
        }
        let height = rows.len() as u64 * ROW;
        lanes.push(Lane { look: *look, count: entries.len(), marks: marks.into_iter().collect(), height });
    }
    Some(lanes)
}

fn point(from: u64, to: u64, y: u64, title: &str) -> SafeHtml {
    let (y, title) = (ems(y), escape(title));
    if from == to {
        return fill(
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\"><title>{}</title></circle>",
            [&percent(from), &y, &ems(3), &title],
        );
    }
    // The round ends of the line stay inside.
    let inset = (POINT / 2).min((to - from) / 2);
    fill(
        "<line x1=\"{}\" x2=\"{}\" y1=\"{}\" y2=\"{}\"><title>{}</title></line>",
        [&percent(from + inset), &percent(to - inset), &y, &y, &title],
    )
}

/// How many entries there are in each period, as bars; the tallest bar of a lane says how many that are.
fn bars(groups: &BTreeMap<Look, Vec<&Dated<'_>>>, scale: &Scale, step: Step) -> Vec<Lane> {
    let counts = groups.iter().map(|(look, entries)| {
        let mut periods: BTreeMap<Period, u64> = BTreeMap::new();
        // A year is no month: entries known to the year only are in no bar of months.
        for dated in entries.iter().filter(|dated| step != Step::Month || dated.date.month().is_some()) {
            *periods.entry(step.period(&dated.date)).or_default() += 1;
        }
        (*look, entries.len(), periods)
    });
    let counts: Vec<_> = counts.collect();
    let most = counts.iter().flat_map(|(_, _, periods)| periods.values()).copied().max().unwrap_or(1);
    let lane = |(look, count, periods): (Look, usize, BTreeMap<Period, u64>)| {
        let tallest = periods.iter().rev().max_by_key(|(_, count)| **count);
        let label = tallest.map(|(period, count)| {
            let (from, to) = span(scale, step, period);
            // At the edges, a centred number would be cut.
            let middle = from.midpoint(to).clamp(2 * POINT, WHOLE - 2 * POINT);
            let top = NAME + BAR - BAR * count / most;
            fill(
                "<text x=\"{}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
                [&percent(middle), &ems(top - 4), &escape(&text::number(*count))],
            )
        });
        let bars = periods.iter().map(|(period, count)| {
            let (from, to) = span(scale, step, period);
            let height = (BAR * count / most).max(1);
            fill(
                "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
                [&percent(from), &ems(NAME + BAR - height), &percent((to - from) * 4 / 5), &ems(height)],
            )
        });
        let marks = bars.chain(label).chain([ground(NAME + BAR)]).collect();
        Lane { look, count, marks, height: NAME + BAR }
    };
    counts.into_iter().map(lane).collect()
}

/// A line from edge to edge.
fn ground(y: u64) -> SafeHtml {
    fill("<line class=\"timeline__axis\" x1=\"0\" x2=\"100%\" y1=\"{}\" y2=\"{}\"/>", [&ems(y), &ems(y)])
}

/// Where a period begins and ends.
fn span(scale: &Scale, step: Step, period: &Period) -> (u64, u64) {
    let year = u64::from(period.year);
    match period.month.map(u64::from) {
        Some(month) => (scale.at(year, month - 1, 0), scale.at(year, month, 0)),
        None => (scale.at(year, 0, 0), scale.at(year + u64::from(step.years()), 0, 0)),
    }
}

/// Lines where years begin, with their numbers below.
fn axis(scale: &Scale, height: u64) -> SafeHtml {
    let every = ROUND.into_iter().find(|every| scale.years.div_ceil(*every) <= LABELS).unwrap_or(2_000);
    let years = (scale.first..scale.first + scale.years).filter(|year| year.is_multiple_of(every));
    let years = years.map(|year| tick(scale.at(year, 0, 0), height, &year.to_string()));
    let halves = (0..scale.years).filter(|_| scale.years <= HALVES).map(|year| {
        let july = text::month(7);
        tick(scale.at(scale.first + year, 6, 0), height, july)
    });
    years.chain(halves).chain([ground(height)]).collect()
}

fn tick(x: u64, height: u64, label: &str) -> SafeHtml {
    let x = percent(x);
    fill(
        "<line class=\"timeline__axis\" x1=\"{}\" x2=\"{}\" y1=\"0\" y2=\"{}\"/><text x=\"{}\" y=\"{}\" dx=\"0.3em\">{}</text>",
        [&x, &x, &ems(height + 15), &x, &ems(height + 13), &escape(label)],
    )
}

/// Tenths of the text size, as SVG writes them.
fn ems(tenths: u64) -> SafeHtml {
    fill("{}.{}em", [&number(tenths / 10), &number(tenths % 10)])
}

/// Hundredths of a percent, as SVG writes them.
fn percent(hundredths: u64) -> SafeHtml {
    fill("{}.{}{}%", [&number(hundredths / 100), &number(hundredths / 10 % 10), &number(hundredths % 10)])
}
