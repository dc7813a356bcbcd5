//! What a catalogue says of an entry, for whoever cites it.

use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What is known of an entry, by the name of the fact. What is not known is not in it.
pub type Facts = BTreeMap<&'static str, Value>;

/// How each kind of the catalogue is called: in BibTeX (with its subtype), in RIS, in CSL, and in French where a format's own
/// type is less precise.
const KINDS: [(&str, [&str; 3], Option<&str>); 15] = [
    ("etude", ["techreport", "RPRT", "report"], Some("Étude")),
    ("note", ["techreport", "RPRT", "report"], Some("Note")),
    ("briefing", ["techreport", "RPRT", "report"], Some("Briefing")),
    ("editorial", ["article", "JOUR", "article-journal"], Some("Éditorial")),
    ("article", ["article", "JOUR", "article-journal"], None),
    ("livre", ["book", "BOOK", "book"], None),
    ("chapitre", ["incollection", "CHAP", "chapter"], None),
    ("entretien", ["misc", "GEN", "interview"], Some("Entretien")),
    ("tribune", ["article newspaper", "NEWS", "article-newspaper"], Some("Tribune")),
    ("presse", ["article newspaper", "NEWS", "article-newspaper"], None),
    ("podcast", ["misc", "SOUND", "broadcast"], Some("Podcast")),
    ("radio", ["misc", "SOUND", "broadcast"], Some("Radio")),
    ("video", ["misc", "VIDEO", "motion_picture"], Some("Vidéo")),
    ("replay", ["misc", "VIDEO", "motion_picture"], Some("Replay")),
    ("evenement", ["misc", "GEN", "event"], Some("Événement")),
];

/// The people for whom the catalogues say no parts of the name: given name, particle and family name. Those without a
/// family name are cited as they are printed.
const PEOPLE: [(&str, [&str; 3]); 15] = [
    ("Laure de Roucy-Rochegonde", ["Laure", "de", "Roucy-Rochegonde"]),
    ("Benjamin Pajot", ["Benjamin", "", "Pajot"]),
    ("Mathilde Velliet", ["Mathilde", "", "Velliet"]),
    ("Hugo Le Picard", ["Hugo", "", "Le Picard"]),
    ("A. Buffard", ["A.", "", "Buffard"]),
    ("Julien Nocetti", ["Julien", "", "Nocetti"]),
    ("Thierry de Montbrial", ["Thierry", "de", "Montbrial"]),
    ("Aiman Ezzat", ["Aiman", "", "Ezzat"]),
    ("Marc Hecker", ["Marc", "", "Hecker"]),
    ("Éric Chaverou", ["Éric", "", "Chaverou"]),
    ("Pierre Ropert", ["Pierre", "", "Ropert"]),
    ("Anne Le Goff", ["Anne", "", "Le Goff"]),
    ("Yann Morvan", ["Yann", "", "Morvan"]),
    ("Jean d’Ailleurs", ["Jean", "d’", "Ailleurs"]),
    ("<b>Ann</i> O'Hara & \"fils\"", ["", "", ""]),
];

/// Somebody's name, as bibliographies part it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Name {
    Parts { given: String, particle: String, family: String },
    Whole(String),
}

/// An entry of a catalogue, with everyone in their role.
pub struct Work<'a> {
    pub kind: &'a str,
    pub authors: Vec<Name>,
    pub interviewers: Vec<Name>,
    pub voices: Vec<Name>,
    /// Everything that the catalogue says, in the words of this module; people and kinds apart.
    pub facts: Facts,
}

