//! Copying the citation, and showing it in another style.

use super::{STYLE, report, say};
use crate::{
    html::SafeHtml,
    loading,
    platform::{clipboard, nodes, storage, styles},
    routes, text,
};
use futures::future::join;
use leptos::{tachys::renderer::types::Element, task::spawn_local};

/// The link to the other styles.
const STYLES: &str = ":scope > a";

/// What says that the other styles are on the page, or on their way.
const ASKED: &str = "data-asked";

/// Copies the citation that is shown.
pub fn copy(actions: Element) {
    if let Some(shown) = shown(&actions) {
        report(actions, text::CITATION_COPIED, async move { clipboard::copy_content(&shown).await });
    }
}

/// Makes a button of the link to the other styles: it offers them in place. Until then, and where this code does not come, the link
/// leads to a page of them.
pub fn take_over(actions: &Element) {
    let Some(link) = nodes::find(actions, STYLES).filter(|link| !link.has_attribute("role")) else { return };
    nodes::set(&link, "role", "button");
    let (button, actions) = (link.clone(), actions.clone());
    nodes::listen(&link, &["click"], move |event| {
        if !nodes::is_for_browser(&event) {
            event.prevent_default();
            offer_styles(actions.clone(), true);
        }
    });
    // As on any button: of itself the key scrolls.
    nodes::listen(&link, &["keydown"], move |event| {
        if nodes::is_key(&event, " ") {
            event.prevent_default();
            nodes::click(&button);
        }
    });
}

/// Shows the choice of a style, on the one that the device remembers; `is_wanted` if the visitor asked for it just now.
pub fn offer_styles(actions: Element, is_wanted: bool) {
    if nodes::around(&actions, "[data-asked]").is_some() {
        return;
    }
    nodes::set_flag(&actions, ASKED, true);
    say(&actions, "", "status");
    spawn_local(async move {
        let choice = material(&actions, ".citation-styles").await;
        // The visitor may have gone to another page meanwhile.
        if !nodes::is_in_document(&actions) {
            return;
        }
        let Some(choice) = choice else {
            nodes::set_flag(&actions, ASKED, false);
            if is_wanted {
                say(&actions, text::NO_STYLES, "alert");
            }
            return;
        };
        if let Some(button) = nodes::find(&actions, STYLES) {
            nodes::set_flag(&button, "hidden", true);
        }
        nodes::insert(&choice, &actions, None);
        let remembered = storage::get(STYLE).unwrap_or_default().replace(['"', '\\'], "");
        let choices = ["input[value=\"", &remembered, "\"]"].concat();
        if let Some(choice) = nodes::find(&actions, &choices) {
            nodes::click(&choice);
        }
        if is_wanted {
            nodes::focus(&actions, ":checked");
        }
    });
}

/// Shows the citation in the style that was chosen, and remembers the style.
pub fn choose(actions: &Element) {
    let Some(choice) = nodes::find(actions, ":checked") else { return };
    let chosen = nodes::around(&choice, "div").and_then(|choice| nodes::find(&choice, "p"));
    if let (Some(chosen), Some(shown)) = (chosen, shown(actions)) {
        nodes::copy_content(&chosen, &shown);
    }
    match choice.get_attribute("value") {
        Some(style) if !style.is_empty() => {
            storage::set(STYLE, &style);
        }
        _ => storage::remove(STYLE),
    }
}

/// The element that fits a selector, of those that the build has written into a file for the buttons; nothing if the file does not
/// come. Its styles have come, too.
pub async fn material(actions: &Element, selector: &str) -> Option<Element> {
    let citation = nodes::find(&section(actions)?, "[download]")?.get_attribute("href")?;
    let (html, ()) = join(html(routes::actions_beside(&citation)), styles::load_on_demand()).await;
    nodes::find(&nodes::read(&html?)?, selector)
}

async fn html(address: String) -> Option<SafeHtml> {
    loading::file(&address).await.ok()?.read()
}

fn section(actions: &Element) -> Option<Element> {
    nodes::around(actions, ".citation")
}

/// The element that shows the citation.
fn shown(actions: &Element) -> Option<Element> {
    nodes::find(&section(actions)?, ".citation__text")
}
