/// A person's name in the parts that bibliographies sort by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Name {
    /// “Laure” “de” “Roucy-Rochegonde”.
    Parts {
        /// Given names or initials.
        given: Option<String>,
        /// What is printed with the family name but not sorted by: “de”, “von der”.
        particle: Option<String>,
        /// The family name, with an article that belongs to it: “Le Picard”.
        family: String,
    },
    /// A name that is better left as it is, such as one with a comma in it.
    Literal(String),
}

impl Name {
    /// Reads a name printed given name first.
    ///
    /// The family name is the last word, and begins earlier at a particle: from the second word on, one in lower
    /// case, or one such as “Le”, “Van”, “El”. So a double family name without hyphen keeps only its last part:
    /// nothing in “Valéry Giscard d’Estaing” tells it from two given names.
    pub(super) fn read(name: &str) -> Self {
        let name = super::plain(name);
        let words: Vec<&str> = name.split_whitespace().collect();
        let is_plain = !name.contains([',', '{', '}']) && !words.iter().any(|word| word.eq_ignore_ascii_case("and"));
        let Some((&last, before)) = words.split_last().filter(|_| is_plain) else {
            return Self::Literal(name);
        };
        let start = before.iter().skip(1).position(|word| is_particle(word)).map_or(before.len(), |index| index + 1);
        let (given, rest) = before.split_at_checked(start).unwrap_or((before, &[]));
        let lower = rest.iter().take_while(|word| is_lower(word)).count();
        let (particle, articles) = rest.split_at_checked(lower).unwrap_or((rest, &[]));
        let mut particle = particle.join(" ");
        let mut family = [articles, &[last]].concat().join(" ");
        // “d’Ormesson”: the particle clings to the family name.
        if let Some(main) = ["d’", "d'"].iter().find_map(|elided| family.strip_prefix(elided)) {
            particle = format!("{particle} {}", family.trim_end_matches(main)).trim_start().to_owned();
            family = main.to_owned();
        }
        let some = |text: String| Some(text).filter(|text| !text.is_empty());
        Self::Parts { given: some(given.join(" ")), particle: some(particle), family }
    }

    /// What the name is sorted by.
    pub(super) fn family(&self) -> &str {
        match self {
            Self::Parts { family, .. } => family,
            Self::Literal(name) => name,
        }
    }

    /// As it is printed: “Laure de Roucy-Rochegonde”.
    pub(super) fn printed(&self) -> String {
        match self {
            Self::Parts { given, .. } => match given {
                Some(given) => format!("{given} {}", self.full_family()),
                None => self.full_family(),
            },
            Self::Literal(name) => name.clone(),
        }
    }

    /// Family name first: “de Roucy-Rochegonde, Laure”.
    pub(super) fn inverted(&self) -> String {
        match self {
            Self::Parts { given: Some(given), .. } => format!("{}, {given}", self.full_family()),
            _ => self.full_family(),
        }
    }

    fn full_family(&self) -> String {
        match self {
            Self::Parts { particle: Some(particle), family, .. } if particle.ends_with(['’', '\'']) => {
                format!("{particle}{family}")
            }
            Self::Parts { particle: Some(particle), family, .. } => format!("{particle} {family}"),
            Self::Parts { family, .. } => family.clone(),
            Self::Literal(name) => name.clone(),
        }
    }
}

/// Whether a word, not the first nor the last of a name, begins the family name.
fn is_particle(word: &str) -> bool {
    const ARTICLES: [&str; 26] = [
        "Le", "La", "Les", "Du", "Des", "De", "Van", "Von", "Der", "Den", "Ter", "Ten", "El", "Al", "Ben", "Bin",
        "Ibn", "Abu", "Abou", "Di", "Da", "Dos", "Del", "Della", "Saint", "Sainte",
    ];
    is_lower(word) || ARTICLES.contains(&word)
}

fn is_lower(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_lowercase)
}
