//! The files that answer questions about all entries: the listing's index, the cards, the words.
//!
//! Fetched when a question needs them, then kept in memory. A [`Library`] holds the files of one build. When the site
//! is published again, those files are gone; the question is then asked once more, of the new build.

use super::{
    fetch_bytes, fetch_text,
    policy::{FRESH_FOR, LoadError},
};
use crate::{
    listing::ListingIndex,
    page_data::ResultCard,
    platform::{http::Cache, intent, join, json, timer},
    routes,
    search::{self, Query},
};
use leptos::task::spawn_local;
use std::{
    cell::{Cell, RefCell},
    pin::Pin,
    rc::Rc,
    time::Duration,
};

/// The answer files of one build.
#[derive(Default)]
pub struct Library {
    /// The listing's index.
    pub index: ListingIndex,
    /// The path that every address begins with.
    base: String,
    cards: RefCell<Vec<(usize, Rc<Vec<ResultCard>>)>>,
    words: RefCell<Option<search::Index>>,
    /// Whether the files for typing errors have been prefetched.
    has_read_ahead: Cell<bool>,
}

#[derive(Default)]
struct LibraryCache {
    /// The path that every address begins with.
    base: String,
    /// The current library, and when it was last confirmed to be the site's, in milliseconds.
    library: Option<(Rc<Library>, u64)>,
}

thread_local! {
    static CACHE: RefCell<LibraryCache> = RefCell::default();
}

/// Sets the site's base. Call before any request.
pub fn open(base: &str) {
    CACHE.with_borrow_mut(|cache| base.clone_into(&mut cache.base));
}

/// Answers a question from the files of one build. If some are gone because the site was published again, asks the
/// question once more, of the current build.
///
/// # Errors
/// When a file cannot be loaded; [`LoadError::Unsettled`] when it is missing from the current build.
pub async fn ask<T>(question: impl AsyncFn(Rc<Library>) -> Result<T, LoadError>) -> Result<T, LoadError> {
    let mut library = current().await?;
    let mut is_renewed = false;
    loop {
        match question(library.clone()).await {
            // A file that the index names is missing or has other content.
            Err(error) if !error.is_passing() && is_renewed => return Err(LoadError::Unsettled),
            Err(error) if !error.is_passing() => library = renewed(&library).await?,
            answered => return answered,
        }
        is_renewed = true;
    }
}

/// Fetches what the first question will need before it is asked: the index and, where one file has them all, the cards; the search
/// engine and the head of its index where `has_words`. Nothing where the visitor saves data. Whatever fails now is fetched when it is
/// needed.
pub fn prefetch(has_words: bool) {
    if intent::is_saving_data() {
        return;
    }
    spawn_local(async move {
        let _ = ask(async |library| library.prefetch(has_words).await).await;
    });
}

/// The library of the site, confirmed recently enough.
async fn current() -> Result<Rc<Library>, LoadError> {
    let kept = CACHE.with_borrow(|cache| cache.library.clone());
    if let Some((library, since)) = &kept
        && timer::now().saturating_sub(*since) < FRESH_FOR
    {
        return Ok(library.clone());
    }
    // Requested separately from whatever else a page starts: one request alone takes a phone some ten milliseconds.
    timer::sleep(Duration::ZERO).await;
    match (fetch_index(Cache::Allowed).await, kept) {
        (Ok(index), kept) => Ok(keep(index, kept.map(|(library, _)| library))),
        // A slightly old library is better than none.
        (Err(error), Some((library, _))) if error.is_passing() => Ok(library),
        (Err(error), _) => Err(error),
    }
}

/// The library that replaced `old`.
async fn renewed(old: &Rc<Library>) -> Result<Rc<Library>, LoadError> {
    let is_other = |library: &Rc<Library>| library.index.build != old.index.build;
    let known = CACHE.with_borrow(|cache| cache.library.as_ref().map(|(library, _)| library.clone()));
    if let Some(library) = known.filter(is_other) {
        return Ok(library);
    }
    // The browser's cached copy is the one that just failed.
    let library = keep(fetch_index(Cache::Bypassed).await?, None);
    if is_other(&library) { Ok(library) } else { Err(LoadError::Unsettled) }
}

async fn fetch_index(cache: Cache) -> Result<ListingIndex, LoadError> {
    let address = CACHE.with_borrow(|cache| [&cache.base, routes::LISTING_INDEX].concat());
    json::parse(&fetch_text(&address, cache).await?).ok_or(LoadError::Unreadable)
}

/// Stores a library with this index; reuses the old library if the build is the same.
fn keep(index: ListingIndex, kept: Option<Rc<Library>>) -> Rc<Library> {
    let kept = kept.filter(|kept| kept.index.build == index.build);
    CACHE.with_borrow_mut(|cache| {
        let base = cache.base.clone();
        let library = kept.unwrap_or_else(|| Rc::new(Library { index, base, ..Library::default() }));
        cache.library = Some((library.clone(), timer::now()));
        library
    })
}

