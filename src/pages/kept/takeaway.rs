//! What leaves the page, and comes back: files, the address of the list.

use super::{
    details::{self, page_of},
    marks::{address, refresh},
    memory, notice,
};
use crate::{
    catalogue::EntryId,
    kept::{self, Citations, Flaw, ReadingList, SIZE_LIMIT},
    loading::{self, policy::LoadError},
    platform::{clipboard, document, files, join, json, share},
    routes::{self, CitationFormat},
    text,
};
use leptos::{tachys::renderer::types::Element, task::spawn_local};

/// How many files are requested at once.
const AT_ONCE: usize = 6;

/// From how many entries on the page says how far it has come.
const MANY: usize = 12;

const JSON: &str = "application/json";

/// Does what a button says.
pub fn perform(act: &str) {
    let Ok(list) = memory::read() else { return };
    match act {
        "export" => {
            files::save(&[text::LIST_FILE, ".json"].concat(), JSON, &list.to_json());
        }
        "share" => spawn_local(share_list(kept::share(&list), list.items().len())),
        "references" => spawn_local(save_citations(list.ids(), Citations::References)),
        ending => {
            if let Some(format) = CitationFormat::ALL.into_iter().find(|format| format.ending() == ending) {
                spawn_local(save_citations(list.ids(), Citations::Format(format)));
            }
        }
    }
}

/// Adds the entries of a file that was chosen in a field.
pub fn import(field: &Element) {
    let Some(file) = files::take_chosen(field) else { return };
    spawn_local(async move {
        let read = match file.size() > SIZE_LIMIT as f64 {
            true => Err(text::list_flaw(Flaw::TooLarge)),
            false => match file.text().await {
                Some(text) => ReadingList::read(&text, json::parse).map_err(text::list_flaw),
                None => Err(text::FILE_UNREADABLE.to_owned()),
            },
        };
        let merged = read.and_then(|list| memory::change(|own| own.merge(list)).map_err(|trouble| trouble.words()));
        match merged {
            Ok(merged) => notice::say(&text::merged(merged)),
            Err(words) => notice::warn(&words),
        }
        refresh();
    });
}

/// Saves what was found in the place of the list.
pub fn save_damaged() {
    if let Some(found) = memory::damaged() {
        files::save(&[text::DAMAGED_FILE, ".txt"].concat(), "text/plain", &found);
    }
}

async fn share_list(fragment: String, count: usize) {
    let address = document::complete(&address(routes::KEPT)) + &fragment;
    if share::is_offered() && share::share(text::SHARED_TITLE, &address).await {
        return;
    }
    match clipboard::copy(&address).await {
        true => notice::say(&text::list_copied(count)),
        false => notice::warn(text::LIST_NOT_COPIED),
    }
}

/// Saves the citations of all entries as one file; none where one of them did not come.
async fn save_citations(ids: Vec<EntryId>, citations: Citations) {
    let (mut texts, mut gone) = (Vec::new(), 0);
    for some in ids.chunks(AT_ONCE) {
        if ids.len() > MANY {
            notice::say(&text::citations_so_far(texts.len() + gone, ids.len()));
        }
        for fetched in join::all(some.iter().map(async |id| fetch(id, citations).await)).await {
            match fetched {
                Ok(text) => texts.push(text),
                Err(error) if details::is_gone(error) => gone += 1,
                Err(_) => return notice::warn(text::NO_CITATIONS),
            }
        }
    }
    if !texts.is_empty() {
        files::save(&[text::LIST_FILE, citations.ending()].concat(), citations.media_type(), &citations.joined(&texts));
    }
    notice::say(&text::citations_done(texts.len(), gone));
}

async fn fetch(id: &EntryId, citations: Citations) -> Result<String, LoadError> {
    match citations {
        Citations::Format(format) => loading::text(&address(&format.file(id))).await,
        Citations::References => {
            let details = details::fetch(id).await?;
            Ok([&details.reference, "\n", &document::complete(&page_of(id)), "\n"].concat())
        }
    }
}
