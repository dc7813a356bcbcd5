//! ISO 690:2021 with author and date, in French. Particles follow the given name, as French catalogues have it (NF Z44-061).
//!
//! The day of consultation, which the standard wants for what is online, is the reader's to add.

use super::{line::Line, names::in_capitals, parts};
use crate::{
    catalogue::Kind,
    citation::{name::Name, reference::Reference},
    text,
};

/// What is online says so behind the title of the whole.
const ONLINE: &str = "[en ligne]";

pub(super) fn line(reference: &Reference) -> Line {
    let place = reference.place();
    let address = reference.address();
    let online = address.as_ref().map(|_| ONLINE.to_owned());
    let (container, title) = (parts::italic(&place.container), parts::title(reference));
    let (title, container) = match place.container {
        Some(_) => (title, container.and(" ", online)),
        None => (title.and(" ", online), container),
    };
    let container = match reference.kind {
        Kind::Chapitre if place.container.is_some() => Line::upright("Dans\u{a0}:").join(" ", container),
        _ => container,
    };
    let year = match reference.date {
        Some(_) => parts::year(reference),
        None => format!("[{}]", parts::year(reference)),
    };
    let head = match authors(&reference.roles().authors) {
        Some(authors) => Line::default().say(Some(format!("{authors}, {year}"))).sentence(title),
        None => Line::default().sentence(title.and(", ", Some(year))),
    };
    let date = match reference.kind {
        // A book has a year, whatever else is known.
        Kind::Livre | Kind::Chapitre => None,
        _ => parts::day(reference).and(parts::date(reference)),
    };
    let published = Line::upright(parts::upright(&place.publisher).unwrap_or_default()).and(", ", date);
    head.say(parts::credit(reference))
        .sentence(container)
        .sentence(published)
        .say(parts::upright(&place.collection))
        .say(reference.pages.map(text::pages).or(reference.running_time.map(text::duration)))
        .say(reference.isbn.as_ref().map(|isbn| format!("ISBN\u{a0}{isbn}")))
        .say(address.map(|address| format!("Disponible à l’adresse\u{a0}: {address}")))
}

/// Up to three names; of more, the first and “et al.”.
fn authors(authors: &[Name]) -> Option<String> {
    let names: Vec<String> = authors.iter().map(in_capitals).collect();
    match names.as_slice() {
        [] => None,
        [one] => Some(one.clone()),
        [one, two] => Some(format!("{one} et {two}")),
        [one, two, three] => Some(format!("{one}, {two} et {three}")),
        [one, ..] => Some(format!("{one} et\u{a0}al.")),
    }
}
