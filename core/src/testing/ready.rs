//! The usual answer of each operation, about what its request names: a template of `ready.json`, filled.
//!
//! `cargo xtask types` prints the same templates for Node and Python, whose testing kits fill them in the same way;
//! `tests/vectors/ready_answers.json` holds all three to the same answers.
//!
//! In a template a text `{name}` stands for what the request names so; without it the field is left out. `$like` is the
//! ready answer whose fields come first, and `$repeat` adds whatever the request names and no `{name}` has taken.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use percent_encoding::percent_decode_str;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::answers::with;
use crate::HttpRequest;

/// What `ready.json` holds.
#[derive(Deserialize)]
struct Templates {
    /// By kind: what the functions of the kit give, and what `$like` names.
    answers: Map<String, Value>,
    /// By operation.
    operations: Map<String, Value>,
    /// The field of a request by which it finds what an earlier one created, by operation.
    found_by: BTreeMap<String, String>,
    /// Fields of a body that its answer repeats.
    repeated: BTreeSet<String>,
    /// The groups whose answers stand in an envelope.
    enveloped: BTreeSet<String>,
}

static TEMPLATES: LazyLock<Templates> = LazyLock::new(|| {
    serde_json::from_str(include_str!("ready.json")).unwrap_or_else(|error| panic!("ready.json: {error}"))
});

/// An answer as it comes: in the gateway's envelope where the operation has one.
pub(super) fn enveloped(operation: &str, data: Value) -> Value {
    let group = operation.split('.').next().unwrap_or_default();
    if TEMPLATES.enveloped.contains(group) { json!({ "data": data }) } else { data }
}

/// The body of a request; `null` where there is none.
pub(super) fn body(request: &HttpRequest) -> Value {
    let body = request.body.as_ref().and_then(|body| serde_json::from_str(body.expose()).ok());
    body.unwrap_or_default()
}

/// A ready answer of this kind (`order`), with these fields in the place of its own.
pub(super) fn answer(kind: &str, fields: Value) -> Value {
    with(fill(find(&TEMPLATES.answers, kind), &Map::new(), &mut BTreeSet::new()), fields)
}

/// The usual answer of the operation, with what the request names; `sent` is what was sent until now.
pub(super) fn ready(request: &HttpRequest, sent: &[HttpRequest]) -> Value {
    let mut named = named(request);
    // What is found is what was created.
    if let Some(field) = TEMPLATES.found_by.get(request.operation) {
        let reference = named.get(field);
        let created = sent.iter().map(self::named).find(|earlier| earlier.get(field) == reference);
        named = created.into_iter().flatten().chain(named).collect();
    }
    fill(find(&TEMPLATES.operations, request.operation), &named, &mut BTreeSet::new())
}

fn find<'a>(templates: &'a Map<String, Value>, name: &str) -> &'a Value {
    templates.get(name).unwrap_or_else(|| panic!("core/src/testing/ready.json has no template for {name}"))
}

/// Fills a template with what a request names, and notes which names it has taken.
fn fill(template: &Value, named: &Map<String, Value>, taken: &mut BTreeSet<String>) -> Value {
    let object = match template {
        Value::Object(object) => object,
        Value::Array(items) => return items.iter().map(|item| fill(item, named, taken)).collect(),
        other => return other.clone(),
    };
    let like = object.get("$like").and_then(Value::as_str);
    let mut filled = match like.map(|kind| fill(find(&TEMPLATES.answers, kind), named, taken)) {
        Some(Value::Object(first)) => first,
        _ => Map::new(),
    };
    let mut own = Map::new();
    for (field, template) in object.iter().filter(|(field, _)| !field.starts_with('$')) {
        let name = template.as_str().and_then(|text| text.strip_prefix('{')?.strip_suffix('}'));
        let value = match name {
            Some(name) => {
                taken.insert(name.to_owned());
                named.get(name).cloned()
            }
            None => Some(fill(template, named, taken)),
        };
        own.extend(value.map(|value| (field.clone(), value)));
    }
    if object.contains_key("$repeat") {
        let rest = named.iter().filter(|(name, _)| !taken.contains(*name));
        filled.extend(rest.map(|(name, value)| (name.clone(), value.clone())));
    }
    filled.extend(own);
    Value::Object(filled)
}

/// The ids in the request's path, and the references and amounts in its body.
fn named(request: &HttpRequest) -> Map<String, Value> {
    let mut named = Map::new();
    if let Value::Object(body) = body(request) {
        named.extend(body.into_iter().filter(|(name, _)| TEMPLATES.repeated.contains(name)));
    }
    let path = request.url.split('?').next().unwrap_or_default();
    // From the end: the base URL may have a path, too.
    for (part, value) in request.path_template.split('/').rev().zip(path.split('/').rev()) {
        if let Some(name) = part.strip_prefix('{').and_then(|part| part.strip_suffix('}')) {
            let value = percent_decode_str(value).decode_utf8_lossy();
            named.insert(name.to_owned(), value.into_owned().into());
        }
    }
    named
}

#[cfg(test)]
mod tests {
    use super::TEMPLATES;
    use crate::OPERATIONS;
    use crate::endpoint::Endpoint;
    use crate::operations::with_operations;

    macro_rules! envelopes {
        ($($group:ident $type:ident { $($method:ident : $module:ident :: $request:ident),* $(,)? })*) => {
            /// The operations whose answer stands in `{"data": ..}`.
            const ENVELOPES: &[(&str, bool)] = &[$($((
                <crate::operations::$module::$request as Endpoint>::NAME,
                <crate::operations::$module::$request as Endpoint>::DATA,
            ),)*)*];
        };
    }
    with_operations!(envelopes);

    #[test]
    fn every_operation_has_a_template() {
        let templates = &TEMPLATES.operations;
        assert!(OPERATIONS.iter().all(|operation| templates.contains_key(operation.name)));
        assert_eq!(templates.len(), OPERATIONS.len());
    }

    /// But for the token's, which is read from an envelope, too, and comes without one.
    #[test]
    fn the_groups_with_an_envelope_are_those_of_the_types() {
        for (operation, enveloped) in ENVELOPES {
            let group = operation.split('.').next().unwrap();
            assert_eq!(TEMPLATES.enveloped.contains(group) || group == "auth", *enveloped, "{operation}");
        }
    }
}
