use crate::{
    listing::{Step, steps},
    text,
    view::StaticNode,
};
use leptos::prelude::*;

/// Links to the pages of a listing; nothing when there is one page.
#[component]
pub fn Pagination(
    /// The page shown, from 1.
    current: usize,
    /// How many pages there are.
    pages: usize,
    /// Gives the address of a page.
    href: Box<dyn Fn(usize) -> String + Send>,
) -> impl IntoView {
    StaticNode::new(move || {
        let neighbour = |page: usize, label: &'static str, rel: &'static str| {
            let is_there = (1..=pages).contains(&page);
            let href = is_there.then(|| href(page));
            href.map(|href| StaticNode::new(move || view! { <li><a href=href rel=rel>{label}</a></li> }))
        };
        let items = steps(current, pages).into_iter().map(|step| match step {
            Step::Page(page) => {
                let is_current = (page == current).then_some("page");
                let (label, name, href) = (page.to_string(), text::page(page), href(page));
                StaticNode::new(
                    move || view! { <li><a href=href aria-current=is_current aria-label=name>{label}</a></li> },
                )
            }
            Step::Gap => StaticNode::new(|| view! { <li>"…"</li> }),
        });
        (pages > 1).then(|| {
            view! {
                <nav class="pagination" aria-label=text::PAGINATION>
                    <ul>
                        {neighbour(current.wrapping_sub(1), text::PREVIOUS_PAGE, "prev")}
                        {items.collect_view()}
                        {neighbour(current + 1, text::NEXT_PAGE, "next")}
                    </ul>
                </nav>
            }
        })
    })
}
