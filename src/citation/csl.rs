use super::{Reference, genre, name::Name};
use crate::catalogue::{Catalogue, Date, Entry, Kind, NameParts};
use serde_json::{Map, Value, json};

/// An entry as a CSL-JSON array of one item, with the types and variables of CSL 1.0.2.
///
/// `address` is the entry's page, used as the last resort.
pub fn csl_json(entry: &Entry, catalogue: &Catalogue, address: &str) -> String {
    let reference = Reference::new(entry, catalogue, address);
    let roles = reference.roles();
    let (series, outlet) = (reference.series.clone(), reference.outlet.clone());
    let (kind, series_name, outlet_name) = match entry.kind {
        Kind::Etude | Kind::Note | Kind::Briefing => ("report", "collection-title", "publisher"),
        Kind::Livre => ("book", "collection-title", "publisher"),
        // A chapter belongs to a book.
        Kind::Chapitre => ("chapter", "container-title", "publisher"),
        Kind::Editorial | Kind::Article => ("article-journal", "collection-title", "container-title"),
        Kind::Tribune | Kind::Presse => ("article-newspaper", "collection-title", "container-title"),
        // A programme on a station.
        Kind::Entretien => ("interview", "container-title", "publisher"),
        Kind::Podcast | Kind::Radio => ("broadcast", "container-title", "publisher"),
        Kind::Video | Kind::Replay => ("motion_picture", "collection-title", "publisher"),
        Kind::Evenement => ("event", "collection-title", "publisher"),
    };
    // An article with only a series appeared in it, and an interview with only an outlet, there.
    let series_name = if outlet.is_none() && outlet_name == "container-title" { outlet_name } else { series_name };
    let outlet_name = if series.is_none() && entry.kind == Kind::Entretien { series_name } else { outlet_name };
    let fields = [
        ("id", Some(json!(reference.id))),
        ("type", Some(json!(kind))),
        ("genre", genre(entry.kind).map(Value::from)),
        ("title", Some(json!(reference.title))),
        ("author", names(&roles.authors)),
        ("interviewer", names(&roles.interviewers)),
        ("performer", names(&roles.performers)),
        (series_name, series.map(Value::from)),
        (outlet_name, outlet.map(Value::from)),
        ("issued", reference.date.as_ref().map(issued)),
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
