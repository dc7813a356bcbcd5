//! Every part of pages in every state, on one page for whoever changes a part; native only.
//!
//! `cargo xtask gallery` writes the page, and the tests look at it: with the rules of accessibility, and in pictures. What the
//! parts show comes from a catalogue. A state that only a visitor brings about is written into the markup, in the words of
//! [`crate::text`]; that the application brings it about is the browser tests' matter.
//!
//! A new part gets its examples in `examples.rs`.

mod example;
mod examples;
mod samples;

pub use crate::prerender::style_sheets;
pub use example::Example;

use crate::{
    catalogue::Catalogue,
    page_data::build::picture::cover_of,
    routes::{self, BaseUrl},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use samples::Samples;

/// How the gallery itself looks.
const STYLE: &str = include_str!("gallery/gallery.css");

/// Parts of the frame.
const OUTSIDE_MAIN: [&str; 7] =
    ["player", "progress", "site_footer", "site_header", "site_search", "suggestions", "theme_switch"];

/// Every example, in alphabetical order of the parts.
pub fn examples(catalogue: Catalogue) -> Vec<Example> {
    examples::all(&Samples::new(catalogue))
}

/// The whole page, with the site's style sheets inside.
pub fn page(catalogue: Catalogue, styles: &str) -> String {
    let covers = covers(&catalogue);
    let examples = examples(catalogue);
    let (mut contents, mut parts, mut before) = (String::new(), String::new(), "");
    for (number, example) in examples.iter().enumerate() {
        let (component, state, anchor) = (example.component, example.state, example.anchor());
        if component != before {
            if !before.is_empty() {
                contents.push_str("</ul></li>");
                parts.push_str("</article>");
            }
            contents.push_str(&format!("<li><a href=\"#{component}\">{component}</a><ul>"));
            parts.push_str(&format!("<article data-component=\"{component}\"><h2 id=\"{component}\">{component}</h2>"));
            before = component;
        }
        contents.push_str(&format!("<li><a href=\"#{anchor}\">{state}</a></li>"));
        let markup =
            covers.iter().fold(example.with_own_ids(number), |markup, (file, inside)| markup.replace(file, inside));
        // Most parts stand in `main`, and are laid out by it.
        let class = if OUTSIDE_MAIN.contains(&component) { "" } else { " class=\"main\"" };
        parts.push_str(&format!(
            "<h3 id=\"{anchor}\">{state}</h3><div data-example lang=\"fr\"><div{class}>{markup}</div></div>"
        ));
    }
    format!(
        "<!doctype html><html lang=\"en\" class=\"js\" data-app=\"running\"><head><meta charset=\"utf-8\"><title>Gallery</title>\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><style>{}{STYLE}</style></head>\
         <body data-gallery><h1>Gallery</h1><label><input type=\"checkbox\" id=\"dark\"> Dark</label>\
         <nav aria-label=\"Parts\"><ul>{contents}</ul></li></ul></nav><main>{parts}</article></main></body></html>\n",
        measuring_examples(styles)
    )
}

/// The style sheets with the width of an example in the place of the window's: each is a window of its own. The site asks
/// for the window's, which takes browsers a third less of the time for styles and layout than a container's.
fn measuring_examples(styles: &str) -> String {
    let mut pieces = styles.split("@media (");
    let mut measuring = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (feature, rest) = piece.split_at(piece.find(')').unwrap_or_default());
        let is_width = feature.split(' ').any(|word| word == "width");
        let query = if is_width { "@container (" } else { "@media (" };
        let feature = if is_width { feature.replace("width", "inline-size") } else { feature.to_owned() };
        measuring.extend([query, &feature, rest]);
    }
    measuring
}

/// The address of each entry's cover art, and the art itself as an address: the gallery is one page without files beside it.
fn covers(catalogue: &Catalogue) -> Vec<(String, String)> {
    let entries = catalogue.entries.iter().map(|entry| {
        let cover = cover_of(entry, catalogue);
        let address = BaseUrl::default().file(&routes::cover(&cover.name()));
        (format!("\"{address}\""), format!("\"data:image/svg+xml;base64,{}\"", STANDARD.encode(cover.svg())))
    });
    entries.collect()
}
