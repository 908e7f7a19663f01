//! Reads what the caller gives, with the path of the field that is wrong and never its value.
//!
//! The text is read into a tree of borrowed texts, and the tree into the type by the deserializer below. That knows
//! where it is, so an error names its field; it takes objects for structs and nothing else; and it is the only one
//! through which the requests' types are compiled, which halves their code.

use std::fmt;

use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, Error as _, Expected, IntoDeserializer, MapAccess,
    SeqAccess, Unexpected, Visitor,
};
use serde::{Deserialize, forward_to_deserialize_any};
use zeroize::Zeroizing;

use crate::Error;
use crate::check::{At, is_plain_name, plain_type};

/// Reads parameters, a configuration or options.
pub(crate) fn read_params<T: DeserializeOwned>(json: &str) -> Result<T, Error> {
    let tree = read_tree(json)?;
    let input = Input { json: &tree, at: At::ROOT };
    T::deserialize(input).map_err(|problem| {
        let Problem { path, message, .. } = problem.at(At::ROOT);
        Error::input(path.unwrap_or_default(), message)
    })
}

fn read_tree(json: &str) -> Result<Json<'_>, Error> {
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let tree = Json::deserialize(&mut deserializer).map_err(|error| {
        let place = format!("line {} column {}", error.line(), error.column());
        Error::input("", format!("expected a JSON object: broken at {place}"))
    })?;
    deserializer.end().map_err(|_| Error::input("", "expected one JSON object and nothing after it"))?;
    Ok(tree)
}

/// JSON, its texts borrowed where they can be.
enum Json<'a> {
    Null,
    Flag(bool),
    Unsigned(u64),
    Signed(i64),
    Fraction(f64),
    Text(Text<'a>),
    List(Vec<Json<'a>>),
    Object(Vec<(Text<'a>, Json<'a>)>),
}

/// A text; one that had escapes in it may be a secret and is wiped.
enum Text<'a> {
    Borrowed(&'a str),
    Owned(Zeroizing<String>),
}

impl Text<'_> {
    fn as_str(&self) -> &str {
        match self {
            Self::Borrowed(text) => text,
            Self::Owned(text) => text,
        }
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(TextVisitor)
    }
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Text<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Text<'de>, E> {
        Ok(Text::Borrowed(text))
    }

    fn visit_str<E>(self, text: &str) -> Result<Text<'de>, E> {
        Ok(Text::Owned(Zeroizing::new(text.to_owned())))
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Json<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(JsonVisitor)
    }
}

struct JsonVisitor;

impl<'de> Visitor<'de> for JsonVisitor {
    type Value = Json<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Json<'de>, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Json<'de>, E> {
        Ok(Json::Flag(flag))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Json<'de>, E> {
        Ok(Json::Unsigned(number))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Json<'de>, E> {
        Ok(Json::Signed(number))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Json<'de>, E> {
        Ok(Json::Fraction(number))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Json<'de>, E> {
        Ok(Json::Text(Text::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Json<'de>, E> {
        Ok(Json::Text(Text::Owned(Zeroizing::new(text.to_owned()))))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Json<'de>, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = seq.next_element()? {
            list.push(item);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json<'de>, A::Error> {
        let mut fields = Vec::new();
        while let Some(field) = map.next_entry()? {
            fields.push(field);
        }
        Ok(Json::Object(fields))
    }
}

/// A value in the tree and its place.
#[derive(Clone, Copy)]
struct Input<'a> {
    json: &'a Json<'a>,
    at: At<'a>,
}

impl<'a> Input<'a> {
    fn kind(self) -> Unexpected<'a> {
        match self.json {
            Json::Null => Unexpected::Unit,
            Json::Flag(flag) => Unexpected::Bool(*flag),
            Json::Unsigned(number) => Unexpected::Unsigned(*number),
            Json::Signed(number) => Unexpected::Signed(*number),
            Json::Fraction(number) => Unexpected::Float(*number),
            Json::Text(text) => Unexpected::Str(text.as_str()),
            Json::List(_) => Unexpected::Seq,
            Json::Object(_) => Unexpected::Map,
        }
    }
}

