//! Reads the model from the JSON Schemas that the build script wrote.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::doc::Doc;
use super::model::{Field, Kind, Model, Operation, Shape, Type, Variant};

impl Model {
    /// Reads the JSON Schemas of every request, answer and plain type.
    pub(crate) fn read(schemas: &str) -> Result<Self, String> {
        let schemas: Value = serde_json::from_str(schemas).map_err(|error| format!("schemas: {error}"))?;
        let mut reader = Reader { words: all_words(&schemas), ..Reader::default() };
        let mut operations = Vec::new();
        for operation in list(&schemas, "operations") {
            let name = text(operation, "name");
            let Shape::Named(request) = reader.read_root(part(operation, "request"), Side::Request)? else {
                return Err(format!("{name}: its request is no object"));
            };
            let response = reader.read_root(part(operation, "response"), Side::Answer)?;
            let path = text(operation, "path");
            let http = path.starts_with('/').then(|| format!("{} {path}", text(operation, "method")));
            let paged = operation.get("paged") == Some(&Value::Bool(true));
            operations.push(Operation { name: name.to_owned(), http, request, response, paged });
        }
        for schema in list(&schemas, "others") {
            reader.read_root(schema, Side::Request)?;
        }
        reader.finish(operations)
    }
}

/// Which side of the API makes a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    /// The caller, or the SDK: nothing but what is named.
    Request,
    /// The gateway: anything may be missing, and more may come.
    Answer,
}

/// The types as the schemas have them, and on which side they stand.
#[derive(Default)]
struct Reader {
    types: BTreeMap<String, Type>,
    /// In the order in which they are first named.
    sides: Vec<(String, Side)>,
    /// The words of every enum, for links to them.
    words: BTreeMap<String, Vec<String>>,
}

impl Reader {
    fn read_root(&mut self, root: &Value, side: Side) -> Result<Shape, String> {
        if is_anything(root) {
            return Ok(Shape::Any);
        }
        for (name, schema) in definitions(root) {
            let found = self.read_type(name, schema, text(root, "title"))?;
            if self.types.get(name).is_some_and(|known| *known != found) {
                return Err(format!("{name} is defined in two ways"));
            }
            self.types.insert(name.to_owned(), found);
        }
        let name = text(root, "title").to_owned();
        self.visit(&name, side)?;
        Ok(Shape::Named(name))
    }

    fn visit(&mut self, name: &str, side: Side) -> Result<(), String> {
        let key = (name.to_owned(), side);
        if self.sides.contains(&key) {
            return Ok(());
        }
        self.sides.push(key);
        let found = self.types.get(name).ok_or_else(|| format!("{name} is named and nowhere defined"))?;
        for name in found.kind.names() {
            self.visit(&name, side)?;
        }
        Ok(())
    }

    /// Gives each side its types. An object that stands on both sides is printed twice: exact, and as an answer.
    fn finish(self, mut operations: Vec<Operation>) -> Result<Model, String> {
        let mut types: Vec<Type> = Vec::new();
        let twice = |name: &str| {
            let is_words = self.types.get(name).is_some_and(|found| matches!(found.kind, Kind::Words { .. }));
            !is_words && self.sides.iter().filter(|(other, _)| other == name).count() > 1
        };
        let answer_name = |name: &str| if twice(name) { format!("{name}Answer") } else { name.to_owned() };
        for (name, side) in &self.sides {
            let Some(mut found) = self.types.get(name).cloned() else { continue };
            let is_words = matches!(found.kind, Kind::Words { .. });
            if *side == Side::Answer && !is_words {
                if twice(name) {
                    found.doc.push("As it comes in answers: parts may be missing.".to_owned());
                }
                found.name = answer_name(name);
                found.open = true;
                rename(&mut found.kind, &answer_name);
                loosen(&mut found.kind);
            }
            match types.iter().find(|other| other.name == found.name) {
                Some(other) if is_words && *other == found => {}
                Some(_) => return Err(format!("two types are named {}", found.name)),
                None => types.push(found),
            }
        }
        for operation in &mut operations {
            rename_shape(&mut operation.response, &answer_name);
        }
        Ok(Model { operations, types })
    }

    fn read_type(&self, name: &str, schema: &Value, root: &str) -> Result<Type, String> {
        let kind = self.read_kind(name, schema, root)?;
        Ok(Type { name: name.to_owned(), doc: self.doc(schema), kind, open: false })
    }

