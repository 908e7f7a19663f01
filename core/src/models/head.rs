//! Looks for what an answer cannot do without, and at nothing else.
//!
//! A driver that hands the gateway's own JSON on needs to know that it is an answer, not what is in it. This says yes
//! to what the lenient reader reads and no to what it refuses, in a fraction of the time and of the code.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use crate::json::Name;

/// Whether a field must be there, and as what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Needed {
    /// It may be absent.
    No,
    /// A text.
    Text,
    /// A text, or a number in its place.
    TextOrNumber,
    /// Anything but `null`.
    Something,
}

/// A field of an answer: its name, then other spellings of it.
pub(crate) struct Field {
    pub(crate) names: &'static [&'static str],
    pub(crate) needed: Needed,
}

/// What the gateway answers to an operation.
pub(crate) trait Head {
    /// Its fields in order; `None` for an answer of any form.
    const FIELDS: Option<&'static [Field]>;
}

impl Head for Value {
    const FIELDS: Option<&'static [Field]> = None;
}

/// Checks an answer.
///
/// # Errors
/// Those of the reader: broken JSON, no object, a field that is missing.
pub(crate) fn check_head<T: Head>(json: &str) -> Result<(), serde_json::Error> {
    const {
        // There is a bit for each field.
        if let Some(fields) = T::FIELDS {
            assert!(fields.len() <= 64);
        }
    }
    let mut deserializer = serde_json::Deserializer::from_str(json);
    match T::FIELDS {
        Some(fields) => deserializer.deserialize_any(HeadVisitor(fields))?,
        None => drop(Needed::No.deserialize(&mut deserializer)?),
    }
    deserializer.end()
}

/// Whether a JSON value is such an answer.
pub(crate) fn has_head<T: Head>(value: &Value) -> bool {
    T::FIELDS.is_none_or(|fields| value.deserialize_any(HeadVisitor(fields)).is_ok())
}

