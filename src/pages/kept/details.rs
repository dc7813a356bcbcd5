//! What the site says of an entry in the list, read from the data of its page.

use super::marks::address;
use crate::{
    catalogue::EntryId,
    kept::Item,
    loading::{self, policy::LoadError},
    pages,
    platform::nodes,
    routes::{DOCUMENTS, named},
};
use leptos::tachys::renderer::types::Element;

/// What the site says of an entry.
pub struct Details {
    /// As the list has it, without a note.
    pub item: Item,
    /// Kind, date and people, in words.
    pub about: String,
    /// How to cite it, as a sentence.
    pub reference: String,
}

/// Fetches what the site says of an entry.
///
/// # Errors
/// As [`loading::page`]; the entry is gone when [`is_gone`] says so.
pub async fn fetch(id: &EntryId) -> Result<Details, LoadError> {
    let page = loading::page(&page_of(id)).await?;
    let markup = pages::read(&page).map(|page| page.markup).ok_or(LoadError::Unreadable)?;
    nodes::read(&markup).and_then(|page| read(&page, id)).ok_or(LoadError::Unreadable)
}

/// Whether the catalogue no longer has the entry.
pub fn is_gone(error: LoadError) -> bool {
    matches!(error, LoadError::Status(404 | 410))
}

/// The path of an entry's page.
pub fn page_of(id: &EntryId) -> String {
    address(&named(DOCUMENTS, id.as_str()))
}

fn read(page: &Element, id: &EntryId) -> Option<Details> {
    let title = nodes::find(page, "h1")?;
    let people: Vec<String> = nodes::find_all(page, ".people a").iter().map(nodes::text).collect();
    let text = |selector: &str| nodes::find(page, selector).map(|part| nodes::text(&part));
    // The button that reads the page out stands beside the kind.
    let kind = nodes::find(page, ".entry__kind").map(|kind| nodes::first_text(&kind));
    let parts = [kind, text(".entry__date"), Some(people.join(", "))];
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    Some(Details {
        item: Item::new(id.clone(), &nodes::text(&title), title.get_attribute("lang"))?,
        about: parts.join(" · "),
        reference: text(".citation__text")?,
    })
}
