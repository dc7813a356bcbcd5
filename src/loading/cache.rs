//! The pages that are here, and those on their way.

use super::policy::{FRESH_FOR, KEPT_PAGES, LoadError};
use crate::platform::timer;
use futures::channel::oneshot::{Receiver, Sender, channel};
use std::{cell::RefCell, sync::Arc};

type Answer = Result<Arc<str>, LoadError>;

/// What is known of a page.
pub enum Found {
    /// It is here and still good.
    Ready(Arc<str>),
    /// It is on its way.
    Awaited(Receiver<Answer>),
    /// Nobody asked for it.
    Missing,
}

struct Slot {
    path: String,
    state: SlotState,
}

enum SlotState {
    Ready { page: Arc<str>, since: u64 },
    Awaited(Vec<Sender<Answer>>),
}

thread_local! {
    /// The pages in the order they were asked for, oldest first; few enough to search one by one.
    static SLOTS: RefCell<Vec<Slot>> = const { RefCell::new(Vec::new()) };
}

/// Looks for a page.
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

/// Says that a page is on its way.
pub fn announce(path: &str) {
    put(path, SlotState::Awaited(Vec::new()));
}

/// Keeps an answer, if it is a page, and tells it to all who wait.
pub fn settle(path: &str, answer: &Answer) {
    let before = match answer {
        Ok(page) => put(path, SlotState::Ready { page: page.clone(), since: timer::now() }),
        Err(_) => take(path),
    };
    if let Some(SlotState::Awaited(senders)) = before {
        for sender in senders {
            // Whoever no longer waits does not need to know.
            let _ = sender.send(answer.clone());
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
