use super::shown::Shown;
use crate::{
    listing::{ListingQuery, ListingResults, list, loosenings},
    loading::{
        library::{self, Library},
        policy::LoadError,
    },
    routes::Scope,
    search::Query,
};
use std::{rc::Rc, sync::Arc};

/// What answers a question: its filters with their counts, what the list shows, and the build that says so.
pub struct Answer {
    pub results: ListingResults,
    pub shown: Shown,
    pub build: String,
}

/// Answers a question about a list.
///
/// # Errors
/// When a file that it takes cannot be loaded.
pub async fn answer(scope: &Scope, question: &ListingQuery) -> Result<Answer, LoadError> {
    library::ask(async |library| find(library, scope, question).await).await
}

async fn find(library: Rc<Library>, scope: &Scope, question: &ListingQuery) -> Result<Answer, LoadError> {
    let index = &library.index;
    let (hits, words) = match question.words.is_empty() {
        true => (None, Query::default()),
        false => library.hits(&question.words).await.map(|(hits, words)| (Some(hits), words))?,
    };
    let results = list(index, scope, question, hits.as_deref());
    let build = index.build.clone();
    if question.is_empty() {
        return Ok(Answer { results, shown: Shown::Finished, build });
    }
    let total = results.entries.len();
    let positions = results.entries.get(question.page_range(total)).unwrap_or_default();
    let shown = Shown::Results {
        question: question.clone(),
        filters: results.filters_on(),
        total,
        cards: library.cards(positions).await?,
        words: Arc::new(words),
        loosenings: if total == 0 { loosenings(index, scope, question, hits.as_deref()) } else { Vec::new() },
    };
    Ok(Answer { results, shown, build })
}
