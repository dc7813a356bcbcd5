//! The only room that touches the browser: one ability a file, plain values in and out, refusal as an ordinary value.
//!
//! Nothing here runs while a page is prerendered: doors are opened from effects and handlers only.

pub mod clipboard;
pub mod dismissal;
pub mod document;
pub mod files;
pub mod form;
pub mod history;
pub mod http;
pub mod intent;
pub mod join;
pub mod json;
pub mod motion;
pub mod nodes;
mod object;
pub mod observe;
pub mod scroll;
pub mod selection;
pub mod share;
pub mod sheet;
pub mod sound;
pub mod speech;
pub mod storage;
pub mod styles;
pub mod timer;
