//! The lenient reader of the gateway's answers.
//!
//! An answer to a payment that cannot be read leaves the caller in doubt about money, so a field of another
//! type than the documented one never fails the whole: numbers stand for strings and strings for numbers where
//! the sources disagree, and what still does not fit, or is not modelled, is kept in `other` under its name.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Deref;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::head::Needed;
use crate::Secret;
use crate::json::Node;

/// Fields of an answer that the model does not name, or whose type it does not know, as JSON.
///
/// `Debug` shows their names only: the gateway may echo card data in them.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Extra(pub Map<String, Value>);

impl Deref for Extra {
    type Target = Map<String, Value>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl fmt::Debug for Extra {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

/// How one value was read.
pub(crate) enum Read<T> {
    /// As documented, or close enough.
    Got(T),
    /// `null`, or an object without this field that it cannot do without.
    Absent(Option<&'static str>),
    /// Something else.
    Misfit(Value),
}

impl<T> Read<T> {
    pub(crate) fn got(self) -> Option<T> {
        if let Self::Got(value) = self { Some(value) } else { None }
    }
}

/// A type that the gateway's answers hold.
pub(crate) trait Wire: Sized {
    /// Reads one value.
    fn read(node: Node<'_>) -> Read<Self>;

    /// What stands for a field that is not there; `None` where there must be one.
    fn absent() -> Option<Self> {
        None
    }

    /// Whether an answer needs a field of this type.
    const NEEDED: Needed = Needed::Something;
}

/// Reads a whole answer; the error names the field that it cannot do without.
pub(crate) fn read_answer<T: Wire, E: serde::de::Error>(node: Node<'_>) -> Result<T, E> {
    match T::read(node) {
        Read::Got(value) => Ok(value),
        Read::Absent(Some(field)) => Err(E::missing_field(field)),
        Read::Absent(None) | Read::Misfit(_) => Err(E::custom("expected an object")),
    }
}

/// Reads a field of an object into its slot, or keeps it in `other`.
#[inline(never)]
pub(crate) fn read_field<T: Wire>(name: &str, node: Node<'_>, slot: &mut Option<T>, other: &mut Extra) {
    match T::read(node) {
        Read::Got(value) => *slot = Some(value),
        Read::Absent(_) => {}
        Read::Misfit(value) => {
            other.0.insert(name.to_owned(), value);
        }
    }
}

/// The fields of an object; what is none is no misfit if it says nothing.
pub(crate) fn open<T>(node: Node<'_>) -> Result<Vec<(std::borrow::Cow<'_, str>, Node<'_>)>, Read<T>> {
    match node {
        Node::Object(fields) => Ok(fields),
        other => Err(silent_or_misfit(other)),
    }
}

/// `null` and an empty text stand for an object or a list that is not there.
fn silent_or_misfit<T>(node: Node<'_>) -> Read<T> {
    match node {
        Node::Null => Read::Absent(None),
        Node::Text(text) if text.is_empty() => Read::Absent(None),
        other => Read::Misfit(other.into_value()),
    }
}

/// A value without parts; each `from` says what else can stand for it.
pub(crate) trait Scalar: Sized {
    fn from_text(_: &str) -> Option<Self> {
        None
    }
    fn from_number(_: u64) -> Option<Self> {
        None
    }
    fn from_flag(_: bool) -> Option<Self> {
        None
    }
    /// Whether numbers of any kind may stand for it as their text.
    const TEXT: bool = false;
    /// What an answer that cannot do without it must hold.
    const NEEDED: Needed = if Self::TEXT { Needed::TextOrNumber } else { Needed::Something };
}

pub(crate) fn read_scalar<T: Scalar>(node: Node<'_>) -> Read<T> {
    let got = match &node {
        Node::Null => return Read::Absent(None),
        Node::Text(text) => T::from_text(text),
        Node::Number(number) if T::TEXT => T::from_text(&number.to_string()),
        Node::Number(number) => number.as_u64().and_then(T::from_number),
        Node::Flag(flag) => T::from_flag(*flag),
        Node::List(_) | Node::Object(_) => None,
    };
    got.map_or_else(|| Read::Misfit(node.into_value()), Read::Got)
}

impl Scalar for String {
    const TEXT: bool = true;
    fn from_text(text: &str) -> Option<Self> {
        Some(text.to_owned())
    }
}

impl Scalar for Secret {
    const TEXT: bool = true;
    fn from_text(text: &str) -> Option<Self> {
        Some(text.into())
    }
}

impl Scalar for u64 {
    fn from_number(number: u64) -> Option<Self> {
        Some(number)
    }
    fn from_text(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

impl Scalar for bool {
    fn from_flag(flag: bool) -> Option<Self> {
        Some(flag)
    }
    fn from_text(text: &str) -> Option<Self> {
        text.to_ascii_lowercase().parse().ok()
    }
}

/// Makes scalars readable; open enums only need naming.
macro_rules! scalars {
    ($($scalar:ty),* $(,)?; $($open:ty),* $(,)?) => {
        $(impl $crate::models::wire::Scalar for $open {
            fn from_text(text: &str) -> Option<Self> {
                Some(text.into())
            }

            const NEEDED: $crate::models::head::Needed = $crate::models::head::Needed::Text;
        })*
        $crate::models::wire::scalars!(@wire $($scalar,)* $($open,)*);
    };
    (@wire $($type:ty,)*) => {
        $(impl $crate::models::wire::Wire for $type {
            fn read(node: $crate::json::Node<'_>) -> $crate::models::wire::Read<Self> {
                $crate::models::wire::read_scalar(node)
            }

            const NEEDED: $crate::models::head::Needed = <$type as $crate::models::wire::Scalar>::NEEDED;
        })*
    };
}
pub(crate) use scalars;

scalars! { String, Secret, u64, bool; }

impl Wire for Value {
    fn read(node: Node<'_>) -> Read<Self> {
        Read::Got(node.into_value())
    }
}

impl<T: Wire> Wire for Option<T> {
    fn read(node: Node<'_>) -> Read<Self> {
        match T::read(node) {
            Read::Got(value) => Read::Got(Some(value)),
            Read::Absent(_) => Read::Absent(None),
            Read::Misfit(value) => Read::Misfit(value),
        }
    }

    fn absent() -> Option<Self> {
        Some(None)
    }

    const NEEDED: Needed = Needed::No;
}

impl Wire for BTreeMap<String, String> {
    fn read(node: Node<'_>) -> Read<Self> {
        match node {
            Node::Object(fields) => Read::Got(
                fields
                    .into_iter()
                    .map(|(name, value)| match value {
                        Node::Text(text) => (name.into_owned(), text.into_owned()),
                        other => (name.into_owned(), other.into_value().to_string()),
                    })
                    .collect(),
            ),
            Node::Null => Read::Absent(None),
            other => Read::Misfit(other.into_value()),
        }
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn read(node: Node<'_>) -> Read<Self> {
        let list = match node {
            Node::List(list) => list,
            other => return silent_or_misfit(other),
        };
        Read::Got(list.into_iter().filter_map(|item| T::read(item).got()).collect())
    }

    fn absent() -> Option<Self> {
        Some(Vec::new())
    }

    const NEEDED: Needed = Needed::No;
}

/// Gives answers a `Deserialize` that says what [`Wire::read`] says.
macro_rules! lenient {
    ($name:ident) => {
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::models::wire::read_answer($crate::json::Node::deserialize(deserializer)?)
            }
        }
    };
}
pub(crate) use lenient;

/// Makes an object readable: `wire_object!(Address { address1, adddress_type | "address_type" })`.
///
/// A name after `|` is another spelling of the field that some source has.
macro_rules! wire_object {
    ($name:ident { $($field:ident : $type:ty $(| $alias:literal)*),* $(,)? }) => {
        impl $crate::models::wire::Wire for $name {
            fn read(node: $crate::json::Node<'_>) -> $crate::models::wire::Read<Self> {
                use $crate::models::wire::{Read, Wire, open, read_field};
                let fields = match open(node) {
                    Ok(fields) => fields,
                    Err(read) => return read,
                };
                let mut other = $crate::models::Extra::default();
                $(let mut $field: Option<$type> = None;)*
                for (name, node) in fields {
                    match name.as_ref() {
                        $(stringify!($field) $(| $alias)* => read_field(&name, node, &mut $field, &mut other),)*
                        _ => {
                            other.0.insert(name.into_owned(), node.into_value());
                        }
                    }
                }
                Read::Got(Self {
                    $($field: match $field.or_else(<$type as Wire>::absent) {
                        Some(value) => value,
                        None => return Read::Absent(Some(stringify!($field))),
                    },)*
                    other,
                })
            }
        }
    };
}
pub(crate) use wire_object;

/// Defines what is looked at in an object of the gateway's answers: all else is passed over.
macro_rules! facts {
    (
        $(#[$meta:meta])*
        $name:ident { $($(#[$field_meta:meta])* $field:ident : $type:ty $(| $alias:literal)*),* $(,)? }
    ) => {
        $(#[$meta])*
        #[derive(Debug)]
        pub(crate) struct $name {
            $($(#[$field_meta])* pub(crate) $field: $type,)*
        }

        impl $crate::models::wire::Wire for $name {
            fn read(node: $crate::json::Node<'_>) -> $crate::models::wire::Read<Self> {
                use $crate::models::wire::{Read, Wire, open};
                let fields = match open(node) {
                    Ok(fields) => fields,
                    Err(read) => return read,
                };
                $(let mut $field: Option<$type> = None;)*
                for (name, node) in fields {
                    match name.as_ref() {
                        $(stringify!($field) $(| $alias)* => {
                            $field = <$type as Wire>::read(node).got().or($field);
                        })*
                        _ => {}
                    }
                }
                Read::Got(Self {
                    $($field: match $field.or_else(<$type as Wire>::absent) {
                        Some(value) => value,
                        None => return Read::Absent(Some(stringify!($field))),
                    },)*
                })
            }
        }

        impl $name {
            /// The names that it is read by.
            pub(crate) const NAMES: &[&str] = &[$(stringify!($field) $(, $alias)*),*];
        }
    };
}
pub(crate) use facts;

/// Defines an object of the gateway's answers: the struct, its fields public, and its lenient reader.
///
/// Fields that are not `Option` or `Vec` are those that the answer cannot do without.
macro_rules! wire {
    (
        $(#[$meta:meta])*
        pub struct $name:ident {
            $($(#[$field_meta:meta])* $field:ident : $type:ty $(| $alias:literal)*),* $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[non_exhaustive]
        pub struct $name {
            $($(#[$field_meta])* pub $field: $type,)*
            /// What the gateway said beyond the fields above.
            #[cfg_attr(feature = "schema", schemars(skip))]
            pub other: $crate::models::Extra,
        }

        $crate::models::wire::wire_object!($name { $($field: $type $(| $alias)*),* });

        impl $crate::models::head::Head for $name {
            const FIELDS: Option<&'static [$crate::models::head::Field]> = Some(&[
                $($crate::models::head::Field {
                    names: &[stringify!($field) $(, $alias)*],
                    needed: <$type as $crate::models::wire::Wire>::NEEDED,
                }),*
            ]);
        }

        $crate::models::wire::lenient! { $name }
    };
}
pub(crate) use wire;

/// Defines an object that stands in requests and in answers: all its fields optional, sent without the empty
/// ones, read strictly from the caller and leniently from the gateway.
macro_rules! shared {
    (
        $(#[$meta:meta])*
        pub struct $name:ident {
            $($(#[$field_meta:meta])* $field:ident : $type:ty $(| $alias:literal)*),* $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, serde::Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
        pub struct $name {
            $(
                $(#[$field_meta])*
                #[serde(default, skip_serializing_if = "crate::models::blank")]
                pub $field: $type,
            )*
            /// What the gateway said beyond the fields above; never sent.
            #[serde(skip)]
            #[cfg_attr(feature = "schema", schemars(skip))]
            pub other: $crate::models::Extra,
        }

        $crate::params::params!(@read $name { $($field),* } { other: $crate::models::Extra::default() });
        $crate::models::wire::wire_object!($name { $($field: $type $(| $alias)*),* });
        $crate::models::blank::never_blank!($name);
    };
}
pub(crate) use shared;

#[cfg(test)]
#[allow(unreachable_pub, dead_code, reason = "`wire!` makes public structs")]
mod tests {
    wire! {
        /// A sample.
        pub struct Sample {
            /// Must be there.
            id: String,
            /// May be a string.
            count: Option<u64>,
            /// Another spelling.
            flag: Option<bool> | "is_flag",
            /// Nested.
            inner: Option<Inner>,
            /// A list.
            list: Vec<Inner>,
        }
    }

    wire! {
        /// A part.
        pub struct Inner {
            /// A name.
            name: Option<String>,
        }
    }

    #[test]
    fn a_field_of_another_type_never_fails_the_whole() {
        let text = r#"{"id":5,"count":"12","is_flag":"TRUE","inner":[1],"list":[{"name":1.5},null,7],"new":{"a":1}}"#;
        let sample: Sample = serde_json::from_str(text).unwrap();
        assert_eq!((sample.id.as_str(), sample.count, sample.flag), ("5", Some(12), Some(true)));
        assert!(sample.inner.is_none());
        assert_eq!(sample.list.len(), 1);
        assert_eq!(sample.list[0].name.as_deref(), Some("1.5"));
        assert_eq!(sample.other.keys().collect::<Vec<_>>(), ["inner", "new"]);
    }

    #[test]
    fn an_answer_without_its_id_is_not_an_answer() {
        for text in [r#"{"count":1}"#, r#"{"id":null}"#] {
            let error = serde_json::from_str::<Sample>(text).unwrap_err().to_string();
            assert!(error.contains("missing field `id`"), "{error}");
        }
        assert!(serde_json::from_str::<Sample>("[]").is_err());
        assert!(serde_json::from_str::<Sample>("null").is_err());
    }

    #[test]
    fn what_is_kept_prints_only_its_names() {
        let sample: Sample =
            serde_json::from_str(r#"{"id":"1","card_token_details":{"cvv":"065"}}"#).unwrap();
        assert!(!format!("{sample:?}").contains("065"));
    }
}
