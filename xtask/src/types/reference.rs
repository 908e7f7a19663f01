//! The reference of every operation and type as pages of Markdown.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::doc::Doc;
use super::model::{Field, Kind, Model, Operation, Shape, Type, Variant, camel_case};

/// A page: its file's name and its text.
pub(crate) type Page = (String, String);

/// What the reference takes from beyond the types, by the operation's name.
#[derive(Default)]
pub(crate) struct Facts {
    /// What happens to a call whose answer is lost, and by what it is found.
    pub(crate) recovery: BTreeMap<String, String>,
    /// Parameters of a call that succeeds.
    pub(crate) examples: BTreeMap<String, Map<String, Value>>,
}

/// Prints a page for each group, one for the types, and one that lists all.
pub(crate) fn print(model: &Model, facts: &Facts) -> Vec<Page> {
    let mut pages = vec![("index.md".to_owned(), index(model)), ("types.md".to_owned(), types(model))];
    for (group, operations) in model.groups() {
        let mut page = format!("# {group}\n");
        for operation in operations {
            print_operation(model, operation, facts, &mut page);
        }
        pages.push((format!("{group}.md"), page));
    }
    let mut page = "# raw\n".to_owned();
    for operation in model.ungrouped() {
        print_operation(model, operation, facts, &mut page);
    }
    pages.push(("raw.md".to_owned(), page));
    pages
}

fn index(model: &Model) -> String {
    let mut page = "# Reference\n\nEvery operation, printed from the types of the core. Names of fields \
                    are the wire's in every language.\n\n| operation | endpoint | |\n|---|---|---|\n"
        .to_owned();
    for operation in &model.operations {
        let first = first_sentence(&model.doc_of(operation));
        let http = operation.http.as_deref().map_or(String::new(), |http| format!("`{http}`"));
        page.push_str(&format!("| {} | {http} | {first} |\n", link(operation)));
    }
    page
}

/// A link to an operation, from a page of the reference.
fn link(operation: &Operation) -> String {
    let page = operation.name.split_once('.').map_or("raw", |(group, _)| group);
    format!("[`{}`]({page}.md#{})", operation.name, anchor(&operation.name))
}

/// The anchor that the heading gets.
fn anchor(heading: &str) -> String {
    heading.to_lowercase().replace('.', "")
}

fn print_operation(model: &Model, operation: &Operation, facts: &Facts, page: &mut String) {
    page.push_str(&format!("\n## {}\n\n", operation.name));
    page.push_str(&paragraphs(&model.doc_of(operation)));
    let fields = model.fields(&operation.request);
    if fields.is_empty() {
        page.push_str("It takes no parameters.\n\n");
    } else {
        print_fields(fields, page);
    }
    page.push_str(&format!("Answer: {}.\n\n", shape(&operation.response)));
    if let Some(recovery) = facts.recovery.get(&operation.name) {
        page.push_str(&format!("A lost answer {recovery}.\n\n"));
    }
    if let Some(parameters) = facts.examples.get(&operation.name) {
        print_example(operation, parameters, page);
    }
}

fn print_fields(fields: &[Field], page: &mut String) {
    page.push_str("| field | type | | meaning |\n|---|---|---|---|\n");
    for field in fields {
        let need = if field.required { "required" } else { "optional" };
        let text = cell(&paragraphs(&field.doc).replace("\n\n", " ").replace('\n', " "));
        page.push_str(&format!("| `{}` | {} | {need} | {text} |\n", field.name, cell(&shape(&field.shape))));
    }
    page.push('\n');
}

fn cell(text: &str) -> String {
    text.trim().replace('|', "\\|")
}

fn print_example(operation: &Operation, parameters: &Map<String, Value>, page: &mut String) {
    let call = match operation.name.split_once('.') {
        Some((group, method)) => {
            (format!("pl.{}.{}", camel_case(group), camel_case(method)), format!("pl.{group}.{method}"))
        }
        None => (format!("pl.{}", operation.name), format!("pl.{}", operation.name)),
    };
    let value = Value::Object(parameters.clone());
    let node = if parameters.is_empty() { String::new() } else { literal(&value, Language::Node, 0) };
    let python: Vec<String> = parameters
        .iter()
        .map(|(name, value)| format!("    {name}={},\n", literal(value, Language::Python, 1)))
        .collect();
    let python = if python.is_empty() { String::new() } else { format!("\n{}", python.concat()) };
    let request = &operation.request;
    let rust = format!(
        "use pinelabs_online::operations::{}::{request};\n\n\
         let request: {request} = serde_json::from_value(json!({}))?;\n\
         client.call(request).await?",
        snake_case(request),
        literal(&value, Language::Rust, 0)
    );
    for (title, language, code) in [
        ("Rust", "rust", rust),
        ("Node", "ts", format!("await {}({node});", call.0)),
        ("Python", "python", format!("{}({python})", call.1)),
    ] {
        page.push_str(&format!("=== \"{title}\"\n\n    ```{language}\n"));
        for line in code.lines() {
            page.push_str(format!("    {line}").trim_end());
            page.push('\n');
        }
        page.push_str("    ```\n\n");
    }
}

