//! Catalogues of any size for the benchmarks: invented entries with the vocabulary, text lengths and habits of real
//! ones.
//!
//! The site, the themes, the donation and the first people come from the given catalogue. Word frequencies follow
//! Zipf's law: the most frequent words are those of the real texts, the rest are invented and look French, so the
//! vocabulary grows with the texts as it does in real ones. The same size and seed always give the same catalogue.

#![allow(clippy::indexing_slicing, reason = "what a JSON value lacks reads as null")]

use serde_json::{Value, json};

/// A valid catalogue with this number of entries, modelled on a real one. An unreadable model gives an empty document.
pub fn generate(model: &str, entries: usize, seed: u64) -> String {
    let model: Value = serde_json::from_str(model).unwrap_or_default();
    let mut random = Random(seed);
    let writer = Writer::new(&model, &mut random);
    let people = people(&model, entries, &writer, &mut random);
    let ids_of = |group: &Value| -> Vec<String> {
        let ids = group.as_array().into_iter().flatten().filter_map(|one| one["id"].as_str());
        ids.map(str::to_string).collect()
    };
    let themes = ids_of(&model["themes"]);
    let entries: Vec<Value> =
        (0..entries).map(|number| entry(number, &themes, &people, &writer, &mut random)).collect();

    let ids: Vec<&str> = entries.iter().filter_map(|entry| entry["id"].as_str()).collect();
    let mut sections = model["sections"].as_array().cloned().unwrap_or_default();
    let count = sections.len().max(1);
    for (index, section) in sections.iter_mut().enumerate() {
        section["entries"] = ids.iter().skip(index).step_by(count).copied().collect();
    }
    let featured: Vec<&str> = ids.iter().take(10).copied().collect();
    let catalogue = json!({
        "version": 1,
        "site": model["site"],
        "featured": featured,
        "sections": sections,
        "themes": model["themes"],
        "people": people,
        "entries": entries,
    });
    catalogue.to_string()
}

/// The model's people, then invented ones, until there is one for every twelve entries.
fn people(model: &Value, entries: usize, writer: &Writer, random: &mut Random) -> Vec<Value> {
    let mut people = model["people"].as_array().cloned().unwrap_or_default();
    for number in people.len()..entries / 12 {
        let first = random.pick(&FIRST_NAMES);
        let last = writer.name(random);
        let name = match random.below(8) {
            0 => format!("{first} de {last}"),
            1 => format!("{first} {last}-{}", writer.name(random)),
            _ => format!("{first} {last}"),
        };
        people.push(json!({ "id": format!("{}-{number}", slug(&name)), "name": name, "role": "Chercheur associé" }));
    }
    people
}

fn entry(number: usize, themes: &[String], people: &[Value], writer: &Writer, random: &mut Random) -> Value {
    let kind = random.pick(&KINDS);
    let title = writer.title(random);
    let mut entry = json!({
        "id": format!("{}-{number}", slug(&title)),
        "title": title,
        "kind": kind,
        "summary": writer.text(45 + random.below(45), random),
        "themes": some(themes, 1 + random.below(3), random),
    });
    if random.below(2) == 0 {
        let paragraphs: Vec<String> =
            (0..1 + random.below(3)).map(|_| writer.text(35 + random.below(45), random)).collect();
        entry["body"] = format!("## {}\n\n{}", writer.title(random), paragraphs.join("\n\n")).into();
    }
    // A few people write a lot, most write little.
    let ids: Vec<String> = (0..random.below(4))
        .filter_map(|_| people.get(random.zipf(people.len()))?["id"].as_str().map(str::to_string))
        .fold(Vec::new(), |mut ids, id| {
            if !ids.contains(&id) {
                ids.push(id);
            }
            ids
        });
    let is_heard = matches!(kind, "podcast" | "radio" | "video" | "replay" | "evenement" | "entretien");
    entry[if is_heard { "speakers" } else { "authors" }] = ids.into();
    let (year, month, day) = (2026 - random.zipf(36), 1 + random.below(12), 1 + random.below(28));
    match random.below(20) {
        0 => {}
        1 => entry["date"] = format!("{year}").into(),
        2 | 3 => entry["date"] = format!("{year}-{month:02}").into(),
        _ => entry["date"] = format!("{year}-{month:02}-{day:02}").into(),
    }
    match kind {
        "etude" | "note" => {
            entry["series"] = random.pick(&["Études de l’Ifri", "Notes de l’Ifri", "Briefings de l’Ifri"]).into();
            entry["pages"] = (12 + random.below(90)).into();
        }
        "podcast" | "video" => {
            entry["series"] = "Le monde selon l’Ifri".into();
            let media = if kind == "podcast" { "audio" } else { "video" };
            let url = format!("https://media.example.org/{number}.mp4");
            entry["media"] = json!({ "type": media, "url": url, "duration": 300 + random.below(3_600) });
        }
        "presse" | "radio" => entry["outlet"] = random.pick(&["France Culture", "Le Temps", "Radio Classique"]).into(),
        _ => {}
    }
    entry["source_url"] = format!("https://www.example.org/documents/{number}").into();
    entry
}

