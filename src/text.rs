//! Every word of the interface, in French: labels, sentences, plurals, dates and numbers.
//!
//! A second language would be a second file with the same functions. Spaces are typographic: no-break (U+00A0) before
//! a colon and inside guillemets, narrow no-break (U+202F) before other high punctuation and between thousands.

use crate::{
    catalogue::{Cents, Date, Frequency, Kind, MediaKind, RegimeId},
    donation::{AmountError, Cost, Destination},
    listing::{GroupKind, Sort},
    loading::policy::LoadError,
};

/// A citation is on the clipboard.
pub const CITATION_COPIED: &str = "Citation copiée.";

/// The page's address is on the clipboard.
pub const ADDRESS_COPIED: &str = "Adresse de la page copiée.";

/// The browser refused the clipboard.
pub const NOT_COPIED: &str = "Le navigateur a refusé la copie\u{a0}: sélectionnez le texte pour le copier.";

/// The heading of a page that did not come.
pub const UNAVAILABLE: &str = "Page indisponible";

/// What an entry is, in words.
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

/// A date in words: “4 mars 2025”, “1er mars 2025” with its superscript letters, “mars 2025” or “2025”.
pub fn date(date: &Date) -> String {
    let year = date.year();
    match (date.month(), date.day()) {
        (Some(month), Some(1)) => format!("1ᵉʳ\u{a0}{} {year}", self::month(month)),
        (Some(month), Some(day)) => format!("{day}\u{a0}{} {year}", self::month(month)),
        (Some(month), None) => format!("{} {year}", self::month(month)),
        _ => year.to_string(),
    }
}

fn month(month: u8) -> &'static str {
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

/// How many entries there are: “29 documents”, “1 document”.
pub fn documents(count: usize) -> String {
    match count {
        0 => "Aucun document".to_owned(),
        1 => "1\u{a0}document".to_owned(),
        count => format!("{}\u{a0}documents", number(count as u64)),
    }
}

/// How many entries answer a question: “12 résultats”, “1 résultat”, “Aucun résultat”.
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

/// The name of a language, for the few that publications come in; the tag itself otherwise.
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

/// The words of a link to sound or film.
pub fn media(kind: MediaKind) -> &'static str {
    match kind {
        MediaKind::Audio => "Écouter",
        MediaKind::Video => "Regarder",
    }
}

/// The choice of a frequency.
pub fn frequency(frequency: Frequency) -> &'static str {
    match frequency {
        Frequency::Once => "Don ponctuel",
        Frequency::Monthly => "Don mensuel",
    }
}

/// The choice of a tax.
pub fn regime(regime: RegimeId) -> &'static str {
    match regime {
        RegimeId::Ir => "Particulier (impôt sur le revenu)",
        RegimeId::Ifi => "Particulier (IFI)",
        RegimeId::Is => "Entreprise (impôt sur les sociétés)",
    }
}

/// The name of a group of filters.
pub fn group(kind: GroupKind) -> &'static str {
    match kind {
        GroupKind::Kind => "Type",
        GroupKind::Theme => "Thème",
        GroupKind::Author => "Auteur",
        GroupKind::Year => "Année",
    }
}

/// The name of an order.
pub fn sort(sort: Sort) -> &'static str {
    match sort {
        Sort::Recent => "Plus récents",
        Sort::Oldest => "Plus anciens",
        Sort::Title => "Titre",
        Sort::Relevance => "Pertinence",
    }
}

/// What the carousel's button does.
pub fn play(is_playing: bool) -> &'static str {
    if is_playing { "Mettre en pause le défilement" } else { "Lancer le défilement" }
}

/// What opens the filters, and how many are on.
pub fn filters(count: usize) -> String {
    match count {
        0 => "Filtres".to_owned(),
        count => ["Filtres (", &count.to_string(), ")"].concat(),
    }
}

/// What shows the rest of a group of filters.
pub fn more_choices(count: usize) -> String {
    ["Afficher tout (", &count.to_string(), " de plus)"].concat()
}

