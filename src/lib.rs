//! Kiosque: one JSON catalogue becomes a finished static site, and an application that takes it over.
//!
//! The rooms, in reading order; each may use only those named beside it, and never one that stands after it
//! (`tests/suite/architecture.rs` holds this):
//!
//! - [`catalogue`] – what a catalogue is, and reading one: nothing of ours.
//! - [`routes`] – every address of the site, spelled here and nowhere else: `catalogue`.
//! - [`art`] – cover art made by code, as SVG and as share cards; native only: nothing of ours.
//! - [`html`] – HTML that may stand in a page as it is, from texts, CommonMark and cover art: `catalogue`, `routes`, `art`.
//! - [`listing`] – from a question to one page of results: `catalogue`, `routes`.
//! - [`search`] – from words to ranked entries: `html`.
//! - [`donation`] – from a choice to its real cost and the payment page: `catalogue`, `routes`.
//! - [`kept`] – the reading list, as it is stored and shared: `catalogue`, `routes`.
//! - [`playback`] – what is heard: positions, speeds, and reading a page out: nothing of ours.
//! - [`text`] – every word of the interface: `catalogue`, `listing`, `donation`, `kept`.
//! - [`citation`] – an entry as a sentence, in other styles, and for reference managers: `catalogue`, `text`.
//! - [`picture`] – the sizes of a catalogue's own pictures; native only: nothing of ours.
//! - [`page_data`] – what one address shows, as plain values that travel as JSON: all above but `listing`.
//! - [`head`] – what machines read of a page; native only: `catalogue`, `routes`, `html`, `text`, `citation`, `art`, `page_data`.
//! - [`platform`] – the only room that touches the browser: `html`.
//! - [`view`] – what stands between Leptos and the document: `html`, `platform`.
//! - [`loading`] – getting page data: `routes`, `listing`, `search`, `text`, `page_data`, `platform`.
//! - [`components`] – the parts of pages: all above but `loading`.
//! - [`pages`] – one file per kind of page: all above.
//! - [`app`] – the frame, and the way from one page to the next: all above.
//! - [`prerender`] – catalogue to files, as values; native only, touches no disk: all above.
//! - [`gallery`] – every part in every state, for whoever changes one; native only: all above.

pub mod app;
#[cfg(feature = "ssr")]
pub mod art;
pub mod catalogue;
#[cfg(feature = "ssr")]
pub mod citation;
pub mod components;
pub mod donation;
#[cfg(feature = "ssr")]
pub mod gallery;
#[cfg(feature = "ssr")]
pub mod head;
pub mod html;
pub mod kept;
pub mod listing;
pub mod loading;
pub mod page_data;
pub mod pages;
#[cfg(feature = "ssr")]
pub mod picture;
pub mod platform;
pub mod playback;
#[cfg(feature = "ssr")]
pub mod prerender;
pub mod routes;
pub mod search;
pub mod text;
pub mod view;