fn some(ids: &[String], count: usize, random: &mut Random) -> Vec<String> {
    let first = random.below(ids.len().max(1));
    ids.iter().cycle().skip(first).step_by(3).take(count).cloned().collect()
}

/// Writes nonsense sentences.
struct Writer {
    /// Most frequent first.
    words: Vec<String>,
}

impl Writer {
    fn new(model: &Value, random: &mut Random) -> Self {
        let mut words: Vec<String> = Vec::new();
        for entry in model["entries"].as_array().into_iter().flatten() {
            for field in ["title", "summary", "body"] {
                let text = entry[field].as_str().unwrap_or_default();
                let pieces = text.split(|character: char| !character.is_alphanumeric() && character != '-');
                words.extend(
                    pieces.filter(|word| word.chars().count() > 4 && !word.starts_with('-')).map(str::to_string),
                );
            }
        }
        words.sort_unstable();
        words.dedup();
        random.shuffle(&mut words);
        let mut invented: Vec<String> = Vec::new();
        for prefix in PREFIXES {
            for root in ROOTS {
                invented.extend(SUFFIXES.iter().map(|suffix| format!("{prefix}{root}{suffix}")));
            }
        }
        random.shuffle(&mut invented);
        for (index, word) in invented.into_iter().enumerate() {
            words.push(word);
            if index % 2 == 0 {
                words.push(invent_name(random));
            }
        }
        Self { words }
    }

    fn word(&self, random: &mut Random) -> &str {
        self.words.get(random.zipf(self.words.len())).map_or("", String::as_str)
    }

    fn name(&self, random: &mut Random) -> String {
        invent_name(random)
    }

    fn title(&self, random: &mut Random) -> String {
        let count = 3 + random.below(5);
        let title = self.clause(count, random);
        match random.below(3) {
            0 => capitalised(&format!("{title} : {} ?", self.clause(2, random))),
            _ => capitalised(&title),
        }
    }

    fn text(&self, words: usize, random: &mut Random) -> String {
        let mut sentences = Vec::new();
        let mut left = words / 2;
        while left > 0 {
            let count = (4 + random.below(8)).min(left);
            left -= count;
            let end = if random.below(9) == 0 { format!(", {} %", 1 + random.below(99)) } else { String::new() };
            sentences.push(capitalised(&format!("{}{end}.", self.clause(count, random))));
        }
        sentences.join(" ")
    }

    /// `count` words, each after an article or a preposition.
    fn clause(&self, count: usize, random: &mut Random) -> String {
        let mut clause = String::new();
        for index in 0..count {
            let word = self.word(random);
            let is_vowel = word.starts_with(|letter: char| "aeiouéèêâîôœhAEIOUÉÎ".contains(letter));
            let link = random.pick(if is_vowel { &BEFORE_VOWELS } else { &BEFORE_CONSONANTS });
            if index > 0 {
                clause.push_str(if random.below(7) == 0 { ", " } else { " " });
            }
            clause.push_str(link);
            clause.push_str(word);
        }
        clause
    }
}

