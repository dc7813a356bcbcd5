//! What the visitor has selected.

use super::object;
use leptos::prelude::{document, window};
use std::{iter::successors, mem};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Node};

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
    let selection = object::call(&window(), "getSelection", &[])?;
    if object::get(&selection, "isCollapsed").as_bool()? {
        return None;
    }
    let range = object::call(&selection, "getRangeAt", &[0.into()])?;
    let area = document().query_selector(area).ok()??;
    let mut reader = Reader { range, area, separators: String::new(), selected: Selected::default() };
    reader.read(document().body()?.as_ref());
    let selected = reader.selected;
    (!selected.passage.is_empty()).then_some(selected)
}

struct Reader {
    range: JsValue,
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
        let is_selected = object::call(&self.range, "intersectsNode", &[node.into()]).is_some_and(|is| is.is_truthy());
        if !is_selected || !self.area.contains(Some(node)) {
            return self.push(&text, false);
        }
        let in_node = |container: &str, offset: &str| {
            let offset = object::get(&self.range, offset).as_f64()?;
            (object::get(&self.range, container) == JsValue::from(node)).then_some(offset as u32)
        };
        let start = in_node("startContainer", "startOffset").unwrap_or(0);
        let end = in_node("endContainer", "endOffset").unwrap_or(u32::MAX);
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
