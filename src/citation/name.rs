use crate::catalogue::{NameParts, Person};

/// A name as formats that part names by commas write it: family name, given name and suffix. A comma inside would
/// split the name, and such formats cannot escape one: a name that is not split loses its comma.
pub fn inverted(person: &Person) -> String {
    Name::of(person).inverted()
}

/// A name as bibliographies write it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    /// As printed in the catalogue: “Laure de Roucy-Rochegonde”.
    pub printed: String,
    /// Its parts.
    pub parts: NameParts,
}

impl Name {
    pub(super) fn of(person: &Person) -> Self {
        Self { printed: super::reference::plain(&person.name), parts: person.parts.clone() }
    }

    /// Family name first: “de Roucy-Rochegonde, Laure”, “King, Martin Luther, Jr.”; if its parts are unknown, as
    /// printed, but without commas.
    pub(super) fn inverted(&self) -> String {
        let NameParts::Person { given, suffix, .. } = &self.parts else { return self.printed.replace(',', "") };
        let parts = [self.full_family(), given.clone(), suffix.clone()];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// The family name with its particle; `None` if the parts are unknown.
    pub(super) fn full_family(&self) -> Option<String> {
        let NameParts::Person { particle, family, .. } = &self.parts else { return None };
        Some(match particle {
            Some(particle) if particle.ends_with(['’', '\'']) => format!("{particle}{family}"),
            Some(particle) => format!("{particle} {family}"),
            None => family.clone(),
        })
    }

    /// Whether it is printed with the family name first, as in “Xi Jinping”.
    pub(super) fn is_family_first(&self) -> bool {
        let NameParts::Person { given: Some(_), .. } = &self.parts else { return false };
        let family = self.full_family().unwrap_or_default();
        let rest = self.printed.strip_prefix(&family);
        rest.is_some_and(|rest| rest.starts_with(char::is_whitespace))
    }
}
