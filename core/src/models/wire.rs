//! The lenient reader of the gateway's answers.
//!
//! An answer to a payment that cannot be read leaves the caller in doubt about money, so a field of another
//! type than the documented one never fails the whole: numbers stand for strings and strings for numbers where
//! the sources disagree, and what still does not fit, or is not modelled, is kept in `other` under its name.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::head::Needed;
use crate::Secret;

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

/// A type that the gateway's answers hold.
pub(crate) trait Wire: Sized {
    /// Reads one value; fails on broken JSON only.
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Read<Self>, D::Error>;

    /// What stands for a field that is not there; `None` where there must be one.
    fn absent() -> Option<Self> {
        None
    }

    /// Whether an answer needs a field of this type.
    const NEEDED: Needed = Needed::Something;
}

/// Reads a whole answer; an error names the field that it cannot do without.
pub(crate) fn read_answer<'de, T: Wire, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    match T::read(deserializer)? {
        Read::Got(value) => Ok(value),
        Read::Absent(Some(field)) => Err(D::Error::missing_field(field)),
        Read::Absent(None) | Read::Misfit(_) => Err(D::Error::custom("expected an object")),
    }
}

/// Lets a visitor's `next_value_seed` call [`Wire::read`].
pub(crate) struct Seed<T>(PhantomData<T>);

impl<T> Seed<T> {
    pub(crate) fn new() -> Self {
        Self(PhantomData)
    }
}

impl<'de, T: Wire> DeserializeSeed<'de> for Seed<T> {
    type Value = Read<T>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Read<T>, D::Error> {
        T::read(deserializer)
    }
}

/// Reads the next field of an object into its slot, or keeps it in `other`.
pub(crate) fn read_field<'de, T: Wire, A: MapAccess<'de>>(
    map: &mut A,
    name: &str,
    slot: &mut Option<T>,
    other: &mut Extra,
) -> Result<(), A::Error> {
    match map.next_value_seed(Seed::<T>::new())? {
        Read::Got(value) => *slot = Some(value),
        Read::Absent(_) => {}
        Read::Misfit(value) => {
            other.0.insert(name.to_owned(), value);
        }
    }
    Ok(())
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

struct ScalarVisitor<T>(PhantomData<T>);

fn misfit<T>(value: impl Into<Value>) -> Read<T> {
    Read::Misfit(value.into())
}

impl<'de, T: Scalar> Visitor<'de> for ScalarVisitor<T> {
    type Value = Read<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_str<E>(self, text: &str) -> Result<Read<T>, E> {
        Ok(T::from_text(text).map_or_else(|| misfit(text), Read::Got))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Read<T>, E> {
        let got = if T::TEXT { T::from_text(&number.to_string()) } else { T::from_number(number) };
        Ok(got.map_or_else(|| misfit(number), Read::Got))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Read<T>, E> {
        let got = if T::TEXT { T::from_text(&number.to_string()) } else { None };
        Ok(got.map_or_else(|| misfit(number), Read::Got))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Read<T>, E> {
        let got = if T::TEXT { T::from_text(&number.to_string()) } else { None };
        Ok(got.map_or_else(|| misfit(number), Read::Got))
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Read<T>, E> {
        Ok(T::from_flag(flag).map_or_else(|| misfit(flag), Read::Got))
    }

    fn visit_unit<E>(self) -> Result<Read<T>, E> {
        Ok(Read::Absent(None))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Read<T>, A::Error> {
        read_misfit_map(map)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Read<T>, A::Error> {
        read_misfit_seq(seq)
    }
}

pub(crate) fn read_scalar<'de, T: Scalar, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Read<T>, D::Error> {
    deserializer.deserialize_any(ScalarVisitor(PhantomData))
}

pub(crate) fn read_misfit_map<'de, T, A: MapAccess<'de>>(mut map: A) -> Result<Read<T>, A::Error> {
    let mut value = Map::new();
    while let Some((name, field)) = map.next_entry::<String, Value>()? {
        value.insert(name, field);
    }
    Ok(misfit(value))
}

pub(crate) fn read_misfit_seq<'de, T, A: SeqAccess<'de>>(mut seq: A) -> Result<Read<T>, A::Error> {
    let mut value = Vec::new();
    while let Some(item) = seq.next_element::<Value>()? {
        value.push(item);
    }
    Ok(misfit(value))
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
            fn read<'de, D: serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<$crate::models::wire::Read<Self>, D::Error> {
                $crate::models::wire::read_scalar(deserializer)
            }

            const NEEDED: $crate::models::head::Needed = <$type as $crate::models::wire::Scalar>::NEEDED;
        })*
    };
}
pub(crate) use scalars;

scalars! { String, Secret, u64, bool; }

impl Wire for Value {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Read<Self>, D::Error> {
        Value::deserialize(deserializer).map(Read::Got)
    }
}

impl<T: Wire> Wire for Option<T> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Read<Self>, D::Error> {
        Ok(match T::read(deserializer)? {
            Read::Got(value) => Read::Got(Some(value)),
            Read::Absent(_) => Read::Absent(None),
            Read::Misfit(value) => Read::Misfit(value),
        })
    }

    fn absent() -> Option<Self> {
        Some(None)
    }

    const NEEDED: Needed = Needed::No;
}

impl Wire for BTreeMap<String, String> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Read<Self>, D::Error> {
        Ok(match Value::deserialize(deserializer)? {
            Value::Object(map) => Read::Got(
                map.into_iter()
                    .map(|(name, value)| match value {
                        Value::String(text) => (name, text),
                        other => (name, other.to_string()),
                    })
                    .collect(),
            ),
            Value::Null => Read::Absent(None),
            value => Read::Misfit(value),
        })
    }
}