impl<'de> Deserializer<'de> for Input<'_> {
    type Error = Problem;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        let read = match self.json {
            Json::Null => visitor.visit_unit(),
            Json::Flag(flag) => visitor.visit_bool(*flag),
            Json::Unsigned(number) => visitor.visit_u64(*number),
            Json::Signed(number) => visitor.visit_i64(*number),
            Json::Fraction(number) => visitor.visit_f64(*number),
            Json::Text(text) => visitor.visit_str(text.as_str()),
            Json::List(items) => visitor.visit_seq(Items { items: items.iter(), place: 0, at: self.at }),
            Json::Object(fields) => {
                visitor.visit_map(Fields { fields: fields.iter(), value: None, at: self.at })
            }
        };
        read.map_err(|problem| problem.at(self.at))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        match self.json {
            Json::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Problem> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Problem> {
        self.deserialize_map(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        let read = match self.json {
            Json::Object(fields) => {
                visitor.visit_map(Fields { fields: fields.iter(), value: None, at: self.at })
            }
            _ => Err(Problem::invalid_type(self.kind(), &"an object")),
        };
        read.map_err(|problem| problem.at(self.at))
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        let read = match self.json {
            Json::List(items) => visitor.visit_seq(Items { items: items.iter(), place: 0, at: self.at }),
            _ => Err(Problem::invalid_type(self.kind(), &"a list")),
        };
        read.map_err(|problem| problem.at(self.at))
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        let read = match self.json {
            Json::Text(text) => visitor.visit_str(text.as_str()),
            _ => Err(Problem::invalid_type(self.kind(), &"a string")),
        };
        read.map_err(|problem| problem.at(self.at))
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        self.deserialize_str(visitor)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        let read = match self.json {
            Json::Unsigned(number) => visitor.visit_u64(*number),
            Json::Signed(number) => visitor.visit_i64(*number),
            _ => Err(Problem::invalid_type(self.kind(), &"a whole number")),
        };
        read.map_err(|problem| problem.at(self.at))
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Problem> {
        let read = match self.json {
            Json::Flag(flag) => visitor.visit_bool(*flag),
            _ => Err(Problem::invalid_type(self.kind(), &"a boolean")),
        };
        read.map_err(|problem| problem.at(self.at))
    }

    /// Words only: no type of the caller's has a variant with parts.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Problem> {
        let read = match self.json {
            Json::Text(text) => visitor.visit_enum(word(text.as_str())),
            _ => Err(Problem::invalid_type(self.kind(), &"a string")),
        };
        read.map_err(|problem| problem.at(self.at))
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u128 f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct
        identifier ignored_any
    }
}

fn word(text: &str) -> StrDeserializer<'_, Problem> {
    text.into_deserializer()
}

/// The items of a list.
struct Items<'a> {
    items: std::slice::Iter<'a, Json<'a>>,
    place: usize,
    at: At<'a>,
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = Problem;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Problem> {
        let Some(json) = self.items.next() else { return Ok(None) };
        let at = self.at.index(self.place);
        self.place += 1;
        // What a type says after it was read, as in `try_from`, is said of this place too.
        seed.deserialize(Input { json, at }).map(Some).map_err(|problem| problem.at(at))
    }
}

/// The fields of an object.
struct Fields<'a> {
    fields: std::slice::Iter<'a, (Text<'a>, Json<'a>)>,
    value: Option<(&'a str, &'a Json<'a>)>,
    at: At<'a>,
}

