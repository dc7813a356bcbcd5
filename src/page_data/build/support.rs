//! The content below the panel on the donation page: facts, costs, ways to give, questions and answers.

use super::{PageBuilder, cost_chart::cost_chart, date_label};
use crate::{
    catalogue::{Donation, Link, RegimeId, Tax},
    donation::host,
    html::{SafeHtml, escape, fill, markdown},
    text,
};

/// The parts that the catalogue has data for.
pub(super) fn body(builder: &PageBuilder, donation: &Donation) -> SafeHtml {
    let parts =
        [facts(builder, donation), costs(builder, donation), ways(builder, donation), questions(builder, donation)];
    parts.into_iter().collect()
}

fn facts(builder: &PageBuilder, donation: &Donation) -> SafeHtml {
    if donation.facts.is_empty() {
        return SafeHtml::default();
    }
    let facts = donation
        .facts
        .iter()
        .map(|fact| fill("<li><p>{}</p>\n{}</li>\n", [&escape(&fact.text), &source(builder, &fact.source)]));
    fill(
        "<div class=\"prose support__why\">\n<h2>{}</h2>\n<ul class=\"support__facts\">\n{}</ul>\n</div>\n",
        [&escape(text::WHY_GIVE), &facts.collect()],
    )
}

/// The real costs, and their limits.
fn costs(builder: &PageBuilder, donation: &Donation) -> SafeHtml {
    let Some(tax) = &donation.tax else { return SafeHtml::default() };
    let chart = cost_chart(donation);
    let about = chart.as_ref().map(|_| fill("<p class=\"support__about\">{}</p>\n", [&escape(text::COST_ABOUT)]));
    fill(
        "<div class=\"support__costs\">\n<h2>{}</h2>\n{}{}{}</div>\n",
        [&escape(text::COST_HEADING), &about.unwrap_or_default(), &chart.unwrap_or_default(), &limits(builder, tax)],
    )
}

/// The legal limits of each rule, which the site cannot compute.
fn limits(builder: &PageBuilder, tax: &Tax) -> SafeHtml {
    let limits = tax.regimes.iter().map(|regime| {
        fill(
            "<div><dt>{}</dt><dd><p>{}</p>\n{}</dd></div>\n",
            [&escape(text::regime(regime.id)), &escape(&regime.condition), &source(builder, &regime.source)],
        )
    });
    let checked_on = date_label(&tax.checked_on);
    fill(
        "<h3>{}</h3>\n<dl class=\"support__limits\">\n{}</dl>\n<p class=\"support__source\">{} \
         <time datetime=\"{}\">{}</time></p>\n",
        [
            &escape(text::COST_LIMITS),
            &limits.collect(),
            &escape(text::RULES_CHECKED_ON),
            &escape(&checked_on.iso),
            &escape(&checked_on.label),
        ],
    )
}

fn ways(builder: &PageBuilder, donation: &Donation) -> SafeHtml {
    let mut ways = include_str!("../prose/support_ways.md").replace("{host}", host(&donation.provider));
    if builder.catalogue().site.organisation.is_some() {
        ways += include_str!("../prose/support_ways_others.md");
    }
    prose(builder, &ways)
}

/// The questions that the catalogue's rules leave open.
fn questions(builder: &PageBuilder, donation: &Donation) -> SafeHtml {
    let is_known = |regime: RegimeId| donation.tax.iter().flat_map(|tax| &tax.regimes).any(|known| known.id == regime);
    let mut questions = ["## ", text::QUESTIONS, "\n"].concat();
    if donation.tax.is_some() {
        questions += include_str!("../prose/support_receipt.md");
    }
    if is_known(RegimeId::Ir) || is_known(RegimeId::Ifi) {
        questions += include_str!("../prose/support_return.md");
    }
    if is_known(RegimeId::Is) {
        questions += include_str!("../prose/support_company.md");
    }
    questions += include_str!("../prose/support_monthly.md");
    prose(builder, &questions)
}

fn prose(builder: &PageBuilder, markdown: &str) -> SafeHtml {
    fill("<div class=\"prose\">\n{}</div>\n", [&builder.html(&builder.fill(markdown))])
}

/// The link to a source; a link to another site names it.
fn source(builder: &PageBuilder, link: &Link) -> SafeHtml {
    let label = link.host().unwrap_or(text::SOURCE_HERE);
    let link = markdown::link(link, label, |path| builder.path(path));
    fill("<p class=\"support__source\">{} {}</p>\n", [&escape(text::SOURCE), &link])
}
