use crate::catalogue::Cents;

/// Why a typed amount is refused; one variant for each thing to tell the donor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AmountError {
    /// Nothing was typed, or only spaces or the euro sign.
    Empty,
    /// It has other characters than digits, one decimal mark, thousands separators and the euro.
    NotANumber,
    /// It has several commas, or commas and dots that form no single number.
    SeveralSeparators,
    /// It has two readings: `1.000` (a thousand, or one), `12 50` (1250, or 12.50). Only the donor knows which.
    Ambiguous,
    /// It is more precise than a cent.
    TooManyDecimals,
    /// It is zero, negative, or below the catalogue's minimum.
    TooSmall {
        /// The smallest gift.
        minimum: Cents,
    },
    /// It exceeds the catalogue's maximum.
    TooLarge {
        /// The largest gift.
        maximum: Cents,
    },
}

/// Parses an amount of euros as people type it in French, or returns the first problem.
///
/// - `50`, `50 €`, `€50`, `50 euros`, `50 EUR`, `12€50`: the euro sign or word may be at one end, the sign also
///   between euros and two digits of cents.
/// - `12,50`, `12.50`, `12,5`, `12,`, `,50`: a comma or a dot marks at most two decimals.
/// - `1 000`, `1'000`, `1 234,56`, `1.234,56`, `1,234.56`, `1.000.000`: spaces of any width and apostrophes separate
///   thousands; so do dots and commas if the rest of the number leaves no doubt.
/// - `1.000` and `1,000` alone are [`AmountError::Ambiguous`]: in French they may mean a thousand or one, and a guess
///   could multiply a gift by a thousand. So are spaces that do not form groups of three, as in `12 50`.
/// - Full-width, Arabic-Indic and Persian digits count as digits: they can mean nothing else. Signs, letters and
///   exponents (`1e5`) are refused; a minus sign makes a number too small.
pub fn read_amount(text: &str, minimum: Cents, maximum: Cents) -> Result<Cents, AmountError> {
    let text = text.trim_matches(is_blank);
    let (is_negative, text) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest.trim_start_matches(is_blank)),
        None => (false, text),
    };
    let typed = without_euro(text);
    if typed.is_empty() {
        return Err(if is_negative { AmountError::NotANumber } else { AmountError::Empty });
    }
    let value = read_number(&plain(typed)?, typed.contains('€'))?;
    if is_negative {
        return Err(AmountError::TooSmall { minimum });
    }
    match Cents::new(value) {
        Some(amount) => check_limits(amount, minimum, maximum),
        None => Err(AmountError::TooLarge { maximum }),
    }
}

/// The amount, if it is within the limits.
pub(super) fn check_limits(amount: Cents, minimum: Cents, maximum: Cents) -> Result<Cents, AmountError> {
    if amount == Cents::default() || amount < minimum {
        Err(AmountError::TooSmall { minimum })
    } else if amount > maximum {
        Err(AmountError::TooLarge { maximum })
    } else {
        Ok(amount)
    }
}

/// A digit of any script that a keyboard or an input method may produce, as an ASCII digit.
pub(super) fn digit(char: char) -> Option<char> {
    let zero = match char {
        '0'..='9' => return Some(char),
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        '０'..='９' => '０',
        _ => return None,
    };
    char::from_digit(u32::from(char) - u32::from(zero), 10)
}