impl<'de> MapAccess<'de> for Fields<'_> {
    type Error = Problem;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Problem> {
        let Some((name, value)) = self.fields.next() else { return Ok(None) };
        self.value = Some((name.as_str(), value));
        seed.deserialize(word(name.as_str())).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Problem> {
        let Some((name, json)) = self.value.take() else {
            return Err(Problem::custom("a value without a name"));
        };
        let at = self.at.field(name);
        seed.deserialize(Input { json, at }).map_err(|problem| problem.at(at))
    }
}

/// What is wrong, and where as far as that is known. Never the value: it may be a secret.
#[derive(Debug)]
struct Problem {
    path: Option<String>,
    /// The field that the problem names, of the object at hand.
    field: Option<String>,
    message: String,
}

impl Problem {
    fn new(message: impl Into<String>) -> Self {
        Self { path: None, field: None, message: message.into() }
    }

    /// Says where; the innermost place that hears of it counts.
    fn at(mut self, at: At<'_>) -> Self {
        if self.path.is_none() {
            self.path = Some(match &self.field {
                Some(field) => at.field(field).to_string(),
                None => at.to_string(),
            });
        }
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Problem {}

impl serde::de::Error for Problem {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(message.to_string())
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let found = match found {
            Unexpected::Bool(_) => "a boolean",
            Unexpected::Unsigned(_) | Unexpected::Signed(_) => "an integer",
            Unexpected::Float(_) => "a fraction",
            Unexpected::Str(_) => "a string",
            Unexpected::Unit | Unexpected::Option => "null",
            Unexpected::Seq => "a list",
            Unexpected::Map => "an object",
            _ => "something else",
        };
        Self::new(format!("expected {}, not {found}", plain_type(&expected.to_string())))
    }

    fn invalid_value(_: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::new(format!("expected {}", plain_type(&expected.to_string())))
    }

    fn invalid_length(_: usize, expected: &dyn Expected) -> Self {
        Self::new(format!("expected {expected}"))
    }

    fn unknown_variant(_: &str, expected: &'static [&'static str]) -> Self {
        Self::new(format!("expected {}", one_of(expected)))
    }

    fn unknown_field(name: &str, expected: &'static [&'static str]) -> Self {
        let shown = if is_plain_name(name) { name } else { "?" };
        let message = format!("unknown field, expected {}", one_of(expected));
        Self { field: Some(shown.to_owned()), ..Self::new(message) }
    }

    fn missing_field(name: &'static str) -> Self {
        Self { field: Some(name.to_owned()), ..Self::new("required, but missing") }
    }

    fn duplicate_field(name: &'static str) -> Self {
        Self { field: Some(name.to_owned()), ..Self::new("given twice") }
    }
}

