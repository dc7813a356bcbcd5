use super::{Suggested, Suggestions, move_to, suggested::element_of};
use crate::{
    listing::ListingQuery,
    platform::{document, form},
    routes::{is_page_of, parameter},
    text,
    view::{IntoBoxed, live},
};
use leptos::{ev, html, prelude::*};
use leptos_router::hooks::use_navigate;

/// The search of the whole site: a field with suggestions, on every page but the one that searches all entries itself.
///
/// A form that leads to the list of all entries, with or without suggestions. The list of them is a combobox's, by the
/// ARIA authoring practices: the focus stays in the field, and the active suggestion is told by reference.
#[component]
pub fn SiteSearch(
    /// The address of the list of all entries.
    documents: String,
    /// The path of the page shown.
    #[prop(into)]
    path: Signal<String>,
    /// The words being typed; none make the suggestions go away.
    words: RwSignal<String>,
    /// What is suggested for them.
    found: RwSignal<Suggested>,
) -> impl IntoView {
    let form = NodeRef::<html::Form>::new();
    let active = RwSignal::new(0);
    // A status that stood on every page from the start would be one too many beside those of lists and panels.
    let is_reached = RwSignal::new(false);
    let typed = move || {
        form.get_untracked().map(|form| form::text(&form, parameter::WORDS).trim().to_owned()).unwrap_or_default()
    };
    let count = move || found.with(Suggested::count);
    let ask = move || {
        // Once: a status that is drawn anew announces nothing.
        if !is_reached.get_untracked() {
            is_reached.set(true);
        }
        active.set(0);
        words.set(typed());
    };
    let close = move || {
        active.set(0);
        words.set(String::new());
    };
    let leave = move || {
        if let Some(form) = form.get_untracked() {
            form::set_text(&form, parameter::WORDS, "");
        }
        close();
    };
    live::effect(move || {
        // What is typed may have been begun before the application started.
        if form.get_untracked().is_some_and(|form| form::has_focus(&form)) {
            ask();
        }
    });

    let press_key = live::on(move |event: ev::KeyboardEvent| {
        // The keys that choose among an input method's proposals are not ours.
        if event.is_composing() {
            return;
        }
        let (key, count) = (event.key(), untrack(count));
        match (key.as_str(), element_of(active.get_untracked())) {
            ("Enter", Some(name)) => document::press(name),
            ("Escape", _) if count > 0 => close(),
            ("ArrowDown" | "ArrowUp", _) if count == 0 => ask(),
            (key, _) => {
                let Some(next) = move_to(key, active.get_untracked(), count) else { return };
                active.set(next);
                if let Some(name) = element_of(next) {
                    document::bring_into_view(name);
                }
            }
        }
        event.prevent_default();
    });
    let navigate = use_navigate();
    let action = documents.clone();
    let submit = live::on(move |event: ev::SubmitEvent| {
        event.prevent_default();
        let question = ListingQuery { words: typed(), ..ListingQuery::default() };
        navigate(&[action.as_str(), &question.to_query_string()].concat(), Default::default());
        leave();
    });

    let address = documents.clone();
    let has_its_own = live::flag(move || path.with(|path| is_page_of(path, &documents)));
    let list = live::client(move || match count() {
        0 => Vec::new(),
        _ => vec![view! { <Suggestions suggestions=found.get_untracked() active/> }.client_only()],
    });
    let status = live::client(move || match is_reached.get() {
        false => Vec::new(),
        true => {
            let text = live::text(move || match found.with(|found| found.words.is_empty()) {
                true => String::new(),
                false => text::suggestions(count()),
            });
            vec![view! { <p class="visually-hidden" role="status">{text}</p> }.client_only()]
        }
    });
    view! {
        <form
            class="site-search needs-app" role="search" aria-label=text::WHOLE_SITE action=address node_ref=form
            hidden=has_its_own on:submit=submit
        >
            <label>
                // It enlarges what can be pressed. The name is the field's own: WebKit counts what is typed as part of the label around it.
                <input
                    aria-label=text::SEARCH_SITE name=parameter::WORDS enterkeyhint="search" role="combobox" placeholder=text::SEARCH_FIELD autocomplete="off"
                    aria-autocomplete="list" aria-keyshortcuts="/" aria-expanded=live::word(move || Some(if count() > 0 { "true" } else { "false" }))
                    aria-controls=live::word(move || (count() > 0).then_some("suggestions"))
                    aria-activedescendant=live::word(move || element_of(active.get()))
                    on:input=live::on(move |_| ask()) on:keydown=press_key on:blur=live::on(move |_| close())
                />
            </label>
            <div
                on:mousedown=live::on(|event: ev::MouseEvent| event.prevent_default()) on:click=live::on(move |_| leave())
            >
                {list}
            </div>
            {status}
        </form>
    }
}
