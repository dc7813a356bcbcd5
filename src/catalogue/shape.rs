//! The shapes of a catalogue's values: each reads a value from a document and describes it in a schema.
//!
//! [`super::wire`] lists the fields of each object once, with the shape of each. [`Fields`] either reads them or
//! collects their descriptions, so the reader and the schema cannot differ.

mod code;
mod date;
mod identifier;
mod link;
mod number;
mod text;

pub(super) use code::{doi, isbn, language};
pub(super) use date::{date, day};
pub(super) use identifier::{identifier, reference};
pub(super) use link::{base_url, link, share_template};
pub(super) use number::{coordinate, euros, rate, version, whole};
pub(super) use text::{line, markdown, one_of, prose};

use super::problem::{NearestNames, Report, did_you_mean, quoted};
use super::repair::Mend;
use super::schema::Schema;
use jsonc_parser::ast::{Object, Value};
use jsonc_parser::common::Ranged;
use std::collections::HashMap;
use std::hash::Hash;
use text::Text;

/// What a value must be.
pub(super) trait Shape {
    /// The type of a valid value.
    type Output;

    /// Reads the value; `None` once the problem has been added to the report.
    fn read<'d>(&self, value: &'d Value<'d>, reading: &mut Reading<'d>) -> Option<Self::Output>;

    /// Describes the value for an editor.
    fn describe(&self) -> Schema;
}

/// The state of reading a document.
#[derive(Debug)]
pub(super) struct Reading<'d> {
    pub report: Report,
    pub nearest_names: NearestNames,
    /// The possible repairs, in the order of the text.
    pub mends: Vec<Mend>,
    /// The ids given so far, with the position of each.
    names: HashMap<(Collection, &'d str), usize>,
    references: Vec<Reference<'d>>,
}

#[derive(Debug)]
struct Reference<'d> {
    offset: usize,
    collection: Collection,
    name: &'d str,
}

/// A collection whose ids must be unique.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Collection {
    Entries,
    Sections,
    Themes,
    People,
}

impl Collection {
    /// The name of one of its members, for reports.
    fn member(self) -> &'static str {
        match self {
            Self::Entries => "entry",
            Self::Sections => "section",
            Self::Themes => "theme",
            Self::People => "person",
        }
    }

    /// The field that holds it.
    fn field(self) -> &'static str {
        match self {
            Self::Entries => "entries",
            Self::Sections => "sections",
            Self::Themes => "themes",
            Self::People => "people",
        }
    }
}

impl Reading<'_> {
    /// Starts reading a document; the report may already hold something.
    pub(super) fn new(report: Report) -> Self {
        let (names, references) = (HashMap::new(), Vec::new());
        Self { report, nearest_names: NearestNames::default(), mends: Vec::new(), names, references }
    }

    /// Adds a possible repair of a text.
    fn mend(&mut self, value: &Value<'_>, after: String) {
        self.report.is_repairable_at(value.range().start);
        self.mends.extend(Mend::new(value, after));
    }

    /// Reports every reference that resolves to nothing; call it once everything has been read.
    pub(super) fn resolve_references(&mut self) {
        let mut unresolved: Vec<Reference<'_>> = Vec::new();
        for reference in std::mem::take(&mut self.references) {
            if !self.names.contains_key(&(reference.collection, reference.name)) {
                unresolved.push(reference);
            } else if !identifier::is_identifier(reference.name) {
                // A malformed id is reported wherever it is.
                let (wrong, right) = identifier::identifier_problem(reference.name);
                self.report.add(reference.offset, wrong, right);
            }
        }
        // Sorted: of two equally near names, the same one must always win.
        let mut names: Vec<(Collection, &str)> = match unresolved.is_empty() {
            true => Vec::new(),
            false => self.names.keys().copied().collect(),
        };
        names.sort_unstable_by_key(|(_, name)| *name);
        let mut found: HashMap<(Collection, &str), Option<&str>> = HashMap::new();
        for Reference { offset, collection, name } in unresolved {
            let members = names.iter().filter(|(named, _)| *named == collection).map(|(_, name)| *name);
            let nearest_names = &mut self.nearest_names;
            let meant = *found.entry((collection, name)).or_insert_with(|| nearest_names.nearest(name, members));
            let right = did_you_mean(meant, || format!("add it to “{}” or remove it here", collection.field()));
            self.report.add(offset, format!("no {} is called {}", collection.member(), quoted(name)), right);
        }
    }
}

/// The fields of one object, read from a document or described for a schema.
pub(super) struct Fields<'f, 'd> {
    source: Source<'f, 'd>,
    asked: Vec<&'static str>,
}

