//! JSON as a tree that borrows its texts from the text it was parsed from.
//!
//! serde_json parses; what reads is plain functions on this one type. A reader that is generic over serde's
//! deserializers is written out by the compiler for each type and each of them, which was half of the WebAssembly module.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

/// A JSON value.
#[derive(Clone)]
pub(crate) enum Node<'a> {
    Null,
    Flag(bool),
    Number(Number),
    Text(Cow<'a, str>),
    List(Vec<Node<'a>>),
    /// The fields in the order of the text; a name may be there twice.
    Object(Vec<(Cow<'a, str>, Node<'a>)>),
}

impl<'a> Node<'a> {
    /// Parses a text that is one JSON value and nothing else.
    ///
    /// # Errors
    /// serde_json's, also for a text that is nested too deeply.
    pub(crate) fn parse(text: &'a str) -> Result<Self, serde_json::Error> {
        Self::parse_some(text, &|_| true, Ok)
    }

    /// As [`parse`](Self::parse), without the fields that nobody asks for, at any depth; `read` sees the tree before
    /// what follows it in the text, as a reader of serde's does.
    ///
    /// What is passed over is read with the same limits as the rest: depth, numbers and halves of characters that break
    /// the parser still break it.
    pub(crate) fn parse_some<T>(
        text: &'a str,
        wanted: &dyn Fn(&str) -> bool,
        read: impl FnOnce(Self) -> Result<T, serde_json::Error>,
    ) -> Result<T, serde_json::Error> {
        NodeVisitor { wanted: Some(wanted), every: None }.parse(text, read)
    }

    /// As [`parse_some`](Self::parse_some), and shows every name to `every`, those that are passed over too.
    pub(crate) fn parse_some_of(
        text: &'a str,
        wanted: &dyn Fn(&str) -> bool,
        every: &dyn Fn(&str),
    ) -> Result<Self, serde_json::Error> {
        NodeVisitor { wanted: Some(wanted), every: Some(every) }.parse(text, Ok)
    }

    /// A field of an object; of a name that is there twice the last counts.
    pub(crate) fn get(&self, name: &str) -> Option<&Self> {
        let Self::Object(fields) = self else { return None };
        fields.iter().rfind(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// What kind of value it is, in words.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Flag(_) => "a boolean",
            Self::Number(number) if number.is_f64() => "a fraction",
            Self::Number(_) => "an integer",
            Self::Text(_) => "a string",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
        }
    }

    /// The same as a tree that owns what it holds; of a name that is there twice the last counts.
    pub(crate) fn into_value(self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Flag(flag) => Value::Bool(flag),
            Self::Number(number) => Value::Number(number),
            Self::Text(text) => Value::String(text.into_owned()),
            Self::List(list) => Value::Array(list.into_iter().map(Self::into_value).collect()),
            Self::Object(fields) => {
                let mut map = Map::new();
                for (name, value) in fields {
                    map.insert(name.into_owned(), value.into_value());
                }
                Value::Object(map)
            }
        }
    }
}

impl<'de> Deserialize<'de> for Node<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        NodeVisitor { wanted: Some(&|_| true), every: None }.deserialize(deserializer)
    }
}

/// Makes a tree of the fields that are wanted; without wants, passes over everything.
#[derive(Clone, Copy)]
struct NodeVisitor<'w> {
    wanted: Option<&'w dyn Fn(&str) -> bool>,
    every: Option<&'w dyn Fn(&str)>,
}

impl NodeVisitor<'_> {
    fn parse<'a, T>(
        self,
        text: &'a str,
        read: impl FnOnce(Node<'a>) -> Result<T, serde_json::Error>,
    ) -> Result<T, serde_json::Error> {
        let mut deserializer = serde_json::Deserializer::from_str(text);
        let read = read(self.deserialize(&mut deserializer)?)?;
        deserializer.end()?;
        Ok(read)
    }
}

impl<'de> DeserializeSeed<'de> for NodeVisitor<'_> {
    type Value = Node<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node<'de>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for NodeVisitor<'_> {
    type Value = Node<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Node<'de>, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Node<'de>, E> {
        Ok(Node::Flag(flag))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Node<'de>, E> {
        Ok(Node::Number(number.into()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Node<'de>, E> {
        Ok(Node::Number(number.into()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Node<'de>, E> {
        Ok(Number::from_f64(number).map_or(Node::Null, Node::Number))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Node<'de>, E> {
        Ok(Node::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Node<'de>, E> {
        Ok(if self.wanted.is_some() { Node::Text(Cow::Owned(text.to_owned())) } else { Node::Null })
    }

    fn visit_string<E>(self, text: String) -> Result<Node<'de>, E> {
        Ok(Node::Text(Cow::Owned(text)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Node<'de>, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = seq.next_element_seed(self)? {
            if self.wanted.is_some() {
                list.push(item);
            }
        }
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node<'de>, A::Error> {
        let mut fields = Vec::new();
        while let Some(Name(name)) = map.next_key()? {
            if let Some(see) = self.every {
                see(&name);
            }
            match self.wanted {
                Some(wanted) if wanted(&name) => {
                    if fields.is_empty() {
                        fields.reserve(8);
                    }
                    fields.push((name, map.next_value_seed(self)?));
                }
                _ => drop(map.next_value_seed(Self { wanted: None, ..self })?),
            }
        }
        Ok(Node::Object(fields))
    }
}

/// The name of a field, borrowed from the text where it can be.
struct Name<'de>(Cow<'de, str>);

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_escapes_is_not_copied() {
        let Ok(Node::Object(fields)) = Node::parse(r#"{"pan":"4012001037141112","note":"a\nb"}"#) else {
            panic!()
        };
        assert!(matches!(&fields[0].1, Node::Text(Cow::Borrowed("4012001037141112"))));
        assert!(matches!(&fields[1].1, Node::Text(Cow::Owned(note)) if note == "a\nb"));
    }

    #[test]
    fn a_tree_and_a_value_say_the_same() {
        for text in [
            "null",
            "true",
            "1",
            "-1",
            "1.5",
            "1e300",
            "\"a\\u0062\"",
            "[1,[]]",
            r#"{"b":{},"a":[null],"b":2}"#,
        ] {
            let value: Value = serde_json::from_str(text).unwrap();
            assert_eq!(Node::parse(text).unwrap().into_value(), value, "{text}");
        }
        for text in ["", "{", "{}{}", "[1,]", "nul", "\"\\ud800\"", &"[".repeat(200)] {
            assert!(Node::parse(text).is_err(), "{text}");
        }
    }
}
