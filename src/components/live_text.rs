use super::live;
use leptos::{html, prelude::*};

/// A text that changes while the page is read, announced when `role` says so.
///
/// It replaces the whole content of its element: a translator or an extension may have put other nodes in the place of
/// the text that Leptos would otherwise update, unseen.
#[component]
pub fn LiveText(
    /// The class of the element.
    class: &'static str,
    /// `status` announces changes politely; nothing announces nothing.
    #[prop(optional)]
    role: Option<&'static str>,
    /// The text; the prerendered page shows its first value.
    mut text: live::LiveString,
) -> impl IntoView {
    let element = NodeRef::<html::P>::new();
    let first = untrack(&mut text);
    let mut shown = first.clone();
    live::effect(move || {
        let text = text();
        if let (Some(element), true) = (element.get(), shown != text) {
            element.set_text_content(Some(&text));
            shown = text;
        }
    });
    view! { <p class=class role=role node_ref=element>{first}</p> }
}
