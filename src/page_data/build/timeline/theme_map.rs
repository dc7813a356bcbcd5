use crate::{
    catalogue::{Theme, ThemeId},
    html::{SafeHtml, escape, fill, number},
    page_data::build::PageBuilder,
    routes::{self, Route, Scope, parameter},
    text,
};
use std::{
    cmp::Reverse,
    collections::{HashMap, HashSet},
};

/// The most themes that the table has room for.
pub(super) const SHOWN: usize = 12;

/// The radius of the largest disc, in tenths; a cell is forty wide.
const RADIUS: usize = 200;

/// How many entries each two themes share, by their positions in the catalogue, the lower one first.
struct Crossings(HashMap<(usize, usize), usize>);

impl Crossings {
    fn of(builder: &PageBuilder) -> Self {
        let themes = builder.catalogue.themes.iter().enumerate();
        let positions: HashMap<&ThemeId, usize> = themes.map(|(position, theme)| (&theme.id, position)).collect();
        let mut counts = HashMap::new();
        for entry in &builder.catalogue.entries {
            let mut own: Vec<usize> = entry.themes.iter().filter_map(|id| positions.get(id).copied()).collect();
            own.sort_unstable();
            for (index, one) in own.iter().enumerate() {
                for other in own.iter().skip(index + 1) {
                    *counts.entry((*one, *other)).or_default() += 1;
                }
            }
        }
        Self(counts)
    }

    fn count(&self, one: usize, other: usize) -> usize {
        self.0.get(&(one.min(other), one.max(other))).copied().unwrap_or_default()
    }

    /// Those that share the most entries with others, in the catalogue's order; and whether there are more.
    fn themes(&self) -> (Vec<usize>, bool) {
        let mut sums: HashMap<usize, usize> = HashMap::new();
        for ((one, other), count) in &self.0 {
            for theme in [one, other] {
                *sums.entry(*theme).or_default() += count;
            }
        }
        let mut ranked: Vec<usize> = sums.keys().copied().collect();
        ranked.sort_by_key(|theme| (Reverse(sums.get(theme)), *theme));
        let is_part = ranked.len() > SHOWN;
        ranked.truncate(SHOWN);
        ranked.sort_unstable();
        (ranked, is_part)
    }
}

/// A table of how many entries each two themes share, with a disc of that area in each cell; `None` where no themes meet.
pub(super) fn theme_map(builder: &PageBuilder) -> Option<SafeHtml> {
    let crossings = Crossings::of(builder);
    let (positions, is_part) = crossings.themes();
    let themes: Vec<(usize, &Theme)> =
        positions.iter().filter_map(|position| Some((*position, builder.catalogue.themes.get(*position)?))).collect();
    let shown: HashSet<usize> = positions.iter().copied().collect();
    let pairs = crossings.0.iter().filter(|((one, other), _)| shown.contains(one) && shown.contains(other));
    let most = pairs.map(|(_, count)| *count).max()?;
    let heads = (1_u64..).zip(&themes).map(|(index, (_, theme))| {
        fill(
            "<th scope=\"col\"><span class=\"theme-map__number\" aria-hidden=\"true\">{}</span>\
             <span class=\"theme-map__name\">{}</span></th>",
            [&number(index), &escape(&theme.title)],
        )
    });
    let rows = (1_u64..).zip(&themes).map(|(index, (row, theme))| {
        let cells = themes.iter().map(|(column, other)| {
            let count = crossings.count(*row, *column);
            if count == 0 { fill("<td></td>", []) } else { cell(builder, theme, other, count, most) }
        });
        fill(
            "<tr><th scope=\"row\"><span class=\"theme-map__number\" aria-hidden=\"true\">{}</span> \
             <a href=\"{}\">{}</a></th>{}</tr>\n",
            [&number(index), &escape(&page_of(builder, theme)), &escape(&theme.title), &cells.collect()],
        )
    });
    let part = is_part.then(|| fill(" {}", [&escape(&text::themes_shown(SHOWN))]));
    Some(fill(
        "<h2>{}</h2>\n<p class=\"timeline__about\">{}{}</p>\n<div class=\"theme-map\">\n<table>\n\
         <caption class=\"visually-hidden\">{}</caption>\n<thead><tr><td></td>{}</tr></thead>\n<tbody>\n{}</tbody>\n</table>\n</div>\n",
        [
            &escape(text::THEMES_MEET),
            &escape(text::THEMES_MEET_ABOUT),
            &part.unwrap_or_default(),
            &escape(text::THEMES_MEET_TABLE),
            &heads.collect(),
            &rows.collect(),
        ],
    ))
}

/// The entries that a theme shares with another: its own listing, narrowed to those of the other.
fn cell(builder: &PageBuilder, theme: &Theme, other: &Theme, count: usize, most: usize) -> SafeHtml {
    let radius = (RADIUS * RADIUS * count / most).isqrt() as u64;
    let href = routes::filtered(&page_of(builder, theme), parameter::THEME, other.id.as_str());
    fill(
        "<td><div class=\"theme-map__cell\"><svg viewBox=\"0 0 40 40\" aria-hidden=\"true\" focusable=\"false\">\
         <circle cx=\"20\" cy=\"20\" r=\"{}.{}\"/></svg>\
         <a class=\"needs-app\" href=\"{}\" aria-label=\"{}\">{}</a><span class=\"no-app\">{}</span></div></td>",
        [
            &number(radius / 10),
            &number(radius % 10),
            &escape(&href),
            &escape(&text::on_both(count, &theme.title, &other.title)),
            &number(count as u64),
            &number(count as u64),
        ],
    )
}

fn page_of(builder: &PageBuilder, theme: &Theme) -> String {
    builder.base.href(&Route::listing(Scope::Theme(theme.id.clone())))
}