/// The words that may stand there.
fn one_of(words: &[&str]) -> String {
    let words: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
    match words.as_slice() {
        [] => "none".to_owned(),
        [word] => word.clone(),
        [first, second] => format!("{first} or {second}"),
        words => format!("one of {}", words.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::{ErrorKind, Secret};

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Sample {
        id: Secret,
        count: Option<u64>,
        #[serde(default)]
        light: Light,
        list: Option<Vec<Inner>>,
        names: Option<BTreeMap<String, String>>,
        any: Option<serde_json::Value>,
    }

    #[derive(Debug, Default, Deserialize)]
    #[serde(rename_all = "UPPERCASE")]
    enum Light {
        #[default]
        Red,
        Green,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields, try_from = "InnerFields")]
    struct Inner {
        flag: bool,
    }

    #[derive(Deserialize)]
    struct InnerFields {
        flag: bool,
    }

    impl TryFrom<InnerFields> for Inner {
        type Error = &'static str;

        fn try_from(fields: InnerFields) -> Result<Self, Self::Error> {
            if fields.flag { Ok(Self { flag: true }) } else { Err("expected a raised flag") }
        }
    }

    #[test]
    fn everything_that_parameters_hold_is_read() {
        let sample: Sample = read_params(
            r#"{"id":"a\u20b9\n","count":5,"light":"GREEN","list":[{"flag":true}],"names":{"a b":"c"},
                "any":[null,-1,1.5,{"x":"\u20b9"}]}"#,
        )
        .unwrap();
        assert_eq!((sample.id.expose(), sample.count), ("a\u{20b9}\n", Some(5)));
        assert!(matches!(sample.light, Light::Green) && sample.list.unwrap()[0].flag);
        assert_eq!(sample.names.unwrap()["a b"], "c");
        assert_eq!(sample.any.unwrap(), serde_json::json!([null, -1, 1.5, { "x": "\u{20b9}" }]));
        assert!(read_params::<Sample>(r#"{"id":"a","count":null,"list":null}"#).is_ok());
    }

    #[test]
    fn a_problem_names_its_place_and_never_the_value() {
        let light = "expected `RED` or `GREEN`";
        for (json, path, message) in [
            ("", "", "expected a JSON object: broken at line 1 column 0"),
            ("{\"id\":", "", "expected a JSON object: broken at line 1 column 6"),
            ("{\"id\":\"a\"}x", "", "expected one JSON object and nothing after it"),
            ("[\"a\"]", "", "expected an object, not a list"),
            ("null", "", "expected an object, not null"),
            ("{}", "id", "required, but missing"),
            ("{\"id\":\"a\",\"id\":\"b\"}", "id", "given twice"),
            ("{\"id\":4012}", "id", "expected a string, not an integer"),
            ("{\"id\":\"a\",\"count\":\"4012\"}", "count", "expected a whole number, not a string"),
            ("{\"id\":\"a\",\"count\":-1}", "count", "expected a whole number"),
            ("{\"id\":\"a\",\"count\":1.0}", "count", "expected a whole number, not a fraction"),
            ("{\"id\":\"a\",\"count\":1e3}", "count", "expected a whole number, not a fraction"),
            (
                "{\"id\":\"a\",\"count\":18446744073709551616}",
                "count",
                "expected a whole number, not a fraction",
            ),
            ("{\"id\":\"a\",\"light\":\"4012\"}", "light", light),
            ("{\"id\":\"a\",\"light\":4012}", "light", "expected a string, not an integer"),
            ("{\"id\":\"a\",\"list\":{}}", "list", "expected a list, not an object"),
            ("{\"id\":\"a\",\"list\":[{\"flag\":true},[]]}", "list[1]", "expected an object, not a list"),
            ("{\"id\":\"a\",\"list\":[{}]}", "list[0].flag", "required, but missing"),
            (
                "{\"id\":\"a\",\"list\":[{\"flag\":\"4012\"}]}",
                "list[0].flag",
                "expected a boolean, not a string",
            ),
            ("{\"id\":\"a\",\"list\":[{\"flag\":false}]}", "list[0]", "expected a raised flag"),
            ("{\"id\":\"a\",\"names\":{\"a b\":5}}", "names.a b", "expected a string, not an integer"),
            (
                "{\"id\":\"a\",\"cuont\":5}",
                "cuont",
                "unknown field, expected one of `id`, `count`, `light`, `list`, `names`, `any`",
            ),
            (
                "{\"id\":\"a\",\"4012001037141112\":5}",
                "?",
                "unknown field, expected one of `id`, `count`, `light`, `list`, `names`, `any`",
            ),
        ] {
            let error = read_params::<Sample>(json).unwrap_err();
            assert_eq!(
                (error.path.as_deref().unwrap_or_default(), &*error.message),
                (path, message),
                "{json}"
            );
            assert_eq!(error.kind, ErrorKind::Input);
        }
    }

    #[test]
    fn depth_is_bounded() {
        let deep = format!("{{\"id\":\"a\",\"any\":{}{}}}", "[".repeat(5_000), "]".repeat(5_000));
        assert!(
            read_params::<Sample>(&deep).unwrap_err().message.starts_with("expected a JSON object: broken")
        );
    }
}