/// Every kind of space, and the invisible marks that are pasted along with a number.
pub(super) fn is_blank(char: char) -> bool {
    char.is_whitespace() || matches!(char, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Thousands separators that cannot be a decimal mark.
pub(super) fn is_group_mark(char: char) -> bool {
    is_blank(char) || matches!(char, '\'' | '’')
}

/// The text without a euro sign or word at one of its ends.
pub(super) fn without_euro(text: &str) -> &str {
    for word in ["€", "euros", "euro", "eur"] {
        // `get` returns `None` inside a character, where no word can start or end either.
        let at = text.len().saturating_sub(word.len());
        if let (Some(rest), Some(end)) = (text.get(..at), text.get(at..))
            && end.eq_ignore_ascii_case(word)
        {
            return rest.trim_end_matches(is_blank);
        }
        if let (Some(start), Some(rest)) = (text.get(..word.len()), text.get(word.len()..))
            && start.eq_ignore_ascii_case(word)
        {
            return rest.trim_start_matches(is_blank);
        }
    }
    text
}

/// The text in ASCII digits, commas, dots and single spaces, with no space beside a comma or a dot.
fn plain(text: &str) -> Result<String, AmountError> {
    let mut plain = String::new();
    for char in text.chars() {
        if let Some(digit) = digit(char) {
            plain.push(digit);
        } else if is_group_mark(char) {
            if plain.ends_with(|last: char| last.is_ascii_digit()) {
                plain.push(' ');
            }
        } else if matches!(char, ',' | '.' | '€') {
            if plain.ends_with(' ') {
                plain.pop();
            }
            if char != '€' {
                plain.push(char);
            } else if plain.ends_with(|last: char| last.is_ascii_digit()) {
                // Between euros and cents the sign acts as a comma.
                plain.push(',');
            } else {
                return Err(AmountError::NotANumber);
            }
        } else {
            return Err(AmountError::NotANumber);
        }
    }
    if plain.ends_with(' ') {
        plain.pop();
    }
    match plain.bytes().any(|byte| byte.is_ascii_digit()) {
        true => Ok(plain),
        false => Err(AmountError::NotANumber),
    }
}

/// The cents in a [`plain`] number; `u64::MAX` for an amount that is too large for a `u64`.
fn read_number(text: &str, is_split_by_euro: bool) -> Result<u64, AmountError> {
    let count = |mark| text.matches(mark).count();
    let decimal_mark = match (count(','), count('.')) {
        (0, 0 | 2..) => None,
        (0, 1) => Some('.'),
        // Of one comma and one dot, the last is the decimal mark.
        (1, 1) if text.rfind('.') > text.rfind(',') => Some('.'),
        (1, _) => Some(','),
        // In French the comma marks decimals, so two of them are a typo rather than thousands.
        _ => return Err(AmountError::SeveralSeparators),
    };
    let (whole, decimals) = decimal_mark.and_then(|mark| text.rsplit_once(mark)).unwrap_or((text, ""));
    check_groups(whole)?;
    if decimals.contains(' ') {
        return Err(AmountError::Ambiguous);
    }
    if !decimals.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(AmountError::SeveralSeparators);
    }
    // Digits before a group of three may be thousands: `1.000`, but not `0.500`, `1234.567` or `1 234,567`.
    let may_be_thousands = decimals.len() == 3 && matches!(whole.len(), 1..=3) && !whole.starts_with('0');
    if may_be_thousands || (is_split_by_euro && decimals.len() != 2) {
        return Err(AmountError::Ambiguous);
    }
    if decimals.len() > 2 {
        return Err(AmountError::TooManyDecimals);
    }
    let zeros = match decimals.len() {
        0 => "00",
        1 => "0",
        _ => "",
    };
    let digits = whole.bytes().chain(decimals.bytes()).chain(zeros.bytes()).filter(u8::is_ascii_digit);
    Ok(digits.fold(0, |value: u64, digit| value.saturating_mul(10).saturating_add(u64::from(digit - b'0'))))
}

/// Refuses a whole part whose groups are not of three digits, or that mixes separators.
fn check_groups(whole: &str) -> Result<(), AmountError> {
    let Some(mark) = whole.chars().find(|char| !char.is_ascii_digit()) else { return Ok(()) };
    let mut is_in_threes = true;
    for (index, group) in whole.split(mark).enumerate() {
        if !group.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(AmountError::SeveralSeparators);
        }
        is_in_threes &= if index == 0 { matches!(group.len(), 1..=3) } else { group.len() == 3 };
    }
    match is_in_threes {
        true => Ok(()),
        false if mark == ' ' => Err(AmountError::Ambiguous),
        false => Err(AmountError::SeveralSeparators),
    }
}
