//! The types as Python: `TypedDict`s, and the stubs of the methods.

use super::doc::Doc;
use super::model::{Field, Kind, Model, Operation, Shape, Type, Variant, pascal_case};
use super::{HEADER, WIDTH};

/// Prints `models.py`.
pub(crate) fn models(model: &Model) -> Result<String, String> {
    let mut module = Module { model, begun: Vec::new(), names: Vec::new(), body: String::new() };
    module.print_operation_names();
    for item in &model.types {
        module.print(item)?;
    }
    let Module { mut names, body, .. } = module;
    names.sort();
    let names: String = names.iter().map(|name| format!("    \"{name}\",\n")).collect();
    Ok(format!(
        "\"\"\"The types of requests and answers.\n\n{HEADER}\n\"\"\"\n\n\
         from typing import Any, Literal, TypedDict, Union\n\n\
         __all__ = [\n{names}]\n{body}"
    ))
}

/// What the methods give.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Gives {
    /// The answer: `operations.py`.
    Answer,
    /// The answer with the response around it: `with_response.py`.
    Reply,
}

/// Prints `operations.py` or `with_response.py`.
pub(crate) fn operations(model: &Model, gives: Gives) -> Result<String, String> {
    let mut body = String::new();
    for is_async in [false, true] {
        let class_name = |group: &str| class_name(group, is_async, gives);
        for (group, operations) in model.groups() {
            let doc = format!("The operations `{group}.*`.");
            body.push_str(&format!("\n\nclass {}(Group, name=\"{group}\"):\n", class_name(group)));
            print_doc(&Doc::read(&doc, |_| None), "    ", &mut body);
            for operation in operations {
                print_method(model, operation, is_async, gives, &mut body)?;
                if operation.paged && gives == Gives::Answer {
                    print_pages(model, operation, is_async, &mut body)?;
                }
            }
        }
        body.push_str(&format!("\n\nclass {}(Group, name=\"\"):\n", class_name("")));
        print_doc(&Doc::read("Every operation, by group.", |_| None), "    ", &mut body);
        // On the class too, so that mocks made of it have the groups.
        for (group, _) in model.groups() {
            body.push_str(&format!("\n    {group} = {}()\n", class_name(group)));
            print_doc(&Doc::read(&format!("The operations `{group}.*`."), |_| None), "    ", &mut body);
        }
        body.push_str("\n    def __init__(self, call: Callable[..., Any]) -> None:\n");
        body.push_str("        super().__init__(call)\n");
        for (group, _) in model.groups() {
            body.push_str(&format!("        self.{group} = {}(call)\n", class_name(group)));
        }
        for operation in model.ungrouped() {
            print_method(model, operation, is_async, gives, &mut body)?;
        }
    }
    let imports = imports(model, &body);
    let has_pages = gives == Gives::Answer && model.operations.iter().any(|operation| operation.paged);
    let abc = if has_pages { "AsyncGenerator, Callable, Generator" } else { "Callable" };
    let (title, reply) = match gives {
        Gives::Answer => ("The operations as methods.", ""),
        Gives::Reply => ("The operations as methods that give a `Reply`.", "    from .reply import Reply\n"),
    };
    Ok(format!(
        "\"\"\"{title}\n\n{HEADER}\n\"\"\"\n\n\
         # mypy: disable-error-code=\"empty-body\"\n\n\
         from __future__ import annotations\n\n\
         from ._operation import Group\n\n\
         TYPE_CHECKING = False\nif TYPE_CHECKING:\n    \
         from collections.abc import {abc}\n    from typing import Any\n\n{imports}{reply}{body}"
    ))
}

fn imports(model: &Model, body: &str) -> String {
    let mentioned =
        |name: &str| body.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').any(|word| word == name);
    let mut names: Vec<_> =
        model.types.iter().map(|item| item.name.as_str()).filter(|name| mentioned(name)).collect();
    names.sort_unstable();
    let names: String = names.iter().map(|name| format!("        {name},\n")).collect();
    format!("    from .models import (\n{names}    )\n")
}

/// The class of a group; without one, of all.
fn class_name(group: &str, is_async: bool, gives: Gives) -> String {
    let before = if is_async { "Async" } else { "" };
    let after = if gives == Gives::Reply { "WithResponse" } else { "Operations" };
    format!("{before}{}{after}", pascal_case(group))
}