enum Source<'f, 'd> {
    Document { object: &'d Object<'d>, reading: &'f mut Reading<'d> },
    Nothing { properties: Schema, required: Vec<&'static str> },
}

impl Fields<'_, '_> {
    /// A required field. `None` if it is missing or wrong, which is then in the report, and for a schema.
    pub(super) fn required<S: Shape>(
        &mut self,
        name: &'static str,
        about: &'static str,
        shape: S,
    ) -> Option<S::Output> {
        self.field(name, about, true, &shape)
    }

    /// An optional field. `None` also if it is absent.
    pub(super) fn optional<S: Shape>(
        &mut self,
        name: &'static str,
        about: &'static str,
        shape: S,
    ) -> Option<S::Output> {
        self.field(name, about, false, &shape)
    }

    /// An optional text. `None` also if it is blank.
    pub(super) fn optional_text(&mut self, name: &'static str, about: &'static str, shape: Text) -> Option<String> {
        self.optional(name, about, shape.or_empty()).filter(|text| !text.is_empty())
    }

    /// Reports a problem with a field that has been read, in combination with others.
    pub(super) fn refuse(&mut self, name: &str, wrong: impl Into<String>, right: impl Into<String>) {
        if let Source::Document { object, reading } = &mut self.source {
            reading.report.add(offset_of(object, name), wrong, right);
        }
    }

    /// Adds a warning about a field that has been read.
    pub(super) fn warn(&mut self, name: &str, wrong: impl Into<String>, right: impl Into<String>) {
        if let Source::Document { object, reading } = &mut self.source {
            reading.report.warn(offset_of(object, name), wrong, right);
        }
    }

    fn field<S: Shape>(
        &mut self,
        name: &'static str,
        about: &'static str,
        is_required: bool,
        shape: &S,
    ) -> Option<S::Output> {
        self.asked.push(name);
        match &mut self.source {
            Source::Document { object, reading } => match object.get(name).map(|property| &property.value) {
                Some(null @ Value::NullKeyword(_)) if !is_required => {
                    refuse(null, "found null", "leave the field out when there is nothing to say", reading)
                }
                Some(value) => shape.read(value, reading),
                None if is_required => {
                    let wrong = format!("the field “{name}” is missing");
                    reading.report.add(object.range.start, wrong, format!("add it: {}", uncapitalised(about)));
                    None
                }
                None => None,
            },
            Source::Nothing { properties, required } => {
                let described = Schema::default().with("description", about).and(shape.describe());
                *properties = std::mem::take(properties).with(name, described);
                required.extend(is_required.then_some(name));
                None
            }
        }
    }
}

/// The start of a field's value, or of the object if it has no such field.
fn offset_of(object: &Object<'_>, name: &str) -> usize {
    object.get(name).map_or(object.range.start, |property| property.value.range().start)
}

/// An object with the fields that the function asks for; any other field is a problem.
pub(super) fn object<T, F: Fn(&mut Fields<'_, '_>) -> Option<T>>(fields: F) -> ObjectShape<F> {
    ObjectShape(fields)
}

pub(super) struct ObjectShape<F>(F);

impl<T, F: Fn(&mut Fields<'_, '_>) -> Option<T>> Shape for ObjectShape<F> {
    type Output = T;

    fn read<'d>(&self, value: &'d Value<'d>, reading: &mut Reading<'d>) -> Option<T> {
        let Value::Object(object) = value else {
            return wrong_type(value, "an object between { and }", reading);
        };
        report_repeated_names(object, &mut reading.report);
        let mut fields = Fields { source: Source::Document { object, reading: &mut *reading }, asked: Vec::new() };
        let read = (self.0)(&mut fields);
        let asked = fields.asked;
        for property in &object.properties {
            let name = property.name.as_str();
            if !asked.contains(&name) {
                let meant = reading.nearest_names.nearest(name, asked.iter().copied());
                let right = did_you_mean(meant, || format!("the fields here are {}", asked.join(", ")));
                reading.report.add(property.range.start, format!("there is no field {}", quoted(name)), right);
            }
        }
        read
    }

    fn describe(&self) -> Schema {
        let source = Source::Nothing { properties: Schema::default(), required: Vec::new() };
        let mut fields = Fields { source, asked: Vec::new() };
        (self.0)(&mut fields);
        match fields.source {
            Source::Nothing { properties, required } => Schema::of("object")
                .with("properties", properties)
                .with("required", required)
                .with("additionalProperties", false),
            Source::Document { .. } => Schema::of("object"),
        }
    }
}

