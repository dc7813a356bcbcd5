//! Where the donation panel stands on the home page: at its end, which a visit may never reach. So the code of the panel is a
//! chunk that comes when it is near or reached for. Until then, and where the chunk does not come, its fields are the browser's and its
//! call is a link.
#![cfg_attr(not(feature = "ssr"), allow(unsafe_code, reason = "wasm_split declares what links the chunks"))]

use super::Donation;
#[cfg(feature = "ssr")]
use crate::components::DonationPanel;
use crate::{
    loading::policy::LoadError,
    platform::{intent, nodes, observe::Arrivals},
    text,
    view::{Later, hydrated_later, live},
};
use leptos::{prelude::*, tachys::renderer::types::Element};
use std::{cell::Cell, rc::Rc};

/// The panel, hydrated when it is wanted.
#[component]
pub fn DonationSlot(
    /// What the panel shows.
    panel: Donation,
) -> impl IntoView {
    // Whether a choice waits for the code: then it is told that it does not come.
    let is_wanted = Rc::new(Cell::new(false));
    let (wanted, data) = (is_wanted.clone(), panel.clone());
    let start = Rc::new(move |later: &Later| {
        let (owner, data, sent, wanted) = (later.owner.clone(), data.clone(), later.sent, wanted.clone());
        later.start(move |slot| async move {
            let is_hydrated = hydrate(slot.clone(), owner, data, sent).await.is_ok();
            if !is_hydrated && wanted.get() {
                nodes::alert(&slot, text::NO_ACTION);
            }
            is_hydrated
        });
    });
    let starting = start.clone();
    let later = Later::new(move |later| starting(later));
    let (slot, sent) = (later.slot, later.sent);
    live::effect(move || {
        let Some(slot) = slot.get() else { return };
        let start = {
            let (start, later) = (start.clone(), later.clone());
            move || start(&later)
        };
        let (arriving, changing, wanted) = (start.clone(), start.clone(), is_wanted.clone());
        if let (Some(panel), false) = (slot.first_element_child(), intent::is_saving_data()) {
            Arrivals::new(move |_| arriving()).watch(&panel);
        }
        nodes::listen(&slot, &["pointerover", "focusin"], move |_| start());
        nodes::listen(&slot, &["change"], move |_| {
            wanted.set(true);
            changing();
        });
    });
    view! { <div class="donation-slot" node_ref=slot>{hydrated_later!(sent, view! { <DonationPanel panel/> })}</div> }
}

/// Hydrates the panel that stands in `slot`; nothing where the page has been left meanwhile.
///
/// # Errors
/// When its code does not come.
#[cfg(not(feature = "ssr"))]
#[leptos::wasm_split::wasm_split(panel, wasm_split_path = leptos::wasm_split, fallible)]
fn hydrate(slot: Element, owner: Owner, panel: Donation, sent: StoredValue<String>) -> Result<(), LoadError> {
    use crate::{components::DonationPanel, page_data::DonationPanelData, platform::form, view::IntoBoxed};

    let Some(panel) = panel.read::<DonationPanelData>().filter(|_| slot.is_connected()) else { return Ok(()) };
    sent.with_value(|sent| form::restore(&slot, sent));
    owner.with(|| {
        let drawn = view! { <DonationPanel panel/> }.hydrate_only().take_over(slot);
        // It lives as long as the page.
        StoredValue::new_local(drawn)
    });
    Ok(())
}

/// Natively, nothing is hydrated.
#[cfg(feature = "ssr")]
async fn hydrate(_: Element, _: Owner, _: Donation, _: StoredValue<String>) -> Result<(), LoadError> {
    Ok(())
}
