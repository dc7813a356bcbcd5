//! Reads our own Rust as tokens, as the compiler does, including what is inside macros such as `view!`.

use crate::rendered::{ROOT, read};
use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
};
use syn::Lit;

/// One file of `src`.
pub struct Source {
    /// Its path below `src`.
    pub path: String,
    text: String,
    /// Its code, without comments and documentation.
    pub tokens: Vec<Token>,
}

/// One token, or one bracket.
#[derive(Debug, Clone, PartialEq)]
pub struct Token {
    /// Its text; `::` is one token.
    pub text: String,
    /// Its line.
    pub line: usize,
    /// Its value, if it is a string.
    pub string: Option<String>,
    /// Whether it belongs to an attribute such as `#[allow(…)]`.
    pub is_attribute: bool,
    /// Whether it is inside a `view!`.
    pub is_view: bool,
}

/// Every file of `src`.
pub fn sources() -> &'static [Source] {
    static SOURCES: LazyLock<Vec<Source>> = LazyLock::new(|| {
        let paths = files("src", ".rs").into_iter();
        paths.map(|path| Source::new(&path, &read(&format!("src/{path}")))).collect()
    });
    &SOURCES
}

/// The sorted paths below a folder of the project with that ending.
pub fn files(folder: &str, ending: &str) -> Vec<String> {
    fn visit(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { visit(&path, found) } else { found.push(path) }
        }
    }
    let folder = Path::new(ROOT).join(folder);
    let mut found = Vec::new();
    visit(&folder, &mut found);
    let paths = found.iter().map(|path| path.strip_prefix(&folder).unwrap().to_str().unwrap().replace('\\', "/"));
    let mut paths: Vec<String> = paths.filter(|path| path.ends_with(ending)).collect();
    paths.sort();
    paths
}

impl Source {
    /// Parses a file.
    pub fn new(path: &str, text: &str) -> Self {
        let stream = text.parse().unwrap_or_else(|error| panic!("src/{path}: {error}"));
        let mut tokens = Vec::new();
        flatten(stream, (false, false), &mut tokens);
        Self { path: path.to_owned(), text: text.to_owned(), tokens }
    }

    /// Its items.
    pub fn items(&self) -> Vec<syn::Item> {
        syn::parse_file(&self.text).unwrap_or_else(|error| panic!("src/{}: {error}", self.path)).items
    }

    /// Its room: `catalogue` of `catalogue/date.rs`.
    pub fn room(&self) -> &str {
        self.path.split(['/', '.']).next().unwrap()
    }

    /// The positions where these tokens follow each other; a `*` matches the rest of a token.
    pub fn positions(&self, pattern: &str) -> Vec<usize> {
        let pattern: Vec<&str> = pattern.split(' ').collect();
        let fits = |(token, word): (&Token, &&str)| match word.strip_suffix('*') {
            Some(start) if !start.is_empty() => token.text.starts_with(start),
            _ => token.text == **word,
        };
        let windows = self.tokens.windows(pattern.len()).enumerate();
        windows.filter(|(_, tokens)| tokens.iter().zip(&pattern).all(fits)).map(|(position, _)| position).collect()
    }

    /// The token before another; empty at the start.
    pub fn before(&self, position: usize) -> &str {
        position.checked_sub(1).map_or("", |before| &self.tokens[before].text)
    }

    /// The name of the attribute or variable that a token is assigned to: `aria-label` in `aria-label="…"`.
    pub fn name_of(&self, position: usize) -> Option<String> {
        let mut parts = self.tokens[..position].iter().rev().map(|token| token.text.as_str());
        let is_name = |text: &str| text.starts_with(|first: char| first.is_alphabetic() || first == '_');
        if parts.next() != Some("=") {
            return None;
        }
        let mut name = parts.next().filter(|text| is_name(text))?.to_owned();
        while let Some("-") = parts.next() {
            name = format!("{}-{name}", parts.next()?);
        }
        Some(name)
    }

