//! JSON text as a tree of borrowed parts.
//!
//! serde_json's `Value` copies every text, sorts the fields and keeps one of those that are given twice. This tree
//! borrows from the text, keeps what the text says, and knows the path at which a text is broken.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::{Error, Number, Value};

use crate::json_text::MAX_SAFE;
use crate::secret::wipe;

/// A JSON value.
pub(crate) enum Tree<'a> {
    Null,
    Bool(bool),
    Number(Number),
    Text(Cow<'a, str>),
    List(Vec<Tree<'a>>),
    /// Names and values, in their order.
    Object(Vec<(Cow<'a, str>, Tree<'a>)>),
}

/// A part of the path to a value.
#[derive(Debug, PartialEq)]
pub(crate) enum Segment {
    Field(String),
    Index(usize),
}

/// The path at which reading failed, the innermost part first: each level adds its own while the error passes.
#[derive(Default)]
pub(crate) struct Trail(RefCell<Vec<Segment>>);

impl Trail {
    #[cold]
    pub(crate) fn field(&self, name: &str) {
        self.0.borrow_mut().push(Segment::Field(name.to_owned()));
    }

    #[cold]
    pub(crate) fn index(&self, index: usize) {
        self.0.borrow_mut().push(Segment::Index(index));
    }

    /// The path, the outermost part first.
    pub(crate) fn into_path(self) -> Vec<Segment> {
        self.0.into_inner().into_iter().rev().collect()
    }
}

impl<'a> Tree<'a> {
    /// Reads JSON text.
    ///
    /// # Errors
    /// serde_json's, with the path at which the text is broken.
    pub(crate) fn parse(text: &'a str) -> Result<Self, (Vec<Segment>, Error)> {
        let notes = Notes::default();
        notes.parse(text).map_err(|error| (notes.trail.into_path(), error))
    }

    /// Reads JSON text in which nothing is to be replaced first. `None` for other text, and perhaps for text with
    /// fractions: [`crate::json_text::normalize`] knows.
    pub(crate) fn parse_normal(text: &'a str) -> Option<Self> {
        let notes = Notes::default();
        notes.parse(text).ok().filter(|_| !notes.has_odd_number.get())
    }

    /// The tree of a value.
    pub(crate) fn of(value: &'a Value) -> Option<Self> {
        Parser(&Notes::default()).deserialize(value).ok()
    }

    /// The same as serde_json's value.
    pub(crate) fn to_value(&self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Bool(flag) => Value::Bool(*flag),
            Self::Number(number) => Value::Number(number.clone()),
            Self::Text(text) => Value::String(text.clone().into_owned()),
            Self::List(items) => items.iter().map(Self::to_value).collect(),
            Self::Object(fields) => {
                fields.iter().map(|(name, value)| (name.clone().into_owned(), value.to_value())).collect()
            }
        }
    }

    /// The value of an object's field, the last of several.
    pub(crate) fn get(&self, name: &str) -> Option<&Self> {
        let Self::Object(fields) = self else { return None };
        fields.iter().rev().find(|(field, _)| field == name).map(|(_, value)| value)
    }

    /// Zeroes every text that is not borrowed.
    pub(crate) fn wipe(self) {
        match self {
            Self::Text(Cow::Owned(text)) => wipe(text.into_bytes()),
            Self::List(items) => items.into_iter().for_each(Self::wipe),
            Self::Object(fields) => fields.into_iter().for_each(|(_, value)| value.wipe()),
            Self::Text(Cow::Borrowed(_)) | Self::Null | Self::Bool(_) | Self::Number(_) => {}
        }
    }
}

/// What is noted while a text is read.
#[derive(Default)]
struct Notes {
    trail: Trail,
    /// Whether there is a fraction, or an integer that a double cannot hold.
    has_odd_number: Cell<bool>,
}

impl Notes {
    fn parse<'a>(&self, text: &'a str) -> Result<Tree<'a>, Error> {
        let mut deserializer = serde_json::Deserializer::from_str(text);
        let tree = Parser(self).deserialize(&mut deserializer)?;
        deserializer.end().map(|()| tree)
    }
}

/// Makes a tree of any JSON.
#[derive(Clone, Copy)]
struct Parser<'n>(&'n Notes);

