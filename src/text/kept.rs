//! The words of the reading list.

use super::{documents, number};
use crate::kept::{Flaw, ITEM_LIMIT, Merged, NOTE_LIMIT, SHARED_LIMIT};

/// The name of the page, in links and as its heading.
pub const KEPT: &str = "Ma liste";

/// The button that keeps an entry.
pub const KEEP: &str = "Ajouter à ma liste";

/// The button that lets go of it.
pub const LET_GO: &str = "Retirer de ma liste";

/// One of the two on a card, which has room for a symbol only: “Ajouter à ma liste : La guerre à l’ère de l’IA”.
pub fn about_title(action: &str, title: &str) -> String {
    [action, "\u{a0}: ", title].concat()
}

/// The link to the page, once something is kept: “Ma liste : 3 documents”.
pub fn kept_count(count: usize) -> String {
    [KEPT, "\u{a0}: ", &documents(count)].concat()
}

/// What the page is about.
#[cfg(feature = "ssr")]
pub const KEPT_ABOUT: &str =
    "Gardez ici les documents à lire ou à citer\u{a0}: dans votre ordre, avec une note pour chacun.";

/// Where the list is.
#[cfg(feature = "ssr")]
pub const KEPT_WHERE: &str = "Votre liste reste sur cet appareil, dans ce navigateur. Rien n’est envoyé\u{a0}: ni le site ni \
     personne d’autre ne sait ce que vous gardez. Effacer les données de navigation efface aussi la liste\u{202f}; un export la met à l’abri.";

/// What the page says without scripts.
#[cfg(feature = "ssr")]
pub const KEPT_NO_SCRIPT: &str = "La liste demande JavaScript, que ce navigateur n’exécute pas ici. Les documents se lisent sans\u{202f}; \
     les favoris du navigateur gardent aussi leurs adresses.";

/// The list is empty.
#[cfg(feature = "ssr")]
pub const KEPT_EMPTY: &str = "Votre liste est vide. Le signet de chaque document, ou le bouton «\u{a0}Ajouter à ma liste\u{a0}» de sa page, l’y ajoute.";

/// The link from there.
#[cfg(feature = "ssr")]
pub const BROWSE: &str = "Parcourir tous les documents";

/// What stands for the title in the empty entry that the application copies.
#[cfg(feature = "ssr")]
pub const BLANK_ITEM: &str = "Titre du document";

/// The label of a note.
pub const NOTE: &str = "Note";

/// The buttons of an entry in the list.
pub const MOVE_UP: &str = "Monter";
/// See [`MOVE_UP`].
pub const MOVE_DOWN: &str = "Descendre";
/// See [`MOVE_UP`].
pub const REMOVE: &str = "Retirer";

/// Marks an entry that the catalogue no longer has.
#[cfg(feature = "ssr")]
pub const NO_LONGER: &str = "N’est plus au catalogue";

/// The details of an entry did not come.
#[cfg(feature = "ssr")]
pub const NO_DETAILS: &str = "Le site n’a pas répondu pour ce document.";

/// The heading of what can be done with the list.
#[cfg(feature = "ssr")]
pub const TAKE_AWAY: &str = "Emporter la liste";

/// The buttons there.
#[cfg(feature = "ssr")]
pub const SHARE_LIST: &str = "Partager la liste";
/// See [`SHARE_LIST`].
#[cfg(feature = "ssr")]
pub const PRINT: &str = "Imprimer";
/// See [`SHARE_LIST`].
#[cfg(feature = "ssr")]
pub const EXPORT: &str = "Exporter";
/// See [`SHARE_LIST`].
#[cfg(feature = "ssr")]
pub const IMPORT: &str = "Importer";
/// See [`SHARE_LIST`].
#[cfg(feature = "ssr")]
pub const REMOVE_ALL: &str = "Tout retirer";
/// See [`SHARE_LIST`].
#[cfg(feature = "ssr")]
pub const REFERENCES: &str = "Références (texte)";

/// The label of the links to citations.
#[cfg(feature = "ssr")]
pub const ALL_CITATIONS: &str = "Toutes les citations, en un fichier";

