//! Every word of the interface, in French: labels, sentences, plurals, dates and numbers. A test finds words
//! elsewhere.
//!
//! A second language would be a second file with the same functions. Spaces follow French typography: no-break
//! (U+00A0) before a colon and inside guillemets, narrow no-break (U+202F) before other high punctuation and between
//! thousands.

mod carousel;
mod entry;
mod frame;
mod giving;
mod kept;
mod playing;
mod searching;
mod timeline;
#[cfg(feature = "ssr")]
mod written_in;

pub use carousel::*;
pub use entry::*;
pub use frame::*;
pub use giving::*;
pub use kept::*;
pub use playing::*;
pub use searching::*;
pub use timeline::*;
#[cfg(feature = "ssr")]
pub use written_in::{is_written_in, title_language};

use crate::catalogue::{Cents, Date, Kind};

/// Names of pages, in links and headings.
pub const HOME: &str = "Accueil";
/// See [`HOME`].
pub const DOCUMENTS: &str = "Documents";
/// See [`HOME`].
pub const ALL_DOCUMENTS: &str = "Tous les documents";
/// See [`HOME`].
pub const THEMES: &str = "Thèmes";
/// See [`HOME`].
pub const SUPPORT: &str = "Soutenir";
/// See [`HOME`].
pub const ABOUT: &str = "À propos";
/// See [`HOME`].
pub const ACCESSIBILITY: &str = "Accessibilité";
/// See [`HOME`].
pub const NOT_FOUND: &str = "Page introuvable";

/// The link from the donation panel to the donation page.
pub const MORE_ABOUT_GIVING: &str = "En savoir plus sur les dons";
/// The link from the end of an entry to the donation page.
pub const CHOOSE_AMOUNT: &str = "Choisir un montant et voir son coût réel";

/// A theme and how many entries it has: “Énergie (12)”.
pub fn counted(label: &str, count: usize) -> String {
    format!("{label}\u{a0}({})", number(count as u64))
}

/// The link from a section of the home page to all its entries.
pub fn see_all(count: usize) -> String {
    format!("Tout voir ({count})")
}

/// The heading of a page that could not be loaded.
pub const UNAVAILABLE: &str = "Page indisponible";

/// The name of a kind.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Etude => "Étude",
        Kind::Note => "Note",
        Kind::Briefing => "Briefing",
        Kind::Editorial => "Éditorial",
        Kind::Article => "Article",
        Kind::Livre => "Livre",
        Kind::Chapitre => "Chapitre",
        Kind::Entretien => "Entretien",
        Kind::Tribune => "Tribune",
        Kind::Presse => "Presse",
        Kind::Podcast => "Podcast",
        Kind::Radio => "Radio",
        Kind::Video => "Vidéo",
        Kind::Replay => "Replay",
        Kind::Evenement => "Événement",
    }
}

/// The alternative text of a share card.
pub const COVER: &str = "Motif abstrait";

/// The kind of an entry with its length or its publisher: “Podcast · 32 min”.
pub fn kind_and(kind: Kind, more: &str) -> String {
    format!("{}\u{a0}· {more}", self::kind(kind))
}

/// A number of pages: “344 p.”.
pub fn pages(count: u32) -> String {
    format!("{}\u{a0}p.", number(u64::from(count)))
}

/// A date: “4 mars 2025”, “1er mars 2025” with its superscript letters, “mars 2025” or “2025”.
pub fn date(date: &Date) -> String {
    let year = date.year();
    match (date.month(), date.day()) {
        (Some(month), Some(1)) => format!("1ᵉʳ\u{a0}{} {year}", self::month(month)),
        (Some(month), Some(day)) => format!("{day}\u{a0}{} {year}", self::month(month)),
        (Some(month), None) => format!("{} {year}", self::month(month)),
        _ => year.to_string(),
    }
}

/// The day, the month and both, in each form that people search for: “3 juillet”, “juil.”, “03/07/2024”.
#[cfg(feature = "ssr")]
pub fn date_forms(date: &Date) -> Vec<String> {
    let year = date.year();
    let Some(number) = date.month() else { return Vec::new() };
    let name = month(number);
    let short = match number {
        1 | 9 => name.get(..4),
        2 => Some("févr"),
        4 => Some("avr"),
        7 => Some("juil"),
        10..=11 => name.get(..3),
        12 => Some("déc"),
        _ => None,
    };
    let mut forms = vec![format!("{year}-{number:02}"), format!("{number:02}/{year}")];
    for name in [Some(name), short].into_iter().flatten() {
        forms.push(name.to_owned());
        if let Some(day) = date.day() {
            forms.extend([format!("{day} {name}"), format!("{day:02} {name}")]);
            forms.extend((day == 1).then(|| format!("1er {name}")));
        }
    }
    if let Some(day) = date.day() {
        forms.push(format!("{year}-{number:02}-{day:02}"));
        forms.extend([format!("{day:02}/{number:02}/{year}"), format!("{day:02}.{number:02}.{year}")]);
        forms.extend([format!("{day}/{number}/{year}"), format!("{day}.{number}.{year}")]);
    }
    forms
}

/// The name of a month, from 1.
pub fn month(month: u8) -> &'static str {
    match month {
        1 => "janvier",
        2 => "février",
        3 => "mars",
        4 => "avril",
        5 => "mai",
        6 => "juin",
        7 => "juillet",
        8 => "août",
        9 => "septembre",
        10 => "octobre",
        11 => "novembre",
        _ => "décembre",
    }
}

