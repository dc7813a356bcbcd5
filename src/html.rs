//! HTML that may stand in a page as it is: from texts, from templates of ours, from CommonMark, from views.
//!
//! What becomes markup without being escaped once more has the type [`SafeHtml`], and only this room makes one.

#[cfg(feature = "ssr")]
pub mod markdown;
#[cfg(feature = "ssr")]
mod native;

#[cfg(feature = "ssr")]
pub use native::{fill, number, of_view};

use serde::{Deserialize, Serialize};

/// HTML in which nobody but us has written markup: a text in it is escaped, a link has a scheme that [`Link`](crate::catalogue::Link)
/// allows.
///
/// A text does not become HTML without being escaped, wherever it comes from:
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
/// Page data carry it as a string, and reading them makes it one again. Nothing proves then that it is safe; it is as trustworthy as
/// the application that reads it, for both are files of one build on one host: whoever could change the one could change the
/// other. The loader compares the data of the first page with their hash, and the application draws no page of another build.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SafeHtml(String);

impl SafeHtml {
    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// For `inner_html`, which takes nothing else: the tests see to that.
    pub fn into_inner_html(self) -> String {
        self.0
    }

    /// Pieces, one after the other.
    pub fn concat<const N: usize>(pieces: [&Self; N]) -> Self {
        Self(pieces.map(Self::as_str).concat())
    }
}

/// A text, to stand between tags or in the quotes of an attribute.
pub fn escape(text: &str) -> SafeHtml {
    let mut html = String::new();
    push_escaped(&mut html, text);
    SafeHtml(html)
}

/// An element of ours.
pub fn element(name: &'static str, inside: &SafeHtml) -> SafeHtml {
    SafeHtml(["<", name, ">", inside.as_str(), "</", name, ">"].concat())
}

/// A text in pieces, those with `true` in `mark` elements.
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
