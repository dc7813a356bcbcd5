//! The rules of loading, as pure functions.

use crate::{platform::http::HttpError, text};
use std::time::Duration;

/// How long one request may take before it is given up: what a page of 30 kB needs on a poor 2G network, twice over.
pub const TIMEOUT: Duration = Duration::from_secs(20);

/// How long an answer may take before the page says that it is loading (issue: nothing flashes for a fast answer).
pub const PATIENCE: Duration = Duration::from_millis(300);

/// How long a page that was fetched stays good, in milliseconds: ten minutes.
pub const FRESH_FOR: u64 = 600_000;

/// How many pages are kept: those whose cards were looked at in a long list, and the list itself on the way back. About 1 MB.
pub const KEPT_PAGES: usize = 80;

/// Why a page did not come, one variant for each thing a visitor would do about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LoadError {
    /// No answer in time.
    TimedOut,
    /// No connection.
    Unreachable,
    /// The server answered with an error.
    Status(u16),
    /// The answer is not a page of this application.
    Unreadable,
    /// A file is missing that the site names: it is just being published, and not all of it has arrived.
    Unsettled,
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

impl LoadError {
    /// What happened and what to do, in words.
    pub fn words(&self) -> &'static str {
        match self {
            Self::TimedOut => text::LATE,
            Self::Unreachable => text::UNREACHABLE,
            Self::Status(404) => text::GONE,
            Self::Status(_) => text::BROKEN,
            Self::Unreadable => text::UNREADABLE,
            Self::Unsettled => text::UNSETTLED,
        }
    }

    /// Whether another try may go better.
    pub fn is_passing(&self) -> bool {
        match self {
            Self::TimedOut | Self::Unreachable | Self::Unsettled => true,
            Self::Status(status) => matches!(status, 408 | 429 | 500..=599),
            Self::Unreadable => false,
        }
    }
}

/// How long to wait before trying again, after so many tries; nothing when the visitor should decide.
pub fn pause_before_retry(error: &LoadError, tries: u32) -> Option<Duration> {
    // A request that already took its full time is not repeated unasked.
    let is_quick = error.is_passing() && *error != LoadError::TimedOut;
    (is_quick && tries < 2).then_some(Duration::from_millis(400))
}
