//! The rules of loading, as pure functions.

use crate::{platform::http::HttpError, text};
use leptos::wasm_split::SplitLoaderError;
use std::time::Duration;

/// The time limit of one request: twice what a page of 30 kB needs on a poor 2G network.
pub const TIMEOUT: Duration = Duration::from_secs(20);

/// How long to wait before showing progress, so that nothing flashes for a fast response.
pub const PATIENCE: Duration = Duration::from_millis(300);

/// How long a fetched page stays fresh, in milliseconds: ten minutes.
pub const FRESH_FOR: u64 = 600_000;

/// How many pages to keep: those prefetched from a long list, and the list itself for Back. About 1 MB.
pub const KEPT_PAGES: usize = 80;

/// Why a page did not load; one variant for each thing a visitor would do about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LoadError {
    /// No response in time.
    TimedOut,
    /// No connection.
    Unreachable,
    /// The server responded with an error.
    Status(u16),
    /// The response is not a page of this application.
    Unreadable,
    /// A file that the site names is missing: a new build is being published and has not fully arrived.
    Unsettled,
    /// The page is here; the code that draws it is not.
    NoCode,
}

impl From<HttpError> for LoadError {
    fn from(error: HttpError) -> Self {
        match error {
            HttpError::TimedOut => Self::TimedOut,
            HttpError::Unreachable | HttpError::Broken => Self::Unreachable,
            HttpError::Status(status) => Self::Status(status),
        }
    }
}

impl From<SplitLoaderError> for LoadError {
    fn from(_: SplitLoaderError) -> Self {
        Self::NoCode
    }
}

impl LoadError {
    /// What happened and what to do, for the visitor.
    pub fn words(&self) -> &'static str {
        match self {
            Self::TimedOut => text::LATE,
            Self::Unreachable => text::UNREACHABLE,
            Self::Status(404) => text::GONE,
            Self::Status(_) => text::BROKEN,
            Self::Unreadable => text::UNREADABLE,
            Self::Unsettled => text::UNSETTLED,
            Self::NoCode => text::NO_CODE,
        }
    }

    /// Whether a retry may succeed.
    pub fn is_passing(&self) -> bool {
        match self {
            Self::TimedOut | Self::Unreachable | Self::Unsettled | Self::NoCode => true,
            Self::Status(status) => matches!(status, 408 | 429 | 500..=599),
            Self::Unreadable => false,
        }
    }
}

/// How long to wait before the next attempt, after `tries` attempts; `None` when the visitor should decide.
pub fn pause_before_retry(error: &LoadError, tries: u32) -> Option<Duration> {
    // A request that used its full time limit is not retried automatically.
    let is_quick = error.is_passing() && *error != LoadError::TimedOut;
    (is_quick && tries < 2).then_some(Duration::from_millis(400))
}
