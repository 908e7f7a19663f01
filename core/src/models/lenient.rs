//! The lenient reader of the gateway's answers and events.
//!
//! A payment's answer that cannot be read leaves the caller in doubt about money, and the sources disagree on types
//! (`payment_retries_remaining` is a number and a string). So a field of another type than the documented one never
//! fails the whole: numbers stand for text and text for numbers and flags, and a value that still does not fit is kept
//! in `other`, as a field that is not modelled is. The models themselves are plain structs with serde's derives.
//!
//! The reader is a serde deserializer on a JSON tree. It converts what it can by the type that is asked for. When a
//! field cannot be read all the same, it remembers the place of the value, starts again, and then offers that value
//! under a name that no field has, so that it goes to `other`; an item of a list that cannot be read is left out.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::HashSet;

use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Unexpected, Visitor,
};
use serde::forward_to_deserialize_any;
use serde_json::{Error, Map, Value};

use crate::json_text::MAX_SAFE;

/// Other spellings that models accept by `#[serde(alias)]`; serde refuses an object that has both.
const ALIASES: &[(&str, &str)] =
    &[("token-id", "token_id"), ("last_4_digit", "last4_digit"), ("address_type", "adddress_type")];

/// Marks the name of a field that goes to `other`; [`plain_name`] takes it off again.
const MISFIT: char = '\0';

/// The name of a field without the mark that the reader may have put before it.
pub(super) fn plain_name(name: &str) -> &str {
    name.strip_prefix(MISFIT).unwrap_or(name)
}

/// Reads a value of the gateway's.
///
/// # Errors
/// When the value itself is of another type, or lacks a field that it cannot do without.
pub(crate) fn read<T: DeserializeOwned>(value: &Value) -> Result<T, Error> {
    let misfits = Misfits::default();
    loop {
        misfits.blamed.set(None);
        match (T::deserialize(Reader { value, misfits: &misfits }), misfits.blamed.get()) {
            (Ok(read), _) => return Ok(read),
            (Err(_), Some(place)) => {
                misfits.places.borrow_mut().insert(place);
            }
            (Err(error), None) => return Err(error),
        }
    }
}

/// The values that do not fit, by their place in the tree, which does not change while it is read.
#[derive(Default)]
struct Misfits {
    places: RefCell<HashSet<*const Value>>,
    /// The innermost value that failed the present reading.
    blamed: Cell<Option<*const Value>>,
}

impl Misfits {
    fn has(&self, value: &Value) -> bool {
        self.places.borrow().contains(&std::ptr::from_ref(value))
    }

    /// Blames a value, unless one inside of it is blamed already. A value that failed under its other name too is not
    /// blamed twice: then the one around it is.
    fn blame(&self, value: &Value) {
        if self.blamed.get().is_none() && !self.has(value) {
            self.blamed.set(Some(std::ptr::from_ref(value)));
        }
    }
}

#[derive(Clone, Copy)]
struct Reader<'a> {
    value: &'a Value,
    misfits: &'a Misfits,
}

impl<'de> Reader<'de> {
    fn at(self, value: &'de Value) -> Self {
        Self { value, ..self }
    }

    /// The fields of an object. `known` are the names that the struct has; `None` if it takes any.
    fn fields<V: Visitor<'de>>(
        self,
        object: &'de Map<String, Value>,
        known: Option<&'static [&'static str]>,
        visitor: V,
    ) -> Result<V::Value, Error> {
        let mut entries = Vec::with_capacity(object.len());
        for (name, value) in object {
            let is_misfit = self.misfits.has(value);
            let is_shadowed =
                || ALIASES.iter().any(|(alias, field)| alias == name && object.contains_key(*field));
            if known.is_some_and(|known| is_misfit || !known.contains(&name.as_str())) {
                continue;
            }
            if !is_misfit && !is_shadowed() {
                entries.push((Cow::Borrowed(name.as_str()), value));
            } else if !says_nothing(value) {
                entries.push((Cow::Owned(format!("{MISFIT}{name}")), value));
            }
        }
        visitor.visit_map(Fields { reader: self, entries: entries.into_iter(), value: None })
    }
}

/// `null` and an empty text in the place of something else are not worth keeping.
fn says_nothing(value: &Value) -> bool {
    value.is_null() || value.as_str().is_some_and(str::is_empty)
}

impl<'de> Deserializer<'de> for Reader<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.value.deserialize_any(visitor)
    }

    /// What serde's derive asks of a struct with a flattened field.
    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.value {
            Value::Object(object) => self.fields(object, None, visitor),
            plain => plain.deserialize_any(visitor),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.value {
            Value::Number(number) => visitor.visit_string(number.to_string()),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.value.as_str().map(str::parse) {
            // Beyond it, a double and so a binding would read another number.
            Some(Ok(number)) if number <= MAX_SAFE => visitor.visit_u64(number),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.value.as_str().map(|text| text.to_ascii_lowercase().parse()) {
            Some(Ok(flag)) => visitor.visit_bool(flag),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.value.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.value {
            Value::Array(items) => visitor.visit_seq(Items { reader: self, items: items.iter(), skipped: 0 }),
            plain => plain.deserialize_any(visitor),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.value {
            Value::Object(object) => self.fields(object, Some(known), visitor),
            Value::Array(_) => Err(Error::invalid_type(Unexpected::Seq, &visitor)),
            plain => plain.deserialize_any(visitor),
        }
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u32 u128 f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct enum identifier
        ignored_any
    }
}

struct Fields<'a> {
    reader: Reader<'a>,
    entries: std::vec::IntoIter<(Cow<'a, str>, &'a Value)>,
    value: Option<&'a Value>,
}

impl<'de> MapAccess<'de> for Fields<'de> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let Some((name, value)) = self.entries.next() else { return Ok(None) };
        self.value = Some(value);
        seed.deserialize(StrDeserializer::new(&name)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        let value = self.value.take().unwrap_or(&Value::Null);
        seed.deserialize(self.reader.at(value)).inspect_err(|_| self.reader.misfits.blame(value))
    }
}

struct Items<'a> {
    reader: Reader<'a>,
    items: std::slice::Iter<'a, Value>,
    skipped: usize,
}

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        let misfits = self.reader.misfits;
        let item = loop {
            match self.items.next() {
                Some(item) if misfits.has(item) => self.skipped += 1,
                Some(item) => break item,
                None => return Ok(None),
            }
        };
        seed.deserialize(self.reader.at(item)).inspect_err(|_| misfits.blame(item)).map(Some)
    }

    /// How many items are left; at the end, how many could not be read.
    fn size_hint(&self) -> Option<usize> {
        Some(self.items.len() + self.skipped)
    }
}

#[cfg(test)]
#[path = "lenient_tests.rs"]
mod tests;