/// The module of an operation, by the name of its request: `create_order` for `CreateOrder`.
fn snake_case(name: &str) -> String {
    let letters = name.chars().enumerate().map(|(at, letter)| {
        let start = if at > 0 && letter.is_ascii_uppercase() { "_" } else { "" };
        format!("{start}{}", letter.to_ascii_lowercase())
    });
    letters.collect()
}

#[derive(Clone, Copy, PartialEq)]
enum Language {
    Rust,
    Node,
    Python,
}

/// A JSON value as a literal of a language.
fn literal(value: &Value, language: Language, depth: usize) -> String {
    let inner = "  ".repeat(depth + 1).repeat(if language == Language::Python { 2 } else { 1 });
    let outer = "  ".repeat(depth).repeat(if language == Language::Python { 2 } else { 1 });
    match (value, language) {
        (Value::Bool(true), Language::Python) => "True".to_owned(),
        (Value::Bool(false), Language::Python) => "False".to_owned(),
        (Value::Null, Language::Python) => "None".to_owned(),
        (Value::Array(items), _) if !items.is_empty() => {
            let items = items.iter().map(|item| format!("{inner}{},\n", literal(item, language, depth + 1)));
            format!("[\n{}{outer}]", items.collect::<String>())
        }
        (Value::Object(fields), _) if !fields.is_empty() => {
            let fields = fields.iter().map(|(name, value)| {
                let plain = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
                let name = match language {
                    Language::Node if plain => name.clone(),
                    _ => format!("\"{name}\""),
                };
                format!("{inner}{name}: {},\n", literal(value, language, depth + 1))
            });
            format!("{{\n{}{outer}}}", fields.collect::<String>())
        }
        (other, _) => other.to_string(),
    }
}

fn types(model: &Model) -> String {
    let mut page = "# Types\n\nObjects and words that operations take and give. An answer may hold more \
                    than is named here, and may lack what is not required.\n"
        .to_owned();
    let requests: Vec<&str> = model.operations.iter().map(|operation| operation.request.as_str()).collect();
    for item in model.types.iter().filter(|item| !requests.contains(&item.name.as_str())) {
        print_type(item, &mut page);
    }
    page
}

fn print_type(item: &Type, page: &mut String) {
    page.push_str(&format!("\n## {}\n\n{}", item.name, paragraphs(&item.full_doc())));
    match &item.kind {
        Kind::Object(fields) if !fields.is_empty() => print_fields(fields, page),
        Kind::Object(_) | Kind::Words { .. } => {}
        Kind::Union(variants) => {
            page.push_str("Exactly one of these:\n\n");
            for variant in variants {
                match variant {
                    Variant::Named(name) => page.push_str(&format!("- {}\n", named(name))),
                    Variant::Field(field) => {
                        let text = paragraphs(&field.doc).replace('\n', " ");
                        page.push_str(&format!("- `{}`: {}. {text}\n", field.name, shape(&field.shape)));
                    }
                }
            }
            page.push('\n');
        }
    }
}

fn shape(shape: &Shape) -> String {
    match shape {
        Shape::Text => "text".to_owned(),
        Shape::Integer => "whole number".to_owned(),
        Shape::Flag => "true or false".to_owned(),
        Shape::Any => "any JSON".to_owned(),
        Shape::OneOf(shapes) => shapes.iter().map(self::shape).collect::<Vec<_>>().join(" or "),
        Shape::List(inner) => format!("list of {}", self::shape(inner)),
        Shape::Map(inner) => format!("map from names to {}", self::shape(inner)),
        Shape::Named(name) => named(name),
    }
}

fn named(name: &str) -> String {
    format!("[{name}](types.md#{})", anchor(name))
}

fn paragraphs(doc: &Doc) -> String {
    let lines = doc.lines(usize::MAX);
    if lines.is_empty() { String::new() } else { format!("{}\n\n", lines.join("\n")) }
}

fn first_sentence(doc: &Doc) -> String {
    let lines = doc.lines(usize::MAX);
    let first = lines.first().map_or("", String::as_str);
    cell(first.split_once(". ").map_or(first, |(sentence, _)| sentence))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_example_in_rust_names_a_module_of_the_core() {
        let model = Model::read(super::super::SCHEMAS).unwrap();
        for operation in &model.operations {
            let file = format!("core/src/operations/{}.rs", snake_case(&operation.request));
            assert!(crate::shell::root().join(&file).exists(), "{file}");
        }
    }

    #[test]
    fn literals_are_those_of_the_language() {
        let value = json!({ "a": [true, null], "b-c": "x", "d": 1 });
        let node = "{\n  a: [\n    true,\n    null,\n  ],\n  \"b-c\": \"x\",\n  d: 1,\n}";
        assert_eq!(literal(&value, Language::Node, 0), node);
        let python =
            "{\n    \"a\": [\n        True,\n        None,\n    ],\n    \"b-c\": \"x\",\n    \"d\": 1,\n}";
        assert_eq!(literal(&value, Language::Python, 0), python);
    }
}
