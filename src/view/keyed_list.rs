use crate::{html::SafeHtml, platform::nodes};
use leptos::tachys::renderer::types::{Element, Node};

/// A list whose items are HTML. An item that stays from one list of results to the next keeps its node, with its picture and the focus: the
/// browser lays out only what comes, goes or moves.
pub struct KeyedList {
    list: Element,
    /// Those that the finished page has.
    first: Vec<Item>,
    shown: Vec<Item>,
}

#[derive(Clone)]
struct Item {
    /// Items with the same key look the same.
    key: String,
    node: Node,
}

impl KeyedList {
    /// The list in the finished page; the key of each item is made of the address of its first link.
    pub fn new(list: Element, key: impl Fn(&str) -> String) -> Self {
        let items = nodes::inside(&list).into_iter();
        let items = items.map(|node| Item { key: key(&nodes::first_link(&node).unwrap_or_default()), node });
        let first: Vec<Item> = items.collect();
        Self { list, shown: first.clone(), first }
    }

    /// Shows the items of the finished page.
    pub fn show_first(&mut self) {
        self.arrange(self.first.clone());
    }

    /// Shows others, given as keys and what makes their HTML.
    pub fn show<F: FnOnce() -> SafeHtml>(&mut self, items: impl Iterator<Item = (String, F)>) {
        let mut wanted = Vec::new();
        for (key, html) in items {
            let known = self.shown.iter().chain(&self.first).find(|item| item.key == key);
            wanted.push(known.cloned().unwrap_or_else(|| Item { node: nodes::first_of(&html()), key }));
        }
        self.arrange(wanted);
    }

    fn arrange(&mut self, wanted: Vec<Item>) {
        for Item { key, node } in &self.shown {
            if !wanted.iter().any(|item| item.key == *key) {
                nodes::remove(node);
            }
        }
        let mut next = self.list.first_child();
        for Item { node, .. } in &wanted {
            match next {
                Some(there) if there == *node => next = there.next_sibling(),
                _ => nodes::insert(node, &self.list, next.as_ref()),
            }
        }
        // An empty list is no list to a screen reader.
        nodes::set_flag(&self.list, "hidden", wanted.is_empty());
        self.shown = wanted;
    }
}
