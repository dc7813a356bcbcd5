use super::{SuggestionGroups, Suggestions, move_to, suggestion_groups::element_of};
use crate::{
    listing::ListingQuery,
    platform::{document, form},
    routes::parameter,
    text,
    view::{IntoBoxed, live},
};
use leptos::{ev, html, prelude::*};
use leptos_router::hooks::use_navigate;

/// The search of the whole site: a field with suggestions.
///
/// A form that leads to the list of all entries, with or without suggestions. The list of them is a combobox's, by the
/// ARIA authoring practices: the focus stays in the field, and the active suggestion is told by reference.
#[component]
pub fn SiteSearch(
    /// The address of the list of all entries.
    documents: String,
    /// The words being typed; none make the suggestions go away.
    words: RwSignal<String>,
    /// What is suggested for them.
    found: RwSignal<SuggestionGroups>,
) -> impl IntoView {
    let state =
        State { form: NodeRef::new(), active: RwSignal::new(0), is_reached: RwSignal::new(false), words, found };
    live::effect(move || {
        // What is typed may have been begun before the application started.
        if state.form.get_untracked().is_some_and(|form| form::has_focus(&form)) {
            state.ask();
        }
    });
    let navigate = use_navigate();
    let action = documents.clone();
    let submit = live::on(move |event: ev::SubmitEvent| {
        event.prevent_default();
        let question = ListingQuery { words: state.typed(), ..ListingQuery::default() };
        navigate(&[action.as_str(), &question.to_query_string()].concat(), Default::default());
        state.leave();
    });

    view! {
        <form
            class="site-search needs-app" role="search" aria-label=text::WHOLE_SITE action=documents node_ref=state.form
            on:submit=submit
        >
            <label>
                // It enlarges what can be pressed. The name is the field's own: WebKit counts what is typed as part of the label around it.
                <input
                    aria-label=text::SEARCH_SITE name=parameter::WORDS enterkeyhint="search" role="combobox" placeholder=text::SEARCH_FIELD autocomplete="off"
                    aria-autocomplete="list" aria-keyshortcuts="/" aria-expanded=live::word(move || Some(if state.count() > 0 { "true" } else { "false" }))
                    aria-controls=live::word(move || (state.count() > 0).then_some("suggestions"))
                    aria-activedescendant=live::word(move || element_of(state.active.get()))
                    on:input=live::on(move |_| state.ask()) on:keydown=live::on(move |event| state.press_key(&event))
                    on:blur=live::on(move |_| state.close())
                />
            </label>
            <div
                on:mousedown=live::on(|event: ev::MouseEvent| event.prevent_default()) on:click=live::on(move |_| state.leave())
            >
                {suggestions(state)}
            </div>
            {status(state)}
        </form>
    }
}

/// The list of suggestions; nothing where there are none.
fn suggestions(state: State) -> live::LiveView {
    live::client(move || match state.count() {
        0 => Vec::new(),
        _ => {
            let (suggestions, active) = (state.found.get_untracked(), state.active);
            vec![view! { <Suggestions suggestions active/> }.client_only()]
        }
    })
}

/// How many suggestions there are, for screen readers. A status that was on every page from the start would be one too many beside those
/// of lists and panels.
fn status(state: State) -> live::LiveView {
    live::client(move || match state.is_reached.get() {
        false => Vec::new(),
        true => {
            let text = live::text(move || match state.found.with(|found| found.words.is_empty()) {
                true => String::new(),
                false => text::suggestions(state.count()),
            });
            vec![view! { <p class="visually-hidden" role="status">{text}</p> }.client_only()]
        }
    })
}

/// What is typed, suggested and chosen.
#[derive(Clone, Copy)]
struct State {
    form: NodeRef<html::Form>,
    /// The number of the suggestion that the keyboard has reached, from 1; 0 for the field itself.
    active: RwSignal<usize>,
    /// Whether the visitor has used the search.
    is_reached: RwSignal<bool>,
    /// The words being typed; none make the suggestions go away.
    words: RwSignal<String>,
    /// What is suggested for them.
    found: RwSignal<SuggestionGroups>,
}

impl State {
    fn typed(self) -> String {
        let form = self.form.get_untracked();
        form.map(|form| form::text(&form, parameter::WORDS).trim().to_owned()).unwrap_or_default()
    }

    fn count(self) -> usize {
        self.found.with(SuggestionGroups::count)
    }

    /// Asks for suggestions.
    fn ask(self) {
        // Once: a status that is drawn anew announces nothing.
        if !self.is_reached.get_untracked() {
            self.is_reached.set(true);
        }
        self.active.set(0);
        self.words.set(self.typed());
    }

    /// Closes the list.
    fn close(self) {
        self.active.set(0);
        self.words.set(String::new());
    }

    /// Empties the field when the visitor goes to a page.
    fn leave(self) {
        if let Some(form) = self.form.get_untracked() {
            form::set_text(&form, parameter::WORDS, "");
        }
        self.close();
    }

    /// The keys of a combobox; all others are the field's own.
    fn press_key(self, event: &ev::KeyboardEvent) {
        // The keys that choose among an input method's proposals are not ours.
        if event.is_composing() {
            return;
        }
        let (key, count) = (event.key(), untrack(|| self.count()));
        match (key.as_str(), element_of(self.active.get_untracked())) {
            ("Enter", Some(name)) => document::press(name),
            ("Escape", _) if count > 0 => self.close(),
            ("ArrowDown" | "ArrowUp", _) if count == 0 => self.ask(),
            (key, _) => {
                let Some(next) = move_to(key, self.active.get_untracked(), count) else { return };
                self.active.set(next);
                if let Some(name) = element_of(next) {
                    document::bring_into_view(name);
                }
            }
        }
        event.prevent_default();
    }
}
