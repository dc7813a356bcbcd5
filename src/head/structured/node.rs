use serde_json::{Map, Value, json};

/// A thing with its properties.
pub type Node = Map<String, Value>;

/// A thing of that type, if its type is known, with those of its properties that are.
pub fn node(
    kind: impl Into<Option<&'static str>>,
    fields: impl IntoIterator<Item = (&'static str, Option<Value>)>,
) -> Node {
    let kind = ("@type", kind.into().map(Value::from));
    let fields = [kind].into_iter().chain(fields);
    fields.filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
}

/// One value, or a list of several; `None` without any.
pub fn list<T: Into<Value>>(values: impl IntoIterator<Item = T>) -> Option<Value> {
    let values: Vec<Value> = values.into_iter().map(Into::into).collect();
    match <[Value; 1]>::try_from(values) {
        Ok([only]) => Some(only),
        Err(values) => (!values.is_empty()).then(|| json!(values)),
    }
}
