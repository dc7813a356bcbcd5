//! What is heard, as plain values: where a visitor left a recording, at what speed it plays, and how the device reads a page out.
//!
//! It knows no browser and no clock: `app` performs what it says.

mod positions;
mod reading;
mod sentences;

pub use positions::Positions;
pub use reading::{Action, Event, Reading};
pub use sentences::sentences;

/// How far one press goes back or forward, in seconds.
pub const STEP: u32 = 15;

/// The speeds to choose from, as a browser takes them.
pub const SPEEDS: [&str; 6] = ["0.75", "1", "1.25", "1.5", "1.75", "2"];

/// The speed that nobody has to choose.
pub const NORMAL_SPEED: &str = "1";

/// The speed that the device remembers, where it is one of ours.
pub fn speed(remembered: Option<&str>) -> &'static str {
    SPEEDS.into_iter().find(|speed| Some(*speed) == remembered).unwrap_or(NORMAL_SPEED)
}
