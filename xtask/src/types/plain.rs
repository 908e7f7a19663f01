//! The functions by which Node tells an event whose JSON is already what the core would make of it.

use std::fmt::Write as _;

use super::HEADER;
use super::model::{Field, Kind, Model, Shape, Type};

/// What an event may be about.
const ROOTS: &[&str] = &["Order", "Customer", "Token"];

/// The enum of event types.
const EVENT_TYPE: &str = "EventType";

const ABOUT: &str = "\
// Whether a value that was parsed from JSON is, to the last field, what the core would make of it: every field known, of
// its declared type, and every word spelled as listed. Each function gives 1 if so, 0 for `undefined`, NaN otherwise, and
// adds the lists that are missing. `plain_event.ts` uses them; whatever they do not know goes to the core.
";

/// Prints `plain.ts`.
pub(crate) fn print(model: &Model, roots: &[&str]) -> String {
    let mut types: Vec<&Type> = Vec::new();
    let mut left: Vec<&str> = roots.iter().rev().copied().collect();
    let mut words: Vec<&Type> = model.find(EVENT_TYPE).into_iter().collect();
    while let Some(name) = left.pop() {
        let Some(found) = model.find(name) else { continue };
        match &found.kind {
            Kind::Words { .. } if !words.contains(&found) => words.push(found),
            Kind::Object(_) if !types.contains(&found) => {
                types.push(found);
                let names = found.kind.names();
                left.extend(names.iter().rev().filter_map(|name| Some(model.find(name)?.name.as_str())));
            }
            _ => {}
        }
    }
    let mut out = format!(
        "// {HEADER}\n\n{ABOUT}\nimport {{ count, flag, isObject, list, names, text, texts, word }} from \"./plain_values.js\";\n"
    );
    words.iter().for_each(|item| print_words(item, &mut out));
    types.iter().for_each(|item| print_type(model, item, roots, &mut out));
    out
}

/// Prints it for the types that events are about.
pub(crate) fn events(model: &Model) -> String {
    print(model, ROOTS)
}

fn print_words(item: &Type, out: &mut String) {
    let Kind::Words { words, .. } = &item.kind else { return };
    let export = if item.name == EVENT_TYPE { "export " } else { "" };
    let words: Vec<_> = words.iter().map(|(word, _)| format!("  \"{word}\",\n")).collect();
    let _ = write!(
        out,
        "\n{export}const {}: ReadonlySet<unknown> = new Set([\n{}]);\n",
        constant(&item.name),
        words.concat()
    );
}

fn print_type(model: &Model, item: &Type, roots: &[&str], out: &mut String) {
    let fields = model.fields(&item.name);
    let export = if roots.contains(&item.name.as_str()) { "export " } else { "" };
    let _ = write!(
        out,
        "\n{export}function {}(it: unknown, depth: number): number {{\n  if (it === undefined) {{\n    return 0;\n  }}\n  \
         if (!isObject(it, depth)) {{\n    return NaN;\n  }}\n  const known =\n    ",
        function(&item.name)
    );
    let counted: Vec<_> = fields.iter().filter_map(|field| counted(model, field)).collect();
    out.push_str(if counted.is_empty() { "0" } else { "" });
    out.push_str(&counted.join(" +\n    "));
    out.push_str(";\n  if (known !== names(it)");
    for field in fields.iter().filter(|field| field.required && !is_list(field)) {
        let _ = write!(out, " || it.{} === undefined", field.name);
    }
    out.push_str(") {\n    return NaN;\n  }\n");
    for field in fields.iter().filter(|field| is_list(field)) {
        let _ = writeln!(out, "  it.{} ??= [];", field.name);
    }
    out.push_str("  return 1;\n}\n");
}

fn is_list(field: &Field) -> bool {
    matches!(field.shape, Shape::List(_))
}

/// What counts the field; nothing for one that is not read here, which is then a field too many.
fn counted(model: &Model, field: &Field) -> Option<String> {
    let value = format!("it.{}", field.name);
    Some(match &field.shape {
        Shape::Text => format!("text({value})"),
        Shape::Integer => format!("count({value})"),
        Shape::Flag => format!("flag({value})"),
        Shape::Named(name) => match &model.find(name)?.kind {
            Kind::Words { .. } => format!("word({value}, {})", constant(name)),
            Kind::Object(_) => format!("{}({value}, depth - 1)", function(name)),
            Kind::Union(_) => return None,
        },
        Shape::List(inner) => match inner.as_ref() {
            Shape::Text => format!("list({value}, depth - 1, text)"),
            Shape::Named(name) if matches!(model.find(name)?.kind, Kind::Object(_)) => {
                format!("list({value}, depth - 1, {})", function(name))
            }
            _ => return None,
        },
        Shape::Map(inner) if **inner == Shape::Text => format!("texts({value})"),
        Shape::Map(_) | Shape::Any | Shape::OneOf(_) => return None,
    })
}

/// `CardData` as `cardData`.
fn function(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_ascii_lowercase()).into_iter().chain(letters).collect()
}

/// `OrderStatus` as `ORDER_STATUS`.
fn constant(name: &str) -> String {
    let mut out = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !out.is_empty() {
            out.push('_');
        }
        out.push(letter.to_ascii_uppercase());
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_small_set_of_schemas_is_printed_to_the_letter() {
        assert_eq!(super::print(&crate::types::sample::model(), &["Job"]), EXPECTED);
    }

    const EXPECTED: &str = include_str!("sample/plain.ts");
}
