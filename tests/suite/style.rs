//! The rules of the style sheets, and that every page has the styles it needs before the first paint.

use crate::{
    rendered::{HOSTILE_SITE, OWN_SITE, Page, Rendered, compressed, linked_styles, read},
    source::files,
};
use kiosque::prerender::Shell;
use scraper::Selector;
use std::collections::{BTreeMap, BTreeSet};

/// Styles that several components or one page share, and that therefore belong to no component, with their purpose.
const SHARED: [(&str, &str); 5] = [
    ("cost_chart", "the chart and the table of the donation page, drawn at build time"),
    ("button", "buttons and links that look like one"),
    ("section", "a heading with cards, on the home page and under an entry"),
    ("citation", "the part of an entry’s page that says how to cite it"),
    ("neighbours", "the part of an entry’s page that leads to the ones beside it"),
];

/// Classes in the markup that no style sheet names, and why.
const UNSTYLED: [(&str, &str); 1] =
    [("section--", "the name of the catalogue’s own section, for a stranger’s style sheet")];

/// Classes in style sheets that no markup has, and why.
const UNUSED: [(&str, &str); 5] = [
    ("kept-notice__button", "made with a notice, by src/pages/kept/notice.rs"),
    ("js", "set by src/prerender/early.js when scripts run"),
    ("voiced", "set by src/prerender/loader/voice.js when the device has a voice"),
    ("timeline__counts", "in the timeline of a large catalogue"),
    ("timeline__note", "in the timeline of a large catalogue"),
];

/// Style sheets that come after the first paint to what a page holds already, and why nothing moves then.
const LATER: [(&str, &str); 2] = [
    ("keep_button", "the buttons are shown only while the application runs, and take no room"),
    ("kept", "what the application fills is hidden until these styles are there"),
];

/// Scrolling elements that need no fade at their edge, and why.
const SCROLLING: [(&str, &str); 4] = [
    (".main .carousel__list", "the next slide begins before the edge"),
    (".prose :is(pre, table)", "a part of a text, with the browser’s own scrollbar below it"),
    (".cost-chart__figures", "a table, with the browser’s own scrollbar below it"),
    (".theme-map", "a table, with the browser’s own scrollbar below it"),
];

/// A style sheet: its name, its text without comments, its rules.
struct Sheet {
    name: String,
    text: String,
    rules: Vec<Rule>,
}

/// Declarations, and every selector or at-rule around them, outermost first.
struct Rule {
    preludes: Vec<String>,
    declarations: Vec<(String, String)>,
}

impl Sheet {
    fn read(path: &str) -> Self {
        let text = without_comments(&read(path));
        let name = path.rsplit('/').next().unwrap().trim_end_matches(".css").to_owned();
        let mut rules = Vec::new();
        let rest = read_block(&text, &mut Vec::new(), &mut rules);
        assert!(rest.is_empty(), "{path} closes a block that it did not open: {rest}");
        Self { name, text, rules }
    }

