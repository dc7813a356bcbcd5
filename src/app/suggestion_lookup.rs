use crate::{
    components::{Suggestion, SuggestionGroup, SuggestionGroups},
    listing::{Label, ListingQuery},
    loading::{
        library::{self, Library},
        policy::LoadError,
    },
    platform::timer,
    routes::{DOCUMENTS, PEOPLE, THEMES, named},
    search::match_labels,
    text,
    view::live,
};
use leptos::{prelude::*, task::spawn_local};
use std::{rc::Rc, sync::Arc, time::Duration};

/// How long typing rests before suggestions follow.
const REST: Duration = Duration::from_millis(60);

/// How many entries are suggested, and how many of each other group: together they fit a laptop's screen.
const ENTRIES: usize = 5;
const OTHERS: usize = 3;

/// The words being typed, and what is suggested for them; nothing for no words.
pub fn use_suggestions(base: &str) -> (RwSignal<String>, RwSignal<SuggestionGroups>) {
    let words = RwSignal::new(String::new());
    let found = RwSignal::new(SuggestionGroups::default());
    let base = base.to_owned();
    live::effect(move || {
        let (asked, base) = (words.get(), base.clone());
        if asked.is_empty() {
            return found.set(SuggestionGroups::default());
        }
        spawn_local(async move {
            timer::sleep(REST).await;
            // Other words may have been typed meanwhile, or the field left; their own suggestions come.
            let is_wanted = || words.with_untracked(|words| *words == asked);
            if !is_wanted() {
                return;
            }
            // Where nothing comes there is nothing to suggest; the list itself says what is wrong.
            let suggestions = library::ask(async |library| find(library, &asked, &base).await).await;
            if is_wanted() {
                found.set(suggestions.unwrap_or_default());
            }
        });
    });
    (words, found)
}

async fn find(library: Rc<Library>, words: &str, base: &str) -> Result<SuggestionGroups, LoadError> {
    let index = &library.index;
    let (hits, query) = library.hits(words).await?;
    // A single letter says nothing yet, but the next one will find the index here.
    if words.chars().nth(1).is_none() {
        return Ok(SuggestionGroups::default());
    }
    let cards = library.cards(hits.get(..ENTRIES).unwrap_or(&hits)).await?;
    let entries: Vec<Suggestion> = cards.into_iter().map(Suggestion::from_card).collect();
    let labelled = |labels: &[Label], folder: &str| -> Vec<Suggestion> {
        let folder = [base, folder].concat();
        let names: Vec<&str> = labels.iter().map(|label| label.1.as_str()).collect();
        let labels = match_labels(&query, &names).into_iter().take(OTHERS).filter_map(|position| labels.get(position));
        labels.map(|Label(name, label)| Suggestion::new(named(&folder, name), label.clone())).collect()
    };
    let (themes, people) = (labelled(&index.themes, THEMES), labelled(&index.people, PEOPLE));
    let mut all = Vec::new();
    if hits.len() > entries.len() {
        let question = ListingQuery { words: words.to_owned(), ..ListingQuery::default() };
        let href = [base, DOCUMENTS, &question.to_query_string()].concat();
        all.push(Suggestion::new(href, text::see_results(Some(hits.len()))));
    }
    let mut groups = Vec::new();
    for (name, suggestions) in [
        (text::suggested_entries(query.is_partial(), query.others()), entries),
        (text::SUGGESTED_THEMES.to_owned(), themes),
        (text::SUGGESTED_PEOPLE.to_owned(), people),
        (text::SEARCH.to_owned(), all),
    ] {
        if !suggestions.is_empty() {
            groups.push(SuggestionGroup { name, suggestions });
        }
    }
    Ok(SuggestionGroups { groups, words: Arc::new(query) })
}
