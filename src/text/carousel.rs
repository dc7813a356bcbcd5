//! The words of the carousel.

/// Its heading.
pub const FEATURED: &str = "À la une";

/// Its list.
pub const FEATURED_LIST: &str = "Documents à la une";

/// What it is, as a screen reader says it.
pub const CAROUSEL: &str = "carrousel";

/// What each of its items is, as a screen reader says it.
pub const SLIDE: &str = "diapositive";

/// Moves it back.
pub const PREVIOUS_SLIDE: &str = "Diapositive précédente";

/// Moves it on.
pub const NEXT_SLIDE: &str = "Diapositive suivante";

/// The list of its slides by number.
pub const CHOOSE_SLIDE: &str = "Choisir une diapositive";

/// The place of one thing among several: “1 sur 10”.
pub fn place(number: usize, count: usize) -> String {
    [&number.to_string(), " sur ", &count.to_string()].concat()
}

/// What shows a slide of the carousel: “Diapositive 3”.
pub fn slide_number(number: usize) -> String {
    ["Diapositive ", &number.to_string()].concat()
}

/// Says which slide the carousel shows now: “Diapositive 3 sur 10 : Titre”.
pub fn slide(number: usize, count: usize, title: &str) -> String {
    ["Diapositive ", &place(number, count), "\u{a0}: ", title].concat()
}

/// What the carousel's button does.
pub fn play(is_playing: bool) -> &'static str {
    if is_playing { "Mettre en pause le défilement" } else { "Lancer le défilement" }
}
