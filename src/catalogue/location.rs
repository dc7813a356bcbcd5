//! The location of a byte in a JSON text, as an editor shows it: line, column, and the path of the value around it.
//!
//! Walks the text byte by byte without parsing it, so a text that is not JSON has locations too.

use super::problem::{is_hidden, quoted};

/// A location in a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Location {
    /// Counted from 1.
    pub line: usize,
    /// Counted from 1, in characters.
    pub column: usize,
    /// Such as `entries[3].themes[1]`; empty for the document itself.
    pub path: String,
}

/// Walks once through a JSON text, from start to end.
pub(super) struct Walker<'t> {
    text: &'t str,
    offset: usize,
    line: usize,
    column: usize,
    levels: Vec<Level>,
    /// Whether the walker is inside a string, and after a backslash there.
    in_text: bool,
    is_escaped: bool,
    /// The last byte before the walker that is not whitespace; a string ends with its quotation mark.
    previous: Option<u8>,
}

/// An object or a list that is open at the walker.
#[derive(Debug, Clone, Copy)]
struct Level {
    /// Line and column of its opening bracket.
    opened: (usize, usize),
    step: Step,
}

#[derive(Debug, Clone, Copy)]
enum Step {
    Element(usize),
    /// Before the first quotation mark of a field's name.
    Between,
    /// After that mark, whose offset it holds; `named` after the colon.
    Field {
        key: usize,
        named: bool,
    },
}

impl<'t> Walker<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self {
            text,
            offset: 0,
            line: 1,
            column: 1,
            levels: Vec::new(),
            in_text: false,
            is_escaped: false,
            previous: None,
        }
    }

    /// The offset of the byte that [`Self::advance`] passes next.
    pub(super) fn offset(&self) -> usize {
        self.offset
    }

    /// Whether the next byte is inside a string, or is its closing quotation mark.
    pub(super) fn is_in_text(&self) -> bool {
        self.in_text
    }

    /// How many objects and lists are open.
    pub(super) fn depth(&self) -> usize {
        self.levels.len()
    }

    /// Passes one byte and returns it; `None` at the end.
    pub(super) fn advance(&mut self) -> Option<u8> {
        let byte = *self.text.as_bytes().get(self.offset)?;
        if self.in_text {
            match byte {
                _ if self.is_escaped => self.is_escaped = false,
                b'\\' => self.is_escaped = true,
                b'"' => (self.in_text, self.previous) = (false, Some(byte)),
                _ => {}
            }
        } else if !byte.is_ascii_whitespace() {
            self.pass_mark(byte);
            self.previous = Some(byte);
        }
        self.offset += 1;
        match byte {
            b'\n' => (self.line, self.column) = (self.line + 1, 1),
            b'\r' if self.text.as_bytes().get(self.offset) != Some(&b'\n') => {
                (self.line, self.column) = (self.line + 1, 1);
            }
            // The continuation bytes of a character.
            0x80..=0xBF => {}
            _ => self.column += 1,
        }
        Some(byte)
    }

    fn pass_mark(&mut self, byte: u8) {
        let opened = (self.line, self.column);
        match byte {
            b'{' => self.levels.push(Level { opened, step: Step::Between }),
            b'[' => self.levels.push(Level { opened, step: Step::Element(0) }),
            b'}' | b']' => {
                self.levels.pop();
            }
            b'"' => self.in_text = true,
            _ => {}
        }
        let Some(level) = self.levels.last_mut() else { return };
        level.step = match (byte, level.step) {
            (b',', Step::Element(index)) => Step::Element(index + 1),
            (b',', Step::Field { .. }) => Step::Between,
            (b'"', Step::Between) => Step::Field { key: self.offset, named: false },
            (b':', Step::Field { key, .. }) => Step::Field { key, named: true },
            (_, step) => step,
        };
    }

    /// Walks to an offset and returns its location; for an offset already passed, the walker's own.
    pub(super) fn location_at(&mut self, offset: usize) -> Location {
        self.walk_to(offset);
        Location { line: self.line, column: self.column, path: self.path() }
    }

    /// Walks to the string at that path and returns line and column; `None` if there is none after the walker.
    pub(super) fn find_text(&mut self, path: &str) -> Option<(usize, usize)> {
        loop {
            let is_name = self.levels.last().is_some_and(|level| matches!(level.step, Step::Between));
            let starts_here = !self.in_text && !is_name && self.rest(self.offset).starts_with('"');
            if starts_here && matches!(self.previous, Some(b':' | b'[' | b',')) && self.path() == path {
                return Some((self.line, self.column));
            }
            self.advance()?;
        }
    }

    /// Walks to an offset and returns what JSON allows there.
    pub(super) fn expected_at(&mut self, offset: usize) -> &'static str {
        self.walk_to(offset);
        match (self.levels.last().map(|level| level.step), self.previous) {
            (None, None) => "an object, which starts with {",
            (None, Some(_)) => "the end of the document",
            (Some(Step::Between), Some(b',')) => "a field’s name in double quotes",
            (Some(Step::Between), _) => "a field’s name in double quotes, or }",
            (Some(Step::Field { named: false, .. }), _) => "a colon after the field’s name",
            (Some(Step::Field { .. }), Some(b':')) => "a value after the colon",
            (Some(Step::Field { .. }), _) => "a comma or }",
            (Some(Step::Element(_)), Some(b'[')) => "a value or ]",
            (Some(Step::Element(_)), Some(b',')) => "a value",
            (Some(Step::Element(_)), _) => "a comma or ]",
        }
    }

    /// Line and column of the innermost open bracket.
    pub(super) fn opening(&self) -> Option<(usize, usize)> {
        self.levels.last().map(|level| level.opened)
    }

    fn walk_to(&mut self, offset: usize) {
        while self.offset < offset && self.advance().is_some() {}
    }

    fn path(&self) -> String {
        let mut path = String::new();
        for level in &self.levels {
            match level.step {
                Step::Element(index) => path.push_str(&format!("[{index}]")),
                Step::Field { key, .. } => push_field(&mut path, self.key_at(key)),
                // The walker is before the name, which is what is being asked about.
                Step::Between if self.rest(self.offset).starts_with('"') => {
                    push_field(&mut path, self.key_at(self.offset));
                }
                Step::Between => {}
            }
        }
        path
    }

    /// The name whose first quotation mark has that offset, as written.
    fn key_at(&self, mark: usize) -> &'t str {
        let name = self.rest(mark).get(1..).unwrap_or_default();
        let mut is_escaped = false;
        let end = name.find(|char| match char {
            _ if is_escaped => {
                is_escaped = false;
                false
            }
            '\\' => {
                is_escaped = true;
                false
            }
            _ => char == '"' || char.is_control(),
        });
        end.and_then(|end| name.get(..end)).unwrap_or(name)
    }

    fn rest(&self, offset: usize) -> &'t str {
        self.text.get(offset..).unwrap_or_default()
    }
}

/// Appends a field's name to a path, in brackets and quotation marks if it is not a plain word.
fn push_field(path: &mut String, name: &str) {
    let is_word = !name.is_empty()
        && name.chars().count() <= 40
        && !name.contains(|char: char| is_hidden(char) || char.is_whitespace() || ".[]\"\\".contains(char));
    match is_word {
        true if path.is_empty() => path.push_str(name),
        true => {
            path.push('.');
            path.push_str(name);
        }
        false => {
            path.push('[');
            path.push_str(&quoted(name));
            path.push(']');
        }
    }
}
