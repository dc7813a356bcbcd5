use super::{application::Application, scripts};
use crate::{page_data::Content, routes};
use sha2::{Digest, Sha256};
use std::fmt;

/// The application as Trunk built it: which files it is made of, and its styles.
#[derive(Debug, Clone)]
pub struct Shell {
    application: Application,
    styles: Vec<Style>,
    /// In the order of [`KINDS`].
    sheets: [Sheets; KINDS.len()],
    on_demand: SharedFile,
    loader: SharedFile,
}

/// All styles, as a kind of page has them.
#[derive(Debug, Clone)]
pub struct Sheets {
    /// Those that the page carries, because it needs them before it is painted.
    pub carried: String,
    /// The same as a file that pages link instead, where there are as many pages as entries and few open one: carried, the styles would be
    /// most of each page.
    pub linked: Option<SharedFile>,
    /// All others but those [`ON_DEMAND`], for the pages that the application will show next. Not a file with all styles
    /// for every kind: rules that a page has already would be computed again for every element they apply to.
    pub others: SharedFile,
}

/// A file that many pages name, under a name that changes with its content.
#[derive(Debug, Clone)]
pub struct SharedFile {
    /// Its path, with a hash of its content.
    pub path: String,
    /// What it holds.
    pub text: String,
}

impl SharedFile {
    fn new(name: &str, extension: &str, text: String) -> Self {
        Self { path: routes::shared_file(name, &digest(&text), extension), text }
    }
}

/// What the name of a file holds so that it changes with the content: 64 bits of its SHA-256, as 16 hexadecimal digits.
pub fn digest(content: impl AsRef<[u8]>) -> String {
    Sha256::digest(content).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// One style sheet.
#[derive(Debug, Clone)]
struct Style {
    /// The name of its source file, without folder, hash and ending: `entry_card`.
    name: String,
    text: String,
}

/// Why Trunk's page is of no use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShellError {
    /// The element that names the application's files is missing.
    NoBundle,
    /// A style sheet that it links cannot be read.
    NoStyle(String),
}

impl fmt::Display for ShellError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoBundle => formatter.write_str("it has no element `bundle` that names the script and the wasm file"),
            Self::NoStyle(name) => write!(formatter, "the style sheet {name} that it links is not there"),
        }
    }
}

/// The style sheets that every page needs, in the order of the layers.
const EVERYWHERE: [&str; 9] =
    ["layers", "tokens", "reset", "base", "layout", "site_header", "site_search", "progress", "utilities"];

/// What each kind of page needs besides: a page is painted without another file.
const HOME: &[&str] = &[
    "home",
    "carousel",
    "cover_art",
    "entry_card",
    "section",
    "link_list",
    "button",
    "donation_panel",
    "site_footer",
    "theme_switch",
];
const LISTING: &[&str] = &[
    "breadcrumb",
    "listing",
    "cover_art",
    "entry_card",
    "listing_tools",
    "filter_group",
    "filter_panel",
    "pagination",
    "button",
    "alert",
    "site_footer",
    "theme_switch",
];
const ENTRY: &[&str] = &[
    "breadcrumb",
    "cover_art",
    "entry",
    "prose",
    "link_list",
    "button",
    "citation",
    "neighbours",
    "entry_card",
    "section",
    "call",
    "site_footer",
    "theme_switch",
];
const SUPPORT: &[&str] =
    &["breadcrumb", "prose", "button", "donation_panel", "support", "cost_chart", "site_footer", "theme_switch"];
const TIMELINE: &[&str] = &["breadcrumb", "timeline", "site_footer", "theme_switch"];
const PROSE: &[&str] = &["breadcrumb", "prose", "site_footer", "theme_switch"];

const KEPT: &[&str] = &["breadcrumb", "prose", "button", "site_footer", "theme_switch"];

const REFERENCES: &[&str] = &["breadcrumb", "prose", "link_list", "references", "site_footer", "theme_switch"];

/// The kinds of pages, by what they need besides what every page needs.
const KINDS: [&[&str]; 8] = [HOME, LISTING, ENTRY, SUPPORT, TIMELINE, PROSE, KEPT, REFERENCES];

/// The style sheets of pages that the application never opens: no other page needs them later.
const ALONE: [&str; 1] = ["references"];

/// The style sheets of what a page shows only when a visitor asks for it. The chunk that draws it loads them.
const ON_DEMAND: [&str; 5] = ["citation_styles", "kept", "player", "sharing", "suggestions"];

