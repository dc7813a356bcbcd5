//! The formats: how a reader's values become facts again, and what a format cannot say as the catalogue does.

use super::facts::{Name, Work};
use serde_json::{Map, Value, json};

/// What is found of each fact.
pub type Found = Vec<(&'static str, Option<Value>)>;

/// A format of citations.
pub struct Format {
    pub name: &'static str,
    /// Its place among the types of a work.
    pub number: usize,
    /// A name as its reader gives it.
    pub name_of: fn(&Name) -> Value,
    /// The facts in what its reader gives. What no fact is made of stays in the values.
    pub facts_of: fn(&mut Map<String, Value>, &Work<'_>) -> Found,
    pub forced: &'static [Forced],
}

/// A difference from the catalogue that a format forces.
pub struct Forced {
    pub fact: &'static str,
    pub because: &'static str,
    pub of: fn(&Work<'_>) -> bool,
    /// What is read instead; null for nothing.
    pub reads: fn(&Work<'_>) -> Value,
}

pub const FORMATS: [Format; 3] = [
    Format { name: "bibtex", number: 0, name_of: bibtex_name, facts_of: bibtex_facts, forced: IN_BIBTEX },
    Format { name: "ris", number: 1, name_of: |name| json!(inverted(name)), facts_of: ris_facts, forced: IN_RIS },
    Format { name: "csl", number: 2, name_of: csl_name, facts_of: csl_facts, forced: IN_CSL },
];

const NOTHING: fn(&Work<'_>) -> Value = |_| Value::Null;

/// An article that only names a series appeared in it, as others appear in a journal.
const JOURNAL: Forced = Forced {
    fact: "outlet",
    because: "an article appears in something: without a journal, in its series",
    of: |work| work.is_article() && work.text("outlet").is_empty() && !work.text("series").is_empty(),
    reads: |work| json!(work.text("series")),
};

const NO_SERIES: Forced = Forced {
    fact: "series",
    because: "the series stands where the journal would",
    of: |work| work.is_article() && work.text("outlet").is_empty(),
    reads: NOTHING,
};

const IN_BIBTEX: &[Forced] = &[
    JOURNAL,
    NO_SERIES,
    Forced {
        fact: "id",
        because: "entries are cited by a key of authors, year and title",
        of: |_| true,
        reads: NOTHING,
    },
    Forced {
        fact: "sorted by",
        because: "classic styles have nothing else to sort and label a work without authors by",
        of: |work| work.authors.is_empty(),
        reads: |work| json!(work.text("title")),
    },
    Forced {
        fact: "language",
        because: "a langid is the name that babel gives a language",
        of: |_| true,
        reads: |work| match work.text("language") {
            "fr" => json!("french"),
            "en" => json!("english"),
            "pt-BR" => json!("portuguese"),
            other => panic!("what does babel call {other}?"),
        },
    },
    Forced {
        fact: "medium",
        because: "an @article has no type of its own",
        of: |work| work.is_article(),
        reads: NOTHING,
    },
    Forced {
        fact: "published",
        because: "a @misc says in one field what it is and where it appeared",
        of: |work| is_misc(work),
        reads: |work| json!(joined(["medium", "series", "outlet"].map(|fact| work.text(fact).to_owned()))),
    },
    Forced {
        fact: "medium",
        because: "it is in how the @misc was published",
        of: |work| is_misc(work),
        reads: NOTHING,
    },
    Forced {
        fact: "series",
        because: "it is in how the @misc was published",
        of: |work| is_misc(work),
        reads: NOTHING,
    },
    Forced {
        fact: "outlet",
        because: "it is in how the @misc was published",
        of: |work| is_misc(work),
        reads: NOTHING,
    },
    Forced {
        fact: "note",
        because: "classic styles have no field for a report's series, other voices and a running time, and print a note",
        of: |_| true,
        reads: |work| {
            let series = if work.is_report() { work.text("series").to_owned() } else { String::new() };
            let voices = [("propos recueillis par", &work.interviewers), ("avec", &work.voices)];
            let [interviewers, voices] = voices.map(|(role, names)| told(role, names));
            json!(joined([series, interviewers, voices, work.text("duration").to_owned()]))
        },
    },
    Forced { fact: "series", because: "it is in the note of a report", of: |work| work.is_report(), reads: NOTHING },
    Forced { fact: "interviewers", because: "they are in the note", of: |_| true, reads: NOTHING },
    Forced { fact: "voices", because: "they are in the note", of: |_| true, reads: NOTHING },
    Forced { fact: "duration", because: "it is in the note", of: |_| true, reads: NOTHING },
    Forced {
        fact: "url",
        because: "a brace would end the field, so it is percent-encoded",
        of: |work| work.text("url").contains(['{', '}']),
        reads: |work| json!(without_braces(work.text("url"))),
    },
    Forced {
        fact: "doi",
        because: "a brace would end the field, so it is percent-encoded",
        of: |work| work.text("doi").contains(['{', '}']),
        reads: |work| json!(without_braces(work.text("doi"))),
    },
];

const IN_RIS: &[Forced] = &[
    JOURNAL,
    NO_SERIES,
    Forced {
        fact: "medium",
        because: "readers know the type of a work only of reports",
        of: |work| !work.is_report(),
        reads: NOTHING,
    },
    Forced {
        fact: "others",
        because: "interviewers and voices share the tag of second authors, performers or the cast",
        of: |work| !work.is_text(),
        reads: |work| json!(work.interviewers.iter().chain(&work.voices).map(inverted).collect::<Vec<_>>()),
    },
    Forced { fact: "interviewers", because: "they are among the others", of: |work| !work.is_text(), reads: NOTHING },
    Forced {
        fact: "voices",
        because: "of a text, readers would take them for editors or translators; else they are among the others",
        of: |_| true,
        reads: NOTHING,
    },
    Forced {
        fact: "pages",
        because: "but in books and reports, SP is the page on which a work starts",
        of: |work| !work.is_report() && work.kind != "livre",
        reads: NOTHING,
    },
];

const IN_CSL: &[Forced] = &[
    JOURNAL,
    NO_SERIES,
    Forced {
        fact: "series",
        because: "an interview appears in something: without a series, in its outlet",
        of: |work| work.kind == "entretien" && work.text("series").is_empty(),
        reads: |work| json!(work.text("outlet")),
    },
    Forced {
        fact: "outlet",
        because: "the outlet of an interview stands where the series would",
        of: |work| work.kind == "entretien" && work.text("series").is_empty(),
        reads: NOTHING,
    },
];

fn is_misc(work: &Work<'_>) -> bool {
    !work.is_text()
}

/// Texts that are not empty, with commas between them.
fn joined<const N: usize>(texts: [String; N]) -> String {
    texts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ")
}

/// Everyone in a role, as prose names them.
fn told(role: &str, names: &[Name]) -> String {
    let printed: Vec<String> = names.iter().map(printed).collect();
    match printed.split_last() {
        None => String::new(),
        Some((last, [])) => format!("{role} {last}"),
        Some((last, others)) => format!("{role} {} et {last}", others.join(", ")),
    }
}

fn without_braces(address: &str) -> String {
    address.replace('{', "%7B").replace('}', "%7D")
}

fn printed(name: &Name) -> String {
    match name {
        Name::Whole(name) => name.clone(),
        Name::Parts { given, .. } => format!("{given} {}", full_family(name)),
    }
}

fn full_family(name: &Name) -> String {
    match name {
        Name::Whole(name) => name.clone(),
        Name::Parts { particle, family, .. } if particle.is_empty() || particle.ends_with('’') => {
            format!("{particle}{family}")
        }
        Name::Parts { particle, family, .. } => format!("{particle} {family}"),
    }
}

/// RIS parts names by commas and cannot escape one: a name that is not parted loses its own.
fn inverted(name: &Name) -> String {
    match name {
        Name::Whole(name) => name.replace(',', ""),
        Name::Parts { given, .. } => format!("{}, {given}", full_family(name)),
    }
}

fn csl_name(name: &Name) -> Value {
    match name {
        Name::Whole(name) => json!({ "literal": name }),
        Name::Parts { given, particle, family } if particle.is_empty() => json!({ "family": family, "given": given }),
        Name::Parts { given, particle, family } => {
            json!({ "family": family, "given": given, "non-dropping-particle": particle })
        }
    }
}

fn bibtex_name(name: &Name) -> Value {
    match name {
        Name::Whole(name) => json!({ "name": name }),
        // To BibTeX a particle is a word; an elided one is part of the next.
        Name::Parts { given, particle, .. } if particle.is_empty() || particle.ends_with('’') => {
            json!({ "lastName": full_family(name), "firstName": given })
        }
        Name::Parts { given, particle, family } => {
            json!({ "lastName": family, "firstName": given, "prefix": particle })
        }
    }
}

/// The first value of a list, or the value itself.
fn one(value: Value) -> Value {
    match value {
        Value::Array(values) if values.len() == 1 => values.into_iter().next().unwrap_or_default(),
        value => value,
    }
}

fn number(value: Value) -> Value {
    value.as_str().and_then(|text| text.parse::<u64>().ok()).map_or(value, Value::from)
}

fn bibtex_facts(read: &mut Map<String, Value>, _: &Work<'_>) -> Found {
    // A test of its own checks the keys.
    read.remove("key");
    let Some(Value::Object(mut fields)) = read.remove("fields") else { panic!("no fields: {read:?}") };
    let mut take = |field: &str| fields.remove(field);
    let kind = [read.remove("type"), take("entrysubtype")];
    let kind: Vec<String> = kind.into_iter().flatten().map(|part| part.as_str().unwrap().to_owned()).collect();
    let date: Vec<Value> = ["year", "month", "day"].into_iter().map_while(&mut take).map(number).collect();
    let facts = vec![
        ("kind", Some(json!(kind.join(" ")))),
        ("medium", take("type")),
        ("title", take("title")),
        ("authors", take("author")),
        ("sorted by", take("key")),
        ("series", take("series").or_else(|| take("booktitle"))),
        ("outlet", ["journal", "institution", "publisher"].into_iter().find_map(&mut take).map(one)),
        ("published", take("howpublished")),
        ("note", take("note")),
        ("date", Some(json!(date))),
        ("pages", take("pagetotal").map(number)),
        ("isbn", take("isbn")),
        ("doi", take("doi")),
        ("url", take("url")),
        ("language", take("langid")),
    ];
    read.append(&mut fields);
    facts
}

fn ris_facts(read: &mut Map<String, Value>, work: &Work<'_>) -> Found {
    let mut take = |tag: &str| read.remove(tag);
    let year = take("PY").map(one).map(number);
    let date = take("DA").map(one).map(|date| {
        let parts = date.as_str().unwrap().split('/').filter(|part| !part.is_empty());
        parts.map(Value::from).map(number).collect::<Vec<_>>()
    });
    assert!(date.is_none() || date.as_ref().and_then(|date| date.first()) == year.as_ref(), "{date:?} {year:?}");
    let duration = take("N1").map(one);
    let duration = duration.map(|note| json!(note.as_str().unwrap().strip_prefix("Durée\u{a0}: ").unwrap()));
    let (first, second) = if work.is_article() { ("T2", "T3") } else { ("PB", "T2") };
    vec![
        ("id", take("ID").map(one)),
        ("kind", take("TY").map(one)),
        ("medium", take("M3").map(one)),
        ("title", take("TI").map(one)),
        ("authors", take("AU")),
        ("others", take("A2").or_else(|| take("C1"))),
        ("outlet", take(first).map(one)),
        ("series", take(second).or_else(|| take("T3")).map(one)),
        ("date", date.or_else(|| Some(vec![year?])).map(Value::from)),
        ("pages", take("SP").map(one).map(number)),
        ("isbn", take("SN").map(one)),
        ("doi", take("DO").map(one)),
        ("url", take("UR").map(one)),
        ("language", take("LA").map(one)),
        ("duration", duration),
    ]
}

fn csl_facts(read: &mut Map<String, Value>, work: &Work<'_>) -> Found {
    let mut take = |variable: &str| read.remove(variable);
    let (container, publisher) = (take("container-title"), take("publisher"));
    let (outlet, series) = if work.is_article() { (container, None) } else { (publisher, container) };
    vec![
        ("id", take("id")),
        ("kind", take("type")),
        ("medium", take("genre")),
        ("title", take("title")),
        ("authors", take("author")),
        ("interviewers", take("interviewer")),
        ("voices", take("performer")),
        ("outlet", outlet),
        ("series", series.or_else(|| take("collection-title"))),
        ("date", take("issued").map(|issued| issued["date-parts"][0].clone())),
        ("pages", take("number-of-pages").map(number)),
        ("isbn", take("ISBN")),
        ("doi", take("DOI")),
        ("url", take("URL")),
        ("language", take("language")),
        ("duration", take("dimensions")),
    ]
}
