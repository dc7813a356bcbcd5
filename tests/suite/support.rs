//! Small catalogues for the tests.

use kiosque::catalogue::{Catalogue, parse::parse};
use serde_json::{Value, json};

/// A valid catalogue around these entries: the site, two themes, a section with all of them, and a few people whose
/// names are hard to split.
pub fn catalogue_with(entries: Value) -> Catalogue {
    let ids: Vec<&Value> = entries.as_array().unwrap().iter().map(|entry| &entry["id"]).collect();
    let catalogue = json!({
        "version": 1,
        "site": {
            "name": "Dossier",
            "title": "Un dossier d’essai",
            "description": "Des études & des entretiens.",
            "language": "fr",
            "organisation": { "name": "Institut d’essai", "url": "https://institut.example" },
        },
        "featured": [ids[0]],
        "sections": [{ "id": "publications", "title": "Publications", "description": "Tout.", "entries": ids }],
        "themes": [
            { "id": "guerre-defense", "title": "Guerre et défense" },
            { "id": "energie", "title": "Énergie" },
        ],
        "people": [
            { "id": "laure-de-roucy-rochegonde", "name": "Laure de Roucy-Rochegonde", "role": "Chercheuse" },
            { "id": "mathilde-velliet", "name": "Mathilde Velliet" },
            { "id": "hugo-le-picard", "name": "Hugo Le Picard" },
            { "id": "a-buffard", "name": "A. Buffard" },
            { "id": "thierry-de-montbrial", "name": "Thierry de Montbrial" },
            { "id": "jean-d-ormesson", "name": "Jean d’Ormesson" },
            { "id": "francois-de-la-rochefoucauld", "name": "François de La Rochefoucauld" },
            { "id": "ursula-von-der-leyen", "name": "Ursula von der Leyen" },
            { "id": "voltaire", "name": "Voltaire" },
            { "id": "cabinet", "name": "Martin, Durand and Co" },
        ],
        "entries": entries,
    });
    match parse(&catalogue.to_string()) {
        Ok(catalogue) => catalogue,
        Err(problems) => panic!("{problems:#?}"),
    }
}

/// An entry with these fields and the required ones.
pub fn entry(fields: Value) -> Value {
    let mut entry = json!({ "id": "un-document", "title": "Un document", "kind": "etude", "summary": "Un résumé." });
    let (entry_fields, fields) = (entry.as_object_mut().unwrap(), fields.as_object().unwrap());
    entry_fields.extend(fields.iter().map(|(name, value)| (name.clone(), value.clone())));
    entry
}

/// The catalogue that the site is built from.
pub fn own_catalogue() -> Catalogue {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/public/catalogue.json");
    parse(&std::fs::read_to_string(path).unwrap()).unwrap()
}
