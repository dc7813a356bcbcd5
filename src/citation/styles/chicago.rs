//! The Chicago Manual of Style, 18th edition, author-date (chapters 13 and 14), in French.

use super::{line::Line, names::sorted, parts};
use crate::{
    catalogue::Kind,
    citation::{name::Name, reference::Reference},
    text,
};

pub(super) fn line(reference: &Reference) -> Line {
    let place = reference.place();
    let (title, year) = (parts::quoted_title(reference), Some(parts::year(reference)));
    let head = match authors(&reference.roles().authors) {
        Some(authors) => Line::default().say(Some(authors)).say(year).sentence(title),
        None => Line::default().sentence(title).say(year),
    };
    let container = parts::italic(&place.container);
    let (collection, publisher) = (parts::upright(&place.collection), parts::upright(&place.publisher));
    let day = parts::day(reference);
    let published = |publisher: Line| match reference.kind {
        Kind::Etude | Kind::Note | Kind::Briefing | Kind::Livre | Kind::Chapitre => publisher,
        _ => publisher.and(", ", day.clone()),
    };
    let body = match reference.kind {
        Kind::Chapitre if place.container.is_some() => {
            Line::default().sentence(Line::upright("Dans").join(" ", container)).say(publisher)
        }
        // A programme, then its station and the day.
        _ if publisher.is_some() => Line::default()
            .sentence(container)
            .say(collection)
            .sentence(published(Line::upright(publisher.unwrap_or_default()))),
        // A periodical and the day.
        _ if place.container.is_some() => Line::default().sentence(published(container.and(", ", collection))),
        _ => Line::default().say(collection).sentence(published(Line::default())),
    };
    let body = body.say(reference.running_time.map(text::duration)).say(reference.address());
    head.say(parts::credit(reference)).join(" ", body)
}

/// Up to six names; of more, the first three and “et al.” (13.107).
fn authors(authors: &[Name]) -> Option<String> {
    let (first, others) = authors.split_first()?;
    let names: Vec<String> =
        std::iter::once(sorted(first)).chain(others.iter().map(|name| name.printed.clone())).collect();
    Some(match names.split_last()? {
        (only, []) => only.clone(),
        (last, others) if others.len() < 6 => format!("{}, et {last}", others.join(", ")),
        _ => format!("{}, et\u{a0}al.", names.iter().take(3).cloned().collect::<Vec<_>>().join(", ")),
    })
}
