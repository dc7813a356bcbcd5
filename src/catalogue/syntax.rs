//! From a text to JSON values with their positions, strictly: no comments, no trailing commas, no bare words.
//!
//! `jsonc_parser` finds the values. It tolerates more spaces than JSON, and control characters inside strings, and
//! its errors name its own states rather than what an editor should do; this module corrects both.

use super::location::Walker;
use super::problem::{Report, quoted};
use jsonc_parser::ast::Value;
use jsonc_parser::errors::{ParseError, ParseErrorKind};
use jsonc_parser::{CollectOptions, ParseOptions, ParseStringErrorKind, parse_to_ast};

/// How deep objects and lists may nest. A catalogue needs seven levels; the limit protects the stack against a
/// hostile text.
const MAXIMUM_DEPTH: usize = 32;

/// Parses a text that holds one JSON value; `None` once the report has a problem that stops reading.
pub(super) fn read<'t>(text: &'t str, report: &mut Report) -> Option<Value<'t>> {
    let blanks = [' ', '\t', '\n', '\r'];
    if text.trim_matches(blanks).is_empty() {
        report.add(0, "the document is empty", "a catalogue is one JSON object: { \"version\": 1, … }");
        return None;
    }
    let slips = find_slips(text);
    let parsed = match slips.iter().any(Slip::is_too_deep) {
        true => Ok(None),
        false => parse_to_ast(text, &CollectOptions::default(), &STRICT).map(|result| result.value),
    };
    // Nothing is certain after the point where reading stopped.
    let end = parsed.as_ref().err().map_or(text.len(), |error| error.range().end);
    let mut is_explained = false;
    for slip in slips.iter().filter(|slip| slip.offset <= end) {
        report.add(slip.offset, slip.wrong.as_str(), slip.right);
        if parsed.is_err() && slip.kind == SlipKind::Confusing {
            // This one derails everything after it, and is why reading stopped.
            is_explained = true;
            break;
        }
    }
    match parsed {
        Ok(value) => value,
        Err(_) if is_explained => None,
        Err(error) => {
            report_error(text, &error, report);
            None
        }
    }
}

const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// What JSON forbids, but the parser accepts or notices too late.
struct Slip {
    offset: usize,
    kind: SlipKind,
    wrong: String,
    right: &'static str,
}

#[derive(PartialEq)]
enum SlipKind {
    /// The values around it can be read.
    Harmless,
    /// A string that continues beyond its line, or a mark that looks like a quotation mark.
    Confusing,
    /// Nothing after it has been read.
    TooDeep,
}

impl Slip {
    fn is_too_deep(&self) -> bool {
        self.kind == SlipKind::TooDeep
    }
}

fn find_slips(text: &str) -> Vec<Slip> {
    let mut slips: Vec<Slip> = Vec::new();
    let mut walker = Walker::new(text);
    // The start of the string at the walker, until its first line break has been reported.
    let mut start: Option<usize> = None;
    loop {
        let (offset, was_in_text) = (walker.offset(), walker.is_in_text());
        let Some(byte) = walker.advance() else { break };
        match byte {
            b'"' if !was_in_text => start = Some(offset),
            b'\n' | b'\r' if was_in_text => {
                slips.extend(start.take().map(|offset| Slip {
                    offset,
                    kind: SlipKind::Confusing,
                    wrong: "the text that starts here does not end on its line".to_owned(),
                    right: "close its double quotes, or write a line break inside it as \\n",
                }));
            }
            0x00..=0x1F if was_in_text => slips.push(Slip {
                offset,
                kind: SlipKind::Harmless,
                wrong: format!("a text holds the control character U+{byte:04X}"),
                right: if byte == b'\t' { "write it as \\t, or as a space" } else { "remove it" },
            }),
            0x0B | 0x0C | 0xC2..=0xF4 if !was_in_text => slips.extend(stray_character(text, offset)),
            b'{' | b'[' if !was_in_text && walker.depth() > MAXIMUM_DEPTH => {
                slips.push(Slip {
                    offset,
                    kind: SlipKind::TooDeep,
                    wrong: format!("more than {MAXIMUM_DEPTH} objects and lists stand inside one another"),
                    right: "a catalogue needs seven at most",
                });
                break;
            }
            _ => {}
        }
    }
    slips
}

/// A character outside a string that looks as if it belonged there.
fn stray_character(text: &str, offset: usize) -> Option<Slip> {
    let char = text.get(offset..)?.chars().next()?;
    let (kind, wrong, right) = match char {
        '“' | '”' | '„' | '«' | '»' | '‘' | '’' | '＂' => (
            SlipKind::Confusing,
            format!("{char} is not the quotation mark of JSON"),
            "texts and names stand between straight double quotes: \"",
        ),
        _ if char.is_whitespace() => (
            SlipKind::Harmless,
            format!("the blank U+{:04X} stands outside of a text", u32::from(char)),
            "replace it with an ordinary space",
        ),
        _ => return None,
    };
    Some(Slip { offset, kind, wrong, right })
}

