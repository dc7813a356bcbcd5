use crate::{
    html::{SafeHtml, escape, fill},
    listing::FilterOption,
};
#[cfg(feature = "ssr")]
use crate::{listing::GroupKind, text, view::StaticNode};
#[cfg(feature = "ssr")]
use leptos::prelude::*;

/// How many options a group shows before “Afficher tout”: what fits a phone's screen together with the next legend.
pub const FEW_OPTIONS: usize = 8;

/// A group of filters as check boxes, each with how many entries it leaves.
#[cfg(feature = "ssr")]
#[component]
pub fn FilterGroup(
    /// Which group.
    kind: GroupKind,
    /// Its options.
    options: Vec<FilterOption>,
) -> impl IntoView {
    let shown = shown_options(&options, false);
    let more = options.len() - shown.len();
    let items = shown.into_iter().map(|option| StaticNode::from_html(filter_option(option))).collect_view();
    view! {
        <fieldset class="filter-group" name=kind.parameter() hidden=options.is_empty()>
            <legend>{text::group(kind)}</legend>
            <ul>{items}</ul>
            <button type="button" class="button button--quiet" value="more" hidden={more == 0}>{text::more_options(more)}</button>
        </fieldset>
    }
}

/// The options that a group shows: all of them, or a few and those that are on.
pub fn shown_options(options: &[FilterOption], is_whole: bool) -> Vec<&FilterOption> {
    let options = options.iter().enumerate();
    options
        .filter(|(index, option)| *index < FEW_OPTIONS || option.is_on || is_whole)
        .map(|(_, option)| option)
        .collect()
}

/// An option as an item of its group. What it does is up to whoever listens to the list; its value is its name.
pub fn filter_option(option: &FilterOption) -> SafeHtml {
    let state = if option.is_on { fill(" checked", []) } else { SafeHtml::default() };
    let [name, label, count] = [&option.name, &option.label, &option.count.to_string()].map(|text| escape(text));
    fill(
        "<li><label class=\"filter-group__option\"><input type=\"checkbox\" value=\"{}\"{}><span>{}</span><span class=\"filter-group__count\">{}</span></label></li>",
        [&name, &state, &label, &count],
    )
}
