//! The files that answer questions about all entries: the listing's index, the cards, the words.
//!
//! They are fetched when a question needs them and kept while the application lives.

use super::{fetch_bytes, fetch_json, policy::LoadError};
use crate::{
    listing::ListingIndex,
    page_data::AnswerCard,
    platform::{timer, together},
    search::{self, Query},
};
use leptos::task::spawn_local;
use std::{cell::RefCell, rc::Rc, time::Duration};

#[derive(Default)]
struct Shelf {
    /// The path that every address begins with.
    base: String,
    index: Option<Rc<ListingIndex>>,
    cards: Vec<(usize, Rc<Vec<AnswerCard>>)>,
    words: Option<search::Index>,
    /// Whether the files that typing errors may call for have been asked for.
    has_read_ahead: bool,
}

thread_local! {
    static SHELF: RefCell<Shelf> = RefCell::default();
}

/// Says where the site stands; before anything is asked for.
pub fn open(base: &str) {
    SHELF.with_borrow_mut(|shelf| base.clone_into(&mut shelf.base));
}

fn address(path: &str) -> String {
    SHELF.with_borrow(|shelf| [&shelf.base, path].concat())
}

/// The listing's index.
///
/// # Errors
/// When it does not come.
pub async fn index() -> Result<Rc<ListingIndex>, LoadError> {
    if let Some(index) = SHELF.with_borrow(|shelf| shelf.index.clone()) {
        return Ok(index);
    }
    // Asked for by itself, not together with what else a page begins: for a request alone a telephone needs some ten milliseconds.
    timer::sleep(Duration::ZERO).await;
    let index: Rc<ListingIndex> = Rc::new(fetch_json(&address("documents/listing.json")).await?);
    SHELF.with_borrow_mut(|shelf| shelf.index = Some(index.clone()));
    Ok(index)
}

/// The cards of entries, given as places in the index, in that order.
///
/// # Errors
/// When one of their files does not come.
pub async fn cards(index: &ListingIndex, places: &[u32]) -> Result<Vec<AnswerCard>, LoadError> {
    let per_file = index.cards_per_file.max(1);
    let mut files: Vec<usize> = Vec::new();
    for place in places {
        let file = *place as usize / per_file;
        if !files.contains(&file) {
            files.push(file);
        }
    }
    let missing = files
        .into_iter()
        .filter(|file| SHELF.with_borrow(|shelf| !shelf.cards.iter().any(|(number, _)| number == file)));
    let fetched = together::all(missing.map(async |file| {
        let path = ["documents/cards/", &file.to_string(), ".json"].concat();
        fetch_json::<Vec<AnswerCard>>(&address(&path)).await.map(|cards| (file, Rc::new(cards)))
    }));
    for file in fetched.await {
        let file = file?;
        SHELF.with_borrow_mut(|shelf| shelf.cards.push(file));
    }
    Ok(SHELF.with_borrow(|shelf| {
        let card = |place: &u32| {
            let (file, place) = (*place as usize / per_file, *place as usize % per_file);
            let (_, cards) = shelf.cards.iter().find(|(number, _)| *number == file)?;
            cards.get(place).cloned()
        };
        places.iter().filter_map(card).collect()
    }))
}

/// The entries that fit words, best first, as places in the index; and the words as they were understood, to mark them.
///
/// # Errors
/// When a file of the search index does not come.
pub async fn hits(words: &str) -> Result<(Vec<u32>, Query), LoadError> {
    let mut query = Query::parse(words);
    if SHELF.with_borrow(|shelf| shelf.words.is_none()) {
        let head = fetch_bytes(&address(&search_file(search::HEAD))).await?;
        let words = search::Index::open(&head).ok_or(LoadError::Unreadable)?;
        SHELF.with_borrow_mut(|shelf| shelf.words = Some(words));
    }
    loop {
        let wanted =
            SHELF.with_borrow(|shelf| shelf.words.as_ref().map(|index| index.wanted(&query)).unwrap_or_default());
        if wanted.is_empty() {
            break;
        }
        read_index(wanted).await?;
    }
    let (hits, soon) = SHELF
        .with_borrow(|shelf| shelf.words.as_ref().map(|index| (index.search(&mut query), index.wanted_soon())))
        .unwrap_or_default();
    if !soon.is_empty() && !SHELF.with_borrow_mut(|shelf| std::mem::replace(&mut shelf.has_read_ahead, true)) {
        // Meanwhile, so that a later slip of the finger asks for little. What does not come now comes when it is needed.
        spawn_local(async move { read_index(soon).await.unwrap_or_default() });
    }
    Ok((hits.into_iter().map(|hit| hit.entry).collect(), query))
}

/// Takes in files of the search index.
async fn read_index(names: Vec<String>) -> Result<(), LoadError> {
    let files = names.into_iter().map(async |name| {
        let bytes = fetch_bytes(&address(&search_file(&name))).await;
        bytes.map(|bytes| (name, bytes))
    });
    for file in together::all(files).await {
        let (name, bytes) = file?;
        let is_read =
            SHELF.with_borrow_mut(|shelf| shelf.words.as_mut().is_some_and(|index| index.load(&name, &bytes)));
        // Another build's file: asking for it again would not end.
        if !is_read {
            return Err(LoadError::Unreadable);
        }
    }
    Ok(())
}

fn search_file(name: &str) -> String {
    ["documents/search/", name].concat()
}
