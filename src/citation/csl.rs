use super::{
    name::Name,
    reference::{Reference, genre},
};
use crate::{
    catalogue::{Catalogue, Date, Entry, Kind, NameParts},
    text,
};
use serde_json::{Map, Value, json};

/// An entry as a CSL-JSON array of one item, with the types and variables of CSL 1.0.2.
///
/// `address` is the entry's page, used as the last resort.
pub fn csl_json(entry: &Entry, catalogue: &Catalogue, address: &str) -> String {
    let reference = Reference::new(entry, catalogue, address);
    let roles = reference.roles();
    let place = reference.place();
    let kind = match entry.kind {
        Kind::Etude | Kind::Note | Kind::Briefing => "report",
        Kind::Livre => "book",
        Kind::Chapitre => "chapter",
        Kind::Editorial | Kind::Article => "article-journal",
        Kind::Tribune | Kind::Presse => "article-newspaper",
        Kind::Entretien => "interview",
        Kind::Podcast | Kind::Radio => "broadcast",
        Kind::Video | Kind::Replay => "motion_picture",
        Kind::Evenement => "event",
    };
    let fields = [
        ("id", Some(json!(reference.id))),
        ("type", Some(json!(kind))),
        ("genre", genre(entry.kind).map(Value::from)),
        ("title", Some(json!(reference.title))),
        ("author", names(&roles.authors)),
        ("interviewer", names(&roles.interviewers)),
        ("performer", names(&roles.performers)),
        ("container-title", place.container.map(Value::from)),
        ("collection-title", place.collection.map(Value::from)),
        ("publisher", place.publisher.map(Value::from)),
        ("issued", reference.date.as_ref().map(issued)),
        ("dimensions", reference.running_time.map(text::duration).map(Value::from)),
        ("number-of-pages", reference.pages.map(|pages| json!(pages.to_string()))),
        ("ISBN", reference.isbn.map(Value::from)),
        ("DOI", reference.doi.map(Value::from)),
        ("URL", reference.url.map(Value::from)),
        ("language", Some(json!(reference.language))),
    ];
    let item: Map<String, Value> =
        fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect();
    format!("{:#}\n", json!([item]))
}

fn names(names: &[Name]) -> Option<Value> {
    let name = |name: &Name| match &name.parts {
        NameParts::Person { given, particle, family, suffix } => {
            let parts = [
                ("family", Some(json!(family))),
                ("given", given.as_ref().map(|given| json!(given))),
                ("non-dropping-particle", particle.as_ref().map(|particle| json!(particle))),
                ("suffix", suffix.as_ref().map(|suffix| json!(suffix))),
                // “Xi Jinping”: no style puts the given name first.
                ("static-ordering", name.is_family_first().then(|| json!(true))),
            ];
            parts.into_iter().filter_map(|(part, value)| Some((part.to_owned(), value?))).collect()
        }
        NameParts::Organisation | NameParts::Unknown => json!({ "literal": name.printed }),
    };
    (!names.is_empty()).then(|| names.iter().map(name).collect())
}

/// A date as its known parts: `{"date-parts": [[2024, 10]]}`.
fn issued(date: &Date) -> Value {
    let mut parts = vec![json!(date.year())];
    parts.extend(date.month().map(Value::from));
    parts.extend(date.day().map(Value::from));
    json!({ "date-parts": [parts] })
}
