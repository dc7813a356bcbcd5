//! MLA Handbook, 9th edition, chapter 5, in French: author, title, container, publisher, date, location.

use super::{line::Line, names::sorted, parts};
use crate::{
    catalogue::Kind,
    citation::{name::Name, reference::Reference},
};

pub(super) fn line(reference: &Reference) -> Line {
    let place = reference.place();
    let date = match reference.kind {
        // A book has a year, whatever else is known.
        Kind::Livre | Kind::Chapitre => reference.date.map(|_| parts::year(reference)),
        _ => parts::date(reference),
    };
    let collection = parts::upright(&place.collection);
    // The collection of a whole is an optional element, which comes last.
    let (within, last) = if place.container.is_some() { (collection, None) } else { (None, collection) };
    let elements = parts::italic(&place.container)
        .and(", ", within)
        .and(", ", parts::upright(&place.publisher))
        .and(", ", date)
        .and(", ", reference.address());
    Line::default()
        .say(authors(&reference.roles().authors))
        .sentence(parts::quoted_title(reference))
        .say(parts::credit(reference))
        .sentence(elements)
        .say(last)
}

/// One or two names; of more, the first and “et al.” (5.8).
fn authors(authors: &[Name]) -> Option<String> {
    match authors {
        [] => None,
        [one] => Some(sorted(one)),
        [one, two] => Some(format!("{}, et {}", sorted(one), two.printed)),
        [one, ..] => Some(format!("{}, et\u{a0}al.", sorted(one))),
    }
}
