//! Splits a printed name where nothing can be cut wrongly; doubtful names stay whole.

use super::NameParts;
use super::words::{is_family_that_stands_first, is_of_organisation, is_particle, is_title};
use unicode_normalization::UnicodeNormalization;

/// Why a name stays as printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::catalogue) enum Doubt {
    /// It may be an organisation's.
    Organisation,
    /// It may start with the family name.
    FamilyFirst,
    /// It has words in capitals.
    Capitals,
    /// It has a comma.
    Comma,
    /// It starts with a title, such as “Sœur”.
    Title,
    /// It starts with a word that other family names start with: “Van Gogh”, “Le Corbusier”.
    NoGivenName,
    /// It has more words than one given and one family name.
    Boundary,
}

/// Splits a name of which nothing else is known; `is_person` if it is known not to be an organisation's.
///
/// Splits it if it has one given name or initials, followed by one word or by what a particle such as “de” or “Le”
/// introduces. So “Valéry Giscard d’Estaing” stays whole: nothing tells a double family name from two given names.
pub(in crate::catalogue) fn as_printed(name: &str, is_person: bool) -> Result<NameParts, Doubt> {
    let (words, suffix) = without_suffix(name);
    let looks_like_organisation = !is_person && words.iter().any(|word| is_of_organisation(word));
    let has_capitals = words.iter().any(|word| is_in_capitals(word));
    let has_inner_capital = words.iter().any(|word| has_inner_capital(word));
    match words.as_slice() {
        _ if looks_like_organisation || (has_inner_capital && !is_person) => return Err(Doubt::Organisation),
        [_] if has_capitals && !is_person => return Err(Doubt::Organisation),
        _ if name.chars().any(is_east_asian) => return Err(Doubt::FamilyFirst),
        _ if words.iter().any(|word| word.contains(',')) => return Err(Doubt::Comma),
        _ if has_capitals => return Err(Doubt::Capitals),
        [first, _, ..] if is_family_that_stands_first(&bare(first)) => return Err(Doubt::FamilyFirst),
        [first, _, ..] if is_title(first) => return Err(Doubt::Title),
        // “Ben van Beurden” has a given name; “Van der Bellen” has none, and neither has “Ben Bella”.
        [first, next, ..] if is_particle(first) && !(["Ben", "Al"].contains(first) && is_particle(next)) => {
            return Err(Doubt::NoGivenName);
        }
        [] => return Ok(NameParts::Unknown),
        [only] => {
            let is_family = is_plain(only) && suffix.is_none();
            let family = || NameParts::Person { given: None, particle: None, family: (*only).to_owned(), suffix: None };
            return Ok(if is_family { family() } else { NameParts::Unknown });
        }
        _ => {}
    }
    let initials = words.iter().skip(1).take_while(|word| is_initial(word)).count();
    let (given, family) = words.split_at_checked(1 + initials).unwrap_or_default();
    let is_given = given.first().is_some_and(|first| is_plain(first) || is_initial(first));
    let particles = family.iter().take_while(|word| is_particle(word)).count();
    let rest = family.get(particles..).unwrap_or_default();
    let is_elided = |word: &str| elided(word).is_some_and(|(_, main)| is_plain(main));
    match rest {
        [rest @ .., last] if last.starts_with(char::is_lowercase) && !is_elided(last) && !has_arabic_article(last) => {
            // “Reporters sans frontières”, but “bell hooks”.
            let is_person = is_person || (rest.is_empty() && given.iter().all(|word| !is_plain(word)));
            Err(if is_person { Doubt::Boundary } else { Doubt::Organisation })
        }
        [one] if is_given && (is_plain(one) || is_elided(one) || has_arabic_article(one)) => {
            Ok(person(&given.join(" "), &family.join(" "), suffix))
        }
        // Whatever a particle introduces runs to the end of the name.
        [_, ..] if is_given && particles > 0 && rest.iter().all(|word| is_plain(word)) => {
            Ok(person(&given.join(" "), &family.join(" "), suffix))
        }
        _ => Err(Doubt::Boundary),
    }
}

/// The parts of a name whose family name is given.
pub(in crate::catalogue) fn as_said(name: &str, family: &str, given: Option<&str>) -> NameParts {
    let said = |word: &str| family.ends_with(word) || given.is_some_and(|given| given.ends_with(word));
    let suffix = without_suffix(name).1.filter(|suffix| !said(suffix));
    person(given.unwrap_or_default(), family, suffix)
}

