//! Writes XML 1.0 into memory, for feeds, sitemaps and the search description.
//!
//! Why not a library: quick-xml's writer returns I/O errors that cannot happen on every line, and it accepts
//! characters that XML 1.0 forbids, which is the one thing here that is easy to get wrong. The tests read the result
//! with quick-xml and a feed parser.

/// An XML document being written. Closes its elements and escapes all text.
pub struct Xml {
    text: String,
}

impl Xml {
    /// A whole document with one root element.
    pub fn document(name: &str, attributes: &[(&str, &str)], inner: impl FnOnce(&mut Self)) -> String {
        let mut xml = Self { text: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned() };
        xml.element(name, attributes, |xml| {
            xml.text.push('\n');
            inner(xml);
        });
        xml.text
    }

    /// An element that contains others.
    pub fn element(&mut self, name: &str, attributes: &[(&str, &str)], inner: impl FnOnce(&mut Self)) {
        self.open(name, attributes);
        self.text.push('>');
        inner(self);
        self.text.push_str("</");
        self.text.push_str(name);
        self.text.push_str(">\n");
    }

    /// An element that contains text.
    pub fn text(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.element(name, attributes, |xml| escape(&mut xml.text, text));
    }

    /// An empty element.
    pub fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.open(name, attributes);
        self.text.push_str("/>\n");
    }

    fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.text.push('<');
        self.text.push_str(name);
        for (name, value) in attributes {
            self.text.push(' ');
            self.text.push_str(name);
            self.text.push_str("=\"");
            escape(&mut self.text, value);
            self.text.push('"');
        }
    }
}

/// Appends text that fits an element or an attribute. Drops characters that XML 1.0 cannot represent, even as
/// references (<https://www.w3.org/TR/xml/#charsets>). Writes tabs and line ends as references: attributes would lose
/// them.
fn escape(escaped: &mut String, text: &str) {
    for char in text.chars() {
        match char {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' => escaped.push_str("&#9;"),
            '\n' => escaped.push_str("&#10;"),
            '\r' => escaped.push_str("&#13;"),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => escaped.push(char),
        }
    }
}
