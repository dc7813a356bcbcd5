//! The rules of loading: what is retried, and which errors may pass.

use kiosque::{
    loading::policy::{FRESH_FOR, KEPT_PAGES, LoadError, PATIENCE, TIMEOUT, pause_before_retry},
    platform::http::HttpError,
};

/// Every way in which a page may fail to load, and whether a retry may help.
const ERRORS: [(LoadError, bool); 15] = [
    (LoadError::TimedOut, true),
    (LoadError::Unreachable, true),
    (LoadError::Status(408), true),
    (LoadError::Status(429), true),
    (LoadError::Status(500), true),
    (LoadError::Status(503), true),
    (LoadError::Status(599), true),
    (LoadError::Status(301), false),
    (LoadError::Status(400), false),
    (LoadError::Status(403), false),
    (LoadError::Status(404), false),
    (LoadError::Status(410), false),
    (LoadError::Status(600), false),
    (LoadError::Unreadable, false),
    (LoadError::Unsettled, true),
];

#[test]
fn a_busy_server_or_a_lost_connection_is_passing_and_a_missing_page_is_not() {
    for (error, is_passing) in ERRORS {
        assert_eq!(error.is_passing(), is_passing, "{error:?}");
    }
}

#[test]
fn only_a_quick_failure_that_may_pass_is_retried() {
    for (error, is_passing) in ERRORS {
        let is_retried = is_passing && error != LoadError::TimedOut;
        assert_eq!(pause_before_retry(&error, 1).is_some(), is_retried, "{error:?}");
        for tries in [2, 3, u32::MAX] {
            assert_eq!(pause_before_retry(&error, tries), None, "{error:?} after {tries} tries");
        }
    }
}

#[test]
fn a_retry_waits_a_moment_but_not_so_long_that_the_page_seems_stuck() {
    let pause = pause_before_retry(&LoadError::Unreachable, 1).unwrap();
    assert!(!pause.is_zero() && pause.as_millis() < 1_000, "{pause:?}");
}

#[test]
fn a_response_is_called_slow_after_three_hundred_milliseconds() {
    assert_eq!(PATIENCE.as_millis(), 300);
    assert!(TIMEOUT > PATIENCE);
}

#[test]
fn cached_pages_expire_and_stay_few() {
    assert!((60_000..=3_600_000).contains(&FRESH_FOR));
    assert!((2..=200).contains(&KEPT_PAGES));
}

#[test]
fn what_the_network_says_becomes_what_a_visitor_can_act_on() {
    assert_eq!(LoadError::from(HttpError::TimedOut), LoadError::TimedOut);
    assert_eq!(LoadError::from(HttpError::Unreachable), LoadError::Unreachable);
    assert_eq!(LoadError::from(HttpError::Broken), LoadError::Unreachable);
    assert_eq!(LoadError::from(HttpError::Status(503)), LoadError::Status(503));
}

#[test]
fn a_visitor_is_told_to_try_again_only_where_that_can_help() {
    for (error, is_passing) in ERRORS {
        let words = error.words();
        assert!(words.ends_with('.') && words.contains(' '), "{words}");
        // Statuses that only a broken server sends share the message of its other errors.
        if is_passing || matches!(error, LoadError::Status(404) | LoadError::Unreadable) {
            assert_eq!(words.to_lowercase().contains("réessayez"), is_passing, "{error:?}: {words}");
        }
    }
}
