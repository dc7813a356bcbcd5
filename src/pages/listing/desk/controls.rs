//! What a visitor does with the fields of a list, and what comes of it.

use super::Desk;
use crate::{
    components::FEW_OPTIONS,
    listing::{GroupKind, ListingQuery, Sort},
    loading::library,
    pages::listing::filters,
    platform::{document, nodes, sheet, timer},
};
use leptos::{ev, tachys::renderer::types::Element};
use std::{rc::Rc, time::Duration};

/// How long typing rests before the question is asked again.
const REST: Duration = Duration::from_millis(120);

impl Desk {
    /// Listens to the fields.
    pub(super) fn listen(self: &Rc<Self>) {
        self.hear_of(&self.tools, &["pointerover", "focusin"], |desk, event| {
            desk.prepare(false);
            if event.type_() == "focusin" && nodes::target(event, "form[role]").is_some() {
                desk.prepare(true);
            }
        });
        self.hear_of(&self.tools, &["submit"], |_, event| {
            if nodes::target(event, "[role]").is_some() {
                event.prevent_default();
            }
        });
        self.hear_of(&self.tools, &["input"], |desk, event| {
            if let Some(field) = nodes::target(event, "[type=search]") {
                desk.type_words(nodes::value(&field).trim().to_owned());
            }
        });
        self.hear_of(&self.tools, &["change"], |desk, event| {
            if let Some(field) = nodes::target(event, "select, [type=checkbox]") {
                desk.choose(&field);
            }
        });
        self.hear_of(&self.tools, &["click"], |desk, event| {
            if let Some(part) = nodes::target(event, "summary, button[value]")
                && desk.press(&part)
            {
                event.prevent_default();
            }
        });
        self.hear_of(&self.section, &["click"], |desk, event| {
            if nodes::target(event, "button[value=retry]").is_some() {
                desk.retry();
            }
        });
    }

    /// Acts on events. What listens to a page must not keep it: its nodes would never be freed.
    fn hear_of(self: &Rc<Self>, element: &Element, events: &[&str], act: fn(&Rc<Self>, &ev::Event)) {
        let desk = Rc::downgrade(self);
        nodes::listen(element, events, move |event| {
            if let Some(desk) = desk.upgrade() {
                act(&desk, &event);
            }
        });
    }

    /// Fetches ahead what a question will need, once.
    fn prepare(&self, has_words: bool) {
        let is_prepared = if has_words { &self.is_prepared_for_words } else { &self.is_prepared };
        if !is_prepared.replace(true) {
            library::prefetch(has_words);
        }
    }

    /// Asks for words once typing rests. By then the field may say the question of a filter that was ticked meanwhile.
    fn type_words(self: &Rc<Self>, words: String) {
        let desk = self.clone();
        let later = timer::after(REST, move || {
            let before = desk.question();
            // Without words nothing is more relevant than the rest.
            let sort = before.sort.filter(|sort| *sort != Sort::Relevance || !words.is_empty());
            desk.ask_anew(ListingQuery { words, sort, page: 1, ..before }, true);
        });
        if let Some(before) = self.typing.replace(later) {
            before.clear();
        }
    }

    /// What has been chosen in a field: an order, or a filter.
    fn choose(self: &Rc<Self>, field: &Element) {
        let value = nodes::value(field);
        let group = nodes::around(field, filters::GROUP).and_then(|group| group.get_attribute("name"));
        match group {
            None => self.ask_anew(ListingQuery { sort: Sort::parse(&value), page: 1, ..self.question() }, false),
            Some(group) => self.toggle(&group, &value),
        }
    }

    /// Turns a filter on or off.
    fn toggle(self: &Rc<Self>, group: &str, name: &str) {
        if let Some(kind) = GroupKind::parse(group) {
            self.ask_anew(self.question().toggled(kind, name), false);
        }
    }

    /// What is done with a button, or with the disclosure of the filters; whether the browser has nothing more to do.
    fn press(self: &Rc<Self>, part: &Element) -> bool {
        let Some(value) = part.get_attribute("value") else { return sheet::open(&self.tools) };
        match (value.as_str(), value.split_once('=')) {
            ("more", _) => self.show_whole(part),
            ("see", _) => {
                sheet::close(&self.tools);
                document::lead_to("#resultats");
            }
            ("clear", _) => {
                let ListingQuery { words, sort, .. } = self.question();
                keep_focus_in_tools();
                self.ask_anew(ListingQuery { words, sort, ..ListingQuery::default() }, false);
            }
            (_, Some((group, name))) => {
                keep_focus_in_tools();
                self.toggle(group, name);
            }
            _ => {}
        }
        false
    }

    /// Shows all options of the group around a button.
    fn show_whole(&self, button: &Element) {
        let Some(group) = nodes::around(button, filters::GROUP) else { return };
        let Some(kind) = group.get_attribute("name").and_then(|name| GroupKind::parse(&name)) else { return };
        let mut is_whole = self.is_whole.get();
        if let Some(is_whole) = is_whole.get_mut(kind as usize) {
            *is_whole = true;
        }
        self.is_whole.set(is_whole);
        filters::show_whole(&group, self.results.borrow().options(kind), FEW_OPTIONS);
    }
}

/// The button that is pressed goes away with its filter: the focus stays beside it.
fn keep_focus_in_tools() {
    document::focus(filters::SUMMARY);
}
