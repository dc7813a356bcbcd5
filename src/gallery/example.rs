use any_spawner::Executor;
use leptos::prelude::*;
use leptos_router::{components::Router, location::RequestUrl};

/// One part of a page in one state.
#[derive(Debug, Clone)]
pub struct Example {
    /// The part, named like its file.
    pub component: &'static str,
    /// The state, in English, for developers.
    pub state: &'static str,
    /// The part's HTML.
    pub markup: String,
    /// Pieces of markup to replace that were not found: the part has changed, and the example must follow.
    pub missing: Vec<String>,
}

impl Example {
    /// Draws a part in its initial state.
    pub fn new<V: IntoView + 'static>(
        component: &'static str,
        state: &'static str,
        view: impl FnOnce() -> V + Send + 'static,
    ) -> Self {
        // Fails only if it was done before.
        let _ = Executor::init_futures_executor();
        let owner = Owner::new_root(None);
        let markup = owner.with(|| {
            provide_context(RequestUrl::new("/"));
            view! { <Router>{view()}</Router> }.to_html()
        });
        owner.cleanup();
        Self { component, state, markup, missing: Vec::new() }
    }

    /// The example after a change on the page.
    #[must_use]
    pub fn changed(mut self, from: &str, to: &str) -> Self {
        match self.markup.contains(from) {
            true => self.markup = self.markup.replacen(from, to, 1),
            false => self.missing.push(from.to_owned()),
        }
        self
    }

    /// Its anchor on the page: `entry_card-marked-words`.
    pub fn anchor(&self) -> String {
        let state = self.state.to_lowercase();
        let words = state.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty());
        [self.component].into_iter().chain(words).collect::<Vec<_>>().join("-")
    }

    /// The markup with unique ids, where one element refers to another.
    pub fn with_own_ids(&self, number: usize) -> String {
        const REFERENCES: [&str; 8] = [
            " id=\"",
            " for=\"",
            " form=\"",
            " href=\"#",
            " aria-labelledby=\"",
            " aria-describedby=\"",
            " aria-controls=\"",
            " aria-activedescendant=\"",
        ];
        let mut markup = self.markup.clone();
        for reference in REFERENCES {
            let mut pieces = markup.split(reference);
            let mut output = pieces.next().unwrap_or_default().to_owned();
            for piece in pieces {
                let (names, rest) = piece.split_once('"').unwrap_or((piece, ""));
                let names: Vec<String> = names.split(' ').map(|name| format!("e{number}-{name}")).collect();
                output.push_str(&format!("{reference}{}\"{rest}", names.join(" ")));
            }
            markup = output;
        }
        markup
    }
}