    fn read_kind(&self, name: &str, schema: &Value, root: &str) -> Result<Kind, String> {
        if let Some((words, open)) = words_in(schema) {
            let words = words.into_iter().map(|(word, doc)| (word, self.doc_from(&doc))).collect();
            return Ok(Kind::Words { words, open });
        }
        let variants = list(schema, "oneOf").iter().chain(list(schema, "anyOf"));
        let variants: Vec<Variant> = variants
            .map(|variant| self.read_variant(variant, root))
            .collect::<Result<_, _>>()
            .map_err(|error| format!("{name}: {error}"))?;
        if !variants.is_empty() {
            return Ok(Kind::Union(variants));
        }
        if text(schema, "type") != "object" {
            return Err(format!("{name} is neither an object, nor words, nor a union"));
        }
        let fields = self.fields(schema, root).map_err(|error| format!("{name}: {error}"))?;
        Ok(Kind::Object(fields))
    }

    fn read_variant(&self, variant: &Value, root: &str) -> Result<Variant, String> {
        if variant.get("$ref").is_some() {
            let (Shape::Named(name), false) = read_shape(variant, root)? else {
                return Err("a variant is no object".to_owned());
            };
            return Ok(Variant::Named(name));
        }
        let fields = self.fields(variant, root)?;
        let Ok([mut field]) = <[Field; 1]>::try_from(fields) else {
            return Err("a variant without a name has not just one field".to_owned());
        };
        field.doc = self.doc(variant);
        Ok(Variant::Field(field))
    }

    fn fields(&self, schema: &Value, root: &str) -> Result<Vec<Field>, String> {
        let required = list(schema, "required");
        let properties = part(schema, "properties");
        let names = list(schema, "x-order").iter().filter_map(Value::as_str);
        names
            .map(|name| {
                let schema = part(properties, name);
                let (shape, nullable) =
                    read_shape(schema, root).map_err(|error| format!("{name}: {error}"))?;
                let required = required.iter().any(|required| required == name);
                let default = schema.get("default").and_then(Value::as_str).map(str::to_owned);
                Ok(Field { name: name.to_owned(), doc: self.doc(schema), shape, required, nullable, default })
            })
            .collect()
    }

    fn doc(&self, schema: &Value) -> Doc {
        self.doc_from(text(schema, "description"))
    }

    fn doc_from(&self, comment: &str) -> Doc {
        Doc::read(comment, |path| {
            let (name, variant) = path.split_once("::")?;
            let same = |word: &&String| word.replace('_', "").eq_ignore_ascii_case(variant);
            self.words.get(name)?.iter().find(same).cloned()
        })
    }
}

/// What a schema says of one value, and whether it may be `null`.
fn read_shape(schema: &Value, root: &str) -> Result<(Shape, bool), String> {
    if let Some(target) = schema.get("$ref").and_then(Value::as_str) {
        let name = if target == "#" { root } else { target.trim_start_matches("#/$defs/") };
        return Ok((Shape::Named(name.to_owned()), false));
    }
    if let [one, null] = list(schema, "anyOf")
        && text(null, "type") == "null"
    {
        return Ok((read_shape(one, root)?.0, true));
    }
    let mut kinds: Vec<&str> = list(schema, "type").iter().filter_map(Value::as_str).collect();
    let nullable = kinds.contains(&"null");
    kinds.retain(|kind| *kind != "null");
    let kind = match kinds.as_slice() {
        [] => text(schema, "type"),
        [kind] => kind,
        several => {
            let read = |kind: &&str| Ok(read_shape(&json!({ "type": kind }), root)?.0);
            return Ok((Shape::OneOf(several.iter().map(read).collect::<Result<_, String>>()?), nullable));
        }
    };
    let shape = match kind {
        "string" => Shape::Text,
        "integer" => Shape::Integer,
        "boolean" => Shape::Flag,
        "array" => Shape::List(Box::new(read_shape(part(schema, "items"), root)?.0)),
        "object" if object(schema, "properties").next().is_none() => {
            Shape::Map(Box::new(read_shape(part(schema, "additionalProperties"), root)?.0))
        }
        "" if is_anything(schema) => Shape::Any,
        other => return Err(format!("`{other}` has no counterpart in the other languages")),
    };
    Ok((shape, nullable))
}

fn is_anything(schema: &Value) -> bool {
    !["$ref", "type", "oneOf", "anyOf", "allOf", "enum", "const"].iter().any(|key| schema.get(key).is_some())
}

/// Every type that a schema defines: its own, and those it names.
fn definitions(root: &Value) -> impl Iterator<Item = (&str, &Value)> {
    let others = object(root, "$defs").map(|(name, schema)| (name.as_str(), schema));
    std::iter::once((text(root, "title"), root)).chain(others)
}