fn report_repeated_names(object: &Object<'_>, report: &mut Report) {
    let mut firsts: HashMap<&str, usize> = HashMap::with_capacity(object.properties.len());
    for property in &object.properties {
        let (name, offset) = (property.name.as_str(), property.range.start);
        let first = *firsts.entry(name).or_insert(offset);
        if first != offset {
            let wrong = format!("the field {} is given twice", quoted(name));
            report.add_repetition(offset, first, wrong, "keep one of them");
        }
    }
}

/// A list of values of one shape.
pub(super) fn list<S: Shape>(of: S) -> List<S, ()> {
    List { of, least: 0, key: None, repetition: None }
}

pub(super) struct List<S: Shape, K> {
    of: S,
    /// How many elements it takes.
    least: u32,
    /// The key that must be unique.
    key: Option<fn(&S::Output) -> K>,
    /// What to say of a repetition; the element itself by default.
    repetition: Option<&'static str>,
}

impl<S: Shape, K> List<S, K> {
    /// Refuses an empty list.
    pub(super) fn non_empty(self) -> Self {
        Self { least: 1, ..self }
    }

    /// Refuses a list of one.
    pub(super) fn several(self) -> Self {
        Self { least: 2, ..self }
    }

    /// Refuses repeated values.
    pub(super) fn unique(self) -> List<S, S::Output>
    where
        S::Output: Clone,
    {
        List { of: self.of, least: self.least, key: Some(S::Output::clone), repetition: None }
    }

    /// Refuses two values with the same key; `repetition` is what to say of the second.
    pub(super) fn unique_by<L>(self, key: fn(&S::Output) -> L, repetition: &'static str) -> List<S, L> {
        List { of: self.of, least: self.least, key: Some(key), repetition: Some(repetition) }
    }
}

impl<S: Shape, K: Eq + Hash> Shape for List<S, K> {
    type Output = Vec<S::Output>;

    fn read<'d>(&self, value: &'d Value<'d>, reading: &mut Reading<'d>) -> Option<Self::Output> {
        let Value::Array(array) = value else {
            return wrong_type(value, "a list between [ and ]", reading);
        };
        let start = array.range.start;
        match (self.least, array.elements.len()) {
            (1, 0) => reading.report.add(start, "the list is empty", "it takes one element at least"),
            (2, 0) => reading.report.add(start, "the list is empty", "it takes two elements at least"),
            (2, 1) => reading.report.add(start, "the list has one element", "it takes two at least"),
            _ => {}
        }
        let mut firsts: HashMap<K, usize> = HashMap::new();
        let mut list = Vec::with_capacity(array.elements.len());
        for element in &array.elements {
            let offset = element.range().start;
            let Some(read) = self.of.read(element, reading) else { continue };
            if let Some(key) = self.key {
                let first = *firsts.entry(key(&read)).or_insert(offset);
                if first != offset {
                    let wrong = match self.repetition {
                        Some(repetition) => repetition.to_owned(),
                        None => format!("{} is in this list already", shown(element)),
                    };
                    reading.report.add_repetition(offset, first, wrong, "keep one of them");
                }
            }
            list.push(read);
        }
        Some(list)
    }

    fn describe(&self) -> Schema {
        let schema = Schema::of("array").with("items", self.of.describe());
        let schema = if self.least > 0 { schema.with("minItems", self.least) } else { schema };
        if self.key.is_some() { schema.with("uniqueItems", true) } else { schema }
    }
}

/// Reports what is wrong with a value, and the correction.
fn refuse<T>(
    value: &Value<'_>,
    wrong: impl Into<String>,
    right: impl Into<String>,
    reading: &mut Reading<'_>,
) -> Option<T> {
    reading.report.add(value.range().start, wrong, right);
    None
}

/// Reports that a value has another type.
fn wrong_type<T>(value: &Value<'_>, expected: &str, reading: &mut Reading<'_>) -> Option<T> {
    refuse(value, format!("found {}", shown(value)), format!("expected {expected}"), reading)
}

/// A value inside a sentence.
fn shown(value: &Value<'_>) -> String {
    match value {
        Value::StringLit(text) => quoted(&text.value),
        Value::NumberLit(number) => format!("the number {}", digits(number.value)),
        Value::BooleanLit(boolean) => boolean.value.to_string(),
        Value::NullKeyword(_) => "null".to_owned(),
        Value::Object(_) => "an object".to_owned(),
        Value::Array(_) => "a list".to_owned(),
    }
}

/// A number as written, cut if too long to read.
fn digits(number: &str) -> String {
    match number.get(..40) {
        Some(start) if number.len() > 40 => format!("{start}…"),
        _ => number.to_owned(),
    }
}

fn uncapitalised(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|char| char.to_lowercase().collect::<String>()).unwrap_or_default();
    format!("{first}{}", chars.as_str().trim_end_matches('.'))
}