fn invent_name(random: &mut Random) -> String {
    let syllables = (0..2 + random.below(2)).map(|_| random.pick(&SYLLABLES));
    capitalised(&syllables.collect::<String>())
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// Lower-case letters, digits and single hyphens.
fn slug(text: &str) -> String {
    let mut slug = String::new();
    for character in text.to_lowercase().chars() {
        match character {
            'a'..='z' | '0'..='9' => slug.push(character),
            'à' | 'â' | 'ä' => slug.push('a'),
            'é' | 'è' | 'ê' | 'ë' => slug.push('e'),
            'î' | 'ï' => slug.push('i'),
            'ô' | 'ö' => slug.push('o'),
            'ù' | 'û' | 'ü' => slug.push('u'),
            'ç' => slug.push('c'),
            'œ' => slug.push_str("oe"),
            _ if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            _ => {}
        }
    }
    // Real ids stay below this, and folders are named after them.
    slug.truncate(120);
    slug.trim_end_matches('-').to_string()
}

/// A deterministic random number generator.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// From 0 up to, but not including, the limit.
    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }

    /// The same, by Zipf's law: 0 most often, 1 about half as often, 2 a third as often.
    fn zipf(&mut self, limit: usize) -> usize {
        let share = (self.next() >> 11) as f64 / (1u64 << 53) as f64;
        ((limit as f64 + 1.0).powf(share) as usize).clamp(1, limit.max(1)) - 1
    }

    fn pick(&mut self, list: &[&'static str]) -> &'static str {
        list.get(self.below(list.len())).copied().unwrap_or_default()
    }

    fn shuffle(&mut self, words: &mut [String]) {
        for index in (1..words.len()).rev() {
            words.swap(index, self.below(index + 1));
        }
    }
}

const KINDS: [&str; 20] = [
    "etude",
    "etude",
    "note",
    "note",
    "note",
    "briefing",
    "editorial",
    "article",
    "article",
    "livre",
    "chapitre",
    "entretien",
    "entretien",
    "tribune",
    "presse",
    "presse",
    "podcast",
    "radio",
    "video",
    "evenement",
];

const FIRST_NAMES: [&str; 32] = [
    "Anne",
    "Camille",
    "Claire",
    "Élise",
    "Hélène",
    "Jeanne",
    "Julie",
    "Laure",
    "Léa",
    "Louise",
    "Marie",
    "Mathilde",
    "Nadia",
    "Sophie",
    "Yasmine",
    "Zoé",
    "Alain",
    "Antoine",
    "Benoît",
    "Bruno",
    "Élie",
    "François",
    "Gaël",
    "Hugo",
    "Jean",
    "Julien",
    "Karim",
    "Marc",
    "Paul",
    "Pierre",
    "Rémi",
    "Thomas",
];

const SYLLABLES: [&str; 56] = [
    "ba", "bel", "ber", "bou", "bran", "cha", "che", "cor", "da", "del", "dou", "du", "fa", "fer", "fon", "gar", "gau",
    "ger", "gran", "gui", "ha", "her", "jac", "jou", "ka", "ko", "la", "lam", "le", "lou", "mar", "mel", "mer", "mon",
    "na", "nou", "pa", "per", "pi", "ra", "ren", "ri", "rou", "sal", "ser", "so", "tal", "tan", "ter", "thi", "tou",
    "va", "ver", "vil", "zan", "zel",
];

const BEFORE_VOWELS: [&str; 12] = ["l’", "l’", "d’", "d’", "de l’", "à l’", "", "", "les ", "des ", "en ", "par l’"];

const BEFORE_CONSONANTS: [&str; 20] = [
    "la ", "la ", "le ", "le ", "les ", "des ", "de ", "de la ", "du ", "aux ", "pour la ", "dans le ", "sur les ",
    "par une ", "", "", "", "un ", "qui ", "et ",
];

const PREFIXES: [&str; 22] = [
    "", "re", "dé", "pré", "inter", "trans", "contre", "sur", "multi", "géo", "techno", "cyber", "euro", "néo", "anti",
    "pro", "sous", "micro", "macro", "co", "infra", "bio",
];

const ROOTS: [&str; 104] = [
    "polit",
    "milit",
    "techn",
    "straté",
    "économ",
    "industri",
    "financ",
    "gouvern",
    "régul",
    "sécur",
    "défens",
    "nucl",
    "énerg",
    "climat",
    "diplomat",
    "arm",
    "navig",
    "satell",
    "capit",
    "commerc",
    "coop",
    "concurr",
    "contrôl",
    "croiss",
    "démocrat",
    "dépend",
    "dissuas",
    "domin",
    "équilib",
    "export",
    "import",
    "fédér",
    "fisc",
    "front",
    "générat",
    "histor",
    "human",
    "idéolog",
    "influen",
    "innov",
    "instit",
    "intég",
    "invest",
    "juri",
    "légis",
    "libér",
    "logist",
    "majorit",
    "manipul",
    "marit",
    "médiat",
    "migr",
    "minist",
    "mobil",
    "modern",
    "monét",
    "nation",
    "négoc",
    "norm",
    "numér",
    "observ",
    "occup",
    "offens",
    "opérat",
    "organis",
    "parlement",
    "particip",
    "partenari",
    "percept",
    "périod",
    "perspect",
    "plan",
    "popul",
    "port",
    "pouv",
    "pratic",
    "press",
    "princip",
    "product",
    "programm",
    "protect",
    "provinc",
    "quant",
    "radic",
    "rapport",
    "réform",
    "région",
    "relat",
    "représent",
    "résili",
    "respons",
    "révolut",
    "rival",
    "scientif",
    "soci",
    "souver",
    "stabil",
    "struct",
    "territ",
    "transit",
    "univers",
    "urban",
    "valor",
    "vulnér",
];

const SUFFIXES: [&str; 44] = [
    "ique", "iques", "iste", "istes", "isme", "ation", "ations", "eur", "eurs", "euse", "ement", "ements", "able",
    "ables", "ité", "ités", "al", "ale", "aux", "ales", "if", "ive", "ifs", "ives", "ien", "ienne", "iens", "er",
    "ent", "ait", "é", "ée", "és", "ées", "ant", "ante", "ateur", "atrice", "aire", "aires", "ure", "ures", "age",
    "ages",
];
