//! HTML that may be inserted into a page as it is: made from text, templates of ours, CommonMark and views.
//!
//! Markup that is not escaped again has the type [`SafeHtml`], and only this room makes one.

#[cfg(feature = "ssr")]
pub mod markdown;
#[cfg(feature = "ssr")]
mod native;

#[cfg(feature = "ssr")]
pub use native::{drawing, json, number, of_view};

use serde::{Deserialize, Serialize};

/// HTML whose markup is all ours: text in it is escaped, links have a scheme that [`Link`](crate::catalogue::Link)
/// allows.
///
/// Text becomes HTML only by being escaped:
/// ```
/// assert_eq!(kiosque::html::escape("<b>").as_str(), "&lt;b&gt;");
/// ```
/// ```compile_fail
/// kiosque::html::SafeHtml(String::from("<b>"));
/// ```
/// ```compile_fail
/// let html: kiosque::html::SafeHtml = String::from("<b>").into();
/// ```
///
/// Page data serialises it as a string. A deserialised one is not proven safe; it is as trustworthy as the
/// application that reads it, for both are files of one build on one host: whoever could change one could change the
/// other. The first page carries its own data, and the application draws no page of another build. The references of an entry in other
/// styles are a file of such HTML, too.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SafeHtml(String);

impl SafeHtml {
    /// The markup.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// For `inner_html`, which accepts nothing else: a test checks that.
    pub fn into_inner_html(self) -> String {
        self.0
    }

    /// Concatenates pieces.
    pub fn concat<const N: usize>(pieces: [&Self; N]) -> Self {
        Self(pieces.map(Self::as_str).concat())
    }
}

impl FromIterator<SafeHtml> for SafeHtml {
    fn from_iter<I: IntoIterator<Item = SafeHtml>>(pieces: I) -> Self {
        Self(pieces.into_iter().map(|piece| piece.0).collect())
    }
}

/// Escapes a text for use between tags or in a quoted attribute.
pub fn escape(text: &str) -> SafeHtml {
    let mut html = String::new();
    push_escaped(&mut html, text);
    SafeHtml(html)
}

/// A template of ours with a piece of HTML in each `{}`. Templates are string literals in the code: a test checks
/// that.
pub fn fill<const N: usize>(template: &'static str, pieces: [&SafeHtml; N]) -> SafeHtml {
    let mut html = String::new();
    let mut pieces = pieces.into_iter();
    for text in template.split_inclusive("{}") {
        match text.strip_suffix("{}") {
            Some(text) => html.extend([text, pieces.next().map_or("", SafeHtml::as_str)]),
            None => html.push_str(text),
        }
    }
    SafeHtml(html)
}

/// An element of ours.
pub fn element(name: &'static str, inside: &SafeHtml) -> SafeHtml {
    SafeHtml(["<", name, ">", inside.as_str(), "</", name, ">"].concat())
}

/// A `span` in a language, as a BCP 47 tag; in that of what is around it where that is nothing.
pub fn span(language: &str, inside: &SafeHtml) -> SafeHtml {
    let mut html = "<span".to_owned();
    if !language.is_empty() {
        html.push_str(" lang=\"");
        push_escaped(&mut html, language);
        html.push('"');
    }
    html.push('>');
    html.push_str(inside.as_str());
    html.push_str("</span>");
    SafeHtml(html)
}

/// A text in pieces, with those marked `true` in `mark` elements.
pub fn marked(pieces: Vec<(&str, bool)>) -> SafeHtml {
    let mut html = String::new();
    for (piece, is_marked) in pieces {
        if is_marked {
            html.push_str("<mark>");
        }
        push_escaped(&mut html, piece);
        if is_marked {
            html.push_str("</mark>");
        }
    }
    SafeHtml(html)
}

fn push_escaped(html: &mut String, text: &str) {
    for char in text.chars() {
        match char {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            _ => html.push(char),
        }
    }
}
