//! What the singular, plural, masculine and feminine of a French word share.

/// The common stem of a word's forms, without accents: `europeen` for “européennes”.
///
/// Plurals and feminines only: derived words (“autonome”, “autonomie”) stay separate, and words of three letters or
/// with digits stay whole. A stem of five letters or more keeps the first three of the word, a shorter one the first
/// two: the index looks for the forms of a word among its neighbours.
pub(super) fn stem(word: &[u8]) -> Vec<u8> {
    let mut stem = word.to_vec();
    if word.len() < 4 || !word.iter().all(u8::is_ascii_lowercase) {
        return stem;
    }
    for (irregular, kept) in IRREGULAR {
        if word == irregular.as_bytes() {
            return kept.as_bytes().to_vec();
        }
    }
    if (stem.ends_with(b"s") && !stem.ends_with(b"ss")) || stem.ends_with(b"ux") {
        stem.pop();
    }
    if stem.ends_with(b"ee") {
        if stem.len() < 6 {
            return stem; // “armée” is not “armé”, “année”, “idée”
        }
        stem.pop();
    }
    for (ending, shortest, replacement) in ENDINGS {
        if stem.ends_with(ending.as_bytes()) && stem.len() >= ending.len() + shortest {
            stem.truncate(stem.len() - ending.len());
            stem.extend_from_slice(replacement.as_bytes());
            return stem;
        }
    }
    if stem.ends_with(b"e") && stem.len() > 4 {
        stem.pop();
        for doubled in [b"ll", b"nn", b"ss", b"tt"] {
            if stem.ends_with(doubled) && stem.len() > 4 {
                stem.pop();
            }
        }
        // “française” as “français”, “diverse” as “divers”; but “course” is not “cours”.
        if [&b"as"[..], b"is", b"os", b"us", b"ers"].iter().any(|ending| stem.ends_with(ending)) && stem.len() > 4 {
            stem.pop();
        }
    }
    stem
}

/// Words that the rules would conflate with others, or separate from their feminine.
const IRREGULAR: [(&str, &str); 11] = [
    ("paris", "paris"), // not a wager
    ("fonds", "fonds"), // not a bottom
    ("faux", "faus"),
    ("gros", "gros"),
    ("doux", "douc"),
    ("vieux", "vieil"),
    ("baux", "bail"),
    ("maux", "mal"),
    ("cieux", "ciel"),
    ("chaux", "chaux"), // no shawl
    ("ideaux", "ideal"),
];

/// Endings of the singular, how many letters must precede them, and their replacement; the first that fits.
const ENDINGS: [(&str, usize, &str); 15] = [
    ("trice", 2, "teu"),
    ("euse", 2, "eu"),
    ("eure", 2, "eu"),
    ("eur", 2, "eu"),
    ("enne", 2, "en"),
    ("elle", 1, "el"),
    ("eau", 1, "el"),
    ("au", 2, "al"),
    ("ail", 2, "al"),
    ("ve", 3, "f"),
    ("ique", 1, "ic"),
    ("urque", 1, "urc"),
    ("ecque", 1, "ec"),
    ("gue", 3, "g"),
    ("anche", 2, "anc"),
];
