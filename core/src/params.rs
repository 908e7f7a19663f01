//! The strict reader of what the caller gives as JSON.
//!
//! Every field is known and of its type, or the error names it by its path, such as `payments[0].payment_amount`, and
//! never shows its value: it may be a secret.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde_json::Value;

use crate::json::Node;
use crate::open_enum::is_plain;
use crate::{Error, Secret};

/// What is wrong with what the caller gave, and where.
pub(crate) struct Wrong(Box<(String, String)>);

impl Wrong {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self(Box::new((String::new(), message.into())))
    }

    fn expected(what: &str, node: &Node<'_>) -> Self {
        Self::new(format!("expected {what}, not {}", node.kind()))
    }

    /// The same, seen from the object whose field it is in.
    fn within(self, name: &str) -> Self {
        self.seen_from(if is_plain(name) { name } else { "?" })
    }

    /// The same, seen from the list that it is in.
    fn item(self, index: usize) -> Self {
        self.seen_from(&format!("[{index}]"))
    }

    fn seen_from(mut self, segment: &str) -> Self {
        let path = &mut self.0.0;
        if !path.is_empty() && !path.starts_with('[') {
            path.insert(0, '.');
        }
        path.insert_str(0, segment);
        self
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (path, message) = &*self.0;
        if path.is_empty() { f.write_str(message) } else { write!(f, "{path}: {message}") }
    }
}

impl From<Wrong> for Error {
    fn from(wrong: Wrong) -> Self {
        let (path, message) = *wrong.0;
        Self::input(path, message)
    }
}

/// Reads the caller's parameters; the error names the field and never the value.
pub(crate) fn read_params<T: Param>(json: &str) -> Result<T, Error> {
    let node = Node::parse(json).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        Error::input("", format!("expected one JSON object: broken at line {line} column {column}"))
    })?;
    Ok(T::read(node)?)
}

/// A type that callers give.
pub(crate) trait Param: Sized {
    /// Reads one value.
    fn read(node: Node<'_>) -> Result<Self, Wrong>;

    /// What stands for a field that is not there; `None` where there must be one.
    fn absent() -> Option<Self> {
        None
    }
}

/// Gives types that callers give a `Deserialize` that says what [`Param::read`] says.
macro_rules! strict {
    ($($name:ident),*) => {
        $(impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let node = $crate::json::Node::deserialize(deserializer)?;
                $crate::params::Param::read(node).map_err(serde::de::Error::custom)
            }
        })*
    };
}
pub(crate) use strict;

/// The fields of an object, to be read in the order of their names.
pub(crate) struct Fields<'a> {
    names: std::slice::Iter<'static, &'static str>,
    values: std::vec::IntoIter<Option<Node<'a>>>,
}

