use crate::{html::SafeHtml, view::StaticNode};
use leptos::{either::Either, prelude::*};

/// The picture of an entry, or else its cover art (`src/art.rs`). It only decorates, and its style keeps its room.
#[component]
pub fn CoverArt(
    /// The address of its cover art, or of its picture where it has one.
    src: String,
    /// The entry's own picture for ordinary and for fine screens, as `srcset` has them.
    #[prop(optional_no_strip)]
    picture: Option<String>,
    /// The cover art itself, which stands for its address.
    #[prop(optional_no_strip)]
    drawing: Option<SafeHtml>,
    /// Asks for it at once, for what is seen first: so that it is there before the application asks for anything.
    #[prop(optional)]
    is_first: bool,
) -> impl IntoView {
    match drawing {
        Some(drawing) => Either::Left(StaticNode::from_html(drawing)),
        None => {
            // A decoration must not hold up what the application and the styles ask for.
            let (loading, priority) = if is_first { (None, None) } else { (Some("lazy"), Some("low")) };
            Either::Right(
                view! { <img class="cover-art" src=src srcset=picture alt="" loading=loading fetchpriority=priority/> },
            )
        }
    }
}