/// A whole number with narrow spaces between thousands: “12 345”.
pub fn number(value: u64) -> String {
    let digits = value.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3 * 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    text
}

/// An amount: “34 €”, “12,50 €”.
pub fn euros(amount: Cents) -> String {
    let cents = amount.get() % 100;
    let mut text = number(amount.get() / 100);
    if cents > 0 {
        text.push(',');
        text.push(if cents < 10 { '0' } else { char::from(b'0' + (cents / 10) as u8) });
        text.push(char::from(b'0' + (cents % 10) as u8));
    }
    text.push_str("\u{a0}€");
    text
}

/// How many entries of a kind there are: “3 études”, “1 étude”, “2 articles de presse”.
pub fn kind_count(kind: Kind, count: usize) -> String {
    let (one, many) = match kind {
        Kind::Etude => ("étude", "études"),
        Kind::Note => ("note", "notes"),
        Kind::Briefing => ("briefing", "briefings"),
        Kind::Editorial => ("éditorial", "éditoriaux"),
        Kind::Article => ("article", "articles"),
        Kind::Livre => ("livre", "livres"),
        Kind::Chapitre => ("chapitre", "chapitres"),
        Kind::Entretien => ("entretien", "entretiens"),
        Kind::Tribune => ("tribune", "tribunes"),
        Kind::Presse => ("article de presse", "articles de presse"),
        Kind::Podcast => ("podcast", "podcasts"),
        Kind::Radio => ("émission de radio", "émissions de radio"),
        Kind::Video => ("vidéo", "vidéos"),
        Kind::Replay => ("replay", "replays"),
        Kind::Evenement => ("événement", "événements"),
    };
    format!("{}\u{a0}{}", number(count as u64), if count > 1 { many } else { one })
}

/// A link to a person's own site.
pub const WEBSITE: &str = "Page personnelle";

/// How many entries there are: “29 documents”, “1 document”.
pub fn documents(count: usize) -> String {
    match count {
        0 => "Aucun document".to_owned(),
        1 => "1\u{a0}document".to_owned(),
        count => format!("{}\u{a0}documents", number(count as u64)),
    }
}

/// How many entries match: “12 résultats”, “1 résultat”, “Aucun résultat”.
pub fn results(count: usize) -> String {
    match count {
        0 => "Aucun résultat".to_owned(),
        1 => "1\u{a0}résultat".to_owned(),
        count => number(count as u64) + "\u{a0}résultats",
    }
}

/// A duration: “10 min”, “1 h 05”.
pub fn duration(seconds: u32) -> String {
    let minutes = seconds.div_ceil(60);
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes}\u{a0}min"),
        (hours, minutes) => format!("{hours}\u{a0}h\u{a0}{minutes:02}"),
    }
}

/// The name of a language, for the few that occur; the tag itself otherwise.
pub fn language(tag: &str) -> String {
    match tag.split('-').next().unwrap_or_default() {
        "fr" => "français".to_owned(),
        "en" => "anglais".to_owned(),
        "de" => "allemand".to_owned(),
        "es" => "espagnol".to_owned(),
        "it" => "italien".to_owned(),
        "pt" => "portugais".to_owned(),
        "ru" => "russe".to_owned(),
        "zh" => "chinois".to_owned(),
        "ar" => "arabe".to_owned(),
        "ja" => "japonais".to_owned(),
        _ => tag.to_owned(),
    }
}

/// An entry's language when it is not the site's: “en anglais”.
pub fn in_language(tag: &str) -> String {
    format!("en {}", language(tag))
}

/// The response took too long.
pub const LATE: &str = "La réponse tarde trop. Réessayez, ou revenez plus tard.";

/// No response came.
pub const UNREACHABLE: &str = "Le site ne répond pas. Vérifiez votre connexion, puis réessayez.";

/// The address does not exist.
pub const GONE: &str = "Ce contenu n’existe plus à cette adresse.";

/// The server responded with an error.
pub const BROKEN: &str = "Le site a rencontré une erreur. Réessayez dans un instant.";

/// The response could not be read.
pub const UNREADABLE: &str = "La réponse reçue est illisible. Rechargez la page.";

/// A part of the site has not been published yet.
pub const UNSETTLED: &str = "Le site est en cours de mise à jour. Réessayez dans un instant.";

/// The page has come, but not the code that draws it; a retry loads the address without the application.
pub const NO_CODE: &str = "Cette page n’est pas arrivée en entier. Vérifiez votre connexion, puis réessayez.";

/// What a listing says where the application cannot run.
pub const NO_SCRIPT_LISTING: &str =
    "La recherche et les filtres demandent JavaScript\u{202f}; la liste complète se lit sans.";

/// The title of a document.
pub fn title(page: &str, site: &str) -> String {
    [page, TITLE_DASH, site].concat()
}

/// Between a page and its site in titles.
const TITLE_DASH: &str = " – ";

/// What a title says of the page, where the site is named beside it.
#[cfg(feature = "ssr")]
pub fn without_site<'a>(title: &'a str, site: &str) -> &'a str {
    let page = title.strip_suffix(site).and_then(|page| page.strip_suffix(TITLE_DASH));
    page.unwrap_or(title)
}
