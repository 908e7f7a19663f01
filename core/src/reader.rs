//! The reader of JSON trees into types: leniently what the gateway answers, strictly what the caller gives.
//!
//! A payment's answer that cannot be read leaves the caller in doubt about money, and the sources disagree on types
//! (`payment_retries_remaining` is a number and a string). So a field of another type than the documented one never
//! fails the whole: numbers stand for text and text for numbers and flags, and a value that still does not fit is kept
//! in `other`, as a field that is not modelled is.
//!
//! An answer is first read as it is, which nearly always succeeds. Only when that fails, fields that are given twice or
//! under two spellings are sorted out and unknown ones left out where a type takes none. When a field cannot be read
//! then, the reader remembers the place of the value, starts again, and offers that value under a name that no field
//! has, so that it goes to `other`; an item of a list that cannot be read is left out.
//!
//! Requests are read as they are, once. The models and requests are plain structs with serde's derives; one deserializer for
//! both directions means that a derive is compiled once.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Unexpected, Visitor,
};
use serde::forward_to_deserialize_any;
use serde_json::Error;

use crate::json_text::MAX_SAFE;
use crate::json_tree::{Segment, Trail, Tree};

/// Other spellings that models accept by `#[serde(alias)]`; serde refuses an object that has both.
const ALIASES: &[(&str, &str)] =
    &[("token-id", "token_id"), ("last_4_digit", "last4_digit"), ("address_type", "adddress_type")];

/// Marks the name of a field that goes to `other`; [`plain_name`] takes it off again.
const MISFIT: char = '\0';

/// Whether the reader has put its mark before the name of a field.
pub(crate) fn is_marked(name: &str) -> bool {
    name.starts_with(MISFIT)
}

/// The name of a field without the mark that the reader may have put before it.
pub(crate) fn plain_name(name: &str) -> &str {
    name.strip_prefix(MISFIT).unwrap_or(name)
}

/// Reads a value of the gateway's.
///
/// # Errors
/// When the value itself is of another type, or lacks a field that it cannot do without.
pub(crate) fn read_leniently<T: DeserializeOwned>(tree: &Tree<'_>) -> Result<T, Error> {
    let reading = Reading { is_lenient: true, ..Reading::default() };
    loop {
        match T::deserialize(Reader { tree, reading: &reading }) {
            Ok(read) => return Ok(read),
            Err(_) if !reading.sorts_out.replace(true) => reading.failed.borrow_mut().clear(),
            Err(error) if !reading.set_aside() => return Err(error),
            Err(_) => {}
        }
    }
}

/// Reads a value of the caller's.
///
/// # Errors
/// What is wrong, and at which path.
pub(crate) fn read_strictly<T: DeserializeOwned>(tree: &Tree<'_>) -> Result<T, (Vec<Segment>, Error)> {
    let reading = Reading::default();
    T::deserialize(Reader { tree, reading: &reading }).map_err(|error| (reading.trail.into_path(), error))
}

/// What the parts of one reading share.
#[derive(Default)]
struct Reading {
    is_lenient: bool,
    /// Whether a lenient reading has failed, so that fields are sorted out before they are read.
    sorts_out: Cell<bool>,
    /// The values that do not fit, by their place in the tree, which does not change while it is read.
    misfits: RefCell<BTreeSet<*const ()>>,
    /// The values that failed the present lenient reading, the innermost first.
    failed: RefCell<Vec<*const ()>>,
    /// The path at which a strict reading failed.
    trail: Trail,
}

fn place(tree: &Tree<'_>) -> *const () {
    std::ptr::from_ref(tree).cast()
}

impl Reading {
    fn is_misfit(&self, tree: &Tree<'_>) -> bool {
        self.misfits.borrow().contains(&place(tree))
    }

    #[cold]
    fn fail(&self, tree: &Tree<'_>, segment: impl FnOnce(&Trail)) {
        if self.is_lenient {
            self.failed.borrow_mut().push(place(tree));
        } else {
            segment(&self.trail);
        }
    }

    /// Makes the innermost value that failed a misfit. One that failed under its other name too is not blamed twice:
    /// then the one around it is. False if there is none.
    #[cold]
    fn set_aside(&self) -> bool {
        let failed = std::mem::take(&mut *self.failed.borrow_mut());
        failed.into_iter().any(|place| self.misfits.borrow_mut().insert(place))
    }
}

#[derive(Clone, Copy)]
struct Reader<'a> {
    tree: &'a Tree<'a>,
    reading: &'a Reading,
}

/// A field of an object on its way to a type.
type Entry<'a> = (Cow<'a, str>, &'a Tree<'a>);

/// The fields of an object on their way to a type.
enum Entries<'a> {
    AsTheyAre(std::slice::Iter<'a, (Cow<'a, str>, Tree<'a>)>),
    SortedOut(std::vec::IntoIter<Entry<'a>>),
}

impl<'a> Iterator for Entries<'a> {
    type Item = Entry<'a>;

    fn next(&mut self) -> Option<Entry<'a>> {
        match self {
            Self::AsTheyAre(fields) => fields.next().map(|(name, value)| (Cow::Borrowed(&**name), value)),
            Self::SortedOut(entries) => entries.next(),
        }
    }
}

