//! Publication Manual of the American Psychological Association, 7th edition, chapters 9 and 10, with the French words of Quebec's
//! universities: “Dans”, the day before the month.
//!
//! What has no author begins with its title and the description in brackets (9.12).

use super::{line::Line, names::with_initials, parts};
use crate::{
    catalogue::Kind,
    citation::{name::Name, reference::Reference},
};

pub(super) fn line(reference: &Reference) -> Line {
    let place = reference.place();
    let date = Line::upright(format!("({})", date(reference)));
    let description = parts::credit(reference).map(|credit| format!("[{credit}]"));
    let collection = parts::upright(&place.collection);
    // An article's collection is part of where it appeared.
    let (beside, within) = if place.container.is_some() { (None, collection) } else { (collection, None) };
    let title = parts::title(reference).and(" ", beside.map(|name| format!("({name})"))).and(" ", description);
    let head = match authors(&reference.roles().authors) {
        Some(authors) => Line::default().say(Some(authors)).sentence(date).sentence(title),
        None => Line::default().sentence(title).sentence(date),
    };
    let container = parts::italic(&place.container);
    let container = match reference.kind {
        Kind::Chapitre | Kind::Podcast | Kind::Radio if place.container.is_some() => {
            Line::upright("Dans").join(" ", container)
        }
        _ => container.join("", Line::italic(within.map(|name| format!(", {name}")).unwrap_or_default())),
    };
    // An address has no full stop, which would become a part of it.
    head.sentence(container).say(parts::upright(&place.publisher)).and(" ", reference.address())
}

/// The day only where a day matters: in the press, for broadcasts, films and events (9.14).
fn date(reference: &Reference) -> String {
    let year = parts::year(reference);
    let day = match reference.kind {
        Kind::Etude | Kind::Note | Kind::Briefing | Kind::Livre | Kind::Chapitre | Kind::Article => None,
        Kind::Editorial | Kind::Tribune | Kind::Presse | Kind::Entretien | Kind::Podcast | Kind::Radio => {
            parts::day(reference)
        }
        Kind::Video | Kind::Replay | Kind::Evenement => parts::day(reference),
    };
    day.map(|day| format!("{year}, {day}")).unwrap_or(year)
}

/// Up to twenty names; of more, the first nineteen and the last (9.8).
fn authors(authors: &[Name]) -> Option<String> {
    let names: Vec<String> = authors.iter().map(with_initials).collect();
    let (last, others) = names.split_last()?;
    Some(match others {
        [] => last.clone(),
        others if others.len() < 20 => format!("{}, & {last}", others.join(", ")),
        others => format!("{}, … {last}", others.iter().take(19).cloned().collect::<Vec<_>>().join(", ")),
    })
}
