use crate::{
    html::SafeHtml,
    platform::{clipboard, document, form, nodes, share, storage},
    routes, text,
    view::live,
};
use futures::future::LocalBoxFuture;
use leptos::{html, prelude::*, tachys::renderer::types::Element, task::spawn_local};

/// The name of the choice of a style.
pub(super) const STYLE: &str = "style";

/// Where the device keeps the word for the style.
const MEMORY: &str = "kiosque.style";

/// Gets the choice of a style from the file at an address; nothing if it does not come.
pub type LoadStyles = fn(String) -> LocalBoxFuture<'static, Option<SafeHtml>>;

/// What a reader can do with an entry: copy its citation, in another style too, and share its page.
#[component]
pub fn EntryActions(
    /// The entry's title.
    title: String,
    /// Gets the other styles.
    load_styles: LoadStyles,
) -> impl IntoView {
    let state = State {
        actions: NodeRef::new(),
        message: RwSignal::new(String::new()),
        is_alert: RwSignal::new(false),
        styles: RwSignal::new(Styles::Unasked),
        load_styles,
    };
    live::effect(move || {
        if storage::get(MEMORY).is_some() {
            state.offer_styles(false);
        }
    });
    let send = live::on(move |_| match share::is_offered() {
        true => {
            let title = title.clone();
            spawn_local(async move { share::share(&title).await });
        }
        false => state.report(text::ADDRESS_COPIED, async { clipboard::copy(&document::address()).await }),
    });
    view! {
        <div class="entry-actions needs-app" node_ref=state.actions on:change=live::on(move |_| state.choose())>
            <button type="button" class="button button--quiet" on:click=live::on(move |_| state.copy())>
                {text::COPY_CITATION}
            </button>
            <button type="button" class="button button--quiet" on:click=send>{text::SHARE}</button>
            <button
                type="button" class="button button--quiet" hidden=live::flag(move || state.styles.get() == Styles::Here)
                on:click=live::on(move |_| state.offer_styles(true))
            >
                {text::OTHER_STYLES}
            </button>
            <p class="entry-actions__message" role=live::word(move || Some(if state.is_alert.get() { "alert" } else { "status" }))>
                {live::text(move || state.message.get())}
            </p>
        </div>
    }
}

/// What is known of the other styles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Styles {
    /// Nobody has asked for them, or they did not come.
    Unasked,
    /// They are on their way.
    Asked,
    /// They stand on the page.
    Here,
}

#[derive(Clone, Copy)]
struct State {
    /// The element around the buttons, and the styles once they are here.
    actions: NodeRef<html::Div>,
    /// What happened.
    message: RwSignal<String>,
    /// Whether that is bad.
    is_alert: RwSignal<bool>,
    styles: RwSignal<Styles>,
    load_styles: LoadStyles,
}

impl State {
    /// Copies the citation that is shown.
    fn copy(self) {
        let shown = self.actions.get_untracked().and_then(|actions| shown(&actions));
        if let Some(shown) = shown {
            self.report(text::CITATION_COPIED, async move { clipboard::copy_content(&shown).await });
        }
    }

    /// Says whether something was copied, and says it anew each time, or a second copy would not be announced.
    fn report(self, success: &'static str, copy: impl Future<Output = bool> + 'static) {
        self.message.set(String::new());
        self.is_alert.set(false);
        spawn_local(async move {
            let is_copied = copy.await;
            self.message.set(if is_copied { success } else { text::NOT_COPIED }.to_owned());
        });
    }

    /// Shows the choice of a style, on the one that the device remembers; `is_wanted` if the visitor asked for it just now.
    fn offer_styles(self, is_wanted: bool) {
        let Some(actions) = self.actions.get_untracked() else { return };
        let Some(citation) = section(&actions).and_then(|section| nodes::first_link(&section)) else { return };
        if self.styles.get_untracked() != Styles::Unasked {
            return;
        }
        self.styles.set(Styles::Asked);
        self.message.set(String::new());
        spawn_local(async move {
            let Some(html) = (self.load_styles)(routes::styles_beside(&citation)).await else {
                self.styles.set(Styles::Unasked);
                if is_wanted {
                    self.is_alert.set(true);
                    self.message.set(text::NO_STYLES.to_owned());
                }
                return;
            };
            nodes::append(&html, &actions);
            if let Some(style) = storage::get(MEMORY) {
                form::choose(&actions, STYLE, Some(&style));
                show_chosen(&actions);
            }
            if is_wanted {
                form::focus_chosen(&actions, STYLE);
            }
            self.styles.set(Styles::Here);
        });
    }

    /// Shows the citation in the style that was chosen, and remembers the style.
    fn choose(self) {
        let Some(actions) = self.actions.get_untracked() else { return };
        show_chosen(&actions);
        match form::chosen(&actions, STYLE) {
            Some(style) if !style.is_empty() => {
                storage::set(MEMORY, &style);
            }
            _ => storage::remove(MEMORY),
        }
    }
}

fn section(actions: &Element) -> Option<Element> {
    nodes::around(actions, ".citation")
}

/// The element that shows the citation.
fn shown(actions: &Element) -> Option<Element> {
    nodes::find(&section(actions)?, ".citation__text")
}

/// Shows the citation that stands beside the chosen style.
fn show_chosen(actions: &Element) {
    let choice = nodes::find(actions, ":checked").and_then(|input| nodes::around(&input, "div"));
    let chosen = choice.and_then(|choice| nodes::find(&choice, "p"));
    if let (Some(chosen), Some(shown)) = (chosen, shown(actions)) {
        nodes::copy_content(&chosen, &shown);
    }
}
