//! The operations and their types as TypeScript.

use super::doc::Doc;
use super::model::{Field, Kind, Model, Operation, Shape, Type, Variant, camel_case, pascal_case};
use super::{HEADER, WIDTH};

/// What `types.ts` writes by hand, because JavaScript has more of it than the core.
const BY_HAND: &[&str] = &["CallOptions"];

/// What the package gives although the core lists it with what it takes.
const GIVEN: &[&str] = &["Callback", "Inquiry"];

/// Prints `operations.ts`.
pub(crate) fn print(model: &Model) -> String {
    let mut out = format!(
        "// {HEADER}\n\nimport type {{ CallOptions }} from \"./types.js\";\nimport type {{ UnlistedWord }} from \"./words.js\";\n\n"
    );
    print_list(model, &mut out);
    print_tree(model, &mut out);
    print_names(model, &mut out);
    for item in model.types.iter().filter(|item| !BY_HAND.contains(&item.name.as_str())) {
        out.push('\n');
        print_type(model, item, &mut out);
    }
    out
}

/// The operations as a value.
fn print_list(model: &Model, out: &mut String) {
    print_doc(&line("Every operation: what `invoke` takes, and what errors and inquiries name."), "", out);
    out.push_str("export const OPERATIONS = Object.freeze([\n");
    for operation in &model.operations {
        let (method, path) = operation.http.as_deref().and_then(|http| http.split_once(' ')).unzip();
        let quoted = |text: Option<&str>| text.map_or("null".to_owned(), |text| format!("\"{text}\""));
        out.push_str(&format!(
            "  {{ name: \"{}\", method: {}, path: {}, paged: {} }},\n",
            operation.name,
            quoted(method),
            quoted(path),
            operation.paged
        ));
    }
    out.push_str("] as const);\n\n");
}

/// The client's methods.
fn print_tree(model: &Model, out: &mut String) {
    let groups = model.groups();
    print_doc(&line("Every operation, by group."), "", out);
    out.push_str("export interface Operations {\n");
    for (group, _) in &groups {
        print_doc(&line(&format!("The operations `{group}.*`.")), "  ", out);
        out.push_str(&format!("  readonly {}: {}Operations;\n", camel_case(group), pascal_case(group)));
    }
    for operation in model.ungrouped() {
        print_method(model, operation, out);
    }
    out.push_str("}\n\n");
    for (group, operations) in groups {
        print_doc(&line(&format!("The operations `{group}.*`.")), "", out);
        out.push_str(&format!("export interface {}Operations {{\n", pascal_case(group)));
        for operation in operations {
            print_method(model, operation, out);
        }
        out.push_str("}\n\n");
    }
}

fn print_method(model: &Model, operation: &Operation, out: &mut String) {
    print_doc(&model.doc_of(operation), "  ", out);
    let method = camel_case(operation.method());
    let optional = if model.fields(&operation.request).iter().any(|field| field.required) { "" } else { "?" };
    let response = shape(&operation.response, true);
    let request = &operation.request;
    out.push_str(&format!(
        "  {method}(request{optional}: {request}, options?: CallOptions): Promise<{response}>;\n"
    ));
    if operation.paged {
        let doc = "from the one that the request names: each is asked for when it is wanted.";
        print_doc(&line(&format!("The pages of `{}`, {doc}", operation.name)), "  ", out);
        out.push_str(&format!(
            "  {method}Pages(\n    request{optional}: {request},\n    options?: CallOptions,\n  ): AsyncGenerator<{response}, void, undefined>;\n"
        ));
    }
}

fn print_names(model: &Model, out: &mut String) {
    let doc = line("The name of an operation: the same in every language, in errors and in inquiries.");
    print_doc(&doc, "", out);
    let names: Vec<_> = model.operations.iter().map(|operation| operation.name.as_str()).collect();
    print_words("OperationName", &names, false, out);
}

fn print_type(model: &Model, item: &Type, out: &mut String) {
    print_doc(&item.full_doc(), "", out);
    let name = &item.name;
    let given = item.open || GIVEN.contains(&name.as_str());
    match &item.kind {
        Kind::Words { words, open } => {
            let words: Vec<_> = words.iter().map(|(word, _)| word.as_str()).collect();
            print_words(name, &words, *open, out);
        }
        Kind::Object(fields) if fields.is_empty() && !item.open => {
            // An empty interface would take anything.
            out.push_str(&format!("export type {name} = Record<string, never>;\n"));
        }
        Kind::Object(fields) => {
            out.push_str(&format!("export interface {name} {{\n"));
            for field in fields {
                print_field(field, given, "  ", out);
            }
            for (owner, fields) in strangers(model, item) {
                out.push_str(&format!("  // Fields of `{owner}` are an error here.\n"));
                for field in fields {
                    out.push_str(&format!("  {field}?: never;\n"));
                }
            }
            out.push_str("}\n");
        }
        Kind::Union(variants) => {
            out.push_str(&format!("export type {name} ="));
            for variant in variants {
                match variant {
                    Variant::Named(name) => out.push_str(&format!("\n  | {name}")),
                    Variant::Field(field) => print_variant(field, variants, given, out),
                }
            }
            out.push_str(";\n");
        }
    }
}

