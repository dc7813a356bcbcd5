use super::FilterGroup;
use crate::{
    listing::{GroupKind, ListingResults},
    platform::{document, sheet},
    text,
    view::{IntoBoxed, live, ssr_only},
};
use leptos::{ev, html, prelude::*};

/// The button that closes the sheet.
const CLOSE: &str = "fermer";

/// The filters of a list: open beside it where there is room, else in a sheet over the page that says how many results they leave
/// and leads there.
#[component]
pub fn FilterPanel(
    /// The results, with the filters.
    results: RwSignal<ListingResults>,
    /// How many entries the list has; nothing where no results came.
    count: impl Fn() -> Option<usize> + Copy + Send + 'static,
    /// Turns a filter on or off.
    toggle: Callback<(GroupKind, String)>,
) -> impl IntoView {
    let panel = NodeRef::<html::Div>::new();
    live::effect(move || {
        if let Some(panel) = panel.get() {
            sheet::begin(&panel);
        }
    });
    let open = live::on(move |event: ev::MouseEvent| {
        if panel.get_untracked().is_some_and(|panel| sheet::open(&panel)) {
            event.prevent_default();
        }
    });
    let see_results = live::on(|_| {
        document::press(CLOSE);
        document::lead_to("#resultats");
    });
    let groups = GroupKind::ALL.map(|kind| view! { <FilterGroup kind results toggle/> }.hydrate_only());
    view! {
        <div class="filter-panel" node_ref=panel>
            <details>
                <summary on:click=open>
                    {live::text(move || text::filters(results.with(|results| results.filters_on().len())))}
                </summary>
                <div class="filter-panel__groups" data-lent="">{groups.collect_view()}</div>
            </details>
            <dialog class="filter-panel__sheet" aria-labelledby="filtres" closedby="any">
                {ssr_only!(view! {
                    <form class="filter-panel__head" method="dialog">
                        <h2 id="filtres">{text::filters(0)}</h2>
                        <button id=CLOSE class="button button--quiet">{text::CLOSE}</button>
                    </form>
                })}
                <div class="filter-panel__bar">
                    // The status of the list stands behind the sheet, where no screen reader hears it.
                    <p class="visually-hidden" role="status">{live::text(move || text::count(count()))}</p>
                    <button type="button" class="button" on:click=see_results>
                        {live::text(move || text::see_results(count()))}
                    </button>
                </div>
            </dialog>
        </div>
    }
}
