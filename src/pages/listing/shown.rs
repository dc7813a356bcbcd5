//! What a list shows: the finished page, results, or that none came. Plain values, so that what each of them says can be tested.

use crate::{
    listing::{FilterOn, ListingQuery, Loosening, feed_of},
    loading::policy::LoadError,
    page_data::{PageLink, ResultCard},
    routes::{PAGE_SIZE, Scope, listing_page},
    search::Query,
    text,
};
use std::sync::Arc;

/// What the list shows.
#[derive(Debug, Clone, PartialEq)]
#[allow(clippy::large_enum_variant, reason = "one list is shown at a time")]
pub enum Shown {
    /// The page as it was finished, for it asks nothing.
    Finished,
    /// The results of a question.
    Results {
        /// The question.
        question: ListingQuery,
        /// Its filters that mean something.
        filters: Vec<FilterOn>,
        /// How many entries match it.
        total: usize,
        /// Those on the page that it asks for.
        cards: Vec<ResultCard>,
        /// Its words, as they were understood.
        words: Arc<Query>,
        /// Questions that ask less, where nothing matches this one.
        loosenings: Vec<Loosening>,
    },
    /// No results came.
    Failed(LoadError),
}

/// What a list is before it is asked anything.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// What it is about.
    pub scope: Scope,
    /// The page's heading.
    pub heading: String,
    /// The address of its first page.
    pub first: String,
    /// How many entries it has on all pages.
    pub total: usize,
    /// Which of its pages this is, from 1.
    pub page: usize,
    /// Its feed.
    pub feed: Option<PageLink>,
}

impl Listed {
    /// The address of a question about it. It stays the page that it is: another one would be drawn anew around whoever asks.
    pub fn asked(&self, question: &ListingQuery) -> String {
        listing_page(&self.first, self.page) + &question.to_query_string()
    }
}

impl Shown {
    /// The heading, with the question.
    pub fn heading(&self, list: &Listed) -> String {
        let Self::Results { question, filters, .. } = self else { return list.heading.clone() };
        let is_search = list.scope == Scope::All && !question.words.is_empty();
        let heading = if is_search { text::SEARCH } else { &list.heading };
        let labels: Vec<&str> = filters.iter().map(|filter| filter.label.as_str()).collect();
        text::question(heading, &question.words, &labels)
    }

    /// What the document is called, but for the site's name: the heading, and which page this is.
    pub fn title(&self, list: &Listed) -> String {
        text::numbered(&self.heading(list), self.pages(list).0)
    }

    /// How many entries there are on all pages, `finished` of them while nothing is asked; nothing where no results came.
    pub fn count(&self, finished: usize) -> Option<usize> {
        match self {
            Self::Finished => Some(finished),
            Self::Results { total, .. } => Some(*total),
            Self::Failed(_) => None,
        }
    }

    /// What the status line says.
    pub fn status(&self, list: &Listed) -> String {
        match self {
            Self::Results { total, words, .. } => text::results_status(*total, words.is_partial(), words.others()),
            _ => text::count(self.count(list.total)),
        }
    }

    /// Whether the results of a question are still to come.
    pub fn is_waiting_for(&self, asked: &ListingQuery) -> bool {
        match self {
            Self::Finished => !asked.is_empty(),
            Self::Results { question, .. } => question != asked,
            Self::Failed(_) => false,
        }
    }

    /// Which page this is, and how many there are.
    pub fn pages(&self, list: &Listed) -> (usize, usize) {
        match self {
            Self::Results { question, total, .. } => {
                let pages = total.div_ceil(PAGE_SIZE);
                (question.page.min(pages), pages)
            }
            _ => (list.page, list.total.div_ceil(PAGE_SIZE)),
        }
    }

    /// The address of another page of what is shown.
    pub fn address(&self, list: &Listed, page: usize) -> String {
        match self {
            Self::Results { question, .. } if !question.is_empty() => {
                list.asked(&ListingQuery { page, ..question.clone() })
            }
            _ => listing_page(&list.first, page),
        }
    }

    /// The feed of what is shown: of just the results where there are some, else of the whole list, by another name. `base` is the path that
    /// every address begins with.
    pub fn feed(&self, list: &Listed, base: &str) -> Option<PageLink> {
        let own = list.feed.clone()?;
        let Self::Results { question, filters, total, .. } = self else { return Some(own) };
        let is_whole = filters.is_empty() && question.words.is_empty();
        Some(match feed_of(&list.scope, question, filters).filter(|_| *total > 0) {
            Some(path) => PageLink { href: [base, &path].concat(), ..own },
            None if is_whole => own,
            None => PageLink { label: text::FOLLOW_WHOLE.to_owned(), ..own },
        })
    }
}
