//! Fetching a file of the site.

use super::timer;
use futures::future::{Either, select};
use gloo_net::http::Request;
use std::{pin::pin, time::Duration};
use web_sys::RequestCache;

/// Why a file did not come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HttpError {
    /// No response within the time allowed.
    TimedOut,
    /// No response at all: the network is away, or the server is.
    Unreachable,
    /// A response with a status that is not a success.
    Status(u16),
    /// The response broke off.
    Broken,
}

/// Whether what the browser has kept of a file is good enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cache {
    /// As long as the host has said that it is.
    Allowed,
    /// It has turned out not to be: the host is asked.
    Bypassed,
}

/// Fetches a file as bytes; the request is given up after `timeout`.
pub async fn get(address: &str, cache: Cache, timeout: Duration) -> Result<Vec<u8>, HttpError> {
    let control = web_sys::AbortController::new().ok();
    let signal = control.as_ref().map(web_sys::AbortController::signal);
    let mode = match cache {
        Cache::Allowed => RequestCache::Default,
        Cache::Bypassed => RequestCache::Reload,
    };
    let response = pin!(async {
        let response = Request::get(address)
            .cache(mode)
            .abort_signal(signal.as_ref())
            .send()
            .await
            .map_err(|_| HttpError::Unreachable)?;
        if !response.ok() {
            return Err(HttpError::Status(response.status()));
        }
        response.binary().await.map_err(|_| HttpError::Broken)
    });
    match select(response, pin!(timer::sleep(timeout))).await {
        Either::Left((response, _)) => response,
        Either::Right(_) => {
            if let Some(control) = control {
                control.abort();
            }
            Err(HttpError::TimedOut)
        }
    }
}
