//! Native tests of what the product promises, one module for each room.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that panics is a test that fails"
)]

mod architecture;
mod art;
mod budgets;
mod by_hand;
mod catalogue;
mod citation;
mod donation;
mod feeds;
mod french;
mod gallery;
mod giving;
mod guides;
mod head;
mod history;
mod kept;
mod libraries;
mod listing;
mod loader;
mod loading;
mod markdown;
mod navigation;
mod pages;
mod parts;
mod pictures;
mod playback;
#[path = "../site/checks/ratchet.rs"]
mod ratchet;
mod rendered;
mod routes;
mod search;
mod shown;
mod source;
mod style;
mod suggestions;
mod support;
mod timeline;
mod words;
