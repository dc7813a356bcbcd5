//! The words around every page.

/// Leads a keyboard past the head of the page.
pub const SKIP_TO_CONTENT: &str = "Aller au contenu";

/// The main navigation, as a landmark.
pub const MAIN_NAVIGATION: &str = "Navigation principale";

/// The links at the foot of the page, as a landmark.
pub const FOOT: &str = "Pied de page";

/// The way from the home page to this one, as a landmark.
pub const BREADCRUMB: &str = "Fil d’Ariane";

/// An answer takes long.
pub const LOADING: &str = "Chargement de la page";

/// Tells whoever looks into the browser's console that the application is not there.
#[cfg(feature = "ssr")]
pub const NOT_STARTED: &str = "L’application n’a pas démarré\u{202f}; la page reste utilisable.";

/// Tries again what went wrong.
pub const RETRY: &str = "Réessayer";

/// The choice between light and dark.
pub const APPEARANCE: &str = "Apparence";
/// See [`APPEARANCE`]; as the device has it.
pub const APPEARANCE_SYSTEM: &str = "Système";
/// See [`APPEARANCE`].
pub const APPEARANCE_LIGHT: &str = "Clair";
/// See [`APPEARANCE`].
pub const APPEARANCE_DARK: &str = "Sombre";

/// Switches off the key that leads to the search.
pub const SHORTCUT: &str = "Touche «\u{a0}/\u{a0}»\u{a0}: aller à la recherche";

/// Files of the site, as links have them.
pub const FEED: &str = "Flux Atom";
/// See [`FEED`].
pub const CATALOGUE: &str = "Catalogue (JSON)";
