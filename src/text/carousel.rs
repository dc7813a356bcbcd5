//! The words of the carousel.

/// Its heading.
pub const FEATURED: &str = "À la une";

/// Its list.
pub const FEATURED_LIST: &str = "Documents à la une";

/// Its role description.
pub const CAROUSEL: &str = "carrousel";

/// The role description of a slide.
pub const SLIDE: &str = "diapositive";

/// The button to the slide before.
pub const PREVIOUS_SLIDE: &str = "Diapositive précédente";

/// The button to the slide after.
pub const NEXT_SLIDE: &str = "Diapositive suivante";

/// The list of its slides by number.
pub const CHOOSE_SLIDE: &str = "Choisir une diapositive";

/// The position of a slide: “1 sur 10”.
pub fn slide_position(number: usize, count: usize) -> String {
    [&number.to_string(), " sur ", &count.to_string()].concat()
}

/// The button to a slide: “Diapositive 3”.
pub fn slide_number(number: usize) -> String {
    ["Diapositive ", &number.to_string()].concat()
}

/// Live-region text after a requested move; autoplay is silent: “Diapositive 3 sur 10 : Titre”.
pub fn slide(number: usize, count: usize, title: &str) -> String {
    ["Diapositive ", &slide_position(number, count), "\u{a0}: ", title].concat()
}

/// The button that starts and stops autoplay.
pub fn play(is_playing: bool) -> &'static str {
    if is_playing { "Mettre en pause le défilement" } else { "Lancer le défilement" }
}
