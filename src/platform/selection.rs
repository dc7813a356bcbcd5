//! What the visitor has selected.

use leptos::prelude::{document, window};
use std::{iter::successors, mem};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Node, Range};

/// What separates blocks of text, such as paragraphs, in [`Selected`]: U+2029, the separator of paragraphs.
const BLOCK: char = '\u{2029}';

/// Elements that stand in a line of text.
const INLINE: [&str; 14] =
    ["A", "ABBR", "B", "BUTTON", "CITE", "CODE", "EM", "I", "MARK", "SPAN", "STRONG", "SUB", "SUP", "TIME"];

/// A passage, and all that the page says around it.
#[derive(Default)]
pub struct Selected {
    /// What stands before it.
    pub before: String,
    /// The passage.
    pub passage: String,
    /// What stands after it.
    pub after: String,
}

/// What is selected of the first element that fits a selector; nothing where nothing is.
pub fn inside(area: &str) -> Option<Selected> {
    let selection = window().get_selection().ok()??;
    if selection.is_collapsed() {
        return None;
    }
    let range = selection.get_range_at(0).ok()?;
    let area = document().query_selector(area).ok()??;
    let mut reader = Reader { range, area, separators: String::new(), selected: Selected::default() };
    reader.read(document().body()?.as_ref());
    let selected = reader.selected;
    (!selected.passage.is_empty()).then_some(selected)
}

struct Reader {
    range: Range,
    area: Element,
    /// Those after the text that was taken last.
    separators: String,
    selected: Selected,
}

impl Reader {
    /// Reads what is shown of an element.
    fn read(&mut self, element: &Element) {
        let bounds = element.get_bounding_client_rect();
        // A page that is drawn ahead is no part of what is shown.
        if bounds.height() == 0.0 && bounds.width() == 0.0 || element.has_attribute("data-waiting") {
            return;
        }
        let is_block = !INLINE.contains(&element.tag_name().as_str());
        self.separate(is_block);
        for node in successors(element.first_child(), Node::next_sibling) {
            match node.dyn_ref() {
                Some(element) => self.read(element),
                None if node.node_type() == Node::TEXT_NODE => self.take(&node),
                None => {}
            }
        }
        self.separate(is_block);
    }

    /// Takes a piece of text, or its part that is selected and what stands beside that.
    fn take(&mut self, node: &Node) {
        let text = node.text_content().unwrap_or_default();
        if !self.range.intersects_node(node).unwrap_or(false) || !self.area.contains(Some(node)) {
            return self.push(&text, false);
        }
        let of_node = |container: Result<Node, JsValue>, offset: Result<u32, JsValue>| {
            offset.ok().filter(|_| container.is_ok_and(|container| container == *node))
        };
        let start = of_node(self.range.start_container(), self.range.start_offset()).unwrap_or(0);
        let end = of_node(self.range.end_container(), self.range.end_offset()).unwrap_or(u32::MAX);
        let (before, rest) = split(&text, start);
        let (passage, after) = split(rest, end.saturating_sub(start));
        self.push(before, false);
        self.push(passage, true);
        self.push(after, false);
    }

    fn push(&mut self, text: &str, is_selected: bool) {
        if text.is_empty() {
            return;
        }
        let Selected { before, passage, after } = &mut self.selected;
        let part = match (is_selected, passage.is_empty()) {
            (true, _) => passage,
            (false, true) => before,
            (false, false) => after,
        };
        part.push_str(&mem::take(&mut self.separators));
        part.push_str(text);
    }

    fn separate(&mut self, is_block: bool) {
        if is_block {
            self.separators.push(BLOCK);
        }
    }
}

/// A text before and after a position that counts as JavaScript does: characters beyond U+FFFF twice.
fn split(text: &str, position: u32) -> (&str, &str) {
    let mut left = position as usize;
    let end = text.char_indices().find(|(_, char)| {
        let is_after = left == 0;
        left = left.saturating_sub(char.len_utf16());
        is_after
    });
    text.split_at_checked(end.map_or(text.len(), |(end, _)| end)).unwrap_or((text, ""))
}