fn person(given: &str, family: &str, suffix: Option<&str>) -> NameParts {
    let words: Vec<&str> = family.split_whitespace().collect();
    let lower = words.iter().take_while(|word| is_particle(word) && word.starts_with(char::is_lowercase)).count();
    // In a family name that is nothing else, the last word is no particle.
    let (particles, rest) = words.split_at_checked(lower.min(words.len().saturating_sub(1))).unwrap_or_default();
    let mut particle = particles.join(" ");
    let mut family = rest.join(" ");
    // “d’Ormesson”: the particle is joined to the family name.
    if let Some((mark, main)) = elided(&family).map(|(mark, main)| (mark.to_owned(), main.to_owned())) {
        particle = format!("{particle} {mark}").trim_start().to_owned();
        family = main;
    }
    let some = |text: &str| Some(text.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|text| !text.is_empty());
    NameParts::Person { given: some(given), particle: some(&particle), family, suffix: suffix.map(str::to_owned) }
}

/// A word in lower case without accents.
fn bare(word: &str) -> String {
    word.nfd().filter(|char| !is_combining(*char)).flat_map(char::to_lowercase).collect()
}

/// The words of a name, and separately its suffix, such as “Jr.”.
fn without_suffix(name: &str) -> (Vec<&str>, Option<&str>) {
    let mut words: Vec<&str> = name.split_whitespace().collect();
    let suffix = words.last().copied().filter(|last| words.len() > 1 && SUFFIXES.contains(last));
    if suffix.is_some() {
        words.pop();
        if let Some(last) = words.last_mut() {
            *last = last.trim_end_matches(',');
        }
    }
    (words, suffix)
}

const SUFFIXES: [&str; 8] = ["Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV", "V"];

/// A capital, then letters with at least one in lower case, also with hyphens and apostrophes: “Jean-Pierre”,
/// “O’Brien”, “McDonald”.
fn is_plain(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        && word.contains(char::is_lowercase)
        && word.chars().all(|char| char.is_alphabetic() || is_combining(char) || "-‐‑’'".contains(char))
}

fn is_combining(char: char) -> bool {
    matches!(char, '\u{300}'..='\u{36f}')
}

/// “A.”, “J.-P.”, “F”, “Ch.”.
fn is_initial(word: &str) -> bool {
    let parts = || word.split(['.', '-']).filter(|part| !part.is_empty());
    let is_short = |part: &str| part.starts_with(char::is_uppercase) && part.chars().count() <= 2;
    (word.contains('.') || word.chars().count() == 1) && parts().next().is_some() && parts().all(is_short)
}

/// Two letters or more, all capitals, and no Roman numeral of a king.
fn is_in_capitals(word: &str) -> bool {
    let letters = word.chars().filter(|char| char.is_alphabetic()).count();
    letters > 1
        && !word.contains('.')
        && !word.contains(char::is_lowercase)
        && word.contains(char::is_uppercase)
        && !word.chars().all(|char| "IVX".contains(char))
}

/// A capital after a lower-case letter, as in “DeepMind”, unless the start of a family name explains it, as in
/// “McDonald” or “DeVos”.
fn has_inner_capital(word: &str) -> bool {
    let mut after_small = word.char_indices().zip(word.chars().skip(1));
    let inner = after_small.find(|((_, char), next)| char.is_lowercase() && next.is_uppercase());
    inner.is_some_and(|((at, last), _)| {
        let beginning = word.get(..at + last.len_utf8()).unwrap_or_default();
        !is_particle(beginning) && !["Mc", "Mac", "Fitz", "Lo", "Mal"].contains(&beginning)
    })
}

/// “d’” and “Ormesson”.
fn elided(word: &str) -> Option<(&str, &str)> {
    let main = word.strip_prefix('d')?.strip_prefix(['’', '\''])?;
    word.split_at_checked(word.len() - main.len()).filter(|_| main.starts_with(char::is_uppercase))
}

/// “al-Assad”.
fn has_arabic_article(word: &str) -> bool {
    word.split_once('-').is_some_and(|(article, name)| ["al", "el", "as", "ad"].contains(&article) && is_plain(name))
}

fn is_east_asian(char: char) -> bool {
    matches!(char, '\u{1100}'..='\u{11ff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
}