    fn declarations(&self) -> impl Iterator<Item = (&str, &str)> {
        self.rules.iter().flat_map(|rule| &rule.declarations).map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The classes that its selectors name.
    fn classes(&self) -> BTreeSet<String> {
        let preludes = self.rules.iter().flat_map(|rule| &rule.preludes).filter(|prelude| !prelude.starts_with('@'));
        preludes.flat_map(|prelude| classes_in(prelude)).collect()
    }
}

fn classes_in(selector: &str) -> Vec<String> {
    let selector = without_strings(selector);
    let is_name = |char: char| char.is_alphanumeric() || matches!(char, '-' | '_');
    let names =
        selector.split('.').skip(1).map(|after| after.chars().take_while(|char| is_name(*char)).collect::<String>());
    names.filter(|name| name.starts_with(|char: char| char.is_alphabetic())).collect()
}

fn without_comments(text: &str) -> String {
    let mut output = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("/*") {
        output.push_str(before);
        rest = after.split_once("*/").expect("a comment is closed").1;
    }
    output + rest
}

fn without_strings(text: &str) -> String {
    text.split('"').step_by(2).collect::<Vec<_>>().join("\"\"")
}

/// Parses the rules of a block up to its closing brace; returns what follows it.
fn read_block<'a>(text: &'a str, preludes: &mut Vec<String>, rules: &mut Vec<Rule>) -> &'a str {
    let mut declarations = Vec::new();
    let mut rest = text;
    loop {
        let mut is_quoted = false;
        let mut depth = 0;
        let end = rest.find(|char| {
            match char {
                '"' => is_quoted = !is_quoted,
                '(' if !is_quoted => depth += 1,
                ')' if !is_quoted => depth -= 1,
                _ => {}
            }
            !is_quoted && depth == 0 && matches!(char, '{' | '}' | ';')
        });
        let head = rest[..end.unwrap_or(rest.len())].trim();
        let is_open = end.is_some_and(|end| rest[end..].starts_with('{'));
        if !is_open && !head.is_empty() {
            match head.split_once(':').filter(|_| !head.starts_with('@')) {
                Some((name, value)) => declarations.push((name.trim().to_owned(), value.trim().to_owned())),
                None => rules.push(Rule { preludes: vec![head.to_owned()], declarations: Vec::new() }),
            }
        }
        let Some(end) = end else { break };
        let after = &rest[end + 1..];
        rest = match &rest[end..=end] {
            "{" => {
                preludes.push(head.split_whitespace().collect::<Vec<_>>().join(" "));
                let after = read_block(after, preludes, rules);
                preludes.pop();
                after
            }
            "}" => {
                rules.push(Rule { preludes: preludes.clone(), declarations });
                return after;
            }
            _ => after,
        };
    }
    rules.push(Rule { preludes: preludes.clone(), declarations });
    rest.get(rest.len()..).unwrap_or_default()
}

fn sheets() -> Vec<Sheet> {
    files("style", ".css").iter().map(|path| Sheet::read(&format!("style/{path}"))).collect()
}

fn components() -> Vec<(String, Sheet)> {
    let paths = files("style/components", ".css").into_iter();
    paths.map(|path| (path.clone(), Sheet::read(&format!("style/components/{path}")))).collect()
}

/// Every class that the markup may have: in finished pages, and in the sources for later markup.
fn classes_of_markup() -> BTreeSet<String> {
    let mut classes = BTreeSet::new();
    for path in files("src", ".rs") {
        let mut text = read(&format!("src/{path}"));
        // Templates of HTML stand in strings there.
        if ["components/", "pages/"].iter().any(|room| path.starts_with(room)) {
            text = text.replace("\\\"", "\"");
        }
        for marker in ["class=\"", "class=[\"", "class = [\"", "class = \""] {
            for after in text.split(marker).skip(1) {
                let value = after.split('"').next().unwrap_or_default().replace('\\', "");
                classes.extend(value.split_whitespace().map(str::to_owned));
            }
        }
    }
    for site in [&*OWN_SITE, &*HOSTILE_SITE] {
        for page in site.pages() {
            for element in page.all("[class]") {
                classes.extend(element.value().classes().map(str::to_owned));
            }
        }
    }
    classes
}

#[test]
fn every_style_sheet_is_linked_once_in_the_order_of_the_layers() {
    let linked = linked_styles();
    let name = |path: &String| path.trim_start_matches("style/").to_owned();
    let mut sorted: Vec<String> = linked.iter().map(name).collect();
    sorted.sort();
    assert_eq!(sorted, files("style", ".css"));
    let rank = |path: &str| {
        ["layers", "tokens", "reset", "base", "layout", "components/", "navigation", "utilities", "print"]
            .iter()
            .position(|part| path.starts_with(part))
            .unwrap_or_else(|| panic!("{path} is not among the layers"))
    };
    let ranks: Vec<usize> = linked.iter().map(|path| rank(&name(path))).collect();
    assert!(ranks.is_sorted(), "{linked:?}");
    assert!(read("style/layers.css").contains("@layer reset, base, layout, components, utilities;"));
}