fn print_method(
    model: &Model,
    operation: &Operation,
    is_async: bool,
    gives: Gives,
    out: &mut String,
) -> Result<(), String> {
    let keyword = if is_async { "async def" } else { "def" };
    let answer = shape(&operation.response);
    let response = if gives == Gives::Reply { format!("Reply[{answer}]") } else { answer };
    let head = format!("{keyword} {}", python_name(operation.method())?);
    print_signature(model, operation, &head, &response, out)?;
    let (required, optional) = by_need(model, operation);
    let doc = match gives {
        Gives::Answer => method_doc(model, operation, required.into_iter().chain(optional)),
        Gives::Reply => {
            let text = format!("As `{}`, with the response around its answer.", operation.name);
            Doc::read(&text, |_| None)
        }
    };
    if doc.is_empty() {
        out.push_str("        ...\n");
    }
    print_doc(&doc, "        ", out);
    Ok(())
}

/// The method that gives the pages of a list one after another.
fn print_pages(model: &Model, operation: &Operation, is_async: bool, out: &mut String) -> Result<(), String> {
    let page = shape(&operation.response);
    let pages = if is_async {
        format!("AsyncGenerator[{page}, None]")
    } else {
        format!("Generator[{page}, None, None]")
    };
    let head = format!("def {}_pages", python_name(operation.method())?);
    print_signature(model, operation, &head, &pages, out)?;
    let text = format!(
        "The pages of `{}`, from the one that the parameters name: each is asked for when it is wanted.",
        operation.name
    );
    let mut doc = Doc::read(&text, |_| None);
    let (required, optional) = by_need(model, operation);
    for field in required.into_iter().chain(optional).filter(|field| !field.doc.is_empty()) {
        doc.push_item(&format!("`{}`", field.name), &field.doc);
    }
    print_doc(&doc, "        ", out);
    Ok(())
}

/// The fields that a request needs, and the others.
fn by_need<'a>(model: &'a Model, operation: &Operation) -> (Vec<&'a Field>, Vec<&'a Field>) {
    model.fields(&operation.request).iter().partition(|field| field.required)
}

fn print_signature(
    model: &Model,
    operation: &Operation,
    head: &str,
    response: &str,
    out: &mut String,
) -> Result<(), String> {
    out.push_str(&format!("\n    {head}(\n        self,\n        *,\n"));
    let (required, optional) = by_need(model, operation);
    for field in required.iter().chain(&optional) {
        let name = python_name(&field.name)?;
        if ["self", "options"].contains(&name) {
            return Err(format!("{}: a parameter of its method is called `{name}`", operation.request));
        }
        let default = match &field.default {
            _ if field.required => String::new(),
            Some(word) => format!(" = \"{word}\""),
            None if field.nullable || field.shape == Shape::Any => " = None".to_owned(),
            None => " = ...".to_owned(),
        };
        out.push_str(&format!("        {name}: {}{default},\n", value(field)));
    }
    out.push_str(&format!("        options: CallOptions | None = None,\n    ) -> {response}:\n"));
    Ok(())
}

/// The text of the request, its fields, and where it goes.
fn method_doc<'a>(model: &Model, operation: &Operation, fields: impl Iterator<Item = &'a Field>) -> Doc {
    let mut doc = model.doc_of(operation);
    for field in fields.filter(|field| !field.doc.is_empty()) {
        doc.push_item(&format!("`{}`", field.name), &field.doc);
    }
    doc
}

/// `models.py` while it is printed.
///
/// A type comes after those that it is made of: annotations that are evaluated at once cost a half to a third of
/// those that Python keeps as text, and the module must be quick to import.
struct Module<'a> {
    model: &'a Model,
    begun: Vec<&'a str>,
    /// What can be imported, in the order in which it is defined.
    names: Vec<String>,
    body: String,
}

impl<'a> Module<'a> {
    fn print_operation_names(&mut self) {
        let names: Vec<_> = self.model.operations.iter().map(|operation| operation.name.as_str()).collect();
        self.print_words("OperationName", &names, false);
        let text = "The name of an operation: the same in every language, in errors and in inquiries.";
        print_doc(&Doc::read(text, |_| None), "", &mut self.body);
    }

    fn print(&mut self, item: &'a Type) -> Result<(), String> {
        if self.begun.contains(&item.name.as_str()) {
            return Ok(());
        }
        self.begun.push(&item.name);
        for name in item.kind.names() {
            if let Some(part) = self.model.find(&name) {
                self.print(part)?;
            }
        }
        match &item.kind {
            Kind::Words { words, open } => {
                let words: Vec<_> = words.iter().map(|(word, _)| word.as_str()).collect();
                self.print_words(&item.name, &words, *open);
                print_doc(&item.full_doc(), "", &mut self.body);
            }
            Kind::Object(fields) if item.open => {
                let given: Vec<_> = fields.iter().map(as_given).collect();
                self.print_class(&item.name, &item.doc, &given)?;
            }
            Kind::Object(fields) => self.print_class(&item.name, &item.doc, fields)?,
            Kind::Union(variants) => self.print_union(item, variants)?,
        }
        Ok(())
    }