impl<'a> Fields<'a> {
    /// Sorts the fields of an object by the names that it may have; refuses any other.
    pub(crate) fn open(node: Node<'a>, names: &'static [&'static str]) -> Result<Self, Wrong> {
        let Node::Object(fields) = node else { return Err(Wrong::expected("an object", &node)) };
        let mut values: Vec<_> = names.iter().map(|_| None).collect();
        for (name, value) in fields {
            let place = names.iter().position(|known| *known == name);
            let Some(slot) = place.and_then(|place| values.get_mut(place)) else {
                return Err(Wrong::new(unknown_field(names)).within(&name));
            };
            if slot.replace(value).is_some() {
                return Err(Wrong::new("given twice").within(&name));
            }
        }
        Ok(Self { names: names.iter(), values: values.into_iter() })
    }

    /// Reads the next field.
    #[inline(never)]
    pub(crate) fn read<T: Param>(&mut self) -> Result<T, Wrong> {
        let read = match self.values.next().flatten() {
            Some(value) => T::read(value),
            None => T::absent().ok_or_else(|| Wrong::new("required, but missing")),
        };
        let name = self.names.next();
        read.map_err(|wrong| wrong.within(name.copied().unwrap_or_default()))
    }
}

/// In serde's words, which these errors have always had.
fn unknown_field(names: &[&str]) -> String {
    let list = names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>();
    match list.as_slice() {
        [] => "unknown field, there are no fields".to_owned(),
        [one] => format!("unknown field, expected {one}"),
        [one, other] => format!("unknown field, expected {one} or {other}"),
        _ => format!("unknown field, expected one of {}", list.join(", ")),
    }
}

impl Param for String {
    fn read(node: Node<'_>) -> Result<Self, Wrong> {
        match node {
            Node::Text(text) => Ok(text.into_owned()),
            other => Err(Wrong::expected("a string", &other)),
        }
    }
}

impl Param for Secret {
    fn read(node: Node<'_>) -> Result<Self, Wrong> {
        String::read(node).map(Self::new)
    }
}

impl Param for bool {
    fn read(node: Node<'_>) -> Result<Self, Wrong> {
        match node {
            Node::Flag(flag) => Ok(flag),
            other => Err(Wrong::expected("a boolean", &other)),
        }
    }
}

impl Param for u64 {
    fn read(node: Node<'_>) -> Result<Self, Wrong> {
        match &node {
            Node::Number(number) if number.is_i64() || number.is_u64() => {
                number.as_u64().ok_or_else(|| Wrong::new("expected a whole number"))
            }
            other => Err(Wrong::expected("a whole number", other)),
        }
    }
}

impl Param for u32 {
    fn read(node: Node<'_>) -> Result<Self, Wrong> {
        u64::read(node)?.try_into().map_err(|_| Wrong::new("expected a whole number"))
    }
}

impl Param for Value {
    fn read(node: Node<'_>) -> Result<Self, Wrong> {
        Ok(node.into_value())
    }
}

impl<T: Param> Param for Option<T> {
    fn read(node: Node<'_>) -> Result<Self, Wrong> {
        if matches!(node, Node::Null) { Ok(None) } else { T::read(node).map(Some) }
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: Param> Param for Vec<T> {
    fn read(node: Node<'_>) -> Result<Self, Wrong> {
        match node {
            Node::List(list) => list
                .into_iter()
                .enumerate()
                .map(|(index, item)| T::read(item).map_err(|wrong| wrong.item(index)))
                .collect(),
            other => Err(Wrong::expected("a list", &other)),
        }
    }
}

impl Param for BTreeMap<String, String> {
    fn read(node: Node<'_>) -> Result<Self, Wrong> {
        let Node::Object(fields) = node else { return Err(Wrong::expected("an object", &node)) };
        let mut map = Self::new();
        for (name, value) in fields {
            let value = String::read(value).map_err(|wrong| wrong.within(&name))?;
            if map.contains_key(name.as_ref()) {
                return Err(Wrong::new("given twice").within(&name));
            }
            map.insert(name.into_owned(), value);
        }
        Ok(map)
    }
}

/// Reads a word of a closed set; serde knows the set.
pub(crate) fn read_word<T: for<'a> Deserialize<'a>>(node: &Node<'_>) -> Result<T, Wrong> {
    let Node::Text(word) = node else { return Err(Wrong::expected("a string", node)) };
    T::deserialize(word.as_ref().into_deserializer()).map_err(|error: serde::de::value::Error| {
        Wrong::new(crate::check::without_values(&error.to_string()))
    })
}

/// Makes closed enums readable: `words! { Method, Environment = Environment::Uat }`, with what stands for an absent one.
macro_rules! words {
    ($($name:ident $(= $default:expr)?),* $(,)?) => {
        $(impl $crate::params::Param for $name {
            fn read(node: $crate::json::Node<'_>) -> Result<Self, $crate::params::Wrong> {
                $crate::params::read_word(&node)
            }

            $(fn absent() -> Option<Self> {
                Some($default)
            })?
        })*
    };
}
pub(crate) use words;

/// Makes an object readable that callers give, field by field; `= value` after a type stands for an absent field.
///
/// ```text
/// params! {
///     /// Reads an order.
///     pub struct GetOrder {
///         /// The gateway's id of the order.
///         pub order_id: String,
///     }
/// }
/// ```
macro_rules! params {
    (
        $(#[$meta:meta])*
        $vis:vis struct $name:ident {
            $($(#[$field_meta:meta])* $field_vis:vis $field:ident : $type:ty $(= $default:expr)?),* $(,)?
        }
    ) => {
        $(#[$meta])*
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
        $vis struct $name {
            $($(#[$field_meta])* $field_vis $field: $type,)*
        }

        $crate::params::params!(@read $name { $($field $(= $default)?),* } {});
    };
    (@read $name:ident { $($field:ident $(= $default:expr)?),* } { $($more:tt)* }) => {
        impl $crate::params::Param for $name {
            fn read(node: $crate::json::Node<'_>) -> Result<Self, $crate::params::Wrong> {
                #[allow(unused_mut, reason = "some have no fields")]
                let mut fields = $crate::params::Fields::open(node, &[$(stringify!($field)),*])?;
                $(let $field = $crate::params::params!(@field fields $($default)?);)*
                let _ = fields;
                Ok(Self { $($field,)* $($more)* })
            }
        }

        $crate::params::strict! { $name }
    };
    (@field $fields:ident) => { $fields.read()? };
    (@field $fields:ident $default:expr) => { $fields.read::<Option<_>>()?.unwrap_or_else(|| $default) };
}
pub(crate) use params;
