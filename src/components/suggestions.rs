use super::{SuggestionGroups, suggestion_groups::element_of};
use crate::{
    html::span,
    search::marked,
    text,
    view::{IntoBoxed, StaticNode, live},
};
use leptos::prelude::*;

/// The list of suggestions below a search field, which keeps the focus.
///
/// Each is a link, so that the router, another tab and fetching ahead work by themselves, told as an option of a list.
#[component]
pub fn Suggestions(
    /// What is suggested.
    suggestions: SuggestionGroups,
    /// The number of the suggestion that the keyboard has reached, from 1.
    active: RwSignal<usize>,
) -> impl IntoView {
    let words = suggestions.words;
    let mut number = 0;
    let mut groups = Vec::new();
    for group in suggestions.groups {
        let mut options = Vec::new();
        for suggestion in group.suggestions {
            number += 1;
            let own = number;
            options.push(
                view! {
                    <a
                        id=element_of(own) class="suggestions__option" href=suggestion.href role="option" tabindex="-1"
                        aria-selected=live::word(move || (active.get() == own).then_some("true"))
                    >
                        {StaticNode::from_html(span(&suggestion.language, &marked(&suggestion.label, &words)))}
                        <span class="suggestions__note">{suggestion.note}</span>
                    </a>
                }
                .client_only(),
            );
        }
        groups.push(
            view! {
                <div role="group" aria-label=group.name>
                    <p class="suggestions__title" aria-hidden="true">{group.name.clone()}</p>
                    {options}
                </div>
            }
            .client_only(),
        );
    }
    view! { <div id="suggestions" class="suggestions" role="listbox" aria-label=text::SUGGESTIONS>{groups}</div> }
}
