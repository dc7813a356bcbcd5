//! Fetches page data: what to retry, what to keep, what to tell the visitor meanwhile.

mod cache;
pub mod code;
pub mod library;
pub mod policy;

use crate::{
    platform::{
        http::{self, Cache},
        json::Parsed,
        timer,
    },
    routes,
};
use policy::LoadError;
use std::sync::Arc;

/// The JSON of the page at `path`, cached or fetched. Concurrent calls share one request.
///
/// # Errors
/// The error of the last attempt that [`policy::pause_before_retry`] allows.
pub async fn page(path: &str) -> Result<Arc<str>, LoadError> {
    match cache::find(path) {
        cache::Found::Ready(page) => Ok(page),
        cache::Found::Awaited(page) => page.await.unwrap_or(Err(LoadError::Unreachable)),
        cache::Found::Missing => {
            cache::announce(path);
            let fetched = fetch_text(&routes::data_beside(path), Cache::Allowed).await.map(Arc::from);
            cache::settle(path, &fetched);
            fetched
        }
    }
}

/// The JSON of the file at `address`.
///
/// # Errors
/// As for [`page`].
pub async fn file(address: &str) -> Result<Parsed, LoadError> {
    Parsed::parse(&fetch_text(address, Cache::Allowed).await?).ok_or(LoadError::Unreadable)
}

/// The text of the file at `address`.
///
/// # Errors
/// As for [`page`].
pub async fn text(address: &str) -> Result<String, LoadError> {
    fetch_text(address, Cache::Allowed).await
}

async fn fetch_text(address: &str, cache: Cache) -> Result<String, LoadError> {
    String::from_utf8(fetch_bytes(address, cache).await?).map_err(|_| LoadError::Unreadable)
}

/// Fetches a file, retrying as [`policy::pause_before_retry`] says.
async fn fetch_bytes(address: &str, cache: Cache) -> Result<Vec<u8>, LoadError> {
    let mut tries = 0;
    loop {
        let response = http::get(address, cache, policy::TIMEOUT).await.map_err(LoadError::from);
        tries += 1;
        match response.as_ref().err().and_then(|error| policy::pause_before_retry(error, tries)) {
            Some(pause) => timer::sleep(pause).await,
            None => return response,
        }
    }
}
