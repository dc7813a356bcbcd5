#[cfg(feature = "ssr")]
use super::FilterPanel;
use crate::{
    html::{SafeHtml, escape, fill},
    listing::FilterOn,
    text,
};
#[cfg(feature = "ssr")]
use crate::{
    listing::{ListingQuery, ListingResults, Sort},
    routes::parameter,
    view::StaticNode,
};
#[cfg(feature = "ssr")]
use leptos::prelude::*;

/// What a listing is asked with: words, filters, order. It is shown where there is an application, of which
/// `pages/listing/desk/controls.rs` listens to it.
#[cfg(feature = "ssr")]
#[component]
pub fn ListingTools(
    /// The question.
    question: ListingQuery,
    /// Its results.
    results: ListingResults,
    /// How many entries the list has; nothing where no results came.
    count: Option<usize>,
) -> impl IntoView {
    let tags = results.filters_on();
    let has_none = tags.is_empty();
    let tags = tags.iter().map(|filter| StaticNode::from_html(filter_tag(filter))).collect_view();
    let orders = Sort::ALL.map(|sort| {
        let is_useless = sort == Sort::Relevance && question.words.is_empty();
        view! { <option value=sort.as_str() selected=sort == Sort::Recent hidden=is_useless>{text::sort(sort)}</option> }
    });
    view! {
        <div class="listing-tools needs-app">
            <form class="listing-tools__search" role="search" aria-label=text::THIS_LIST>
                <label for="q">{text::SEARCH_FIELD}</label>
                <input id="q" name=parameter::WORDS type="search" autocomplete="off" enterkeyhint="search"/>
            </form>
            <div class="listing-tools__sort">
                <label for="tri">{text::SORT_BY}</label>
                <select id="tri" name=parameter::SORT autocomplete="off">{orders.collect_view()}</select>
            </div>
            <div class="listing-tools__active" hidden=has_none>
                <ul>{tags}</ul>
                <button type="button" class="button button--quiet" value="clear">{text::CLEAR_FILTERS}</button>
            </div>
            <FilterPanel results count/>
        </div>
    }
}

/// An active filter as an item of their list, with a button that takes it back; its value says which one it is, as in addresses.
pub fn filter_tag(filter: &FilterOn) -> SafeHtml {
    let value = [filter.group.parameter(), "=", &filter.name].concat();
    let [value, about, label] = [&value, &text::remove_filter(filter.group), &filter.label].map(|text| escape(text));
    fill(
        "<li><button type=\"button\" class=\"tag\" value=\"{}\"><span class=\"visually-hidden\">{}</span><span>{}</span></button></li>",
        [&value, &about, &label],
    )
}
