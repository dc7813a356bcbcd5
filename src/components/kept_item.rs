use crate::{kept::NOTE_LIMIT, text};
use leptos::prelude::*;

/// An entry in the reading list. The build draws one, empty; the application copies and fills it.
#[component]
pub fn KeptItem() -> impl IntoView {
    let button = |act: &'static str, label: &'static str| {
        view! { <button type="button" class="button button--quiet" data-do=act>{label}</button> }
    };
    view! {
        <li class="kept-item">
            <h3 class="kept-item__title"><a>{text::BLANK_ITEM}</a></h3>
            <p class="kept-item__address"></p>
            <p class="kept-item__meta"></p>
            <p class="kept-item__gone" hidden>{text::NO_LONGER}</p>
            <p class="kept-item__late" hidden>{text::NO_DETAILS}" "{button("retry", text::RETRY)}</p>
            <label class="kept-item__note">{text::NOTE}<textarea rows="2" maxlength=NOTE_LIMIT></textarea></label>
            <p class="kept-item__printed"></p>
            <p class="kept-item__tools">
                {button("up", text::MOVE_UP)}
                {button("down", text::MOVE_DOWN)}
                {button("remove", text::REMOVE)}
            </p>
        </li>
    }
}
