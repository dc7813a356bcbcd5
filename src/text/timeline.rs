//! The words of the timeline, and of what entries share.

use super::{documents, number};

/// The name of the page, in links and as its heading.
pub const TIMELINE: &str = "Chronologie";

/// The link from the list of all documents.
pub const SEE_TIMELINE: &str = "Voir la chronologie";

/// What the page is about, for search engines and share cards.
pub const TIMELINE_ABOUT: &str =
    "Tous les documents du dossier dans le temps, année par année, et les thèmes qui s’y croisent.";

/// How many entries have a date, and which years they are from: “16 documents datés, de 2024 à 2025.”
pub fn dated(count: usize, first: u16, last: u16) -> String {
    let dated = if count == 1 { "daté" } else { "datés" };
    let years = if first == last { format!("de {first}") } else { format!("de {first} à {last}") };
    format!("{} {dated}, {years}.", documents(count))
}

/// How many entries have none, after those that have.
pub fn besides_undated(count: usize) -> String {
    match count {
        1 => "1\u{a0}autre n’a pas de date connue\u{a0}: il suit, à part.".to_owned(),
        count => format!("{}\u{a0}autres n’ont pas de date connue\u{a0}: ils suivent, à part.", number(count as u64)),
    }
}

/// The heading of the entries by year.
pub const YEAR_BY_YEAR: &str = "Année par année";

/// The heading of the entries by decade or century.
pub const ACROSS_TIME: &str = "Au fil du temps";

/// The heading of the entries without a date.
pub const UNDATED: &str = "Sans date connue";

/// Beside a date of which the day is not known.
pub const DAY_UNKNOWN: &str = "jour inconnu";

/// Beside a date of which only the year is known.
pub const MONTH_UNKNOWN: &str = "mois inconnu";

/// Where months are links to the list of all entries.
pub const COUNTS_LEAD: &str = "Chaque lien ouvre la liste de tous les documents, du plus récent au plus ancien, à la page où commencent ceux de la période.";

/// The link to entries without a date in the list of all entries.
pub const AT_THE_END: &str = "À la fin de la liste";

/// Years that are counted together: “1990–1999”.
pub fn years(first: u16, count: u16) -> String {
    format!("{first}–{}", first.saturating_add(count.saturating_sub(1)))
}

/// Kinds that are drawn together: texts of one's own.
pub const PUBLICATIONS: &str = "Publications";
/// See [`PUBLICATIONS`]; in the press.
pub const PRESS: &str = "Presse et entretiens";
/// See [`PUBLICATIONS`]; to listen to and to watch.
pub const PROGRAMMES: &str = "Audio, vidéo et événements";

/// What a point of the drawing is.
pub const POINT_IS: &str = "Un point est un document.";

/// What a line of the drawing is.
pub const LINE_IS: &str = "Un trait est un document dont on ne connaît que le mois ou l’année.";

/// What a bar of the drawing counts, where that is months.
pub const BARS_OF_MONTHS: &str = "Une barre compte les documents d’un mois.";
/// See [`BARS_OF_MONTHS`].
pub const BARS_OF_YEARS: &str = "Une barre compte les documents d’une année.";
/// See [`BARS_OF_MONTHS`].
pub const BARS_OF_DECADES: &str = "Une barre compte les documents de dix ans.";
/// See [`BARS_OF_MONTHS`].
pub const BARS_OF_CENTURIES: &str = "Une barre compte les documents de cent ans.";

/// How many entries the bars leave out.
pub fn without_month(count: usize) -> String {
    match count {
        1 => "1\u{a0}document dont le mois n’est pas connu n’y figure pas.".to_owned(),
        count => {
            format!("{}\u{a0}documents dont le mois n’est pas connu n’y figurent pas.", number(count as u64))
        }
    }
}

/// The heading of the map of themes.
pub const THEMES_MEET: &str = "Comment les thèmes se croisent";

/// What its numbers are.
pub const THEMES_MEET_ABOUT: &str = "Chaque nombre dit combien de documents traitent à la fois des deux thèmes\u{202f}; une case vide, qu’il n’y en a pas.";

/// Which themes it shows where there are more.
pub fn themes_shown(count: usize) -> String {
    format!("Le tableau montre les {}\u{a0}thèmes qui se croisent le plus.", number(count as u64))
}

/// The caption of the table.
pub const THEMES_MEET_TABLE: &str = "Documents communs à deux thèmes";

/// The entries of two themes: “4 documents sur « Énergie » et « Économie »”.
pub fn on_both(count: usize, one: &str, other: &str) -> String {
    format!("{} sur «\u{a0}{one}\u{a0}» et «\u{a0}{other}\u{a0}»", documents(count))
}

/// The heading of whom a person appears with.
pub const SAME_DOCUMENTS: &str = "Dans les mêmes documents";

/// The heading of the themes that a theme meets.
pub const OTHER_THEMES: &str = "Autres thèmes de ces documents";

/// How many entries two people or themes share: “3 documents en commun”.
pub fn in_common(count: usize) -> String {
    documents(count) + " en commun"
}

/// How many more there are: “et 34 autres”.
pub fn and_others(count: usize) -> String {
    format!("et {}\u{a0}{}", number(count as u64), if count > 1 { "autres" } else { "autre" })
}
