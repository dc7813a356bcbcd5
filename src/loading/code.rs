//! Code that is a chunk because few visitors ask for what it does.

use super::policy::LoadError;
use crate::{platform::nodes, text};
use futures::future::LocalBoxFuture;
use leptos::{tachys::renderer::types::Element, task::spawn_local};

/// Runs what needs code that is fetched first. If the code does not come, says so at the end of `place`; the next press tries again.
pub fn run(code: LocalBoxFuture<'static, Result<(), LoadError>>, place: Option<Element>) {
    spawn_local(async move {
        if let (Err(_), Some(place)) = (code.await, place) {
            nodes::alert(&place, text::NO_ACTION);
        }
    });
}