struct HeadVisitor(&'static [Field]);

fn no_object<E: serde::de::Error>() -> Result<(), E> {
    Err(E::custom("expected an object"))
}

impl<'de> Visitor<'de> for HeadVisitor {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut found = 0u64;
        while let Some(name) = map.next_key::<Name<'de>>()? {
            let place = self
                .0
                .iter()
                .position(|field| field.needed != Needed::No && field.names.contains(&name.0.as_ref()));
            match place.and_then(|place| Some((place, self.0.get(place)?.needed))) {
                Some((place, needed)) => found |= u64::from(map.next_value_seed(needed)?) << place,
                None => drop(map.next_value_seed(Needed::No)?),
            }
        }
        for (place, field) in self.0.iter().enumerate() {
            if field.needed != Needed::No && found & (1 << place) == 0 {
                return Err(A::Error::missing_field(field.names.first().copied().unwrap_or_default()));
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<(), A::Error> {
        Needed::No.visit_seq(seq)?;
        no_object()
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<(), E> {
        no_object()
    }

    fn visit_bool<E: serde::de::Error>(self, _: bool) -> Result<(), E> {
        no_object()
    }

    fn visit_i64<E: serde::de::Error>(self, _: i64) -> Result<(), E> {
        no_object()
    }

    fn visit_u64<E: serde::de::Error>(self, _: u64) -> Result<(), E> {
        no_object()
    }

    fn visit_f64<E: serde::de::Error>(self, _: f64) -> Result<(), E> {
        no_object()
    }

    fn visit_str<E: serde::de::Error>(self, _: &str) -> Result<(), E> {
        no_object()
    }
}

/// Reads a value and says whether it fits. What is passed over is read with the same limits as the rest: depth, numbers
/// and halves of characters that break the reader break this too.
impl<'de> DeserializeSeed<'de> for Needed {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Needed {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_str<E>(self, _: &str) -> Result<bool, E> {
        Ok(true)
    }

    fn visit_u64<E>(self, _: u64) -> Result<bool, E> {
        Ok(self != Self::Text)
    }

    fn visit_i64<E>(self, _: i64) -> Result<bool, E> {
        Ok(self != Self::Text)
    }

    fn visit_f64<E>(self, _: f64) -> Result<bool, E> {
        Ok(self != Self::Text)
    }

    fn visit_bool<E>(self, _: bool) -> Result<bool, E> {
        Ok(self == Self::Something)
    }

    fn visit_unit<E>(self) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<bool, A::Error> {
        while map.next_key_seed(Self::No)?.is_some() {
            map.next_value_seed(Self::No)?;
        }
        Ok(self == Self::Something)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<bool, A::Error> {
        while seq.next_element_seed(Self::No)?.is_some() {}
        Ok(self == Self::Something)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde::de::DeserializeOwned;

    use super::*;
    use crate::check::without_values;
    use crate::models::{Customer, Order, Token};
    use crate::operations::generate_token::AccessToken;

    fn said<T>(outcome: Result<T, serde_json::Error>) -> Option<String> {
        outcome.err().map(|error| without_values(&error.to_string()))
    }

    fn agree<T: Head + DeserializeOwned>(json: &str) {
        assert_eq!(said(check_head::<T>(json)), said(serde_json::from_str::<T>(json)), "{json}");
    }

    fn agree_all(json: &str) {
        agree::<Order>(json);
        agree::<Customer>(json);
        agree::<Token>(json);
        agree::<AccessToken>(json);
        agree::<Value>(json);
    }

    #[test]
    fn the_check_and_the_reader_refuse_the_same_for_the_same_reason() {
        for json in [
            "",
            "null",
            "[]",
            "[1,{\"a\":2}]",
            "5",
            "-5",
            "5.5",
            "true",
            "\"\"",
            "\"text\"",
            "{}",
            "{}{}",
            "{\"order_id\":\"a\"}",
            "{\"order_id\":\"a\",\"status\":\"CREATED\"}",
            "{\"status\":\"A_NEW_ONE\",\"new\":{\"a\":[1]},\"order_id\":5}",
            "{\"order_id\":null,\"status\":\"CREATED\"}",
            "{\"order_id\":\"a\",\"status\":5}",
            "{\"order_id\":\"a\",\"status\":\"X\",\"status\":null}",
            "{\"order_id\":true,\"status\":\"CREATED\"}",
            "{\"order_id\":[\"a\"],\"status\":{}}",
            "{\"order_id\":\"a\",\"status\":\"CREATED\",\"payments\":5}",
            "{\"order_id\":\"a\",\"status\":\"CREATED\"",
            "{\"order_id\":\"a\",,\"status\":\"CREATED\"}",
            "{\"token-id\":\"t\"}",
            "{\"token_id\":-1.5}",
            "{\"customer_id\":\"c\",\"status\":null}",
            "{\"access_token\":\"t\"}",
            "{\"access_token\":12}",
            "{\"order_id\":\"a\",\"status\":\"X\",\"x\":1e999}",
            "{\"order_id\":\"a\",\"status\":\"X\",\"x\":\"\\ud800\"}",
            "{\"order_id\":\"a\",\"status\":\"X\",\"x\":\"a\nb\"}",
            "{\"order_id\":\"a\",\"status\":\"X\",\"x\":[01]}",
            "{\"order_id\":\"a\",\"status\":\"X\",5:1}",
        ] {
            agree_all(json);
        }
        for depth in [100, 126, 127, 128, 5_000] {
            let nested = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
            agree_all(&format!("{{\"order_id\":\"a\",\"status\":\"X\",\"x\":{nested}}}"));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn the_check_and_the_reader_agree_on_any_object(
            fields in prop::collection::vec(
                (
                    prop::sample::select(vec!["order_id", "status", "customer_id", "token_id", "access_token", "x"]),
                    prop::sample::select(vec!["null", "1", "-1", "0.5", "true", "\"\"", "\"a\"", "[]", "{}", "[{\"a\":1}]"]),
                ),
                0..6,
            ),
        ) {
            let fields: Vec<_> = fields.iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
            agree_all(&format!("{{{}}}", fields.join(",")));
        }
    }
}