    fn print_union(&mut self, item: &Type, variants: &[Variant]) -> Result<(), String> {
        let mut parts = Vec::new();
        for variant in variants {
            match variant {
                Variant::Named(name) => parts.push(name.clone()),
                Variant::Field(field) => {
                    let part = item.name.clone() + &pascal_case(&field.name);
                    let alone = Field { doc: Doc::default(), ..field.clone() };
                    self.print_class(&part, &field.doc, &[alone])?;
                    parts.push(part);
                }
            }
        }
        self.body.push_str(&format!("\n\n{} = Union[{}]\n", item.name, parts.join(", ")));
        print_doc(&item.doc, "", &mut self.body);
        self.names.push(item.name.clone());
        Ok(())
    }

    fn print_class(&mut self, name: &str, doc: &Doc, fields: &[Field]) -> Result<(), String> {
        let (required, optional): (Vec<_>, Vec<_>) = fields.iter().partition(|field| field.required);
        let mut base = "TypedDict".to_owned();
        if !required.is_empty() && !optional.is_empty() {
            // `Required` and `NotRequired` came with Python 3.11.
            base = format!("_{name}Required");
            self.body.push_str(&format!("\n\nclass {base}(TypedDict):\n"));
            self.print_fields(&required)?;
        }
        let (total, own) = if optional.is_empty() { ("", required) } else { (", total=False", optional) };
        self.body.push_str(&format!("\n\nclass {name}({base}{total}):\n"));
        print_doc(doc, "    ", &mut self.body);
        if doc.is_empty() && own.is_empty() {
            self.body.push_str("    pass\n");
        }
        if !doc.is_empty() && !own.is_empty() {
            self.body.push('\n');
        }
        self.print_fields(&own)?;
        self.names.push(name.to_owned());
        Ok(())
    }

    fn print_fields(&mut self, fields: &[&Field]) -> Result<(), String> {
        for field in fields {
            let mut annotation = value(field);
            // What is not defined yet is this type itself, or one that goes round in a circle with it.
            if field.shape.names().iter().any(|name| !self.names.contains(name)) {
                annotation = format!("\"{annotation}\"");
            }
            self.body.push_str(&format!("    {}: {annotation}\n", python_name(&field.name)?));
            print_doc(&field.doc, "    ", &mut self.body);
        }
        Ok(())
    }

    fn print_words(&mut self, name: &str, words: &[&str], open: bool) {
        let words: Vec<_> = words.iter().map(|word| format!("\"{word}\"")).collect();
        let (before, after) = if open { ("Union[", ", str]") } else { ("", "") };
        let mut line = format!("{name} = {before}Literal[{}]{after}", words.join(", "));
        if line.len() > WIDTH {
            let words: String = words.iter().map(|word| format!("    {word},\n")).collect();
            line = format!("{name} = {before}Literal[\n{words}]{after}");
        }
        self.body.push_str(&format!("\n\n{line}\n"));
        self.names.push(name.to_owned());
    }
}

/// A field of an answer as the core gives it: lists are always there, and what is missing is left out.
fn as_given(field: &Field) -> Field {
    let required = field.required || matches!(field.shape, Shape::List(_));
    Field { required, nullable: false, ..field.clone() }
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
        Shape::OneOf(shapes) => shapes.iter().map(shape).collect::<Vec<_>>().join(" | "),
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

#[cfg(test)]
mod tests {
    use super::Gives;
    use crate::types::sample::model;

    #[test]
    fn types_are_printed_to_the_letter() {
        assert_eq!(super::models(&model()).unwrap(), MODELS);
    }

    #[test]
    fn methods_are_printed_to_the_letter() {
        assert_eq!(super::operations(&model(), Gives::Answer).unwrap(), OPERATIONS);
        assert_eq!(super::operations(&model(), Gives::Reply).unwrap(), WITH_RESPONSE);
    }

    #[test]
    fn what_python_cannot_name_is_an_error() {
        assert!(super::python_name("from").is_err());
        assert!(super::python_name("a-b").is_err());
        assert!(super::python_name("type").is_ok());
    }

    const MODELS: &str = include_str!("sample/models.py");

    const OPERATIONS: &str = include_str!("sample/operations.py");

    const WITH_RESPONSE: &str = include_str!("sample/with_response.py");
}
