use super::{Dated, LISTED, Period, Step, filtered, years};
use crate::{
    catalogue::{Date, Entry},
    html::{SafeHtml, escape, fill},
    page_data::build::{PageBuilder, date_label},
    routes::{self, PAGE_SIZE, Route, Scope, parameter},
    text,
};
use std::{collections::BTreeMap, num::NonZeroU32};

/// Every entry, oldest first and those without a date at the end; of many entries only how many there are in each period.
pub(super) fn list(builder: &PageBuilder, dated: &[Dated<'_>], undated: &[&Entry]) -> SafeHtml {
    let is_long = dated.len() + undated.len() > LISTED;
    let at_end = match is_long {
        true => counted_at_end(builder, dated.len(), undated.len()),
        false => fill(
            "<ul class=\"timeline__entries\">\n{}</ul>\n",
            [&undated.iter().map(|entry| item(builder, entry, None)).collect()],
        ),
    };
    let undated = (!undated.is_empty()).then(|| fill("<h2>{}</h2>\n{}", [&escape(text::UNDATED), &at_end]));
    let dated = years(dated).map(|(first, last)| match (is_long, Step::dividing(first, last)) {
        (false, _) => by_year(builder, dated),
        (true, step) => counted(builder, dated, step),
    });
    [dated, undated].into_iter().flatten().collect()
}

/// The entries, year by year.
fn by_year(builder: &PageBuilder, dated: &[Dated<'_>]) -> SafeHtml {
    let years = dated.chunk_by(|one, next| one.date.year() == next.date.year());
    let years = years.filter_map(|entries| {
        let year = entries.first()?.date.year();
        let items = entries.iter().map(|dated| item(builder, dated.entry, Some(&dated.date)));
        Some(fill(
            "<li>{}<ol class=\"timeline__entries\">\n{}</ol></li>\n",
            [&year_head(builder, year, entries.len()), &items.collect()],
        ))
    });
    in_time(text::YEAR_BY_YEAR, "", years.collect())
}

/// How many entries there are in each period.
fn counted(builder: &PageBuilder, dated: &[Dated<'_>], step: Step) -> SafeHtml {
    let mut periods: BTreeMap<Period, Vec<&Dated<'_>>> = BTreeMap::new();
    for dated in dated {
        periods.entry(step.period(&dated.date)).or_default().push(dated);
    }
    let periods: Vec<(Period, Vec<&Dated<'_>>)> = periods.into_iter().collect();
    let count = |(period, entries): &(Period, Vec<&Dated<'_>>)| {
        let label = match (step, period.month) {
            (Step::Month, Some(month)) => text::month(month).to_owned(),
            (Step::Month, None) => text::MONTH_UNKNOWN.to_owned(),
            (Step::Year, _) => period.year.to_string(),
            (Step::Decade | Step::Century, _) => text::years(period.year, step.years()),
        };
        let first = entries.iter().map(|dated| dated.position).min().unwrap_or_default();
        fill(
            "<li><a href=\"{}\">{}</a> <span class=\"timeline__count\">{}</span></li>\n",
            [&escape(&page_of(builder, first)), &escape(&label), &escape(&text::documents(entries.len()))],
        )
    };
    if step != Step::Month {
        let heading = if step == Step::Year { text::YEAR_BY_YEAR } else { text::ACROSS_TIME };
        let counts =
            fill("<li><ol class=\"timeline__counts\">\n{}</ol></li>\n", [&periods.iter().map(count).collect()]);
        return in_time(heading, text::COUNTS_LEAD, counts);
    }
    let years = periods.chunk_by(|(one, _), (next, _)| one.year == next.year).filter_map(|months| {
        let year = months.first()?.0.year;
        let total = months.iter().map(|(_, entries)| entries.len()).sum();
        Some(fill(
            "<li>{}<ol class=\"timeline__counts\">\n{}</ol></li>\n",
            [&year_head(builder, year, total), &months.iter().map(count).collect()],
        ))
    });
    in_time(text::YEAR_BY_YEAR, text::COUNTS_LEAD, years.collect())
}

/// The dated part of the list.
fn in_time(heading: &str, note: &str, years: SafeHtml) -> SafeHtml {
    let note = (!note.is_empty()).then(|| fill("<p class=\"timeline__note\">{}</p>\n", [&escape(note)]));
    fill(
        "<h2>{}</h2>\n{}<ol class=\"timeline__years\">\n{}</ol>\n",
        [&escape(heading), &note.unwrap_or_default(), &years],
    )
}

/// A year and how many entries it has, which the application lists.
fn year_head(builder: &PageBuilder, year: u16, count: usize) -> SafeHtml {
    let year = year.to_string();
    let listing = builder.base.href(&Route::listing(Scope::All));
    fill(
        "<div class=\"timeline__year\"><h3>{}</h3> <p class=\"timeline__count\">{}</p></div>",
        [&escape(&year), &filtered(&routes::filtered(&listing, parameter::YEAR, &year), &text::documents(count))],
    )
}

/// How many entries have no date, and where they are: at the end of the list of all entries.
fn counted_at_end(builder: &PageBuilder, dated: usize, undated: usize) -> SafeHtml {
    fill(
        "<p><a href=\"{}\">{}</a> <span class=\"timeline__count\">{}</span></p>\n",
        [&escape(&page_of(builder, dated)), &escape(text::AT_THE_END), &escape(&text::documents(undated))],
    )
}

/// The page of the list of all entries that has the entry at this position.
fn page_of(builder: &PageBuilder, position: usize) -> String {
    let page = u32::try_from(position / PAGE_SIZE).unwrap_or(u32::MAX);
    let page = NonZeroU32::MIN.saturating_add(page);
    builder.base.href(&Route::Listing { scope: Scope::All, page })
}

/// One entry: when, and how precisely that is known; its title, which is the link; its kind.
fn item(builder: &PageBuilder, entry: &Entry, date: Option<&Date>) -> SafeHtml {
    let when = date.map(|date| {
        let unknown = match (date.month(), date.day()) {
            (Some(_), Some(_)) => None,
            (Some(_), None) => Some(text::DAY_UNKNOWN),
            _ => Some(text::MONTH_UNKNOWN),
        };
        let date = date_label(date);
        let unknown = unknown.map(|unknown| fill(" <span>({})</span>", [&escape(unknown)]));
        fill(
            "<p class=\"timeline__when\"><time datetime=\"{}\">{}</time>{}</p> ",
            [&escape(&date.iso), &escape(&date.label), &unknown.unwrap_or_default()],
        )
    });
    fill(
        "<li>{}<a href=\"{}\">{}</a> <span class=\"timeline__kind\">{}</span></li>\n",
        [
            &when.unwrap_or_default(),
            &escape(&builder.base.href(&Route::Entry(entry.id.clone()))),
            &escape(&entry.title),
            &escape(text::kind(entry.kind)),
        ],
    )
}
