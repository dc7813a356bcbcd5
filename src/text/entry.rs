//! The words of the page of an entry.

/// Before those who wrote it.
pub const BY: &str = "Par";

/// Before those who speak in it.
pub const WITH: &str = "Avec";

/// What stands beside its text, as a landmark.
pub const AT_A_GLANCE: &str = "Repères";

/// Leads to the document itself.
pub const READ_DOCUMENT: &str = "Lire le document";

/// Leads to where it was published.
pub const SEE_SOURCE: &str = "Consulter la source";

/// What is known of an entry, by name.
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

/// The heading of how to cite it.
pub const CITE: &str = "Citer ce document";

/// Puts the citation on the clipboard.
pub const COPY_CITATION: &str = "Copier la citation";

/// A citation is on the clipboard.
pub const CITATION_COPIED: &str = "Citation copiée.";

/// The page's address is on the clipboard.
pub const ADDRESS_COPIED: &str = "Adresse de la page copiée.";

/// The browser refused the clipboard.
pub const NOT_COPIED: &str = "Le navigateur a refusé la copie\u{a0}: sélectionnez le texte pour le copier.";

/// The formats of a citation.
pub const BIBTEX: &str = "BibTeX";
/// See [`BIBTEX`].
pub const RIS: &str = "RIS";
/// See [`BIBTEX`].
pub const CSL_JSON: &str = "CSL-JSON";

/// Hands the page on.
pub const SHARE: &str = "Partager";

/// The heading of entries that share themes or people with it.
pub const READ_NEXT: &str = "À lire aussi";

/// The entries beside it in a section, as a landmark: “Dans la rubrique Études”.
pub fn in_section(section: &str) -> String {
    ["Dans la rubrique ", section].concat()
}

/// Before the entry that stands before it.
pub const PREVIOUS: &str = "Précédent";

/// Before the entry that stands after it.
pub const NEXT: &str = "Suivant";
