//! Operations and types as both printers need them; `read.rs` reads them from the JSON Schemas.

use super::doc::Doc;

/// Every operation and every type.
#[derive(Debug, PartialEq)]
pub(crate) struct Model {
    /// The operations, in the order of the list in the core.
    pub(crate) operations: Vec<Operation>,
    /// The types, each behind the first one that names it.
    pub(crate) types: Vec<Type>,
}

/// An operation.
#[derive(Debug, PartialEq)]
pub(crate) struct Operation {
    /// Its name in every language: `orders.capture`.
    pub(crate) name: String,
    /// Its HTTP method and path; none for `raw`.
    pub(crate) http: Option<String>,
    /// The name of the request's type.
    pub(crate) request: String,
    /// The answer.
    pub(crate) response: Shape,
    /// Whether the answer is a page of a list.
    pub(crate) paged: bool,
}

/// A type with a name.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Type {
    pub(crate) name: String,
    pub(crate) doc: Doc,
    pub(crate) kind: Kind,
    /// Whether the gateway makes it: fields that are not known yet may come with it.
    pub(crate) open: bool,
}

/// What a type with a name is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Kind {
    /// An object.
    Object(Vec<Field>),
    /// Words; others may come if it is open.
    Words { words: Vec<(String, Doc)>, open: bool },
    /// Exactly one of these objects.
    Union(Vec<Variant>),
}

/// One of a union's objects.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Variant {
    /// An object without a name of its own: one field, named for the kind.
    Field(Field),
    /// A type.
    Named(String),
}

/// A field of an object.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Field {
    pub(crate) name: String,
    pub(crate) doc: Doc,
    pub(crate) shape: Shape,
    pub(crate) required: bool,
    /// Whether `null` may stand in its place.
    pub(crate) nullable: bool,
    /// The word that stands for a field that is not given.
    pub(crate) default: Option<String>,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Shape {
    Text,
    Integer,
    Flag,
    Any,
    /// Any of these.
    OneOf(Vec<Shape>),
    List(Box<Shape>),
    /// From names to values.
    Map(Box<Shape>),
    Named(String),
}

impl Model {
    /// A type by its name.
    pub(crate) fn find(&self, name: &str) -> Option<&Type> {
        self.types.iter().find(|found| found.name == name)
    }

    /// The fields of a request, or of any other object.
    pub(crate) fn fields(&self, name: &str) -> &[Field] {
        match self.find(name).map(|found| &found.kind) {
            Some(Kind::Object(fields)) => fields,
            _ => &[],
        }
    }

    /// The groups of operations with their operations, in the order of the list.
    pub(crate) fn groups(&self) -> Vec<(&str, Vec<&Operation>)> {
        let mut groups: Vec<(&str, Vec<&Operation>)> = Vec::new();
        for operation in &self.operations {
            let Some(group) = operation.group() else { continue };
            match groups.iter_mut().find(|(name, _)| *name == group) {
                Some((_, operations)) => operations.push(operation),
                None => groups.push((group, vec![operation])),
            }
        }
        groups
    }

    /// The operations of no group.
    pub(crate) fn ungrouped(&self) -> impl Iterator<Item = &Operation> {
        self.operations.iter().filter(|operation| operation.group().is_none())
    }

    /// What is told about an operation: the text of its request, and where it goes.
    pub(crate) fn doc_of(&self, operation: &Operation) -> Doc {
        let mut doc = self.find(&operation.request).map(|request| request.doc.clone()).unwrap_or_default();
        if let Some(http) = &operation.http {
            doc.push(format!("`{http}`"));
        }
        doc
    }
}

impl Operation {
    fn group(&self) -> Option<&str> {
        Some(self.name.split_once('.')?.0)
    }

    /// Its name without its group's.
    pub(crate) fn method(&self) -> &str {
        self.name.split_once('.').map_or(&self.name, |(_, method)| method)
    }
}

impl Type {
    /// Its text, with every word that is known and its meaning.
    pub(crate) fn full_doc(&self) -> Doc {
        let mut doc = self.doc.clone();
        if let Kind::Words { words, open } = &self.kind {
            for (word, meaning) in words {
                doc.push_item(&format!("`{word}`"), meaning);
            }
            if *open {
                doc.push("Any other word may come.".to_owned());
            }
        }
        doc
    }
}

impl Kind {
    /// The types that it is made of.
    pub(crate) fn names(&self) -> Vec<String> {
        match self {
            Self::Object(fields) => fields.iter().flat_map(|field| field.shape.names()).collect(),
            Self::Words { .. } => Vec::new(),
            Self::Union(variants) => variants.iter().flat_map(Variant::names).collect(),
        }
    }
}

impl Variant {
    fn names(&self) -> Vec<String> {
        match self {
            Self::Field(field) => field.shape.names(),
            Self::Named(name) => vec![name.clone()],
        }
    }
}

impl Shape {
    /// The types that it is made of.
    pub(crate) fn names(&self) -> Vec<String> {
        match self {
            Self::Named(name) => vec![name.clone()],
            Self::List(inner) | Self::Map(inner) => inner.names(),
            Self::Text | Self::Integer | Self::Flag | Self::Any | Self::OneOf(_) => Vec::new(),
        }
    }
}

/// `get_by_reference` as `GetByReference`.
pub(crate) fn pascal_case(snake_case: &str) -> String {
    snake_case.split('_').map(capitalised).collect()
}

/// `get_by_reference` as `getByReference`.
pub(crate) fn camel_case(snake_case: &str) -> String {
    let mut words = snake_case.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |name, word| name + &capitalised(word))
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_change_their_case() {
        assert_eq!(camel_case("get_by_reference"), "getByReference");
        assert_eq!(pascal_case("get_by_reference"), "GetByReference");
    }
}