fn report_error(text: &str, error: &ParseError, report: &mut Report) {
    use ParseErrorKind as Kind;
    let range = error.range();
    let here = text.get(range.start..).unwrap_or_default();
    match error.kind() {
        Kind::CommentsNotAllowed | Kind::UnterminatedCommentBlock => {
            report.add(range.start, "JSON has no comments", "remove this one");
        }
        Kind::TrailingCommasNotAllowed => {
            report.add(range.start, "nothing follows this comma", "remove it");
        }
        Kind::SingleQuotedStringsNotAllowed => {
            report.add(range.start, "single quotes do not hold a text", "use double quotes: \"");
        }
        Kind::String(kind) => {
            let (wrong, right) = text_error(here, kind);
            report.add(range.start, wrong, right);
        }
        Kind::BareDecimalPointNumbersNotAllowed
        | Kind::ExpectedDigit
        | Kind::ExpectedDigitFollowingNegativeSign
        | Kind::ExpectedPlusMinusOrDigitInNumberLiteral
        | Kind::HexadecimalNumbersNotAllowed
        | Kind::NonFiniteNumbersNotAllowed
        | Kind::UnaryPlusNumbersNotAllowed => {
            report.add(range.start, "this is not a number of JSON", "write digits, such as 12 or 12.5");
        }
        Kind::ExpectedComma if here.starts_with(|char: char| char.is_ascii_digit()) => {
            report.add(range.start, "a number starts with a needless 0", "write it without, such as 7 for 07");
        }
        // The parser points at the opening bracket that is still open at the end of the document.
        Kind::UnterminatedArray | Kind::UnterminatedObject | Kind::ExpectedObjectValue => {
            report_unexpected(text, text.trim_end().len(), report);
        }
        Kind::ExpectedComma => report_unexpected(text, range.start, report),
        _ => match literal_meant(token(here)) {
            Some(literal) => {
                let wrong = format!("{} is not JSON", quoted(token(here)));
                report.add(range.start, wrong, format!("did you mean {}?", quoted(literal)));
            }
            None => report_unexpected(text, range.start, report),
        },
    }
}

fn report_unexpected(text: &str, offset: usize, report: &mut Report) {
    let mut walker = Walker::new(text);
    let expected = walker.expected_at(offset);
    let after_blanks = text.get(offset..).unwrap_or_default().trim_start();
    let (found, opening) = match token(after_blanks) {
        "" => ("the end of the document".to_owned(), walker.opening()),
        found => (quoted(found.trim_matches('"')), None),
    };
    let wrong = match opening {
        Some((line, column)) => format!("found {found}, while what opens at {line}:{column} is not closed"),
        None => format!("found {found}"),
    };
    report.add(offset, wrong, format!("expected {expected}"));
}

fn text_error(here: &str, kind: &ParseStringErrorKind) -> (String, &'static str) {
    use ParseStringErrorKind as Kind;
    match kind {
        Kind::UnterminatedStringLiteral => {
            ("the text that starts here does not end".to_owned(), "close its double quotes")
        }
        Kind::ExpectedFourHexDigits | Kind::InvalidUnicodeEscapeSequence(_) => (
            "\\u does not name a character here".to_owned(),
            "it takes four hexadecimal digits, and twice four beyond U+FFFF; or write the character itself",
        ),
        _ => {
            let escape: String = here.chars().take(2).collect();
            (
                format!("{} has no meaning in a text", quoted(&escape)),
                "write \\\\ for a backslash; the others are \\\" \\/ \\b \\f \\n \\r \\t and \\u",
            )
        }
    }
}

/// The piece of text that an error points at: a string, a word or number, or a single character.
fn token(here: &str) -> &str {
    let is_of_word = |char: char| char.is_alphanumeric() || "_-.+$".contains(char);
    let end = match here.chars().next() {
        None => 0,
        Some('"') => here.match_indices(['"', '\n']).nth(1).map_or(here.len(), |(end, mark)| end + mark.len()),
        Some(char) if is_of_word(char) => here.find(|char| !is_of_word(char)).unwrap_or(here.len()),
        Some(char) => char.len_utf8(),
    };
    here.get(..end).unwrap_or(here).trim_end()
}

/// JSON's word for a word of another language.
fn literal_meant(word: &str) -> Option<&'static str> {
    match word.to_lowercase().as_str() {
        "true" | "yes" | "vrai" => Some("true"),
        "false" | "no" | "faux" => Some("false"),
        "null" | "none" | "nil" | "undefined" => Some("null"),
        _ => None,
    }
}