#[test]
fn a_style_sheet_is_called_like_the_component_or_page_it_is_for() {
    let rust: BTreeSet<String> = ["src/components", "src/pages"]
        .into_iter()
        .flat_map(|folder| files(folder, ".rs"))
        .map(|path| path.trim_end_matches(".rs").to_owned())
        .collect();
    for (path, _) in components() {
        let name = path.trim_end_matches(".css");
        let is_shared = SHARED.iter().any(|(shared, _)| *shared == name);
        assert!(rust.contains(name) != is_shared, "style/components/{path}");
    }
}

#[test]
fn every_style_sheet_is_in_its_own_layer() {
    for sheet in sheets() {
        let layer = match sheet.name.as_str() {
            "layers" | "tokens" => continue,
            "reset" | "base" | "layout" | "utilities" => &*sheet.name,
            "navigation" | "print" => "utilities",
            _ => "components",
        };
        let layer = format!("@layer {layer}");
        for rule in sheet.rules.iter().filter(|rule| !rule.declarations.is_empty()) {
            let layers: Vec<&String> = rule.preludes.iter().filter(|prelude| prelude.starts_with("@layer")).collect();
            assert_eq!(layers, [&layer], "{}.css: {:?}", sheet.name, rule.preludes);
        }
    }
}

#[test]
fn raw_colours_are_among_the_tokens_only() {
    const FUNCTIONS: [&str; 11] =
        ["rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklab(", "oklch(", "color(", "light-dark("];
    const NAMES: [&str; 12] = [
        "white",
        "black",
        "red",
        "green",
        "blue",
        "gray",
        "grey",
        "silver",
        "yellow",
        "orange",
        "purple",
        "rebeccapurple",
    ];
    let mut problems = Vec::new();
    for sheet in sheets().iter().filter(|sheet| sheet.name != "tokens") {
        for (name, value) in sheet.declarations() {
            let value = without_strings(value);
            let is_hex = value
                .split(|char: char| char.is_whitespace() || matches!(char, '(' | ','))
                .any(|word| word.starts_with('#'));
            let is_function = FUNCTIONS.iter().any(|function| value.contains(function));
            let is_name =
                value.split(|char: char| !char.is_alphanumeric() && char != '-').any(|word| NAMES.contains(&word));
            if is_hex || is_function || is_name {
                problems.push(format!("{}.css: {name}: {value}", sheet.name));
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// No other rule may show what `hidden` hides, whatever its layer.
const RESET_EXCEPTION: (&str, &str) = ("display", "none !important");

#[test]
fn only_utilities_and_print_override_everything() {
    let mut problems = Vec::new();
    for sheet in sheets().iter().filter(|sheet| !["utilities", "print"].contains(&sheet.name.as_str())) {
        let is_excepted = |(name, value): &(&str, &str)| sheet.name == "reset" && (*name, *value) == RESET_EXCEPTION;
        let loud = sheet
            .declarations()
            .filter(|(_, value)| value.contains("!important"))
            .filter(|declaration| !is_excepted(declaration));
        problems.extend(loud.map(|(name, value)| format!("{}.css: {name}: {value}", sheet.name)));
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// A list that is cut off exactly after an item looks complete. A fade that sticks to its edge shows that more
/// follows, and lies beside the last item once everything has passed.
#[test]
fn scrolling_elements_fade_at_their_edge() {
    let mut scrolling = BTreeSet::new();
    for sheet in sheets() {
        let is_auto = |(name, value): &(String, String)| name.starts_with("overflow") && value == "auto";
        let sticks = |rule: &Rule| {
            let is_sticky = rule.declarations.iter().any(|(name, value)| name == "position" && value == "sticky");
            is_sticky && rule.preludes.iter().any(|prelude| prelude.contains("::after"))
        };
        for rule in sheet.rules.iter().filter(|rule| rule.declarations.iter().any(is_auto)) {
            let selector = rule.preludes.last().expect("declarations are inside a rule");
            scrolling.insert(selector.clone());
            let class = classes_in(selector).pop().unwrap_or_default();
            let mut fades = sheet.rules.iter().filter(|rule| sticks(rule)).flat_map(|rule| &rule.preludes);
            let is_shown = SCROLLING.iter().any(|(known, _)| known == selector);
            assert!(
                is_shown || fades.any(|prelude| classes_in(prelude).contains(&class)),
                "{}.css: {selector} scrolls, and nothing shows it",
                sheet.name
            );
        }
    }
    for (known, _) in SCROLLING {
        assert!(scrolling.contains(known), "{known} no longer scrolls by itself");
    }
}

#[test]
fn styles_fetch_nothing() {
    for sheet in sheets() {
        for word in ["url(", "@import", "@font-face", "image-set(", "src("] {
            assert!(!sheet.text.contains(word), "{}.css: {word}", sheet.name);
        }
    }
}

#[test]
fn every_custom_property_that_is_used_is_defined_and_the_other_way_round() {
    let sheets = sheets();
    let mut defined: BTreeSet<String> = BTreeSet::new();
    let mut used: BTreeMap<String, (String, bool)> = BTreeMap::new();
    for sheet in &sheets {
        defined
            .extend(sheet.declarations().filter(|(name, _)| name.starts_with("--")).map(|(name, _)| name.to_owned()));
        for after in sheet.text.split("var(").skip(1) {
            let name: String =
                after.trim_start().chars().take_while(|char| char.is_alphanumeric() || *char == '-').collect();
            let has_fallback = after.trim_start()[name.len()..].trim_start().starts_with(',');
            used.insert(name, (sheet.name.clone(), has_fallback));
        }
    }
    let undefined: Vec<_> = used.iter().filter(|(name, _)| !defined.contains(*name)).collect();
    assert!(undefined.is_empty(), "used and never defined: {undefined:?}");
    let unused: Vec<_> = defined.iter().filter(|name| !used.contains_key(*name)).collect();
    assert!(unused.is_empty(), "defined and never used: {unused:?}");
}

#[test]
fn every_class_of_the_markup_has_a_style_and_every_style_a_class() {
    let markup = classes_of_markup();
    let styles: BTreeSet<String> = sheets().iter().flat_map(Sheet::classes).collect();
    let is_known = |name: &str| UNSTYLED.iter().any(|(start, _)| name.starts_with(start));
    let unstyled: Vec<&String> = markup.difference(&styles).filter(|name| !is_known(name)).collect();
    let unused: Vec<&String> =
        styles.difference(&markup).filter(|name| !UNUSED.iter().any(|(class, _)| class == name)).collect();
    assert!(unstyled.is_empty() && unused.is_empty(), "without a style: {unstyled:?}; without an element: {unused:?}");
}

#[test]
fn classes_are_flat_names_of_a_block_a_part_and_a_variant() {
    for sheet in sheets() {
        for class in sheet.classes() {
            let is_good = class
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_'))
                && class.matches("__").count() <= 1
                && class.matches("--").count() <= 1
                && !class.contains("___")
                && class.find("--").is_none_or(|variant| class.find("__").is_none_or(|part| part < variant));
            assert!(is_good, "{}.css: .{class}", sheet.name);
        }
    }
}

/// The selectors of a rule without states, pseudo-elements and nesting: what matches an element at rest.
fn selectors(rule: &Rule) -> Vec<Selector> {
    // View-transition pictures are not elements.
    let is_no_element =
        |prelude: &String| prelude.starts_with("@keyframes") || prelude.starts_with("::view-transition");
    if rule.preludes.iter().any(is_no_element) {
        return Vec::new();
    }
    let mut whole = String::new();
    for prelude in rule.preludes.iter().filter(|prelude| !prelude.starts_with('@')) {
        let part = at_rest(prelude);
        whole = match whole.is_empty() {
            true => part,
            false if part.contains('&') => part.replace('&', &format!(":is({whole})")),
            false => format!(":is({whole}) {part}"),
        };
    }
    if whole.is_empty() {
        return Vec::new();
    }
    vec![Selector::parse(&whole).unwrap_or_else(|error| panic!("{whole}: {error}"))]
}

/// A selector list without what depends on a visitor or is not an element.
fn at_rest(selector: &str) -> String {
    const STATES: [&str; 11] = [
        ":hover",
        ":focus-visible",
        ":focus-within",
        ":focus",
        ":active",
        ":checked",
        ":disabled",
        ":visited",
        ":target",
        ":popover-open",
        ":modal",
    ];
    let mut text = selector.to_owned();
    while let Some(start) = text.find("::") {
        let end = text[start + 2..]
            .find(|char: char| !char.is_alphanumeric() && char != '-')
            .map_or(text.len(), |end| start + 2 + end);
        text.replace_range(start..end, "");
    }
    for state in STATES {
        text = text.replace(state, ":not(template)");
    }
    let parts = text.split(',').map(|part| if part.trim().is_empty() { " *".to_owned() } else { part.to_owned() });
    parts.collect::<Vec<_>>().join(",")
}

#[test]
fn every_page_carries_every_style_that_would_change_it() {
    let linked = linked_styles();
    let styles: Vec<(Sheet, String)> = linked
        .iter()
        .filter(|path| !path.ends_with("print.css"))
        .map(|path| (Sheet::read(path), rules_of(path)))
        .collect();
    let mut problems = BTreeSet::new();
    for site in [&*OWN_SITE, &*HOSTILE_SITE] {
        for page in site.pages() {
            let style = styles_of(site, &page);
            for (sheet, text) in &styles {
                if style.contains(text) || LATER.iter().any(|(name, _)| *name == sheet.name) {
                    continue;
                }
                for selector in sheet.rules.iter().flat_map(selectors) {
                    if let Some(element) = page.html.select(&selector).next() {
                        let kind = format!("{:?}", page.data.content);
                        let kind = kind.split('(').next().unwrap_or_default();
                        problems.insert(format!("{kind} lacks {}.css for {:?}", sheet.name, element.attr("class")));
                    }
                }
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.into_iter().collect::<Vec<_>>().join("\n"));
}

/// The styles that a page has before it is painted: those that it carries, or those in the file that it links.
fn styles_of(site: &Rendered, page: &Page) -> String {
    match page.all("head > link[rel=stylesheet]").first().and_then(|link| link.attr("href")) {
        Some(file) => site.text(&format!("application/{}", file.rsplit('/').next().unwrap_or_default())).to_owned(),
        None => page.one("head style").text().collect(),
    }
}

#[test]
fn a_page_prints_well_without_the_application() {
    let page = OWN_SITE.page("a-propos/index.html");
    let style: String = page.one("head style").text().collect();
    let others = &OWN_SITE.shell.sheets(&page.data.content).others.path;
    let without_scripts: String = page.one("head noscript").text().collect();
    let is_linked = without_scripts.contains(&format!("<link rel=\"stylesheet\" media=\"print\" href=\"/{others}\">"));
    assert!(style.contains(&rules_of("style/print.css")) || is_linked, "no page carries print.css");
}

/// What stands in a style sheet without the layer around it, which neighbours may share.
fn rules_of(path: &str) -> String {
    let text = read(path);
    let rules = text.split_once('{').and_then(|(_, rest)| rest.rsplit_once('}')).map_or(&*text, |(rules, _)| rules);
    rules.trim().to_owned()
}

#[test]
fn every_page_carries_the_styles_of_its_kind_in_the_order_of_the_layers() {
    for page in OWN_SITE.pages() {
        let style = styles_of(&OWN_SITE, &page);
        assert_eq!(style, OWN_SITE.shell.sheets(&page.data.content).carried);
        let positions: Vec<usize> = linked_styles().iter().filter_map(|path| style.find(&rules_of(path))).collect();
        assert!(positions.is_sorted() && positions.len() >= 9, "{}", page.file);
    }
    let names: Vec<&str> = OWN_SITE.shell.style_names().collect();
    assert_eq!(names.len(), linked_styles().len());
}

#[test]
fn inlined_deferred_and_demanded_styles_together_are_all_styles_each_once() {
    for sheets in OWN_SITE.shell.all_sheets() {
        for path in linked_styles() {
            let rules = rules_of(&path);
            let is_in = |text: &str| text.contains(&rules);
            let texts = [&sheets.carried, &sheets.others.text, &OWN_SITE.shell.on_demand().text];
            // No page leads to those of references without being loaded anew.
            let is_alone = path.ends_with("/references.css") && !is_in(&sheets.carried);
            let count = texts.iter().filter(|text| is_in(text)).count();
            assert_eq!(count, usize::from(!is_alone), "{path}, {}", sheets.others.path);
        }
    }
}

#[test]
fn all_styles_together_are_light() {
    for sheets in OWN_SITE.shell.all_sheets() {
        let weight = compressed(&sheets.carried) + compressed(&sheets.others.text);
        assert!(weight <= 12 * 1024, "{weight} bytes, {}", sheets.others.path);
    }
}

/// Tests the reader of style sheets.
#[test]
fn nested_rules_are_read_with_the_rules_around_them() {
    let text = "@layer a { .b, .c { color: var(--d); > li:hover { margin: 0; } } } @media (x) { .e::after { content: \"}.f\" } }";
    let mut rules = Vec::new();
    read_block(text, &mut Vec::new(), &mut rules);
    let found: Vec<(String, usize)> =
        rules.iter().map(|rule| (rule.preludes.join(" | "), rule.declarations.len())).collect();
    assert!(found.contains(&("@layer a | .b, .c | > li:hover".to_owned(), 1)), "{found:?}");
    assert!(found.contains(&("@layer a | .b, .c".to_owned(), 1)), "{found:?}");
    assert!(found.contains(&("@media (x) | .e::after".to_owned(), 1)), "{found:?}");
    assert_eq!(classes_in(".a .b__c--d:is(.e, [f=\".g\"])"), ["a", "b__c--d", "e"]);
}

#[test]
fn neighbouring_blocks_of_one_layer_are_merged_and_nothing_else_moves() {
    let sheet = |name: &str, text: &str| (format!("/application/{name}-0.css"), text.to_owned());
    let carried = |files: &[(String, String)]| {
        let links: String = files.iter().map(|(path, _)| format!("<link href=\"{path}\">")).collect();
        let bundle = r#"<script id="bundle">{"js":"/a.js","wasm":"/a.wasm","linker":"/l.js","chunks":{}}</script>"#;
        let read = |path: &str| files.iter().find(|(name, _)| name.trim_start_matches('/') == path);
        Shell::read(&format!("{bundle}{links}"), |path| read(path).map(|(_, text)| text.clone())).unwrap().all_sheets()
            [0]
        .carried
        .clone()
    };
    let base = |text| sheet("base", text);
    let layout = |text| sheet("layout", text);
    assert_eq!(carried(&[base("@layer a{p{b:c}}"), layout("@layer a{q{d:e}}")]), "@layer a{p{b:c}q{d:e}}");
    for (first, second) in [
        ("@layer a{p{b:c}}", "@layer b{q{d:e}}"),
        ("@layer a{p{b:c}}", "@layer a,b;@layer a{q{d:e}}"),
        ("@layer a{p{b:c}}r{f:g}", "@layer a{q{d:e}}"),
        ("@layer a{p{b:c}}@layer b{r{f:g}}", "@layer a{q{d:e}}"),
        ("@layer a{p{b:\"}\"}}", "p{b:c}"),
    ] {
        assert_eq!(carried(&[base(first), layout(second)]), format!("{first}{second}"));
    }
    assert_eq!(carried(&[base("@layer a{p{b:\"}\"}}"), layout("@layer a{q{d:e}}")]), "@layer a{p{b:\"}\"}q{d:e}}");
}