/// What sharing and exporting carry.
#[cfg(feature = "ssr")]
pub const WHAT_IS_SHARED: &str = "L’adresse partagée porte la liste sans vos notes\u{202f}; l’export les contient.";

/// What the list is called when it is shared.
pub const SHARED_TITLE: &str = "Une liste de lecture";

/// The heading of a list that an address shares.
#[cfg(feature = "ssr")]
pub const SHARED_WITH_YOU: &str = "Liste partagée avec vous";

/// The button that adds its entries.
#[cfg(feature = "ssr")]
pub const KEEP_SHARED: &str = "Ajouter ces documents à ma liste";

/// Before the entries of a shared list have come.
pub const SHARED_ON_ITS_WAY: &str = "Chargement des documents…";

/// What an address shares: “3 documents, dont 1 déjà dans votre liste.”
pub fn shared(found: usize, known: usize, missing: usize) -> String {
    if found == 0 && missing > 0 {
        return "Aucun de ces documents n’est au catalogue.".to_owned();
    }
    let mut sentence = documents(found);
    match known {
        0 => {}
        known if known == found => {
            sentence.push_str(if found == 1 { ", déjà dans votre liste" } else { ", tous déjà dans votre liste" })
        }
        known => sentence.extend([", dont ", &number(known as u64), " déjà dans votre liste"]),
    }
    sentence.push('.');
    match missing {
        0 => {}
        1 => sentence.push_str(" Un autre n’est pas au catalogue."),
        missing => sentence.extend([" ", &number(missing as u64), " autres ne sont pas au catalogue."]),
    }
    sentence
}

/// Some entries of a shared list did not come.
pub const SHARED_LATE: &str = "Le site n’a pas répondu pour certains documents.";

/// An entry was added: “Ajouté à votre liste : La guerre à l’ère de l’IA”.
pub fn kept(title: &str) -> String {
    ["Ajouté à votre liste\u{a0}: ", title].concat()
}

/// An entry was removed.
pub fn let_go(title: &str) -> String {
    ["Retiré de votre liste\u{a0}: ", title].concat()
}

/// All entries were removed.
pub const ALL_REMOVED: &str = "La liste est vide.";

/// The button that takes back a removal.
pub const UNDO: &str = "Annuler";

/// A removal was taken back.
pub fn restored(title: &str) -> String {
    ["De nouveau dans votre liste\u{a0}: ", title].concat()
}

/// All removals were taken back.
pub const ALL_RESTORED: &str = "La liste est de nouveau là.";

/// An entry has moved: “La guerre à l’ère de l’IA : 2 sur 5”.
pub fn moved(title: &str, position: usize, count: usize) -> String {
    [title, "\u{a0}: ", &number(position as u64), " sur ", &number(count as u64)].concat()
}

/// What an import or a shared list brought: “2 documents ajoutés, 1 déjà dans la liste.”
pub fn merged(merged: Merged) -> String {
    let mut sentence = documents(merged.added);
    sentence.push_str(if merged.added > 1 { " ajoutés" } else { " ajouté" });
    if merged.known > 0 {
        sentence.extend([", ", &number(merged.known as u64), " déjà dans la liste"]);
    }
    if merged.left_out > 0 {
        let limit = number(ITEM_LIMIT as u64);
        sentence.extend([
            ", ",
            &number(merged.left_out as u64),
            " de trop\u{a0}: la liste s’arrête à ",
            &limit,
            " documents",
        ]);
    }
    sentence.push('.');
    sentence
}

/// The list has no room for another entry.
pub fn list_is_full() -> String {
    ["La liste s’arrête à ", &number(ITEM_LIMIT as u64), " documents\u{a0}: retirez-en pour en ajouter."].concat()
}

/// What is wrong with a file that should be a list.
pub fn list_flaw(flaw: Flaw) -> String {
    let item =
        |number: usize, what: &str| ["Le document n°\u{a0}", &number.to_string(), " de ce fichier ", what].concat();
    match flaw {
        Flaw::TooLarge => "Ce fichier est trop grand pour une liste.".to_owned(),
        Flaw::NotAList => "Ce fichier n’est pas une liste exportée par ce site.".to_owned(),
        Flaw::Newer => {
            "Ce fichier vient d’une version plus récente du site\u{a0}: rechargez la page, puis réessayez.".to_owned()
        }
        Flaw::TooMany => ["Ce fichier contient plus de ", &number(ITEM_LIMIT as u64), " documents."].concat(),
        Flaw::Item(number) => item(number, "n’a pas d’identifiant ou de titre valable."),
        Flaw::Note(number) => {
            let limit = self::number(NOTE_LIMIT as u64);
            item(number, &["a une note de plus de ", &limit, " caractères."].concat())
        }
    }
}