    /// The rooms that its code names: after `crate::`, or after as many `super::` as lead out of its own room.
    pub fn rooms_used(&self) -> BTreeSet<String> {
        let depth = match self.path.as_str() {
            "lib.rs" | "main.rs" => 0,
            path => path.split('/').count(),
        };
        let text = |position: usize| self.tokens.get(position).map_or("", |token| token.text.as_str());
        let mut used = BTreeSet::new();
        for (position, token) in self.tokens.iter().enumerate() {
            let is_start = self.before(position) != "::";
            let supers = (0..).take_while(|step| text(position + 2 * step) == "super").count();
            let after = match token.text.as_str() {
                "crate" if text(position + 1) == "::" => position + 2,
                "super" if is_start && supers >= depth => position + 2 * supers,
                _ => continue,
            };
            used.extend(self.names_at(after));
        }
        used
    }

    /// The name at a position, or the first name of each path in the braces there.
    fn names_at(&self, position: usize) -> Vec<String> {
        if self.tokens[position].text != "{" {
            return vec![self.tokens[position].text.clone()];
        }
        let (mut depth, mut is_start) = (0, true);
        let mut names = Vec::new();
        for token in &self.tokens[position + 1..] {
            match token.text.as_str() {
                "{" => depth += 1,
                "}" if depth == 0 => break,
                "}" => depth -= 1,
                "," if depth == 0 => is_start = true,
                name if is_start => {
                    names.push(name.to_owned());
                    is_start = false;
                }
                _ => {}
            }
        }
        names
    }
}

/// Appends the tokens of a stream, groups flattened, without documentation.
fn flatten(stream: TokenStream, (is_attribute, is_view): (bool, bool), tokens: &mut Vec<Token>) {
    let trees: Vec<TokenTree> = stream.into_iter().collect();
    let mut position = 0;
    while let Some(tree) = trees.get(position) {
        let line = tree.span().start().line;
        let token = |text: String, string| Token { text, line, string, is_attribute, is_view };
        position += 1;
        match tree {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::None => ("", ""),
                };
                let is_called = |name: &str| tokens.iter().rev().map(|token| &token.text).take(2).eq(["!", name]);
                let inside = (is_attribute || opens_attribute(tokens), is_view || is_called("view"));
                tokens.push(token(open.to_owned(), None));
                flatten(group.stream(), inside, tokens);
                let line = group.span_close().start().line;
                tokens.push(Token { line, ..token(close.to_owned(), None) });
            }
            TokenTree::Punct(punct) if punct.as_char() == '#' => match documentation(&trees[position..]) {
                Some(length) => position += length,
                None => tokens.push(token("#".to_owned(), None)),
            },
            TokenTree::Punct(punct) => {
                let next = trees.get(position).map(ToString::to_string);
                let is_path =
                    punct.as_char() == ':' && punct.spacing() == Spacing::Joint && next.as_deref() == Some(":");
                position += usize::from(is_path);
                tokens.push(token(if is_path { "::".to_owned() } else { punct.to_string() }, None));
            }
            TokenTree::Ident(name) => tokens.push(token(name.to_string(), None)),
            TokenTree::Literal(literal) => {
                let string = match Lit::new(literal.clone()) {
                    Lit::Str(string) => Some(string.value()),
                    _ => None,
                };
                tokens.push(token(literal.to_string(), string));
            }
        }
    }
}

/// Whether the next bracket belongs to an attribute.
fn opens_attribute(tokens: &[Token]) -> bool {
    let last: Vec<&str> = tokens.iter().rev().take(2).map(|token| token.text.as_str()).collect();
    last.first() == Some(&"#") || last == ["!", "#"]
}