impl<'de> DeserializeSeed<'de> for Parser<'_> {
    type Value = Tree<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Tree<'de>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Parser<'_> {
    type Value = Tree<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Tree<'de>, E> {
        Ok(Tree::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Tree<'de>, E> {
        Ok(Tree::Bool(flag))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Tree<'de>, E> {
        if number > MAX_SAFE {
            self.0.has_odd_number.set(true);
        }
        Ok(Tree::Number(number.into()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Tree<'de>, E> {
        if number.unsigned_abs() > MAX_SAFE {
            self.0.has_odd_number.set(true);
        }
        Ok(Tree::Number(number.into()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Tree<'de>, E> {
        self.0.has_odd_number.set(true);
        Ok(Number::from_f64(number).map_or(Tree::Null, Tree::Number))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Tree<'de>, E> {
        Ok(Tree::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Tree<'de>, E> {
        Ok(Tree::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Tree<'de>, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element_seed(self).inspect_err(|_| self.0.trail.index(items.len()))? {
            items.push(item);
        }
        Ok(Tree::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Tree<'de>, A::Error> {
        // Most objects have two to eight fields.
        let mut fields = Vec::with_capacity(8);
        while let Some(name) = map.next_key_seed(self)? {
            let Tree::Text(name) = name else { return Err(A::Error::custom("a name is a text")) };
            let value = map.next_value_seed(self).inspect_err(|_| self.0.trail.field(&name))?;
            fields.push((name, value));
        }
        Ok(Tree::Object(fields))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::json_text::normalize;

    #[test]
    fn a_tree_keeps_order_and_fields_given_twice() {
        let tree = Tree::parse(r#"{"b":[1,-2,0.5,true,null],"a":"x","a":"\u0079"}"#).unwrap();
        let Tree::Object(fields) = &tree else { panic!("an object") };
        assert_eq!(fields.iter().map(|(name, _)| &**name).collect::<Vec<_>>(), ["b", "a", "a"]);
        assert!(matches!(&fields[1].1, Tree::Text(Cow::Borrowed("x"))));
        assert!(matches!(tree.get("a"), Some(Tree::Text(Cow::Owned(text))) if text == "y"));
        assert!(matches!(tree.get("b"), Some(Tree::List(items)) if items.len() == 5));
        assert!(tree.get("c").is_none());
    }

    #[test]
    fn a_broken_text_is_refused_with_its_path() {
        for (text, path) in [
            (r#"{"a":[{},{"b":"\ud83d"}]}"#, "a 1 b"),
            (r#"{"a":{"b":1e999}}"#, "a b"),
            (r#"{"a":1} x"#, ""),
            (r#"{"a" 1}"#, "a"),
            ("", ""),
        ] {
            let (found, _) = Tree::parse(text).err().unwrap();
            let found = found.into_iter().map(|segment| match segment {
                Segment::Field(name) => name,
                Segment::Index(index) => index.to_string(),
            });
            assert_eq!(found.collect::<Vec<_>>().join(" "), path, "{text}");
        }
        assert!(Tree::parse(&"[".repeat(200)).is_err());
    }

    #[test]
    fn an_answer_without_fractions_is_read_at_once() {
        for text in [r#"{"a":[1,-9007199254740991,"x\u00e9\ud83d\ude00"]}"#, "[]", "9007199254740991"] {
            assert!(Tree::parse_normal(text).is_some(), "{text}");
        }
        for text in
            ["\u{feff}{}", r#"["\ud83d"]"#, "[9007199254740992]", "[-9007199254740992]", "[1e5]", "[1"]
        {
            assert!(Tree::parse_normal(text).is_none(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_read_at_once_has_nothing_to_replace(
            number in "-?[0-9]{1,20}(\\.[0-9]{1,20})?([eE][-+]?[0-9]{1,3})?", text in "(\\\\u[d-e][89abcd]0[0-9]|[a-z]){0,4}",
        ) {
            let json = format!(r#"{{"a":[{number},"{text}"]}}"#);
            if Tree::parse_normal(&json).is_some() {
                prop_assert!(matches!(normalize(&json), Cow::Borrowed(same) if same == json));
            }
        }
    }
}
