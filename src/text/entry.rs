//! The words of an entry's page.

/// Before the authors.
pub const BY: &str = "Par";

/// Before the speakers.
pub const WITH: &str = "Avec";

/// The label of the side column, a landmark.
pub const AT_A_GLANCE: &str = "Repères";

/// The link to the document itself.
pub const READ_DOCUMENT: &str = "Lire le document";

/// The link to where it was published.
pub const SEE_SOURCE: &str = "Consulter la source";

/// The names of an entry's facts.
pub const SERIES: &str = "Collection";
/// See [`SERIES`].
pub const OUTLET: &str = "Média ou éditeur";
/// See [`SERIES`].
pub const LANGUAGE: &str = "Langue";
/// See [`SERIES`].
pub const PAGES: &str = "Pages";
/// See [`SERIES`].
pub const ISBN: &str = "ISBN";
/// See [`SERIES`].
pub const DOI: &str = "DOI";

/// The heading of the citation.
pub const CITE: &str = "Citer ce document";

/// The button that copies the citation.
pub const COPY_CITATION: &str = "Copier la citation";

/// The button that offers references in other styles.
pub const OTHER_STYLES: &str = "Autres styles";

/// Before the title of the entry, on the page of its references.
pub const CITE_ENTRY: &str = "Citer\u{a0}: ";

/// The title of the page of an entry's references: “Citer : Un titre”.
pub fn cite(title: &str) -> String {
    [CITE_ENTRY, title].concat()
}

/// What the page of references holds: “La référence de ce document dans 5 styles.”.
pub fn cite_in(styles: usize) -> String {
    ["La référence de ce document dans ", &styles.to_string(), "\u{a0}styles."].concat()
}

/// How a reference is selected.
pub const SELECT_REFERENCE: &str =
    "Un clic sur une référence, ou un appui long sur un écran tactile, la sélectionne tout entière.";

/// The heading of the citation for reference managers.
pub const CITATION_FILES: &str = "Pour un logiciel de bibliographie";

/// The label of the choice of a style.
pub const STYLE: &str = "Style";

/// The style of the citation that every page shows.
pub const FRENCH_STYLE: &str = "Usage français";

/// The references in other styles did not come.
pub const NO_STYLES: &str = "Les autres styles n’ont pas pu être chargés\u{a0}: réessayez dans un instant.";

/// The citation was copied.
pub const CITATION_COPIED: &str = "Citation copiée.";

/// The code of a button did not come.
pub const NO_ACTION: &str = "Cette action n’a pas pu être chargée\u{a0}: réessayez ou rechargez la page.";

/// Copies the page's address.
pub const COPY_ADDRESS: &str = "Copier le lien";

/// The page's address was copied.
pub const ADDRESS_COPIED: &str = "Lien de la page copié.";

/// Copies an address that leads to the selected passage.
pub const COPY_PASSAGE: &str = "Copier le lien du passage sélectionné";

/// An address that leads to the selected passage was copied.
pub const PASSAGE_COPIED: &str = "Lien du passage copié.";

/// Writes an e-mail that names the page.
pub const SEND_BY_MAIL: &str = "Envoyer par courriel";

/// Shares with what the device offers.
pub const OTHER_APPLICATION: &str = "Partager avec une application…";

/// The browser refused to copy.
pub const NOT_COPIED: &str =
    "Le navigateur a refusé la copie\u{a0}: réessayez, ou sélectionnez le texte pour le copier.";

/// The formats of a citation.
pub const BIBTEX: &str = "BibTeX";
/// See [`BIBTEX`].
pub const RIS: &str = "RIS";
/// See [`BIBTEX`].
pub const CSL_JSON: &str = "CSL-JSON";

/// The button that shares the page.
pub const SHARE: &str = "Partager";

/// The heading of related entries.
pub const READ_NEXT: &str = "À lire aussi";

/// The label of the links to the neighbours in a section: “Dans la rubrique Études”.
pub fn in_section(section: &str) -> String {
    ["Dans la rubrique ", section].concat()
}

/// Before the link to the previous entry.
pub const PREVIOUS: &str = "Précédent";

/// Before the link to the next entry.
pub const NEXT: &str = "Suivant";
