use crate::routes::{PAGE_SIZE, parameter};

/// A listing's query, as the address states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListingQuery {
    /// Words to find (`q`), as typed.
    pub words: String,
    /// Names of kinds (`type`).
    pub kinds: Vec<String>,
    /// Names of themes (`theme`).
    pub themes: Vec<String>,
    /// Names of people (`auteur`).
    pub authors: Vec<String>,
    /// Years (`annee`).
    pub years: Vec<String>,
    /// The requested order (`tri`); `None` is the listing's own.
    pub sort: Option<Sort>,
    /// Which page of results (`page`), from 1.
    pub page: usize,
}

impl Default for ListingQuery {
    fn default() -> Self {
        Self {
            words: String::new(),
            kinds: Vec::new(),
            themes: Vec::new(),
            authors: Vec::new(),
            years: Vec::new(),
            sort: None,
            page: 1,
        }
    }
}

/// The order of results.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Newest first; entries without a date come last.
    Recent,
    /// Oldest first; entries without a date come last.
    Oldest,
    /// By title, as in a French dictionary.
    Title,
    /// Best match first; only with words.
    Relevance,
}

impl Sort {
    /// Every order, as menus list them.
    pub const ALL: [Self; 4] = [Self::Relevance, Self::Recent, Self::Oldest, Self::Title];

    /// The word for it in addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Recent => "recent",
            Self::Oldest => "ancien",
            Self::Title => "titre",
            Self::Relevance => "pertinence",
        }
    }

    /// Reads the word in addresses.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.as_str() == text)
    }
}

impl ListingQuery {
    /// Reads the parameters of a query string through `get`, which returns every value of a name. Ignores values
    /// without a meaning; names are compared with the catalogue only when the query is answered.
    pub fn read(get: impl Fn(&str) -> Vec<String>) -> Self {
        let first = |name: &str| get(name).into_iter().next();
        let words = first(parameter::WORDS).map(|words| words.trim().to_owned()).unwrap_or_default();
        let sort = first(parameter::SORT).and_then(|text| Sort::parse(&text));
        Self {
            sort: sort.filter(|sort| *sort != Sort::Relevance || !words.is_empty()),
            words,
            kinds: get(parameter::KIND),
            themes: get(parameter::THEME),
            authors: get(parameter::AUTHOR),
            years: get(parameter::YEAR),
            page: first(parameter::PAGE).and_then(|page| page.parse().ok()).unwrap_or(1).max(1),
        }
    }

    /// Whether it asks for anything that the finished page does not show. A lone `page` does not.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.filters() == 0 && self.sort.is_none()
    }

    /// How many filters are active.
    pub fn filters(&self) -> usize {
        self.kinds.len() + self.themes.len() + self.authors.len() + self.years.len()
    }

    /// The query string that [`ListingQuery::read`] reads back: `?q=europe&type=note`; empty for an empty query.
    pub fn to_query_string(&self) -> String {
        let mut text = String::new();
        let mut write = |name: &str, value: &str| {
            text.push(if text.is_empty() { '?' } else { '&' });
            text.push_str(name);
            text.push('=');
            encode(value, &mut text);
        };
        if !self.words.is_empty() {
            write(parameter::WORDS, &self.words);
        }
        let groups = [
            (parameter::KIND, &self.kinds),
            (parameter::THEME, &self.themes),
            (parameter::AUTHOR, &self.authors),
            (parameter::YEAR, &self.years),
        ];
        for (name, values) in groups {
            for value in values {
                write(name, value);
            }
        }
        if let Some(sort) = self.sort {
            write(parameter::SORT, sort.as_str());
        }
        if self.page > 1 && !self.is_empty() {
            write(parameter::PAGE, &self.page.to_string());
        }
        text
    }

    /// The range of the requested page, out of `total`; the last page if the requested one lies beyond.
    pub fn page_range(&self, total: usize) -> std::ops::Range<usize> {
        let page = self.page.min(total.div_ceil(PAGE_SIZE)).max(1);
        (page - 1) * PAGE_SIZE..(page * PAGE_SIZE).min(total)
    }
}

/// Percent-encodes all but unreserved characters (RFC 3986 §2.3); a space becomes `+`, as in forms.
fn encode(value: &str, text: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in value.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => text.push(char::from(byte)),
            b' ' => text.push('+'),
            _ => {
                text.push('%');
                for digit in [byte >> 4, byte & 15] {
                    text.push(HEX.get(usize::from(digit)).copied().map_or('0', char::from));
                }
            }
        }
    }
}
