//! The words around every page.

/// The skip link.
pub const SKIP_TO_CONTENT: &str = "Aller au contenu";

/// The label of the main navigation.
pub const MAIN_NAVIGATION: &str = "Navigation principale";

/// The label of the links in the footer.
pub const FOOT: &str = "Pied de page";

/// The label of the breadcrumb.
pub const BREADCRUMB: &str = "Fil d’Ariane";

/// Shown when a response takes long.
pub const LOADING: &str = "Chargement de la page";

/// Tells whoever looks into the browser's console that the application is not there.
#[cfg(feature = "ssr")]
pub const NOT_STARTED: &str = "L’application n’a pas démarré\u{202f}; la page reste utilisable.";

/// The button that tries again.
pub const RETRY: &str = "Réessayer";

/// The legend of the choice between light and dark.
pub const APPEARANCE: &str = "Apparence";
/// See [`APPEARANCE`]; follows the device.
pub const APPEARANCE_SYSTEM: &str = "Système";
/// See [`APPEARANCE`].
pub const APPEARANCE_LIGHT: &str = "Clair";
/// See [`APPEARANCE`].
pub const APPEARANCE_DARK: &str = "Sombre";

/// The check box for the “/” shortcut.
pub const SHORTCUT: &str = "Touche «\u{a0}/\u{a0}»\u{a0}: aller à la recherche";

/// Links to files of the site.
pub const FEED: &str = "Flux Atom";
/// See [`FEED`].
pub const CATALOGUE: &str = "Catalogue (JSON)";