impl Shell {
    /// Reads the `index.html` that Trunk wrote; `read_file` gives the text of a file that it names.
    ///
    /// # Errors
    /// When the page does not name the application, or a style sheet is missing.
    pub fn read(index_html: &str, read_file: impl Fn(&str) -> Option<String>) -> Result<Self, ShellError> {
        let application = Application::read(index_html).ok_or(ShellError::NoBundle)?;
        let mut styles = Vec::new();
        for href in style_sheets(index_html) {
            let path = href.trim_start_matches('/');
            let text = read_file(path).ok_or_else(|| ShellError::NoStyle(path.to_owned()))?;
            styles.push(Style { name: source_name(path).to_owned(), text: text.trim().to_owned() });
        }
        let sheets = KINDS.map(|own| sheets(&styles, own));
        let (on_demand, _): (Vec<_>, Vec<_>) = styles.iter().partition(is_on_demand);
        let on_demand = SharedFile::new("style", "css", joined(&on_demand));
        let loader = SharedFile::new("loader", "js", scripts::loader(&application, &on_demand.path));
        Ok(Self { application, styles, sheets, on_demand, loader })
    }

    /// The files of the application.
    pub fn application(&self) -> &Application {
        &self.application
    }

    /// The script that starts the application when the page is idle or reached for.
    pub fn loader(&self) -> &SharedFile {
        &self.loader
    }

    /// A name for this very build: the hash in the name of the wasm file.
    pub fn build(&self) -> &str {
        let name = self.application.module.trim_end_matches(".wasm").trim_end_matches("_bg");
        name.rsplit('-').next().unwrap_or(name)
    }

    /// The styles of a page of this kind.
    pub fn sheets(&self, content: &Content) -> &Sheets {
        let [home, listing, entry, support, timeline, prose, kept, references] = &self.sheets;
        match content {
            Content::Home(_) => home,
            Content::Listing(_) => listing,
            Content::Entry(_) => entry,
            Content::Support(_) => support,
            Content::Timeline(_) => timeline,
            Content::Prose(_) => prose,
            Content::Kept(_) => kept,
            Content::References(_) => references,
        }
    }

    /// The styles of every kind of page.
    pub fn all_sheets(&self) -> &[Sheets] {
        &self.sheets
    }

    /// The styles that come with what a visitor asks for.
    pub fn on_demand(&self) -> &SharedFile {
        &self.on_demand
    }

    /// The names of all style sheets, by which the kinds of pages choose theirs.
    pub fn style_names(&self) -> impl Iterator<Item = &str> {
        self.styles.iter().map(|style| style.name.as_str())
    }
}

/// Whether a style sheet waits until a visitor asks for what it styles.
fn is_on_demand(style: &&Style) -> bool {
    ON_DEMAND.contains(&style.name.as_str())
}

/// What a kind of page carries, and the rest but what waits. No component's rules may count on standing before or after another's, so that the two
/// together are as good as all in one.
fn sheets(styles: &[Style], own: &[&str]) -> Sheets {
    let is_needed = |style: &&Style| EVERYWHERE.contains(&style.name.as_str()) || own.contains(&style.name.as_str());
    let (carried, mut others): (Vec<_>, Vec<_>) =
        styles.iter().filter(|style| !is_on_demand(style)).partition(is_needed);
    others.retain(|style| !ALONE.contains(&style.name.as_str()));
    let (carried, others) = (joined(&carried), joined(&others));
    let linked = (own == REFERENCES).then(|| SharedFile::new("style", "css", carried.clone()));
    Sheets { carried, linked, others: SharedFile::new("style", "css", others) }
}

/// Style sheets one after the other. Neighbours that are each one block of the same cascade layer become one block.
fn joined(styles: &[&Style]) -> String {
    let mut text = String::new();
    let mut open = None;
    for style in styles {
        let layer = only_layer(&style.text);
        match layer {
            Some((name, inside)) if open == Some(name) => {
                text.pop();
                text.extend([inside, "}"]);
            }
            _ => text.push_str(&style.text),
        }
        open = layer.map(|(name, _)| name);
    }
    text
}

/// The name of a cascade layer and what stands in it, where a sheet is one `@layer` block and nothing else.
fn only_layer(sheet: &str) -> Option<(&str, &str)> {
    let (name, rest) = sheet.strip_prefix("@layer ")?.split_once('{')?;
    let inside = rest.strip_suffix('}')?;
    let (mut depth, mut quote) = (0_i32, None);
    for char in inside.chars() {
        match (char, quote) {
            ('"' | '\'', None) => quote = Some(char),
            (_, Some(open)) if char == open => quote = None,
            ('{', None) => depth += 1,
            ('}', None) => depth -= 1,
            _ => {}
        }
        if depth < 0 {
            return None;
        }
    }
    Some((name, inside)).filter(|_| depth == 0 && quote.is_none())
}

/// The addresses of style sheets, in order; Trunk's minifier leaves quotes out where it can.
pub fn style_sheets(index_html: &str) -> impl Iterator<Item = &str> {
    index_html.split("href=").skip(1).filter_map(|after| {
        let address = after.trim_start_matches('"').split(['"', ' ', '>']).next()?;
        address.ends_with(".css").then_some(address)
    })
}

/// `application/entry_card-0123456789abcdef.css` comes from `entry_card`.
fn source_name(path: &str) -> &str {
    let file = path.rsplit('/').next().unwrap_or(path);
    file.rsplit_once('-').map_or(file, |(name, _)| name)
}