/// The words of an enum with their texts, and whether others may come.
fn words_in(schema: &Value) -> Option<(Vec<(String, String)>, bool)> {
    let strings = |key: &str| list(schema, key).iter().filter_map(Value::as_str).map(str::to_owned);
    if schema.get("x-known").is_some() {
        return Some((strings("x-known").zip(strings("x-docs")).collect(), true));
    }
    if schema.get("enum").is_some() {
        return Some((strings("enum").map(|word| (word, String::new())).collect(), false));
    }
    let mut words = Vec::new();
    for variant in list(schema, "oneOf") {
        match variant.get("const").and_then(Value::as_str) {
            Some(word) => words.push((word.to_owned(), text(variant, "description").to_owned())),
            None => words.extend(words_in(variant)?.0),
        }
    }
    (!words.is_empty()).then_some((words, false))
}

fn all_words(schemas: &Value) -> BTreeMap<String, Vec<String>> {
    let operations = list(schemas, "operations");
    let sides = operations.iter().flat_map(|o| [part(o, "request"), part(o, "response")]);
    sides
        .chain(list(schemas, "others"))
        .flat_map(definitions)
        .filter_map(|(name, schema)| Some((name, words_in(schema)?.0)))
        .map(|(name, words)| (name.to_owned(), words.into_iter().map(|(word, _)| word).collect()))
        .collect()
}

/// An answer may lack a list, and every part that may be missing may be `null`.
fn loosen(kind: &mut Kind) {
    let Kind::Object(fields) = kind else { return };
    for field in fields {
        field.required &= !matches!(field.shape, Shape::List(_) | Shape::Map(_));
        field.nullable = !field.required;
    }
}

fn rename(kind: &mut Kind, new: &impl Fn(&str) -> String) {
    match kind {
        Kind::Object(fields) => fields.iter_mut().for_each(|field| rename_shape(&mut field.shape, new)),
        Kind::Words { .. } => {}
        Kind::Union(variants) => {
            for variant in variants {
                match variant {
                    Variant::Field(field) => rename_shape(&mut field.shape, new),
                    Variant::Named(name) => *name = new(name),
                }
            }
        }
    }
}

fn rename_shape(shape: &mut Shape, new: &impl Fn(&str) -> String) {
    match shape {
        Shape::Named(name) => *name = new(name),
        Shape::List(inner) | Shape::Map(inner) => rename_shape(inner, new),
        Shape::Text | Shape::Integer | Shape::Flag | Shape::Any | Shape::OneOf(_) => {}
    }
}

fn part<'a>(value: &'a Value, key: &str) -> &'a Value {
    value.get(key).unwrap_or(&Value::Null)
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    part(value, key).as_str().unwrap_or_default()
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    part(value, key).as_array().map_or(&[], Vec::as_slice)
}

fn object<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = (&'a String, &'a Value)> {
    part(value, key).as_object().into_iter().flat_map(Map::iter)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::types::sample;

    fn field<'a>(model: &'a Model, name: &str, field: &str) -> &'a Field {
        model.fields(name).iter().find(|found| found.name == field).unwrap()
    }

    #[test]
    fn a_type_on_both_sides_is_exact_in_requests_and_loose_in_answers() {
        let model = sample::model();
        assert!(!model.find("Price").unwrap().open);
        assert!(model.find("PriceAnswer").unwrap().open);
        assert_eq!(field(&model, "PayJob", "price").shape, Shape::Named("Price".into()));
        assert_eq!(field(&model, "Job", "price").shape, Shape::Named("PriceAnswer".into()));
        assert_eq!(model.operations[0].response, Shape::Named("Job".into()));
    }

    #[test]
    fn a_list_may_be_missing_in_an_answer() {
        let model = sample::model();
        let parts = field(&model, "Job", "parts");
        assert_eq!(parts.shape, Shape::List(Box::new(Shape::Named("Job".into()))));
        assert!(!parts.required && parts.nullable);
        assert!(field(&model, "Job", "id").required);
    }

    #[test]
    fn fields_keep_their_order() {
        let model = sample::model();
        let names: Vec<_> = model.fields("PayJob").iter().map(|field| field.name.as_str()).collect();
        assert_eq!(names, ["note", "id", "price", "by", "state"]);
    }

    #[test]
    fn one_name_for_two_types_is_an_error() {
        let mut schemas = sample::schemas();
        schemas["operations"][1]["request"]["$defs"]["Price"]["properties"]["paise"]["type"] =
            json!("string");
        assert_eq!(Model::read(&schemas.to_string()).unwrap_err(), "Price is defined in two ways");

        let mut schemas = sample::schemas();
        schemas["others"][0]["title"] = json!("PriceAnswer");
        assert_eq!(Model::read(&schemas.to_string()).unwrap_err(), "two types are named PriceAnswer");
    }

    #[test]
    fn what_has_no_counterpart_is_an_error() {
        let mut schemas = sample::schemas();
        schemas["operations"][0]["request"]["properties"]["limit"]["type"] = json!("number");
        assert_eq!(
            Model::read(&schemas.to_string()).unwrap_err(),
            "FindJobs: limit: `number` has no counterpart in the other languages"
        );
    }
}
