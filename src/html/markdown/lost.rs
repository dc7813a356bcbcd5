//! What a text loses on its way to a page: [`to_html`](super::to_html) leaves it out, or its target does not exist.
//! Looking at the page does not show it.

use super::{
    Target,
    headings::{Headings, TAKEN, spoken},
};
use crate::{
    catalogue::{
        Catalogue, Link,
        parse::{NearestNames, did_you_mean, quoted},
    },
    routes::{Route, Scope},
};
use pulldown_cmark::{Event, LinkType, Parser, Tag};
use std::collections::HashSet;

/// A link or picture that a body or a transcript loses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loss {
    /// The entry, by its position in the catalogue.
    pub entry: usize,
    /// The field that holds the text.
    pub field: &'static str,
    /// What is wrong.
    pub wrong: String,
    /// The correction.
    pub right: String,
}

/// Everything that bodies and transcripts lose, in the order of the catalogue, each link and picture of a text once.
pub fn losses(catalogue: &Catalogue) -> Vec<Loss> {
    let mut nearest_names = NearestNames::default();
    let mut losses = Vec::new();
    for (position, entry) in catalogue.entries.iter().enumerate() {
        let texts = ["body", "transcript"].into_iter().zip(entry.texts());
        // Without these characters there is neither a link nor a picture.
        let texts = texts.filter_map(|(field, text)| Some((field, text.filter(|text| text.contains(['[', '<']))?)));
        let texts: Vec<_> = texts.collect();
        let headings = if texts.is_empty() { Headings::default() } else { Headings::of_entry(entry) };
        let mut seen = HashSet::new();
        let events = texts.into_iter().flat_map(|(field, text)| Parser::new(text).map(move |event| (field, event)));
        for (field, event) in events {
            let (address, loss) = match event {
                // The address remains readable.
                Event::Start(Tag::Link { link_type: LinkType::Email, .. }) => continue,
                Event::Start(Tag::Link { dest_url, .. }) => {
                    let loss = lost_link(&dest_url, &headings, catalogue, &mut nearest_names);
                    (dest_url, loss)
                }
                Event::Start(Tag::Image { dest_url, .. }) => {
                    let wrong = format!("the picture {} is not shown, only its words are", quoted(&dest_url));
                    (dest_url, Some((wrong, "give the entry an “image”, or link to the picture".to_owned())))
                }
                _ => continue,
            };
            if let Some((wrong, right)) = loss.filter(|_| seen.insert((field, address))) {
                losses.push(Loss { entry: position, field, wrong, right });
            }
        }
    }
    losses
}

/// What is wrong with a link, and the correction; `None` if its target exists, as far as the catalogue can tell.
fn lost_link(
    address: &str,
    headings: &Headings,
    catalogue: &Catalogue,
    nearest_names: &mut NearestNames,
) -> Option<(String, String)> {
    let shown = quoted(address);
    let link = match Target::of(address, headings) {
        Target::Heading(_) => return None,
        Target::Elsewhere(link) => link,
        Target::Nowhere if address.starts_with('#') => {
            let wrong = format!("the link {shown} leads to no heading of this text");
            return Some((wrong, nearest_heading("", address, headings, nearest_names)));
        }
        Target::Nowhere => {
            let wrong = format!("the link {shown} is left out, only its words are shown");
            return Some((wrong, "a link starts with https://, http://, / or #".to_owned()));
        }
    };
    let (page, fragment) = split(&link);
    let path = page.split('?').next().unwrap_or_default();
    let (what, names): (&str, Vec<&str>) = match Route::parse(path)? {
        Route::Entry(id) => match catalogue.entry(&id) {
            Some(entry) => {
                let fragment = fragment.filter(|fragment| !TAKEN.contains(fragment) && !fragment.is_empty())?;
                let headings = Headings::of_entry(entry);
                let is_lost = headings.find(fragment).is_none();
                return is_lost.then(|| {
                    let wrong = format!("the link {shown} leads to no heading of that entry");
                    (wrong, nearest_heading(page, address, &headings, nearest_names))
                });
            }
            None => ("entry", catalogue.entries.iter().map(|entry| entry.id.as_str()).collect()),
        },
        Route::Listing { scope: Scope::Section(id), .. } if catalogue.section(&id).is_none() => {
            ("section", catalogue.sections.iter().map(|section| section.id.as_str()).collect())
        }
        Route::Listing { scope: Scope::Theme(id), .. } if catalogue.theme(&id).is_none() => {
            ("theme", catalogue.themes.iter().map(|theme| theme.id.as_str()).collect())
        }
        Route::Listing { scope: Scope::Person(id), .. } if catalogue.person(&id).is_none() => {
            ("person", catalogue.people.iter().map(|person| person.id.as_str()).collect())
        }
        _ => return None,
    };
    let mut parts = path.trim_matches('/').split('/');
    let (folder, name) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let nearest = nearest_names.nearest(name, names).map(|name| format!("/{folder}/{name}"));
    let right =
        did_you_mean(nearest.as_deref(), || "write its id as the catalogue has it, or take the link out".to_owned());
    Some((format!("the link {shown} leads to no {what} of the catalogue"), right))
}

/// The path and the fragment of a link on the site; no path for a link to another site.
fn split(link: &Link) -> (&str, Option<&str>) {
    match (link.host(), link.as_str().split_once('#')) {
        (Some(_), _) => ("", None),
        (None, Some((page, fragment))) => (page, Some(fragment)),
        (None, None) => (link.as_str(), None),
    }
}

/// Which heading of a page a link may have meant, or which headings there are.
fn nearest_heading(page: &str, address: &str, headings: &Headings, nearest_names: &mut NearestNames) -> String {
    /// More would be a table of contents.
    const MOST: usize = 8;
    let fragment = address.split_once('#').map_or("", |(_, fragment)| fragment);
    let link = |id: &str| format!("{page}#{id}");
    let nearest = nearest_names.nearest(&spoken(fragment), headings.ids()).map(link);
    did_you_mean(nearest.as_deref(), || {
        let mut shown: Vec<String> = headings.ids().take(MOST).map(link).collect();
        if headings.ids().nth(MOST).is_some() {
            shown.push("…".to_owned());
        }
        match shown.is_empty() {
            true => "there are no headings".to_owned(),
            false => format!("its headings are {}", shown.join(", ")),
        }
    })
}
