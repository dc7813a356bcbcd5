//! What a list shows: the finished page, an answer, or that none came. Plain values, so that what each of them says can be tested.

use crate::{
    listing::{FilterOn, ListingQuery, Loosening, feed_of},
    loading::policy::LoadError,
    page_data::{AnswerCard, PageLink},
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
    /// The answer to a question.
    Answered {
        /// The question.
        question: ListingQuery,
        /// Its filters that mean something.
        filters: Vec<FilterOn>,
        /// How many entries answer it.
        total: usize,
        /// Those on the page that it asks for.
        cards: Vec<AnswerCard>,
        /// Its words, as they were understood.
        words: Arc<Query>,
        /// Questions that ask less, where nothing answers this one.
        loosenings: Vec<Loosening>,
    },
    /// No answer came.
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

impl Shown {
    /// The heading, with the question.
    pub fn heading(&self, list: &Listed) -> String {
        let Self::Answered { question, filters, .. } = self else { return list.heading.clone() };
        let is_search = list.scope == Scope::All && !question.words.is_empty();
        let heading = if is_search { text::SEARCH } else { &list.heading };
        let labels: Vec<&str> = filters.iter().map(|filter| filter.label.as_str()).collect();
        text::question(heading, &question.words, &labels)
    }

    /// What the document is called, but for the site's name: the heading, and which page this is.
    pub fn title(&self, list: &Listed) -> String {
        let page = match self {
            Self::Answered { question, .. } => question.page,
            _ => list.page,
        };
        text::numbered(&self.heading(list), page)
    }

    /// How many entries there are on all pages, `finished` of them while nothing is asked; nothing where no answer came.
    pub fn count(&self, finished: usize) -> Option<usize> {
        match self {
            Self::Finished => Some(finished),
            Self::Answered { total, .. } => Some(*total),
            Self::Failed(_) => None,
        }
    }

    /// What the status line says.
    pub fn status(&self, list: &Listed) -> String {
        match self {
            Self::Answered { total, words, .. } => text::answer(*total, words.is_partial(), words.others()),
            _ => text::count(self.count(list.total)),
        }
    }

    /// Whether the answer to a question is still to come.
    pub fn is_waiting_for(&self, asked: &ListingQuery) -> bool {
        match self {
            Self::Finished => !asked.is_empty(),
            Self::Answered { question, .. } => question != asked,
            Self::Failed(_) => false,
        }
    }

    /// Which page this is, and how many there are.
    pub fn pages(&self, list: &Listed) -> (usize, usize) {
        match self {
            Self::Answered { question, total, .. } => {
                let pages = total.div_ceil(PAGE_SIZE);
                (question.page.min(pages), pages)
            }
            _ => (list.page, list.total.div_ceil(PAGE_SIZE)),
        }
    }

    /// The address of another page of what is shown.
    pub fn address(&self, list: &Listed, page: usize) -> String {
        match self {
            Self::Answered { question, .. } if !question.is_empty() => {
                [list.first.as_str(), &ListingQuery { page, ..question.clone() }.to_query_string()].concat()
            }
            _ => listing_page(&list.first, page),
        }
    }

    /// The feed of what is shown: of just the answer where there is one, else of the whole list, by another name. `base` is the path that
    /// every address begins with.
    pub fn feed(&self, list: &Listed, base: &str) -> Option<PageLink> {
        let own = list.feed.clone()?;
        let Self::Answered { question, filters, total, .. } = self else { return Some(own) };
        let is_whole = filters.is_empty() && question.words.is_empty();
        Some(match feed_of(&list.scope, question, filters).filter(|_| *total > 0) {
            Some(path) => PageLink { href: [base, &path].concat(), ..own },
            None if is_whole => own,
            None => PageLink { label: text::FOLLOW_WHOLE.to_owned(), ..own },
        })
    }
}
