//! What search engines read of a page: schema.org's vocabulary (<https://schema.org>) as JSON-LD, in one block.
//!
//! Only what the catalogue says: publishers, in particular, are never deduced from the site's organisation.

mod node;
mod page;
mod work;

use super::numbered;
use crate::{
    catalogue::{NameParts, Organisation, Person},
    html::{SafeHtml, fill, json},
    page_data::{Content, PageData, build::PageBuilder},
    routes::{PAGE_SIZE, Route, Scope, parameter},
};
use node::{Node, list, node};
use serde_json::{Value, json};

/// The block of a page; `None` for pages of text.
pub fn data(builder: &PageBuilder, page: &PageData, route: &Route) -> Option<SafeHtml> {
    let catalogue = builder.catalogue();
    let nodes = match (route, &page.content) {
        (Route::Home, _) => page::home(builder),
        (Route::Entry(id), Content::Entry(entry)) => {
            let work = work::work(builder, catalogue.entry(id)?);
            [Some(work), page::breadcrumb(builder, &entry.breadcrumb)].into_iter().flatten().collect()
        }
        (Route::Listing { scope: Scope::Person(id), .. }, Content::Listing(listing)) => {
            vec![page::profile(builder, route, catalogue.person(id)?), page::items(builder, listing)]
        }
        (Route::Listing { .. }, Content::Listing(listing)) => vec![page::collection(builder, page, route, listing)],
        (Route::Support, Content::Support(support)) => vec![page::gift(builder, support)],
        _ => return None,
    };
    let content = match <[Node; 1]>::try_from(nodes) {
        Ok([only]) => only,
        Err(several) => Node::from_iter([("@graph".to_owned(), json!(several))]),
    };
    let context = ("@context".to_owned(), json!("https://schema.org"));
    let document: Node = [context].into_iter().chain(content).collect();
    Some(fill("<script type=\"application/ld+json\">{}</script>", [&json(&document)]))
}

/// Someone with their page here. Where nothing tells whether a name is a person's or an organisation's, neither does
/// this.
fn person(builder: &PageBuilder, person: &Person) -> Node {
    let kind = match person.parts {
        NameParts::Person { .. } => Some("Person"),
        NameParts::Organisation => Some("Organization"),
        NameParts::Unknown => None,
    };
    let page = Route::listing(Scope::Person(person.id.clone()));
    node(kind, [("name", Some(json!(person.name))), ("url", address(builder, &page))])
}

fn organisation(builder: &PageBuilder, organisation: &Organisation) -> Node {
    let fields = [
        ("name", Some(json!(organisation.name))),
        ("url", builder.complete(&organisation.url).map(Value::from)),
        ("address", organisation.address.as_deref().map(Value::from)),
    ];
    node("Organization", fields)
}

/// The complete address of a page, where the site's origin is known.
fn address(builder: &PageBuilder, route: &Route) -> Option<Value> {
    let base = builder.base();
    base.complete(&base.href(route)).map(Value::from)
}