/// How many trees after a `#` are a doc comment, which the compiler turns into an attribute.
fn documentation(after: &[TokenTree]) -> Option<usize> {
    let is_inner = matches!(after.first()?, TokenTree::Punct(punct) if punct.as_char() == '!');
    let TokenTree::Group(group) = after.get(usize::from(is_inner))? else { return None };
    let is_doc = group.stream().into_iter().next()?.to_string() == "doc";
    (is_doc && group.delimiter() == Delimiter::Bracket).then_some(1 + usize::from(is_inner))
}

/// A text with the same piece in every placeholder of `format!`.
pub fn filled(text: &str, with: &str) -> String {
    let mut pieces = text.split('{');
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |text, piece| text + with + piece.split_once('}').map_or(piece, |(_, rest)| rest))
}

/// Tests the reader itself.
mod reader {
    use super::*;

    fn source(path: &str, code: &str) -> Source {
        Source::new(path, code)
    }

    fn strings(code: &str) -> Vec<String> {
        source("a.rs", code).tokens.into_iter().filter_map(|token| token.string).collect()
    }

    fn used(path: &str, code: &str) -> String {
        source(path, code).rooms_used().into_iter().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn comments_and_documentation_are_no_code_and_strings_are() {
        let code = "//! crate::app\n/// crate::pages\nconst A: &str = \"// no comment\"; // crate::text\n/* crate::search */\n\
            fn f<'a>(x: &'a str) -> char { 'a' }";
        assert_eq!(strings(code), ["// no comment"]);
        assert_eq!(used("a.rs", code), "");
        let position = source("a.rs", code).positions("fn f")[0];
        assert_eq!(source("a.rs", code).tokens[position].line, 5);
    }

    #[test]
    fn nested_imports_are_read() {
        let code = "use crate::{app, loading::{self, policy::{A, B}}, text};\nfn f() { crate::pages::x(); } use crate::routes::Route;";
        assert_eq!(used("a.rs", code), "app loading pages routes text");
        assert_eq!(used("a.rs", "fn f() { view! { <p>{crate::platform::x()}</p> } }"), "platform");
    }

    #[test]
    fn a_super_path_out_of_a_room_is_found() {
        assert_eq!(used("a.rs", "use super::b::C; mod d;"), "b");
        assert_eq!(used("a/b.rs", "use super::C;"), "");
        assert_eq!(used("a/b.rs", "use super::super::{c, d::E};"), "c d");
        assert_eq!(used("a/b/c.rs", "use super::super::d::E;"), "");
    }

    #[test]
    fn strings_are_read_with_their_escapes() {
        let code = "fn f() { a(\"l\\u{a0}x\", r#\"raw \"quoted\"\"#, '\"', \"b\\n\");\nf(\"c\\\n   d\", b\"e\") }";
        assert_eq!(strings(code), ["l\u{a0}x", "raw \"quoted\"", "b\n", "cd"]);
    }

    #[test]
    fn attributes_of_code_and_of_views_are_told_apart() {
        let code = "#[allow(dead_code, reason = \"why\")] fn f() { view! { <p aria-label=\"what\" class=\"a\">\"text\"</p> } }";
        let source = source("a.rs", code);
        let found: Vec<_> = source.tokens.iter().enumerate().filter(|(_, token)| token.string.is_some()).collect();
        let names: Vec<_> = found.iter().map(|(position, _)| source.name_of(*position)).collect();
        assert_eq!(names, [Some("reason"), Some("aria-label"), Some("class"), None].map(|it| it.map(str::to_owned)));
        let kinds: Vec<_> = found.iter().map(|(_, token)| (token.is_attribute, token.is_view)).collect();
        assert_eq!(kinds, [(true, false), (false, true), (false, true), (false, true)]);
    }

    #[test]
    fn a_pattern_is_found_whatever_is_between_its_tokens() {
        let source = source("a.rs", "fn f() { x\n  .unwrap ( ) ; set_timeout_with_handle(); }");
        assert_eq!(source.positions(". unwrap (").len(), 1);
        assert_eq!(source.positions("set_timeout*").len(), 1);
        assert_eq!(source.positions("unwrap !").len(), 0);
    }
}
