//! Where the page and its lists are scrolled to.

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollBehavior, ScrollToOptions};

/// How far the page is scrolled down, in CSS pixels.
pub fn position() -> f64 {
    window().scroll_y().unwrap_or_default()
}

/// Scrolls the page, at once.
pub fn to(position: f64) {
    window().scroll_to_with_x_and_y(0.0, position);
}

/// How far the page can be scrolled down, in CSS pixels.
pub fn limit() -> f64 {
    let height = document().document_element().map_or(0, |root| root.scroll_height() - root.client_height());
    f64::from(height)
}

/// Which child of a horizontally scrolling list stands at its start: the one whose edge is nearest, and the last one
/// when the list can scroll no further.
pub fn nearest_child(list: &Element) -> usize {
    if list.scroll_left() > 0 && list.scroll_left() + list.client_width() >= list.scroll_width() - 1 {
        return list.child_element_count().saturating_sub(1) as usize;
    }
    let start = list
        .children()
        .item(0)
        .map_or(0.0, |first| first.get_bounding_client_rect().left() + f64::from(list.scroll_left()));
    let children = list.children();
    (0..children.length())
        .filter_map(|index| Some((index, (children.item(index)?.get_bounding_client_rect().left() - start).abs())))
        .min_by(|(_, left), (_, right)| left.total_cmp(right))
        .map_or(0, |(index, _)| index as usize)
}

/// Makes inert the children of a horizontal list that are wholly out of view, so that neither the tab key nor a screen reader
/// leads to what cannot be seen. A pointer may press one that shows a part of itself, but the tab key passes it by while that is less than half,
/// or it would pull the whole list past. A child that has the focus keeps it.
pub fn keep_hidden_children_out_of_reach(list: &Element) {
    let view = list.get_bounding_client_rect();
    let focused = document().active_element();
    let children = list.children();
    let children = || (0..children.length()).filter_map(|index| children.item(index));
    // All are looked at before one is changed: a look after a change makes the browser lay out the page again.
    let extents: Vec<(f64, f64)> = children()
        .map(|child| {
            let bounds = child.get_bounding_client_rect();
            (bounds.right().min(view.right()) - bounds.left().max(view.left()), bounds.width())
        })
        .collect();
    for (child, (seen, width)) in children().zip(extents) {
        let has_focus = child.contains(focused.as_deref());
        let _ = child.toggle_attribute_with_force("inert", seen <= 0.0 && !has_focus);
        if let Ok(Some(link)) = child.query_selector("a") {
            let _ = match seen * 2.0 < width && !has_focus {
                true => link.set_attribute("tabindex", "-1"),
                false => link.remove_attribute("tabindex"),
            };
        }
    }
}

/// Scrolls a horizontal list so that one of its children stands at its start.
pub fn list_to_child(list: &Element, child: usize, is_smooth: bool) {
    let children = list.children();
    let (Some(first), Some(target)) = (children.item(0), children.item(child as u32)) else { return };
    let (Some(first), Some(target)) = (first.dyn_ref::<HtmlElement>(), target.dyn_ref::<HtmlElement>()) else { return };
    let options = ScrollToOptions::new();
    options.set_left(f64::from(target.offset_left() - first.offset_left()));
    options.set_behavior(if is_smooth { ScrollBehavior::Smooth } else { ScrollBehavior::Instant });
    list.scroll_to_with_scroll_to_options(&options);
}
