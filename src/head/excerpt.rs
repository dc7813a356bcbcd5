/// The start of a text, of at most so many characters: up to the end of a sentence if that keeps half of them, or else
/// as [`shorten`] cuts it.
pub fn excerpt(text: &str, length: usize) -> String {
    if text.chars().count() <= length {
        return text.to_owned();
    }
    let whole = text.get(..end_of_sentence(text, length)).unwrap_or_default();
    match whole.chars().count() * 2 >= length {
        true => whole.to_owned(),
        false => shorten(text, length),
    }
}

/// A text of at most so many characters, cut after a whole word if possible, with an ellipsis.
pub fn shorten(text: &str, length: usize) -> String {
    if text.chars().count() <= length {
        return text.to_owned();
    }
    let start = |length| text.chars().take(length).collect::<String>();
    let whole = start(length).rsplit_once(is_blank).map(|(whole, _)| whole.trim_end_matches(is_loose).to_owned());
    whole.filter(|whole| !whole.is_empty()).unwrap_or_else(|| start(length.saturating_sub(1))) + "…"
}

/// The position after the last sentence that ends within so many characters; 0 if none does.
///
/// A mark ends a sentence if a blank and then a capital, a digit or an opening mark follow, so that neither “« Et
/// maintenant ? » demande-t-il” nor the initial of “A. Buffard” counts.
fn end_of_sentence(text: &str, length: usize) -> usize {
    let mut end = 0;
    let mut word = 0;
    for (index, (position, char)) in text.char_indices().enumerate().take(length) {
        let is_mark = matches!(char, '.' | '!' | '?' | '…') && !(char == '.' && word == 1);
        word = if char.is_alphanumeric() { word + 1 } else { 0 };
        if !is_mark {
            continue;
        }
        let after = text.get(position + char.len_utf8()..).unwrap_or_default();
        let rest = after.trim_start_matches(|char| !is_blank(char) && is_closing(char));
        let closed = after.chars().count() - rest.chars().count();
        let starts = rest.strip_prefix(is_blank).and_then(|rest| rest.chars().find(|char| !char.is_whitespace()));
        let is_start =
            |char: char| char.is_uppercase() || char.is_numeric() || matches!(char, '«' | '“' | '"' | '‘' | '(');
        if starts.is_some_and(is_start) && index + closed < length {
            end = text.len() - rest.len();
        }
    }
    end
}

/// Whether a line may break there.
fn is_blank(char: char) -> bool {
    char.is_whitespace() && !matches!(char, '\u{a0}' | '\u{202f}' | '\u{2007}')
}

/// Whether it may stand between the mark at the end of a sentence and the blank after it.
fn is_closing(char: char) -> bool {
    char.is_whitespace() || matches!(char, '»' | '”' | '"' | '’' | ')')
}

/// Whether it leads to the next word, and does not end a text.
fn is_loose(char: char) -> bool {
    char.is_whitespace() || matches!(char, ',' | ';' | ':' | '–' | '—' | '-' | '«' | '“' | '(')
}
