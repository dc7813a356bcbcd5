//! Looks at a page through rules, as assistive technology, and as other screens; in Chromium only, whose protocol
//! supports all that.

use super::page::Page;
use super::plain;
use serde_json::{Value, json};
use std::path::Path;
use std::sync::OnceLock;
use test_hosts::setting;

/// Runs axe-core with the options in the argument.
const AUDIT: &str = r#"
    const options = { ...arguments[0], resultTypes: ["violations"] };
    return axe.run(document, options).then(({ violations }) =>
        violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`)));
"#;

/// The rules to check: WCAG 2.2 up to AA and axe's own best practices.
const TAGS: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/// The rules about colours: all others give the same result in light and in dark.
const OF_COLOURS: [&str; 2] = ["color-contrast", "link-in-text-block"];

/// A part of the page as assistive technology sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Its role.
    pub role: String,
    /// Its name.
    pub name: String,
    /// Its heading level.
    pub level: u64,
    /// Whether it is focusable.
    pub is_focusable: bool,
}

impl Page {
    /// Every axe-core violation on the page as it is now.
    #[track_caller]
    pub fn audit(&self, but: &[&str]) -> Vec<String> {
        let mut rules = json!({ "label-content-name-mismatch": { "enabled": true } });
        for rule in but {
            rules[*rule] = json!({ "enabled": false });
        }
        self.ask_axe(json!({ "runOnly": TAGS, "rules": rules }))
    }

    /// axe-core's colour violations on the page as it is now.
    #[track_caller]
    pub fn audit_colours(&self) -> Vec<String> {
        self.ask_axe(json!({ "runOnly": { "type": "rule", "values": OF_COLOURS } }))
    }

    #[track_caller]
    fn ask_axe(&self, options: Value) -> Vec<String> {
        static AXE: OnceLock<String> = OnceLock::new();
        let axe = AXE.get_or_init(|| {
            if let Ok(problem) = std::env::var("KIOSQUE_AXE_PROBLEM") {
                panic!("{problem}");
            }
            let path = setting("KIOSQUE_AXE");
            std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("cannot read {path}: {error}"))
        });
        if !self.read::<bool>("return 'axe' in window") {
            self.script(axe);
        }
        let found = self.run(async { self.execute(AUDIT, vec![options]).await?.convert::<Vec<String>>() });
        found.unwrap_or_else(|error| panic!("axe-core failed: {error}"))
    }

    /// The audit on a phone and on a wide screen, in light and in dark.
    #[track_caller]
    pub fn audit_everywhere(&self, what: &str) {
        self.audit_on_screens(what, &["light", "dark"]);
    }

    /// The audit on a phone and on a wide screen. The first scheme gets all rules, the others only the colour rules.
    #[track_caller]
    pub fn audit_on_screens(&self, what: &str, schemes: &[&str]) {
        for width in [360, 1440] {
            self.screen(width, 800);
            for (index, scheme) in schemes.iter().enumerate() {
                // Colours in transition between two schemes belong to neither.
                self.prefer(&[("prefers-color-scheme", scheme), ("prefers-reduced-motion", "reduce")]);
                let found = if index == 0 { self.audit(&[]) } else { self.audit_colours() };
                assert!(found.is_empty(), "{what}, {width} px wide, {scheme}: {found:#?}");
            }
        }
    }

    /// Sets the screen size, in CSS pixels.
    #[track_caller]
    pub fn screen(&self, width: u32, height: u32) {
        let screen = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 800 });
        self.devtools("Emulation.setDeviceMetricsOverride", screen);
    }

    /// Emulates a preference of the visitor, such as `prefers-contrast: more`.
    #[track_caller]
    pub fn prefer(&self, features: &[(&str, &str)]) {
        let features: Vec<Value> =
            features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.devtools("Emulation.setEmulatedMedia", json!({ "media": "", "features": features }));
    }

    /// Shows the page as printed.
    #[track_caller]
    pub fn as_printed(&self) {
        self.devtools("Emulation.setEmulatedMedia", json!({ "media": "print", "features": [] }));
    }

    /// The accessibility tree, in its order.
    #[track_caller]
    pub fn tree(&self) -> Vec<Node> {
        let answer = self.devtools("Accessibility.getFullAXTree", json!({}));
        let nodes = answer["nodes"].as_array().expect("the tree has nodes");
        let find = |id: &Value| nodes.iter().find(|node| node["nodeId"] == *id);
        let (mut open, mut tree) = (vec![nodes.first().expect("the tree has a root")], Vec::new());
        while let Some(node) = open.pop() {
            if node["ignored"] != json!(true) {
                tree.push(read_node(node));
            }
            open.extend(node["childIds"].as_array().into_iter().flatten().rev().filter_map(find));
        }
        tree
    }

    /// Writes a picture of the element that matches a selector to a file.
    #[track_caller]
    pub fn picture(&self, selector: &str, file: &Path) {
        let taken = self.run(async { self.find_css(selector).await?.screenshot(file).await });
        taken.unwrap_or_else(|error| panic!("no picture of {selector}: {error}"));
    }
}

fn read_node(node: &Value) -> Node {
    let property = |name: &str| {
        let properties = node["properties"].as_array().into_iter().flatten();
        properties.clone().find(|property| property["name"] == name).map(|property| property["value"]["value"].clone())
    };
    Node {
        role: node["role"]["value"].as_str().unwrap_or_default().to_owned(),
        name: plain(node["name"]["value"].as_str().unwrap_or_default()),
        level: property("level").and_then(|level| level.as_u64()).unwrap_or_default(),
        is_focusable: property("focusable") == Some(json!(true)),
    }
}
