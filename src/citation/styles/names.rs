//! How a style writes the people who sign.

use crate::{catalogue::NameParts, citation::name::Name};

/// Sorted by the family name, the particle behind: “Roucy-Rochegonde, Laure de”. As printed if the parts are unknown, or if it is
/// printed with the family name first, which takes no comma: “Xi Jinping”.
pub(super) fn sorted(name: &Name) -> String {
    match name.is_family_first() {
        true => name.printed.clone(),
        false => parts(name, str::to_owned),
    }
}

/// The same with the family name in capitals: “ROUCY-ROCHEGONDE, Laure de”, “COMMISSION EUROPÉENNE”, “XI, Jinping”.
pub(super) fn in_capitals(name: &Name) -> String {
    match name.parts {
        NameParts::Organisation => name.printed.to_uppercase(),
        _ => parts(name, str::to_uppercase),
    }
}

fn parts(name: &Name, family_name: impl Fn(&str) -> String) -> String {
    let NameParts::Person { given, particle, family, suffix } = &name.parts else { return name.printed.clone() };
    let Some(given) = given else { return family_name(&name.full_family().unwrap_or_default()) };
    let given =
        [Some(given), particle.as_ref()].into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
    [Some(family_name(family)), Some(given), suffix.clone()].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// With initials, the particle in front: “de Roucy-Rochegonde, L.”, “King, M. L., Jr.”.
pub(super) fn with_initials(name: &Name) -> String {
    let NameParts::Person { given, suffix, .. } = &name.parts else { return name.printed.clone() };
    let initials = given.as_deref().map(|given| given.split(' ').map(initial).collect::<Vec<_>>().join(" "));
    [name.full_family(), initials, suffix.clone()].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// “Jean-Pierre” as “J.-P.”; what is short already stays: “J.-P.”, “Ch.”.
fn initial(given: &str) -> String {
    if given.ends_with('.') {
        return given.to_owned();
    }
    let initials = given.split('-').filter_map(|part| part.chars().next()).map(|first| format!("{first}."));
    initials.collect::<Vec<_>>().join("-")
}
