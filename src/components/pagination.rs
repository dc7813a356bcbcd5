use crate::{
    html::{SafeHtml, escape, fill},
    listing::{Step, steps},
    text,
};

/// Links to the pages of a listing; nothing where there is one page. `current` is the one shown, from 1; `href` gives the address of a
/// page.
pub fn pagination(current: usize, pages: usize, href: impl Fn(usize) -> String) -> SafeHtml {
    if pages <= 1 {
        return SafeHtml::default();
    }
    let neighbour = |page: usize, label: &str, rel: &str| match (1..=pages).contains(&page) {
        true => fill("<li><a href=\"{}\" rel=\"{}\">{}</a></li>", [&escape(&href(page)), &escape(rel), &escape(label)]),
        false => SafeHtml::default(),
    };
    let item = |step| match step {
        Step::Gap => fill("<li>…</li>", []),
        Step::Page(page) => {
            let state = if page == current { fill(" aria-current=\"page\"", []) } else { SafeHtml::default() };
            let [href, name, label] = [href(page), text::page(page), page.to_string()].map(|text| escape(&text));
            fill("<li><a href=\"{}\"{} aria-label=\"{}\">{}</a></li>", [&href, &state, &name, &label])
        }
    };
    fill(
        "<nav class=\"pagination\" aria-label=\"{}\"><ul>{}{}{}</ul></nav>",
        [
            &escape(text::PAGINATION),
            &neighbour(current.wrapping_sub(1), text::PREVIOUS_PAGE, "prev"),
            &steps(current, pages).into_iter().map(item).collect(),
            &neighbour(current + 1, text::NEXT_PAGE, "next"),
        ],
    )
}