fn print_variant(field: &Field, variants: &[Variant], given: bool, out: &mut String) {
    out.push_str("\n  | {\n");
    print_field(field, given, "      ", out);
    for other in variants {
        if let Variant::Field(other) = other
            && other.name != field.name
        {
            out.push_str(&format!("      {}?: never;\n", other.name));
        }
    }
    out.push_str("    }");
}

/// `given` is whether the package gives the field: then a list is always there, and nothing is `null`. A field that the
/// caller gives may be `null` or `undefined`, which is as good as left out.
fn print_field(field: &Field, given: bool, indent: &str, out: &mut String) {
    print_doc(&field.doc, indent, out);
    let required = field.required || given && matches!(field.shape, Shape::List(_));
    let mark = if required { "" } else { "?" };
    let more = if required || given || field.shape == Shape::Any { "" } else { " | null | undefined" };
    out.push_str(&format!("{indent}{}{mark}: {}{more};\n", field.name, shape(&field.shape, given)));
}

/// The fields that a union's other objects have and this one does not: giving them must be an error.
fn strangers<'a>(model: &'a Model, item: &Type) -> Vec<(&'a str, Vec<&'a str>)> {
    let own = model.fields(&item.name);
    let mut strangers = Vec::new();
    for other in &model.types {
        let Kind::Union(variants) = &other.kind else { continue };
        if !variants.contains(&Variant::Named(item.name.clone())) {
            continue;
        }
        for variant in variants {
            let Variant::Named(sibling) = variant else { continue };
            let fields = model.fields(sibling).iter().map(|field| field.name.as_str());
            let fields: Vec<_> = fields.filter(|name| !own.iter().any(|own| own.name == *name)).collect();
            if !fields.is_empty() {
                strangers.push((sibling.as_str(), fields));
            }
        }
    }
    strangers
}

fn print_words(name: &str, words: &[&str], open: bool, out: &mut String) {
    let mut words: Vec<_> = words.iter().map(|word| format!("\"{word}\"")).collect();
    if open {
        words.push("UnlistedWord".to_owned());
    }
    let one_line = format!("export type {name} = {};\n", words.join(" | "));
    if one_line.len() <= WIDTH {
        out.push_str(&one_line);
    } else {
        out.push_str(&format!("export type {name} =\n  | {};\n", words.join("\n  | ")));
    }
}

fn shape(of: &Shape, given: bool) -> String {
    let readonly = if given { "" } else { "readonly " };
    match of {
        Shape::Text => "string".to_owned(),
        Shape::Integer => "number".to_owned(),
        Shape::Flag => "boolean".to_owned(),
        Shape::Any => "unknown".to_owned(),
        Shape::OneOf(shapes) => shapes.iter().map(|one| shape(one, given)).collect::<Vec<_>>().join(" | "),
        Shape::List(inner) => format!("{readonly}{}[]", shape(inner, given)),
        Shape::Map(inner) => format!("{{ {readonly}[name: string]: {} }}", shape(inner, given)),
        Shape::Named(name) => name.clone(),
    }
}

fn line(text: &str) -> Doc {
    Doc::read(text, |_| None)
}

fn print_doc(doc: &Doc, indent: &str, out: &mut String) {
    if doc.is_empty() {
        return;
    }
    let lines = doc.lines(WIDTH - indent.len() - " * ".len());
    let lines: Vec<_> = lines.iter().map(|line| line.replace("*/", "*\\/")).collect();
    match lines.as_slice() {
        [line] if indent.len() + line.chars().count() + "/**  */".len() <= WIDTH => {
            out.push_str(&format!("{indent}/** {line} */\n"));
        }
        lines => {
            out.push_str(&format!("{indent}/**\n"));
            for line in lines {
                out.push_str(format!("{indent} * {line}").trim_end());
                out.push('\n');
            }
            out.push_str(&format!("{indent} */\n"));
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_small_set_of_schemas_is_printed_to_the_letter() {
        assert_eq!(super::print(&crate::types::sample::model()), EXPECTED);
    }

    const EXPECTED: &str = include_str!("sample/operations.ts");
}
