//! What the device remembers for this site.

use leptos::prelude::window;

/// Whether the device stores anything for this site.
pub fn is_allowed() -> bool {
    matches!(window().local_storage(), Ok(Some(_)))
}

/// Reads a stored value; `None` when there is none, or storage is missing or forbidden.
pub fn get(key: &str) -> Option<String> {
    window().local_storage().ok()??.get_item(key).ok()?
}

/// Stores a value; whether the device kept it.
pub fn set(key: &str, value: &str) -> bool {
    matches!(window().local_storage(), Ok(Some(storage)) if storage.set_item(key, value).is_ok())
}

/// Forgets a value.
pub fn remove(key: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.remove_item(key);
    }
}