impl Library {
    async fn prefetch(self: &Rc<Self>, has_words: bool) -> Result<(), LoadError> {
        if self.index.rows.len() <= self.index.cards_per_file {
            self.cards(&[0]).await?;
        }
        if has_words {
            self.hits("").await?;
        }
        Ok(())
    }

    /// The address of a file that is read by positions in the index.
    fn address(&self, name: &str) -> String {
        [&self.base, routes::answer_file(&self.index.build, name).as_str()].concat()
    }

    /// The cards of entries, given as positions in the index, in that order.
    ///
    /// # Errors
    /// When one of their files cannot be loaded.
    pub async fn cards(&self, positions: &[u32]) -> Result<Vec<ResultCard>, LoadError> {
        let per_file = self.index.cards_per_file.max(1);
        let mut files: Vec<usize> = Vec::new();
        for position in positions {
            let file = *position as usize / per_file;
            if !files.contains(&file) {
                files.push(file);
            }
        }
        let is_missing = |file: &usize| !self.cards.borrow().iter().any(|(number, _)| number == file);
        let fetched = join::all(files.into_iter().filter(is_missing).map(async |file| {
            let text = fetch_text(&self.address(&routes::cards_file(file)), Cache::Allowed).await?;
            json::parse(&text).ok_or(LoadError::Unreadable).map(|cards| (file, Rc::new(cards)))
        }));
        for file in fetched.await {
            let file = file?;
            self.cards.borrow_mut().push(file);
        }
        let kept = self.cards.borrow();
        let card = |position: &u32| {
            let (file, position) = (*position as usize / per_file, *position as usize % per_file);
            let (_, cards) = kept.iter().find(|(number, _)| *number == file)?;
            cards.get(position).cloned()
        };
        Ok(positions.iter().filter_map(card).collect())
    }

    /// The entries that match `words`, best first, as positions in the index; and the query as it was understood, for
    /// marking.
    ///
    /// # Errors
    /// When a file of the search index cannot be loaded.
    pub async fn hits(self: &Rc<Self>, words: &str) -> Result<(Vec<u32>, Query), LoadError> {
        hits(self.clone(), words.to_owned()).await?.await
    }

    async fn find(self: Rc<Self>, words: String) -> Result<(Vec<u32>, Query), LoadError> {
        let mut query = Query::parse(&words);
        if self.words.borrow().is_none() {
            let head = self.fetch_words(search::HEAD).await?;
            let index = search::Index::open(&head).ok_or(LoadError::Unreadable)?;
            self.words.replace(Some(index));
        }
        loop {
            let wanted = self.words.borrow().as_ref().map(|index| index.wanted(&query)).unwrap_or_default();
            if wanted.is_empty() {
                break;
            }
            self.read_words(wanted).await?;
        }
        let found = self.words.borrow().as_ref().map(|index| (index.search(&mut query), index.wanted_soon()));
        let (hits, soon) = found.unwrap_or_default();
        if !soon.is_empty() && !self.has_read_ahead.replace(true) {
            // Prefetched, so that a later typo needs few requests. Whatever fails now is fetched when it is needed.
            let library = self.clone();
            spawn_local(async move { library.read_words(soon).await.unwrap_or_default() });
        }
        Ok((hits.into_iter().map(|hit| hit.entry).collect(), query))
    }

    /// Loads files of the search index.
    async fn read_words(&self, names: Vec<String>) -> Result<(), LoadError> {
        let files = names.into_iter().map(async |name| self.fetch_words(&name).await.map(|bytes| (name, bytes)));
        for file in join::all(files).await {
            let (name, bytes) = file?;
            let is_read = self.words.borrow_mut().as_mut().is_some_and(|index| index.load(&name, &bytes));
            // The wrong file: asking again would never end.
            if !is_read {
                return Err(LoadError::Unreadable);
            }
        }
        Ok(())
    }

    async fn fetch_words(&self, name: &str) -> Result<Vec<u8>, LoadError> {
        fetch_bytes(&self.address(&routes::search_file(name)), Cache::Allowed).await
    }
}

/// What finds entries: a future, because its code is loaded first.
type Finding = Pin<Box<dyn Future<Output = Result<(Vec<u32>, Query), LoadError>>>>;

/// The search engine is a chunk of its own, for most lists are only leafed through and filtered.
#[cfg(not(feature = "ssr"))]
#[leptos::wasm_split::wasm_split(search, wasm_split_path = leptos::wasm_split, fallible)]
fn hits(library: Rc<Library>, words: String) -> Result<Finding, LoadError> {
    Ok(Box::pin(library.find(words)))
}

/// Natively, its code is there.
#[cfg(feature = "ssr")]
async fn hits(library: Rc<Library>, words: String) -> Result<Finding, LoadError> {
    Ok(Box::pin(library.find(words)))
}