/// The file could not be read.
pub const FILE_UNREADABLE: &str = "Ce fichier n’a pas pu être lu.";

/// The device did not store the list.
pub const NOT_STORED: &str =
    "Ce navigateur n’a pas pu enregistrer la liste\u{a0}: sa mémoire est pleine ou interdite. Rien n’a changé.";

/// The device did not store a note, which the page still shows.
pub const NOTE_NOT_STORED: &str = "La note n’a pas pu être enregistrée\u{a0}: la mémoire du navigateur est pleine ou interdite. Copiez-la avant de quitter la page.";

/// What is stored is no list, and could not be set aside.
pub const STUCK: &str =
    "La liste enregistrée sur cet appareil est illisible et n’a pas pu être mise de côté\u{a0}: rien n’a été remplacé.";

/// The device stores nothing.
#[cfg(feature = "ssr")]
pub const STORAGE_FORBIDDEN: &str = "Ce navigateur interdit au site de garder quoi que ce soit sur l’appareil\u{a0}: la liste ne peut pas être enregistrée.";

/// What was stored and is no list was set aside.
#[cfg(feature = "ssr")]
pub const SET_ASIDE: &str =
    "Une liste illisible a été trouvée sur cet appareil. Elle est mise de côté, et une liste vide la remplace.";

/// What can be done with it.
#[cfg(feature = "ssr")]
pub const SAVE_DAMAGED: &str = "Télécharger ce qui a été trouvé";
/// See [`SAVE_DAMAGED`].
#[cfg(feature = "ssr")]
pub const FORGET_DAMAGED: &str = "L’effacer de cet appareil";

/// A later version of the site wrote the list.
pub const LIST_IS_NEWER: &str =
    "La liste de cet appareil vient d’une version plus récente du site\u{a0}: rechargez la page. Rien n’a changé.";

/// The address of the list was copied; it has all of it, or its first entries only.
pub fn list_copied(count: usize) -> String {
    match count {
        count if count > SHARED_LIMIT => {
            let limit = number(SHARED_LIMIT as u64);
            ["Adresse copiée, avec les ", &limit, " premiers documents\u{a0}: l’export les contient tous."].concat()
        }
        _ => "Adresse de la liste copiée.".to_owned(),
    }
}

/// The browser refused to copy the address.
pub const LIST_NOT_COPIED: &str = "Le navigateur a refusé la copie\u{a0}: l’export, lui, reste possible.";

/// While citations are fetched: “Citations : 3 sur 12”.
pub fn citations_so_far(done: usize, count: usize) -> String {
    ["Citations\u{a0}: ", &number(done as u64), " sur ", &number(count as u64)].concat()
}

/// The citations are in a file; of some entries there are none.
pub fn citations_done(count: usize, gone: usize) -> String {
    let mut sentence = match count {
        0 => "Aucune citation".to_owned(),
        1 => "1\u{a0}citation dans le fichier".to_owned(),
        count => number(count as u64) + "\u{a0}citations dans le fichier",
    };
    match gone {
        0 => {}
        1 => sentence.push_str("\u{202f}; 1\u{a0}document n’est plus au catalogue"),
        gone => sentence.extend(["\u{202f}; ", &number(gone as u64), "\u{a0}documents ne sont plus au catalogue"]),
    }
    sentence.push('.');
    sentence
}

/// Some citations did not come, so no file was written.
pub const NO_CITATIONS: &str =
    "Toutes les citations ne sont pas arrivées, et aucun fichier n’a été écrit\u{a0}: réessayez dans un instant.";

/// The names of files, without their endings.
pub const LIST_FILE: &str = "ma-liste";
/// See [`LIST_FILE`].
pub const DAMAGED_FILE: &str = "ma-liste-illisible";
