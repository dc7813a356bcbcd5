//! The pages in memory, and the requests under way.

use super::policy::{FRESH_FOR, KEPT_PAGES, LoadError};
use crate::platform::timer;
use futures::channel::oneshot::{Receiver, Sender, channel};
use std::{cell::RefCell, sync::Arc};

type Fetched = Result<Arc<str>, LoadError>;

/// The cache's state for one page.
pub enum Found {
    /// Cached and still fresh.
    Ready(Arc<str>),
    /// Requested; the page will come through the channel.
    Awaited(Receiver<Fetched>),
    /// Not cached, not requested.
    Missing,
}

struct Slot {
    path: String,
    state: SlotState,
}

enum SlotState {
    Ready { page: Arc<str>, since: u64 },
    Awaited(Vec<Sender<Fetched>>),
}

thread_local! {
    /// Pages in the order of their requests, oldest first; few enough for a linear search.
    static SLOTS: RefCell<Vec<Slot>> = const { RefCell::new(Vec::new()) };
}

/// Looks a page up.
pub fn find(path: &str) -> Found {
    SLOTS.with_borrow_mut(|slots| {
        let Some(slot) = slots.iter_mut().find(|slot| slot.path == path) else { return Found::Missing };
        match &mut slot.state {
            SlotState::Ready { page, since } if timer::now().saturating_sub(*since) < FRESH_FOR => {
                Found::Ready(page.clone())
            }
            SlotState::Ready { .. } => Found::Missing,
            SlotState::Awaited(senders) => {
                let (sender, receiver) = channel();
                senders.push(sender);
                Found::Awaited(receiver)
            }
        }
    })
}

/// Marks a page as requested.
pub fn announce(path: &str) {
    put(path, SlotState::Awaited(Vec::new()));
}

/// Caches a page, or drops an error, and passes it to everyone who waits.
pub fn settle(path: &str, fetched: &Fetched) {
    let before = match fetched {
        Ok(page) => put(path, SlotState::Ready { page: page.clone(), since: timer::now() }),
        Err(_) => take(path),
    };
    if let Some(SlotState::Awaited(senders)) = before {
        for sender in senders {
            // The receiver may be gone; that is fine.
            let _ = sender.send(fetched.clone());
        }
    }
}

fn put(path: &str, state: SlotState) -> Option<SlotState> {
    let before = take(path);
    SLOTS.with_borrow_mut(|slots| {
        slots.push(Slot { path: path.to_owned(), state });
        if slots.len() > KEPT_PAGES
            && let Some(oldest) = slots.iter().position(|slot| matches!(slot.state, SlotState::Ready { .. }))
        {
            slots.remove(oldest);
        }
    });
    before
}

fn take(path: &str) -> Option<SlotState> {
    SLOTS.with_borrow_mut(|slots| {
        let index = slots.iter().position(|slot| slot.path == path)?;
        Some(slots.remove(index).state)
    })
}
