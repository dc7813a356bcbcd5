//! The parts of pages: each is one file, and documents itself and its props.

use crate::{
    rendered::read,
    source::{Source, sources},
};
use syn::{Attribute, FnArg, Item, ItemFn, Visibility};

/// The components in a file.
fn components(source: &Source) -> Vec<ItemFn> {
    let functions = source.items().into_iter().filter_map(|item| match item {
        Item::Fn(function) => Some(function),
        _ => None,
    });
    let is_component =
        |function: &ItemFn| function.attrs.iter().any(|attribute| attribute.path().is_ident("component"));
    functions.filter(is_component).collect()
}

fn is_explained(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| attribute.path().is_ident("doc"))
}

#[test]
fn every_component_documents_itself_and_each_of_its_props() {
    let mut count = 0;
    for source in sources() {
        for component in components(source) {
            count += 1;
            let (path, name) = (&source.path, &component.sig.ident);
            assert!(is_explained(&component.attrs), "src/{path}: {name} does not say what it is");
            for property in &component.sig.inputs {
                let FnArg::Typed(property) = property else { panic!("src/{path}: {name} is a method") };
                let line = property.colon_token.spans[0].start().line;
                assert!(is_explained(&property.attrs), "src/{path}:{line}: {name} does not say what this property is");
            }
        }
    }
    assert!(count > 15, "{count} components");
}

#[test]
fn a_part_is_one_file_one_component_one_name() {
    let listed = read("src/components.rs");
    for source in sources() {
        let Some(name) = source.path.strip_prefix("components/").and_then(|path| path.strip_suffix(".rs")) else {
            continue;
        };
        let camel: String = name.split('_').map(|word| word[..1].to_uppercase() + &word[1..]).collect();
        let own = components(source);
        if !own.is_empty() {
            let is_own =
                |component: &ItemFn| component.sig.ident == camel && matches!(component.vis, Visibility::Public(_));
            assert!(own.iter().any(is_own), "src/{} does not hold {camel}", source.path);
            assert!(listed.contains(&format!("pub use {name}::{camel};")), "src/components.rs does not list {camel}");
        }
    }
}
