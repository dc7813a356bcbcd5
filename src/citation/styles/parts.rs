//! What the styles have in common.

use super::line::Line;
use crate::{
    catalogue::Kind,
    citation::{
        reference::{Reference, genre},
        sentence::{enumerate, medium, nest, tighten},
    },
    text,
};

/// Whether it is published as a whole. Anything else is a part of something larger, even if the catalogue does not say of what.
fn is_whole(kind: Kind) -> bool {
    match kind {
        Kind::Etude | Kind::Note | Kind::Briefing | Kind::Livre | Kind::Video | Kind::Replay | Kind::Evenement => true,
        Kind::Editorial | Kind::Article | Kind::Chapitre | Kind::Entretien | Kind::Tribune | Kind::Presse => false,
        Kind::Podcast | Kind::Radio => false,
    }
}

/// The title: in italics if it is a whole, upright if it is a part.
pub(super) fn title(reference: &Reference) -> Line {
    let title = tighten(&reference.title);
    if is_whole(reference.kind) { Line::italic(title).titled() } else { Line::upright(title).titled() }
}

/// The title: in italics if it is a whole, in guillemets if it is a part.
pub(super) fn quoted_title(reference: &Reference) -> Line {
    let title = tighten(&reference.title);
    match is_whole(reference.kind) {
        true => Line::italic(title).titled(),
        false => {
            let title = Line::upright(nest(&title)).titled();
            Line::upright("«\u{a0}").join("", title).join("", Line::upright("\u{a0}»"))
        }
    }
}

/// A name of the catalogue in italics; nothing where there is none.
pub(super) fn italic(name: &Option<String>) -> Line {
    Line::italic(name.as_deref().map(tighten).unwrap_or_default())
}

/// A name of the catalogue.
pub(super) fn upright(name: &Option<String>) -> Option<String> {
    name.as_deref().map(tighten)
}

/// What it is and who else takes part in it: “Étude”, “Podcast avec Voltaire”, “Entretien réalisé par A. Buffard”.
pub(super) fn credit(reference: &Reference) -> Option<String> {
    let roles = reference.roles();
    let medium = medium(reference.kind).or(genre(reference.kind)).map(str::to_owned);
    let asked = enumerate(&roles.interviewers).map(|names| format!("réalisé par {names}"));
    let others = enumerate(&roles.performers).map(|names| format!("avec {names}"));
    let credit = [medium, asked, others].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let mut chars = credit.chars();
    let first = chars.next()?.to_uppercase();
    Some(first.chain(chars).collect())
}

/// The year; “s. d.” (sans date) if nothing is known.
pub(super) fn year(reference: &Reference) -> String {
    reference.date.map_or("s.\u{a0}d.".to_owned(), |date| format!("{:04}", date.year()))
}

/// What is known of the date besides the year: “3 juillet”, “juillet”.
pub(super) fn day(reference: &Reference) -> Option<String> {
    reference.date?.month()?;
    let date = text::date(&reference.date?);
    date.rsplit_once(' ').map(|(day, _)| day.to_owned())
}

/// The date as far as it is known; nothing if nothing is.
pub(super) fn date(reference: &Reference) -> Option<String> {
    reference.date.as_ref().map(text::date)
}
