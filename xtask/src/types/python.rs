//! The types as Python: `TypedDict`s, and the stubs of the methods.

use super::doc::Doc;
use super::model::{Field, Kind, Model, Operation, Shape, Type, Variant, pascal_case};
use super::{HEADER, WIDTH};

/// Prints `models.py`.
pub(crate) fn models(model: &Model) -> Result<String, String> {
    let mut body = String::new();
    let mut names = vec!["OperationName".to_owned()];
    print_names(model, &mut body);
    let mut done: Vec<&str> = Vec::new();
    for item in &model.types {
        print_once(model, item, &mut done, &mut names, &mut body)?;
    }
    names.sort();
    let names: String = names.iter().map(|name| format!("    \"{name}\",\n")).collect();
    Ok(format!(
        "\"\"\"The types of requests and answers.\n\n{HEADER}\n\"\"\"\n\n\
         from __future__ import annotations\n\n\
         from typing import Any, Literal, TypedDict, Union\n\n\
         __all__ = [\n{names}]\n{body}"
    ))
}

/// Prints `operations.pyi`.
pub(crate) fn operations(model: &Model) -> Result<String, String> {
    let mut body = String::new();
    for is_async in [false, true] {
        for (group, operations) in model.groups() {
            let doc = format!("The operations `{group}.*`.");
            body.push_str(&format!("\nclass {}:\n", class_name(group, is_async)));
            print_doc(&Doc::read(&doc, |_| None), "    ", &mut body);
            for operation in operations {
                print_method(model, operation, is_async, &mut body)?;
            }
        }
        let prefix = if is_async { "Async" } else { "" };
        body.push_str(&format!("\nclass {prefix}Operations:\n"));
        print_doc(&Doc::read("Every operation, by group.", |_| None), "    ", &mut body);
        for (group, _) in model.groups() {
            let class = class_name(group, is_async);
            body.push_str(&format!("\n    {group}: {class}\n"));
            print_doc(&Doc::read(&format!("The operations `{group}.*`."), |_| None), "    ", &mut body);
        }
        for operation in model.ungrouped() {
            print_method(model, operation, is_async, &mut body)?;
        }
    }
    let imports = imports(model, &body);
    Ok(format!("# {HEADER}\n\nfrom typing import Any\n\n{imports}{body}"))
}

fn imports(model: &Model, body: &str) -> String {
    let mentioned =
        |name: &str| body.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').any(|word| word == name);
    let mut names: Vec<_> =
        model.types.iter().map(|item| item.name.as_str()).filter(|name| mentioned(name)).collect();
    names.sort_unstable();
    let names: String = names.iter().map(|name| format!("    {name},\n")).collect();
    format!("from .models import (\n{names})\n")
}

fn class_name(group: &str, is_async: bool) -> String {
    format!("{}{}Operations", if is_async { "Async" } else { "" }, pascal_case(group))
}

fn print_method(
    model: &Model,
    operation: &Operation,
    is_async: bool,
    out: &mut String,
) -> Result<(), String> {
    let fields = model.fields(&operation.request);
    let keyword = if is_async { "async def" } else { "def" };
    out.push_str(&format!(
        "\n    {keyword} {}(\n        self,\n        *,\n",
        python_name(operation.method())?
    ));
    let (required, optional): (Vec<_>, Vec<_>) = fields.iter().partition(|field| field.required);
    for field in required.iter().chain(&optional) {
        let name = python_name(&field.name)?;
        if ["self", "options"].contains(&name) {
            return Err(format!("{}: a parameter of its method is called `{name}`", operation.request));
        }
        let default = if field.required { "" } else { " = ..." };
        out.push_str(&format!("        {name}: {}{default},\n", value(field)));
    }
    let response = shape(&operation.response);
    out.push_str(&format!("        options: CallOptions | None = ...,\n    ) -> {response}:\n"));
    print_doc(&method_doc(model, operation, required.into_iter().chain(optional)), "        ", out);
    Ok(())
}

/// The text of the request, its fields, and where it goes.
fn method_doc<'a>(model: &Model, operation: &Operation, fields: impl Iterator<Item = &'a Field>) -> Doc {
    let mut doc = model.doc_of(operation);
    for field in fields {
        doc.push_item(&format!("`{}`", field.name), &field.doc);
    }
    doc
}

fn print_names(model: &Model, out: &mut String) {
    let names: Vec<_> = model.operations.iter().map(|operation| operation.name.as_str()).collect();
    print_words("OperationName", &names, false, out);
    let text = "The name of an operation: the same in every language, in errors and in inquiries.";
    print_doc(&Doc::read(text, |_| None), "", out);
}

/// Prints a type; a union comes after the types it is made of.
fn print_once<'a>(
    model: &'a Model,
    item: &'a Type,
    done: &mut Vec<&'a str>,
    names: &mut Vec<String>,
    out: &mut String,
) -> Result<(), String> {
    if done.contains(&item.name.as_str()) {
        return Ok(());
    }
    done.push(&item.name);
    if let Kind::Union(variants) = &item.kind {
        for variant in variants {
            if let Variant::Named(name) = variant
                && let Some(part) = model.find(name)
            {
                print_once(model, part, done, names, out)?;
            }
        }
    }
    print_type(item, names, out)
}

