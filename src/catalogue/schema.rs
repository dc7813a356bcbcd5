use serde::{Serialize, Serializer};

/// A JSON Schema: keywords, or the names of fields, in the order of the file.
#[derive(Debug, Clone, Default)]
pub(super) struct Schema(Vec<(&'static str, Keyword)>);

/// The value of a keyword.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub(super) enum Keyword {
    Flag(bool),
    Number(u32),
    Text(&'static str),
    Texts(Vec<&'static str>),
    Schema(Schema),
}

impl Schema {
    /// The schema of a JSON type: `string`, `array`…
    pub(super) fn of(kind: &'static str) -> Self {
        Self::default().with("type", kind)
    }

    /// Adds a keyword.
    pub(super) fn with(mut self, keyword: &'static str, value: impl Into<Keyword>) -> Self {
        self.0.push((keyword, value.into()));
        self
    }

    /// Adds all keywords of another schema.
    pub(super) fn and(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }
}

impl Serialize for Schema {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(keyword, value)| (keyword, value)))
    }
}

impl From<bool> for Keyword {
    fn from(value: bool) -> Self {
        Self::Flag(value)
    }
}

impl From<u32> for Keyword {
    fn from(value: u32) -> Self {
        Self::Number(value)
    }
}

impl From<&'static str> for Keyword {
    fn from(value: &'static str) -> Self {
        Self::Text(value)
    }
}

impl From<Vec<&'static str>> for Keyword {
    fn from(value: Vec<&'static str>) -> Self {
        Self::Texts(value)
    }
}

impl From<Schema> for Keyword {
    fn from(value: Schema) -> Self {
        Self::Schema(value)
    }
}
