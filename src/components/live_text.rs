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
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    let element = NodeRef::<html::P>::new();
    let first = text.get_untracked();
    let rendered = first.clone();
    Effect::new(move |before: Option<String>| {
        let text = text.get();
        if let (Some(element), true) = (element.get(), *before.as_ref().unwrap_or(&rendered) != text) {
            element.set_text_content(Some(&text));
        }
        text
    });
    view! { <p class=class role=role node_ref=element>{first}</p> }
}