impl<'a> Reader<'a> {
    /// The fields of an object for a type. `known` are the names that it has; `None` if it takes any.
    fn entries(
        self,
        object: &'a [(Cow<'a, str>, Tree<'a>)],
        known: Option<&'static [&'static str]>,
    ) -> Entries<'a> {
        if !self.reading.sorts_out.get() {
            return Entries::AsTheyAre(object.iter());
        }
        let mut entries: Vec<Entry<'a>> = Entries::AsTheyAre(object.iter()).collect();
        // Of several with one name the last counts.
        entries.reverse();
        entries.sort_by(|(one, _), (other, _)| one.cmp(other));
        entries.dedup_by(|(one, _), (other, _)| one == other);
        let has = |name: &str| object.iter().any(|(field, _)| field == name);
        entries.retain_mut(|(name, value)| {
            let is_misfit = self.reading.is_misfit(value);
            if known.is_some_and(|known| is_misfit || !known.contains(&&**name)) {
                return false;
            }
            let is_shadowed = || ALIASES.iter().any(|(alias, field)| *alias == *name && has(field));
            if !is_misfit && !is_shadowed() {
                return true;
            }
            *name = Cow::Owned(format!("{MISFIT}{name}"));
            !says_nothing(value)
        });
        Entries::SortedOut(entries.into_iter())
    }

    fn visit_object<V: Visitor<'a>>(self, entries: Entries<'a>, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_map(Fields { reading: self.reading, entries, current: None })
    }
}

/// `null` and an empty text in the place of something else are not worth keeping.
fn says_nothing(tree: &Tree<'_>) -> bool {
    matches!(tree, Tree::Null) || matches!(tree, Tree::Text(text) if text.is_empty())
}

impl<'de> Deserializer<'de> for Reader<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.tree {
            Tree::Null => visitor.visit_unit(),
            Tree::Bool(flag) => visitor.visit_bool(*flag),
            Tree::Number(number) => number.deserialize_any(visitor),
            Tree::Text(text) => visitor.visit_str(text),
            Tree::List(items) => {
                visitor.visit_seq(Items { reading: self.reading, items: items.iter(), index: 0, skipped: 0 })
            }
            Tree::Object(fields) => self.visit_object(Entries::AsTheyAre(fields.iter()), visitor),
        }
    }

    /// What serde's derive asks of a struct with a flattened field.
    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.tree {
            Tree::Object(fields) => self.visit_object(self.entries(fields, None), visitor),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.tree {
            Tree::Object(fields) => self.visit_object(self.entries(fields, Some(known)), visitor),
            // serde's derive would take a list for a struct.
            Tree::List(_) => Err(Error::invalid_type(Unexpected::Seq, &visitor)),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.tree {
            Tree::Number(number) if self.reading.is_lenient => visitor.visit_string(number.to_string()),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_str(visitor)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.tree {
            Tree::Text(text) if self.reading.is_lenient => match text.parse() {
                // Beyond it, a double and so a binding would read another number.
                Ok(number) if number <= MAX_SAFE => visitor.visit_u64(number),
                _ => visitor.visit_str(text),
            },
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.tree {
            Tree::Text(text) if self.reading.is_lenient => match text.to_ascii_lowercase().parse() {
                Ok(flag) => visitor.visit_bool(flag),
                _ => visitor.visit_str(text),
            },
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if let Tree::Null = self.tree { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.tree {
            Tree::Text(word) => visitor.visit_enum(StrDeserializer::new(word)),
            _ => self.deserialize_any(visitor),
        }
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u32 u128 f32 f64 char bytes byte_buf unit unit_struct seq tuple tuple_struct
        identifier ignored_any
    }
}

struct Fields<'a> {
    reading: &'a Reading,
    entries: Entries<'a>,
    current: Option<Entry<'a>>,
}

impl<'de> MapAccess<'de> for Fields<'de> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        self.current = self.entries.next();
        let Some((name, _)) = &self.current else { return Ok(None) };
        seed.deserialize(StrDeserializer::new(name)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        let Some((name, tree)) = &self.current else { return Err(Error::custom("a value before its key")) };
        let reader = Reader { tree, reading: self.reading };
        seed.deserialize(reader).inspect_err(|_| self.reading.fail(tree, |trail| trail.field(name)))
    }
}

struct Items<'a> {
    reading: &'a Reading,
    items: std::slice::Iter<'a, Tree<'a>>,
    index: usize,
    skipped: usize,
}

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        let tree = loop {
            match self.items.next() {
                Some(item) if self.reading.is_misfit(item) => self.skipped += 1,
                Some(item) => break item,
                None => return Ok(None),
            }
        };
        let index = self.index;
        self.index += 1;
        let reader = Reader { tree, reading: self.reading };
        let read =
            seed.deserialize(reader).inspect_err(|_| self.reading.fail(tree, |trail| trail.index(index)));
        read.map(Some)
    }

    /// How many items are left; at the end, how many could not be read.
    fn size_hint(&self) -> Option<usize> {
        Some(self.items.len() + self.skipped)
    }
}

#[cfg(test)]
mod tests;