struct ListVisitor<T>(PhantomData<T>);

impl<'de, T: Wire> Visitor<'de> for ListVisitor<T> {
    type Value = Read<Vec<T>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = seq.next_element_seed(Seed::<T>::new())? {
            if let Read::Got(item) = item {
                list.push(item);
            }
        }
        Ok(Read::Got(list))
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Read::Absent(None))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(if text.is_empty() { Read::Absent(None) } else { misfit(text) })
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        read_misfit_map(map)
    }

    fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
        Ok(misfit(number))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Self::Value, E> {
        Ok(misfit(number))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Self::Value, E> {
        Ok(misfit(number))
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Self::Value, E> {
        Ok(misfit(flag))
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Read<Self>, D::Error> {
        deserializer.deserialize_any(ListVisitor(PhantomData))
    }

    fn absent() -> Option<Self> {
        Some(Vec::new())
    }

    const NEEDED: Needed = Needed::No;
}

/// Reads the fields of one object; implemented by `wire!`, driven by [`ObjectVisitor`].
pub(crate) trait Object: Sized {
    fn read_fields<'de, A: MapAccess<'de>>(map: A) -> Result<Read<Self>, A::Error>;
}

pub(crate) struct ObjectVisitor<T>(pub(crate) PhantomData<T>);

impl<'de, T: Object> Visitor<'de> for ObjectVisitor<T> {
    type Value = Read<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Read<T>, A::Error> {
        T::read_fields(map)
    }

    fn visit_unit<E>(self) -> Result<Read<T>, E> {
        Ok(Read::Absent(None))
    }

    fn visit_str<E>(self, text: &str) -> Result<Read<T>, E> {
        Ok(if text.is_empty() { Read::Absent(None) } else { misfit(text) })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Read<T>, A::Error> {
        read_misfit_seq(seq)
    }

    fn visit_u64<E>(self, number: u64) -> Result<Read<T>, E> {
        Ok(misfit(number))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Read<T>, E> {
        Ok(misfit(number))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Read<T>, E> {
        Ok(misfit(number))
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Read<T>, E> {
        Ok(misfit(flag))
    }
}

/// The name of a field, borrowed from the text where it can be.
pub(crate) struct Name<'de>(pub(crate) Cow<'de, str>);

struct NameVisitor;

impl<'de> Visitor<'de> for NameVisitor {
    type Value = Name<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a field name")
    }

    fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Name<'de>, E> {
        Ok(Name(Cow::Borrowed(name)))
    }

    fn visit_str<E>(self, name: &str) -> Result<Name<'de>, E> {
        Ok(Name(Cow::Owned(name.to_owned())))
    }
}

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(NameVisitor)
    }
}

/// Makes an object readable: `wire_object!(Address { address1, adddress_type | "address_type" })`.
///
/// A name after `|` is another spelling of the field that some source has.
macro_rules! wire_object {
    ($name:ident { $($field:ident : $type:ty $(| $alias:literal)*),* $(,)? }) => {
        impl $crate::models::wire::Object for $name {
            fn read_fields<'de, A: serde::de::MapAccess<'de>>(
                mut map: A,
            ) -> Result<$crate::models::wire::Read<Self>, A::Error> {
                use $crate::models::wire::{Read, Wire, read_field};
                let mut other = $crate::models::Extra::default();
                $(let mut $field: Option<$type> = None;)*
                while let Some(name) = map.next_key::<$crate::models::wire::Name<'de>>()? {
                    match name.0.as_ref() {
                        $(stringify!($field) $(| $alias)* => read_field(&mut map, &name.0, &mut $field, &mut other)?,)*
                        unknown => {
                            other.0.insert(unknown.to_owned(), map.next_value()?);
                        }
                    }
                }
                Ok(Read::Got(Self {
                    $($field: match $field.or_else(<$type as Wire>::absent) {
                        Some(value) => value,
                        None => return Ok(Read::Absent(Some(stringify!($field)))),
                    },)*
                    other,
                }))
            }
        }

        impl $crate::models::wire::Wire for $name {
            fn read<'de, D: serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<$crate::models::wire::Read<Self>, D::Error> {
                deserializer.deserialize_any($crate::models::wire::ObjectVisitor(std::marker::PhantomData))
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

        impl $crate::models::wire::Object for $name {
            fn read_fields<'de, A: serde::de::MapAccess<'de>>(
                mut map: A,
            ) -> Result<$crate::models::wire::Read<Self>, A::Error> {
                use $crate::models::wire::{Read, Seed, Wire};
                $(let mut $field: Option<$type> = None;)*
                while let Some(name) = map.next_key::<$crate::models::wire::Name<'de>>()? {
                    match name.0.as_ref() {
                        $(stringify!($field) $(| $alias)* => {
                            if let Read::Got(value) = map.next_value_seed(Seed::<$type>::new())? {
                                $field = Some(value);
                            }
                        })*
                        _ => {
                            map.next_value_seed($crate::models::head::Needed::No)?;
                        }
                    }
                }
                Ok(Read::Got(Self {
                    $($field: match $field.or_else(<$type as Wire>::absent) {
                        Some(value) => value,
                        None => return Ok(Read::Absent(Some(stringify!($field)))),
                    },)*
                }))
            }
        }

        impl $crate::models::wire::Wire for $name {
            fn read<'de, D: serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<$crate::models::wire::Read<Self>, D::Error> {
                deserializer.deserialize_any($crate::models::wire::ObjectVisitor(std::marker::PhantomData))
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::models::wire::read_answer(deserializer)
            }
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

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::models::wire::read_answer(deserializer)
            }
        }
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
        #[derive(Clone, Debug, Default, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields)]
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