fn print_type(item: &Type, names: &mut Vec<String>, out: &mut String) -> Result<(), String> {
    let name = &item.name;
    names.push(name.clone());
    match &item.kind {
        Kind::Words { words, open } => {
            let words: Vec<_> = words.iter().map(|(word, _)| word.as_str()).collect();
            print_words(name, &words, *open, out);
            print_doc(&item.full_doc(), "", out);
        }
        Kind::Object(fields) => print_class(name, &item.doc, fields, out)?,
        Kind::Union(variants) => {
            let mut parts = Vec::new();
            for variant in variants {
                match variant {
                    Variant::Named(name) => parts.push(name.clone()),
                    Variant::Field(field) => {
                        let part = format!("{name}{}", pascal_case(&field.name));
                        print_class(&part, &field.doc, std::slice::from_ref(field), out)?;
                        names.push(part.clone());
                        parts.push(part);
                    }
                }
            }
            out.push_str(&format!("\n\n{name} = Union[{}]\n", parts.join(", ")));
            print_doc(&item.doc, "", out);
        }
    }
    Ok(())
}

fn print_class(name: &str, doc: &Doc, fields: &[Field], out: &mut String) -> Result<(), String> {
    let (required, optional): (Vec<_>, Vec<_>) = fields.iter().partition(|field| field.required);
    let mut base = "TypedDict".to_owned();
    if !required.is_empty() && !optional.is_empty() {
        // `Required` and `NotRequired` came with Python 3.11.
        base = format!("_{name}Required");
        out.push_str(&format!("\n\nclass {base}(TypedDict):\n"));
        print_fields(&required, out)?;
    }
    let (total, own) = if optional.is_empty() { ("", required) } else { (", total=False", optional) };
    out.push_str(&format!("\n\nclass {name}({base}{total}):\n"));
    print_doc(doc, "    ", out);
    if doc.is_empty() && own.is_empty() {
        out.push_str("    pass\n");
    }
    if !own.is_empty() {
        out.push('\n');
    }
    print_fields(&own, out)
}

fn print_fields(fields: &[&Field], out: &mut String) -> Result<(), String> {
    for field in fields {
        out.push_str(&format!("    {}: {}\n", python_name(&field.name)?, value(field)));
        print_doc(&field.doc, "    ", out);
    }
    Ok(())
}

fn print_words(name: &str, words: &[&str], open: bool, out: &mut String) {
    let words: Vec<_> = words.iter().map(|word| format!("\"{word}\"")).collect();
    let (before, after) = if open { ("Union[", ", str]") } else { ("", "") };
    let one_line = format!("\n\n{name} = {before}Literal[{}]{after}\n", words.join(", "));
    if one_line.len() <= WIDTH {
        out.push_str(&one_line);
    } else {
        let words: String = words.iter().map(|word| format!("    {word},\n")).collect();
        out.push_str(&format!("\n\n{name} = {before}Literal[\n{words}]{after}\n"));
    }
}

fn value(field: &Field) -> String {
    let null = if field.nullable && field.shape != Shape::Any { " | None" } else { "" };
    shape(&field.shape) + null
}

fn shape(of: &Shape) -> String {
    match of {
        Shape::Text => "str".to_owned(),
        Shape::Integer => "int".to_owned(),
        Shape::Flag => "bool".to_owned(),
        Shape::Any => "Any".to_owned(),
        Shape::List(inner) => format!("list[{}]", shape(inner)),
        Shape::Map(inner) => format!("dict[str, {}]", shape(inner)),
        Shape::Named(name) => name.clone(),
    }
}

/// The words that Python keeps for itself, as far as a field or an operation could be called so.
const KEYWORDS: &[&str] = &[
    "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else",
    "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not",
    "or", "pass", "raise", "return", "try", "while", "with", "yield",
];

fn python_name(name: &str) -> Result<&str, String> {
    let plain = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    if !plain || KEYWORDS.contains(&name) {
        return Err(format!("`{name}` cannot be a name in Python"));
    }
    Ok(name)
}

fn print_doc(doc: &Doc, indent: &str, out: &mut String) {
    if doc.is_empty() {
        return;
    }
    let lines: Vec<_> = doc.lines(WIDTH - indent.len() - 3).iter().map(|line| escaped(line)).collect();
    match lines.as_slice() {
        [line] if indent.len() + line.chars().count() + 6 <= WIDTH && !line.ends_with('"') => {
            out.push_str(&format!("{indent}\"\"\"{line}\"\"\"\n"));
        }
        lines => {
            out.push_str(&format!("{indent}\"\"\""));
            for (number, line) in lines.iter().enumerate() {
                let indent = if number == 0 || line.is_empty() { "" } else { indent };
                out.push_str(&format!("{indent}{line}\n"));
            }
            out.push_str(&format!("{indent}\"\"\"\n"));
        }
    }
}

fn escaped(line: &str) -> String {
    line.replace('\\', "\\\\").replace("\"\"\"", "\\\"\\\"\\\"")
}
