//! Looks for what an answer cannot do without, and at nothing else.
//!
//! A driver that hands the gateway's own JSON on needs to know that it is an answer, not what is in it. This says yes
//! to what the lenient reader reads and no to what it refuses, in a fraction of the time and of the code.

use serde::de::Error as _;
use serde_json::Value;

use crate::json::Node;

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
    check(json, T::FIELDS)
}

fn check(json: &str, fields: Option<&'static [Field]>) -> Result<(), serde_json::Error> {
    let wanted = |name: &str| fields.unwrap_or_default().iter().any(|field| field.needs(name));
    Node::parse_some(json, &wanted, |node| match lacks(&node, fields) {
        Lack::Nothing => Ok(()),
        Lack::Object => Err(serde_json::Error::custom("expected an object")),
        Lack::Field(name) => Err(serde_json::Error::missing_field(name)),
    })
}

/// Whether a JSON value is such an answer.
pub(crate) fn has_head<T: Head>(node: &Node<'_>) -> bool {
    matches!(lacks(node, T::FIELDS), Lack::Nothing)
}

/// What a value would need to be an answer.
enum Lack {
    Nothing,
    Object,
    Field(&'static str),
}

fn lacks(node: &Node<'_>, fields: Option<&'static [Field]>) -> Lack {
    let Some(fields) = fields else { return Lack::Nothing };
    let Node::Object(found) = node else { return Lack::Object };
    let there = |field: &&Field| {
        field.needed == Needed::No
            || found.iter().any(|(name, value)| field.is(name) && field.needed.fits(value))
    };
    let missing = fields.iter().find(|field| !there(field)).and_then(|field| field.names.first());
    missing.map_or(Lack::Nothing, |name| Lack::Field(name))
}

impl Field {
    /// Whether this is its name, and an answer cannot do without it.
    pub(crate) fn needs(&self, name: &str) -> bool {
        self.needed != Needed::No && self.is(name)
    }

    fn is(&self, name: &str) -> bool {
        self.names.contains(&name)
    }
}

impl Needed {
    fn fits(self, node: &Node<'_>) -> bool {
        match node {
            Node::Null => self == Self::No,
            Node::Text(_) => true,
            Node::Number(_) => self != Self::Text,
            _ => matches!(self, Self::No | Self::Something),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde::de::DeserializeOwned;

    use super::*;
    use crate::check::without_values;
    use crate::models::facts::{OrderFacts, read_facts};
    use crate::models::{Customer, Order, Token};
    use crate::operations::generate_token::AccessToken;

    fn said<T>(outcome: Result<T, serde_json::Error>) -> Option<String> {
        outcome.err().map(|error| without_values(&error.to_string()))
    }

    fn agree<T: Head + DeserializeOwned>(json: &str) {
        assert_eq!(said(check_head::<T>(json)), said(serde_json::from_str::<T>(json)), "{json}");
    }

    fn agree_all(json: &str) {
        facts_are_an_answer(json);
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

    /// The call machine relies on it where it looks at the facts first.
    fn facts_are_an_answer(json: &str) {
        assert!(read_facts::<OrderFacts>(json).is_none() || check_head::<Order>(json).is_ok(), "{json}");
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
