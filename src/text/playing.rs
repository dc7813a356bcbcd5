//! The words of sound and film.

#[cfg(feature = "ssr")]
use super::duration;
#[cfg(feature = "ssr")]
use crate::catalogue::MediaKind;

/// What plays sound or film, or leads to where it plays: “Écouter sur exemple.fr (30 min)”.
#[cfg(feature = "ssr")]
pub fn media(kind: MediaKind, host: Option<&str>, seconds: Option<u32>) -> String {
    let act = match kind {
        MediaKind::Audio => "Écouter",
        MediaKind::Video => "Voir la vidéo",
    };
    let place = host.map(|host| [" sur ", host].concat()).unwrap_or_default();
    let length = seconds.map(|seconds| [" (", &duration(seconds), ")"].concat()).unwrap_or_default();
    [act, &place, &length].concat()
}

/// The link to a file that the page can play: “Ouvrir le fichier sur exemple.fr”.
#[cfg(feature = "ssr")]
pub fn media_file(host: Option<&str>) -> String {
    let place = host.map(|host| [" sur ", host].concat()).unwrap_or_default();
    ["Ouvrir le fichier", &place].concat()
}

/// The heading of what is said in it.
#[cfg(feature = "ssr")]
pub const TRANSCRIPT: &str = "Transcription";

/// The button that has the device read the page out.
pub const READ_OUT: &str = "Écouter cette fiche";

/// The label of the player, a landmark.
pub const PLAYER: &str = "Lecteur";

/// The skip link to it.
pub const SKIP_TO_PLAYER: &str = "Aller au lecteur";

/// The button that plays.
pub const PLAY_SOUND: &str = "Lecture";

/// The same while it plays.
pub const PAUSE_SOUND: &str = "Pause";

/// The button that goes back: its visible words, beside a sign of the style sheet, and its name.
pub const BACK: [&str; 2] = ["15\u{a0}s", "Reculer de 15\u{a0}s"];

/// The same forward.
pub const FORWARD: [&str; 2] = ["15\u{a0}s", "Avancer de 15\u{a0}s"];

/// The same among the paragraphs of what is read out; only a sign is visible.
pub const PREVIOUS_PARAGRAPH: [&str; 2] = ["", "Paragraphe précédent"];

/// See [`PREVIOUS_PARAGRAPH`].
pub const NEXT_PARAGRAPH: [&str; 2] = ["", "Paragraphe suivant"];

/// The slider.
pub const SOUND_POSITION: &str = "Position";

/// The choice of a speed.
pub const SPEED: &str = "Vitesse";

/// The button that closes the player.
pub const CLOSE_PLAYER: &str = "Fermer le lecteur";

/// The button that plays from the start again.
pub const FROM_START: &str = "Reprendre au début";

/// The browser waits for a press.
pub const PRESS_PLAY: &str = "Le navigateur attend que vous lanciez la lecture.";

/// The file cannot be played.
pub const NOT_PLAYED: &str = "Cet enregistrement n’a pas pu être lu.";

/// The device stopped reading.
pub const NOT_READ: &str = "La voix de l’appareil n’a pas pu lire cette fiche.";

/// Playing goes on where the visitor left: “Reprise à 12:34.”
pub fn resumed(seconds: u32) -> String {
    ["Reprise à ", &clock(seconds), "."].concat()
}

/// How far the device has read: “Paragraphe 3 sur 12”.
pub fn paragraph(number: usize, count: usize) -> String {
    ["Paragraphe ", &number.to_string(), " sur ", &count.to_string()].concat()
}

/// A speed: “0,75×”.
pub fn speed(speed: &str) -> String {
    [&speed.replace('.', ","), "×"].concat()
}

/// A time as clocks show it: “12:34”, “1:05:07”.
pub fn clock(seconds: u32) -> String {
    let [hours, minutes, seconds] = parts(seconds);
    let mut text = match hours {
        0 => minutes.to_string(),
        _ => {
            let mut text = hours.to_string();
            text.push(':');
            text.push_str(&two_digits(minutes));
            text
        }
    };
    text.push(':');
    text.push_str(&two_digits(seconds));
    text
}

/// A time as it is read out: “12 min 34 s”, “1 h 05 min”, “7 s”.
pub fn time(seconds: u32) -> String {
    let [hours, minutes, seconds] = parts(seconds);
    let mut text = match (hours, minutes) {
        (0, 0) => String::new(),
        (0, _) => [&minutes.to_string(), "\u{a0}min"].concat(),
        _ => [&hours.to_string(), "\u{a0}h\u{a0}", &two_digits(minutes), "\u{a0}min"].concat(),
    };
    if seconds > 0 || text.is_empty() {
        if !text.is_empty() {
            text.push('\u{a0}');
        }
        text.push_str(&seconds.to_string());
        text.push_str("\u{a0}s");
    }
    text
}

/// Where playing is in the whole, as it is read out: “12 min 34 s sur 1 h 05 min”.
pub fn position(seconds: u32, length: u32) -> String {
    [&time(seconds), " sur ", &time(length)].concat()
}

/// Hours, minutes, seconds.
fn parts(seconds: u32) -> [u32; 3] {
    [seconds / 3600, seconds / 60 % 60, seconds % 60]
}

fn two_digits(number: u32) -> String {
    let digits = number.to_string();
    if number < 10 { ["0", &digits].concat() } else { digits }
}
