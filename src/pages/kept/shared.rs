//! A list that the address shares. It is shown, and added only when the visitor wants it.

use super::{
    details::{self, Details, page_of},
    marks::refresh,
    memory, notice,
};
use crate::{
    kept::{Item, Merged, ReadingList, Shared},
    platform::{document, join, nodes},
    text,
};
use leptos::{tachys::renderer::types::Element, task::spawn_local};
use std::cell::RefCell;

/// How many pages are requested at once.
const AT_ONCE: usize = 6;

#[derive(Default)]
struct State {
    /// The fragment that is shown.
    fragment: String,
    /// Its entries that the catalogue has.
    found: Vec<Item>,
    /// How many it does not have.
    missing: usize,
    /// Whether some did not come.
    is_late: bool,
    /// Whether all were asked for.
    is_whole: bool,
}

thread_local! {
    static STATE: RefCell<State> = RefCell::default();
}

/// Shows what the address shares, if that is not what is shown.
pub fn show(desk: &Element) {
    let Some(section) = nodes::find(desk, ".kept__shared") else { return };
    let fragment = document::fragment();
    let is_shown = STATE.with_borrow(|state| state.fragment == fragment) && section.has_attribute("data-shown");
    if !is_shown {
        STATE.set(State { fragment: fragment.clone(), ..State::default() });
        let shared = Shared::read(&fragment);
        nodes::set_flag(&section, "hidden", shared.is_none());
        nodes::set_flag(&section, "data-shown", true);
        if let Some(shared) = shared {
            spawn_local(fetch(section.clone(), shared, fragment));
        }
    }
    say(&section);
}

/// Fetches again what did not come.
pub fn retry() {
    STATE.with_borrow_mut(|state| state.fragment.clear());
    refresh();
}

/// Adds the entries to the list.
pub fn keep() {
    let found: Vec<Item> = STATE.with_borrow(|state| state.found.clone());
    let add =
        |list: &mut ReadingList| found.into_iter().map(|item| list.add(item)).fold(Merged::default(), Merged::and);
    match memory::change(add) {
        Ok(merged) => notice::say(&text::merged(merged)),
        Err(trouble) => notice::warn(&trouble.words()),
    }
    refresh();
    document::focus(".kept__count");
}

async fn fetch(section: Element, shared: Shared, fragment: String) {
    let Some(items) = nodes::find(&section, "ol") else { return };
    nodes::set_text(&items, "");
    STATE.with_borrow_mut(|state| state.missing = shared.unreadable);
    for ids in shared.ids.chunks(AT_ONCE) {
        let fetched = join::all(ids.iter().map(details::fetch)).await;
        if STATE.with_borrow(|state| state.fragment != fragment) {
            return;
        }
        for fetched in fetched {
            match fetched {
                Ok(Details { item, .. }) => {
                    add(&items, &item);
                    STATE.with_borrow_mut(|state| state.found.push(item));
                }
                Err(error) if details::is_gone(error) => STATE.with_borrow_mut(|state| state.missing += 1),
                Err(_) => STATE.with_borrow_mut(|state| state.is_late = true),
            }
        }
    }
    STATE.with_borrow_mut(|state| state.is_whole = true);
    say(&section);
}

fn add(items: &Element, item: &Item) {
    let link = nodes::add(items, "li", "").and_then(|entry| nodes::add(&entry, "a", &item.title));
    if let Some(link) = link {
        nodes::set(&link, "href", &page_of(&item.id));
        if let Some(language) = &item.language {
            nodes::set(&link, "lang", language);
        }
    }
}

/// Says what is there, and what can be done with it.
fn say(section: &Element) {
    let Ok(list) = memory::read() else { return };
    STATE.with_borrow(|state| {
        let known = state.found.iter().filter(|item| list.position(&item.id).is_some()).count();
        let mut about = match state.is_whole {
            true => text::shared(state.found.len(), known, state.missing),
            false => text::SHARED_ON_ITS_WAY.to_owned(),
        };
        if state.is_late {
            about.extend([" ", text::SHARED_LATE]);
        }
        if let Some(place) = nodes::find(section, ".kept__shared-about")
            && nodes::text(&place) != about
        {
            nodes::set_text(&place, &about);
        }
        for (act, is_offered) in [
            ("keep-shared", state.is_whole && known < state.found.len()),
            ("retry-shared", state.is_whole && state.is_late),
        ] {
            if let Some(button) = nodes::find(section, &["[data-do=", act, "]"].concat()) {
                nodes::set_flag(&button, "hidden", !is_offered);
            }
        }
    });
}
