use super::FilterGroup;
use crate::{
    listing::{GroupKind, ListingResults},
    text,
};
use leptos::prelude::*;

/// The filters of a list: open beside it where there is room, else in a sheet over the page that says how many results they leave
/// and leads there. `pages/listing/desk/controls.rs` listens to them.
#[component]
pub fn FilterPanel(
    /// The results, with the filters.
    results: ListingResults,
    /// How many entries the list has; nothing where no results came.
    count: Option<usize>,
) -> impl IntoView {
    let groups = GroupKind::ALL.map(|kind| view! { <FilterGroup kind options=results.options(kind).to_vec()/> });
    view! {
        <div class="filter-panel">
            <details>
                <summary>{text::filters(results.filters_on().len())}</summary>
                <div class="filter-panel__groups" data-lent="">{groups.collect_view()}</div>
            </details>
            <dialog class="filter-panel__sheet" aria-labelledby="filtres" closedby="any">
                <form class="filter-panel__head" method="dialog">
                    <h2 id="filtres">{text::filters(0)}</h2>
                    <button class="button button--quiet">{text::CLOSE}</button>
                </form>
                <div class="filter-panel__bar">
                    // The status of the list stands behind the sheet, where no screen reader hears it.
                    <p class="visually-hidden" role="status">{text::count(count)}</p>
                    <button type="button" class="button" value="see">{text::see_results(count)}</button>
                </div>
            </dialog>
        </div>
    }
}