impl<'a> Work<'a> {
    /// An entry of this catalogue; `base` is the address of the site, if it is known.
    pub fn new(entry: &'a Value, catalogue: &'a Value, base: Option<&str>) -> Self {
        let kind = entry["kind"].as_str().unwrap();
        let people = |field: &str| -> Vec<Name> {
            let ids = entry[field].as_array().map(Vec::as_slice).unwrap_or_default();
            ids.iter().map(|id| name(id, catalogue)).collect()
        };
        let without =
            |names: Vec<Name>, others: &[Name]| names.into_iter().filter(|name| !others.contains(name)).collect();
        let (signed, speakers) = (people("authors"), people("speakers"));
        // An interview is cited by whoever answers.
        let (authors, interviewers, voices): (Vec<Name>, Vec<Name>, Vec<Name>) = match kind {
            "entretien" if !speakers.is_empty() => (speakers.clone(), without(signed, &speakers), Vec::new()),
            _ => (signed.clone(), Vec::new(), without(speakers, &signed)),
        };
        let is_recording = ["podcast", "radio", "video", "replay", "entretien", "evenement"].contains(&kind);
        let duration = entry.pointer("/media/duration").and_then(Value::as_u64).filter(|_| is_recording).map(in_words);
        let links = ["source_url", "document_url"].map(|field| entry[field].as_str());
        let url = links.into_iter().flatten().find(|link| link.starts_with("http")).map(str::to_owned);
        let page = || base.map(|base| format!("{base}documents/{}", entry["id"].as_str().unwrap()));
        let date =
            entry["date"].as_str().map(|date| date.split('-').map(|part| part.parse::<u16>().unwrap()).collect());
        let facts = [
            ("id", Some(entry["id"].clone())),
            ("medium", row(kind).1.map(Value::from)),
            ("title", text(&entry["title"])),
            ("series", text(&entry["series"])),
            ("outlet", text(&entry["outlet"])),
            ("date", date.map(|parts: Vec<u16>| json!(parts))),
            ("pages", Some(entry["pages"].clone()).filter(Value::is_u64)),
            ("isbn", text(&entry["isbn"])),
            ("doi", text(&entry["doi"])),
            ("url", url.or_else(page).map(Value::from)),
            ("language", text(&entry["language"]).or_else(|| text(&catalogue["site"]["language"]))),
            ("duration", duration.map(Value::from)),
        ];
        let facts = facts.into_iter().filter_map(|(fact, value)| Some((fact, value?))).collect();
        Self { kind, authors, interviewers, voices, facts }
    }

    /// Its kind in BibTeX, in RIS and in CSL.
    pub fn types(&self) -> [&'static str; 3] {
        row(self.kind).0
    }

    /// A fact as text; empty if it is not known.
    pub fn text(&self, fact: &str) -> &str {
        self.facts.get(fact).and_then(Value::as_str).unwrap_or_default()
    }

    pub fn is_report(&self) -> bool {
        ["etude", "note", "briefing"].contains(&self.kind)
    }

    pub fn is_article(&self) -> bool {
        ["editorial", "article", "tribune", "presse"].contains(&self.kind)
    }

    /// Whether it is read rather than watched or heard.
    pub fn is_text(&self) -> bool {
        self.is_report() || self.is_article() || ["livre", "chapitre"].contains(&self.kind)
    }
}

fn row(kind: &str) -> ([&'static str; 3], Option<&'static str>) {
    let row = KINDS.into_iter().find(|(word, ..)| *word == kind);
    row.map(|(_, types, medium)| (types, medium)).unwrap_or_else(|| panic!("KINDS does not say how a {kind} is called"))
}

/// A text on one line, with single spaces and composed accents.
fn text(value: &Value) -> Option<Value> {
    let words: Vec<&str> = value.as_str()?.split(' ').filter(|word| !word.is_empty()).collect();
    Some(json!(words.join(" ").replace("e\u{301}", "é")))
}

/// No format counts seconds, so a running time is told in words: minutes, begun ones included.
fn in_words(seconds: u64) -> String {
    let minutes = seconds.div_ceil(60);
    if minutes < 60 {
        format!("{minutes}\u{a0}min")
    } else {
        format!("{}\u{a0}h\u{a0}{:02}", minutes / 60, minutes % 60)
    }
}

fn name(id: &Value, catalogue: &Value) -> Name {
    let people = catalogue["people"].as_array().unwrap();
    let person = people.iter().find(|person| person["id"] == *id).unwrap_or_else(|| panic!("nobody is {id}"));
    let printed = person["name"].as_str().unwrap();
    let of = |field: &str| person[field].as_str().unwrap_or_default().to_owned();
    if person["kind"] == "organisation" {
        return Name::Whole(printed.to_owned());
    }
    if person["family"].is_string() {
        return Name::Parts { given: of("given"), particle: String::new(), family: of("family") };
    }
    match PEOPLE.into_iter().find(|(known, _)| *known == printed) {
        Some((_, [_, _, ""])) => Name::Whole(printed.to_owned()),
        Some((_, parts)) => {
            let [given, particle, family] = parts.map(str::to_owned);
            Name::Parts { given, particle, family }
        }
        None => panic!("PEOPLE does not say what the family name of {printed} is"),
    }
}
