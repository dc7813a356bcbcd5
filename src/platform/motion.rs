//! Whether the visitor asked for less motion.

use leptos::prelude::window;

/// Whether the visitor asked the device for less motion.
pub fn is_reduced() -> bool {
    matches!(window().match_media("(prefers-reduced-motion: reduce)"), Ok(Some(query)) if query.matches())
}
