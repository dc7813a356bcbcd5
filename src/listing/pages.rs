/// One item of a pagination.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// A page, from 1.
    Page(usize),
    /// Pages left out.
    Gap,
}

/// The items for page `current` of `pages`: the first and the last page, and two on each side of the current one. A
/// gap replaces at least two pages: a single one takes no more room than its number.
pub fn steps(current: usize, pages: usize) -> Vec<Step> {
    let is_shown = |page: usize| page == 1 || page == pages || page.abs_diff(current) <= 2;
    let is_lone = |page: usize| page > 1 && is_shown(page - 1) && is_shown(page + 1);
    let mut steps = Vec::new();
    for page in 1..=pages {
        if is_shown(page) || is_lone(page) {
            steps.push(Step::Page(page));
        } else if steps.last() != Some(&Step::Gap) {
            steps.push(Step::Gap);
        }
    }
    steps
}
