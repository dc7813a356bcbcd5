use super::text::characters;
use super::{Collection, Reading, Reference, Shape, refuse};
use crate::catalogue::problem::{quoted, slug};
use crate::catalogue::schema::Schema;
use crate::catalogue::{EntryId, PersonId, SectionId, ThemeId};
use jsonc_parser::ast::Value;
use jsonc_parser::common::Ranged;
use std::marker::PhantomData;

/// A type of ids.
pub(in crate::catalogue) trait Name: Sized {
    /// What they name.
    const COLLECTION: Collection;

    /// Parses one; `None` for an invalid id.
    fn parse_name(text: &str) -> Option<Self>;
}

macro_rules! name {
    ($($id:ident => $collection:ident),* $(,)?) => {
        $(impl Name for $id {
            const COLLECTION: Collection = Collection::$collection;

            fn parse_name(text: &str) -> Option<Self> {
                Self::parse(text)
            }
        })*
    };
}

name! { EntryId => Entries, SectionId => Sections, ThemeId => Themes, PersonId => People }

const IDENTIFIER: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";

/// The id of a member of a collection, which must be unique.
pub(in crate::catalogue) fn identifier<N: Name>() -> Identifier<N> {
    Identifier(PhantomData)
}

pub(in crate::catalogue) struct Identifier<N>(PhantomData<N>);

impl<N: Name> Shape for Identifier<N> {
    type Output = N;

    fn read<'d>(&self, value: &'d Value<'d>, reading: &mut Reading<'d>) -> Option<N> {
        let name = characters(value, "an identifier in double quotes", reading)?;
        let offset = value.range().start;
        let first = *reading.names.entry((N::COLLECTION, name)).or_insert(offset);
        if first != offset {
            let member = N::COLLECTION.member();
            let wrong = format!("{} is the id of another {member} already", quoted(name));
            reading.report.add_repetition(offset, first, wrong, format!("give each {member} an id of its own"));
        }
        let id = N::parse_name(name);
        if id.is_none() {
            let (wrong, right) = identifier_problem(name);
            return refuse(value, wrong, right, reading);
        }
        id
    }

    fn describe(&self) -> Schema {
        Schema::of("string").with("pattern", IDENTIFIER)
    }
}

/// A reference to a member of a collection, which must exist once everything has been read.
pub(in crate::catalogue) fn reference<N: Name>() -> ReferenceShape<N> {
    ReferenceShape(PhantomData)
}

pub(in crate::catalogue) struct ReferenceShape<N>(PhantomData<N>);

impl<N: Name> Shape for ReferenceShape<N> {
    type Output = N;

    fn read<'d>(&self, value: &'d Value<'d>, reading: &mut Reading<'d>) -> Option<N> {
        let name = characters(value, "an identifier in double quotes", reading)?;
        reading.references.push(Reference { offset: value.range().start, collection: N::COLLECTION, name });
        N::parse_name(name)
    }

    fn describe(&self) -> Schema {
        Schema::of("string").with("pattern", IDENTIFIER)
    }
}

/// Whether a text is a valid id.
pub(super) fn is_identifier(text: &str) -> bool {
    EntryId::parse(text).is_some()
}

/// What is wrong with an invalid id, and an id made from it.
pub(super) fn identifier_problem(text: &str) -> (String, String) {
    let meant = slug(text);
    let right = match meant.is_empty() {
        true => "it has lower-case letters, digits and single hyphens, such as “note-2025”".to_owned(),
        false => format!("lower-case letters, digits and single hyphens: {}", quoted(&meant)),
    };
    (format!("{} is not an identifier", quoted(text)), right)
}
