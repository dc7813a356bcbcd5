use crate::platform::form;
use leptos::{html, prelude::*, tachys::renderer::types::Element, task::spawn_local};
use std::{cell::Cell, rc::Rc};

/// An element whose content is hydrated once it is wanted, for the code that does so comes later:
/// [`hydrated_later!`](crate::view::hydrated_later) stands in it.
#[derive(Clone)]
pub struct Later {
    /// The element.
    pub slot: NodeRef<html::Div>,
    /// Its content as the build wrote it: translators and extensions may change it until it is hydrated.
    pub sent: StoredValue<String>,
    /// What owns the view to come.
    pub owner: Owner,
    is_started: Rc<Cell<bool>>,
}

impl Later {
    /// A part of the page that is hydrated later, at the latest when the focus is in it.
    pub fn new(hydrate: impl Fn(&Self) + 'static) -> Self {
        let later = Self {
            slot: NodeRef::new(),
            sent: StoredValue::new(String::new()),
            owner: Owner::new(),
            is_started: Rc::default(),
        };
        let found = later.clone();
        super::live::effect(move || {
            let Some(slot) = found.slot.get() else { return };
            // The visitor may have been quicker than the application.
            if form::has_focus(&slot) {
                hydrate(&found);
            }
        });
        later
    }

    /// Hydrates what stands in the element, once, by a future that tells whether it did. Where it did not, the next call tries again.
    pub fn start<F: Future<Output = bool> + 'static>(&self, hydrate: impl FnOnce(Element) -> F) {
        let (Some(slot), false) = (self.slot.get_untracked(), self.is_started.replace(true)) else { return };
        let (is_started, hydrated) = (self.is_started.clone(), hydrate(slot.into()));
        spawn_local(async move { is_started.set(hydrated.await) });
    }
}
