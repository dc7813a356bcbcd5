use super::{Flaw, ITEM_LIMIT, Item, LANGUAGE_LIMIT, NOTE_LIMIT, ReadingList, SIZE_LIMIT, TITLE_LIMIT};
use crate::catalogue::EntryId;
use serde::Deserialize;

/// The version of the format.
const VERSION: u32 = 1;

/// What the format calls itself.
const FORMAT: &str = "list";

/// A list as its JSON says, unchecked.
#[derive(Debug, Deserialize)]
pub struct Stored {
    kiosque: String,
    version: u32,
    items: Vec<StoredItem>,
}

#[derive(Debug, Deserialize)]
struct StoredItem {
    id: String,
    title: String,
    language: Option<String>,
    note: Option<String>,
}

impl ReadingList {
    /// Reads a list; `parse` reads its JSON.
    ///
    /// # Errors
    /// The first [`Flaw`].
    pub fn read(text: &str, parse: impl FnOnce(&str) -> Option<Stored>) -> Result<Self, Flaw> {
        if text.len() > SIZE_LIMIT {
            return Err(Flaw::TooLarge);
        }
        let stored = parse(text).filter(|stored| stored.kiosque == FORMAT).ok_or(Flaw::NotAList)?;
        if stored.version != VERSION {
            return Err(if stored.version > VERSION { Flaw::Newer } else { Flaw::NotAList });
        }
        if stored.items.len() > ITEM_LIMIT {
            return Err(Flaw::TooMany);
        }
        let mut list = Self::default();
        for (number, item) in (1..).zip(stored.items) {
            list.add(checked(item, number)?);
        }
        Ok(list)
    }

    /// The list as JSON, to be stored; `None` if it is larger than what [`Self::read`] takes back.
    pub fn to_stored(&self) -> Option<String> {
        Some(self.to_json()).filter(|json| json.len() <= SIZE_LIMIT)
    }

    /// The list as JSON.
    pub fn to_json(&self) -> String {
        let mut json = ["{\"kiosque\":\"", FORMAT, "\",\"version\":", &VERSION.to_string(), ",\"items\":["].concat();
        for (position, item) in self.items().iter().enumerate() {
            json.push_str(if position > 0 { ",\n{\"id\":" } else { "\n{\"id\":" });
            push_string(&mut json, item.id.as_str());
            json.push_str(",\"title\":");
            push_string(&mut json, &item.title);
            if let Some(language) = &item.language {
                json.push_str(",\"language\":");
                push_string(&mut json, language);
            }
            if !item.note.is_empty() {
                json.push_str(",\"note\":");
                push_string(&mut json, &item.note);
            }
            json.push('}');
        }
        json.push_str("]}\n");
        json
    }
}

fn checked(stored: StoredItem, number: usize) -> Result<Item, Flaw> {
    let is_long = |text: &str, limit| text.chars().count() > limit;
    let StoredItem { id, title, language, note } = stored;
    let (id, note) = (EntryId::parse(&id).ok_or(Flaw::Item(number))?, note.unwrap_or_default());
    if title.trim().is_empty()
        || is_long(&title, TITLE_LIMIT)
        || language.as_ref().is_some_and(|tag| tag.len() > LANGUAGE_LIMIT)
    {
        return Err(Flaw::Item(number));
    }
    if is_long(&note, NOTE_LIMIT) {
        return Err(Flaw::Note(number));
    }
    Ok(Item { id, title, language, note })
}

/// A JSON string.
fn push_string(json: &mut String, text: &str) {
    json.push('"');
    for char in text.chars() {
        match char {
            '"' => json.push_str("\\\""),
            '\\' => json.push_str("\\\\"),
            '\n' => json.push_str("\\n"),
            char if u32::from(char) < 0x20 => {
                json.push_str("\\u00");
                let code = u32::from(char);
                json.extend([code / 16, code % 16].iter().filter_map(|digit| char::from_digit(*digit, 16)));
            }
            char => json.push(char),
        }
    }
    json.push('"');
}
