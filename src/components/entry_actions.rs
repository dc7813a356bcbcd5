use crate::{
    html::SafeHtml,
    platform::{clipboard, document, nodes, share, storage, styles},
    routes, text,
    view::live,
};
use futures::future::{LocalBoxFuture, join};
use leptos::{html, prelude::*, tachys::renderer::types::Element, task::spawn_local};

/// Where the device keeps the word for the style.
const MEMORY: &str = "kiosque.style";

/// What says that the other styles are on the page, or on their way.
const ASKED: &str = "data-asked";

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
    let state = State { actions: NodeRef::new(), message: RwSignal::new(String::new()), load_styles };
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
            <button type="button" class="button button--quiet" on:click=live::on(move |_| state.offer_styles(true))>
                {text::OTHER_STYLES}
            </button>
            <p class="entry-actions__message" role="status">{live::text(move || state.message.get())}</p>
        </div>
    }
}

#[derive(Clone, Copy)]
struct State {
    /// The element around the buttons, and the styles once they are here.
    actions: NodeRef<html::Div>,
    /// What happened.
    message: RwSignal<String>,
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
        self.say("", "status");
        spawn_local(async move {
            let is_copied = copy.await;
            self.message.set(if is_copied { success } else { text::NOT_COPIED }.to_owned());
        });
    }

    fn say(self, message: &str, role: &str) {
        let actions = self.actions.get_untracked();
        if let Some(place) = actions.and_then(|actions| nodes::find(&actions, ".entry-actions__message")) {
            nodes::set_role(&place, role);
        }
        self.message.set(message.to_owned());
    }

    /// Shows the choice of a style, on the one that the device remembers; `is_wanted` if the visitor asked for it just now.
    fn offer_styles(self, is_wanted: bool) {
        let Some(actions) = self.actions.get_untracked() else { return };
        let Some(citation) = section(&actions).and_then(|section| nodes::first_link(&section)) else { return };
        if nodes::around(&actions, "[data-asked]").is_some() {
            return;
        }
        nodes::set_flag(&actions, ASKED, true);
        self.say("", "status");
        spawn_local(async move {
            let (html, ()) = join((self.load_styles)(routes::styles_beside(&citation)), styles::load_on_demand()).await;
            // The visitor may have gone to another page meanwhile.
            if !nodes::is_in_document(&actions) {
                return;
            }
            let Some(html) = html else {
                nodes::set_flag(&actions, ASKED, false);
                if is_wanted {
                    self.say(text::NO_STYLES, "alert");
                }
                return;
            };
            if let Some(button) = nodes::find(&actions, "button:last-of-type") {
                nodes::set_flag(&button, "hidden", true);
            }
            nodes::append(&html, &actions);
            let remembered = storage::get(MEMORY).unwrap_or_default();
            let choices = ["input[value=\"", &remembered, "\"]"].concat();
            if let Some(choice) = nodes::find(&actions, &choices) {
                nodes::click(&choice);
            }
            if is_wanted {
                nodes::focus(&actions, ":checked");
            }
        });
    }

    /// Shows the citation in the style that was chosen, and remembers the style.
    fn choose(self) {
        let Some(actions) = self.actions.get_untracked() else { return };
        let Some(choice) = nodes::find(&actions, ":checked") else { return };
        let chosen = nodes::around(&choice, "div").and_then(|choice| nodes::find(&choice, "p"));
        if let (Some(chosen), Some(shown)) = (chosen, shown(&actions)) {
            nodes::copy_content(&chosen, &shown);
        }
        match choice.get_attribute("value") {
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