/// What would be left without one part of a question: “Sans le filtre Année : 4 résultats”.
pub fn loosening(without: Option<GroupKind>, count: usize) -> String {
    match without {
        Some(kind) => ["Sans le filtre ", group(kind), "\u{a0}: ", &results(count)].concat(),
        None => ["Sans les mots cherchés\u{a0}: ", &results(count)].concat(),
    }
}

/// The heading of a listing that is asked for words.
pub fn search_heading(words: &str) -> String {
    ["Recherche\u{a0}: «\u{a0}", words, "\u{a0}»"].concat()
}

/// What a gift really costs.
pub fn real_cost(cost: &Cost) -> String {
    match &cost.monthly {
        None => [&euros(cost.yearly_gift), " vous reviennent à ", &euros(cost.real_cost), " après réduction d’impôt."]
            .concat(),
        Some(monthly) => [
            &euros(monthly.gift),
            " par mois vous reviennent à ",
            &euros(monthly.real_cost),
            " par mois après réduction d’impôt, soit ",
            &euros(cost.real_cost),
            " par an pour ",
            &euros(cost.yearly_gift),
            " donnés.",
        ]
        .concat(),
    }
}

/// What is wrong with a typed amount, and what would be right.
pub fn amount_error(error: &AmountError) -> String {
    match error {
        AmountError::Empty => "Indiquez un montant en euros, par exemple 50.".to_owned(),
        AmountError::NotANumber => {
            "Ce montant ne se lit pas comme un nombre\u{a0}: écrivez par exemple 50 ou 12,50.".to_owned()
        }
        AmountError::SeveralSeparators => {
            "Ce montant a plusieurs virgules ou points\u{a0}: écrivez par exemple 1\u{202f}000 ou 12,50.".to_owned()
        }
        AmountError::Ambiguous => {
            "Ce montant peut se lire de deux façons\u{a0}: écrivez par exemple 1000, ou 12,50 pour les centimes."
                .to_owned()
        }
        AmountError::TooManyDecimals => {
            "Un montant s’arrête aux centimes\u{a0}: deux chiffres au plus après la virgule.".to_owned()
        }
        AmountError::TooSmall { minimum } => ["Le montant minimal est de ", &euros(*minimum), "."].concat(),
        AmountError::TooLarge { maximum } => {
            ["Le montant maximal est de ", &euros(*maximum), "\u{202f}; au-delà, écrivez directement à l’institut."]
                .concat()
        }
    }
}

/// Where the call to action leads, said before the donor leaves, and what has to be chosen again over there.
pub fn departure(host: &str, gift: Option<Cents>, frequency: Frequency, destination: &Destination) -> String {
    let mut text = ["Vous allez être conduit vers ", host, "."].concat();
    let is_amount_lost = gift.is_some() && !destination.carries_amount;
    let is_frequency_lost = frequency == Frequency::Monthly && !destination.carries_frequency;
    text.push_str(match (is_amount_lost, is_frequency_lost) {
        (true, true) => " Le montant et la fréquence y seront à choisir de nouveau.",
        (true, false) => " Le montant y sera à choisir de nouveau.",
        (false, true) => " La fréquence y sera à choisir de nouveau.",
        (false, false) => "",
    });
    text
}

/// Why a page or an answer did not come, and what to do.
pub fn load_error(error: &LoadError) -> &'static str {
    match error {
        LoadError::TimedOut => "La réponse tarde trop. Réessayez, ou revenez plus tard.",
        LoadError::Unreachable => "Le site ne répond pas. Vérifiez votre connexion, puis réessayez.",
        LoadError::Status(404) => "Ce contenu n’existe plus à cette adresse.",
        LoadError::Status(_) => "Le site a rencontré une erreur. Réessayez dans un instant.",
        LoadError::Unreadable => "La réponse reçue est illisible. Rechargez la page.",
    }
}

/// The title of a document.
pub fn title(page: &str, site: &str) -> String {
    [page, " – ", site].concat()
}
