//! What a person does with the site, step by step: the release build, from its real server, in the browser engine that
//! `KIOSQUE_ENGINE` names. `cargo xtask test` runs the journeys in three engines.
//!
//! Each file covers one subject; each test is one journey in a browser of its own. Journeys find parts of a page as a
//! person does, by role and name. A journey also fails if the browser complained about anything that the journey does
//! not mention itself.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a panic is how a test fails"
)]

mod support;

mod appearance;
mod at_size;
mod audit;
mod carousel;
mod chunks;
mod citing;
mod coming_back;
mod donation;
mod entry;
mod every_page;
mod foreign_changes;
mod gallery;
mod giving_way;
mod infrastructure;
mod kept;
mod keyboard;
mod listing;
mod loading;
mod navigation;
mod outline;
mod player;
mod print;
mod republished;
mod search;
mod settings;
mod sharing;
mod small_screens;
mod starting;
mod without_scripts;
