//! What stands below the panel on the donation page: facts, what a gift costs, ways to give, questions and answers.

use super::{PageBuilder, cost_chart::cost_chart, date_label};
use crate::{
    catalogue::{Donation, Link, RegimeId, Tax},
    donation::host,
    markdown::{self, escape},
    text,
};

/// The parts that the catalogue has something for, as safe HTML.
pub(super) fn body(builder: &PageBuilder, donation: &Donation) -> String {
    [facts(builder, donation), costs(builder, donation), ways(builder, donation), questions(builder, donation)].concat()
}

fn facts(builder: &PageBuilder, donation: &Donation) -> String {
    if donation.facts.is_empty() {
        return String::new();
    }
    let facts = donation
        .facts
        .iter()
        .map(|fact| format!("<li><p>{}</p>\n{}</li>\n", escape(&fact.text), source(builder, &fact.source)));
    format!(
        "<div class=\"prose support__why\">\n<h2>{}</h2>\n<ul class=\"support__facts\">\n{}</ul>\n</div>\n",
        text::WHY_GIVE,
        facts.collect::<String>()
    )
}

/// What gifts cost, and within which limits.
fn costs(builder: &PageBuilder, donation: &Donation) -> String {
    let Some(tax) = &donation.tax else { return String::new() };
    let chart = cost_chart(donation);
    let about = chart.as_ref().map(|_| format!("<p class=\"support__about\">{}</p>\n", text::COST_ABOUT));
    format!(
        "<div class=\"support__costs\">\n<h2>{}</h2>\n{}{}{}</div>\n",
        text::COST_HEADING,
        about.unwrap_or_default(),
        chart.unwrap_or_default(),
        limits(builder, tax)
    )
}

/// What the law says of each rule that no arithmetic can know.
fn limits(builder: &PageBuilder, tax: &Tax) -> String {
    let limits = tax.regimes.iter().map(|regime| {
        format!(
            "<div><dt>{}</dt><dd><p>{}</p>\n{}</dd></div>\n",
            escape(text::regime(regime.id)),
            escape(&regime.condition),
            source(builder, &regime.source)
        )
    });
    let checked_on = date_label(&tax.checked_on);
    format!(
        "<h3>{}</h3>\n<dl class=\"support__limits\">\n{}</dl>\n<p class=\"support__source\">{} \
         <time datetime=\"{}\">{}</time></p>\n",
        text::COST_LIMITS,
        limits.collect::<String>(),
        text::RULES_CHECKED_ON,
        checked_on.iso,
        checked_on.label
    )
}

fn ways(builder: &PageBuilder, donation: &Donation) -> String {
    let mut ways = include_str!("../prose/support_ways.md").replace("{host}", host(&donation.provider));
    if builder.catalogue().site.organisation.is_some() {
        ways += include_str!("../prose/support_ways_others.md");
    }
    prose(builder, &ways)
}

/// Those that the catalogue's rules leave open.
fn questions(builder: &PageBuilder, donation: &Donation) -> String {
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

fn prose(builder: &PageBuilder, markdown: &str) -> String {
    ["<div class=\"prose\">\n", &builder.html(&builder.fill(markdown)), "</div>\n"].concat()
}

/// Where something is published; a link to another site says which.
fn source(builder: &PageBuilder, link: &Link) -> String {
    let label = link.host().unwrap_or(text::SOURCE_HERE);
    let link = markdown::link(link, label, |path| builder.base().file(path.trim_start_matches('/')));
    format!("<p class=\"support__source\">{} {link}</p>\n", text::SOURCE)
}
